"""The map of boundaries: what it draws is what the analyses say, of every date, and whatever the names are."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from browser import DESK, PHONE, Chromium, chromium, running, violations
from conftest import Run
from reading import TinyWorld

from jeugdgraph import store
from jeugdgraph.analysis.border import border_mismatch, sides
from jeugdgraph.analysis.comparison import compare
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.nesting import Cut
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.analysis.weights import Weight, weights
from jeugdgraph.boundaries.reading import Outlines
from jeugdgraph.errors import StoreProblem, UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.pictures.chart.ground import Ground
from jeugdgraph.pictures.map import ground as map_ground
from jeugdgraph.pictures.map.boundaries import boundary_map
from jeugdgraph.pictures.map.drawing import LEAST_SHARE, SEAM
from jeugdgraph.pictures.map.geometry import joined, of_outlines, of_tiles, stretches
from jeugdgraph.pictures.map.ground import Mapped
from jeugdgraph.pictures.map.lines import apart, drawn_lines, kind_of
from jeugdgraph.pictures.page import page
from jeugdgraph.pictures.picture import Picture, Table, Text
from jeugdgraph.pictures.still import svg
from jeugdgraph.present.values import percent

__all__ = ["chromium", "running"]  # fixtures
TODAY = date(2026, 11, 22)
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "</script><script>document.title='broken'</script>",
    '"><img src=x onerror="document.title=1"> & <b>',
    "\u202egnirts\u202c \x00\x1b[31m ]]> --> {{ 7 * 7 }}",
    "x" * 10_000,
    "",
)


def ground(graph: Graph, on: date = TODAY, weight: Weight = "municipalities") -> Ground:
    columns = extract(graph)
    return Ground(graph, Situation(columns, on), weights(columns, weight, on))


def drawn(picture: Picture) -> ET.Element:
    """The drawing in Dutch, as a parser of XML reads it."""
    assert picture.drawing is not None
    named = [part.replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1) for part in picture.drawing]
    found = [ET.fromstring(part) for part in named]  # noqa: S314
    assert [one.tag for one in found] == [f"{SVG}svg"] * 2
    return found[0]


def tiles(found: ET.Element) -> dict[str, ET.Element]:
    every = [path for path in found.iter(f"{SVG}path") if path.get("class") == "tile"]
    assert len({path.get("data-code") for path in every}) == len(every)
    return {str(path.get("data-code")): path for path in every}


def table(picture: Picture, id_: str) -> Table:
    return next(one for one in picture.tables if one.id == id_)


def column(found: Table, id_: str) -> list[object]:
    place = [one.id for one in found.columns].index(id_)
    return [row.cells[place] for row in found.rows]


# ---- shapes --------------------------------------------------------------------------------------------------------


def test_tiles_side_by_side_share_a_side_and_others_none() -> None:
    found = of_tiles({"a": (0, 0), "b": (1, 0), "c": (0, 1), "d": (4, 4)})
    assert set(found.stretches) == {("a", "b"), ("a", "c"), ("b", "c")}
    assert all(len(lines) == 1 and len(lines[0]) == 2 for lines in found.stretches.values())
    assert sum(len(line) - 1 for line in found.rims["d"]) == 6
    assert sum(len(line) - 1 for line in found.rims["a"]) == 4


def test_outlines_share_the_stretches_of_their_common_points() -> None:
    west = (
        (
            (0.0, 0.0),
            (50_000.0, 0.0),
            (50_000.0, 50_000.0),
            (50_000.0, 100_000.0),
            (0.0, 100_000.0),
            (0.0, 0.0),
        ),
    )
    east = (
        (
            (50_000.0, 0.0),
            (100_000.0, 0.0),
            (100_000.0, 100_000.0),
            (50_000.0, 100_000.0),
            (50_000.0, 50_000.0),
        ),
    )
    island = (((200_000.0, 0.0), (210_000.0, 0.0), (205_000.0, 9_000.0)),)
    found = of_outlines({"w": [west], "e": [east], "i": [island]})
    assert set(found.stretches) == {("e", "w")}
    ((line,),) = found.stretches.values()
    assert len(line) == 3
    assert len({x for x, _ in line}) == 1
    assert found.middles["w"][0] < line[0][0] < found.middles["e"][0]


def test_a_municipality_within_another_shares_its_whole_border() -> None:
    hole = ((2.0, 2.0), (4.0, 2.0), (4.0, 4.0), (2.0, 4.0))
    shared, rims = stretches(
        {"o": [(((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)), hole)], "i": [(hole,)]}
    )
    assert [len(line) for line in shared["i", "o"]] == [5]
    assert set(rims) == {"o"}


def test_sides_are_joined_without_loss() -> None:
    square = [(0, 0), (1, 0), (1, 1), (0, 1)]
    pairs = [*zip(square, [*square[1:], square[0]], strict=True), ((1, 1), (2, 2)), ((5, 5), (6, 6))]
    lines = joined([(min(pair), max(pair)) for pair in pairs])
    assert Counter(frozenset(pair) for line in lines for pair in pairwise(line)) == Counter(
        map(frozenset, pairs)
    )


# ---- whose boundary ------------------------------------------------------------------------------------------------

A = {"p": {"1": 1.0}, "q": {"1": 1.0}, "r": {"2": 1.0}, "s": {"1": 0.5, "2": 0.5}}
B = {"p": {"x": 1.0}, "q": {"y": 1.0}, "r": {"y": 1.0}}


def test_a_boundary_runs_between_municipalities_without_a_region_in_common() -> None:
    assert (apart(A, "p", "r"), apart(A, "p", "q"), apart(A, "p", "s"), apart(A, "r", "s")) == (
        True,
        False,
        False,
        False,
    )
    assert apart(B, "p", "s") is None


def test_whose_boundary_it_is() -> None:
    assert kind_of(A, B, "p", "r") == "both"
    assert kind_of(A, B, "q", "r") == "a"
    assert kind_of(A, B, "p", "q") == "b"
    assert kind_of(A, A, "p", "q") is None
    assert kind_of(A, None, "q", "r") == "both"
    assert kind_of({**A, "t": {"2": 1.0}}, B, "p", "t") == "both", (
        "B does not know t: nobody knows that they differ"
    )


def test_every_stretch_on_the_map_is_drawn_as_the_divisions_have_it(graph: Graph) -> None:
    found = Mapped.of(ground(graph), "jeugdregio", "veiligheidsregio", "tiles")
    lines = drawn_lines(found.geometry, *found.regions)
    shown = {frozenset(pair): kind for kind, own in lines.items() for line in own for pair in pairwise(line)}
    region_a, region_b = (division.region_of() for division in found.divisions)
    for (one, other), own in found.geometry.stretches.items():
        (line,) = own
        in_a, in_b = region_a[one] != region_a[other], region_b[one] != region_b[other]
        kind = shown.get(frozenset(line))
        assert kind == ("both" if in_a and in_b else "a" if in_a else "b" if in_b else None)


# ---- figures -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("a", "b"), [("jeugdregio", "veiligheidsregio"), ("zorgkantoorregio", "jeugdregio")])
def test_lengths_are_those_of_the_border_mismatch(graph: Graph, a: str, b: str) -> None:
    own = ground(graph)
    picture = boundary_map(own, a, b)
    borders = sides(extract(graph))
    there = border_mismatch(own.found.division(a), own.found.division(b), borders)
    back = border_mismatch(own.found.division(b), own.found.division(a), borders)
    listed = table(picture, "borders")
    kilometres = Counter[object]()
    for name, length in zip(column(listed, "boundary_of"), column(listed, "kilometres"), strict=True):
        assert isinstance(length, float)
        kilometres[name] += round(1000 * length)
    assert kilometres[own.division(a)] == there.not_in_b.metres == back.joined_length.metres
    assert kilometres[own.division(b)] == back.not_in_b.metres == there.joined_length.metres
    told = [fact.en for _, fact in picture.facts]
    assert any(
        f"{there.not_in_b.land / 1000:,.0f} of {there.separated.land / 1000:,.0f} km" in text for text in told
    )


def pieces(cuts: tuple[Cut, ...]) -> list[tuple[str, int, float]]:
    return [(cut.region, len(piece.municipalities), piece.weight) for cut in cuts for piece in cut.pieces]


@pytest.mark.parametrize("weight", ["municipalities", "residents"])
@pytest.mark.parametrize("b", ["veiligheidsregio", "swv-po"])
def test_cuts_are_those_of_the_comparison(graph: Graph, b: str, weight: Weight) -> None:
    own = ground(graph, weight=weight)
    picture = boundary_map(own, "jeugdregio", b)
    found = compare(own.found, "jeugdregio", b, own.weighed)
    listed = table(picture, "cuts")
    told = list(
        zip(
            [row.key[2:] for row in listed.rows],
            column(listed, "count"),
            column(listed, "weight"),
            strict=True,
        )
    )
    assert told == [*pieces(found.a_cuts), *pieces(found.b_cuts)]
    whole = found.scores.a_in_b.intact
    assert f"{whole.whole} of the {whole.regions} lie whole" in picture.summary.en
    assert [cut["region"][2:] for cut in picture.scene["cuts"]["a"]] == [cut.region for cut in found.a_cuts]


def test_the_share_of_neighbours_that_touch_is_told(graph: Graph) -> None:
    picture = boundary_map(ground(graph), "jeugdregio")
    (fact,) = [told.en for heading, told in picture.facts if heading == Text("Kaart", "Map")]
    found = Mapped.of(ground(graph), "jeugdregio", None, "tiles")
    dry = [side for side in found.borders if side.over_land]
    touching = sum((side.one, side.other) in found.geometry.stretches for side in dry)
    assert percent(touching / len(dry), "en", 1) in fact


# ---- the drawing ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "on",
    [
        date(2015, 1, 1),
        date(2016, 7, 1),
        date(2018, 6, 1),
        date(2019, 1, 1),
        date(2022, 1, 1),
        date(2025, 1, 1),
        TODAY,
    ],
)
def test_every_municipality_of_the_day_is_drawn_once(graph: Graph, on: date) -> None:
    own = ground(graph, on)
    picture = boundary_map(own, "provincie", "jeugdregio" if "jeugdregio" in own.found.ids else None)
    there = tiles(drawn(picture))
    assert set(there) == set(own.found.municipalities)
    assert len({path.get("d") for path in there.values()}) == len(there)
    assert {row.key for row in table(picture, "municipalities").rows} == set(there)
    assert not [note for note in picture.notes if "nearest free" in note.en or "row below" in note.en]


def test_regions_side_by_side_have_different_colours(graph: Graph) -> None:
    found = Mapped.of(ground(graph), "jeugdregio", None, "tiles")
    there = tiles(drawn(boundary_map(ground(graph), "jeugdregio")))
    (regions,) = found.regions
    for one, other in found.geometry.stretches:
        alike = there[one].get("fill") == there[other].get("fill")
        assert alike == (regions[one] == regions[other])


def test_a_municipality_without_a_region_is_hatched_and_the_key_says_so(graph: Graph) -> None:
    own = ground(graph)
    without = own.found.division("arrondissement").without
    assert without
    there = tiles(drawn(boundary_map(own, "arrondissement")))
    assert [code for code, path in there.items() if path.get("fill") == "url(#none-nl)"] == list(without)
    picture = boundary_map(own, "arrondissement")
    assert picture.drawing is not None
    assert "no region known" in picture.drawing.en
    assert "no region known" not in (boundary_map(own, "provincie").drawing or Text("", "")).en


def test_a_municipality_in_two_regions_shows_both_by_their_shares(graph: Graph) -> None:
    own = ground(graph)
    division = own.found.division("swv-po")
    picture = drawn(boundary_map(own, "swv-po", "jeugdregio"))
    there = tiles(picture)
    gradients = {str(one.get("id")): one for one in picture.iter(f"{SVG}linearGradient")}
    split = [code for code, regions in division.region_of().items() if len(regions) > 1]
    assert split
    for code in split:
        assert there[code].get("fill") == f"url(#split-a-{code}-nl)"
        stops = [float(str(stop.get("offset"))) for stop in gradients[f"split-a-{code}-nl"]]
        assert stops == sorted(stops)
        wide = [max(share, LEAST_SHARE) for _, share in sorted(division.region_of()[code].items())]
        assert any(abs(stop + SEAM - wide[0] / sum(wide)) < 0.002 for stop in stops)


def test_lengths_are_not_told_of_a_division_that_splits_municipalities(graph: Graph) -> None:
    picture = boundary_map(ground(graph), "swv-po", "jeugdregio")
    assert any("more than one region; the boundary runs through them" in note.en for note in picture.notes)
    assert not any("km over land" in told.en for _, told in picture.facts)


def test_residents_are_symbols_whose_area_goes_with_their_number(graph: Graph) -> None:
    own = ground(graph)
    found = drawn(boundary_map(own, "jeugdregio", residents=True))
    (group,) = [one for one in found.iter(f"{SVG}g") if one.get("class") == "people"]
    radii = sorted(float(str(circle.get("r"))) for circle in group)
    sizes = sorted(weights(extract(graph), "residents", TODAY).sizes.values())
    assert len(radii) == len(sizes)
    for radius, size in zip(radii, sizes, strict=True):
        assert abs((radius / radii[-1]) ** 2 - size / sizes[-1]) < 0.02
    assert not any(
        one.get("class") == "people" for one in drawn(boundary_map(own, "jeugdregio")).iter(f"{SVG}g")
    )


def test_memberships_come_with_their_evidence(graph: Graph) -> None:
    own = ground(graph)
    picture = boundary_map(own, "jeugdregio", "swv-po")
    known = {
        id_.rsplit("/", 1)[-1]
        for a in ("jeugdregio", "swv-po")
        for ids in own.found.evidence(a).values()
        for id_ in ids
    }
    held = [one for place in picture.scene["places"] for one in place["held"]]
    assert {one["id"] for one in held} == known
    assert all(0 <= one["source"] < len(picture.sources) and one["locator"] and one["period"] for one in held)


# ---- other shapes, other worlds ------------------------------------------------------------------------------------


def made_outlines(graph: Graph, without: tuple[str, ...] = ()) -> Outlines:
    """Squares of a kilometre around the points of municipalities."""
    from jeugdgraph.analysis.tiles.land import points_of

    codes = [code for code in Situation(extract(graph), TODAY).municipalities if code not in without]
    polygons = {
        code: ((((x, y), (x + 1000, y), (x + 1000, y + 1000), (x, y + 1000), (x, y)),),)
        for code, (x, y) in points_of(graph, codes).items()
    }
    return Outlines(2026, polygons, "https://example.org/outlines", "", "")


def test_official_outlines_take_the_place_of_tiles(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_ground, "outlines", lambda year: made_outlines(graph, ("GM0281",)))
    picture = boundary_map(ground(graph), "jeugdregio", "ggd-regio", boundaries="official")
    assert len(tiles(drawn(picture))) == 341
    assert picture.sources[-1].link == "https://example.org/outlines"
    (note,) = [note.en for note in picture.notes if "Without an outline" in note.en]
    assert note.endswith("Tiel.")
    assert [place["at"] for place in picture.scene["places"] if place["code"] == "GM0281"] == [None]


def test_without_outlines_the_problem_tells_how_to_get_them(run: Run, tmp_path: Path) -> None:
    outcome = run(
        "draw",
        "map",
        "jeugdregio",
        "--boundaries",
        "official",
        "-o",
        str(tmp_path / "a.svg"),
        env={"XDG_CACHE_HOME": str(tmp_path)},
    )
    assert outcome.returncode == StoreProblem.exit_code
    assert "jeugdgraph boundaries fetch" in outcome.stderr
    assert len(outcome.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("on", [date(2018, 6, 1), date(2020, 1, 1), date(2024, 1, 1)])
def test_the_tiny_world(tiny: TinyWorld, monkeypatch: pytest.MonkeyPatch, on: date) -> None:
    for name, value in tiny.environment.items():
        monkeypatch.setenv(name, value)
    store.build(tiny.cache)
    own = ground(Graph.open(tiny.cache), on)
    one, other, *_ = own.found.ids
    picture = boundary_map(own, one, other, residents=True)
    assert len(tiles(drawn(picture))) == len(own.found.municipalities)
    assert any("made for these municipalities" in note.en for note in picture.notes)
    assert page(picture, "jeugdgraph draw map", "nl")


def test_a_division_without_data_on_the_day_is_one_clear_line(graph: Graph) -> None:
    with pytest.raises(UsageProblem, match="no memberships"):
        boundary_map(ground(graph, date(2015, 1, 1)), "jeugdregio-41")


@pytest.mark.parametrize("text", HOSTILE, ids=["script", "markup", "controls", "long", "empty"])
def test_hostile_names_stay_names(graph: Graph, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    label = Graph.label
    monkeypatch.setattr(Graph, "label", lambda self, iri, lang: text + label(self, iri, lang)[-3:])
    picture = boundary_map(ground(graph), "jeugdregio", "ggd-regio", residents=True)
    found = drawn(picture)
    assert not [
        one for one in found.iter() if one.tag in (f"{SVG}script", f"{SVG}image", f"{SVG}foreignObject")
    ]
    whole = page(picture, "jeugdgraph draw map", "nl")
    assert whole.count("<script") == 2
    assert "<img" not in whole
    still = svg(picture, "jeugdgraph draw map", "nl")
    ET.fromstring(still)  # noqa: S314
    assert max(len(one.text or "") for one in found.iter(f"{SVG}text")) < 200


def test_the_same_bytes_whatever_the_order_of_sets(run: Run, tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.html"
        outcome = run(
            "draw",
            "map",
            "jeugdregio",
            "swv-po",
            "--residents",
            "-o",
            str(path),
            env={"PYTHONHASHSEED": seed},
        )
        assert outcome.returncode == 0, outcome.stderr
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_the_command_that_is_told_makes_the_same_map(run: Run, tmp_path: Path) -> None:
    first = run(
        "draw",
        "map",
        "rmc-regio",
        "jeugdregio",
        "--weight",
        "residents",
        "-o",
        str(tmp_path / "a.svg"),
        "--lang",
        "en",
    )
    assert first.returncode == 0, first.stderr
    text = (tmp_path / "a.svg").read_text(encoding="utf-8")
    command = re.search(r"jeugdgraph (draw map [^<]*)<", text)
    assert command is not None
    again = run(*command[1].split(), "-o", str(tmp_path / "b.svg"))
    assert again.returncode == 0, again.stderr
    assert (tmp_path / "b.svg").read_text(encoding="utf-8") == text


# ---- in a browser --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(built_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a map of two divisions, one of which splits municipalities."""
    path = tmp_path_factory.mktemp("map") / "map.html"
    picture = boundary_map(ground(Graph.open(built_store)), "jeugdregio", "swv-po", residents=True)
    path.write_text(page(picture, "jeugdgraph draw map", "nl"), encoding="utf-8")
    return path


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.again
def test_the_page_asks_for_nothing_and_everybody_can_use_it(
    chromium: Chromium, made: Path, size: tuple[int, int], dark: bool
) -> None:
    opened = chromium.open(made, size, dark=dark)
    assert violations(opened.page) == []
    opened.page.click("[data-code=GM0281]")
    assert opened.page.inner_text("#details h3") == "Tiel"
    assert violations(opened.page) == []
    assert (opened.requests, opened.complaints) == ([], [])


