"""The shortest path of cooperation between two: who meets whom where, step by step."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from jeugdgraph.analysis.networks.ties import Network, Tie, Ties


@dataclass(frozen=True)
class Path:
    """Places on a path from one to another, ends included, and the memberships that join each to the next.

    `legs` has one entry fewer than `places`. An arrangement is a place between two that take part in it; where an
    arrangement takes part in another, both are places. `steps` is the number of memberships passed.
    """

    places: tuple[str, ...]
    legs: tuple[tuple[Tie, ...], ...]

    @property
    def steps(self) -> int:
        """Number of memberships passed."""
        return len(self.legs)


def linked(ties: Ties) -> Network:
    """Network of everything: an edge for each member and arrangement tied, one node for an arrangement that is both."""
    found: Network = nx.Graph()
    for member, arrangement in sorted(ties.between):
        found.add_edge(member, arrangement)
    return found


def shortest(ties: Ties, start: str, end: str, *, via: Collection[str] | None = None) -> Path | None:
    """Shortest path between two members or arrangements; None when there is none.

    The fewest steps; among those the smallest arrangements (members summed over the steps); among those the first
    by id, from the start. With `via`, only these members, beside the ends, may lie between. The cost of a step is
    a whole number, so that equal paths are equal.

    >>> found = shortest(Ties.of([("a", "X"), ("b", "X"), ("b", "Y"), ("c", "Y"), ("c", "Z"), ("a", "Z")]), "a", "b")
    >>> found.places
    ('a', 'X', 'b')
    """
    if via is not None:
        allowed = {*via, start, end}
        ties = ties.only(lambda tie: tie.member in allowed)
    network = linked(ties)
    if start not in network or end not in network:
        return Path((start,), ()) if start == end else None
    _weigh(network, ties)
    before, cost = nx.dijkstra_predecessor_and_distance(network, end, weight="cost")
    if start not in cost:
        return None
    places = [start]
    while places[-1] != end:
        places.append(min(before[places[-1]]))
    legs = tuple(_leg(ties, a, b) for a, b in pairwise(places))
    return Path(tuple(places), legs)


def _weigh(network: Network, ties: Ties) -> None:
    """Give each step its cost: no sum of sizes outweighs one step less."""
    step = 1 + sum(len(ties.members_of[arrangement]) for _, arrangement in ties.between)
    for member, arrangement in ties.between:
        network[member][arrangement]["cost"] = step + len(ties.members_of[arrangement])


def _leg(ties: Ties, one: str, other: str) -> tuple[Tie, ...]:
    return ties.between.get((one, other), ()) + ties.between.get((other, one), ())
