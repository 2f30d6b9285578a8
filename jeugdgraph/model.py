"""Frozen records of what the graph is about, as the build works with them."""

from dataclasses import dataclass
from datetime import date

from jeugdgraph.dates import Moment


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact comes from: a source and the place in it."""

    source_id: str
    locator: str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A date for which a source confirms a membership."""

    observed_on: date
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Membership:
    """Member X takes part in arrangement Y, in a role, for a scope, from A until B, and D says so.

    The period is half-open, [start, end). `division_id` is empty for an arrangement that is no region
    of a division. `share` is above 0 and at most 1, as the table writes it; empty means the whole. `inherited_from` names the
    membership of a predecessor, `basis` then says whether the predecessors agreed.
    """

    id: str
    arrangement_id: str
    division_id: str
    member_id: str
    role: str
    scope: str
    share: str
    share_of: str
    status: str
    basis: str
    confidence: str
    start: Moment | None
    end: Moment | None
    observed_on: date
    organs: tuple[str, ...]
    evidence: Evidence
    note: str = ""
    inherited_from: str = ""

    @property
    def unit(self) -> str:
        """What predecessors have to agree about: the division, else the arrangement itself."""
        return self.division_id or self.arrangement_id

    @property
    def place(self) -> tuple[str, str, str]:
        """Arrangement, role and scope: what is inherited."""
        return self.arrangement_id, self.role, self.scope

    def began_before(self, day: date) -> bool:
        return self.start is None or self.start.date < day

    def lasts_beyond(self, day: date) -> bool:
        return self.end is None or self.end.date > day


@dataclass(frozen=True, slots=True)
class Change:
    """Municipal reclassification: `old` is taken up in `new`, moves a part to it, or is renamed."""

    id: str
    date: date
    kind: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Lifespan:
    """First day of a municipality and first day after it, as far as known."""

    start: date | None
    end: date | None