def test_the_map_by_keyboard_alone(chromium: Chromium, made: Path) -> None:
    opened = chromium.open(made)
    keys, shown = opened.page.keyboard, opened.page
    reachable = "document.querySelectorAll('.drawing:not([lang=en]) .tile[tabindex=\"0\"]').length"
    assert shown.evaluate(reachable) == 1
    shown.focus("#search")
    keys.type("tiel")
    keys.press("Enter")
    assert shown.inner_text("#details h3") == "Tiel"
    shown.evaluate("document.querySelector('.drawing:not([lang=en]) .tile[tabindex=\"0\"]').focus()")
    assert shown.evaluate("document.activeElement.dataset.code") == "GM0281"
    at = {
        place["code"]: place["at"]
        for place in shown.evaluate("JSON.parse(document.getElementById('data').textContent).scene.places")
    }
    for key, axis, sign in (
        ("ArrowRight", 0, 1),
        ("ArrowUp", 1, -1),
        ("ArrowLeft", 0, -1),
        ("ArrowDown", 1, 1),
    ):
        before = shown.evaluate("document.activeElement.dataset.code")
        keys.press(key)
        after = shown.evaluate("document.activeElement.dataset.code")
        assert sign * (at[after][axis] - at[before][axis]) > 0
    assert shown.evaluate(reachable) == 1
    keys.press("Enter")
    here = shown.evaluate("document.activeElement.getAttribute('aria-label')")
    assert here.startswith(shown.inner_text("#details h3"))
    before = shown.evaluate("document.querySelector('svg.map').getAttribute('viewBox')")
    keys.press("+")
    assert shown.evaluate("document.querySelector('svg.map').getAttribute('viewBox')") != before
    keys.press("0")
    assert shown.evaluate("document.querySelector('svg.map').getAttribute('viewBox')") == before
    keys.press("Escape")
    assert shown.locator("#details h3").count() == 0
    assert (opened.requests, opened.complaints) == ([], [])


