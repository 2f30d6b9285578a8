"""The answer about one municipality in a network: its load, its place, its partners, who is like it."""

from collections.abc import Mapping
from statistics import fmean

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.load import Load
from jeugdgraph.analysis.networks.centrality import Distance, Standing, ranked, standings
from jeugdgraph.analysis.networks.profiles import Alike, most_alike
from jeugdgraph.analysis.networks.selection import Selection, counted
from jeugdgraph.analysis.networks.ties import projection
from jeugdgraph.analysis.weights import Weights
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph
from jeugdgraph.present.ground import division_name, weight_fact, weight_notes
from jeugdgraph.present.network.ground import footer, ground_notes, made_of, name, number, say
from jeugdgraph.present.network.summary import PEOPLE, all_loads, form_name, people_of
from jeugdgraph.present.report import Column, Report, Row, Section

PARTNERS, ALIKE = 15, 10
"""Partners and municipalities alike that people see."""
_MEASURES = ("arrangements", "memberships", "partners", "net partners", "betweenness", "core", "clustering")
_DIGITS = {"betweenness": 4, "clustering": 2, **dict.fromkeys(PEOPLE, 0)}


def member(
    graph: Graph,
    found: Selection,
    code: str,
    division: str,
    distance: Distance,
    lang: Language,
    weighed: Weights | None = None,
) -> tuple[Report, Report]:
    """A municipality in a network: for people, and a row per partner for programs.

    With weights also how many people live in the municipalities of its partners.
    """
    placed = standings(found.ties, projection(found.ties, found.situation.municipalities), distance)
    carried = all_loads(graph, found, division)
    alike = most_alike(found.ties, code) if code in found.ties.arrangements_of else ()
    title = f"{name(graph, code, lang)} – {say('of member', lang)}"
    facts = (*made_of(graph, found, lang), (say("code", lang), code))
    notes = [
        say("net note", lang, division=division_name(graph, division, lang)),
        say(f"betweenness {distance} note", lang), say("clustering note", lang), say("register note", lang),
        *ground_notes(graph, found, lang),
    ]  # fmt: skip
    if weighed:
        facts = (*facts, weight_fact(weighed, lang))
        notes += weight_notes(graph, weighed, lang)
    if not alike:
        notes.insert(0, say("no ties", lang, name=name(graph, code, lang)))
    every = {other: _values(placed[other], carried[other], weighed) for other in placed}
    sections = [_standing(every, code, lang)]
    if alike:
        partners = _partner_rows(graph, found, code, division, lang)
        sections += [
            _forms(graph, carried[code], lang),
            _partners(partners, lang),
            _alike(graph, alike, lang),
        ]
    own = [tie for tie in found.ties.ties if tie.member == code]
    if own:
        notes.append(say("evidence note", lang, id=ns.local_name(found.membership(own[0]))))
    first = [*counted(tie.source for tie in own), *(weighed.sources if weighed else ())]
    last = footer(graph, found, lang, first)
    return (
        Report(title, facts, tuple(sections), tuple(notes), last, lang),
        Report(title, _flat_facts(facts, every[code], lang),
               (_flat(graph, found, code, alike, division, lang),), tuple(notes), last, lang),
    )  # fmt: skip


def _values(placed: Standing, load: Load, weighed: Weights | None) -> dict[str, float | None]:
    net = None if load.net_partners is None else len(load.net_partners)
    values = (
        load.arrangements, load.memberships, len(load.partners), net, placed.betweenness, placed.core,
        placed.clustering,
    )  # fmt: skip
    return dict(zip(_MEASURES, values, strict=True)) | people_of(load, weighed)


def _standing(every: Mapping[str, Mapping[str, float | None]], code: str, lang: Language) -> Section:
    """Each measure beside the mean of all municipalities and the rank among them."""
    columns = (
        Column("measure", say("measure", lang)),
        Column("value", say("value", lang), align="right"),
        Column("mean", say("mean", lang), align="right"),
        Column("rank", say("rank", lang), align="right"),
    )
    rows: list[Row] = []
    for measure in every[code]:
        known = {other: value for other, values in every.items() if (value := values[measure]) is not None}
        rank = say("of", lang, count=ranked(known)[code], all=len(known)) if code in known else None
        value = every[code][measure]
        rows.append(
            {
                "measure": say(measure.replace("_", " "), lang),
                "value": None if value is None else number(value, lang, _DIGITS.get(measure, 0)),
                "mean": number(fmean(known.values()), lang, _DIGITS.get(measure, 1)) if known else None,
                "rank": rank,
            }
        )
    return Section("standing", say("standing title", lang), columns, tuple(rows))


