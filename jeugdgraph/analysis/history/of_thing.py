"""The history of one thing: a municipality, an arrangement, an organisation or a division."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

from pyoxigraph import NamedNode

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.history import facts as of
from jeugdgraph.analysis.history.events import membership_events, region_events, replacement_events
from jeugdgraph.analysis.history.mergers import Mergers, merger_moves, reclassification_events
from jeugdgraph.analysis.history.records import Event, Fact, Replacement, Version, order, within
from jeugdgraph.analysis.history.sightings import View, sightings
from jeugdgraph.dates import Moment
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import lifespan, thing_period

Sort = Literal["municipality", "division", "arrangement", "organisation"]


class History(NamedTuple):
    """What happened to a thing from `first` to `last` (None: as far back, or on, as is known).

    `observations` are the dates for which sources show the divisions that are named: between two of them
    nothing is known. `unverified` and `disputed` count the memberships that were left out.
    """

    thing: str
    sort: Sort
    first: date | None
    last: date | None
    events: tuple[Event, ...]
    observations: Mapping[str, tuple[date, ...]]
    unverified: int
    disputed: int
    lifespan: tuple[date | None, date | None] = (None, None)


def events_of(
    graph: Graph, iri: str, first: date | None = None, last: date | None = None, *, unverified: bool = False
) -> list[Event]:
    """What happened to a thing in a period, oldest first; what lies between two days counts when it may."""
    return list(history_of(graph, iri, first, last, unverified=unverified).events)


def history_of(
    graph: Graph, iri: str, first: date | None = None, last: date | None = None, *, unverified: bool = False
) -> History:
    """The events of a thing with the dates on which they rest and what was left out.

    Without `first`, from the first that is known; without `last`, also what is known to come.
    """
    sort = sort_of(graph, iri)
    every, days, events = _READERS[sort](graph, iri, unverified)
    shown = [event for event in events if within(event.when, first, last)]
    return History(
        iri,
        sort,
        first,
        last,
        tuple(sorted(shown, key=order)),
        days,
        0 if unverified else sum(fact.unverified for fact in every),
        sum(fact.disputed for fact in every),
        lifespan(graph, iri) if sort == "municipality" else (None, None),
    )


def sort_of(graph: Graph, iri: str) -> Sort:
    """Which of the four a thing is."""
    if iri.startswith(ns.MUNICIPALITY):
        return "municipality"
    kinds = graph.values(iri, "rdf:type")
    if ns.iri("jg:Division") in kinds:
        return "division"
    return "arrangement" if ns.iri("jg:Arrangement") in kinds else "organisation"


_Read = tuple[list[Fact], Mapping[str, tuple[date, ...]], list[Event]]
"""Facts of the thing itself, dates of observation by division, and events."""


def _municipality(graph: Graph, iri: str, unverified: bool) -> _Read:
    mergers = Mergers(of.reclassifications(graph, unverified=unverified))
    kin = {c.old for c in mergers.of_new(iri)} | {c.new for c in mergers.of_old(iri)}
    every = of.of_members(graph, {iri, *kin})
    own = [fact for fact in every if fact.member == iri]
    known, mine = of.shown(every, unverified=unverified), of.shown(own, unverified=unverified)
    days = _own_days(graph, iri)
    replaced = of.replacements(graph, unverified=unverified)
    codes = of.codes(graph, _moved_between(mine))
    events = membership_events(mine, mergers, replaced, codes)
    events += reclassification_events(mergers, mine, iri)
    events += [e for e in merger_moves(mergers, known) if iri in e.subjects or iri in e.heirs]
    events += _sightings(graph, mine, days, "member")
    return own, days, events


def _organisation(graph: Graph, iri: str, unverified: bool) -> _Read:
    own = of.of_members(graph, [iri])
    mine = of.shown(own, unverified=unverified)
    days = _own_days(graph, iri)
    events = membership_events(mine, Mergers(()), of.replacements(graph, unverified=unverified))
    return own, days, [*events, *_sightings(graph, mine, days, "member"), *_own_period(graph, iri)]


def _division(graph: Graph, iri: str, unverified: bool) -> _Read:
    every = of.of_division(graph, iri)
    days = of.observations(graph, [iri])
    events = _of_regions(graph, every, unverified)
    return (
        every,
        days,
        [*events, *_sightings(graph, of.shown(every, unverified=unverified), days, "division")],
    )


def _arrangement(graph: Graph, iri: str, unverified: bool) -> _Read:
    divisions = graph.values(iri, "jg:inDivision")
    if divisions:
        every = [fact for division in divisions for fact in of.of_division(graph, division)]
        events = [e for e in _of_regions(graph, every, unverified) if _about(e, iri)]
        own = [fact for fact in every if fact.arrangement == iri]
    else:
        own = of.of_arrangement(graph, iri)
        events = _of_members(graph, iri, own, unverified)
    days = of.observations(graph, divisions)
    events += _sightings(graph, of.shown(own, unverified=unverified), days, "arrangement")
    as_member = of.of_members(graph, [iri])
    others, elsewhere, taking_part = _organisation(graph, iri, unverified) if as_member else ([], {}, [])
    events += [e for e in taking_part if e.kind != "arrangement"]
    events += version_events(iri, of.versions(graph, iri))
    return [*own, *others], {**elsewhere, **days}, events


def _sightings(
    graph: Graph, facts: Sequence[Fact], days: Mapping[str, tuple[date, ...]], view: View
) -> list[Event]:
    open_ = [fact for fact in facts if fact.start is None]
    return sightings(facts, days, view, of.first_shown(graph, open_))


def _about(event: Event, iri: str) -> bool:
    return iri in event.before or iri in event.after or iri in event.subjects


def _of_regions(graph: Graph, every: Sequence[Fact], unverified: bool) -> list[Event]:
    """Everything that happened in a division."""
    known = of.shown(every, unverified=unverified)
    mergers = Mergers(of.reclassifications(graph, unverified=unverified))
    replaced = _among(of.replacements(graph, unverified=unverified), known)
    codes = of.codes(graph, _moved_between(known))
    events = membership_events(known, mergers, replaced, codes, whole=True)
    events += merger_moves(mergers, known)
    return events + region_events(known, replaced, mergers)


def _of_members(graph: Graph, iri: str, own: Sequence[Fact], unverified: bool) -> list[Event]:
    """Everything that happened in an arrangement outside the divisions."""
    known = of.shown(own, unverified=unverified)
    mergers = Mergers(of.reclassifications(graph, unverified=unverified))
    events = membership_events(known, mergers)
    events += [e for e in reclassification_events(mergers, known) if _touches(e, known)]
    events += _own_period(graph, iri)
    replaced = [r for r in of.replacements(graph, unverified=unverified) if iri in (r.old, r.new)]
    return events + replacement_events(replaced)


def _touches(event: Event, own: Sequence[Fact]) -> bool:
    """Whether a change of municipalities took a member away or brought one."""
    day = event.when.date if event.when else None
    gone = any(f.member in event.before and f.end and f.end.date == day for f in own)
    return gone or any(
        f.member in event.after and f.inherited and f.start and f.start.date == day for f in own
    )


def _among(replaced: Sequence[Replacement], facts: Sequence[Fact]) -> list[Replacement]:
    regions = {fact.arrangement for fact in facts}
    return [r for r in replaced if r.new in regions or r.old in regions]


def _moved_between(facts: Sequence[Fact]) -> set[str]:
    """Regions that somebody may have moved between: those with a start or an end."""
    return {f.arrangement for f in facts if f.division and (f.start or f.end)}


def _own_period(graph: Graph, iri: str) -> list[Event]:
    """Start and end of an arrangement or organisation itself."""
    from jeugdgraph.lookup import Proof

    start, end = thing_period(graph, iri)
    passages = graph.values(iri, "prov:wasDerivedFrom")
    proofs = tuple(
        Proof(source, (graph.values(passage, "jg:locator") or [""])[0])
        for passage in passages
        for source in graph.values(passage, "oa:hasSource")
    )
    edges: list[tuple[Moment | None, Literal["began", "ended"]]] = [(start, "began"), (end, "ended")]
    return [
        Event(when, "arrangement", cause, (iri,), evidence=(iri,), proofs=proofs)
        for when, cause in edges
        if when is not None
    ]


_COMPARED = (("dct:title", "title"), ("jg:legalForm", "form"), ("jg:powers", "powers"), ("jg:body", "body"))


def version_events(arrangement: str, texts: Sequence[Version]) -> list[Event]:
    """New texts of a joint arrangement: what differs from the one before, oldest first.

    A version that differs in nothing that is recorded is an event too: the text was replaced.
    """
    events = []
    for earlier, later in pairwise(texts):
        details = tuple(
            (ns.iri(term), getattr(earlier, name), getattr(later, name))
            for term, name in _COMPARED
            if getattr(earlier, name) != getattr(later, name)
        )
        events.append(
            Event(
                later.start,
                "version",
                "changed",
                (arrangement,),
                details=details,
                evidence=(earlier.id, later.id),
                proofs=(later.proof,),
            )
        )
    return events


def _own_days(graph: Graph, iri: str) -> dict[str, tuple[date, ...]]:
    """Dates for which sources show one member, by division."""
    found: dict[str, list[date]] = {}
    for row in graph.rows("history/observed_of", member_iri=NamedNode(iri)):
        found.setdefault(row["division"], []).append(date.fromisoformat(row["date"]))
    return {division: tuple(days) for division, days in sorted(found.items())}


_READERS = {
    "municipality": _municipality,
    "division": _division,
    "arrangement": _arrangement,
    "organisation": _organisation,
}
