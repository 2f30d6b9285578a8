"""A page before it is written: what it tells, in which template, and what can be taken along."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from jeugdgraph.dates import Language
from jeugdgraph.errors import UnknownName, UsageProblem, one_of, quote
from jeugdgraph.graph import Graph
from jeugdgraph.web.address import Address, Links
from jeugdgraph.web.request import Values


class Download(NamedTuple):
    """A form in which the page can be taken along: the ending of its address, and what makes it."""

    format: str
    content: Callable[[], bytes]


@dataclass(frozen=True)
class Page:
    """A page.

    `told` gives the dataclass that the template gets as `told`; it is only called when the page itself is wanted, and
    not for a download. `command` gives the same on the command line. `dated` is false for what holds for every
    reference date. `framed` is true for what stands inside another page.
    `status` is 400 for a form that could not be followed and is shown again.
    """

    title: str
    template: str
    told: Callable[[], object]
    command: str = ""
    downloads: tuple[Download, ...] = ()
    summary: str = ""
    dated: bool = True
    framed: bool = False
    status: int = 200


@dataclass(frozen=True)
class Moved:
    """Another page is meant: where it is."""

    address: Address


class Maker(Protocol):
    """A module of `web.pages`."""

    def page(self, ask: "Ask") -> Page | Moved:
        """The page that is asked for; raises what asking for something else raises."""

    def keys(self, graph: Graph, on: date) -> list[tuple[str, ...]]:
        """What the pages of the static site are about; none for pages that need a server."""


@dataclass(frozen=True)
class Ask:
    """What a page is asked: `key` is the rest of its path, `on` the reference date, and `fixed` whether that was named."""

    graph: Graph
    address: Address
    on: date
    fixed: bool
    links: Links
    live: bool = True
    """Whether a server answers, so that forms and addresses with values work."""

    @property
    def lang(self) -> Language:
        """Language of the page."""
        return self.address.lang

    @property
    def key(self) -> tuple[str, ...]:
        """Path of the page without its kind."""
        return self.address.path[1:]

    def one(self, name: str, default: str = "") -> str:
        """Value that was given by a name, without spaces around it."""
        return next((found for value in self.many(name) if (found := value.strip())), default)

    def many(self, name: str) -> tuple[str, ...]:
        """All values that were given by a name, without empty ones."""
        return tuple(value for key, value in self.address.values if key == name and value.strip())

    def choice(self, name: str, known: tuple[str, ...], default: str) -> str:
        """Value that is one of some; UsageProblem for another."""
        found = self.one(name, default)
        if found not in known:
            raise UsageProblem(f"{name} {quote(found)}; expected {one_of(known)}.")
        return found

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """Value that is a whole number; UsageProblem for another, or one out of bounds."""
        found = self.one(name, str(default))
        if not found.isascii() or not found.isdigit() or not least <= int(found[:9]) <= most:
            raise UsageProblem(f"{name} {quote(found)}; expected a whole number from {least} to {most}.")
        return int(found)

    def only_key(self, kind: str) -> str:
        """The one part of the path after the kind; UnknownName when there are more or none."""
        if len(self.key) != 1:
            raise UnknownName(kind, "/".join(self.key))
        return self.key[0]

    def to(self, *path: str, on: date | None = None, **values: str | tuple[str, ...]) -> str:
        """Link to a page in the same language, on the same date unless another is named; empty where there is none."""
        return self.links.to(Address(self.lang, path, self._asked(on, values)))

    def again(self, **values: str | tuple[str, ...]) -> str:
        """Link to this page with other values in place of those it was asked; an empty one takes a value away."""
        kept = tuple((key, value) for key, value in self.address.values if key not in values)
        return self.links.to(self.address._replace(format="", values=(*kept, *_pairs(values))))

    def permanent(self, format_: str = "", lang: Language | None = None, *, dated: bool = True) -> str:
        """Link that gives this page again, also later: with its reference date. Or the same in another form or language."""
        values: Values = ()
        if self.live:
            values = tuple(pair for pair in self.address.values if pair[0] != "on")
            values = (*values, ("on", self.on.isoformat())) if dated else values
        return self.links.to(self.address._replace(format=format_, lang=lang or self.lang, values=values))

    def _asked(self, on: date | None, values: Mapping[str, str | tuple[str, ...]]) -> Values:
        day = on or (self.on if self.fixed and self.live else None)
        return (*_pairs(values), *((("on", day.isoformat()),) if day else ()))


def _pairs(values: Mapping[str, str | tuple[str, ...]]) -> Values:
    return tuple(
        (key, one)
        for key, value in values.items()
        for one in ((value,) if isinstance(value, str) else value)
        if one
    )
