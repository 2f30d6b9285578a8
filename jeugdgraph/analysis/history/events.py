"""Memberships in, events out: who moved, joined or left, and what was merely seen for the first time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.history.mergers import Mergers, together
from jeugdgraph.analysis.history.records import (
    Cause,
    Event,
    Fact,
    Replacement,
    evidence_of,
    order,
    proofs_of,
    span,
)
from jeugdgraph.dates import Moment


class Pairs:
    """Regions that take the place of others: old and new, several to one, or one to several."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._new: dict[str, set[str]] = {}
        self._old: dict[str, set[str]] = {}
        for old, new in pairs:
            self._new.setdefault(old, set()).add(new)
            self._old.setdefault(new, set()).add(old)

    def __bool__(self) -> bool:
        return bool(self._new)

    def cause(self, before: Sequence[str], after: Sequence[str]) -> Cause:
        """Why somebody is in another region: because the region changed, or by moving.

        >>> pairs = Pairs([("food-valley", "foodvalley"), ("west", "all"), ("east", "all")])
        >>> pairs.cause(("food-valley",), ("foodvalley",)), pairs.cause(("west",), ("all",))
        ('renamed', 'regions-joined')
        >>> pairs.cause(("west",), ("foodvalley",))
        'move'
        """
        known = before and after and all(new in self._new.get(old, ()) for old in before for new in after)
        if not known:
            return "move"
        if any(len(self._old[new]) > 1 for new in after):
            return "regions-joined"
        return "region-split" if any(len(self._new[old]) > 1 for old in before) else "renamed"


class _Turn(NamedTuple):
    """A moment at which memberships of one member in one division or arrangement ended and began."""

    when: Moment
    ended: tuple[Fact, ...]
    begun: tuple[Fact, ...]


def membership_events(
    facts: Iterable[Fact],
    mergers: Mergers,
    replaced: Iterable[Replacement] = (),
    codes: Mapping[str, Sequence[str]] | None = None,
    *,
    whole: bool = False,
) -> list[Event]:
    """Moves, comings and goings, oldest first; what a merger explains is left to `mergers`.

    Leaving one region and entering another of the same division at the same moment is one event.
    Members that do the same at the same moment share it. `codes` are official codes of regions: the
    same code is the same region. With `whole`, the facts are those of whole divisions, so that two
    regions with exactly the same members are known to be one. Disputed facts give no events.
    """
    by_unit: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        if not fact.disputed:
            by_unit.setdefault((fact.member, fact.division or fact.arrangement), []).append(fact)
    events = []
    for (member, _), own in sorted(by_unit.items()):
        for turn in _turns(own, mergers):
            events += _told(member, turn)
    known = known_pairs(
        events, replaced, codes or {}, [fact for own in by_unit.values() for fact in own] if whole else ()
    )
    return together([_with_cause(event, known) for event in events])


def known_pairs(
    events: Iterable[Event],
    replaced: Iterable[Replacement],
    codes: Mapping[str, Sequence[str]],
    facts: Sequence[Fact],
) -> Pairs:
    """Regions that are, or take the place of, others: as stated, by their code, or by having the same members.

    `facts` are those of whole divisions; none when only a part is at hand.
    """
    shown = list(events)
    pairs = {(r.old, r.new) for r in replaced} | _same_code(shown, codes)
    return Pairs(pairs | (_same_members(shown, facts) if facts else set()))


def _turns(own: Sequence[Fact], mergers: Mergers) -> list[_Turn]:
    """Ends and beginnings of one member in one unit, those that belong together in one turn."""
    ends: dict[Moment, list[Fact]] = {}
    starts: dict[Moment, list[Fact]] = {}
    for fact in own:
        if fact.end is not None and not mergers.end_explained(fact):
            ends.setdefault(fact.end, []).append(fact)
        if fact.start is not None and not mergers.start_explained(fact):
            starts.setdefault(fact.start, []).append(fact)
    turns = []
    for when, ended in sorted(ends.items(), key=lambda item: span(item[0])):
        partner = (
            when if when in starts else next((s for s in sorted(starts, key=span) if _meet(when, s)), None)
        )
        begun = starts.pop(partner) if partner else []
        turns.append(_Turn(_closer(when, partner), tuple(ended), tuple(begun)))
    turns += [_Turn(when, (), tuple(begun)) for when, begun in starts.items()]
    return turns


