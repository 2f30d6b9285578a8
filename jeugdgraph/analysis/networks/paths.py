"""The shortest path of cooperation between two: who meets whom where, step by step."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

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


def as_short(
    ties: Ties, start: str, end: str, *, via: Collection[str] | None = None, most: int = 10
) -> tuple[int, tuple[Path, ...]]:
    """How many paths have the fewest steps, and the first `most` of them, in the order of `shortest`.

    >>> square = Ties.of([("a", "X"), ("b", "X"), ("b", "Y"), ("a", "Y")])
    >>> count, found = as_short(square, "a", "b")
    >>> count, [path.places[1] for path in found]
    (2, ['X', 'Y'])
    """
    if via is not None:
        allowed = {*via, start, end}
        ties = ties.only(lambda tie: tie.member in allowed)
    network = linked(ties)
    if start == end or start not in network or end not in network:
        return 0, ()
    away = nx.single_source_shortest_path_length(network, end)
    if start not in away:
        return 0, ()
    _weigh(network, ties)
    count, found = _ways(network, away, start, {end: (1, [(0, (end,))])}, most)
    return count, tuple(
        Path(places, tuple(_leg(ties, a, b) for a, b in pairwise(places))) for _, places in found
    )


_Ways: TypeAlias = tuple[int, list[tuple[int, tuple[str, ...]]]]
"""Number of shortest paths from a place to the end, and the first of them with their cost."""


def _ways(network: Network, away: Mapping[str, int], place: str, known: dict[str, _Ways], most: int) -> _Ways:
    """Shortest paths from a place to the end, worked out from the end backwards."""
    if place not in known:
        count, found = 0, []
        for near in sorted(network[place]):
            if away.get(near) == away[place] - 1:
                more, led = _ways(network, away, near, known, most)
                count += more
                found += [(cost + network[place][near]["cost"], (place, *rest)) for cost, rest in led]
        known[place] = count, sorted(found)[:most]
    return known[place]


def _weigh(network: Network, ties: Ties) -> None:
    """Give each step its cost: no sum of sizes outweighs one step less."""
    step = 1 + sum(len(ties.members_of[arrangement]) for _, arrangement in ties.between)
    for member, arrangement in ties.between:
        network[member][arrangement]["cost"] = step + len(ties.members_of[arrangement])


def _leg(ties: Ties, one: str, other: str) -> tuple[Tie, ...]:
    return ties.between.get((one, other), ()) + ties.between.get((other, one), ())
