"""Directed measures: how the regions of A lie within those of B. Swap them with ``Crosswalk.reversed``.

All of them work on covers and shares, because they only ask how the weight of a region is spread.
"""

from dataclasses import dataclass

import numpy as np

from jeugdgraph.analysis.crosswalk import Crosswalk
from jeugdgraph.analysis.division import Floats


@dataclass(frozen=True)
class Piece:
    """Part of an A-region that lies in one B-region: municipalities with the share that does, and its weight."""

    region: str
    municipalities: tuple[tuple[str, float], ...]
    weight: float


@dataclass(frozen=True)
class Cut:
    """An A-region that lies in more than one B-region: its pieces, the heaviest first (the main counterpart)."""

    region: str
    pieces: tuple[Piece, ...]

    @property
    def weight(self) -> float:
        """Weight of the region, over the municipalities compared."""
        return sum(piece.weight for piece in self.pieces)

    @property
    def apart(self) -> float:
        """Weight outside the main counterpart."""
        return self.weight - self.pieces[0].weight


@dataclass(frozen=True)
class Intact:
    """How many A-regions lie whole within one B-region.

    `whole` of `regions` do; `share` is their part of the regions (p_intact), `weight_share` their part of the
    weight. All of them: A nests fully in B.
    """

    whole: int
    regions: int
    share: float
    weight_share: float

    @property
    def full_nest(self) -> bool:
        """Whether every A-region lies within one B-region."""
        return self.whole == self.regions


def intact(over: Crosswalk) -> Intact:
    """A-regions that lie whole within one B-region (M3).

    A municipality that itself lies in two B-regions cuts its A-region. Regions without municipalities in the
    comparison are not counted.

    >>> from jeugdgraph.analysis.crosswalk import crosswalk
    >>> intact(crosswalk({"a": "1", "b": "1", "c": "2"}, {"a": "1", "b": "2", "c": "2"}))
    Intact(whole=1, regions=2, share=0.5, weight_share=0.3333333333333333)
    """
    pieces = np.bincount(over.row, minlength=len(over.a.regions))
    whole, regions = int((pieces == 1).sum()), int((pieces > 0).sum())
    return Intact(whole, regions, whole / regions, float(over.a_weight[pieces == 1].sum() / over.total))


def intact_regions(over: Crosswalk) -> tuple[str, ...]:
    """A-regions that lie whole within one B-region, in order of id."""
    pieces = np.bincount(over.row, minlength=len(over.a.regions))
    return tuple(over.a.regions[row] for row in np.flatnonzero(pieces == 1))


def cuts(over: Crosswalk) -> tuple[Cut, ...]:
    """The cut list (M3): A-regions that lie in more than one B-region, with the municipalities on each side.

    Most pieces first, then most weight outside the main counterpart, then id. Pieces by weight, then number of
    municipalities, then id.

    >>> from jeugdgraph.analysis.crosswalk import crosswalk
    >>> (cut,) = cuts(crosswalk({"a": "J", "b": "J", "c": "J"}, {"a": "G", "b": "H", "c": "H"}))
    >>> cut.region, [(piece.region, [m for m, _ in piece.municipalities]) for piece in cut.pieces]
    ('J', [('H', ['b', 'c']), ('G', ['a'])])
    """
    a_members, b_regions = over.a.members_of(), over.b.region_of()
    weights = over.table()
    found = []
    for region, by_piece in weights.items():
        if len(by_piece) < 2:
            continue
        pieces = [
            Piece(other, _inside(a_members[region], b_regions, other), weight)
            for other, weight in by_piece.items()
        ]
        pieces.sort(key=lambda piece: (-piece.weight, -len(piece.municipalities), piece.region))
        found.append(Cut(region, tuple(pieces)))
    return tuple(sorted(found, key=lambda cut: (-len(cut.pieces), -cut.apart, cut.region)))


def relative_nesting(over: Crosswalk) -> float:
    """Relative nesting RN(A→B) (M4): mean over A-regions of the sum of squared shares in the B-regions.

    0–1, no unit; 1 when every A-region lies within one B-region. It is the chance that two draws of weight
    from one A-region fall in the same B-region. Not symmetric.

    >>> from jeugdgraph.analysis.crosswalk import crosswalk
    >>> relative_nesting(crosswalk({"a": "1", "b": "1"}, {"a": "1", "b": "2"}))
    0.5
    """
    return float(np.sum(over.share**2) / _regions(over))


