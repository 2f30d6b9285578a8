"""The memberships of a municipality, or of an arrangement, on a line of time."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language, Moment, format_day, format_moment, period_text
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import STALE_AFTER_YEARS, Participation
from jeugdgraph.pictures.chart.bars import Bar, Event, Heading, Lines, timeline_spec
from jeugdgraph.pictures.chart.ground import said, say
from jeugdgraph.pictures.chart.memberships import Lane, Timeline, read
from jeugdgraph.pictures.chart.names import fitting, short_names
from jeugdgraph.pictures.chart.render import Mark, drawn
from jeugdgraph.pictures.chart.spans import span
from jeugdgraph.pictures.ground import sources_of
from jeugdgraph.pictures.picture import Column, Picture, Row, Table, Text, both

LETTERS = 44
"""Letters of a name at the side."""


def picture(graph: Graph, thing: str, on: date, *, unverified: bool = False, rest: bool = False) -> Picture:
    """Picture of the memberships of a municipality, or the members of an arrangement (an IRI), of all times.

    Without `rest`, what does not touch youth care is left out for a municipality. Raises UsageProblem when nothing
    is known.
    """
    told = read(graph, thing, on, unverified=unverified, rest=rest)
    kind = "" if told.of_municipality else " members"
    title = said(f"timeline title{kind}", name=told.name(thing))
    marks = _marks(told)
    return Picture(
        name=f"timeline {ns.local_name(thing)}",
        title=title,
        summary=_summary(told),
        on=on,
        notes=_notes(told),
        sources=sources_of(graph, [p.proof.source for p in told.found]),
        tables=(_table(told), *([_change_table(told)] if told.events else [])),
        facts=((said("how to read"), said(f"timeline how{kind}")),),
        scene={
            "kind": "chart",
            "pairs": [],
            "marks": [{"key": mark.key, "of": [mark.key]} for mark in marks],
        },
        drawing=both(lambda lang: drawn(timeline_spec(_lines(told, lang)), marks, title, lang)),
    )


def _marks(told: Timeline) -> list[Mark]:
    """The bars, from top to bottom, then the changes of municipalities."""
    bars = [
        Mark(
            ns.local_name(p.membership),
            said("timeline bar", name=told.name(p.party), role=told.name(p.role), period=_period(p),
                 seen=both(partial(format_day, p.observed_on)), marks=_doubts(told, p)),
        )
        for p in told.found
    ]  # fmt: skip
    changes = [
        Mark(_key(day), said("timeline change", day=_day(day), change=change)) for day, change in told.events
    ]
    return [*bars, *changes]


def _key(day: date) -> str:
    return f"change {day}"


def _day(day: date) -> Text:
    return both(partial(format_day, day))


def _period(p: Participation) -> Text:
    """The period in words; of a start that is not known, the day on which it was first seen."""
    told = both(partial(period_text, p.start, p.end))
    if p.start is not None:
        return told
    first = said("or earlier", day=_day(p.first_observed_on))
    return first if p.end is None else both(lambda lang: f"{first.of(lang)}, {told.of(lang)}")


def _doubts(told: Timeline, p: Participation) -> Text:
    """What must be known to read it right: disputed, planned, unverified; empty when nothing."""
    true = {"disputed": p.disputed, "planned": told.planned(p), "unverified": p.unverified}
    keys = [key for key, is_true in true.items() if is_true]
    return both(lambda lang: "".join(f"; {say(f'bar {key}', lang)}" for key in keys))


def _lines(told: Timeline, lang: Language) -> Lines:
    rows: list[Heading | Lane] = []
    for group, lanes_ in told.groups.items():
        rows += [Heading(group, told.graph.label(group, lang) if group else say("no domain", lang)), *lanes_]
    return Lines(
        line=told.line,
        on=told.on,
        rows={row.id: row.name.of(lang) if isinstance(row, Lane) else row.name for row in _fitted(rows, lang)},
        headings=frozenset(row.id for row in rows if isinstance(row, Heading)),
        bars=_bars(told, lang),
        events=[Event(day.toordinal(), len(told.found) + place, fitting(change.of(lang), 70))
                for place, (day, change) in enumerate(told.events)],
        words={key: say(key, lang) for key in ("reference line", "bar sure", "bar taken", "bar maybe", "bar hollow", "changes row")},
    )  # fmt: skip


def _fitted(rows: Sequence[Heading | Lane], lang: Language) -> list[Heading | Lane]:
    return [
        row._replace(name=fitting(row.name, LETTERS)) if isinstance(row, Heading)
        else row._replace(name=Text(*(fitting(name, LETTERS) for name in row.name)))
        for row in rows
    ]  # fmt: skip


def _bars(told: Timeline, lang: Language) -> list[Bar]:
    places = {p.membership: place for place, p in enumerate(told.found)}
    names = _inside(told, lang)
    return [
        Bar(
            lane.id, span(p, told.line), places[p.membership], names.get(p.party, ""),
            bool(p.division) or not told.of_municipality, p.disputed or told.planned(p) or p.unverified,
            str(p.start.date.year) if p.start else "",
        )
        for rows in told.groups.values() for lane in rows for p in lane.found
    ]  # fmt: skip


def _inside(told: Timeline, lang: Language) -> dict[str, str]:
    """What stands in a bar: the name of a region, without what all regions of its division begin with."""
    found: dict[str, str] = {}
    for division in sorted({p.division for p in told.found if p.division and told.of_municipality}):
        regions = told.graph.subjects("jg:inDivision", division)
        found |= short_names({region: told.graph.label(region, lang) for region in regions}, 60)
    return found


def _summary(told: Timeline) -> Text:
    valid = [p for p in told.found if told.valid(p)]
    open_, stale = sum(p.start is None for p in told.found), sum(p.stale(told.on) for p in valid)
    parts = [said("timeline summary", count=len(told.found), now=len(valid), day=_day(told.on))]
    if stale:
        parts.append(said("timeline stale", count=stale, years=STALE_AFTER_YEARS))
    if open_:
        parts.append(said("timeline open", count=open_))
    return both(lambda lang: " ".join(part.of(lang) for part in parts))


def _notes(told: Timeline) -> tuple[Text, ...]:
    counts = {
        "timeline hidden": told.hidden,
        "timeline via": told.via,
        "timeline disputed": sum(p.disputed for p in told.found),
        "timeline planned": sum(told.planned(p) for p in told.found),
    }
    return tuple(said(key, count=count) for key, count in counts.items() if count)


def _table(told: Timeline) -> Table:
    rows = tuple(
        Row(
            (
                told.name(p.party), told.name(p.division) if p.division else None, _group_name(told, group),
                told.name(p.role), _moment(p.start), _moment(p.end), p.first_observed_on.isoformat(), p.observed_on.isoformat(),
                told.name(p.status), told.name(p.basis), told.name(p.proof.source), p.proof.locator,
            ),
            ns.local_name(p.membership),
        )
        for group, lanes_ in told.groups.items() for lane in lanes_ for p in lane.found
    )  # fmt: skip
    names = (
        "with whom", "division", "group", "role", "from", "until", "first seen", "last seen", "status", "basis", "source",
        "place in source",
    )  # fmt: skip
    columns = tuple(Column(name.replace(" ", "_"), said(f"column {name}")) for name in names)
    return Table("memberships", said("timeline table"), columns, rows)


def _group_name(told: Timeline, group: str) -> Text:
    return told.name(group) if group else said("no domain")


def _moment(moment: Moment | None) -> Text | str | None:
    """A day as tables have it; what is less exact in words."""
    if moment is None:
        return None
    if moment.precision == "day":
        return moment.iso()
    return both(partial(format_moment, moment))


def _change_table(told: Timeline) -> Table:
    rows = tuple(Row((day.isoformat(), change), _key(day)) for day, change in told.events)
    columns = (Column("day", said("column day")), Column("change", said("column change")))
    return Table("changes", said("changes table"), columns, rows)
