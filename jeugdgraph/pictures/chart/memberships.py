"""The memberships of a municipality, or of an arrangement, of all times, in groups and rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import EARLIEST_YEAR, LATEST_YEAR, Language
from jeugdgraph.errors import UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import Participation, Succession, members, participations, successions, touches_youth
from jeugdgraph.pictures.chart.spans import Line, lanes, line_of, span
from jeugdgraph.pictures.picture import Text, both, same
from jeugdgraph.present.parts import domain_order

_PLANNED = frozenset(ns.concept("status", name) for name in ("proposed", "decided"))


class Lane(NamedTuple):
    """A row of bars: memberships in one division, or one arrangement or member, that do not lie over each other."""

    id: str
    name: Text
    found: tuple[Participation, ...]


@dataclass(frozen=True, eq=False)
class Timeline:
    """Memberships of a thing by group, a policy domain or a role, each with its rows; and what happened meanwhile.

    Left out are `via` memberships through another arrangement, and `hidden` ones that do not touch youth care.
    """

    graph: Graph
    thing: str
    on: date
    groups: Mapping[str, Sequence[Lane]]
    changes: Sequence[Succession]
    via: int = 0
    hidden: int = 0

    @cached_property
    def found(self) -> list[Participation]:
        """Every membership, from top to bottom."""
        return [p for rows in self.groups.values() for lane in rows for p in lane.found]

    @cached_property
    def line(self) -> Line:
        """First and last day that are drawn."""
        return line_of(self.found, self.on)

    @cached_property
    def events(self) -> list[tuple[date, Text]]:
        """Changes of municipalities by day, in words."""
        days: dict[date, list[Succession]] = {}
        for change in self.changes:
            if self.line.first <= change.date.toordinal() <= self.line.last:
                days.setdefault(change.date, []).append(change)
        return [(day, both(partial(self._told, changes))) for day, changes in sorted(days.items())]

    def _told(self, changes: Sequence[Succession], lang: Language) -> str:
        """What merged into what on one day: ``Geldermalsen, Lingewaal → West Betuwe``."""
        by_new: dict[str, list[str]] = {}
        for change in changes:
            by_new.setdefault(change.new, []).append(self.graph.label(change.old, lang))
        return "; ".join(
            f"{', '.join(sorted(old))} → {self.graph.label(new, lang)}" for new, old in by_new.items()
        )

    @property
    def of_municipality(self) -> bool:
        """Whether it is about a municipality, rather than an arrangement."""
        return self.thing.startswith(ns.MUNICIPALITY)

    def name(self, iri: str) -> Text:
        """Label of anything."""
        return both(partial(self.graph.label, iri))

    def planned(self, p: Participation) -> bool:
        """Whether a membership is proposed or decided, and not in force."""
        return p.status in _PLANNED

    def valid(self, p: Participation) -> bool:
        """Whether a membership holds on the reference date, as far as known, and is settled."""
        began = p.start is None or p.start.date <= self.on
        return began and (p.end is None or self.on < p.end.date) and not p.disputed and not self.planned(p)


def read(graph: Graph, thing: str, on: date, *, unverified: bool = False, rest: bool = False) -> Timeline:
    """The memberships of a municipality, or the members of an arrangement (an IRI).

    Without `rest`, what does not touch youth care is left out for a municipality. Raises UsageProblem when nothing
    is known.
    """
    of_municipality = thing.startswith(ns.MUNICIPALITY)
    ask = participations if of_municipality else members
    every = ask(graph, thing, date(EARLIEST_YEAR, 1, 1), date(LATEST_YEAR, 12, 31), unverified=unverified)
    own = [p for p in every if not p.path]
    shown = [p for p in own if rest or not of_municipality or touches_youth(graph, p.domains)]
    if not shown:
        more = " Try --rest." if own else ""
        raise UsageProblem(f"no memberships of {graph.label(thing, 'en')} are known to draw.{more}")
    changes = successions(graph, thing) if of_municipality else _among(graph, shown)
    groups = _by_domain(graph, shown) if of_municipality else _by_role(graph, shown)
    return Timeline(graph, thing, on, groups, changes, len(every) - len(own), len(own) - len(shown))


def _among(graph: Graph, found: Sequence[Participation]) -> list[Succession]:
    """Changes among the municipalities that are or were members."""
    parties = {p.party for p in found if p.party.startswith(ns.MUNICIPALITY)}
    changes = {change for party in sorted(parties) for change in successions(graph, party)}
    inside = [change for change in changes if change.old in parties and change.new in parties]
    return sorted(inside, key=lambda change: (change.date, change.new, change.old))


def _by_domain(graph: Graph, found: Sequence[Participation]) -> dict[str, list[Lane]]:
    """Rows by the first of the policy domains of each membership, what touches youth care first."""

    def first(p: Participation) -> tuple[int, str]:
        return min((domain_order(graph, domain) for domain in p.domains), default=(10_000, ""))

    ordered = sorted(found, key=lambda p: (first(p), not p.division, p.name.casefold(), p.membership))
    groups: dict[str, dict[str, list[Participation]]] = {}
    for p in ordered:
        groups.setdefault(first(p)[1], {}).setdefault(p.division or p.party, []).append(p)
    return {domain: _lanes(graph, rows) for domain, rows in groups.items()}


def _by_role(graph: Graph, found: Sequence[Participation]) -> dict[str, list[Lane]]:
    """Rows by role, the most common first; within it by name."""
    roles = [p.role for p in found]
    ordered = sorted(
        found, key=lambda p: (-roles.count(p.role), p.role, p.name.casefold(), p.party, p.membership)
    )
    groups: dict[str, dict[str, list[Participation]]] = {}
    for p in ordered:
        groups.setdefault(p.role, {}).setdefault(p.party, []).append(p)
    return {role: _lanes(graph, rows) for role, rows in groups.items()}


def _lanes(graph: Graph, rows: Mapping[str, Sequence[Participation]]) -> list[Lane]:
    """One row for each thing, or more where its bars would lie over each other."""
    every = Line(date.min.toordinal(), date.max.toordinal())
    found = []
    for thing, own in rows.items():
        numbers = lanes([span(p, every) for p in own])
        for lane in range(max(numbers) + 1):
            inside = tuple(p for p, number in zip(own, numbers, strict=True) if number == lane)
            name = both(partial(graph.label, thing)) if lane == 0 else same("")
            found.append(Lane(f"{thing} {inside[0].role} {lane}", name, inside))
    return found
