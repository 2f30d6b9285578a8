"""What is called something like this; straight to the page where one thing bears the very name."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from jeugdgraph import namespaces as ns
from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph
from jeugdgraph.present import search as answers
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Report
from jeugdgraph.present.wording.site_lists import WORDS
from jeugdgraph.resolve import QUERY_LIMIT
from jeugdgraph.text import shorten
from jeugdgraph.web.address import Address
from jeugdgraph.web.page import Ask, Moved, Page
from jeugdgraph.web.pieces import Link, present
from jeugdgraph.web.taking import data_downloads
from jeugdgraph.web.things import evidence_key

LIMIT = 200
"""Hits that a page shows."""
_ABOUT = {"arrangement": "arrangement", "division": "division"}


@dataclass(frozen=True)
class Told:
    """What the template gets: the text asked for and what was found, and the lists to browse."""

    text: str
    report: Report | None
    remark: str
    links: tuple[Link, ...]


def page(ask: Ask) -> Page | Moved:
    """The hits, or the page of the one thing that bears the name."""
    if ask.key:
        raise UnknownName("page", "/".join(ask.address.path))
    text = ask.one("q")[:QUERY_LIMIT]
    exact = answers.bearing(ask.graph, text) if text else []
    if len(exact) == 1 and not ask.address.format:
        return Moved(_address(ask, exact[0]))
    hits = _ordered(answers.search(ask.graph, text, divisions=True), exact) if text else []
    return Page(
        title=say_in(WORDS, "search title", ask.lang),
        template="search.html",
        told=lambda: _told(ask, text, hits),
        summary=_summary(ask, text, hits),
        dated=False,
        command=_command(ask, text),
        downloads=data_downloads(ask, lambda: _report(ask, hits)) if hits else (),
    )


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """None: a search needs a server. Pages of the static site have suggestions instead."""
    return []


def _ordered(hits: list[answers.Hit], exact: list[str]) -> list[answers.Hit]:
    """Municipalities of precisely this name before other things of it; else as they were found."""
    return sorted(hits, key=lambda hit: not (hit.iri in exact and hit.iri.startswith(ns.MUNICIPALITY)))


def _address(ask: Ask, iri: str) -> Address:
    """Address of the page about a thing, on the date that was named."""
    if iri.startswith(ns.MUNICIPALITY):
        path: tuple[str, ...] = ("municipality", ns.local_name(iri))
    else:
        kind = iri.removeprefix(ns.THING).partition("/")[0]
        path = (_ABOUT[kind], ns.local_name(iri)) if kind in _ABOUT else ("evidence", *evidence_key(iri))
    return ask.address._replace(path=path, values=(("on", ask.on.isoformat()),) if ask.fixed else ())


def _summary(ask: Ask, text: str, hits: list[answers.Hit]) -> str:
    say, told = partial(say_in, WORDS, lang=ask.lang), shorten(text, 80)
    if not text:
        return say("search ask")
    if not hits:
        return say("no hits", text=told)
    return say("near", text=told) if hits[0].near else say("hits", count=len(hits), text=told)


def _command(ask: Ask, text: str) -> str:
    """The same on the command line, for a text that needs no care of a shell."""
    plain = all(char.isalnum() or char in " -.,'’()" for char in text)
    return f'jeugdgraph search "{text}" --lang {ask.lang}' if text and plain and len(text) <= 80 else ""


def _report(ask: Ask, hits: list[answers.Hit]) -> Report:
    return Report(
        say_in(WORDS, "search title", ask.lang),
        (),
        (answers.section(ask.graph, hits, ask.lang),),
        lang=ask.lang,
    )


def _told(ask: Ask, text: str, hits: list[answers.Hit]) -> Told:
    say = partial(say_in, WORDS, lang=ask.lang)
    lists = ("municipalities", "arrangements", "divisions", "sources")
    words = {kind: say(f"to {kind}") if kind != "sources" else say("to about") for kind in lists}
    return Told(
        shorten(text, QUERY_LIMIT),
        _report(ask, hits[:LIMIT]) if hits else None,
        say("shown", count=LIMIT) if len(hits) > LIMIT else "",
        present(Link(words[kind], ask.to(kind if kind != "sources" else "about")) for kind in lists),
    )
