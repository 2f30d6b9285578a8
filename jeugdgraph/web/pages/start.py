"""The start: where somebody finds a municipality, the country at a glance, and what else there is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from jeugdgraph import directory
from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.dates import format_day
from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph
from jeugdgraph.present.mismatch.headline import report
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Report
from jeugdgraph.present.values import format_number
from jeugdgraph.present.wording.site_lists import WORDS
from jeugdgraph.web.drawings import figure
from jeugdgraph.web.page import Ask, Page
from jeugdgraph.web.pages import map as map_page
from jeugdgraph.web.pieces import Link, present
from jeugdgraph.web.taking import data_downloads

_EXAMPLES = (
    ("municipality", "GM0281"), ("municipality", "GM0344"), ("arrangement", "jeugdregio-rivierenland"),
    ("division", "jeugdregio"),
)  # fmt: skip
"""Pages to begin with, where the graph has them."""
_SECTIONS = (
    "municipalities", "arrangements", "divisions", "mismatches", "compare", "changes", "whatif", "map", "network",
    "questions", "gaps", "about",
)  # fmt: skip
"""Kinds of pages that the start leads to."""


@dataclass(frozen=True)
class Told:
    """What the template gets: examples, what is in the graph, the national headline, and what else there is.

    `headline` and `picture`, the map of boundaries, are there for a graph that has the divisions they are about.
    """

    examples: tuple[Link, ...]
    numbers: str
    headline: Report | None
    sections: tuple[Link, ...]
    say: Callable[..., str]
    picture: Markup


def page(ask: Ask) -> Page:
    """The start page."""
    return Page(
        title=say_in(WORDS, "start title", ask.lang),
        template="start.html",
        told=lambda: _told(ask),
        summary=say_in(WORDS, "start summary", ask.lang),
        command=f"jeugdgraph mismatch --headline --lang {ask.lang}",
        downloads=data_downloads(ask, lambda: report(ask.graph, ask.lang)),
    )


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """One page."""
    return [()]


def _told(ask: Ask) -> Told:
    say = partial(say_in, WORDS, lang=ask.lang)
    return Told(
        _examples(ask),
        _numbers(ask),
        _headline(ask),
        present(Link(say(f"to {kind}"), ask.to(kind), say(f"to {kind} note")) for kind in _SECTIONS),
        say,
        figure(ask, "map", *map_page.first(ask)),
    )


def _headline(ask: Ask) -> Report | None:
    try:
        return report(ask.graph, ask.lang)
    except UnknownName:
        return None


def _examples(ask: Ask) -> tuple[Link, ...]:
    known = []
    for kind, name in _EXAMPLES:
        iri = ns.municipality(name) if kind == "municipality" else ns.thing(kind, name)
        if ask.graph.values(iri, "rdf:type"):
            known.append(Link(ask.graph.label(iri, ask.lang), ask.to(kind, name)))
    return present(known)


def _numbers(ask: Ask) -> str:
    """What the graph holds on the date, in a sentence."""
    found = Situation(extract(ask.graph), ask.on)
    existing = sum(
        one.exists(ask.on) and not one.unverified for one in directory.arrangements(ask.graph, ask.on)
    )
    counts = {
        "municipalities": len(found.municipalities),
        "arrangements": existing,
        "divisions": len(found.ids),
        "memberships": int(found.counting.sum()),
    }
    told = {name: format_number(count, ask.lang) for name, count in counts.items()}
    return say_in(WORDS, "numbers", ask.lang, on=format_day(ask.on, ask.lang), **told)
