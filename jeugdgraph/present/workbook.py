"""A report as an Excel workbook: one sheet per section, and one with facts, notes and footer.

Texts are written as texts, whatever they start with, so a workbook never holds a formula. Numbers
and dates keep their type.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from jeugdgraph.present.report import Cell, Column, Report, Row, Section, Value, as_cell, safe_link
from jeugdgraph.present.tabular import looks_like_formula
from jeugdgraph.present.terminal import display_width
from jeugdgraph.present.values import for_people, is_finite
from jeugdgraph.text import clean_for_terminal, shorten

CELL_LIMIT = 32_767
"""Characters that Excel keeps of a cell."""
TITLE_LIMIT = 31
"""Characters that Excel keeps of a sheet's name."""
NARROWEST, WIDEST = 8, 60
"""Bounds of a column's width, in characters."""
EXACT_BELOW = 10**15
"""Whole numbers from here on lose digits in Excel and are written as text."""

_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\]")
_NOT_IN_XML = re.compile("[\ufffe\uffff]")


def render_workbook(report: Report) -> bytes:
    """Bytes of an .xlsx file."""
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    for section in report.sections:
        _fill(_new_sheet(book, section.title or section.id or report.title), section, report)
    if report.facts or report.notes or report.footer or not report.sections:
        _about(_new_sheet(book, report.title), report)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _new_sheet(book: Workbook, title: str) -> Worksheet:
    """Empty sheet with a name that Excel accepts and no other sheet has."""
    clean = _NOT_IN_TITLE.sub(" ", _clean(title)).strip(" '") or "1"
    taken = {name.casefold() for name in book.sheetnames} | {"history"}
    name, number = _cut(clean, TITLE_LIMIT), 1
    while name.casefold() in taken:
        number += 1
        name = f"{_cut(clean, TITLE_LIMIT - 6)} ({number})"
    sheet: Worksheet = book.create_sheet()
    sheet.title = name
    return sheet


def _cut(text: str, limit: int) -> str:
    """Text of at most `limit` UTF-16 units, as Excel counts, without a quote at the end."""
    return text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore").strip(" '") or "1"


def _fill(sheet: Worksheet, section: Section, report: Report) -> None:
    for place, column in enumerate(section.columns, start=1):
        _put(sheet, 1, place, Cell(column.heading), heading=True)
    for line, row in enumerate(section.rows, start=2):
        for place, cell in enumerate(section.cells(row), start=1):
            _put(sheet, line, place, cell, digits=section.columns[place - 1].digits)
    if section.rows and section.columns:
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = sheet.dimensions
    _set_widths(sheet, section, report)
    after = len(section.rows) + 3
    for line, note in enumerate(section.notes, start=after):
        _put(sheet, line, 1, Cell(note))
    if section.empty and not section.rows:
        _put(sheet, 2, 1, Cell(section.empty))


def _about(sheet: Worksheet, report: Report) -> None:
    _put(sheet, 1, 1, Cell(report.title), heading=True)
    for line, (label, value) in enumerate(report.facts, start=3):
        _put(sheet, line, 1, Cell(label))
        _put(sheet, line, 2, as_cell(value))
    after = len(report.facts) + 4
    for line, remark in enumerate((*report.notes, *report.footer), start=after):
        _put(sheet, line, 1, Cell(remark))
    sheet.column_dimensions["A"].width = WIDEST // 2
    sheet.column_dimensions["B"].width = WIDEST


def _set_widths(sheet: Worksheet, section: Section, report: Report) -> None:
    for place, column in enumerate(section.columns, start=1):
        texts = [column.heading, *(_shown(column, row, report) for row in section.rows)]
        width = max(display_width(shorten(text, WIDEST)) for text in texts) + 2
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = min(max(width, NARROWEST), WIDEST)


def _shown(column: Column, row: Row, report: Report) -> str:
    return for_people(as_cell(row.get(column.id)).value, report.lang, column.digits)


def _put(
    sheet: Worksheet,
    row: int,
    place: int,
    cell: Cell,
    *,
    digits: int | None = None,
    heading: bool = False,
) -> None:
    target = sheet.cell(row=row, column=place)
    value = _native(cell.value)
    target.value = value
    if isinstance(value, str):
        target.data_type = "s"
        target.quotePrefix = looks_like_formula(value)
        target.alignment = Alignment(vertical="top", wrap_text=display_width(value) > WIDEST)
    elif isinstance(value, float) and digits is not None:
        target.number_format = "#,##0" + ("." + "0" * digits if digits else "")
    elif isinstance(value, date):
        target.number_format = "yyyy-mm-dd hh:mm" if isinstance(value, datetime) else "yyyy-mm-dd"
    if heading:
        target.font = Font(bold=True)
    link = safe_link(cell.link)
    if link and value is not None:
        target.hyperlink = link


def _native(value: Value) -> str | int | float | bool | date | None:
    """Value as a cell can hold it; what is not finite is left empty."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        # Excel's calendar starts in 1900.
        return value if value.year > 1900 else value.isoformat()
    if not is_finite(value):
        return None
    if isinstance(value, int) and abs(value) >= EXACT_BELOW:
        return str(value)
    return float(value) if isinstance(value, Decimal) else value


def _clean(text: str) -> str:
    return shorten(_NOT_IN_XML.sub("", clean_for_terminal(text)), CELL_LIMIT)
