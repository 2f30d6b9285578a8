"""What the server answers, as an ASGI application: pages, the SPARQL protocol, files, and how it is doing."""

import asyncio
import json
import time
from collections.abc import Hashable, Mapping
from typing import Any

from jeugdgraph.dates import today
from jeugdgraph.errors import JeugdgraphError
from jeugdgraph.web.address import STATIC
from jeugdgraph.web.assets import asset
from jeugdgraph.web.service import answers, asked, querying
from jeugdgraph.web.service.answers import ANYWHERE, NOT_KEPT, Answer, Receive, Refusal, Send, tagged
from jeugdgraph.web.service.asked import Asked
from jeugdgraph.web.service.cache import Cache
from jeugdgraph.web.service.child import Job
from jeugdgraph.web.service.generation import Generation
from jeugdgraph.web.service.settings import Settings
from jeugdgraph.web.service.watching import Log, Metrics, Rate

_PAGES = ("/nl/", "/en/")
_KEPT_AWHILE = ("cache-control", "public, max-age=60")
_KEPT_LONG = ("cache-control", "public, max-age=31536000, immutable")
_KEPT = (200, 302, 303, 404)
"""Statuses that a kept page may have."""
_KEY_LIMIT = 2000
"""Characters of a question whose answer is kept."""


class App:
    """The application. `generation` is what answers now; None while the server begins."""

    def __init__(self, settings: Settings, version: str) -> None:
        self.settings = settings
        self.version = version
        self.generation: Generation | None = None
        self.metrics = Metrics()
        self.log = Log(settings.log)
        self._place = querying.Place(settings, self.metrics)
        self._rate = Rate(settings.rate) if settings.rate else None

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        begun = time.perf_counter()
        self.metrics.in_flight += 1
        kind, status, size = "other", 499, 0
        headers: dict[str, str] = {}
        try:
            try:
                request = asked.read(scope, self.settings.root, trust_proxy=self.settings.trust_proxy)
                headers, kind = request.headers, _kind(request.path)
                answer = await self._answer(request, kind, receive)
            except Refusal as refused:
                answer = refused.answer
            except JeugdgraphError as problem:
                answer = answers.refusal(503, str(problem))
            except Exception as problem:  # whatever it is, the next request is answered
                self.log.remark(f"a fault of ours: {type(problem).__name__} in an answer of the sort {kind}")
                answer = answers.refusal(500, "a fault of ours; it was noted.")
            try:
                status, size = await answers.deliver(answer, scope["method"], headers, send)
            finally:
                if answer.body is not None:
                    answer.body.close()
        except asyncio.CancelledError:  # the client left, or the server stops
            status = 499
        finally:
            seconds = time.perf_counter() - begun
            self.metrics.in_flight -= 1
            self.metrics.answered(kind, status, seconds, size)
            self.log.request(
                scope["method"] if scope["method"] in _METHODS else "other", kind, status, seconds, size
            )

    async def _answer(self, request: Asked, kind: str, receive: Receive) -> Answer:
        if kind == "health":
            return _only_read(request) or self._health()
        if kind == "metrics":
            return _only_read(request) or self._metrics()
        if kind == "static":
            return _only_read(request) or self._file(request)
        self._hold_rate(request.client)
        generation = self.generation
        if generation is None:
            raise Refusal(503, "the server begins; come back in a moment.")
        if kind == "sparql":
            return await querying.answer(self._place, generation, request, receive)
        return _only_read(request) or await self._page(generation, request)

    def _hold_rate(self, client: str) -> None:
        if self._rate is not None:
            wait = self._rate.wait(client, time.monotonic())
            if wait:
                raise Refusal(
                    429, f"more than {self.settings.rate} requests a minute.", ("retry-after", str(wait))
                )

    def _file(self, request: Asked) -> Answer:
        name = request.path.removeprefix(f"/{STATIC}/")
        found = asset(name)
        if found is None:
            raise Refusal(404, "there is no such file.")
        kept = _KEPT_LONG if request.query == self.version else _KEPT_AWHILE
        return tagged(Answer(200, found[0], found[1], (kept, ANYWHERE)))

    async def _page(self, generation: Generation, request: Asked) -> Answer:
        told = _told(request, self.settings.root)
        key = json.dumps(told)
        for cache in (generation.plain, generation.asked, generation.missed):
            found = cache.get(key)
            if found is not None:
                self.metrics.cache["pages", "found"] += 1
                return found
        making = generation.making.get(key)
        if making is None:
            self.metrics.cache["pages", "made"] += 1
            making = asyncio.get_running_loop().create_task(_make(generation, told, key))
            generation.making[key] = making
            making.add_done_callback(lambda done: _made_it(generation, key, done))
        return await asyncio.shield(making)

    def _health(self) -> Answer:
        generation = self.generation
        ready = generation is not None and generation.ready
        told: dict[str, object] = {"status": "ok" if ready else "not ready"}
        if generation is not None:
            told |= {
                "graph": _graph(generation),
                "pages": generation.pages.counts,
                "queries": generation.queries.counts,
            }
        headers = (NOT_KEPT, *((("retry-after", "1"),) if not ready else ()))
        content = json.dumps(told, indent=1).encode() + b"\n"
        return Answer(200 if ready else 503, "application/json", content, headers)

    def _metrics(self) -> Answer:
        gauges: dict[str, dict[str, float]] = {"in_flight": {"": self.metrics.in_flight}}
        generation = self.generation
        gauges["ready"] = {"": float(generation is not None and generation.ready)}
        if generation is not None:
            gauges |= _gauges(generation)
        content = self.metrics.text(gauges).encode()
        return Answer(200, "text/plain; version=0.0.4; charset=utf-8", content, (NOT_KEPT,))


_METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT")


def _kind(path: str) -> str:
    """Sort of a request: what it is counted as."""
    if path.startswith(_PAGES) or path in ("/", "/nl", "/en"):
        return "page"
    if path in ("/sparql", "/health", "/metrics"):
        return path[1:]
    return "static" if path.startswith(f"/{STATIC}/") else "data"


def _only_read(request: Asked) -> Answer | None:
    """The answer to what is no reading."""
    if request.method in ("GET", "HEAD"):
        return None
    allowed = ("allow", "GET, HEAD, OPTIONS")
    if request.method == "OPTIONS":
        return Answer(
            204, "", b"", (allowed, ANYWHERE, ("access-control-allow-methods", "GET, HEAD, OPTIONS"))
        )
    raise Refusal(405, "this can only be read.", allowed)


def _told(request: Asked, root: str) -> dict[str, object]:
    """What decides about a page. The headers only count outside the pages, which have their language in the address."""
    negotiated = not request.path.startswith(_PAGES)
    return {
        "do": "page", "path": request.path, "values": request.values, "root": root, "today": today().isoformat(),
        "accept": request.headers.get("accept", "") if negotiated else "",
        "languages": request.headers.get("accept-language", "") if negotiated else "",
    }  # fmt: skip


async def _make(generation: Generation, told: Mapping[str, object], key: str) -> Answer:
    """Have a page made, once for all who ask for it meanwhile, and keep it where it may be kept."""
    job = await generation.pages.ask(key.encode())
    answer, kept = _made(job)
    if kept and len(key) <= _KEY_LIMIT:
        _keeping(generation, told, answer).put(key, answer, answer.size + len(key))
    return answer


def _made_it(generation: Generation, key: str, done: "asyncio.Task[Answer]") -> None:
    """It is made, or not; then whoever asked is told, when anybody still waits."""
    generation.making.pop(key, None)
    if not done.cancelled():
        done.exception()


def _made(job: Job) -> tuple[Answer, bool]:
    """The answer that a process made, and whether it may be kept."""
    head = job.head
    content = job.body.held
    if content is None:
        content = b"".join(job.body.chunks())
    job.body.close()
    status, length = head["status"], head["length"]
    given = tuple((str(name), str(value)) for name, value in head["headers"])
    kept = head["kept"] and status in _KEPT
    extra = [ANYWHERE] if not any(name == ANYWHERE[0] for name, _ in given) else []
    if not any(name == "cache-control" for name, _ in given):
        extra.append(_KEPT_AWHILE if kept else NOT_KEPT)
    if status == 503:
        extra.append(("retry-after", "5"))
    answer = Answer(status, head["media"], content[:length], (*given, *extra), content[length:])
    return (tagged(answer) if status == 200 else answer), kept


def _keeping(generation: Generation, told: Mapping[str, object], answer: Answer) -> Cache[Answer]:
    """Where a page is kept: what anybody can think up is kept apart, so that it does not drive out the rest."""
    if answer.status == 404:
        return generation.missed
    return generation.asked if told["values"] or told["accept"] or told["languages"] else generation.plain


def _graph(generation: Generation) -> dict[str, Hashable]:
    known = generation.state.known
    if known is None:
        return {"source": "endpoint", "generation": generation.number}
    return {
        "source": "store", "built_from": known.folder.name, "built_by": known.version, "quads": known.quads,
        "generation": generation.number,
    }  # fmt: skip


def _gauges(generation: Generation) -> dict[str, dict[str, float]]:
    pools = {"pages": generation.pages, "queries": generation.queries}
    caches = {"plain": generation.plain, "asked": generation.asked, "missed": generation.missed,
              "results": generation.results}  # fmt: skip
    known = generation.state.known
    return {
        "processes": {
            f'{{pool="{name}",state="{state}"}}': count
            for name, pool in pools.items()
            for state, count in pool.counts.items()
        },
        "processes_started": {f'{{pool="{name}"}}': pool.started for name, pool in pools.items()},
        "cache_bytes": {f'{{cache="{name}"}}': cache.bytes for name, cache in caches.items()},
        "cache_entries": {f'{{cache="{name}"}}': len(cache) for name, cache in caches.items()},
        "generation": {"": generation.number},
        **({"graph_quads": {"": known.quads}} if known else {}),
    }
