"""Answers to queries: read by the protocol, past the fences, run by a process, sent when whole."""

import hashlib
import json
import re
from collections.abc import Hashable
from typing import NamedTuple

from jeugdgraph import namespaces as ns
from jeugdgraph.asking import fences
from jeugdgraph.asking.limits import Stopped
from jeugdgraph.asking.syntax import with_prefixes
from jeugdgraph.errors import JeugdgraphError
from jeugdgraph.web.address import Address, Served
from jeugdgraph.web.request import prefers
from jeugdgraph.web.service import asked as asking
from jeugdgraph.web.service import description, protocol
from jeugdgraph.web.service.answers import ANYWHERE, Answer, Receive, Refusal, refusal, tagged
from jeugdgraph.web.service.asked import Asked
from jeugdgraph.web.service.child import Failed, Job, TooLarge
from jeugdgraph.web.service.generation import Generation
from jeugdgraph.web.service.pool import Busy, OutOfTime
from jeugdgraph.web.service.protocol import MARKS, Question, Wanted, with_charset
from jeugdgraph.web.service.settings import Settings
from jeugdgraph.web.service.watching import Metrics

_QUICK = 20_000
"""Characters of a query that is read here; reading a longer one would keep others waiting."""
_KEPT_LIMIT = 256 << 10
"""Bytes of a result that is kept."""
_KEY_SIZE = 400
"""Bytes by which it is kept."""
_EACH_TIME = re.compile(r"\b(?:now|rand|uuid|struuid|bnode)\b|\\u", re.IGNORECASE)
"""What makes a query have another answer each time it is asked."""
_SUSPECT = ("now", "rand", "uuid", "bnode", "\\u")
"""One of these is in it then: quicker to see."""
_MARKED = re.compile(r"[\x00-\x20<>\"{}|\\^`]")
"""What no IRI holds."""
_OPEN = (
    ANYWHERE,
    ("access-control-allow-methods", protocol.METHODS),
    ("access-control-allow-headers", "accept, content-type"),
    ("access-control-max-age", "86400"),
)
_FRESH = ("cache-control", "no-cache")
_VARY = ("vary", "accept")


class Place(NamedTuple):
    """Where queries are answered: how the server is run, and what it counts."""

    settings: Settings
    metrics: Metrics


class Run(NamedTuple):
    """A query as it may run, in which data set, and the forms its answer may have."""

    sparql: str
    question: Question

    @property
    def content(self) -> bytes:
        """As a process is asked it."""
        wanted = self.question.wanted
        told: dict[str, object] = {"query": self.sparql, "format": wanted.rows_as, "graph": wanted.graph_as}
        if wanted.graph_as:
            told["prefixes"] = _PREFIXES
        if self.question.default or self.question.named:
            told |= {"default": self.question.default, "named": self.question.named}
        return json.dumps(told).encode()


_PREFIXES = dict(ns.PREFIXES)


async def answer(at: Place, generation: Generation, request: Asked, receive: Receive) -> Answer:
    """Answer a request to the place of queries."""
    if request.method == "OPTIONS":
        return Answer(204, "", b"", (("allow", protocol.METHODS), *_OPEN))
    try:
        question = await _question(request, receive)
        if question is None:
            return _description(at, generation, request)
        return await _result(at, generation, question)
    except Refusal as refused:
        refused.answer.headers = (*refused.answer.headers, ANYWHERE)
        raise
    except (OutOfTime, Busy, TooLarge, Stopped) as problem:
        stopped = refusal(503, _stopped(problem))
        stopped.headers = (*stopped.headers, ANYWHERE)
        return stopped


def _stopped(problem: JeugdgraphError) -> str:
    """What to say at a limit, with what may help."""
    if isinstance(problem, (OutOfTime, TooLarge)):
        return f"stopped: {problem} Narrow the query, or add LIMIT."
    return str(problem)


async def _question(request: Asked, receive: Receive) -> Question | None:
    accept = request.headers.get("accept", "")
    if request.method in ("GET", "HEAD"):
        return protocol.by_address(request.values, accept)
    if request.method != "POST":
        raise Refusal(405, "queries come by GET or POST.", ("allow", protocol.METHODS))
    content = await asking.body(request, receive)
    return protocol.by_body(request.values, request.headers.get("content-type", ""), content, accept)


