"""Every row of every curated table: one case per rule and table, each failure names file and row.

A failure says what to change. The reader of the package has its own tests (test_tables.py); here the files
are read with the csv module alone.
"""

import csv
import io
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from reading import DISPUTED, TABLES, rows, values

from jeugdgraph import namespaces
from jeugdgraph.dates import FIRST_DATE_KNOWN, MalformedDate, parse
from jeugdgraph.graph import Graph
from jeugdgraph.resolve import keys

TODAY = date(2026, 11, 22)
NOTE_LIMIT = 600
"""Characters in one note; what is longer belongs in several rows or in the documentation."""
SHOWN = 15
"""Rows that one failure spells out."""

Rows = list[tuple[int, dict[str, str]]]


@cache
def package() -> dict[str, dict[str, Any]]:
    """Schema of each table, by name."""
    text = (TABLES / "datapackage.json").read_text(encoding="utf-8")
    return {resource["name"]: resource for resource in json.loads(text)["resources"]}


@cache
def table(name: str) -> Rows:
    return list(rows(name))


def key_of(name: str, row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[column] for column in package()[name]["schema"]["primaryKey"])


def columns(name: str) -> list[str]:
    return [field["name"] for field in package()[name]["schema"]["fields"]]


def no_faults(faults: Iterable[str], advice: str) -> None:
    """Fail with the first faults, their number, and what to do about them."""
    found = list(faults)
    shown = "\n".join(found[:SHOWN])
    more = f"\nand {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    assert not found, f"\n{shown}{more}\n-> {advice}"


def at(name: str, line: int) -> str:
    return f"{name}.csv:{line}"


each_table = pytest.mark.parametrize("name", sorted(package()))


def with_columns(*wanted: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        "name", [name for name in sorted(package()) if set(wanted) <= set(columns(name))]
    )


# --- files --------------------------------------------------------------------------------------------------


def test_folder_holds_the_tables_of_the_schema_and_no_others() -> None:
    found = {path.stem for path in TABLES.glob("*.csv")}
    assert found == set(package()), "add the table to datapackage.json, or remove the file"


@each_table
def test_file_is_canonical_csv(name: str) -> None:
    """Writing the rows again gives the same bytes, so that a difference shows one fact."""
    data = (TABLES / f"{name}.csv").read_bytes()
    text = data.decode("utf-8")
    target = io.StringIO()
    csv.writer(target, lineterminator="\n").writerows(csv.reader(io.StringIO(text, newline="")))
    if target.getvalue() == text:
        return
    pairs = zip(text.split("\n"), target.getvalue().split("\n"), strict=False)
    faults = [
        f"{at(name, n)}: {a[:80]!r}; canonical is {b[:80]!r}" for n, (a, b) in enumerate(pairs, 1) if a != b
    ]
    no_faults(faults, "quote a cell only where it holds a comma or a quote; end lines with a line feed")


@each_table
def test_header_is_that_of_the_schema(name: str) -> None:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == columns(name)


@each_table
def test_rows_are_sorted_and_their_keys_occur_once(name: str) -> None:
    found = [(line, key_of(name, row)) for line, row in table(name)]
    faults = [
        f"{at(name, line)}: {' '.join(key)} {'occurs twice' if key == before else 'stands too late'}"
        for (_, before), (line, key) in pairwise(found)
        if key <= before
    ]
    no_faults(faults, f"sort the rows by {', '.join(package()[name]['schema']['primaryKey'])}")


@each_table
def test_cells_are_trimmed_and_in_one_form_of_unicode(name: str) -> None:
    faults = [
        f"{at(name, line)}: {column}={cell!r}"
        for line, row in table(name)
        for column, cell in row.items()
        if cell != cell.strip() or not unicodedata.is_normalized("NFC", cell) or not cell.isprintable()
    ]
    no_faults(
        faults, "remove spaces around the text and invisible characters; write accents as one character"
    )


@each_table
def test_no_cell_holds_a_path_of_a_machine_or_an_internal_address(name: str) -> None:
    faults = [
        f"{at(name, line)}: {column}={cell[:120]!r}"
        for line, row in table(name)
        for column, cell in row.items()
        if MACHINE.search(cell)
    ]
    no_faults(faults, "name the source by its public title and address")


MACHINE = re.compile(
    r"(?<![\w./-])/(?:work|tmp|home|root|Users|var|mnt)/|[A-Z]:\\|file://|localhost|127\.0\.0\.1|"
    r"://(?:10|192\.168)\.|\.internal\b|\.local(?:/|$)"
)


