"""What differs between two dates: in the whole country, in one division, or for one municipality."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from jeugdgraph import namespaces as ns
from jeugdgraph import naming
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.history.between import Difference, about, between, of_kinds
from jeugdgraph.analysis.weights import Weights, weights
from jeugdgraph.dates import FIRST_DATE_KNOWN, format_day
from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph
from jeugdgraph.present.history import difference as answers
from jeugdgraph.present.report import Report
from jeugdgraph.web import choices
from jeugdgraph.web.choices import Field, Form, Say, say
from jeugdgraph.web.page import Ask, Moved, Page
from jeugdgraph.web.taking import data_downloads

_KEPT = 4
"""Differences that are kept, for the downloads of a page and the part of it that is about one municipality."""


@dataclass(frozen=True)
class Told:
    """What the template gets: the form, the answer, and where each of its tables is."""

    say: Say
    form: Form
    report: Report
    tables: tuple[tuple[str, str], ...]


class _Asked(NamedTuple):
    """What the address asks: two dates, and what it is narrowed to, as IRIs."""

    first: date
    last: date
    division: str
    municipality: str
    kinds: frozenset[str]


def page(ask: Ask) -> Page | Moved:
    """The difference between two dates; to the year until the reference date when none are named."""
    if ask.key:
        raise UnknownName("page", "/".join(ask.address.path))
    first, last = choices.day_of(ask, "from"), choices.day_of(ask, "to")
    if ask.live and (first is None or last is None):
        return _with_dates(ask, first, last)
    asked = _asked(ask, first or _a_year_before(last or ask.on), last or ask.on)
    found, weighed = _found(ask, asked), _weighed(ask, asked)
    one_by_one = bool(ask.one("rest") or asked.municipality or asked.kinds)
    report = answers.report(ask.graph, found, ask.lang, weighed, rest=one_by_one)
    return Page(
        title=say("changes title", ask.lang),
        template="changes.html",
        told=lambda: Told(choices.speaker(ask), _form(ask, asked), report, _tables(report)),
        command=_command(ask, asked),
        downloads=data_downloads(ask, lambda: answers.flat(ask.graph, found, ask.lang, weighed)),
        summary=_summary(ask, found),
        dated=False,
    )


def _with_dates(ask: Ask, first: date | None, last: date | None) -> Moved:
    """The same with both dates in the address, so that it stays what it is."""
    last = last or max(ask.on, first or ask.on)
    first = first or _a_year_before(last)
    kept = tuple(pair for pair in ask.address.values if pair[0] not in ("from", "to") and pair[1].strip())
    values = (("from", first.isoformat()), ("to", last.isoformat()), *kept)
    return Moved(ask.address._replace(values=values))


def _a_year_before(day: date) -> date:
    """The same day a year before, or the first that is known; 28 February before a leap day."""
    month, number = (2, 28) if (day.month, day.day) == (2, 29) else (day.month, day.day)
    return max(date(day.year - 1, month, number), FIRST_DATE_KNOWN)


def _asked(ask: Ask, first: date, last: date) -> _Asked:
    graph, division, municipality = ask.graph, ask.one("division"), ask.one("municipality")
    return _Asked(
        first,
        last,
        naming.one_of_class(graph, division, "jg:Division") if division else "",
        naming.municipality(graph, municipality, max(first, last)) if municipality else "",
        naming.kinds(graph, dict.fromkeys(ask.many("kind"))),
    )


def _found(ask: Ask, asked: _Asked) -> Difference:
    found = _between(ask.graph, asked.first, asked.last, asked.division, bool(ask.one("unverified")))
    if asked.municipality:
        found = about(ask.graph, found, asked.municipality)
    return of_kinds(ask.graph, found, asked.kinds) if asked.kinds else found


@lru_cache(maxsize=_KEPT)
def _between(graph: Graph, first: date, last: date, division: str, unverified: bool) -> Difference:
    return between(graph, first, last, division or None, unverified=unverified)


def _weighed(ask: Ask, asked: _Asked) -> Weights | None:
    kind = choices.weight(ask)
    if kind == "municipalities":
        return None
    return weights(extract(ask.graph), kind, min(asked.first, asked.last))


def _summary(ask: Ask, found: Difference) -> str:
    days = {"first": format_day(found.first, ask.lang), "last": format_day(found.last, ask.lang)}
    if not found.events:
        return say("changes summary none", ask.lang, **days)
    return say("changes summary", ask.lang, count=len(found.events), **days)


def _tables(report: Report) -> tuple[tuple[str, str], ...]:
    """Titles of the tables, and where they are on the page."""
    return tuple((section.title, f"#{section.id}") for section in report.sections if section.title)


def _form(ask: Ask, asked: _Asked) -> Form:
    graph, lang = ask.graph, ask.lang
    every = [("", say("every", lang))]
    ids = [ns.local_name(iri) for iri in graph.subjects("rdf:type", ns.iri("jg:Division"))]
    divisions = [*every, *choices.divisions(graph, ids, lang)]
    chosen = ns.local_name(asked.division) if asked.division else ""
    named = graph.label(asked.municipality, lang) if asked.municipality else ""
    fields = (
        Field("from", say("first day", lang), "date", asked.first.isoformat(), required=True),
        Field("to", say("second day", lang), "date", asked.last.isoformat(), required=True),
        Field("division", say("field division", lang), options=choices.options(divisions, chosen)),
        Field("municipality", say("field municipality", lang), "text", named),
    )
    rest = Field("rest", say("field rest one by one", lang), "checkbox", "1" if ask.one("rest") else "")
    more = (choices.weight_field(ask), rest, choices.switch(ask, "unverified"))
    return choices.form(ask, ("changes",), fields, "show", *choices.kept(ask, "kind"), more=more)


def _command(ask: Ask, asked: _Asked) -> str:
    words = [f"jeugdgraph diff {asked.first} {asked.last}"]
    words += [f"--division {ns.local_name(asked.division)}"] if asked.division else []
    words += [f"--municipality {ns.local_name(asked.municipality)}"] if asked.municipality else []
    words += [f"--kind {ns.local_name(kind)}" for kind in sorted(asked.kinds)]
    words += ["--rest"] if ask.one("rest") else []
    kind = choices.weight(ask)
    words += [f"--weight {kind}"] if kind != "municipalities" else []
    words += ["--all"] if ask.one("unverified") else []
    return " ".join((*words, f"--lang {ask.lang}"))


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """One page: the year until the date."""
    return [()]
