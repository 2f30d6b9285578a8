"""Memberships as bars on a line of time: what is known, what is taken to hold, and what is not known.

Days are ordinals (`date.toordinal`), so that a scale of numbers can draw them.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from jeugdgraph.lookup import Participation

FLOOR = date(2010, 1, 1)
"""A line of time begins here at the earliest; a bar that begins before it says since when."""
BEYOND = 270
"""Days that are drawn after the last that is known."""
LATER = timedelta(days=4 * 365)
"""How long after the reference date an end is drawn."""
FADE = 330
"""Days for which a start that is not known is dotted."""


class Span(NamedTuple):
    """A membership on the line: days from which to which it is drawn.

    From `start` to `sure` a source confirms it; from there to `end` it is taken to hold, as nothing says otherwise.
    From `maybe` to `start` it may have held already. `open_start` and `open_end`: no such day is known. `earlier` tells
    that it begins before the line does.
    """

    start: int
    sure: int
    end: int
    maybe: int
    open_start: bool
    open_end: bool
    earlier: bool


class Line(NamedTuple):
    """First and last day of a line of time."""

    first: int
    last: int

    @property
    def years(self) -> tuple[date, ...]:
        """First days of the years that begin on it."""
        start, end = date.fromordinal(self.first), date.fromordinal(self.last)
        return tuple(
            date(year, 1, 1) for year in range(start.year, end.year + 1) if date(year, 1, 1) >= start
        )


def line_of(found: Sequence[Participation], on: date) -> Line:
    """The line on which memberships fit: from the first that is known, but not before `FLOOR`, to after all of them.

    An end in the far future is not waited for.
    """
    known = [p.start.date if p.start else p.first_observed_on for p in found]
    seen = [p.observed_on for p in found]
    ends = [min(p.end.date, on + LATER) for p in found if p.end]
    first = max(min([*known, on]), FLOOR) - timedelta(days=FADE)
    last = max([on, *known, *seen, *ends]) + timedelta(days=BEYOND)
    return Line(date(max(first.year, FLOOR.year), 1, 1).toordinal(), last.toordinal())


def span(p: Participation, line: Line) -> Span:
    """Where a membership stands on the line.

    What begins between two days is drawn from the second, with the time between as a maybe.
    """
    begin = (p.start.date if p.start else p.first_observed_on).toordinal()
    end = p.end.date.toordinal() if p.end else line.last
    start = min(max(begin, line.first), line.last)
    until = min(max(end, start), line.last)
    sure = min(max(p.observed_on.toordinal(), start), until)
    if p.start is None:
        maybe = max(start - FADE, line.first)
    else:
        maybe = max(p.start.not_before.toordinal(), line.first) if p.start.not_before else start
    return Span(start, sure, until, min(maybe, start), p.start is None, p.end is None, begin < line.first)


def lanes(spans: Sequence[Span]) -> list[int]:
    """Lane of each bar, with the time in which it may have begun: the first in which it lies over no other.

    >>> bar = Span(0, 5, 10, 0, False, False, False)
    >>> lanes([bar, bar._replace(start=12, maybe=5, end=20), bar._replace(start=10, maybe=10, end=20)])
    [0, 1, 0]
    """
    free: list[int] = []
    found = [0] * len(spans)
    for place in sorted(range(len(spans)), key=lambda place: (spans[place].maybe, place)):
        here = spans[place]
        lane = next((number for number, end in enumerate(free) if end <= here.maybe), len(free))
        free[lane : lane + 1] = [here.end]
        found[place] = lane
    return found
