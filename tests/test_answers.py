"""The answers that the adviser gets on the national data: what must be shown, is shown."""

import csv
import io
import json
import os
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from conftest import Run
from reading import DISPUTED, Taking

from jeugdgraph.graph import Graph

ROOT = Path(__file__).resolve().parents[1]


def rows(run: Run, *args: str) -> list[dict[str, str]]:
    """Rows of an answer in CSV."""
    done = run(*args, "--format", "csv")
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout)))


def by_id(found: list[dict[str, str]], start: str) -> list[dict[str, str]]:
    return [row for row in found if row["arrangement_id"].startswith(start)]


def one(found: list[dict[str, str]], arrangement: str) -> dict[str, str]:
    match = [row for row in found if row["arrangement_id"] == arrangement]
    assert len(match) == 1, f"{arrangement}: {len(match)} rows"
    return match[0]


@pytest.fixture
def zaltbommel(run: Run) -> list[dict[str, str]]:
    return rows(run, "municipality", "Zaltbommel")


def test_zaltbommel_is_in_youth_region_rivierenland(zaltbommel: list[dict[str, str]]) -> None:
    row = one(zaltbommel, "jeugdregio-rivierenland")
    assert (row["role"], row["partners"], row["via"]) == ("deelnemer", "7", "")


def test_zaltbommel_procures_jointly_only_intramural_since_2022(zaltbommel: list[dict[str, str]]) -> None:
    row = one(zaltbommel, "ink-riv-in")
    assert (row["valid_from"], row["scope"]) == ("2022", "alleen intramuraal")
    assert not by_id(zaltbommel, "ink-riv-ex")


def test_zaltbommel_keeps_its_own_extramural_strategy(run: Run) -> None:
    told = run("municipality", "Zaltbommel").stdout
    assert re.search(r"eigen strategie voor\s+alleen extramuraal", told)


def test_zaltbommel_lies_in_de_meierij(zaltbommel: list[dict[str, str]]) -> None:
    for sector in ("po", "vo"):
        row = one(zaltbommel, f"swv-{sector}3005")
        assert row["role"] == "ligt in werkgebied"


def test_zaltbommel_leads_the_proeftuin(zaltbommel: list[dict[str, str]]) -> None:
    assert one(zaltbommel, "proef-zb")["membership_id"] == "proef-zb.gm0297"


@pytest.mark.parametrize("arrangement", ["g7", "gvjb", "lta"])
def test_zaltbommel_is_in_the_larger_arrangements_via_its_region(
    zaltbommel: list[dict[str, str]], arrangement: str
) -> None:
    assert one(zaltbommel, arrangement)["via"] == "Jeugdregio Rivierenland"


@pytest.mark.parametrize(
    "arrangement",
    [
        "veiligheidsregio-gelderland-zuid",
        "ggd-regio-gelderland-zuid",
        "veilig-thuis-regio-gelderland-zuid",
        "zorgkantoorregio-noordoost-brabant",
        "bt-riv",
        "ret-riv",
    ],
)
def test_zaltbommel_sits_in_the_neighbouring_domains(
    zaltbommel: list[dict[str, str]], arrangement: str
) -> None:
    assert one(zaltbommel, arrangement)["via"] == ""


def test_host_municipalities_are_marked_as_confirmed_in_2016(
    run: Run, zaltbommel: list[dict[str, str]]
) -> None:
    for name in ("opvang", "vrouwenopvang"):
        row = one(zaltbommel, f"centrumgemeente-{name}-den-bosch")
        assert row["observed_on"] == "2016-03-07"
    told = run("municipality", "Zaltbommel", "--kind", "ShelterHostRegion").stdout
    assert "2016-03*" in told
    assert "* meer dan 3 jaar vóór de peildatum" in told


def test_every_row_names_its_evidence(zaltbommel: list[dict[str, str]]) -> None:
    assert all(row["source"] and row["source_id"] and row["locator"] for row in zaltbommel)


def test_west_betuwe_lies_in_two_education_partnerships_per_sector(run: Run) -> None:
    found = rows(run, "municipality", "West Betuwe", "--domain", "onderwijs")
    for whole, part in (("swv-po2508", "swv-po2816"), ("swv-vo2508", "swv-vo2814")):
        split = [row for row in found if row["arrangement_id"] in (whole, part) and row["basis"] == "derived"]
        assert {row["arrangement_id"]: float(row["share"]) for row in split} == {whole: 0.7778, part: 0.2222}


