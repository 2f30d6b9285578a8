"""The answer to *what differs between this date and that one?*"""

from collections.abc import Iterable, Sequence

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.history.between import Difference
from jeugdgraph.analysis.history.records import Event, arrangements_of
from jeugdgraph.analysis.weights import Weights
from jeugdgraph.dates import Language, format_day
from jeugdgraph.graph import Graph
from jeugdgraph.present.ground import weight_fact, weight_notes
from jeugdgraph.present.history.events import cell, described, listed, say
from jeugdgraph.present.history.of_thing import (
    flat_section,
    left_out_notes,
    meaning_notes,
    names_in,
    observation_sections,
    source_numbers,
)
from jeugdgraph.present.named import names_of_things
from jeugdgraph.present.parts import Sources
from jeugdgraph.present.phrases import remark_in
from jeugdgraph.present.report import Cell, Column, Report, Section
from jeugdgraph.present.report import Row as Cells
from jeugdgraph.present.wording.history import WORDS

_REGION_ITSELF = frozenset({"renamed", "regions-joined", "region-split"})
_GENERAL = frozenset({ns.iri("jg:Arrangement"), ns.iri("jg:Organisation")})


def report(
    graph: Graph,
    difference: Difference,
    lang: Language,
    weighed: Weights | None = None,
    *,
    rest: bool = False,
) -> Report:
    """The answer for people. With `rest`, arrangements outside the divisions one by one, else counted by kind.

    With weights, those of the earlier date, people are counted where otherwise municipalities are.
    """
    sources = Sources(graph, lang)
    inside = [e for e in difference.events if e.division]
    municipal = [e for e in difference.events if e.kind == "reclassification"]
    outside = [e for e in difference.events if not e.division and e.kind != "reclassification"]
    sections: list[Section] = []
    if inside:
        sections += [
            _summary(graph, inside, weighed, lang),
            *_divisions(graph, difference, inside, sources, lang),
        ]
    if municipal:
        sections.append(_municipal(graph, municipal, sources, lang))
    if outside:
        sections.append(
            _one_by_one(graph, outside, sources, lang) if rest else _counted(graph, outside, lang)
        )
    return Report(
        title=_title(difference, lang),
        facts=_facts(graph, difference, weighed, lang),
        sections=(*sections, *observation_sections(graph, difference.observations, lang)),
        notes=(
            *_notes(graph, difference, bool(outside) and not rest, lang),
            *(weight_notes(graph, weighed, lang) if weighed else ()),
        ),
        footer=_with_weights(sources, weighed).footer(),
        lang=lang,
    )


def flat(graph: Graph, difference: Difference, lang: Language, weighed: Weights | None = None) -> Report:
    """The answer for programs: one row per event; with weights, how many people its municipalities had."""
    section = flat_section(graph, difference.events, lang)
    if weighed:
        people = [
            {**row, "people": _count([e], weighed)}
            for row, e in zip(section.rows, difference.events, strict=True)
        ]
        section = section._replace(columns=(*section.columns, Column("people", "people")), rows=tuple(people))
    return Report(_title(difference, lang), _facts(graph, difference, weighed, lang), (section,), lang=lang)


def _with_weights(sources: Sources, weighed: Weights | None) -> Sources:
    for iri in weighed.sources if weighed else ():
        sources.number(iri)
    return sources


def kind_of(graph: Graph, event: Event) -> tuple[str, ...]:
    """Classes (IRIs) of the arrangement that an event is about."""
    found = {kind for thing in arrangements_of(event) for kind in graph.values(thing, "rdf:type")}
    return tuple(sorted(found - _GENERAL))


def _title(difference: Difference, lang: Language) -> str:
    return say("difference", lang, first=difference.first.isoformat(), last=difference.last.isoformat())


def _facts(
    graph: Graph, difference: Difference, weighed: Weights | None, lang: Language
) -> tuple[tuple[str, str], ...]:
    facts = [
        (say("first date", lang), format_day(difference.first, lang)),
        (say("last date", lang), format_day(difference.last, lang)),
    ]
    if difference.division:
        facts.append((say("division", lang), graph.label(difference.division, lang)))
        moved = len(difference.moved(difference.division))
        facts.append((say("moved count", lang), str(moved)))
    if weighed:
        facts.append(weight_fact(weighed, lang))
    return tuple(facts)


def _summary(graph: Graph, events: Sequence[Event], weighed: Weights | None, lang: Language) -> Section:
    """Numbers per division: municipalities, or people, by cause; and regions that are new or gone."""
    keys = ("moved count", "by move", "by merger", "by region", "new regions", "gone regions")
    columns = (
        Column("division", say("division", lang), min_width=20, wrap=2),
        *(Column(key.replace(" ", "_"), say(key, lang), "right") for key in keys),
    )
    divisions = sorted({e.division for e in events}, key=lambda d: graph.label(d, lang))
    rows: list[Cells] = []
    for division in divisions:
        own = [e for e in events if e.division == division]
        numbers = dict(zip((key.replace(" ", "_") for key in keys), _numbers(own, weighed), strict=True))
        name = Cell(graph.label(division, lang), names=names_of_things(graph, lang, [division]))
        rows.append({"division": name, **numbers})
    title = say("summary title people" if weighed else "summary title", lang)
    return Section("summary", title, columns, tuple(rows))


