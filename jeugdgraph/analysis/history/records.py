"""Records of the history: what the graph states, and the events that follow from it.

All ids are IRIs. Periods are half-open, days are of type `date`, moments say how exact they are known.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Moment
from jeugdgraph.lookup import Proof

Kind = Literal[
    "reclassification",  # municipalities merge, are split up, give up a part or are renamed
    "moved",  # a municipality lies in another region of one division
    "joined",
    "left",
    "terms",  # role, scope or share changed, in the same arrangement
    "arrangement",  # an arrangement itself begins, ends, or takes the place of another
    "version",  # a new text of a joint arrangement
    "observed",  # nothing happened as far as known: a source shows it for the first or the last time
]
Cause = Literal[
    "merger",  # municipal reclassification
    "boundary",  # a part of a municipality went over
    "move",  # another region while the municipality itself went on
    "renamed",  # the same region or municipality, another name or code
    "regions-joined",  # several regions became one
    "region-split",  # one region became several
    "replaced",  # an arrangement took the place of another, outside a division
    "began",  # a source or two observations give a start
    "ended",  # a source or two observations give an end
    "changed",  # other terms: role, scope, share, legal form, title
    "first-observed",  # first seen on that day; start not known: no change
    "observed-once",  # seen on that day only; nothing known before and after
    "no-longer-observed",  # later observations of the division do not show it; no end known
]
KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]
CAUSES: tuple[Cause, ...] = Cause.__args__  # type: ignore[attr-defined]
NO_CHANGE: frozenset[Cause] = frozenset({"first-observed", "observed-once", "no-longer-observed"})
"""Causes that tell of sources, not of a change."""
DISPUTED = frozenset({ns.concept("basis", "disputed"), ns.concept("basis", "inherited-disputed")})
INHERITED = frozenset({ns.concept("basis", "inherited"), ns.concept("basis", "inherited-disputed")})
_UNVERIFIED = ns.concept("confidence", "unverified")
_PLANNED = frozenset({ns.concept("status", "proposed"), ns.concept("status", "decided")})


class Fact(NamedTuple):
    """A membership, as the graph states it. `division` is empty outside divisions."""

    membership: str
    member: str
    arrangement: str
    division: str
    role: str
    scope: str
    share: str
    status: str
    basis: str
    confidence: str
    start: Moment | None
    end: Moment | None
    observed_on: date
    first_observed_on: date
    proof: Proof

    @property
    def disputed(self) -> bool:
        """Whether sources, or the predecessors of a merged municipality, disagree about it."""
        return self.basis in DISPUTED

    @property
    def inherited(self) -> bool:
        """Whether it was handed on in a merger, disputed or not."""
        return self.basis in INHERITED

    @property
    def unverified(self) -> bool:
        """Whether nobody has verified it."""
        return self.confidence == _UNVERIFIED

    @property
    def planned(self) -> bool:
        """Whether it is proposed or decided, and not in force."""
        return self.status in _PLANNED

    def holds(self, on: date) -> bool:
        """Whether it holds on a day, as far as known; what is known between two days changes on the last."""
        return (self.start is None or self.start.date <= on) and (self.end is None or on < self.end.date)

    @property
    def terms(self) -> tuple[str, str, str]:
        """What can differ between two memberships of the same arrangement."""
        return self.role, self.scope, self.share


class Reclassification(NamedTuple):
    """A municipality that is taken up in another, moves a part to it, or is renamed.

    `dissolves` tells that the old one ends on that day, `creates` that the new one begins on it.
    """

    id: str
    date: date
    kind: Literal["merger", "boundary", "renamed"]
    old: str
    new: str
    dissolves: bool
    creates: bool
    proof: Proof


class Replacement(NamedTuple):
    """An arrangement that takes the place of another, as a source states or two observations show."""

    id: str
    new: str
    old: str
    when: Moment | None
    proof: Proof


class Version(NamedTuple):
    """A text of a joint arrangement: what can differ from the one before."""

    id: str
    title: str
    form: str
    powers: str
    body: str
    start: Moment | None
    end: Moment | None
    proof: Proof


class Event(NamedTuple):
    """Something that changed, or that sources began to show.

    `subjects` are the municipalities (or the one arrangement) that it is about, and `heirs` the
    municipalities that came in their place, where a merger did it. `before` and `after` are regions or
    arrangements; for a reclassification municipalities; for terms and versions see `details`, which holds
    property (IRI), value before and value after. `seen` is the first day on which a source shows the
    outcome, where that is later than the moment itself. `inherited` counts memberships handed on in a
    merger, `disputed` those about which the predecessors disagreed.
    `partly` tells that only a part of a municipality that was split up came into another region.
    """

    when: Moment | None
    kind: Kind
    cause: Cause
    subjects: tuple[str, ...]
    division: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    heirs: tuple[str, ...] = ()
    details: tuple[tuple[str, str, str], ...] = ()
    evidence: tuple[str, ...] = ()
    proofs: tuple[Proof, ...] = ()
    seen: date | None = None
    inherited: int = 0
    disputed: int = 0
    planned: bool = False
    partly: bool = False


def arrangements_of(event: Event) -> tuple[str, ...]:
    """Arrangements or regions that an event is about; none for a change of municipalities."""
    if event.kind == "reclassification":
        return ()
    if event.kind in ("arrangement", "version"):
        edge = event.cause in ("began", "ended", "changed")
        return event.subjects if edge else tuple(sorted({*event.before, *event.after}))
    return tuple(sorted({*event.before, *event.after}))


def span(moment: Moment) -> tuple[date, date]:
    """First and last day on which a moment can lie.

    >>> from jeugdgraph.dates import parse
    >>> [day.isoformat() for day in span(parse("2018-02"))]
    ['2018-02-01', '2018-02-28']
    """
    first = moment.date
    if moment.not_before is not None:
        return moment.not_before, moment.date
    if moment.precision == "year":
        return first, date(first.year, 12, 31)
    if moment.precision == "month":
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return first, date.fromordinal(after.toordinal() - 1)
    return first, first


def within(moment: Moment | None, first: date | None, last: date | None) -> bool:
    """Whether a moment lies, or may lie, from `first` to `last`; always when it is not known."""
    if moment is None:
        return True
    earliest, latest = span(moment)
    return (first is None or latest >= first) and (last is None or earliest <= last)


def order(event: Event) -> tuple[object, ...]:
    """Sorting key: oldest first, what has no date last, then by kind and by whom it is about."""
    when = event.when
    day = when.date if when else date.max
    since = (when.not_before or when.date) if when else date.max
    rank = KINDS.index(event.kind), CAUSES.index(event.cause)
    return day, since, *rank, event.division, event.before, event.after, event.subjects, event.evidence


def evidence_of(facts: Iterable[Fact]) -> tuple[str, ...]:
    """Memberships that an event rests on, sorted."""
    return tuple(sorted({fact.membership for fact in facts}))


def proofs_of(facts: Iterable[Fact]) -> tuple[Proof, ...]:
    """Sources and places that an event rests on, sorted, each once."""
    return tuple(sorted({fact.proof for fact in facts}))
