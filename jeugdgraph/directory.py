"""Everything that can be looked up, listed: municipalities, arrangements and divisions on a date, and the sources."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import Succession, lifespan, successions

YOUTH_REGIONS, PROVINCES = "jeugdregio", "provincie"
"""Divisions by which municipalities are listed."""
_PLANNED = frozenset(ns.concept("status", name) for name in ("proposed", "decided"))
_UNVERIFIED = ns.concept("confidence", "unverified")


class Municipality(NamedTuple):
    """A municipality on a date: its youth regions and provinces (IRIs), and the number of arrangements it takes part in."""

    iri: str
    youth_regions: tuple[str, ...]
    provinces: tuple[str, ...]
    arrangements: int


class Former(NamedTuple):
    """A municipality that no longer exists on a date: the first day without it, and what became of it, as far as known."""

    iri: str
    ended: date
    events: tuple[Succession, ...]


class Arrangement(NamedTuple):
    """An arrangement: what it is, its period as far as known, and the municipalities in it on a date.

    `status` and `unverified` tell whether it exists, and whether anybody has verified that.
    """

    iri: str
    kind: str
    domains: tuple[str, ...]
    division: str
    status: str
    start: date | None
    end: date | None
    unverified: bool
    municipalities: int = 0

    def exists(self, on: date) -> bool:
        """Whether it exists on a day: not planned, and the day within its period."""
        begun = self.start is None or self.start <= on
        return begun and (self.end is None or on < self.end) and self.status not in _PLANNED


class Division(NamedTuple):
    """A division on a date: its regions and the municipalities in them, and when that was last confirmed.

    Where it has no data on the date, the numbers are 0 and the days None.
    """

    iri: str
    regions: int
    municipalities: int
    first_confirmed: date | None
    last_confirmed: date | None


class Source(NamedTuple):
    """A source: its kind (``law``, ``dataset``, …), publisher, date, licence, and the passages of it that are used."""

    iri: str
    kind: str
    publisher: str
    issued: str
    licence: str
    passages: int


def municipalities(graph: Graph, on: date) -> list[Municipality]:
    """Municipalities that exist on a date, by code."""
    found = Situation(extract(graph), on)
    youth, provinces = (regions_of(found, id_) for id_ in (YOUTH_REGIONS, PROVINCES))
    counted = _taking_part(found)
    return [
        Municipality(
            ns.municipality(code), youth.get(code, ()), provinces.get(code, ()), counted.get(code, 0)
        )
        for code in found.municipalities
    ]


def former(graph: Graph, on: date) -> list[Former]:
    """Municipalities that have ended by a date, the last to end first."""
    found = []
    for iri in graph.subjects("rdf:type", ns.iri("jg:Municipality")):
        end = lifespan(graph, iri)[1]
        if end and end <= on:
            events = [event for event in successions(graph, iri) if event.old == iri and event.date <= on]
            found.append(Former(iri, end, tuple(events)))
    return sorted(found, key=lambda one: (-one.ended.toordinal(), one.iri))


def regions_of(found: Situation, division: str) -> Mapping[str, tuple[str, ...]]:
    """Regions (IRIs) of a division by code of municipality; none where the division has no data on the date."""
    if division not in found.ids:
        return {}
    regions = found.division(division).region_of()
    return {
        code: tuple(ns.thing("arrangement", one) for one in sorted(held)) for code, held in regions.items()
    }


def arrangements(graph: Graph, on: date) -> list[Arrangement]:
    """Every arrangement, also ended and planned ones, with its municipalities on a date; by IRI."""
    columns = extract(graph)
    counting = Situation(columns, on).counting
    pairs = np.unique(
        np.stack([columns.memberships.arrangement[counting], columns.memberships.member[counting]]), axis=1
    )
    numbers, counts = np.unique(pairs[0], return_counts=True)
    counted = {
        columns.arrangements[number]: int(count) for number, count in zip(numbers, counts, strict=True)
    }
    return [one._replace(municipalities=counted.get(one.iri, 0)) for one in _known(graph)]


def divisions(graph: Graph, on: date) -> list[Division]:
    """Every division with its numbers on a date; by IRI."""
    found = Situation(extract(graph), on)
    return [_division(found, iri) for iri in graph.subjects("rdf:type", ns.iri("jg:Division"))]


def sources(graph: Graph) -> list[Source]:
    """Every source, by IRI."""
    counted = {row["source"]: int(row["passages"]) for row in graph.rows("lookup/passages")}
    return [
        Source(iri, _first(graph, iri, "jg:sourceKind"), _first(graph, iri, "dct:publisher"),
               _first(graph, iri, "dct:issued"), _first(graph, iri, "dct:license"), counted.get(iri, 0))
        for iri in graph.subjects("rdf:type", ns.iri("jg:Source"))
    ]  # fmt: skip


def kinds_of(graph: Graph, iri: str) -> list[str]:
    """What an arrangement is, without the class of all arrangements."""
    return [kind for kind in graph.values(iri, "rdf:type") if kind != ns.iri("jg:Arrangement")]


def _taking_part(found: Situation) -> dict[str, int]:
    """Arrangements by code of the municipality that takes part in them, rather than lies in their area."""
    columns = found.extract
    rows = columns.memberships
    parts = found.counting & (columns.taking_part[rows.role] > 0)
    pairs = np.unique(np.stack([rows.member[parts], rows.arrangement[parts]]), axis=1)
    members, counts = np.unique(pairs[0], return_counts=True)
    return {
        ns.local_name(columns.members[member]): int(count)
        for member, count in zip(members, counts, strict=True)
    }


def _division(found: Situation, iri: str) -> Division:
    id_ = ns.local_name(iri)
    if id_ not in found.ids:
        return Division(iri, 0, 0, None, None)
    division, days = found.division(id_), found.observed(id_)
    return Division(iri, len(division.regions), int(division.present.sum()), min(days), max(days))


_KNOWN: "WeakKeyDictionary[Graph, tuple[Arrangement, ...]]" = WeakKeyDictionary()
"""Arrangements of the graphs that are open: the same on every date but for their members."""


def _known(graph: Graph) -> tuple[Arrangement, ...]:
    found = _KNOWN.get(graph)
    if found is None:
        found = _KNOWN[graph] = tuple(_arrangements(graph))
    return found


def _arrangements(graph: Graph) -> Iterable[Arrangement]:
    for iri in graph.subjects("rdf:type", ns.iri("jg:Arrangement")):
        yield Arrangement(
            iri,
            next(iter(kinds_of(graph, iri)), ns.iri("jg:Arrangement")),
            tuple(graph.values(iri, "jg:policyDomain")),
            _first(graph, iri, "jg:inDivision"),
            _first(graph, iri, "jg:status"),
            _day(_first(graph, iri, "jg:validFrom")),
            _day(_first(graph, iri, "jg:validUntil")),
            _UNVERIFIED in graph.values(iri, "jg:confidence"),
        )


def _first(graph: Graph, iri: str, term: str) -> str:
    return next(iter(graph.values(iri, term)), "")


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
