"""Tiles laid: first where the cartogram wants them, then bettered, first freely and ever more strictly."""

import math
import random
from collections.abc import Iterable, Sequence

from scipy.optimize import linear_sum_assignment

from jeugdgraph.analysis.tiles.board import Board
from jeugdgraph.analysis.tiles.grid import Cell
from jeugdgraph.analysis.tiles.land import Floats, Land, parts
from jeugdgraph.analysis.tiles.score import BROKEN, COUNTRY

HOT, COLD = 1.0, 0.03
"""Loss that is taken at first, and at last, with a chance of 1 in e."""
AROUND = 2
"""Steps within which the last search looks for a better cell."""
MOST_MENDED = 4.0
"""A change that loses more than this is not made, whatever pieces it would mend."""


def assigned(cost: Floats, cells: Sequence[Cell]) -> list[Cell]:
    """A cell for each row of costs by cell, so that the sum is least."""
    _, chosen = linear_sum_assignment(cost)
    return [cells[place] for place in chosen]


class Groups:
    """Municipalities that had best stay in one piece: those of each region, and all, that hang together over land."""

    def __init__(self, board: Board, land: Land) -> None:
        self.board = board
        self._members: list[list[int]] = []
        self._cost: list[float] = []
        self._of: list[set[int]] = [set() for _ in land.codes]
        ends = [(pair.one, pair.other) for pair in land.ground]
        everywhere = dict.fromkeys(range(len(land.codes)), "")
        for own, cost in ((everywhere, COUNTRY), *((own, BROKEN) for own in land.regions)):
            for members in parts(own, ends):
                self._add(members, cost)

    def _add(self, members: list[int], cost: float) -> None:
        for one in members:
            self._of[one].add(len(self._members))
        self._members.append(members)
        self._cost.append(cost)

    def change(self, one: int, to: int) -> float:
        """`Board.change`, less what regions and the country cost by the pieces in which they come to lie."""
        other = self.board.at[to]
        touched = self._of[one] if other == self.board.empty else self._of[one] ^ self._of[other]
        before = self._broken(touched)
        return self.board.change(one, to) + before - self._broken(touched)

    def total(self) -> float:
        """What a whole board is worth."""
        board = self.board
        placed = list(enumerate(board.place))
        sides = sum(board.worth(*one) + board.score.cost[one[0]][one[1]] for one in placed) / 2
        cost = sum(board.score.cost[one][cell] for one, cell in placed)
        return sides - cost - board.hollow(range(len(board.cells))) - self._broken(range(len(self._members)))

    def _broken(self, groups: Iterable[int]) -> float:
        pieces = self.board.pieces
        return sum(self._cost[group] * pieces(self._members[group]) for group in sorted(groups))


def anneal(
    board: Board, tries: int, seed: int, *, hot: float = HOT, cold: float = COLD, groups: Groups | None = None
) -> None:
    """Better a board by changes at random: one that loses is made with a chance that falls with the loss and in time.

    Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983), the same for the same seed. With `groups`, pieces of
    regions cost too.
    """
    chance = random.Random(seed).random  # noqa: S311 - no secret
    near, count = board.score.near, len(board.place)
    heat, cooling = hot, (cold / hot) ** (1 / max(tries, 1))
    for _ in range(tries):
        heat *= cooling
        one = int(chance() * count)
        came = board.place[one]
        friends = near[one]
        if friends and chance() < 0.6:  # beside a neighbour
            beside = board.place[friends[int(chance() * len(friends))]]
            to = board.near[beside][int(chance() * 6)]
        else:  # a step aside
            to = board.near[came][int(chance() * 6)]
        if to < 0 or to == came:
            continue
        other, least = board.at[to], heat * math.log(max(chance(), 1e-300))
        worth = board.change(one, to)
        if groups is not None and worth > least - MOST_MENDED:
            board.put(one, to, came, other)
            worth = groups.change(one, to)
        if worth < least:
            board.put(one, to, came, other)


def better(board: Board, groups: Groups) -> int:
    """Make every change within some steps that is worth it; gives how many.

    Nothing can be bettered so when it is done: again on the same board, it makes no change.
    """
    made, last = 0, -1
    while made != last:
        last = made
        for one in range(len(board.place)):
            made += _improve(board, groups, one)
    return made


def _improve(board: Board, groups: Groups, one: int) -> bool:
    """Make the best change for a municipality, when there is one that is worth it."""
    came, best, chosen = board.place[one], 1e-9, -1
    for to in _reach(board, came):
        other = board.at[to]
        worth = board.change(one, to)
        board.put(one, to, came, other)
        if worth > best - MOST_MENDED:
            worth = groups.change(one, to)
            board.put(one, to, came, other)
            if worth > best:
                best, chosen = worth, to
    if chosen >= 0:
        board.change(one, chosen)
    return chosen >= 0


def _reach(board: Board, cell: int) -> list[int]:
    """Cells within some steps, in order."""
    found = {cell}
    for _ in range(AROUND):
        found |= {near for place in found for near in board.near[place] if near >= 0}
    return sorted(found - {cell})
