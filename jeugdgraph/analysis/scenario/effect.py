"""What a scenario changes: measures, cuts, regions and municipalities, before beside after."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jeugdgraph.analysis.comparison import values
from jeugdgraph.analysis.congruence import Congruence, congruences
from jeugdgraph.analysis.crosswalk import Crosswalk, NothingInCommon, crosswalk
from jeugdgraph.analysis.division import Division
from jeugdgraph.analysis.scenario.cuts import CutChange, cut_changes, cut_lists
from jeugdgraph.analysis.scenario.state import State
from jeugdgraph.analysis.scores import scores
from jeugdgraph.analysis.weights import Weight

SAME = 1e-9
"""Values that differ less are taken to be equal."""
NOTHING = "nothing-in-common"
"""Why a measure does not apply when no municipality has a region in both divisions."""


@dataclass(frozen=True)
class MeasureChange:
    """A measure of a changed division beside another one.

    `measure` is the name of a value of `comparison.values`: ``a_in_b.whole``, ``ari``; A is `division`, B is `other`.
    `before` and `after` are None where it does not apply, which `reason` then tells.
    """

    division: str
    other: str
    measure: str
    before: float | None
    after: float | None
    reason: str = ""

    @property
    def difference(self) -> float | None:
        """After less before; None when one of them does not apply."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True)
class MunicipalityChange:
    """Congruence (M1) of a municipality; None before for a new one, after for one that is gone.

    `nearer` are the municipalities with which it is together in more divisions than before, `further` in fewer.
    """

    municipality: str
    before: float | None
    after: float | None
    partners_before: int
    partners_after: int
    nearer: tuple[str, ...]
    further: tuple[str, ...]

    @property
    def difference(self) -> float | None:
        """After less before; None when one of them is."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True)
class RegionChange:
    """Members of a region, and how many people live there. Empty before: new; empty after: gone.

    `was` is the id that it had before, when only its id or name is new.
    """

    division: str
    region: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    people_before: float
    people_after: float
    was: str = ""

    @property
    def came(self) -> tuple[str, ...]:
        """Municipalities that it did not have before."""
        return tuple(code for code in self.after if code not in self.before)

    @property
    def left(self) -> tuple[str, ...]:
        """Municipalities that it no longer has."""
        return tuple(code for code in self.before if code not in self.after)


@dataclass(frozen=True)
class Effect:
    """Everything that differs between two states, for the divisions looked at.

    `subjects` are the divisions of which regions changed or that were asked for, `against` those they are laid beside,
    `over` those that congruence counts. `single` have one region, before or after, and are left out of congruence.
    `unchanged` is the number of measures that stay as they are, `steady` that of municipalities whose congruence does,
    `cut_before` and `cut_after` the numbers of cut regions. `moved` are the municipalities that lie elsewhere in a
    subject; `without` tells, by subject, which no longer have a region.
    """

    subjects: tuple[str, ...]
    against: tuple[str, ...]
    over: tuple[str, ...]
    single: tuple[str, ...]
    measures: tuple[MeasureChange, ...]
    unchanged: int
    municipalities: tuple[MunicipalityChange, ...]
    steady: int
    regions: tuple[RegionChange, ...]
    cuts: tuple[CutChange, ...]
    cut_before: int
    cut_after: int
    moved: tuple[str, ...]
    without: Mapping[str, tuple[str, ...]]


def effect(
    before: State,
    after: State,
    *,
    subjects: Iterable[str],
    against: Iterable[str],
    weight: Weight = "municipalities",
) -> Effect:
    """Compare two states.

    Each subject is laid beside each other division, with the weights of its own state; both directions count. A pair
    of subjects counts once.
    """
    chosen = tuple(sorted(subjects))
    others = tuple(sorted({*against} - {*chosen}))
    later = _with_old_ids(before, after, chosen)
    measures = [
        change for a, b in _pairs(chosen, others) for change in _measures(before, later, a, b, weight)
    ]
    cuts_before, cuts_after = (cut_lists(state, _pairs(chosen, others), weight) for state in (before, later))
    over, single = _congruence_over(before, after, (*chosen, *others))
    municipalities, steady = _municipalities(before, after, over, weight)
    changed = [one for one in measures if _differs(one.before, one.after)]
    return Effect(
        chosen, others, over, single, tuple(changed), len(measures) - len(changed), municipalities, steady,
        tuple(change for id_ in chosen for change in _regions(before, after, id_, weight)),
        cut_changes(cuts_before, cuts_after), len(cuts_before), len(cuts_after),
        tuple(sorted({code for id_ in chosen for code in _elsewhere(before, later, id_)})),
        _without(before, after, chosen),
    )  # fmt: skip


def changed_divisions(before: State, after: State) -> tuple[str, ...]:
    """Divisions in which some municipality that is still there lies elsewhere."""
    return tuple(id_ for id_ in before.divisions if _elsewhere(before, after, id_))


def sizes_of(state: State, weight: Weight) -> Mapping[str, float] | None:
    """What municipalities count for; None when each counts as one."""
    return None if weight == "municipalities" else state.sizes[weight]


def renamed(before: Division, after: Division) -> dict[str, str]:
    """Old id of each region that has the same members, and shares, under a new id."""
    gone = {
        _key(members): region
        for region, members in before.members_of().items()
        if region not in after.regions
    }
    return {
        region: gone[_key(members)]
        for region, members in after.members_of().items()
        if region not in before.regions and _key(members) in gone
    }


def _key(members: Mapping[str, float]) -> frozenset[tuple[str, float]]:
    return frozenset((code, round(share, 9)) for code, share in members.items())


def _with_old_ids(before: State, after: State, chosen: Sequence[str]) -> State:
    """The later state, in which regions that only have another id bear the old one."""
    for id_ in chosen:
        later = after.divisions[id_]
        names = renamed(before.divisions[id_], later)
        if names:
            regions = tuple(names.get(region, region) for region in later.regions)
            after = after.with_division(Division(id_, later.municipalities, regions, later.shares))
    return after


def _pairs(chosen: Sequence[str], others: Sequence[str]) -> list[tuple[str, str]]:
    """Each subject with each division that is no subject, and with each later subject."""
    return [(a, b) for place, a in enumerate(chosen) for b in (*others, *chosen[place + 1 :])]


def _measures(before: State, after: State, a: str, b: str, weight: Weight) -> list[MeasureChange]:
    old, old_why = _values(before, a, b, weight)
    new, new_why = _values(after, a, b, weight)
    return [
        MeasureChange(a, b, name, old.get(name), new.get(name), new_why.get(name) or old_why.get(name, ""))
        for name in dict.fromkeys((*old, *new))
        if not (
            name == "omega" and _same(old.get("ari"), old.get(name)) and _same(new.get("ari"), new.get(name))
        )
    ]


def _values(
    state: State, a: str, b: str, weight: Weight
) -> tuple[Mapping[str, float | None], Mapping[str, str]]:
    """Every value of a pair, and why some do not apply."""
    try:
        told = scores(over_of(state, a, b, weight))
    except NothingInCommon:
        return {}, dict.fromkeys(("ari", "v"), NOTHING)
    return values(told), told.reasons


def over_of(state: State, a: str, b: str, weight: Weight) -> Crosswalk:
    """Crosswalk of two divisions of a state."""
    return crosswalk(state.divisions[a], state.divisions[b], sizes_of(state, weight))


def _congruence_over(
    before: State, after: State, ids: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Divisions that congruence counts: those with several regions in both states; and the others."""
    single = tuple(
        id_ for id_ in sorted(ids) if min(len(state.divisions[id_].regions) for state in (before, after)) < 2
    )
    return tuple(id_ for id_ in sorted(ids) if id_ not in single), single