def _description(at: Place, generation: Generation, request: Asked) -> Answer:
    media = prefers(request.headers.get("accept", ""), description.OFFERED)
    if not media:
        raise Refusal(406, f"the description comes as {', '.join(description.OFFERED)}.")
    varied = (ANYWHERE, ("vary", "accept, accept-language"), _FRESH)
    if media == "text/html":
        lang = prefers(request.headers.get("accept-language", ""), ("nl", "en"))
        place = Served(at.settings.root).to(Address("en" if lang == "en" else "nl", ("sparql",)))
        return Answer(303, "text/plain", b"", (("location", place), *varied))
    host = request.host or f"{at.settings.host}:{at.settings.port}"
    address = f"{request.scheme}://{host}{at.settings.root}/sparql"
    known = generation.state.known
    counts = known.graphs if known else {}
    graphs = {iri: counts.get(iri, -1) for iri in generation.graphs}
    return tagged(Answer(200, with_charset(media), description.description(address, graphs, media), varied))


async def _result(at: Place, generation: Generation, question: Question) -> Answer:
    _check_data_set(generation, question)
    key = _key(question)
    found = generation.results.get(key)
    if found is not None:
        at.metrics.cache["results", "found"] += 1
        return found
    at.metrics.cache["results", "made"] += 1
    run = Run(await _prepared(generation, question.query), question)
    rows = MARKS.get(question.wanted.rows_as)
    marks = {"select": rows} if rows else {}
    try:
        job = await generation.queries.ask(run.content, at.settings.rows, marks)
    except Failed as failed:
        raise await _why(generation, run, failed) from None
    made = _told(question, job)
    if made.tag and generation.results.most and not _differs(question.query):
        generation.results.put(key, made, made.size + _KEY_SIZE)
    return made


def _check_data_set(generation: Generation, question: Question) -> None:
    """Refusal for a graph that is not there: nothing is ever fetched."""
    named = (*question.default, *question.named)
    if named and generation.state.known is None:
        raise Refusal(400, "name graphs in the query, with FROM; this server reads them elsewhere.")
    known = set(generation.graphs) if named else set()
    for iri in named:
        if iri not in known:
            shown = iri[:200] if not _MARKED.search(iri) else "of that name"
            raise Refusal(
                400, f"there is no graph {shown}; nothing is fetched. There are {', '.join(sorted(known))}."
            )


async def _prepared(generation: Generation, query: str) -> str:
    """The query as it may run. What could hold SERVICE or FROM, and what is long, is read by a process."""
    if len(query) <= _QUICK:
        sparql = with_prefixes(query)
        if not fences.is_suspect(sparql):
            return sparql
    found = generation.prepared.get(query)
    if found is not None:
        return found
    try:
        job = await generation.pages.ask(json.dumps({"do": "prepare", "query": query}).encode())
    except Failed as failed:
        raise Refusal(400, str(failed)) from None
    except OutOfTime:
        raise Refusal(400, "the query takes too long to read.") from None
    sparql = str(job.head["query"])
    generation.prepared.put(query, sparql, len(query) + len(sparql))
    return sparql


async def _why(generation: Generation, run: Run, failed: Failed) -> Exception:
    """Why there is no answer."""
    message = str(failed)
    if failed.kind == "syntax":
        return await _explained(generation, run.sparql, message)
    if "unknown format" in message:
        return protocol.not_acceptable()
    if failed.kind == "refused":
        return Refusal(400, message)
    if message.startswith("MemoryError"):
        return Refusal(503, "stopped: it takes more memory than it may. Narrow the query.")
    return Refusal(503, f"the query could not be run: {message}")


async def _explained(generation: Generation, sparql: str, message: str) -> Refusal:
    told = {"do": "explain", "query": sparql, "message": message}
    try:
        await generation.pages.ask(json.dumps(told).encode())
    except Failed as failed:
        return Refusal(400, str(failed))
    except (Busy, OutOfTime):
        pass
    return Refusal(400, "not a SPARQL query.")


def _differs(query: str) -> bool:
    """Whether a query may have another answer each time."""
    lowered = query.lower()
    return any(word in lowered for word in _SUSPECT) and _EACH_TIME.search(query) is not None


def _key(question: Question) -> Hashable:
    """By what a result is kept: a digest of the query, as queries are long."""
    digest = hashlib.blake2b(question.query.encode("utf-8", "surrogatepass"), digest_size=20).digest()
    return digest, *question[1:]


def _told(question: Question, job: Job) -> Answer:
    """The answer; one that is small enough to keep has a tag."""
    media = _media(question.wanted, job.head.get("kind", ""))
    content = job.body.held
    headers = (*_OPEN[:1], _VARY, _FRESH)
    if content is None:
        return Answer(200, media, b"", headers, body=job.body)
    made = Answer(200, media, content, headers)
    return tagged(made) if len(content) <= _KEPT_LIMIT else made


def _media(wanted: Wanted, kind: str) -> str:
    return with_charset(wanted.graph if kind == "graph" else wanted.rows)
