"""Outcomes as a report: one section with the checks, one with what they found."""

from collections.abc import Sequence

from jeugdgraph.checks.model import Level, Outcome, Problem, State
from jeugdgraph.dates import Language
from jeugdgraph.present import Column, Report, Section
from jeugdgraph.present.report import Row

SHOWN = 20
"""Notes or warnings of one check that a table spells out; CSV and JSON hold all of them."""

_STATES: dict[State, tuple[str, str]] = {
    "passed": ("in orde", "passed"),
    "failed": ("niet in orde", "failed"),
    "not-run": ("niet uitgevoerd", "not run"),
}
_LEVELS: dict[Level, tuple[str, str]] = {
    "error": ("fout", "error"),
    "warning": ("waarschuwing", "warning"),
    "note": ("ter informatie", "note"),
}


def report(outcomes: Sequence[Outcome], lang: Language, *, whole: bool) -> Report:
    """The outcomes for a reader; `whole` spells out every warning and note."""
    return Report(
        title=_say(lang, "Controle van de gegevens", "Check of the data"),
        sections=(_checks(outcomes, lang), _findings(outcomes, lang, whole=whole)),
        lang=lang,
    )


def _checks(outcomes: Sequence[Outcome], lang: Language) -> Section:
    columns = (
        Column("check", _say(lang, "controle", "check"), wrap=0),
        Column("outcome", _say(lang, "uitkomst", "outcome"), wrap=0),
        Column("errors", _say(lang, "fouten", "errors"), "right", wrap=0),
        Column("warnings", _say(lang, "waarsch.", "warnings"), "right", wrap=0),
        Column("notes", _say(lang, "inform.", "notes"), "right", wrap=0),
        Column("remark", _say(lang, "opmerking", "remark")),
    )
    rows: tuple[Row, ...] = tuple(
        {
            "check": one.check,
            "outcome": _STATES[one.state][lang != "nl"],
            "errors": one.count("error"),
            "warnings": one.count("warning"),
            "notes": one.count("note"),
            "remark": one.remark,
        }
        for one in outcomes
    )
    return Section("checks", _say(lang, "Controles", "Checks"), columns, rows)


def _findings(outcomes: Sequence[Outcome], lang: Language, *, whole: bool) -> Section:
    columns = (
        Column("check", _say(lang, "controle", "check"), wrap=0),
        Column("level", _say(lang, "ernst", "level"), wrap=0),
        Column("place", _say(lang, "plaats", "place"), min_width=14),
        Column("focus", _say(lang, "onderwerp", "subject")),
        Column("problem", _say(lang, "bevinding", "problem")),
        Column("repair", _say(lang, "herstel", "repair")),
    )
    rows: list[Row] = []
    notes: list[str] = []
    for one in outcomes:
        for level in _LEVELS:
            problems = [problem for problem in one.problems if problem.level == level]
            shown = problems if whole or level == "error" else problems[:SHOWN]
            rows += [_row(one.check, problem, lang) for problem in shown]
            if len(shown) < len(problems):
                notes.append(_left(one.check, level, len(problems) - len(shown), lang))
    empty = _say(lang, "Geen bevindingen.", "Nothing found.")
    return Section(
        "findings", _say(lang, "Bevindingen", "Findings"), columns, tuple(rows), tuple(notes), empty
    )


def _row(check: str, problem: Problem, lang: Language) -> Row:
    return {
        "check": check,
        "level": _LEVELS[problem.level][lang != "nl"],
        "place": problem.place,
        "focus": problem.focus,
        "problem": problem.problem,
        "repair": problem.repair,
    }


def _left(check: str, level: Level, count: int, lang: Language) -> str:
    word = _LEVELS[level][lang != "nl"]
    return _say(lang, f"{check}: nog {count} met ernst {word}; --format csv geeft alles.",
                f"{check}: {count} more of level {word}; --format csv gives all.")  # fmt: skip


def _say(lang: Language, dutch: str, english: str) -> str:
    return dutch if lang == "nl" else english
