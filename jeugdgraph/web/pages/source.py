"""A source: what it is, who published it, and the statements that rest on it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from jeugdgraph import namespaces as ns
from jeugdgraph import naming
from jeugdgraph.graph import Graph
from jeugdgraph.present import source as answers
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Report, safe_link
from jeugdgraph.present.wording.site_profiles import WORDS
from jeugdgraph.web.page import Ask, Moved, Page
from jeugdgraph.web.pieces import Link
from jeugdgraph.web.taking import data_downloads

PAGE = 100
"""Statements on one page."""


@dataclass(frozen=True)
class Told:
    """What the template gets: the answer with some of its statements, the address of the document, and links to the
    pages with other statements. `part` says how many are here where the site has no other pages."""

    report: Report
    document: str
    place: str
    turns: tuple[Link, ...]
    part: str
    say: Callable[..., str]


def page(ask: Ask) -> Page | Moved:
    """The source of an id or title; to its id when it was named otherwise."""
    name = ask.only_key("source")
    iri = naming.exact(ask.graph, "source", name)
    if iri is None:
        found = naming.one_of_class(ask.graph, name, "jg:Source")
        return Moved(ask.address._replace(path=("source", ns.local_name(found))))
    answered = answers.answer(ask.graph, iri)
    pages = max(-(-len(answered.facts) // PAGE), 1)
    number = ask.number("page", 1, 1, pages)
    count = len(answered.facts)
    return Page(
        title=ask.graph.label(iri, ask.lang),
        template="source.html",
        told=lambda: _told(ask, answered, number, pages),
        summary=say_in(WORDS, "source used" if count else "source unused", ask.lang, count=count),
        dated=False,
        command=f"jeugdgraph query run provenance/facts_of_source -p source={name} --lang {ask.lang}",
        downloads=data_downloads(ask, lambda: answers.flat(ask.graph, answered, ask.lang), (iri,)),
    )


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """Ids of all sources."""
    return [(ns.local_name(iri),) for iri in graph.subjects("rdf:type", ns.iri("jg:Source"))]


def _told(ask: Ask, answered: answers.Answer, number: int, pages: int) -> Told:
    say = partial(say_in, WORDS, lang=ask.lang)
    shown = answered.facts[(number - 1) * PAGE : number * PAGE]
    return Told(
        answers.report(ask.graph, answered, shown, ask.lang),
        safe_link(next(iter(ask.graph.values(answered.iri, "foaf:page")), "")) or "",
        say("page of", page=number, pages=pages) if pages > 1 and ask.live else "",
        _turns(ask, number, pages) if ask.live else (),
        say("static part", count=PAGE) if pages > 1 and not ask.live else "",
        say,
    )


def _turns(ask: Ask, number: int, pages: int) -> tuple[Link, ...]:
    """Links to the page before and the page after."""
    turns = []
    if number > 1:
        turns.append(
            Link(say_in(WORDS, "previous", ask.lang), ask.again(page=str(number - 1) if number > 2 else ""))
        )
    if number < pages:
        turns.append(Link(say_in(WORDS, "next", ask.lang), ask.again(page=str(number + 1))))
    return tuple(turns)
