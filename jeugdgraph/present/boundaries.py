"""What is told of the official boundaries in the cache: what was fetched, and what is there."""

from collections.abc import Sequence
from pathlib import Path

from jeugdgraph.boundaries import kept, licence
from jeugdgraph.boundaries.coverage import Coverage
from jeugdgraph.boundaries.fetch import Fetched
from jeugdgraph.boundaries.pages import Pages
from jeugdgraph.dates import Language
from jeugdgraph.errors import StoreProblem
from jeugdgraph.graph import Graph
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Cell, Column, Report, Row, Section
from jeugdgraph.present.wording.boundaries import WORDS

_COLUMNS = (
    Column("year", "year", min_width=4, wrap=0),
    Column("state", "state", min_width=10),
    Column("municipalities", "municipalities", "right", wrap=0),
    Column("size", "size", "right", wrap=0),
    Column("fetched", "moment", min_width=10, wrap=2),
    Column("sha256", "checksum", min_width=16, wrap=3),
    Column("source", "source", min_width=16, wrap=4),
)
"""What `status` lists; the headings are keys of `WORDS`."""
_NAMES = 10
"""Names that a note spells out."""


def fetched_report(
    place: Path, done: Fetched, graph: Graph | None, covered: Coverage | None, lang: Language
) -> Report:
    """What was fetched, under what licence, and whether it covers what the graph knows (None: not compared)."""
    note = done.note
    title = say_in(WORDS, "fetched" if done.fresh else "here already", lang, year=note.year)
    facts = (
        (say_in(WORDS, "municipalities", lang), note.municipalities),
        (say_in(WORDS, "file", lang), str(place / note.file)),
        (say_in(WORDS, "source", lang), _place(note)),
        (say_in(WORDS, "moment", lang), note.fetched or None),
        (say_in(WORDS, "checksum", lang), note.sha256),
        (say_in(WORDS, "licence", lang), f"{licence.NAME} ({licence.ADDRESS})"),
    )
    notes = [say_in(WORDS, "licence note", lang, attribution=licence.attribution(note.year, lang))]
    if graph is None or covered is None:
        notes.append(say_in(WORDS, "not compared note", lang))
    else:
        notes += _coverage(graph, covered, note.year, lang)
    if not done.fresh:
        notes.append(say_in(WORDS, "again note", lang, year=note.year))
    return Report(title, facts, notes=tuple(notes), lang=lang)


def status_report(place: Path, lang: Language) -> Report:
    """The years in the cache, whole, damaged or half-fetched, with what is known of each."""
    columns = tuple(column._replace(heading=say_in(WORDS, column.heading, lang)) for column in _COLUMNS)
    rows = tuple(_row(place, year, lang) for year in sorted({*kept.years(place), *kept.unfinished(place)}))
    title = say_in(WORDS, "status title", lang, folder=place)
    return Report(
        title, sections=(Section("", "", columns, rows, empty=say_in(WORDS, "none", lang)),), lang=lang
    )


def _row(place: Path, year: int, lang: Language) -> Row:
    try:
        note = kept.note(place, year)
    except StoreProblem:
        return {"year": Cell(str(year)), "state": say_in(WORDS, "damaged", lang)}
    if note is None:
        pages = len(Pages(kept.part_folder(place, year)))
        return {"year": Cell(str(year)), "state": say_in(WORDS, "unfinished", lang, count=pages)}
    state = "whole" if kept.is_whole(place, year) else "damaged"
    return {
        "year": Cell(str(year)),
        "state": say_in(WORDS, state, lang),
        "municipalities": note.municipalities,
        "size": note.size,
        "fetched": note.fetched or None,
        "sha256": note.sha256,
        "source": _place(note),
    }


def _place(note: kept.Note) -> str:
    """Where the outlines are from; what was asked there stands in the note of the year."""
    return note.url.partition("?")[0]


def _coverage(graph: Graph, covered: Coverage, year: int, lang: Language) -> list[str]:
    without = [graph.label(iri, lang) for iri in covered.without]
    told = [
        say_in(WORDS, f"{key} note", lang, count=len(names), year=year, names=_listed(names, lang))
        for key, names in (("without", without), ("unknown", covered.unknown))
        if names
    ]
    return told if without else [say_in(WORDS, "complete note", lang, year=year), *told]


def _listed(names: Sequence[str], lang: Language) -> str:
    shown, left = ", ".join(names[:_NAMES]), len(names) - _NAMES
    return say_in(WORDS, "and more", lang, names=shown, count=left) if left > 0 else shown
