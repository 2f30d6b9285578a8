"""RegioAtlas congruence (M1): does a municipality work with the same partners everywhere?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from jeugdgraph.analysis.division import Division, Region, as_division
from jeugdgraph.errors import UsageProblem


@dataclass(frozen=True)
class Congruence:
    """Congruence of one municipality over a set of divisions.

    `value` is 0–1, None when it has no partner in any of them. `partners` holds, by partner, the number of
    divisions in which they are together, most first. `divisions` is the number chosen, also those where the
    municipality is alone or has no region.
    """

    municipality: str
    value: float | None
    partners: tuple[tuple[str, int], ...]
    divisions: int


def without_single(divisions: Sequence[Division]) -> tuple[list[Division], list[Division]]:
    """Divisions with several regions, and those with one: there everybody is everybody's partner."""
    several = [division for division in divisions if len(division.regions) > 1]
    return several, [division for division in divisions if len(division.regions) <= 1]


def congruences(
    divisions: Sequence[Division] | Mapping[str, Mapping[str, Region]],
    weights: Mapping[str, float] | None = None,
) -> dict[str, Congruence]:
    """Congruence of every municipality that has a region in one of the divisions (M1).

    C(m) = mean over the partners p of m (those with m in at least one division) of the share of divisions in
    which p is with m. With weights the mean is weighted by the size of the partner. A pair is together in a
    division when it has a region in common, also where one of them lies in it in part. The denominator is all
    divisions given, as in RegioAtlas: https://www.regioatlas.nl. Divisions of one region swamp it: see
    `without_single`. Raises UsageProblem when no division is given or a partner lacks a weight.

    >>> ggd = {"a": "x", "b": "y"}
    >>> found = congruences({"youth": {"a": "1", "b": "1", "c": "1"}, "ggd": ggd, "care": {"a": "1", "b": "1"}})
    >>> found["a"].value, found["a"].partners
    (0.5, (('b', 2), ('c', 1)))
    """
    chosen = [as_division(found, id_) for id_, found in _items(divisions)]
    if not chosen:
        raise UsageProblem("congruence asks for at least one division.")
    axis = _axis(chosen)
    times = together([division.on(axis) for division in chosen])
    size = _sizes(axis, weights)
    known = np.zeros(len(axis), bool)
    for division in chosen:
        known |= division.on(axis).present
    return {axis[row]: _of_row(axis, times, row, size, len(chosen)) for row in np.flatnonzero(known).tolist()}


def together(divisions: Sequence[Division]) -> csr_array:
    """Number of divisions in which two municipalities have a region in common; the diagonal is empty.

    All divisions must share their axis. The result has a row and a column per municipality.
    """
    size = len(divisions[0].municipalities)
    total = csr_array((size, size))
    for division in divisions:
        shared = csr_array(division.members @ division.members.T)
        shared.data = np.minimum(shared.data, 1.0)
        total = total + shared
    total.setdiag(0)
    total.eliminate_zeros()
    total.sort_indices()
    return csr_array(total)


def _of_row(
    axis: tuple[str, ...],
    times: csr_array,
    row: int,
    size: "np.ndarray[tuple[int], np.dtype[np.float64]]",
    chosen: int,
) -> Congruence:
    inside = slice(times.indptr[row], times.indptr[row + 1])
    others, counts = times.indices[inside], times.data[inside]
    weight = size[others].sum()
    value = float((counts * size[others]).sum() / (weight * chosen)) if weight else None
    named = [(axis[other], int(count)) for other, count in zip(others, counts, strict=True)]
    return Congruence(axis[row], value, tuple(sorted(named, key=lambda p: (-p[1], p[0]))), chosen)


def _items(
    divisions: Sequence[Division] | Mapping[str, Mapping[str, Region]],
) -> list[tuple[str, Division | Mapping[str, Region]]]:
    if isinstance(divisions, Mapping):
        return list(divisions.items())
    return [(division.id, division) for division in divisions]


def _axis(divisions: Sequence[Division]) -> tuple[str, ...]:
    first = divisions[0].municipalities
    if all(division.municipalities is first for division in divisions):
        return first
    return tuple(sorted({code for division in divisions for code in division.municipalities}))


def _sizes(
    axis: tuple[str, ...], weights: Mapping[str, float] | None
) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    if weights is None:
        return np.ones(len(axis))
    lacking = [code for code in axis if code not in weights]
    if lacking:
        raise UsageProblem(f"no weight is known for {', '.join(lacking[:5])}.")
    size = np.array([weights[code] for code in axis], float)
    if not (np.isfinite(size).all() and (size >= 0).all()):
        raise UsageProblem("weights must be numbers of 0 or more.")
    return size
