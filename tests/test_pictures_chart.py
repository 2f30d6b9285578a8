"""Matrices and charts: what they draw is what the analyses say, and nothing hostile gets into the drawing."""

import json
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from conftest import environment
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import TinyWorld

from jeugdgraph import namespaces as ns
from jeugdgraph import naming
from jeugdgraph.analysis.crosswalk import crosswalk
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.history.between import between
from jeugdgraph.analysis.mismatch.choice import setting
from jeugdgraph.analysis.mismatch.municipality import congruence_findings
from jeugdgraph.analysis.nesting import cuts, intact, relative_nesting
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.analysis.weights import Weight, weights
from jeugdgraph.dates import Language, Moment
from jeugdgraph.errors import UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import Participation, Proof, participations, touches_youth
from jeugdgraph.pictures.chart import congruence, flows, nesting, timeline
from jeugdgraph.pictures.chart import crosswalk as matrix
from jeugdgraph.pictures.chart.dots import stacked
from jeugdgraph.pictures.chart.ground import Ground
from jeugdgraph.pictures.chart.matrix import step
from jeugdgraph.pictures.chart.names import fitting, short_names
from jeugdgraph.pictures.chart.order import crossings, ordered
from jeugdgraph.pictures.chart.render import FONT, drawn
from jeugdgraph.pictures.chart.ribbons import BODY, laid_out
from jeugdgraph.pictures.chart.spans import Line, lanes, line_of, span
from jeugdgraph.pictures.palette import COLOURS, STEPS, on_paper
from jeugdgraph.pictures.picture import Picture, Table, Text

ON = date(2025, 1, 1)
LANGUAGES: tuple[Language, ...] = ("nl", "en")
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "</script><script>alert(1)</script>", '<img src=x onerror="alert(1)">', '" style="fill:red" href="javascript:alert(1)',
    "\u202egnirts\u202c", "\x00\x1b[31m\ud800", "x" * 10_000, "{{ 7 * 7 }} ${datum.x} ']; url(https://example.org)", "]]> &amp; --> ",
)  # fmt: skip


def ground_of(graph: Graph, on: date = ON, weight: Weight = "municipalities") -> Ground:
    """What charts of a graph are drawn from."""
    columns = extract(graph)
    return Ground(graph, Situation(columns, on), weights(columns, weight, on))


@pytest.fixture(scope="module")
def ground(graph: Graph) -> Ground:
    return ground_of(graph)


@pytest.fixture
def world(tiny: TinyWorld, monkeypatch: pytest.MonkeyPatch) -> Graph:
    """The graph of the tiny world."""
    monkeypatch.setenv("JEUGDGRAPH_HOME", str(tiny.home))
    return Graph.open(tiny.cache)


def root_of(picture: Picture, lang: Language = "nl") -> ElementTree.Element:
    assert picture.drawing is not None
    return ElementTree.fromstring(picture.drawing.of(lang))  # noqa: S314 - our own


def marks_of(picture: Picture, lang: Language = "nl") -> dict[str, ElementTree.Element]:
    """Marks of the drawing by key."""
    found = [part for part in root_of(picture, lang).iter() if part.get("data-key") is not None]
    by_key = {part.get("data-key", ""): part for part in found}
    assert len(by_key) == len(found), "two marks with one key"
    return by_key


def table_of(picture: Picture, id_: str) -> Table:
    return next(table for table in picture.tables if table.id == id_)


def cells(table: Table) -> dict[str, dict[str, Any]]:
    """Cells of a table by key and column."""
    names = [column.id for column in table.columns]
    return {row.key: dict(zip(names, row.cells, strict=True)) for row in table.rows}


def texts(picture: Picture, lang: Language = "nl") -> list[str]:
    return [part.text or "" for part in root_of(picture, lang).iter(f"{SVG}text")]


def colours(text: str) -> set[str]:
    """Everything that a drawing fills or strokes with."""
    return set(re.findall(r'(?:fill|stroke|stop-color|color)="([^"]*)"', text))


# ---- the crosswalk ---------------------------------------------------------------------------------------------


