"""The tile map: every municipality one hexagon, neighbours together, and the figures that the documents give."""

import math
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ROOT, environment
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import TinyWorld, rows

from jeugdgraph import store
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.history.facts import reclassifications
from jeugdgraph.analysis.history.mergers import Mergers
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.analysis.tiles import stored
from jeugdgraph.analysis.tiles.board import Board
from jeugdgraph.analysis.tiles.grid import DIRECTIONS, Cell, around, centre, nearest, steps, within
from jeugdgraph.analysis.tiles.land import Land, land, land_on
from jeugdgraph.analysis.tiles.lay import Groups, better
from jeugdgraph.analysis.tiles.make import (
    AS_OF,
    BRIEF,
    MARGIN,
    Effort,
    State,
    earlier,
    heirs_of,
    moves,
    plain,
    tiled,
)
from jeugdgraph.analysis.tiles.quality import Quality, quality
from jeugdgraph.analysis.tiles.relax import relaxed
from jeugdgraph.analysis.tiles.score import score
from jeugdgraph.graph import Graph

CELLS = st.tuples(st.integers(-40, 40), st.integers(-40, 40))
TODAY = date(2026, 11, 22)
STARTS = sorted({day for one in stored.kept() for day in (one.start, one.end) if day is not None})
"""First days of the sets of municipalities but for the oldest."""
PAGE = (ROOT / "docs" / "tiles.md").read_text(encoding="utf-8")


def honeycomb(wide: int, high: int, gap: int | None = None) -> Land:
    """Municipalities in rows, every second row half a step aside; before row `gap` there is water."""
    at = {f"GM{row}{place:03}": (row, place) for row in range(high) for place in range(wide)}
    points = {
        code: (1000.0 * (place + row % 2 / 2), -866.0 * (row + 2 * (gap is not None and row >= gap)))
        for code, (row, place) in at.items()
    }
    pairs = [
        (one, other, 700, not (gap is not None and at[one][0] < gap <= at[other][0]), False)
        for one in at
        for other in at
        if one < other and abs(at[one][0] - at[other][0]) <= 1 and _beside(at[one], at[other])
    ]
    return land(sorted(at), points, pairs)


def _beside(one: tuple[int, int], other: tuple[int, int]) -> bool:
    across = other[1] + other[0] % 2 / 2 - one[1] - one[0] % 2 / 2
    return abs(across) <= (1 if one[0] == other[0] else 0.5)


def is_one_piece(cells: Iterable[Cell]) -> bool:
    left = set(cells)
    ahead = [left.pop()]
    while ahead:
        found = {near for near in around(ahead.pop()) if near in left}
        left -= found
        ahead += found
    return not left


# ---- hexagons ------------------------------------------------------------------------------------------------------


@given(CELLS)
def test_the_middle_of_a_cell_lies_in_it_and_its_six_neighbours_lie_one_away(cell: Cell) -> None:
    assert nearest(centre(cell)) == cell
    near = around(cell)
    assert len(set(near)) == 6
    assert all(math.isclose(math.dist(centre(cell), centre(other)), 1) for other in near)
    assert all(around(other)[(number + 3) % 6] == cell for number, other in enumerate(near))


@given(CELLS, CELLS)
def test_steps_are_the_least_number_of_moves_from_cell_to_cell(one: Cell, other: Cell) -> None:
    here, count = one, 0
    while here != other:
        here = min(around(here), key=lambda cell: math.dist(centre(cell), centre(other)))
        count += 1
    assert steps(one, other) == count
    assert len(DIRECTIONS) == 6


# ---- made lands ----------------------------------------------------------------------------------------------------


def test_a_land_that_is_a_honeycomb_keeps_all_its_neighbours() -> None:
    made = honeycomb(5, 5)
    found = quality(made, tiled(made, Effort(0, 4_000)))
    assert (found.kept, found.true) == (1.0, 1.0)
    assert found.most_moved < 0.5


def test_water_is_seen_as_empty_cells() -> None:
    made = honeycomb(5, 4, gap=2)
    cells = dict(zip(made.codes, tiled(made, Effort(0, 6_000)), strict=True))
    north, south = (
        [cell for code, cell in cells.items() if (code[2] in "01") == above] for above in (True, False)
    )
    assert is_one_piece(north)
    assert is_one_piece(south)
    assert min(steps(one, other) for one in north for other in south) >= 2


def test_regions_stay_in_one_piece_where_they_can() -> None:
    made = honeycomb(6, 5)
    regions = {number: f"{number % 6 // 2}" for number in range(30)}
    whole = Land(made.codes, made.spots, made.pairs, made.metres, (regions,))
    cells = tiled(whole, Effort(0, 6_000))
    for region in "012":
        assert is_one_piece([cells[number] for number, own in regions.items() if own == region])


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=12, unique=True),
    st.data(),
)
def test_any_points_and_borders_get_a_cell_each(spots: list[tuple[int, int]], data: st.DataObject) -> None:
    codes = [f"GM{number:04}" for number in range(len(spots))]
    points = {code: (1000.0 * x, 1000.0 * y) for code, (x, y) in zip(codes, spots, strict=True)}
    every = [(one, other) for one in codes for other in codes if one < other]
    pairs = data.draw(st.lists(st.sampled_from(every), unique=True, max_size=20)) if every else []
    made = land(codes, points, [(*pair, 100, data.draw(st.booleans()), False) for pair in pairs])
    cells = tiled(made, Effort(200, 200))
    assert len(set(cells)) == len(codes)
    found = quality(made, cells)
    assert 0 <= found.kept <= 1
    assert math.isfinite(found.most_moved)


