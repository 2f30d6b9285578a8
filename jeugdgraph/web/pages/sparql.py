"""The editor: a query in SPARQL of one's own, and what comes of it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from jeugdgraph import namespaces as ns
from jeugdgraph.asking.question import prepare
from jeugdgraph.asking.syntax import NotSparql
from jeugdgraph.catalogue.header import StoredQuery, read_all, without_header
from jeugdgraph.errors import UnknownName, UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.questions import by_topic
from jeugdgraph.present.wording.site_questions import WORDS
from jeugdgraph.web.page import Ask, Page
from jeugdgraph.web.pages.questions import in_words
from jeugdgraph.web.questions import Answered, answered, downloads
from jeugdgraph.web.things import links_of_things

_FIRST = """SELECT ?municipality ?name
WHERE {
  ?municipality a jg:Municipality .
  ?municipality skos:prefLabel ?name .
}
ORDER BY ?name
LIMIT 20
"""
"""What stands in the editor until somebody writes something else."""
_PREFIXES = ("jg", "jgc", "gm", "org", "prov", "skos", "rdfs", "xsd")
"""Prefixes that are used most, first."""
_SAID = (
    "running", "result rows", "result shown", "result graph", "result yes", "result no", "failed", "unreachable",
    "stopped by you", "stop", "sort", "line", "download", "table scrolls",
)  # fmt: skip
"""Phrases that the script says."""


class Wrong(NamedTuple):
    """Why a query cannot be read, and the line where that shows; 0 when the engine does not tell."""

    message: str
    line: int
    text: str


@dataclass(frozen=True)
class Told:
    """What the template gets.

    `endpoint` is where programs ask, `script` what the script of the page needs: phrases, prefixes, pages of things.
    `examples` are stored questions with the link that opens them here.
    """

    words: Callable[..., str]
    query: str
    answer: Answered | None
    wrong: Wrong | None
    endpoint: str
    prefixes: tuple[tuple[str, str], ...]
    examples: tuple[tuple[str, str], ...]
    script: Mapping[str, object]


def page(ask: Ask) -> Page:
    """The editor with a query, and its answer or why there is none."""
    text = next((value for value in ask.many("query")), "").replace("\r\n", "\n")
    title, told = say_in(WORDS, "sparql", ask.lang), say_in(WORDS, "sparql summary", ask.lang)
    if not text:
        return Page(title, "sparql.html", lambda: _told(ask, _FIRST), summary=told, dated=False)
    query = StoredQuery("", text, {}, {}, {}, (), (), {}, {})
    try:
        question = prepare(ask.graph, query, {}, on=ask.on, lang=ask.lang)
        found = (
            None
            if ask.address.format
            else answered(ask, question, say_in(WORDS, "own query", ask.lang), compact=False)
        )
    except UsageProblem as problem:
        if ask.address.format:
            raise
        wrong = _wrong(problem, text)
        return Page(
            title, "sparql.html", lambda: _told(ask, text, wrong=wrong), summary=told, dated=False, status=400
        )
    return Page(
        title,
        "sparql.html",
        lambda: _told(ask, text, found),
        downloads=downloads(ask, question, graph=query.gives_graph),
        summary=told,
        dated=False,
    )


def _wrong(problem: UsageProblem, text: str) -> Wrong:
    line = problem.line if isinstance(problem, NotSparql) else 0
    lines = text.split("\n")
    return Wrong(str(problem), line, lines[line - 1] if 0 < line <= len(lines) else "")


def _told(ask: Ask, text: str, found: Answered | None = None, wrong: Wrong | None = None) -> Told:
    first = [(name, ns.PREFIXES[name]) for name in _PREFIXES]
    rest = sorted(pair for pair in ns.PREFIXES.items() if pair[0] not in _PREFIXES)
    endpoint = ask.links.data("sparql")
    script = {
        "endpoint": endpoint,
        "prefixes": ns.PREFIXES,
        "pages": links_of_things(ask),
        "words": {key: say_in(WORDS, key, ask.lang, **_AS_IS) for key in _SAID},
        "take": {
            form: ask.links.to(ask.address._replace(values=(), format=form))
            for form in ("csv", "xlsx", "json", "ttl")
        },
    }
    return Told(
        lambda key, **values: say_in(WORDS, key, ask.lang, **values), text, found, wrong, endpoint,
        (*first, *rest), tuple(_examples(ask)), script,
    )  # fmt: skip


_AS_IS = {name: f"{{{name}}}" for name in ("count", "seconds", "shown", "why", "column", "line")}
"""Values that the script fills in itself."""


def _examples(ask: Ask) -> Iterator[tuple[str, str]]:
    """A stored question of each topic but the checks, with the values of its example filled in where the graph has
    what those name."""
    found = by_topic(read_all())
    for query in (queries[0] for topic, queries in found.items() if topic != "checks"):
        with suppress(UnknownName):
            yield _example(ask, query)


def _example(ask: Ask, query: StoredQuery) -> tuple[str, str]:
    question = prepare(ask.graph, query, query.example, on=ask.on, lang=ask.lang)
    return in_words(ask, query, query.example), ask.to(
        "sparql", query=without_header(question.sparql).strip() + "\n"
    )


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """None: it needs a server."""
    return []
