"""Dates: what tables may hold, what --on accepts, and how a period reads."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdgraph.dates import (
    TODAY_VARIABLE,
    Language,
    MalformedDate,
    Moment,
    Precision,
    format_moment,
    parse,
    parse_reference_date,
    period_text,
    today,
)
from jeugdgraph.errors import UsageProblem

DAYS = st.dates(min_value=date(1500, 1, 1), max_value=date(2199, 12, 31))


def moment(text: str | None) -> Moment | None:
    return None if text is None else parse(text)


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("2018", date(2018, 1, 1), "year"),
        ("2018-04", date(2018, 4, 1), "month"),
        ("2018-04-30", date(2018, 4, 30), "day"),
    ],
)
def test_reduced_date_is_its_first_day(text: str, day: date, precision: Precision) -> None:
    assert parse(text) == Moment(day, precision)


def test_interval_is_after_the_first_and_no_later_than_the_second() -> None:
    found = parse("2016-01-01/2025-01-01")
    assert found == Moment(date(2025, 1, 1), "between", date(2016, 1, 1))


@given(DAYS, st.sampled_from(["year", "month", "day"]))
def test_reduced_date_survives_the_round_trip(day: date, precision: Precision) -> None:
    text = Moment(day, precision).iso()
    assert parse(text).iso() == text


@given(DAYS, DAYS)
def test_interval_survives_the_round_trip_unless_it_runs_backwards(one: date, two: date) -> None:
    text = f"{one}/{two}"
    if one < two:
        assert parse(text).iso() == text
    else:
        with pytest.raises(MalformedDate):
            parse(text)


@given(st.text())
def test_any_text_is_a_date_or_a_clear_refusal(text: str) -> None:
    for reader in (parse, parse_reference_date):
        try:
            reader(text)
        except UsageProblem as problem:
            assert str(problem).isprintable()


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("2024-13-01", "2024-01-13"),
        ("2024-02-30", "2024-02-29"),
        ("2023-02-29", "2023-02-28"),
        ("2024/01/15", "2024-01-15"),
        ("31-12-2024", "2024-12-31"),
        ("20240115", "2024-01-15"),
        ("1 mei 2024", "2024-05-01"),
        ("January 5 2024", "2024-01-05"),
        ("2016/2025", "2016-01-01/2025-01-01"),
        ("2025-01-01/2016-01-01", "2016-01-01/2025-01-01"),
        ("../2025-01-01", ""),
        ("9999-12-31", ""),
        ("٢٠٢٤", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_malformed_date_suggests_what_may_have_been_meant(text: str, suggestion: str) -> None:
    with pytest.raises(MalformedDate) as caught:
        parse(text)
    assert caught.value.suggestion == suggestion


@pytest.mark.parametrize("text", ["2026-01-31", "31-01-2026", " 2026-01-31 "])
def test_reference_date_in_iso_or_dutch_order(text: str) -> None:
    assert parse_reference_date(text) == date(2026, 1, 31)


@pytest.mark.parametrize("text", ["2026", "2026-01", "1-1-2026"])
def test_reduced_reference_date_is_its_first_day(text: str) -> None:
    assert parse_reference_date(text) == date(2026, 1, 1)


def test_malformed_reference_date_says_found_expected_and_meant() -> None:
    with pytest.raises(UsageProblem) as caught:
        parse_reference_date("2026-13-02")
    assert str(caught.value) == (
        "--on '2026-13-02'; expected a date from 2015-01-01 to 2100-12-31 such as 2026-01-31, 31-01-2026, 2026-01 or 2026."
        " Did you mean 2026-02-13?"
    )


def test_reference_date_before_the_data_names_the_first_date_known() -> None:
    with pytest.raises(UsageProblem, match="the first date known is 2015-01-01"):
        parse_reference_date("2014-12-31")
    assert parse_reference_date("2015-01-01") == date(2015, 1, 1)


def test_reference_date_far_ahead_is_refused() -> None:
    with pytest.raises(UsageProblem, match="the last date accepted is 2100-12-31"):
        parse_reference_date("2101", where="date")


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("2018", "nl", "2018"),
        ("2018-04", "nl", "april 2018"),
        ("2018-04", "en", "April 2018"),
        ("2024-01-01", "nl", "1 januari 2024"),
        ("2016-01-01/2025-01-01", "nl", "tussen 1 januari 2016 en 1 januari 2025"),
        ("2016-01-01/2025-01-01", "en", "between 1 January 2016 and 1 January 2025"),
    ],
)
def test_moment_reads_no_more_exact_than_it_is(text: str, lang: Language, words: str) -> None:
    assert format_moment(parse(text), lang) == words


@pytest.mark.parametrize(
    ("start", "end", "dutch", "english"),
    [
        (None, None, "periode niet bekend", "period not known"),
        ("2018", None, "sinds 2018", "since 2018"),
        ("2030-05", None, "vanaf mei 2030", "from May 2030"),
        (None, "2024-01-01", "t/m 31 december 2023", "through 31 December 2023"),
        (None, "2024-03", "t/m februari 2024", "through February 2024"),
        ("2018", "2024", "2018 t/m 2023", "2018 through 2023"),
        ("2018", "2019", "in 2018", "in 2018"),
        ("2018-01", "2018-02", "in januari 2018", "in January 2018"),
        ("2018-01-01", "2018-01-02", "op 1 januari 2018", "on 1 January 2018"),
        ("2018-01-01", "2024", "1 januari 2018 t/m 2023", "1 January 2018 through 2023"),
        (
            "2018-01-01/2019-01-01",
            None,
            "begonnen tussen 1 januari 2018 en 1 januari 2019",
            "begun between 1 January 2018 and 1 January 2019",
        ),
        (
            "2018",
            "2020-01-01/2021-01-01",
            "sinds 2018, geëindigd tussen 1 januari 2020 en 1 januari 2021",
            "since 2018, ended between 1 January 2020 and 1 January 2021",
        ),
    ],
)
def test_period_names_the_last_day_that_counts(
    start: str | None, end: str | None, dutch: str, english: str
) -> None:
    on = date(2026, 1, 1)
    assert period_text(moment(start), moment(end), "nl", on=on) == dutch
    assert period_text(moment(start), moment(end), "en", on=on) == english


def test_moment_keeps_lower_bound_and_precision_together() -> None:
    with pytest.raises(ValueError, match="not_before"):
        Moment(date(2024, 1, 1), "between")


def test_today_can_be_fixed_for_a_repeatable_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TODAY_VARIABLE, "2026-05-04")
    assert today() == date(2026, 5, 4)
    monkeypatch.setenv(TODAY_VARIABLE, "tomorrow")
    with pytest.raises(UsageProblem, match="JEUGDGRAPH_TODAY 'tomorrow'"):
        today()
    monkeypatch.delenv(TODAY_VARIABLE)
    assert today() >= date(2026, 1, 1)
