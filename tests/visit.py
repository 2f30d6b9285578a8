"""A visit to a page of the explorer without a browser: what it says, where it leads, which fields it asks for."""

from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from urllib.parse import parse_qsl, unquote, urlsplit

from jeugdgraph.graph import Graph
from jeugdgraph.web.request import Request, Response
from jeugdgraph.web.respond import Site, respond

ON = date(2026, 11, 22)
_VOID = {"input", "meta", "link", "br", "hr", "img", "wbr"}
_LOADS = ("src", "action", "formaction", "data", "srcdoc")


@dataclass
class Form:
    """A form: where it goes, and what it would send."""

    action: str
    values: list[tuple[str, str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


class Read(HTMLParser):
    """A page as read: text, headings, links, forms, and every attribute."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.links: list[tuple[str, str]] = []
        self.forms: list[Form] = []
        self.headings: list[int] = []
        self.open: list[str] = []
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        if tag not in _VOID:
            self.open.append(tag)
        if tag == "a":
            self.links.append(("", given.get("href", "")))
        elif tag == "form":
            self.forms.append(Form(given.get("action", "")))
        elif tag in ("input", "select") and self.forms:
            self._field(tag, given)
        elif tag == "option" and self.forms and "selected" in given:
            self.forms[-1].values.append((self._select, given.get("value", "")))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))

    def _field(self, tag: str, given: dict[str, str]) -> None:
        name = given.get("name", "")
        self.forms[-1].names.append(name)
        if tag == "select":
            self._select = name
        elif given.get("type") != "checkbox" or "checked" in given:
            self.forms[-1].values.append((name, given.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self.open):
            self.words.append(data)
        if "a" in self.open and self.links:
            text, link = self.links[-1]
            self.links[-1] = (text + data, link)

    @property
    def text(self) -> str:
        """Everything a reader sees, with single spaces."""
        return " ".join("".join(self.words).split())

    def to(self, start: str) -> list[str]:
        """Links that begin in some way."""
        return [link for _, link in self.links if link.startswith(start)]

    def form(self, *names: str) -> Form:
        """The form with some fields."""
        return next(form for form in self.forms if set(names) <= set(form.names))

    def unsafe(self) -> list[str]:
        """What runs or loads although no page of ours has it: handlers, style, scripts, addresses elsewhere."""
        found = [
            f"{tag} {name}"
            for tag, given in self.tags
            for name in given
            if name.startswith("on") or name == "style"
        ]
        found += [
            f"{tag} {given[name]}"
            for tag, given in self.tags
            for name in _LOADS
            if name in given and not given[name].startswith("/") and given[name]
        ]
        found += [link for _, link in self.links if not link.startswith(("/", "#", "https://", "http://"))]
        return found + [
            tag for tag, given in self.tags if tag == "script" and not {"src", "type"} & given.keys()
        ]


def answer(graph: Graph, address: str) -> Response:
    """What the site answers to an address with its values, as a browser writes it."""
    parts = urlsplit(address)
    values = tuple(parse_qsl(parts.query, keep_blank_values=True))
    return respond(Site(graph, "1"), Request(unquote(parts.path), ON, values))


def read(graph: Graph, address: str, status: int = 200) -> Read:
    """The page at an address, which must answer with a status; redirects are followed."""
    for _ in range(4):
        found = answer(graph, address)
        if found.status != 302:
            assert found.status == status, f"{address}: {found.status} {Read(found.body.decode()).text[:600]}"
            return Read(found.body.decode())
        address = dict(found.headers)["location"]
    raise AssertionError(f"{address} leads round and round")
