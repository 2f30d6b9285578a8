"""From the graph to the records of a history: a few stored questions, never one per thing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal as Choice

from pyoxigraph import Literal, NamedNode

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.history.records import Fact, Reclassification, Replacement, Version
from jeugdgraph.graph import Graph, Row
from jeugdgraph.lookup import Proof, moment, proof

AT_ONCE = 6000
"""Memberships that are asked for in one question."""
WHOLE = 0.5
"""A date counts as an observation of a division from this part of its best observed date."""
_UNVERIFIED = ns.concept("confidence", "unverified")
_KINDS: Mapping[str, Choice["merger", "boundary", "renamed"]] = {
    ns.iri("jg:Merger"): "merger",
    ns.iri("jg:BoundaryChange"): "boundary",
    ns.iri("jg:Rename"): "renamed",
}
_XSD_DATE = NamedNode(ns.iri("xsd:date"))


def facts_of(graph: Graph, memberships: Iterable[str]) -> list[Fact]:
    """Memberships in full, sorted by id."""
    ids = sorted(set(memberships))
    found: list[Fact] = []
    for start in range(0, len(ids), AT_ONCE):
        asked = [NamedNode(one) for one in ids[start : start + AT_ONCE]]
        found += [_fact(row) for row in graph.rows("history/facts", membership_iri=asked)]
    return found


def of_members(graph: Graph, members: Iterable[str]) -> list[Fact]:
    """Memberships that some members have or had."""
    asked = [NamedNode(member) for member in sorted(set(members))]
    rows = graph.rows("history/of_members", member_iri=asked) if asked else []
    return facts_of(graph, (row["membership"] for row in rows))


def of_arrangement(graph: Graph, arrangement: str) -> list[Fact]:
    """Memberships of an arrangement, of whatever period."""
    return facts_of(graph, graph.subjects("org:organization", arrangement))


def of_division(graph: Graph, division: str) -> list[Fact]:
    """Memberships of all regions of a division, of whatever period."""
    rows = graph.rows("history/of_division", division_iri=NamedNode(division))
    return facts_of(graph, (row["membership"] for row in rows))


def changed(graph: Graph, first: date, last: date) -> list[Fact]:
    """Memberships that began or ended after `first` and no later than `last`, or may have."""
    rows = graph.rows("history/changed", first_xsd_date=_day(first), last_xsd_date=_day(last))
    return facts_of(graph, (row["membership"] for row in rows))


def arrangements_on(graph: Graph, on: date) -> frozenset[str]:
    """Arrangements and regions that have members on a day, as far as known."""
    return frozenset(
        row["arrangement"] for row in graph.rows("history/arrangements_on", date_xsd_date=_day(on))
    )


def reclassifications(graph: Graph, *, unverified: bool = False) -> list[Reclassification]:
    """Every change of municipalities, oldest first."""
    return [
        Reclassification(
            row["change"],
            date.fromisoformat(row["date"]),
            _KINDS[row["kind"]],
            row["old"],
            row["new"],
            row.get("oldUntil") == row["date"],
            row.get("newFrom") == row["date"],
            proof(row),
        )
        for row in graph.rows("history/reclassifications")
        if unverified or row["confidence"] != _UNVERIFIED
    ]


def replacements(graph: Graph, *, unverified: bool = False) -> list[Replacement]:
    """Every arrangement that takes the place of another."""
    return [
        Replacement(row["statement"], row["new"], row["old"], moment(row, "from"), proof(row))
        for row in graph.rows("history/replacements")
        if unverified or row["confidence"] != _UNVERIFIED
    ]


def versions(graph: Graph, arrangement: str) -> list[Version]:
    """Texts of a joint arrangement in the national register, oldest first."""
    rows = graph.rows("agreements/versions", arrangement_iri=NamedNode(arrangement))
    found = {
        row["version"]: Version(
            row["version"],
            row["title"],
            row.get("form", ""),
            row.get("powers", ""),
            row.get("body", ""),
            moment(row, "from"),
            moment(row, "until"),
            proof(row),
        )
        for row in rows
    }
    return sorted(found.values(), key=lambda v: (v.start.date if v.start else date.min, v.id))


def observations(graph: Graph, divisions: Iterable[str] | None = None) -> dict[str, tuple[date, ...]]:
    """Dates on which a source shows a division as a whole, by division; default for every division.

    A whole: at least `WHOLE` of the memberships that its best observed date has. Statements about a few
    municipalities give a date too, but say nothing about the rest.
    """
    asked = None if divisions is None else [NamedNode(one) for one in sorted(set(divisions))]
    if asked == []:
        return {}
    rows = graph.rows("history/observed", **({} if asked is None else {"division_iri": asked}))
    seen: dict[str, dict[date, int]] = {}
    for row in rows:
        day = date.fromisoformat(row["date"])
        seen.setdefault(row["division"], {})[day] = int(row["memberships"])
    return {division: whole_dates(counts) for division, counts in sorted(seen.items())}


def whole_dates(counts: Mapping[date, int]) -> tuple[date, ...]:
    """Dates with at least `WHOLE` of the highest count, sorted.

    >>> [day.year for day in whole_dates({date(2016, 1, 1): 390, date(2018, 1, 1): 3, date(2020, 1, 1): 355})]
    [2016, 2020]
    """
    most = max(counts.values(), default=0)
    return tuple(sorted(day for day, count in counts.items() if count >= WHOLE * most))


def first_shown(graph: Graph, facts: Sequence[Fact]) -> dict[str, Proof]:
    """Source that was the first to show a membership, by membership, where it is not the membership's own."""
    asked = [NamedNode(f.membership) for f in facts if f.first_observed_on != f.observed_on]
    rows = graph.rows("history/first_shown", membership_iri=asked) if asked else []
    found: dict[str, Proof] = {}
    for row in rows:
        found.setdefault(row["_membership_iri"], proof(row))
    return found


def codes(graph: Graph, regions: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Official codes by region, where it has any."""
    found = {region: tuple(graph.values(region, "skos:notation")) for region in sorted(set(regions))}
    return {region: known for region, known in found.items() if known}


def shown(facts: Sequence[Fact], *, unverified: bool) -> list[Fact]:
    """Facts without those that nobody has verified, unless asked for."""
    return [fact for fact in facts if unverified or not fact.unverified]


def _fact(row: Row) -> Fact:
    sure = row["confidence"], row.get("partyConfidence", "")
    return Fact(
        membership=row["_membership_iri"],
        member=row["member"],
        arrangement=row["arrangement"],
        division=row.get("division", ""),
        role=row["role"],
        scope=row.get("scope", ""),
        share=row.get("share", ""),
        status=row["status"],
        basis=row["basis"],
        confidence=_UNVERIFIED if _UNVERIFIED in sure else sure[0],
        start=moment(row, "from"),
        end=moment(row, "until"),
        observed_on=date.fromisoformat(row["observed"]),
        first_observed_on=date.fromisoformat(row["firstObserved"]),
        proof=proof(row),
    )


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=_XSD_DATE)
