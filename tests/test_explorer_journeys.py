"""What a policy adviser does with the explorer, from beginning to end: in a browser, with the keyboard, and without a
script; from a server that runs and from files."""

import csv
import io
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import PHONE, Chromium, chromium, running, violations
from conftest import Run
from explorer import Visitor, explorer, filed, fits, settled
from openpyxl import load_workbook
from playwright.sync_api import Download, Page, expect
from sparql_protocol import Running

__all__ = ["chromium", "explorer", "filed", "running"]  # fixtures


@pytest.fixture
def visitor(chromium: Chromium, explorer: Running) -> Iterator[Visitor]:
    """Somebody at the explorer; at the end no page asked for anything elsewhere, and none complained."""
    visitor = Visitor(chromium, explorer.address)
    yield visitor
    assert visitor.offences() == []


def _said(page: Page, place: str = "main") -> str:
    """What can be seen of a part of a page, with single spaces."""
    return " ".join(page.locator(place).first.inner_text().split())


def _taken(page: Page, name: str) -> Path:
    """What the link with a name in `Take along` gives, as a file."""
    with page.expect_download() as waiting:
        page.locator("aside.along").get_by_role("link", name=name, exact=True).click()
    download: Download = waiting.value
    return Path(download.path())


def _rows(page: Page, place: str) -> list[list[str]]:
    """Texts of the cells in the body of a table."""
    found: list[list[str]] = page.locator(f"{place} tbody").first.evaluate(
        "body => [...body.rows].map(row => [...row.cells].map(cell => cell.innerText.trim().replace(/\\\\s+/g, ' ')))"
    )
    return found


# ---- find my municipality ----------------------------------------------------------------------------------------


def test_find_my_municipality_with_the_keyboard(visitor: Visitor) -> None:
    page = visitor.at("/nl/")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    field = page.get_by_role("combobox", name="Zoek een gemeente of verband")
    for _ in range(20):
        if field.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(field).to_be_focused()
    page.keyboard.type("tie")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("Tiel")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#page-status")).to_contain_text(str(options.count()))
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Tiel")
    assert page.url.endswith("/nl/municipality/GM0281")
    region = page.get_by_role("link", name="Jeugdregio Rivierenland", exact=True).first
    region.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Jeugdregio Rivierenland")
    members = _said(page)
    for name in ("Buren", "Culemborg", "Maasdriel", "Neder-Betuwe", "Tiel", "West Betuwe", "Zaltbommel"):
        assert name in members


def test_suggestions_can_be_put_away_and_tell_when_there_are_none(visitor: Visitor) -> None:
    page = visitor.at("/en/municipalities", PHONE)
    field = page.locator("#find")
    field.press_sequentially("utr")
    expect(page.get_by_role("option").first).to_be_visible()
    assert fits(page) and violations(page) == []
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")
    field.fill("qqqqq")
    expect(page.locator(".suggestions li")).to_have_count(0)
    field.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert "search?q=qqqqq" in page.url


def test_find_my_municipality_without_a_script(visitor: Visitor) -> None:
    page = visitor.at("/nl/?on=2018-06-01", PHONE, script=False)
    page.locator("#find").fill("geldermalsen")
    page.get_by_role("button", name="zoeken").click()
    expect(page.locator("h1")).to_have_text("Geldermalsen")
    assert "on=2018-06-01" in page.url
    page.locator("#find").fill("gelder")
    page.get_by_role("button", name="zoeken").click()
    assert page.locator("main table a").count() > 1
    link = page.get_by_role("link", name="Geldermalsen", exact=True)
    link.click()
    expect(page.locator("h1")).to_have_text("Geldermalsen")
    page.locator("#became").get_by_role("link", name="West Betuwe").click()
    expect(page.locator("h1")).to_have_text("West Betuwe")


# ---- understand one mismatch -------------------------------------------------------------------------------------


