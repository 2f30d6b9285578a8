"""What happens to memberships on the day that municipalities merge.

A new municipality inherits a membership when all its predecessors agree about it. Where they disagree
it gets each one, with basis *inherited-disputed*, and both are shown. A later source that states the
fact for the new municipality itself ends the inheritance. A municipality that stays and takes another
in keeps its own memberships; what the other had beside them becomes disputed.

Parts that move without a merger (kind *boundary*) inherit nothing: the share that moved is not known.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from jeugdgraph.dates import Moment
from jeugdgraph.model import Change, Lifespan, Membership

INHERITING = frozenset({"merger", "rename"})


@dataclass(frozen=True)
class Merger:
    """All municipalities that are taken up in one other on one day.

    `predecessors` includes the municipality itself when it existed before.
    """

    date: date
    new: str
    predecessors: tuple[str, ...]
    new_is_new: bool


def mergers(changes: Iterable[Change], lifespans: Mapping[str, Lifespan]) -> list[Merger]:
    """Mergers and renames in order of date, one per resulting municipality and day."""
    groups: dict[tuple[date, str], list[str]] = defaultdict(list)
    for change in changes:
        if change.kind in INHERITING:
            groups[change.date, change.new].append(change.old)
    found = []
    for (day, new), old in sorted(groups.items()):
        born = lifespans[new].start == day
        predecessors = sorted(old if born else [*old, new])
        found.append(Merger(day, new, tuple(predecessors), born))
    return found


def clip(membership: Membership, lifespans: Mapping[str, Lifespan]) -> Membership:
    """The membership within the life of its member: nobody takes part before or after existing."""
    life = lifespans.get(membership.member_id)
    if life is None:
        return membership
    start, end = membership.start, membership.end
    if life.start and (start is None or start.date < life.start):
        start = Moment(life.start)
    if life.end and (end is None or end.date > life.end):
        end = Moment(life.end)
    return replace(membership, start=start, end=end)


def inherit(
    memberships: Iterable[Membership],
    found: Iterable[Merger],
    observed: Mapping[str, Collection[date]],
) -> list[Membership]:
    """Memberships that follow from mergers, in order of merger; the given ones are not repeated.

    `memberships` are as their sources give them, not clipped: a row that ends on the day of a merger
    was ended by its source and hands nothing on. `observed` holds the dates for which a source
    confirms a membership, by its id. What one merger hands on, the next may hand on again.
    """
    held = _by_member(memberships)
    derived: list[Membership] = []
    for merger in found:
        heirs = _inherit_at(merger, held, observed)
        derived += heirs
        held[merger.new] += heirs
    return derived


def disputes(memberships: Iterable[Membership], merger: Merger) -> list[str]:
    """Units about which the predecessors of a merger disagree, sorted."""
    handed_on = _handed_on(merger, _by_member(memberships))
    return sorted(unit for unit, by_old in handed_on.items() if not _agree(by_old, merger))


def _by_member(memberships: Iterable[Membership]) -> dict[str, list[Membership]]:
    held: dict[str, list[Membership]] = defaultdict(list)
    for membership in memberships:
        held[membership.member_id].append(membership)
    return held


def _inherit_at(
    merger: Merger, held: Mapping[str, list[Membership]], observed: Mapping[str, Collection[date]]
) -> list[Membership]:
    heirs = []
    for unit, by_old in sorted(_handed_on(merger, held).items()):
        own = [m for m in held[merger.new] if m.unit == unit and m.basis != "disputed"]
        agreed = _agree(by_old, merger)
        if merger.new_is_new:
            until = _stated_from(own, merger.date)
            covered = until == merger.date
        else:
            until = _next_statement(own, merger.date, observed)
            covered = agreed
        if covered:
            continue
        heirs += _heirs(merger, by_old, own, "inherited" if agreed else "inherited-disputed", until)
    return heirs


def _handed_on(
    merger: Merger, held: Mapping[str, list[Membership]]
) -> dict[str, dict[str, list[Membership]]]:
    """Memberships of each predecessor that last up to the merger, by unit."""
    units: dict[str, dict[str, list[Membership]]] = defaultdict(lambda: defaultdict(list))
    for old in merger.predecessors:
        for membership in held[old]:
            if _hands_on(membership, merger.date):
                units[membership.unit][old].append(membership)
    return units


def _hands_on(membership: Membership, day: date) -> bool:
    if membership.basis == "disputed" or membership.status in ("ended", "proposed"):
        return False
    return membership.began_before(day) and membership.lasts_beyond(day)


def _agree(by_old: Mapping[str, list[Membership]], merger: Merger) -> bool:
    if any(m.basis == "inherited-disputed" for memberships in by_old.values() for m in memberships):
        return False  # what an earlier merger left open stays open
    places = [frozenset(m.place[0] for m in by_old.get(old, ())) for old in merger.predecessors]
    if len(places) == 1:
        return True
    whole = all(not m.share for memberships in by_old.values() for m in memberships)
    return whole and len(set(places)) == 1


def _stated_from(own: Iterable[Membership], day: date) -> date | None:
    """First day from which a row of the new municipality itself holds; None when there is none."""
    starts = [m.start.date if m.start else day for m in own if m.lasts_beyond(day)]
    return max(day, min(starts)) if starts else None


def _next_statement(
    own: Iterable[Membership], day: date, observed: Mapping[str, Collection[date]]
) -> date | None:
    """First day after the merger for which a source confirms a row of a municipality that stays."""
    later = [seen for m in own for seen in observed.get(m.id, ()) if seen > day]
    return min(later) if later else None


def _heirs(
    merger: Merger,
    by_old: Mapping[str, list[Membership]],
    own: Iterable[Membership],
    basis: str,
    until: date | None,
) -> list[Membership]:
    kept = {m.place for m in own if m.began_before(merger.date)} if not merger.new_is_new else set()
    first: dict[tuple[str, str, str], Membership] = {}
    for old in merger.predecessors:
        for membership in by_old.get(old, ()) if old != merger.new else ():
            if membership.place not in kept:
                first.setdefault(membership.place, membership)
    taken, alone = Moment(merger.date), len(merger.predecessors) == 1
    heirs: list[Membership] = []
    for place in sorted(first):
        parent = first[place]
        number = f".{len(heirs) + 1}" if any(h.arrangement_id == place[0] for h in heirs) else ""
        heirs.append(
            replace(
                parent,
                id=f"{parent.arrangement_id}.{merger.new.lower()}.inherited-{merger.date}{number}",
                member_id=merger.new,
                basis=basis,
                share=parent.share if alone else "",
                share_of=parent.share_of if alone else "",
                start=taken,
                end=_earlier(parent.end, until),
                inherited_from=parent.id,
                note="",
            )
        )
    return heirs


def _earlier(end: Moment | None, until: date | None) -> Moment | None:
    """End of what is inherited: that of the predecessor's membership, or the next statement."""
    if until is None or (end is not None and end.date <= until):
        return end
    return Moment(until)
