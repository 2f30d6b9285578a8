"""Memberships as pictures draw them: what the graph says of each, with its evidence."""

from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.columns import ALWAYS, DISPUTED, NEVER, PLANNED, UNVERIFIED, Extract
from jeugdgraph.analysis.networks.ties import Tie
from jeugdgraph.dates import Moment
from jeugdgraph.graph import Graph, Row
from jeugdgraph.lookup import moment
from jeugdgraph.pictures.picture import Text

_TERMS = {
    ns.iri(term): key
    for term, key in {
        "jg:status": "status",
        "jg:basis": "basis",
        "jg:confidence": "confidence",
        "jg:validFrom": "from",
        "jg:validFromPrecision": "fromPrecision",
        "jg:validFromNotBefore": "fromNotBefore",
        "jg:validUntil": "until",
        "jg:validUntilPrecision": "untilPrecision",
        "jg:validUntilNotBefore": "untilNotBefore",
        "prov:wasDerivedFrom": "passage",
    }.items()
}
_NOTE = ns.iri("skos:note")


@dataclass(frozen=True)
class Held:
    """A membership. `role`, `scope`, `status`, `basis`, `confidence` and `source` are IRIs; `scope` may be empty.

    `first` and `last` are the days on which it is known to begin and end, half-open, None where none is known;
    `start` and `end` tell how exact these are. `takes_part` tells whether its role is one of taking part.
    """

    id: str
    member: str
    arrangement: str
    role: str
    scope: str
    share: float
    takes_part: bool
    flags: int
    first: date | None
    last: date | None
    start: Moment | None
    end: Moment | None
    status: str
    basis: str
    confidence: str
    observed: date
    first_observed: date
    source: str
    locator: str
    note: Text

    @property
    def planned(self) -> bool:
        """Whether it is no more than proposed or decided."""
        return bool(self.flags & PLANNED)

    @property
    def disputed(self) -> bool:
        """Whether sources or predecessors disagree about it."""
        return bool(self.flags & DISPUTED)

    @property
    def unverified(self) -> bool:
        """Whether it rests on what nobody has verified."""
        return bool(self.flags & UNVERIFIED)

    @property
    def line(self) -> str:
        """Line that it is drawn with: by its standing, else by its role, else by what it is limited to."""
        if self.disputed or self.unverified or self.planned:
            return "disputed" if self.disputed else "unverified" if self.unverified else "planned"
        if not self.takes_part:
            return "area" if ns.local_name(self.role) == "within-area" else "role"
        return "part" if self.scope or self.share < 1 else "member"


def held(graph: Graph, taken: Extract, tie: Tie) -> Held:
    """The membership that a tie is, with what only the graph knows of it."""
    columns, row = taken.memberships, tie.row
    said, note = _said(graph, taken.ids[row])
    passage = said.get("passage", "")
    return Held(
        id=ns.local_name(taken.ids[row]),
        member=tie.member,
        arrangement=tie.arrangement,
        role=tie.role,
        scope=tie.scope,
        share=tie.share,
        takes_part=bool(taken.taking_part[columns.role[row]]),
        flags=int(columns.flags[row]),
        first=day(int(columns.start[row])),
        last=day(int(columns.end[row])),
        start=moment(said, "from"),
        end=moment(said, "until"),
        status=said["status"],
        basis=said["basis"],
        confidence=said["confidence"],
        observed=date.fromordinal(int(columns.observed[row])),
        first_observed=date.fromordinal(int(columns.first_observed[row])),
        source=tie.source,
        locator=next(iter(graph.values(passage, "jg:locator")), "") if passage else "",
        note=note,
    )


def day(ordinal: int) -> date | None:
    """The day of a column; None for one that is not known."""
    return None if ordinal in (ALWAYS, NEVER) else date.fromordinal(ordinal)


def _said(graph: Graph, membership: str) -> tuple[Row, Text]:
    """Values by key, and the note in both languages; the first in order where there are several."""
    found: dict[str, str] = {}
    notes: dict[str, list[str]] = {}
    for quad in graph.about(membership):
        value = quad.object
        if not isinstance(value, NamedNode | Literal):
            continue
        key = _TERMS.get(quad.predicate.value)
        if key:
            found[key] = min(found.get(key, value.value), value.value)
        elif quad.predicate.value == _NOTE and isinstance(value, Literal):
            notes.setdefault(value.language or "", []).append(value.value)
    return found, _note(notes)


def _note(notes: dict[str, list[str]]) -> Text:
    """The notes of each language; where it has none those without a language, else those of the other."""
    told = {lang: " ".join(sorted(texts)) for lang, texts in notes.items()}
    either = told.get("") or told.get("nl") or told.get("en", "")
    return Text(told.get("nl", either), told.get("en", either))
