"""A matrix as Vega-Lite draws it: names on two sides, a colour in six steps, and a number in every cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jeugdgraph.pictures.chart.render import FONT_SIZE, Spec, numbered
from jeugdgraph.pictures.palette import STEPS, colour

CELL = (28, 24)
"""Width and height of a cell."""
BOUNDS = (0.25, 0.5, 0.75, 0.9, 1.0)
"""From which share on the colour is a step darker; the last is all."""
LEGEND = ("step a", "step b", "step c", "step d", "step e", "step f")
"""Phrases that name the steps."""
_ON_DARK = 4
"""First step that has its number in the colour of paper."""
_NAMES = {"row": 290, "column": 190}
"""Room for a name, in units of the drawing."""


@dataclass(frozen=True)
class Cell:
    """A cell, by row and column: its share, 0-1, and what stands in it. `mark` is its place among the marks."""

    row: str
    column: str
    share: float
    shown: str
    mark: int


@dataclass(frozen=True)
class Matrix:
    """Rows and columns in order, each with its name by id; rows in `strong` are emphasised.

    `legend` names the six steps, `title` says what they are steps of.
    """

    rows: Mapping[str, str]
    columns: Mapping[str, str]
    cells: Sequence[Cell]
    strong: frozenset[str]
    legend: Sequence[str]
    title: str
    row_title: str
    column_title: str


def step(share: float) -> int:
    """Which of the six steps a share is.

    >>> [step(share) for share in (0.05, 0.25, 0.5, 0.99, 1.0)]
    [0, 1, 2, 4, 5]
    """
    return sum(share >= bound - 1e-9 for bound in BOUNDS)


def matrix_spec(matrix: Matrix) -> Spec:
    """The matrix as a specification of Vega-Lite."""
    return {
        "width": {"step": CELL[0]},
        "height": {"step": CELL[1]},
        "params": [
            {"name": "rowNames", "value": dict(matrix.rows)},
            {"name": "columnNames", "value": dict(matrix.columns)},
            {"name": "strong", "value": {row: row in matrix.strong for row in matrix.rows}},
            {"name": "steps", "value": list(matrix.legend)},
        ],
        "data": {"values": [_row(cell) for cell in matrix.cells]},
        "encoding": {"y": _rows(matrix), "x": _columns(matrix)},
        "layer": [_squares(matrix), _numbers()],
    }


def _row(cell: Cell) -> dict[str, Any]:
    return {
        "row": cell.row, "column": cell.column, "step": step(cell.share), "shown": cell.shown, "mark": numbered(cell.mark),
    }  # fmt: skip


def _rows(matrix: Matrix) -> dict[str, Any]:
    bold = {"condition": {"test": "strong[datum.value]", "value": "bold"}, "value": "normal"}
    axis = {
        "title": matrix.row_title, "labelExpr": "rowNames[datum.value]", "labelLimit": _NAMES["row"],
        "labelFontWeight": bold, "titleAngle": 0, "titleAlign": "right", "titleX": -6, "titleY": -12, **_grid(),
    }  # fmt: skip
    return {
        "field": "row",
        "type": "nominal",
        "sort": list(matrix.rows),
        "scale": {"domain": list(matrix.rows)},
        "axis": axis,
    }


def _columns(matrix: Matrix) -> dict[str, Any]:
    axis = {
        "title": matrix.column_title, "orient": "top", "labelExpr": "columnNames[datum.value]", "labelAngle": -50,
        "labelAlign": "left", "labelLimit": _NAMES["column"], "labelOverlap": False, "titleAnchor": "start", **_grid(),
    }  # fmt: skip
    order = list(matrix.columns)
    return {"field": "column", "type": "nominal", "sort": order, "scale": {"domain": order}, "axis": axis}


def _grid() -> dict[str, Any]:
    return {"grid": True, "ticks": False, "domain": False, "labelPadding": 6, "zindex": 0}


def _squares(matrix: Matrix) -> dict[str, Any]:
    steps = list(range(len(STEPS)))
    legend = {
        "title": matrix.title,
        "labelExpr": "steps[datum.value]",
        "symbolType": "square",
        "symbolSize": 240,
    }
    fill = {
        "field": "step", "type": "ordinal", "legend": legend,
        "scale": {"domain": steps, "range": [colour(name) for name in STEPS]},
    }  # fmt: skip
    return {
        "mark": {"type": "rect", "stroke": colour("rule"), "strokeWidth": 0.75, "cornerRadius": 2},
        "encoding": {"fill": fill, "description": {"field": "mark"}},
    }


def _numbers() -> dict[str, Any]:
    light = {
        "condition": {"test": f"datum.step >= {_ON_DARK}", "value": colour("paper")},
        "value": colour("ink"),
    }
    return {
        "mark": {"type": "text", "fontSize": FONT_SIZE - 1, "baseline": "middle"},
        "encoding": {"text": {"field": "shown"}, "color": light},
    }
