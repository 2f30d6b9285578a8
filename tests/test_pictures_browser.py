"""Every kind of picture in a browser, as the command line makes it: for everybody, safe, quick, without the mouse.

What each stage does is tested in test_page_network, test_pictures_drawing and test_pictures_map; here is what holds
for all of them.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from browser import DESK, PHONE, Chromium, Opened, chromium, running, violations
from conftest import ROOT, once, sampled
from drawn import CHARTS, KINDS, MAPS, drawing, drawn
from hostile import TEXTS, spoil
from playwright.sync_api import Page, expect
from reading import TinyWorld

from jeugdgraph.text import clean_for_terminal

__all__ = ["chromium", "running"]  # fixtures
STILL = (*MAPS, *CHARTS)
"""Kinds whose drawing stands in the page."""


@pytest.fixture(scope="session")
def pages(built_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with a page of every kind, made by the command line in a process of its own."""
    commands = [(*args, "-o", f"{kind}.html") for kind, args in KINDS.items()]

    def draw(folder: Path) -> None:
        told = drawn(drawing(folder, {"JEUGDGRAPH_STORE": str(built_store)}, commands))
        assert told.decode().split() == [f"{kind}.html" for kind in KINDS]

    return once(tmp_path_factory, "pictures", draw)


@pytest.fixture
def show(chromium: Chromium, pages: Path) -> Iterator[Callable[..., Page]]:
    """Open the page of a kind; at the end it has asked for nothing and complained of nothing."""
    opened: list[Opened] = []

    def act(kind: str, size: tuple[int, int] = DESK, **how: Any) -> Page:
        opened.append(chromium.open(pages / f"{kind}.html", size, **how))
        return opened[-1].page

    yield act
    for one in opened:
        assert (one.requests, one.complaints) == ([], [])


def data_of(path: Path) -> dict[str, Any]:
    """The data that a page carries."""
    found = re.search(
        r'<script type="application/json" id="data">(.*?)</script>', path.read_text(encoding="utf-8")
    )
    assert found
    told: dict[str, Any] = json.loads(found[1])
    return told


def fits(page: Page) -> bool:
    """Whether nothing sticks out of the page sideways."""
    return bool(page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"))


def open_all(page: Page) -> None:
    """The table open on a few rows, one of them chosen, and the filters open."""
    page.locator("#twin-fold > summary").click()
    row = page.locator("#twin-rows tr[data-key] button").first
    words = row.inner_text()
    page.locator("#twin-words").fill(words)
    row.click()
    expect(page.locator("#details h3")).to_have_count(1)
    filters = page.locator(".drop > summary")
    if filters.count():
        filters.click()
        expect(page.locator(".drop > .panel")).to_be_visible()


def test_a_breach_would_be_seen(chromium: Chromium, pages: Path, tmp_path: Path) -> None:
    whole = (pages / "timeline.html").read_text(encoding="utf-8")
    path = tmp_path / "breached.html"
    path.write_text(
        whole.replace("</body>", '<p onclick="1">x</p><img src="https://example.org/x"></body>'),
        encoding="utf-8",
    )
    opened = chromium.open(path)
    assert any("breach of script-src" in told for told in opened.complaints)
    assert any("breach of img-src" in told for told in opened.complaints)


# ---- every kind: for everybody -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "way"),
    [
        pytest.param(kind, way, marks=() if (place + at) % 2 == 0 else pytest.mark.again)
        for place, kind in enumerate(KINDS)
        for at, way in enumerate(("desk-light-nl", "phone-dark-en"))
    ],
)
def test_page_breaks_no_rule_and_has_all_its_parts(
    show: Callable[..., Page], pages: Path, kind: str, way: str
) -> None:
    lang = way[-2:]
    page = show(kind, PHONE if lang == "en" else DESK, dark=lang == "en")
    if lang == "en":
        page.locator("[data-language=en]").click()
    assert fits(page)
    told = data_of(pages / f"{kind}.html")
    assert page.title() == said(told["title"], lang) == page.locator("h1").inner_text()
    assert page.locator("#summary").inner_text().strip() == said(told["summary"], lang)
    assert page.locator("#on").get_attribute("datetime") == told["on"]
    assert page.locator("#command").inner_text() == told["command"]
    ground = seen(page, ".ground")
    for words in (*told["notes"], *(source["text"] for source in told["sources"])):
        assert said(words, lang) in ground
    assert {link.get_attribute("href") for link in page.locator(".ground a").all()} == {
        source["link"] for source in told["sources"] if source["link"]
    }
    open_all(page)
    assert fits(page)
    assert violations(page) == []