@pytest.mark.parametrize("script", [True, False])
def test_understand_a_mismatch_down_to_its_evidence(visitor: Visitor, script: bool) -> None:
    page = visitor.at("/nl/municipality/GM0281", script=script)
    page.locator("#boundaries").get_by_role("link", name="Alles over de grenzen van Tiel").click()
    assert "/mismatches/GM0281" in page.url
    finding = page.locator("ol.findings > li").first
    sentence = _said(page, "ol.findings > li > p")
    assert re.search(r"\d van de \d+ gemeenten", sentence)
    finding.locator("summary").click()
    proof = finding.get_by_role("link", name="Tiel in Jeugdregio Rivierenland")
    expect(proof).to_be_visible()
    proof.click()
    expect(page.locator("h1")).to_have_text("Tiel in Jeugdregio Rivierenland")
    rows = _rows(page, "main section")
    assert len(rows) > 1, "who else says so"
    regiovisie = next(row for row in rows if "Regiovisie" in row[0])
    assert regiovisie[1].startswith("hoofdstuk 1")
    page.get_by_role("link", name="Regiovisie jeugdhulp, regio Rivierenland").first.click()
    assert page.url.endswith("/nl/source/regiovisie-rivierenland-2023")
    expect(page.locator("h1")).to_contain_text("Regiovisie jeugdhulp")


