"""Tiles on a grid while they are being laid: who stands where, and what a change would be worth."""

from collections.abc import Iterable, Sequence

from jeugdgraph.analysis.tiles.grid import Cell, around
from jeugdgraph.analysis.tiles.score import HOLLOW, Score


class Board:
    """Municipalities, by number, on cells, by number. `place` tells the cell of each, `at` who stands on a cell.

    Beside the last cell, ``at[-1]`` is the sea around everything: always empty. `near` holds the six cells around
    each, in the order of the directions.
    """

    def __init__(self, cells: Sequence[Cell], places: Sequence[Cell], score: Score) -> None:
        number = {cell: place for place, cell in enumerate(cells)}
        self.cells, self.score, self.empty = cells, score, score.empty
        self.near = [tuple(number.get(other, -1) for other in around(cell)) for cell in cells]
        self.place = [number[cell] for cell in places]
        self.at = [self.empty] * (len(cells) + 1)
        for municipality, cell in enumerate(self.place):
            self.at[cell] = municipality

    def tiles(self) -> list[Cell]:
        """Cell of each municipality."""
        return [self.cells[place] for place in self.place]

    def worth(self, one: int, cell: int) -> float:
        """What a municipality would gain in a cell, from those that stand around it, less its cost."""
        at, total = self.at, -self.score.cost[one][cell]
        for gain, near in zip(self.score.gain, self.near[cell], strict=True):
            total += gain[one][at[near]]
        return total

    def hollow(self, cells: Iterable[int]) -> float:
        """Cost of the empty cells among these."""
        at, empty, bare, total = self.at, self.empty, self.score.bare, 0.0
        for cell in cells:
            if cell >= 0 and at[cell] == empty:
                total += bare[cell] + HOLLOW[6 - [at[near] for near in self.near[cell]].count(empty)]
        return total

    def change(self, one: int, to: int) -> float:
        """Let a municipality change places with whoever stands in a cell; gives what that is worth. `put` undoes it."""
        at, came = self.at, self.place[one]
        other = at[to]
        if other == self.empty:
            touched = {came, to, *self.near[came], *self.near[to]}
            before = self.worth(one, came) - self.hollow(touched)
            self.put(one, came, to, other)
            return self.worth(one, to) - self.hollow(touched) - before
        twice = self._side(one, came, other, to)
        before = self.worth(one, came) + self.worth(other, to) - twice
        self.put(one, came, to, other)
        return self.worth(one, to) + self.worth(other, came) - self._side(one, to, other, came) - before

    def put(self, one: int, came: int, to: int, other: int) -> None:
        """Put a municipality in a cell, and who stood there in the cell it came from."""
        self.at[came], self.at[to] = other, one
        self.place[one] = to
        if other != self.empty:
            self.place[other] = came

    def pieces(self, group: Iterable[int]) -> int:
        """Number of pieces in which the tiles of a group lie."""
        left, count = {self.place[one] for one in group}, 0
        while left:
            count += 1
            ahead = [left.pop()]
            while ahead:
                found = [near for near in self.near[ahead.pop()] if near in left]
                left.difference_update(found)
                ahead += found
        return count

    def _side(self, one: int, cell: int, other: int, there: int) -> float:
        """Gain of two tiles from each other, which `worth` of both counts."""
        for gain, near in zip(self.score.gain, self.near[cell], strict=True):
            if near == there:
                return gain[one][other]
        return 0.0