def test_worth_of_a_change_is_the_difference_that_it_makes() -> None:
    made = honeycomb(4, 3)
    target = relaxed(made)
    cells = within([(float(x), float(y)) for x, y in target], MARGIN)
    board = Board(cells, plain(target), score(made, target, cells))
    groups = Groups(board, made)
    for one, to in ((0, board.place[7]), (3, board.near[board.place[11]][0]), (5, board.place[6]), (2, 0)):
        if board.place[one] == to:
            continue
        before, came, other = groups.total(), board.place[one], board.at[to]
        worth = groups.change(one, to)
        assert math.isclose(groups.total() - before, worth, abs_tol=1e-9)
        board.put(one, to, came, other)
        assert math.isclose(groups.total(), before, abs_tol=1e-9)


SCRIPT = """
import sys; sys.path.insert(0, 'tests')
from test_tiles import honeycomb
from jeugdgraph.analysis.tiles.make import Effort, tiled
print(tiled(honeycomb(6, 5, gap=3), Effort(3000, 3000, (7, 8))))
"""


def test_the_same_tiles_whatever_the_order_of_sets() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=ROOT,
            env=environment({"PYTHONHASHSEED": seed}),
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


# ---- the table -----------------------------------------------------------------------------------------------------


def test_the_table_is_in_order_and_a_tile_that_stays_is_one_row() -> None:
    kept = stored.kept()
    keys = [(one.code, one.start or date.min) for one in kept]
    assert keys == sorted(keys)
    for before, after in pairwise(kept):
        if before.code == after.code:
            assert before.end == after.start or (before.end or date.max) < (after.start or date.min)
            assert before.end != after.start or before.cell != after.cell


@pytest.mark.parametrize("day", [date(2015, 1, 1), *STARTS, date(2016, 7, 1), date(2025, 1, 1), TODAY])
def test_every_municipality_has_one_tile_and_no_two_the_same(graph: Graph, day: date) -> None:
    codes = Situation(extract(graph), day).municipalities
    found = stored.tiles_on(graph, extract(graph), codes, day)
    assert tuple(found.cells) == codes
    assert len(set(found.cells.values())) == len(codes)
    assert (found.added, found.aside, found.anew) == ((), (), False)


def figures() -> list[tuple[str, ...]]:
    """Rows of figures in the documents: cells as text."""
    return [
        tuple(cell.strip() for cell in line.strip("|").split("|"))
        for line in PAGE.splitlines()
        if line[:3] in ("| 2", "| l")
    ]


def told(found: Quality) -> tuple[str, ...]:
    """Figures as the documents give them."""
    return (
        f"{100 * found.kept:.1f}%", f"{100 * found.length_kept:.1f}%", f"{100 * found.true:.1f}%",
        f"{found.mean_moved:.2f}", f"{found.most_moved:.2f}", f"{found.mean_kilometres:.1f}",
        f"{found.most_kilometres:.1f}", str(found.broken),
    )  # fmt: skip


def land_of(graph: Graph, day: date) -> Land:
    """The land as the tiles of a day were made for it."""
    return land_on(graph, extract(graph), max(day, AS_OF) if day == STARTS[-1] else day)


def cells_of(made: Land, day: date) -> list[Cell]:
    tiles = stored.kept_on(day)
    return [tiles[code] for code in made.codes]


@pytest.mark.parametrize("row", figures(), ids=lambda row: row[0])
def test_the_tiles_are_as_good_as_the_documents_say(graph: Graph, row: tuple[str, ...]) -> None:
    if row[0].startswith("linear"):
        made = land_of(graph, STARTS[-1])
        cells = plain(relaxed(made) if "cartogram" in row[0] else made.spots)
    else:
        day = date.fromisoformat(row[0])
        made = land_of(graph, day)
        cells = cells_of(made, day)
    assert row[1] == str(len(made.codes))
    assert row[2:] == told(quality(made, cells))


def test_the_documents_give_figures_of_every_set_of_municipalities_and_of_both_baselines() -> None:
    days = [row[0] for row in figures() if not row[0].startswith("linear")]
    assert days == [str(day) for day in sorted({stored.SINCE, *STARTS}, reverse=True)]
    assert sum(row[0].startswith("linear") for row in figures()) == 2