@with_columns("note")
def test_notes_are_short(name: str) -> None:
    faults = [f"{at(name, line)}: {len(row['note'])} characters" for line, row in table(name)
              if len(row["note"]) > NOTE_LIMIT]  # fmt: skip
    no_faults(faults, f"a note has {NOTE_LIMIT} characters at most; facts belong in rows of their own")


# --- references ---------------------------------------------------------------------------------------------


@each_table
def test_rows_refer_to_rows_that_exist(name: str) -> None:
    faults = []
    for rule in package()[name]["schema"].get("foreignKeys", []):
        (column,), target = rule["fields"], rule["reference"]["resource"]
        (there,) = rule["reference"]["fields"]
        known = {row[there] for _, row in table(target)}
        faults += [
            f"{at(name, line)}: {column}={row[column]!r}; {target}.csv has no such {there}"
            for line, row in table(name)
            if row[column] and row[column] not in known
        ]
    no_faults(faults, "correct the id, or add the row that it names")


CONSULTED = "consulted; no row rests on it"
"""How the note begins of a source that was read and that no row rests on."""


def test_every_source_is_cited_or_kept_as_consulted() -> None:
    cited = {row["source_id"] for name in package() if name != "sources" and "source_id" in columns(name)
             for _, row in table(name)}  # fmt: skip
    faults = [f"{at('sources', line)}: {row['source_id']}" for line, row in table("sources")
              if (row["source_id"] in cited) == row["note"].startswith(CONSULTED)]  # fmt: skip
    no_faults(faults, f"cite the source in a row, or begin its note with {CONSULTED!r}")


def test_passages_belong_to_rows_that_cite_them() -> None:
    cited = {(row["source_id"], row["locator"]) for name in package()
             if name not in ("passages", "sources") and "locator" in columns(name)
             for _, row in table(name)}  # fmt: skip
    notes = " ".join(row["note_en"] for _, row in table("document_notes"))  # "Also: chapter 7, passage 4"
    faults = [f"{at('passages', line)}: {row['locator']!r}" for line, row in table("passages")
              if (row["source_id"], row["locator"]) not in cited and row["locator"] not in notes]  # fmt: skip
    no_faults(faults, "cite the passage in a row, or remove it")


def test_own_knowledge_is_never_called_sourced() -> None:
    faults = [
        f"{at(name, line)}: {row['source_id']} with confidence {row['confidence']}"
        for name in package()
        if {"confidence", "source_id"} <= set(columns(name))
        for line, row in table(name)
        if (row["source_id"] == "own-knowledge") and row["confidence"] != "unverified"
    ]
    no_faults(faults, "what rests on own knowledge is unverified until a source states it")


# --- memberships --------------------------------------------------------------------------------------------


def test_membership_id_names_arrangement_and_member() -> None:
    faults = []
    for line, row in table("memberships"):
        start = f"{row['arrangement_id']}.{row['member_id'].lower()}"
        if not re.fullmatch(re.escape(start) + r"(?:\.[1-9][0-9]*)?", row["membership_id"]):
            faults.append(f"{at('memberships', line)}: {row['membership_id']}; expected {start} or {start}.2")
    no_faults(faults, "an id is arrangement.member, with a number when the pair occurs again")


def period(row: dict[str, str]) -> tuple[date, date]:
    """First day and first day after; far away where not known."""
    start, end = row["valid_from"], row["valid_until"]
    return (parse(start).date if start else date.min, parse(end).date if end else date.max)


def overlapping(group: Rows) -> Iterator[tuple[int, int]]:
    """Lines of rows whose periods share a day."""
    order = sorted(group, key=lambda item: period(item[1]))
    for (line, row), (other_line, other) in pairwise(order):
        if period(other)[0] < period(row)[1]:
            yield line, other_line


def test_periods_of_one_membership_do_not_overlap() -> None:
    groups: dict[tuple[str, ...], Rows] = defaultdict(list)
    for line, row in table("memberships"):
        if row["basis"] not in DISPUTED and row["status"] != "proposed" and row["confidence"] == "sourced":
            key = (row["arrangement_id"], row["member_id"], row["role"], row["scope"])
            groups[key].append((line, row))
    faults = [
        f"{at('memberships', first)} and {second}: {' '.join(key)} twice at a time"
        for key, group in groups.items()
        for first, second in overlapping(group)
    ]
    no_faults(faults, "end the first row where the second begins, or merge the two and add a confirmation")


