"""The national headline: how many youth regions lie inside one region, and who shares least with the same partners."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jeugdgraph.analysis.congruence import congruences
from jeugdgraph.analysis.crosswalk import crosswalk
from jeugdgraph.analysis.division import Division
from jeugdgraph.analysis.ids import YOUTH_REGIONS
from jeugdgraph.analysis.nesting import intact_regions
from jeugdgraph.analysis.situation import Situation

DATES = (date(2016, 1, 1), date(2025, 1, 1))
"""The dates on which most divisions are observed."""
BOTH = (
    "veilig-thuis-regio", "ggd-regio", "veiligheidsregio", "zorgkantoorregio", "rmc-regio", "arbeidsmarktregio",
)  # fmt: skip
"""Divisions beside the youth regions that are confirmed for both dates."""
WITH_SHELTER = (
    "veilig-thuis-regio", "ggd-regio", "veiligheidsregio", "centrumgemeente-vrouwenopvang",
    "centrumgemeente-opvang", "zorgkantoorregio", "rmc-regio",
)  # fmt: skip
"""Seven divisions of 2016, with those of shelter, which no later source confirms."""
LOWEST = 10


@dataclass(frozen=True)
class Whole:
    """How many regions of the base lie within one region of each of some divisions.

    `low` and `high` are the least and the most under other readings of what is in doubt.
    """

    divisions: tuple[str, ...]
    whole: int
    regions: int
    low: int
    high: int


@dataclass(frozen=True)
class Headline:
    """The headline of one date.

    `each` holds one division at a time, `all_of` sets of divisions. `lowest` are the municipalities with the lowest
    congruence (M1) over the base and `over`, each with its value and number of partners; `tied` more have the value
    of the last of them. `mean` is the national mean, each municipality counting once.
    """

    on: date
    each: tuple[Whole, ...]
    all_of: tuple[Whole, ...]
    over: tuple[str, ...]
    lowest: tuple[tuple[str, float, int], ...]
    tied: int
    mean: float


def headline(
    situation: Situation,
    each: Sequence[str] = BOTH,
    sets: Sequence[Sequence[str]] = (BOTH,),
    over: Sequence[str] = BOTH,
    *,
    base: str = YOUTH_REGIONS,
    lowest: int = LOWEST,
) -> Headline:
    """Headline of a date, seen from the regions of a base division. Divisions by id; each must have data."""
    measured = congruences([situation.division(id_) for id_ in (base, *over)])
    values = [(code, one.value, len(one.partners)) for code, one in measured.items() if one.value is not None]
    values.sort(key=lambda item: (round(item[1], 12), item[0]))
    return Headline(
        situation.on,
        tuple(whole(situation, (id_,), base=base) for id_ in each),
        tuple(whole(situation, ids, base=base) for ids in sets),
        tuple(over),
        tuple(values[:lowest]),
        sum(abs(value - values[lowest - 1][1]) < 1e-9 for _, value, _ in values[lowest:]),
        sum(value for _, value, _ in values) / len(values),
    )


def whole(situation: Situation, ids: Sequence[str], *, base: str = YOUTH_REGIONS) -> Whole:
    """How many regions of the base lie within one region of each division (M3), with the range of what is in doubt."""
    division = situation.division(base)
    told = [intact_in(division, situation.division(id_)) for id_ in ids]
    number = len(frozenset.intersection(*told))
    readings = [number]
    for place, id_ in enumerate(ids):
        for other in situation.variants(id_):
            read = [*told[:place], intact_in(division, other), *told[place + 1 :]]
            readings.append(len(frozenset.intersection(*read)))
    return Whole(tuple(ids), number, len(division.regions), min(readings), max(readings))


def intact_in(base: Division, other: Division) -> frozenset[str]:
    """Regions of the base of which the municipalities known in both lie within one region of the other."""
    return frozenset(intact_regions(crosswalk(base, other)))
