"""What a tile map is made of: where municipalities lie, which are neighbours, and which belong together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.border import Side, sides
from jeugdgraph.analysis.columns import Extract
from jeugdgraph.analysis.division import Division
from jeugdgraph.analysis.history.facts import reclassifications
from jeugdgraph.analysis.history.mergers import Mergers
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.graph import Graph

Floats = NDArray[np.float64]
Known = Mapping[tuple[str, str], Side]
Metres = tuple[float, float]
"""A point in the national grid: metres east and north."""

FAR = 3.1
"""Neighbours with points further apart than this (tiles) are held together by a dam through open water."""
_REACH = 3.0
"""Points further apart than this (tiles) are no neighbours, where borders have to be estimated."""


class Pair(NamedTuple):
    """Neighbours, by their numbers: metres of border, whether over land, whether estimated from points."""

    one: int
    other: int
    metres: int
    over_land: bool
    estimated: bool = False


@dataclass(frozen=True, eq=False)
class Land:
    """Municipalities that a map shows, in order of code.

    `spots` holds a row per municipality: its point, east and south, in units of `metres` (the mean distance between
    neighbours over land), about their middle. `regions` is the region of each in divisions; it weighs in which
    neighbours had best stay together.
    """

    codes: tuple[str, ...]
    spots: Floats
    pairs: tuple[Pair, ...]
    metres: float
    regions: tuple[Mapping[int, str], ...] = ()

    @cached_property
    def shore(self) -> tuple[Pair, ...]:
        """Neighbours over water; also those over a long dam, which the map shows as water."""
        return tuple(pair for pair in self.pairs if not pair.over_land or self._apart(pair) > FAR)

    @cached_property
    def ground(self) -> tuple[Pair, ...]:
        """Neighbours over land, but for those over a long dam."""
        return tuple(pair for pair in self.pairs if pair.over_land and self._apart(pair) <= FAR)

    def together(self, pair: Pair) -> float:
        """Share of the divisions in which two neighbours are in one region; 0 to 1, half where none tells."""
        told = [
            own[pair.one] == own[pair.other] for own in self.regions if pair.one in own and pair.other in own
        ]
        return sum(told) / len(told) if told else 0.5

    def _apart(self, pair: Pair) -> float:
        return float(np.hypot(*(self.spots[pair.one] - self.spots[pair.other])))


def points_of(graph: Graph, codes: Iterable[str]) -> dict[str, Metres]:
    """Points of municipalities; those without one are left out."""
    found = {}
    for code in codes:
        iri = ns.municipality(code)
        east, north = graph.values(iri, "jg:rdX"), graph.values(iri, "jg:rdY")
        if east and north:
            found[code] = float(east[0]), float(north[0])
    return found


def land_on(graph: Graph, taken: Extract, day: date) -> Land:
    """The municipalities that exist on a day and of which a point is known, with their neighbours then.

    Borders are known of one year only. Neighbours of which one did not exist then, or has grown since, are estimated:
    Gabriel neighbours by their points, whose heirs are one, or neighbours; over water where the heirs are.
    """
    found = Situation(taken, day)
    points = points_of(graph, found.municipalities)
    codes = tuple(sorted(points))
    known = {(side.one, side.other): side for side in sides(taken)}
    heirs = _heirs(graph, codes, day)
    measured = [
        (*codes_, side.metres, side.over_land, False)
        for codes_, side in known.items()
        if all(heirs.get(code) == {code} for code in codes_)
    ]
    certain = {code for code in codes if heirs[code] == {code}}
    estimated = [
        (one, other, 0, _dry(heirs[one], heirs[other], known), True)
        for one, other in _gabriel(codes, points)
        if not {one, other} <= certain and _near(heirs[one], heirs[other], known)
    ]
    return land(codes, points, [*measured, *estimated], list(found.divisions.values()))


def land(
    codes: Sequence[str],
    points: Mapping[str, Metres],
    pairs: Iterable[tuple[str, str, int, bool, bool]],
    divisions: Iterable[Division] = (),
) -> Land:
    """Land from facts: pairs are two codes, metres, over land, estimated. An estimated border counts as the mean one."""
    number = {code: place for place, code in enumerate(codes)}
    kept = sorted(
        Pair(number[a], number[b], metres, dry, guess)
        for a, b, metres, dry, guess in set(pairs)
        if a in number and b in number
    )
    lengths = [pair.metres for pair in kept if not pair.estimated]
    mean = round(sum(lengths) / len(lengths)) if lengths else 1
    found = tuple(pair._replace(metres=mean) if pair.estimated else pair for pair in kept)
    spots = np.array([(points[code][0], -points[code][1]) for code in codes], float).reshape(-1, 2)
    unit = _unit(spots, found)
    regions = tuple(
        {
            number[code]: max(sorted(own), key=own.__getitem__)
            for code, own in division.region_of().items()
            if code in number
        }
        for division in divisions
    )
    middle = (spots.min(axis=0) + spots.max(axis=0)) / 2 if len(spots) else 0.0
    return Land(tuple(codes), (spots - middle) / unit, found, unit, regions)


def _unit(spots: Floats, pairs: Sequence[Pair]) -> float:
    """Mean distance between neighbours over land; where there are none, that to the nearest point."""
    ends = np.array([pair[:2] for pair in pairs if pair.over_land], int).reshape(-1, 2)
    apart = np.hypot(*(spots[ends[:, 0]] - spots[ends[:, 1]]).T)
    if not apart.any() and len(spots) > 1:
        square = np.hypot(*(spots[:, None] - spots[None]).transpose(2, 0, 1))
        np.fill_diagonal(square, np.inf)
        apart = square.min(axis=1)
    return float(apart.mean()) if apart.any() else 1.0


def _heirs(graph: Graph, codes: Sequence[str], day: date) -> dict[str, set[str]]:
    """What each municipality has become since: itself alone when it is as it was."""
    mergers = Mergers(reclassifications(graph))
    last = date.max
    found: dict[str, set[str]] = {}
    for code in codes:
        iri = ns.municipality(code)
        heirs = {ns.local_name(heir) for heir in mergers.heirs(iri, day, last)} or {code}
        grown = any(change.dissolves and change.date > day for change in mergers.of_new(iri))
        found[code] = heirs | {""} if grown else heirs  # a text that is no code: not as it was
    return found


def _near(ones: set[str], others: set[str], known: Known) -> bool:
    """Whether heirs are one, or neighbours."""
    return bool(ones & others - {""}) or bool(_sides(ones, others, known))


def _dry(ones: set[str], others: set[str], known: Known) -> bool:
    """Whether heirs are one, or neighbours over land."""
    return bool(ones & others - {""}) or any(side.over_land for side in _sides(ones, others, known))


def _sides(ones: set[str], others: set[str], known: Known) -> list[Side]:
    pairs = sorted((min(one, other), max(one, other)) for one in ones for other in others)
    return [known[pair] for pair in pairs if pair in known]


def _gabriel(codes: Sequence[str], points: Mapping[str, Metres]) -> list[tuple[str, str]]:
    """Pairs of points with no third one in the circle of which they are a diameter, within reach, in order."""
    # Imported here, as a map of tiles that are laid already has no use for it.
    from scipy.spatial import Delaunay, QhullError

    spots = np.array([points[code] for code in codes], float).reshape(-1, 2)
    if len(spots) < 3:
        return [(codes[0], codes[1])] if len(spots) == 2 else []
    try:
        triangles = Delaunay(spots).simplices
    except QhullError:  # all on one line
        return []
    edges = np.unique(
        np.sort(np.concatenate([triangles[:, pair] for pair in ([0, 1], [1, 2], [0, 2])]), axis=1), axis=0
    )
    length = np.hypot(*(spots[edges[:, 0]] - spots[edges[:, 1]]).T)
    found = []
    for (one, other), apart in zip(edges.tolist(), length.tolist(), strict=True):
        middle = (spots[one] + spots[other]) / 2
        free = np.hypot(*(spots - middle).T) >= apart / 2 - 1e-6
        if free.all() and apart <= _REACH * float(np.median(length)):
            found.append((codes[one], codes[other]))
    return found


def parts(region_of: Mapping[int, str], ends: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Regions in the parts that hang together by pairs, in order of their first municipality.

    >>> parts({0: "a", 1: "a", 2: "b", 3: "a"}, [(0, 1), (1, 2), (2, 3)])
    [[0, 1], [2], [3]]
    """
    near: dict[int, list[int]] = {one: [] for one in region_of}
    for one, other in ends:
        if one in region_of and region_of[one] == region_of.get(other):
            near[one].append(other)
            near[other].append(one)
    found, seen = [], set[int]()
    for first in sorted(near):
        if first in seen:
            continue
        part, ahead = {first}, [first]
        while ahead:
            new = [other for other in near[ahead.pop()] if other not in part]
            part.update(new)
            ahead += new
        seen |= part
        found.append(sorted(part))
    return found
