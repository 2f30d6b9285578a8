"""Messages: what they say, on how many lines, and that nothing quoted can break out of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdgraph.errors import (
    FINDING_LIMIT,
    AmbiguousName,
    CheckFailed,
    DataProblem,
    Finding,
    JeugdgraphError,
    StoreProblem,
    UnknownName,
    UsageProblem,
)

GM_CODE = "GM and four digits"


def test_finding_names_place_found_expected_and_meant() -> None:
    finding = Finding("memberships.csv", 214, "gm_code", "GM344", GM_CODE, "GM0344")
    expected = "memberships.csv:214: gm_code='GM344'; expected GM and four digits. "
    assert str(finding) == expected + "Did you mean GM0344?"


@pytest.mark.parametrize(
    ("finding", "text"),
    [
        (Finding("a.csv", 2, "name", "", "a name"), "a.csv:2: name=''; expected a name."),
        (Finding("a.csv", None, "", None, "a header."), "a.csv: expected a header."),
        (Finding("a.csv", 2, "", "x,y", "3 values"), "a.csv:2: 'x,y'; expected 3 values."),
        (Finding("a.csv", 2, "name", None, "a value"), "a.csv:2: name: expected a value."),
    ],
)
def test_finding_leaves_out_what_is_not_known(finding: Finding, text: str) -> None:
    assert str(finding) == text


def test_data_problem_reports_all_at_once_in_order() -> None:
    later = Finding("b.csv", 9, "x", "?", "a number")
    first = Finding("a.csv", 10, "x", "?", "a number")
    problem = DataProblem([later, first])
    assert problem.findings == (first, later)
    assert str(problem).splitlines() == [str(first), str(later)]


def test_data_problem_counts_what_it_does_not_spell_out() -> None:
    problem = DataProblem(Finding("a.csv", row, "x", "?", "a number") for row in range(1, 101))
    lines = str(problem).splitlines()
    assert len(lines) == FINDING_LIMIT + 1
    assert lines[-1] == f"and {100 - FINDING_LIMIT} more"
    assert len(problem.findings) == 100


def test_unknown_name_asks_what_was_meant() -> None:
    problem = UnknownName("municipality", "Tiell", ["Tiel [GM0281]", "Thorn [GM0983]"])
    assert str(problem) == ("unknown municipality 'Tiell'. Did you mean Tiel [GM0281] or Thorn [GM0983]?")
    assert problem.suggestions == ("Tiel [GM0281]", "Thorn [GM0983]")


def test_unknown_name_without_suggestions_is_one_sentence() -> None:
    assert str(UnknownName("division", "xyz")) == "unknown division 'xyz'."


def test_ambiguous_name_lists_the_choices() -> None:
    problem = AmbiguousName("municipality", "Bergen", [f"B{number}" for number in range(7)])
    assert str(problem) == ("municipality 'Bergen' is ambiguous. Choose B0, B1, B2, B3, B4 or 2 more.")


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (CheckFailed("3 checks failed"), 1),
        (UsageProblem("no"), 2),
        (UnknownName("place", "x"), 2),
        (AmbiguousName("place", "x", ["a", "b"]), 2),
        (DataProblem([Finding("a.csv", 1, "", None, "rows")]), 3),
        (StoreProblem("cannot open"), 3),
    ],
)
def test_each_problem_carries_its_exit_code(problem: JeugdgraphError, code: int) -> None:
    assert problem.exit_code == code


HOSTILE = ["\x1b[31mred", "two\nlines", "a\rb", "\u202eevil", "\x9b2J", "\ud800", "x" * 10_000]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_values_stay_on_one_short_printable_line(hostile: str) -> None:
    problems = [
        UnknownName(hostile, hostile, [hostile] * 3),
        AmbiguousName("place", hostile, [hostile, hostile]),
        UsageProblem(hostile),
        DataProblem([Finding(hostile, 1, hostile, hostile, hostile, hostile)]),
    ]
    for problem in problems:
        assert str(problem).isprintable()
        assert len(str(problem)) <= 2000


@given(st.text())
def test_message_is_always_one_printable_line(text: str) -> None:
    assert str(UsageProblem(text)).isprintable()
    assert str(Finding("a.csv", 1, "x", text, text, text)).isprintable()
