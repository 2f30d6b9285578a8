"""What changed over time for a municipality, an arrangement or a division, and how it was on a day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from markupsafe import Markup

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.history.of_thing import History, history_of
from jeugdgraph.analysis.history.records import NO_CHANGE
from jeugdgraph.analysis.history.whom import thing
from jeugdgraph.dates import format_day
from jeugdgraph.errors import UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import STALE_AFTER_YEARS
from jeugdgraph.present.history import of_thing as answers
from jeugdgraph.present.history import states
from jeugdgraph.present.history.states import Entry
from jeugdgraph.present.report import Cell, Report, as_cell
from jeugdgraph.web import choices
from jeugdgraph.web.choices import Field, Form, Say, say
from jeugdgraph.web.drawings import figure
from jeugdgraph.web.page import Ask, Moved, Page
from jeugdgraph.web.taking import data_downloads
from jeugdgraph.web.things import page_about

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_KINDS = {"municipality": "municipality", "arrangement": "arrangement", "division": "division"}
"""Kind of page about a thing, by what sort of thing it is."""
_DRAWN = ("municipality", "arrangement")
"""Sorts of things of which there is a timeline."""
_WORDS = ("label", "earlier", "later", "page", "nothing", "began", "ended", "seen", "members")
"""What the script of the slider says."""


class Happening(NamedTuple):
    """An event, or several told as one. `observed`: as far as is known nothing changed, a source only shows it."""

    date: str
    cause: str
    observed: bool
    sentence: Cell
    source: Cell


class Year(NamedTuple):
    """What happened in a year; of what has no date the title says so."""

    title: str
    happenings: tuple[Happening, ...]


class Day(NamedTuple):
    """A day on which something changed, and the page about the thing as it was then."""

    iso: str
    text: str
    link: str


class Group(NamedTuple):
    """What held on a day, under one heading, with what is to be known of each."""

    title: str
    entries: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Told:
    """What the template gets.

    `days` are those on which something changed, `day` the one of which `state` and `changed` tell, and `states` what a
    script needs to tell of any of them. `timeline` is a drawing, or empty.
    """

    say: Say
    form: Form
    years: tuple[Year, ...]
    days: tuple[Day, ...]
    day: Day
    choose: Form
    state: tuple[Group, ...]
    states: Any
    report: Report
    links: tuple[tuple[str, str], ...]
    changed: tuple[Group, ...]
    timeline: Markup
    years_old: int = STALE_AFTER_YEARS


def page(ask: Ask) -> Page | Moved:
    """The history of what the path names; to its id when it was named otherwise."""
    name = ask.only_key("name")
    first, last = choices.day_of(ask, "from"), choices.day_of(ask, "to") or ask.on
    if first is not None and first > last:
        raise UsageProblem(say("backwards", ask.lang))
    iri, others = _thing(ask.graph, name, last)
    if ns.local_name(iri) != name:
        return Moved(ask.address._replace(path=("history", ns.local_name(iri))))
    unverified, details = bool(ask.one("unverified")), bool(ask.one("details"))
    found = history_of(ask.graph, iri, first, last, unverified=unverified)
    report = answers.report(ask.graph, found, ask.lang, others=others, details=details)
    return Page(
        title=report.title,
        template="history.html",
        told=lambda: _told(ask, found, report, last),
        command=_command(ask, name, first, last),
        downloads=data_downloads(ask, lambda: answers.flat(ask.graph, found, ask.lang)),
        summary=_summary(ask, found, last),
    )


def _thing(graph: Graph, name: str, until: date) -> tuple[str, tuple[str, ...]]:
    """What an id stands for, else what a name stands for."""
    if _ID.fullmatch(name):
        for iri in (
            ns.municipality(name),
            *(ns.thing(kind, name) for kind in ("division", "arrangement", "organisation")),
        ):
            if ns.local_name(iri) == name and graph.values(iri, "rdf:type"):
                return iri, ()
    return thing(graph, name, until)


def _summary(ask: Ask, found: History, last: date) -> str:
    seen = sum(event.cause in NO_CHANGE for event in found.events)
    changes, day = len(found.events) - seen, format_day(last, ask.lang)
    return say("history summary", ask.lang, count=changes, seen=seen, day=day)


def _told(ask: Ask, found: History, report: Report, last: date) -> Told:
    listed = states.entries(ask.graph, found, ask.lang, unverified=bool(ask.one("unverified")))
    days = tuple(_day(ask, found, day) for day in states.days(found, last))
    chosen = choices.day_of(ask, "day") or last
    return Told(
        choices.speaker(ask),
        _form(ask),
        tuple(_years(ask, found, report)),
        days,
        _day(ask, found, chosen),
        _choose(ask, days, chosen),
        tuple(_state(ask, listed, chosen)),
        _for_script(ask, listed, days),
        report,
        _links(ask, found),
        tuple(_changed(ask, listed, chosen)),
        figure(ask, "timeline", ns.local_name(found.thing)) if found.sort in _DRAWN else Markup(),
    )


def _years(ask: Ask, found: History, report: Report) -> Iterator[Year]:
    """Events by year, oldest first."""
    details = bool(ask.one("details"))
    groups = [(event,) for event in found.events] if details else answers.gathered(ask.graph, found.events)
    years: dict[str, list[Happening]] = {}
    for group, row in zip(groups, report.sections[0].rows, strict=True):
        when = group[0].when
        date_, cause = (str(as_cell(row[name]).value) for name in ("date", "cause"))
        happening = Happening(
            date_, cause, group[0].cause in NO_CHANGE, as_cell(row["event"]), as_cell(row["source"])
        )
        years.setdefault(str(when.date.year) if when else say("no date", ask.lang), []).append(happening)
    return (Year(title, tuple(own)) for title, own in years.items())


def _day(ask: Ask, found: History, day: date) -> Day:
    kind = _KINDS.get(found.sort, "")
    begun, ended = found.lifespan
    there = kind and (begun is None or begun <= day) and (ended is None or day < ended)
    link = ask.to(kind, ns.local_name(found.thing), on=day) if there else ""
    return Day(day.isoformat(), format_day(day, ask.lang), link)


def _state(ask: Ask, listed: tuple[Entry, ...], day: date) -> Iterator[Group]:
    other = say("no division", ask.lang) if any(entry.group for entry in listed) else ""
    for title, own in states.on_day(listed, day).items():
        yield Group(title or other, tuple((one.name, page_about(ask, one.iri), one.mark(day)) for one in own))


def _changed(ask: Ask, listed: tuple[Entry, ...], day: date) -> Iterator[Group]:
    """What began, ended or was first seen on a day."""
    found = {
        "began": [entry for entry in listed if entry.start == day],
        "ended": [entry for entry in listed if entry.end == day],
        "seen": [entry for entry in listed if entry.start is None and entry.seen == day],
    }
    for key, own in found.items():
        if own:
            named = tuple((one.name, page_about(ask, one.iri), "") for one in own)
            yield Group(say(f"slider {key}", ask.lang), named)


def _for_script(ask: Ask, listed: tuple[Entry, ...], days: tuple[Day, ...]) -> dict[str, object]:
    """Every entry with its period, every day with its link, and the words that the script says."""
    groups = list(dict.fromkeys(entry.group for entry in listed))
    entries = [
        [
            one.name, page_about(ask, one.iri), groups.index(one.group), one.start.isoformat() if one.start else "",
            one.end.isoformat() if one.end else "", one.seen.isoformat(), one.old.isoformat(),
        ]
        for one in listed
    ]  # fmt: skip
    other = say("no division", ask.lang) if any(groups) else ""
    words = {name: say(f"slider {name}", ask.lang) for name in _WORDS}
    return {"days": days, "groups": [group or other for group in groups], "entries": entries, "words": words}


def _form(ask: Ask) -> Form:
    fields = (
        choices.date_field(ask, "from", choices.day_of(ask, "from")),
        choices.date_field(ask, "to", choices.day_of(ask, "to")),
        choices.switch(ask, "details"),
        choices.switch(ask, "unverified"),
    )
    return choices.form(ask, ask.address.path, fields, "show", *choices.kept(ask, "day"))


def _choose(ask: Ask, days: tuple[Day, ...], chosen: date) -> Form:
    listed = [(day.iso, day.text) for day in days]
    field = Field("day", say("field day", ask.lang), options=choices.options(listed, chosen.isoformat()))
    kept = choices.kept(ask, "from", "to", "details", "unverified")
    return choices.form(ask, ask.address.path, (field,), "show", *kept)


def _links(ask: Ask, found: History) -> tuple[tuple[str, str], ...]:
    id_, kind = ns.local_name(found.thing), _KINDS.get(found.sort, "")
    links = [
        (
            say("everything about", ask.lang, name=ask.graph.label(found.thing, ask.lang)),
            kind and ask.to(kind, id_),
        )
    ]
    if kind in ("municipality", "arrangement"):
        links.append((say("boundaries", ask.lang), ask.to("mismatches", id_)))
    links.append((say("changes", ask.lang), ask.to("changes")))
    return tuple((label, link) for label, link in links if link)


def _command(ask: Ask, name: str, first: date | None, last: date) -> str:
    told = [f"jeugdgraph history {name}", *([f"--from {first}"] if first else []), f"--to {last}"]
    told += [option for key, option in (("details", "--details"), ("unverified", "--all")) if ask.one(key)]
    return " ".join((*told, f"--lang {ask.lang}"))


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """Every municipality, also former ones, every division and every arrangement."""
    classes = ("jg:Municipality", "jg:Division", "jg:Arrangement")
    return [
        (id_,)
        for name in classes
        for id_ in sorted(map(ns.local_name, graph.subjects("rdf:type", ns.iri(name))))
    ]
