"""The page of a chart in a browser: its marks by mouse, keyboard, search and table, in both languages and all colours."""

import re
from datetime import date
from pathlib import Path

import pytest
from browser import DESK, PHONE, Chromium, chromium, running, violations
from playwright.sync_api import Page

from jeugdgraph import naming
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.analysis.weights import weights
from jeugdgraph.graph import Graph
from jeugdgraph.pictures.chart import crosswalk, flows, timeline
from jeugdgraph.pictures.chart.ground import Ground
from jeugdgraph.pictures.page import page as as_page
from jeugdgraph.pictures.picture import Picture

__all__ = ["chromium", "running"]  # fixtures
ON = date(2025, 1, 1)
FOCUSED = "document.activeElement.dataset.key ?? ''"


@pytest.fixture(scope="module")
def pictures(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Files of a few charts."""
    columns = extract(graph)
    ground = Ground(graph, Situation(columns, ON), weights(columns, "municipalities", ON))
    made: dict[str, Picture] = {
        "crosswalk": crosswalk.picture(ground, "jeugdregio", "veiligheidsregio"),
        "flows": flows.picture(ground, "jeugdregio", "ggd-regio"),
        "timeline": timeline.picture(graph, naming.municipality(graph, "West Betuwe", ON), ON),
    }
    folder = tmp_path_factory.mktemp("charts")
    for name, picture in made.items():
        (folder / f"{name}.html").write_text(
            as_page(picture, f"jeugdgraph draw {name}", "nl"), encoding="utf-8"
        )
    return {name: folder / f"{name}.html" for name in made}


def details(page: Page) -> str:
    return page.locator("#details-body").inner_text()


@pytest.mark.parametrize("name", ["crosswalk", "flows", "timeline"])
@pytest.mark.parametrize(("size", "dark"), [(DESK, False), (PHONE, True)], ids=["desk-light", "phone-dark"])
@pytest.mark.again
def test_chart_breaks_no_rule(
    chromium: Chromium, pictures: dict[str, Path], name: str, size: tuple[int, int], *, dark: bool
) -> None:
    opened = chromium.open(pictures[name], size, dark=dark)
    opened.page.locator(".drawing svg [data-key]").first.focus()
    opened.page.keyboard.press("Enter")
    assert violations(opened.page) == []
    assert (opened.requests, opened.complaints) == ([], [])


def test_arrows_walk_over_the_marks_and_enter_chooses(chromium: Chromium, pictures: dict[str, Path]) -> None:
    page = chromium.open(pictures["crosswalk"]).page
    page.locator('.drawing:lang(nl) [data-key="jeugdregio-food-valley|veiligheidsregio-utrecht"]').focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(FOCUSED) == "jeugdregio-food-valley|veiligheidsregio-gelderland-midden"
    page.keyboard.press("Enter")
    assert "Ede" in details(page)
    assert page.locator(".drawing .ring").count() == 2
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(FOCUSED) == "jeugdregio-food-valley|veiligheidsregio-utrecht"
    assert page.locator('.drawing:lang(nl) svg [tabindex="0"]').count() == 1


def test_every_mark_can_be_reached_by_arrows(chromium: Chromium, pictures: dict[str, Path]) -> None:
    page = chromium.open(pictures["crosswalk"]).page
    page.locator(".drawing:lang(nl) svg [data-key]").first.focus()
    reached = page.evaluate(
        """() => {
          const all = new Set(), waiting = [document.activeElement];
          while (waiting.length) {
            const mark = waiting.pop();
            if (all.has(mark)) continue;
            all.add(mark);
            for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]) {
              mark.focus();
              mark.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
              waiting.push(document.activeElement);
            }
          }
          return all.size;
        }"""
    )
    assert reached == page.locator(".drawing:lang(nl) svg [data-key]").count()


def test_search_finds_the_municipalities_in_a_mark(chromium: Chromium, pictures: dict[str, Path]) -> None:
    page = chromium.open(pictures["crosswalk"]).page
    page.fill("#find", "scherpenzeel")
    lit = page.locator(".drawing:lang(nl) .lit")
    assert [mark.get_attribute("data-key") for mark in lit.all()] == [
        "jeugdregio-food-valley|veiligheidsregio-gelderland-midden"
    ]
    assert "1 " in page.locator("#found").inner_text()
    page.keyboard.press("Enter")
    assert "Scherpenzeel" in details(page)
    page.keyboard.press("Escape")
    assert lit.count() == 0


def test_mark_leads_to_its_row_and_back(chromium: Chromium, pictures: dict[str, Path]) -> None:
    page = chromium.open(pictures["timeline"]).page
    mark = page.locator(".drawing:lang(nl) svg [data-key]").nth(3)
    key = mark.get_attribute("data-key")
    mark.click(position={"x": 5, "y": 8})
    page.get_by_role("button", name="Toon in de tabel").click()
    page.wait_for_function("key => document.activeElement.closest('tr')?.dataset.key === key", arg=key)
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == key


def test_region_lights_up_its_ribbons(chromium: Chromium, pictures: dict[str, Path]) -> None:
    page = chromium.open(pictures["flows"]).page
    page.locator('.drawing:lang(nl) [data-key="a:jeugdregio-food-valley"]').click()
    lit = {mark.get_attribute("data-key") or "" for mark in page.locator(".drawing:lang(nl) .lit").all()}
    assert len(lit) == 3
    assert all("jeugdregio-food-valley" in key for key in lit)


def test_other_language_keeps_what_was_chosen(chromium: Chromium, pictures: dict[str, Path]) -> None:
    page = chromium.open(pictures["crosswalk"]).page
    page.locator(".drawing:lang(nl) svg [data-key]").first.click()
    before = details(page)
    page.get_by_role("button", name="English").click()
    assert "municipalities" in details(page)
    assert details(page) != before
    assert page.locator(".drawing:lang(en) svg").is_visible()
    assert not page.locator(".drawing:lang(nl) svg").is_visible()


def test_saved_svg_has_no_trace_of_the_page(chromium: Chromium, pictures: dict[str, Path]) -> None:
    page = chromium.open(pictures["crosswalk"], dark=True).page
    page.fill("#find", "tiel")
    page.keyboard.press("Enter")
    page.get_by_text("Bewaren").click()
    with page.expect_download() as found:
        page.get_by_role("button", name="Beeld als SVG").click()
    saved = Path(found.value.path()).read_text(encoding="utf-8")
    assert "var(--" not in saved
    assert not re.search(r'class="(?:ring|lit|some)|tabindex|role="button"|style=', saved)
    assert 'fill="#ffffff"' in saved
