"""Curated tables in, rows out; every problem is found in one pass and located.

The schema is ``graph_data/datapackage.json`` (Frictionless Table Schema). This reader checks what the
build relies on, fast; ``jeugdgraph check`` has the frictionless library validate the same schema.
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jeugdgraph.errors import FINDING_LIMIT, DataProblem, Finding

CELL_LIMIT = 10_000
"""Characters in one cell; a longer one is a slip."""
FILE_LIMIT = 64 * 1024 * 1024
"""Bytes in one table; a larger one is refused before it is read."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_INTEGER = re.compile(r"-?\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its table, its line in the file (the header is line 1) and its cells by column."""

    table: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def problem(self, column: str, expected: str, suggestion: str = "") -> Finding:
        """Finding about one cell of this row."""
        return Finding(f"{self.table}.csv", self.line, column, self.cells.get(column), expected, suggestion)


@dataclass(frozen=True)
class Field:
    """One column of the schema."""

    name: str
    type: str
    required: bool
    pattern: re.Pattern[str] | None
    enum: frozenset[str]
    minimum: float | None
    maximum: float | None

    def fault(self, text: str) -> str | None:
        """What was expected, when the cell is wrong; None when it is right."""
        if not text:
            return "a value" if self.required else None
        if self.pattern and not self.pattern.fullmatch(text):
            return _readable(self.pattern.pattern)
        if self.enum and text not in self.enum:
            return "one of " + ", ".join(sorted(self.enum))
        return self._type_fault(text)

    def _type_fault(self, text: str) -> str | None:
        if self.type == "integer":
            return None if _INTEGER.fullmatch(text) else "a whole number"
        if self.type == "boolean":
            return None if text in ("true", "false") else "true or false"
        if self.type != "number":
            return None
        if not _NUMBER.fullmatch(text):
            return "a number with a point"
        value = float(text)
        if self.minimum is not None and value < self.minimum:
            return f"at least {self.minimum:g}"
        if self.maximum is not None and value > self.maximum:
            return f"at most {self.maximum:g}"
        return None


@dataclass(frozen=True)
class ForeignKey:
    """A column whose cells must occur in a column of another table."""

    column: str
    table: str
    target: str


@dataclass(frozen=True)
class Schema:
    """Columns and keys of one table."""

    table: str
    path: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]

    @property
    def columns(self) -> list[str]:
        return [column.name for column in self.fields]


@dataclass
class Tables:
    """All tables of a folder, with what is wrong in them."""

    folder: Path
    rows: dict[str, list[Row]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def __getitem__(self, table: str) -> list[Row]:
        return self.rows[table]

    def refuse(self) -> None:
        """Raise DataProblem with every finding, if there is one."""
        if self.findings:
            raise DataProblem(self.findings)


def schemas(folder: Path) -> list[Schema]:
    """Schema of every table in the data package of a folder."""
    path = folder / "datapackage.json"
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        found = [_schema(resource) for resource in package["resources"]]
    except (OSError, ValueError, LookupError, TypeError, AttributeError, re.error) as problem:
        fault = f"{type(problem).__name__}: {problem}"
        raise DataProblem(
            [Finding(path.name, None, "", fault, "a readable Frictionless data package")]
        ) from problem
    _check_targets(path, found)
    return found


def read(folder: Path) -> Tables:
    """Read and check every table: cells, order, keys and references between tables.

    References to a table that has faults itself are left for the next run: rows that could not be read
    would make every reference to them look wrong.
    """
    tables = Tables(folder)
    known = schemas(folder)
    for schema in known:
        tables.rows[schema.table] = list(_rows(schema, folder, tables.findings))
    faulty = {finding.file for finding in tables.findings}
    whole = {schema.table for schema in known if schema.path not in faulty}
    for schema in known:
        _check_key(schema, tables)
        _check_foreign_keys(schema, tables, whole)
    return tables


def _check_targets(path: Path, known: list[Schema]) -> None:
    """Every foreign key names a table and a column of the package."""
    columns = {(schema.table, column) for schema in known for column in schema.columns}
    wrong = [
        Finding(path.name, None, schema.table, f"{key.table}.{key.target}", "a column of a table")
        for schema in known
        for key in schema.foreign_keys
        if (key.table, key.target) not in columns or (schema.table, key.column) not in columns
    ]
    if wrong:
        raise DataProblem(wrong)


def _schema(resource: Mapping[str, Any]) -> Schema:
    spec = resource["schema"]
    keys = tuple(
        ForeignKey(fk["fields"][0], fk["reference"]["resource"], fk["reference"]["fields"][0])
        for fk in spec.get("foreignKeys", [])
    )
    fields = tuple(_field(column) for column in spec["fields"])
    return Schema(resource["name"], resource["path"], fields, tuple(spec["primaryKey"]), keys)


def _field(column: Mapping[str, Any]) -> Field:
    rule = column.get("constraints", {})
    pattern = rule.get("pattern")
    return Field(
        column["name"],
        column["type"],
        bool(rule.get("required")),
        re.compile(pattern, re.ASCII) if pattern else None,
        frozenset(rule.get("enum", ())),
        rule.get("minimum"),
        rule.get("maximum"),
    )


def _rows(schema: Schema, folder: Path, findings: list[Finding]) -> Iterator[Row]:
    text = _text(folder / schema.path, findings)
    if text is None:
        return
    csv.field_size_limit(CELL_LIMIT)
    reader = csv.reader(text.split("\n")[:-1], strict=True)
    line = 0
    try:
        header = next(reader, [])
        if header != schema.columns:
            findings.append(_header_fault(schema, header))
            return
        line = reader.line_num
        for cells in reader:
            if reader.line_num > line + 1:
                findings.append(Finding(schema.path, line + 1, "", None, _ONE_LINE))
                return
            line += 1
            row = _row(schema, line, cells, findings)
            if row:
                yield row
    except csv.Error as problem:
        limit = f"at most {CELL_LIMIT} characters in a cell, and a closing quote"
        expected = limit if "field larger" in str(problem) else "a well-formed CSV row"
        if reader.line_num > line + 1:
            expected = _ONE_LINE
        findings.append(Finding(schema.path, line + 1, "", str(problem), expected))


_ONE_LINE = "a row on one line; a quote that opens must close before the line ends"


def _text(path: Path, findings: list[Finding]) -> str | None:
    """Text of a table; None, with a finding, when it is not clean UTF-8 with LF line ends."""
    try:
        if path.stat().st_size > FILE_LIMIT:
            findings.append(_whole(path, f"{path.stat().st_size} bytes", f"at most {FILE_LIMIT}"))
            return None
        data = path.read_bytes()
    except OSError as problem:
        findings.append(_whole(path, problem.strerror or "unreadable", "a readable file"))
        return None
    for mark, name, expected in _UNWANTED:
        if mark in data:
            line = data[: data.index(mark)].count(b"\n") + 1
            findings.append(Finding(path.name, line, "", name, expected))
            return None
    if not data.endswith(b"\n"):
        findings.append(_whole(path, "no line end after the last row", "a line feed"))
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        findings.append(Finding(path.name, line, "", str(data[problem.start]), "UTF-8"))
        return None


def _whole(path: Path, found: str, expected: str) -> Finding:
    """Finding about a file as a whole."""
    return Finding(path.name, None, "", found, expected)


_UNWANTED = (
    (b"\xef\xbb\xbf", "byte order mark", "UTF-8 without a byte order mark"),
    (b"\r", "carriage return (Windows line end)", "line feeds only"),
    (b"\0", "NUL byte", "text without NUL bytes"),
)


def _row(schema: Schema, line: int, cells: list[str], findings: list[Finding]) -> Row | None:
    if len(cells) != len(schema.fields):
        expected = f"{len(schema.fields)} cells"
        findings.append(Finding(schema.path, line, "", f"{len(cells)} cells", expected))
        return None
    row = Row(schema.table, line, dict(zip(schema.columns, cells, strict=True)))
    good = True
    for column, text in zip(schema.fields, cells, strict=True):
        fault = column.fault(text)
        if fault:
            findings.append(row.problem(column.name, fault, nearest(text, column.enum)))
            good = False
    return row if good else None


def _header_fault(schema: Schema, header: list[str]) -> Finding:
    for found, expected in zip(header, schema.columns, strict=False):
        if found != expected:
            return Finding(schema.path, 1, found, found, f"the column {expected}")
    return Finding(schema.path, 1, "", f"{len(header)} columns", f"{len(schema.columns)} columns")


def _check_key(schema: Schema, tables: Tables) -> None:
    """Rows are unique and sorted by their key, so that a difference shows one fact."""
    previous: tuple[str, ...] = ()
    seen: set[tuple[str, ...]] = set()
    for row in tables[schema.table]:
        key = tuple(row[column] for column in schema.key)
        if key in seen:
            tables.findings.append(row.problem(schema.key[0], "a key that occurs once"))
        elif key < previous:
            expected = f"rows sorted by {', '.join(schema.key)}"
            tables.findings.append(row.problem(schema.key[0], expected))
        seen.add(key)
        previous = key


def _check_foreign_keys(schema: Schema, tables: Tables, whole: set[str]) -> None:
    for reference in schema.foreign_keys:
        if reference.table not in whole:
            continue
        known = {row[reference.target] for row in tables[reference.table]}
        for row in tables[schema.table]:
            text = row[reference.column]
            if text and text not in known:
                expected = f"a {reference.target} of {reference.table}.csv"
                # Looking for what was meant is slow: only where it will be shown.
                meant = nearest(text, known) if len(tables.findings) < FINDING_LIMIT else ""
                tables.findings.append(row.problem(reference.column, expected, meant))


def nearest(text: str, known: set[str] | frozenset[str]) -> str:
    """The known text that comes nearest to what was found; empty when none does."""
    if not text or not known or len(text) > 200:
        return ""
    from difflib import get_close_matches

    return next(iter(get_close_matches(text, sorted(known), n=1, cutoff=0.75)), "")


@cache
def _readable(pattern: str) -> str:
    """A pattern in words where we have words for it."""
    return _WORDS.get(pattern, f"the form {pattern}")


_WORDS = {
    "^GM[0-9]{4}$": "GM and four digits",
    "^[0-9a-f]{64}$": "64 hexadecimal digits",
    "^[1-9][0-9]{3}$": "four digits",
    r"^https?://\S+$": "a web address",
    "^[a-z0-9]+(?:[-.][a-z0-9]+)*$": "lower-case letters and digits joined by - or .",
    "^(?:GM[0-9]{4}|nl|[a-z0-9]+(?:[-.][a-z0-9]+)*)$": (
        "GM and four digits, or lower-case letters and digits joined by - or ."
    ),
    "^[A-Z][A-Za-z]+$": "the name of a class, such as YouthRegion",
    "^[a-z][A-Za-z]+$": "the name of a property, such as executedBy",
    "^[a-z]{2}$": "a language, nl or en",
    "^F[0-9]{4}$": "F and four digits",
    r"^\S+$": "text without spaces",
    "^[0-9]{4}(?:-[0-9]{2})?$": "a year or a month, such as 2018 or 2018-04",
    "^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$": "a date such as 2018, 2018-04 or 2018-04-01",
    "^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?(?:/[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)?$": (
        "a date such as 2018, 2018-04 or 2018-04-01, or 2016-01-01/2025-01-01"
    ),
}