def test_crosswalk_has_a_mark_and_a_row_for_every_cell(ground: Ground) -> None:
    made = matrix.picture(ground, "jeugdregio", "zorgkantoorregio")
    over = crosswalk(ground.found.division("jeugdregio"), ground.found.division("zorgkantoorregio"))
    rows = cells(table_of(made, "cells"))
    assert set(marks_of(made)) == set(rows) == {mark["key"] for mark in made.scene["marks"]}
    assert len(rows) == len(over.row)
    assert sum(row["count"] for row in rows.values()) == over.compared
    for one, by_other in over.table().items():
        for other, weight in by_other.items():
            assert rows[f"{one}|{other}"]["count"] == weight


def test_every_number_stands_in_its_own_cell(ground: Ground) -> None:
    made = matrix.picture(ground, "jeugdregio", "veiligheidsregio")
    rows = cells(table_of(made, "cells"))
    numbers = {}
    for part in root_of(made).iter(f"{SVG}text"):
        if (part.text or "").isdigit():
            x, y = re.findall(r"translate\(([-\d.]+),([-\d.]+)\)", part.get("transform", ""))[0]
            numbers[float(y), float(x)] = part.text
    marks = sorted(marks_of(made).items(), key=lambda item: _place(item[1]))
    shown = [numbers[at] for at in sorted(numbers)]
    assert [str(rows[key]["count"]) for key, _ in marks] == shown
    assert all(f": {rows[key]['count']} gemeente" in mark.get("aria-label", "") for key, mark in marks)


def _place(mark: ElementTree.Element) -> tuple[float, float]:
    """Top and left of a cell, from the path that Vega draws for a rectangle."""
    x, y = re.findall(r"M([-\d.]+),([-\d.]+)", mark.get("d", ""))[0]
    return float(y), float(x)


def test_colour_is_the_step_of_the_share(ground: Ground) -> None:
    made = matrix.picture(ground, "jeugdregio", "ggd-regio")
    rows = cells(table_of(made, "cells"))
    for key, mark in marks_of(made).items():
        expected = STEPS[step(rows[key]["percent_of_a"] / 100)]
        assert mark.get("fill") == f"var(--{expected}, {COLOURS[expected][0]})"


def test_crosswalk_of_the_tiny_world_is_what_the_pencil_says(world: Graph) -> None:
    made = matrix.picture(ground_of(world, date(2018, 1, 1)), "jeugdregio", "veiligheidsregio")
    counts = {
        key.replace("jeugdregio-", "").replace("veiligheidsregio-", ""): (
            row["count"],
            row["municipalities"].nl,
        )
        for key, row in cells(table_of(made, "cells")).items()
    }
    assert counts == {
        "noord|oost": (2, "Aldam, Bergum"), "noord|west": (1, "Duinrode"), "zuid|oost": (1, "Fierland"),
        "zuid|west": (1, "Esveen"),
    }  # fmt: skip
    assert "0 van de 2" in made.summary.nl
    assert "0 of the 2" in made.summary.en


def test_parts_of_a_municipality_are_told_as_parts(world: Graph) -> None:
    made = matrix.picture(ground_of(world, date(2018, 1, 1)), "jeugdregio", "schoolregio")
    rows = cells(table_of(made, "cells"))
    assert rows["jeugdregio-zuid|schoolregio-een"]["weight"] == pytest.approx(0.6)
    assert "0,6" in texts(made, "nl")
    assert "0.6" in texts(made, "en")


def test_residents_weigh_in_percent(graph: Graph) -> None:
    made = matrix.picture(ground_of(graph, weight="residents"), "jeugdregio", "ggd-regio")
    rows = cells(table_of(made, "cells"))
    shown = [text for text in texts(made) if re.fullmatch(r"\d+|<1", text)]
    expected = [row["percent_of_a"] for row in rows.values()]
    assert sorted(shown) == sorted("<1" if value < 0.5 else str(round(value)) for value in expected)
    by_region: dict[str, float] = {}
    for key, row in rows.items():
        by_region[key.split("|")[0]] = by_region.get(key.split("|")[0], 0) + row["percent_of_a"]
    assert all(total == pytest.approx(100) for total in by_region.values())


def test_regions_that_are_cut_are_bold(ground: Ground) -> None:
    made = matrix.picture(ground, "jeugdregio", "veiligheidsregio")
    over = crosswalk(ground.found.division("jeugdregio"), ground.found.division("veiligheidsregio"))
    bold = [part.text for part in root_of(made).iter(f"{SVG}text") if part.get("font-weight") == "bold"]
    names = [ground.region(cut.region).nl.removeprefix("Jeugdregio ") for cut in cuts(over)]
    assert len(bold) == len(names)
    assert all(any((text or "").startswith(name) for text in bold) for name in names)


