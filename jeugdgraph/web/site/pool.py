"""Pages made in several processes at once; each opens the graph for itself and writes the files of its pages."""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from typing import NamedTuple

from jeugdgraph import store
from jeugdgraph.errors import JeugdgraphError, StoreProblem
from jeugdgraph.graph import Graph
from jeugdgraph.web.site.folder import put
from jeugdgraph.web.site.making import Remembering, made_of
from jeugdgraph.web.site.manifest import Digests
from jeugdgraph.web.site.plan import Plan

Path_ = tuple[str, ...]


class Done(NamedTuple):
    """A page that was made: its path, what was written, and what it says of itself where it cannot be asked."""

    path: Path_
    files: Digests
    told: str = ""


_AT_ONCE = 8
"""Pages that a process gets at a time."""
_AHEAD = 4
"""Portions that wait for each process."""


@dataclass(frozen=True)
class Work:
    """What every process knows: where the graph is, what is wanted, and where it goes."""

    graph: Path
    plan: Plan
    place: Path


def done(graph: Graph, work: Work, paths: Sequence[Path_], jobs: int) -> Iterator[Done]:
    """Make pages and write their files; gives each as it is done."""
    if jobs == 1 or len(paths) <= _AT_ONCE:
        remembering = Remembering(graph)
        for path in paths:
            yield _written(remembering, work, path)
        return
    yield from _in_processes(work, paths, jobs)


def _in_processes(work: Work, paths: Sequence[Path_], jobs: int) -> Iterator[Done]:
    portions = iter([paths[i : i + _AT_ONCE] for i in range(0, len(paths), _AT_ONCE)])
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (work,))
    waiting: set[Future[_Outcome]] = set()
    try:
        while True:
            while len(waiting) < jobs * _AHEAD and (portion := next(portions, None)):
                waiting.add(pool.submit(_portion, portion))
            if not waiting:
                return
            ready, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for future in ready:
                yield from _told(future)
    except BrokenProcessPool as problem:
        raise StoreProblem(
            "a process that made pages was ended; run the command again to go on."
        ) from problem
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@dataclass(frozen=True)
class _Outcome:
    """Files by page; `problem` says why there are not more."""

    files: tuple[Done, ...]
    problem: str = ""


def _told(future: "Future[_Outcome]") -> Iterator[Done]:
    outcome = future.result()
    yield from outcome.files
    if outcome.problem:
        raise StoreProblem(outcome.problem)


_work: Callable[[Path_], Done]
"""What this process does; it is set when the process begins."""


def _begin(work: Work) -> None:
    """Begin a process: it opens the graph, leaves an interrupt to its parent, and ends with it."""
    global _work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    graph = Remembering(Graph(store.open_folder(work.graph), work.graph))
    _work = lambda path: _written(graph, work, path)  # noqa: E731 - a value, not a function of its own


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _portion(paths: Sequence[Path_]) -> _Outcome:
    made: list[Done] = []
    try:
        for path in paths:
            made.append(_work(path))
    except JeugdgraphError as problem:
        return _Outcome(tuple(made), str(problem))
    return _Outcome(tuple(made))


def _written(graph: Remembering, work: Work, path: Path_) -> Done:
    graph.forget()
    made = made_of(graph, work.plan, path)
    return Done(
        path, {name: put(work.place, name, content) for name, content in made.files.items()}, made.told
    )
