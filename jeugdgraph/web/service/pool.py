"""Children of one sort: some stand ready, and those that take long make room for others.

A request over which a process has worked longer than `slow_after` goes to the background: its process runs when nothing
else does, and another one takes its place, so that quick requests do not wait behind slow ones. There is a limit on how
many may be there. What counts is work, not waiting: on a machine that is busy nothing would be quick.
"""

import asyncio
import os
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from jeugdgraph.errors import JeugdgraphError
from jeugdgraph.web.service.body import Body, Mark
from jeugdgraph.web.service.child import Child, Job, Sort, start

_LOOK = 0.02
"""How often clocks are looked at while there is something to look at."""
_SPARE_LOOKS = 250
"""Looks in a row at which there were processes to spare, before one is ended."""
_STARTING_MOST = 2 * (os.cpu_count() or 1)
"""Processes that are started at once: more of them would only be ready later, all of them."""
_START = 60.0
"""How long a process may take to begin."""
_PAUSES = (0.1, 0.5, 2.0, 5.0)
"""Pauses before another try, when processes do not begin."""

_UNMARKED: Mapping[str, Mark] = {}


class Busy(JeugdgraphError):
    """More is asked than can be worked on."""


class OutOfTime(JeugdgraphError):
    """It took longer than it may."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a request may take: `seconds` of waiting (for a process, and then for its answer), `most_bytes` of answer.

    `size` processes stand ready, `slow_most` more may be at what takes long; `waiting_most` requests may wait. `grows`:
    when all processes are at what takes a while, those that wait get one each; for what is cheap to start.
    """

    size: int
    seconds: float
    most_bytes: int
    waiting_most: int
    slow_after: float
    slow_most: int
    grows: bool = False


