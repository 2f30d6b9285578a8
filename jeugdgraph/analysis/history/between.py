"""What differs between the situation on one date and on another."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pyoxigraph import NamedNode

from jeugdgraph.analysis.history import facts as of
from jeugdgraph.analysis.history.mergers import Mergers, reclassification_events
from jeugdgraph.analysis.history.net import Ground, net_events
from jeugdgraph.analysis.history.records import Event, Fact, arrangements_of, order
from jeugdgraph.graph import Graph


class Difference(NamedTuple):
    """What differs between two dates, `first` before `last` or the other way round.

    `before` of an event tells of `first`, `after` of `last`; a difference backwards is the one forwards with
    the two changed places. `uncertain` are memberships that change on an unknown day around one of the dates,
    so that what held on it is not known. `unverified` and `disputed` are those that were left out.
    `observations` are the dates on which sources show each division.
    """

    first: date
    last: date
    division: str
    events: tuple[Event, ...]
    uncertain: tuple[Fact, ...]
    observations: Mapping[str, tuple[date, ...]]
    unverified: tuple[Fact, ...]
    disputed: tuple[Fact, ...]

    def moved(self, division: str) -> tuple[str, ...]:
        """Municipalities (as on the earlier date) whose region in a division differs, followed through mergers."""
        found = (e for e in self.events if e.kind == "moved" and e.division == division)
        return tuple(sorted({subject for event in found for subject in event.subjects}))

    def backwards(self) -> "Difference":
        """The same, told from the last date to the first."""
        events = tuple(sorted((mirrored(event) for event in self.events), key=order))
        return self._replace(first=self.last, last=self.first, events=events)


_MIRROR = {"joined": "left", "left": "joined", "began": "ended", "ended": "began"}
_MIRROR |= {"first-observed": "no-longer-observed", "no-longer-observed": "first-observed"}
_MIRROR |= {"regions-joined": "region-split", "region-split": "regions-joined"}


def mirrored(event: Event) -> Event:
    """An event told the other way round: before is after, joined is left.

    Municipalities that a move is about stay those of the earlier date, in `subjects`.
    """
    if event.kind == "reclassification":
        return event
    details = tuple((term, after, before) for term, before, after in event.details)
    return event._replace(
        kind=_MIRROR.get(event.kind, event.kind),  # type: ignore[arg-type]
        cause=_MIRROR.get(event.cause, event.cause),  # type: ignore[arg-type]
        before=event.after,
        after=event.before,
        details=details,
    )


def between(
    graph: Graph, first: date, last: date, division: str | None = None, *, unverified: bool = False
) -> Difference:
    """What differs between two dates, in one division (an IRI) or in everything that is known.

    With `first` after `last` the difference is told backwards. On one and the same date nothing differs.
    """
    if first > last:
        return between(graph, last, first, division, unverified=unverified).backwards()
    mergers = Mergers(of.reclassifications(graph, unverified=unverified))
    every = _read(graph, mergers, first, last, division) if first < last else []
    known = [f for f in of.shown(every, unverified=unverified) if not f.disputed and not f.planned]
    ground = _ground(graph, mergers, known, first, last, unverified=unverified)
    ground = ground._replace(unsettled=_unsettled(every, (first, last)))
    events = net_events(ground) if first < last else []
    if division is None:
        events += _of_municipalities(mergers, every, first, last)
    days = of.observations(graph, None if division is None else [division])
    touched = [f for f in every if _changes_in(f, first, last)]
    return Difference(
        first,
        last,
        division or "",
        tuple(sorted(events, key=order)),
        tuple(f for f in known if unsure(f, first) or unsure(f, last)),
        days,
        () if unverified else tuple(f for f in touched if f.unverified),
        tuple(f for f in touched if f.disputed),
    )


def about(graph: Graph, difference: Difference, municipality: str) -> Difference:
    """The part of a difference that is about a municipality, its predecessors and its successors."""
    early, late = sorted((difference.first, difference.last))
    mergers = Mergers(of.reclassifications(graph, unverified=True))
    kin = {municipality, *mergers.heirs(municipality, early, late)}
    kin.update(mergers.predecessors(municipality, early, late))
    return _narrowed(
        difference,
        lambda e: bool(kin & {*e.subjects, *e.heirs, *e.before, *e.after}),
        lambda fact: fact.member in kin,
    )


def of_kinds(graph: Graph, difference: Difference, kinds: frozenset[str]) -> Difference:
    """The part of a difference that is about arrangements of some classes (IRIs)."""
    known = {kind: set(graph.subjects("rdf:type", kind)) for kind in sorted(kinds)}
    things = {thing for found in known.values() for thing in found}
    return _narrowed(
        difference,
        lambda e: bool(things.intersection(arrangements_of(e))),
        lambda fact: fact.arrangement in things,
    )


def _narrowed(
    difference: Difference, event: Callable[[Event], bool], fact: Callable[[Fact], bool]
) -> Difference:
    """Only some events and facts, with the dates of the divisions that are still named."""
    events = tuple(filter(event, difference.events))
    named = {e.division for e in events} | ({difference.division} - {""})
    return difference._replace(
        events=events,
        uncertain=tuple(filter(fact, difference.uncertain)),
        unverified=tuple(filter(fact, difference.unverified)),
        disputed=tuple(filter(fact, difference.disputed)),
        observations={d: days for d, days in difference.observations.items() if d in named},
    )


def unsure(fact: Fact, on: date) -> bool:
    """Whether a membership began or ended on an unknown day around a date, so that it may or may not hold."""
    return any(m is not None and m.not_before is not None and m.not_before < on < m.date
               for m in (fact.start, fact.end))  # fmt: skip


def _changes_in(fact: Fact, first: date, last: date) -> bool:
    return any(m is not None and first < m.date <= last for m in (fact.start, fact.end))


def _read(graph: Graph, mergers: Mergers, first: date, last: date, division: str | None) -> list[Fact]:
    """Memberships that can differ, and those of the municipalities that came in the place of others."""
    if division is not None:
        return of.of_division(graph, division)
    changed = of.changed(graph, first, last)
    gone = {c.old for c in mergers.changes if c.dissolves and first < c.date <= last}
    heirs = {heir for old in gone for heir in mergers.heirs(old, first, last)}
    seen = {fact.membership for fact in changed}
    return changed + [fact for fact in of.of_members(graph, heirs) if fact.membership not in seen]


def _ground(
    graph: Graph, mergers: Mergers, known: Sequence[Fact], first: date, last: date, *, unverified: bool
) -> Ground:
    on_first, on_last = of.arrangements_on(graph, first), of.arrangements_on(graph, last)
    replaced = of.replacements(graph, unverified=unverified)
    regions = {f.arrangement for f in known if f.division and _changes_in(f, first, last)}
    codes = of.codes(graph, regions)
    division_of = {_text(quad.subject): _text(quad.object) for quad in graph.matching(None, "jg:inDivision")}
    return Ground(tuple(known), mergers, first, last, on_first, on_last, division_of, tuple(replaced), codes)


def _text(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else str(node)


def _unsettled(facts: Sequence[Fact], days: Sequence[date]) -> frozenset[tuple[str, str, date]]:
    """Members, divisions and days on which only disputed memberships held."""
    disputed = {(f.member, f.division, day) for f in facts for day in days if f.disputed and f.holds(day)}
    sure = {(f.member, f.division, day) for f in facts for day in days if not f.disputed and f.holds(day)}
    return frozenset(disputed - sure)


def _of_municipalities(mergers: Mergers, facts: Sequence[Fact], first: date, last: date) -> list[Event]:
    found = reclassification_events(mergers, facts)
    return [event for event in found if event.when and first < event.when.date <= last]