def _municipalities(
    before: State, after: State, over: Sequence[str], weight: Weight
) -> tuple[tuple[MunicipalityChange, ...], int]:
    """Municipalities whose congruence, or whose partners, change; and how many stay as they are."""
    if not over:
        return (), 0
    old, new = (
        congruences([state.divisions[id_] for id_ in over], sizes_of(state, weight))
        for state in (before, after)
    )
    codes = sorted({*old, *new})
    found = [_municipality(code, old.get(code), new.get(code)) for code in codes]
    changed = [one for one in found if _differs(one.before, one.after) or one.nearer or one.further]
    changed.sort(key=lambda one: (one.difference is not None, -abs(one.difference or 0.0), one.municipality))
    return tuple(changed), len(codes) - len(changed)


def _municipality(code: str, old: Congruence | None, new: Congruence | None) -> MunicipalityChange:
    was, now = dict(old.partners) if old else {}, dict(new.partners) if new else {}
    both = sorted({*was, *now}) if old and new else []
    return MunicipalityChange(
        code, old.value if old else None, new.value if new else None, len(was), len(now),
        tuple(other for other in both if now.get(other, 0) > was.get(other, 0)),
        tuple(other for other in both if now.get(other, 0) < was.get(other, 0)),
    )  # fmt: skip


def _regions(before: State, after: State, id_: str, weight: Weight) -> list[RegionChange]:
    old, new = before.divisions[id_].members_of(), after.divisions[id_].members_of()
    names = renamed(before.divisions[id_], after.divisions[id_])
    found = []
    for region in sorted({*old, *new} - {*names.values()}):
        was = old.get(names.get(region, region), {})
        now = new.get(region, {})
        if region in names or _key(was) != _key(now):
            found.append(
                RegionChange(
                    id_, region, tuple(sorted(was)), tuple(sorted(now)), _people(before, was, weight),
                    _people(after, now, weight), names.get(region, ""),
                )
            )  # fmt: skip
    return found


def _people(state: State, members: Mapping[str, float], weight: Weight) -> float:
    """Residents, or young residents where these are what counts; each municipality for its part."""
    sizes = state.sizes["young" if weight == "young" else "residents"]
    return sum((sizes.get(code, 0.0) * share for code, share in members.items()), 0.0)


def _elsewhere(before: State, after: State, id_: str) -> list[str]:
    """Municipalities of both states that lie elsewhere in a division."""
    old, new = before.divisions[id_].region_of(), after.divisions[id_].region_of()
    still = {*before.municipalities} & {*after.municipalities}
    return sorted(code for code in still if _key(old.get(code, {})) != _key(new.get(code, {})))


def _without(before: State, after: State, chosen: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found = {}
    for id_ in chosen:
        already = {*before.divisions[id_].without}
        lost = tuple(code for code in after.divisions[id_].without if code not in already)
        if lost:
            found[id_] = lost
    return found


def _differs(before: float | None, after: float | None) -> bool:
    return not _same(before, after)


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= SAME
