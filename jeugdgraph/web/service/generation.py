"""The children over one state of the graph, and what they answered; and seeing that the graph has another state."""

import asyncio
import itertools
import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jeugdgraph import store
from jeugdgraph.asking import local
from jeugdgraph.asking.limits import MEBIBYTE, Limits
from jeugdgraph.dates import today
from jeugdgraph.errors import JeugdgraphError
from jeugdgraph.web.service.cache import Cache
from jeugdgraph.web.service.child import Sort, ended
from jeugdgraph.web.service.pool import Bounds, Pool
from jeugdgraph.web.service.settings import Settings

if TYPE_CHECKING:
    from jeugdgraph.web.service.answers import Answer

_PAGE_SIZE = 64 * MEBIBYTE
"""Bytes that a page may have."""
_PAGE_TIMES = 3
"""How much longer than a query a page may take: it asks many questions."""
_SLOW_QUERY, _SLOW_PAGE = 0.05, 3.0
"""Seconds of work after which others go first: about what it takes to start another process, and more than any page."""
_MOST_SLOW_QUERIES, _MOST_SLOW_PAGES = 12, 3
_NUMBERS = itertools.count(1)


@dataclass(frozen=True, slots=True)
class State:
    """The graph as it is now: a store that is whole, or an endpoint; `word` is another one when it has changed."""

    word: str
    known: store.Known | None = None


def state_of(settings: Settings) -> State | None:
    """The present state; None for a store that would have to be built first. An endpoint tells nothing, so the clock does."""
    if settings.place.endpoint:
        return State(f"endpoint {int(time.monotonic() // settings.refresh)}")
    known = store.current(settings.place.store)
    return State(known.word, known) if known else None


class Generation:
    """Children over a state of the graph. `plain`, `asked` and `missed` keep pages without and with values, and pages
    that say that there is none; `results` keeps answers to queries,
    `prepared` queries that took care to read. `making` are the pages that are being made."""

    def __init__(self, settings: Settings, state: State, version: str) -> None:
        self.state = state
        self.number = next(_NUMBERS)
        self.pages = Pool(_page_sort(settings, state, version), _page_bounds(settings))
        self.queries = Pool(_query_sort(settings, state), _query_bounds(settings))
        share = settings.cache_bytes
        self.plain: Cache[Answer] = Cache(share * 3 // 8)
        self.asked: Cache[Answer] = Cache(share * 3 // 16)
        self.missed: Cache[Answer] = Cache(share // 16)
        self.making: dict[str, asyncio.Task[Answer]] = {}
        self.prepared: Cache[str] = Cache(share // 16)
        self.results: Cache[Answer] = Cache(share * 5 // 16 if settings.keep_results else 0)

    def open(self) -> None:
        """Begin."""
        self.pages.open()
        self.queries.open()

    async def works(self, seconds: float) -> bool:
        """Whether pages are made and queries run, waiting for it as long as that."""
        return await self.pages.works(seconds) and await self.queries.works(seconds)

    @property
    def ready(self) -> bool:
        """Whether pages are made and queries run."""
        return self.pages.ready and self.queries.ready

    @property
    def problem(self) -> str:
        """Why processes do not begin; empty when they do."""
        return self.pages.problem or self.queries.problem

    @property
    def graphs(self) -> tuple[str, ...]:
        """IRIs of the named graphs."""
        told = self.pages.about.get("graphs")
        return tuple(str(iri) for iri in told) if isinstance(told, list) else ()

    async def close(self, seconds: float) -> None:
        """End; what is being worked on may still take so long."""
        await self.queries.close(seconds)
        await self.pages.close(seconds)


def _page_bounds(settings: Settings) -> Bounds:
    return Bounds(
        settings.workers, settings.seconds * _PAGE_TIMES, _PAGE_SIZE, settings.concurrency,
        _SLOW_PAGE, _MOST_SLOW_PAGES,
    )  # fmt: skip


def _query_bounds(settings: Settings) -> Bounds:
    return Bounds(
        settings.query_workers, settings.seconds, settings.size * MEBIBYTE, settings.concurrency,
        _SLOW_QUERY, _MOST_SLOW_QUERIES, grows=True,
    )  # fmt: skip


def _page_sort(settings: Settings, state: State, version: str) -> Sort:
    told = {
        "folder": str(state.known.folder) if state.known else "", "endpoint": settings.place.endpoint,
        "version": version, "memory": settings.memory,
    }  # fmt: skip
    probe = {"do": "about", "today": today().isoformat() if state.known else ""}
    return Sort(_module("making", told), json.dumps(probe).encode(), ended)


def _query_sort(settings: Settings, state: State) -> Sort:
    probe = json.dumps({"query": "ASK {}", "format": "application/sparql-results+json"}).encode()
    if state.known:
        why = _death(Limits(settings.seconds, settings.memory))
        return Sort(local.command(state.known.folder, settings.memory), probe, why, told=True)
    told = {
        "endpoint": settings.place.endpoint, "seconds": settings.seconds, "size": settings.size,
        "memory": settings.memory,
    }  # fmt: skip
    return Sort(_module("elsewhere", told), probe, ended)


def _module(name: str, told: dict[str, object]) -> list[str]:
    return [sys.executable, "-P", "-m", f"jeugdgraph.web.service.{name}", json.dumps(told)]


def _death(limits: Limits) -> "Callable[[subprocess.Popen[bytes]], JeugdgraphError]":
    return lambda process: local.death(process, limits)
