"""Which divisions and arrangements a search for mismatches looks at, and why it leaves others out."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

import numpy as np

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.columns import ALWAYS, NEVER
from jeugdgraph.analysis.ids import YOUTH_REGIONS
from jeugdgraph.analysis.mismatch.setting import Setting
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.analysis.weights import Weight, weights
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import STALE_AFTER_YEARS, thing_period, touches_youth, years_between

Reason = Literal["single", "domain", "area", "kind", "stale", "gone"]
"""Why a division is left out:

single  it has one region, so that everybody is everybody's partner in it
domain  its policy domain does not touch youth care
area    municipalities only lie in it, and in its domain there is one that they take part in
kind    another division of the same kind was confirmed later
stale   last confirmed more than `lookup.STALE_AFTER_YEARS` years before the date
gone    it has no data on the date
"""


class Wanted(NamedTuple):
    """What to look at. `divisions` chooses them by id; the switches take in what is left out by default."""

    base: str = YOUTH_REGIONS
    divisions: tuple[str, ...] = ()
    nationwide: bool = False
    rest: bool = False
    stale: bool = False


def setting(
    graph: Graph, situation: Situation, wanted: Wanted | None = None, weight: Weight = "municipalities"
) -> Setting:
    """What is looked at on a date.

    Without a choice these are the divisions of a domain that touches youth care in which municipalities take part
    or are served, and those in which they only lie where the domain has no other (education, long-term care): the
    ones of several regions, confirmed not too long before the date, one of each kind. Raises UnknownName
    for a division that does not exist, UsageProblem for one without data on the date.
    """
    wanted = wanted or Wanted()
    situation.division(wanted.base)
    chosen, left_out = _divisions(graph, situation, wanted)
    ordered = (wanted.base, *(id_ for id_ in chosen if id_ != wanted.base))
    kept = {id_: why for id_, why in left_out.items() if id_ not in ordered}
    sizes = {kind: weights(situation.extract, kind, situation.on) for kind in {weight, "residents"}}
    others = _in_force(graph, situation) if wanted.rest else _touching(graph) & _in_force(graph, situation)
    return Setting(situation, wanted.base, ordered, sizes[weight], sizes["residents"], kept, others)


def _divisions(graph: Graph, situation: Situation, wanted: Wanted) -> tuple[Sequence[str], dict[str, str]]:
    if wanted.divisions:
        chosen = tuple(dict.fromkeys(wanted.divisions))
        single = {} if wanted.nationwide else _single(situation, chosen)
        return tuple(id_ for id_ in chosen if id_ not in single), single
    left_out: dict[str, str] = {}
    if not wanted.rest:
        left_out |= _outside(graph, situation.ids)
    if not wanted.nationwide:
        left_out |= _single(situation, situation.ids)
    if not wanted.stale:
        left_out |= {id_: "stale" for id_ in situation.ids if id_ not in left_out and old(situation, id_)}
    remaining = [id_ for id_ in situation.ids if id_ not in left_out]
    left_out |= _doubles(graph, situation, remaining)
    return tuple(id_ for id_ in situation.ids if id_ not in left_out), left_out


def old(situation: Situation, id_: str) -> bool:
    """Whether a division was last confirmed `lookup.STALE_AFTER_YEARS` years or more before the date."""
    return years_between(confirmed(situation, id_), situation.on) >= STALE_AFTER_YEARS


def confirmed(situation: Situation, id_: str) -> date:
    """Day on which most memberships of a division were last confirmed."""
    days = situation.observed(id_)
    return max(days, key=lambda day: (days[day], day))


def _outside(graph: Graph, ids: Sequence[str]) -> dict[str, str]:
    """Divisions that do not touch youth care, or in which municipalities only lie beside one they take part in."""
    domains = {id_: graph.values(ns.thing("division", id_), "jg:policyDomain") for id_ in ids}
    touching = [id_ for id_ in ids if touches_youth(graph, domains[id_])]
    area = ns.concept("role", "within-area")
    merely = {id_ for id_ in ids if area in graph.values(ns.thing("division", id_), "jg:memberRole")}
    taken = {domain for id_ in touching if id_ not in merely for domain in domains[id_]}
    found = {id_: "domain" for id_ in ids if id_ not in touching}
    return found | {id_: "area" for id_ in touching if id_ in merely and taken & set(domains[id_])}


def _single(situation: Situation, ids: Sequence[str]) -> dict[str, str]:
    return {id_: "single" for id_ in ids if len(situation.division(id_).regions) <= 1}


def _doubles(graph: Graph, situation: Situation, ids: Sequence[str]) -> dict[str, str]:
    """Divisions of whose kind another was confirmed later."""
    newest: dict[str, str] = {}
    for id_ in ids:
        kind = "".join(graph.values(ns.thing("division", id_), "jg:divisionKind")) or id_
        known = newest.get(kind)
        if known is None or confirmed(situation, known) < confirmed(situation, id_):
            newest[kind] = id_
    return {id_: "kind" for id_ in ids if id_ not in newest.values()}


def _touching(graph: Graph) -> frozenset[str]:
    """Arrangements of a policy domain that touches youth care."""
    domains = [d for d in graph.subjects("skos:inScheme", ns.CONCEPT + "domain") if touches_youth(graph, [d])]
    return frozenset(
        ns.local_name(iri) for domain in domains for iri in graph.subjects("jg:policyDomain", domain)
    )


def _in_force(graph: Graph, situation: Situation) -> frozenset[str]:
    """Arrangements that are no regions and that, as far as known, were there on the date.

    Their own period must hold the date. Without a known start, some membership must have begun or been
    observed by then: what was first seen years later proves nothing.
    """
    extract, columns = situation.extract, situation.extract.memberships
    known = np.where(columns.start == ALWAYS, columns.first_observed, columns.start)
    first = np.full(len(extract.arrangements), NEVER, np.int32)
    np.minimum.at(first, columns.arrangement, known)
    found = set()
    for number in np.flatnonzero(extract.division < 0).tolist():
        start, end = thing_period(graph, extract.arrangements[number])
        seen = start.date <= situation.on if start else first[number] <= situation.on.toordinal()
        if seen and not (end and end.date <= situation.on):
            found.add(ns.local_name(extract.arrangements[number]))
    return frozenset(found)
