"""A process that works for the server: it is sent a frame, and answers with frames (see `asking.worker`)."""

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, cast

import jeugdgraph
from jeugdgraph.asking import local
from jeugdgraph.asking.worker import HEAD
from jeugdgraph.errors import JeugdgraphError, StoreProblem
from jeugdgraph.web.service.body import Body, Mark

_LOWEST = 19
"""Priority of a process that takes long, where the system knows no policy for what is to run when nothing else does."""


class Failed(JeugdgraphError):
    """The child says that there is no answer; `kind` and the message are as it says them."""

    def __init__(self, kind: str, message: str) -> None:
        self.kind = kind
        super().__init__(message)


@dataclass(eq=False, slots=True)
class Job:
    """One request to a child. `head` is what it tells of its answer first, `body` the answer; `marks` part its rows, by
    the kind of answer that the head names. `worked` is for how many seconds the process has worked over it."""

    done: asyncio.Future[None]
    deadline: float
    body: Body
    most_bytes: int
    most_rows: int = 0
    marks: Mapping[str, Mark] = field(default_factory=dict)
    head: dict[str, Any] = field(default_factory=dict)
    worked_before: float = 0.0
    worked: float = 0.0

    def take(self, letter: bytes, content: bytes) -> bool:
        """Take a frame; whether it was the last. Raises what keeps this from becoming an answer."""
        if letter == b"D":
            self._add(content)
        elif letter == b"K":
            self.head = json.loads(content)
            self.body.part(self.marks.get(self.head.get("kind", "")))
        elif letter == b"X":
            said = json.loads(content)
            raise Failed(said["kind"], said["message"])
        return letter == b"E"

    def _add(self, content: bytes) -> None:
        try:
            self.body.add(content)
        except OSError as problem:
            raise StoreProblem(f"there is no room for the answer: {problem.strerror}.") from problem
        if self.body.size > self.most_bytes:
            raise TooLarge(f"the answer is larger than {self.most_bytes >> 20} MiB, the limit on size.")
        if self.most_rows and self.body.rows > self.most_rows:
            raise TooLarge(f"the answer has more than {self.most_rows} rows, the limit on rows.")


class TooLarge(JeugdgraphError):
    """The answer is larger than an answer may be."""


class Child(asyncio.Protocol):
    """A process, asked one thing at a time. `finished` is called when it answered, and when it is gone.

    `why` waits for the end of the process and tells what it ended of.
    """

    def __init__(
        self,
        process: "subprocess.Popen[bytes]",
        finished: Callable[["Child"], None],
        why: Callable[["subprocess.Popen[bytes]"], JeugdgraphError],
    ) -> None:
        self.process = process
        self.job: Job | None = None
        self.alive = True
        self.slow = False
        self._finished = finished
        self._why = why
        self._transport: asyncio.Transport | None = None
        self._received = bytearray()

    def ask(self, job: Job, content: bytes) -> None:
        """Send a request; what comes of it is told by `job.done`."""
        self.job = job
        job.worked_before = self._worked()
        if self._transport is not None:
            self._transport.write(HEAD.pack(b"Q", len(content)) + content)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """See `asyncio.Protocol`."""
        self._transport = cast(asyncio.Transport, transport)  # that of uvloop is none by its class

    def data_received(self, data: bytes) -> None:
        """See `asyncio.Protocol`."""
        received = self._received
        received += data
        start = 0
        while self.alive and len(received) - start >= HEAD.size:
            letter, length = HEAD.unpack_from(received, start)
            content = start + HEAD.size
            if content + length > len(received):
                break
            start = content + length
            self._take(letter, bytes(received[content:start]))
        del received[:start]

    def _take(self, letter: bytes, content: bytes) -> None:
        if self.job is None:
            return
        try:
            if self.job.take(letter, content):
                self.end(None)
        except Failed as problem:
            self.end(problem)
        except (JeugdgraphError, ValueError, KeyError) as problem:
            self.kill()
            self.end(problem)

    def connection_lost(self, exc: Exception | None) -> None:
        """See `asyncio.Protocol`."""
        self.alive = False
        reaped = asyncio.get_running_loop().run_in_executor(None, self._why, self.process)
        reaped.add_done_callback(self._lost)

    def _lost(self, reaped: "asyncio.Future[JeugdgraphError]") -> None:
        self.end(None if reaped.cancelled() else reaped.result())

    def end(self, problem: Exception | None) -> None:
        """End what it is at, well or not, and tell so."""
        job, self.job = self.job, None
        if job is not None and problem is not None:
            job.body.close()
        if job is not None and not job.done.done():
            if problem is None:
                job.done.set_result(None)
            else:
                job.done.set_exception(problem)
        self._finished(self)

    def look(self) -> None:
        """See for how long the process has worked over what it is at."""
        if self.job is not None:
            self.job.worked = self._worked() - self.job.worked_before

    def _worked(self) -> float:
        """Seconds of processor time that the process took in all; by the clock where the system does not tell."""
        try:
            return time.clock_gettime(_clock_of(self.process.pid))
        except OSError:
            return time.monotonic()

    def hold_back(self) -> None:
        """Let others go first from now on."""
        self.slow = True
        try:
            os.sched_setscheduler(self.process.pid, os.SCHED_IDLE, os.sched_param(0))
        except (OSError, AttributeError):
            with contextlib.suppress(OSError, AttributeError):
                os.setpriority(os.PRIO_PROCESS, self.process.pid, _LOWEST)

    def kill(self) -> None:
        """End the process at once."""
        self.alive = False
        with contextlib.suppress(OSError):
            self.process.kill()
        if self._transport is not None:
            self._transport.abort()


def _clock_of(pid: int) -> int:
    """The clock that tells what a process has worked, as Linux numbers it (man 3 clock_getcpuclockid)."""
    return ~pid << 3 | 2


class Sort(NamedTuple):
    """A sort of children: what starts one, what it is sent to see whether it works, and what one ended of.

    `told`: what it says on standard error is for `why` to read, and not for whoever runs the server.
    """

    command: Sequence[str]
    probe: bytes
    why: Callable[["subprocess.Popen[bytes]"], JeugdgraphError]
    told: bool = False


async def start(sort: Sort, finished: Callable[[Child], None]) -> Child:
    """Start a child; whether it works is only known when it answers."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    try:
        process = _spawn(sort, theirs)
    except OSError as problem:
        ours.close()
        raise StoreProblem(f"cannot start a process: {problem.strerror}.") from problem
    finally:
        theirs.close()
    child = Child(process, finished, sort.why)
    await asyncio.get_running_loop().create_unix_connection(lambda: child, sock=ours)
    return child


def _spawn(sort: Sort, end: socket.socket) -> "subprocess.Popen[bytes]":
    """The process, in a group of its own: an interrupt from the keyboard is for the server, which then ends it."""
    return subprocess.Popen(  # noqa: S603 - our own programs
        list(sort.command),
        stdin=end.fileno(),
        stdout=end.fileno(),
        stderr=subprocess.PIPE if sort.told else None,
        env={**local.environment(), "PYTHONPATH": _found()},
        process_group=0,
    )


def ended(process: "subprocess.Popen[bytes]") -> JeugdgraphError:
    """What to say of a process that ended and says nothing itself."""
    process.kill()
    process.wait()
    return StoreProblem("the process that was at it ended.")


def _found() -> str:
    """Where Python finds this package, however the server was started."""
    own = str(Path(jeugdgraph.__file__).resolve().parents[1])
    return os.pathsep.join(filter(None, (own, os.environ.get("PYTHONPATH"))))
