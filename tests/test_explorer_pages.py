"""Every type of page of the explorer, from a server that runs, in a browser: for everybody, closed, the same again."""

import gzip
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote, urlencode, urlsplit

import pytest
from browser import PHONE, Chromium, chromium, running, violations
from conftest import sampled
from explorer import (
    LANGS,
    PAGES,
    PICTURES,
    WRONG,
    Visitor,
    elements,
    explorer,
    fetch,
    fits,
    injected,
    links,
    main_text,
    settled,
    values,
)
from playwright.sync_api import expect
from sparql_protocol import Running

__all__ = ["chromium", "explorer", "running"]  # fixtures
DESK = (1280, 900)
OFTEN = ("start", "municipality", "arrangement", "compare, divisions", "mismatches", "history, municipality", "whatif, steps",
         "map", "evidence", "sparql, query")  # fmt: skip
"""Pages that are seen most."""
AGAIN = pytest.mark.again


def _first(kinds: Iterable[str]) -> list[object]:
    """The pages that are seen most; the others where they are asked for."""
    return [kind if kind in OFTEN else pytest.param(kind, marks=AGAIN) for kind in kinds]


SIZE_LIMIT = 300_000
"""Bytes of a page in gzip."""
ALERT = '"><script>alert(1)</script>'
HOSTILE = {
    "markup": ALERT,
    "handler": "' autofocus onfocus=alert(1) x='",
    "address": "javascript:alert(1)",
    "NUL": "a\0b",
    "direction": "\u202eleiT\u202c\u200f\u2067",
    "long": "x" * 10_000,
    "surrogate": "%ed%a0%80",
}
PARAMETERS = {
    "": ("on", "q"),
    "search": ("q", "on"),
    "municipalities": ("letter", "province", "former", "on"),
    "municipality/GM0281": ("domain", "kind", "rest", "all", "on"),
    "arrangements": ("kind", "domain", "division", "on"),
    "division/jeugdregio": ("on",),
    "compare": ("kind", "a", "b", "weight", "sort", "from", "with", "on"),
    "compare/jeugdregio/zorgkantoorregio": ("weight", "sort", "all", "on"),
    "mismatches": ("kind", "domain", "division", "municipality", "weight", "sort", "of", "top", "on"),
    "mismatches/GM0281": ("sort", "kind", "weight", "against", "on"),
    "history/GM0050": ("from", "to", "rest", "on"),
    "changes": ("from", "to", "division", "on"),
    "whatif": ("step", "add", "title", "weight", "against", "d", "fit", "municipality", "to", "from", "on"),
    "evidence": ("id", "on"),
    "network": ("show", "municipality", "arrangement", "a", "b", "from", "to", "on"),
    "map": ("a", "b", "residents", "on"),
    "picture/flows-since/jeugdregio": ("since", "weight", "on"),
    "picture/scenario": ("step", "unverified"),
    "question/regions/of_municipality": ("municipality", "division", "on"),
    "sparql": ("query", "on"),
    "gaps": ("on", "years", "since"),
}  # fmt: skip
"""Every value that a page may be asked, and some that it may not."""
BELOW = tuple(
    kind
    for kind in ("municipality", "arrangement", "division", "source", "evidence", "history", "mismatches")
)
"""Pages of which the rest of the path is somebody's text."""


@pytest.fixture
def visitor(chromium: Chromium, explorer: Running) -> Iterator[Visitor]:
    """Somebody who looks at pages; at the end none asked for anything elsewhere, and none complained."""
    visitor = Visitor(chromium, explorer.address)
    yield visitor
    assert visitor.offences() == []


def _address(lang: str, place: str) -> str:
    return f"/{lang}/{place}"


# ---- every type of page, in a browser ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "lang", "phone"),
    [
        *(
            pytest.param(kind, LANGS[place % 2], False, marks=() if kind in OFTEN else AGAIN)
            for place, kind in enumerate(PAGES)
        ),
        *(pytest.param(kind, "en", True, marks=AGAIN) for kind in OFTEN),
    ],
)
def test_page_is_for_everybody(visitor: Visitor, kind: str, lang: str, phone: bool) -> None:
    page = visitor.at(_address(lang, PAGES[kind]), PHONE if phone else DESK, dark=phone, lang=f"{lang}-NL")
    assert page.locator("html").get_attribute("lang") == lang
    heading = page.locator("h1")
    expect(heading).to_have_count(1)
    assert page.title() and heading.inner_text().strip() in page.title()
    settled(page)
    assert fits(page)
    assert violations(page) == []


