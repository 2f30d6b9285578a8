"""How true a tile map is: which neighbours are side by side, and how far tiles are from where they belong."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jeugdgraph.analysis.tiles.grid import Cell, around, centre
from jeugdgraph.analysis.tiles.land import Floats, Land, parts


@dataclass(frozen=True)
class Quality:
    """Measures of a tile map.

    `kept` is the share of the neighbours over land whose tiles are side by side (0-1), `length_kept` that of the
    metres of border over land, `true` the share of the tiles side by side that are neighbours over land. `mean_moved`
    and `most_moved` are distances (tiles) between a tile and its point on the real map, when the one lies over the
    other as well as possible by moving and scaling; the same in kilometres. `broken` counts the pieces too
    many in which regions lie, over all divisions.
    """

    kept: float
    length_kept: float
    true: float
    mean_moved: float
    most_moved: float
    mean_kilometres: float
    most_kilometres: float
    broken: int


def quality(land: Land, tiles: Sequence[Cell]) -> Quality:
    """Measure a tile map of a land: a cell for each municipality."""
    beside = adjacent(tiles)
    dry = {(pair.one, pair.other): pair.metres for pair in land.pairs if pair.over_land}
    kept = [pair for pair in dry if pair in beside]
    moved, scale = _moved(land, tiles)
    kilometres = moved * land.metres / 1000
    return Quality(
        len(kept) / max(len(dry), 1),
        sum(dry[pair] for pair in kept) / max(sum(dry.values()), 1),
        len(kept) / max(len(beside), 1),
        float((moved / scale).mean()),
        float((moved / scale).max()),
        float(kilometres.mean()),
        float(kilometres.max()),
        broken(land, beside),
    )


def adjacent(tiles: Sequence[Cell]) -> set[tuple[int, int]]:
    """Numbers of the tiles that are side by side, the smaller first."""
    at = {cell: number for number, cell in enumerate(tiles)}
    found = set()
    for cell, one in at.items():
        found |= {(one, at[near]) for near in around(cell) if near in at and one < at[near]}
    return found


def broken(land: Land, beside: set[tuple[int, int]]) -> int:
    """Pieces on a tile map of what hangs together over land on the real one, beyond one each, in all divisions."""
    dry = [(pair.one, pair.other) for pair in land.ground]
    return sum(
        len(parts(dict.fromkeys(part, ""), beside)) - 1 for own in land.regions for part in parts(own, dry)
    )


def _moved(land: Land, tiles: Sequence[Cell]) -> tuple[Floats, float]:
    """Distance of each tile to its point in units of the land, and the size of a tile in them."""
    spots = np.array([centre(cell) for cell in tiles])
    real, drawn = land.spots - land.spots.mean(axis=0), spots - spots.mean(axis=0)
    spread = float((drawn**2).sum())
    scale = float((real * drawn).sum()) / spread if spread else 1.0
    return np.hypot(*(real - scale * drawn).T), scale
