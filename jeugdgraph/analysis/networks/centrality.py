"""Where each member stands in a network of cooperation: how many ties, between whom, how closely knit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import lcm
from typing import Literal

import networkx as nx

from jeugdgraph.analysis.networks.ties import Network, Ties, bipartite, projection

Distance = Literal["steps", "ties"]
"""Length of a tie: 1 each, or 1 / the number of arrangements shared, so that strong ties are short."""


@dataclass(frozen=True)
class Standing:
    """Place of a member in the projected network.

    `memberships` counts memberships, `arrangements` the arrangements they are in, `partners` the others met
    there, `strength` the sum over partners of the arrangements shared. `betweenness` is 0-1: the part of the
    shortest paths between two others that runs through the member, averaged over pairs of others. `core` is the
    largest k for which the member is in a group in which everybody has at least k partners. `clustering` is
    0-1: the part of the pairs of its partners that are partners too. High values come by themselves: everybody
    in one arrangement is everybody's partner.
    """

    member: str
    memberships: int
    arrangements: int
    partners: int
    strength: int
    betweenness: float
    core: int
    clustering: float


@dataclass(frozen=True)
class Shape:
    """A whole network. `bridges` are pairs whose tie is all that joins two parts of the projection.

    `local_bridges` are pairs of partners that have no partner in common. `joints` are arrangements whose absence
    would break the bipartite network into more parts that hold more than one member each way.
    """

    members: int
    arrangements: int
    memberships: int
    pairs: int
    components: tuple[tuple[str, ...], ...]
    density: float | None
    top_core: int
    in_top_core: tuple[str, ...]
    bridges: tuple[tuple[str, str], ...]
    local_bridges: tuple[tuple[str, str], ...]
    joints: tuple[str, ...]


def betweenness(network: Network, distance: Distance = "steps") -> dict[str, float]:
    """Betweenness centrality of a projection, normalised (Freeman 1977; Brandes 2001, doi 10.1080/0022250X.2001.9990249).

    It is computed on the projection, where a step is a shared arrangement, and by default every step counts as
    one: the same paths as `paths.shortest`. On the bipartite network the ranking is much the same (a pair that
    shares several arrangements then counts for several paths), at twelve times the time. With
    ``distance="ties"`` a step is 1 / the number of arrangements shared: large loose arrangements are then no
    short cuts. Those lengths are scaled to whole numbers, so that equal paths are equal.
    """
    if distance == "steps":
        return dict(nx.betweenness_centrality(network))
    weights = [int(data["weight"]) for *_, data in network.edges(data=True)]
    longest, scaled = lcm(*weights), network.copy()
    for (*_, edge), weight in zip(scaled.edges(data=True), weights, strict=True):
        edge["length"] = longest // weight
    return dict(nx.betweenness_centrality(scaled, weight="length"))


def standings(
    ties: Ties, network: Network | None = None, distance: Distance = "steps"
) -> dict[str, Standing]:
    """Place of every member; `network` is the projection when it is at hand.

    >>> found = standings(Ties.of([("a", "X"), ("b", "X"), ("b", "Y"), ("c", "Y")]))
    >>> found["b"].betweenness, found["b"].partners, found["b"].clustering
    (1.0, 2, 0.0)
    """
    network = projection(ties) if network is None else network
    between = betweenness(network, distance)
    core = nx.core_number(network)
    clustering: Mapping[str, float] = nx.clustering(network)  # type: ignore[assignment, unused-ignore]
    counted: dict[str, int] = {}
    for tie in ties.ties:
        counted[tie.member] = counted.get(tie.member, 0) + 1
    return {
        member: Standing(
            member,
            counted.get(member, 0),
            len(ties.arrangements_of.get(member, ())),
            int(network.degree(member)),
            int(network.degree(member, weight="weight")),
            between[member],
            int(core[member]),
            float(clustering[member]),
        )
        for member in sorted(network)
    }


def ranked(values: Mapping[str, float]) -> dict[str, int]:
    """Rank by value, the highest 1; equal values share the best rank.

    Values that differ less than 1e-12 are equal: sums of fractions in another order.

    >>> ranked({"a": 0.1, "b": 0.5, "c": 0.1})
    {'b': 1, 'a': 2, 'c': 2}
    """
    order = sorted(values, key=lambda name: (-values[name], name))
    found: dict[str, int] = {}
    for place, name in enumerate(order):
        before = order[place - 1] if place else None
        tied = before is not None and abs(values[before] - values[name]) < 1e-12
        found[name] = found[before] if tied and before is not None else place + 1
    return found


def shape(ties: Ties, network: Network | None = None) -> Shape:
    """Size and hold of a network."""
    network = projection(ties) if network is None else network
    core = nx.core_number(network)
    top = max(core.values(), default=0)
    parts = [tuple(sorted(part)) for part in nx.connected_components(network)]
    return Shape(
        len(network),
        len(ties.arrangements),
        len(ties.ties),
        network.number_of_edges(),
        tuple(sorted(parts, key=lambda part: (-len(part), part))),
        nx.density(network) if len(network) > 1 else None,
        top,
        tuple(sorted(name for name, k in core.items() if k == top)),
        _in_order(nx.bridges(network)),
        _in_order(nx.local_bridges(network, with_span=False)),
        _joints(ties),
    )


def _joints(ties: Ties) -> tuple[str, ...]:
    """Arrangements of several members whose absence would break the network into more parts."""
    both = bipartite(ties)
    cut = {name for side, name in nx.articulation_points(both) if side == "arrangement"}
    return tuple(sorted(cut))


def _in_order(edges: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((min(a, b), max(a, b)) for a, b in edges))
