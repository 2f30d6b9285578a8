"""Checks find what is wrong, name the row and the repair, and let what is right pass."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store
from reading import TinyWorld

from jeugdgraph import checks
from jeugdgraph.build.memberships import changes, lifespans
from jeugdgraph.catalogue import header
from jeugdgraph.checks import queries as check_queries
from jeugdgraph.checks.mergers import alive, replay
from jeugdgraph.checks.model import Material, Outcome
from jeugdgraph.paths import tables as table_folder
from jeugdgraph.tables import read

Run = Callable[..., "CompletedProcess[str]"]
ON = date(2026, 1, 1)
QUICK = ("schema", "references", "shapes", "mergers", "divisions", "counts", "queries")


@pytest.fixture
def check(tiny: TinyWorld, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Outcome]:
    """Outcome of one check on the tiny world as it is by then."""
    monkeypatch.setenv("JEUGDGRAPH_HOME", str(tiny.home))

    def run(name: str) -> Outcome:
        material = Material(tiny.cache, ON, "en", lambda step: None)
        return checks.run([name], material)[0]

    return run


def errors(outcome: Outcome) -> list[tuple[str, str]]:
    """Place and subject of every error."""
    return [(one.place, one.focus) for one in outcome.problems if one.level == "error"]


@pytest.mark.parametrize("name", QUICK)
def test_tiny_world_is_in_order(check: Callable[[str], Outcome], name: str) -> None:
    outcome = check(name)
    assert errors(outcome) == []
    assert outcome.state == "passed"


@pytest.mark.parametrize("name", ["schema", "references"])
def test_wrong_cell_is_found_with_row_and_repair(
    check: Callable[[str], Outcome], tiny: TinyWorld, name: str
) -> None:
    tiny.replace("municipalities", "GM9002,", "GM902,")
    found = [one for one in check(name).problems if one.place == "municipalities.csv:3"]
    assert found
    assert found[0].focus == "gm_code"
    assert "GM902" in found[0].problem
    assert found[0].repair


def test_checks_that_need_sound_tables_do_not_run_on_others(
    check: Callable[[str], Outcome], tiny: TinyWorld
) -> None:
    tiny.replace("municipalities", "GM9002,", "GM902,")
    outcome = check("divisions")
    assert outcome.state == "not-run"
    assert "references" in outcome.remark


@pytest.mark.parametrize("name", ["schema", "references"])
def test_unknown_reference_is_found(check: Callable[[str], Outcome], tiny: TinyWorld, name: str) -> None:
    tiny.replace("changes", "GM9004,GM9005", "GM9004,GM9099")
    assert any(place.startswith("changes.csv:") for place, _ in errors(check(name)))


def test_merger_that_is_left_out_breaks_the_replay(check: Callable[[str], Outcome], tiny: TinyWorld) -> None:
    text = tiny.text("changes").splitlines(keepends=True)
    tiny.path("changes").write_text("".join(text[:-1]), encoding="utf-8")
    found = errors(check("mergers"))
    assert [focus for _, focus in found] == ["GM9004"]
    assert found[0][0].startswith("municipalities.csv:")
    unexplained = errors(check("queries"))
    assert [focus for _, focus in unexplained] == ["GM9004"]


def test_membership_outside_the_life_of_its_member_is_found(
    check: Callable[[str], Outcome], tiny: TinyWorld
) -> None:
    with tiny.path("memberships").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    spoilt = next(row for row in rows if row["member_id"] == "GM9004")
    spoilt.update(valid_from="2025-01-01", valid_until="")
    with tiny.path("memberships").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    assert spoilt["membership_id"] in [focus for _, focus in errors(check("mergers"))]


def test_municipality_in_two_regions_is_found(check: Callable[[str], Outcome], tiny: TinyWorld) -> None:
    rows = tiny.text("memberships").splitlines(keepends=True)
    line = next(row for row in rows if row.startswith("jeugdregio-zuid.gm9005,"))
    extra = line.replace("jeugdregio-zuid", "jeugdregio-noord")
    rows = [rows[0], *sorted([*rows[1:], extra])]
    tiny.path("memberships").write_text("".join(rows), encoding="utf-8")
    outcome = check("divisions")
    assert [focus for _, focus in errors(outcome)] == ["GM9005"]
    assert "jeugdregio" in outcome.problems[0].problem


def test_municipality_without_region_on_an_observed_date_is_found(
    check: Callable[[str], Outcome], tiny: TinyWorld
) -> None:
    rows = tiny.text("memberships").splitlines(keepends=True)
    kept = [row for row in rows if not row.startswith("veiligheidsregio-") or ",GM9001," not in row]
    assert len(kept) < len(rows)
    tiny.path("memberships").write_text("".join(kept), encoding="utf-8")
    assert "GM9001" in {focus for _, focus in errors(check("divisions"))}


def test_thing_that_breaks_a_shape_is_found_with_its_row(
    tiny: TinyWorld, check: Callable[[str], Outcome]
) -> None:
    shapes = tiny.home / "ontology" / "shapes.ttl"
    strict = shapes.read_text(encoding="utf-8").replace('"^GM[0-9]{4}$"', '"^GM8[0-9]{3}$"')
    shapes.write_text(strict, encoding="utf-8")
    found = check("shapes")
    assert found.state == "failed"
    assert {one.place.partition(":")[0] for one in found.problems} == {"municipalities.csv"}
    assert found.problems[0].repair == "Correct gm_code."


def test_replay_of_the_real_changes_gives_every_year() -> None:
    tables = read(table_folder())
    lives, known = lifespans(tables), changes(tables)
    counts = [393, 390, 388, 380, 355, 355, 352, 345, 342, 342, 342, 342]
    for year, count in zip(range(2015, 2027), counts, strict=True):
        day = date(year, 1, 1)
        assert replay(known, lives, day) == alive(lives, day)
        assert len(alive(lives, day)) == count


def test_every_check_query_has_a_level_and_both_languages() -> None:
    names = check_queries.names()
    assert names
    for name in names:
        query = header.read(name)
        assert query.level in ("error", "warning", "note"), name
        for texts in (query.problem, query.repair):
            assert texts["nl"] and texts["en"] and texts["nl"] != texts["en"], name


def test_real_divisions_and_numbers_are_in_order(run: Run) -> None:
    answer = run("check", "--only", "mergers", "--only", "divisions", "--only", "counts", "--lang", "en")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "59 times" in answer.stdout


def test_command_names_the_row_and_exits_with_one(tiny: TinyWorld, tiny_run: Run) -> None:
    tiny.replace("municipalities", "GM9002,", "GM902,")
    answer = tiny_run("check", "--only", "references", "--format", "csv", "--lang", "en")
    assert answer.returncode == 1
    assert "municipalities.csv:3" in answer.stdout
    assert answer.stderr == "jeugdgraph: not in order: references.\n"


def test_list_names_every_check(tiny_run: Run) -> None:
    answer = tiny_run("check", "--list")
    assert [line.split()[0] for line in answer.stdout.splitlines()] == [*checks.CHECKS]


@pytest.mark.parametrize(("option", "code"), [((), 0), (("--require-all",), 1)])
def test_without_java_the_reasoner_does_not_run(
    tiny_run: Run, tmp_path: Path, option: tuple[str, ...], code: int
) -> None:
    nowhere = {"PATH": str(tmp_path), "JAVA_HOME": ""}
    answer = tiny_run("check", "--only", "reasoner", "--lang", "en", "--format", "csv", *option, env=nowhere)
    assert answer.returncode == code
    assert "there is no Java" in answer.stdout


@pytest.mark.slow
def test_reasoner_agrees_with_the_queries(
    check: Callable[[str], Outcome], require: Callable[[str], str]
) -> None:
    require("java")
    outcome = check("reasoner")
    assert outcome.problems == ()
    assert outcome.state == "passed"


def test_member_that_stands_twice_in_an_arrangement_is_found() -> None:
    """And one that left before it came back, or whose second membership is disputed, is not."""
    found = Store()
    found.load(
        b"""
        PREFIX jg: <https://w3id.org/jeugdgraph/def#>
        PREFIX org: <http://www.w3.org/ns/org#>
        PREFIX b: <https://w3id.org/jeugdgraph/concept/basis/>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        <x:1> org:organization <x:A> ; org:member <x:M> ; org:role <x:r> ; jg:status <x:s> ; jg:basis b:stated .
        <x:2> org:organization <x:A> ; org:member <x:M> ; org:role <x:r> ; jg:status <x:s> ; jg:basis b:stated .
        <x:3> org:organization <x:A> ; org:member <x:N> ; org:role <x:r> ; jg:status <x:s> ; jg:basis b:stated ;
            jg:validUntil "2020-01-01"^^xsd:date .
        <x:4> org:organization <x:A> ; org:member <x:N> ; org:role <x:r> ; jg:status <x:s> ; jg:basis b:stated ;
            jg:validFrom "2020-01-01"^^xsd:date .
        <x:5> org:organization <x:A> ; org:member <x:O> ; org:role <x:r> ; jg:status <x:s> ; jg:basis b:stated .
        <x:6> org:organization <x:A> ; org:member <x:O> ; org:role <x:r> ; jg:status <x:s> ; jg:basis b:disputed .
        """,
        format=RdfFormat.TURTLE,
    )
    rows = found.query(header.read("checks/membership_twice").text)
    assert isinstance(rows, QuerySolutions)
    assert [(str(row["focus"]), str(row["value"])) for row in rows] == [("<x:1>", "<x:2>")]
