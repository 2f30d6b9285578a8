"""Places of drawn networks: nothing lost, nothing on top of something else, the same each time."""

import math
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from jeugdgraph.analysis.layouts import (
    Place,
    apart,
    bearing,
    centroids,
    columns,
    force,
    geographic,
    hull,
    mean_angle,
    on_grid,
    radii,
    ring,
)

NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)
NAMES = st.text("abcdefgh", min_size=1, max_size=3)
POINTS = st.dictionaries(NAMES, st.tuples(NUMBERS, NUMBERS), max_size=12)
ANGLES = st.dictionaries(NAMES, st.floats(-10, 10, allow_nan=False), min_size=1, max_size=40)


def whole(places: dict[str, Place]) -> bool:
    return all(math.isfinite(value) for place in places.values() for value in place)


def distances(places: dict[str, Place]) -> list[float]:
    return [math.dist(one, other) for one, other in combinations(places.values(), 2)]


@given(ANGLES, st.floats(10, 1000))
def test_nodes_on_a_ring_are_on_it_and_evenly_apart(wanted: dict[str, float], radius: float) -> None:
    found = ring(wanted, radius)
    assert found.keys() == wanted.keys()
    assert all(math.isclose(math.hypot(*place), radius, rel_tol=1e-9) for place in found.values())
    if len(found) > 1:
        assert min(distances(found)) >= 2 * radius * math.sin(math.pi / len(found)) * (1 - 1e-6)


@given(ANGLES)
def test_a_ring_does_not_depend_on_the_order_of_what_goes_in(wanted: dict[str, float]) -> None:
    turned = dict(reversed(wanted.items()))
    assert ring(wanted, 10) == ring(turned, 10)


def test_nodes_evenly_wanted_stand_where_they_are_wanted() -> None:
    wanted = {name: place * math.tau / 5 for place, name in enumerate("abcde")}
    found = ring(wanted, 1)
    for name, angle in wanted.items():
        assert math.dist(found[name], (math.cos(angle), math.sin(angle))) < 1e-9


@given(st.lists(st.tuples(st.integers(0, 60), st.floats(1, 50), st.floats(1, 200)), max_size=6))
def test_rings_keep_their_distance_and_hold_their_nodes(rings: list[tuple[int, float, float]]) -> None:
    found = radii(rings)
    for place, (count, gap, least) in enumerate(rings):
        before = found[place - 1] if place else 0.0
        assert found[place] >= before + least - 1e-9
        if count > 1:
            assert 2 * found[place] * math.sin(math.pi / count) >= gap * (1 - 1e-9)


@settings(deadline=None)
@given(POINTS, st.floats(1, 100))
def test_a_map_has_every_point_and_keeps_directions(points: dict[str, Place], gap: float) -> None:
    found = geographic(points, gap)
    assert found.keys() == points.keys()
    assert whole(found)
    for (one, a), (other, b) in combinations(points.items(), 2):
        if b[0] - a[0] > 1e-3:
            assert found[other][0] >= found[one][0]
        if b[1] - a[1] > 1e-3:
            assert found[other][1] <= found[one][1], "north is up, where y is smaller"


def test_the_nearest_neighbour_is_at_the_gap() -> None:
    found = geographic({"a": (0, 0), "b": (300, 400), "c": (30_000, 0), "d": (30_500, 0)}, 25)
    assert math.isclose(math.dist(found["a"], found["b"]), 25)


@settings(deadline=None)
@given(POINTS, st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), max_size=8), st.floats(1, 30))
def test_nothing_stands_within_the_gap_of_anything(
    wanted: dict[str, Place], taken: list[Place], gap: float
) -> None:
    crowded = {name: (x % 40, y % 40) for name, (x, y) in wanted.items()}
    found = apart(crowded, gap, taken)
    assert found.keys() == crowded.keys()
    assert all(far >= gap for far in distances(found))
    assert all(math.dist(place, other) >= gap for place in found.values() for other in taken)


def test_who_has_room_is_not_moved() -> None:
    assert apart({"a": (0, 0), "b": (0, 0), "c": (9, 9)}, 2)["a"] == (0, 0)
    assert apart({"a": (0, 0), "c": (9, 9)}, 2)["c"] == (9, 9)


def test_means() -> None:
    assert centroids({"g": ["a", "b", "lost"], "h": ["lost"]}, {"a": (0, 0), "b": (2, 4)}) == {"g": (1, 2)}
    assert math.isclose(mean_angle([0.1, -0.1]), 0.0, abs_tol=1e-12)
    assert mean_angle([]) == mean_angle([0.0, math.pi]) == 0.0
    assert math.isclose(bearing((0, 0), (0, 5)), math.pi / 2)


def test_degrees_and_the_grid_agree_within_a_kilometre_or_two() -> None:
    tiel = on_grid(51.88508, 5.40688)
    assert math.dist(tiel, (156_355, 432_951)) < 1_000


@settings(deadline=None, max_examples=20)
@given(st.lists(st.tuples(NAMES, NAMES, st.floats(0.1, 5)), max_size=20), st.integers(0, 3))
def test_forces_give_the_same_places_for_the_same_seed(
    edges: list[tuple[str, str, float]], seed: int
) -> None:
    names = sorted({name for edge in edges for name in edge[:2]} | {"alone"})
    found = force(names, edges, seed=seed, size=100, gap=5)
    assert found == force(names, edges[::-1], seed=seed, size=100, gap=5) or _repeated(edges)
    assert found.keys() == set(names)
    assert whole(found)
    assert all(far >= 5 for far in distances(found))


def _repeated(edges: list[tuple[str, str, float]]) -> bool:
    """Whether a pair has two weights, of which the order decides."""
    pairs = [frozenset(edge[:2]) for edge in edges]
    return len(pairs) > len(set(pairs))


def test_columns_follow_the_layers() -> None:
    found = columns([["s"], ["b", "a"], ["t"]], [("s", "a"), ("s", "b"), ("a", "t"), ("b", "t")], 100, 20)
    assert [found[name][0] for name in "sat"] == [-100, 0, 100]
    assert found["a"][0] == found["b"][0]
    assert abs(found["a"][1] - found["b"][1]) == 20


@given(st.lists(st.tuples(st.integers(-20, 20), st.integers(-20, 20)), max_size=25))
def test_everything_lies_within_its_hull(points: list[Place]) -> None:
    corners = hull(points)
    assert set(corners) <= set(points)
    if len(corners) > 2:
        sides = list(zip(corners, (*corners[1:], corners[0]), strict=True))
        for x, y in points:
            turns = [(b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) for a, b in sides]
            assert min(turns) >= 0
