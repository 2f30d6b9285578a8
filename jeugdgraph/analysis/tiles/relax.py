"""Points moved until each has room for a tile: a cartogram on which every municipality is as large."""

import numpy as np
from numpy.typing import NDArray

from jeugdgraph.analysis.tiles.land import Floats, Land

ROUNDS = 400
"""After so many the points hardly move."""
GAP = 2.0
"""Tiles between the points of two municipalities with water between them: one tile of water."""
WIDEST = 3.2
"""Water wider than this (tiles) is drawn so wide."""
_ROOM = 1.15
"""Distance (tiles) at least between municipalities that are no neighbours."""
_OVER_WATER, _PUSH, _HOME = 0.3, 1.5, 0.02
"""Weights beside that of neighbours over land, which is 1: water, tiles that overlap, the place on the real map."""

Springs = tuple[NDArray[np.int64], NDArray[np.int64], Floats, Floats]


def relaxed(land: Land, start: Floats | None = None, *, home: float = _HOME) -> Floats:
    """A place for each municipality, about 1 from its neighbours, in the direction in which they lie.

    A spring draws neighbours over land to a distance of 1, neighbours over water to that of the water, in the
    direction of the real map. Who is too near another is pushed away. `start` holds the places to begin with, to
    which `home` draws; default: the points.
    """
    begin = land.spots if start is None else start
    if len(begin) < 2:
        return begin.copy()
    spots, springs, room = begin.copy(), _springs(land), _rooms(land)
    for _ in range(ROUNDS):
        spots += _pull(spots, begin, springs, room, home)
    return spots


def _springs(land: Land) -> Springs:
    """Ends, the way that each spring wants to go, and its weight."""
    ends = np.array([pair[:2] for pair in (*land.ground, *land.shore)], np.int64).reshape(-1, 2)
    way = land.spots[ends[:, 1]] - land.spots[ends[:, 0]]
    length = np.maximum(np.hypot(*way.T), 1e-9)
    dry = np.arange(len(ends)) < len(land.ground)
    wanted = np.where(dry, 1.0, np.clip(length, GAP, WIDEST))
    return ends[:, 0], ends[:, 1], way / length[:, None] * wanted[:, None], np.where(dry, 1.0, _OVER_WATER)


def _rooms(land: Land) -> Floats:
    """Distance at least between any two."""
    room = np.full((len(land.codes),) * 2, _ROOM)
    for pairs, least in ((land.ground, 1.0), (land.shore, GAP)):
        for pair in pairs:
            room[pair.one, pair.other] = room[pair.other, pair.one] = least
    return room


def _pull(spots: Floats, begin: Floats, springs: Springs, room: Floats, home: float) -> Floats:
    """How far each place goes in one round: the mean of what draws and pushes it."""
    one, other, wanted, weight = springs
    force, total = home * (begin - spots), np.full(len(spots), home + 1e-9)
    stretch = (spots[other] - spots[one] - wanted) * weight[:, None] / 2
    for ends, way in ((one, stretch), (other, -stretch)):
        np.add.at(force, ends, way)
        np.add.at(total, ends, weight)
    way = spots[None] - spots[:, None]
    apart = np.hypot(way[..., 0], way[..., 1])
    np.fill_diagonal(apart, np.inf)
    short = np.clip(room - apart, 0, None)
    force -= (way / np.maximum(apart, 1e-9)[..., None] * short[..., None]).sum(axis=1) * _PUSH / 2
    total += (short > 0).sum(axis=1) * _PUSH
    found: Floats = force / total[:, None]
    return found
