"""The page of a network in a browser: everything it does, by mouse and by keyboard alone, safe and the same for all."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from browser import DESK, PHONE, Chromium, Opened, chromium, running, violations  # noqa: F401
from playwright.sync_api import Page, expect

from jeugdgraph.pictures.page import page as made
from jeugdgraph.pictures.parts import parts_of
from jeugdgraph.pictures.picture import Column, Picture, Row, Source, Table, Text, same
from jeugdgraph.present.wording.page_network import WORDS

STATIC = Path(__file__).parents[1] / "jeugdgraph" / "pictures" / "static"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "</script><script>document.title='broken'</script>",
    "<img src=x onerror=\"document.title='broken'\">",
    "javascript:document.title='broken'",
    "\u202eegel\u202c \u200f \u0627\u0644",
    '" onclick="alert(1)" href="x',
    "x" * 10_000,
    "lange naam " * 900,
    "--> <!-- ]]> &amp; \x00\x1b[31m",
)

GROUPS = [
    {
        "key": "municipality",
        "label": {"nl": "gemeente", "en": "municipality"},
        "shape": "dot",
        "colour": "blue",
    },
    {"key": "region", "label": {"nl": "regio", "en": "region"}, "shape": "square", "colour": "green"},
]
LINES = [
    {
        "key": "member",
        "label": {"nl": "deelname", "en": "membership"},
        "dashes": False,
        "colour": "quiet",
        "width": 1.5,
    },
    {
        "key": "part",
        "label": {"nl": "deels", "en": "in part"},
        "dashes": [10, 4],
        "colour": "quiet",
        "width": 1.5,
    },
]
TERMS = {
    "kind": {
        "Municipality": {"nl": "gemeente", "en": "municipality"},
        "Region": {"nl": "jeugdregio", "en": "youth region"},
    },
    "role": {
        "participant": {"nl": "deelnemer", "en": "participant"},
        "client": {"nl": "opdrachtgever", "en": "client"},
    },
    "status": {"existing": {"nl": "bestaand", "en": "existing"}},
    "domain": {"youth": {"nl": "jeugd", "en": "youth"}, "safety": {"nl": "veiligheid", "en": "safety"}},
}


def node(id_: str, label: Any, x: float, y: float, **more: Any) -> dict[str, Any]:
    """A municipality, or what `more` says."""
    return {
        "id": id_,
        "label": label,
        "group": "municipality",
        "x": x,
        "y": y,
        "size": 12,
        "kind": "Municipality",
    } | more


def tie(id_: str, one: str, other: str, **more: Any) -> dict[str, Any]:
    """A membership, known from the first source."""
    return {
        "id": id_,
        "from": one,
        "to": other,
        "seen": "2026-01-01",
        "source": 0,
        "locator": "art. 3",
    } | more


def small() -> dict[str, Any]:
    """Two municipalities left and right of one region, a third with a region of its own far above."""
    region = {"group": "region", "kind": "Region", "domains": ["youth"]}
    return {
        "kind": "network",
        "nodes": [
            node("GM1", "Súdwest-Fryslân", -100, 0, facts=[["code", "GM1900"]]),
            node("r1", {"nl": "Jeugdregio West", "en": "Youth region West"}, 0, 0, mark="focus", **region),
            node("GM2", "Tiel", 100, 0, **{"from": "2016-01-01"}),
            node("GM3", "Buren", -100, -100),
            node("r2", "Regio Oost", 100, -100, **region | {"domains": ["safety"]}),
        ],
        "edges": [
            tie("e1", "GM1", "r1", start="2018-01-01", startAs="year"),
            tie("e2", "GM1", "r1", line="part", role="client", end="2021-01-01"),
            tie("e3", "GM2", "r1", first="2019-05-04", role="client", note="Bij besluit."),
            tie("e4", "GM3", "r2", start="2015-01-01"),
        ],
        "usual": {"line": "member", "role": "participant", "status": "existing"},
        "groups": GROUPS, "lines": LINES, "terms": TERMS, "focus": ["r1"],
        "marks": [{"key": "focus", "label": {"nl": "waar het om gaat", "en": "what it is about"}}],
        "time": {"first": "2015-01-01", "last": "2026-11-22", "on": "2026-11-22",
                 "stops": ["2015-01-01", "2016-01-01", "2018-01-01", "2021-01-01", "2026-11-22"]},
        "sources": [{"text": "Gemeenschappelijke regeling", "link": "https://example.org/regeling"}], "layout": "radial",
    }  # fmt: skip


def picture(scene: dict[str, Any], title: Text | None = None) -> Picture:
    """A picture of a scene, with its ties as a table."""
    rows = tuple(Row((edge["from"], edge["to"], edge.get("role")), edge["id"]) for edge in scene["edges"])
    columns = (
        Column("member", same("lid")),
        Column("arrangement", same("verband")),
        Column("role", same("rol")),
    )
    return Picture(
        name="network", title=title or Text("Een netwerk", "A network"),
        summary=Text("Wie met wie.", "Who with whom."), on=date(2026, 11, 22), notes=(),
        sources=(Source(same("Gemeenschappelijke regeling"), "https://example.org/regeling"),),
        tables=(Table("memberships", same("Deelnames"), columns, rows),), scene=scene,
    )  # fmt: skip


@pytest.fixture
def show(tmp_path: Path, chromium: Chromium) -> Any:  # noqa: F811
    """Open the page of a scene; at the end it has asked for nothing and complained of nothing."""
    opened: list[Opened] = []

    def act(
        scene: dict[str, Any], size: tuple[int, int] = DESK, *, dark: bool = False, title: Text | None = None
    ) -> Page:
        path = tmp_path / f"page{len(opened)}.html"
        path.write_text(made(picture(scene, title), "jeugdgraph draw network", "nl"), encoding="utf-8")
        opened.append(chromium.open(path, size, dark=dark))
        return opened[-1].page

    yield act
    for one in opened:
        assert one.requests == []
        assert one.complaints == []


def told(page: Page) -> str:
    """What stands in the panel."""
    return page.locator("#details").inner_text()


def shown(page: Page) -> str:
    return page.locator(".shown").inner_text()


def spoken(page: Page) -> str:
    return page.locator("#status").text_content() or ""


def choose(page: Page, words: str) -> None:
    """Choose a node by searching for it."""
    page.locator("#search").fill(words)
    page.locator("#search").press("Enter")


def to_slider(page: Page, key: str) -> None:
    page.locator(".time input[type=range]").press(key)


def saved(page: Page) -> ET.Element:
    """The picture as saved: an SVG that is well-formed."""
    page.locator("details.menu > summary").click()
    with page.expect_download() as download:
        page.locator('[data-save="svg"]').click()
    return ET.parse(download.value.path()).getroot()  # noqa: S314 - our own


def texts(drawing: ET.Element) -> list[str]:
    return [text.text or "" for text in drawing.iter(f"{SVG}text")]


def click_at(page: Page, x: float, y: float) -> None:
    """Click at a place of the scene; the small one shows its middle (0, -50) at 1.4 pixels per unit."""
    frame = page.locator("#network").bounding_box()
    assert frame
    page.mouse.click(
        frame["x"] + frame["width"] / 2 + 1.4 * x, frame["y"] + frame["height"] / 2 + 1.4 * (y + 50)
    )


# ---- what is to be seen ------------------------------------------------------------------------------------------


def test_the_picture_shows_what_holds_on_its_date(show: Any) -> None:
    page = show(small())
    assert shown(page) == "In beeld: punten 5, verbindingen 3 van 4"
    drawing = saved(page)
    assert {"Súdwest-Fryslân", "Tiel", "Buren", "Jeugdregio West", "Regio Oost"} <= set(texts(drawing))
    assert "Peildatum 22 november 2026" in texts(drawing)
    assert "var(" not in ET.tostring(drawing, encoding="unicode")


def test_another_date_shows_what_held_then(show: Any) -> None:
    page = show(small())
    assert page.locator(".entry", has_text="gold toen misschien nog niet").is_hidden()
    to_slider(page, "ArrowLeft")
    assert "1 januari 2021" in page.locator(".time").inner_text()
    assert shown(page) == "In beeld: punten 5, verbindingen 3 van 4"
    to_slider(page, "ArrowLeft")
    assert shown(page) == "In beeld: punten 5, verbindingen 4 van 4"
    assert page.locator(".entry", has_text="gold toen misschien nog niet").is_visible()
    to_slider(page, "Home")
    # Tiel did not exist yet, and the region keeps the tie of which no start is known.
    assert shown(page) == "In beeld: punten 4, verbindingen 2 van 4"
    assert "Tiel" not in texts(saved(page))
    assert page.locator(".time input[type=range]").get_attribute("aria-valuetext") == "1 januari 2015"


def test_what_may_not_have_held_yet_is_dotted_and_said(show: Any) -> None:
    page = show(small())
    page.locator(".time input[type=date]").fill("2018-01-01")
    choose(page, "tiel")
    assert "sinds uiterlijk mei 2019" in told(page)
    assert "gold toen misschien nog niet" in told(page)
    # Two pixels in ten, where 1.4 pixels are one unit of the scene.
    assert "1.429 5.714" in [path.get("stroke-dasharray") for path in saved(page).iter(f"{SVG}path")]


def test_buttons_lead_to_the_previous_and_next_change(show: Any) -> None:
    page = show(small())
    after = page.get_by_role("button", name="Volgende verandering")
    assert after.is_disabled()
    page.get_by_role("button", name="Vorige verandering").click()
    assert "1 januari 2021" in page.locator(".time").inner_text()
    after.click()
    assert "22 november 2026" in page.locator(".time output").inner_text()


def test_filters_hide_count_and_say_so(show: Any) -> None:
    page = show(small())
    page.locator(".drop summary").click()
    facets = page.locator(".facets legend").all_inner_texts()
    assert [facet.lower() for facet in facets] == ["beleidsterrein", "soort", "rol"]
    client = page.get_by_label("opdrachtgever")
    assert page.locator(".facets label", has_text="opdrachtgever").locator(".count").inner_text() == "1"
    client.uncheck()
    assert shown(page) == "In beeld: punten 4, verbindingen 2 van 4"
    assert page.locator(".drop summary").inner_text() == "Filters (1 uit)"
    expect(page.locator("#status")).to_have_text("In beeld: punten 4, verbindingen 2 van 4")
    # A municipality is about no domain, so that a filter on domains leaves it alone; one without a tie goes.
    page.get_by_label("veiligheid").uncheck()
    assert shown(page) == "In beeld: punten 2, verbindingen 1 van 4"
    page.get_by_role("button", name="Alles weer tonen").click()
    assert shown(page) == "In beeld: punten 5, verbindingen 3 van 4"
    assert client.is_checked()


def test_all_values_of_a_facet_go_off_and_on_at_once(show: Any) -> None:
    scene = small()
    for place, one in enumerate(scene["edges"]):
        one["role"] = f"role {place}"
    page = show(scene)
    page.locator(".drop summary").click()
    page.get_by_role("button", name="niets rol").click()
    assert shown(page) == "In beeld: punten 1, verbindingen 0 van 4"
    page.get_by_label("role 2").check()
    assert shown(page) == "In beeld: punten 2, verbindingen 1 van 4"
    page.get_by_role("button", name="alles rol").click()
    assert shown(page) == "In beeld: punten 5, verbindingen 3 van 4"


def test_the_legend_hides_groups_and_lines(show: Any) -> None:
    page = show(small())
    region = page.locator("button.entry", has_text="regio")
    assert region.locator(".count").inner_text() == "2"
    page.locator("button.entry", has_text="deelname").click()
    assert shown(page) == "In beeld: punten 1, verbindingen 0 van 4"
    page.locator("button.entry", has_text="deelname").click()
    region.click()
    assert region.get_attribute("aria-pressed") == "false"
    # What the picture is about stays.
    assert "Jeugdregio West" in texts(saved(page))
    assert "Regio Oost" not in texts(saved(page))


def test_the_table_shows_the_ties_of_the_picture(show: Any) -> None:
    page = show(small())
    page.locator("#twin-fold summary").click()
    expect(page.locator("#twin-rows tr")).to_have_count(3)
    to_slider(page, "ArrowLeft")
    to_slider(page, "ArrowLeft")
    assert page.locator("#twin-rows tr").count() == 4
    page.locator("#twin-rows tr[data-key=e2] button").click()
    assert "Súdwest-Fryslân – Jeugdregio West" in told(page)


# ---- what is chosen ----------------------------------------------------------------------------------------------


def test_search_knows_names_without_accents_and_codes(show: Any) -> None:
    page = show(small())
    for words in ("sudwest", "SÚD", "frys", "gm19"):
        page.locator("#search").fill(words)
        assert page.locator("#suggestions .name").all_inner_texts() == ["Súdwest-Fryslân"]
    page.locator("#search").fill("regio")
    assert page.locator("#search").get_attribute("aria-expanded") == "true"
    page.locator("#search").press("ArrowDown")
    page.locator("#search").press("ArrowDown")
    active = page.locator("#search").get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    second = page.locator(f"#{active} .name").inner_text()
    page.locator("#search").press("Enter")
    assert page.locator("#details h3").inner_text() == second
    assert page.locator("#suggestions").is_hidden()
    page.locator("#search").fill("regio")
    page.locator("#search").press("Escape")
    assert page.locator("#suggestions").is_hidden()
    assert spoken(page) == "2 gevonden"


def test_a_node_tells_of_its_ties_and_their_evidence(show: Any) -> None:
    page = show(small())
    choose(page, "tiel")
    assert "deelnemer" not in told(page)
    assert "opdrachtgever · sinds uiterlijk mei 2019 · bestaand" in told(page)
    page.locator("#details summary").click()
    evidence = page.locator("#details .ties dl")
    assert evidence.get_by_role("link").get_attribute("href") == "https://example.org/regeling"
    assert {"art. 3", "Bij besluit."} <= set(evidence.locator("dd").all_inner_texts())
    assert evidence.locator("code").inner_text() == "jeugdgraph evidence e3"
    page.get_by_role("button", name="Alles over deze verbinding").click()
    assert "Tiel – Jeugdregio West" in told(page)
    page.locator("#details").get_by_role("button", name="Jeugdregio West").click()
    assert page.locator("#details h3").inner_text() == "Jeugdregio West"
    assert "waar het om gaat" in told(page)
    assert page.evaluate("document.activeElement.tagName") == "H3"


def test_periods_are_as_exact_as_they_are_known(show: Any) -> None:
    scene = small()
    scene["edges"] = [
        tie("e1", "GM1", "r1", start="2018-01-01", startAs="year"),
        tie("e2", "GM2", "r1", start="2018-04-01", startAs="month", end="2030-01-01", endAs="year"),
        tie("e3", "GM3", "r1", start="2020-01-01", startAs="between", startAfter="2016-06-01"),
        tie("e4", "GM3", "r2", first="2016-01-01", end="2027-05-01"),
    ]
    page = show(scene)
    choose(page, "jeugdregio")
    assert "sinds 2018 ·" in told(page)
    assert "april 2018 t/m 2029" in told(page)
    assert "sinds ergens tussen juni 2016 en januari 2020" in told(page)
    choose(page, "oost")
    assert "sinds uiterlijk januari 2016, t/m 30 april 2027" in told(page)


def test_what_is_chosen_lights_up_and_the_rest_fades(show: Any) -> None:
    page = show(small())
    choose(page, "tiel")
    faded = [group for group in saved(page).iter(f"{SVG}g") if group.get("opacity")]
    assert len(faded) == 3
    page.locator("#network").press("Escape")
    assert not [group for group in saved(page).iter(f"{SVG}g") if group.get("opacity")]
    assert page.locator("#details h3").count() == 0


def test_partners_of_a_municipality_light_up(show: Any) -> None:
    page = show(small())
    choose(page, "tiel")
    page.get_by_role("button", name="Toon 1 partner").click()
    assert len([group for group in saved(page).iter(f"{SVG}g") if group.get("opacity")]) == 2


def test_a_path_leads_from_one_to_the_other_over_what_is_shown(show: Any) -> None:
    page = show(small())
    choose(page, "tiel")
    page.get_by_role("button", name="Pad naar").click()
    assert page.evaluate("document.activeElement.id") == "search"
    choose(page, "sudwest")
    assert page.locator("#details li button").all_inner_texts() == [
        "Tiel",
        "Jeugdregio West",
        "Súdwest-Fryslân",
    ]
    assert spoken(page) == "Pad van Tiel naar Súdwest-Fryslân: 2 stappen"
    choose(page, "tiel")
    page.get_by_role("button", name="Pad naar").click()
    choose(page, "buren")
    assert page.locator(".remark").inner_text() == "Geen pad van Tiel naar Buren in wat nu in beeld is."


def test_paths_of_the_picture_are_told_at_first(show: Any) -> None:
    page = show(small() | {"paths": [["GM2", "r1", "GM1"]]})
    assert page.locator("#details li button").all_inner_texts() == [
        "Tiel",
        "Jeugdregio West",
        "Súdwest-Fryslân",
    ]


# ---- how it is reached -------------------------------------------------------------------------------------------


def test_a_click_chooses_a_node_a_tie_or_nothing(show: Any) -> None:
    page = show(small())
    click_at(page, 100, 0)
    assert page.locator("#details h3").inner_text() == "Tiel"
    click_at(page, 50, 0)
    assert page.locator("#details h3").inner_text() == "Tiel – Jeugdregio West"
    click_at(page, 50, -50)
    assert page.locator("#details h3").count() == 0


def test_a_path_can_end_at_a_click(show: Any) -> None:
    page = show(small())
    click_at(page, 100, 0)
    page.get_by_role("button", name="Pad naar").click()
    click_at(page, -100, 0)
    assert spoken(page) == "Pad van Tiel naar Súdwest-Fryslân: 2 stappen"


def test_the_pointer_shows_a_name_that_escape_takes_away(show: Any) -> None:
    page = show(small())
    frame = page.locator("#network").bounding_box()
    x, y = frame["x"] + frame["width"] / 2 + 140, frame["y"] + frame["height"] / 2 + 70
    page.locator("#network").focus()
    page.mouse.move(x, y)
    tip = page.get_by_role("tooltip")
    assert tip.inner_text() == "Tiel\ngemeente · 1 verbinding in beeld"
    page.keyboard.press("Escape")
    assert tip.is_hidden()
    page.mouse.move(x - 70, y)
    assert "opdrachtgever" in tip.inner_text()


def test_arrows_walk_over_the_nodes_and_enter_chooses(show: Any) -> None:
    page = show(small())
    page.locator("#network").focus()
    page.keyboard.press("ArrowRight")
    assert spoken(page) == "Jeugdregio West, jeugdregio, 2 verbindingen in beeld, waar het om gaat"
    page.keyboard.press("ArrowRight")
    assert spoken(page).startswith("Tiel, gemeente")
    page.keyboard.press("ArrowRight")
    assert spoken(page) == "Verder die kant op is er niets."
    page.keyboard.press("ArrowUp")
    assert spoken(page).startswith("Regio Oost")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert page.locator("#details h3").inner_text() == "Buren"
    page.keyboard.press("Escape")
    assert page.locator("#details h3").count() == 0
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"


def test_the_picture_is_one_stop_of_the_tab_key(show: Any) -> None:
    page = show(small())
    stops = []
    page.locator("#search").focus()
    for _ in range(14):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                "document.activeElement.id || document.activeElement.getAttribute('aria-label') || ''"
            )
        )
    assert stops.count("network") == 1
    assert {"Groter", "Kleiner", "Alles in beeld"} <= set(stops)


def test_keys_zoom_and_move_and_show_all_again(show: Any) -> None:
    page = show(small())
    page.locator("#network").focus()

    def seen() -> str:
        frame = next(group for group in saved(page).iter(f"{SVG}g") if "scale" in group.get("transform", ""))
        page.locator("#network").focus()
        return frame.get("transform", "")

    first = seen()
    page.keyboard.press("+")
    assert seen() != first
    page.keyboard.press("-")
    assert seen() == first
    page.keyboard.press("Shift+ArrowRight")
    assert seen() != first
    page.keyboard.press("0")
    assert seen() == first


def test_the_wheel_scrolls_the_page_until_the_reader_is_in_the_picture(show: Any) -> None:
    page = show(small())
    frame = page.locator("#network").bounding_box()
    page.mouse.move(frame["x"] + 60, frame["y"] + 60)
    page.mouse.wheel(0, 100)
    expect(page.locator(".hint")).to_be_visible()
    page.wait_for_timeout(100)
    assert page.evaluate("scrollY") > 0
    page.evaluate("scrollTo(0, 0)")
    page.mouse.click(frame["x"] + 60, frame["y"] + 10)
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 50)
    page.wait_for_timeout(100)
    assert page.evaluate("scrollY") == before


# ---- for everybody, and safe -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "dark"), [(DESK, False), (DESK, True), (PHONE, False)])
def test_axe_finds_nothing(show: Any, size: tuple[int, int], dark: bool) -> None:
    page = show(small() | {"hulls": [{"label": "Hier", "members": ["GM1", "GM2"], "colour": "sky"}],
                           "rings": [{"label": "Ring", "radius": 100}]}, size, dark=dark)  # fmt: skip
    assert violations(page) == []
    choose(page, "jeugdregio")
    page.locator("#details summary").first.click()
    page.locator(".drop summary").click()
    assert violations(page) == []
    page.locator("#search").fill("r")
    assert violations(page) == []


def test_the_other_language_is_said_everywhere(show: Any) -> None:
    page = show(small())
    choose(page, "jeugdregio")
    page.get_by_role("button", name="English").click()
    assert page.locator("#details h3").inner_text() == "Youth region West"
    assert page.locator("#search").get_attribute("placeholder") == "Search municipality or arrangement"
    assert "municipality" in page.locator("#legend").inner_text()
    assert shown(page) == "Shown: nodes 5, ties 3 of 4"
    assert "22 November 2026" in page.locator(".time").inner_text()
    assert page.locator("#network").get_attribute("aria-label") == "Network: A network"
    assert "Youth region West" in texts(saved(page))


def hostile() -> dict[str, Any]:
    """A scene with every hostile text in every field that holds text of people."""
    return small() | {
        "nodes": [
            *(node(f"n{place}", text, 60 * place, 60 * (place % 3), group=text, facts=[[text, text]], iri=text, mark=text,
                   kind=text, scale=text, domains=[text], legal=text) for place, text in enumerate(HOSTILE)),
            node("r", "Regio", -60, 0),
        ],
        "edges": [
            tie(f"e{place}", f"n{place}", "r", line=text, role=text, scope=text, status=text, confidence=text, basis=text,
                locator=text, note=text, membership=text, source=place) for place, text in enumerate(HOSTILE)
        ],
        "groups": [GROUPS[0], *(GROUPS[1] | {"key": text, "label": text, "shape": text} for text in HOSTILE)],
        "lines": [LINES[0] | {"key": text, "label": text} for text in HOSTILE],
        "marks": [{"key": text, "label": text} for text in HOSTILE],
        "rings": [{"label": text, "radius": 60 * place} for place, text in enumerate(HOSTILE)],
        "hulls": [{"label": text, "members": [f"n{place}", "r"], "colour": "sky"} for place, text in enumerate(HOSTILE)],
        "sources": [{"text": text, "link": text} for text in HOSTILE],
        "terms": {name: {text: text for text in HOSTILE} for name in ("kind", "scale", "domain", "legal", "role", "scope")},
        "focus": [], "time": None,
    }  # fmt: skip


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_hostile_texts_stay_texts(show: Any, size: tuple[int, int]) -> None:
    page = show(hostile(), size, title=same("Een netwerk"))
    for place in range(len(HOSTILE)):
        choose(page, f"n{place}")
        page.locator("#details summary").click()
        assert len(told(page)) < 12_000
    page.locator(".drop summary").click()
    assert page.title() == "Een netwerk"
    assert page.locator("img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator('a[href^="javascript"], a[href*="onerror"]').count() == 0
    drawing = saved(page)
    assert {element.tag.removeprefix(SVG) for element in drawing.iter()} <= {
        "svg", "title", "desc", "rect", "text", "g", "path", "circle"
    }  # fmt: skip
    assert max(len(words) for words in texts(drawing)) < 200


def test_an_empty_network_is_a_page_too(show: Any) -> None:
    page = show({"kind": "network", "nodes": [], "edges": []})
    assert shown(page) == "In beeld: punten 0, verbindingen 0 van 0"
    page.locator("#network").press("ArrowRight")
    page.locator("#search").fill("tiel")
    assert spoken(page) == "0 gevonden"
    assert page.locator(".drop").count() == 0


def test_print_shows_the_drawing_on_paper(show: Any) -> None:
    page = show(small(), dark=True)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".printed > svg").is_visible()
    assert page.locator("#network").is_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".printed").count() == 0


# ---- words and files ---------------------------------------------------------------------------------------------


def scripts() -> Iterator[Path]:
    return iter([*sorted(STATIC.glob("network*.js")), STATIC / "search.js"])


def test_every_script_and_style_is_in_the_page() -> None:
    parts = parts_of(picture(small()))
    assert sorted(parts.scripts) == [path.name for path in scripts()]
    assert parts.scripts[-1] == "network.js"
    assert list(parts.styles) == ["stage.css", *(path.name for path in STATIC.glob("network*.css"))]


def test_the_script_says_every_word_of_the_table_and_no_other() -> None:
    from jeugdgraph.present.wording.pictures import WORDS as SHELL

    code = "".join(path.read_text(encoding="utf-8") for path in scripts())
    own = {key.removeprefix("page ").removesuffix(" one") for key in WORDS}
    quoted = set(re.findall(r'"([a-z][a-z ]+)"', code))
    facets = {f"facet {name}" for name in re.findall(r'"?(\w+)"?', code)}
    assert own <= quoted | facets
    asked = set(re.findall(r'page\.say\("([^"]+)"', code))
    assert asked <= own | set(SHELL)
