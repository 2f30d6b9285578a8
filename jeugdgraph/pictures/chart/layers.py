"""Pieces of a specification of Vega-Lite that charts share."""

from collections.abc import Mapping, Sequence
from typing import Any

Layer = dict[str, Any]
Rows = Sequence[Mapping[str, Any]]


def amount(field: str, **more: Any) -> Layer:
    """A number from the data, on a scale."""
    return {"field": field, "type": "quantitative", **more}


def layer(rows: Rows, mark: Mapping[str, Any], **encoding: Any) -> Layer:
    """Marks of one kind, one for each row of data."""
    return {"data": {"values": list(rows)}, "mark": dict(mark), "encoding": encoding}


def words(rows: Rows, mark: Mapping[str, Any], **encoding: Any) -> Layer:
    """Text, from the field `text` of each row."""
    return layer(rows, {"type": "text", "baseline": "middle", **mark}, text={"field": "text"}, **encoding)
