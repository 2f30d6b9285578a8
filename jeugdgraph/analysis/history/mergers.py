"""What municipal reclassification does to memberships, and how to tell it from a move."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from jeugdgraph.analysis.history.records import (
    Event,
    Fact,
    Reclassification,
    evidence_of,
    order,
    proofs_of,
)
from jeugdgraph.dates import Moment


class Mergers:
    """The changes of municipalities, asked by municipality."""

    def __init__(self, changes: Iterable[Reclassification]) -> None:
        self.changes = tuple(sorted(changes, key=lambda c: (c.date, c.old, c.new)))
        self._by_old: dict[str, list[Reclassification]] = {}
        self._by_new: dict[str, list[Reclassification]] = {}
        self._heirs: dict[tuple[str, date, date], tuple[str, ...]] = {}
        for change in self.changes:
            self._by_old.setdefault(change.old, []).append(change)
            self._by_new.setdefault(change.new, []).append(change)

    def of_old(self, municipality: str) -> list[Reclassification]:
        """Changes in which a municipality was taken up, gave a part or was renamed."""
        return self._by_old.get(municipality, [])

    def of_new(self, municipality: str) -> list[Reclassification]:
        """Changes in which a municipality received, or came to be."""
        return self._by_new.get(municipality, [])

    def start_explained(self, fact: Fact) -> bool:
        """Whether a membership begins because of a change of municipalities.

        It does on the day of the change when it was handed on, or when the municipality itself began on
        that day. A new municipality whose region a source shows for the first time later was not in
        another region before: its start lies between the change and that source.
        """
        if fact.start is None:
            return False
        for change in self.of_new(fact.member):
            if fact.start.date == change.date and (change.creates or fact.inherited):
                return True
            if change.creates and fact.start.not_before == change.date:
                return True
        return False

    def end_explained(self, fact: Fact) -> bool:
        """Whether a membership ends because the municipality itself does."""
        return fact.end is not None and any(
            change.dissolves and fact.end.date == change.date for change in self.of_old(fact.member)
        )

    def heirs(self, municipality: str, after: date, until: date) -> tuple[str, ...]:
        """Municipalities that stand in the place of another on a day, `until`, seen from a day `after`.

        Several when it was split up; the municipality itself when nothing happened.

        >>> from jeugdgraph.lookup import Proof
        >>> day = date(2019, 1, 1)
        >>> one = Reclassification("", day, "merger", "a", "c", True, True, Proof("", ""))
        >>> Mergers([one]).heirs("a", date(2018, 1, 1), date(2020, 1, 1))
        ('c',)
        """
        known = self._heirs.get((municipality, after, until))
        if known is None:
            known = self._heirs[municipality, after, until] = self._heirs_of(municipality, after, until)
        return known

    def predecessors(self, municipality: str, after: date, until: date) -> tuple[str, ...]:
        """Municipalities in the place of which another stands on a day, `until`, seen from a day `after`."""
        if not self.of_new(municipality):
            return ()
        gone = {c.old for c in self.changes if c.dissolves and after < c.date <= until}
        return tuple(sorted(old for old in gone if municipality in self.heirs(old, after, until)))

    def _heirs_of(self, municipality: str, after: date, until: date) -> tuple[str, ...]:
        steps = [c for c in self.of_old(municipality) if c.dissolves and after < c.date <= until]
        if not steps:
            return (municipality,)
        return tuple(sorted({heir for step in steps for heir in self.heirs(step.new, step.date, until)}))


class _Passing(NamedTuple):
    """A municipality that ends, the day, and those that come in its place."""

    old: str
    day: date
    heirs: tuple[str, ...]
    changes: tuple[Reclassification, ...]


def reclassification_events(mergers: Mergers, facts: Sequence[Fact], about: str = "") -> list[Event]:
    """One event per merger, split-up, boundary change or rename, with what was handed on.

    With `about`, a municipality, only those in which it was involved.
    """
    found = {}
    for change in mergers.changes:
        if about in ("", change.old, change.new):
            group = _together(mergers, change)
            found[tuple(c.id for c in group)] = group
    handed = [fact for fact in facts if fact.inherited]
    events = [_reclassified(group, handed) for group in found.values()]
    return sorted(events, key=order)


def _together(mergers: Mergers, change: Reclassification) -> tuple[Reclassification, ...]:
    """Changes that are one event: municipalities that merge into one, or one that is split up."""
    parted = [c for c in mergers.of_old(change.old) if c.date == change.date and c.dissolves]
    if len(parted) > 1:
        return tuple(parted)
    if not change.dissolves:
        given = [c for c in mergers.of_old(change.old) if c.date == change.date and not c.dissolves]
        return tuple(given)
    joined = [c for c in mergers.of_new(change.new) if c.date == change.date and c.dissolves]
    whole = [c for c in joined if _heir_count(mergers, c) == 1]
    return tuple(whole or joined)


def _heir_count(mergers: Mergers, change: Reclassification) -> int:
    return sum(c.date == change.date and c.dissolves for c in mergers.of_old(change.old))


def _reclassified(group: Sequence[Reclassification], facts: Sequence[Fact]) -> Event:
    old = tuple(sorted({c.old for c in group}))
    new = tuple(sorted({c.new for c in group}))
    day = group[0].date
    handed = [f for f in facts if f.member in new and f.start == Moment(day)]
    kind = group[0].kind
    cause = "merger" if group[0].dissolves and kind != "renamed" else kind
    return Event(
        Moment(day),
        "reclassification",
        cause,
        subjects=new if len(new) == 1 else old,
        before=old,
        after=new,
        evidence=tuple(c.id for c in group),
        proofs=tuple(sorted({c.proof for c in group})),
        inherited=sum(not f.disputed for f in handed),
        disputed=sum(f.disputed for f in handed),
    )


def together(events: Iterable[Event]) -> list[Event]:
    """Events that differ in nothing but their subjects and evidence, as one."""
    groups: dict[Event, list[Event]] = {}
    for event in events:
        same = event._replace(subjects=(), evidence=(), proofs=())
        groups.setdefault(same, []).append(event)
    found = [
        group[0]._replace(
            subjects=tuple(sorted({s for event in group for s in event.subjects})),
            evidence=tuple(sorted({e for event in group for e in event.evidence})),
            proofs=tuple(sorted({p for event in group for p in event.proofs})),
        )
        for group in groups.values()
    ]
    return sorted(found, key=order)


def merger_moves(mergers: Mergers, facts: Sequence[Fact]) -> list[Event]:
    """Regions that changed for a municipality because it was taken up in one that lies elsewhere.

    The predecessors disagreed: one event per predecessor (and division) whose region is not that of the
    municipality that came in its place. Memberships that are disputed decide nothing; the region of the
    new municipality is the first that a source states.
    """
    by_member: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        if fact.division and not fact.disputed and not fact.planned:
            by_member.setdefault((fact.member, fact.division), []).append(fact)
    events = []
    for (member, division), own in sorted(by_member.items()):
        for passing in _passings(mergers, member):
            event = _carried(passing, division, own, by_member)
            if event:
                events.append(event)
    return together(events)


def _passings(mergers: Mergers, member: str) -> list[_Passing]:
    days: dict[date, list[Reclassification]] = {}
    for change in mergers.of_old(member):
        if change.dissolves:
            days.setdefault(change.date, []).append(change)
    return [
        _Passing(member, day, tuple(sorted({c.new for c in found})), tuple(found))
        for day, found in sorted(days.items())
    ]


def _carried(
    passing: _Passing, division: str, own: Sequence[Fact], others: dict[tuple[str, str], list[Fact]]
) -> Event | None:
    """The event of one municipality that ended, if its region is not that of its heirs."""
    eve = passing.day - timedelta(days=1)
    before = [fact for fact in own if fact.holds(eve)]
    regions = {fact.arrangement for fact in before}
    heirs = {heir: first_of(others.get((heir, division), ()), passing.day) for heir in passing.heirs}
    elsewhere = {
        heir: found
        for heir, found in heirs.items()
        if found and regions and not regions <= {fact.arrangement for fact in found}
    }
    if not elsewhere:
        return None
    found = [fact for heir in sorted(elsewhere) for fact in elsewhere[heir]]
    later = [f.first_observed_on for f in found if f.start and f.start.date > passing.day]
    return Event(
        Moment(passing.day),
        "moved",
        "merger",
        subjects=(passing.old,),
        heirs=tuple(sorted(elsewhere)),
        division=division,
        before=tuple(sorted(regions)),
        after=tuple(sorted({fact.arrangement for fact in found})),
        evidence=evidence_of([*before, *found]) + tuple(c.id for c in passing.changes if c.new in elsewhere),
        proofs=proofs_of([*before, *found]),
        seen=max(later, default=None),
        partly=len(elsewhere) < len(passing.heirs),
    )


def first_of(found: Sequence[Fact], day: date) -> list[Fact]:
    """What holds on a day; else what a source states first after it."""
    now = [fact for fact in found if fact.holds(day)]
    if now:
        return now
    later = [fact for fact in found if fact.start is not None and fact.start.date > day]
    first = min((fact.start.date for fact in later if fact.start), default=None)
    return [fact for fact in later if fact.start and fact.start.date == first]
