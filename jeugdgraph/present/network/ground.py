"""What an answer about a network rests on, in words: what it is made of, what is left out, its sources."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from jeugdgraph.analysis.columns import ALWAYS
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.ids import iri
from jeugdgraph.analysis.networks.selection import Choice, Selection, select
from jeugdgraph.analysis.networks.ties import Tie
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.dates import Language, format_day
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import STALE_AFTER_YEARS, years_between
from jeugdgraph.present.ground import division_name, listing
from jeugdgraph.present.output import choose_format, write
from jeugdgraph.present.parts import Sources
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Report
from jeugdgraph.present.values import format_number
from jeugdgraph.present.wording.network import WORDS

NAMED_SOURCES = 5
"""Sources of a whole network that are named; others are counted."""


def say(key: str, lang: Language, **values: object) -> str:
    """Phrase of an answer about networks."""
    return say_in(WORDS, key, lang, **values)


def number(value: float, lang: Language, digits: int | None = None) -> str:
    """A number for people."""
    return format_number(value, lang, digits)


def chosen(graph: Graph, on: date, choice: Choice, *, unverified: bool) -> Selection:
    """The network that a choice asks for, on a date."""
    return select(graph, Situation(extract(graph), on, unverified), choice)


def name(graph: Graph, id_: str, lang: Language) -> str:
    """Name of a member or arrangement by its id in a network."""
    return graph.label(iri(id_), lang)


def names(graph: Graph, ids: Sequence[str], lang: Language) -> str:
    """Names in alphabetical order; beyond a dozen they are counted."""
    return listing(sorted(name(graph, id_, lang) for id_ in ids), lang)


def made_of(graph: Graph, found: Selection, lang: Language) -> tuple[tuple[str, str], ...]:
    """The reference date and what the network is made of, with their headings."""
    choice = found.choice
    parts = [say(f"roles {choice.roles}", lang), say(f"through {choice.through}", lang)]
    if choice.youth:
        parts.append(say("only", lang, what=say("only youth", lang)))
    parts += [
        say("only", lang, what=graph.label(iri_, lang)) for iri_ in sorted(choice.kinds | choice.domains)
    ]
    parts += [say("apart", lang, what=division_name(graph, id_, lang)) for id_ in sorted(choice.apart)]
    if choice.national:
        parts.append(say("nationwide included", lang))
    if found.situation.unverified:
        parts.append(say("unverified included", lang))
    return (say("on", lang), format_day(found.situation.on, lang)), (say("network", lang), "; ".join(parts))


def ground_notes(graph: Graph, found: Selection, lang: Language) -> tuple[str, ...]:
    """What was left out of a network, and how fresh the rest is."""
    notes = []
    if found.national:
        notes.append(say("national note", lang, names=names(graph, found.national, lang)))
    elif not found.choice.national:
        notes.append(say("no national note", lang))
    if found.single:
        notes.append(say("single note", lang, names=names(graph, found.single, lang)))
    if found.disputed:
        notes.append(say("disputed note", lang, count=found.disputed))
    if found.unverified:
        notes.append(say("unverified note", lang, count=found.unverified))
    if found.choice.through == "both":
        notes.append(say("twice note", lang))
    return (*notes, *_fresh(found, lang))


def confirmed(found: Selection, tie: Tie) -> str:
    """Month of the last confirmation of a membership, marked as `participations.confirmed_text` does."""
    columns, on = found.situation.extract.memberships, found.situation.on
    day = date.fromordinal(int(columns.observed[tie.row]))
    stale = years_between(day, on) >= STALE_AFTER_YEARS
    return day.isoformat()[:7] + ("*" if stale else "°" if _early(found, [tie.row])[0] else "")


def _early(found: Selection, rows: Sequence[int]) -> list[bool]:
    """Whether memberships were first observed after the reference date, with no start known."""
    columns, on = found.situation.extract.memberships, found.situation.on.toordinal()
    early = (columns.start[rows] == ALWAYS) & (columns.first_observed[rows] > on)
    return list(early.tolist())


def _fresh(found: Selection, lang: Language) -> tuple[str, ...]:
    if not found.ties.ties:
        return ()
    rows = [tie.row for tie in found.ties.ties]
    days, counts = np.unique(found.situation.extract.memberships.observed[rows], return_counts=True)
    seen = {date.fromordinal(day): count for day, count in zip(days.tolist(), counts.tolist(), strict=True)}
    on = found.situation.on
    stale = sum(count for day, count in seen.items() if years_between(day, on) >= STALE_AFTER_YEARS)
    told = say(
        "fresh note", lang, first=format_day(min(seen), lang), last=format_day(max(seen), lang),
        stale=number(stale, lang), all=number(len(rows), lang), years=STALE_AFTER_YEARS,
    )  # fmt: skip
    early = sum(_early(found, rows))
    return (told, say("early count note", lang, count=number(early, lang))) if early else (told,)


def footer(graph: Graph, found: Selection, lang: Language, first: Sequence[str] = ()) -> tuple[str, ...]:
    """The sources named `first`, those that say most about a network, and the number of others."""
    sources = Sources(graph, lang)
    named = list(dict.fromkeys([*first, *list(found.sources)[:NAMED_SOURCES]]))
    for source in named:
        sources.number(source)
    lines = sources.footer()
    others = [count for source, count in found.sources.items() if source not in named]
    if others:
        lines += (say("more sources", lang, count=len(others), ties=number(sum(others), lang)),)
    return lines


def deliver(people: Report, programs: Report, format_: str | None, output: Path | None) -> None:
    """Write an answer in the layout that its format calls for."""
    wanted = choose_format(format_, output)
    write(people if wanted in ("table", "md") else programs, wanted, output)
