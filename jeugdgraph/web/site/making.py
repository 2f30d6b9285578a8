"""From the path of a page to its files, in each language and form."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from pyoxigraph import NamedNode

from jeugdgraph.catalogue import Term
from jeugdgraph.errors import AmbiguousName, JeugdgraphError, StoreProblem, UnknownName, UsageProblem
from jeugdgraph.graph import Graph, Row
from jeugdgraph.web import pages
from jeugdgraph.web.address import Address, Filed, file_name
from jeugdgraph.web.page import Ask, Moved, Page
from jeugdgraph.web.render import error_page, page_bytes
from jeugdgraph.web.site.plan import Plan


class Remembering(Graph):
    """A graph that answers a stored question once for a page, which asks the same in each language."""

    def __init__(self, graph: Graph) -> None:
        super().__init__(graph.store, graph.folder)
        self._known: dict[str, list[Row]] = {}

    def rows(self, query: str, **values: Term | list[NamedNode]) -> list[Row]:
        """See `Graph.rows`."""
        asked = f"{query} {sorted(values.items())!r}"
        known = self._known.get(asked)
        if known is None:
            known = self._known[asked] = super().rows(query, **values)
        return list(known)

    def forget(self) -> None:
        """Begin another page."""
        self._known.clear()


Files = dict[str, bytes]
"""Content by name of the file, as seen from the folder of the site."""


@dataclass(frozen=True)
class _Links:
    """Names of all pages, and of the files that belong to the page at hand."""

    pages: frozenset[str]
    own: frozenset[str]

    def __contains__(self, name: object) -> bool:
        return name in self.own or name in self.pages


class Made(NamedTuple):
    """Files of a page. `told` says why it tells no more than what cannot be asked; empty where it tells what it should."""

    files: Files
    told: str = ""


def made_of(graph: Graph, plan: Plan, path: tuple[str, ...]) -> Made:
    """Every file of one page. What cannot be asked on the date is a page that says so, as that of a server.

    StoreProblem, with the path of the page, when it cannot be made.
    """
    made: Files = {}
    told = ""
    for lang in plan.choice.languages:
        address = Address(lang, path)
        try:
            made |= _in_language(graph, plan, address, made)
        except (UsageProblem, UnknownName, AmbiguousName) as problem:
            told = str(problem)
            made[file_name(address)] = _refused(graph, plan, address, problem)
        except JeugdgraphError as problem:
            raise StoreProblem(f"the page {_called(path)} cannot be made: {problem}") from problem
    return Made(made, told)


def _called(path: tuple[str, ...]) -> str:
    return "/".join(path) or "start"


def _refused(graph: Graph, plan: Plan, address: Address, problem: JeugdgraphError) -> bytes:
    ask = _ask(graph, plan, address)
    return error_page(ask, 400 if isinstance(problem, UsageProblem) else 404, problem, "")


def _ask(graph: Graph, plan: Plan, address: Address) -> Ask:
    links = Filed(plan.files, file_name(address))
    return Ask(graph, address, plan.choice.on, fixed=False, links=links, live=False)


def _in_language(graph: Graph, plan: Plan, address: Address, there: Files) -> Files:
    """The page in a language and its forms, but for those that are there already."""
    ask = _ask(graph, plan, address)
    page = _page(ask)
    forms = dict(_forms(ask, page, plan.choice.forms, there))
    here = file_name(address)
    linked = replace(ask, links=Filed(_Links(plan.files, frozenset(forms)), here))
    return {**forms, here: page_bytes(linked, page, "")}


def _page(ask: Ask) -> Page:
    maker = pages.maker(ask.address.path[0] if ask.address.path else "")
    made = maker.page(ask) if maker else None
    if made is None or isinstance(made, Moved):
        raise StoreProblem("it is somewhere else.")
    return made


def _forms(ask: Ask, page: Page, wanted: tuple[str, ...], there: Files) -> Iterator[tuple[str, bytes]]:
    """Files to take along. What a page cannot give of this thing, such as a memo of a former municipality, is left out."""
    for download in page.downloads:
        if download.format not in wanted:
            continue
        name = file_name(ask.address._replace(format=download.format))
        try:
            yield name, there[name] if name in there else download.content()
        except JeugdgraphError:
            continue
