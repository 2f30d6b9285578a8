"""Questions that pages ask: run within the limits of a page, told as a report, taken along in every form."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from pyoxigraph import RdfFormat, serialize

from jeugdgraph.asking.answer import Answer, answer
from jeugdgraph.asking.engines import engine_of
from jeugdgraph.asking.limits import Limits, Stopped
from jeugdgraph.asking.question import Question
from jeugdgraph.dates import Language
from jeugdgraph.present.delivery import prefixes_of
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Report
from jeugdgraph.present.results import report
from jeugdgraph.present.wording.site_questions import WORDS
from jeugdgraph.web.page import Ask, Download
from jeugdgraph.web.taking import data_downloads

LIMITS = Limits(seconds=6.0, memory=1024, size=16)
"""What the answer on a page may take: less than a server lets the page take as a whole."""
ROWS = 300
"""Rows of an answer that a page shows; a download has all of them."""
_GRAPHS: Mapping[str, RdfFormat] = {
    "ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "nt": RdfFormat.N_TRIPLES
}  # fmt: skip


@dataclass(frozen=True)
class Answered:
    """An answer on a page: a report of rows or of yes and no, or a graph as text; and one sentence about it."""

    summary: str
    report: Report | None = None
    turtle: str = ""


def answered(ask: Ask, question: Question, asked: str, *, compact: bool) -> Answered:
    """Ask, and tell the first rows; `asked` is the question in words, and its name is left out. Raises Stopped at a limit."""
    found = _answer(ask, question, ROWS)
    if found.kind == "graph":
        return Answered(_summary(found, asked, ask.lang), turtle=_graph(found, "ttl").decode())
    told = report(ask.graph, question, found, ask.lang, compact=compact, spoken=True)
    facts = tuple(fact for fact in told.facts if fact[1] != question.query.name)
    return Answered(_summary(found, asked, ask.lang), told._replace(facts=facts))


def downloads(ask: Ask, question: Question, *, graph: bool) -> tuple[Download, ...]:
    """The whole answer: a graph as RDF, rows as tables. JSON of a query of one's own is that of the W3C."""
    if graph:
        return tuple(Download(form, partial(_triples, ask, question, form)) for form in _GRAPHS)
    tables = data_downloads(
        ask, lambda: report(ask.graph, question, _answer(ask, question), ask.lang, compact=False)
    )
    if question.query.stored:
        return tables
    return (*(one for one in tables if one.format != "json"), Download("json", partial(_json, ask, question)))


@contextmanager
def _limited(lang: Language) -> Iterator[None]:
    """Say of what was stopped at a limit what a reader of a page can do."""
    try:
        yield
    except Stopped as problem:
        told = say_in(WORDS, "stopped", lang, seconds=f"{LIMITS.seconds:g}", memory=LIMITS.memory)
        raise Stopped(told) from problem


def _answer(ask: Ask, question: Question, most: int | None = None) -> Answer:
    with _limited(ask.lang):
        return answer(engine_of(ask.graph), question, LIMITS, most)


def _json(ask: Ask, question: Question) -> bytes:
    """The answer as the engine writes it: SPARQL 1.1 Query Results JSON."""
    with _limited(ask.lang):
        reply = engine_of(ask.graph).run(question.sparql, "application/sparql-results+json", LIMITS)
        return b"".join(reply.pieces)


def _triples(ask: Ask, question: Question, form: str) -> bytes:
    return _graph(_answer(ask, question), form)


def _graph(found: Answer, form: str) -> bytes:
    return serialize(found.triples, format=_GRAPHS[form], prefixes=prefixes_of(found.triples)) or b""


def _summary(found: Answer, asked: str, lang: Language) -> str:
    if found.kind == "ask":
        return say_in(WORDS, "truth yes" if found.truth else "truth no", lang, question=asked)
    count = len(found.triples if found.kind == "graph" else found.rows)
    key = ("triples" if found.kind == "graph" else "rows") + (" more" if found.cut else "")
    return say_in(WORDS, key, lang, question=asked, count=count)