def test_west_betuwe_shows_the_conflict_with_the_regiovisie(run: Run) -> None:
    found = rows(run, "municipality", "West Betuwe", "--domain", "education")
    disputed = [row for row in found if row["basis"] == "disputed"]
    assert {row["arrangement_id"] for row in disputed} == {"swv-po2508", "swv-vo2508"}
    assert all(row["source_id"] == "regiovisie-rivierenland-2023" and row["conflicts"] for row in disputed)
    assert "‡" in run("municipality", "West Betuwe").stdout


def test_gelderland_zuid_has_fourteen_members_against_a_stated_fifteen(run: Run) -> None:
    found = rows(run, "arrangement", "Gelderland-Zuid")
    assert len(by_id(found, "veiligheidsregio-gelderland-zuid")) == 14
    told = run("arrangement", "veiligheidsregio-gelderland-zuid").stdout
    assert "Bron noemt 15 gemeenten; met naam bekend op de peildatum: 14" in " ".join(told.split())


def test_zeewolde_moves_from_flevoland_to_noord_veluwe(run: Run) -> None:
    regions = {
        on: [
            row["arrangement"]
            for row in rows(run, "municipality", "Zeewolde", "--on", on, "--kind", "YouthRegion")
        ]
        for on in ("2023-01-01", "2025-01-01")
    }
    assert regions == {"2023-01-01": ["Jeugdregio Flevoland"], "2025-01-01": ["Jeugdregio Noord-Veluwe"]}


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("Maasdiel", "GM0263"),
        ("Nederbetuwe", "GM1740"),
        ("WestBetuwe", "GM1960"),
        ("Den Bosch", "GM0796"),
        ("den haag", "GM0518"),
        ("Sudwest Fryslan", "GM1900"),
        ("gemeente Tiel", "GM0281"),
        ("GM0281", "GM0281"),
        ("https://identifier.overheid.nl/tooi/id/gemeente/gm0281", "GM0281"),
    ],
)
def test_names_resolve_by_code_address_alias_and_known_misspelling(run: Run, asked: str, code: str) -> None:
    assert {row["member_id"] for row in rows(run, "municipality", asked)} == {code}


@pytest.mark.parametrize(("name", "successor", "day"), [
    ("Geldermalsen", "West Betuwe", "1 januari 2019"),
    ("Weesp", "Amsterdam", "24 maart 2022"),
])  # fmt: skip
def test_a_vanished_municipality_answers_for_its_own_time(
    run: Run, name: str, successor: str, day: str
) -> None:
    told = " ".join(run("municipality", name).stdout.split())
    assert f"{day}: {name} opgegaan in {successor}" in told
    assert f"{name} bestaat sinds {day} niet meer" in told


@pytest.mark.parametrize("command", ["arrangement", "mismatch", "history"])
@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("arbeidsmarktregio-foodvalley", "Arbeidsmarktregio FoodValley"),
        ("arbeidsmarktregio-food-valley", "Arbeidsmarktregio Food Valley"),
    ],
)
def test_an_id_is_understood_also_where_another_name_reads_the_same(
    run: Run, command: str, id_: str, name: str
) -> None:
    done = run(command, id_)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(name)
    asked = run(command, "Arbeidsmarktregio FoodValley".upper())
    assert "ambiguous" in asked.stderr or "Verbanden met deze naam" in asked.stdout


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ("municipality", "Zaltbommell"),
            "unknown municipality 'Zaltbommell'. Did you mean Zaltbommel [GM0297]?",
        ),
        (("municipality", "Bergen"), "is ambiguous. Choose Bergen (NH.) [GM0373] or Bergen (L.) [GM0893]."),
        (("municipality", "Tiel", "--on", "2025-13-01"), "Did you mean 2025-01-13?"),
        (("municipality", "Tiel", "--on", "2014-06-01"), "the first date known is 2015-01-01."),
        (("municipality", "Tiel", "--since", "2025", "--until", "2024"), "must come after --since"),
        (
            ("municipality", "Tiel", "--kind", "jeugdregi"),
            "unknown kind 'jeugdregi'. Did you mean jeugdregio",
        ),
        (("municipality", "Tiel", "--domain", "jeugdhlp"), "Did you mean jeugdhulp"),
        (("municipality", "\x1b[31mTiel\n"), "unknown municipality"),
        (("municipality", "x" * 10_000), "unknown municipality"),
        (("arrangement", "Gelderland-Zuidd"), "unknown arrangement"),
        (("evidence", "ink-riv-in.gm297"), "Did you mean ink-riv-in.gm0297"),
    ],
)
def test_a_wrong_question_gets_one_clear_line(run: Run, args: tuple[str, ...], message: str) -> None:
    done = run(*args)
    assert done.returncode == 2
    assert done.stdout == ""
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "\x1b" not in done.stderr


