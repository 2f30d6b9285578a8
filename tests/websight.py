"""What tests see of a page of the explorer: its title, headings, links and tables, read from its HTML."""

import gzip
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from urllib.parse import parse_qsl, unquote, urlsplit

from jeugdgraph.graph import Graph
from jeugdgraph.web.request import Request, Response
from jeugdgraph.web.respond import Site, respond

ON = date(2026, 11, 22)


def asked(graph: Graph, path: str, /, **values: str) -> Response:
    """Response to a request for a decoded path."""
    return respond(Site(graph), Request(path, ON, tuple(values.items())))


def paths(link: str) -> tuple[str]:
    """Path of a link without its values."""
    return (unquote(urlsplit(link).path),)


def follow(graph: Graph, link: str) -> Response:
    """Response to a link as it stands in a page."""
    parts = urlsplit(link)
    return respond(Site(graph), Request(unquote(parts.path), ON, tuple(parse_qsl(parts.query))))


def seen(graph: Graph, path: str, /, **values: str) -> "Sight":
    """A page that is there, read."""
    response = asked(graph, path, **values)
    assert response.status == 200, (path, values, response.status, response.headers)
    sight = Sight(packed=len(gzip.compress(response.body)))
    reader = _Reader(sight)
    reader.feed(response.body.decode())
    reader.close()
    assert not reader.open, f"{path}: elements that are not closed: {reader.open}"
    return sight


@dataclass
class Sight:
    """A page as read. `rows` holds the texts of the cells of all tables, `items` those of list items."""

    title: str = ""
    lead: str = ""
    command: str = ""
    text: str = ""
    headings: list[str] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    tables: int = 0
    without_header: int = 0
    unlabelled: list[str] = field(default_factory=list)
    packed: int = 0
    """Bytes of the page, compressed."""

    @property
    def told_without_command(self) -> str:
        """All text but the line for the command line."""
        return self.text.replace(self.command, "")


_VOID = {"meta", "link", "input", "img", "br", "hr", "path", "wbr"}


class _Reader(HTMLParser):
    def __init__(self, sight: Sight) -> None:
        super().__init__(convert_charrefs=True)
        self.sight = sight
        self.open: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.labels: set[str] = set()
        self.fields: list[str] = []
        self.headers = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        had = dict(attrs)
        assert "style" not in had, f"a style in <{tag}>"
        assert not [name for name in had if name.startswith("on")], f"a handler in <{tag}>"
        if had.get("id"):
            self.sight.ids.append(str(had["id"]))
        if tag == "a" and had.get("href"):
            self.sight.links.append(str(had["href"]))
        if tag == "label" and had.get("for"):
            self.labels.add(str(had["for"]))
        if tag in ("input", "select") and had.get("type") != "hidden":
            self.fields.append(str(had.get("id")))
        if tag == "table":
            self.sight.tables += 1
            self.headers = 0
        if tag == "th":
            self.headers += 1
        if tag == "tr":
            self.sight.rows.append([])
        if tag not in _VOID:
            self.open.append((tag, had, []))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        opened, had, texts = self.open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"
        self._take(tag, had, " ".join("".join(texts).split()))
        if tag == "table" and not self.headers:
            self.sight.without_header += 1
        if self.open:
            self.open[-1][2].append("".join(texts))
        else:
            self.sight.unlabelled = [one for one in self.fields if one not in self.labels]

    def _take(self, tag: str, had: dict[str, str | None], told: str) -> None:
        """Keep the text of an element where tests ask for it."""
        sight = self.sight
        if tag in ("h1", "h2", "h3", "h4"):
            sight.headings.append(told)
            sight.levels.append(int(tag[1]))
            sight.title = told if tag == "h1" else sight.title
        elif tag == "p" and had.get("class") == "lead":
            sight.lead = told
        elif tag == "code" and told.startswith("jeugdgraph "):
            sight.command = sight.command or told
        elif tag in ("td", "th"):
            sight.rows[-1].append(told)
        elif tag == "li":
            sight.items.append(told)
        elif tag == "html":
            sight.text = told

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] not in ("script", "style"):
            self.open[-1][2].append(data)
