"""What a document says, before anybody decides how it will look.

A line of text is a tuple of pieces: plain strings, `Run`s with emphasis, and `Ref`s to footnotes. Footnotes
have no number of their own: a document numbers them in the order in which it first refers to them, so that
a block can be left out without a hole in the numbers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jeugdgraph.dates import Language
from jeugdgraph.present.report import Value
from jeugdgraph.present.values import for_people
from jeugdgraph.text import clean_for_terminal, encodable

_NOT_IN_XML = re.compile("[\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Run:
    """Text with emphasis. `code` is for what somebody types, such as a command."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Footnote:
    """A source. References with the same `key` share one footnote; `link` is the address of a page."""

    key: str
    text: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a footnote."""

    note: Footnote


Inline = str | Run | Ref
Line = tuple[Inline, ...]
Cell = Line | Value
"""A cell holds a line of text, or a value that each language writes in its own way."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; `level` 1 is a chapter, 2 a part of it."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `small` for a remark that belongs to what stands above it."""

    line: Line
    small: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `width` relative to the others, `digits` fixes the decimals of numbers."""

    heading: str
    width: int = 1
    digits: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Every row has a cell for each column; the first names the row."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""

    def numeric(self, place: int) -> bool:
        """Whether a column holds numbers, and nothing but numbers and absent values."""
        values = [row[place] for row in self.rows if row[place] is not None]
        return bool(values) and all(_is_number(value) for value in values)


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A document on a reference date: title, facts (label and value), blocks.

    `on` also dates the file, so that the same document always gives the same bytes.
    """

    title: str
    lang: Language
    on: date
    facts: tuple[tuple[str, Cell], ...] = ()
    blocks: tuple[Block, ...] = ()

    def footnotes(self) -> tuple[Footnote, ...]:
        """Footnotes in the order of the first reference to each: the first is number 1."""
        found: dict[str, Footnote] = {}
        for line in _lines(self):
            for piece in line:
                if isinstance(piece, Ref):
                    found.setdefault(piece.note.key, piece.note)
        return tuple(found.values())

    def numbers(self) -> dict[str, int]:
        """Number of every footnote, by its key."""
        return {note.key: number for number, note in enumerate(self.footnotes(), start=1)}


def line_of(cell: Cell, lang: Language, digits: int | None = None) -> Line:
    """A cell as a line of text: a value is written as people in a language write it."""
    return cell if isinstance(cell, tuple) else (for_people(cell, lang, digits),)


def plain(text: str) -> str:
    """Text on one line without anything that steers: no control, bidi or invisible characters.

    Neither what XML cannot hold. Spaces at both ends stay: a piece of a line may need them.
    """
    return _NOT_IN_XML.sub("", encodable(clean_for_terminal(text)))


def as_run(piece: str | Run) -> Run:
    """A piece of text as a run, its text made harmless."""
    run = piece if isinstance(piece, Run) else Run(piece)
    return Run(plain(run.text), run.strong, run.emphasis, run.code)


def _lines(document: Document) -> Iterator[Line]:
    for _, value in document.facts:
        yield line_of(value, document.lang)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.line
        elif isinstance(block, Bullets):
            yield from block.lines
        elif isinstance(block, Table):
            yield from (line_of(cell, document.lang) for row in block.rows for cell in row)


def _is_number(cell: Cell) -> bool:
    return not isinstance(cell, str | bool | date | tuple) and cell is not None
