"""A document as one page of HTML that needs nothing else: no script, no picture, no request.

It prints on A4, follows the reader's light or dark setting, and reads well aloud: headings, tables with a
caption and scopes, footnotes with their roles and the way back. The page itself forbids whatever could
still be brought into it: its Content-Security-Policy lets in no more than its own style sheet.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from html import escape

from jeugdgraph.present.document.model import (
    Block,
    Bullets,
    Cell,
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
from jeugdgraph.present.document.style import STYLE
from jeugdgraph.present.phrases import say, say_in
from jeugdgraph.present.report import safe_link
from jeugdgraph.present.wording.document import WORDS


def render_html(document: Document) -> str:
    """The whole page, ending in a line break."""
    return "\n".join([*_head(document), *_Page(document).body(), "</html>"]) + "\n"


def _head(document: Document) -> Iterator[str]:
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield "<!doctype html>"
    yield f'<html lang="{document.lang}">'
    yield '<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{_text(document.title)}</title>"
    yield f"<style>{STYLE}</style>\n</head>"


class _Page:
    """The body of a page while it is written: it counts the references to every footnote."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbers = document.numbers()
        self._references: Counter[int] = Counter()

    def body(self) -> Iterator[str]:
        yield f"<body>\n<main>\n<h1>{_text(self._document.title)}</h1>"
        if self._document.facts:
            yield '<dl class="facts">'
            for label, value in self._document.facts:
                yield f"<div><dt>{_text(label)}</dt><dd>{self._cell(value)}</dd></div>"
            yield "</dl>"
        for block in self._document.blocks:
            yield from self._block(block)
        notes = self._document.footnotes()
        if notes:
            yield from self._notes(notes)
        yield "</main>\n</body>"

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading):
            yield f"<h{block.level + 1}>{_text(block.text)}</h{block.level + 1}>"
        elif isinstance(block, Paragraph):
            small = ' class="small"' if block.small else ""
            yield f"<p{small}>{self._line(block.line)}</p>"
        elif isinstance(block, Bullets):
            yield "<ul>"
            yield from (f"<li>{self._line(line)}</li>" for line in block.lines)
            yield "</ul>"
        else:
            yield from self._table(block)

    def _table(self, table: Table) -> Iterator[str]:
        yield '<div class="wide">\n<table>'
        if table.caption:
            yield f"<caption>{_text(table.caption)}</caption>"
        yield "<thead>\n<tr>"
        for place, column in enumerate(table.columns):
            yield f'<th scope="col"{_align(table, place)}>{_text(column.heading)}</th>'
        yield "</tr>\n</thead>\n<tbody>"
        for row in table.rows:
            yield "<tr>" + "".join(self._cells(table, row)) + "</tr>"
        yield "</tbody>\n</table>\n</div>"

    def _cells(self, table: Table, row: tuple[Cell, ...]) -> Iterator[str]:
        for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            told = self._cell(cell, column.digits)
            if place == 0:
                yield f'<th scope="row"{_align(table, place)}>{told}</th>'
            else:
                yield f"<td{_align(table, place)}>{told}</td>"

    def _cell(self, cell: Cell, digits: int | None = None) -> str:
        return self._line(line_of(cell, self._document.lang, digits))

    def _line(self, line: Line) -> str:
        told, after_note = "", False
        for piece in line:
            if isinstance(piece, Ref):
                told += ("<sup>, </sup>" if after_note else "") + self._reference(piece.note)
            else:
                told += _run(as_run(piece))
            after_note = isinstance(piece, Ref)
        return told

    def _reference(self, note: Footnote) -> str:
        number = self._numbers[note.key]
        self._references[number] += 1
        label = say_in(WORDS, "note reference", self._document.lang, number=number)
        return (
            f'<sup><a id="ref-{number}-{self._references[number]}" href="#note-{number}"'
            f' role="doc-noteref" aria-label="{label}">{number}</a></sup>'
        )

    def _notes(self, notes: tuple[Footnote, ...]) -> Iterator[str]:
        title = say("sources", self._document.lang)
        yield f'<section role="doc-endnotes" aria-labelledby="notes">\n<h2 id="notes">{title}</h2>\n<ol>'
        for number, note in enumerate(notes, start=1):
            yield f'<li id="note-{number}">{_text(note.text)}{_link(note)} {self._back(number)}</li>'
        yield "</ol>\n</section>"

    def _back(self, number: int) -> str:
        """Ways back to every reference; not on paper."""
        lang, total = self._document.lang, self._references[number]
        links = [
            f'<a href="#ref-{number}-{place}" role="doc-backlink" aria-label="'
            f'{say_in(WORDS, "back", lang, number=number, place=place)}">'
            f"{'↩' if total == 1 else place}</a>"
            for place in range(1, total + 1)
        ]
        return f'<span class="back">{"" if total == 1 else "↩ "}{" ".join(links)}</span>'


def _run(run: Run) -> str:
    told = escape(run.text)
    for wanted, tag in ((run.code, "code"), (run.emphasis, "em"), (run.strong, "strong")):
        told = f"<{tag}>{told}</{tag}>" if wanted else told
    return told


def _link(note: Footnote) -> str:
    link = safe_link(note.link)
    return f' <a href="{escape(link)}" rel="noreferrer">{escape(link)}</a>' if link else ""


def _align(table: Table, place: int) -> str:
    return ' class="number"' if table.numeric(place) else ""


def _text(text: str) -> str:
    return escape(plain(text))
