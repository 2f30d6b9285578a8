"""What sources merely show: the first day, the only day, or the last day on which a fact was seen.

None of it is a change. A fact without a known start that is first seen on some day may have held long before.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from jeugdgraph.analysis.history.records import Cause, Event, Fact, evidence_of, order
from jeugdgraph.dates import Moment
from jeugdgraph.lookup import Proof

View = Literal["member", "arrangement", "division"]
"""By whom sightings are put together: per member, per arrangement, or for a division as a whole."""


def sightings(
    facts: Iterable[Fact],
    observations: Mapping[str, Sequence[date]],
    view: View,
    shown: Mapping[str, Proof] | None = None,
) -> list[Event]:
    """Events that tell when sources show what has no known start or end, oldest first.

    `observations` are the dates on which each division was observed. A fact that was seen on one day, in a
    division that was seen on that day alone, was observed once. `shown` names the source
    that was the first to show a membership, where it is another than the one that states it. Handed on, disputed and planned facts are
    left out: they do not rest on an observation of the member itself.
    """
    groups: dict[tuple[str, Moment, Cause], list[Fact]] = {}
    for fact in facts:
        if fact.inherited or fact.disputed or fact.planned:
            continue
        for when, cause in _seen(fact, observations.get(fact.division, ())):
            whom = {"member": fact.member, "arrangement": fact.arrangement, "division": fact.division}[view]
            groups.setdefault((whom, when, cause), []).append(fact)
    events = [
        _event(whom, when, cause, group, view, shown or {}) for (whom, when, cause), group in groups.items()
    ]
    return sorted(events, key=order)


def _seen(fact: Fact, days: Sequence[date]) -> list[tuple[Moment, Cause]]:
    """What can be told of one fact."""
    found: list[tuple[Moment, Cause]] = []
    once = fact.first_observed_on == fact.observed_on and fact.end is None
    others = [day for day in days if day != fact.observed_on]
    if fact.start is None:
        alone = once and not others
        found.append((Moment(fact.first_observed_on), "observed-once" if alone else "first-observed"))
    later = [day for day in days if day > fact.observed_on]
    if fact.end is None and later:
        found.append((Moment(min(later), "between", fact.observed_on), "no-longer-observed"))
    return found


def _event(
    whom: str, when: Moment, cause: Cause, group: Sequence[Fact], view: View, shown: Mapping[str, Proof]
) -> Event:
    members = tuple(sorted({fact.member for fact in group}))
    arrangements = tuple(sorted({fact.arrangement for fact in group}))
    first = cause == "first-observed"
    proofs = {shown.get(fact.membership, fact.proof) if first else fact.proof for fact in group}
    return Event(
        when,
        "observed",
        cause,
        subjects=members if view == "arrangement" else (whom,),
        division=whom if view == "division" else "",
        after=(whom,) if view == "arrangement" else arrangements,
        evidence=evidence_of(group),
        proofs=tuple(sorted(proofs)),
    )
