"""Ties between members and arrangements, and the two networks made of them: bipartite and projected."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import networkx as nx

from jeugdgraph.errors import UsageProblem, quote

NATIONWIDE = 0.5
"""Part of all municipalities from which an arrangement is taken to be nationwide."""
if TYPE_CHECKING:
    Network: TypeAlias = "nx.Graph[Any]"
else:
    Network = nx.Graph  # which takes no arguments in older versions


class Tie(NamedTuple):
    """One membership: a member in an arrangement, for a share above 0 and at most 1.

    `role`, `scope`, `source` and `row` (its place in the columns it comes from) say which membership; they may
    be left out.
    """

    member: str
    arrangement: str
    share: float = 1.0
    role: str = ""
    scope: str = ""
    source: str = ""
    row: int = -1


@dataclass(frozen=True)
class Ties:
    """Memberships in order of arrangement and member. A member can be in an arrangement by several of them.

    >>> found = Ties.of([("a", "X"), ("b", "X"), ("b", "Y"), ("b", "Y", 0.5)])
    >>> found.members, found.arrangements, len(found.ties)
    (('a', 'b'), ('X', 'Y'), 4)
    """

    ties: tuple[Tie, ...]

    @classmethod
    def of(cls, rows: "Iterable[Tie | Sequence[object]]") -> "Ties":
        """Ties from rows of member, arrangement and, if need be, the other fields of a `Tie`.

        UsageProblem for a share outside (0, 1].
        """
        found = [row if isinstance(row, Tie) else Tie(*row) for row in rows]  # type: ignore[arg-type]
        for tie in found:
            if not 0 < tie.share <= 1:
                raise UsageProblem(
                    f"share {tie.share} of {quote(tie.member)} in {quote(tie.arrangement)};"
                    " expected above 0, at most 1."
                )
        return cls(tuple(sorted(found, key=lambda t: (t.arrangement, t.member, t.row, t[2:6]))))

    @cached_property
    def members(self) -> tuple[str, ...]:
        """Everybody that takes part in something."""
        return tuple(sorted(self.arrangements_of))

    @cached_property
    def arrangements(self) -> tuple[str, ...]:
        """Everything that somebody takes part in."""
        return tuple(sorted(self.members_of))

    @cached_property
    def arrangements_of(self) -> dict[str, frozenset[str]]:
        """Arrangements by member."""
        return _gathered((tie.member, tie.arrangement) for tie in self.ties)

    @cached_property
    def members_of(self) -> dict[str, frozenset[str]]:
        """Members by arrangement."""
        return _gathered((tie.arrangement, tie.member) for tie in self.ties)

    @cached_property
    def between(self) -> dict[tuple[str, str], tuple[Tie, ...]]:
        """Ties by member and arrangement."""
        found: dict[tuple[str, str], list[Tie]] = {}
        for tie in self.ties:
            found.setdefault((tie.member, tie.arrangement), []).append(tie)
        return {pair: tuple(ties) for pair, ties in found.items()}

    def partners(self, member: str) -> dict[str, tuple[str, ...]]:
        """The others that a member meets, with the arrangements they share, in order."""
        found: dict[str, list[str]] = {}
        for arrangement in sorted(self.arrangements_of.get(member, ())):
            for other in self.members_of[arrangement] - {member}:
                found.setdefault(other, []).append(arrangement)
        return {other: tuple(found[other]) for other in sorted(found)}

    def without(self, arrangements: Collection[str]) -> "Ties":
        """The same ties but those in some arrangements."""
        return self if not arrangements else self.only(lambda tie: tie.arrangement not in arrangements)

    def only(self, wanted: Callable[[Tie], bool]) -> "Ties":
        """The ties that are wanted."""
        return Ties(tuple(tie for tie in self.ties if wanted(tie)))


def nationwide(ties: Ties, population: Collection[str], part: float = NATIONWIDE) -> tuple[str, ...]:
    """Arrangements that at least a part of a population takes part in: they make everybody a partner of everybody.

    >>> nationwide(Ties.of([("a", "X"), ("b", "X"), ("b", "Y")]), "abcd")
    ('X',)
    """
    everyone = frozenset(population)
    least = max(part * len(everyone), 1)
    return tuple(name for name in ties.arrangements if len(ties.members_of[name] & everyone) >= least)


def bipartite(ties: Ties) -> Network:
    """Network of members (``bipartite=0``) and arrangements (``bipartite=1``); an edge for each pair tied.

    Nodes are ``("member", id)`` and ``("arrangement", id)``, so that an arrangement that is itself a member has
    a node on either side. An edge has `share`, the largest, and `ties`, all memberships it stands for.
    """
    found: Network = nx.Graph()
    found.add_nodes_from((("member", name) for name in ties.members), bipartite=0)
    found.add_nodes_from((("arrangement", name) for name in ties.arrangements), bipartite=1)
    for (member, arrangement), parallel in sorted(ties.between.items()):
        share = max(tie.share for tie in parallel)
        found.add_edge(("member", member), ("arrangement", arrangement), share=share, ties=parallel)
    return found


def projection(ties: Ties, members: Sequence[str] | None = None) -> Network:
    """Network of members: an edge between two that share arrangements, `weight` the number of these.

    A member that shares nothing is a node without edges; `members` adds some that have no tie at all. Nodes and
    edges come in order, so that what depends on their order is the same each time.

    >>> found = projection(Ties.of([("a", "X"), ("b", "X"), ("a", "Y"), ("b", "Y"), ("c", "Y")]))
    >>> sorted(found.edges(data="weight"))
    [('a', 'b', 2), ('a', 'c', 1), ('b', 'c', 1)]
    """
    found: Network = nx.Graph()
    found.add_nodes_from(sorted({*ties.members, *(members or ())}))
    if not ties.ties:
        return found
    both = bipartite(ties)
    made = nx.bipartite.weighted_projected_graph(both, [("member", name) for name in ties.members])
    edges = [
        (min(one[1], other[1]), max(one[1], other[1]), int(data["weight"]))
        for one, other, data in made.edges(data=True)
    ]
    found.add_weighted_edges_from(sorted(edges))
    return found


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
    return {name: frozenset(others) for name, others in found.items()}