def said(words: Any, lang: str) -> str:
    """A text of the data in a language."""
    return words[lang] if isinstance(words, dict) else words


def seen(page: Page, place: str) -> str:
    """The text that can be seen of a part of a page."""
    return " ".join(page.locator(place).inner_text().split())


@pytest.mark.parametrize("kind", KINDS)
def test_page_can_be_read_without_a_script(show: Callable[..., Page], pages: Path, kind: str) -> None:
    page = show(kind, script=False)
    told = data_of(pages / f"{kind}.html")
    text = seen(page, "body")
    for words in (
        told["title"],
        told["summary"],
        *told["notes"],
        *(source["text"] for source in told["sources"]),
    ):
        assert said(words, "nl") in text
    expect(page.locator("noscript p")).to_be_visible()
    if kind in STILL:
        expect(page.locator("#stage .drawing:lang(nl) svg").first).to_be_visible()


# ---- the national network is quick -------------------------------------------------------------------------------

_TIMED = """async ([act, ways]) => {
  const frame = () => new Promise(requestAnimationFrame), took = [], FRAMES = 4;
  const does = {
    search: words => {
      const field = document.getElementById("search");
      field.focus();
      field.value = words;
      field.dispatchEvent(new Event("input"));
    },
    filter: place => document.querySelectorAll(".facets input")[place].click(),
    hover: ([x, y]) => {
      const box = document.getElementById("network"), {left, top, width, height} = box.getBoundingClientRect();
      const at = {clientX: left + x * width, clientY: top + y * height, pointerType: "mouse", bubbles: true};
      box.dispatchEvent(new PointerEvent("pointermove", at));
    },
    slider: step => {
      const slider = document.querySelector(".time input[type=range]");
      slider.value = String(+slider.value + step);
      slider.dispatchEvent(new Event("input"));
    },
  };
  for (const way of ways) {
    await new Promise(done => setTimeout(done, 130));
    await frame();
    const began = performance.now();
    does[act](way);
    for (let passed = 0; passed < FRAMES; passed++) await frame();
    took.push(performance.now() - began - (FRAMES - 1) * 1000 / 60);
  }
  return took.sort((a, b) => a - b)[Math.floor(took.length / 2)];
}"""
"""Median of the milliseconds from an event until what it changed is painted.

The script asks for a frame to draw in, the library for another; the third is on the screen when the fourth begins. What
they would last when nothing happens is taken off.
"""
WAYS: dict[str, list[Any]] = {
    "search": ["t", "ti", "tie", "tiel", "re", "regi"],
    "filter": [0, 1, 2, 0, 1, 2],
    "hover": [(x / 10, y / 10) for x in (4, 5) for y in (3, 5, 7)],
    "slider": [-1, -1, -1, 1, 1, -1],
}
TRIES = 4


@pytest.mark.slow
def test_national_network_is_painted_within_two_seconds(show: Callable[..., Page]) -> None:
    took = []
    for _ in range(TRIES):
        page = show("country")
        took.append(page.evaluate("performance.getEntriesByName('network drawn')[0].startTime"))
        if took[-1] < 2000:
            break
    assert min(took) < 2000, took


@pytest.mark.slow
@pytest.mark.parametrize("act", WAYS)
def test_national_network_answers_within_a_tenth_of_a_second(show: Callable[..., Page], act: str) -> None:
    page = show("country")
    took = []
    for _ in range(TRIES):
        took.append(page.evaluate(_TIMED, [act, WAYS[act]]))
        if took[-1] < 100:
            break
    assert min(took) < 100, took


# ---- without the mouse -------------------------------------------------------------------------------------------

_HERE = """() => {
  const here = document.activeElement, style = getComputedStyle(here);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const mark = here.ownerSVGElement && (here.ownerSVGElement.querySelector(".ring") || parseFloat(style.strokeWidth) >= 3);
  const box = here.getBoundingClientRect();
  return {
    tag: here.tagName, lost: here === document.body || !here.isConnected, visible: Boolean(ring || mark),
    sized: box.width > 0 && box.height > 0,
  };
}"""
"""Where the keyboard is, and whether that can be seen."""


