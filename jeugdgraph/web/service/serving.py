"""What the children of the server share: requests come in as frames, answers go out as frames.

The frames are those of `asking.worker`. The end of the input ends the process, also amid its work.
"""

import json
import os
from collections.abc import Callable
from typing import IO, Any

from jeugdgraph.asking.limits import MEBIBYTE
from jeugdgraph.asking.worker import CHUNK, requests, write_frame

Answer = Callable[[dict[str, Any], "Reply"], None]
"""Answers a request, as JSON has it."""


class Reply:
    """Where an answer goes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def head(self, **told: object) -> None:
        """What is told of the answer before it."""
        write_frame(self._stream, b"K", json.dumps(told).encode())

    def piece(self, content: bytes) -> None:
        """The answer, or a part of it."""
        for start in range(0, len(content), CHUNK):
            write_frame(self._stream, b"D", content[start : start + CHUNK])

    def end(self) -> None:
        """The answer is whole."""
        write_frame(self._stream, b"E", b"")

    def problem(self, kind: str, message: str) -> None:
        """There is no answer."""
        write_frame(self._stream, b"X", json.dumps({"kind": kind, "message": message}).encode())


def serve(answer: Answer, memory: int) -> None:
    """Answer until the input ends, with `memory` mebibytes at most."""
    _bound(memory)
    reply = Reply(_output())
    for content in requests():
        answer(json.loads(content), reply)


def _output() -> IO[bytes]:
    """The way out, kept apart: what a library prints is no answer."""
    stream = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return stream


def _bound(memory: int) -> None:
    try:
        import resource
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = memory * MEBIBYTE
    value = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    resource.setrlimit(resource.RLIMIT_DATA, (value, most))
