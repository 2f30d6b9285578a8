"""Measures from information theory, for partitions: homogeneity, completeness, V, distance, AMI.

Logarithms are of base 2, so entropies are in bits. A division with a single region holds no information:
where a ratio has nothing to divide by, the result is None ("not applicable"), never 0.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from jeugdgraph.analysis.crosswalk import Crosswalk
from jeugdgraph.analysis.division import Floats, Ints, require_partition


@dataclass(frozen=True)
class Information:
    """What two partitions tell about each other.

    `homogeneity` I/H(A) is the part of A's information that B gives; `completeness` I/H(B) the other way;
    `v` their harmonic mean (equal to NMI with the arithmetic mean); `distance` is the variation of information
    H(A)+H(B)-2I, a true distance (bits). None where a division has one region only.
    """

    homogeneity: float | None
    completeness: float | None
    v: float | None
    distance: float
    mutual: float
    entropy_a: float
    entropy_b: float


def information(over: Crosswalk) -> Information:
    """Homogeneity, completeness, V (M5) and variation of information (M6) of two partitions.

    The names follow Rosenberg and Hirschberg (2007) with A as the classes; on maps, Nowosad and Stepinski (2018),
    doi 10.1080/13658816.2018.1511794. Raises NotAPartition for a cover.

    >>> from jeugdgraph.analysis.crosswalk import crosswalk
    >>> found = information(crosswalk(dict(enumerate("xxyy")), dict(enumerate("xyzz"))))
    >>> found.homogeneity, round(found.completeness, 2), round(found.v, 2), found.distance
    (1.0, 0.67, 0.8, 0.5)
    """
    require_partition(over.a, over.b)
    h_a, h_b, h_both = entropy(over.a_weight), entropy(over.b_weight), entropy(over.weight)
    mutual = min(max(h_a + h_b - h_both, 0.0), h_a, h_b)
    homogeneity = mutual / h_a if h_a else None
    completeness = mutual / h_b if h_b else None
    v = 2 * mutual / (h_a + h_b) if h_a and h_b else None
    return Information(homogeneity, completeness, v, max(h_a + h_b - 2 * mutual, 0.0), mutual, h_a, h_b)


def inhomogeneity(over: Crosswalk) -> dict[str, float | None]:
    """Per A-region i: H(B given A=i) / H(B), 0–1 and more (M5). 0: the region lies within one B-region.

    None for all when B has one region.

    >>> from jeugdgraph.analysis.crosswalk import crosswalk
    >>> inhomogeneity(crosswalk({"a": "J", "b": "J", "c": "K"}, {"a": "G", "b": "H", "c": "H"}))["K"]
    0.0
    """
    require_partition(over.a, over.b)
    h_b = entropy(over.b_weight)
    found: dict[str, float | None] = {}
    for number, region in enumerate(over.a.regions):
        found[region] = entropy(over.weight[over.row == number]) / h_b if h_b else None
    return found


def adjusted_mutual_information(over: Crosswalk) -> float | None:
    """AMI with the arithmetic mean (M8): mutual information above what random labels give, 1 at most.

    Municipalities count as 1 each, whatever the weights: the expectation is over permutations of them. The model
    takes labels to be random while regions are contiguous, so it is no test. Vinh, Epps and Bailey (2010),
    https://jmlr.org/papers/v11/vinh10a.html. None where a division has one region only.

    >>> from jeugdgraph.analysis.crosswalk import crosswalk
    >>> adjusted_mutual_information(crosswalk(dict(enumerate("xxyy")), dict(enumerate("ppqq"))))
    1.0
    """
    require_partition(over.a, over.b)
    a = np.bincount(over.row, over.count, len(over.a.regions)).astype(np.int64)
    b = np.bincount(over.column, over.count, len(over.b.regions)).astype(np.int64)
    h_a, h_b = entropy(a.astype(float)), entropy(b.astype(float))
    if not h_a or not h_b:
        return None
    mutual = h_a + h_b - entropy(over.count.astype(float))
    expected = expected_mutual_information(a, b)
    room = (h_a + h_b) / 2 - expected
    if abs(room) < 1e-12:  # every municipality a region of its own on both sides: nothing can be by chance
        return 1.0
    return min((mutual - expected) / room, 1.0)


def expected_mutual_information(a: Ints, b: Ints) -> float:
    """Mean mutual information (bits) of random partitions with these region sizes.

    Equal sizes are computed once, so it takes as long as there are different sizes.

    >>> round(expected_mutual_information(np.array([2, 2]), np.array([2, 2])), 4)
    0.3333
    """
    log_factorial = _log_factorials(int(a.sum()))
    sizes_a, times_a = np.unique(a[a > 0], return_counts=True)
    sizes_b, times_b = np.unique(b[b > 0], return_counts=True)
    blocks = min(len(sizes_a), len(sizes_a) * int(sizes_b.sum()) // BLOCK + 1)
    return sum(
        float(np.sum(_expected(sizes, sizes_b, log_factorial) * np.multiply.outer(times, times_b).ravel()))
        for sizes, times in zip(np.array_split(sizes_a, blocks), np.array_split(times_a, blocks), strict=True)
    )


@lru_cache(maxsize=8)
def _log_factorials(most: int) -> Floats:
    from scipy.special import gammaln

    found: Floats = gammaln(np.arange(most + 1) + 1.0)
    return found


BLOCK = 2**20
"""Terms of the expectation that are added up at a time."""


def _expected(sizes_a: Ints, sizes_b: Ints, log_factorial: Floats) -> Floats:
    """For each size in A with each in B: what such a pair of regions adds to the mean, over all common parts."""
    total = len(log_factorial) - 1
    a, b = np.repeat(sizes_a, len(sizes_b)), np.tile(sizes_b, len(sizes_a))
    least = np.maximum(1, a + b - total)
    number = np.minimum(a, b) - least + 1
    ends = np.cumsum(number)
    which = np.repeat(np.arange(len(a)), number)
    both = np.arange(ends[-1]) + np.repeat(least - (ends - number), number)
    a, b = a[which], b[which]
    chance = np.exp(
        log_factorial[a] + log_factorial[b] + log_factorial[total - a] + log_factorial[total - b]
        - log_factorial[total] - log_factorial[both] - log_factorial[a - both]
        - log_factorial[b - both] - log_factorial[total - a - b + both]
    )  # fmt: skip
    told = both / total * np.log2(total * both / (a * b))
    return np.bincount(which, told * chance, len(number)).astype(float)


def entropy(weights: Floats) -> float:
    """Entropy of a distribution (bits); the weights need not add up to 1."""
    found = weights[weights > 0]
    if len(found) < 2:
        return 0.0
    share = found / found.sum()
    return float(-(share * np.log2(share)).sum())