class Keys:
    """A reader who has a keyboard and no mouse: knows where the keyboard is after every key."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        """Press keys; after each the keyboard is somewhere, and it can be seen where."""
        for key in keys:
            here = self._pressed(key)
            assert not here["lost"] and here["visible"] and here["sized"], (key, here)

    def to(self, place: str, key: str = "Tab", most: int = 90) -> None:
        """Go on with Tab until the keyboard is at an element; beyond the last of the page lies the first."""
        for _ in range(most):
            if self.at(place):
                return
            here = self._pressed(key)
            assert here["lost"] or (here["visible"] and here["sized"]), (place, here)
        raise AssertionError(f"{place} cannot be reached with {key}")

    def _pressed(self, key: str) -> dict[str, Any]:
        self.page.keyboard.press(key)
        if not key.endswith("Tab"):  # what the key did may take the keyboard away a frame later
            self.page.evaluate(
                "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
            )
        here: dict[str, Any] = self.page.evaluate(_HERE)
        return here

    def at(self, place: str) -> bool:
        return bool(self.page.evaluate("place => document.activeElement.matches(place)", place))

    def type(self, words: str) -> None:
        self.press(*words)


STAGES = {"network": "municipality", "map": "maps", "chart": "crosswalk"}
"""A kind for each way in which the stage works."""
staged = pytest.mark.parametrize("stage", STAGES)


@pytest.fixture
def keys(show: Callable[..., Page], request: pytest.FixtureRequest) -> Keys:
    """The keyboard at the top of the page of a stage."""
    return Keys(show(STAGES[request.getfixturevalue("stage")]))


def status(page: Page) -> str:
    return page.locator("#status").text_content() or ""


@staged
def test_every_control_is_a_stop_of_the_tab_key(keys: Keys, stage: str) -> None:
    page = keys.page
    keys.to("#twin-fold > summary")
    keys.press("Enter", "Tab")
    keys.to("#twin-words")
    keys.type("tiel")
    page.evaluate("document.activeElement.blur()")
    wanted = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
          .filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility() && !one.closest("details:not([open]) > :not(summary)"))
          .map((one, place) => { one.dataset.stop = place; return String(place); })"""
    )
    reached = set()
    for _ in range(len(wanted) + 5):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.dataset.stop"))
    assert set(wanted) <= reached


@staged
def test_skip_links_lead_to_the_picture_and_the_table(keys: Keys, stage: str) -> None:
    keys.press("Tab")
    assert keys.at(".skip[href='#stage']")
    keys.press("Tab", "Enter")
    assert keys.page.locator("#twin-fold").get_attribute("open") is not None
    keys.press("Tab", "Tab")
    assert keys.page.evaluate("Boolean(document.activeElement.closest('#twin'))")
    keys.page.evaluate("document.querySelector('.skip').focus()")
    keys.page.keyboard.press("Enter")
    keys.press("Tab")
    assert keys.page.evaluate("Boolean(document.activeElement.closest('#stage'))")


@staged
def test_language_theme_and_print_by_keyboard(keys: Keys, stage: str) -> None:
    page = keys.page
    page.evaluate("window.print = () => { window.printed = true; }")
    keys.to("[data-language=en]")
    keys.press("Enter")
    assert page.evaluate("document.documentElement.lang") == "en"
    keys.to("#theme")
    before = page.evaluate("getComputedStyle(document.body).color")
    keys.press("Space")
    assert page.evaluate("getComputedStyle(document.body).color") != before
    keys.to("#print")
    keys.press("Enter")
    assert page.evaluate("window.printed")


@staged
def test_picture_and_data_are_saved_by_keyboard(keys: Keys, stage: str) -> None:
    page = keys.page
    keys.to(".menu > summary")
    keys.press("Enter", "Tab", "Escape")
    assert keys.at(".menu > summary")
    assert not page.locator(".menu .items").is_visible()
    saved = {}
    for kind in ("svg", "png", "json"):
        keys.to(".menu > summary", "Shift+Tab")
        keys.press("Enter")
        keys.to(f"[data-save={kind}]")
        with page.expect_download() as download:
            keys.press("Enter")
        saved[kind] = Path(download.value.path()).read_bytes()
        assert download.value.suggested_filename.endswith(f".{kind}")
        assert download.value.suggested_filename in status(page)
    assert ElementTree.fromstring(saved["svg"]).tag.endswith("svg")  # noqa: S314 - our own
    assert saved["png"].startswith(b"\x89PNG")
    assert json.loads(saved["json"])["tables"]


