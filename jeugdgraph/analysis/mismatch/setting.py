"""What a search for mismatches looks at: a date, a base division, the divisions and arrangements beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.columns import DISPUTED
from jeugdgraph.analysis.crosswalk import NothingInCommon, crosswalk
from jeugdgraph.analysis.division import Division
from jeugdgraph.analysis.mismatch.finding import Part
from jeugdgraph.analysis.nesting import Cut, cuts
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.analysis.weights import Weights

LEAST_MEMBERS = 2
"""Municipalities that an arrangement needs on the date, to be more than a host by name."""


@dataclass(frozen=True, eq=False)
class Setting:
    """A situation, and what of it is looked at.

    `base` is the division from which one looks, `divisions` are those laid over one another, the base first;
    `left_out` tells by id why others are not among them. `others` are the arrangements beside the divisions that
    are looked at, None for all. `weights` is what a municipality counts for, `residents` how many live there.
    """

    situation: Situation
    base: str
    divisions: tuple[str, ...]
    weights: Weights
    residents: Weights
    left_out: Mapping[str, str] = field(default_factory=dict)
    others: frozenset[str] | None = None

    @property
    def beside(self) -> tuple[str, ...]:
        """The divisions without the base."""
        return tuple(id_ for id_ in self.divisions if id_ != self.base)

    def division(self, id_: str) -> Division:
        """A division on the date."""
        return self.situation.division(id_)

    def regions(self, id_: str, code: str) -> dict[str, float]:
        """Regions of a municipality in a division with shares, the largest share first."""
        if id_ not in self._regions:
            self._regions[id_] = self.division(id_).region_of()
        found = self._regions[id_].get(code, {})
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def region(self, id_: str, code: str) -> str | None:
        """The region in which the largest part of a municipality lies."""
        return next(iter(self.regions(id_, code)), None)

    def shares(self, arrangement: str) -> dict[str, float]:
        """Municipalities of a region, or members of another arrangement, with the share that is in it."""
        home = self.division_of(arrangement)
        if home is None:
            return dict.fromkeys(self.groups.get(arrangement, {}), 1.0)
        if home not in self.situation.ids:
            return {}
        if home not in self._members:
            self._members[home] = self.division(home).members_of()
        return dict(sorted(self._members[home].get(arrangement, {}).items()))

    def division_of(self, arrangement: str) -> str | None:
        """Division of a region; None for an arrangement that is no region."""
        return self._home.get(arrangement)

    @cached_property
    def groups(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Arrangements that are no regions: their municipalities that take part, with the memberships (IRIs)."""
        extract = self.situation.extract
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        columns = extract.memberships
        takes = (extract.taking_part[columns.role] > 0) & (extract.division[columns.arrangement] < 0)
        for row in np.flatnonzero(self.situation.counting & takes).tolist():
            group = ns.local_name(extract.arrangements[columns.arrangement[row]])
            code = ns.local_name(extract.members[columns.member[row]])
            members = found.setdefault(group, {})
            members[code] = (*members.get(code, ()), extract.ids[row])
        return {group: dict(sorted(found[group].items())) for group in sorted(found)}

    @cached_property
    def doubtful(self) -> dict[str, frozenset[str]]:
        """Municipalities of which sources or predecessors disagree whether they are in an arrangement, by its id."""
        extract = self.situation.extract
        found: dict[str, set[str]] = {}
        columns = extract.memberships
        rows = columns.on(self.situation.on) & ((columns.flags & DISPUTED) > 0)
        rows &= self.situation.row_of[columns.member] >= 0
        for row in np.flatnonzero(rows).tolist():
            group = ns.local_name(extract.arrangements[columns.arrangement[row]])
            found.setdefault(group, set()).add(ns.local_name(extract.members[columns.member[row]]))
        return {group: frozenset(codes) for group, codes in found.items()}

    @cached_property
    def watched(self) -> tuple[str, ...]:
        """The arrangements beside divisions that are looked at, with at least `LEAST_MEMBERS` municipalities."""
        return tuple(
            group
            for group, members in self.groups.items()
            if len(members) >= LEAST_MEMBERS and (self.others is None or group in self.others)
        )

    def cut(self, arrangement: str, id_: str) -> Cut | None:
        """How a division cuts the municipalities of an arrangement; None when they lie in one region of it."""
        if self.division_of(arrangement) == id_:
            return None
        members = {code: {arrangement: share} for code, share in self.shares(arrangement).items()}
        lone = Division.of(members, id=arrangement, municipalities=self.situation.municipalities)
        try:
            found = cuts(crosswalk(lone, self.division(id_), self.sizes))
        except NothingInCommon:
            return None
        return found[0] if found else None

    def cuts(self, id_: str, other: str) -> dict[str, Cut]:
        """Regions of a division that another one cuts, by id."""
        known = self._cuts.get((id_, other))
        if known is None:
            try:
                found = cuts(crosswalk(self.division(id_), self.division(other), self.sizes))
            except NothingInCommon:
                found = ()
            known = self._cuts[id_, other] = {cut.region: cut for cut in found}
        return known

    @cached_property
    def sizes(self) -> dict[str, float]:
        """Weight by municipality; one without a figure counts for nothing, and `weights.lacking` names it."""
        return {code: self.weights.sizes.get(code, 0.0) for code in self.situation.municipalities}

    def size(self, codes: Iterable[str]) -> float:
        """Weight of municipalities together."""
        return sum(self.sizes.get(code, 0.0) for code in codes)

    def living(self, codes: Mapping[str, float] | Iterable[str]) -> int | None:
        """Residents of municipalities together, for their shares if given; None when a figure lacks."""
        shares = codes if isinstance(codes, Mapping) else dict.fromkeys(codes, 1.0)
        if any(code not in self.residents.sizes for code in shares):
            return None
        return round(sum(self.residents.sizes[code] * share for code, share in shares.items()))

    def part(self, arrangement: str, codes: Mapping[str, float] | Iterable[str], of: float = 0.0) -> Part:
        """Municipalities in an arrangement as part of a finding; `of` is the weight that its share is taken of."""
        shares = codes if isinstance(codes, Mapping) else dict.fromkeys(codes, 1.0)
        weight = sum(self.sizes.get(code, 0.0) * share for code, share in shares.items())
        return Part(arrangement, tuple(sorted(shares)), self.living(shares), weight / of if of else None)

    def proof(self, id_: str, codes: Iterable[str]) -> tuple[str, ...]:
        """Memberships that put municipalities in their region of a division."""
        if id_ not in self._proofs:
            self._proofs[id_] = self.situation.evidence(id_)
        known = self._proofs[id_]
        return tuple(iri for code in sorted(codes) for iri in known.get(code, ()))

    def proof_of(self, arrangement: str, codes: Iterable[str]) -> tuple[str, ...]:
        """Memberships of municipalities in a region or another arrangement."""
        home = self.division_of(arrangement)
        if home is not None:
            return self.proof(home, codes)
        known = self.groups.get(arrangement, {})
        return tuple(iri for code in sorted(codes) for iri in known.get(code, ()))

    @cached_property
    def _home(self) -> dict[str, str]:
        extract = self.situation.extract
        return {
            ns.local_name(extract.arrangements[number]): ns.local_name(extract.divisions[home])
            for number, home in enumerate(extract.division.tolist())
            if home >= 0
        }

    @cached_property
    def _regions(self) -> dict[str, dict[str, dict[str, float]]]:
        return {}

    @cached_property
    def _members(self) -> dict[str, dict[str, dict[str, float]]]:
        return {}

    @cached_property
    def _cuts(self) -> dict[tuple[str, str], dict[str, Cut]]:
        return {}

    @cached_property
    def _proofs(self) -> dict[str, dict[str, tuple[str, ...]]]:
        return {}
