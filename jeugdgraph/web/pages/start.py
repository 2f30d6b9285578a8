"""The start: where somebody finds a municipality, and the country at a glance."""

from dataclasses import dataclass
from datetime import date

from jeugdgraph.graph import Graph
from jeugdgraph.present.mismatch.headline import report
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Report
from jeugdgraph.present.wording.site import WORDS
from jeugdgraph.web.page import Ask, Page


@dataclass(frozen=True)
class Told:
    """What the template gets: the national headline."""

    headline: Report


def page(ask: Ask) -> Page:
    """The start page."""
    return Page(
        title=say_in(WORDS, "tagline", ask.lang).capitalize(),
        template="start.html",
        told=lambda: Told(report(ask.graph, ask.lang)),
    )


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """One page."""
    return [()]
