"""Names of regions on a map: where each goes, on how many lines, so that none lies over another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from jeugdgraph.pictures.map.geometry import TILE, Geometry, Point

SIZES = (13.0, 11.5, 10.0)
"""Sizes of letters that are tried, the largest first."""
LETTER, LINE = 0.55, 1.12
"""Mean width of a letter, and the height of a line, for each unit of the size."""
_LINES = 3
_STEPS = (0.0, -0.5, 0.5, -1.0, 1.0)
"""Tiles up and down from the middle that are tried."""


@dataclass(frozen=True)
class Label:
    """A name on lines about a place."""

    region: str
    lines: tuple[str, ...]
    at: Point
    size: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, north, east, south."""
        wide = max(len(line) for line in self.lines) * self.size * LETTER / 2
        high = len(self.lines) * self.size * LINE / 2
        return self.at[0] - wide, self.at[1] - high, self.at[0] + wide, self.at[1] + high


def labels(geometry: Geometry, members: Mapping[str, Sequence[str]], names: Mapping[str, str]) -> list[Label]:
    """A label for each region that has room for one, the largest region first."""
    found: list[Label] = []
    parts = {region: largest_part(geometry, codes) for region, codes in members.items()}
    for region in sorted(parts, key=lambda region: (-len(parts[region]), region)):
        if parts[region] and names.get(region):
            label = _fitting(geometry, region, parts[region], names[region], found)
            if label is not None:
                found.append(label)
    return found


def largest_part(geometry: Geometry, codes: Iterable[str]) -> list[str]:
    """Of municipalities on the map those of the largest part that hangs together, in order."""
    there = {code for code in codes if code in geometry.middles}
    near: dict[str, list[str]] = {code: [] for code in there}
    for one, other in geometry.shared(there):
        near[one].append(other)
        near[other].append(one)
    best: list[str] = []
    for first in sorted(there):
        part, ahead = {first}, [first]
        while ahead:
            new = [code for code in near[ahead.pop()] if code not in part]
            part.update(new)
            ahead += new
        if len(part) > len(best):
            best = sorted(part)
    return best


def _fitting(
    geometry: Geometry, region: str, codes: Sequence[str], name: str, others: Sequence[Label]
) -> Label | None:
    """The label at the best place that is free, in the largest letters that fit; None when there is none."""
    spots = [geometry.middles[code] for code in codes]
    middle = (sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots))
    wide = max(x for x, _ in spots) - min(x for x, _ in spots) + 1.6 * TILE
    near = sorted(spots, key=lambda spot: ((spot[0] - middle[0]) ** 2 + (spot[1] - middle[1]) ** 2, spot))
    places = [(middle[0], middle[1] + step * TILE) for step in _STEPS] + near[:6]
    for size in SIZES:
        lines = _wrapped(name, max(wide, 2.6 * TILE) / (size * LETTER))
        for at in places:
            label = Label(region, lines, (_kept(at[0], geometry.width), at[1]), size)
            if not any(_over(label.box, other.box) for other in others):
                return label
    return None


def _wrapped(name: str, letters: float) -> tuple[str, ...]:
    longest = max((len(part) for part in name.replace("-", "- ").split()), default=1)
    lines = wrap(name, max(int(letters), min(longest, 24)), max_lines=_LINES, placeholder="…") or [name[:24]]
    return tuple(lines)


def _kept(x: float, width: float) -> float:
    return min(max(x, TILE), max(width - TILE, TILE))


def _over(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