def test_how_many_municipalities_move_from_one_set_to_the_next_is_in_the_documents() -> None:
    days = [stored.SINCE, *STARTS]
    found = [moves(stored.kept_on(one), stored.kept_on(other)) for one, other in pairwise(days)]
    moved, stay = sum(one for one, _ in found), sum(other for _, other in found)
    assert f"{moved} of {stay}" in " ".join(PAGE.split())


def test_tiles_do_better_than_linear_assignment_on_every_count_that_is_for_the_reader(graph: Graph) -> None:
    made = land_of(graph, STARTS[-1])
    ours = quality(made, cells_of(made, STARTS[-1]))
    for base in (quality(made, plain(made.spots)), quality(made, plain(relaxed(made)))):
        assert ours.kept > base.kept + 0.05
        assert ours.length_kept > base.length_kept + 0.04
        assert ours.true > base.true + 0.05
        assert ours.broken < base.broken / 2


def test_nothing_within_two_steps_betters_the_tiles_of_today(graph: Graph) -> None:
    """The last step of the algorithm, done again on what it made."""
    made = land_of(graph, STARTS[-1])
    target = relaxed(made)
    cells = within([(float(x), float(y)) for x, y in target], MARGIN)
    board = Board(cells, cells_of(made, STARTS[-1]), score(made, target, cells))
    assert better(board, Groups(board, made)) == 0


def test_the_tiles_of_an_earlier_set_are_those_that_the_algorithm_gives_now(graph: Graph) -> None:
    before, after = STARTS[-2], STARTS[-1]
    made = land_of(graph, before)
    heirs = heirs_of(Mergers(reclassifications(graph)), made.codes, before, after)
    assert earlier(made, stored.kept_on(after), heirs, BRIEF) == cells_of(made, before)


def test_the_islands_lie_apart_and_the_mainland_in_one_piece(graph: Graph) -> None:
    cells = stored.kept_on(TODAY)
    at = {row["gm_code"]: row["name"] for _, row in rows("municipalities")}
    named = {at[code]: cell for code, cell in cells.items()}
    for islands in (
        ["Ameland"],
        ["Schiermonnikoog"],
        ["Texel"],
        ["Vlieland", "Terschelling"],
        ["Hulst", "Sluis", "Terneuzen"],
    ):
        own = {named.pop(name) for name in islands}
        assert is_one_piece(own)
        assert all(near in own or near not in set(cells.values()) for cell in own for near in around(cell))
    assert is_one_piece(named.values())


# ---- municipalities without a tile ---------------------------------------------------------------------------------


def test_a_municipality_without_a_tile_gets_the_nearest_free_cell(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = Situation(extract(graph), TODAY).municipalities
    kept = stored.kept_on(TODAY)
    monkeypatch.setattr(
        stored, "kept_on", lambda day: {code: cell for code, cell in kept.items() if code != "GM0281"}
    )
    found = stored.tiles_on(graph, extract(graph), codes, TODAY)
    assert found.added == ("GM0281",)
    assert {code: cell for code, cell in found.cells.items() if code != "GM0281"} == {
        code: cell for code, cell in kept.items() if code != "GM0281"
    }
    free = found.cells["GM0281"]
    assert free not in {cell for code, cell in kept.items() if code != "GM0281"}
    assert steps(free, kept["GM0281"]) <= 8


def test_a_municipality_that_lies_nowhere_known_stands_in_a_row_below(graph: Graph) -> None:
    codes = (*Situation(extract(graph), TODAY).municipalities, "GM9998", "GM9999")
    found = stored.tiles_on(graph, extract(graph), codes, TODAY)
    assert found.aside == ("GM9998", "GM9999")
    assert len(set(found.cells.values())) == len(codes)
    low = max(cell[1] for code, cell in found.cells.items() if code not in found.aside)
    assert all(found.cells[code][1] >= low + 2 for code in found.aside)


def test_the_tiny_world_gets_a_map_of_its_own(tiny: TinyWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in tiny.environment.items():
        monkeypatch.setenv(name, value)
    store.build(tiny.cache)
    world = Graph.open(tiny.cache)
    for day in (date(2018, 1, 1), date(2020, 1, 1), date(2024, 1, 1)):
        codes = Situation(extract(world), day).municipalities
        found = stored.tiles_on(world, extract(world), codes, day)
        assert found.anew
        assert len(set(found.cells.values())) == len(codes)


def test_a_tile_that_stays_is_written_once(tmp_path: Path) -> None:
    states = [
        State(None, date(2020, 1, 1), {"GM0001": (0, 0), "GM0002": (1, -1)}),
        State(date(2020, 1, 1), date(2021, 1, 1), {"GM0001": (0, 0)}),
        State(date(2021, 1, 1), None, {"GM0001": (2, 0)}),
    ]
    path = tmp_path / "tiles.csv"
    stored.write(states, path)
    assert path.read_text(encoding="utf-8").splitlines() == [
        "gm_code,from,until,q,r",
        "GM0001,,2021-01-01,0,0",
        "GM0001,2021-01-01,,2,0",
        "GM0002,,2020-01-01,1,-1",
    ]
