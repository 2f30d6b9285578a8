"""Where the nodes of a drawn network stand: on the map, in rings, in columns, or by forces; each time the same.

A place is (x, y), with y downwards as on a screen, and about (0, 0) unless told otherwise.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from statistics import fmean, median

import networkx as nx

Place = tuple[float, float]
Places = dict[str, Place]

LARGE = 500
"""Nodes above which forces get fewer steps: each takes time by the square of the nodes."""
_CENTRE = (52.15517, 5.38721)
"""Latitude and longitude of the origin of the Dutch grid (Amersfoort)."""
_ORIGIN = (155_000.0, 463_000.0)
_METRES_PER_DEGREE = 111_320.0
_GOLDEN = math.pi * (3 - math.sqrt(5))
"""Angle by which the seeds of a sunflower turn."""


def on_grid(latitude: float, longitude: float) -> Place:
    """About the coordinates on the Dutch grid (metres): degrees taken as equal steps. A kilometre off at the borders.

    >>> [round(value) for value in on_grid(52.15517, 5.38721)]
    [155000, 463000]
    """
    east = (longitude - _CENTRE[1]) * math.cos(math.radians(_CENTRE[0])) * _METRES_PER_DEGREE
    return _ORIGIN[0] + east, _ORIGIN[1] + (latitude - _CENTRE[0]) * _METRES_PER_DEGREE


def geographic(points: Mapping[str, Place], gap: float) -> Places:
    """Places as on a map, north up, of points in metres; a point has its nearest other one at `gap`, by the
    median; what lies within a metre counts as one place.

    >>> geographic({"a": (0, 0), "b": (1000, 0), "c": (0, 1000)}, 10)["b"]
    (5.0, 5.0)
    """
    distances = [far for far in _nearest(points) if far > 1]
    scale = gap / median(distances) if distances else 1.0
    placed = {name: (x * scale, -y * scale) for name, (x, y) in points.items()}
    return centred(placed)


def centred(places: Mapping[str, Place]) -> Places:
    """The same places moved so that the middle of their extent is (0, 0)."""
    if not places:
        return {}
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    x0, y0 = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return {name: (x - x0, y - y0) for name, (x, y) in places.items()}


def centroids(members: Mapping[str, Collection[str]], places: Mapping[str, Place]) -> Places:
    """Mean place of the members of each group; a group none of whose members has a place is left out.

    >>> centroids({"g": ["a", "b"], "h": []}, {"a": (0, 0), "b": (4, 2)})
    {'g': (2.0, 1.0)}
    """
    found: Places = {}
    for group, names in members.items():
        there = [places[name] for name in sorted(names) if name in places]
        if there:
            found[group] = (fmean(x for x, _ in there), fmean(y for _, y in there))
    return found


def apart(wanted: Mapping[str, Place], gap: float, taken: Iterable[Place] = ()) -> Places:
    """Places at least `gap` from each other and from those taken, each as near as a spiral around it finds room.

    Who comes first in `wanted` is moved least.
    """
    room = _Room(gap, taken)
    found: Places = {}
    for name, (x, y) in wanted.items():
        turn = 0
        place = (x, y)
        while not room.free(place):
            turn += 1
            far, angle = gap * 0.6 * math.sqrt(turn), turn * _GOLDEN
            place = (x + far * math.cos(angle), y + far * math.sin(angle))
        room.take(place)
        found[name] = place
    return found


class _Room:
    """Places taken, in cells as wide as the gap, so that only nearby ones are looked at."""

    def __init__(self, gap: float, taken: Iterable[Place]) -> None:
        self._gap = gap
        self._cells: dict[tuple[int, int], list[Place]] = {}
        for place in taken:
            self.take(place)

    def take(self, place: Place) -> None:
        self._cells.setdefault(self._cell(place), []).append(place)

    def free(self, place: Place) -> bool:
        column, row = self._cell(place)
        near = (
            other
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for other in self._cells.get((i, j), ())
        )
        return all(math.dist(place, other) >= self._gap for other in near)

    def _cell(self, place: Place) -> tuple[int, int]:
        return math.floor(place[0] / self._gap), math.floor(place[1] / self._gap)


def bearing(start: Place, end: Place) -> float:
    """Angle (radians) at which one place is seen from another; 0 is to the right, growing with the clock.

    0 as well where both are the same.
    """
    return math.atan2(end[1] - start[1], end[0] - start[0])


def mean_angle(angles: Collection[float]) -> float:
    """Direction of the sum of angles (radians); 0 where they cancel out, or there is none."""
    x, y = sum(map(math.cos, angles)), sum(map(math.sin, angles))
    return math.atan2(y, x) if math.hypot(x, y) > 1e-9 else 0.0


def ring(wanted: Mapping[str, float], radius: float) -> Places:
    """Places on a circle, evenly spread, in the order of the angles wanted, turned to be as near these as can be.

    >>> {name: (round(x), round(y)) for name, (x, y) in ring({"a": 3.0, "b": 0.0}, 10).items()}
    {'b': (10, -1), 'a': (-10, 1)}
    """
    order = sorted(wanted, key=lambda name: (wanted[name] % math.tau, name))
    step = math.tau / max(len(order), 1)
    turn = mean_angle([wanted[name] - place * step for place, name in enumerate(order)])
    return {
        name: (radius * math.cos(turn + place * step), radius * math.sin(turn + place * step))
        for place, name in enumerate(order)
    }


def radii(rings: Sequence[tuple[int, float, float]]) -> tuple[float, ...]:
    """Radius of each ring, from the inside out, by its number of nodes, their least gap, and that to the ring before.

    >>> radii([(3, 20, 100), (40, 20, 50)])
    (100.0, 150.0)
    """
    found: list[float] = []
    for count, gap, least in rings:
        needed = gap / (2 * math.sin(math.pi / count)) if count > 1 else 0.0
        found.append(max((found[-1] if found else 0.0) + least, needed))
    return tuple(found)


def columns(
    layers: Sequence[Sequence[str]], edges: Iterable[tuple[str, str]], across: float, gap: float
) -> Places:
    """Places in columns from left to right, one per layer; in a column those tied to the same come together.

    The first layer keeps its order; the others take the mean height of those they are tied to in the one before.
    """
    near: dict[str, list[str]] = {}
    for one, other in edges:
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    found: Places = {}
    for column, layer in enumerate(layers):
        heights = {
            name: [found[other][1] for other in near.get(name, ()) if other in found] for name in layer
        }
        order = sorted(layer, key=lambda name: (fmean(heights[name]) if heights[name] else 0.0, name))
        order = list(layer) if column == 0 else order
        for place, name in enumerate(order):
            found[name] = (column * across, (place - (len(order) - 1) / 2) * gap)
    return centred(found)


def force(
    nodes: Sequence[str],
    edges: Iterable[tuple[str, str, float]],
    *,
    seed: int,
    size: float,
    gap: float = 0,
    steps: int | None = None,
) -> Places:
    """Places where ties pull and nodes push (Fruchterman and Reingold 1991), from a random start by `seed`.

    `edges` have a weight above 0. `size` is about the half of the extent; nodes are moved `gap` apart; large
    networks get fewer `steps`.
    The same input gives the same places.
    """
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(nodes)
    network.add_weighted_edges_from(sorted(edges))
    if len(network) < 2:
        return dict.fromkeys(network, (0.0, 0.0))
    steps = steps or (80 if len(network) <= LARGE else 40)
    made = nx.spring_layout(network, seed=seed, iterations=steps, scale=size, method="force")
    placed = {name: (float(x), float(y)) for name, (x, y) in made.items()}
    return apart(placed, gap) if gap else placed


def hull(places: Iterable[Place]) -> tuple[Place, ...]:
    """Corners of the smallest convex shape around places, with the clock as seen on a screen.

    Fewer than three where the places lie on one line.

    >>> hull([(0, 0), (2, 0), (1, 1), (2, 2), (0, 2)])
    ((0, 0), (2, 0), (2, 2), (0, 2))
    """
    ordered = sorted(set(places))
    if len(ordered) < 3:
        return tuple(ordered)
    around = _chain(ordered)[:-1] + _chain(ordered[::-1])[:-1]
    return tuple(around)


def _chain(ordered: Sequence[Place]) -> list[Place]:
    found: list[Place] = []
    for place in ordered:
        while len(found) > 1 and _turn(found[-2], found[-1], place) <= 0:
            found.pop()
        found.append(place)
    return found


def _turn(a: Place, b: Place, c: Place) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _nearest(points: Mapping[str, Place]) -> list[float]:
    """Distance of each point to the nearest other one."""
    from scipy.spatial import KDTree

    if len(points) < 2:
        return []
    distances, _ = KDTree(list(points.values())).query(list(points.values()), k=2)
    return [float(far) for _, far in distances]
