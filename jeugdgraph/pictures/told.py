"""A picture in words: what it tells, as a report with a table for each of its own."""

from datetime import date

from jeugdgraph.dates import Language
from jeugdgraph.pictures.picture import Column, Picture, Source, Table, Text, Value
from jeugdgraph.present import report
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.wording.site_pictures import WORDS


def as_report(picture: Picture, lang: Language, most: int | None = None) -> report.Report:
    """The report of a picture, with at most so many rows of each table (None: all), saying how many there are."""
    return report.Report(
        picture.title.of(lang),
        tuple((heading.of(lang), told.of(lang)) for heading, told in picture.facts),
        tuple(_section(table, lang, most) for table in picture.tables),
        tuple(note.of(lang) for note in picture.notes),
        tuple(_source(source, lang) for source in picture.sources),
        lang,
    )


def _section(table: Table, lang: Language, most: int | None) -> report.Section:
    rows = tuple(
        {column.id: _value(cell, lang) for column, cell in zip(table.columns, row.cells, strict=True)}
        for row in table.rows[:most]
    )
    cut = most is not None and len(table.rows) > most
    notes = (say_in(WORDS, "more rows", lang, shown=most, count=len(table.rows)),) if cut else ()
    columns = tuple(_column(column, table, lang) for column in table.columns)
    empty = say_in(WORDS, "no rows", lang)
    return report.Section(table.id, table.caption.of(lang), columns, rows, notes, empty)


def _column(column: Column, table: Table, lang: Language) -> report.Column:
    place = table.columns.index(column)
    numbers = [
        isinstance(row.cells[place], int | float) for row in table.rows if row.cells[place] is not None
    ]
    return report.Column(
        column.id, column.heading.of(lang), "right" if numbers and all(numbers) else "left", column.digits
    )


def _value(cell: Value, lang: Language) -> report.Value:
    if isinstance(cell, Text):
        return cell.of(lang)
    if isinstance(cell, str):
        try:
            return date.fromisoformat(cell) if len(cell) == len("2026-01-01") else cell
        except ValueError:
            return cell
    return cell


def _source(source: Source, lang: Language) -> str:
    return ". ".join(filter(None, (source.text.of(lang), source.link)))
