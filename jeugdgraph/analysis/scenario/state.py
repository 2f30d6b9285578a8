"""Divisions, sizes and new names as they stand between two steps of a scenario."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from jeugdgraph.analysis.division import Division
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.text import slug

NEW = "new-"
"""Start of the id of what a scenario makes, so that it cannot be taken for a thing of the graph."""
Sizes = Mapping[str, Mapping[str, float]]
"""Size per municipality, by kind of weight: ``residents``, ``young``."""


@dataclass(frozen=True, eq=False)
class State:
    """Divisions on one axis, with the sizes of the municipalities; `names` holds the names of what is new."""

    divisions: Mapping[str, Division]
    municipalities: tuple[str, ...]
    sizes: Sizes = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def with_division(self, division: Division) -> "State":
        """The same state with one division changed."""
        return replace(self, divisions={**self.divisions, division.id: division})

    def with_names(self, names: Mapping[str, str]) -> "State":
        """The same state with more names of new things."""
        return replace(self, names={**self.names, **names})


def start(found: Situation, sizes: Sizes) -> State:
    """The state before the first step: every division of a situation that has data on its date."""
    return State(found.divisions, found.municipalities, sizes)


def new_id(name: str) -> str:
    """Id of a new region or municipality; empty for a name without a letter or digit.

    >>> new_id("Jeugdregio Gelderland-Midden")
    'new-jeugdregio-gelderland-midden'
    """
    found = slug(name)
    return NEW + found if found else ""
