"""The table of a proposed division: municipality, region and share, as CSV."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from jeugdgraph.analysis.scenario.faults import Fault, ScenarioProblem, expected
from jeugdgraph.analysis.scenario.read import text_of

COLUMNS = ("municipality", "region", "share")
"""Columns of a table; share may be left out. Other columns are refused."""


class TableRow(NamedTuple):
    """A row of a table: names as written, the part that lies in the region, and where it stands."""

    municipality: str
    region: str
    share: float
    where: str


def read_table(path: Path) -> tuple[list[TableRow], list[Fault]]:
    """Rows of a table that can be used, and the faults of the others.

    Cells are separated by commas, semicolons or tabs, whichever the header has. ScenarioProblem when the file
    cannot be read or has other columns.
    """
    lines = text_of(path).splitlines()
    header, separator = _header(lines, path)
    rows, faults = [], []
    for number, cells in _cells(lines, separator, path):
        where = f"{path.name}:{number}"
        if len(cells) != len(header):
            faults.append(
                Fault(where, f"{len(cells)} cells; expected {len(header)}: {separator.join(header)}.")
            )
            continue
        row = dict(zip(header, (cell.strip() for cell in cells), strict=True))
        wrong = _faults(row, where)
        faults += wrong
        if not wrong:
            rows.append(
                TableRow(row["municipality"], row["region"], _share(row.get("share", "")) or 1.0, where)
            )
    if not rows and not faults:
        raise ScenarioProblem(
            [Fault(path.name, "no rows below the header; expected municipality and region.")]
        )
    return rows, faults


def _header(lines: list[str], path: Path) -> tuple[list[str], str]:
    first = lines[0] if lines else ""
    separator = next((mark for mark in (";", "\t") if mark in first), ",")
    header = [cell.strip().lower() for cell in next(csv.reader([first], delimiter=separator), [])]
    if sorted(header) not in (sorted(COLUMNS), sorted(COLUMNS[:2])):
        found = first if first.strip() else "an empty file"
        what = "the columns municipality, region and, if need be, share"
        raise ScenarioProblem([Fault(f"{path.name}:1", expected("", found, what))])
    return header, separator


def _cells(lines: list[str], separator: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of each row that is not empty."""
    reader = csv.reader(lines[1:], delimiter=separator)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num + 1, cells
    except csv.Error as problem:
        where = f"{path.name}:{reader.line_num + 1}"
        raise ScenarioProblem([Fault(where, f"cannot be read as CSV: {problem}.")]) from problem


def _faults(row: Mapping[str, str], where: str) -> list[Fault]:
    faults = [
        Fault(where, f"{column} is empty; expected a name.") for column in COLUMNS[:2] if not row[column]
    ]
    if _share(row.get("share", "")) is None:
        faults.append(Fault(where, expected("share", row["share"], "a number above 0, at most 1")))
    return faults


def _share(text: str) -> float | None:
    """A share, 1 where the cell is empty; None for what is none."""
    if not text:
        return 1.0
    try:
        share = float(text.replace(",", ".")) if len(text) < 30 else 0.0
    except ValueError:
        return None
    return share if 0 < share <= 1 else None