def _numbers(own: Sequence[Event], weighed: Weights | None) -> tuple[int, ...]:
    moved = [e for e in own if e.kind == "moved"]
    by_region = [e for e in moved if e.cause in _REGION_ITSELF]
    itself = [e for e in own if e.kind == "arrangement" and e.subjects != (e.division,)]
    new = {r for e in itself if e.cause != "ended" for r in _came(e)}
    gone = {r for e in itself if e.cause != "began" for r in _went(e)}
    return (
        _count(moved, weighed),
        _count((e for e in moved if e.cause == "move"), weighed),
        _count((e for e in moved if e.cause == "merger"), weighed),
        _count(by_region, weighed),
        len(new),
        len(gone),
    )


def _count(events: Iterable[Event], weighed: Weights | None) -> int:
    """Municipalities that events are about, or the people who lived there."""
    subjects = {subject for event in events for subject in event.subjects}
    if weighed is None:
        return len(subjects)
    return round(sum(weighed.sizes.get(ns.local_name(subject), 0.0) for subject in subjects))


def _came(event: Event) -> Sequence[str]:
    return event.subjects if event.cause == "began" else event.after


def _went(event: Event) -> Sequence[str]:
    return event.subjects if event.cause == "ended" else event.before


def _divisions(
    graph: Graph, difference: Difference, events: Sequence[Event], sources: Sources, lang: Language
) -> list[Section]:
    """What differs in each division: who, where on each date, why and when."""
    columns = (
        Column("who", say("who", lang), min_width=16, wrap=2),
        Column("first", say("on date", lang, day=difference.first.isoformat()), min_width=14, wrap=2),
        Column("last", say("on date", lang, day=difference.last.isoformat()), min_width=14, wrap=2),
        Column("cause", say("cause", lang)),
        Column("when", say("when", lang)),
        Column("source", say("source", lang), wrap=0),
    )
    by_division: dict[str, list[Event]] = {}
    for event in events:
        by_division.setdefault(event.division, []).append(event)
    found = sorted((graph.label(division, lang), division) for division in by_division)
    return [
        Section(
            ns.local_name(division),
            say("division title", lang, division=name),
            columns,
            tuple(_difference(graph, difference, event, sources, lang) for event in by_division[division]),
        )
        for name, division in found
    ]


def _difference(
    graph: Graph, difference: Difference, event: Event, sources: Sources, lang: Language
) -> Cells:
    names = names_in(graph, [event], lang)
    return {
        "who": Cell(_who(graph, event, lang), names=names),
        "first": Cell(_where(graph, event, event.before, lang), names=names),
        "last": Cell(_where(graph, event, event.after, lang), names=names),
        "cause": say(f"cause {event.cause}", lang),
        "when": cell(event, lang) + (" ?" if _maybe_outside(difference, event) else ""),
        "source": source_numbers(graph, [event], sources),
    }


def _maybe_outside(difference: Difference, event: Event) -> bool:
    """Whether a change may have been there before the earlier date, as its day is not known."""
    before = event.when.not_before if event.when else None
    return before is not None and before < min(difference.first, difference.last)


def _who(graph: Graph, event: Event, lang: Language) -> str:
    if event.kind == "arrangement":
        return say("the division" if event.subjects == (event.division,) else "the region", lang)
    who = _names(graph, event.subjects, lang)
    if not event.heirs:
        return who
    key = "taken up partly" if event.partly else "taken up"
    return say(key, lang, who=who, heirs=_names(graph, event.heirs, lang))


def _where(graph: Graph, event: Event, things: Sequence[str], lang: Language) -> str:
    """Regions on one of the dates; for terms with what differs."""
    if event.kind == "arrangement" and event.cause in ("began", "ended"):
        if not things:
            return say("nothing before", lang)
        if event.subjects == (event.division,):
            return say("whole division", lang, count=len(things))
        return f"{_names(graph, event.subjects, lang)}: {_names(graph, things, lang)}"
    if event.kind == "terms":
        side = 1 if things is event.before else 2
        values = "; ".join(f"{graph.label(d[0], lang)} {d[side] or '1'}" for d in event.details)
        return f"{_names(graph, things, lang)} ({values})"
    return _names(graph, things, lang) or say("nothing before", lang)


def _names(graph: Graph, things: Iterable[str], lang: Language) -> str:
    return listed(sorted({graph.label(thing, lang) for thing in things}), lang, 8)


