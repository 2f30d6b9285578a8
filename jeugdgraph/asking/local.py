"""A query over the built store, in a process of its own.

A query over the store runs outside this process (see `worker`), because the engine cannot be told to
stop: a cross product or a deep path ends only when its process does. The process is kept for the next
query and replaced when it had to be killed.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Full, Queue
from typing import IO

from jeugdgraph import store
from jeugdgraph.asking import worker
from jeugdgraph.asking.engine import Reply
from jeugdgraph.asking.limits import MEBIBYTE, Limits
from jeugdgraph.errors import JeugdgraphError, StoreProblem

_TOO_DEEP = -11
"""How the process ends when the engine has no stack left (SIGSEGV)."""
_AHEAD = 32
"""Pieces of a result that are read before somebody takes them."""


class Worker:
    """A process over a built store. One query at a time; a second one waits."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._end: weakref.finalize[..., object] | None = None
        self._memory = 0
        self._frames: Queue[tuple[bytes, bytes] | None] = Queue()
        self._turn = threading.Lock()

    def start(self, limits: Limits = Limits()) -> None:
        """Start the process ahead of the first query, to open the store meanwhile."""
        if self._process is None or self._process.poll() is not None or self._memory != limits.memory:
            self.stop()
            self._process, self._frames = _spawn(self._folder, limits.memory)
            self._end = weakref.finalize(self, _end, self._process)
            self._memory = limits.memory

    def stop(self) -> None:
        """End the process at once, whatever it is at."""
        self._process = None
        if self._end is not None:
            self._end()

    def run(self, query: str, media: str, limits: Limits) -> Reply:
        """See `Engine`."""
        self._turn.acquire()
        whole = False
        try:
            self.start(limits)
            clock = _Clock(limits)
            self._send(json.dumps({"query": query, "format": media}).encode())
            letter, content = self._next(clock)
            if letter != b"K":
                whole = letter == b"X"
                raise self._problem(letter, content, query)
            about = json.loads(content)
            pieces = self._pieces(clock)
            next(pieces)  # begun, it gives up its turn also when nobody reads on
        except BaseException:
            self._let_go(whole=whole)
            raise
        return Reply(about["kind"], pieces)

    def _pieces(self, clock: "_Clock") -> Iterator[bytes]:
        whole = False
        try:
            yield b""
            while True:
                letter, content = self._next(clock)
                if letter == b"E":
                    whole = True
                    return
                if letter != b"D":
                    whole = True
                    raise self._problem(letter, content, "")
                clock.count(len(content))
                yield content
        finally:
            self._let_go(whole=whole)

    def _let_go(self, *, whole: bool) -> None:
        """Give the turn to the next query; a process that is amid an answer is of no use to it."""
        if not whole:
            self.stop()
        self._turn.release()

    def _send(self, request: bytes) -> None:
        if self._process is None or self._process.stdin is None:
            raise StoreProblem("the process that runs queries is gone.")
        try:
            worker.write_frame(self._process.stdin, b"Q", request)
        except OSError:
            raise self._death(Limits(memory=self._memory)) from None

    def _next(self, clock: "_Clock") -> tuple[bytes, bytes]:
        with clock.waiting() as seconds:
            try:
                frame = self._frames.get(timeout=seconds)
            except Empty:
                raise clock.limits.out_of_time() from None
        if frame is None:
            raise self._death(clock.limits)
        return frame

    def _problem(self, letter: bytes, content: bytes, query: str) -> JeugdgraphError:
        """What the process says went wrong."""
        if letter != b"X":
            return StoreProblem("the process that runs queries answered out of turn.")
        said = json.loads(content)
        if said["kind"] == "syntax":
            from jeugdgraph.asking.syntax import not_sparql

            return not_sparql(query, said["message"])
        return not_run(said["message"], Limits(memory=self._memory))

    def _death(self, limits: Limits) -> JeugdgraphError:
        """Why the process ended of itself."""
        if self._process is None:
            return StoreProblem("the process that runs queries is gone.")
        return death(self._process, limits)


