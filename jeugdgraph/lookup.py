"""What the graph says about one municipality or arrangement, as typed records.

The records are named tuples: a look-up is over in a tenth of a second, and defining a frozen dataclass
takes four times as long as defining a named tuple.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Moment
from jeugdgraph.graph import Graph, Row

STALE_AFTER_YEARS = 3
"""Years between the last confirmation and the reference date from which an answer marks it."""

_XSD_DATE = NamedNode(ns.iri("xsd:date"))
_ARRANGEMENT = ns.iri("jg:Arrangement")
_GENERAL = frozenset({_ARRANGEMENT, ns.iri("jg:Organisation")})
_DISPUTED = frozenset({ns.concept("basis", "disputed"), ns.concept("basis", "inherited-disputed")})
_UNVERIFIED = ns.concept("confidence", "unverified")


class Proof(NamedTuple):
    """Where a statement comes from: IRI of the source and the place in it."""

    source: str
    locator: str


class Participation(NamedTuple):
    """A membership as an answer shows it. All ids are IRIs; `scope` may be empty.

    `party` is the other side: the arrangement for a member, the member for an arrangement. `path`
    names the arrangements through which a member takes part, nearest first; it is empty for a
    membership of its own. `partners` counts other municipalities; None when it was not asked for.
    `conflicts` holds the conflicts that the membership is part of.
    """

    membership: str
    party: str
    name: str
    kind: str
    division: str
    domains: tuple[str, ...]
    role: str
    scope: str
    share: str
    status: str
    basis: str
    confidence: str
    start: Moment | None
    end: Moment | None
    observed_on: date
    first_observed_on: date
    proof: Proof
    note: str
    conflicts: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    partners: int | None = None

    @property
    def disputed(self) -> bool:
        """Whether sources or predecessors disagree about it."""
        return self.basis in _DISPUTED or bool(self.conflicts)

    @property
    def unverified(self) -> bool:
        """Whether it rests on knowledge that nobody has verified."""
        return self.confidence == _UNVERIFIED

    def stale(self, on: date) -> bool:
        """Whether its last confirmation lies more than `STALE_AFTER_YEARS` before a day."""
        return years_between(self.observed_on, on) >= STALE_AFTER_YEARS

    def early(self, on: date) -> bool:
        """Whether a day lies before its first confirmation, with no start known: it may begin later."""
        return self.start is None and on < self.first_observed_on


class Stated(NamedTuple):
    """Another statement about a thing: property, and an object (IRI) or a value."""

    statement: str
    property: str
    object: str
    value: str
    start: Moment | None
    end: Moment | None
    basis: str
    confidence: str
    proof: Proof


class StatedCount(NamedTuple):
    """A number of members that a source states."""

    id: str
    counted: str
    number: int
    proof: Proof
    note: str
    conflicts: tuple[str, ...] = ()


class Succession(NamedTuple):
    """A merger, transfer of a part or rename in which a municipality was involved."""

    date: date
    kind: str
    old: str
    new: str


def years_between(earlier: date, later: date) -> int:
    """Whole years from one day to another; 0 when the second comes first."""
    years = later.year - earlier.year - ((later.month, later.day) < (earlier.month, earlier.day))
    return max(years, 0)


def participations(
    graph: Graph, member: str, first: date, last: date, *, unverified: bool = False
) -> list[Participation]:
    """Memberships of a member that hold on a day from `first` to `last`, its own and those via them.

    Sorted by name. Unverified ones are left out unless asked for.
    """
    own = _of_member(graph, member, first, last, unverified=unverified)
    return own + list(_via(graph, own, (), first, last, unverified=unverified))


def members(
    graph: Graph, arrangement: str, first: date, last: date, *, unverified: bool = False
) -> list[Participation]:
    """Memberships of an arrangement that hold on a day from `first` to `last`, sorted by name."""
    rows = graph.rows("arrangement/members", arrangement_iri=NamedNode(arrangement), **_days(first, last))
    found = [_participation(graph, row, row["member"]) for row in rows]
    return [p for p in found if unverified or not p.unverified]


def with_partners(graph: Graph, member: str, found: Iterable[Participation], on: date) -> list[Participation]:
    """The same participations with the number of other municipalities on a day.

    It stays None for a membership through another arrangement.
    """
    shown = list(found)
    parties = sorted({p.party for p in shown if not p.path})
    rows = graph.rows(
        "membership/partners",
        member_iri=NamedNode(member),
        arrangement_iri=[NamedNode(party) for party in parties],
        date_xsd_date=_day(on),
    )
    counts = {row["arrangement"]: int(row["partners"]) for row in rows}
    return [p if p.path else p._replace(partners=counts.get(p.party, 0)) for p in shown]


def stated(graph: Graph, subject: str, first: date, last: date, *, unverified: bool = False) -> list[Stated]:
    """Other statements about a thing that hold, as far as known, on a day from `first` to `last`."""
    rows = graph.rows("lookup/statements", subject_iri=NamedNode(subject))
    found = [_stated(row) for row in rows if unverified or row["confidence"] != _UNVERIFIED]
    return [s for s in found if not (s.start and s.start.date > last) and not (s.end and s.end.date <= first)]


def counts(graph: Graph, subject: str) -> list[StatedCount]:
    """Numbers of members that sources state for an arrangement."""
    rows = graph.rows("arrangement/counts", subject_iri=NamedNode(subject))
    return [
        StatedCount(
            row["statedCount"],
            row["counted"],
            int(row["count"]),
            proof(row),
            row.get("note", ""),
            _conflicts(graph, row["statedCount"]),
        )
        for row in rows
    ]


def about(graph: Graph, subject: str, class_: str) -> list[str]:
    """Nodes of a class (a CURIE) that are about a thing, such as conflicts or absences; sorted."""
    return [
        node
        for node in graph.subjects("jg:subject", subject)
        if ns.iri(class_) in graph.values(node, "rdf:type")
    ]


def successions(graph: Graph, municipality: str) -> list[Succession]:
    """Changes in which a municipality was involved, oldest first."""
    terms = ("org:originalOrganization", "org:resultingOrganization")
    found = {event for term in terms for event in graph.subjects(term, municipality)}
    return sorted((_succession(graph, event) for event in found), key=lambda s: (s.date, s.old, s.new))


def lifespan(graph: Graph, municipality: str) -> tuple[date | None, date | None]:
    """First day of a municipality and first day after it, as far as known."""
    start = graph.values(municipality, "jg:validFrom")
    end = graph.values(municipality, "jg:validUntil")
    return (
        date.fromisoformat(start[0]) if start else None,
        date.fromisoformat(end[0]) if end else None,
    )


def thing_period(graph: Graph, thing: str) -> tuple[Moment | None, Moment | None]:
    """Period of an arrangement, organisation or instrument, with its precision."""
    row: dict[str, str] = {}
    for name, key in (("validFrom", "from"), ("validUntil", "until")):
        for suffix in ("", "Precision", "NotBefore"):
            found = graph.values(thing, f"jg:{name}{suffix}")
            if found:
                row[key + suffix] = found[0]
    return moment(row, "from"), moment(row, "until")


def touches_youth(graph: Graph, domains: Sequence[str]) -> bool:
    """Whether one of the policy domains touches youth care."""
    return any("true" in graph.values(domain, "jg:touchesYouth") for domain in domains)


def _of_member(
    graph: Graph, member: str, first: date, last: date, *, unverified: bool
) -> list[Participation]:
    rows = graph.rows("membership/of_member", member_iri=NamedNode(member), **_days(first, last))
    found = [_participation(graph, row, row["arrangement"]) for row in rows]
    return [p for p in found if unverified or not p.unverified]


def _via(
    graph: Graph,
    near: Sequence[Participation],
    path: tuple[str, ...],
    first: date,
    last: date,
    *,
    unverified: bool,
) -> Iterable[Participation]:
    """Memberships of the arrangements themselves, with the path that leads to them."""
    steps = sorted({p.party for p in near if not p.disputed} - set(path))
    leading = [step for step in steps if _is_member(graph, step)]
    if not leading:
        return
    rows = graph.rows(
        "membership/of_arrangements",
        member_iri=[NamedNode(step) for step in leading],
        **_days(first, last),
    )
    for step in leading:
        longer = (*path, step)
        further = [
            _participation(graph, row, row["arrangement"])._replace(path=longer)
            for row in rows
            if row["step"] == step and row["arrangement"] not in longer
        ]
        further = [p for p in further if unverified or not p.unverified]
        yield from further
        yield from _via(graph, further, longer, first, last, unverified=unverified)


def _is_member(graph: Graph, thing: str) -> bool:
    return bool(graph.subjects("org:member", thing))


def _participation(graph: Graph, row: Row, party: str) -> Participation:
    kinds = [kind for kind in graph.values(party, "rdf:type") if kind not in _GENERAL]
    return Participation(
        membership=row["membership"],
        party=party,
        name=row["name"],
        kind=kinds[0] if kinds else _ARRANGEMENT,
        division=row.get("division", ""),
        domains=tuple(graph.values(party, "jg:policyDomain")),
        role=row["role"],
        scope=row.get("scope", ""),
        share=row.get("share", ""),
        status=row["status"],
        basis=row["basis"],
        confidence=_least_sure(row),
        start=moment(row, "from"),
        end=moment(row, "until"),
        observed_on=date.fromisoformat(row["observed"]),
        first_observed_on=date.fromisoformat(row["firstObserved"]),
        proof=proof(row),
        note=row.get("note", ""),
        conflicts=_conflicts(graph, row["membership"]),
    )


def _least_sure(row: Row) -> str:
    """Confidence of a membership, or of its arrangement where that is not verified itself."""
    sure = row["confidence"], row.get("partyConfidence", "")
    return _UNVERIFIED if _UNVERIFIED in sure else sure[0]


def _conflicts(graph: Graph, statement: str) -> tuple[str, ...]:
    """Conflicts that a membership or count is part of."""
    return graph.conflicts.get(statement, ())


def _stated(row: Row) -> Stated:
    return Stated(
        row["statement"],
        row["property"],
        row.get("object", ""),
        row.get("value", ""),
        moment(row, "from"),
        moment(row, "until"),
        row["basis"],
        row["confidence"],
        proof(row),
    )


def _succession(graph: Graph, event: str) -> Succession:
    kinds = [kind for kind in graph.values(event, "rdf:type") if kind != ns.iri("jg:ChangeEvent")]
    return Succession(
        date.fromisoformat(graph.values(event, "dct:date")[0]),
        kinds[0],
        graph.values(event, "org:originalOrganization")[0],
        graph.values(event, "org:resultingOrganization")[0],
    )


def proof(row: Row) -> Proof:
    """Source and place in it that a row of an answer names."""
    return Proof(row["source"], row.get("locator", ""))


def moment(row: Row, end: str) -> Moment | None:
    """Start (``from``) or end (``until``) that a row of an answer names, as exact as it is known; None for none."""
    text = row.get(end)
    if text is None:
        return None
    before = row.get(end + "NotBefore")
    if before:
        return Moment(date.fromisoformat(text), "between", date.fromisoformat(before))
    precision = ns.local_name(row.get(end + "Precision", "day"))
    day = date.fromisoformat(text)
    return Moment(day, "month" if precision == "month" else "year" if precision == "year" else "day")


def _days(first: date, last: date) -> dict[str, Literal]:
    return {"first_xsd_date": _day(first), "last_xsd_date": _day(last)}


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=_XSD_DATE)
