"""Tile maps made: of one set of municipalities, and of each set before it, with as little moving as can be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.columns import Extract
from jeugdgraph.analysis.history.facts import reclassifications
from jeugdgraph.analysis.history.mergers import Mergers
from jeugdgraph.analysis.tiles.board import Board
from jeugdgraph.analysis.tiles.grid import Cell, centre, within
from jeugdgraph.analysis.tiles.land import Floats, Land, land_on
from jeugdgraph.analysis.tiles.lay import Groups, anneal, assigned, better
from jeugdgraph.analysis.tiles.relax import relaxed
from jeugdgraph.analysis.tiles.score import score, squares
from jeugdgraph.graph import Graph

MARGIN = 4
"""Cells around the cartogram in which tiles may come to lie."""
AS_OF = date(2026, 1, 1)
"""The day of which the regions weigh in the map of the newest set of municipalities."""
STAY, DRAW = 0.5, 0.3
"""How strongly municipalities that stay keep their tile from one date to another."""
_ASIDE = 0.3
"""Distance (tiles) from the tile of its heir at which a municipality begins."""


@dataclass(frozen=True)
class Effort:
    """How long is searched: tries in all freedom, tries in which whole regions count too, and from which seeds.

    `warm` is the loss that is taken with a chance of 1 in e when whole regions begin to count.
    """

    free: int
    whole: int
    seeds: Sequence[int] = (1,)
    warm: float = 0.5


FULL = Effort(10_000_000, 1_500_000, (4,))
"""For the municipalities of `AS_OF`; of the seeds that were tried this one gives the map that is worth most."""
BRIEF = Effort(0, 100_000, warm=0.2)
"""For a set of municipalities that comes from another one."""


class State(NamedTuple):
    """The tiles of the municipalities that exist from a day until another; None for what is not bounded."""

    start: date | None
    end: date | None
    tiles: dict[str, Cell]


def tiled(land: Land, effort: Effort) -> list[Cell]:
    """Tiles of a land: of those that are found from each seed, the ones worth most."""
    target = relaxed(land)
    return max((_found(land, target, effort, seed) for seed in effort.seeds), key=lambda found: found[0])[1]


def plain(spots: Floats) -> list[Cell]:
    """Tiles by linear assignment alone: the sum of the squares of the distances to these places is least."""
    cells = within([(float(x), float(y)) for x, y in spots], MARGIN)
    return assigned(squares(spots, np.array([centre(cell) for cell in cells])), cells)


def _found(
    land: Land, target: Floats, effort: Effort, seed: int, kept: Sequence[Cell | None] = ()
) -> tuple[float, list[Cell]]:
    """What tiles are worth, and the tiles, found from one seed."""
    cells = within(
        [*((float(x), float(y)) for x, y in target), *(centre(cell) for cell in kept if cell)], MARGIN
    )
    scored = score(land, target, cells, kept=kept, stay=STAY)
    board = Board(cells, assigned(np.array(scored.cost), cells), scored)
    groups = Groups(board, land)
    anneal(board, effort.free, seed)
    anneal(board, effort.whole, seed, hot=effort.warm, groups=groups)
    better(board, groups)
    return groups.total(), board.tiles()


def earlier(
    land: Land, later: Mapping[str, Cell], heirs: Mapping[str, Sequence[str]], effort: Effort
) -> list[Cell]:
    """Tiles of the municipalities on an earlier date, from those of a later one.

    Who exists on both had best stay where it is; who has gone since begins at the tile of its heir, and makes room.
    """
    kept = [later.get(code) for code in land.codes]
    sisters: dict[str, list[int]] = {}
    for number, code in enumerate(land.codes):
        for heir in heirs[code]:
            sisters.setdefault(heir, []).append(number)
    start = np.array([
        centre(cell) if cell else _beside(land, number, [heir for heir in heirs[land.codes[number]] if heir in later], later, sisters)
        for number, cell in enumerate(kept)
    ])  # fmt: skip
    return _found(land, relaxed(land, start, home=DRAW), effort, 1, kept)[1]


def _beside(
    land: Land,
    number: int,
    heirs: Sequence[str],
    later: Mapping[str, Cell],
    sisters: Mapping[str, Sequence[int]],
) -> tuple[float, float]:
    """Where a municipality begins that is gone later: at the tile of its heirs, on the side on which it lay in them."""
    if not heirs:
        x, y = land.spots[number]
        return float(x), float(y)
    middle = np.array([centre(later[heir]) for heir in heirs]).mean(axis=0)
    others = [sister for heir in heirs for sister in sisters[heir]]
    way = land.spots[number] - land.spots[others].mean(axis=0)
    x, y = middle + _ASIDE * way / max(float(np.hypot(*way)), 1e-9)
    return float(x), float(y)


def states(graph: Graph, taken: Extract, since: date, effort: Effort = FULL) -> list[State]:
    """Tiles of every set of municipalities that has existed since a day, the oldest first."""
    days, mergers = _days(taken, since), Mergers(reclassifications(graph))
    newest = land_on(graph, taken, max(AS_OF, days[-1]))
    found = [_state(days, len(days) - 1, newest, tiled(newest, effort))]
    for place in reversed(range(len(days) - 1)):
        land = land_on(graph, taken, days[place])
        heirs = heirs_of(mergers, land.codes, days[place], days[place + 1])
        found.append(_state(days, place, land, earlier(land, found[-1].tiles, heirs, BRIEF)))
    return found[::-1]


def heirs_of(mergers: Mergers, codes: Iterable[str], first: date, last: date) -> dict[str, list[str]]:
    """What municipalities of one day have become on another, by code."""
    return {
        code: [ns.local_name(iri) for iri in mergers.heirs(ns.municipality(code), first, last)]
        for code in codes
    }


def _state(days: Sequence[date], place: int, land: Land, cells: Sequence[Cell]) -> State:
    """The oldest state has no first day, the newest no last."""
    start = days[place] if place else None
    end = days[place + 1] if place + 1 < len(days) else None
    return State(start, end, dict(zip(land.codes, cells, strict=True)))


def _days(taken: Extract, since: date) -> list[date]:
    """First days of the sets of municipalities, from a day on."""
    first, last = since.toordinal(), date.max.toordinal()
    changed = {int(day) for column in (taken.born, taken.ended) for day in column if first < day < last}
    return [since, *(date.fromordinal(day) for day in sorted(changed))]


def moves(before: Mapping[str, Cell], after: Mapping[str, Cell]) -> tuple[int, int]:
    """How many of the municipalities that have a tile on two dates have another one, and how many there are."""
    stayed = before.keys() & after.keys()
    return sum(before[code] != after[code] for code in stayed), len(stayed)
