r"""A report for programs: CSV, TSV and JSON.

CSV and TSV hold the rows of all sections under one header of column ids. The first column,
``section``, holds the section's id; it is left out when the report's only section has none.
Columns of a later section come after those of earlier ones. Facts, notes and footer are not part
of them.

CSV quotes as RFC 4180 does, with the line ends (LF) that our own tables have. TSV never quotes: a
tab, line break or backslash in a value is written ``\t``, ``\n``, ``\r``, ``\\``, so each row is
one line.

JSON holds everything::

    {"title": "", "lang": "nl", "facts": [{"label": "", "value": 0}],
     "sections": [{"id": "", "title": "", "columns": [{"id": "", "heading": ""}],
                   "rows": [{"<column id>": "", "<column id>_link": ""}], "notes": []}],
     "notes": [], "footer": []}

Every row has every column; an absent value is null, a date its ISO text, numbers stay numbers.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from jeugdgraph.present.report import Cell, Report, Section, Value
from jeugdgraph.present.values import for_programs, is_finite
from jeugdgraph.text import encodable

SECTION = "section"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a spreadsheet read a text as a formula."""

_TSV_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def render_csv(report: Report, *, defuse: bool = False) -> str:
    """CSV of all rows. With `defuse`, texts that look like formulas get an apostrophe in front."""
    import csv

    lines = _Lines()
    # The writer quotes both kinds of line break only when its own line end holds both.
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerows(_texts(report, defuse=defuse))
    return "".join(lines.written)


def render_tsv(report: Report, *, defuse: bool = False) -> str:
    """TSV of all rows, one line each. With `defuse` as in `render_csv`."""
    rows = _texts(report, defuse=defuse)
    return "".join("\t".join(text.translate(_TSV_ESCAPES) for text in row) + "\n" for row in rows)


def render_json(report: Report) -> str:
    """JSON of the whole report, in the shape that this module's docstring shows."""
    import json

    content = {
        "title": report.title,
        "lang": report.lang,
        "facts": [{"label": label, "value": _plain(value)} for label, value in report.facts],
        "sections": [_section(section) for section in report.sections],
        "notes": list(report.notes),
        "footer": list(report.footer),
    }
    return encodable(json.dumps(content, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet could read the text as a formula."""
    return text.startswith(FORMULA_STARTS) or text.lstrip().startswith(FORMULA_STARTS)


class _Lines:
    """What csv.writer writes, one row at a time, with LF as the line end."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, row: str) -> None:
        self.written.append(row.removesuffix("\r\n") + "\n")


def _texts(report: Report, *, defuse: bool) -> Iterator[list[str]]:
    named = len(report.sections) != 1 or report.sections[0].id != ""
    ids = list(dict.fromkeys(name for section in report.sections for name in _ids(section)))
    yield [encodable(name) for name in ([SECTION] if named else []) + ids]
    for section in report.sections:
        for row in _rows(section):
            values = [section.id, *map(row.get, ids)] if named else map(row.get, ids)
            yield [_text(value, defuse=defuse) for value in values]


def _text(value: Value, *, defuse: bool) -> str:
    text = encodable(for_programs(value))
    return f"'{text}" if defuse and isinstance(value, str) and looks_like_formula(text) else text


def _ids(section: Section) -> Iterator[str]:
    for column in section.columns:
        yield column.id
        if column.linked:
            yield f"{column.id}_link"


def _rows(section: Section) -> Iterator[dict[str, Value]]:
    """Rows with a value for each of the section's ids."""
    for row in section.rows:
        yield dict(zip(_ids(section), _values(section, section.cells(row)), strict=True))


def _values(section: Section, cells: Iterable[Cell]) -> Iterator[Value]:
    for column, cell in zip(section.columns, cells, strict=True):
        yield cell.value
        if column.linked:
            yield cell.link


def _section(section: Section) -> dict[str, object]:
    return {
        "id": section.id,
        "title": section.title,
        "columns": [{"id": column.id, "heading": column.heading} for column in section.columns],
        "rows": [{name: _plain(value) for name, value in row.items()} for row in _rows(section)],
        "notes": list(section.notes),
    }


def _plain(value: Value) -> str | int | float | bool | None:
    """Value as JSON knows it; a number that is not finite is absent."""
    if isinstance(value, (float, Decimal)):
        return float(value) if is_finite(value) else None
    return value.isoformat() if isinstance(value, date) else value
