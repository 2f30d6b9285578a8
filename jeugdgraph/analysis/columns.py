"""What analyses take out of the graph: memberships, lives of municipalities, residents and borders, as columns.

A column is an array; where it holds numbers of things, a tuple beside it tells which. Days are proleptic
ordinals (``date.toordinal``). Periods are half-open, as everywhere.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Int32 = NDArray[np.int32]
Float64 = NDArray[np.float64]
Bools = NDArray[np.bool_]

ALWAYS, NEVER = date.min.toordinal(), date.max.toordinal()
"""Start and end of what has none that is known."""
PLANNED, DISPUTED, UNVERIFIED = 1, 2, 4
"""Flags of a membership: proposed or decided; sources or predecessors disagree; rests on what nobody verified."""


@dataclass(frozen=True, eq=False)
class Memberships:
    """A row per membership, in order of arrangement, member and id; of all periods and of every standing."""

    arrangement: Int32
    member: Int32
    role: Int32
    scope: Int32
    source: Int32
    flags: Int32
    start: Int32
    end: Int32
    observed: Int32
    first_observed: Int32
    share: Float64

    def on(self, day: date) -> Bools:
        """Which memberships hold on a day."""
        ordinal = day.toordinal()
        found: Bools = (self.start <= ordinal) & (ordinal < self.end)
        return found


@dataclass(frozen=True, eq=False)
class Residents:
    """A row per municipality, indicator and year, in that order. `member` counts in ``Extract.members``."""

    member: Int32
    indicator: Int32
    year: Int32
    value: Float64
    source: Int32


@dataclass(frozen=True, eq=False)
class Borders:
    """A row per pair of neighbours: their numbers in ``Extract.members``, metres of border, over land or not."""

    one: Int32
    other: Int32
    metres: Int32
    over_land: Int32
    source: Int32


@dataclass(frozen=True, eq=False)
class Extract:
    """All columns, and the IRIs of what their numbers stand for.

    The first `municipalities` of `members` are municipalities, in order of code; `born` and `ended` tell when
    they were. `division` holds the number of the division of each arrangement, -1 for one that is no region.
    `scopes` begins with an empty text, for a membership of unlimited scope. `taking_part` tells for each role
    whether it is taking part, rather than lying in the area or being named.
    """

    memberships: Memberships
    residents: Residents
    borders: Borders
    ids: tuple[str, ...]
    arrangements: tuple[str, ...]
    members: tuple[str, ...]
    divisions: tuple[str, ...]
    roles: tuple[str, ...]
    scopes: tuple[str, ...]
    sources: tuple[str, ...]
    indicators: tuple[str, ...]
    taking_part: Int32
    division: Int32
    born: Int32
    ended: Int32

    @property
    def municipalities(self) -> int:
        """Number of municipalities, past ones included."""
        return len(self.born)

    def living(self, day: date) -> Int32:
        """Numbers of the municipalities that exist on a day."""
        ordinal = day.toordinal()
        return np.flatnonzero((self.born <= ordinal) & (ordinal < self.ended)).astype(np.int32)

    @cached_property
    def number_of(self) -> dict[str, int]:
        """Number of each member by IRI."""
        return {iri: number for number, iri in enumerate(self.members)}

    @cached_property
    def arrangement_number(self) -> dict[str, int]:
        """Number of each arrangement by IRI."""
        return {iri: number for number, iri in enumerate(self.arrangements)}
