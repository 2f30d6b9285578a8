"""What a tile map is worth, as one number: gains of tiles side by side, less what is moved, hollow or broken."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jeugdgraph.analysis.tiles.grid import DIRECTIONS, Cell, centre
from jeugdgraph.analysis.tiles.land import Floats, Land, Pair

MOVED = 0.12
"""Cost of the square of the distance (tiles) between a tile and its place on the cartogram."""
STRANGERS, WATER = 0.7, 0.7
"""Cost of two tiles side by side that are no neighbours; that are neighbours over water only."""
HOLLOW = (0.0, 0.0, 0.0, 0.1, 0.7, 2.0, 4.0)
"""Cost of an empty cell by the number of tiles around it: a hole in the land."""
BARE, DROWNED = 1.5, 1.0
"""Cost of an empty cell where the cartogram has land on all sides; of a tile in a cell where it has water."""
BROKEN, COUNTRY = 0.25, 2.5
"""Cost of each piece too many in which a region of a division lies; in which the land lies."""
_ALONE = (1.5, 1.15)
"""How much more a pair counts that has no neighbour in common, or one: where it breaks, a region breaks."""

Table = list[list[list[float]]]


@dataclass(frozen=True, eq=False)
class Score:
    """Tables with which a change is scored.

    ``gain[k][i][j]`` is what it is worth that tile j stands in direction k of tile i; number ``n`` (as many as there
    are municipalities) stands for an empty cell. ``cost[i][c]`` is that of municipality i in cell c, ``bare[c]`` that of
    nobody in it. `near` holds the neighbours over land of each.
    """

    gain: Table
    cost: list[list[float]]
    bare: list[float]
    near: tuple[tuple[int, ...], ...]

    @property
    def empty(self) -> int:
        """Number that stands for an empty cell."""
        return len(self.cost)


def score(
    land: Land, target: Floats, cells: Sequence[Cell], *, kept: Sequence[Cell | None] = (), stay: float = 0.0
) -> Score:
    """Score of the municipalities of a land whose places on the cartogram are `target`, on cells.

    `kept` holds the cells at which municipalities stand on another date; `stay` is the cost of the square of the
    distance to them.
    """
    spots = np.array([centre(cell) for cell in cells])
    cost = MOVED * squares(target, spots)
    for number, cell in enumerate(kept):
        if cell is not None:
            cost[number] += stay * squares(np.array([centre(cell)]), spots)[0]
    near: list[set[int]] = [set() for _ in land.codes]
    for pair in land.ground:
        near[pair.one].add(pair.other)
        near[pair.other].add(pair.one)
    cost += DROWNED * _water(land, target, spots)
    bare = BARE * _inland(land, near, target, spots)
    return Score(_gains(land, near), cost.tolist(), bare.tolist(), tuple(tuple(sorted(own)) for own in near))


def _inland(land: Land, near: Sequence[set[int]], target: Floats, spots: Floats) -> Floats:
    """Ones for the places that lie between three neighbours on the cartogram."""
    found = np.zeros(len(spots), bool)
    for pair in land.ground:
        for third in near[pair.one] & near[pair.other]:
            a, b, c = (target[corner] for corner in (pair.one, pair.other, third))
            turns = [_cross(q - p, spots - p) >= 0 for p, q in ((a, b), (b, c), (c, a))]
            found |= (turns[0] == turns[1]) & (turns[1] == turns[2])
    return found.astype(float)


def _water(land: Land, target: Floats, spots: Floats) -> Floats:
    """Ones for the places in the middle between two municipalities with water between them on the cartogram."""
    found = np.zeros(len(spots))
    for pair in land.shore:
        middle = (target[pair.one] + target[pair.other]) / 2
        found[np.hypot(*(spots - middle).T) < 0.5] = 1.0
    return found


def _cross(way: Floats, others: Floats) -> Floats:
    found: Floats = way[0] * others[:, 1] - way[1] * others[:, 0]
    return found


def _gains(land: Land, near: Sequence[set[int]]) -> Table:
    count = len(land.codes)
    gain = np.full((len(DIRECTIONS), count + 1, count + 1), -STRANGERS)
    gain[:, count, :] = gain[:, :, count] = 0.0
    for pair in land.shore:
        gain[:, pair.one, pair.other] = gain[:, pair.other, pair.one] = -WATER
    mean = float(np.mean([pair.metres for pair in land.ground])) if land.ground else 1.0
    for pair in land.ground:
        worth = _worth(land, pair, mean) * _common(near, pair)
        way = land.spots[pair.other] - land.spots[pair.one]
        way = way / max(float(np.hypot(*way)), 1e-9)
        for number, step in enumerate(DIRECTIONS):
            told = worth * (0.55 + 0.45 * float(way @ np.array(centre(step))))
            gain[number, pair.one, pair.other] = gain[(number + 3) % 6, pair.other, pair.one] = told
    table: Table = gain.tolist()
    return table


def _worth(land: Land, pair: Pair, mean: float) -> float:
    """What it is worth that two neighbours stand side by side: more with a long border and many regions in common."""
    return min(1.5, 0.75 + 0.25 * pair.metres / mean) * (0.6 + 0.6 * land.together(pair))


def _common(near: Sequence[set[int]], pair: Pair) -> float:
    common = len(near[pair.one] & near[pair.other])
    return _ALONE[common] if common < len(_ALONE) else 1.0


def squares(ones: Floats, others: Floats) -> Floats:
    """Square of the distance of each of some places to each of others."""
    found: Floats = ((ones[:, None] - others[None]) ** 2).sum(axis=2)
    return found
