"""What a search for mismatches finds: one typed record per fact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Kind = Literal[
    "congruence", "split", "outside", "neighbours-apart", "neighbours-joined",
    "cut", "cuts", "leaves-out", "straddles", "stated-count", "same-name", "scope",
    "regions-cut", "region-cut", "border",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
"""Kinds of finding:

congruence         how much a municipality works with the same partners everywhere (M1)
split              a municipality lies in several regions of one division
outside            a municipality lies outside the main counterpart of its region in another division, or is member
                   of an arrangement of which most members are of another region
neighbours-apart   neighbours joined in the base division, apart in others
neighbours-joined  neighbours apart in the base division, joined in others
cut                the municipalities of an arrangement lie in several regions of a division
cuts               an arrangement takes in part of regions of a division, without lying within one
leaves-out         an arrangement whose members all lie within the subject, but are not all of it
straddles          an arrangement with members within and outside the subject, that leaves out others of it
stated-count       a source states another number of municipalities than is known by name
same-name          another arrangement with the same name has other members
scope              some members take part for a limited scope, others do not
regions-cut        how many regions of the base division the chosen divisions cut
region-cut         a region of the base division, and everything that cuts it
border             border of one division that is no border of another (M14)
"""


@dataclass(frozen=True)
class Part:
    """Part of a finding: a region or arrangement with the municipalities of the subject in it.

    `share` is the part of the subject's weight, 0-1, or the part of the one municipality that a split is about.
    """

    arrangement: str
    municipalities: tuple[str, ...]
    residents: int | None = None
    share: float | None = None


@dataclass(frozen=True)
class Finding:
    """One mismatch, with everything needed to tell, filter, compare and prove it.

    Ids are short: ``GM0281``, ``jeugdregio-rivierenland``, ``jeugdregio``. `subject` is the municipality,
    arrangement or division that the finding is about. `divisions` and `arrangements` are those that do not line up,
    in the order that `KINDS` gives meaning to; `municipalities` those that stand apart, by code; `residents` how many
    live there, None where that is not known or says nothing. `figures` are numbers by name. `evidence` holds
    IRIs of memberships (or of stated counts) on which the finding rests.
    """

    kind: Kind
    subject: str
    on: date
    divisions: tuple[str, ...] = ()
    arrangements: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    residents: int | None = None
    figures: tuple[tuple[str, float], ...] = ()
    evidence: tuple[str, ...] = ()

    def figure(self, name: str) -> float | None:
        """A figure by name; None when the finding has none of that name."""
        return dict(self.figures).get(name)

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it the same finding on another date: all but numbers, evidence and the date."""
        if self.kind in COUNTED:
            return (self.kind, self.subject, self.divisions, tuple(sorted(dict(self.figures).items())))
        return (self.kind, self.subject, self.divisions, self.arrangements, self.municipalities)


COUNTED = frozenset({"congruence", "regions-cut", "border"})
"""Kinds that consist of their figures: they are the same only when these are."""


@dataclass(frozen=True)
class Compared:
    """Findings of two dates beside each other: only on the later, only on the earlier, on both (as they are later)."""

    new: tuple[Finding, ...]
    vanished: tuple[Finding, ...]
    same: tuple[Finding, ...]


def compared(before: Sequence[Finding], after: Sequence[Finding]) -> Compared:
    """Which findings are new, vanished or the same between two dates; each in the order given.

    A finding is the same when its `key` is: residents and evidence may differ.

    >>> old, young = date(2016, 1, 1), date(2025, 1, 1)
    >>> found = compared([Finding("split", "a", old)], [Finding("split", "a", young), Finding("split", "b", young)])
    >>> [finding.subject for finding in found.new], found.vanished, found.same[0].on == young
    (['b'], (), True)
    """
    earlier, later = {f.key for f in before}, {f.key for f in after}
    return Compared(
        tuple(f for f in after if f.key not in earlier),
        tuple(f for f in before if f.key not in later),
        tuple(f for f in after if f.key in earlier),
    )


def of_kinds(found: Iterable[Finding], kinds: Iterable[str]) -> list[Finding]:
    """Findings of some kinds; all of them when none is named."""
    wanted = set(kinds)
    return [finding for finding in found if not wanted or finding.kind in wanted]
