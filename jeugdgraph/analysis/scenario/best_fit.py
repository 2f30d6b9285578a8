"""One municipality, and what would change in each region that it could go to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.columns import Extract
from jeugdgraph.analysis.congruence import together
from jeugdgraph.analysis.division import Floats
from jeugdgraph.analysis.nesting import Cut
from jeugdgraph.analysis.scenario.apply import after
from jeugdgraph.analysis.scenario.cuts import CutChange, Place, cut_changes, cut_lists
from jeugdgraph.analysis.scenario.effect import sizes_of
from jeugdgraph.analysis.scenario.faults import CannotFollow
from jeugdgraph.analysis.scenario.state import State
from jeugdgraph.analysis.scenario.steps import Move
from jeugdgraph.analysis.weights import Weight


@dataclass(frozen=True)
class Option:
    """A region that a municipality could go to, and what would change.

    `present` marks the region where it lies. `congruence` is that of the municipality afterwards (M1). `others` are the
    municipalities in the region that it leaves and in the one it joins, and `others_before` and `others_after` the
    means of their congruence. `main` counts the divisions in which the municipality lies in the main counterpart of the
    region, out of `main_of` where it has a region. `cut` is the number of cuts of and by the division, in both
    directions; `people` live in the region afterwards.
    """

    region: str
    present: bool
    neighbours: tuple[str, ...]
    congruence: float | None
    others: tuple[str, ...]
    others_before: float | None
    others_after: float | None
    main: int
    main_of: int
    cut: int
    cuts: tuple[CutChange, ...]
    members: int
    people: float


def options(
    state: State,
    code: str,
    division: str,
    *,
    neighbours: Mapping[str, tuple[str, ...]],
    against: Iterable[str],
    everywhere: bool = False,
    weight: Weight = "municipalities",
    name: Callable[[str], str] = str,
) -> tuple[Option, ...]:
    """What would change if a municipality went to each neighbouring region, or to any region.

    Sorted by its congruence afterwards, the highest first (without congruence: last); then by the number of cuts, the
    lowest first; then by id of the region. The region where it lies is among them, as the present state.
    `neighbours` tells, by municipality, which others share a border over land (`neighbours_by_land`).
    CannotFollow, with names as `name` gives them, for a municipality that lies in several regions.
    """
    own = state.divisions[division].region_of()
    regions = own.get(code, {})
    if len(regions) > 1:
        raise CannotFollow(
            f"{name(code)} lies in several regions of {name(division)}; expected one, or none."
        )
    present = next(iter(regions), "")
    near: dict[str, list[str]] = {}
    for other in neighbours.get(code, ()):
        for region in own.get(other, {}):
            near.setdefault(region, []).append(other)
    wanted = {*near, *(state.divisions[division].regions if everywhere else ()), *regions}
    measured = _Measured(state, code, division, present, tuple(sorted({*against} - {division})), weight)
    found = [measured.option(region, tuple(near.get(region, ()))) for region in sorted(wanted)]
    return tuple(
        sorted(
            found, key=lambda one: (-(-1 if one.congruence is None else one.congruence), one.cut, one.region)
        )
    )


def neighbours_by_land(extract: Extract) -> dict[str, tuple[str, ...]]:
    """Municipalities that share a border over land, by municipality."""
    found: dict[str, set[str]] = {}
    borders = extract.borders
    for one, other, land in zip(borders.one.tolist(), borders.other.tolist(), borders.over_land, strict=True):
        if land:
            a, b = ns.local_name(extract.members[one]), ns.local_name(extract.members[other])
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
    return {code: tuple(sorted(others)) for code, others in sorted(found.items())}


class _Measured:
    """What the options have in common: how things stand, and everything that a move leaves as it is."""

    def __init__(
        self, state: State, code: str, division: str, present: str, against: tuple[str, ...], weight: Weight
    ) -> None:
        self.state, self.code, self.division, self.present = state, code, division, present
        self.against, self.weight = against, weight
        self.row = state.municipalities.index(code)
        several = [id_ for id_ in against if len(state.divisions[id_].regions) > 1]
        self.chosen = len(several) + 1
        fixed = [state.divisions[id_] for id_ in several]
        size = len(state.municipalities)
        self.fixed = together(fixed).toarray() if fixed else np.zeros((size, size))
        sizes = sizes_of(state, weight)
        self.size = np.array([1.0 if sizes is None else sizes[one] for one in state.municipalities])
        self.before = self._congruence(state)
        self.cuts = self._cuts(state)

    def option(self, region: str, near: tuple[str, ...]) -> Option:
        """What changes when the municipality goes to a region."""
        staying = region == self.present
        later = self.state if staying else after(self.state, Move(self.division, (self.code,), region))
        cuts = self.cuts if staying else self._cuts(later)
        value = self.before if staying else self._congruence(later)
        others = () if staying else self._others(later, region)
        rows = [self.state.municipalities.index(code) for code in others]
        members = later.divisions[self.division].members_of()[region]
        main, main_of = self._main(later, region)
        sizes = later.sizes["young" if self.weight == "young" else "residents"]
        return Option(
            region, staying, near, _value(value[self.row]), others, _mean(self.before[rows]), _mean(value[rows]),
            main, main_of, len(cuts), cut_changes(self.cuts, cuts), len(members),
            sum(sizes.get(code, 0.0) * share for code, share in members.items()),
        )  # fmt: skip

    def _congruence(self, state: State) -> Floats:
        """Congruence of every municipality; NaN without partners."""
        times = self.fixed + together([state.divisions[self.division]]).toarray()
        weight = (times > 0) @ self.size
        with np.errstate(invalid="ignore", divide="ignore"):
            found: Floats = (times @ self.size) / (weight * self.chosen)
        return found

    def _cuts(self, state: State) -> dict[Place, Cut]:
        return cut_lists(state, [(self.division, other) for other in self.against], self.weight)

    def _others(self, later: State, region: str) -> tuple[str, ...]:
        left = self.state.divisions[self.division].members_of().get(self.present, {})
        joined = later.divisions[self.division].members_of()[region]
        return tuple(sorted({*left, *joined} - {self.code}))

    def _main(self, later: State, region: str) -> tuple[int, int]:
        """Divisions in which the municipality lies in the main counterpart of its region; and how many there are.

        The main counterpart is the region that holds most of the weight; of two as heavy, the one with more
        municipalities, then the lower id, as in cut lists.
        """
        members = later.divisions[self.division].members_of()[region]
        sizes = sizes_of(later, self.weight)
        shared = known = 0
        for id_ in self.against:
            region_of = later.divisions[id_].region_of()
            if self.code not in region_of:
                continue
            known += 1
            shared += _heaviest(members, region_of, sizes) in region_of[self.code]
        return shared, known


def _heaviest(
    members: Mapping[str, float],
    region_of: Mapping[str, Mapping[str, float]],
    sizes: Mapping[str, float] | None,
) -> str:
    """Region of another division that holds most of some members."""
    weight: dict[str, float] = {}
    count: dict[str, int] = {}
    for code, share in members.items():
        for region, part in region_of.get(code, {}).items():
            size = 1.0 if sizes is None else sizes[code]
            weight[region] = weight.get(region, 0.0) + share * part * size
            count[region] = count.get(region, 0) + 1
    return min(weight, key=lambda region: (-weight[region], -count[region], region))


def _value(found: float) -> float | None:
    return None if np.isnan(found) else float(found)


def _mean(found: "Sequence[float] | Floats") -> float | None:
    """Mean of those that have a value; None without any."""
    known = [value for value in found if not np.isnan(value)]
    return float(np.mean(known)) if known else None
