"""Pages in a real browser: what they ask for, what they complain of, and whether everybody can use them.

The browser is Debian's Chromium, driven by Playwright. A test that opens a page sees every request beyond the file
itself, every error in the console and every breach of the page's own policy.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

DESK, PHONE = (1440, 900), (390, 844)
READY = "html[data-ready]"
"""What a page says of itself when its picture is drawn and can be used."""
_TELL_BREACHES = """
addEventListener("securitypolicyviolation", told => console.error(`breach of ${told.violatedDirective}: ${told.blockedURI}`));
"""


@dataclass
class Opened:
    """A page in the browser, with what it did that it should not."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


class Chromium:
    """Opens files and addresses of servers as pages, each in a context of its own."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self._contexts: list[object] = []

    def open(
        self, path: Path, size: tuple[int, int] = DESK, *, dark: bool = False, lang: str = "nl-NL", script: bool = True, ready: str = READY
    ) -> Opened:  # fmt: skip
        """The page of a file, when its picture is ready; without `script` as a browser shows it that runs none.

        `ready` is what there is to wait for.
        """
        address = path.resolve().as_uri()
        opened = self._blank(lambda url: _beyond(url, address), size, dark=dark, lang=lang, script=script)
        opened.page.goto(address)
        if script:
            opened.page.wait_for_selector(ready, state="attached", timeout=30_000)
        return opened

    def visit(
        self, address: str, size: tuple[int, int] = DESK, *, dark: bool = False, lang: str = "nl-NL", script: bool = True
    ) -> Opened:  # fmt: skip
        """The page at an address, or in a folder of files; what it asks for elsewhere is noted."""
        opened = self._blank(lambda url: _elsewhere(url, address), size, dark=dark, lang=lang, script=script)
        opened.page.goto(address, timeout=90_000)
        return opened

    def _blank(
        self, beyond: Callable[[str], bool], size: tuple[int, int], *, dark: bool, lang: str, script: bool
    ) -> Opened:
        """An empty page of which everything is noted that it should not do; `beyond` tells what it may not ask for."""
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light",
            locale=lang, reduced_motion="reduce", accept_downloads=True, java_script_enabled=script,
        )  # fmt: skip
        context.add_init_script(_TELL_BREACHES)
        self._contexts.append(context)
        page = context.new_page()
        opened = Opened(page)
        page.on("request", lambda request: beyond(request.url) and opened.requests.append(request.url))
        page.on(
            "console", lambda told: told.type in ("error", "warning") and opened.complaints.append(told.text)
        )
        page.on("pageerror", lambda problem: opened.complaints.append(str(problem)))
        page.on(
            "dialog", lambda dialog: (opened.complaints.append(f"dialog {dialog.message}"), dialog.dismiss())
        )
        return opened

    def close(self) -> None:
        """Close every page."""
        for context in self._contexts:
            context.close()  # type: ignore[attr-defined]
        self._contexts.clear()


def _beyond(url: str, address: str) -> bool:
    """Whether a request goes outside the page: not for itself, nor for what it made in memory."""
    return url.split("#")[0] != address and not url.startswith(("blob:", "data:"))


def _elsewhere(url: str, address: str) -> bool:
    """Whether a request goes to another server than that of an address: not for what a page made in memory."""
    there, here = urlsplit(url), urlsplit(address)
    return there[:2] != here[:2] and there.scheme not in ("blob", "data")


_RUNNING: list[Browser] = []


@pytest.fixture(scope="session")
def running() -> Iterator[Browser]:
    """The browser, started once in a run."""
    from conftest import tool

    path = tool("chromium")
    if _RUNNING:  # a fixture that two modules import is made twice, and Playwright runs once in a process
        yield _RUNNING[0]
        return
    with sync_playwright() as playwright:
        _RUNNING.append(
            playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        )
        yield _RUNNING[0]
        _RUNNING.pop().close()


@pytest.fixture
def chromium(running: Browser) -> Iterator[Chromium]:
    """Open files in the browser."""
    opened = Chromium(running)
    yield opened
    opened.close()


def violations(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 A and AA, and its best practices: rule and place."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"resultTypes": ["violations"]})
    return [
        f"{rule['id']}: {node['target']}" for rule in found.response["violations"] for node in rule["nodes"]
    ]
