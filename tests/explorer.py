"""The explorer as tests meet it: a server that runs, a site of files, every type of page, what a page holds."""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import pytest
from browser import Chromium, Opened
from playwright.sync_api import Page, expect
from sparql_protocol import Reply, Running, running

LANGS = ("nl", "en")
STEP = "move~GM0281~jeugdregio-food-valley"
QUERY = "SELECT ?m ?name WHERE { ?m a jg:Municipality ; skos:prefLabel ?name } ORDER BY ?name LIMIT 5"
PAGES = {
    "start": "",
    "search, hits": "search?q=gelder",
    "search, nothing found": "search?q=zzzzzz",
    "municipalities": "municipalities",
    "municipality": "municipality/GM0281",
    "municipality, former": "municipality/GM0236?on=2018-06-01",
    "municipality, all": "municipality/GM0281?all=1&rest=1",
    "arrangements": "arrangements",
    "arrangements, of a kind": "arrangements?kind=JointArrangement",
    "arrangement": "arrangement/jeugdregio-rivierenland",
    "divisions": "divisions",
    "division": "division/jeugdregio",
    "compare": "compare",
    "compare, divisions": "compare/jeugdregio/zorgkantoorregio",
    "compare, arrangements": "compare/jeugdregio-rivierenland/ggd-regio-gelderland-zuid",
    "mismatches": "mismatches",
    "mismatches, municipality": "mismatches/GM0281",
    "mismatches, arrangement": "mismatches/jeugdregio-rivierenland",
    "history, municipality": "history/GM0050",
    "history, arrangement": "history/jeugdregio-rivierenland",
    "history, division": "history/jeugdregio",
    "changes": "changes?from=2024-01-01&to=2026-11-22",
    "whatif": "whatif",
    "whatif, steps": f"whatif?{urlencode({'step': STEP})}",
    "whatif, fit": "whatif?fit=GM0281",
    "network": "network",
    "network, municipality": "network/municipality/GM0281",
    "map": "map",
    "questions": "questions",
    "question, form": "question/regions/of_municipality",
    "question": "question/regions/sizes",
    "sparql": "sparql",
    "sparql, query": f"sparql?{urlencode({'query': QUERY})}",
    "evidence": "evidence/jeugdregio-rivierenland.gm0281",
    "source": "source/regiovisie-rivierenland-2023",
    "sources": "sources",
    "gaps": "gaps",
    "about": "about",
    "ontology": "ontology",
    "api": "api",
}  # fmt: skip
"""A page of every type, by what it is: address below the language."""
WRONG = {
    "nothing there": ("nowhere", 404),
    "municipality unknown": ("municipality/Tiell", 404),
    "division unknown": ("division/jeugdzorg", 404),
    "wrong date": ("divisions?on=never", 400),
    "sparql, wrong query": (f"sparql?{urlencode({'query': 'SELECT * WHERE { ?s ?p }'})}", 400),
    "whatif, wrong step": ("whatif?step=move~Atlantis~jeugdregio-food-valley", 400),
}
"""Pages that say what is wrong: address below the language, and status."""
PICTURES = {
    "network-municipality": "GM0281", "network-arrangement": "jeugdregio-rivierenland",
    "network-divisions": "jeugdregio/zorgkantoorregio", "network-country": "", "network-path": "GM0281/GM0050",
    "scenario": f"?{urlencode({'step': STEP})}", "map": "jeugdregio/zorgkantoorregio", "crosswalk": "jeugdregio/zorgkantoorregio",
    "nesting": "", "flows": "jeugdregio/zorgkantoorregio", "flows-since": "jeugdregio?since=2023-01-01", "congruence": "",
    "timeline": "GM0050",
}  # fmt: skip
"""A picture of every kind: what follows its name in the address."""
expect.set_options(timeout=20_000)
MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
_SERVERS: dict[str, Running] = {}


def serve(store: Path, folder: Path) -> Iterator[Running]:
    """The explorer of a store, served; one for a run of the tests, however many modules ask for it.

    A page may take long here, as tests run beside each other on few processors.
    """
    if str(store) in _SERVERS:
        yield _SERVERS[str(store)]
        return
    options = ("--time-limit", "90", "--log", "none")
    with running({"JEUGDGRAPH_STORE": str(store)}, *options, folder=folder) as server:
        _SERVERS[str(store)] = server
        yield server
        del _SERVERS[str(store)]


@pytest.fixture(scope="session")
def explorer(built_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The explorer, served by the command line in processes of its own."""
    yield from serve(built_store, tmp_path_factory.mktemp("explorer"))


@pytest.fixture(scope="session")
def filed(tiny_site: Path) -> Path:
    """Folder with the whole explorer of the tiny world, in which its municipalities have a place on the map."""
    return tiny_site


def fetch(server: Running, address: str, **headers: str) -> Reply:
    """The answer to an address as a browser gets it: past redirects."""
    for _ in range(5):
        found = server.get(address, timeout=120, **headers)
        if found.status not in (301, 302, 303, 307, 308):
            return found
        place = urlsplit(urljoin(f"{server.address}{address}", found.headers["location"]))
        address = f"{place.path}?{place.query}" if place.query else place.path
    raise AssertionError(f"{address} leads round and round")


class _Held(HTMLParser):
    """Words, elements and links of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._unseen = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._unseen += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.words.append(data)


def main_text(html: str) -> str:
    """What the page itself says, without its head and foot."""
    found = MAIN.search(html)
    assert found, html[:500]
    return " ".join("".join(_Held(found[0]).words).split())


def elements(html: str) -> list[tuple[str, dict[str, str]]]:
    """Every element of a page with its attributes."""
    return _Held(html).elements


def links(html: str) -> list[str]:
    """Where a page leads, without places in itself."""
    found = [given["href"] for tag, given in elements(html) if tag == "a" and "href" in given]
    return list(dict.fromkeys(link for link in found if not link.startswith("#")))


def injected(html: str) -> list[str]:
    """Elements and attributes that no page of ours has, so that somebody else put them there."""
    found = []
    for tag, given in elements(html):
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            found.append("a script in the page")
        found += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        found += [
            f"{tag} {name}={value[:60]}"
            for name, value in given.items()
            if name in ("href", "src", "action", "formaction", "data", "srcdoc")
            and not value.startswith(("/", "#", "https://", "http://"))
            and value
        ]
    return found


def values(address: str) -> list[tuple[str, str]]:
    """Names and values of an address as HTML has it."""
    return parse_qsl(urlsplit(unescape(address)).query, keep_blank_values=True)


def fits(page: Page) -> bool:
    """Whether nothing sticks out of the page sideways."""
    return bool(page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"))


def settled(page: Page) -> None:
    """When the pictures in the page are drawn."""
    for frame in page.locator("iframe").all():
        frame.scroll_into_view_if_needed()
    for frame in page.frames[1:]:
        frame.wait_for_selector("html[data-ready]", state="attached", timeout=60_000)


class Visitor:
    """Somebody who visits the explorer; what pages do that they should not is asked at the end."""

    def __init__(self, browser: Chromium, home: str) -> None:
        self._browser = browser
        self._home = home
        self.opened: list[Opened] = []

    def at(self, address: str, size: tuple[int, int] = (1280, 900), **how: object) -> Page:
        """A page in a context of its own."""
        place = address if "://" in address else f"{self._home}{address}"
        self.opened.append(self._browser.visit(place, size, **how))  # type: ignore[arg-type]
        return self.opened[-1].page

    def offences(self) -> list[str]:
        """Requests that left the site, and complaints in the console."""
        return [told for one in self.opened for told in (*one.requests, *one.complaints)]
