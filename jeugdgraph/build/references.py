"""References between tables that a table schema cannot state: ids, concepts, classes, dates."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from pyoxigraph import NamedNode

from jeugdgraph import namespaces
from jeugdgraph.dates import MalformedDate, Moment, parse
from jeugdgraph.errors import FINDING_LIMIT, Finding
from jeugdgraph.tables import Row, Tables, nearest

Known = set[str] | frozenset[str]
Guess = Callable[[str, Known], str]
"""From what was found to what may have been meant."""

CONCEPT_COLUMNS: Mapping[str, str] = {
    "role": "role",
    "scope": "scope",
    "status": "status",
    "scale": "scale",
    "domain": "domain",
    "legal_form": "legal-form",
    "counted": "counted",
}
"""Columns that hold a concept, and the scheme it is from. Other schemes are listed in the schema."""
CLASS_TABLES = frozenset({"arrangements", "organisations", "instruments", "divisions"})
"""Tables whose column `kind` names a class of the ontology."""
ID_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "names": ("subject",),
    "identifiers": ("subject",),
    "memberships": ("member_id",),
    "statements": ("subject", "object"),
    "counts": ("subject",),
    "conflicts": ("subject", "statement_a", "statement_b"),
    "absences": ("subject",),
    "observations": ("area_id",),
    "versions": ("holder", "body"),
}
"""Columns that name a thing of any table."""
DATE_COLUMNS = ("valid_from", "valid_until", "observed_on", "observed_from", "observed_until",
                "date", "issued", "checked_on", "last_changed")  # fmt: skip

ADDRESS_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "sources": ("url",),
    "publications": ("url",),
    "organisations": ("iri",),
    "identifiers": ("value",),
}
"""Columns that hold a web address or an IRI."""
REPLACED_AT_ONCE = frozenset({"versions"})
"""Tables in which a period may be empty: the register replaces some versions on their first day."""

_SHORTEST = (timedelta(days=1), timedelta(0))
_THINGS: tuple[tuple[str, str, str], ...] = (
    ("municipalities", "gm_code", "municipality"),
    ("arrangements", "arrangement_id", "arrangement"),
    ("organisations", "organisation_id", "organisation"),
    ("instruments", "instrument_id", "instrument"),
    ("divisions", "division_id", "division"),
    ("memberships", "membership_id", "membership"),
    ("statements", "statement_id", "statement"),
    ("counts", "count_id", "count"),
    ("conflicts", "conflict_id", "conflict"),
    ("absences", "absence_id", "absence"),
    ("document_notes", "note_id", "note"),
    ("changes", "change_id", "change"),
    ("versions", "version_id", "version"),
    ("sources", "source_id", "source"),
    ("indicators", "indicator_id", "indicator"),
)
_DIVISION_KEY = "division"
COUNTRY = "nl"
"""Id of the country as an area of statistics."""


@dataclass(frozen=True)
class Vocabulary:
    """What the ontology declares: IRIs of classes, properties and concepts."""

    classes: frozenset[str]
    properties: frozenset[str]
    concepts: frozenset[str]


@dataclass(frozen=True)
class Ids:
    """IRI of every thing that a row can name."""

    iris: Mapping[str, str]

    def __getitem__(self, id_: str) -> str:
        return self.iris[id_]

    def __contains__(self, id_: str) -> bool:
        return id_ in self.iris


def collect_ids(tables: Tables) -> Ids:
    """Ids of all tables in one space; what occurs twice becomes a finding."""
    iris: dict[str, str] = {COUNTRY: namespaces.thing("area", COUNTRY)}
    for table, column, kind in _THINGS:
        for row in tables[table]:
            id_ = row[column]
            if id_ in iris and kind != _DIVISION_KEY:
                tables.findings.append(row.problem(column, f"an id that is not {iris[id_]} already"))
            iris.setdefault(id_, _iri(kind, id_, row))
    for row in tables["observations"]:
        iris[observation_id(row)] = namespaces.thing("observation", observation_id(row))
    return Ids(iris)


def observation_id(row: Row) -> str:
    """Id of an observation: area, indicator and period, as conflicts name it."""
    parts = (row["area_id"].lower(), row["indicator_id"], row["period"])
    return ".".join(parts)


def check(tables: Tables, ids: Ids, vocabulary: Vocabulary) -> None:
    """Add a finding for every reference that does not resolve and every period that runs backwards."""
    for table, rows in tables.rows.items():
        for row in rows:
            # Looking for what was meant is slow: only where it will be shown.
            guess = nearest if len(tables.findings) < FINDING_LIMIT else _no_guess
            tables.findings.extend(_faults(table, row, ids, vocabulary, guess))


def _no_guess(text: str, known: Known) -> str:
    return ""


def _faults(table: str, row: Row, ids: Ids, vocabulary: Vocabulary, guess: Guess) -> Iterator[Finding]:
    for column in ID_COLUMNS.get(table, ()):
        if row[column] and row[column] not in ids and not _is_concept(row[column], vocabulary):
            meant = guess(row[column], frozenset(ids.iris))
            yield row.problem(column, "an id of another table", meant)
    yield from _concept_faults(table, row, vocabulary, guess)
    yield from _class_faults(table, row, vocabulary, guess)
    yield from _date_faults(row)
    yield from _address_faults(table, row)
    if table == "statements" and bool(row["object"]) == bool(row["value"]):
        yield row.problem("object", "either an object or a value")


def _is_concept(text: str, vocabulary: Vocabulary) -> bool:
    return "/" in text and namespaces.CONCEPT + text in vocabulary.concepts


def _concept_faults(table: str, row: Row, vocabulary: Vocabulary, guess: Guess) -> Iterator[Finding]:
    for column, text in row.cells.items():
        scheme = CONCEPT_COLUMNS.get(column)
        if column == "status" and table == "observations":
            continue
        if scheme and text and namespaces.concept(scheme, text) not in vocabulary.concepts:
            yield _unknown_concept(row, column, scheme, text, vocabulary, guess)
        elif column == "organs":
            for organ in text.split():
                if namespaces.concept("organ", organ) not in vocabulary.concepts:
                    yield _unknown_concept(row, column, "organ", organ, vocabulary, guess)
    if table == "conflicts":
        kind = row["kind"]
        if namespaces.concept("conflict-kind", kind) not in vocabulary.concepts:
            yield _unknown_concept(row, "kind", "conflict-kind", kind, vocabulary, guess)


def _class_faults(table: str, row: Row, vocabulary: Vocabulary, guess: Guess) -> Iterator[Finding]:
    if table in CLASS_TABLES and namespaces.JG + row["kind"] not in vocabulary.classes:
        known = frozenset(namespaces.local_name(iri) for iri in vocabulary.classes)
        yield row.problem("kind", "a class of the ontology", guess(row["kind"], known))
    if table == "statements" and namespaces.JG + row["property"] not in vocabulary.properties:
        known = frozenset(namespaces.local_name(iri) for iri in vocabulary.properties)
        yield row.problem("property", "a property of the ontology", guess(row["property"], known))


def _unknown_concept(
    row: Row, column: str, scheme: str, text: str, vocabulary: Vocabulary, guess: Guess
) -> Finding:
    start = namespaces.concept(scheme, "")
    known = frozenset(c.removeprefix(start) for c in vocabulary.concepts if c.startswith(start))
    return row.problem(column, f"a concept of the scheme {scheme}", guess(text, known))


def _date_faults(row: Row) -> Iterator[Finding]:
    found: dict[str, Moment] = {}
    for column in DATE_COLUMNS:
        text = row.cells.get(column, "")
        if text:
            try:
                found[column] = parse(text)
            except MalformedDate as problem:
                yield row.problem(column, problem.expected, problem.suggestion)
    start, end = found.get("valid_from"), found.get("valid_until")
    if start and end and end.date < start.date + _SHORTEST[row.table in REPLACED_AT_ONCE]:
        yield row.problem("valid_until", f"a day after valid_from, {row['valid_from']}")


def _address_faults(table: str, row: Row) -> Iterator[Finding]:
    """Addresses become IRIs, which allow fewer characters than a browser does."""
    for column in ADDRESS_COLUMNS.get(table, ()):
        text = row[column]
        if table == "identifiers" and row["scheme"] == "wikidata":
            text = "http://www.wikidata.org/entity/" + text
        if text.startswith("http"):
            try:
                NamedNode(text)
            except ValueError as problem:
                yield row.problem(column, f"a web address without odd characters ({problem})")


def _iri(kind: str, id_: str, row: Row) -> str:
    if kind == "municipality":
        return namespaces.municipality(id_)
    return row.cells.get("iri") or namespaces.thing(kind, id_)
