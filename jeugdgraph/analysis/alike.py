"""Two lists of members beside each other: Jaccard, overlap and containment (M2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import inf

from jeugdgraph.errors import UsageProblem, quote

Members = Mapping[str, float] | Iterable[str]
"""Members, or members with the share (above 0, at most 1) for which they take part."""


@dataclass(frozen=True)
class Alike:
    """How alike two member lists are; every score is 0–1, no unit.

    `both` and `either` are the weights that the lists have in common and together. `overlap` divides the common
    weight by the smaller list, `a_in_b` by A, `b_in_a` by B.
    """

    both: float
    either: float
    jaccard: float
    overlap: float
    a_in_b: float
    b_in_a: float


def alike(a: Members, b: Members, weights: Mapping[str, float] | None = None) -> Alike:
    """Compare two member lists (M2).

    With shares, a member counts for the smaller share in common and for the larger in total, times its
    weight (default 1). Raises UsageProblem for an empty list or a member without a weight.

    >>> alike("abcdef", "abcde").jaccard
    0.8333333333333334
    """
    one, two = _shares(a), _shares(b)
    everyone = sorted(one.keys() | two.keys())
    size = {member: _weight(member, weights) for member in everyone}
    both = sum(size[m] * min(one.get(m, 0.0), two.get(m, 0.0)) for m in everyone)
    either = sum(size[m] * max(one.get(m, 0.0), two.get(m, 0.0)) for m in everyone)
    of_a = sum(size[m] * share for m, share in one.items())
    of_b = sum(size[m] * share for m, share in two.items())
    if not of_a or not of_b:
        raise UsageProblem("a list without members, or without weight, cannot be compared.")
    return Alike(both, either, both / either, both / min(of_a, of_b), both / of_a, both / of_b)


def _shares(members: Members) -> dict[str, float]:
    if not isinstance(members, Mapping):
        return dict.fromkeys(members, 1.0)
    for member, share in members.items():
        if not 0 < share <= 1:
            raise UsageProblem(f"share {share} of {quote(member)}; expected above 0, at most 1.")
    return dict(members)


def _weight(member: str, weights: Mapping[str, float] | None) -> float:
    if weights is None:
        return 1.0
    if member not in weights:
        raise UsageProblem(f"no weight is known for {member}.")
    if not 0 <= weights[member] < inf:
        raise UsageProblem("weights must be numbers of 0 or more.")
    return weights[member]
