"""What is known of an arrangement on a day, as far as a memo tells it."""

from datetime import date
from typing import NamedTuple

from jeugdgraph.graph import Graph
from jeugdgraph.lookup import Participation, Stated, members, participations, stated


class Known(NamedTuple):
    """Members, what it takes part in itself, other statements; `unverified` counts the members left out."""

    arrangement: str
    members: tuple[Participation, ...]
    wholes: tuple[Participation, ...]
    statements: tuple[Stated, ...]
    unverified: int


def known(graph: Graph, arrangement: str, on: date) -> Known:
    """Look up an arrangement (an IRI) on a reference date."""
    every = members(graph, arrangement, on, on, unverified=True)
    verified = [p for p in every if not p.unverified]
    return Known(
        arrangement,
        tuple(verified),
        tuple(participations(graph, arrangement, on, on)),
        tuple(stated(graph, arrangement, on, on)),
        len(every) - len(verified),
    )
