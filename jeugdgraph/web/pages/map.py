"""The map: the boundaries of a division, and where those of another run otherwise."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.ids import YOUTH_REGIONS
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.graph import Graph
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.wording.site_pictures import WORDS
from jeugdgraph.web.framed import Framed, along, framed
from jeugdgraph.web.page import Ask, Moved, Page
from jeugdgraph.web.pages.network import divisions
from jeugdgraph.web.picture_kinds import KINDS
from jeugdgraph.web.pictures import Made, made

_FIRST = (YOUTH_REGIONS, "zorgkantoorregio")
"""What is laid over each other until somebody chooses, as far as the graph has it."""
_OF_TWO = ("crosswalk", "flows", "network-divisions")
_OF_ALL = ("nesting", "congruence", "network-country")


@dataclass(frozen=True)
class Told:
    """What the template gets: divisions to choose from, what was chosen, the map, and other pictures as name and link."""

    words: Callable[..., str]
    divisions: tuple[tuple[str, str], ...]
    a: str
    b: str
    residents: bool
    shown: Framed
    also: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]


def page(ask: Ask) -> Page | Moved:
    """The map of one division or two."""
    if not ask.key and ask.one("a"):
        names = tuple(filter(None, (ask.one("a"), ask.one("b"))))
        kept = tuple(pair for pair in ask.address.values if pair[0] in ("residents", "on"))
        return Moved(ask.address._replace(path=("map", *made(ask, "map", names, ()).path[1:]), values=kept))
    found = made(ask, "map", ask.key or first(ask), ask.address.values)
    if ask.key and ask.address.path != found.path:
        return Moved(ask.address._replace(path=found.path))
    return Page(
        title=found.picture.title.of(ask.lang),
        template="map.html",
        told=lambda: _told(ask, found),
        command=found.command,
        downloads=along(ask, found),
        summary=found.picture.summary.of(ask.lang),
    )


def first(ask: Ask) -> tuple[str, ...]:
    """Divisions (ids) of the map that one begins with."""
    ids = Situation(extract(ask.graph), ask.on).ids
    return tuple(id_ for id_ in _FIRST if id_ in ids) or tuple(ids[:1])


def _told(ask: Ask, found: Made) -> Told:
    a, b = (*found.path[1:], "")[:2]
    also = [(f"picture {name}", ask.to("picture", name, a, b)) for name in _OF_TWO] if b else []
    others = [(f"picture {name}", ask.to("picture", name)) for name in _OF_ALL]
    return Told(
        lambda key, **values: say_in(WORDS, key, ask.lang, **values), divisions(ask), a, b,
        "residents" in dict(found.chosen), framed(ask, found), _there(also), _there(others),
    )  # fmt: skip


def _there(links: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(one for one in links if one[1])


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """The map that one begins with, each division by itself, and the youth regions beside each other one."""
    return [(), *KINDS["map"].keys(graph, on)]