def _municipal(graph: Graph, events: Sequence[Event], sources: Sources, lang: Language) -> Section:
    columns = (
        Column("when", say("when", lang), wrap=0),
        Column("cause", say("cause", lang)),
        Column("event", say("event", lang), min_width=30, wrap=2),
        Column("source", say("source", lang), wrap=0),
    )
    rows: list[Cells] = []
    for event in events:
        plain = event._replace(inherited=0, disputed=0)
        rows.append(
            {
                "when": cell(event, lang),
                "cause": say(f"cause {event.cause}", lang),
                "event": Cell(described(graph, plain, lang), names=names_in(graph, [event], lang)),
                "source": source_numbers(graph, [event], sources),
            }
        )
    return Section("municipalities", say("reclassified title", lang), columns, tuple(rows))


def _counted(graph: Graph, events: Sequence[Event], lang: Language) -> Section:
    """Arrangements outside the divisions, counted by kind."""
    groups: dict[str, list[Event]] = {}
    for event in events:
        kinds = kind_of(graph, event)
        groups.setdefault(kinds[0] if kinds else "", []).append(event)
    keys = ("begun", "ended count", "joinings", "leavings")
    columns = (
        Column("kind", say("kind", lang), min_width=20, wrap=2),
        *(Column(key.replace(" ", "_"), say(key, lang), "right") for key in keys),
    )
    rows: list[Cells] = [
        {
            "kind": graph.label(kind, lang) if kind else say("not known", lang),
            "begun": sum(e.kind == "arrangement" and e.cause == "began" for e in own),
            "ended_count": sum(e.kind == "arrangement" and e.cause == "ended" for e in own),
            "joinings": sum(len(e.subjects) for e in own if e.kind == "joined"),
            "leavings": sum(len(e.subjects) for e in own if e.kind == "left"),
        }
        for kind, own in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    return Section(
        "rest", say("rest title", lang), columns, tuple(rows), notes=(say("rest count note", lang),)
    )


def _one_by_one(graph: Graph, events: Sequence[Event], sources: Sources, lang: Language) -> Section:
    """Arrangements outside the divisions, each event in a row, by name."""
    columns = (
        Column("arrangement", say("arrangement", lang), min_width=20, wrap=2),
        Column("event", say("event", lang), min_width=24, wrap=2),
        Column("when", say("when", lang)),
        Column("source", say("source", lang), wrap=0),
    )
    rows: list[Cells] = [
        {
            "arrangement": Cell(
                _names(graph, arrangements_of(event), lang),
                names=names_of_things(graph, lang, arrangements_of(event)),
            ),
            "event": Cell(
                described(graph, event, lang, explained=False), names=names_in(graph, [event], lang)
            ),
            "when": cell(event, lang),
            "source": source_numbers(graph, [event], sources),
        }
        for event in sorted(events, key=lambda e: (_names(graph, arrangements_of(e), lang), cell(e, lang)))
    ]
    return Section("rest", say("rest title", lang), columns, tuple(rows))


def _notes(graph: Graph, difference: Difference, counted: bool, lang: Language) -> tuple[str, ...]:
    notes = [] if difference.events else [say("nothing differs", lang)]
    if difference.first > difference.last:
        notes.append(say("backwards", lang))
    if any(e.cause in _REGION_ITSELF for e in difference.events):
        notes.append(say("region note", lang))
    if counted:
        notes.append(remark_in(WORDS, "rest note", lang))
    notes += meaning_notes(difference.events, lang)
    if any(_maybe_outside(difference, event) for event in difference.events):
        notes.append(say("maybe before", lang, on=min(difference.first, difference.last).isoformat()))
    notes += _edges(graph, difference, lang)
    if difference.uncertain:
        who = _names(graph, {fact.member for fact in difference.uncertain}, lang)
        notes.append(say("uncertain", lang, count=len(difference.uncertain), who=who))
    notes += left_out_notes(len(difference.unverified), len(difference.disputed), lang)
    evidence = next((e.evidence[0] for e in difference.events if e.evidence), None)
    if evidence:
        notes.append(remark_in(WORDS, "evidence", lang, id=ns.local_name(evidence)))
    return tuple(notes)


def _edges(graph: Graph, difference: Difference, lang: Language) -> list[str]:
    """Divisions that were not observed yet on the earlier date, or not any more by the later."""
    early, late = sorted((difference.first, difference.last))
    days = difference.observations
    before = {division for division, seen in days.items() if seen and early < seen[0]}
    since = {division for division, seen in days.items() if seen and seen[-1] < late}
    notes = []
    for key, on, found in (("not observed yet", early, before), ("not observed since", late, since)):
        if found:
            notes.append(
                say(key, lang, on=on.isoformat(), divisions=listed(_labels(graph, found, lang), lang, None))
            )
    return notes


def _labels(graph: Graph, things: Iterable[str], lang: Language) -> list[str]:
    return sorted((graph.label(thing, lang) for thing in things), key=str.casefold)
