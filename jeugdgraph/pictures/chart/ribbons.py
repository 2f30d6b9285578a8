"""Ribbons between two columns of regions: where they run, worked out here, as Vega has no mark for them.

Lengths are in units of the drawing.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

GAP, SLOT = 4.0, 16.0
"""Least room between two regions, and least room that a name takes."""
BODY = 560.0
"""Height of everything in common, without the room between."""
THICK = 12.0
"""Width of the bar of a region."""


class Bar(NamedTuple):
    """A region on one side: where its bar begins, and how high it is."""

    top: float
    height: float

    @property
    def middle(self) -> float:
        """Where its name stands."""
        return self.top + self.height / 2


class Layout(NamedTuple):
    """Bars of both sides by region; the ribbons by pair of regions: how thick, and as paths; the height of it all."""

    left: Mapping[str, Bar]
    right: Mapping[str, Bar]
    thick: Mapping[tuple[str, str], float]
    paths: Mapping[tuple[str, str], str]
    height: float


def laid_out(
    weights: Mapping[tuple[str, str], float], left: Sequence[str], right: Sequence[str], width: float
) -> Layout:
    """Lay out ribbons of a weight each between two ordered columns, `width` from bar to bar.

    The bars of a side take up the weight of their ribbons; the shorter side is spread over the height of the longer.
    """
    scale = BODY / sum(weights.values())
    thick = {pair: weight * scale for pair, weight in weights.items()}
    sides = [_held(thick, names, side) for side, names in enumerate((left, right))]
    height = max(_needed(held) for held in sides)
    bars = [_stacked(held, height) for held in sides]
    return Layout(bars[0], bars[1], thick, _paths(thick, left, right, bars, width), height)


def _held(thick: Mapping[tuple[str, str], float], names: Sequence[str], side: int) -> dict[str, float]:
    held = dict.fromkeys(names, 0.0)
    for pair, own in thick.items():
        held[pair[side]] += own
    return held


def _needed(held: Mapping[str, float]) -> float:
    return sum(max(own + GAP, SLOT) for own in held.values())


def _stacked(held: Mapping[str, float], height: float) -> dict[str, Bar]:
    """Bars one below the other, with what is left of the height spread evenly between them."""
    extra = (height - _needed(held)) / len(held)
    bars, top = {}, 0.0
    for name, own in held.items():
        room = max(own + GAP, SLOT) + extra
        bars[name] = Bar(top + (room - own) / 2, own)
        top += room
    return bars


def _paths(
    thick: Mapping[tuple[str, str], float],
    left: Sequence[str],
    right: Sequence[str],
    bars: Sequence[Mapping[str, Bar]],
    width: float,
) -> dict[tuple[str, str], str]:
    """Ribbons in the order of the regions at their other end, so that those of one region do not cross."""
    first, second = ({name: place for place, name in enumerate(names)} for names in (left, right))
    ends = [{name: bar.top for name, bar in side.items()} for side in bars]
    begins: dict[tuple[str, str], float] = {}
    for pair in sorted(thick, key=lambda pair: (first[pair[0]], second[pair[1]])):
        begins[pair] = ends[0][pair[0]]
        ends[0][pair[0]] += thick[pair]
    found = {}
    for pair in sorted(thick, key=lambda pair: (second[pair[1]], first[pair[0]])):
        found[pair] = _ribbon(begins[pair], ends[1][pair[1]], thick[pair], width)
        ends[1][pair[1]] += thick[pair]
    return found


def _ribbon(start: float, end: float, thick: float, width: float) -> str:
    """A path from the left, at `start`, to the right, at `end`."""
    a, b, c, d, half = (f"{value:.2f}" for value in (start, end, end + thick, start + thick, width / 2))
    return f"M0,{a}C{half},{a} {half},{b} {width:g},{b}L{width:g},{c}C{half},{c} {half},{d} 0,{d}Z"
