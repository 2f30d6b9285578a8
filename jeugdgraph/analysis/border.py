"""Border mismatch (M14): where on the ground do the boundaries of two divisions diverge?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.columns import Extract
from jeugdgraph.analysis.division import Division, require_partition

BORDER_YEAR = 2025
"""Year of the municipal boundaries along which borders were measured."""


class Side(NamedTuple):
    """Border between two neighbours: their codes, its length in metres, whether it runs over land."""

    one: str
    other: str
    metres: int
    over_land: bool


class Length(NamedTuple):
    """Metres of border over land and over water; `pairs` is the number of pairs of neighbours."""

    land: int = 0
    water: int = 0
    pairs: int = 0

    @property
    def metres(self) -> int:
        """Metres over land and water."""
        return self.land + self.water


@dataclass(frozen=True)
class BorderMismatch:
    """How far the borders of division A are borders of division B.

    `separated` is the border between neighbours that A puts in different regions, `not_in_b` the part of it along
    which B has no border. `joined` holds the neighbours that are together in A and apart in B, the longest border
    first. `left_out` is border between municipalities of which one does not exist on the date, or has no region
    in A or B.
    """

    a: str
    b: str
    separated: Length
    not_in_b: Length
    joined: tuple[Side, ...]
    left_out: Length

    @property
    def share(self) -> float | None:
        """Share of the land border of A that is no border of B: 0-1; None when A has no land border."""
        return self.not_in_b.land / self.separated.land if self.separated.land else None

    @property
    def joined_length(self) -> Length:
        """Border between neighbours that are together in A and apart in B: border of B, not of A."""
        return length(self.joined)


def sides(extract: Extract) -> tuple[Side, ...]:
    """Borders of an extract, in order of code."""
    columns = extract.borders
    codes = [ns.local_name(iri) for iri in extract.members[: extract.municipalities]]
    rows = zip(columns.one, columns.other, columns.metres, columns.over_land, strict=True)
    return tuple(Side(codes[one], codes[other], int(metres), bool(land)) for one, other, metres, land in rows)


def border_mismatch(a: Division, b: Division, borders: Sequence[Side]) -> BorderMismatch:
    """Lay the borders of division A beside those of division B (M14).

    Directed. Of the border between neighbours that A separates, how much is no border of B; and which neighbours
    are joined in A and apart in B. Unit: metres, over land and over water apart, because a border in open water
    says little. The borders are those of one year: pairs of which a municipality does not exist on the date of the
    divisions, or has no region in one of them, are left out and their length is given. Raises NotAPartition
    for a division in which a municipality is in several regions.

    >>> young = Division.of({"p": "1", "q": "1", "r": "2"}, id="young")
    >>> care = Division.of({"p": "x", "q": "y", "r": "y"}, id="care")
    >>> found = border_mismatch(young, care, [Side("p", "q", 700, True), Side("q", "r", 300, True)])
    >>> found.share, [(side.one, side.other, side.metres) for side in found.joined]
    (1.0, [('p', 'q', 700)])
    """
    require_partition(a, b)
    in_a, in_b = region_by_code(a), region_by_code(b)
    separated, inside, joined, left_out = [], [], [], []
    for side in borders:
        if not all(code in known for known in (in_a, in_b) for code in side[:2]):
            left_out.append(side)
            continue
        apart = in_b[side.one] != in_b[side.other]
        if in_a[side.one] != in_a[side.other]:
            separated.append(side)
            if not apart:
                inside.append(side)
        elif apart:
            joined.append(side)
    joined.sort(key=lambda side: (-side.metres, side.one, side.other))
    return BorderMismatch(a.id, b.id, length(separated), length(inside), tuple(joined), length(left_out))


def length(borders: Sequence[Side]) -> Length:
    """Total length of borders."""
    land = sum(side.metres for side in borders if side.over_land)
    return Length(land, sum(side.metres for side in borders) - land, len(borders))


def region_by_code(division: Division) -> dict[str, str]:
    """The one region of each municipality of a partition."""
    return {code: next(iter(regions)) for code, regions in division.region_of().items()}


def border_sources(extract: Extract) -> tuple[str, ...]:
    """Sources (IRIs) of the borders."""
    return tuple(extract.sources[number] for number in np.unique(extract.borders.source))