def test_english_and_dutch_say_the_same(run: Run) -> None:
    dutch = run("municipality", "Zaltbommel", "--lang", "nl").stdout
    english = run("municipality", "Zaltbommel", "--lang", "en").stdout
    for nl, en in (("peildatum", "reference date"), ("jeugdhulp", "youth care"), ("deelnemer", "participant"),
                   ("ligt in", "within"), ("Bronnen", "Sources"), ("Niet getoond", "Not shown")):  # fmt: skip
        assert nl in dutch
        assert en in english


@pytest.mark.parametrize("width", ["80", "120"])
@pytest.mark.parametrize(
    "args", [("municipality", "Amsterdam", "--rest"), ("arrangement", "G7"), ("search", "jeugd")]
)
def test_tables_fit_the_terminal(run: Run, width: str, args: tuple[str, ...]) -> None:
    lines = run(*args, env={"COLUMNS": width}).stdout.splitlines()
    assert max(len(line) for line in lines) <= int(width)


def test_what_was_first_observed_later_is_marked(run: Run) -> None:
    args = ("municipality", "Tiel", "--kind", "ConsultationTable", "--lang", "en")
    early, late = run(*args, "--on", "2015-06-01").stdout, run(*args, "--on", "2023-10-01").stdout
    assert re.search(r"2023-09° ", early)
    assert "° first observed after the reference date" in early
    assert "°" not in late


def test_a_statement_is_shown_only_in_its_time(run: Run) -> None:
    args = ("municipality", "Zeewolde", "--kind", "YouthRegion", "--on")
    assert "aansluitingsprobleem" not in run(*args, "2025-01-01").stdout
    assert "aansluitingsprobleem" in run(*args, "2026-06-01").stdout


def test_the_rest_is_counted_and_shown_on_request(run: Run) -> None:
    told = " ".join(run("municipality", "Tiel").stdout.split())
    hidden = int(re.search(r"Niet getoond: (\d+) verbanden", told)[1])  # type: ignore[index]
    own = [row for row in rows(run, "municipality", "Tiel") if not row["via"]]
    every = [row for row in rows(run, "municipality", "Tiel", "--rest") if not row["via"]]
    assert len(every) - len(own) == hidden


def test_unverified_memberships_are_hidden_until_asked_for(run: Run) -> None:
    hidden = rows(run, "municipality", "Apeldoorn")
    shown = rows(run, "municipality", "Apeldoorn", "--all")
    assert not by_id(hidden, "mijov")
    assert one(shown, "mijov")["confidence"] == "unverified"
    told = " ".join(run("municipality", "Apeldoorn").stdout.split())
    assert "niet nagegane deelnames; toon ze met --all" in told


def test_a_period_shows_every_membership_in_it(run: Run) -> None:
    found = rows(
        run, "municipality", "Zeewolde", "--since", "2016", "--until", "2026", "--kind", "YouthRegion"
    )
    assert [row["arrangement"] for row in found] == ["Jeugdregio Flevoland", "Jeugdregio Noord-Veluwe"]


def test_partners_are_counted_by_shared_arrangements(run: Run) -> None:
    told = run("municipality", "Tiel", "--kind", "YouthRegion", "--partners").stdout
    partners = told.split("Partners:", 1)[1]
    for name in (
        "Buren",
        "Culemborg",
        "Maasdriel",
        "Neder-Betuwe",
        "West Betuwe",
        "West Maas en Waal",
        "Zaltbommel",
    ):
        assert re.search(rf"^{name}\s+1\s", partners, re.MULTILINE)


@pytest.mark.parametrize("format_", ["csv", "tsv", "json", "md", "xlsx", "ttl"])
def test_every_format_reaches_a_file(run: Run, tmp_path: Path, format_: str) -> None:
    target = tmp_path / f"tiel.{format_}"
    done = run("municipality", "Tiel", "--output", str(target))
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert target.stat().st_size > 500


def test_json_names_reference_date_and_rows(run: Run) -> None:
    told = json.loads(run("municipality", "Tiel", "--format", "json").stdout)
    assert "22 november 2026" in json.dumps(told, ensure_ascii=False)


