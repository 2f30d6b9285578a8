"""Networks: who cooperates with whom, of what somebody chooses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.ids import YOUTH_REGIONS
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph
from jeugdgraph.present.ground import division_name
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.wording.site_pictures import WORDS
from jeugdgraph.web.framed import Framed, along, framed
from jeugdgraph.web.page import Ask, Moved, Page
from jeugdgraph.web.picture_kinds import KINDS
from jeugdgraph.web.pictures import Made, made
from jeugdgraph.web.request import Values

SHOWS: Mapping[str, tuple[str, ...]] = {
    "municipality": ("municipality",),
    "arrangement": ("arrangement",),
    "divisions": ("a", "b"),
    "path": ("from", "to"),
    "country": (),
}
"""What can be shown, with the names that its form asks for."""


@dataclass(frozen=True)
class Told:
    """What the template gets.

    `forms` are what can be shown with the fields of each, `switches` what can be switched on in each; `given` holds what
    was chosen, and `show` which of the forms it was. `divisions` are ids with names.
    """

    words: Callable[..., str]
    forms: Mapping[str, tuple[str, ...]]
    switches: Mapping[str, tuple[str, ...]]
    show: str
    given: Mapping[str, str]
    divisions: tuple[tuple[str, str], ...]
    shown: Framed | None


def page(ask: Ask) -> Page | Moved:
    """The network that was chosen, below the forms to choose one; without a choice the static site shows the country."""
    if not ask.key and (show := ask.one("show")):
        return _chosen(ask, show)
    key = ask.key or (() if ask.live else ("country",))
    if not key:
        return Page(
            _say(ask)("network"),
            "network.html",
            lambda: _told(ask, None),
            summary=_say(ask)("network summary"),
        )
    if key[0] not in SHOWS:
        raise UnknownName("network", key[0], list(SHOWS))
    found = made(ask, f"network-{key[0]}", key[1:], ask.address.values)
    if ask.key and ask.key[1:] != found.path[1:]:
        return Moved(ask.address._replace(path=("network", key[0], *found.path[1:])))
    return Page(
        title=found.picture.title.of(ask.lang),
        template="network.html",
        told=lambda: _told(ask, found),
        command=found.command,
        downloads=along(ask, found),
        summary=found.picture.summary.of(ask.lang),
    )


def _chosen(ask: Ask, show: str) -> Moved:
    """To the address of what a form asks for: names become ids, and only what differs from the defaults is kept."""
    if show not in SHOWS:
        raise UnknownName("network", show, list(SHOWS))
    names = tuple(ask.one(field) for field in SHOWS[show])
    found = made(ask, f"network-{show}", names, ask.address.values)
    kept: Values = tuple(pair for pair in ask.address.values if pair[0] == "on")
    return Moved(ask.address._replace(path=("network", show, *found.path[1:]), values=(*found.chosen, *kept)))


def _told(ask: Ask, found: Made | None) -> Told:
    show = found.path[0].removeprefix("network-") if found else ""
    given = dict(found.chosen) | dict(zip(SHOWS[show], found.path[1:], strict=True)) if found else {}
    return Told(
        _say(ask), SHOWS if ask.live else {}, {name: _switches(name) for name in SHOWS}, show, _named(ask, given),
        divisions(ask), framed(ask, found) if found else None,
    )  # fmt: skip


def _named(ask: Ask, given: Mapping[str, str]) -> Mapping[str, str]:
    """What was chosen as people type it: names in place of ids where these are no choice from a list."""
    from jeugdgraph.analysis.ids import iri

    typed = ("municipality", "arrangement", "from", "to")
    return {
        key: ask.graph.label(iri(value), ask.lang) if key in typed else value for key, value in given.items()
    }


def _switches(show: str) -> tuple[str, ...]:
    return tuple(one.name for one in KINDS[f"network-{show}"].options if one.switch)


def divisions(ask: Ask) -> tuple[tuple[str, str], ...]:
    """Divisions with data on the date: id and name, by name; the youth regions first."""
    found = [
        (id_, division_name(ask.graph, id_, ask.lang)) for id_ in Situation(extract(ask.graph), ask.on).ids
    ]
    return tuple(sorted(found, key=lambda one: (one[0] != YOUTH_REGIONS, one[1].casefold())))


def _say(ask: Ask) -> Callable[..., str]:
    return lambda key, **values: say_in(WORDS, key, ask.lang, **values)


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """The country, and every network that the site has a picture of."""
    return [
        (),
        *(
            (show, *ids)
            for show in SHOWS
            if show != "country"
            for ids in KINDS[f"network-{show}"].keys(graph, on)
        ),
    ]
