"""Border mismatch (M14): where on the ground the boundaries of two divisions diverge."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdgraph.analysis.border import Length, Side, border_mismatch, sides
from jeugdgraph.analysis.division import Division, NotAPartition
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.graph import Graph

SQUARE = [
    Side("a", "b", 100, True),
    Side("a", "c", 200, True),
    Side("b", "d", 300, True),
    Side("c", "d", 400, False),
    Side("c", "e", 50, True),
]
"""Four municipalities in a square, the last two with water between them; e lies beside c."""
ROWS = Division.of({"a": "north", "b": "north", "c": "south", "d": "south", "e": "south"}, id="rows")
COLUMNS = Division.of({"a": "west", "b": "east", "c": "west", "d": "east", "e": "west"}, id="columns")


def test_border_of_a_that_is_no_border_of_b_is_counted_in_metres_over_land_and_water_apart() -> None:
    found = border_mismatch(ROWS, COLUMNS, SQUARE)
    assert found.separated == Length(500, 0, 2)
    assert found.not_in_b == Length(500, 0, 2)
    assert found.share == 1.0
    assert found.joined == (Side("c", "d", 400, False), Side("a", "b", 100, True))
    assert found.joined_length == Length(100, 400, 2)


def test_the_measure_is_directed() -> None:
    back = border_mismatch(COLUMNS, ROWS, SQUARE)
    assert back.separated == Length(100, 400, 2)
    assert [side[:2] for side in back.joined] == [("b", "d"), ("a", "c")]


def test_a_division_has_no_mismatch_with_itself() -> None:
    found = border_mismatch(ROWS, ROWS, SQUARE)
    assert (found.share, found.joined, found.not_in_b) == (0.0, (), Length())


def test_a_division_without_a_border_has_no_share() -> None:
    one = Division.of(dict.fromkeys("abcde", "all"), id="one")
    assert border_mismatch(one, ROWS, SQUARE).share is None


def test_borders_of_who_has_no_region_are_left_out_and_their_length_is_told() -> None:
    without_e = Division.of({"a": "north", "b": "north", "c": "south", "d": "south"}, id="rows")
    assert border_mismatch(without_e, COLUMNS, SQUARE).left_out == Length(50, 0, 1)


def test_a_division_that_splits_municipalities_is_refused() -> None:
    split = Division.of({"a": {"x": 0.5, "y": 0.5}, "b": "x"}, id="split")
    with pytest.raises(NotAPartition, match="split"):
        border_mismatch(ROWS, split, SQUARE)


@given(
    st.lists(st.sampled_from("pqr"), min_size=5, max_size=5),
    st.lists(st.sampled_from("pqr"), min_size=5, max_size=5),
)
def test_every_metre_is_separated_joined_or_neither(one: list[str], other: list[str]) -> None:
    a = Division.of(dict(zip("abcde", one, strict=True)))
    b = Division.of(dict(zip("abcde", other, strict=True)))
    there, back = border_mismatch(a, b, SQUARE), border_mismatch(b, a, SQUARE)
    both = there.separated.metres - there.not_in_b.metres
    assert both == back.separated.metres - back.not_in_b.metres
    assert there.not_in_b.metres == back.joined_length.metres
    assert both + there.not_in_b.metres + there.joined_length.metres <= sum(side.metres for side in SQUARE)


def test_borders_of_the_graph_are_between_municipalities_that_lived_in_their_year(graph: Graph) -> None:
    columns = extract(graph)
    living = set(Situation(columns, date(2025, 1, 1)).municipalities)
    found = sides(columns)
    assert len(found) > 900
    assert all(side.one in living and side.other in living and side.metres > 0 for side in found)


def test_borders_of_an_earlier_date_are_left_out_where_a_municipality_was_not_there_yet(graph: Graph) -> None:
    columns = extract(graph)
    then = Situation(columns, date(2016, 1, 1))
    found = border_mismatch(then.division("jeugdregio"), then.division("ggd-regio"), sides(columns))
    assert found.left_out.metres > 0
    assert all({side.one, side.other} <= set(then.municipalities) for side in found.joined)
