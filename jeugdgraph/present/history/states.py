"""How it was on a day: who took part in what, with what is known of the beginning and the end."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from jeugdgraph.analysis.history import facts as of
from jeugdgraph.analysis.history.of_thing import History
from jeugdgraph.analysis.history.records import Fact
from jeugdgraph.dates import FIRST_DATE_KNOWN, Language
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import STALE_AFTER_YEARS


class Entry(NamedTuple):
    """A membership as seen from a thing: the other side, and the division or region under which it is told.

    `start` and `end` are empty when they are not known; `seen` is the day on which a source first shows it, `old` the
    day from which its last confirmation lies far back.
    """

    name: str
    iri: str
    group: str
    start: date | None
    end: date | None
    seen: date
    old: date

    def holds(self, day: date) -> bool:
        """Whether it holds on a day, as far as known."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def mark(self, day: date) -> str:
        """``°`` when it was first seen only later and its start is not known, ``*`` when it was confirmed long ago."""
        if self.start is None and day < self.seen:
            return "°"
        return "*" if day >= self.old else ""


def entries(graph: Graph, history: History, lang: Language, *, unverified: bool = False) -> tuple[Entry, ...]:
    """Memberships of a municipality, an arrangement or a whole division, by group and name."""
    facts = [
        f for f in of.shown(_facts(graph, history), unverified=unverified) if not f.disputed and not f.planned
    ]
    found = {_entry(graph, fact, history, lang) for fact in facts}
    return tuple(
        sorted(found, key=lambda e: (not e.group, e.group.casefold(), e.name.casefold(), str(e.start)))
    )


def days(history: History, until: date) -> tuple[date, ...]:
    """Days on which something changed or was first seen, of those that pages are about, and the last day asked."""
    moments = {event.when.date for event in history.events if event.when}
    return tuple(sorted({day for day in moments if FIRST_DATE_KNOWN <= day <= until} | {until}))


def on_day(listed: Iterable[Entry], day: date) -> dict[str, list[Entry]]:
    """What holds on a day, by group."""
    found: dict[str, list[Entry]] = {}
    for entry in listed:
        if entry.holds(day):
            found.setdefault(entry.group, []).append(entry)
    return found


def _facts(graph: Graph, history: History) -> Sequence[Fact]:
    if history.sort == "division":
        return of.of_division(graph, history.thing)
    if history.sort == "arrangement":
        return of.of_arrangement(graph, history.thing)
    return of.of_members(graph, [history.thing])


def _entry(graph: Graph, fact: Fact, history: History, lang: Language) -> Entry:
    as_member = fact.member == history.thing
    other = fact.arrangement if as_member else fact.member
    group = fact.division if as_member else fact.arrangement if history.sort == "division" else ""
    return Entry(
        graph.label(other, lang), other, graph.label(group, lang) if group else "",
        fact.start.date if fact.start else None, fact.end.date if fact.end else None,
        fact.first_observed_on, _years_later(fact.observed_on),
    )  # fmt: skip


def _years_later(day: date) -> date:
    """The day from which a confirmation lies `lookup.STALE_AFTER_YEARS` years back."""
    try:
        return day.replace(year=day.year + STALE_AFTER_YEARS)
    except ValueError:  # 29 February
        return day.replace(year=day.year + STALE_AFTER_YEARS, month=3, day=1)
