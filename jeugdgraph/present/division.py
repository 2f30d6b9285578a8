"""The answer to *what are the regions of this division, who is in them, and who in none?*"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.comparison import ranked
from jeugdgraph.analysis.division import WHOLE, Division
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.scores import Scores
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.analysis.weights import Weights, weights
from jeugdgraph.dates import Language, format_day
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import STALE_AFTER_YEARS, years_between
from jeugdgraph.present.directory import confirmed_text, linked
from jeugdgraph.present.ground import division_name, ground_notes, municipality_name, region_name
from jeugdgraph.present.parts import Sources, notes_in
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Cell, Column, Report, Row, Section
from jeugdgraph.present.values import format_number, percent
from jeugdgraph.present.wording.division import WORDS
from jeugdgraph.resolve import key

_say = partial(say_in, WORDS)
_FACTS = (
    ("kind", "jg:divisionKind"), ("", "jg:policyDomain"), ("role", "jg:memberRole"), ("", "jg:scale"),
    ("", "jg:status"),
)  # fmt: skip
"""Properties that are told of a division, with the word for each; empty for that of the ontology."""


@dataclass(frozen=True, eq=False)
class Answer:
    """A division on a date. `division` is None where it has no memberships on that date."""

    iri: str
    found: Situation
    weighed: Weights
    division: Division | None

    @property
    def id(self) -> str:
        """Short id."""
        return ns.local_name(self.iri)


def answer(graph: Graph, iri: str, on: date) -> Answer:
    """Look up a division (an IRI) on a date."""
    columns = extract(graph)
    found = Situation(columns, on)
    id_ = ns.local_name(iri)
    return Answer(
        iri, found, weights(columns, "residents", on), found.division(id_) if id_ in found.ids else None
    )


def report(graph: Graph, answered: Answer, lang: Language) -> Report:
    """The answer for people."""
    title, division = graph.label(answered.iri, lang), answered.division
    notes = notes_in(graph, answered.iri, lang)
    if division is None:
        return Report(
            title,
            _facts(graph, answered, lang),
            (_empty_section(graph, answered, lang),),
            tuple(notes),
            lang=lang,
        )
    sources = Sources(graph, lang)
    for source in (*answered.found.sources([answered.id]), *answered.weighed.sources):
        sources.number(source)
    sections = (
        _region_section(graph, answered, division, lang),
        _without_section(graph, answered, division, lang),
        _split_section(graph, division, lang),
        _nesting_section(graph, answered, division, lang),
    )
    notes += ground_notes(graph, answered.found, [answered.id], lang)
    return Report(
        title, _facts(graph, answered, lang), tuple(s for s in sections if s.rows), tuple(notes),
        sources.footer(), lang,
    )  # fmt: skip


def flat(graph: Graph, answered: Answer, lang: Language) -> Report:
    """The answer for programs: a row per municipality and region, with the memberships that say so."""
    names = ("region", "region_id", "municipality", "municipality_id", "share", "residents", "membership_id")
    rows = tuple(_flat_rows(graph, answered, lang)) if answered.division else ()
    section = Section("", "", tuple(Column(name, name) for name in names), rows, (), _say("nothing", lang))
    return Report(graph.label(answered.iri, lang), _facts(graph, answered, lang), (section,), lang=lang)


def names(graph: Graph, answered: Answer, lang: Language) -> tuple[tuple[str, str], ...]:
    """What the facts name: words and the thing."""
    found = [iri for _, term in _FACTS for iri in graph.values(answered.iri, term)]
    return tuple((graph.label(iri, lang), iri) for iri in found)


def _flat_rows(graph: Graph, answered: Answer, lang: Language) -> Iterator[Row]:
    if answered.division is None:
        return
    for region, members in answered.division.members_of().items():
        proofs = answered.found.evidence(answered.id, list(members), region=region)
        for code, share in members.items():
            yield {
                "region": region_name(graph, region, lang),
                "region_id": region,
                "municipality": municipality_name(graph, code, lang),
                "municipality_id": code,
                "share": round(share, 6),
                "residents": _whole(answered.weighed.sizes.get(code)),
                "membership_id": "; ".join(map(ns.local_name, proofs.get(code, ()))),
            }


def _whole(number: float | None) -> int | None:
    return None if number is None else round(number)


def _facts(graph: Graph, answered: Answer, lang: Language) -> tuple[tuple[str, str], ...]:
    facts = [(_say("on", lang), format_day(answered.found.on, lang))]
    for word, term in _FACTS:
        values = graph.values(answered.iri, term)
        if values:
            told = ", ".join(graph.label(iri, lang) for iri in values)
            facts.append((_say(word, lang) if word else graph.term(term, lang), told))
    if answered.division:
        days = answered.found.observed(answered.id)
        facts.append((_say("regions", lang), str(len(answered.division.regions))))
        facts.append((_say("municipalities", lang), str(int(answered.division.present.sum()))))
        facts.append((_say("confirmed", lang), confirmed_text(min(days), max(days), lang)))
        if answered.weighed.year:
            told = _say("january", lang, year=answered.weighed.year)
            facts.append((_say("residents of", lang), told))
    return tuple(facts)


def _region_section(graph: Graph, answered: Answer, division: Division, lang: Language) -> Section:
    columns = (
        Column("region", _say("region", lang)),
        Column("count", _say("count", lang), "right"),
        Column("residents", _say("residents", lang), "right"),
        Column("members", _say("members", lang)),
    )
    regions = division.members_of()
    order = sorted(regions, key=lambda region: (key(region_name(graph, region, lang)), region))
    rows: list[Row] = [
        {
            "region": linked(graph, lang, ns.thing("arrangement", region)),
            "count": len(regions[region]),
            "residents": round(
                sum(answered.weighed.sizes.get(c, 0.0) * s for c, s in regions[region].items())
            ),
            "members": _members_cell(graph, regions[region], lang),
        }
        for region in order
    ]
    notes = (_say("residents note", lang),) if division.split else ()
    return Section("regions", _say("regions title", lang), columns, tuple(rows), notes)


def _members_cell(graph: Graph, members: dict[str, float], lang: Language) -> Cell:
    """Municipalities of a region by name, with the part of each that is not there whole."""
    named = sorted((municipality_name(graph, code, lang), code) for code in members)
    told = [_in_part(name, members[code], lang) for name, code in named]
    return Cell(", ".join(told), names=tuple((name, ns.municipality(code)) for name, code in named))


def _in_part(name: str, share: float, lang: Language) -> str:
    return name if share > 1 - WHOLE else _say("in part", lang, name=name, share=percent(share, lang))


def _without_section(graph: Graph, answered: Answer, division: Division, lang: Language) -> Section:
    columns = (Column("municipality", _say("municipality", lang)), Column("why", _say("why", lang)))
    disputed, unverified = answered.found.disputed(answered.id), answered.found.unverified_in(answered.id)
    rows: list[Row] = [
        {
            "municipality": linked(graph, lang, ns.municipality(code)),
            "why": _why(graph, disputed.get(code, ()), code in unverified, lang),
        }
        for code in sorted(division.without, key=lambda code: key(municipality_name(graph, code, lang)))
    ]
    return Section("without", _say("without title", lang), columns, tuple(rows))


def _why(graph: Graph, regions: Sequence[str], unverified: bool, lang: Language) -> Cell:
    """What is known of a municipality without a sure region."""
    if not regions:
        return Cell(_say("unverified" if unverified else "unknown", lang))
    named = linked(graph, lang, *(ns.thing("arrangement", region) for region in regions))
    return Cell(_say("disputed", lang, regions=named.value), names=named.names)


def _split_section(graph: Graph, division: Division, lang: Language) -> Section:
    columns = (Column("municipality", _say("municipality", lang)), Column("parts", _say("parts", lang)))
    of, rows = division.region_of(), []
    for code in sorted(division.split, key=lambda code: key(municipality_name(graph, code, lang))):
        held = [
            (region_name(graph, region, lang), region, share) for region, share in sorted(of[code].items())
        ]
        told = "; ".join(
            _say("in part", lang, name=name, share=percent(share, lang)) for name, _, share in held
        )
        names = tuple((name, ns.thing("arrangement", region)) for name, region, _ in held)
        rows.append(
            {"municipality": linked(graph, lang, ns.municipality(code)), "parts": Cell(told, names=names)}
        )
    return Section("split", _say("split title", lang), columns, tuple(rows))


def _nesting_section(graph: Graph, answered: Answer, division: Division, lang: Language) -> Section:
    """How many regions lie whole within one region of each other division, and the other way about."""
    if len(division.regions) < 2:
        return Section("nesting", "", ())
    told, _ = ranked(answered.found, Weights("municipalities", dict.fromkeys(division.municipalities, 1.0)),
                     among=answered.id)  # fmt: skip
    columns = (
        Column("other", _say("other", lang)),
        Column("whole_in", _say("whole in", lang)),
        Column("whole_of", _say("whole of", lang)),
    )
    ordered = sorted(told, key=lambda one: (key(division_name(graph, one.b, lang)), one.b))
    marked = {one.b for one in ordered if _old(answered.found, one.b)}
    rows = [_nesting_row(graph, one, lang, "*" if one.b in marked else "") for one in ordered]
    notes = [_say("nesting note", lang)]
    notes += [_say("old note", lang, years=STALE_AFTER_YEARS)] if marked else []
    return Section("nesting", _say("nesting title", lang), columns, tuple(rows), tuple(notes))


def _nesting_row(graph: Graph, one: Scores, lang: Language, mark: str) -> Row:
    other = linked(graph, lang, ns.thing("division", one.b))
    a_in_b, b_in_a = one.a_in_b.intact, one.b_in_a.intact
    return {
        "other": other._replace(value=f"{other.value}{mark}"),
        "whole_in": _say("of", lang, whole=format_number(a_in_b.whole, lang), regions=a_in_b.regions),
        "whole_of": _say("of", lang, whole=format_number(b_in_a.whole, lang), regions=b_in_a.regions),
    }


def _old(found: Situation, id_: str) -> bool:
    days = found.observed(id_)
    return years_between(max(days, key=lambda day: (days[day], day)), found.on) >= STALE_AFTER_YEARS


def _empty_section(graph: Graph, answered: Answer, lang: Language) -> Section:
    """Regions of a division that has no memberships on the date."""
    regions = sorted(
        graph.subjects("jg:inDivision", answered.iri), key=lambda iri: key(graph.label(iri, lang))
    )
    rows: list[Row] = [{"region": linked(graph, lang, iri)} for iri in regions]
    columns = (Column("region", _say("region", lang)),)
    title = _say("without members", lang) if rows else ""
    return Section("regions", title, columns, tuple(rows), (_say("nothing", lang),), _say("nothing", lang))
