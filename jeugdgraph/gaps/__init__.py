"""What the graph does not tell, or tells with reserve: described, never judged.

Each kind of gap is a stored query in ``queries/gaps/`` and a section of the report. A reader on a screen
gets gaps by division or arrangement with their number and some examples; files for programs get all.
"""

from collections.abc import Callable, Iterable, Mapping

from jeugdgraph.dates import format_day
from jeugdgraph.gaps.forms import YEARS, Question
from jeugdgraph.gaps.sections import (
    absences,
    conflicts,
    counts,
    disputed,
    documents,
    ended_members,
    missing,
    no_successor,
    old,
    unverified,
)
from jeugdgraph.present import Report, Section, Value

__all__ = ["KINDS", "YEARS", "Question", "missing", "old", "report", "unverified"]

KINDS: Mapping[str, Callable[[Question], Section]] = {
    "missing": missing,
    "old": old,
    "unverified": unverified,
    "conflicts": conflicts,
    "disputed": disputed,
    "ended-members": ended_members,
    "no-successor": no_successor,
    "counts": counts,
    "absences": absences,
    "documents": documents,
}
"""Kinds of gaps, in the order of the report."""


def report(question: Question, kinds: Iterable[str] = ()) -> Report:
    """The gaps of the kinds named (default: all), one section each."""
    wanted = set(kinds) or set(KINDS)
    sections = tuple(build(question) for kind, build in KINDS.items() if kind in wanted)
    on = format_day(question.on, question.lang)
    title = question.say(
        f"Wat ontbreekt of onzeker is, peildatum {on}", f"What is missing or uncertain, reference date {on}"
    )
    facts: tuple[tuple[str, Value], ...] = ()
    if question.municipality:
        facts = ((question.say("gemeente", "municipality"), question.label(question.municipality)),)
    note = question.say(
        "Dit overzicht beschrijft de gegevens; het zegt niets over gemeenten of samenwerkingsverbanden.",
        "This overview describes the data; it says nothing about municipalities or arrangements.",
    )
    return Report(title, facts, sections, (note,), lang=question.lang)
