"""The tiles that are kept in the package, and places for municipalities that have none there."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jeugdgraph.analysis.tiles.grid import Cell, around, centre, nearest, steps

if TYPE_CHECKING:
    from jeugdgraph.analysis.columns import Extract
    from jeugdgraph.analysis.tiles.make import State
    from jeugdgraph.graph import Graph

SINCE = date(2015, 1, 1)
"""The oldest set of municipalities of which tiles are kept; on days before it they are the same."""
COLUMNS = ("gm_code", "from", "until", "q", "r")
_FEW = 0.5
"""When less than this share of the municipalities have a kept tile, the whole map is made anew."""
_NEAR = 4
"""Municipalities with a tile that tell where one without belongs."""


class Kept(NamedTuple):
    """A municipality's tile from a day until another; None where it is not bounded."""

    code: str
    start: date | None
    end: date | None
    cell: Cell


@dataclass(frozen=True)
class Tiles:
    """A cell for each municipality.

    `added` are those that had no tile in the table and were put in the nearest free cell; `aside` those of which no
    point is known either, in a row below the map. `anew` tells that the whole map was made for this set.
    """

    cells: dict[str, Cell]
    added: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    anew: bool = False


@cache
def kept() -> tuple[Kept, ...]:
    """All tiles in the table."""
    text = files("jeugdgraph.analysis.tiles").joinpath("tiles.csv").read_text(encoding="utf-8")
    return tuple(
        Kept(row["gm_code"], _day(row["from"]), _day(row["until"]), (int(row["q"]), int(row["r"])))
        for row in csv.DictReader(text.splitlines())
    )


def kept_on(day: date) -> dict[str, Cell]:
    """Tiles in the table on a day, by code."""
    return {
        one.code: one.cell
        for one in kept()
        if (one.start is None or one.start <= day) and (one.end is None or day < one.end)
    }


def tiles_on(graph: "Graph", taken: "Extract", codes: Sequence[str], day: date) -> Tiles:
    """A cell for each of the municipalities that exist on a day: the kept one, else one found now."""
    known = {code: cell for code, cell in kept_on(day).items() if code in set(codes)}
    missing = [code for code in codes if code not in known]
    if not missing:
        return Tiles({code: known[code] for code in codes})
    from jeugdgraph.analysis.tiles.land import points_of

    anew = len(known) < _FEW * len(codes)
    points = points_of(graph, codes if anew else [*missing, *known])
    if anew:
        known = _made(graph, taken, day)
    added = [code for code in missing if code in points and code not in known]
    for code in added:
        known[code] = _placed(code, points, known)
    aside = tuple(sorted(set(codes) - set(known)))
    known |= _row(aside, known.values())
    return Tiles({code: known[code] for code in codes}, tuple(added), aside, anew)


def write(states: "Iterable[State]", path: Path) -> None:
    """Keep tiles in a table, in order of code and day; a tile that stays is one row."""
    rows: dict[str, list[Kept]] = {}
    for state in states:
        for code, cell in state.tiles.items():
            own = rows.setdefault(code, [])
            if own and own[-1].cell == cell and own[-1].end == state.start:
                own[-1] = own[-1]._replace(end=state.end)
            else:
                own.append(Kept(code, state.start, state.end, cell))
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        for code in sorted(rows):
            for one in rows[code]:
                table.writerow((code, one.start or "", one.end or "", *one.cell))


def _made(graph: "Graph", taken: "Extract", day: date) -> dict[str, Cell]:
    from jeugdgraph.analysis.tiles.land import land_on
    from jeugdgraph.analysis.tiles.make import Effort, tiled

    land = land_on(graph, taken, day)
    if not land.codes:
        return {}
    tries = 300 * len(land.codes)
    return dict(zip(land.codes, tiled(land, Effort(tries, tries // 10)), strict=True))


def _placed(code: str, points: Mapping[str, tuple[float, float]], known: Mapping[str, Cell]) -> Cell:
    """The free cell nearest to where the tiles of the nearest municipalities would have it."""
    east, north = points[code]
    there = sorted(
        ((points[other][0] - east) ** 2 + (points[other][1] - north) ** 2, other)
        for other in known
        if other in points
    )[:_NEAR]
    spots = [centre(known[other]) for _, other in there]
    middle = (
        (sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots))
        if spots
        else (0.0, 0.0)
    )
    return _free(nearest(middle), set(known.values()))


def _free(wanted: Cell, taken: set[Cell]) -> Cell:
    """The nearest cell in which nobody stands."""
    ring, seen = [wanted], {wanted}
    while True:
        free = [cell for cell in ring if cell not in taken]
        if free:
            return min(free, key=lambda cell: (steps(cell, wanted), cell))
        ring = sorted({near for cell in ring for near in around(cell)} - seen)
        seen |= set(ring)


def _row(codes: Sequence[str], taken: Iterable[Cell]) -> dict[str, Cell]:
    """Cells in a row below all others."""
    cells = list(taken)
    south = max((r for _, r in cells), default=-2) + 2
    west = min((centre(cell)[0] for cell in cells), default=0.0)
    first = round(west - south / 2)
    return {code: (first + place, south) for place, code in enumerate(codes)}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