def test_a_region_chosen_in_the_list_stands_out_and_filters_the_table(chromium: Chromium, made: Path) -> None:
    shown = chromium.open(made).page
    region = shown.evaluate("JSON.parse(document.getElementById('data').textContent).scene.cuts.b[0].region")
    scene = shown.evaluate("JSON.parse(document.getElementById('data').textContent).scene")
    (members,) = [
        one["members"]
        for division in scene["divisions"]
        for one in division["regions"]
        if one["key"] == region
    ]
    shown.locator(".cuts").nth(1).locator("button").first.click()
    bright = shown.evaluate(
        "[...document.querySelectorAll('.drawing:not([lang=en]) .tile:not(.dim)')].map(t => t.dataset.code)"
    )
    assert sorted(bright) == sorted(members)
    shown.click("#twin-fold > summary")
    shown.wait_for_selector("#twin-rows tr")
    assert shown.locator("#twin-rows tr").count() == len(members)


def test_colours_of_the_other_division_layers_and_language(chromium: Chromium, made: Path) -> None:
    opened = chromium.open(made)
    shown = opened.page
    fills = "document.querySelectorAll('.drawing[lang=nl] .tile[fill^=\"url(#split-b-\"]').length"
    assert shown.evaluate(fills) == 0
    shown.click(".by button >> nth=1")
    assert shown.evaluate(fills) == 21
    shown.click("#legend button >> nth=0")
    assert (
        shown.evaluate("getComputedStyle(document.querySelector('.drawing[lang=nl] .line.a')).display")
        == "none"
    )
    shown.click("[data-language=en]")
    assert (
        shown.evaluate("getComputedStyle(document.querySelector('.drawing[lang=en] .line.a')).display")
        == "none"
    )
    assert "Youth regions" in shown.inner_text(".by")
    with shown.expect_download() as taken:
        shown.click(".menu > summary")
        shown.click("[data-save=svg]")
    found = ET.fromstring(Path(taken.value.path()).read_text(encoding="utf-8"))  # noqa: S314
    assert "var(" not in Path(taken.value.path()).read_text(encoding="utf-8")
    assert len(tiles(found)) == 342
    assert any("cut" in (text.text or "") for text in found.iter(f"{SVG}text")), "the cut lists go along"
    assert (opened.requests, opened.complaints) == ([], [])
