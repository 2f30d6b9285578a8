"""A document as Markdown that GitHub and pandoc read: pipe tables, footnotes as ``[^1]``.

Whatever comes from the data is escaped, also where only pandoc would give it a meaning. Emphasis that
Markdown cannot express at its place is left out: the text goes before its look.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from jeugdgraph.present.document.model import (
    Block,
    Bullets,
    Document,
    Footnote,
    Heading,
    Line,
    Paragraph,
    Ref,
    Run,
    Table,
    as_run,
    line_of,
    plain,
)
from jeugdgraph.present.markdown import escape
from jeugdgraph.present.report import safe_link

RULE = 60
"""Dashes below the headings of a table, shared out by the width of its columns (pandoc reads them)."""

_PANDOC_MARKS = re.compile(r"([\^{}@])")
_PANDOC_START = re.compile(r"^(?:([(:%])|(\w{1,9})([.)])(?=\s|$))")
_TICKS = re.compile("`+")


def render_markdown(document: Document) -> str:
    """Markdown of a document, ending in a line break."""
    numbers = document.numbers()
    parts = [f"# {_text(document.title)}"]
    parts.append("\n".join(
        f"- **{_text(label)}:** {_line(line_of(value, document.lang), numbers)}"
        for label, value in document.facts
    ))  # fmt: skip
    parts += [_block(block, document, numbers) for block in document.blocks]
    parts += [_note(number, note) for number, note in enumerate(document.footnotes(), start=1)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block, document: Document, numbers: Mapping[str, int]) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {_text(block.text)}"
    if isinstance(block, Paragraph):
        return _line(block.line, numbers)
    if isinstance(block, Bullets):
        return "\n".join(f"- {_line(line, numbers)}" for line in block.lines)
    return _table(block, document, numbers)


def _table(table: Table, document: Document, numbers: Mapping[str, int]) -> str:
    rows = [_row([_text(column.heading) for column in table.columns]), _row(_rules(table))]
    for row in table.rows:
        lines = [
            line_of(cell, document.lang, column.digits)
            for column, cell in zip(table.columns, row, strict=True)
        ]
        rows.append(_row([_line(line, numbers) for line in lines]))
    caption = f"*{_text(table.caption)}*\n\n" if table.caption else ""
    return caption + "\n".join(rows)


def _rules(table: Table) -> list[str]:
    whole = sum(column.width for column in table.columns)
    dashes = ["-" * max(3, RULE * column.width // whole) for column in table.columns]
    return [f"{rule}:" if table.numeric(place) else rule for place, rule in enumerate(dashes)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _note(number: int, note: Footnote) -> str:
    link = safe_link(note.link)
    return f"[^{number}]: {_text(note.text)}" + (f" <{link}>" if link else "")


def _line(line: Line, numbers: Mapping[str, int]) -> str:
    """A line of text: runs that look alike are one, so that no mark arises where two meet."""
    told = ""
    pieces = _joined(line)
    for place, piece in enumerate(pieces):
        if isinstance(piece, Ref):
            apart = " " if told.endswith("]") and place else ""
            told = re.sub(r"!$", r"\\!", told) + f"{apart}[^{numbers[piece.note.key]}]"
        else:
            after = pieces[place + 1] if place + 1 < len(pieces) else None
            told += _run(piece, told[-1:], _first(after))
    return told.strip()


def _joined(line: Line) -> list[Run | Ref]:
    joined: list[Run | Ref] = []
    for piece in line:
        item = piece if isinstance(piece, Ref) else as_run(piece)
        last = joined[-1] if joined else None
        if isinstance(item, Run) and isinstance(last, Run) and _look(item) == _look(last):
            joined[-1] = Run(last.text + item.text, *_look(last))
        else:
            joined.append(item)
    return joined


def _look(run: Run) -> tuple[bool, bool, bool]:
    return run.strong, run.emphasis, run.code


def _run(run: Run, before: str, after: str) -> str:
    """A run between the characters before and after it; spaces at its ends stay outside the marks."""
    bare = run.text.strip()
    if not bare:
        return " " if run.text else ""
    left, right = " " * run.text[0].isspace(), " " * run.text[-1].isspace()
    told = _code(bare) if run.code and before != "`" else _text(bare)
    mark = "*" * (2 * run.strong + run.emphasis)
    if not (_may_open(left or before, told[0]) and _may_open(right or after, told[-1])):
        mark = ""
    return f"{left}{mark}{told}{mark}{right}"


def _may_open(outside: str, inside: str) -> bool:
    """Whether CommonMark reads emphasis between a character outside it and one inside."""
    if not outside or outside.isspace():
        return True
    return outside != "*" and (not _is_mark(inside) or _is_mark(outside))


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _first(piece: Run | Ref | None) -> str:
    """First character of what follows, as Markdown will have it."""
    if piece is None:
        return ""
    if isinstance(piece, Ref):
        return "["
    if piece.text[:1].isspace():
        return " "
    return "*" if piece.strong or piece.emphasis else "`" if piece.code else piece.text[:1]


def _code(text: str) -> str:
    """Text between more backticks than it holds in a row; a bar would end the cell of a table."""
    if "|" in text:
        return _text(text)
    fence = "`" * (max((len(ticks) for ticks in _TICKS.findall(text)), default=0) + 1)
    pad = " " if "`" in text else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _text(text: str) -> str:
    marked = _PANDOC_MARKS.sub(r"\\\1", escape(plain(text)))
    return _PANDOC_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", marked)
