"""The answer to *who is in this arrangement, and how do other divisions cut it?*"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language, period_text
from jeugdgraph.graph import Graph, Row
from jeugdgraph.lookup import (
    Participation,
    Stated,
    StatedCount,
    about,
    counts,
    members,
    participations,
    stated,
    thing_period,
)
from jeugdgraph.present.participations import (
    flat_columns,
    flat_row,
    marks,
    participation_section,
    percent,
)
from jeugdgraph.present.parts import (
    Sources,
    absence_notes,
    conflict_notes,
    domain_order,
    reference_period,
    statement_section,
)
from jeugdgraph.present.phrases import remark, say
from jeugdgraph.present.report import Cell, Column, Report, Section
from jeugdgraph.present.report import Row as Cells

_COLUMNS = ("role", "period", "confirmed", "source")
_YOUTH_REGION = ns.iri("jg:YouthRegion")
_MUNICIPALITY = ns.iri("jg:Municipality")
_COUNTABLE = {
    ns.concept("counted", "municipality"): _MUNICIPALITY,
    ns.concept("counted", "youth-region"): _YOUTH_REGION,
}
"""What is counted, and the class of members to hold it against."""


_DESCRIBED = (
    ("division", "jg:inDivision"), ("scale", "jg:scale"), ("legal form", "jg:legalForm"),
    ("status", "jg:status"), ("domains", "jg:policyDomain"),
)  # fmt: skip
"""What the facts tell of an arrangement: word and property."""


@dataclass(frozen=True)
class Cut:
    """How one division divides the municipalities of an arrangement: region → municipalities.

    `names` tells of which regions and municipalities the names are.
    """

    division: str
    regions: tuple[tuple[str, tuple[str, ...]], ...]
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Answer:
    """Everything the answer says about one arrangement."""

    arrangement: str
    first: date
    last: date
    members: tuple[Participation, ...]
    wholes: tuple[Participation, ...]
    statements: tuple[Stated, ...]
    counts: tuple[StatedCount, ...]
    cuts: tuple[Cut, ...]
    unverified: int

    def named(self, class_: str) -> int:
        """Number of different members of a class that sources name, disputed ones left out."""
        return len({p.party for p in self.members if p.kind == class_ and not p.unverified
                    and ns.local_name(p.basis) not in ("disputed", "inherited-disputed")})  # fmt: skip


def answer(graph: Graph, arrangement: str, first: date, last: date, *, unverified: bool = False) -> Answer:
    """Look up an arrangement on a reference date (`first` equals `last`) or in a period."""
    every = members(graph, arrangement, first, last, unverified=True)
    found = [p for p in every if unverified or not p.unverified]
    return Answer(
        arrangement,
        first,
        last,
        tuple(found),
        tuple(participations(graph, arrangement, first, last, unverified=unverified)),
        tuple(stated(graph, arrangement, first, last, unverified=unverified)),
        tuple(counts(graph, arrangement)),
        tuple(_cuts(graph, arrangement, last)),
        len(every) - len(found),
    )


def report(graph: Graph, answered: Answer, lang: Language) -> Report:
    """The answer for people."""
    sources = Sources(graph, lang)
    sections = [_member_section(graph, answered, sources, lang)]
    if answered.wholes:
        title = say("parts title", lang)
        columns = ("arrangement", *_COLUMNS)
        sections.append(
            participation_section(
                graph, "wholes", title, answered.wholes, columns, sources, lang, answered.last
            )
        )
    if answered.statements:
        sections.append(statement_section(graph, list(answered.statements), sources, lang, answered.last))
    if answered.cuts:
        sections.append(_cut_section(graph, answered, lang))
    notes = _notes(graph, answered, sources, lang)
    return Report(
        title=graph.label(answered.arrangement, lang),
        facts=_facts(graph, answered, lang),
        sections=tuple(sections),
        notes=notes,
        footer=sources.footer(),
        lang=lang,
    )


def overview(graph: Graph, answers: Sequence[Answer], lang: Language) -> Section:
    """Arrangements of one name side by side: kind, members by name, numbers that sources state."""
    columns = (
        Column("arrangement", say("arrangement", lang), wrap=2),
        Column("kind", say("kind", lang)),
        Column("named", say("named", lang), align="right"),
        Column("stated", say("stated counts", lang)),
    )
    rows: list[Cells] = [
        {
            "arrangement": _linked(graph, a.arrangement, lang),
            "kind": ", ".join(graph.label(c, lang) for c in _classes(graph, a.arrangement)),
            "named": a.named(_MUNICIPALITY),
            "stated": ", ".join(f"{c.number} {graph.label(c.counted, lang)}" for c in a.counts),
        }
        for a in answers
    ]
    return Section("overview", say("same name title", lang), columns, tuple(rows))


def _linked(graph: Graph, iri: str, lang: Language) -> Cell:
    """Name of a thing, with the thing itself."""
    name = graph.label(iri, lang)
    return Cell(name, names=((name, iri),))


def _classes(graph: Graph, arrangement: str) -> list[str]:
    return [c for c in graph.values(arrangement, "rdf:type") if c != ns.iri("jg:Arrangement")]


def flat(graph: Graph, answered: Answer, lang: Language) -> Report:
    """The answer for programs: one row per membership."""
    known = {
        "arrangement": graph.label(answered.arrangement, lang),
        "arrangement_id": ns.local_name(answered.arrangement),
    }
    rows = [
        flat_row(graph, p, {**known, "member": p.name, "member_id": ns.local_name(p.party)}, lang)
        for p in answered.members
    ]
    section = Section("", "", flat_columns(), tuple(rows))
    title = graph.label(answered.arrangement, lang)
    return Report(title, _facts(graph, answered, lang), (section,), lang=lang)


def names(graph: Graph, arrangement: str, lang: Language) -> tuple[tuple[str, str], ...]:
    """Words of the facts that name something, with what they name."""
    iris = [
        *_classes(graph, arrangement),
        *(iri for _, term in _DESCRIBED for iri in graph.values(arrangement, term)),
    ]
    return tuple((graph.label(iri, lang), iri) for iri in iris)


def _facts(graph: Graph, answered: Answer, lang: Language) -> tuple[tuple[str, str], ...]:
    arrangement = answered.arrangement
    classes = _classes(graph, arrangement)
    facts = [
        reference_period(answered.first, answered.last, lang),
        (say("kind", lang), ", ".join(graph.label(c, lang) for c in classes)),
    ]
    for key, term in _DESCRIBED:
        found = graph.values(arrangement, term)
        if term == "jg:policyDomain":
            found.sort(key=lambda domain: domain_order(graph, domain))
        if found:
            facts.append((say(key, lang), ", ".join(graph.label(iri, lang) for iri in found)))
    if ns.concept("confidence", "unverified") in graph.values(arrangement, "jg:confidence"):
        facts.append((graph.term("jg:confidence", lang), say("unverified", lang)))
    start, end = thing_period(graph, arrangement)
    if start or end:
        facts.append((say("period", lang), period_text(start, end, lang, on=answered.last)))
    facts.append((say("named", lang), str(answered.named(_MUNICIPALITY))))
    for count in answered.counts:
        label = f"{say('stated counts', lang)} {graph.label(count.counted, lang)}"
        facts.append((label, str(count.number)))
    return tuple(facts)


def _member_section(graph: Graph, answered: Answer, sources: Sources, lang: Language) -> Section:
    """Members, municipalities first."""
    ordered = sorted(answered.members, key=lambda p: (p.kind != _MUNICIPALITY, p.name, p.membership))
    title = say("members title", lang)
    return participation_section(
        graph, "members", title, ordered, ("member", *_COLUMNS), sources, lang, answered.last
    )


def _cuts(graph: Graph, arrangement: str, on: date) -> list[Cut]:
    """Pieces per division, most pieces first; the arrangement's own division is left out."""
    day = Literal(on.isoformat(), datatype=NamedNode(ns.iri("xsd:date")))
    rows = graph.rows("arrangement/cuts", arrangement_iri=NamedNode(arrangement), date_xsd_date=day)
    own = graph.values(arrangement, "jg:inDivision")
    by_division: dict[str, dict[str, list[str]]] = {}
    names: dict[str, dict[tuple[str, str], None]] = {}
    for row in rows:
        if row["division"] not in own:
            regions = by_division.setdefault(row["division"], {})
            regions.setdefault(row["regionName"], []).append(_with_share(row))
            called = names.setdefault(row["division"], {})
            called |= {(row["regionName"], row["region"]): None, (row["name"], row["municipality"]): None}
    cuts = [
        Cut(division, tuple(sorted(
            ((name, tuple(inside)) for name, inside in regions.items()),
            key=lambda item: (-len(item[1]), item[0]),
        )), tuple(names[division]))
        for division, regions in by_division.items()
    ]  # fmt: skip
    return sorted(cuts, key=lambda cut: (-len(cut.regions), cut.division))


