"""How alike the profiles of members are: in how many of the same arrangements do they take part?"""

from dataclasses import dataclass

from jeugdgraph.analysis.networks.ties import Ties
from jeugdgraph.errors import UsageProblem, quote


@dataclass(frozen=True)
class Alike:
    """Profile of another member beside one's own: arrangements in common, in either, and their ratio (0-1)."""

    member: str
    both: int
    either: int
    jaccard: float


def most_alike(ties: Ties, member: str, most: int | None = None) -> tuple[Alike, ...]:
    """The other members by the Jaccard index of their arrangements (M2), the most alike first, ties by id.

    Members without an arrangement in common are left out. UsageProblem for a member without ties.

    >>> most_alike(Ties.of([("a", "X"), ("a", "Y"), ("b", "X"), ("c", "X"), ("c", "Y"), ("c", "Z")]), "a")[0]
    Alike(member='c', both=2, either=3, jaccard=0.6666666666666666)
    """
    if member not in ties.arrangements_of:
        raise UsageProblem(f"{quote(member)} takes part in nothing here, so there is no profile to compare.")
    own = ties.arrangements_of[member]
    found = []
    for other, common in ties.partners(member).items():
        either = len(own | ties.arrangements_of[other])
        found.append(Alike(other, len(common), either, len(common) / either))
    found.sort(key=lambda alike: (-alike.jaccard, alike.member))
    return tuple(found[:most])
