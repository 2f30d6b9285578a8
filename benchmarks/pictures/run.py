"""The national network as a page: making it, its size, and how soon it can be used, beside plain pyvis.

Usage: python -m benchmarks.pictures.run [--rounds 5] [--patience 70]
"""

import argparse
import gzip
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.measure import build, machine, python, row, run

COMMAND = ("draw", "network", "country")
OURS, STILL, PLAIN = "jeugdgraph draw network country", "pyvis, our places, physics off", "pyvis as it comes"
LARGEST, SLOWEST_PAINT, SLOWEST_USE = 2.0, 2.0, 0.1
"""Limits: times the page of pyvis, which has names and edges only; seconds to the picture; seconds to hover."""
HOVERS = 40

# Seconds from the start of navigation. A page of pyvis that moves is ready when it has come to rest.
READY = {
    OURS: "document.documentElement.dataset.ready ? performance.now() / 1000 : 0",
    STILL: "window.drawnAt ? window.drawnAt / 1000 : 0",
    PLAIN: "window.restedAt ? window.restedAt / 1000 : 0",
}
WATCH = """
(() => {
  const looking = setInterval(() => {
    if (typeof network === 'undefined' || !network || !network.once) return;
    clearInterval(looking);
    network.once('afterDrawing', () => { window.drawnAt = performance.now(); });
    network.once('stabilized', () => { window.restedAt = performance.now(); });
    network.redraw();
  }, 5);
})();
"""


@dataclass(frozen=True)
class Shown:
    """How a page showed itself: seconds until it could be used (None: not within patience), requests beyond the file."""

    ready: float | None
    hover: float | None
    requests: int


def main() -> None:
    """Measure all contenders in turn and print sizes, medians and ratios; 1 when a limit is passed."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="jeugdgraph-bench-") as folder:
        base = Path(folder)
        build(base)
        pages, seconds = _pages(base)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            shown = {name: _rounds(browser, name, pages[name], options) for name in pages}
            browser.close()
        sizes = {
            name: (len(path.read_bytes()), len(gzip.compress(path.read_bytes())))
            for name, path in pages.items()
        }
    sys.exit(_report(seconds, sizes, shown))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="times that each page is opened")
    parser.add_argument("--patience", type=float, default=70, help="seconds after which a page is given up")
    return parser.parse_args()


def _pages(base: Path) -> tuple[dict[str, Path], dict[str, float]]:
    """Pages by contender, and the seconds that making each took, in a new process."""
    pages = {name: base / f"{number}.html" for number, name in enumerate((OURS, STILL, PLAIN))}
    ours = python("-m", "jeugdgraph", *COMMAND, "-o", str(pages[OURS]), "--force")
    run(ours, base)  # the first analysis after a build asks the store for its columns
    seconds = run(ours, base).seconds
    plain = python("-m", "benchmarks.pictures.plain", str(pages[OURS]))
    return pages, {
        OURS: seconds,
        STILL: run((*plain, str(pages[STILL]), "--still"), base).seconds,
        PLAIN: run((*plain, str(pages[PLAIN])), base).seconds,
    }


def _rounds(browser: Browser, name: str, path: Path, options: argparse.Namespace) -> Shown:
    found = [
        _open(browser, name, path, options.patience) for _ in range(1 if name == PLAIN else options.rounds)
    ]
    return Shown(
        _median([one.ready for one in found]), _median([one.hover for one in found]), found[0].requests
    )


def _open(browser: Browser, name: str, path: Path, patience: float) -> Shown:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    context.route(
        "**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort()
    )
    page.on("request", lambda request: request.url.startswith("http") and asked.append(request.url))
    page.add_init_script(WATCH)
    page.goto(path.as_uri(), wait_until="commit")
    ready = _await(page, READY[name], patience)
    hover = None if ready is None else _hover(page)
    context.close()
    return Shown(ready, hover, len(asked))


def _await(page: Page, ready: str, patience: float) -> float | None:
    end = time.perf_counter() + patience
    while time.perf_counter() < end:
        found = page.evaluate(ready)
        if found:
            return float(found)
        time.sleep(0.02)
    return None


def _hover(page: Page) -> float:
    """Seconds from moving the mouse over the picture until the second frame after it; the slowest but two."""
    box = page.locator("canvas").first.bounding_box()
    if box is None:
        raise ValueError("the page shows no canvas")
    taken = []
    for number in range(HOVERS):
        x = box["x"] + box["width"] * (0.2 + 0.6 * (number * 7 % HOVERS) / HOVERS)
        y = box["y"] + box["height"] * (0.2 + 0.6 * (number * 3 % HOVERS) / HOVERS)
        page.evaluate(
            "() => { window.frames_ = new Promise(done => addEventListener('mousemove', event => {"
            " const start = performance.now();"
            " requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));"
            "}, {once: true, capture: true})); }"
        )
        page.mouse.move(x, y)
        taken.append(float(page.evaluate("window.frames_")) / 1000)
    return sorted(taken)[-3]


def _median(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return statistics.median(known) if len(known) == len(values) else None


def _report(
    seconds: Mapping[str, float], sizes: Mapping[str, tuple[int, int]], shown: Mapping[str, Shown]
) -> int:
    print(machine())
    print()
    print(row("national network", "made in s", "kB", "kB gzip", "usable s", "hover ms", "requests"))
    for name in (OURS, STILL, PLAIN):
        one, (size, packed) = shown[name], sizes[name]
        ready = "not in time" if one.ready is None else f"{one.ready:.2f}"
        hover = "–" if one.hover is None else f"{1000 * one.hover:.0f}"
        print(
            row(
                name,
                f"{seconds[name]:.2f}",
                f"{size / 1000:,.0f}",
                f"{packed / 1000:,.0f}",
                ready,
                hover,
                str(one.requests),
            )
        )
    return _verdict(sizes, shown[OURS])


def _verdict(sizes: Mapping[str, tuple[int, int]], ours: Shown) -> int:
    ratio = sizes[OURS][0] / sizes[STILL][0]
    held = {
        f"size {ratio:.2f} times that of pyvis, at most {LARGEST}": ratio <= LARGEST,
        f"usable within {SLOWEST_PAINT} s": ours.ready is not None and ours.ready <= SLOWEST_PAINT,
        f"hover within {SLOWEST_USE} s": ours.hover is not None and ours.hover <= SLOWEST_USE,
        "no request": ours.requests == 0,
    }
    print()
    for claim, holds in held.items():
        print(f"{'holds' if holds else 'FAILS'}: {claim}")
    return int(not all(held.values()))


if __name__ == "__main__":
    main()