def _meet(end: Moment, start: Moment) -> bool:
    """Whether an end and a start can be the same day."""
    first_end, last_end = _open_span(end)
    first_start, last_start = _open_span(start)
    return first_end <= last_start and first_start <= last_end


def _open_span(moment: Moment) -> tuple[date, date]:
    first, last = span(moment)
    return (first + timedelta(days=1) if moment.not_before is not None else first), last


def _closer(one: Moment, other: Moment | None) -> Moment:
    """The more exact of two moments."""
    if other is None:
        return one
    return min((one, other), key=lambda m: (span(m)[1] - span(m)[0], m.date))


def _told(member: str, turn: _Turn) -> list[Event]:
    """Events of one turn: a move where one region was left and another entered, else what is left of it."""
    gone = {f.arrangement for f in turn.ended} - {f.arrangement for f in turn.begun}
    come = {f.arrangement for f in turn.begun} - {f.arrangement for f in turn.ended}
    events = terms_changed(member, turn.ended, turn.begun)
    old = [f for f in turn.ended if f.arrangement in gone]
    new = [f for f in turn.begun if f.arrangement in come]
    if old and new:
        events.append(_event(member, turn.when, "moved", "move", old, new))
    elif new:
        events.append(_event(member, turn.when, "joined", "began", (), new))
    elif old:
        events.append(_event(member, turn.when, "left", "ended", old, ()))
    return events


def _event(
    member: str, when: Moment | None, kind: str, cause: Cause, old: Sequence[Fact], new: Sequence[Fact]
) -> Event:
    every = [*old, *new]
    return Event(
        when,
        kind,  # type: ignore[arg-type]
        cause,
        (member,),
        division=every[0].division,
        before=tuple(sorted({f.arrangement for f in old})),
        after=tuple(sorted({f.arrangement for f in new})),
        evidence=evidence_of(every),
        proofs=proofs_of(every),
        planned=all(f.planned for f in every),
    )


_TERMS = ("org:role", "jg:scope", "jg:share")


def terms_changed(member: str, before: Sequence[Fact], after: Sequence[Fact]) -> list[Event]:
    """Arrangements in which a member goes on with another role, scope or share."""
    events = []
    for arrangement in sorted({f.arrangement for f in before} & {f.arrangement for f in after}):
        old = [f for f in before if f.arrangement == arrangement]
        new = [f for f in after if f.arrangement == arrangement]
        details = tuple(
            (ns.iri(term), _joined(old, place), _joined(new, place))
            for place, term in enumerate(_TERMS)
            if _joined(old, place) != _joined(new, place)
        )
        if details:
            when = min((f.start for f in new if f.start), key=span, default=None)
            event = _event(member, when, "terms", "changed", old, new)
            events.append(event._replace(details=details))
    return events


def _joined(facts: Iterable[Fact], place: int) -> str:
    return "; ".join(sorted({fact.terms[place] for fact in facts}))


def _with_cause(event: Event, pairs: Pairs) -> Event:
    return event._replace(cause=pairs.cause(event.before, event.after)) if event.cause == "move" else event


