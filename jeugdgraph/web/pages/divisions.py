"""All divisions of the country, with their numbers of regions and municipalities."""

from dataclasses import dataclass
from datetime import date

from jeugdgraph import directory
from jeugdgraph.dates import format_day
from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph
from jeugdgraph.present import directory as shown
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Report
from jeugdgraph.present.wording.site_lists import WORDS
from jeugdgraph.web.page import Ask, Page
from jeugdgraph.web.pieces import Link, present
from jeugdgraph.web.taking import data_downloads


@dataclass(frozen=True)
class Told:
    """What the template gets: the divisions, and links to what can be done with two of them."""

    report: Report
    links: tuple[Link, ...]


def page(ask: Ask) -> Page:
    """The list."""
    if ask.key:
        raise UnknownName("page", "/".join(ask.address.path))
    found = directory.divisions(ask.graph, ask.on)
    title = say_in(WORDS, "to divisions", ask.lang)
    sections = shown.division_sections(ask.graph, found, ask.lang)
    links = [
        Link(say_in(WORDS, f"to {kind}", ask.lang), ask.to(kind)) for kind in ("compare", "map", "mismatches")
    ]
    return Page(
        title=title,
        template="divisions.html",
        told=lambda: Told(Report(title, (), sections, lang=ask.lang), present(links)),
        summary=say_in(
            WORDS, "divisions summary", ask.lang, count=len(sections[0].rows), on=format_day(ask.on, ask.lang)
        ),
        command=f"jeugdgraph query run regions/divisions -p date={ask.on} --lang {ask.lang}",
        downloads=data_downloads(ask, lambda: Report(title, (), sections[:1], lang=ask.lang)),
    )


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """One page."""
    return [()]