def _with_share(row: Row) -> str:
    share = row.get("share", "")
    return f"{row['name']} ({percent(share)})" if share and float(share) < 1 else row["name"]


def _cut_section(graph: Graph, answered: Answer, lang: Language) -> Section:
    columns = (
        Column("division", say("division", lang), min_width=20),
        Column("pieces", say("pieces", lang), align="right", wrap=0),
        Column("regions", say("regions", lang), min_width=30, wrap=2),
    )
    rows: list[Cells] = [
        {
            "division": _linked(graph, cut.division, lang),
            "pieces": len(cut.regions),
            "regions": Cell(_pieces_text(cut.regions, lang), names=cut.names),
        }
        for cut in answered.cuts
    ]
    return Section("cuts", say("cuts title", lang), columns, tuple(rows))


def _pieces_text(regions: Sequence[tuple[str, tuple[str, ...]]], lang: Language) -> str:
    """Regions with their municipalities; of the largest piece only the number."""
    if len(regions) == 1:
        return f"{say('whole in one', lang)}: {regions[0][0]}"
    first, *others = regions
    texts = [f"{first[0]} ({len(first[1])})"]
    texts += [f"{name}: {', '.join(inside)}" for name, inside in others]
    return "; ".join(texts)


def _notes(graph: Graph, answered: Answer, sources: Sources, lang: Language) -> tuple[str, ...]:
    notes = []
    for count in answered.counts:
        class_ = _COUNTABLE.get(count.counted)
        if class_:
            told = say(
                "stated against",
                lang,
                stated=count.number,
                counted=graph.label(count.counted, lang),
                named=answered.named(class_),
            )
            notes.append(f"{told} {sources.number(count.proof.source)}")
    notes += marks(answered.members, answered.last, lang)
    conflicts = [c for p in answered.members for c in p.conflicts]
    conflicts += [c for count in answered.counts for c in count.conflicts]
    conflicts += about(graph, answered.arrangement, "jg:Conflict")
    notes += conflict_notes(graph, conflicts, lang)
    notes += absence_notes(graph, answered.arrangement, lang)
    if answered.unverified:
        notes.append(remark("unverified note", lang, count=answered.unverified))
    if answered.members:
        notes.append(remark("evidence note", lang, id=ns.local_name(answered.members[0].membership)))
    return tuple(notes)