# ---- order and names -------------------------------------------------------------------------------------------


TIES = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("uvwxyz")),
    st.integers(1, 9).map(float),
    min_size=1,
    max_size=20,
)


@settings(max_examples=60, deadline=None)
@given(TIES)
def test_order_holds_everybody_once_and_crosses_no_more_than_the_start(
    ties: dict[tuple[str, str], float],
) -> None:
    start = {name: place for place, name in enumerate(sorted({end for tie in ties for end in tie}))}
    rows, columns = ordered(ties, start)
    assert sorted(rows) == sorted({one for one, _ in ties})
    assert sorted(columns) == sorted({other for _, other in ties})
    assert crossings(ties, rows, columns) <= crossings(ties, sorted(rows), sorted(columns))
    assert ordered(dict(reversed(ties.items())), start) == (rows, columns)


def test_order_of_what_nests_crosses_nothing() -> None:
    ties = {(f"a{number}", f"b{number % 3}"): 1.0 for number in range(9)}
    rows, columns = ordered(ties, dict.fromkeys([end for tie in ties for end in tie], 0.0))
    assert crossings(ties, rows, columns) == 0


@given(st.dictionaries(st.text("abc", min_size=1, max_size=2), st.text(max_size=60), min_size=1, max_size=6))
def test_short_names_keep_apart_what_is_apart(names: dict[str, str]) -> None:
    found = short_names(names, 20)
    assert found.keys() == names.keys()
    assert all(len(name) <= 20 for name in found.values())
    if all(len(name) <= 20 for name in names.values()):
        assert len(set(found.values())) == len({fitting(name) for name in names.values()})


# ---- nesting ---------------------------------------------------------------------------------------------------


def test_nesting_is_measured_both_ways(ground: Ground) -> None:
    made = nesting.picture(ground)
    rows = cells(table_of(made, "nesting"))
    several = [id_ for id_, division in ground.found.divisions.items() if len(division.regions) > 1]
    assert len(rows) == len(several) * (len(several) - 1) == len(marks_of(made))
    for inner, outer in (
        ("jeugdregio", "veiligheidsregio"),
        ("veiligheidsregio", "jeugdregio"),
        ("swv-po", "provincie"),
    ):
        over = crosswalk(ground.found.division(inner), ground.found.division(outer))
        assert rows[f"{inner}|{outer}"]["relative_nesting"] == pytest.approx(relative_nesting(over))
        assert rows[f"{inner}|{outer}"]["whole"] == intact(over).whole
    full = sum(row["whole"] == row["regions"] for row in rows.values())
    assert f"In {full} van de {len(rows)}" in made.summary.nl


@pytest.mark.parametrize("measure", nesting.MEASURES)
def test_numbers_of_the_nesting_matrix_are_the_measure_in_percent(
    world: Graph, measure: nesting.Measure
) -> None:
    made = nesting.picture(ground_of(world, date(2018, 1, 1)), measure)
    rows = cells(table_of(made, "nesting")).values()

    def value(row: dict[str, Any]) -> float:
        return float(row["whole"] / row["regions"] if measure == "whole_share" else row[measure])

    shown = [text for text in texts(made) if text.isdigit()]
    assert sorted(shown) == sorted(str(int(100 * value(row) + 1e-9)) for row in rows)


# ---- flows -----------------------------------------------------------------------------------------------------


def test_bars_hold_their_ribbons_and_do_not_overlap(ground: Ground) -> None:
    over = crosswalk(ground.found.division("jeugdregio"), ground.found.division("swv-po"))
    flow = flows.Flow(ground, over, (Text("", ""), Text("", "")))
    laid = flow.layout
    assert sum(laid.thick.values()) == pytest.approx(BODY)
    for side, bars in enumerate((laid.left, laid.right)):
        for region, bar in bars.items():
            held = sum(thick for pair, thick in laid.thick.items() if pair[side] == region)
            assert bar.height == pytest.approx(held)
        in_order = [bars[region] for region in flow.order[side]]
        assert all(
            one.top + one.height <= other.top + 1e-9 and other.middle - one.middle >= 12
            for one, other in pairwise(in_order)
        )
        assert in_order[-1].top + in_order[-1].height <= laid.height


