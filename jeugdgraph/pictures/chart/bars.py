"""A line of time as Vega-Lite draws it: rows with bars, a line at the reference date, diamonds for what happened."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from jeugdgraph.pictures.chart.layers import Layer, amount, layer, words
from jeugdgraph.pictures.chart.render import FONT_SIZE, Spec, numbered
from jeugdgraph.pictures.chart.spans import Line, Span
from jeugdgraph.pictures.palette import colour

ROW, WIDTH, NAMES = 22, 640, 290
"""Height of a row, width of the line, room for names; in units of the drawing."""
_STEP = 240
"""From one entry of the legend to the next."""
_CHANGES = "changes"
_KINDS = {True: ("stepa", "stepd"), False: ("leafa", "leafd")}
"""Colours of a region, or of another arrangement: where it is taken to hold, and where a source confirms it."""
_AS_IT_IS = {"field": "fill", "type": "nominal", "scale": None}
_END = {"field": "end"}
_BAR = {"type": "bar", "cornerRadius": 3, "height": {"band": 0.78}}
_INSIDE = {"align": "left", "dx": 6, "fontSize": FONT_SIZE - 1}
_DASHED = [4, 3]
_DOTTED = {
    "type": "rule",
    "color": colour("ink"),
    "strokeWidth": 2,
    "strokeDash": [1.5, 4],
    "strokeCap": "round",
}
_LEAST_ROOM = 24
"""Room in a bar from which on a name is written in it."""
_LEAST = 12
"""Days that a bar is long at least, so that it can be seen."""


class Heading(NamedTuple):
    """A row without bars that names those below it."""

    id: str
    name: str


class Bar(NamedTuple):
    """A membership: its row, where it stands, its place among the marks, and what is written in it.

    `region` tells it from an arrangement outside the divisions, `doubtful` from what is settled; `since` is the year
    of its start, if one is known.
    """

    row: str
    span: Span
    mark: int
    text: str
    region: bool
    doubtful: bool
    since: str


class Event(NamedTuple):
    """Something that happened on a day; its place among the marks, and what it was."""

    day: int
    mark: int
    text: str


@dataclass(frozen=True)
class Lines:
    """Everything on a line of time: names of rows by id from top to bottom, bars and events, and words."""

    line: Line
    on: date
    rows: Mapping[str, str]
    headings: frozenset[str]
    bars: Sequence[Bar]
    events: Sequence[Event]
    words: Mapping[str, str]


def timeline_spec(told: Lines) -> Spec:
    """The line of time as a specification of Vega-Lite."""
    rows = ({_CHANGES: told.words["changes row"]} if told.events else {}) | dict(told.rows)
    layers = [
        _stripes(told), *_changes(told), _maybes(told, open_=True), _maybes(told, open_=False), _whole(told.bars),
        _sure(told.bars), _texts(told), _earlier(told), *_reference(told),
    ]  # fmt: skip
    return {
        "vconcat": [
            {"height": 16, "width": WIDTH, "layer": list(_legend(told))},
            {
                "width": WIDTH,
                "height": {"step": ROW},
                "encoding": {"y": _rows(rows, told.headings), "x": _days(told.line)},
                "layer": [one for one in layers if one["data"]["values"]],
            },
        ],
        "spacing": 14,
        "params": [
            {"name": "rowNames", "value": rows},
            {"name": "headings", "value": dict.fromkeys(sorted(told.headings), True)},
            {"name": "years", "value": {str(day.toordinal()): str(day.year) for day in told.line.years}},
        ],
    }


def _rows(rows: Mapping[str, str], headings: frozenset[str]) -> Layer:
    bold = {"condition": {"test": "headings[datum.value]", "value": "bold"}, "value": "normal"}
    axis = {
        "title": None, "labelExpr": "rowNames[datum.value]", "labelLimit": NAMES, "labelFontWeight": bold, "ticks": False,
        "domain": False, "labelPadding": 8,
    }  # fmt: skip
    scale = {"domain": list(rows), "padding": 0.1}
    return {"field": "row", "type": "nominal", "sort": list(rows), "scale": scale, "axis": axis}


def _days(line: Line) -> Layer:
    axis = {
        "title": None, "orient": "top", "values": [day.toordinal() for day in line.years],
        "labelExpr": "years[datum.value]", "grid": True, "zindex": 0, "labelOverlap": True, "labelFlush": False,
        "domain": False, "tickSize": 4,
    }  # fmt: skip
    return amount("start", scale={"domain": list(line), "nice": False, "zero": False}, axis=axis)


def _stripes(told: Lines) -> Layer:
    """A rule under each heading, so that groups stand apart."""
    rows = [
        {"row": row, "start": told.line.first, "end": told.line.last}
        for row in told.rows
        if row in told.headings
    ]
    return layer(rows, {"type": "rule", "color": colour("faint"), "yOffset": ROW / 2 - 3}, x2=_END)


def _whole(bars: Iterable[Bar]) -> Layer:
    """The bars that can be chosen, from beginning to end; hollow and dashed where something is in doubt."""
    rows = [
        {
            "row": bar.row, "start": bar.span.start, "end": max(bar.span.end, bar.span.start + _LEAST),
            "mark": numbered(bar.mark), "fill": _filled(bar, 0), "doubtful": bar.doubtful,
        }
        for bar in bars
    ]  # fmt: skip
    dashes = {"condition": {"test": "datum.doubtful", "value": _DASHED}, "value": [1, 0]}
    mark = {**_BAR, "strokeWidth": 1, "stroke": colour("rule")}
    return layer(rows, mark, x2=_END, fill=_AS_IT_IS, strokeDash=dashes, description={"field": "mark"})


def _filled(bar: Bar, which: int) -> str:
    """Colour of what is taken to hold (0), or of what is confirmed (1)."""
    return colour("paper" if bar.doubtful else _KINDS[bar.region][which])


def _sure(bars: Iterable[Bar]) -> Layer:
    """What a source confirms, over it: a shorter bar in full colour."""
    rows = [
        {"row": bar.row, "start": bar.span.start, "end": bar.span.sure, "fill": _filled(bar, 1)}
        for bar in bars
        if bar.span.sure > bar.span.start and not bar.doubtful
    ]
    return layer(rows, {**_BAR, "aria": False}, x2=_END, fill=_AS_IT_IS)


def _maybes(told: Lines, *, open_: bool) -> Layer:
    """Dots before a start that is not known, or dashes from the first to the last day on which one can lie."""
    rows = [
        {"row": bar.row, "start": bar.span.maybe, "end": bar.span.start}
        for bar in told.bars
        if bar.span.open_start is open_ and bar.span.maybe < bar.span.start
    ]
    return layer(rows, _DOTTED if open_ else {**_DOTTED, "strokeDash": [6, 3], "strokeCap": "butt"}, x2=_END)


def _texts(told: Lines) -> Layer:
    """Names of regions in their bars, as far as there is room."""
    scale = WIDTH / (told.line.last - told.line.first)
    room = {bar.mark: (bar.span.end - bar.span.start) * scale - 14 for bar in told.bars}
    rows = [
        {"row": bar.row, "start": bar.span.start, "text": bar.text, "room": room[bar.mark]}
        for bar in told.bars
        if bar.text and room[bar.mark] > _LEAST_ROOM
    ]
    return words(rows, {**_INSIDE, "limit": {"expr": "datum.room"}})


def _earlier(told: Lines) -> Layer:
    """Since when, for bars that begin before the line does."""
    early = [bar for bar in told.bars if bar.span.earlier and not bar.text]
    return words(
        [{"row": bar.row, "start": told.line.first, "text": f"← {bar.since}"} for bar in early], _INSIDE
    )


def _changes(told: Lines) -> list[Layer]:
    """A diamond and words for each change of municipalities, and a line through all rows."""
    rows = [
        {"row": _CHANGES, "start": event.day, "text": event.text, "mark": numbered(event.mark)}
        for event in told.events
    ]
    middle = (told.line.first + told.line.last) // 2
    diamond = {
        "type": "point",
        "shape": "diamond",
        "size": 110,
        "fill": colour("orange"),
        "stroke": colour("ink"),
        "opacity": 1,
    }
    return [
        layer(rows, {"type": "rule", "color": colour("rule"), "strokeDash": [2, 3]}, y=None),
        layer(rows, diamond, description={"field": "mark"}),
        words(
            [row for row, event in zip(rows, told.events, strict=True) if event.day > middle],
            {**_INSIDE, "align": "right", "dx": -10},
        ),
        words(
            [row for row, event in zip(rows, told.events, strict=True) if event.day <= middle],
            {**_INSIDE, "dx": 10},
        ),
    ]


def _reference(told: Lines) -> list[Layer]:
    rows = [{"start": told.on.toordinal(), "text": told.words["reference line"]}]
    bold = {
        "fill": colour("strong"),
        "fontWeight": "bold",
        "y": "height",
        "dy": 14,
        "align": "right",
        "dx": 4,
    }
    return [
        layer(rows, {"type": "rule", "color": colour("strong"), "strokeWidth": 1.5}, y=None),
        words(rows, bold, y=None),
    ]


def _legend(told: Lines) -> Iterable[Layer]:
    """What solid, light, hollow and dotted mean, drawn as they are."""
    for place, (key, style) in enumerate(_SAMPLES.items()):
        left = place * _STEP - NAMES
        high = (8, 8) if style["type"] == "rule" else (2, 14)
        ends = {"x": left, "x2": left + 26, "y": high[0], "y2": high[1]}
        yield layer(
            [{}], {**style, "aria": False}, **{name: {"value": value} for name, value in ends.items()}
        )
        at = {"x": {"value": left + 33}, "y": {"value": 8}}
        yield words([{"text": told.words[key]}], {"align": "left", "fill": colour("quiet")}, **at)


_BOX = {"type": "rect", "cornerRadius": 3, "stroke": colour("rule")}
_SAMPLES: Mapping[str, Layer] = {
    "bar sure": {**_BOX, "fill": colour("stepd")},
    "bar taken": {**_BOX, "fill": colour("stepa")},
    "bar hollow": {**_BOX, "fill": colour("paper"), "strokeDash": _DASHED},
    "bar maybe": _DOTTED,
}
"""What a legend has to show, by its phrase."""
