"""A distribution as Vega-Lite draws it: a dot for each value, stacked, with a list of names at either end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from jeugdgraph.pictures.chart.layers import Layer, amount, layer, words
from jeugdgraph.pictures.chart.render import Spec, numbered
from jeugdgraph.pictures.palette import colour

BINS = 80
"""Columns of dots from 0 to 1."""
DOT = 12
"""Room of a dot, in units of the drawing."""
End = Literal["low", "between", "high"]
_COLOURS: Mapping[End, str] = {"low": "orange", "between": "sky", "high": "blue"}
_LINE = 1.45
"""Height of a line of names, in dots."""
_CIRCLE = {
    "type": "point", "shape": "circle", "size": 78, "opacity": 1, "stroke": colour("ink"), "strokeWidth": 0.75,
}  # fmt: skip


class Dot(NamedTuple):
    """A value, 0-1, and to which end it belongs. Its place among the marks is that in the list."""

    value: float
    end: End


@dataclass(frozen=True)
class Strip:
    """Dots in order of value, and the lines of text that name those at the ends, each under its heading.

    `comma` says whether a decimal comma is written.
    """

    dots: Sequence[Dot]
    low: Sequence[str]
    high: Sequence[str]
    mean: float
    mean_text: str
    axis: str
    counted: str
    comma: bool

    @property
    def lines(self) -> int:
        """Lines of the longest list."""
        return max(len(self.low), len(self.high))


def stacked(values: Sequence[float], bins: int = BINS) -> list[tuple[float, int]]:
    """Middle of the bin of each value, 0-1, and its place from below in that bin, in the order given.

    >>> stacked([0.1, 0.9, 0.1], 2)
    [(0.25, 0), (0.75, 0), (0.25, 1)]
    """
    filled: dict[int, int] = {}
    found = []
    for value in values:
        bin_ = min(int(value * bins + 1e-9), bins - 1)
        found.append(((bin_ + 0.5) / bins, filled.get(bin_, 0)))
        filled[bin_] = filled.get(bin_, 0) + 1
    return found


def strip_spec(strip: Strip) -> Spec:
    """The distribution as a specification of Vega-Lite."""
    places = stacked([dot.value for dot in strip.dots])
    tallest = 1 + max(height for _, height in places)
    top = tallest + 2 + _LINE * strip.lines
    return {
        "width": BINS * DOT,
        "height": round(top * DOT),
        "layer": [_dots(strip, places, tallest, top), *_mean(strip, tallest), *_lists(strip, top - 1)],
    }


def _dots(strip: Strip, places: Sequence[tuple[float, int]], tallest: int, top: float) -> Layer:
    rows = [
        {"x": x, "y": height + 0.5, "fill": colour(_COLOURS[dot.end]), "mark": numbered(place)}
        for place, (dot, (x, height)) in enumerate(zip(strip.dots, places, strict=True))
    ]
    decimals = "format(datum.value, '.1f')"
    across = {
        "title": strip.axis, "values": [tenth / 10 for tenth in range(11)], "grid": False,
        "labelExpr": f"replace({decimals}, '.', ',')" if strip.comma else decimals,
    }  # fmt: skip
    upwards = {
        "title": strip.counted, "values": list(range(0, tallest + 1, 5)), "domain": False, "ticks": False, "zindex": 0,
        "titleAngle": 0, "titleAlign": "left", "titleX": 6, "titleY": round((top - tallest) * DOT) - 12,
    }  # fmt: skip
    return layer(
        rows,
        _CIRCLE,
        x=amount("x", scale={"domain": [0, 1], "nice": False}, axis=across),
        y=amount("y", scale={"domain": [0, top], "nice": False}, axis=upwards),
        fill={"field": "fill", "type": "nominal", "scale": None},
        description={"field": "mark"},
    )


def _mean(strip: Strip, tallest: int) -> list[Layer]:
    """A line at the mean, with its value."""
    rows = [{"x": strip.mean, "y": tallest + 0.8, "zero": 0, "text": strip.mean_text}]
    line = {"type": "rule", "color": colour("strong"), "strokeWidth": 1.5, "strokeDash": [6, 4]}
    bold = {"dy": -8, "fill": colour("strong"), "fontWeight": "bold"}
    at = {"x": amount("x"), "y": amount("y")}
    return [layer(rows, line, **at, y2={"field": "zero"}), words(rows, bold, **at)]


def _lists(strip: Strip, high: float) -> list[Layer]:
    """Names at both ends below a heading with the dot of that end; those of the highest are aligned right."""
    found: list[Layer] = []
    sides: tuple[tuple[Sequence[str], End, float, str, int], ...] = (
        (strip.low, "low", 0.0, "left", 16), (strip.high, "high", 1.0, "right", -4),
    )  # fmt: skip
    for lines, end, x, align, shift in sides:
        rows = [{"x": x, "y": high - _LINE * place, "text": line} for place, line in enumerate(lines)]
        at = {"x": amount("x"), "y": amount("y")}
        side = {"align": align, "dx": shift}
        sign = {**_CIRCLE, "fill": colour(_COLOURS[end]), "aria": False, "xOffset": 6}
        found += [
            layer(rows[:1], sign, **at),
            words(rows[:1], {**side, "fill": colour("quiet")}, **at),
            words(rows[1:], side, **at),
        ]
    return [one for one in found if one["data"]["values"]]