@pytest.mark.parametrize("kind", WRONG)
@pytest.mark.parametrize("lang", ["nl", pytest.param("en", marks=AGAIN)])
def test_page_that_says_what_is_wrong_is_for_everybody_too(
    chromium: Chromium, explorer: Running, kind: str, lang: str
) -> None:
    place, status = WRONG[kind]
    visitor = Visitor(chromium, explorer.address)
    page = visitor.at(_address(lang, place), PHONE)
    assert explorer.get(_address(lang, place)).status == status
    expect(page.locator("h1")).to_have_count(1)
    assert fits(page)
    assert violations(page) == []
    told = [one for one in visitor.offences() if f"status of {status}" not in one]
    assert told == [], "the browser tells the status and nothing else"
    page.locator("header a.name").click()
    expect(page.locator("html")).to_have_attribute("lang", lang)
    assert page.locator("#find").is_visible()


@pytest.mark.parametrize("kind", sampled(PICTURES, 3))
def test_picture_works_by_itself(visitor: Visitor, kind: str) -> None:
    rest = PICTURES[kind]
    address = f"picture/{kind}{rest}" if not rest or rest.startswith("?") else f"picture/{kind}/{rest}"
    page = visitor.at(_address("nl", address))
    page.wait_for_selector("html[data-ready]", state="attached", timeout=60_000)
    assert page.locator("h1").inner_text().strip() == page.title()
    assert fits(page)


@pytest.mark.parametrize("kind", ["start", "map", "network, municipality"])
def test_picture_in_a_page_can_be_seen(visitor: Visitor, kind: str) -> None:
    page = visitor.at(_address("nl", PAGES[kind]))
    settled(page)
    drawn = page.locator("main svg, main iframe").first
    drawn.scroll_into_view_if_needed()
    box = drawn.bounding_box()
    assert box and box["width"] > 300 and box["height"] > 200


@pytest.mark.parametrize("kind", [*OFTEN[:3], *(pytest.param(kind, marks=AGAIN) for kind in OFTEN[3:])])
def test_page_prints_what_it_tells_and_not_where_else_to_go(visitor: Visitor, kind: str) -> None:
    page = visitor.at(_address("nl", PAGES[kind]))
    page.emulate_media(media="print")
    expect(page.locator("header nav")).to_be_hidden()
    expect(page.locator("form.find").first).to_be_hidden()
    expect(page.locator("main form:not(.date), main .actions").filter(visible=True)).to_have_count(0)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("main .lead")).to_be_visible()
    assert len(page.pdf()) > 5_000


# ---- every type of page, over HTTP -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "lang"),
    [
        pytest.param(kind, LANGS[(place + 1) % 2], marks=() if kind in OFTEN else AGAIN)
        for place, kind in enumerate(PAGES)
    ],
)
def test_page_is_small_complete_and_can_be_found_again(explorer: Running, kind: str, lang: str) -> None:
    address = _address(lang, PAGES[kind])
    squeezed = fetch(explorer, address, accept_encoding="gzip")
    assert squeezed.status == 200
    assert squeezed.headers["content-encoding"] == "gzip"
    assert len(squeezed.body) < SIZE_LIMIT
    html = gzip.decompress(squeezed.body).decode()
    assert injected(html) == []
    assert f'<html lang="{lang}">' in html
    assert len(re.findall("<h1", html)) == 1
    assert re.search(r'<meta name="description" content="[^"]{10,}', html)
    _permanent(explorer, html)
    _other_language(explorer, html, address)
    _keeps_what_was_asked(html)


def _permanent(explorer: Running, html: str) -> None:
    """The permanent link gives the same main text again."""
    link = next(given["href"] for tag, given in elements(html) if given.get("rel") == "bookmark")
    again = fetch(explorer, link)
    assert again.status == 200
    assert main_text(again.text) == main_text(html)
    days = [
        given["value"]
        for _, given in elements(html)
        if (given.get("id"), given.get("type")) == ("on", "date")
    ]
    assert [("on", day) for day in days] == [pair for pair in values(link) if pair[0] == "on"]


def _other_language(explorer: Running, html: str, address: str) -> None:
    """The switch leads to the same page in the other language, with what was asked, and back."""
    link = _switch(html)
    lang, other = address[1:3], link[1:3]
    assert {lang, other} == set(LANGS)
    there = fetch(explorer, link)
    assert f'<html lang="{other}">' in there.text
    back = _switch(there.text)
    assert back[1:3] == lang
    assert urlsplit(link).path[3:] == urlsplit(address).path[3:]
    assert set(values(address)) <= set(values(link))
    assert main_text(fetch(explorer, back).text) == main_text(html)


def _switch(html: str) -> str:
    return next(given["href"] for tag, given in elements(html) if given.get("class") == "language")


