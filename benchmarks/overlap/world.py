"""An invented country: municipalities as points in a square, regions as the areas nearest to a centre.

Regions are contiguous, and their number differs between divisions as it does in the Netherlands, from one to four
municipalities on average to several thousand. In one of five divisions a twentieth of the municipalities is split
between its own region and the one beside it, with shares.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.spatial import cKDTree

from jeugdgraph.analysis.division import Division

FEWEST, MOST = 5000, 30
"""Municipalities per region, on average, of the coarsest and the finest division."""
SPLIT = 0.05
"""Part of the municipalities that a cover splits."""
EVERY = 5
"""One of so many divisions is a cover."""


@dataclass(frozen=True)
class World:
    """Divisions on one axis, and residents per municipality."""

    divisions: tuple[Division, ...]
    residents: "np.ndarray[tuple[int], np.dtype[np.float64]]"


def world(municipalities: int, divisions: int, seed: int) -> World:
    """An invented country; the same for the same numbers."""
    dice = np.random.default_rng(seed)
    places = dice.random((municipalities, 2))
    axis = tuple(f"GM{number:06}" for number in range(municipalities))
    regions = np.geomspace(municipalities / FEWEST, municipalities / MOST, divisions).round().astype(int)
    found = tuple(
        _division(
            dice, axis, places, max(int(number), 2), cover=place % EVERY == EVERY - 1, id=f"d{place:02}"
        )
        for place, number in enumerate(regions)
    )
    return World(found, np.ceil(dice.lognormal(10, 1, municipalities)))


def _division(
    dice: np.random.Generator,
    axis: tuple[str, ...],
    places: "np.ndarray[tuple[int, int], np.dtype[np.float64]]",
    regions: int,
    *,
    cover: bool,
    id: str,
) -> Division:
    _, nearest = cKDTree(dice.random((regions, 2))).query(places, k=2)
    rows, columns, shares = np.arange(len(axis)), nearest[:, 0], np.ones(len(axis))
    if cover:
        split = np.flatnonzero(dice.random(len(axis)) < SPLIT)
        part = dice.integers(1, 10, len(split)) / 10
        shares[split] = 1 - part
        rows = np.concatenate([rows, split])
        columns = np.concatenate([columns, nearest[split, 1]])
        shares = np.concatenate([shares, part])
    used, columns = np.unique(columns, return_inverse=True)
    place = (rows.astype(np.int32), columns.astype(np.int32))
    names = tuple(f"{id}-{number:05}" for number in used)
    return Division(id, axis, names, csr_array((shares, place), shape=(len(axis), len(used))))
