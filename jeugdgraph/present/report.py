"""What a command has to tell, before anybody decides how it will look.

Titles, headings and labels come in as text, in the reader's language; values come in as they are
and are written by each format in its own way: ``1.234,5`` for a Dutch reader, ``1234.5`` for a
spreadsheet.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from jeugdgraph.dates import Language

Value = str | int | float | Decimal | date | bool | None
Row = Mapping[str, "Cell | Value"]
Align = Literal["left", "right"]


class Cell(NamedTuple):
    """A value, and the address of a page about it (``link``), if there is one.

    `names` tells which words of the value name a thing, and its IRI: pages make links of them. Where the words are a
    mark of a source, such as ``[1]``, the thing is the statement that the source bears out.
    """

    value: Value
    link: str | None = None
    names: tuple[tuple[str, str], ...] = ()


class Column(NamedTuple):
    """A column: `id` for programs, `heading` for people.

    `digits` fixes the number of decimals people see. `min_width` is the room a table tries to
    leave. Columns with the highest `wrap` give way first when a table is too wide; 0 gives way
    last. With `linked`, programs get the links too, as a column ``<id>_link``.
    """

    id: str
    heading: str
    align: Align = "left"
    digits: int | None = None
    min_width: int = 0
    wrap: int = 1
    linked: bool = False


class Section(NamedTuple):
    """One table. `id` names it for programs and may be empty when a report has no other section.

    A row may lack columns, and may hold plain values where no link is needed. `empty` is what
    people read instead of a table without rows.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    empty: str = ""

    def cells(self, row: Row) -> tuple[Cell, ...]:
        """Cells of a row, one for each column."""
        return tuple(as_cell(row.get(column.id)) for column in self.columns)


class Report(NamedTuple):
    """An answer: facts as label and value, sections, notes, and a footer such as the sources."""

    title: str
    facts: tuple[tuple[str, Value], ...] = ()
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    lang: Language = "nl"


def as_cell(item: Cell | Value) -> Cell:
    """The cell itself, or a cell around a plain value."""
    return item if isinstance(item, Cell) else Cell(item)


def safe_link(link: str | None) -> str | None:
    """The link when it is a web address without spaces or control characters; otherwise None."""
    if link and link.startswith(("https://", "http://")):
        return link if link.isprintable() and not set(link) & set(' <>"`\\|{}^') else None
    return None
