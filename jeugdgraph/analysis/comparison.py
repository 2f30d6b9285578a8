"""Two divisions of one date compared: cuts in both directions, scores, and how far doubt could move them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from jeugdgraph.analysis.crosswalk import Crosswalk, Missing, crosswalk
from jeugdgraph.analysis.division import Division
from jeugdgraph.analysis.nesting import Cut, cuts
from jeugdgraph.analysis.scores import Directed, Scores, each_pair, scores
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.analysis.weights import Weights, weights
from jeugdgraph.errors import UsageProblem

DIRECTED = (
    "whole",
    "whole_share",
    "whole_weight",
    "relative_nesting",
    "main_share",
    "weight_apart",
    "mapcurves",
)
MUTUAL = ("homogeneity", "completeness", "v", "distance", "ari", "omega", "ami", "pair_jaccard", "mapcurves")


@dataclass(frozen=True)
class Comparison:
    """Divisions A and B beside each other.

    `ranges` holds, by name of a value (see `values`), the least and largest over all readings of what is in doubt
    (`Situation.variants`), where these differ. `people` is what residents are counted by in the cut lists.
    """

    over: Crosswalk
    scores: Scores
    a_cuts: tuple[Cut, ...]
    b_cuts: tuple[Cut, ...]
    ranges: Mapping[str, tuple[float, float]]
    readings: int
    people: Weights


def compare(found: Situation, a: str, b: str, weighed: Weights, *, missing: Missing = "drop") -> Comparison:
    """Compare two divisions of a situation, with weights of its date.

    Raises UsageProblem for divisions that have no data on the date or no municipality in common.
    """
    over = laid(found.division(a), found.division(b), weighed, missing)
    told = scores(over)
    readings = [
        scores(laid(one, two, weighed, missing))
        for one, two in product(*([found.division(id_), *found.variants(id_)] for id_ in (a, b)))
    ]
    return Comparison(
        over, told, cuts(over), cuts(over.reversed), ranges([values(reading) for reading in readings]),
        len(readings) - 1, people(found, weighed),
    )  # fmt: skip


def ranked(
    found: Situation, weighed: Weights, *, among: str | None = None, missing: Missing = "drop"
) -> tuple[list[Scores], tuple[str, ...]]:
    """Scores of every pair of divisions that have several regions, and the divisions left out.

    Pairs come in order of the share of pairs of municipalities that are together in both (M9), the largest first;
    `among` keeps the pairs with one division. Raises UsageProblem when `among` itself has one region.
    """
    several = [division for division in found.divisions.values() if len(division.regions) > 1]
    single = tuple(id_ for id_, division in found.divisions.items() if len(division.regions) <= 1)
    if among is not None and len(found.division(among).regions) <= 1:
        raise UsageProblem(f"division {among} has one region, so there is nothing to rank.")
    told = list(each_pair(_chosen(several, among), sizes(weighed), missing=missing))
    return sorted(told, key=lambda one: (-(one.pair_jaccard or 0.0), one.a, one.b)), single


def _chosen(several: list[Division], among: str | None) -> Iterator[tuple[Division, Division]]:
    """Pairs of divisions, those with `among` beginning with it."""
    for one, two in combinations(several, 2):
        if among in (None, one.id, two.id):
            yield (two, one) if two.id == among else (one, two)


def sizes(weighed: Weights) -> Mapping[str, float] | None:
    """Weights as measures take them: none where each municipality counts as one."""
    return None if weighed.kind == "municipalities" else weighed.sizes


def laid(a: Division, b: Division, weighed: Weights, missing: Missing) -> Crosswalk:
    """Crosswalk by municipalities or by people, as the weights are."""
    return crosswalk(a, b, sizes(weighed), missing=missing)


def people(found: Situation, weighed: Weights) -> Weights:
    """The weights themselves, or residents where a municipality counts as one."""
    if weighed.kind != "municipalities":
        return weighed
    return weights(found.extract, "residents", found.on)


def values(told: Scores) -> dict[str, float | None]:
    """Every score by name: ``a_in_b.relative_nesting``, ``v``, … in the order in which they are shown."""
    found: dict[str, float | None] = {}
    for direction in ("a_in_b", "b_in_a"):
        one: Directed = getattr(told, direction)
        each = (
            one.intact.whole, one.intact.share, one.intact.weight_share, one.relative_nesting,
            one.main_share, one.weight_apart, one.mapcurves,
        )  # fmt: skip
        found |= {f"{direction}.{name}": value for name, value in zip(DIRECTED, each, strict=True)}
    return found | {name: getattr(told, name) for name in MUTUAL}


def ranges(readings: list[dict[str, float | None]]) -> dict[str, tuple[float, float]]:
    """Least and largest of every value over several readings, of those that differ."""
    found = {}
    for name in readings[0]:
        known = [value for reading in readings if (value := reading[name]) is not None]
        if known and max(known) - min(known) > 1e-9:
            found[name] = (min(known), max(known))
    return found
