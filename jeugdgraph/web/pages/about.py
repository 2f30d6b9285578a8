"""About the data: what they hold, how fresh they are, what they do not cover, and how to cite them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.dates import format_day
from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph
from jeugdgraph.present import about as answers
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Report
from jeugdgraph.present.values import format_number
from jeugdgraph.present.wording.about import WORDS
from jeugdgraph.web.page import Ask, Page
from jeugdgraph.web.pieces import Link, present
from jeugdgraph.web.taking import data_downloads

WHOLE = ("jeugdgraph.nq.gz", "jeugdgraph.ttl.gz", "jeugdgraph.nq", "jeugdgraph.trig")
"""Files with the whole graph that a site may have beside its pages."""


@dataclass(frozen=True)
class Told:
    """What the template gets: the counts, how to cite, links to more, and files with everything where there are any."""

    report: Report
    citation: str
    links: tuple[Link, ...]
    whole: tuple[Link, ...]
    say: Callable[..., str]


def page(ask: Ask) -> Page:
    """The account."""
    if ask.key:
        raise UnknownName("page", "/".join(ask.address.path))
    found = Situation(extract(ask.graph), ask.on)

    def report() -> Report:
        return answers.report(ask.graph, found, ask.lang)

    return Page(
        title=say_in(WORDS, "title", ask.lang),
        template="about.html",
        told=lambda: _told(ask, report()),
        summary=_summary(ask),
        downloads=data_downloads(ask, report),
    )


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """One page."""
    return [()]


def _summary(ask: Ask) -> str:
    counted, asked = answers.counted(ask.graph), {"memberships": "jg:Membership", "sources": "jg:Source"}
    told = {name: format_number(counted.get(ns.iri(class_), 0), ask.lang) for name, class_ in asked.items()}
    return say_in(WORDS, "summary", ask.lang, **told)


def _told(ask: Ask, report: Report) -> Told:
    say = partial(say_in, WORDS, lang=ask.lang)
    citation = say(
        "cite words",
        version=answers.version(ask.graph),
        address=answers.DATASET,
        on=format_day(ask.on, ask.lang),
    )
    links = [Link(say("more gaps"), ask.to("gaps")), Link(say("more sources"), ask.to("sources"))]
    return Told(report, citation, present(links), _whole(ask), say)


def _whole(ask: Ask) -> tuple[Link, ...]:
    """Files with everything, of a site that is made of files; a server gives the graph by the protocol."""
    if ask.live:
        return ()
    say = partial(say_in, WORDS, lang=ask.lang)
    return present(Link(say("download", name=name), ask.links.data(name)) for name in WHOLE)
