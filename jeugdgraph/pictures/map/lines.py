"""Which stretches of boundary belong to A, to B, or to both; and of every pair of neighbours the same in metres."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Literal, NamedTuple

from jeugdgraph.analysis.border import Side
from jeugdgraph.analysis.division import Division
from jeugdgraph.pictures.map.geometry import Geometry, Line, joined

Kind = Literal["both", "a", "b"]
KINDS: tuple[Kind, ...] = ("both", "a", "b")
Regions = Mapping[str, Mapping[str, float]]
"""Regions with shares by municipality."""


class Stretch(NamedTuple):
    """Border between two neighbours that is a boundary of A, of B, or of both; `drawn` when the map shows it."""

    side: Side
    kind: Kind
    drawn: bool


def apart(regions: Regions, one: str, other: str) -> bool | None:
    """Whether a boundary runs between two municipalities; None where the region of one is not known.

    Municipalities with a region in common have no boundary between them: where one is in several regions, the boundary
    runs through it.
    """
    if one not in regions or other not in regions:
        return None
    return not regions[one].keys() & regions[other].keys()


def kind_of(a: Regions, b: Regions | None, one: str, other: str) -> Kind | None:
    """Whose boundary runs between two municipalities; None for nobody's.

    Without B every boundary is one of A. Where a division does not know the region of one of the two, the boundary
    of the other division counts as that of both: nobody knows that they differ.
    """
    in_a = apart(a, one, other)
    in_b = None if b is None else apart(b, one, other)
    if in_a is None or in_b is None:
        return "both" if in_a or in_b else None
    if in_a or in_b:
        return "both" if in_a and in_b else "a" if in_a else "b"
    return None


def drawn_lines(geometry: Geometry, a: Regions, b: Regions | None) -> dict[Kind, tuple[Line, ...]]:
    """Lines of the map by whose boundary they are."""
    sides: dict[Kind, list[tuple[tuple[float, float], tuple[float, float]]]] = {kind: [] for kind in KINDS}
    for (one, other), lines in geometry.stretches.items():
        kind = kind_of(a, b, one, other)
        if kind is not None:
            sides[kind] += [pair for line in lines for pair in pairwise(line)]
    return {kind: joined(found) for kind, found in sides.items()}


def differing(a: Division, b: Division, borders: Iterable[Side], geometry: Geometry) -> tuple[Stretch, ...]:
    """Borders that are a boundary of one of the two only, the longest first."""
    in_a, in_b = a.region_of(), b.region_of()
    found = []
    for side in borders:
        kind = kind_of(in_a, in_b, side.one, side.other)
        if kind in ("a", "b"):
            found.append(Stretch(side, kind, (side.one, side.other) in geometry.stretches))
    return tuple(sorted(found, key=lambda one: (-one.side.metres, one.side)))
