"""All divisions beside all others, both ways: how far the regions of the one lie within those of the other."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from jeugdgraph.analysis.comparison import sizes
from jeugdgraph.analysis.crosswalk import Missing
from jeugdgraph.analysis.ids import YOUTH_REGIONS
from jeugdgraph.analysis.scores import Directed, each_pair
from jeugdgraph.dates import Language
from jeugdgraph.errors import UsageProblem
from jeugdgraph.pictures.chart.ground import Ground, said, say
from jeugdgraph.pictures.chart.matrix import LEGEND, Cell, Matrix, matrix_spec
from jeugdgraph.pictures.chart.names import fitting
from jeugdgraph.pictures.chart.over import key
from jeugdgraph.pictures.chart.render import Mark, drawn
from jeugdgraph.pictures.picture import Column, Picture, Row, Table, Text, both
from jeugdgraph.present.values import format_number

Measure = Literal["relative_nesting", "main_share", "whole_share"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
_ROOM = {"row": 38, "column": 28}
"""Characters of a name at the side and at the top."""


class Nested(NamedTuple):
    """How one division lies within another."""

    inner: str
    outer: str
    told: Directed
    municipalities: int

    def value(self, measure: Measure) -> float:
        """Value of a directed measure, 0-1."""
        return self.told.intact.share if measure == "whole_share" else float(getattr(self.told, measure))


def picture(ground: Ground, measure: Measure = "relative_nesting", *, missing: Missing = "drop") -> Picture:
    """Picture of every division with several regions beside every other, on the reference date of the ground.

    Raises UsageProblem when fewer than two divisions have data on the date.
    """
    several = sorted(
        (id_ for id_, division in ground.found.divisions.items() if len(division.regions) > 1),
        key=lambda id_: (-len(ground.found.division(id_).regions), id_),
    )
    found = list(_nested(ground, several, missing))
    if not found:
        raise UsageProblem(f"fewer than two divisions have data on {ground.on}. Choose another --on.")
    marks = [_mark(ground, one, measure) for one in found]
    title = said("nesting title")
    single = [id_ for id_ in ground.found.divisions if id_ not in several]
    return Picture(
        name="nesting",
        title=title,
        summary=_summary(ground, found, measure),
        on=ground.on,
        notes=(*ground.single(single), *ground.notes(several)),
        sources=ground.sources(several),
        tables=(_table(ground, found),),
        facts=(ground.weight_fact, (said("how to read"), said(f"nesting how {measure}"))),
        scene={"kind": "chart", "pairs": ["nesting"], "marks": [_told_of(one) for one in found]},
        drawing=both(lambda lang: drawn(_spec(ground, found, several, measure, lang), marks, title, lang)),
    )  # fmt: skip


def _nested(ground: Ground, ids: Sequence[str], missing: Missing) -> Iterator[Nested]:
    """Every pair, both ways. AMI is not asked for: it takes as long as all else."""
    pairs = [
        (ground.found.division(one), ground.found.division(other))
        for place, one in enumerate(ids)
        for other in ids[place + 1 :]
    ]
    for told in each_pair(pairs, sizes(ground.weighed), missing=missing, ami=False):
        yield Nested(told.a, told.b, told.a_in_b, told.municipalities)
        yield Nested(told.b, told.a, told.b_in_a, told.municipalities)


def _told_of(one: Nested) -> dict[str, object]:
    return {"key": key(one.inner, one.outer), "of": [one.inner, one.outer]}


def _mark(ground: Ground, one: Nested, measure: Measure) -> Mark:
    told = said(
        "nesting cell", inner=ground.division(one.inner), outer=ground.division(one.outer),
        value=both(lambda lang: format_number(100 * one.value(measure), lang, 1)), measure=said(measure),
        whole=one.told.intact.whole, all=one.told.intact.regions,
    )  # fmt: skip
    return Mark(key(one.inner, one.outer), told)


def _spec(
    ground: Ground, found: Sequence[Nested], ids: Sequence[str], measure: Measure, lang: Language
) -> Mapping[str, object]:
    cells = [
        Cell(one.inner, one.outer, one.value(measure), str(int(100 * one.value(measure) + 1e-9)), place)
        for place, one in enumerate(found)
    ]
    names = {id_: ground.division(id_).of(lang) for id_ in ids}
    counted = {id_: f"  ({len(ground.found.division(id_).regions)})" for id_ in ids}
    return matrix_spec(
        Matrix(
            rows={id_: fitting(names[id_], _ROOM["row"]) + counted[id_] for id_ in ids},
            columns={id_: fitting(names[id_], _ROOM["column"]) for id_ in ids},
            cells=cells,
            strong=frozenset(),
            legend=[say(word, lang) for word in LEGEND],
            title=say(f"nesting legend {measure}", lang),
            row_title=say("inner", lang),
            column_title=say("outer", lang),
        )
    )


def _summary(ground: Ground, found: Sequence[Nested], measure: Measure) -> Text:
    """How many pairs nest fully; and where the youth regions, or else any, nest least, with the other way round."""
    values = {(one.inner, one.outer): one.value(measure) for one in found}
    of_youth = [pair for pair in values if pair[0] == YOUTH_REGIONS]
    least = min(of_youth or values, key=lambda pair: (values[pair], pair))
    return said(
        "nesting summary", count=len({one.inner for one in found}), full=sum(one.told.intact.full_nest for one in found),
        all=len(found), inner=ground.division(least[0]), outer=ground.division(least[1]), measure=said(measure),
        there=_percent(values[least]), back=_percent(values[least[::-1]]),
    )  # fmt: skip


def _percent(value: float) -> Text:
    return both(lambda lang: format_number(100 * value, lang, 1))


def _table(ground: Ground, found: Sequence[Nested]) -> Table:
    rows = tuple(
        Row(
            (
                ground.division(one.inner), ground.division(one.outer), one.told.intact.whole, one.told.intact.regions,
                one.told.relative_nesting, one.told.main_share, one.told.weight_apart, one.municipalities,
            ),
            key(one.inner, one.outer),
        )
        for one in found
    )  # fmt: skip
    columns = (
        Column("inner", said("inner")),
        Column("outer", said("outer")),
        Column("whole", said("whole")),
        Column("regions", said("regions")),
        Column("relative_nesting", said("relative_nesting"), 4),
        Column("main_share", said("main_share"), 4),
        Column("weight_apart", said("weight_apart"), 4),
        Column("municipalities", said("compared")),
    )
    return Table("nesting", said("nesting table"), columns, rows)
