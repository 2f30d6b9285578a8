"""Measures over pairs of municipalities: are two that sit together here, together there too?

They work on covers: a pair counts by the number of regions that both are in. Shares below 1 count as being
in the region; weights play no part. Most pairs share one region or none, and those are counted from the
sizes of cells and regions. Only pairs of municipalities that are *both* in several regions of one division
can share more than one, and these few are looked at one by one.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array, triu

from jeugdgraph.analysis.crosswalk import Crosswalk
from jeugdgraph.analysis.division import Division, Ints, require_partition


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
        """Omega index (M7): agreement above chance, 1 at most. None when chance leaves no room."""
        if not self.pairs:
            return None
        room = self.pairs - self.by_chance
        return (self.equally - self.by_chance) / room if room > 1e-9 * self.pairs else None


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
    shared_a, shared_b = _several(over.a, over.b)
    # Sums over all pairs of the regions shared, less those of the pairs that are looked at one by one.
    once_a = _within(np.diff(over.a.transposed.indptr)) - int(shared_a.sum())
    once_b = _within(np.diff(over.b.transposed.indptr)) - int(shared_b.sum())
    once_both = _within(over.count) - int((shared_a * shared_b).sum())
    in_a = _tally(shared_a, once_a, every - len(shared_a))
    in_b = _tally(shared_b, once_b, every - len(shared_b))
    neither = every - len(shared_a) - once_a - once_b + once_both
    return Pairs(
        every,
        once_a + int((shared_a > 0).sum()),
        once_b + int((shared_b > 0).sum()),
        once_both + int(((shared_a > 0) & (shared_b > 0)).sum()),
        once_both + neither + int((shared_a == shared_b).sum()),
        sum(in_a.get(times, 0) * in_b.get(times, 0) for times in in_a) / every if every else 0.0,
    )


def adjusted_rand(over: Crosswalk) -> float | None:
    """Adjusted Rand index (M7) of two partitions, after Hubert and Arabie (1985), doi 10.1007/BF01908075.

    Agreement on which pairs are together, above chance; 1 at most. Municipalities count as 1 each. None when
    chance leaves no room, as when both divisions have one region. Raises NotAPartition for a cover, for which
    the Omega index is meant.
    """
    require_partition(over.a, over.b)
    return pairs(over).omega


def _within(sizes: Ints) -> int:
    """Number of pairs within groups of these sizes."""
    size = sizes.astype(np.int64)
    return int((size * (size - 1) // 2).sum())


def _tally(several: Ints, once: int, others: int) -> dict[int, int]:
    """Number of pairs by number of regions shared; `others` are those not looked at one by one."""
    found = {0: others - once, 1: once}
    for times, number in zip(*np.unique(several, return_counts=True), strict=True):
        found[int(times)] = found.get(int(times), 0) + int(number)
    return found


def _several(a: Division, b: Division) -> tuple[Ints, Ints]:
    """Regions shared in A and in B, for every pair that shares more than one in either."""
    near = _sharing(a) + _sharing(b)
    if not near.nnz:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    found = near.tocoo()
    return _shared(a, found.row, found.col), _shared(b, found.row, found.col)


def _sharing(division: Division) -> csr_array:
    """Pairs that share more than one region of a division, each once."""
    rows = np.flatnonzero(division.counted > 1)
    size = len(division.municipalities)
    if not len(rows):
        return csr_array((size, size))
    multiple = division.members[rows]
    found = triu(multiple @ multiple.T, k=1).tocoo()
    keep = found.data > 1.5
    return csr_array(
        (np.ones(int(keep.sum())), (rows[found.row[keep]], rows[found.col[keep]])), shape=(size, size)
    )


def _shared(division: Division, one: Ints, two: Ints) -> Ints:
    """Number of regions that the municipalities of each pair have in common."""
    common = division.members[one].multiply(division.members[two])
    found: Ints = np.rint(np.asarray(common.sum(axis=1)).ravel()).astype(np.int64)
    return found
