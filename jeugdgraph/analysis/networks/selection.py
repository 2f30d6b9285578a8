"""Which memberships make a network: taken from the columns on a reference date, by a choice that answers state."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.columns import DISPUTED, PLANNED, UNVERIFIED, Bools
from jeugdgraph.analysis.ids import local
from jeugdgraph.analysis.networks.ties import Tie, Ties, nationwide
from jeugdgraph.analysis.situation import Situation

if TYPE_CHECKING:
    from jeugdgraph.graph import Graph

Through = Literal["both", "division", "joint"]
"""Through which arrangements: all, those that are a region of a division, or those that are not."""
THROUGH: tuple[Through, ...] = get_args(Through)
Roles = Literal["taking-part", "area", "any"]
"""By which roles: those that take part; also lying within the area; every role, providers and served included."""
ROLES: tuple[Roles, ...] = get_args(Roles)
_AREA = ns.concept("role", "within-area")
_NATIONAL = ns.concept("scale", "national")


@dataclass(frozen=True)
class Choice:
    """What a network is made of. `kinds` and `domains` hold IRIs; none means all.

    `everyone` takes in organisations and arrangements as members, beside municipalities. Unless `national`,
    nationwide arrangements and divisions of one region are left out. `apart` names divisions to leave out.
    """

    through: Through = "both"
    roles: Roles = "taking-part"
    youth: bool = False
    kinds: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    national: bool = False
    everyone: bool = False
    apart: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Selection:
    """The ties chosen, and what was left out.

    `national` and `single` name arrangements: nationwide ones, and regions of a division that has no other.
    `disputed` and `unverified` count memberships that do not count. `sources` counts ties by source (IRI), the one
    that says most first.
    """

    situation: Situation
    choice: Choice
    ties: Ties
    national: tuple[str, ...]
    single: tuple[str, ...]
    disputed: int
    unverified: int

    @cached_property
    def sources(self) -> dict[str, int]:
        """Number of ties by source, most first."""
        return counted(tie.source for tie in self.ties.ties)

    @cached_property
    def division_of(self) -> dict[str, str]:
        """Division of each arrangement that is a region of one."""
        taken = self.situation.extract
        return {
            local(taken.arrangements[number]): ns.local_name(taken.divisions[division])
            for number, division in enumerate(taken.division.tolist())
            if division >= 0
        }

    def membership(self, tie: Tie) -> str:
        """IRI of the membership that a tie is."""
        return self.situation.extract.ids[tie.row]


def select(graph: "Graph", situation: Situation, choice: Choice) -> Selection:
    """The network that a choice asks for, of the memberships that count on the date of the situation."""
    columns = situation.extract.memberships
    eligible = columns.on(situation.on) & ((columns.flags & PLANNED) == 0) & _parties(situation, choice)
    eligible &= _by_role(situation, choice) & _by_arrangement(graph, situation, choice)[columns.arrangement]
    disputed = eligible & ((columns.flags & DISPUTED) > 0)
    doubtful = eligible & ~disputed & ((columns.flags & UNVERIFIED) > 0)
    rows = eligible & ~disputed
    if not situation.unverified:
        rows &= ~doubtful
    ties = _ties(situation, rows)
    national: tuple[str, ...] = ()
    single: tuple[str, ...] = ()
    if not choice.national:
        national = _nationwide(graph, situation, ties)
        single = tuple(name for name in _single(situation, ties) if name not in national)
        ties = ties.without({*national, *single})
    unverified = 0 if situation.unverified else int(doubtful.sum())
    return Selection(situation, choice, ties, national, single, int(disputed.sum()), unverified)


def of_all_time(graph: "Graph", found: Selection) -> Ties:
    """Ties of every period and standing that the choice of a selection asks for: past, planned and disputed ones too.

    Unverified ones only where the situation counts them. What the selection leaves out as nationwide or single stays
    out, and so does what was nationwide and has no member on its date.
    """
    situation, choice = found.situation, found.choice
    taken = situation.extract
    rows = (
        _by_role(situation, choice) & _by_arrangement(graph, situation, choice)[taken.memberships.arrangement]
    )
    if not choice.everyone:
        rows &= taken.memberships.member < taken.municipalities
    if not situation.unverified:
        rows &= (taken.memberships.flags & UNVERIFIED) == 0
    ties = _ties(situation, rows).without({*found.national, *found.single})
    if choice.national:
        return ties
    past = ties.without(found.ties.arrangements)
    return ties.without(_nationwide(graph, situation, past))


def counted(names: Iterable[str]) -> dict[str, int]:
    """How often each name comes, most often first, then by name."""
    found: dict[str, int] = {}
    for name in names:
        found[name] = found.get(name, 0) + 1
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _parties(situation: Situation, choice: Choice) -> Bools:
    """Memberships of municipalities that exist on the date; with `everyone`, of all others too."""
    member = situation.extract.memberships.member
    found: Bools = situation.row_of[member] >= 0
    return found | (member >= situation.extract.municipalities) if choice.everyone else found


def _by_role(situation: Situation, choice: Choice) -> Bools:
    taken = situation.extract
    wanted = taken.taking_part.astype(bool)
    if choice.roles != "taking-part":
        wanted |= np.array([choice.roles == "any" or role == _AREA for role in taken.roles], bool)
    found: Bools = wanted[taken.memberships.role]
    return found


def _by_arrangement(graph: "Graph", situation: Situation, choice: Choice) -> Bools:
    """Which arrangements are wanted."""
    taken = situation.extract
    wanted = np.ones(len(taken.arrangements), bool)
    if choice.through != "both":
        wanted = (taken.division >= 0) == (choice.through == "division")
    apart = [number for number, name in enumerate(taken.divisions) if ns.local_name(name) in choice.apart]
    wanted &= ~np.isin(taken.division, apart)
    for test in _tests(graph, choice):
        for number in np.flatnonzero(wanted).tolist():
            wanted[number] = test(taken.arrangements[number])
    return wanted


def _tests(graph: "Graph", choice: Choice) -> list[Callable[[str], bool]]:
    from jeugdgraph.lookup import touches_youth

    found: list[Callable[[str], bool]] = []
    if choice.youth:
        found.append(lambda iri_: touches_youth(graph, graph.values(iri_, "jg:policyDomain")))
    if choice.kinds:
        found.append(lambda iri_: not choice.kinds.isdisjoint(graph.values(iri_, "rdf:type")))
    if choice.domains:
        found.append(lambda iri_: not choice.domains.isdisjoint(graph.values(iri_, "jg:policyDomain")))
    return found


def _ties(situation: Situation, rows: Bools) -> Ties:
    taken = situation.extract
    columns, picked = taken.memberships, np.flatnonzero(rows)
    names = {number: local(taken.members[number]) for number in set(columns.member[picked].tolist())}
    homes = {
        number: local(taken.arrangements[number]) for number in set(columns.arrangement[picked].tolist())
    }
    numbers = (
        columns.member,
        columns.arrangement,
        columns.share,
        columns.role,
        columns.scope,
        columns.source,
    )
    return Ties.of(
        Tie(names[m], homes[a], share, taken.roles[r], taken.scopes[sc], taken.sources[so], row)
        for row, m, a, share, r, sc, so in zip(
            picked.tolist(), *(column[picked].tolist() for column in numbers), strict=True
        )
    )


def _nationwide(graph: "Graph", situation: Situation, ties: Ties) -> tuple[str, ...]:
    """Arrangements of national scale, and those that half of the municipalities take part in."""
    stated = graph.subjects("jg:scale", _NATIONAL)
    wide = {*nationwide(ties, situation.municipalities), *map(local, stated)}
    return tuple(name for name in ties.arrangements if name in wide)


def _single(situation: Situation, ties: Ties) -> tuple[str, ...]:
    """Regions of divisions that have no other region on the date."""
    taken = situation.extract
    regions = np.unique(taken.memberships.arrangement[situation.counting])
    divisions, counts = np.unique(taken.division[regions], return_counts=True)
    lone = {d for d, count in zip(divisions.tolist(), counts.tolist(), strict=True) if d >= 0 and count == 1}
    names = {local(taken.arrangements[number]) for number in regions if taken.division[number] in lone}
    return tuple(name for name in ties.arrangements if name in names)