def test_shares_of_a_municipality_add_up_to_one() -> None:
    """Shares in an exclusive division: on each day they change, they make 1 together.

    Days before the data begin do not count, nor those on which a row may or may not have begun or ended.
    """
    divisions = {row["division_id"] for _, row in table("divisions") if row["exclusive"] == "true"}
    of = {row["arrangement_id"]: row["division_id"] for _, row in table("arrangements")}
    groups: dict[tuple[str, str], Rows] = defaultdict(list)
    for line, row in table("memberships"):
        if (
            row["basis"] not in DISPUTED
            and row["status"] == "existing"
            and of[row["arrangement_id"]] in divisions
        ):
            groups[row["member_id"], of[row["arrangement_id"]]].append((line, row))
    faults = []
    for (member, division), group in groups.items():
        for day in sorted({max(period(row)[0], FIRST_DATE_KNOWN) for _, row in group}):
            if any(unsettled(row, day) for _, row in group):
                continue
            held = [(line, row) for line, row in group if period(row)[0] <= day < period(row)[1]]
            total = sum(Decimal(row["share"] or 1) for _, row in held)
            if abs(total - 1) > Decimal("0.001"):
                lines = ", ".join(str(line) for line, _ in held)
                faults.append(f"memberships.csv:{lines}: shares of {member} in {division} make {total}")
    no_faults(faults, "a whole municipality has one region, without a share; shares make 1 together")


def unsettled(row: dict[str, str], day: date) -> bool:
    """Whether the row may have begun or ended by a day, but need not have."""
    moments = [parse(row[column]) for column in ("valid_from", "valid_until") if row[column]]
    return any(m.not_before and m.not_before <= day < m.date for m in moments)


def test_share_says_of_what() -> None:
    faults = [
        f"{at('memberships', line)}: share={row['share']!r} share_of={row['share_of']!r}"
        for line, row in table("memberships")
        if bool(row["share"]) != bool(row["share_of"])
    ]
    no_faults(faults, "fill in both share and share_of, or neither")


def test_memberships_are_observed_in_their_period_and_not_in_the_future() -> None:
    faults = []
    for line, row in table("memberships"):
        seen, (start, end) = row["observed_on"], period(row)
        if parse(seen).date > TODAY:
            faults.append(f"{at('memberships', line)}: observed on {seen}, after {TODAY}")
        elif "year of publication" not in row["note"] and not may_be_seen(row, seen):
            faults.append(f"{at('memberships', line)}: observed on {seen}, outside {start} to {end}")
    no_faults(faults, "observed_on is the day for which a source confirms the fact, inside its period")


def may_be_seen(row: dict[str, str], seen: str) -> bool:
    """Whether a day, month or year of observation touches the period of a membership.

    A source may confirm the very end; decisions and proposals are seen before they begin.
    """
    first, (start, end) = parse(seen), period(row)
    length = {"day": 1, "month": 31, "year": 366}[first.precision]
    touches = first.date <= end and start < first.date + timedelta(days=length)
    return touches or row["status"] in ("decided", "proposed")


def test_confirmations_are_observed_in_the_period_of_their_membership() -> None:
    known = {row["membership_id"]: row for _, row in table("memberships")}
    faults = []
    for line, row in table("confirmations"):
        membership, seen = known[row["membership_id"]], row["observed_on"]
        start, end = period(membership)
        if parse(seen).date > TODAY or not may_be_seen(membership, seen):
            faults.append(
                f"{at('confirmations', line)}: {row['membership_id']} seen {seen}, {start} to {end}"
            )
    no_faults(faults, "a confirmation belongs to the row whose period contains its day")


def test_membership_does_not_begin_after_today_unless_decided_or_proposed() -> None:
    faults = [
        f"{at('memberships', line)}: begins {row['valid_from']} with status {row['status']}"
        for line, row in table("memberships")
        if row["status"] in ("existing", "ended") and period(row)[0] > TODAY and row["valid_from"]
    ]
    no_faults(faults, "what begins later is decided or proposed")


@with_columns("valid_from", "valid_until")
def test_periods_run_forwards(name: str) -> None:
    faults = []
    for line, row in table(name):
        try:
            start, end = period(row)
        except MalformedDate as problem:
            faults.append(f"{at(name, line)}: {problem}")
            continue
        if start > end or (start == end and name != "versions"):
            faults.append(f"{at(name, line)}: {row['valid_from']} to {row['valid_until']}")
    no_faults(faults, "valid_until is the first day on which the fact no longer holds")