def _keeps_what_was_asked(html: str) -> None:
    """The form for the date sends along what the page was asked, as its switch of language does."""
    form = re.search(r'<form class="date".*?</form>', html, re.DOTALL)
    if form:
        hidden = [
            (given["name"], given["value"])
            for tag, given in elements(form[0])
            if given.get("type") == "hidden"
        ]
        assert hidden == [pair for pair in values(_switch(html)) if pair[0] != "on"]


@pytest.mark.parametrize("lang", ["nl", pytest.param("en", marks=AGAIN)])
def test_head_and_foot_lead_somewhere(explorer: Running, lang: str) -> None:
    html = fetch(explorer, _address(lang, "municipality/GM0281?on=2024-06-01")).text
    around = html.replace(re.search(r"<main.*?</main>", html, re.DOTALL)[0], "")  # type: ignore[index]
    found = links(around)
    assert len(found) > 12
    for link in found:
        assert fetch(explorer, link).status == 200, link
        assert ("on", "2024-06-01") in values(link), "the date goes along"


@AGAIN
def test_links_of_every_kind_lead_somewhere(explorer: Running) -> None:
    """Of all links in these pages, one of each kind of page that is asked the same."""
    kinds: dict[tuple[object, ...], str] = {}
    for place in dict.fromkeys(place.partition("?")[0] for place in PAGES.values()):
        for link in links(fetch(explorer, _address("nl", place)).text):
            if not link.startswith("/"):
                continue
            parts = urlsplit(link)
            path = parts.path.split("/")
            form = path[-1].rpartition(".")[2] if "." in path[-1] else ""
            kinds.setdefault(
                (*path[2:3], len(path), form, tuple(sorted({name for name, _ in values(link)}))), link
            )
    assert len(kinds) > 80
    broken = {link: found.status for link in kinds.values() if (found := fetch(explorer, link)).status != 200}
    assert broken == {}, broken


# ---- without a script --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", _first(PAGES))
def test_page_can_be_read_on_a_phone_without_a_script(visitor: Visitor, kind: str) -> None:
    page = visitor.at(_address("nl", PAGES[kind]), PHONE, script=False)
    expect(page.locator("h1")).to_be_visible()
    lead = page.locator("main .lead").first
    expect(lead).to_be_visible()
    told = page.locator("main").text_content() or ""
    assert len(told.split()) > 20
    assert page.locator("main form, main table, main ul, main svg, main dl").count() > 0
    assert fits(page)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert fits(page)


# ---- what is hostile ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", sampled(PARAMETERS, 2))
def test_hostile_values_are_answered_as_text(explorer: Running, place: str) -> None:
    kinds = list(HOSTILE.items())
    for at, name in enumerate(PARAMETERS[place]):
        for what, value in (kinds[0], kinds[1 + at % (len(kinds) - 1)]):  # every kind has its turn
            asked = f"{name}={value}" if what == "surrogate" else urlencode({name: value})
            _refuses_politely(explorer, f"/en/{place}?{asked}")


@pytest.mark.parametrize("kind", BELOW)
def test_hostile_paths_are_answered_as_text(explorer: Running, kind: str) -> None:
    for what, value in HOSTILE.items():
        _refuses_politely(explorer, f"/nl/{kind}/{value if what == 'surrogate' else quote(value, safe='')}")
    _refuses_politely(explorer, f"/nl/{kind}/{quote(ALERT, safe='')}/{quote(ALERT, safe='')}.csv")


def _refuses_politely(explorer: Running, address: str) -> None:
    found = explorer.get(address)
    assert found.status in (200, 302, 400, 404, 414), (address[:120], found.status)
    if found.media == "text/html":
        assert injected(found.text) == [], address[:120]
    assert b"<script>alert" not in found.body


@pytest.mark.parametrize(
    "place",
    [
        "search?q={}",
        "whatif?step={}&title={}",
        "sparql?query={}",
        "network?show=municipality&municipality={}",
    ],
)
@pytest.mark.parametrize("what", ["markup", "handler"])
def test_hostile_values_do_nothing_in_a_browser(
    chromium: Chromium, explorer: Running, place: str, what: str
) -> None:
    visitor = Visitor(chromium, explorer.address)
    page = visitor.at(_address("nl", place.replace("{}", quote(HOSTILE[what], safe=""))), PHONE)
    page.locator("input").first.focus()
    assert page.evaluate("[...document.scripts].every(one => one.src || one.type === 'application/json')")
    assert [told for told in visitor.offences() if "status of 40" not in told] == []
    assert fits(page)


def test_hostile_text_in_the_middle_of_a_page_breaks_no_width(visitor: Visitor) -> None:
    page = visitor.at(f"/nl/search?q={'x' * 1_000}", PHONE)
    assert fits(page)