@staged
def test_table_by_keyboard(keys: Keys, stage: str) -> None:
    page = keys.page
    keys.to("#twin-fold > summary")
    keys.press("Enter")
    keys.to("#twin-words")
    keys.type("tiel")
    keys.to("#twin-body thead th:nth-child(2) button")
    keys.press("Enter")
    assert page.locator("#twin-body thead th").nth(1).get_attribute("aria-sort") == "ascending"
    keys.press("Enter")
    assert page.locator("#twin-body thead th").nth(1).get_attribute("aria-sort") == "descending"
    keys.to("#twin-body .rows button", "Shift+Tab")
    with page.expect_download() as download:
        keys.press("Enter")
    written = Path(download.value.path()).read_text(encoding="utf-8-sig")
    drawn_ = page.evaluate(
        "[...document.querySelectorAll('#twin-rows tr')].map(row => [...row.children].map(cell => cell.innerText.trim()))"
    )
    table = list(csv.reader(io.StringIO(written)))[1:]
    assert table
    assert [row[0] for row in table] == [row[0] for row in drawn_]
    assert len({len(row) for row in (*table, *drawn_)}) == 1
    keys.press("Shift+Tab", "Enter")
    assert status(page) in ("Gekopieerd.", "Kopiëren mag niet in deze browser; bewaar als CSV.")
    keys.to("#twin-rows tr[data-key] button")
    keys.press("Enter")
    expect(page.locator("#details h3")).to_have_count(1)


@staged
def test_whole_table_is_the_data(keys: Keys, stage: str, pages: Path) -> None:
    page = keys.page
    keys.to("#twin-fold > summary")
    keys.press("Enter")
    tables = data_of(pages / f"{STAGES[stage]}.html")["tables"]
    for place, table in enumerate(tables):
        if place:
            keys.to("#twin-body select", "Shift+Tab")
            keys.press("ArrowDown")
        keys.to("#twin-body .rows button:nth-of-type(2)")
        with page.expect_download() as download:
            keys.press("Enter")
        written = list(csv.reader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))
        assert written[0] == [column["id"] for column in table["columns"]]
        whole = [[plain(cell) for cell in row[1:]] for row in unpacked(table)]
        assert written[1:] == (whole if stage != "network" else [row for row in whole if row in written])
        assert len(written) > 1


def unpacked(table: dict[str, Any]) -> list[list[Any]]:
    """Rows of a table of the page, in which what a column repeats stands once."""
    of = [None, *(column.get("of") for column in table["columns"])]
    return [
        [cell if said_ is None else said_[cell] for cell, said_ in zip(row, of, strict=True)]
        for row in table["rows"]
    ]


