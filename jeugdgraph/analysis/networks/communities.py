"""Groups that emerge from a network, how much they depend on chance, and declared regions beside them.

Which groups are found depends on the method and its seed. So each is run over several seeds, and how alike the
outcomes are is part of the answer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, get_args

import networkx as nx
import numpy as np

from jeugdgraph.analysis.crosswalk import crosswalk
from jeugdgraph.analysis.division import Division
from jeugdgraph.analysis.networks.ties import Network
from jeugdgraph.analysis.pairs import adjusted_rand
from jeugdgraph.analysis.scores import Scores, scores
from jeugdgraph.errors import UsageProblem

Method = Literal["louvain", "labels"]
METHODS: tuple[Method, ...] = get_args(Method)
Group = tuple[str, ...]


@dataclass(frozen=True)
class Communities:
    """Outcome of a method over seeds.

    `groups` is that of `seed`, the run of highest modularity (the lowest seed among equals), largest group first.
    `numbers` and `modularities` are per seed. `stability` is the mean adjusted Rand index over pairs of seeds: 1
    when every seed finds the same; None for fewer than two seeds, or where every run finds one group.
    """

    method: Method
    seeds: tuple[int, ...]
    seed: int
    groups: tuple[Group, ...]
    modularity: float
    numbers: tuple[int, ...]
    modularities: tuple[float, ...]
    stability: float | None

    def division(self, id_: str = "communities") -> Division:
        """The groups as a division: regions are named after their place, ``01``, ``02``, …"""
        width = len(str(len(self.groups)))
        named = {m: f"{n:0{width}}" for n, group in enumerate(self.groups, start=1) for m in group}
        return Division.of(dict(named), id=id_)


@dataclass(frozen=True)
class Outside:
    """A member that is not in the group in which most of its region is."""

    member: str
    region: str
    group: str
    main_group: str


@dataclass(frozen=True)
class Against:
    """Communities (A) beside a declared division (B).

    `main_group` tells by region in which group most of its members are, the first of equals. `outside` names the
    members elsewhere; one in several regions only when it is outside the main group of each. `whole` counts
    regions that lie in one group.
    """

    scores: Scores
    main_group: dict[str, str]
    outside: tuple[Outside, ...]
    whole: int


def communities(
    network: Network,
    method: Method = "louvain",
    seeds: Sequence[int] = tuple(range(10)),
    resolution: float = 1.0,
) -> Communities:
    """Groups of a weighted projection by Louvain or label propagation, over seeds.

    Louvain: Blondel et al. (2008), doi 10.1088/1742-5468/2008/10/P10008; label propagation: Raghavan et al.
    (2007), doi 10.1103/PhysRevE.76.036106. `resolution` (Louvain only): above 1 gives more, smaller groups. The
    members are numbered in order first, so that a seed gives the same groups each time. Members without ties are
    groups of their own. UsageProblem for no seeds or an empty network.

    >>> two = nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("d", "e"), ("e", "f"), ("f", "d"), ("c", "d")])
    >>> communities(two).groups
    (('a', 'b', 'c'), ('d', 'e', 'f'))
    """
    if not seeds:
        raise UsageProblem("communities ask for at least one seed.")
    if not len(network):
        raise UsageProblem("there is nobody in this network, so there are no communities.")
    names = sorted(network)
    numbered = _numbered(network, names)
    runs = [_run(numbered, method, seed, resolution) for seed in seeds]
    worth = [_modularity(numbered, run, resolution) for run in runs]
    best = max(range(len(runs)), key=lambda at: (round(worth[at], 12), -seeds[at]))
    groups = tuple(tuple(names[number] for number in group) for group in runs[best])
    return Communities(
        method, tuple(seeds), seeds[best], groups, worth[best], tuple(map(len, runs)), tuple(worth),
        stability([_labels(run, len(names)) for run in runs]),
    )  # fmt: skip


def stability(outcomes: Sequence[Sequence[int]]) -> float | None:
    """Mean adjusted Rand index over pairs of outcomes, each a group per member. None when no pair has one.

    >>> stability([[0, 0, 1, 1], [1, 1, 0, 0], [0, 0, 1, 1]])
    1.0
    """
    divisions = [Division.of({f"{m:06}": str(g) for m, g in enumerate(found)}) for found in outcomes]
    found = [adjusted_rand(crosswalk(a, b)) for a, b in combinations(divisions, 2)]
    known = [value for value in found if value is not None]
    return float(np.mean(known)) if known else None


def against(found: Communities, declared: Division) -> Against:
    """Lay communities over a declared division. Members without a region are left out, and named in the scores."""
    over = crosswalk(found.division(), declared)
    group_of = {m: next(iter(groups)) for m, groups in over.a.region_of().items()}
    main = {region: _main([group_of[m] for m in members]) for region, members in over.b.members_of().items()}
    outside = []
    for member, regions in sorted(over.b.region_of().items()):
        if all(main[region] != group_of[member] for region in regions):
            region = max(sorted(regions), key=lambda r: regions[r])
            outside.append(Outside(member, region, group_of[member], main[region]))
    told = scores(over)
    return Against(told, main, tuple(outside), told.b_in_a.intact.whole)


def _run(network: Network, method: Method, seed: int, resolution: float) -> tuple[tuple[int, ...], ...]:
    found: Iterable[set[int]]
    if method == "louvain":
        found = nx.community.louvain_communities(network, weight="weight", resolution=resolution, seed=seed)
    else:
        found = nx.community.asyn_lpa_communities(network, weight="weight", seed=seed)
    groups = (tuple(sorted(group)) for group in found)
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))


def _modularity(network: Network, groups: Sequence[tuple[int, ...]], resolution: float) -> float:
    if not network.number_of_edges():
        return 0.0
    return float(nx.community.modularity(network, map(set, groups), weight="weight", resolution=resolution))


def _numbered(network: Network, names: Sequence[str]) -> Network:
    number = {name: at for at, name in enumerate(names)}
    found: Network = nx.Graph()
    found.add_nodes_from(range(len(names)))
    edges = [(number[a], number[b], data.get("weight", 1)) for a, b, data in network.edges(data=True)]
    found.add_weighted_edges_from(sorted((min(a, b), max(a, b), weight) for a, b, weight in edges))
    return found


def _labels(groups: Sequence[tuple[int, ...]], size: int) -> list[int]:
    found = [0] * size
    for at, group in enumerate(groups):
        for member in group:
            found[member] = at
    return found


def _main(groups: Sequence[str]) -> str:
    return min(set(groups), key=lambda group: (-groups.count(group), group))
