"""Cuts that are new or gone: regions that lie in several regions of another division, before and after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from jeugdgraph.analysis.crosswalk import NothingInCommon, crosswalk
from jeugdgraph.analysis.nesting import Cut, cuts
from jeugdgraph.analysis.scenario.state import State
from jeugdgraph.analysis.weights import Weight

CutKind = Literal["new", "vanished", "changed"]
Place = tuple[str, str, str]
"""A cut: division and region that are cut, and the division that cuts."""


@dataclass(frozen=True)
class CutChange:
    """A region that is cut now and was not, was and is not, or is cut into other pieces than before.

    `division` is that of the region, `other` the one that cuts it. `before` and `after` are the pieces: region of the
    other division with its municipalities, the main counterpart first.
    """

    kind: CutKind
    division: str
    other: str
    region: str
    before: tuple[tuple[str, tuple[str, ...]], ...]
    after: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def municipalities(self) -> tuple[str, ...]:
        """Municipalities outside the main counterpart: after, or before for a cut that is gone."""
        pieces = self.after or self.before
        return tuple(sorted({code for _, codes in pieces[1:] for code in codes}))


def cut_lists(state: State, pairs: Iterable[tuple[str, str]], weight: Weight) -> dict[Place, Cut]:
    """Every cut of pairs of divisions, in both directions."""
    found: dict[Place, Cut] = {}
    sizes = None if weight == "municipalities" else state.sizes[weight]
    for a, b in pairs:
        try:
            over = crosswalk(state.divisions[a], state.divisions[b], sizes)
        except NothingInCommon:
            continue
        found |= {(a, cut.region, b): cut for cut in cuts(over)}
        found |= {(b, cut.region, a): cut for cut in cuts(over.reversed)}
    return found


def cut_changes(before: Mapping[Place, Cut], after: Mapping[Place, Cut]) -> tuple[CutChange, ...]:
    """New, vanished and changed cuts, in that order, then by division, region and the division that cuts.

    A cut has changed when its pieces are of other regions; a piece that only grows or shrinks is no change.
    """
    found = []
    for place in {*before, *after}:
        old, new = _pieces(before.get(place)), _pieces(after.get(place))
        kind: CutKind = "new" if not old else "vanished" if not new else "changed"
        if kind != "changed" or {region for region, _ in old} != {region for region, _ in new}:
            division, region, other = place
            found.append(CutChange(kind, division, other, region, old, new))
    order = ("new", "vanished", "changed")
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.division, one.region, one.other)))


def _pieces(cut: Cut | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if cut is None:
        return ()
    return tuple((piece.region, tuple(code for code, _ in piece.municipalities)) for piece in cut.pieces)
