"""Colours for the regions of a division such that regions that border on each other differ."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import networkx as nx

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.columns import Extract
from jeugdgraph.analysis.division import Division
from jeugdgraph.pictures.palette import HUES

Neighbours = Iterable[tuple[str, str]]
"""Pairs of codes of municipalities that border on each other."""


def neighbours(taken: Extract) -> tuple[tuple[str, str], ...]:
    """Pairs of municipalities that border on each other, over land or over water, in order of code."""
    codes = [ns.local_name(iri) for iri in taken.members]
    pairs = zip(taken.borders.one.tolist(), taken.borders.other.tolist(), strict=True)
    return tuple(sorted((codes[one], codes[other]) for one, other in pairs))


def coloured(division: Division, borders: Neighbours, hues: Sequence[str] = HUES) -> dict[str, str]:
    """Colour, by name, of each region of a division, in order of region.

    Regions that border on each other differ, as well as regions that share a municipality. As few colours as
    DSATUR (Brélaz 1979) finds; among those it spreads the regions evenly, so that no colour rules the picture. On
    a map four can do. Where more than `hues` are needed the last ones come round again.

    >>> found = coloured(Division.of({"a": "1", "b": "2", "c": "3"}), [("a", "b"), ("b", "c")], ("blue", "orange"))
    >>> found["1"] == found["3"] != found["2"]
    True
    """
    network = adjacency(division, borders)
    numbers = colour_numbers(network)
    return {region: hues[numbers[region] % len(hues)] for region in division.regions}


def adjacency(division: Division, borders: Neighbours) -> "nx.Graph[str]":
    """Network of regions: an edge between two of which municipalities border on each other, or that share one."""
    region_of = {code: sorted(own) for code, own in division.region_of().items()}
    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(division.regions)
    pairs = {
        (min(a, b), max(a, b))
        for one, other in (*borders, *((code, code) for code in region_of))
        for a in region_of.get(one, ())
        for b in region_of.get(other, ())
        if a != b
    }
    found.add_edges_from(sorted(pairs))
    return found


def colour_numbers(network: "nx.Graph[str]") -> dict[str, int]:
    """Number of the colour of each node, from 0; the same for the same network, whatever the order of its edges."""
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(network))
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in network.edges))
    first: Mapping[str, int] = nx.greedy_color(ordered, strategy="saturation_largest_first")
    return _spread({node: ordered.adj[node] for node in ordered}, first)


def _spread(near: Mapping[str, Collection[str]], first: Mapping[str, int]) -> dict[str, int]:
    """The same number of colours, each about as often: a node takes the rarest one that its neighbours leave."""
    found = dict(first)
    number = max(found.values(), default=0) + 1
    for node in near:
        taken = {found[other] for other in near[node]}
        counts = [sum(colour == one for colour in found.values()) for one in range(number)]
        free = [one for one in range(number) if one not in taken]
        found[node] = min(free, key=lambda one: (counts[one] - (one == found[node]), one))
    return found