def _forms(graph: Graph, load: Load, lang: Language) -> Section:
    columns = (
        Column("form", say("form", lang), min_width=20),
        Column("arrangements", say("arrangements", lang), align="right"),
    )
    rows: tuple[Row, ...] = tuple(
        {"form": form_name(graph, form, lang), "arrangements": count} for form, count in load.forms
    )
    return Section("forms", say("forms title", lang), columns, rows)


def _partner_rows(
    graph: Graph, found: Selection, code: str, division: str, lang: Language
) -> tuple[Row, ...]:
    """Partners, those with whom it shares most first."""
    regions = found.situation.division(division).region_of()
    own = regions.get(code, {}).keys()
    partners = found.ties.partners(code)
    order = sorted(partners, key=lambda other: (-len(partners[other]), other))
    return tuple(
        {
            "municipality": name(graph, other, lang),
            "code": other,
            "shared": len(partners[other]),
            "same_region": bool(own & regions[other].keys()) if own and other in regions else None,
            "arrangements": " ".join(partners[other]),
            "evidence": _evidence(found, (code, other), partners[other]),
        }
        for other in order
    )


def _evidence(found: Selection, members: tuple[str, ...], arrangements: tuple[str, ...]) -> str:
    ties = [
        tie
        for arrangement in arrangements
        for member in members
        for tie in found.ties.between[member, arrangement]
    ]
    return " ".join(ns.local_name(found.membership(tie)) for tie in ties)


def _partners(rows: tuple[Row, ...], lang: Language) -> Section:
    shown = (say("shown note", lang, shown=PARTNERS, all=len(rows)),) if len(rows) > PARTNERS else ()
    return Section(
        "partners",
        say("partners title", lang),
        _partner_columns(lang),
        rows[:PARTNERS],
        shown,
    )


def _partner_columns(lang: Language) -> tuple[Column, ...]:
    return (
        Column("municipality", say("municipality", lang), min_width=16),
        Column("shared", say("strength", lang), align="right"),
        Column("same_region", say("same region", lang)),
    )


def _alike(graph: Graph, found: tuple[Alike, ...], lang: Language) -> Section:
    columns = (
        Column("municipality", say("municipality", lang), min_width=16),
        Column("jaccard", say("jaccard", lang), align="right", digits=3),
        Column("both", say("both", lang), align="right"),
        Column("either", say("either", lang), align="right"),
    )
    rows: tuple[Row, ...] = tuple(
        {
            "municipality": name(graph, one.member, lang),
            "jaccard": one.jaccard,
            "both": one.both,
            "either": one.either,
        }
        for one in found[:ALIKE]
    )
    return Section("alike", say("alike title", lang), columns, rows, (say("alike note", lang),))


def _flat(
    graph: Graph, found: Selection, code: str, alike: tuple[Alike, ...], division: str, lang: Language
) -> Section:
    by_code = {one.member: one for one in alike}
    rows: tuple[Row, ...] = tuple(
        {**row, "jaccard": by_code[str(row["code"])].jaccard, "either": by_code[str(row["code"])].either}
        for row in _partner_rows(graph, found, code, division, lang)
    )
    columns = (
        *_partner_columns(lang),
        Column("code", say("code", lang)),
        Column("jaccard", say("jaccard", lang)),
        Column("either", say("either", lang)),
        Column("arrangements", say("arrangements", lang)),
        Column("evidence", say("evidence", lang)),
    )
    return Section("", "", columns, rows)


def _flat_facts(
    facts: tuple[tuple[str, str], ...], values: Mapping[str, float | None], lang: Language
) -> tuple[tuple[str, str | float | None], ...]:
    return (*facts, *((say(key.replace("_", " "), lang), value) for key, value in values.items()))