def test_ribbon_runs_from_bar_to_bar() -> None:
    laid = laid_out({("a", "x"): 3.0, ("b", "x"): 1.0}, ["a", "b"], ["x"], 100)
    numbers = [float(found) for found in re.findall(r"[\d.]+", laid.paths["b", "x"])]
    assert numbers[1] == pytest.approx(laid.left["b"].top, abs=0.01)
    assert numbers[7] == pytest.approx(laid.right["x"].top + laid.thick["a", "x"], abs=0.01)


def test_whole_regions_are_grey_and_split_ones_are_not(ground: Ground) -> None:
    made = flows.picture(ground, "jeugdregio", "ggd-regio")
    over = crosswalk(ground.found.division("jeugdregio"), ground.found.division("ggd-regio"))
    split = {cut.region for cut in cuts(over)}
    assert split
    for key, mark in marks_of(made).items():
        if "|" in key:
            assert ("grey" in mark.get("fill", "")) == (key.split("|")[0] not in split), key
    bars = [key for key in marks_of(made) if key.startswith(("a:", "b:"))]
    assert len(bars) == len(over.a.regions) + len(over.b.regions)
    assert set(bars) == {row.key for row in table_of(made, "regions").rows}


def test_flows_of_one_division_follow_mergers(world: Graph) -> None:
    made = flows.since(ground_of(world, date(2024, 1, 1)), "jeugdregio", date(2018, 1, 1))
    rows = cells(table_of(made, "cells"))
    told = {key.replace("jeugdregio-", ""): row["municipalities"].nl for key, row in rows.items()}
    assert told == {"noord|noord": "Aldam, Bergum", "noord|zuid": "Duinrode", "zuid|zuid": "Esveen, Fierland"}
    assert made.on == date(2024, 1, 1)
    assert "1 januari 2018" in made.title.nl
    assert "1 January 2018" in made.title.en


def test_who_flowed_elsewhere_is_who_the_history_says_moved(graph: Graph) -> None:
    first = date(2016, 1, 1)
    made = flows.since(ground_of(graph), "ggd-regio", first)
    moved = between(graph, first, ON, ns.thing("division", "ggd-regio")).moved(
        ns.thing("division", "ggd-regio")
    )
    elsewhere = {
        name
        for key, row in cells(table_of(made, "cells")).items()
        if len(set(key.split("|"))) == 2
        for name in row["municipalities"].nl.split(", ")
    }
    assert elsewhere == {graph.label(municipality, "nl") for municipality in moved}


def test_flows_refuse_dates_the_wrong_way_round(ground: Ground) -> None:
    with pytest.raises(UsageProblem, match=r"--since 2025-01-01 must come before --on 2025-01-01"):
        flows.since(ground, "ggd-regio", ON)


# ---- congruence ------------------------------------------------------------------------------------------------


def test_every_municipality_has_a_dot_and_the_ends_a_name(ground: Ground) -> None:
    chosen = setting(ground.graph, ground.found)
    made = congruence.picture(ground, chosen)
    found = congruence_findings(chosen)
    rows = cells(table_of(made, "congruence"))
    assert set(marks_of(made)) == set(rows) == {one.subject for one in found}
    for one in found:
        assert rows[one.subject]["congruence"] == one.figure("value")
    shown = " ".join(texts(made))
    values = sorted((row["congruence"], row["municipality"].nl) for row in rows.values())
    assert values[0][1] in shown
    assert values[-1][1] in shown
    mean = sum(value for value, _ in values) / len(values)
    assert f"{mean:.2f}".replace(".", ",") in made.summary.nl


@given(st.lists(st.floats(0, 1), max_size=60), st.integers(1, 100))
def test_dots_stack_without_holes(values: list[float], bins: int) -> None:
    found = stacked(values, bins)
    assert len(set(found)) == len(values)
    for value, (middle, place) in zip(values, found, strict=True):
        assert abs(value - middle) <= 0.5 / bins + 1e-6
        assert place == 0 or (middle, place - 1) in found


# ---- timelines -------------------------------------------------------------------------------------------------