def _same_code(events: Iterable[Event], codes: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """Regions between which somebody moved and that bear the same official code."""
    return {
        (old, new)
        for event in events
        if event.kind == "moved"
        for old in event.before
        for new in event.after
        if set(codes.get(old, ())) & set(codes.get(new, ()))
    }


def _same_members(events: Iterable[Event], facts: Sequence[Fact]) -> set[tuple[str, str]]:
    """Regions that passed all their members on to one that began with exactly those."""
    moves: dict[tuple[Moment | None, str, str], set[str]] = {}
    for event in events:
        if event.kind == "moved" and len(event.before) == len(event.after) == 1:
            key = event.when, event.before[0], event.after[0]
            moves.setdefault(key, set()).update(event.subjects)
    members: dict[str, list[Fact]] = {}
    for fact in facts:
        members.setdefault(fact.arrangement, []).append(fact)
    return {
        (old, new)
        for (when, old, new), who in moves.items()
        if when and old in members and new in members
        and _all_of(members[old], who, when, lambda f: f.end)
        and _all_of(members[new], who, when, lambda f: f.start)
    }  # fmt: skip


def _all_of(
    facts: Sequence[Fact], who: set[str], when: Moment, edge: Callable[[Fact], Moment | None]
) -> bool:
    """Whether exactly these members were in a region at the edge of its existence."""
    at = {fact.member for fact in facts if edge(fact) == when}
    beyond = any(edge(fact) is None for fact in facts)
    return at == who and not beyond


def region_events(facts: Sequence[Fact], replaced: Sequence[Replacement], mergers: Mergers) -> list[Event]:
    """Regions of a division that appear, vanish or take the place of others.

    A region begins with its first member when no member has been in it since an unknown day, and ends
    with its last when every membership ends; a region whose members all merged away goes on in its heirs.
    """
    by_region: dict[str, list[Fact]] = {}
    for fact in facts:
        if not fact.disputed and not fact.planned:
            by_region.setdefault(fact.arrangement, []).append(fact)
    told = [r for r in replaced if r.new in by_region or r.old in by_region]
    events = replacement_events(told, frozenset(by_region), {f.arrangement: f.division for f in facts})
    new, old = {r.new for r in told}, {r.old for r in told}
    for region, own in sorted(by_region.items()):
        starts = [f.start for f in own]
        ends = [f.end for f in own]
        if region not in new and None not in starts and not any(mergers.start_explained(f) for f in own):
            events.append(_edge(region, min((s for s in starts if s), key=_latest), "began", own))
        if region not in old and None not in ends and not all(mergers.end_explained(f) for f in own):
            events.append(_edge(region, max((e for e in ends if e), key=_latest), "ended", own))
    return sorted(events, key=order)


def _latest(moment: Moment) -> tuple[date, date]:
    """Last day on which a moment can lie, then the first: by when something had happened."""
    first, last = span(moment)
    return last, first


def _edge(region: str, when: Moment, cause: Cause, own: Sequence[Fact]) -> Event:
    at = [f for f in own if when in ((f.start,) if cause == "began" else (f.end,))]
    return Event(
        when, "arrangement", cause, (region,), division=own[0].division,
        evidence=evidence_of(at), proofs=proofs_of(at),
    )  # fmt: skip


def replacement_events(
    replaced: Iterable[Replacement],
    regions: frozenset[str] = frozenset(),
    divisions: Mapping[str, str] | None = None,
) -> list[Event]:
    """Arrangements that take the place of others: one event for several that become one, or one that splits.

    `regions` are those of a division: there it is a rename, a joining or a split; elsewhere a replacement.
    """
    found = list(replaced)
    pairs = Pairs((r.old, r.new) for r in found)
    groups: dict[tuple[Moment | None, str], list[Replacement]] = {}
    for r in found:
        cause = pairs.cause((r.old,), (r.new,))
        groups.setdefault((r.when, r.old if cause == "region-split" else r.new), []).append(r)
    events = []
    for (when, _), group in groups.items():
        old, new = tuple(sorted({r.old for r in group})), tuple(sorted({r.new for r in group}))
        inside = bool(regions & {*old, *new})
        events.append(
            Event(
                when,
                "arrangement",
                pairs.cause(old, new) if inside else "replaced",
                subjects=new,
                division=(divisions or {}).get(new[0], ""),
                before=old,
                after=new,
                evidence=tuple(r.id for r in group),
                proofs=tuple(sorted({r.proof for r in group})),
            )
        )
    return sorted(events, key=order)
