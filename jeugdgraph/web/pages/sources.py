"""All sources: what they are, who published them, when, and how often they are used."""

from dataclasses import dataclass
from datetime import date

from jeugdgraph import directory
from jeugdgraph.directory import Source
from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph
from jeugdgraph.present import directory as shown
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Report
from jeugdgraph.present.wording.site_lists import WORDS
from jeugdgraph.web.page import Ask, Page
from jeugdgraph.web.pieces import Field
from jeugdgraph.web.taking import data_downloads


@dataclass(frozen=True)
class Told:
    """What the template gets: the sources, and the field to choose a kind by."""

    report: Report
    fields: tuple[Field, ...]
    legend: str
    show: str


def page(ask: Ask) -> Page:
    """The list, or the sources of a kind."""
    if ask.key:
        raise UnknownName("page", "/".join(ask.address.path))
    every = directory.sources(ask.graph)
    kind = ask.choice("kind", ("", *sorted({one.kind for one in every})), "")
    found = shown.by_name(ask.graph, [one for one in every if kind in ("", one.kind)], ask.lang)
    section = shown.source_section(ask.graph, found, ask.lang)
    report = Report(section.title, (), (section,), lang=ask.lang)
    asked = f" -p kind={kind}" if kind else ""
    return Page(
        title=section.title,
        template="sources.html",
        told=lambda: Told(
            report._replace(sections=(section._replace(title=""),)), (_field(ask, every, kind),),
            say_in(WORDS, "filter", ask.lang), say_in(WORDS, "show", ask.lang),
        ),
        summary=say_in(WORDS, "sources summary", ask.lang, count=len(found)),
        dated=False,
        command=f"jeugdgraph query run provenance/sources{asked} --lang {ask.lang}",
        downloads=data_downloads(ask, lambda: report),
    )  # fmt: skip


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """One page."""
    return [()]


def _field(ask: Ask, every: list[Source], kind: str) -> Field:
    kinds = sorted({one.kind for one in every})
    options = [
        ("", say_in(WORDS, "any", ask.lang)),
        *((one, shown.source_kind(one, ask.lang)) for one in kinds),
    ]
    return Field("kind", say_in(WORDS, "source kind", ask.lang), tuple(options), kind)
