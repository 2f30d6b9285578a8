"""Measures over pairs of municipalities: are two that sit together here, together there too?

They work on covers: a pair counts by the number of regions that both are in. Shares below 1 count as being
in the region; weights play no part. No pair is looked at: that two municipalities share k regions shows in how
often they meet in a region, in two regions at once, in three, …, and those meetings are counted from the sizes of
groups. It takes as long as there are municipalities, unless they are in very many regions each.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from math import comb

import numpy as np
from scipy.sparse import csr_array, triu

from jeugdgraph.analysis.crosswalk import Crosswalk, tabulated
from jeugdgraph.analysis.division import Division, Groups, Ints, pairs_within, require_partition

MANY = 6
"""Regions per municipality above which pairs are looked at one by one: the sets of regions would be too many."""


@dataclass(frozen=True)
class Pairs:
    """Pairs of municipalities: how many there are, together in A, in B, in both.

    `equally` is the number of pairs that share the same number of regions in A as in B, none included, and
    `by_chance` that number if the counts were dealt at random.
    """

    pairs: int
    in_a: int
    in_b: int
    in_both: int
    equally: int
    by_chance: float

    @property
    def in_either(self) -> int:
        """Pairs together in A, in B or in both."""
        return self.in_a + self.in_b - self.in_both

    @cached_property
    def jaccard(self) -> float | None:
        """Pairs together in both, as a share of those together in either (M9). None when there are none."""
        return self.in_both / self.in_either if self.in_either else None

    @cached_property
    def omega(self) -> float | None:
        """Omega index (M7): agreement above chance, 1 at most. None when chance leaves no room.

        Where every municipality is by itself on both sides there is no room either, but nothing that differs: 1.
        """
        if not self.pairs:
            return None
        room = self.pairs - self.by_chance
        if room <= 1e-9 * self.pairs:
            return None if self.in_either else 1.0
        return (self.equally - self.by_chance) / room


def pairs(over: Crosswalk) -> Pairs:
    """Count the pairs of municipalities of two divisions (M7, M9).

    Collins and Dent (1988), doi 10.1207/s15327906mbr2302_6, for the Omega index. On partitions it equals ARI.

    >>> from jeugdgraph.analysis.crosswalk import crosswalk
    >>> found = pairs(crosswalk(dict(enumerate("aabc")), dict(enumerate("xxyy"))))
    >>> found.in_a, found.in_b, found.in_both, found.jaccard, round(found.omega, 2)
    (1, 2, 1, 0.5, 0.57)
    """
    municipalities = over.compared
    every = municipalities * (municipalities - 1) // 2
    few = max(over.a.most, over.b.most) <= MANY
    table = _by_sets(over, every) if few else _one_by_one(over, every)
    in_a, in_b = table.sum(axis=1).tolist(), table.sum(axis=0).tolist()
    return Pairs(
        every,
        every - in_a[0],
        every - in_b[0],
        every - in_a[0] - in_b[0] + int(table[0, 0]),
        int(np.trace(table)),
        sum(one * other for one, other in zip(in_a, in_b, strict=False)) / every if every else 0.0,
    )


def adjusted_rand(over: Crosswalk) -> float | None:
    """Adjusted Rand index (M7) of two partitions, after Hubert and Arabie (1985), doi 10.1007/BF01908075.

    Agreement on which pairs are together, above chance; 1 at most. Municipalities count as 1 each. None when
    chance leaves no room, as when both divisions have one region. Raises NotAPartition for a cover, for which
    the Omega index is meant.
    """
    require_partition(over.a, over.b)
    return pairs(over).omega


def _by_sets(over: Crosswalk, every: int) -> Ints:
    """Number of pairs by regions shared in A (row) and in B (column).

    Cell (j, l) of `meetings` is the sum over pairs of C(shared in A, j) · C(shared in B, l): each set of j regions
    of A and l of B counts the pairs within the group of municipalities that are in all of them. Inverting the
    binomials, per side, gives the pairs.
    """
    a, b = over.a.sets, over.b.sets
    meetings = np.zeros((len(a) + 1, len(b) + 1), np.int64)
    meetings[0, 0] = every
    for j, one in enumerate(a, 1):
        meetings[j, 0] = one.pairs
        for k, other in enumerate(b, 1):
            meetings[j, k] = pairs_within(over.count if j == k == 1 else _common(one, other))
    meetings[0, 1:] = [other.pairs for other in b]
    found: Ints = _inverse(len(a) + 1) @ meetings @ _inverse(len(b) + 1).T
    return found


def _common(one: Groups, other: Groups) -> Ints:
    """Sizes of the groups of municipalities that are in a group of each."""
    if len(other.row) < len(one.row):
        one, other = other, one
    times = other.counted[one.row]
    started = np.cumsum(times) - times
    place = np.arange(int(times.sum())) + np.repeat(other.first[one.row] - started, times)
    cells = np.repeat(one.group, times).astype(np.int64) * other.groups + other.group[place]
    return tabulated(cells, None, one.groups * other.groups)[1]


@cache
def _inverse(size: int) -> Ints:
    """Matrix that gives numbers of pairs by what they share from sums of binomials."""
    return np.array([[(-1) ** (j - k) * comb(j, k) for j in range(size)] for k in range(size)], np.int64)


def _one_by_one(over: Crosswalk, every: int) -> Ints:
    """Number of pairs by regions shared in A (row) and in B (column), from the regions that each pair shares."""
    a, b = _shared(over.a), _shared(over.b)
    either = (a + b).tocoo()
    found: Ints = np.zeros((over.a.most + 1, over.b.most + 1), np.int64)
    found[0, 0] = every - either.nnz
    if either.nnz:
        place = either.row, either.col
        np.add.at(found, (_whole(a[place]), _whole(b[place])), 1)
    return found


def _whole(found: object) -> Ints:
    numbers: Ints = np.rint(np.asarray(found, float).ravel()).astype(np.int64)
    return numbers


def _shared(division: Division) -> csr_array:
    """Number of regions that the municipalities of each pair have in common; each pair once."""
    return csr_array(triu(division.members @ division.members.T, k=1))
