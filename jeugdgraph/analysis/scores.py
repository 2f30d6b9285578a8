"""Every score of two divisions at once, and of all pairs of a set of divisions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from jeugdgraph.analysis.crosswalk import Crosswalk, Missing, NothingInCommon, crosswalk
from jeugdgraph.analysis.division import Division, Floats
from jeugdgraph.analysis.information import adjusted_mutual_information, information
from jeugdgraph.analysis.nesting import Intact, intact, main_share, mapcurves, relative_nesting, weight_apart
from jeugdgraph.analysis.pairs import pairs


@dataclass(frozen=True)
class Directed:
    """How the regions of one division lie within those of another: M3, M4, M10, M11, all 0–1."""

    intact: Intact
    relative_nesting: float
    main_share: float
    weight_apart: float
    mapcurves: float


@dataclass(frozen=True)
class Scores:
    """All scores of divisions A and B. None: does not apply, `reasons` tells why by the name of the field.

    A reason is ``single-region`` (a division with one region holds no information: pitfall 2), ``cover`` (a
    measure for partitions, and municipalities are in several regions), ``no-pairs`` (there are no pairs together, or all
    are together as often, so that nothing can be compared) or ``left-out`` (AMI, not asked for).
    """

    a: str
    b: str
    municipalities: int
    regions_a: int
    regions_b: int
    a_in_b: Directed
    b_in_a: Directed
    homogeneity: float | None
    completeness: float | None
    v: float | None
    distance: float | None
    ari: float | None
    omega: float | None
    ami: float | None
    pair_jaccard: float | None
    mapcurves: float | None
    reasons: Mapping[str, str]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]


def scores(over: Crosswalk, *, ami: bool = True) -> Scores:
    """Every score of a crosswalk.

    M3, M4, M10, M11 in both directions; V with its parts and the variation of information (M5, M6); ARI and Omega
    (M7), AMI (M8), pairs (M9). `ami=False` leaves out AMI, which takes as long as all the others together.

    >>> found = scores(crosswalk({"a": "1", "b": "1", "c": "2"}, {"a": "1", "b": "2", "c": "3"}))
    >>> found.b_in_a.relative_nesting, found.homogeneity, found.reasons
    (1.0, 1.0, {})
    """
    single = 1 in (len(over.a.regions), len(over.b.regions))
    partitions = over.partitions
    told = information(over) if partitions else None
    counted = pairs(over)
    omega = None if single else counted.omega
    forwards, backwards = directed(over), directed(over.reversed)
    found: dict[str, float | None] = {
        "homogeneity": told.homogeneity if told and not single else None,
        "completeness": told.completeness if told and not single else None,
        "v": told.v if told else None,
        "distance": told.distance if told else None,
        "ari": omega if partitions else None,
        "omega": omega,
        "ami": adjusted_mutual_information(over) if ami and partitions and not single else None,
        "pair_jaccard": counted.jaccard,
        "mapcurves": max(forwards.mapcurves, backwards.mapcurves) if partitions else None,
    }
    reasons = {
        name: _reason(name, single=single, partitions=partitions, ami=ami)
        for name, value in found.items()
        if value is None
    }
    return Scores(
        over.a.id, over.b.id, over.compared, forwards.intact.regions, backwards.intact.regions,
        forwards, backwards, **found, reasons=reasons, only_a=over.only_a, only_b=over.only_b,
    )  # fmt: skip


def directed(over: Crosswalk) -> Directed:
    """How A lies within B."""
    return Directed(
        intact(over), relative_nesting(over), main_share(over), weight_apart(over), mapcurves(over)
    )


def all_pairs(
    divisions: Sequence[Division],
    weights: Mapping[str, float] | Floats | None = None,
    *,
    missing: Missing = "drop",
    ami: bool = True,
) -> Iterator[Scores]:
    """Scores of every pair of divisions, in their order. Pairs without a common municipality are passed over.

    Divisions that share an axis are compared without looking names up.
    """
    yield from each_pair(combinations(divisions, 2), weights, missing=missing, ami=ami)


def each_pair(
    pairs_: Iterable[tuple[Division, Division]],
    weights: Mapping[str, float] | Floats | None = None,
    *,
    missing: Missing = "drop",
    ami: bool = True,
) -> Iterator[Scores]:
    """Scores of each of some pairs of divisions. Pairs without a common municipality are passed over."""
    for a, b in pairs_:
        try:
            over = crosswalk(a, b, weights, missing=missing)
        except NothingInCommon:
            continue
        yield scores(over, ami=ami)


def _reason(name: str, *, single: bool, partitions: bool, ami: bool) -> str:
    if name == "ami" and not ami:
        return "left-out"
    if name == "pair_jaccard":
        return "no-pairs"
    if name in ("distance", "mapcurves"):
        return "cover"
    if single:
        return "single-region"
    return "cover" if not partitions and name != "omega" else "no-pairs"
