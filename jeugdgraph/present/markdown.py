"""A report as GitHub Markdown: to paste into an issue, a memo or a README.

Whatever comes from the data is escaped, so that it reads as text: no HTML, no links of its own
making, no cell that breaks out of its row.
"""

import re

from jeugdgraph.present.report import Cell, Column, Report, Section, Value, safe_link
from jeugdgraph.present.values import for_people
from jeugdgraph.text import clean_for_terminal

_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_MARKS = re.compile(r"([\\`*\[\]|~$]|(?<![^\W_])_|_(?![^\W_]))")
_BLOCK_MARK = re.compile(r"^([-+=#]|\d+(?=[.)](?:\s|$)))")


def render_markdown(report: Report) -> str:
    """Markdown of the whole report, ending in a line break."""
    blocks = [[f"# {escape(report.title)}"] if report.title else []]
    blocks.append([f"- **{escape(label)}:** {_value(value, report)}" for label, value in report.facts])
    for section in report.sections:
        blocks.append([f"## {escape(section.title)}"] if section.title else [])
        blocks.append(_table(section, report))
        blocks.append(_list(section.notes))
    blocks.append(_list(report.notes))
    blocks.append(_list(report.footer))
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def escape(text: str) -> str:
    """Text on one line that Markdown shows as it is."""
    plain = clean_for_terminal(text).strip().translate(_HTML)
    marked = _MARKS.sub(r"\\\1", plain)
    return _BLOCK_MARK.sub(lambda mark: _after(mark[1]), marked)


def _after(mark: str) -> str:
    """A mark that no longer starts a list or heading: ``\\-``, ``1\\.``."""
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"


def _table(section: Section, report: Report) -> list[str]:
    if not section.rows or not section.columns:
        return [escape(section.empty)] if section.empty else []
    lines = [_line([escape(column.heading) for column in section.columns])]
    lines.append(_line(["--:" if column.align == "right" else "---" for column in section.columns]))
    for row in section.rows:
        cells = zip(section.columns, section.cells(row), strict=True)
        lines.append(_line([_cell(column, cell, report) for column, cell in cells]))
    return lines


def _cell(column: Column, cell: Cell, report: Report) -> str:
    text = _value(cell.value, report, column.digits)
    link = safe_link(cell.link)
    return f"[{text}](<{link}>)" if link and text else text


def _value(value: Value, report: Report, digits: int | None = None) -> str:
    return escape(for_people(value, report.lang, digits))


def _line(texts: list[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _list(remarks: tuple[str, ...]) -> list[str]:
    return [f"- {escape(remark)}" for remark in remarks]