class Pool:
    """Processes that work, and the requests that wait for one."""

    def __init__(self, sort: Sort, bounds: Bounds) -> None:
        self.bounds = bounds
        self.started = 0
        self.problem = ""
        self.about: dict[str, object] = {}
        self._sort = sort
        self._ready: deque[Child] = deque()
        self._busy: set[Child] = set()
        self._waiting: deque[asyncio.Future[Child]] = deque()
        self._starting: set[asyncio.Task[None]] = set()
        self._failures = 0
        self._closing = False
        self._spare = 0
        self._clock: asyncio.TimerHandle | None = None

    def open(self) -> None:
        """Begin."""
        self._fill()

    async def works(self, seconds: float) -> bool:
        """Whether there is a process that works, waiting for it as long as that."""
        end = time.monotonic() + seconds
        while not self.ready and time.monotonic() < end:
            await asyncio.sleep(0.02)
        return self.ready

    @property
    def ready(self) -> bool:
        """Whether there are processes that work."""
        return bool(self._ready or self._busy)

    @property
    def counts(self) -> dict[str, int]:
        """Processes and requests, by what they are at."""
        slow = sum(child.slow for child in self._busy)
        return {
            "ready": len(self._ready), "busy": len(self._busy) - slow, "slow": slow,
            "starting": len(self._starting), "waiting": len(self._waiting),
        }  # fmt: skip

    async def ask(self, content: bytes, most_rows: int = 0, marks: Mapping[str, Mark] = _UNMARKED) -> Job:
        """Have a request worked on. Raises Busy, OutOfTime, and what went wrong."""
        child = await self._free()
        bounds = self.bounds
        job = Job(
            asyncio.get_running_loop().create_future(),
            time.monotonic() + bounds.seconds,
            Body(),
            bounds.most_bytes,
            most_rows,
            marks,
        )
        child.ask(job, content)
        self._watch()
        try:
            await job.done
        except asyncio.CancelledError:  # nobody waits for it: what is nearly done may end
            job.deadline = min(job.deadline, time.monotonic() + bounds.slow_after)
            raise
        return job

    async def _free(self) -> Child:
        """A process that is free, when there is one."""
        while True:
            if self._ready:
                child = self._ready.popleft()
                self._busy.add(child)
            else:
                child = await self._next()
            if child.alive:
                return child
            self._busy.discard(child)

    async def _next(self) -> Child:
        """The process that is free next."""
        if len(self._waiting) >= self.bounds.waiting_most:
            raise Busy("more is asked than can be answered at once.")
        self._fill()
        turn: asyncio.Future[Child] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            async with asyncio.timeout(self.bounds.seconds):
                return await turn
        except TimeoutError as problem:
            self._leave(turn)
            raise Busy("more is asked than can be answered at once.") from problem
        except asyncio.CancelledError:
            self._leave(turn)
            raise

    def _leave(self, turn: "asyncio.Future[Child]") -> None:
        """Wait no longer; a process that was given just now is for the next."""
        if turn in self._waiting:
            self._waiting.remove(turn)
        if turn.done() and not turn.cancelled():
            self._finished(turn.result())

    def _finished(self, child: Child) -> None:
        """A child is free, or gone."""
        known = child in self._busy
        self._busy.discard(child)
        if not child.alive or child.slow:
            if child in self._ready:
                self._ready.remove(child)
            if child.alive:
                child.kill()
            self._fill()
        elif known:
            self._hand_on(child)

    def _hand_on(self, child: Child) -> None:
        """Give a free child to whoever waits longest."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                self._busy.add(child)
                turn.set_result(child)
                return
        if self._closing:
            child.kill()
        else:
            self._ready.append(child)

    def _fill(self) -> None:
        """Start what is missing."""
        if self._closing and not self._waiting:
            return
        there = len(self._ready) + len(self._busy) + len(self._starting)
        wanted = min(
            self._missing(),
            self.bounds.size + self.bounds.slow_most - there,
            _STARTING_MOST - len(self._starting),
        )
        for _ in range(wanted):
            task = asyncio.get_running_loop().create_task(self._start())
            self._starting.add(task)
            task.add_done_callback(self._started)

    def _missing(self) -> int:
        """How many processes more there should be. Where those that wait get one each: should they take long too, the
        next ones do not wait for each of them in turn."""
        lacking = self.bounds.size - self._quick() - len(self._starting)
        if (
            self.bounds.grows
            and self._waiting
            and not self._ready
            and all(self._lingers(child) for child in self._busy)
        ):
            return max(lacking, len(self._waiting) - len(self._starting))
        return lacking

    def _quick(self) -> int:
        """Processes that are not at what takes long."""
        return len(self._ready) + sum(not child.slow for child in self._busy)

    def _started(self, task: "asyncio.Task[None]") -> None:
        self._starting.discard(task)
        if not task.cancelled():
            self._fill()

    async def _start(self) -> None:
        """Start a child and put it to work when it has shown that it works; else pause, for another try."""
        if self._failures:
            await asyncio.sleep(_PAUSES[min(self._failures, len(_PAUSES)) - 1])
        child = None
        try:
            async with asyncio.timeout(_START):
                child = await start(self._sort, self._finished)
                self.about = await _probe(child, self._sort.probe)
        except (JeugdgraphError, TimeoutError, OSError) as problem:
            self._failures += 1
            self.problem = str(problem) or "a process took too long to begin."
            if child is not None:
                child.kill()
            return
        except asyncio.CancelledError:
            if child is not None:
                child.kill()
            raise
        self._failures = 0
        self.problem = ""
        self.started += 1
        self._hand_on(child)

    def _look(self) -> None:
        """Hold what is being worked on against the clock."""
        now = time.monotonic()
        for child in list(self._busy):
            job = child.job
            if job is None:
                continue
            if now > job.deadline:
                self._stop(child, OutOfTime(f"it took longer than {self.bounds.seconds:g} seconds."))
            elif not child.slow:
                child.look()
                if job.worked > self.bounds.slow_after:
                    self._to_background(child)
        if self._waiting:
            self._fill()
        self._retire()
        self._clock = None
        if self._busy or self._waiting or self._spare:
            self._watch()

    def _watch(self) -> None:
        """Look at the clocks in a moment."""
        if self._clock is None:
            self._clock = asyncio.get_running_loop().call_later(_LOOK, self._look)

    def _lingers(self, child: Child) -> bool:
        """Whether a child may well be at what takes long."""
        return child.job is not None and child.job.worked > self.bounds.slow_after / 2

    def _retire(self) -> None:
        """End processes beyond those that stand ready, when they had nothing to do for some time."""
        if self._waiting or self._quick() <= self.bounds.size or not self._ready:
            self._spare = 0
            return
        self._spare += 1
        if self._spare > _SPARE_LOOKS:
            self._ready.popleft().kill()

    def _to_background(self, child: Child) -> None:
        if sum(one.slow for one in self._busy) >= self.bounds.slow_most:
            self._stop(child, Busy("more is asked that takes long than can be answered at once."))
            return
        child.hold_back()
        self._fill()

    def _stop(self, child: Child, problem: JeugdgraphError) -> None:
        child.kill()
        child.end(problem)

    async def close(self, seconds: float) -> None:
        """End: no new requests come; those that are here may still take so long."""
        self._closing = True
        while self._ready:
            self._ready.popleft().kill()
        end = time.monotonic() + seconds
        while (self._busy or self._waiting) and time.monotonic() < end:
            await asyncio.sleep(0.02)
        for task in list(self._starting):
            task.cancel()
        for child in list(self._busy):
            self._stop(child, Busy("the server stops."))
        for turn in self._waiting:
            turn.cancel()
        if self._clock is not None:
            self._clock.cancel()


async def _probe(child: Child, content: bytes) -> dict[str, object]:
    """What a child says of itself when it is asked for the first time."""
    job = Job(asyncio.get_running_loop().create_future(), 0, Body(), 1 << 20)
    child.ask(job, content)
    await job.done
    return job.head
