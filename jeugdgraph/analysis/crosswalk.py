"""Two divisions laid over each other: how much of each region of A lies in each region of B."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from scipy.sparse import coo_array, csr_array, hstack

from jeugdgraph.analysis.division import Division, Floats, Ints, Mask, Region, as_division
from jeugdgraph.errors import UsageProblem

Missing = Literal["drop", "singleton", "refuse"]
"""What to do with a municipality that has a region in one division only: leave it out, make it a region of
its own in the other, or raise."""


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
        return int((self.a.present & self.b.present).sum())

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
    def reversed(self) -> "Crosswalk":
        """The same crosswalk with A and B changed places."""
        order = np.lexsort((self.row, self.column))
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
    both = one.present & two.present
    if not both.any():
        raise NothingInCommon(
            f"{one.id or 'A'} and {two.id or 'B'} have no municipality in common, so there is nothing to compare."
        )
    only_one, only_two = one.present & ~both, two.present & ~both
    lone = only_one | only_two
    names = tuple(one.municipalities[row] for row in np.flatnonzero(only_one))
    others = tuple(one.municipalities[row] for row in np.flatnonzero(only_two))
    if lone.any():
        if missing == "refuse":
            raise UsageProblem(
                f"a region in {one.id} or {two.id} only: {', '.join((names + others)[:5])}"
                f"{' …' if len(names + others) > 5 else ''}. Leave them out (drop) or take them as regions (singleton)."
            )
        if missing == "singleton":
            one, two = _alone(one, only_two), _alone(two, only_one)
            both = one.present & two.present
        else:
            one, two = _kept(one, both), _kept(two, both)
    size = _sizes(one, weights, both)
    return _laid(one, two, size, names, others, missing)


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
    counts = _sorted(a.transposed @ b.shares if _plain(a, b) else csr_array(a.members.T) @ b.members)
    row = np.repeat(np.arange(len(a.regions)), np.diff(counts.indptr))
    weight = counts.data if size is None and _plain(a, b) else _weighed(a, b, size, counts)
    ones = np.ones(len(a.municipalities)) if size is None else size
    return Crosswalk(
        a, b, ones, row, counts.indices.astype(np.int64), weight.astype(float),
        np.rint(counts.data).astype(np.int64), only_a, only_b, missing,
    )  # fmt: skip


def _weighed(a: Division, b: Division, size: Floats | None, counts: csr_array) -> Floats:
    """Weights of the cells, in the order of the counts. A weight of 0 keeps its cell."""
    scaled = b.shares
    if size is not None:
        scaled = b.shares.copy()
        scaled.data = scaled.data * np.repeat(size, b.counted)
    found = _sorted(csr_array(a.transposed @ scaled))
    if found.nnz != counts.nnz:  # the product leaves out cells of weight 0; the counts know them
        rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
        return np.asarray(found[rows, counts.indices], float)
    return np.asarray(found.data, float)


def _plain(a: Division, b: Division) -> bool:
    return not a.has_shares and not b.has_shares


def _sorted(found: csr_array) -> csr_array:
    found.sort_indices()
    return found


def _sizes(axis: Division, weights: Mapping[str, float] | Floats | None, both: Mask) -> Floats | None:
    if weights is None:
        return None
    if isinstance(weights, np.ndarray):
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
    cells = division.shares.tocoo()
    chosen = keep[cells.row]
    columns, renumbered = np.unique(cells.col[chosen], return_inverse=True)
    shares = csr_array(
        coo_array((cells.data[chosen], (cells.row[chosen], renumbered)), shape=(len(keep), len(columns)))
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