def not_run(message: str, limits: Limits) -> JeugdgraphError:
    """What went wrong in a process that lives on, from what it says."""
    if message == "MemoryError":
        return limits.out_of_memory()
    return StoreProblem(f"the query could not be run: {message}.")


def death(process: "subprocess.Popen[bytes]", limits: Limits) -> JeugdgraphError:
    """Why a process ended of itself: nearly always because it was refused more memory."""
    process.kill()
    said = process.stderr.read().decode("utf-8", "replace") if process.stderr else ""
    process.wait()
    if "memory allocation" in said or "MemoryError" in said or "bad_alloc" in said:
        return limits.out_of_memory()
    if process.returncode == _TOO_DEEP:
        return StoreProblem("the engine broke down over the query: it is nested too deeply, or too long.")
    last = said.strip().splitlines()[-1:] or [f"exit code {process.returncode}"]
    return StoreProblem(f"the process that runs queries ended: {last[0]}")


class _Clock:
    """Time spent waiting for the engine, and bytes received, held against the limits."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._left = limits.seconds
        self._received = 0

    @contextlib.contextmanager
    def waiting(self) -> Iterator[float | None]:
        if self._left is None:
            yield None
            return
        start = time.monotonic()
        yield max(self._left, 0.0)
        self._left -= time.monotonic() - start

    def count(self, size: int) -> None:
        self._received += size
        if self._received > self.limits.size * MEBIBYTE:
            raise self.limits.too_large()


def command(folder: Path, memory: int) -> list[str]:
    """What starts a worker over a store, with a limit on its memory in mebibytes."""
    return [sys.executable, "-P", str(worker.__file__), str(folder / store.DATA), str(memory * MEBIBYTE)]


def environment() -> dict[str, str]:
    """The environment of a process that asks the engine.

    A query takes and gives back many small pieces of memory; when the C library of Linux keeps more of them at hand
    than it does of itself, queries take a fifth less time.
    """
    quick = "glibc.malloc.tcache_count=500:glibc.malloc.tcache_max=4096"
    return {"GLIBC_TUNABLES": quick, **os.environ, "PYTHONDONTWRITEBYTECODE": "1"}


def _spawn(folder: Path, memory: int) -> tuple[subprocess.Popen[bytes], "Queue[tuple[bytes, bytes] | None]"]:
    """A worker over a store, and the queue in which its frames arrive; None follows the last one."""
    try:
        process = subprocess.Popen(  # noqa: S603 - our own script
            command(folder, memory),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
            start_new_session=True,  # an interrupt from the keyboard is for us, who then stop it
        )
    except OSError as problem:
        raise StoreProblem(f"cannot start a process for the query: {problem.strerror}.") from problem
    frames: Queue[tuple[bytes, bytes] | None] = Queue(_AHEAD)
    threading.Thread(target=_read, args=(process, frames), daemon=True).start()
    return process, frames


def _read(process: "subprocess.Popen[bytes]", frames: "Queue[tuple[bytes, bytes] | None]") -> None:
    """Put frames in the queue until there are no more, or nobody takes them after the process was killed."""
    if process.stdout is None:
        return
    with process.stdout as stream:
        frame: tuple[bytes, bytes] | None = (b"", b"")
        while frame is not None:
            frame = _next_frame(stream)
            if not _put(frames, frame, process):
                return


def _next_frame(stream: IO[bytes]) -> tuple[bytes, bytes] | None:
    try:
        return worker.read_frame(stream)
    except (OSError, ValueError):
        return None


def _put(
    frames: "Queue[tuple[bytes, bytes] | None]",
    frame: tuple[bytes, bytes] | None,
    process: "subprocess.Popen[bytes]",
) -> bool:
    """Put a frame in the queue when there is room; false when the process ended and nobody takes it."""
    while True:
        try:
            frames.put(frame, timeout=1)
            return True
        except Full:
            if process.poll() is not None:
                return False


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process and close what we hold of it; the thread that reads its answers closes those."""
    with contextlib.suppress(OSError):
        process.kill()
    process.wait()
    for stream in (process.stdin, process.stderr):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
