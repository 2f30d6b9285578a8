"""A picture by itself: what other pages frame, and what fills a window."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph
from jeugdgraph.pictures.page import Shared
from jeugdgraph.pictures.page import page as whole_page
from jeugdgraph.web.page import Ask, Moved, Page
from jeugdgraph.web.picture_kinds import KINDS
from jeugdgraph.web.pictures import downloads, made
from jeugdgraph.web.things import links_of_things


@dataclass(frozen=True)
class Told:
    """What the template gets: the whole page, which `pictures.page` wrote."""

    html: Markup


def page(ask: Ask) -> Page | Moved:
    """The picture of a kind and of names; to its ids when they were named otherwise."""
    if not ask.key:
        raise UnknownName("picture", "", list(KINDS))
    found = made(ask, ask.key[0], ask.key[1:], ask.address.values)
    if ask.key != found.path:
        return Moved(ask.address._replace(path=("picture", *found.path)))
    return Page(
        title=found.picture.title.of(ask.lang),
        template="picture.html",
        told=lambda: Told(Markup(whole_page(found.picture, found.command, ask.lang, shared(ask)))),  # noqa: S704
        command=found.command,
        downloads=downloads(found, ask.lang),
        framed=True,
    )


def shared(ask: Ask) -> Shared:
    """How the page refers to what pages of pictures share, and to the pages of the site."""
    other = ask.links.to(ask.address._replace(lang="en" if ask.lang == "nl" else "nl", format=""))
    return Shared(ask.links.file, other, links_of_things(ask))


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """Every picture of the static site."""
    return [(name, *ids) for name, kind in KINDS.items() for ids in kind.keys(graph, on)]
