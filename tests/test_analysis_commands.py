"""The commands of the analyses, where hostile and unlucky arguments brought something to light (see tests/fuzz)."""

import csv
import io
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jeugdgraph.cli import group
from jeugdgraph.errors import JeugdgraphError
from jeugdgraph.present.history.events import say as say_of_history
from jeugdgraph.present.network.ground import say as say_of_network
from jeugdgraph.present.wording import ground, history, network

Ask = Callable[..., Result]
OWN_FORM = ("Evidence: ", "Bewijs: ", "Sources:", "Bronnen:", "\\[")
"""Remarks that end in something to copy, and sources."""


@pytest.fixture
def ask(built_store: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run a command within this process, where a warning is an error."""
    monkeypatch.setenv("JEUGDGRAPH_STORE", str(built_store))

    def command(*args: str, columns: int = 80) -> Result:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return CliRunner(env={"COLUMNS": str(columns)}).invoke(group, args, prog_name="jeugdgraph")

    return command


def rows_of(done: Result) -> list[dict[str, str]]:
    assert done.exit_code == 0, done.exception
    return list(csv.DictReader(io.StringIO(done.stdout)))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_history_tells_of_a_region_that_ended_with_its_members(ask: Ask, lang: str) -> None:
    rows = rows_of(ask("history", "swv-vo-2016-vo-31-01", "--format", "csv", "--lang", lang))
    ended = [row for row in rows if (row["kind"], row["cause"]) == ("arrangement", "ended")]
    assert [row["subject_ids"] for row in ended] == ["swv-vo-2016-vo-31-01"]
    assert "Samenwerkingsverband VO-31-01" in ended[0]["sentence"]


def test_ranking_explains_each_score_that_it_lacks(ask: Ask) -> None:
    told = ask("compare", "--all", "swv-po", "--on", "2021-03-02", columns=200).stdout
    table, notes = told.split("Volgorde:")
    assert "n.v.t." in table
    assert "n.v.t.: " in notes
    assert "–" not in table.split("---", 1)[1]


def test_arrangements_last_confirmed_long_ago_are_said_to_be(ask: Ask) -> None:
    pair = ("compare", "Jeugdregio Rivierenland", "Veiligheidsregio Gelderland-Zuid", "--lang", "en")
    old, recent = (ask(*pair, "--on", day).stdout for day in ("2060-01-01", "2025-06-01"))
    assert old.count("more than 3 years before the reference date") == 2
    assert "more than 3 years" not in recent


@pytest.mark.parametrize("name", ["gr-25408138", "Gemeenschappelijke regeling Plassenschap Loosdrecht e.o."])
def test_name_that_ends_in_a_full_stop_gets_no_second(ask: Ask, name: str) -> None:
    sentences = [row["sentence"] for row in rows_of(ask("history", name, "--format", "csv"))]
    assert any("e.o." in sentence for sentence in sentences)
    assert not any(".." in sentence for sentence in sentences)
    for pair in ((name, "Jeugdregio Rivierenland"), ("Jeugdregio Rivierenland", name)):
        assert "e.o.." not in ask("compare", *pair).stdout


@pytest.mark.parametrize(
    "args",
    [
        ("history", "Tiel", "--to", "2020-01-01"),
        ("history", "jeugdregio"),
        ("history", "Geldermalsen"),
        ("diff", "2060-01-01", "2016-01-01"),
        ("diff", "2015-01-01", "2018-06-15", "-m", "Tiel"),
        ("compare", "jeugdregio", "swv-po"),
        ("compare", "--all"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_remarks_are_sentences_with_one_full_stop(ask: Ask, args: tuple[str, ...], lang: str) -> None:
    done = ask(*args, "--lang", lang, "--format", "md")
    assert done.exit_code == 0
    lines = [line.removeprefix("- ") for line in done.stdout.splitlines() if line.startswith("- ")]
    remarks = [line for line in lines if not line.startswith((*OWN_FORM, "**"))]
    assert remarks
    assert [line for line in remarks if not line.endswith(".") or line.endswith("..")] == []


def test_divisions_are_listed_without_regard_to_capitals(ask: Ask) -> None:
    done = ask("compare", "--all", "--on", "2021-03-02", "--lang", "en", columns=1000)
    line = next(line for line in done.stdout.splitlines() if line.startswith("Last confirmed more than"))
    names = line.partition(": ")[2].rstrip(".").replace(" and ", ", ").split(", ")
    capitals = [name for name in names if name[:1].isupper()]  # the rest is the end of a name with a comma
    assert capitals == sorted(capitals, key=str.casefold)


@pytest.mark.parametrize(
    ("say", "words"),
    [(say_of_history, history.WORDS), (say_of_network, network.WORDS)],
    ids=["history", "network"],
)
def test_one_thing_is_told_in_the_singular(
    say: Callable[..., str], words: dict[str, tuple[str, str]]
) -> None:
    keys = [
        key.removesuffix(" one")
        for key in words
        if key.endswith(" one") and key.removesuffix(" one") in words
    ]
    assert keys
    values = {"who": "Tiel", "ties": 3}
    for key in keys:
        for lang in ("nl", "en"):
            one, two = (say(key, lang, count=count, **values) for count in (1, 2))
            assert "1 " in one
            assert one.replace("1 ", "2 ") != two


def test_what_was_seen_later_is_told_in_the_singular_too() -> None:
    for key in ("early", "split"):
        for one, several in zip(ground.WORDS[f"{key} one"], ground.WORDS[key], strict=True):
            assert "{count}" not in one
            assert "{count}" in several


@pytest.mark.parametrize(
    "name", ["", " ", "x" * 10_000, "Tiel\x1b[31m", "\u202eleiT", "../../etc/passwd", "GM9999", "\n"]
)
@pytest.mark.parametrize(
    "command",
    [
        ("compare", "?", "jeugdregio"),
        ("compare", "--all", "?"),
        ("history", "?"),
        ("diff", "2016-01-01", "2025-01-01", "--division", "?"),
        ("diff", "2016-01-01", "2025-01-01", "--municipality", "?"),
        ("network", "municipality", "?"),
        ("network", "path", "Tiel", "?"),
        ("network", "communities", "--division", "?"),
        ("network", "summary", "--kind", "?"),
    ],
    ids=" ".join,
)
def test_name_that_nothing_bears_is_one_clear_line(
    ask: Ask, command: tuple[str, ...], name: str, tmp_path: Path
) -> None:
    output = tmp_path / "answer.csv"
    output.write_text("what was there")
    done = ask(*(name if word == "?" else word for word in command), "--output", str(output))
    assert isinstance(done.exception, JeugdgraphError)
    assert done.exception.exit_code == 2
    assert str(done.exception).isprintable()
    assert len(str(done.exception)) < 1200
    assert (done.stdout, done.stderr) == ("", "")
    assert output.read_text() == "what was there"