def plain(cell: Any) -> str:
    """A cell as the file has it."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(said(cell, "nl"))
    return f"'{text}" if isinstance(cell, str | dict) and re.match(r"[=+\-@\t\r]", text) else text


@pytest.mark.parametrize("stage", ["network"])
def test_network_by_keyboard(keys: Keys, stage: str) -> None:
    page = keys.page
    keys.to("#search")
    keys.type("bur")
    keys.press("ArrowDown", "Enter")
    expect(page.locator("#details h3")).to_have_text("Buren")
    keys.to(".drop > summary")
    keys.press("Enter")
    keys.to(".facets input")
    keys.press("Space")
    assert page.locator(".drop > summary").inner_text() == "Filters (1 uit)"
    keys.press("Space", "Escape")
    assert keys.at(".drop > summary")
    keys.to(".time .step:first-child")
    day = page.locator(".time output").inner_text()
    keys.press("Enter")
    assert page.locator(".time output").inner_text() != day
    keys.to(".time input[type=range]")
    keys.press("Home", "End", "ArrowLeft")
    keys.to(".time .step:nth-of-type(2)")
    keys.press(*["Enter"] * 3)  # to the last day, and on
    keys.to(".time input[type=date]")
    keys.to("#network")
    keys.press("Escape", "ArrowRight", "ArrowDown", "Enter", "+", "-", "0")
    expect(page.locator("#details h3")).to_have_count(1)
    keys.to(".zoom button")
    keys.press("Enter")
    keys.to("#details summary")
    keys.press("Enter")
    keys.to("#details .ties details[open] > button")
    keys.press("Enter")
    keys.to("#details .actions button")
    keys.press("Enter")
    keys.to("#details .actions button")
    keys.press("Enter")
    assert keys.at("#search")
    keys.type("tiel")
    keys.press("Enter")
    expect(page.locator("#details ol.path")).to_have_count(1)
    keys.to("#legend button.entry")
    keys.press("Space")
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "false"
    keys.press("Space")
    keys.to("#details .actions button:last-child", "Shift+Tab")
    keys.press("Enter")
    expect(page.locator("#details h3")).to_have_count(0)


@pytest.mark.parametrize("stage", ["map"])
def test_map_by_keyboard(keys: Keys, stage: str) -> None:
    page = keys.page
    keys.to("#search")
    keys.type("tiel")
    keys.press("Enter")
    expect(page.locator("#details h3")).to_have_text("Tiel")
    keys.to(".by button:last-of-type")
    keys.press("Enter")
    assert page.locator(".by button").last.get_attribute("aria-pressed") == "true"
    keys.to("svg.map [data-code]")
    before = page.evaluate("document.activeElement.dataset.code")
    keys.press("ArrowRight", "ArrowDown", "Enter", "+", "+", "-", "0")
    assert page.evaluate("document.activeElement.dataset.code") != before
    expect(page.locator("#details h3")).not_to_have_text("Tiel")
    keys.to(".zoom button")
    keys.press("Enter")
    keys.to("#details summary")
    keys.press("Enter")
    keys.to("#details button.name")
    keys.press("Enter")
    keys.to("#details .actions button")
    keys.press("Enter")
    expect(page.locator("#details h3")).to_have_count(0)
    keys.to("#legend button.entry")
    keys.press("Space")
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "false"
    keys.to("#filters button")
    keys.press("Enter")
    expect(page.locator("#details h3")).to_have_count(1)


@pytest.mark.parametrize("stage", ["chart"])
def test_chart_by_keyboard(keys: Keys, stage: str) -> None:
    page = keys.page
    keys.to("#find")
    keys.type("tiel")
    keys.press("Enter")
    expect(page.locator("#details h3")).to_have_count(1)
    chosen = page.locator("#details h3").inner_text()
    keys.press("End", "Enter", "ArrowUp", "ArrowLeft", "Home", "ArrowDown", "ArrowRight", "Enter")
    assert page.locator("#details h3").inner_text() != chosen
    keys.press("Escape")
    keys.to("#find", "Shift+Tab")
    keys.type("tiel")
    keys.press("Enter")
    assert page.locator("#details h3").inner_text() == chosen
    keys.to("#details button")
    keys.press("Enter")
    assert page.evaluate("Boolean(document.activeElement.closest('#twin-rows'))")
    keys.press("Enter")
    assert keys.at("svg [data-key]")
    keys.press("Escape")
    keys.to("#find", "Shift+Tab")
    keys.press("Tab", *["Enter"] * 6)  # smaller and smaller, to the end
    keys.press("Tab", *["Enter"] * 9)
    assert "200" in status(page)


# ---- hostile text in every field ---------------------------------------------------------------------------------

_ON = ("--on", "2018-06-01")
TINY: dict[str, tuple[str, ...]] = {
    "municipality": ("network", "municipality", "GM9005", *_ON),
    "arrangement": ("network", "arrangement", "jeugdregio-noord", *_ON),
    "divisions": ("network", "divisions", "jeugdregio", "schoolregio", *_ON),
    "country": ("network", "country", "--all-domains", "--all", *_ON),
    "projection": ("network", "country", "--projection", "--all-domains", *_ON),
    "path": ("network", "path", "GM9001", "GM9006", "--all-domains", "--national", *_ON),
    "scenario": ("network", "scenario", "scenario.toml", *_ON),
    "map": ("map", "jeugdregio", *_ON),
    "maps": ("map", "jeugdregio", "schoolregio", "--residents", *_ON),
    "crosswalk": ("crosswalk", "jeugdregio", "schoolregio", *_ON),
    "nesting": ("nesting", *_ON),
    "flows": ("flows", "jeugdregio", "schoolregio", *_ON),
    "since": ("flows", "jeugdregio", "--since", "2018-01-01", "--on", "2024-01-01"),
    "congruence": ("congruence", "--rest", "--stale", *_ON),
    "timeline": ("timeline", "GM9005", "--rest", "--all", *_ON),
}
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = frozenset(
    "svg title desc defs g path rect line circle polygon text tspan pattern linearGradient stop".split()
)
"""Elements of a drawing: none that fetches, runs or styles."""


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with a page and a drawing of every kind, in which everything that people write is hostile."""
    commands = [
        (*args, "-o", f"{kind}.{format_}") for kind, args in TINY.items() for format_ in ("html", "svg")
    ]
    step = 'move = ["GM9004"]\nto = "jeugdregio-zuid"'
    scenario = f"title = {json.dumps(TEXTS[0] + TEXTS[1])}\n[[step]]\n{step}\n"

    def draw(folder: Path) -> None:
        world = TinyWorld.copied(ROOT, folder / "home", folder / "cache")
        spoil(world)
        drawn(drawing(folder / "drawn", world.environment, commands, scenario))

    return once(tmp_path_factory, "hostile", draw) / "drawn"


