"""A report as tables that fit the width of a terminal.

Why not tabulate: it costs 53 ms to import (click included beforehand), more than the whole
look-up; it breaks cells at widths one gives it but does not choose them for 80 columns; it lets
long headings run past them; and it leaves pipes and HTML in its Markdown as they are. What is
needed here is short.
"""

from collections.abc import Iterator, Sequence

from jeugdgraph.present.report import Column, Report, Section
from jeugdgraph.present.terminal import bold as in_bold
from jeugdgraph.present.terminal import display_width, longest_word, pad, wrap
from jeugdgraph.present.values import for_people
from jeugdgraph.text import clean_for_terminal, shorten

GAP = "  "
CELL_LIMIT = 1000
"""Characters of one cell that a table shows; the other formats give the whole."""
WORD_LIMIT = 16
"""A column does not stay wider than this for the sake of one long word."""
COMFORTABLE = 24
"""Width in which a sentence reads well; no column goes below it while another is wider."""
LEAST = 6
"""Columns that a table column needs; when there is less room, each row becomes a list."""

Grid = list[list[str]]


def render_table(report: Report, width: int, *, bold: bool = False) -> str:
    """Text of a report, no line wider than `width` (20 or more), ending in a line break.

    `bold` marks title and headings with terminal codes, which take no room.
    """
    blocks = [_heading(report.title, width, "=", bold=bold)]
    blocks.append(_facts(report, width))
    for section in report.sections:
        blocks.append(_section(section, report, width, bold=bold))
    blocks.append(_remarks(report.notes, width))
    blocks.append(_remarks(report.footer, width))
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _heading(title: str, width: int, rule: str, *, bold: bool) -> list[str]:
    clean = clean_for_terminal(title).strip()
    if not clean:
        return []
    lines = wrap(clean, width)
    if bold:
        return [in_bold(line) for line in lines]
    return [*lines, rule * max(display_width(line) for line in lines)]


def _facts(report: Report, width: int) -> list[str]:
    pairs = [(label, for_people(value, report.lang)) for label, value in report.facts]
    return _listed([(_clean(label), _clean(text)) for label, text in pairs], width)


def _section(section: Section, report: Report, width: int, *, bold: bool) -> list[str]:
    lines = _heading(section.title, width, "-", bold=bold)
    if section.rows and section.columns:
        lines += _table(section, report, width, bold=bold)
    elif section.empty:
        lines += wrap(_clean(section.empty), width)
    if section.notes:
        lines += ["", *_remarks(section.notes, width)]
    return lines


def _table(section: Section, report: Report, width: int, *, bold: bool) -> list[str]:
    headings = [_clean(column.heading) for column in section.columns]
    grid = [
        [
            _clean(for_people(cell.value, report.lang, column.digits))
            for column, cell in zip(section.columns, section.cells(row), strict=True)
        ]
        for row in section.rows
    ]
    widths = fit(section.columns, [headings, *grid], width)
    if widths is None:
        return _as_lists(headings, grid, width)
    top = [line.rstrip() for line in _row(headings, section.columns, widths)]
    rule = GAP.join("-" * column for column in widths)
    body = _spaced([list(_row(row, section.columns, widths)) for row in grid])
    return [*(in_bold(line) if bold else line for line in top), rule, *body]


def _spaced(rows: list[list[str]]) -> Iterator[str]:
    """Lines of all rows, with an empty line on both sides of a row that takes several."""
    previous = 1
    for number, row in enumerate(rows):
        if number and max(previous, len(row)) > 1:
            yield ""
        yield from (line.rstrip() for line in row)
        previous = len(row)


def fit(columns: Sequence[Column], grid: Grid, width: int) -> list[int] | None:
    """Width of each column so that a row fits `width`; None when there are too many columns.

    Columns keep their full width if they can. Those with the highest `wrap` give way first, the
    widest of them the most: down to a comfortable width, then to their longest word, then further.
    """
    down = list(zip(*grid, strict=True))
    widths = [max(2, *map(display_width, cells)) for cells in down]
    words = [min(max(map(longest_word, cells)), WORD_LIMIT) for cells in down]
    least = [min(full, LEAST) for full in widths]
    room = width - len(GAP) * (len(columns) - 1)
    if sum(least) > room:
        return None
    floors = [
        [max(column.min_width, word, COMFORTABLE) for column, word in zip(columns, words, strict=True)],
        [max(column.min_width, word) for column, word in zip(columns, words, strict=True)],
        least,
    ]
    for floor in floors:
        for level in sorted({column.wrap for column in columns}, reverse=True):
            members = [place for place, column in enumerate(columns) if column.wrap == level]
            _narrow(widths, members, floor, sum(widths) - room)
    return widths


def _narrow(widths: list[int], members: list[int], floor: list[int], excess: int) -> None:
    """Take `excess` columns off the members, one at a time from the widest, no lower than floor."""
    while excess > 0:
        able = [place for place in members if widths[place] > floor[place]]
        if not able:
            return
        widths[max(able, key=lambda place: widths[place])] -= 1
        excess -= 1


def _row(texts: Sequence[str], columns: Sequence[Column], widths: list[int]) -> Iterator[str]:
    wrapped = [wrap(text, width) for text, width in zip(texts, widths, strict=True)]
    for number in range(max(len(lines) for lines in wrapped)):
        yield GAP.join(
            pad(lines[number] if number < len(lines) else "", width, right=column.align == "right")
            for lines, column, width in zip(wrapped, columns, widths, strict=True)
        )


def _as_lists(headings: list[str], grid: Grid, width: int) -> list[str]:
    """One list of heading and value per row, for tables with too many columns."""
    lines: list[str] = []
    for row in grid:
        lines += [*_listed(list(zip(headings, row, strict=True)), width), ""]
    return lines[:-1]


def _listed(pairs: list[tuple[str, str]], width: int) -> list[str]:
    """Lines of label and value, the values aligned when the labels leave them half the width."""
    labels = [f"{label}:" for label, _ in pairs]
    indent = max((display_width(label) + 1 for label in labels), default=0)
    lines: list[str] = []
    for label, (_, text) in zip(labels, pairs, strict=True):
        if indent <= width // 2:
            first, *rest = wrap(text, width - indent)
            lines += [pad(label, indent) + first, *(" " * indent + line for line in rest)]
        else:
            first, *rest = wrap(f"{label} {text}", width - 2)
            lines += [first, *("  " + line for line in rest)]
    return [line.rstrip() for line in lines]


def _remarks(remarks: Sequence[str], width: int) -> list[str]:
    return [line for remark in remarks for line in wrap(clean_for_terminal(remark), width)]


def _clean(text: str) -> str:
    return shorten(clean_for_terminal(text).strip(), CELL_LIMIT)
