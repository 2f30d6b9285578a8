"""Two divisions laid over each other: how much of each region of A lies in each region of B."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np
from scipy.sparse import coo_array, csr_array, hstack

from jeugdgraph.analysis.division import Division, Floats, Ints, Mask, Region, Whole, as_division
from jeugdgraph.errors import UsageProblem

Missing = Literal["drop", "singleton", "refuse"]
"""What to do with a municipality that has a region in one division only: leave it out, make it a region of
its own in the other, or raise."""
DENSE = 1
"""A crosswalk with at most so many cells per municipality is counted cell by cell; a larger one by sorting."""
LARGE = 2**26
"""Cells of a table above which no list of places is made."""
SMALL = 2**31 - 1
"""Cells of a table that can be numbered in 32 bits."""


class NothingInCommon(UsageProblem):
    """No municipality has a region in both divisions."""


@dataclass(frozen=True, eq=False)
class Crosswalk:
    """Cells of the crosswalk of divisions A and B that are not empty, in order of row and column.

    Cell c tells that ``weight[c]`` of A-region ``row[c]`` lies in B-region ``column[c]``. For a municipality m
    with weight w that lies in i for share a and in j for share b, that is w·a·b: the parts are taken to be
    spread evenly. `count` is the number of municipalities in both, whatever their shares. `a` and `b` are the
    divisions as compared, on one axis; `only_a` and `only_b` name the municipalities that had a region in one
    of them only, and `missing` what was done with them.
    """

    a: Division
    b: Division
    weights: Floats
    row: Ints
    column: Ints
    weight: Floats
    count: Ints
    only_a: tuple[str, ...] = ()
    only_b: tuple[str, ...] = ()
    missing: Missing = "drop"

    @cached_property
    def partitions(self) -> bool:
        """Whether both divisions are partitions."""
        return self.a.is_partition and self.b.is_partition

    @cached_property
    def compared(self) -> int:
        """Number of municipalities compared."""
        return int(self.a.present.sum())  # of B the same municipalities have a region

    @cached_property
    def a_weight(self) -> Floats:
        """Weight per A-region, over the municipalities compared (n_i)."""
        return np.bincount(self.row, self.weight, len(self.a.regions)).astype(float)

    @cached_property
    def b_weight(self) -> Floats:
        """Weight per B-region, over the municipalities compared (n_j)."""
        return np.bincount(self.column, self.weight, len(self.b.regions)).astype(float)

    @cached_property
    def total(self) -> float:
        """Weight of everything compared (n)."""
        return float(self.weight.sum())

    @cached_property
    def share(self) -> Floats:
        """Part of its A-region that each cell holds; 0 where the region has no weight."""
        return _part(self.weight, self.a_weight[self.row])

    @cached_property
    def share_of_b(self) -> Floats:
        """Part of its B-region that each cell holds; 0 where the region has no weight."""
        return _part(self.weight, self.b_weight[self.column])

    @cached_property
    def starts(self) -> Ints:
        """First cell of each A-region."""
        return np.flatnonzero(np.concatenate([[True], self.row[1:] != self.row[:-1]]))

    @cached_property
    def reversed(self) -> "Crosswalk":
        """The same crosswalk with A and B changed places."""
        order = np.argsort(self.column * len(self.a.regions) + self.row)
        return Crosswalk(
            self.b, self.a, self.weights, self.column[order], self.row[order], self.weight[order],
            self.count[order], self.only_b, self.only_a, self.missing,
        )  # fmt: skip

    def table(self) -> dict[str, dict[str, float]]:
        """Weights by A-region and B-region, without empty cells."""
        found: dict[str, dict[str, float]] = {}
        for i, j, weight in zip(self.row, self.column, self.weight, strict=True):
            found.setdefault(self.a.regions[i], {})[self.b.regions[j]] = float(weight)
        return found


def crosswalk(
    a: Division | Mapping[str, Region],
    b: Division | Mapping[str, Region],
    weights: Mapping[str, float] | Floats | None = None,
    *,
    missing: Missing = "drop",
) -> Crosswalk:
    """Lay division B over division A.

    Parameters
    ----------
    a, b
        Divisions, or regions by municipality, of one and the same reference date.
    weights
        Size per municipality, such as residents (persons); an array follows the axis of both. Default: each
        counts as 1.
    missing
        What happens to a municipality with a region in one of them only.

    Raises
    ------
    NothingInCommon
        when no municipality has a region in both; UsageProblem for a municipality without a weight, a
        weight that is negative or no number, and, with missing="refuse", for municipalities in one only.

    Examples
    --------
    >>> youth = {"a": "J1", "b": "J1", "c": "J2", "d": "J2"}
    >>> crosswalk(youth, {"a": "G1", "b": "G1", "c": "G1", "d": "G2"}).table()
    {'J1': {'G1': 2.0}, 'J2': {'G1': 1.0, 'G2': 1.0}}
    """
    one, two = on_one_axis(as_division(a, "A"), as_division(b, "B"))
    if one.complete and two.complete and one.municipalities:
        return _laid(one, two, _sizes(one, weights, one.present), (), (), missing)
    both, lone = one.present & two.present, one.present ^ two.present
    if not both.any():
        raise NothingInCommon(
            f"{one.id or 'A'} and {two.id or 'B'} have no municipality in common, so there is nothing to compare."
        )
    only_one, only_two = (_names(lone & found.present, found) for found in (one, two))
    if not lone.any():
        return _laid(one, two, _sizes(one, weights, both), only_one, only_two, missing)
    if missing == "refuse":
        lone_ones = [*only_one, *only_two]
        raise UsageProblem(
            f"a region in {one.id} or {two.id} only: {', '.join(lone_ones[:5])}{' …' if len(lone_ones) > 5 else ''}."
            " Leave them out (drop) or take each as a region of its own (singleton)."
        )
    if missing == "singleton":
        one, two, both = _alone(one, lone & ~one.present), _alone(two, lone & ~two.present), both | lone
    else:
        one, two = _kept(one, both), _kept(two, both)
    return _laid(one, two, _sizes(one, weights, both), only_one, only_two, missing)


def _part(weight: Floats, whole: Floats) -> Floats:
    return np.divide(weight, whole, out=np.zeros_like(whole), where=whole > 0)


def _names(mask: Mask, division: Division) -> tuple[str, ...]:
    return tuple(division.municipalities[row] for row in np.flatnonzero(mask))


def on_one_axis(a: Division, b: Division) -> tuple[Division, Division]:
    """Two divisions with the same municipalities as their axis."""
    if a.municipalities is b.municipalities or a.municipalities == b.municipalities:
        return a, b
    axis = tuple(sorted({*a.municipalities, *b.municipalities}))
    return a.on(axis), b.on(axis)


def _laid(
    a: Division,
    b: Division,
    size: Floats | None,
    only_a: tuple[str, ...],
    only_b: tuple[str, ...],
    missing: Missing,
) -> Crosswalk:
    one, other = _meetings(a, b)
    columns, size_of = len(b.regions), len(a.regions) * len(b.regions)
    kind: type[np.signedinteger[Any]] = np.int32 if size_of <= SMALL else np.int64
    cells: Whole = a.shares.indices[one].astype(kind, copy=False) * columns
    cells += b.shares.indices[other].astype(kind, copy=False)
    found, count, weight = tabulated(cells, _weights(a, b, one, other, size), size_of)
    row = found // max(columns, 1)
    ones = np.broadcast_to(1.0, len(a.municipalities)) if size is None else size
    return Crosswalk(a, b, ones, row, found - row * columns, weight, count, only_a, only_b, missing)


_ALL = slice(None)


def _meetings(a: Division, b: Division) -> tuple[Ints | slice, Ints | slice]:
    """Shares of A and of B that belong to one municipality, each with each, by their place in the divisions.

    A and B have a region for the same municipalities.
    """
    if b.single:
        return _ALL, _ALL if a.single else a.ranks
    if a.single:
        return b.ranks, _ALL
    first, times = b.shares.indptr[a.rows], b.counted[a.rows]
    ones, others = [np.arange(len(first))], [first]
    for nth in range(1, b.most):  # few municipalities have a second region, and fewer a third
        more = np.flatnonzero(times > nth)
        ones.append(more)
        others.append(first[more] + nth)
    return np.concatenate(ones), np.concatenate(others)


def _weights(
    a: Division, b: Division, one: Ints | slice, other: Ints | slice, size: Floats | None
) -> Floats | None:
    """Weight of each meeting; None when each is 1."""
    found = None if size is None else size[a.rows[one]]
    for division, chosen in ((a, one), (b, other)):
        if division.has_shares:
            part = division.shares.data[chosen]
            found = part if found is None else found * part
    return found


def tabulated(cells: Whole, weights: Floats | None, size: int) -> tuple[Ints, Ints, Floats]:
    """Cells that occur, in order, how often each does, and its weight; of cells numbered below `size`.

    >>> [found.tolist() for found in tabulated(np.array([7, 2, 7]), np.array([0.5, 1.0, 2.0]), 9)]
    [[2, 7], [1, 2], [1.0, 2.5]]
    """
    if size <= DENSE * len(cells):
        counts = np.bincount(cells, minlength=size)
        found = np.flatnonzero(counts)
        if weights is None:
            return found, counts[found], counts[found].astype(float)
        return found, counts[found], np.asarray(np.bincount(cells, weights, size)[found], float)
    unique, count = np.unique(cells, return_counts=True)
    found = unique.astype(np.int64)
    if weights is None:
        return found, count, count.astype(float)
    return found, count, np.asarray(np.bincount(_places(cells, found, size), weights, len(found)), float)


def _places(cells: Whole, found: Ints, size: int) -> Ints:
    """Place of each cell among those found."""
    if size > LARGE:
        return np.searchsorted(found, cells)
    places = np.empty(size, np.int32)  # only the pages that are written take memory
    places[found] = np.arange(len(found))
    return places[cells].astype(np.int64)


def _sizes(axis: Division, weights: Mapping[str, float] | Floats | None, both: Mask) -> Floats | None:
    if weights is None:
        return None
    if isinstance(weights, np.ndarray):
        if weights.shape != both.shape:
            raise UsageProblem(f"{weights.size} weights for {len(both)} municipalities.")
        size = weights.astype(float)
    else:
        lacking = [
            axis.municipalities[row]
            for row in np.flatnonzero(both)
            if axis.municipalities[row] not in weights
        ]
        if lacking:
            raise UsageProblem(
                f"no weight is known for {', '.join(lacking[:5])}{' …' if len(lacking) > 5 else ''}."
            )
        size = np.array([weights.get(code, 0.0) for code in axis.municipalities], float)
    if not (np.isfinite(size[both]).all() and (size[both] >= 0).all() and size[both].sum() > 0):
        raise UsageProblem("weights must be numbers of 0 or more, and not all 0.")
    return np.where(both, size, 0.0)


def _kept(division: Division, keep: Mask) -> Division:
    """The division without the rows that are not to be kept, on the same axis, without empty regions."""
    if keep[division.present].all():
        return division
    chosen = keep[division.rows]
    columns, renumbered = np.unique(division.shares.indices[chosen], return_inverse=True)
    ends = np.cumsum(np.where(keep, division.counted, 0), dtype=np.int32)
    shares = csr_array(
        (division.shares.data[chosen], renumbered.astype(np.int32), np.concatenate([[np.int32(0)], ends])),
        shape=(len(keep), len(columns)),
    )
    return Division(division.id, division.municipalities, tuple(division.regions[c] for c in columns), shares)


def _alone(division: Division, rows: Mask) -> Division:
    """The division with a region of its own, named after the municipality, for each of the rows."""
    alone = np.flatnonzero(rows)
    if not len(alone):
        return division
    extra = coo_array((np.ones(len(alone)), (alone, np.arange(len(alone)))), shape=(len(rows), len(alone)))
    names = tuple(division.municipalities[row] for row in alone)
    return Division(
        division.id,
        division.municipalities,
        division.regions + names,
        csr_array(hstack([division.shares, extra])),
    )