# --- the five policy documents ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def known_ids(graph: Graph) -> set[str]:
    """Ids of everything in the graph that can carry a fact."""
    subjects = {namespaces.local_name(iri) for iri in values(graph.store, "rdf:type")}
    rest = {iri.removeprefix(namespaces.CONCEPT) for iri in values(graph.store, "rdf:type")}
    return subjects | rest


def test_facts_of_the_documents_are_carried_by_things_in_the_graph(known_ids: set[str]) -> None:
    faults = []
    for line, row in table("coverage"):
        carriers = row["carried_by"].split()
        if not carriers and not row["reason"]:
            faults.append(f"{at('coverage', line)}: {row['fact_id']} has neither carried_by nor reason")
        faults += [f"{at('coverage', line)}: {row['fact_id']} carried by unknown {id_!r}"
                   for id_ in carriers if id_ not in known_ids]  # fmt: skip
    no_faults(faults, "name the ids that carry the fact, separated by spaces, or the reason that none does")


def test_fact_ids_of_the_documents_are_complete() -> None:
    assert [row["fact_id"] for _, row in table("coverage")] == [f"F{n:04d}" for n in range(1, 348)]


def test_facts_of_the_documents_have_a_passage() -> None:
    located = {(row["source_id"], row["locator"]) for _, row in table("passages")}
    faults = [
        f"{at('coverage', line)}: {row['source_id']}, {row['locator']!r}"
        for line, row in table("coverage")
        if (row["source_id"], row["locator"]) not in located
    ]
    no_faults(faults, "add the passage to passages.csv with its place in the text and its SHA-256")


def test_passages_hold_a_place_and_a_digest_and_no_text() -> None:
    assert columns("passages") == ["source_id", "locator", "start", "end", "sha256"]
    faults = []
    for line, row in table("passages"):
        whole = (
            re.fullmatch(r"[0-9a-f]{64}", row["sha256"])
            and row["start"].isdecimal()
            and row["end"].isdecimal()
        )
        if not whole or not int(row["start"]) < int(row["end"]):
            faults.append(f"{at('passages', line)}: {row['start']} to {row['end']}, {row['sha256']!r}")
        if len(row["locator"]) > 150:
            faults.append(
                f"{at('passages', line)}: the locator is a text of {len(row['locator'])} characters"
            )
    no_faults(faults, "start is before end, sha256 has 64 hexadecimal digits, a locator names a place")


def test_passages_of_one_document_are_different_places() -> None:
    places = Counter((row["source_id"], row["start"], row["end"]) for _, row in table("passages"))
    faults = [
        f"passages.csv: {place} has {number} locators" for place, number in places.items() if number > 1
    ]
    no_faults(faults, "one place in a text has one locator")


# --- names --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "column"),
    [("municipalities", "name"), ("names", "name"), ("arrangements", "name"), ("organisations", "name"),
     ("instruments", "title"), ("divisions", "name_nl")],
)  # fmt: skip
def test_names_can_be_looked_up(name: str, column: str) -> None:
    faults = [f"{at(name, line)}: {row[column]!r}" for line, row in table(name)
              if not keys(row[column]) or not all(keys(row[column]))]  # fmt: skip
    no_faults(faults, "a name has a letter or digit at least, beside the word gemeente")


def test_names_have_a_bearer() -> None:
    things = ("municipalities", "arrangements", "organisations", "instruments", "divisions")
    bearers = {key_of(name, row)[0] for name in things for _, row in table(name)}
    faults = [f"{at('names', line)}: {row['subject']}" for line, row in table("names")
              if row["subject"] not in bearers]  # fmt: skip
    no_faults(faults, "correct the subject, or add the row of the thing that bears the name")


def test_borders_are_stated_once_and_between_two() -> None:
    faults = [f"{at('borders', line)}: {row['gm_a']} {row['gm_b']} {row['length_m']}"
              for line, row in table("borders")
              if row["gm_a"] >= row["gm_b"] or int(row["length_m"]) <= 0]  # fmt: skip
    no_faults(faults, "gm_a comes before gm_b, and the length is in whole metres above 0")


def test_statements_have_an_object_or_a_value() -> None:
    faults = [f"{at('statements', line)}: {row['statement_id']}" for line, row in table("statements")
              if bool(row["object"]) == bool(row["value"])]  # fmt: skip
    no_faults(faults, "fill in object (an id) or value (a text), not both")
