"""The answer to *which arrangements is my municipality in?*"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language, format_day
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import (
    Participation,
    Stated,
    Succession,
    about,
    lifespan,
    participations,
    stated,
    successions,
    touches_youth,
    with_partners,
)
from jeugdgraph.present.participations import flat_columns, flat_row, marks, participation_section
from jeugdgraph.present.parts import (
    Sources,
    conflict_notes,
    domain_order,
    reference_period,
    statement_section,
)
from jeugdgraph.present.phrases import remark, say
from jeugdgraph.present.report import Cell, Column, Report, Row, Section

OWN = ("arrangement", "role", "period", "confirmed", "partners", "source")
"""Columns of the memberships of a municipality."""
VIA = ("arrangement", "via", "period", "confirmed", "source")
"""Columns of what it takes part in through another arrangement."""
UNKNOWN_DOMAIN = ns.concept("domain", "unknown")


class Asked(NamedTuple):
    """What somebody wants to know about a municipality.

    `first` and `last` are equal for a reference date. `kinds` and `domains` hold IRIs; empty means
    all. Without `rest`, arrangements that do not touch youth care are only counted.
    """

    first: date
    last: date
    kinds: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    rest: bool = False
    unverified: bool = False
    partners: bool = False


class Answer(NamedTuple):
    """Everything the answer says, before it has a form.

    `shown` is what was asked for, by domain in the order of the ontology; `hidden` the number of other
    arrangements per domain; `unverified` the number of memberships left out for that reason.
    """

    municipality: str
    asked: Asked
    shown: tuple[tuple[str, tuple[Participation, ...]], ...]
    via: tuple[Participation, ...]
    hidden: tuple[tuple[str, int], ...]
    unverified: int
    statements: tuple[Stated, ...]
    events: tuple[Succession, ...]
    remark: str

    @property
    def participations(self) -> list[Participation]:
        return [p for _, found in self.shown for p in found] + list(self.via)


def answer(graph: Graph, municipality: str, asked: Asked, lang: Language) -> Answer:
    """Look up what is asked; a vanished municipality answers for its own time."""
    asked, remark = _within_life(graph, municipality, asked, lang)
    every = participations(graph, municipality, asked.first, asked.last, unverified=True)
    found = [p for p in every if asked.unverified or not p.unverified]
    wanted = [p for p in found if _wanted(p, asked)]
    chosen = [p for p in wanted if _in_view(graph, p, asked)]
    counted = with_partners(graph, municipality, chosen, asked.last)
    own = sorted((p for p in counted if not p.path), key=lambda p: (not p.division, p.name))
    at_first_hand = {p.party for p in own}
    chosen_ids = {p.membership for p in chosen}
    hidden = Counter(_domain(graph, p) for p in wanted if not p.path and p.membership not in chosen_ids)
    return Answer(
        municipality,
        asked,
        _by_domain(graph, own),
        tuple(p for p in counted if p.path and p.party not in at_first_hand),
        tuple(sorted(hidden.items(), key=lambda item: (-item[1], item[0]))),
        len(every) - len(found),
        tuple(stated(graph, municipality, asked.first, asked.last, unverified=asked.unverified)),
        tuple(successions(graph, municipality)),
        remark,
    )


def report(graph: Graph, answered: Answer, lang: Language) -> Report:
    """The answer for people: a table per policy domain, with numbered sources."""
    on = answered.asked.last
    sources = Sources(graph, lang)
    sections = [
        participation_section(
            graph, ns.local_name(domain), graph.label(domain, lang), found, OWN, sources, lang, on
        )
        for domain, found in answered.shown
    ]
    if answered.via:
        via = participation_section(
            graph, "via", say("via title", lang), answered.via, VIA, sources, lang, on
        )
        sections.append(via._replace(notes=(say("via note", lang),)))
    if answered.statements:
        sections.append(statement_section(graph, list(answered.statements), sources, lang, on))
    if answered.asked.partners:
        sections.append(_partner_section(graph, answered, lang))
    return Report(
        title=f"{graph.label(answered.municipality, lang)} – {say('arrangements of', lang)}",
        facts=_facts(graph, answered, lang),
        sections=tuple(sections),
        notes=_notes(graph, answered, lang),
        footer=sources.footer(),
        lang=lang,
    )


def flat(graph: Graph, answered: Answer, lang: Language) -> Report:
    """The answer for programs: one row per membership."""
    rows = []
    municipality = graph.label(answered.municipality, lang)
    for p in answered.participations:
        known = {
            "domain": graph.label(_domain(graph, p), lang),
            "arrangement": p.name,
            "arrangement_id": ns.local_name(p.party),
            "member": municipality,
            "member_id": ns.local_name(answered.municipality),
        }
        rows.append(flat_row(graph, p, known, lang))
    section = Section("", "", flat_columns(), tuple(rows))
    return Report(municipality, _facts(graph, answered, lang), (section,), lang=lang)


def _within_life(graph: Graph, municipality: str, asked: Asked, lang: Language) -> tuple[Asked, str]:
    start, end = lifespan(graph, municipality)
    name = graph.label(municipality, lang)
    if end and asked.first >= end:
        day = end - timedelta(days=1)
        told = say("ended", lang, name=name, day=format_day(end, lang), on=format_day(day, lang))
    elif start and asked.last < start:
        day = start
        told = say("not yet", lang, name=name, on=format_day(day, lang))
    else:
        return asked, ""
    return asked._replace(first=day, last=day), told


def _wanted(p: Participation, asked: Asked) -> bool:
    if asked.kinds and p.kind not in asked.kinds:
        return False
    return not asked.domains or bool(asked.domains & set(p.domains))


def _in_view(graph: Graph, p: Participation, asked: Asked) -> bool:
    return asked.rest or bool(asked.domains or asked.kinds) or touches_youth(graph, p.domains)


def _domain(graph: Graph, p: Participation) -> str:
    """Domain under which a participation stands: the first in the order of the ontology."""
    return min(p.domains, key=lambda domain: domain_order(graph, domain), default=UNKNOWN_DOMAIN)


def _by_domain(
    graph: Graph, found: Sequence[Participation]
) -> tuple[tuple[str, tuple[Participation, ...]], ...]:
    groups: dict[str, list[Participation]] = {}
    for p in found:
        groups.setdefault(_domain(graph, p), []).append(p)
    ordered = sorted(groups, key=lambda domain: domain_order(graph, domain))
    return tuple((domain, tuple(groups[domain])) for domain in ordered)


def _facts(graph: Graph, answered: Answer, lang: Language) -> tuple[tuple[str, str], ...]:
    asked = answered.asked
    facts = [
        reference_period(asked.first, asked.last, lang),
        (say("code", lang), ns.local_name(answered.municipality)),
    ]
    start, end = lifespan(graph, answered.municipality)
    if end or (start and start.year >= 2015):
        facts.append((say("exists", lang), _existence(start, end, lang)))
    return tuple(facts)


def _existence(start: date | None, end: date | None, lang: Language) -> str:
    from jeugdgraph.dates import Moment, period_text

    return period_text(Moment(start) if start else None, Moment(end) if end else None, lang)


def _partner_section(graph: Graph, answered: Answer, lang: Language) -> Section:
    from pyoxigraph import Literal, NamedNode

    shown = {p.party: p.name for p in answered.participations if not p.path}
    day = Literal(answered.asked.last.isoformat(), datatype=NamedNode(ns.iri("xsd:date")))
    rows = graph.rows("membership/shared", member_iri=NamedNode(answered.municipality), date_xsd_date=day)
    together: dict[str, list[tuple[str, str]]] = {}
    partners: dict[str, str] = {}
    for row in rows:
        if row["arrangement"] in shown:
            together.setdefault(row["name"], []).append((shown[row["arrangement"]], row["arrangement"]))
            partners[row["name"]] = row["other"]
    ranked = sorted(together.items(), key=lambda item: (-len(item[1]), item[0]))
    columns = (
        Column("municipality", say("municipality", lang), wrap=0),
        Column("shared", say("shared", lang), align="right", wrap=0),
        Column("in", say("in", lang), wrap=2),
    )
    table: tuple[Row, ...] = tuple(
        {
            "municipality": Cell(name, names=((name, partners[name]),)),
            "shared": len(shared),
            "in": Cell("; ".join(sorted(words for words, _ in shared)), names=tuple(shared)),
        }
        for name, shared in ranked
    )
    return Section("partners", say("partners title", lang), columns, table)


def _notes(graph: Graph, answered: Answer, lang: Language) -> tuple[str, ...]:
    found = answered.participations
    notes = [answered.remark] if answered.remark else []
    notes += [succession_text(graph, event, lang) for event in answered.events]
    if not found:
        notes.append(say("nothing", lang))
    notes += marks(found, answered.asked.last, lang)
    conflicts = [c for p in found for c in p.conflicts]
    conflicts += about(graph, answered.municipality, "jg:Conflict")
    notes += conflict_notes(graph, conflicts, lang, answered.municipality)
    if answered.hidden:
        words = [f"{graph.label(domain, lang)} {number}" for domain, number in answered.hidden]
        count = sum(number for _, number in answered.hidden)
        notes.append(remark("hidden note", lang, count=count, domains=", ".join(words)))
    if answered.unverified:
        notes.append(remark("unverified note", lang, count=answered.unverified))
    if found:
        notes.append(remark("evidence note", lang, id=ns.local_name(found[0].membership)))
    return tuple(notes)


def succession_text(graph: Graph, event: Succession, lang: Language) -> str:
    """A reclassification in words."""
    key = {"Merger": "became", "BoundaryChange": "moved", "Rename": "renamed"}[ns.local_name(event.kind)]
    return say(
        key,
        lang,
        day=format_day(event.date, lang),
        old=graph.label(event.old, lang),
        new=graph.label(event.new, lang),
    )
