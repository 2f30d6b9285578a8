"""The crosswalk of two divisions as a picture: how much of each region of A lies in each region of B."""

from collections.abc import Mapping

from jeugdgraph.analysis.comparison import sizes
from jeugdgraph.analysis.crosswalk import Crosswalk, Missing, crosswalk
from jeugdgraph.analysis.nesting import cuts
from jeugdgraph.dates import Language
from jeugdgraph.pictures.chart.ground import Ground, said, say, share
from jeugdgraph.pictures.chart.matrix import LEGEND, Cell, Matrix, matrix_spec
from jeugdgraph.pictures.chart.names import TITLE, fitting, short_names
from jeugdgraph.pictures.chart.over import arranged, cell_table, key, marks_of, region_table, summary
from jeugdgraph.pictures.chart.render import Mark, drawn
from jeugdgraph.pictures.picture import Picture, both
from jeugdgraph.present.values import format_number


def picture(ground: Ground, a: str, b: str, *, missing: Missing = "drop") -> Picture:
    """Picture of the crosswalk of two divisions, by id, on the reference date of the ground.

    Raises UsageProblem for a division without data on the date and for two that have no municipality in common.
    """
    over = crosswalk(
        ground.found.division(a), ground.found.division(b), sizes(ground.weighed), missing=missing
    )
    marks = [_mark(ground, over, place) for place in range(len(over.row))]
    names = ground.division(a), ground.division(b)
    title = said("crosswalk title", a=names[0], b=names[1])
    return Picture(
        name=f"crosswalk {a} {b}",
        title=title,
        summary=summary(ground, over),
        on=ground.on,
        notes=(*ground.missing(over), *ground.notes((a, b))),
        sources=ground.sources((a, b)),
        tables=(cell_table(ground, over, names), region_table(ground, over, names)),
        facts=(ground.weight_fact, (said("how to read"), said("crosswalk how"))),
        scene={"kind": "chart", "pairs": ["cells"], "marks": marks_of(over, marks)},
        drawing=both(lambda lang: drawn(_spec(ground, over, lang), marks, title, lang)),
    )  # fmt: skip


def _mark(ground: Ground, over: Crosswalk, place: int) -> Mark:
    one, other = over.a.regions[over.row[place]], over.b.regions[over.column[place]]
    told = said(
        "crosswalk cell", a=ground.region(one), b=ground.region(other), weight=ground.weight(float(over.weight[place])),
        of_a=share(float(over.share[place])), of_b=share(float(over.share_of_b[place])),
    )  # fmt: skip
    return Mark(key(one, other), told)


def _spec(ground: Ground, over: Crosswalk, lang: Language) -> Mapping[str, object]:
    rows, columns = arranged(ground, over)
    cells = [
        Cell(
            over.a.regions[i],
            over.b.regions[j],
            float(over.share[place]),
            _shown(ground, over, place, lang),
            place,
        )
        for place, (i, j) in enumerate(zip(over.row.tolist(), over.column.tolist(), strict=True))
    ]
    names = [short_names(ground.regions(ids, lang)) for ids in (rows, columns)]
    return matrix_spec(
        Matrix(
            rows=_counted(ground, over, names[0], lang),
            columns=names[1],
            cells=cells,
            strong=frozenset(cut.region for cut in cuts(over)),
            legend=[say(word, lang) for word in LEGEND],
            title=say(f"crosswalk legend {ground.weighed.kind}", lang),
            row_title=fitting(ground.division(over.a.id).of(lang)),
            column_title=fitting(ground.division(over.b.id).of(lang), TITLE),
        )
    )


def _counted(ground: Ground, over: Crosswalk, names: Mapping[str, str], lang: Language) -> dict[str, str]:
    """Names of rows with what they hold in all, where that is a number of municipalities."""
    if ground.weighed.kind != "municipalities":
        return dict(names)
    held = dict(zip(over.a.regions, over.a_weight.tolist(), strict=True))
    return {id_: f"{name}  ({_number(held[id_], lang)})" for id_, name in names.items()}


def _shown(ground: Ground, over: Crosswalk, place: int, lang: Language) -> str:
    """Number in a cell: municipalities, or percent where the weights are people."""
    if ground.weighed.kind == "municipalities":
        return _number(float(over.weight[place]), lang)
    percent = 100 * float(over.share[place])
    return "<1" if 0 < percent < 0.5 else format_number(round(percent), lang)


def _number(weight: float, lang: Language) -> str:
    whole = abs(weight - round(weight)) < 1e-9
    return format_number(round(weight), lang) if whole else format_number(weight, lang, 1)
