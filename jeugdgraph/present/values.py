"""How a value is written: for people, in their language, and for programs, exactly."""

import math
from datetime import date, datetime
from decimal import Decimal

from jeugdgraph.dates import Language, format_day
from jeugdgraph.present.report import Value

ABSENT = "–"
SIGNIFICANT = 6
"""Digits of a number that people see when its column fixes no decimals."""

_YES_NO: dict[Language, tuple[str, str]] = {"nl": ("ja", "nee"), "en": ("yes", "no")}
_DUTCH_MARKS = str.maketrans(",.", ".,")


def for_people(value: Value, lang: Language, digits: int | None = None) -> str:
    """Text for people: ``1.234,5``, ``ja``, ``1 januari 2024``; a dash when there is no value.

    Whole numbers are shown whole. A year or a code is text, not a number, and keeps its form.
    """
    if value is None or value == "":
        return ABSENT
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return _YES_NO[lang][0 if value else 1]
    if isinstance(value, datetime):
        return f"{format_day(value, lang)} {value:%H:%M}"
    if isinstance(value, date):
        return format_day(value, lang)
    return format_number(value, lang, digits)


def format_number(value: int | float | Decimal, lang: Language, digits: int | None = None) -> str:
    """Number with thousands marks: ``1.234,5`` in Dutch, ``1,234.5`` in English.

    Without `digits` a fraction shows `SIGNIFICANT` digits at most. What is not finite is a dash.
    """
    if not is_finite(value):
        return ABSENT
    if digits is not None:
        text = f"{value:,.{digits}f}"
    elif isinstance(value, int):
        text = f"{value:,d}"
    else:
        text = f"{value:,.{_decimals(value)}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.translate(_DUTCH_MARKS) if lang == "nl" else text


def percent(share: float, lang: Language, digits: int = 0) -> str:
    """Share between 0 and 1 as a percentage: ``12,5 %``."""
    return f"{format_number(100 * share, lang, digits)} %"


def for_programs(value: Value) -> str:
    """Text for programs: ``1234.5``, ``true``, ``2024-01-01``; empty when there is no value."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if not is_finite(value):
        return ""
    return format(value, "f") if isinstance(value, Decimal) else repr(value)


def is_finite(value: int | float | Decimal) -> bool:
    """Whether a number can be written: not NaN, not infinite, not beyond what a float holds."""
    if isinstance(value, Decimal):
        return value.is_finite() and abs(value.adjusted()) < 300
    return isinstance(value, int) or math.isfinite(value)


def _decimals(value: float | Decimal) -> int:
    """Decimals that leave `SIGNIFICANT` digits, 12 at most."""
    if not value:
        return 0
    before_the_point = math.floor(math.log10(abs(float(value)))) + 1
    return min(max(SIGNIFICANT - before_the_point, 0), 12)
