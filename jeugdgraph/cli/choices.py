"""Periods as users name them → days."""

from datetime import date, timedelta

from jeugdgraph.dates import FIRST_DATE_KNOWN
from jeugdgraph.errors import UsageProblem


def period(on: date, since: date | None, until: date | None) -> tuple[date, date]:
    """First and last day asked about: the reference date, or the days from `since` before `until`."""
    if since is None and until is None:
        return on, on
    first = since or FIRST_DATE_KNOWN
    last = until - timedelta(days=1) if until else max(on, first)
    if last < first:
        raise UsageProblem(f"--until {until} must come after --since {since or FIRST_DATE_KNOWN}.")
    return first, last
