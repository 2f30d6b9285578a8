"""All municipalities, by letter, with their youth region and province; former ones in a part of their own."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from jeugdgraph import directory
from jeugdgraph import namespaces as ns
from jeugdgraph.dates import format_day
from jeugdgraph.directory import Former, Municipality
from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph
from jeugdgraph.present import directory as shown
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Report
from jeugdgraph.present.wording.site_lists import WORDS
from jeugdgraph.resolve import key
from jeugdgraph.web.page import Ask, Page
from jeugdgraph.web.pieces import Field
from jeugdgraph.web.taking import data_downloads


@dataclass(frozen=True)
class Told:
    """What the template gets: a report by letter, the former municipalities, and the fields to choose by."""

    letters: tuple[tuple[str, Report], ...]
    notes: tuple[str, ...]
    former: Report
    fields: tuple[Field, ...]
    legend: str
    show: str
    jump: str
    former_words: str


def page(ask: Ask) -> Page:
    """The list, or those of a province or youth region."""
    if ask.key:
        raise UnknownName("page", "/".join(ask.address.path))
    every = directory.municipalities(ask.graph, ask.on)
    chosen = shown.by_name(ask.graph, _chosen(ask, every), ask.lang)
    say = partial(say_in, WORDS, lang=ask.lang)
    sections = (shown.municipality_section(ask.graph, chosen, ask.lang),)
    return Page(
        title=sections[0].title,
        template="municipalities.html",
        told=lambda: _told(ask, every, chosen),
        summary=say("municipalities summary", count=len(chosen), on=format_day(ask.on, ask.lang)),
        command=_command(ask),
        downloads=data_downloads(ask, lambda: Report(sections[0].title, (), sections, lang=ask.lang)),
    )


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """One page."""
    return [()]


def _chosen(ask: Ask, every: list[Municipality]) -> list[Municipality]:
    province = _choice(ask, "province", [iri for one in every for iri in one.provinces])
    region = _choice(ask, "region", [iri for one in every for iri in one.youth_regions])
    return [
        one
        for one in every
        if (not province or province in one.provinces) and (not region or region in one.youth_regions)
    ]


def _command(ask: Ask) -> str:
    """The same on the command line, which takes one region at most."""
    regions = [ask.one(name) for name in ("province", "region") if ask.one(name)]
    if len(regions) > 1:
        return ""
    told = f" -p arrangement={regions[0]}" if regions else ""
    return f"jeugdgraph query run statistics/arrangements_per_municipality{told} -p date={ask.on} --lang {ask.lang}"


def _choice(ask: Ask, name: str, iris: list[str]) -> str:
    """Region (an IRI) that is asked for; empty for none, UsageProblem for one that is not there."""
    known = {ns.local_name(iri): iri for iri in sorted(set(iris))}
    found = ask.choice(name, ("", *known), "")
    return known.get(found, "")


def _told(ask: Ask, every: list[Municipality], chosen: list[Municipality]) -> Told:
    say = partial(say_in, WORDS, lang=ask.lang)
    letters: dict[str, list[Municipality]] = {}
    for one in chosen:
        letters.setdefault(key(ask.graph.label(one.iri, ask.lang))[:1].upper(), []).append(one)
    former = [] if ask.one("province") or ask.one("region") else _former(ask)
    return Told(
        tuple((letter, _report(ask, found)) for letter, found in letters.items()),
        shown.municipality_section(ask.graph, [], ask.lang).notes,
        Report("", (), (shown.former_section(ask.graph, former, ask.lang),), lang=ask.lang),
        (
            _field(ask, "province", say("province"), [iri for one in every for iri in one.provinces]),
            _field(ask, "region", say("youth region"), [iri for one in every for iri in one.youth_regions]),
        ),
        say("filter"), say("show"), say("letters"), say("former show", count=len(former)),
    )  # fmt: skip


def _report(ask: Ask, found: list[Municipality]) -> Report:
    section = shown.municipality_section(ask.graph, found, ask.lang)
    columns = tuple(column for column in section.columns if column.id != "code")
    return Report(section.title, (), (section._replace(columns=columns),), lang=ask.lang)


def _former(ask: Ask) -> list[Former]:
    found = directory.former(ask.graph, ask.on)
    return sorted(found, key=lambda one: (key(ask.graph.label(one.iri, ask.lang)), one.iri))


def _field(ask: Ask, name: str, label: str, iris: list[str]) -> Field:
    named = sorted({(ask.graph.label(iri, ask.lang), ns.local_name(iri)) for iri in iris})
    options = (("", say_in(WORDS, "any", ask.lang)), *((id_, words) for words, id_ in named))
    return Field(name, label, options, ask.one(name))
