"""Hexagons, a corner up, in axial coordinates: `q` counts eastwards, `r` to the south-east."""

import math
from collections.abc import Iterable

Cell = tuple[int, int]
Spot = tuple[float, float]
"""East and south, in tiles: neighbouring tiles are 1 apart."""

DIRECTIONS: tuple[Cell, ...] = ((1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1))
"""Steps to the six neighbours, clockwise from the east; the third after each is its opposite."""
RISE = math.sqrt(3) / 2
"""Distance between rows."""


def centre(cell: Cell) -> Spot:
    """Middle of a tile.

    >>> centre((1, 0)), centre((0, 2))
    ((1.0, 0.0), (1.0, 1.7320508075688772))
    """
    q, r = cell
    return q + r / 2, r * RISE


def around(cell: Cell) -> tuple[Cell, ...]:
    """The six cells beside a cell, in the order of `DIRECTIONS`."""
    q, r = cell
    return tuple((q + east, r + south) for east, south in DIRECTIONS)


def steps(one: Cell, other: Cell) -> int:
    """Number of tiles between two, counted as steps.

    >>> steps((0, 0), (2, -1)), steps((0, 0), (2, 1))
    (2, 3)
    """
    q, r = one[0] - other[0], one[1] - other[1]
    return max(abs(q), abs(r), abs(q + r))


def nearest(spot: Spot) -> Cell:
    """The cell that a place lies in.

    >>> nearest((1.1, 0.2)), nearest(centre((-3, 5)))
    ((1, 0), (-3, 5))
    """
    row = spot[1] / RISE
    guess = (round(spot[0] - row / 2), round(row))
    return min((guess, *around(guess)), key=lambda cell: (math.dist(centre(cell), spot), cell))


def within(spots: Iterable[Spot], margin: float) -> list[Cell]:
    """Cells of the rectangle around places, with a margin (tiles), row by row."""
    found = list(spots)
    west, east = min(x for x, _ in found) - margin, max(x for x, _ in found) + margin
    north, south = min(y for _, y in found) - margin, max(y for _, y in found) + margin
    rows = range(math.ceil(north / RISE), math.floor(south / RISE) + 1)
    return [(q, r) for r in rows for q in range(math.ceil(west - r / 2), math.floor(east - r / 2) + 1)]
