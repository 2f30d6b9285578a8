"""The distribution of congruence over municipalities: a dot for each, with those at the ends by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from jeugdgraph.analysis.mismatch.finding import Finding
from jeugdgraph.analysis.mismatch.municipality import congruence_findings, incomplete
from jeugdgraph.analysis.mismatch.setting import Setting
from jeugdgraph.dates import Language
from jeugdgraph.errors import UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import STALE_AFTER_YEARS
from jeugdgraph.pictures.chart.dots import Dot, End, Strip, strip_spec
from jeugdgraph.pictures.chart.ground import Ground, said, say
from jeugdgraph.pictures.chart.names import fitting
from jeugdgraph.pictures.chart.render import Mark, Spec, drawn
from jeugdgraph.pictures.picture import Column, Picture, Row, Table, Text, both
from jeugdgraph.present.ground import municipality_names
from jeugdgraph.present.mismatch.findings import divisions_text
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.values import format_number
from jeugdgraph.present.wording import mismatch

NAMED = 8
"""Municipalities that are named at either end."""
_LOW: End = "low"
_HIGH: End = "high"
LETTERS = 34
"""Letters of a name for which there is room."""


@dataclass(frozen=True, eq=False)
class Spread:
    """The municipalities with their congruence, lowest first, over the divisions of a setting."""

    ground: Ground
    setting: Setting
    found: Sequence[Finding]

    @cached_property
    def values(self) -> dict[str, float]:
        """Congruence by code."""
        return {one.subject: one.figure("value") or 0.0 for one in self.found}

    @cached_property
    def low(self) -> list[str]:
        """The lowest, from below."""
        return list(self.values)[:NAMED]

    @cached_property
    def high(self) -> list[str]:
        """The highest, from above; those that are not among the lowest."""
        return [code for code in list(self.values)[::-1][:NAMED] if code not in self.low]

    @cached_property
    def mean(self) -> float:
        """The mean, each municipality counting once."""
        return sum(self.values.values()) / len(self.values)

    def name(self, code: str) -> Text:
        """Name of a municipality."""
        return self.ground.municipalities([code])

    def tied(self, named: Sequence[str]) -> int:
        """How many more have the value of the last that is named."""
        last = self.values[named[-1]]
        return sum(abs(value - last) < 1e-9 for code, value in self.values.items() if code not in named)


def picture(ground: Ground, setting: Setting) -> Picture:
    """Picture of the congruence (M1) of all municipalities over the divisions of a setting.

    Raises UsageProblem when nobody has a region in all of them, or nobody has a partner.
    """
    spread = Spread(ground, setting, congruence_findings(setting))
    if not spread.found:
        raise UsageProblem(f"no municipality has a region in every division chosen on {ground.on}.")
    title = said("congruence title")
    marks = [_mark(spread, one) for one in spread.found]
    return Picture(
        name="congruence",
        title=title,
        summary=_summary(spread),
        on=ground.on,
        notes=_notes(spread),
        sources=ground.sources(setting.divisions),
        tables=(_table(spread),),
        facts=(
            (
                said("congruence over"),
                ground.listing([ground.division(id_) for id_ in setting.divisions], most=99),
            ),
            ground.weight_fact,
            (said("how to read"), said("congruence how")),
        ),
        scene={
            "kind": "chart",
            "pairs": [],
            "marks": [{"key": mark.key, "of": [mark.key]} for mark in marks],
        },
        drawing=both(lambda lang: drawn(_spec(spread, lang), marks, title, lang)),
    )


def _mark(spread: Spread, one: Finding) -> Mark:
    value = both(lambda lang: format_number(one.figure("value") or 0.0, lang, 3))
    told = said(
        "congruence mark", municipality=spread.name(one.subject), value=value,
        partners=round(one.figure("partners") or 0), rank=round(one.figure("rank") or 0), of=len(spread.found),
    )  # fmt: skip
    return Mark(one.subject, told)


def _summary(spread: Spread) -> Text:
    values = list(spread.values.values())
    lowest, highest = (
        both(partial(_valued, spread, code)) for code in (spread.low[0], list(spread.values)[-1])
    )
    middle = _median(values)
    return said(
        "congruence summary", count=len(values), divisions=len(spread.setting.divisions), lowest=lowest, highest=highest,
        mean=both(partial(_two, spread.mean)), median=both(partial(_two, middle)),
    )  # fmt: skip


def _valued(spread: Spread, code: str, lang: Language) -> str:
    return f"{spread.name(code).of(lang)} ({_two(spread.values[code], lang)})"


def _two(value: float, lang: Language) -> str:
    return format_number(value, lang, 2)


def _median(values: Sequence[float]) -> float:
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def _notes(spread: Spread) -> tuple[Text, ...]:
    graph, setting = spread.ground.graph, spread.setting
    lacking = incomplete(setting)
    by_reason: dict[str, list[str]] = {}
    for id_, why in setting.left_out.items():
        by_reason.setdefault(why, []).append(id_)
    notes = [both(partial(_left_out, graph, why, ids)) for why, ids in by_reason.items()]
    if lacking:
        named = both(partial(municipality_names, graph, sorted(lacking)))
        notes.append(
            both(lambda lang: say_in(mismatch.WORDS, "not ranked", lang, municipalities=named.of(lang)))
        )
    notes.append(both(lambda lang: say_in(mismatch.WORDS, "descriptive", lang)))
    return (*notes, *spread.ground.notes(setting.divisions))


def _left_out(graph: Graph, why: str, ids: Sequence[str], lang: Language) -> str:
    named = divisions_text(graph, ids, lang, 30)
    return say_in(mismatch.WORDS, f"left {why}", lang, divisions=named, years=STALE_AFTER_YEARS)


def _table(spread: Spread) -> Table:
    doubt = any((one.figure("high") or 0) - (one.figure("low") or 0) > 1e-9 for one in spread.found)
    rows = tuple(
        Row(
            (
                spread.name(one.subject), one.figure("value"), *((one.figure("low"), one.figure("high")) if doubt else ()),
                round(one.figure("partners") or 0), round(one.figure("rank") or 0), _home(spread, one.subject),
            ),
            one.subject,
        )
        for one in spread.found
    )  # fmt: skip
    columns = (
        Column("municipality", said("municipality")),
        Column("congruence", said("congruence"), 4),
        *(
            (Column("low", said("lowest reading"), 4), Column("high", said("highest reading"), 4))
            if doubt
            else ()
        ),
        Column("partners", said("partners")),
        Column("rank", said("rank")),
        Column("region", spread.ground.division(spread.setting.base)),
    )
    return Table("congruence", said("congruence table"), columns, rows)


def _home(spread: Spread, code: str) -> Text | None:
    region = spread.setting.region(spread.setting.base, code)
    return None if region is None else spread.ground.region(region)


def _spec(spread: Spread, lang: Language) -> Spec:
    ends: dict[str, End] = {**dict.fromkeys(spread.low, _LOW), **dict.fromkeys(spread.high, _HIGH)}
    return strip_spec(
        Strip(
            dots=[Dot(value, ends.get(code, "between")) for code, value in spread.values.items()],
            low=_lines(spread, "low", spread.low, lang),
            high=_lines(spread, "high", spread.high, lang),
            mean=spread.mean,
            mean_text=say("mean", lang, value=_two(spread.mean, lang)),
            axis=say("congruence axis", lang),
            counted=say("municipalities", lang),
            comma=lang == "nl",
        )
    )


def _lines(spread: Spread, end: End, codes: Sequence[str], lang: Language) -> list[str]:
    """Heading and names at one of the ends, from top to bottom."""
    if not codes:
        return []
    named = [
        f"{_two(spread.values[code], lang)}  {fitting(spread.name(code).of(lang), LETTERS)}" for code in codes
    ]
    tied = spread.tied(codes)
    return [say(f"{end} end", lang), *named, *([say("tied", lang, count=tied)] if tied else [])]
