"""The net difference between two days: memberships that hold on one and not on the other, mergers followed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from jeugdgraph.analysis.history.events import Pairs, known_pairs, replacement_events, terms_changed
from jeugdgraph.analysis.history.mergers import Mergers, first_of, together
from jeugdgraph.analysis.history.records import (
    Cause,
    Event,
    Fact,
    Kind,
    Replacement,
    evidence_of,
    proofs_of,
    span,
)
from jeugdgraph.dates import Moment


class Ground(NamedTuple):
    """What a difference is worked out from.

    `facts` are every membership that holds on one of the days and not on the other, and all of those of the
    municipalities that came in the place of others; more does no harm. `on_first` and `on_last` are the
    arrangements with members on each day, `division_of` tells in which division an arrangement is a region.
    """

    facts: Sequence[Fact]
    mergers: Mergers
    first: date
    last: date
    on_first: frozenset[str]
    on_last: frozenset[str]
    division_of: Mapping[str, str]
    replaced: Sequence[Replacement]
    codes: Mapping[str, Sequence[str]]
    unsettled: frozenset[tuple[str, str, date]] = frozenset()
    """Member, division and day of what was in dispute on it, so that no region is known."""


_ByUnit = dict[tuple[str, str], list[Fact]]


def net_events(ground: Ground) -> list[Event]:
    """Regions and arrangements that came, went or were replaced, and members that moved, joined or left."""
    whole = _whole_divisions(ground)
    inside: _ByUnit = {}
    outside: _ByUnit = {}
    for fact in ground.facts:
        if fact.division:
            inside.setdefault((fact.member, fact.division), []).append(fact)
        else:
            outside.setdefault((fact.arrangement, fact.member), []).append(fact)
    absent = {event.subjects[0] for event in whole}
    moves = [
        event
        for (member, division), own in sorted(inside.items())
        if division not in absent
        for event in _in_division(ground, member, own, inside)
    ]
    one_day = ground.on_first ^ ground.on_last
    # Of a region that has members on both days only some facts are at hand: its members cannot be compared.
    whole_regions = [f for f in ground.facts if f.arrangement in one_day]
    pairs = known_pairs(moves, ground.replaced, ground.codes, whole_regions)
    told = [_with_cause(event, pairs) for event in moves]
    return together([*whole, *told]) + _regions(ground, absent) + _outside(ground, outside)


def _whole_divisions(ground: Ground) -> list[Event]:
    """Divisions that have regions with members on one of the days only."""
    early = {ground.division_of[a] for a in ground.on_first if a in ground.division_of}
    late = {ground.division_of[a] for a in ground.on_last if a in ground.division_of}
    found: dict[str, list[Fact]] = {}
    for fact in ground.facts:
        if fact.division in early ^ late:
            found.setdefault(fact.division, []).append(fact)
    return [
        _edge(ground, division, "began" if division in late else "ended", own, division)
        for division, own in sorted(found.items())
    ]


def _edge(ground: Ground, thing: str, cause: Cause, own: Sequence[Fact], division: str) -> Event:
    """Arrangement, region or division that has members on one of the days only."""
    began = cause == "began"
    held = [f for f in own if f.holds(ground.last if began else ground.first)]
    members = tuple(sorted({f.member for f in held}))
    moments = {f.start if began else f.end for f in held} - {None}
    known = sorted((m for m in moments if m), key=lambda m: (span(m)[1], span(m)[0]))
    when = (known[0] if began else known[-1]) if known else None
    return Event(
        when, "arrangement", cause, (thing,), division=division,
        before=() if began else members, after=members if began else (),
        evidence=evidence_of(held), proofs=proofs_of(held),
    )  # fmt: skip


def _in_division(ground: Ground, member: str, own: Sequence[Fact], every: _ByUnit) -> list[Event]:
    """What differs for one municipality in one division."""
    heirs = ground.mergers.heirs(member, ground.first, ground.last)
    before = [fact for fact in own if fact.holds(ground.first)]
    if heirs != (member,):
        event = _passed_on(ground, before, heirs, every) if before else None
        return [event] if event else []
    after = [fact for fact in own if fact.holds(ground.last)]
    if not before and _had_predecessor(ground, member, own[0].division, every):
        return []
    events = _told(member, before, after)
    known_late = not before and (member, own[0].division, ground.first) in ground.unsettled
    if known_late:
        return [e._replace(kind="observed", cause="first-observed") for e in events]
    known_early = not after and (member, own[0].division, ground.last) in ground.unsettled
    return (
        [e._replace(kind="observed", cause="no-longer-observed") for e in events] if known_early else events
    )


def _had_predecessor(ground: Ground, member: str, division: str, every: _ByUnit) -> bool:
    """Whether a municipality came in the place of one that had a region on the first day."""
    return any(
        fact.holds(ground.first)
        for old in ground.mergers.predecessors(member, ground.first, ground.last)
        for fact in every.get((old, division), ())
    )


def _told(member: str, before: Sequence[Fact], after: Sequence[Fact]) -> list[Event]:
    stayed = {f.arrangement for f in before} & {f.arrangement for f in after}
    old = [f for f in before if f.arrangement not in stayed]
    new = [f for f in after if f.arrangement not in stayed]
    when = _when([*(f.start for f in new), *(f.end for f in old)])
    events = terms_changed(member, before, after)
    if old or new:
        kind, cause = _what(old, new)
        every = [*old, *new]
        events.append(
            Event(
                when,
                kind,
                cause,
                (member,),
                division=every[0].division,
                before=_arrangements(old),
                after=_arrangements(new),
                evidence=evidence_of(every),
                proofs=proofs_of(every),
            )
        )
    return events


def _what(old: Sequence[Fact], new: Sequence[Fact]) -> tuple[Kind, Cause]:
    if old and new:
        return "moved", "move"
    return ("joined", "began") if new else ("left", "ended")


def _when(moments: Iterable[Moment | None]) -> Moment | None:
    """The most exact of some moments."""
    known = sorted((m for m in moments if m), key=lambda m: (span(m)[1] - span(m)[0], m.date))
    return known[0] if known else None


def _arrangements(facts: Iterable[Fact]) -> tuple[str, ...]:
    return tuple(sorted({fact.arrangement for fact in facts}))


def _passed_on(ground: Ground, before: Sequence[Fact], heirs: Sequence[str], every: _ByUnit) -> Event | None:
    """A municipality that was taken up in others of which at least one lies in another region."""
    member, division = before[0].member, before[0].division
    regions = set(_arrangements(before))
    elsewhere = {}
    for heir in heirs:
        found = [f for f in every.get((heir, division), ()) if f.holds(ground.last)]
        if found and not regions <= set(_arrangements(found)):
            elsewhere[heir] = found
    if not elsewhere:
        return None
    after = [fact for heir in sorted(elsewhere) for fact in elsewhere[heir]]
    step = next(c for c in ground.mergers.of_old(member) if c.dissolves and ground.first < c.date)
    by_merger = _differs_at(step.date, every[member, division], [every[h, division] for h in elsewhere])
    return Event(
        Moment(step.date) if by_merger else _when([*(f.start for f in after), *(f.end for f in before)]),
        "moved",
        "merger" if by_merger else "move",
        (member,),
        division=division,
        before=_arrangements(before),
        after=_arrangements(after),
        heirs=tuple(sorted(elsewhere)),
        partly=len(elsewhere) < len(heirs),
        evidence=evidence_of([*before, *after]),
        proofs=proofs_of([*before, *after]),
    )


def _differs_at(day: date, own: Sequence[Fact], heirs: Sequence[Sequence[Fact]]) -> bool:
    """Whether the regions of a municipality and its heirs differed on the day of the merger itself."""
    eve = day - timedelta(days=1)
    regions = {f.arrangement for f in own if f.holds(eve)}
    return any(not regions <= {f.arrangement for f in first_of(found, day)} for found in heirs)


def _with_cause(event: Event, pairs: Pairs) -> Event:
    """The event with its cause; what is a rename stays one, whether or not a merger came by."""
    if event.kind != "moved":
        return event
    cause = pairs.cause(event.before, event.after)
    return event if cause == "move" else event._replace(cause=cause)


def _regions(ground: Ground, absent: set[str]) -> list[Event]:
    """Regions that are new, gone, or in the place of others, apart from divisions that are absent as a whole."""
    by_region: dict[str, list[Fact]] = {}
    for fact in ground.facts:
        if fact.division and fact.division not in absent:
            by_region.setdefault(fact.arrangement, []).append(fact)
    new = {r for r in by_region if r in ground.on_last - ground.on_first}
    gone = {r for r in by_region if r in ground.on_first - ground.on_last}
    told = [r for r in ground.replaced if r.new in new or r.old in gone]
    told = [r for r in told if r.new in ground.on_last and r.old in ground.on_first]
    events = replacement_events(told, frozenset(by_region), ground.division_of)
    for region in sorted(new - {r.new for r in told}):
        events.append(_edge(ground, region, "began", by_region[region], ground.division_of[region]))
    for region in sorted(gone - {r.old for r in told}):
        events.append(_edge(ground, region, "ended", by_region[region], ground.division_of[region]))
    return events


def _outside(ground: Ground, every: _ByUnit) -> list[Event]:
    """Arrangements outside the divisions: begun, ended, and members of those that were there on both days."""
    by_arrangement: dict[str, dict[str, list[Fact]]] = {}
    for (arrangement, member), own in every.items():
        by_arrangement.setdefault(arrangement, {})[member] = own
    events: list[Event] = []
    for arrangement, members in sorted(by_arrangement.items()):
        own = [fact for facts in members.values() for fact in facts]
        if arrangement in ground.on_last - ground.on_first:
            events.append(_edge(ground, arrangement, "began", own, ""))
        elif arrangement in ground.on_first - ground.on_last:
            events.append(_edge(ground, arrangement, "ended", own, ""))
        elif arrangement in ground.on_first:
            events += _comings(ground, members)
    return together(events)


def _comings(ground: Ground, members: Mapping[str, Sequence[Fact]]) -> list[Event]:
    """Members of one arrangement that joined or left; one in the place of another is neither."""
    early = {m for m, own in members.items() if any(f.holds(ground.first) for f in own)}
    late = {m for m, own in members.items() if any(f.holds(ground.last) for f in own)}
    heirs = {m: ground.mergers.heirs(m, ground.first, ground.last) for m in early}
    came_for = {heir for found in heirs.values() for heir in found}
    events: list[Event] = []
    for member in sorted(early | late):
        own = members[member]
        before = [f for f in own if f.holds(ground.first)]
        after = [f for f in own if f.holds(ground.last)]
        if member in early and heirs[member] != (member,):
            if not late & set(heirs[member]):
                left = _told(member, before, ())
                events += [e._replace(cause="merger", heirs=heirs[member]) for e in left]
        elif member in early or member not in came_for:
            events += _told(member, before, after)
    return events
