"""Dates as sources give them: to the day, the month or the year, or somewhere between two days.

Tables write reduced ISO 8601 (``2018``, ``2018-04``, ``2018-04-01``) or an EDTF interval of two
days (``2016-01-01/2025-01-01``: after the first, no later than the second). Periods are half-open:
an end is the first day on which something no longer holds. What people read names the last day
that counts.
"""

import os
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from jeugdgraph.errors import UsageProblem, did_you_mean, quote

Precision = Literal["day", "month", "year", "between"]
Language = Literal["nl", "en"]
Day = date

FIRST_DATE_KNOWN = date(2015, 1, 1)
"""First reference date that can be asked about: before it the divisions are not in the data."""
LAST_DATE_KNOWN = date(2100, 12, 31)
"""Last reference date that can be asked about; later ones are typing errors."""
EARLIEST_YEAR, LATEST_YEAR = 1500, 2199
"""Years that a table may name; others, such as 9999 for "no end", are typing errors."""
TODAY_VARIABLE = "JEUGDGRAPH_TODAY"

_REDUCED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_DUTCH_ORDER = re.compile(r"(\d\d?)-(\d\d?)-(\d{4})", re.ASCII)
_NUMBER_OR_WORD = re.compile(r"[0-9]+|[a-z]+")
_MONTHS: dict[Language, tuple[str, ...]] = {
    "nl": tuple(
        "januari februari maart april mei juni juli augustus september oktober november december".split()
    ),
    "en": tuple(
        "January February March April May June July August September October November December".split()
    ),
}
_EXPECTED_IN_TABLE = "a date such as 2018, 2018-04 or 2018-04-01, or 2016-01-01/2025-01-01 for between"
_EXPECTED_ON = (
    f"a date from {FIRST_DATE_KNOWN} to {LAST_DATE_KNOWN} such as 2026-01-31, 31-01-2026, 2026-01 or 2026"
)


class MalformedDate(UsageProblem):
    """Text that is no date. `expected` and `suggestion` fit into a `Finding`."""

    def __init__(self, found: str, expected: str, suggestion: str = "", *, where: str = "date") -> None:
        self.found = found
        self.expected = expected
        self.suggestion = suggestion
        meant = did_you_mean([suggestion] if suggestion else [])
        super().__init__(f"{where} {quote(found)}; expected {expected}.{meant}")


@dataclass(frozen=True)
class Moment:
    """A day as exact as the source gives it.

    `date` is the first day of the month or year named; for precision *between* it is the last day
    on which the moment can lie, and `not_before` the day after which it lies.
    """

    date: Day
    precision: Precision = "day"
    not_before: Day | None = None

    def __post_init__(self) -> None:
        if (self.precision == "between") != (self.not_before is not None):
            raise ValueError("not_before goes with precision 'between', and only with that")

    def iso(self) -> str:
        """The moment as tables write it; `parse` reads it back."""
        if self.not_before is not None:
            return f"{self.not_before.isoformat()}/{self.date.isoformat()}"
        return self.date.isoformat()[: {"year": 4, "month": 7}.get(self.precision, 10)]


def parse(text: str) -> Moment:
    """Moment that a table cell names; MalformedDate when it names none.

    Examples
    --------
    >>> parse("2018-04").precision
    'month'
    """
    first, slash, second = text.partition("/")
    if not slash:
        return _reduced(text) or _refuse(text, _EXPECTED_IN_TABLE)
    lower, upper = _reduced(first), _reduced(second)
    if lower is None or upper is None:
        raise MalformedDate(text, _EXPECTED_IN_TABLE, "" if ".." in text else _nearest(text))
    if lower.precision != "day" or upper.precision != "day":
        meant = f"{lower.date.isoformat()}/{upper.date.isoformat()}"
        raise MalformedDate(text, "two full dates around the /", meant)
    if lower.date >= upper.date:
        raise MalformedDate(text, "the earlier date before the /", f"{second}/{first}")
    return Moment(upper.date, "between", lower.date)


def parse_reference_date(text: str, *, where: str = "--on") -> date:
    """Day that a question is about: ``2026-01-31``, ``31-01-2026``, ``2026-01`` or ``2026``.

    A month or year stands for its first day. `where` names the option or parameter in the message.
    Raises MalformedDate, or UsageProblem for a day outside `FIRST_DATE_KNOWN` to `LAST_DATE_KNOWN`.
    """
    day = _reference_day(text.strip())
    if day is None:
        raise MalformedDate(text, _EXPECTED_ON, _nearest(text), where=where)
    if day < FIRST_DATE_KNOWN:
        raise UsageProblem(f"{where} {quote(text)}; the first date known is {FIRST_DATE_KNOWN}.")
    if day > LAST_DATE_KNOWN:
        raise UsageProblem(f"{where} {quote(text)}; the last date accepted is {LAST_DATE_KNOWN}.")
    return day


def today() -> date:
    """The current day: the only place that reads the clock.

    The environment variable JEUGDGRAPH_TODAY (``2026-01-31``) takes its place, so a run can be
    repeated with the same outcome.
    """
    fixed = os.environ.get(TODAY_VARIABLE, "")
    return parse_reference_date(fixed, where=TODAY_VARIABLE) if fixed else date.today()


