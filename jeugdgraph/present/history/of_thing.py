"""The answer to *what changed here over time, and why?*; and any event as a sentence."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.history.of_thing import History
from jeugdgraph.analysis.history.records import NO_CHANGE, Event, order
from jeugdgraph.dates import Language, Moment, format_day, period_text
from jeugdgraph.graph import Graph
from jeugdgraph.present.history.events import (
    NAMED,
    Names,
    between_observations,
    capital,
    cell,
    described,
    listed,
    say,
    sentence,
)
from jeugdgraph.present.named import Named, names_of_things
from jeugdgraph.present.parts import Sources
from jeugdgraph.present.phrases import remark_in
from jeugdgraph.present.report import Cell, Column, Report, Section
from jeugdgraph.present.report import Row as Cells
from jeugdgraph.present.wording.history import WORDS

_YOUTH_CARE = ns.concept("domain", "youth-care")
__all__ = ["flat", "flat_section", "report", "sentence"]


def report(
    graph: Graph, history: History, lang: Language, *, others: Sequence[str] = (), details: bool = False
) -> Report:
    """The answer for people. Without `details`, what happened together on one day stands in one row."""
    sources = Sources(graph, lang)
    section = _events_section(graph, history, sources, lang, details=details)
    return Report(
        title=say("history of", lang, name=graph.label(history.thing, lang)),
        facts=_facts(graph, history, lang),
        sections=(section, *observation_sections(graph, history.observations, lang)),
        notes=_notes(graph, history, others, lang, details=details),
        footer=sources.footer(),
        lang=lang,
    )


def _events_section(
    graph: Graph, history: History, sources: Sources, lang: Language, *, details: bool
) -> Section:
    columns = (
        Column("date", say("date", lang), min_width=10),
        Column("cause", say("cause", lang), min_width=12),
        Column("event", say("event", lang), min_width=30, wrap=2),
        Column("source", say("source", lang), wrap=0),
    )
    groups = [(event,) for event in history.events] if details else gathered(graph, history.events)
    rows = tuple(_event_row(graph, group, sources, lang, details=details) for group in groups)
    return Section("events", say("events title", lang), columns, rows, empty=say("no events", lang))


def _event_row(
    graph: Graph, group: Sequence[Event], sources: Sources, lang: Language, *, details: bool
) -> Cells:
    told = capital(_together(graph, group, lang, most=None if details else NAMED))
    return {
        "date": cell(group[0], lang),
        "cause": say(f"cause {group[0].cause}", lang),
        "event": Cell(told, names=names_in(graph, group, lang)),
        "source": source_numbers(graph, group, sources),
    }


def names_in(graph: Graph, events: Iterable[Event], lang: Language) -> Named:
    """What some events name."""
    things = [
        thing
        for event in events
        for thing in (*event.subjects, *event.before, *event.after, *event.heirs, event.division)
        if thing
    ]
    return names_of_things(graph, lang, things)


def source_numbers(graph: Graph, events: Iterable[Event], sources: Sources) -> Cell:
    """Numbers of the sources of some events, each once, with what each of them bears out."""
    marks: dict[str, str] = {}
    for event in events:
        for proof in event.proofs:
            mark = sources.number(proof.source)
            marks[mark] = marks.get(mark) or _borne_out(graph, event, proof.source)
    return Cell(" ".join(marks), names=tuple((mark, iri) for mark, iri in marks.items() if iri))


def _borne_out(graph: Graph, event: Event, source: str) -> str:
    """The first statement of an event that a source bears out; empty when the source tells of the event only."""
    for iri in event.evidence:
        for passage in graph.values(iri, "prov:wasDerivedFrom"):
            if source == passage or source in graph.values(passage, "oa:hasSource"):
                return iri
    return ""


def gathered(graph: Graph, events: Iterable[Event]) -> list[tuple[Event, ...]]:
    """Events of one day that people read as one, oldest first.

    Joining or leaving several arrangements; and one merger that brought a municipality into other regions
    of several divisions, those of youth care apart.
    """
    found: dict[tuple[object, ...], list[Event]] = {}
    for event in events:
        found.setdefault((order(event)[:4], *_alike(graph, event)), []).append(event)
    groups: list[tuple[Event, ...]] = []
    for group in found.values():
        many = group[0].kind != "moved" or len({event.division for event in group}) > 1
        groups += [tuple(group)] if many else [(event,) for event in group]
    return groups


def _alike(graph: Graph, event: Event) -> tuple[object, ...]:
    """What events that are told together have in common."""
    if event.kind in ("joined", "left") and not event.heirs:
        return event.kind, event.subjects, event.planned
    if event.kind == "moved" and event.cause == "merger":
        if _YOUTH_CARE not in graph.values(event.after[0], "jg:policyDomain"):
            return (event.kind,)
    return order(event)


def _together(graph: Graph, group: Sequence[Event], lang: Language, *, most: int | None) -> str:
    first = group[0]
    if len(group) == 1:
        return described(graph, first, lang, most=most, explained=False)
    if first.kind == "moved":
        return _moved_in_many(graph, group, lang)
    joined = first._replace(
        before=tuple(sorted({thing for event in group for thing in event.before})),
        after=tuple(sorted({thing for event in group for thing in event.after})),
    )
    return described(graph, joined, lang, most=most, explained=False)


def _moved_in_many(graph: Graph, group: Sequence[Event], lang: Language) -> str:
    """One merger that brought its municipalities into another region of several divisions."""
    names = Names(graph, lang, None)
    who = {subject for event in group for subject in event.subjects}
    divisions = {event.division for event in group}
    return say("moved many", lang, who=names(who), count=len(divisions), divisions=names(divisions))


def _facts(graph: Graph, history: History, lang: Language) -> tuple[tuple[str, str], ...]:
    facts = [(say("period asked", lang), period_words(history.first, history.last, lang))]
    if history.sort == "municipality":
        facts.append((say("code", lang), ns.local_name(history.thing)))
        begun, ended = (Moment(day) if day else None for day in history.lifespan)
        if begun or ended:
            facts.append((say("exists", lang), period_text(begun, ended, lang)))
    general = {ns.iri("jg:Arrangement"), ns.iri("jg:Organisation")}
    kinds = [kind for kind in graph.values(history.thing, "rdf:type") if kind not in general]
    if kinds and history.sort != "municipality":
        facts.append((say("kind", lang), graph.label(kinds[0], lang)))
    facts.append((say("events count", lang), str(len(history.events))))
    return tuple(facts)


def period_words(first: date | None, last: date | None, lang: Language) -> str:
    """Period that an answer is about."""
    until = format_day(last, lang) if last else "…"
    if first is None:
        return say("everything until", lang, last=until)
    return say("from until", lang, first=format_day(first, lang), last=until)


def _notes(
    graph: Graph, history: History, others: Sequence[str], lang: Language, *, details: bool
) -> tuple[str, ...]:
    notes = meaning_notes(history.events, lang)
    notes += left_out_notes(history.unverified, history.disputed, lang)
    if others:
        shown = [f"{graph.label(iri, lang)} ({ns.local_name(iri)})" for iri in others]
        notes.append(say("others so called", lang, others=listed(shown, lang, 4)))
    if not details and len(gathered(graph, history.events)) < len(history.events):
        notes.append(remark_in(WORDS, "collapsed", lang))
    evidence = next((e.evidence[0] for e in history.events if e.evidence), None)
    if evidence:
        notes.append(remark_in(WORDS, "evidence", lang, id=ns.local_name(evidence)))
    return tuple(notes)


def observation_sections(
    graph: Graph, observations: Mapping[str, Sequence[date]], lang: Language
) -> tuple[Section, ...]:
    """On which dates sources show each division; divisions with the same dates in one row."""
    alike: dict[tuple[date, ...], list[tuple[str, str]]] = {}
    for division, days in observations.items():
        alike.setdefault(tuple(days), []).append((graph.label(division, lang), division))
    columns = (
        Column("division", say("division", lang), min_width=20, wrap=2),
        Column("dates", say("observed dates", lang), min_width=24),
    )
    rows: list[Cells] = [
        {
            "division": Cell(
                listed(sorted((name for name, _ in names), key=str.casefold), lang, None), names=tuple(names)
            ),
            "dates": ", ".join(d.isoformat() for d in days),
        }
        for days, names in sorted(alike.items(), key=lambda item: (-len(item[0]), item[0]))
    ]
    title = say("observations title", lang)
    return (Section("observations", title, columns, tuple(rows)),) if rows else ()


def meaning_notes(events: Iterable[Event], lang: Language) -> list[str]:
    """What rows do not say: the day of a change between observations, and that a first sight is no change."""
    shown = list(events)
    notes = []
    if any(between_observations(event) for event in shown):
        notes.append(say("day unknown note", lang))
    if any(event.cause in NO_CHANGE for event in shown):
        notes.append(say("only observed", lang))
    return notes


def left_out_notes(unverified: int, disputed: int, lang: Language) -> list[str]:
    """What is not in an answer, counted."""
    notes = []
    if disputed:
        notes.append(say("disputed note", lang, count=disputed))
    if unverified:
        notes.append(remark_in(WORDS, "unverified left out", lang, count=unverified))
    return notes


FLAT_COLUMNS = (
    "date", "not_before", "precision", "kind", "cause", "division_id", "subjects", "subject_ids",
    "before", "before_ids", "after", "after_ids", "heirs", "heir_ids", "details",
    "inherited", "disputed", "first_shown", "planned", "sentence", "evidence", "source_ids", "locators",
)  # fmt: skip
"""Columns of the answers that programs read, one row per event."""


def flat(graph: Graph, history: History, lang: Language) -> Report:
    """The answer for programs: one row per event."""
    title = say("history of", lang, name=graph.label(history.thing, lang))
    return Report(
        title, _facts(graph, history, lang), (flat_section(graph, history.events, lang),), lang=lang
    )


def flat_section(graph: Graph, events: Iterable[Event], lang: Language) -> Section:
    """Events for programs."""
    columns = tuple(Column(id_, id_) for id_ in FLAT_COLUMNS)
    return Section("", "", columns, tuple(_flat_row(graph, event, lang) for event in events))


def _flat_row(graph: Graph, event: Event, lang: Language) -> Cells:
    when = event.when
    names = Names(graph, lang, None)
    return {
        "date": when.date if when else None,
        "not_before": when.not_before if when else None,
        "precision": when.precision if when else None,
        "kind": event.kind,
        "cause": event.cause,
        "division_id": ns.local_name(event.division) if event.division else None,
        "subjects": _labels(graph, event.subjects, lang),
        "subject_ids": _ids(event.subjects),
        "before": _labels(graph, event.before, lang),
        "before_ids": _ids(event.before),
        "after": _labels(graph, event.after, lang),
        "after_ids": _ids(event.after),
        "heirs": _labels(graph, event.heirs, lang),
        "heir_ids": _ids(event.heirs),
        "details": names.details(event) or None,
        "inherited": event.inherited if event.kind == "reclassification" else None,
        "disputed": event.disputed if event.kind == "reclassification" else None,
        "first_shown": event.seen,
        "planned": event.planned,
        "sentence": sentence(graph, event, lang),
        "evidence": _ids(event.evidence),
        "source_ids": _ids(dict.fromkeys(proof.source for proof in event.proofs)),
        "locators": "; ".join(dict.fromkeys(p.locator for p in event.proofs if p.locator)) or None,
    }


def _labels(graph: Graph, things: Iterable[str], lang: Language) -> str | None:
    return "; ".join(graph.label(thing, lang) for thing in things) or None


def _ids(things: Iterable[str]) -> str | None:
    return " ".join(ns.local_name(thing) for thing in things) or None
