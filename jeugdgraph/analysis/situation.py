"""The divisions as they stand on one date, out of the columns of a graph.

Ids here are short: the code of a municipality (``GM0281``), the last part of the IRI of a division or region.
What counts is what counts everywhere in jeugdgraph: memberships that hold on the day, not merely planned, sourced,
and not disputed. What is left out for being disputed or unverified is named, and `Situation.variants` shows what
it could change.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.columns import ALWAYS, DISPUTED, PLANNED, UNVERIFIED, Bools, Extract, Int32
from jeugdgraph.analysis.division import Division
from jeugdgraph.dates import format_day
from jeugdgraph.errors import UnknownName, UsageProblem


@dataclass(frozen=True, eq=False)
class Situation:
    """All divisions on a reference date, on one axis: the municipalities that exist then, by code."""

    extract: Extract
    on: date
    unverified: bool = False
    """Whether unverified memberships count too."""

    @cached_property
    def municipalities(self) -> tuple[str, ...]:
        """Codes of the municipalities that exist on the date: the axis of every division."""
        return tuple(ns.local_name(self.extract.members[number]) for number in self._living)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Divisions that some municipality has a region in on the date."""
        columns = self.extract.memberships
        found = np.unique(self.extract.division[columns.arrangement[self.counting]])
        return tuple(ns.local_name(self.extract.divisions[number]) for number in found if number >= 0)

    @cached_property
    def divisions(self) -> dict[str, Division]:
        """Every division of `ids`."""
        return {id_: self.division(id_) for id_ in self.ids}

    def division(self, id_: str) -> Division:
        """A division on the date. UnknownName for an id that is none; UsageProblem when it has no data then."""
        known = self._divisions.get(id_)
        if known is None:
            known = self._built(id_, self.counting & self._of(id_))
            if not known.regions:
                raise UsageProblem(
                    f"division {id_} has no memberships on {format_day(self.on, 'en')}. Choose another --on."
                )
            self._divisions[id_] = known
        return known

    def variants(self, id_: str) -> list[Division]:
        """The division as other readings of what is in doubt would have it; empty when nothing is.

        One reading takes in the unverified memberships; and one for each of the regions between which sources or
        predecessors disagree, every such municipality taking its first, its second, …
        """
        inside = self._of(id_) & self._holding
        flags = self.extract.memberships.flags
        found = []
        doubtful = inside & ((flags & UNVERIFIED) > 0) & ((flags & DISPUTED) == 0)
        if not self.unverified and self._on_axis(doubtful).any():
            found.append(self._built(id_, (self.counting & self._of(id_)) | doubtful))
        rivals = self._rivals(id_)
        for turn in range(max((len(rows) for rows in rivals.values()), default=0)):
            chosen = self.counting & self._of(id_)
            for rows in rivals.values():
                chosen[rows[min(turn, len(rows) - 1)]] = True
            found.append(self._built(id_, chosen))
        return found

    def disputed(self, id_: str) -> dict[str, tuple[str, ...]]:
        """Municipalities left out of a division because sources or predecessors disagree, with the regions named."""
        return {code: tuple(self._region(row) for row in rows) for code, rows in self._rivals(id_).items()}

    def unverified_in(self, id_: str) -> tuple[str, ...]:
        """Municipalities whose membership in a division rests on what nobody has verified."""
        flags = self.extract.memberships.flags
        rows = np.flatnonzero(self._on_axis(self._of(id_) & self._holding & ((flags & UNVERIFIED) > 0)))
        return tuple(sorted({self._code(row) for row in rows.tolist()}))

    def observed(self, id_: str) -> dict[date, int]:
        """Dates on which the memberships of a division that count were last confirmed, with how many were."""
        return self._confirmed(self.counting & self._of(id_))

    def observed_in(self, arrangement: str) -> dict[date, int]:
        """The same of the memberships of any arrangement."""
        return self._confirmed(self._in(arrangement))

    def early(self, id_: str) -> dict[date, int]:
        """Memberships of a division of which no start is known and that were first seen after the date, by day."""
        return self._early(np.flatnonzero(self.counting & self._of(id_)).astype(np.int32))

    def early_in(self, arrangement: str) -> dict[date, int]:
        """The same of the memberships of any arrangement."""
        return self._early(self._in(arrangement))

    def _early(self, rows: Int32) -> dict[date, int]:
        columns = self.extract.memberships
        seen = columns.first_observed[rows]
        days, counts = np.unique(
            seen[(seen > self.on.toordinal()) & (columns.start[rows] == ALWAYS)], return_counts=True
        )
        return {date.fromordinal(int(day)): int(count) for day, count in zip(days, counts, strict=True)}

    def scopes_in(self, arrangement: str) -> dict[str, tuple[str, ...]]:
        """Municipalities that take part in an arrangement for a limited scope only, by scope (IRI)."""
        found: dict[str, list[str]] = {}
        for row in self._in(arrangement).tolist():
            scope = self.extract.scopes[self.extract.memberships.scope[row]]
            if scope:
                found.setdefault(scope, []).append(self._code(row))
        return {scope: tuple(codes) for scope, codes in sorted(found.items())}

    def _confirmed(self, rows: Bools | Int32) -> dict[date, int]:
        days, counts = np.unique(self.extract.memberships.observed[rows], return_counts=True)
        return {date.fromordinal(int(day)): int(count) for day, count in zip(days, counts, strict=True)}

    def sources(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Sources (IRIs) of the memberships of divisions that count, the one that says most first."""
        rows = np.zeros(len(self.counting), bool)
        for id_ in ids:
            rows |= self.counting & self._of(id_)
        found, counts = np.unique(self.extract.memberships.source[rows], return_counts=True)
        order = np.lexsort((found, -counts))
        return tuple(self.extract.sources[found[number]] for number in order)

    def evidence(
        self, id_: str, codes: Sequence[str] | None = None, *, region: str | None = None
    ) -> dict[str, tuple[str, ...]]:
        """Memberships (IRIs) that put municipalities in their region, or in one region, of a division, by code."""
        wanted = None if codes is None else set(codes)
        found: dict[str, list[str]] = {}
        for row in np.flatnonzero(self.counting & self._of(id_)).tolist():
            code = self._code(row)
            if (wanted is None or code in wanted) and region in (None, self._region(row)):
                found.setdefault(code, []).append(self.extract.ids[row])
        return {code: tuple(rows) for code, rows in found.items()}

    def members(self, arrangement: str) -> dict[str, float]:
        """Municipalities in any arrangement, by code, with their share; empty when there are none on the date."""
        found: dict[str, float] = {}
        for row in self._in(arrangement).tolist():
            code = self._code(row)
            found[code] = max(found.get(code, 0.0), float(self.extract.memberships.share[row]))
        return dict(sorted(found.items()))

    def memberships(self, arrangement: str) -> dict[str, tuple[str, ...]]:
        """Memberships (IRIs) of municipalities in any arrangement that count, by code."""
        found: dict[str, list[str]] = {}
        for row in self._in(arrangement).tolist():
            found.setdefault(self._code(row), []).append(self.extract.ids[row])
        return {code: tuple(rows) for code, rows in sorted(found.items())}

    def sources_of(self, arrangements: Iterable[str]) -> tuple[str, ...]:
        """Sources (IRIs) of the memberships of arrangements that count, in order of IRI."""
        rows = [row for one in arrangements for row in self._in(one).tolist()]
        return tuple(sorted({self.extract.sources[self.extract.memberships.source[row]] for row in rows}))

    def _in(self, arrangement: str) -> Int32:
        """Rows of the memberships of an arrangement that count."""
        number = self.extract.arrangement_number.get(ns.thing("arrangement", arrangement), -1)
        inside = self.counting & (self.extract.memberships.arrangement == number)
        return np.flatnonzero(inside).astype(np.int32)

    @cached_property
    def counting(self) -> Bools:
        """Memberships that count: those of municipalities, on the date, of a standing that counts."""
        without = PLANNED | DISPUTED | (0 if self.unverified else UNVERIFIED)
        found: Bools = self._holding & ((self.extract.memberships.flags & without) == 0)
        return self._on_axis(found)

    @cached_property
    def _holding(self) -> Bools:
        columns = self.extract.memberships
        found: Bools = columns.on(self.on) & ((columns.flags & PLANNED) == 0)
        return found

    @cached_property
    def _living(self) -> Int32:
        return self.extract.living(self.on)

    @cached_property
    def row_of(self) -> Int32:
        """Row on the axis of each member; -1 for what is no municipality on the date."""
        rows = np.full(len(self.extract.members), -1, np.int32)
        rows[self._living] = np.arange(len(self._living))
        return rows

    @cached_property
    def _divisions(self) -> dict[str, Division]:
        return {}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {ns.local_name(iri): number for number, iri in enumerate(self.extract.divisions)}

    def _of(self, id_: str) -> Bools:
        """Memberships of a division."""
        if id_ not in self._numbers:
            raise UnknownName("division", id_, sorted(self._numbers))
        found: Bools = self.extract.division[self.extract.memberships.arrangement] == self._numbers[id_]
        return found

    def _on_axis(self, rows: Bools) -> Bools:
        found: Bools = rows & (self.row_of[self.extract.memberships.member] >= 0)
        return found

    def _rivals(self, id_: str) -> dict[str, list[int]]:
        """Disputed memberships by municipality, in order of region; only of those that have no region that counts."""
        flags = self.extract.memberships.flags
        rows = np.flatnonzero(self._on_axis(self._of(id_) & self._holding & ((flags & DISPUTED) > 0)))
        settled = {self._code(row) for row in np.flatnonzero(self.counting & self._of(id_)).tolist()}
        found: dict[str, list[int]] = {}
        for row in rows.tolist():
            if self._code(row) not in settled:
                found.setdefault(self._code(row), []).append(row)
        return dict(sorted(found.items()))

    def _code(self, row: int) -> str:
        return ns.local_name(self.extract.members[self.extract.memberships.member[row]])

    def _region(self, row: int) -> str:
        return ns.local_name(self.extract.arrangements[self.extract.memberships.arrangement[row]])

    def _built(self, id_: str, rows: Bools) -> Division:
        """Division of these memberships. Who is in a region by several memberships is in it for the largest share."""
        columns = self.extract.memberships
        regions, column = np.unique(columns.arrangement[rows], return_inverse=True)
        cells = self.row_of[columns.member[rows]].astype(np.int64) * max(len(regions), 1) + column
        order = np.lexsort((columns.share[rows], cells))
        last = np.flatnonzero(np.diff(cells[order], append=-1))
        kept = order[last]
        shape = (len(self.municipalities), len(regions))
        place = np.divmod(cells[kept], max(len(regions), 1))
        shares = csr_array((columns.share[rows][kept], place), shape=shape)
        names = tuple(ns.local_name(self.extract.arrangements[number]) for number in regions)
        return Division(id_, self.municipalities, names, shares)