def test_every_source_mark_of_a_municipality_says_how_we_know(visitor: Visitor) -> None:
    page = visitor.at("/en/municipality/GM0281")
    marks = page.locator("a.proof")
    assert marks.count() > 20
    for place in (0, marks.count() // 2, marks.count() - 1):
        mark = page.locator("a.proof").nth(place)
        assert "know" in (mark.get_attribute("aria-label") or "")
        mark.click()
        assert "/evidence/" in page.url
        expect(page.locator("main table a[href*='/source/']").first).to_be_visible()
        page.go_back()


# ---- compare two divisions and take it along ---------------------------------------------------------------------


def test_compare_two_divisions_and_take_it_along(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.at("/nl/compare")
    page.locator("#f-a").select_option("jeugdregio")
    page.locator("#f-b").select_option("zorgkantoorregio")
    page.locator("#f-b").press("Tab")
    page.get_by_role("button", name="Vergelijk", exact=True).press("Enter")
    page.wait_for_url("**/nl/compare/jeugdregio/zorgkantoorregio**")
    lead = _said(page, "main .lead")
    cut = re.search(r"(\d+) van de (\d+) regio", lead)
    assert cut
    rows = _rows(page, "section.part:has(h2:has-text('doorsneden door'))")
    assert len(rows) == int(cut[2]) - int(cut[1]), "whole and cut regions are all regions"
    told = list(csv.reader(io.StringIO(_taken(page, "CSV").read_text(encoding="utf-8-sig"))))
    text = json.dumps(told, ensure_ascii=False)
    for row in rows:
        assert row[0] in text
    book = load_workbook(_named(_taken(page, "Excel (XLSX)"), tmp_path / "taken.xlsx"), read_only=True)
    cells = {
        str(cell)
        for sheet in book
        for line in sheet.iter_rows(values_only=True)
        for cell in line
        if cell is not None
    }
    for row in rows:
        assert row[0] in cells
    link = page.locator("a[rel=bookmark]").get_attribute("href") or ""
    assert "on=2026-11-22" in link
    again = visitor.at(page.evaluate("link => new URL(link, location).href", link))
    assert _said(again, "main .lead") == lead


def _named(path: Path, name: Path) -> Path:
    """A file under a name that tells what it is."""
    name.write_bytes(path.read_bytes())
    return name


def test_compare_what_a_page_is_about(visitor: Visitor) -> None:
    page = visitor.at("/en/division/jeugdregio")
    page.get_by_role("link", name="Compare", exact=False).first.click()
    expect(page.locator("h1")).to_be_visible()
    page = visitor.at("/nl/compare?a=jeugdregio-rivierenland")
    page.locator("#f-name_b").fill("GGD Gelderland-Zuid")
    page.get_by_role("button", name="Vergelijk", exact=True).click()
    page.wait_for_url("**/compare/jeugdregio-rivierenland/ggd-regio-gelderland-zuid")


def test_compare_two_arrangements_without_a_script(visitor: Visitor) -> None:
    page = visitor.at("/en/compare/jeugdregio-rivierenland/ggd-regio-gelderland-zuid", PHONE, script=False)
    text = _said(page)
    assert "Tiel" in text and "Nijmegen" in text
    page.get_by_role("link", name=re.compile("swap", re.IGNORECASE)).click()
    assert "/compare/ggd-regio-gelderland-zuid/jeugdregio-rivierenland" in page.url


# ---- see a change over time --------------------------------------------------------------------------------------


def test_see_a_change_over_time(visitor: Visitor) -> None:
    page = visitor.at("/nl/history/GM0050")
    events = page.locator("#events")
    expect(events).to_contain_text("Jeugdregio Flevoland")
    expect(events).to_contain_text("Jeugdregio Noord-Veluwe")
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("End")
    expect(page.locator("#state-list")).to_contain_text("Jeugdregio Noord-Veluwe")
    seen = [slider.get_attribute("aria-valuetext")]
    while "Jeugdregio Flevoland" not in _regions(page) and len(seen) < 60:
        page.keyboard.press("ArrowLeft")
        seen.append(slider.get_attribute("aria-valuetext"))
    assert "Jeugdregio Flevoland" in _regions(page)
    assert len(set(seen)) == len(seen), "every step is another day, and says so"
    page.keyboard.press("Home")
    expect(page.get_by_role("button", name="eerder")).to_be_disabled()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#state-link a")).to_have_attribute("href", re.compile(r"on=\d{4}-\d\d-\d\d"))


def _regions(page: Page) -> str:
    return _said(page, "#state-list")


@pytest.mark.parametrize("script", [True, False])
def test_a_page_on_an_earlier_date(visitor: Visitor, script: bool) -> None:
    page = visitor.at("/nl/municipality/GM0050?rest=1", script=script)
    expect(page.locator(".lead")).to_contain_text("Jeugdregio Noord-Veluwe")
    page.locator("form.date input[type=date]").fill("2023-06-01")
    page.locator("form.date button").click()
    expect(page.locator(".lead")).to_contain_text("Jeugdregio Flevoland")
    assert "rest=1" in page.url and "on=2023-06-01" in page.url
    page.locator("a.language").click()
    expect(page.locator(".lead")).to_contain_text("1 June 2023")
    page.locator("main table a").first.click()
    assert "on=2023-06-01" in page.url, "the date goes along"


def test_days_of_a_history_can_be_chosen_without_a_script(visitor: Visitor) -> None:
    page = visitor.at("/en/history/GM0050", PHONE, script=False)
    expect(page.get_by_role("slider")).to_have_count(0)
    form = page.locator("#choose form")
    days = [one.get_attribute("value") or "" for one in form.locator("option").all()]
    before = max(day for day in days if day < "2024-01-01")
    form.get_by_label("How it was on").select_option(before)
    form.get_by_role("button").click()
    assert f"day={before}" in page.url
    expect(page.locator("#state")).to_contain_text("Jeugdregio Flevoland")
    page.locator("#state summary").click()
    page.locator("#state ul.columns a").first.click()
    assert "on=" in page.url


# ---- try a what-if and share it ----------------------------------------------------------------------------------


@pytest.mark.parametrize("script", [True, False])
def test_try_a_whatif_and_share_it(visitor: Visitor, run: Run, tmp_path: Path, script: bool) -> None:
    page = visitor.at("/nl/whatif", script=script)
    move = page.locator("details.add").first
    if move.get_attribute("open") is None:
        move.locator("summary").click()
    move.locator("select[name=municipality]").select_option("GM0281")
    move.locator("select[name=to]").select_option("jeugdregio-food-valley")
    move.locator("button.main").click()
    page.wait_for_url("**step=move*")
    expect(page.locator("#steps")).to_contain_text("Tiel naar Jeugdregio Food Valley")
    effect, lead = _said(page, "#effect"), _said(page, ".lead")
    assert "Tiel" in lead and re.search(r"\d", effect)
    link = page.get_by_role("link", name="Link naar dit scenario").get_attribute("href") or ""
    shared = visitor.at(link, PHONE, dark=True)
    assert (_said(shared, "#effect"), _said(shared, ".lead")) == (effect, lead)
    if not script:
        return
    file = _named(_taken(page, "scenario (TOML)"), tmp_path / "whatif-2026-11-22.toml")
    assert (
        "steps" in tomllib.loads(file.read_text(encoding="utf-8")) or file.read_text(encoding="utf-8").strip()
    )
    told = run("whatif", "run", str(file), "--on", "2026-11-22", "--lang", "nl", "--format", "json")
    assert told.returncode == 0, told.stderr
    assert "Tiel" in told.stdout and "Jeugdregio Food Valley" in told.stdout
    page.get_by_role("link", name=re.compile("Tekening")).click()
    page.wait_for_selector("html[data-ready]", state="attached", timeout=60_000)
    assert "Tiel" in _said(page, "body")


def test_steps_of_a_whatif_can_be_taken_away(visitor: Visitor) -> None:
    page = visitor.at(
        "/en/whatif?step=move~GM0281~jeugdregio-food-valley&step=move~GM0214~jeugdregio-food-valley"
    )
    steps = page.locator("#steps ol.findings > li")
    expect(steps).to_have_count(2)
    expect(steps.first).to_contain_text("Tiel")
    page.get_by_role("link", name="Put step 1 later").click()
    expect(steps.first).to_contain_text("Buren")
    page.get_by_role("link", name="Remove step 1").click()
    expect(steps).to_have_count(1)
    expect(steps.first).to_contain_text("Tiel")
    page.get_by_role("link", name="Start over").click()
    expect(page.locator("#steps ol.findings > li")).to_have_count(0)


# ---- ask in SPARQL -----------------------------------------------------------------------------------------------

HOSTILE = (
    'SELECT ?s WHERE { VALUES ?s { "<img src=x onerror=alert(1)>" "</script><script>alert(2)</script>" '
    "<javascript:alert(3)> 3 } }"
)


def test_query_runs_in_the_page(visitor: Visitor) -> None:
    page = visitor.at("/nl/sparql")
    editor = page.locator("#query")
    editor.fill("SELECT ?name WHERE { ?m a jg:Municipality ; skos:prefLabel ?name } ORDER BY ?name LIMIT 3")
    editor.press("Control+Enter")
    expect(page.locator("#result tbody tr")).to_have_count(3)
    assert "query=" in page.url, "the address gives the query again"
    names = page.locator("#result tbody td").all_inner_texts()
    assert names == sorted(names)
    heading = page.locator("#result th button")
    heading.click()
    heading.click()
    expect(page.locator("#result th")).to_have_attribute("aria-sort", "descending")
    assert page.locator("#result tbody td").all_inner_texts() == names[::-1]
    assert violations(page) == []
    again = visitor.at(page.url, script=False)
    expect(again.locator("#result tbody tr")).to_have_count(3)


@pytest.mark.parametrize("script", [True, False])
def test_literals_that_are_hostile_are_text(visitor: Visitor, script: bool) -> None:
    page = visitor.at("/nl/sparql", PHONE, script=script)
    page.locator("#query").fill(HOSTILE)
    page.locator("#ask button.main").click()
    expect(page.locator("#result tbody tr")).to_have_count(4)
    text = _said(page, "#result")
    assert "<img src=x onerror=alert(1)>" in text and "</script><script>alert(2)</script>" in text
    expect(page.locator("#result img, #result script, #result a[href^=javascript]")).to_have_count(0)
    assert fits(page)


@pytest.mark.parametrize("script", [True, False])
def test_a_query_that_is_wrong_is_told_where(chromium: Chromium, explorer: Running, script: bool) -> None:
    visitor = Visitor(chromium, explorer.address)
    page = visitor.at("/en/sparql", script=script)
    editor = page.locator("#query")
    editor.fill("SELECT * WHERE {\n  ?s ?p\n}")
    page.locator("#ask button.main").click()
    expect(page.locator("#result mark")).to_be_visible()
    expect(editor).to_have_attribute("aria-invalid", "true")
    assert violations(page) == [] if script else True
    editor.fill("ASK { ?m a jg:Municipality }")
    page.locator("#ask button.main").click()
    expect(page.locator("#result mark")).to_have_count(0)
    assert [told for told in visitor.offences() if "status of 400" not in told] == []


# ---- from files --------------------------------------------------------------------------------------------------


@pytest.fixture
def reader(chromium: Chromium, filed: Path) -> Iterator[Visitor]:
    """Somebody with the site as files; at the end no page complained, and none asked for anything but files."""
    reader = Visitor(chromium, filed.as_uri())
    yield reader
    assert reader.offences() == []


def test_files_lead_from_the_start_to_a_municipality(reader: Visitor) -> None:
    page = reader.at("/index.html")
    page.get_by_role("link", name="Nederlands").click()
    field = page.locator("#find")
    field.press_sequentially("esv")
    expect(page.get_by_role("option").first).to_contain_text("Esveen")
    field.press("Enter")
    expect(page.locator("h1")).to_have_text("Esveen")
    assert page.url.startswith("file://") and page.url.endswith("/nl/municipality/GM9005.html")
    page.locator("a.language").click()
    assert page.url.endswith("/en/municipality/GM9005.html")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("a.proof").first.click()
    expect(page.locator("main table a").first).to_be_visible()


@pytest.mark.parametrize("place", [
    "nl/index", "en/municipality/GM9005", "nl/divisions", "en/network", "nl/map", "en/history/GM9005", "nl/gaps", "en/about",
    *(pytest.param(place, marks=pytest.mark.again) for place in (
        "nl/municipalities", "en/arrangements", "nl/compare", "en/mismatches", "nl/questions", "en/sources", "nl/api",
        "en/changes",
    )),
])  # fmt: skip
def test_files_are_for_everybody_and_need_no_server(reader: Visitor, place: str) -> None:
    page = reader.at(f"/{place}.html", PHONE, dark=place.startswith("en"))
    settled(page)
    expect(page.locator("h1")).to_have_count(1)
    assert fits(page)
    assert reader.offences() == []
    assert violations(page) == []
    reader.opened.clear()  # axe itself asks for style sheets, and talks to frames, as a page in a folder may not
    asking = page.locator("form:not([role=search])")
    expect(asking).to_have_count(0)
    for link in page.locator("a[href]").all():
        assert not re.match(r"/|javascript:", link.get_attribute("href") or "")


def test_pictures_in_files_can_be_used(reader: Visitor) -> None:
    page = reader.at("/en/network.html")
    settled(page)
    frame = page.frames[1]
    expect(frame.locator("h1")).to_have_count(1)
    frame.locator("#twin-fold > summary").click()
    expect(frame.locator("#twin-rows tr[data-key] button").first).to_be_visible()
    frame.locator("#twin-rows tr[data-key] button").first.click()
    expect(frame.locator("#details h3")).to_have_count(1)


def test_days_of_a_history_can_be_chosen_in_files(reader: Visitor) -> None:
    page = reader.at("/nl/history/GM9005.html")
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("Home")
    first = _regions(page)
    page.keyboard.press("End")
    assert _regions(page) != first
