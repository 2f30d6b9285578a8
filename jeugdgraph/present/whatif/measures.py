"""Measures of divisions before and after a scenario, for people."""

from collections.abc import Sequence

from jeugdgraph.analysis.comparison import DIRECTED, MUTUAL
from jeugdgraph.analysis.scenario.effect import Effect, MeasureChange
from jeugdgraph.dates import Language
from jeugdgraph.present.report import Column, Row, Section
from jeugdgraph.present.values import format_number
from jeugdgraph.present.whatif.words import Speaker, remark, say
from jeugdgraph.present.wording.compare import WORDS as MEASURES

DIGITS = 4
"""Decimals of a score that people see."""
_SUMMED = (
    *(
        f"{way}.{name}"
        for way in ("a_in_b", "b_in_a")
        for name in DIRECTED
        if not name.startswith(("whole", "map"))
    ),
    *MUTUAL,
)


def whole_section(speaker: Speaker, told: Effect, id_: str) -> Section:
    """How many regions of a division lie whole in one of another, and the other way round, where that changes."""
    lang = speaker.lang
    columns = (
        Column("other", say("other", lang), min_width=20),
        Column("a", say("whole a", lang), align="right"),
        Column("b", say("whole b", lang), align="right"),
    )
    found: dict[str, dict[str, str]] = {}
    for one in told.measures:
        if one.division == id_ and one.measure.endswith(".whole"):
            found.setdefault(one.other, {})[one.measure[0]] = arrow(lang, one.before, one.after)
    same = say("same", lang)
    rows: list[Row] = [
        {
            "other": speaker.cell(speaker.division(other), divisions=[other]),
            "a": cells.get("a", same),
            "b": cells.get("b", same),
        }
        for other, cells in sorted(found.items())
    ]
    name = speaker.division(id_)
    return Section(
        f"whole-{id_}",
        say("whole title", lang, division=name),
        columns,
        tuple(rows),
        (),
        say("no whole", lang),
    )


def measure_section(speaker: Speaker, told: Effect, id_: str, *, full: bool) -> Section:
    """Per measure beside how many divisions it is higher, lower or the same; or every value."""
    lang = speaker.lang
    own = [one for one in told.measures if one.division == id_ and one.measure in _SUMMED]
    others = len({*told.against, *told.subjects} - {*told.subjects[: told.subjects.index(id_) + 1]})
    name = say("measures title", lang, division=speaker.division(id_))
    if full:
        return Section(f"measures-{id_}", name, *_each(speaker, own), (), say("no measures", lang))
    columns = (
        Column("measure", say("measure", lang), min_width=16),
        *(Column(key, say(key, lang), align="right", wrap=0) for key in ("higher", "lower", "same")),
        Column("largest", say("largest", lang), min_width=24, wrap=2),
    )
    rows = [
        _summed(speaker, measure, [one for one in own if one.measure == measure], others)
        for measure in _SUMMED
        if any(one.measure == measure for one in own)
    ]
    notes = (remark("measures note", lang),) if rows else ()
    return Section(f"measures-{id_}", name, columns, tuple(rows), notes, say("no measures", lang))


def _each(speaker: Speaker, own: Sequence[MeasureChange]) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    lang = speaker.lang
    columns = (
        Column("other", say("other", lang), min_width=16),
        Column("measure", say("measure", lang), min_width=16),
        Column("before", say("before", lang), align="right", digits=DIGITS, wrap=0),
        Column("after", say("after", lang), align="right", digits=DIGITS, wrap=0),
        Column("difference", say("difference", lang), align="right", wrap=0),
    )
    rows: list[Row] = [
        {
            "other": speaker.cell(speaker.division(one.other), divisions=[one.other]),
            "measure": measure_name(one.measure, lang),
            "before": one.before,
            "after": one.after,
            "difference": signed(one.difference, lang)
            if not one.reason
            else say(f"reason {one.reason}", lang),
        }
        for one in own
    ]
    return columns, tuple(rows)


def _summed(speaker: Speaker, measure: str, changed: Sequence[MeasureChange], others: int) -> Row:
    known = [one.difference for one in changed if one.difference is not None]
    first = max(changed, key=lambda one: (abs(one.difference or 0.0), one.other))
    shown = say(
        "largest told", speaker.lang, other=speaker.division(first.other),
        before=_score(first.before, speaker.lang), after=_score(first.after, speaker.lang),
    )  # fmt: skip
    return {
        "measure": measure_name(measure, speaker.lang),
        "higher": sum(difference > 0 for difference in known),
        "lower": sum(difference < 0 for difference in known),
        "same": others - len(changed),
        "largest": speaker.cell(shown, divisions=[first.other]),
    }


def measure_name(measure: str, lang: Language) -> str:
    """Name of a measure with its direction."""
    way, _, name = measure.rpartition(".")
    nl, en = MEASURES[name]
    told = nl if lang == "nl" else en
    return say(way, lang, measure=told) if way else told


def signed(value: float | None, lang: Language) -> str:
    """A difference with its sign; empty when there is none."""
    if value is None:
        return ""
    mark = "+" if value > 0 else "−" if value < 0 else ""  # noqa: RUF001 - a minus sign
    return mark + format_number(abs(value), lang, DIGITS)


def _score(value: float | None, lang: Language) -> str:
    return say("not applicable", lang) if value is None else format_number(value, lang, DIGITS)


def arrow(lang: Language, before: float | None, after: float | None) -> str:
    """Whole numbers before and after: ``8 → 7``."""
    shown = [
        say("not applicable", lang) if one is None else format_number(round(one), lang)
        for one in (before, after)
    ]
    return say("arrow", lang, before=shown[0], after=shown[1])
