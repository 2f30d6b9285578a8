"""Links of a site of files: every one leads to a file that is there and, with a fragment, to a place in it."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

REFERRING = frozenset(("href", "src", "action", "data-names", "poster", "data"))
OUTSIDE = ("https://", "http://", "data:", "blob:")


class Read(NamedTuple):
    """What a page refers to, and the names of the places in it."""

    links: tuple[str, ...]
    places: frozenset[str]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.places.append(value)
            elif name in REFERRING and value is not None and not (tag == "object" and name == "data"):
                self.links.append(value)


def read(text: str) -> Read:
    """A page as `Read`; AssertionError when two places in it have one name."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    places = frozenset(reader.places)
    twice = (
        sorted({one for one in reader.places if reader.places.count(one) > 1})
        if len(places) < len(reader.places)
        else []
    )
    assert not twice, f"places of the same name: {twice}"
    return Read(tuple(dict.fromkeys(reader.links)), places)


def broken(folder: Path) -> list[str]:
    """Links of the pages below a folder that lead nowhere, out of the folder, or to an address that only a server has."""
    pages = {
        path.relative_to(folder).as_posix(): read(path.read_text(encoding="utf-8"))
        for path in folder.rglob("*.html")
    }
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return sorted(
        f"{name}: {link}"
        for name, page in pages.items()
        for link in page.links
        if not _leads(name, link, pages, files)
    )


def _leads(name: str, link: str, pages: dict[str, Read], files: set[str]) -> bool:
    if link.startswith(OUTSIDE):
        return True
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or parts.query or parts.path.startswith("/"):
        return False
    target = _resolved(name, unquote(parts.path)) if parts.path else name
    if target not in files:
        return False
    return not parts.fragment or (target in pages and unquote(parts.fragment) in pages[target].places)


def _resolved(name: str, path: str) -> str:
    found = name.split("/")[:-1]
    for part in path.split("/"):
        if part == "..":
            if not found:
                return "outside"
            found.pop()
        elif part != ".":
            found.append(part)
    return "/".join(found)


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every page below a folder."""
    for path in sorted(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")