def main_share(over: Crosswalk) -> float:
    """Main-counterpart share (M4): mean over A-regions of the largest share in one B-region; 0–1.

    >>> from jeugdgraph.analysis.crosswalk import crosswalk
    >>> main_share(crosswalk({"a": "1", "b": "1", "c": "1", "d": "2"}, {"a": "1", "b": "1", "c": "2", "d": "2"}))
    0.8333333333333333
    """
    return float(_largest(over, over.share).sum() / _regions(over))


def weight_apart(over: Crosswalk) -> float:
    """Share of the weight that lies outside the main counterpart of its A-region (M11); 0–1.

    With residents as weights: the share of residents who do not live in the B-region where most of their
    A-region lives.

    >>> from jeugdgraph.analysis.crosswalk import crosswalk
    >>> weight_apart(crosswalk({"a": "1", "b": "1", "c": "1"}, {"a": "1", "b": "1", "c": "2"}, {"a": 1, "b": 1, "c": 2}))
    0.5
    """
    return float(1 - _largest(over, over.weight).sum() / over.total)


def mapcurves(over: Crosswalk) -> float:
    """Mapcurves goodness of fit of A to B (M10), 0–1: area under the share of A-regions that fit at least so well.

    The fit of an A-region is GOF_i = Σ_j (n_ij/n_i)(n_ij/n_j); the area under the curve of the share of regions
    with a fit of at least x, for x from 0 to 1, is their mean. Hargrove, Hoffman and Hessburg (2006),
    doi 10.1007/s10109-006-0025-x. The R package sabre joins the steps of that curve by straight lines, which differs a
    little (.6115 where the area is .6117). A pure refinement of one region by another scores 1 in the better direction:
    no measure of likeness.

    >>> from jeugdgraph.analysis.crosswalk import crosswalk
    >>> mapcurves(crosswalk({"a": "1", "b": "1"}, {"a": "1", "b": "2"}))
    1.0
    """
    return float(np.sum(over.share * over.share_of_b) / _regions(over))


def fits(over: Crosswalk) -> Floats:
    """Mapcurves goodness of fit of each A-region, in their order; their mean is `mapcurves`."""
    return np.bincount(over.row, over.share * over.share_of_b, len(over.a.regions)).astype(float)


@dataclass(frozen=True)
class RegionFit:
    """How one A-region lies in B: its weight, the B-regions it lies in, and the largest share in one of them.

    `fit` is its Mapcurves goodness of fit (M10), 0-1.
    """

    region: str
    weight: float
    pieces: int
    main_share: float
    fit: float


def region_fits(over: Crosswalk) -> tuple[RegionFit, ...]:
    """Every A-region that has municipalities in the comparison, whole ones too, in order of id.

    >>> from jeugdgraph.analysis.crosswalk import crosswalk
    >>> region_fits(crosswalk({"a": "J", "b": "J"}, {"a": "G", "b": "H"}))
    (RegionFit(region='J', weight=2.0, pieces=2, main_share=0.5, fit=1.0),)
    """
    pieces = np.bincount(over.row, minlength=len(over.a.regions))
    fit, share = (
        fits(over),
        dict(zip(over.row[over.starts].tolist(), _largest(over, over.share), strict=True)),
    )
    return tuple(
        RegionFit(
            over.a.regions[row],
            float(over.a_weight[row]),
            int(pieces[row]),
            float(share[row]),
            float(fit[row]),
        )
        for row in np.flatnonzero(pieces).tolist()
    )


def _regions(over: Crosswalk) -> int:
    """Number of A-regions that have weight."""
    return int((over.a_weight > 0).sum())


def _largest(over: Crosswalk, values: Floats) -> Floats:
    """Largest value per A-region. The cells stand in order of their rows."""
    found: Floats = np.maximum.reduceat(values, over.starts)
    return found


def _inside(
    members: dict[str, float], regions: dict[str, dict[str, float]], region: str
) -> tuple[tuple[str, float], ...]:
    """Members of an A-region that lie in a B-region, with the product of the shares."""
    return tuple(
        (code, share * regions[code][region])
        for code, share in sorted(members.items())
        if region in regions.get(code, {})
    )
