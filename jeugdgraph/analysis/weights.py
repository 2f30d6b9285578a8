"""What a municipality counts for: one, its residents, or its young residents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

import numpy as np

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.columns import Extract

Weight = Literal["municipalities", "residents", "young"]
WEIGHTS: tuple[Weight, ...] = get_args(Weight)
YOUNG_AGE = 25
"""Residents under this age are young: the figures come in the classes 0-14 and 15-24."""

NEARLY_ALL = 0.95
"""Part of the municipalities that need a figure before a year is chosen."""


@dataclass(frozen=True)
class Weights:
    """Size per municipality, and how it is known.

    `year` is that of the residents (1 January). `share_year` is the year of the ages, for the young: counts of that
    year when `counted`, else shares in whole percent, of which each may be half a point off; `error` is then the
    largest deviation, in persons per municipality. `lacking` names municipalities without a figure.
    """

    kind: Weight
    sizes: Mapping[str, float]
    year: int | None = None
    share_year: int | None = None
    counted: bool = True
    error: Mapping[str, float] | None = None
    lacking: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def total(self) -> float:
        """Sum of all sizes."""
        return sum(self.sizes.values())


def weights(extract: Extract, kind: Weight, on: date) -> Weights:
    """Sizes of the municipalities that exist on a date.

    Residents are those of 1 January of the year of the date, else of the nearest year with figures for most of
    these municipalities. The young are residents under `YOUNG_AGE`: counts where that year has them; else the
    residents times the shares of the nearest year with counts or shares. A municipality without a figure in the
    chosen year takes that of the nearest other year.
    """
    codes = {ns.local_name(extract.members[number]): int(number) for number in extract.living(on)}
    if kind == "municipalities":
        return Weights(kind, dict.fromkeys(codes, 1.0))
    residents = _figures(extract, "residents")
    year = _nearest(residents, codes.values(), on.year)
    sizes = _of_year(residents, codes, year)
    lacking = tuple(code for code in codes if code not in sizes)
    if kind == "residents":
        return Weights(kind, sizes, year, lacking=lacking, sources=_sources(extract, ("residents", year)))
    return _young(extract, codes, residents, sizes, year)


def _young(
    extract: Extract, codes: Mapping[str, int], residents: "_Figures", sizes: Mapping[str, float], year: int
) -> Weights:
    """Residents under 25, by counts or by rounded shares of the nearest year."""
    counts = _sum(_figures(extract, "residents-0-14"), _figures(extract, "residents-15-24"))
    shares = _sum(_figures(extract, "share-0-14"), _figures(extract, "share-15-24"))
    by_count = {key: value / residents[key] for key, value in counts.items() if residents.get(key)}
    parts = {**{key: value / 100 for key, value in shares.items()}, **by_count}
    nearest = _nearest(parts, codes.values(), year)
    part = _of_year(parts, codes, nearest)
    counted = any(key[1] == nearest for key in by_count)
    if counted and nearest == year:
        found = _of_year(counts, codes, year)
    else:
        found = {code: sizes[code] * part[code] for code in codes if code in part and code in sizes}
    names = ("residents-0-14", "residents-15-24") if counted else ("share-0-14", "share-15-24")
    used = [(name, nearest) for name in names]
    if not counted or nearest != year:
        used.append(("residents", year))
    return Weights(
        "young", found, year, nearest, counted,
        None if counted else {code: sizes[code] / 100 for code in found},
        tuple(code for code in codes if code not in found),
        _sources(extract, *used),
    )  # fmt: skip


_Figures = dict[tuple[int, int], float]
"""Values by municipality (number) and year."""


def _figures(extract: Extract, indicator: str) -> _Figures:
    if indicator not in extract.indicators:
        return {}
    columns = extract.residents
    rows = columns.indicator == extract.indicators.index(indicator)
    return {
        (int(member), int(year)): float(value)
        for member, year, value in zip(
            columns.member[rows], columns.year[rows], columns.value[rows], strict=True
        )
    }


def _sum(one: _Figures, other: _Figures) -> _Figures:
    return {key: value + other[key] for key, value in one.items() if key in other}


def _nearest(figures: _Figures, members: Iterable[int], wanted: int) -> int:
    """Of the years with a figure for (nearly) all members, the one nearest to a year; the earlier of two as near."""
    inside = set(members)
    known: dict[int, int] = {}
    for member, year in figures:
        known[year] = known.get(year, 0) + (member in inside)
    most = max(known.values(), default=0)
    full = [year for year, number in known.items() if number >= NEARLY_ALL * most]
    return min(full, key=lambda year: (abs(year - wanted), year), default=wanted)


def _of_year(figures: _Figures, codes: Mapping[str, int], year: int) -> dict[str, float]:
    """Figure per municipality of a year, else of the year nearest to it."""
    years = sorted({found for _, found in figures}, key=lambda found: (abs(found - year), found))
    found = {}
    for code, member in codes.items():
        nearest = next((y for y in years if (member, y) in figures), None)
        if nearest is not None:
            found[code] = figures[member, nearest]
    return found


def _sources(extract: Extract, *used: tuple[str, int]) -> tuple[str, ...]:
    """Sources of indicators in years."""
    columns = extract.residents
    rows = np.zeros(len(columns.year), bool)
    for name, year in used:
        if name in extract.indicators:
            rows |= (columns.indicator == extract.indicators.index(name)) & (columns.year == year)
    return tuple(extract.sources[number] for number in np.unique(extract.residents.source[rows]))