@pytest.mark.parametrize("kind", sampled(TINY, 2))
def test_hostile_text_stays_text(chromium: Chromium, hostile: Path, kind: str) -> None:
    opened = chromium.open(hostile / f"{kind}.html")
    page = opened.page
    for wide, high in (DESK, PHONE):
        page.set_viewport_size({"width": wide, "height": high})
        for lang in ("en", "nl"):
            page.locator(f"[data-language={lang}]").click()
            assert page.locator("header").evaluate("one => one.offsetHeight") < 0.4 * high
            assert fits(page)
    choose_all(page)
    assert fits(page)
    assert page.evaluate("document.documentElement.scrollHeight") < 20 * PHONE[1]
    assert page.evaluate("window.broken") is None and page.title() != "broken"
    assert page.locator("img, iframe, object, embed, base, form, meta[http-equiv=refresh]").count() == 0
    assert page.evaluate(_ATTRIBUTES) == []
    links = page.evaluate("[...document.querySelectorAll('a')].map(link => link.getAttribute('href'))")
    assert all(re.match(r"https?://|#", link) for link in links)
    assert (opened.requests, opened.complaints) == ([], [])


_ATTRIBUTES = """[...document.querySelectorAll("*")].flatMap(one => [...one.attributes])
  .filter(({name}) => name.startsWith("on") || name === "srcdoc" || name === "formaction" || name === "xlink:href").map(({name}) => name)"""
"""Attributes that could make something happen."""


def choose_all(page: Page) -> None:
    """Choose what the table tells of, and open everything that opens."""
    page.evaluate("document.getElementById('twin-fold').open = true")
    rows = page.locator("#twin-rows tr[data-key] button")
    expect(rows.first).to_be_visible()
    for place in range(min(rows.count(), 2)):
        rows.nth(place).click()
        for fold in page.locator("#details summary").all()[:1]:
            fold.click()
    for filters in page.locator(".drop > summary").all():
        filters.click()
    for field in page.locator("#search, #find").all():
        field.fill("a")


@pytest.mark.parametrize("kind", TINY)
def test_hostile_text_stays_text_in_a_drawing(hostile: Path, kind: str) -> None:
    root = ElementTree.parse(hostile / f"{kind}.svg").getroot()  # noqa: S314 - made by us, just now
    assert {part.tag.removeprefix(SVG) for part in root.iter()} <= DRAWN
    names = {name.rpartition("}")[2] for part in root.iter() for name in part.keys()}
    assert not any(name.startswith("on") or name in ("href", "src") for name in names)
    told = "".join(root.itertext())
    assert not set(told) & set("\u202e\u202c\u2067\x01\x07\x1b")
    assert all(len(part.text or "") < 1500 for part in root.iter(f"{SVG}text"))


def test_hostile_text_is_shown(chromium: Chromium, hostile: Path) -> None:
    page = chromium.open(hostile / "maps.html").page
    page.locator("#twin-fold > summary").click()
    with (hostile.parent / "home" / "graph_data" / "municipalities.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        names = [row["name"] for row in csv.DictReader(file) if row["valid_from"] <= "2018"]
    assert any("<script>" in name for name in names)
    for name in names:
        shown = clean_for_terminal(name)
        expect(page.locator("#twin-rows")).to_contain_text(shown[:290])
