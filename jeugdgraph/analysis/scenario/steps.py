"""Steps of a scenario, with ids: what is moved, merged, split or replaced."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Follow = Literal["largest", "parts"]
FOLLOW: tuple[Follow, ...] = get_args(Follow)
"""Where a merged municipality lies when those that merge lie in different regions: where the one with most
residents lies, or in all of them, each for its part of the residents."""


@dataclass(frozen=True)
class Move:
    """Municipalities go to a region of a division, for the part that lay in `source`, or as a whole."""

    division: str
    municipalities: tuple[str, ...]
    region: str
    source: str = ""


@dataclass(frozen=True)
class MergeRegions:
    """Regions of a division become one, with this id."""

    division: str
    regions: tuple[str, ...]
    into: str


@dataclass(frozen=True)
class SplitRegion:
    """A region is divided: its municipalities by the id of the part that they go to."""

    division: str
    region: str
    parts: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Replace:
    """A division is drawn anew: regions with shares by municipality. `table` is the file it was read from."""

    division: str
    region_of: Mapping[str, Mapping[str, float]]
    table: str = ""


@dataclass(frozen=True)
class MergeMunicipalities:
    """Municipalities become one, in every division.

    `regions` tells, by division, where it then lies; `follow` what holds where that is not told and those that merge
    lie in different regions.
    """

    municipalities: tuple[str, ...]
    into: str
    regions: Mapping[str, str] = field(default_factory=dict)
    follow: Follow | None = None


Step = Move | MergeRegions | SplitRegion | Replace | MergeMunicipalities
