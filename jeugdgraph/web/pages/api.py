"""How programs ask the same that the pages tell: the JSON API, the addresses of things, and SPARQL."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple
from urllib.parse import quote, urlencode

from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.wording.site_terms import WORDS
from jeugdgraph.web.api.call import LANG, ON, VERSION, Route
from jeugdgraph.web.api.examples import EXAMPLES, Example
from jeugdgraph.web.api.routes import ROUTES
from jeugdgraph.web.page import Ask, Page


class Shown(NamedTuple):
    """A route on the page: its path, what it answers, the values that it takes, and the path and link of an example."""

    path: str
    about: str
    values: tuple[str, ...]
    example: str
    link: str


@dataclass(frozen=True)
class Told:
    """What the template gets: the routes, examples by what they show, links, and `words` for the phrases of this page.

    `site` is the place of the site, which a script makes an address of; empty where no server answers.
    """

    routes: tuple[Shown, ...]
    examples: tuple[tuple[str, tuple[Example, ...]], ...]
    description: str
    editor: str
    site: str
    words: Callable[..., str]


def page(ask: Ask) -> Page:
    """The page."""
    if ask.key:
        raise UnknownName("page", "/".join(ask.address.path))
    return Page(
        title=say_in(WORDS, "api title", ask.lang),
        template="api.html",
        told=lambda: _told(ask),
        summary=say_in(WORDS, "api summary", ask.lang),
        dated=False,
    )


def _told(ask: Ask) -> Told:
    examples = [(shows, tuple(found)) for shows, found in groupby(EXAMPLES, key=lambda one: one.shows)]
    return Told(
        tuple(_shown(ask, route) for route in ROUTES),
        tuple(examples),
        ask.links.data("api/openapi.json"),
        ask.to("sparql"),
        ask.links.data("") if ask.live else "",
        lambda key, **values: say_in(WORDS, key, ask.lang, **values),
    )


def _shown(ask: Ask, route: Route) -> Shown:
    path = example_of(route)
    start, _, asked = path.partition("?")
    link = ask.links.data(start)
    return Shown(
        f"/api/{VERSION}/{route.path}", say_in(WORDS, f"api {route.name}", ask.lang),
        tuple(value.name for value in (*route.values, ON, LANG)),
        f"/{path}", f"{link}?{asked}" if link and asked else link,
    )  # fmt: skip


def example_of(route: Route) -> str:
    """Path of an example of a route, with what it asks: ``api/v1/search?q=rivierenland``."""
    path = route.path
    for name in route.parts:
        path = path.replace(f"{{{name}}}", quote(route.example[name], safe=""))
    asked = {name: value for name, value in route.example.items() if name not in route.parts}
    return f"api/{VERSION}/{path}" + (f"?{urlencode(asked)}" if asked else "")


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """One page."""
    return [()]
