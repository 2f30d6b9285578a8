"""What the API is asked, and what answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, cast
from urllib.parse import quote as quoted
from urllib.parse import urlencode

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language, parse_reference_date
from jeugdgraph.errors import UsageProblem, one_of, quote
from jeugdgraph.graph import Graph
from jeugdgraph.present.report import Report
from jeugdgraph.web.address import Address, Served
from jeugdgraph.web.request import Request
from jeugdgraph.web.respond import Site

Json = Any
"""A value as JSON knows it."""
VERSION = "v1"


class Value(NamedTuple):
    """A value that a route takes: what it means, and its schema as JSON Schema has it."""

    name: str
    about: str
    schema: Mapping[str, Json] = {"type": "string"}
    required: bool = False


ON = Value(
    "on",
    "Reference date: the answer is about this day. Default: today.",
    {"type": "string", "format": "date"},
)
LANG = Value(
    "lang", "Language of names and sentences.", {"type": "string", "enum": ["nl", "en"], "default": "nl"}
)


@dataclass(frozen=True)
class Call:
    """A request that was understood: `key` are the values in the path, `values` those after the question mark."""

    graph: Graph
    on: date
    lang: Language
    key: Mapping[str, str]
    values: Mapping[str, str]
    links: Served

    def one(self, name: str, default: str = "") -> str:
        """A value by name."""
        return self.values.get(name, default)

    def choice(self, name: str, known: tuple[str, ...], default: str) -> str:
        """A value that is one of some; UsageProblem for another."""
        found = self.one(name, default)
        if found not in known:
            raise UsageProblem(f"{name} {quote(found)}; expected {one_of(known)}.")
        return found

    def number(self, name: str, default: int, most: int) -> int:
        """A whole number from 0; UsageProblem for another value."""
        found = self.one(name, str(default))
        if not found.isascii() or not found.isdigit() or int(found[:9]) > most:
            raise UsageProblem(f"{name} {quote(found)}; expected a whole number from 0 to {most}.")
        return int(found)

    def page(self, *path: str) -> str:
        """Link to a page of the explorer on the same date."""
        return self.links.to(Address(self.lang, path, (("on", self.on.isoformat()),)))

    def api(self, *path: str, **values: str) -> str:
        """Link to another answer of the API on the same date."""
        asked = {**values, "on": self.on.isoformat(), "lang": self.lang}
        route = "/".join(quoted(part, safe="") for part in path)
        return f"{self.links.data(f'api/{VERSION}')}/{route}?{urlencode(asked)}"

    def named(self, iri: str) -> dict[str, Json]:
        """A thing: its id, address and name."""
        return {"id": ns.local_name(iri), "iri": iri, "name": self.graph.label(iri, self.lang)}


@dataclass(frozen=True)
class Answered:
    """An answer: the data, or a `report` whose facts and tables are the data; with the sources (IRIs) it rests on.

    `about` is the thing that it is about (an IRI), `page` the path of the page that tells the same to people.
    """

    title: str
    data: Mapping[str, Json] = field(default_factory=dict)
    report: Report | None = None
    sources: tuple[str, ...] = ()
    about: str = ""
    page: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Route:
    """A path of the API with parts in braces, what it answers and takes, and examples of the values.

    `data` names the schema of the data. `free` is true where other values may be given, as the parameters of a question.
    """

    path: str
    name: str
    summary: str
    answer: Callable[[Call], Answered]
    data: str
    values: tuple[Value, ...] = ()
    example: Mapping[str, str] = field(default_factory=dict)
    free: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of the parts of the path that are values."""
        return tuple(part[1:-1] for part in self.path.split("/") if part.startswith("{"))


def read(site: Site, request: Request, route: Route, key: Mapping[str, str]) -> Call:
    """The call of a request; UsageProblem for a value that the route does not take, or that comes twice."""
    values: dict[str, str] = {}
    known = [ON.name, LANG.name, *(value.name for value in route.values)]
    for name, value in request.values:
        if name in values:
            raise UsageProblem(f"{quote(name)} is given more than once.")
        if name not in known and not route.free:
            raise UnknownValue(name, known)
        if value.strip():
            values[name] = value.strip()
    for wanted in route.values:
        if wanted.required and wanted.name not in values:
            raise UsageProblem(f"{wanted.name} is missing: {wanted.about}")
    lang = values.pop(LANG.name, "nl")
    if lang not in ("nl", "en"):
        raise UsageProblem(f"lang {quote(lang)}; expected nl or en.")
    given = values.pop(ON.name, "")
    on = parse_reference_date(given, where="on") if given else request.today
    return Call(site.graph, on, cast(Language, lang), key, values, Served(request.root))


class UnknownValue(UsageProblem):
    """A name after the question mark that the route does not know."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(f"unknown value {quote(name)}; this takes {', '.join(known)}.")
