"""What a municipality looks like: a feature of GeoJSON that is checked, so that a map can trust it."""

import math
import re
from typing import Any, NamedTuple

from jeugdgraph.errors import quote
from jeugdgraph.text import clean_for_terminal, shorten

Point = tuple[float, float]
"""Metres east and north in the national grid (Rijksdriehoekstelsel, EPSG:28992)."""
Ring = tuple[Point, ...]
"""A closed line: the last point is the first."""
Polygon = tuple[Ring, ...]
"""An outer ring, and then the holes in it."""

WEST, EAST, SOUTH, NORTH = -7_000.0, 300_000.0, 289_000.0, 629_000.0
"""Where the national grid may be used."""
_CODE = re.compile(r"GM\d{4}", re.ASCII)
_NAME = 80
"""Characters of a name that are kept."""


class BadShape(ValueError):
    """A feature that is no municipality with an outline; the message says of which, and why."""


class Shape(NamedTuple):
    """A municipality in a year. Coordinates are those of the source, as they are."""

    code: str
    name: str
    year: int
    polygons: tuple[Polygon, ...]

    def feature(self) -> dict[str, Any]:
        """As a feature of GeoJSON; `shape` reads it back."""
        properties = {"statcode": self.code, "statnaam": self.name, "jaarcode": self.year}
        geometry = {"type": "MultiPolygon", "coordinates": self.polygons}
        return {"type": "Feature", "properties": properties, "geometry": geometry}


def shape(feature: object) -> Shape:
    """The municipality that a feature describes; BadShape when it does not describe one."""
    properties = _part(feature, "properties", "a feature")
    code = properties.get("statcode")
    code = code.strip() if isinstance(code, str) else ""
    if not _CODE.fullmatch(code):
        raise BadShape(f"statcode={quote(str(properties.get('statcode')))}; expected GM and four digits")
    geometry = _part(feature, "geometry", code)
    try:
        return Shape(code, _name(properties), _year(properties), _polygons(geometry))
    except BadShape as problem:
        raise BadShape(f"{code}: {problem}") from None


def _part(feature: object, key: str, what: str) -> dict[str, Any]:
    found = feature.get(key) if isinstance(feature, dict) else None
    if not isinstance(found, dict):
        raise BadShape(f"{what} without {key}")
    return found


def _name(properties: dict[str, Any]) -> str:
    found = properties.get("statnaam")
    return shorten(clean_for_terminal(found), _NAME) if isinstance(found, str) else ""


def _year(properties: dict[str, Any]) -> int:
    found = properties.get("jaarcode")
    if isinstance(found, str) and re.fullmatch(r"\d{4}", found, re.ASCII):
        return int(found)
    if isinstance(found, int) and not isinstance(found, bool):
        return found
    raise BadShape(f"jaarcode={quote(str(found))}; expected a year")


def _polygons(geometry: dict[str, Any]) -> tuple[Polygon, ...]:
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon"):
        raise BadShape(f"geometry {quote(str(kind))}; expected Polygon or MultiPolygon")
    return tuple(_polygon(rings) for rings in _filled([coordinates] if kind == "Polygon" else coordinates))


def _polygon(rings: object) -> Polygon:
    return tuple(_ring(points) for points in _filled(rings))


def _filled(found: object) -> list[Any]:
    if not isinstance(found, list | tuple) or not found:
        raise BadShape("a geometry without coordinates")
    return list(found)


def _ring(points: object) -> Ring:
    ring = tuple(_point(point) for point in _filled(points))
    if ring[0] != ring[-1]:
        raise BadShape("a ring that is not closed")
    if len(set(ring)) < 3:
        raise BadShape("a ring of fewer than three points")
    return ring


def _point(point: object) -> Point:
    if not isinstance(point, list | tuple) or len(point) not in (2, 3):  # GeoJSON may add a height
        raise BadShape("a point that is not a pair of coordinates")
    x, y = _number(point[0]), _number(point[1])
    if not (WEST <= x <= EAST and SOUTH <= y <= NORTH):
        raise BadShape(f"point {x:g}, {y:g} lies outside the national grid; expected metres in EPSG:28992")
    return x, y


def _number(found: object) -> float:
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise BadShape("a coordinate that is no number")
    # A whole number may be too large to convert.
    number = float(found) if abs(found) < NORTH * 1000 else math.inf
    if not math.isfinite(number):
        raise BadShape("a coordinate that is not finite")
    return number