def format_day(day: date, lang: Language) -> str:
    """A day in words: ``1 januari 2024``, ``1 January 2024``."""
    return f"{day.day} {_MONTHS[lang][day.month - 1]} {day.year}"


def format_moment(moment: Moment, lang: Language) -> str:
    """A moment in words, no more exact than it is known: ``2018``, ``april 2018``."""
    if moment.not_before is not None:
        word, and_ = ("tussen", "en") if lang == "nl" else ("between", "and")
        return f"{word} {format_day(moment.not_before, lang)} {and_} {format_day(moment.date, lang)}"
    return _to_precision(moment.date, moment.precision, lang)


def period_text(start: Moment | None, end: Moment | None, lang: Language, *, on: date | None = None) -> str:
    """Half-open period in words; the end named is the last day, month or year that counts.

    ``sinds 2018``, ``t/m 31 december 2023``, ``april 2018 t/m 2023``, ``in 2018``. A start after
    the reference date `on` reads ``vanaf``. Without start and end: ``periode niet bekend``.
    """
    if start is None and end is None:
        return "periode niet bekend" if lang == "nl" else "period not known"
    if end is None:
        return _start_text(start, lang, later=on is not None and start is not None and start.date > on)
    if start is None:
        return _end_text(end, lang)
    if start.precision == "between" or end.precision == "between":
        return f"{_start_text(start, lang)}, {_end_text(end, lang)}"
    first, last = format_moment(start, lang), _last_text(end, lang)
    if first == last:
        return f"{_at(start.precision, lang)} {first}"
    return f"{first} {'t/m' if lang == 'nl' else 'through'} {last}"


def _start_text(start: Moment | None, lang: Language, *, later: bool = False) -> str:
    if start is None:
        return ""
    if start.precision == "between":
        return f"{'begonnen' if lang == 'nl' else 'begun'} {format_moment(start, lang)}"
    since, from_ = ("sinds", "vanaf") if lang == "nl" else ("since", "from")
    return f"{from_ if later else since} {format_moment(start, lang)}"


def _end_text(end: Moment, lang: Language) -> str:
    if end.precision == "between":
        return f"{'geëindigd' if lang == 'nl' else 'ended'} {format_moment(end, lang)}"
    return f"{'t/m' if lang == 'nl' else 'through'} {_last_text(end, lang)}"


def _last_text(end: Moment, lang: Language) -> str:
    """The last day, month or year before an exclusive end."""
    return _to_precision(end.date - timedelta(days=1), end.precision, lang)


def _at(precision: Precision, lang: Language) -> str:
    if precision == "day":
        return "op" if lang == "nl" else "on"
    return "in"


def _to_precision(day: date, precision: Precision, lang: Language) -> str:
    if precision == "year":
        return str(day.year)
    if precision == "month":
        return f"{_MONTHS[lang][day.month - 1]} {day.year}"
    return format_day(day, lang)


def _reduced(text: str) -> Moment | None:
    match = _REDUCED.fullmatch(text)
    if match is None:
        return None
    year, month, day = match.groups()
    first = _day(int(year), int(month or 1), int(day or 1))
    if first is None:
        return None
    return Moment(first, "day" if day else "month" if month else "year")


def _reference_day(text: str) -> date | None:
    dutch = _DUTCH_ORDER.fullmatch(text)
    if dutch:
        day, month, year = (int(part) for part in dutch.groups())
        return _day(year, month, day)
    moment = _reduced(text)
    return moment.date if moment else None


def _refuse(text: str, expected: str) -> Moment:
    raise MalformedDate(text, expected, _nearest(text))


def _day(year: int, month: int, day: int) -> date | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(text: str) -> str:
    """A date that may have been meant: other marks, month names, parts swapped, day too high."""
    numbers = _numbers(text[:40].lower())
    if len(numbers) != 3:
        return ""
    year, month, day = numbers
    if text.lstrip()[0].isalpha():
        month, day, year = numbers
    elif year < EARLIEST_YEAR:
        day, month, year = numbers
    if not 1 <= month <= 12:
        month, day = day, month
    for nearby in range(min(day, 31), 27, -1) if 28 < day <= 31 else (day,):
        found = _day(year, month, nearby)
        if found:
            return found.isoformat()
    return ""


def _numbers(text: str) -> list[int]:
    """Numbers in a text, month names as their number; ``20260131`` as year, month and day."""
    if re.fullmatch(r"[0-9]{8}", text):
        return [int(text[:4]), int(text[4:6]), int(text[6:])]
    return [int(part) if part.isdigit() else _month(part) for part in _NUMBER_OR_WORD.findall(text)]


def _month(word: str) -> int:
    """Number of a month by the start of its name (three letters or more); 0 when it is none."""
    for names in _MONTHS.values():
        for number, name in enumerate(names, start=1):
            if len(word) >= 3 and name.lower().startswith(word):
                return number
    return 0
