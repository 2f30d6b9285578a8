"""The stored questions by topic."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from jeugdgraph.catalogue.header import StoredQuery, topics
from jeugdgraph.graph import Graph
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.questions import asked, by_topic, listing, selected
from jeugdgraph.present.results import label_of
from jeugdgraph.present.wording.site_questions import WORDS
from jeugdgraph.web.page import Ask, Page
from jeugdgraph.web.taking import data_downloads

_LONGEST = 200
"""Characters of a text that is searched for."""


class Listed(NamedTuple):
    """A question as the list has it: in words, its page, and what the answer holds."""

    question: str
    link: str
    summary: str


@dataclass(frozen=True)
class Told:
    """What the template gets: the text that was searched for, and questions by topic: its name and what it is called."""

    words: Callable[..., str]
    text: str
    topics: Mapping[tuple[str, str], tuple[Listed, ...]]


def page(ask: Ask) -> Page:
    """All questions, or those that hold a text."""
    text = ask.one("q")[:_LONGEST]
    found = selected((), text)
    key = "found summary" if text else "questions summary"
    return Page(
        title=say_in(WORDS, "questions", ask.lang),
        template="questions.html",
        told=lambda: _told(ask, text, found),
        command=f"jeugdgraph query list --lang {ask.lang}",
        downloads=data_downloads(ask, lambda: listing(found, ask.lang)),
        summary=say_in(WORDS, key, ask.lang, count=len(found), text=text),
        dated=False,
    )


def _told(ask: Ask, text: str, found: list[StoredQuery]) -> Told:
    grouped = {
        (topic, called(topic, ask)): tuple(_listed(ask, query) for query in some)
        for topic, some in by_topic(found).items()
    }
    return Told(lambda key, **values: say_in(WORDS, key, ask.lang, **values), text, grouped)


def called(topic: str, ask: Ask) -> str:
    """What a topic is called, with a capital."""
    name = topics().get(topic, {}).get(ask.lang, topic)
    return name[:1].upper() + name[1:]


def _listed(ask: Ask, query: StoredQuery) -> Listed:
    return Listed(
        in_words(ask, query), ask.to("question", *query.name.split("/")), query.summary.get(ask.lang, "")
    )


def in_words(ask: Ask, query: StoredQuery, given: Mapping[str, str] | None = None) -> str:
    """The question, with what was given in place of each parameter; else what the parameter is called."""
    told = {
        one.name: (given or {}).get(one.name) or f"[{label_of(ask.graph, one, ask.lang).lower()}]"
        for one in query.parameters
    }
    return asked(query, ask.lang, told)


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """One page."""
    return [()]
