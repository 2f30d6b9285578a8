"""Shapes of municipalities on a map, whether tiles or official outlines: polygons, and the stretches that two share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from jeugdgraph.analysis.tiles.grid import Cell, around, centre

Boundaries = Literal["tiles", "official"]
Point = tuple[float, float]
"""East and south, in units of the drawing."""
Ring = tuple[Point, ...]
"""A line that closes by itself: the first point is not repeated."""
Polygon = tuple[Ring, ...]
"""An outer ring, and then the holes in it."""
Line = tuple[Point, ...]

TILE = 30.0
"""Distance between tiles in a drawing; an outline is drawn as large as the tiles would be."""
HEIGHT = 860.0
"""Height of the country in a drawing of outlines."""
DIGITS = 1
"""Digits after the comma of a point in a drawing."""


@dataclass(frozen=True, eq=False)
class Geometry:
    """Where municipalities are on a map, by code.

    `middles` is where a symbol or a label goes. `stretches` holds the lines
    that two share, the smaller code first; `rims` those that a municipality shares with nobody.
    """

    outlines: Mapping[str, tuple[Polygon, ...]]
    middles: Mapping[str, Point]
    stretches: Mapping[tuple[str, str], tuple[Line, ...]]
    rims: Mapping[str, tuple[Line, ...]]
    width: float
    height: float

    def shared(self, codes: Iterable[str]) -> dict[tuple[str, str], tuple[Line, ...]]:
        """The stretches between municipalities that are among these."""
        wanted = set(codes)
        return {pair: lines for pair, lines in self.stretches.items() if wanted.issuperset(pair)}


def of_tiles(cells: Mapping[str, Cell]) -> Geometry:
    """Hexagons for the municipalities in these cells."""
    rings = {code: _hexagon(cell) for code, cell in cells.items()}
    middles = {code: _scaled(centre(cell)) for code, cell in cells.items()}
    return _placed({code: ((ring,),) for code, ring in rings.items()}, middles)


def of_outlines(polygons: Mapping[str, Sequence[Sequence[Sequence[Point]]]]) -> Geometry:
    """Outlines in metres of the national grid, rings closed or not, as they are drawn."""
    points = [point for parts in polygons.values() for part in parts for ring in part for point in ring]
    north, south = max((y for _, y in points), default=1.0), min((y for _, y in points), default=0.0)
    scale = HEIGHT / max(north - south, 1.0)
    drawn = {
        code: tuple(_drawn([[(x * scale, -y * scale) for x, y in ring] for ring in part]) for part in parts)
        for code, parts in polygons.items()
    }
    largest = {code: max((part[0] for part in parts), key=_area) for code, parts in drawn.items()}
    return _placed(drawn, {code: _inside(ring) for code, ring in largest.items()})


def _drawn(part: Sequence[Sequence[Point]]) -> Polygon:
    """A polygon at the grain of a drawing; holes that are too small to be seen are left out."""
    rings = [_thinned([_rounded(point) for point in ring]) for ring in part]
    return tuple(ring for number, ring in enumerate(rings) if number == 0 or len(ring) > 2)


def stretches(
    outlines: Mapping[str, Sequence[Polygon]],
) -> tuple[dict[tuple[str, str], tuple[Line, ...]], dict[str, tuple[Line, ...]]]:
    """Lines that two share, by their codes, and lines of one alone, by code: sides that both have, joined.

    >>> left, right = ((((0, 0), (1, 0), (1, 1), (0, 1)),),), ((((1, 0), (2, 0), (2, 1), (1, 1)),),)
    >>> stretches({"a": left, "b": right})[0]
    {('a', 'b'): (((1, 0), (1, 1)),)}
    """
    owners: dict[tuple[Point, Point], list[str]] = {}
    for code in sorted(outlines):
        for polygon in outlines[code]:
            for ring in polygon:
                for one, other in zip(ring, (*ring[1:], ring[0]), strict=True):
                    if one != other:
                        owners.setdefault((min(one, other), max(one, other)), []).append(code)
    shared: dict[tuple[str, str], list[tuple[Point, Point]]] = {}
    alone: dict[str, list[tuple[Point, Point]]] = {}
    for side, codes in owners.items():
        if len(set(codes)) > 1:
            shared.setdefault((min(codes), max(codes)), []).append(side)
        elif len(codes) == 1:
            alone.setdefault(codes[0], []).append(side)
    return (
        {pair: joined(sides) for pair, sides in sorted(shared.items())},
        {code: joined(sides) for code, sides in sorted(alone.items())},
    )


def joined(sides: Iterable[tuple[Point, Point]]) -> tuple[Line, ...]:
    """Sides put together to lines as long as can be, in a fixed order; at a fork a line ends.

    >>> joined([((1, 0), (2, 0)), ((0, 0), (1, 0))])
    (((0, 0), (1, 0), (2, 0)),)
    """
    near: dict[Point, list[Point]] = {}
    for one, other in sorted(sides):
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    found: list[Line] = []
    ends = {point: True for point in sorted(near) if len(near[point]) != 2}
    for start in (*ends, *sorted(near)):  # first the lines with ends, then those that close
        while near[start]:
            line = [start]
            while near[line[-1]] and (len(line) == 1 or line[-1] not in ends):
                here = line[-1]
                there = near[here].pop(0)
                near[there].remove(here)
                line.append(there)
            found.append(tuple(line))
    return tuple(found)


def _placed(outlines: Mapping[str, tuple[Polygon, ...]], middles: Mapping[str, Point]) -> Geometry:
    """Geometry moved so that it begins at (0, 0)."""
    points = [point for parts in outlines.values() for part in parts for ring in part for point in ring]
    west, north = min((x for x, _ in points), default=0.0), min((y for _, y in points), default=0.0)
    east, south = max((x for x, _ in points), default=1.0), max((y for _, y in points), default=1.0)

    def moved(point: Point) -> Point:
        return _rounded((point[0] - west, point[1] - north))

    shapes = {
        code: tuple(tuple(tuple(moved(point) for point in ring) for ring in part) for part in outlines[code])
        for code in sorted(outlines)
    }
    shared, rims = stretches(shapes)
    return Geometry(
        shapes, {code: moved(middles[code]) for code in shapes}, shared, rims,
        east - west, south - north,
    )  # fmt: skip


def _hexagon(cell: Cell) -> Ring:
    """Corners of a tile; two tiles side by side have exactly the same ones."""
    own, near = centre(cell), [centre(other) for other in around(cell)]
    corners = []
    for one, other in zip(near, (*near[1:], near[0]), strict=True):
        x, y = (sum(part) / 3 for part in zip(own, one, other, strict=True))
        corners.append(_rounded(_scaled((x, y))))
    return tuple(corners)


def _scaled(spot: Point) -> Point:
    return spot[0] * TILE, spot[1] * TILE


def _rounded(point: Point) -> Point:
    return round(point[0], DIGITS) + 0.0, round(point[1], DIGITS) + 0.0


def _thinned(ring: Sequence[Point]) -> Ring:
    """A ring without points that fall together, and without the first point at its end."""
    found = [point for point, before in zip(ring, [None, *ring[:-1]], strict=True) if point != before]
    return tuple(found[:-1] if len(found) > 1 and found[0] == found[-1] else found)


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)) / 2)


def _inside(ring: Ring) -> Point:
    """A point well inside a ring: the middle of the widest stretch of it on one of some lines from west to east."""
    low, high = min(y for _, y in ring), max(y for _, y in ring)
    best = (0.0, ring[0])
    for step in range(1, 16):
        y = low + (high - low) * step / 16
        crossings = sorted(
            a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
            for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)
            if (a[1] <= y) != (b[1] <= y)
        )
        for west, east in zip(crossings[::2], crossings[1::2], strict=False):
            wide = (east - west) * min(y - low, high - y) ** 0.5
            if wide > best[0]:
                best = (wide, ((west + east) / 2, y))
    return best[1]
