"""Lists of all municipalities, arrangements, divisions and sources, as tables."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import TypeVar

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language, Moment, format_day
from jeugdgraph.directory import Arrangement, Division, Former, Municipality, Source, kinds_of
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import thing_period
from jeugdgraph.present.participations import period_cell
from jeugdgraph.present.parts import domain_order
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Cell, Column, Row, Section, as_cell
from jeugdgraph.present.wording.directory import WORDS
from jeugdgraph.resolve import key

_say = partial(say_in, WORDS)
_EXISTING = ns.concept("status", "existing")


def linked(graph: Graph, lang: Language, *iris: str) -> Cell:
    """Names of things, with the things themselves."""
    names = tuple((graph.label(iri, lang), iri) for iri in iris)
    return Cell("; ".join(name for name, _ in names), names=names)


Listed = TypeVar("Listed", Municipality, Arrangement, Division, Source)


def by_name(graph: Graph, found: Iterable[Listed], lang: Language) -> list[Listed]:
    """Things in the order of their names, as people look them up: without capitals, accents and apostrophes."""
    return sorted(found, key=lambda one: (key(graph.label(one.iri, lang)), one.iri))


def municipality_section(graph: Graph, found: Iterable[Municipality], lang: Language) -> Section:
    """Municipalities with their youth region, province and number of arrangements."""
    columns = (
        Column("municipality", _say("name", lang)),
        Column("code", "code"),
        Column("youth_region", _say("youth region", lang)),
        Column("province", _say("province", lang)),
        Column("arrangements", _say("takes part in", lang), "right"),
    )
    rows: list[Row] = [
        {
            "municipality": linked(graph, lang, one.iri),
            "code": ns.local_name(one.iri),
            "youth_region": linked(graph, lang, *one.youth_regions),
            "province": linked(graph, lang, *one.provinces),
            "arrangements": one.arrangements,
        }
        for one in found
    ]
    notes = (_say("takes part note", lang),)
    return Section(
        "municipalities", _say("municipalities", lang), columns, tuple(rows), notes, _say("none", lang)
    )


def former_section(graph: Graph, found: Iterable[Former], lang: Language) -> Section:
    """Former municipalities with their last day and the municipality that each went into."""
    columns = (
        Column("municipality", _say("name", lang)),
        Column("code", "code"),
        Column("until", _say("until", lang)),
        Column("became", _say("became", lang)),
    )
    rows: list[Row] = [
        {
            "municipality": linked(graph, lang, one.iri),
            "code": ns.local_name(one.iri),
            "until": format_day(one.ended - timedelta(days=1), lang),
            "became": _became(graph, one, lang),
        }
        for one in found
    ]
    return Section("former", _say("former", lang), columns, tuple(rows))


def _became(graph: Graph, one: Former, lang: Language) -> Cell:
    heirs = list(dict.fromkeys(event.new for event in one.events))
    return linked(graph, lang, *heirs) if heirs else Cell(_say("became unknown", lang))


def arrangement_section(
    graph: Graph, found: Iterable[Arrangement], lang: Language, title: str = ""
) -> Section:
    """Arrangements with kind, policy domains, number of municipalities and what tells of their standing."""
    columns = (
        Column("arrangement", _say("name", lang)),
        Column("kind", _say("kind", lang)),
        Column("domains", _say("domains", lang)),
        Column("municipalities", _say("members", lang), "right"),
        Column("period", _say("period", lang)),
        Column("status", _say("status", lang)),
    )
    rows = [_arrangement_row(graph, one, lang) for one in found]
    title = title or _say("arrangements", lang)
    return Section("arrangements", title, columns, tuple(rows), (), _say("none", lang))


def _arrangement_row(graph: Graph, one: Arrangement, lang: Language) -> Row:
    start, end = thing_period(graph, one.iri) if one.start or one.end else (None, None)
    standing = [graph.label(one.status, lang)] if one.status != _EXISTING else []
    standing += [_say("unverified", lang)] if one.unverified else []
    domains = sorted(one.domains, key=lambda domain: domain_order(graph, domain))
    return {
        "arrangement": linked(graph, lang, one.iri),
        "kind": graph.label(one.kind, lang),
        "domains": ", ".join(graph.label(domain, lang) for domain in domains),
        "municipalities": one.municipalities or None,
        "period": _period(start, end, lang),
        "status": ", ".join(standing),
    }


def _period(start: Moment | None, end: Moment | None, lang: Language) -> str:
    return period_cell(start, end, lang) if start or end else ""


def division_sections(graph: Graph, found: Iterable[Division], lang: Language) -> tuple[Section, ...]:
    """Divisions with their numbers; those without data on the date apart."""
    every = by_name(graph, found, lang)
    with_data = [one for one in every if one.regions]
    columns = (
        Column("division", _say("division", lang)),
        Column("regions", _say("regions", lang), "right"),
        Column("municipalities", _say("members", lang), "right"),
        Column("role", _say("role", lang)),
        Column("confirmed", _say("confirmed", lang)),
    )
    rows = tuple(_division_row(graph, one, lang) for one in with_data)
    notes = (_say("divisions note", lang),)
    sections = [Section("divisions", _say("divisions", lang), columns, rows, notes, _say("none", lang))]
    without = [one for one in every if not one.regions]
    if without:
        rows = tuple({"division": linked(graph, lang, one.iri)} for one in without)
        sections.append(Section("without", _say("divisions without", lang), columns[:1], rows))
    return tuple(sections)


def _division_row(graph: Graph, one: Division, lang: Language) -> Row:
    roles = graph.values(one.iri, "jg:memberRole")
    return {
        "division": linked(graph, lang, one.iri),
        "regions": one.regions,
        "municipalities": one.municipalities,
        "role": ", ".join(graph.label(role, lang) for role in roles),
        "confirmed": confirmed_text(one.first_confirmed, one.last_confirmed, lang),
    }


def told_columns(section: Section) -> Section:
    """The section without columns that hold nothing in any of its rows, but for the first."""
    first, *others = section.columns
    told = [
        column
        for column in others
        if any(as_cell(row.get(column.id)).value not in (None, "") for row in section.rows)
    ]
    return section._replace(columns=(first, *told))


def confirmed_text(first: date | None, last: date | None, lang: Language) -> str:
    """Days between which something was last confirmed: one day, or the first and the last."""
    if first is None or last is None:
        return ""
    return (
        format_day(last, lang) if first == last else f"{format_day(first, lang)} – {format_day(last, lang)}"
    )


def source_section(graph: Graph, found: Iterable[Source], lang: Language) -> Section:
    """Sources with what they are, who published them, when, under which licence, and how often they are used."""
    columns = (
        Column("source", _say("source", lang)),
        Column("kind", _say("kind", lang)),
        Column("publisher", _say("publisher", lang)),
        Column("issued", _say("issued", lang)),
        Column("licence", _say("licence", lang)),
        Column("passages", _say("passages", lang), "right"),
    )
    rows: list[Row] = [
        {
            "source": linked(graph, lang, one.iri),
            "kind": source_kind(one.kind, lang),
            "publisher": one.publisher,
            "issued": one.issued,
            "licence": one.licence,
            "passages": one.passages,
        }
        for one in found
    ]
    return Section("sources", _say("sources", lang), columns, tuple(rows), (), _say("none", lang))


def kind_label(graph: Graph, iri: str, lang: Language) -> str:
    """What a municipality, division or arrangement is, in words."""
    found = kinds_of(graph, iri)
    return graph.label(found[0], lang) if found else graph.term("jg:Arrangement", lang)


def source_kind(kind: str, lang: Language) -> str:
    """What kind of source it is, in words."""
    return _say(f"kind {kind}", lang) if f"kind {kind}" in WORDS else kind