def test_turtle_parses_and_holds_the_memberships(run: Run) -> None:
    import rdflib

    parsed = rdflib.Graph().parse(data=run("municipality", "Tiel", "--format", "ttl").stdout, format="turtle")
    member = rdflib.URIRef("http://www.w3.org/ns/org#member")
    tiel = rdflib.URIRef("https://identifier.overheid.nl/tooi/id/gemeente/gm0281")
    assert len(set(parsed.subjects(member, tiel))) == len(
        [row for row in rows(run, "municipality", "Tiel") if not row["via"]]
    )


@pytest.mark.parametrize(("format_", "first"), [("table", "Amsterdam"), ("ttl", "@prefix")])
def test_a_closed_pipe_ends_quietly(built_store: Path, format_: str, first: str) -> None:
    import subprocess
    import sys

    from conftest import environment

    command = f"{sys.executable} -m jeugdgraph municipality Amsterdam --rest --format {format_} | head -n 1"
    done = subprocess.run(["bash", "-c", command], env=environment({"JEUGDGRAPH_STORE": str(built_store)}),
                          capture_output=True, text=True, check=False, timeout=60)  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.startswith(first)


def test_evidence_shows_and_verifies_the_passage(run: Run, tmp_path: Path, graph: Graph) -> None:
    text = "Zes gemeenten kopen samen in.\n" * 4
    (tmp_path / "other.txt").write_text(text, encoding="utf-8")
    told = run("evidence", "ink-riv-in.gm0297", "--documents", str(tmp_path)).stdout
    assert "Regiovisie jeugdhulp" in told
    assert "hoofdstuk 3" in told
    assert "document staat niet" in told.replace("\n", " ")


def test_evidence_follows_an_inherited_membership_to_its_parent(run: Run, graph: Graph) -> None:
    inherited = next(iter(graph.matching(None, "jg:inheritedFrom")))
    id_ = str(inherited.subject.value).rsplit("/", 1)[1]  # type: ignore[union-attr]
    parent = str(inherited.object.value).rsplit("/", 1)[1]  # type: ignore[union-attr]
    told = run("evidence", id_).stdout
    assert "overgenomen van" in told or "overgeërfd" in told
    assert parent


def test_search_finds_parts_of_names_and_near_names(run: Run) -> None:
    found = rows(run, "search", "expertteam")
    assert any(row["ask"] == "arrangement ret-riv" for row in found)
    near = rows(run, "search", "Zaltbomel")
    assert near[0]["name"] == "Zaltbommel"


def test_the_finding_of_the_readme_holds(takings: list[Taking]) -> None:
    on = date(2025, 1, 1)
    others = (
        "veiligheidsregio",
        "ggd-regio",
        "veilig-thuis-regio",
        "zorgkantoorregio",
        "rmc-regio",
        "arbeidsmarktregio",
    )

    def partition(division: str) -> dict[str, str]:
        return {t.member: t.arrangement for t in takings
                if t.division == division and t.holds(on) and t.basis not in DISPUTED}  # fmt: skip

    members = defaultdict(set)
    for municipality, region in partition("jeugdregio").items():
        members[region].add(municipality)
    divisions = [partition(name) for name in others]
    whole = [r for r, inside in members.items() if all(len({d[m] for m in inside}) == 1 for d in divisions)]
    text = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert f"of the {len(members)} youth regions, {len(whole)} lie whole within one safety region" in text
    assert f"The other {len(members) - len(whole)} are cut" in text


SNAPSHOTS = ROOT / "tests" / "snapshots"
TINY = {
    "municipality": ("municipality", "Esveen", "--on", "2023-06-01"),
    "vanished": ("municipality", "Duinrode", "--on", "2023-06-01"),
    "arrangement": ("arrangement", "Overlegtafel Noord", "--on", "2023-06-01", "--all"),
    "search": ("search", "noord"),
}


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("name", TINY)
def test_answers_on_the_tiny_world_read_as_recorded(tiny_run: Run, name: str, lang: str) -> None:
    """JEUGDGRAPH_RECORD=1 records them anew; read the difference before committing it."""
    done = tiny_run(*TINY[name], "--lang", lang)
    assert done.returncode == 0, done.stderr
    recorded = SNAPSHOTS / f"{name}.{lang}.txt"
    if os.environ.get("JEUGDGRAPH_RECORD") == "1":
        recorded.parent.mkdir(exist_ok=True)
        recorded.write_text(done.stdout, encoding="utf-8")
    assert done.stdout == recorded.read_text(encoding="utf-8")
