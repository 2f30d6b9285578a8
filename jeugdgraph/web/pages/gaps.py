"""What the graph does not tell, or tells with reserve."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from jeugdgraph import gaps as missing
from jeugdgraph import namespaces as ns
from jeugdgraph import naming
from jeugdgraph.dates import format_day
from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Report
from jeugdgraph.present.wording.site_lists import WORDS
from jeugdgraph.resolve import key
from jeugdgraph.web.page import Ask, Page
from jeugdgraph.web.pieces import Field, Link
from jeugdgraph.web.taking import data_downloads

_YEARS = (0, 1, 2, 3, 5, 8)
"""Years without confirmation that can be chosen."""


@dataclass(frozen=True)
class Told:
    """What the template gets: the gaps by kind, links to each of them, and the fields to choose by."""

    report: Report
    contents: tuple[Link, ...]
    fields: tuple[Field, ...]
    legend: str
    show: str
    on_page: str


def page(ask: Ask) -> Page:
    """The gaps, of one municipality or kind where that was asked."""
    if ask.key:
        raise UnknownName("page", "/".join(ask.address.path))
    kind = ask.choice("kind", ("", *missing.KINDS), "")
    years = ask.number("years", missing.YEARS, 0, 100)
    named = ask.one("municipality")
    iri = naming.municipality(ask.graph, named, ask.on) if named else ""
    question = missing.Question(ask.graph, ask.on, ask.lang, years, iri)
    whole = missing.Question(ask.graph, ask.on, ask.lang, years, iri, whole=True)
    kinds = (kind,) if kind else ()
    return Page(
        title=say_in(WORDS, "gaps title", ask.lang),
        template="gaps.html",
        told=lambda: _told(ask, question, kinds),
        summary=_summary(ask, iri),
        command=_command(ask, question, kind),
        downloads=data_downloads(ask, lambda: missing.report(whole, kinds)),
    )


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """One page."""
    return [()]


def _summary(ask: Ask, municipality: str) -> str:
    on = format_day(ask.on, ask.lang)
    if not municipality:
        return say_in(WORDS, "gaps summary", ask.lang, on=on)
    return say_in(WORDS, "gaps of", ask.lang, on=on, name=ask.graph.label(municipality, ask.lang))


def _command(ask: Ask, question: missing.Question, kind: str) -> str:
    told = f" --kind {kind}" if kind else ""
    told += f" --years {question.years}" if question.years != missing.YEARS else ""
    told += f" --municipality {ns.local_name(question.municipality)}" if question.municipality else ""
    return f"jeugdgraph gaps{told} --on {ask.on} --lang {ask.lang}"


def _told(ask: Ask, question: missing.Question, kinds: tuple[str, ...]) -> Told:
    say = partial(say_in, WORDS, lang=ask.lang)
    found = missing.report(question, kinds)
    contents = [Link(section.title, f"#{section.id}") for section in found.sections if section.rows]
    return Told(
        found._replace(facts=()), tuple(contents), _fields(ask, question, kinds),
        say("filter"), say("show"), say("contents"),
    )  # fmt: skip


def _fields(ask: Ask, question: missing.Question, kinds: tuple[str, ...]) -> tuple[Field, ...]:
    say = partial(say_in, WORDS, lang=ask.lang)
    any_ = ("", say("any"))
    years = [(str(n), say("years option" if n else "years option none", count=n)) for n in _YEARS]
    return (
        Field("kind", say("gap kind"), (any_, *((one, say(f"gap {one}")) for one in missing.KINDS)), "".join(kinds)),
        Field("years", say("years"), tuple(years), str(question.years)),
        Field(
            "municipality", say("municipality"), (any_, *_municipalities(ask)),
            ns.local_name(question.municipality) if question.municipality else "",
        ),
    )  # fmt: skip


def _municipalities(ask: Ask) -> list[tuple[str, str]]:
    """Codes and names of all municipalities, in alphabetical order."""
    iris = ask.graph.subjects("rdf:type", ns.iri("jg:Municipality"))
    named = [(ns.local_name(iri), ask.graph.label(iri, ask.lang)) for iri in iris]
    return sorted(named, key=lambda pair: (key(pair[1]), pair[0]))