def membership(**told: Any) -> Participation:
    """A membership of which only the dates matter."""
    fixed: dict[str, Any] = dict.fromkeys(Participation._fields, "")
    fixed |= {
        "domains": (),
        "start": None,
        "end": None,
        "proof": Proof("", ""),
        "conflicts": (),
        "path": (),
        "partners": None,
    }
    fixed |= {"observed_on": date(2020, 1, 1), "first_observed_on": date(2016, 1, 1)}
    return Participation(**(fixed | told))


LINE = Line(date(2014, 1, 1).toordinal(), date(2027, 1, 1).toordinal())


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def test_start_that_is_not_known_is_drawn_from_the_first_observation() -> None:
    found = span(membership(), LINE)
    assert (found.start, found.sure, found.end) == (day("2016-01-01"), day("2020-01-01"), LINE.last)
    assert found.maybe < found.start
    assert found.open_start
    assert found.open_end


def test_start_between_two_days_is_drawn_from_the_last_with_the_time_between() -> None:
    found = span(membership(start=Moment(date(2019, 1, 1), "between", date(2017, 1, 1))), LINE)
    assert (found.maybe, found.start, found.open_start) == (day("2017-01-01"), day("2019-01-01"), False)


def test_what_was_inherited_is_not_confirmed_before_it_began() -> None:
    found = span(membership(start=Moment(date(2021, 1, 1)), end=Moment(date(2024, 1, 1))), LINE)
    assert (found.start, found.sure, found.end) == (day("2021-01-01"), day("2021-01-01"), day("2024-01-01"))


def test_bar_from_before_the_line_says_so() -> None:
    found = span(membership(start=Moment(date(1982, 1, 1), "year")), LINE)
    assert found.earlier
    assert found.start == LINE.first


@given(st.lists(st.tuples(st.integers(2014, 2024), st.integers(1, 8)), min_size=1, max_size=12))
def test_bars_in_a_lane_do_not_overlap(periods: list[tuple[int, int]]) -> None:
    found = [
        span(membership(start=Moment(date(start, 1, 1)), end=Moment(date(start + length, 1, 1))), LINE)
        for start, length in periods
    ]
    placed = lanes(found)
    for lane in set(placed):
        inside = sorted(bar for bar, number in zip(found, placed, strict=True) if number == lane)
        assert all(one.end <= other.maybe for one, other in pairwise(inside))


def known(graph: Graph, municipality: str) -> list[Participation]:
    """Every membership of its own that a municipality ever had."""
    found = participations(graph, municipality, date(1500, 1, 1), date(2199, 1, 1))
    return [p for p in found if not p.path]


@pytest.mark.parametrize("name", ["West Betuwe", "Amsterdam", "Tiel"])
def test_every_membership_has_a_bar_and_a_row(graph: Graph, name: str) -> None:
    municipality = naming.municipality(graph, name, ON)
    own = known(graph, municipality)
    youth = [p for p in own if touches_youth(graph, p.domains)]
    for rest, expected in ((True, own), (False, youth)):
        made = timeline.picture(graph, municipality, ON, rest=rest)
        ids = {ns.local_name(p.membership) for p in expected}
        assert set(cells(table_of(made, "memberships"))) == ids
        assert {key for key in marks_of(made) if not key.startswith("change ")} == ids
    assert any(f"{len(own) - len(youth)} " in note.nl for note in made.notes)


def test_bars_stand_where_the_dates_are(graph: Graph) -> None:
    municipality = naming.municipality(graph, "West Betuwe", ON)
    made = timeline.picture(graph, municipality, ON)
    youth = [p for p in known(graph, municipality) if touches_youth(graph, p.domains)]
    line = line_of(youth, ON)
    for p in youth:
        drawn_ = marks_of(made)[ns.local_name(p.membership)]
        left = float(re.findall(r"M([\d.]+)", drawn_.get("d", ""))[0])
        start = span(p, line).start
        # A rounded corner moves the first point of the path by its radius.
        assert left == pytest.approx(640 * (start - line.first) / (line.last - line.first), abs=3.5), (
            p.membership
        )


def test_mergers_are_marked_on_the_line(graph: Graph) -> None:
    made = timeline.picture(graph, naming.municipality(graph, "West Betuwe", ON), ON)
    (change,) = table_of(made, "changes").rows
    assert change.key == "change 2019-01-01"
    assert "Geldermalsen, Lingewaal, Neerijnen → West Betuwe" in texts(made)
    assert change.key in marks_of(made)


