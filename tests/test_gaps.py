"""Gaps are described: what is missing, old, unverified or contradicted, and for whom."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from subprocess import CompletedProcess

import pytest

from jeugdgraph import gaps, namespaces
from jeugdgraph.graph import Graph
from jeugdgraph.present.report import Section, Value, as_cell

Run = Callable[..., "CompletedProcess[str]"]


def values(section: Section) -> list[dict[str, Value]]:
    """Rows of a section as plain values, without the things that they name."""
    return [{name: as_cell(item).value for name, item in row.items()} for row in section.rows]


@pytest.fixture(scope="module")
def question(graph: Graph) -> gaps.Question:
    return gaps.Question(graph, date(2026, 1, 1), "en", whole=True)


def test_every_kind_makes_a_section(question: gaps.Question) -> None:
    found = gaps.report(question)
    assert [section.id for section in found.sections] == [*gaps.KINDS]


def test_no_youth_region_is_missing_but_the_proposed_division_is(question: gaps.Question) -> None:
    divisions = {row["division"] for row in values(gaps.missing(question))}
    assert "jeugdregio" not in divisions
    assert "jeugdregio-41" in divisions


def test_nothing_is_older_than_a_century(question: gaps.Question) -> None:
    assert gaps.old(replace(question, years=100)).rows == ()


def test_old_memberships_were_confirmed_before_the_limit(question: gaps.Question) -> None:
    rows = values(gaps.old(question))
    assert rows
    assert all(row["observed"] < date(2023, 1, 1) for row in rows)  # type: ignore[operator]
    assert "jeugdregio" not in {row["division"] for row in rows}


def test_stated_number_is_held_against_named_members(question: gaps.Question) -> None:
    rows = {row["id"]: (row["stated"], row["named"]) for row in values(gaps.counts(question))}
    assert rows["veiligheidsregio-gelderland-zuid.municipality.2023"] == (15, 14)
    assert "jeugdregio-rivierenland.municipality.2023" not in rows


def test_municipality_limits_what_is_told(question: gaps.Question) -> None:
    tiel = replace(question, municipality=namespaces.municipality("GM0281"))
    members = {row["member"] for row in values(gaps.old(tiel))}
    assert members == {"Tiel"}
    assert len(gaps.absences(tiel).rows) < len(gaps.absences(question).rows)


def test_unverified_rows_are_listed_by_id(question: gaps.Question) -> None:
    assert "lta.fier" in {row["id"] for row in values(gaps.unverified(question))}


def test_screen_gets_numbers_and_files_get_rows(question: gaps.Question) -> None:
    summary = gaps.old(replace(question, whole=False))
    assert sum(row["number"] for row in values(summary)) == len(gaps.old(question).rows)  # type: ignore[misc]


def test_leap_day_has_a_limit(question: gaps.Question) -> None:
    assert replace(question, on=date(2024, 2, 29)).before == date(2021, 2, 28)


def test_command_answers_with_csv(run: Run) -> None:
    answer = run("gaps", "--kind", "absences", "--format", "csv", "--lang", "nl", "--municipality", "Tiel")
    assert answer.returncode == 0, answer.stderr
    assert {row["section"] for row in csv.DictReader(io.StringIO(answer.stdout))} <= {"absences"}


def test_unknown_municipality_is_refused(run: Run) -> None:
    answer = run("gaps", "--municipality", "Tiell")
    assert answer.returncode == 2
    assert "Did you mean" in answer.stderr