def test_members_of_an_arrangement_come_and_go(graph: Graph) -> None:
    made = timeline.picture(graph, ns.thing("arrangement", "jeugdregio-rivierenland"), ON)
    names = [row["with_whom"].nl for row in cells(table_of(made, "memberships")).values()]
    assert {"Tiel", "Geldermalsen", "West Betuwe"} <= set(names)
    assert {"Tiel", "Geldermalsen", "West Betuwe"} <= set(texts(made))


def test_thing_without_memberships_gives_one_clear_line(world: Graph) -> None:
    with pytest.raises(UsageProblem, match=r"no memberships of .* are known to draw\.") as told:
        timeline.picture(world, ns.municipality("GM9999"), ON)
    assert "\n" not in str(told.value)


# ---- what every chart keeps to ---------------------------------------------------------------------------------


def charts(graph: Graph, on: date = ON) -> dict[str, Callable[[], Picture]]:
    """A chart of each kind on the real graph."""
    ground = ground_of(graph, on)
    return {
        "crosswalk": partial(matrix.picture, ground, "jeugdregio", "swv-po"),
        "nesting": partial(nesting.picture, ground),
        "flows": partial(flows.picture, ground, "jeugdregio", "wmo-regio"),
        "since": partial(flows.since, ground, "rmc-regio", date(2016, 3, 7)),
        "congruence": lambda: congruence.picture(ground, setting(graph, ground.found)),
        "timeline": lambda: timeline.picture(
            graph, naming.municipality(graph, "Amsterdam", on), on, rest=True
        ),
    }


KINDS = ("crosswalk", "nesting", "flows", "since", "congruence", "timeline")


@pytest.fixture(scope="module", params=KINDS)
def chart(request: pytest.FixtureRequest, graph: Graph) -> Picture:
    return charts(graph)[request.param]()


def test_drawing_keeps_to_the_policy_of_the_page(chart: Picture) -> None:
    assert chart.drawing is not None
    for lang in LANGUAGES:
        text = chart.drawing.of(lang)
        for part in root_of(chart, lang).iter():
            assert part.tag.removeprefix(SVG) in {"svg", "g", "path", "rect", "line", "text"}
            assert not {"style", "id", "href", "class", "clip-path"} & {*part.keys()}
        assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


def test_drawing_has_only_colours_of_the_palette(chart: Picture) -> None:
    assert chart.drawing is not None
    names = {f"var(--{name}, {pair[0]})" for name, pair in COLOURS.items()}
    assert colours(chart.drawing.nl) <= names | {"none"}
    assert "var(" not in on_paper(chart.drawing.nl)
    assert set(re.findall(r'font-family="([^"]*)"', chart.drawing.nl)) == {FONT}


def test_marks_rows_and_scene_have_the_same_keys_in_both_languages(chart: Picture) -> None:
    keys = [mark["key"] for mark in chart.scene["marks"]]
    rows = {row.key for table in chart.tables for row in table.rows}
    assert len(set(keys)) == len(keys)
    for lang in LANGUAGES:
        assert set(marks_of(chart, lang)) == set(keys)
    assert set(keys) <= rows
    whole = {one for mark in chart.scene["marks"] for one in mark["of"]}
    assert rows <= set(keys) | whole


def test_marks_are_named_in_the_language_of_the_drawing(chart: Picture) -> None:
    labels = [
        {key: mark.get("aria-label") for key, mark in marks_of(chart, lang).items()} for lang in LANGUAGES
    ]
    assert all(told for named in labels for told in named.values())
    assert all(labels[0][key] != labels[1][key] for key in labels[0])
    assert root_of(chart, "en").get("aria-label") == chart.title.en
    assert all(mark.get("role") == "graphics-symbol" for mark in marks_of(chart).values())


def test_chart_names_its_ground_and_is_data(chart: Picture) -> None:
    assert chart.sources
    assert chart.facts
    assert all(words.nl and words.en for words in (chart.title, chart.summary, *chart.notes))
    assert json.loads(json.dumps(chart.scene)) == chart.scene
    assert {len(row.cells) for table in chart.tables for row in table.rows} <= {
        len(table.columns) for table in chart.tables
    }


class Renamed(Graph):
    """A graph in which everything bears one and the same hostile name."""

    text = ""

    def label(self, iri: str, lang: Language) -> str:
        return self.text


@pytest.mark.parametrize("text", HOSTILE, ids=[f"{text[:12]!a}" for text in HOSTILE])
def test_hostile_names_are_only_text_and_do_not_wreck_the_layout(world: Graph, text: str) -> None:
    day_ = date(2024, 1, 1)
    before = {name: made() for name, made in _tiny_charts(world, day_).items()}
    hostile = Renamed(world.store, world.folder)
    hostile.text = text
    for name, make in _tiny_charts(hostile, day_).items():
        made = make()
        for lang in LANGUAGES:
            root = root_of(made, lang)
            assert {part.tag.removeprefix(SVG) for part in root.iter()} <= {
                "svg",
                "g",
                "path",
                "rect",
                "line",
                "text",
            }
            assert not any({"style", "href", "onerror"} & {*part.keys()} for part in root.iter())
            assert all(len(shown) < 120 for shown in texts(made, lang)), name
            told = "".join(root.itertext()) + (root.get("aria-label") or "")
            assert not set(told) & set("\u202e\u202c\x00\x1b")
            assert float(root.get("width", 0)) < float(root_of(before[name], lang).get("width", 0)) + 500
        assert len(marks_of(made)) == len(marks_of(before[name]))


def _tiny_charts(graph: Graph, on: date) -> dict[str, Callable[[], Picture]]:
    ground = ground_of(graph, on)
    return {
        "crosswalk": partial(matrix.picture, ground, "jeugdregio", "veiligheidsregio"),
        "nesting": partial(nesting.picture, ground),
        "flows": partial(flows.since, ground, "jeugdregio", date(2018, 1, 1)),
        "congruence": lambda: congruence.picture(ground, setting(graph, ground.found)),
        "timeline": partial(timeline.picture, graph, ns.municipality("GM9005"), on, rest=True),
    }


@pytest.mark.parametrize("make", [matrix.picture, flows.picture])
def test_division_without_data_gives_one_clear_line(graph: Graph, make: Callable[..., Picture]) -> None:
    with pytest.raises(UsageProblem, match="swv-po-2016 has no memberships on 1 January 2025") as told:
        make(ground_of(graph), "jeugdregio", "swv-po-2016")
    assert "\n" not in str(told.value)


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """A server that notes what is asked of it."""
    asked: list[str] = []

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'[{"a": 1}]')

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Noting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/data.json", asked
    server.shutdown()
    server.server_close()


def test_specification_cannot_fetch(listener: tuple[str, list[str]]) -> None:
    address, asked = listener
    with pytest.raises(ValueError, match="not allowed"):
        drawn({"data": {"url": address}, "mark": "point"}, [], Text("", ""), "nl")
    assert not asked


def test_mark_that_is_not_drawn_is_noticed() -> None:
    from jeugdgraph.pictures.chart.render import Mark

    spec = {"data": {"values": [{"a": 1, "mark": "mark:0"}]}, "mark": "point",
            "encoding": {"x": {"field": "a", "type": "quantitative"}, "description": {"field": "mark"}}}  # fmt: skip
    marks = [Mark("one", Text("een", "one")), Mark("two", Text("twee", "two"))]
    assert 'data-key="one"' in drawn(spec, marks[:1], Text("", ""), "nl")
    with pytest.raises(ValueError, match="two"):
        drawn(spec, marks, Text("", ""), "nl")


_DIGESTS = """
import hashlib, sys
from datetime import date
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from jeugdgraph.graph import Graph
from test_pictures_chart import KINDS, charts
made = charts(Graph.open(Path(sys.argv[1])))
for kind in KINDS:
    print(kind, hashlib.sha256(repr(made[kind]()).encode()).hexdigest())
"""


@pytest.mark.again
def test_same_graph_gives_the_same_bytes_in_every_process(built_store: Path) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _DIGESTS, str(built_store), str(Path(__file__).parent)],
            env=environment({"PYTHONHASHSEED": seed}), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        )
        for seed in ("1", "2")
    ]  # fmt: skip
    told = [process.communicate(timeout=180) for process in running]
    assert [process.returncode for process in running] == [0, 0], told
    assert told[0][0] == told[1][0]
    assert len(told[0][0].splitlines()) == len(KINDS)
