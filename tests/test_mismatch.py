"""Where boundaries do not line up: findings about a municipality, an arrangement, the country; and the command."""

import csv
import json
import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jeugdgraph.analysis.congruence import congruences
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.mismatch.choice import Wanted, setting
from jeugdgraph.analysis.mismatch.finding import KINDS, Finding, compared
from jeugdgraph.analysis.mismatch.municipality import partners
from jeugdgraph.analysis.mismatch.search import Found, search
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.errors import UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.present.mismatch.findings import percentage, sentence
from jeugdgraph.present.mismatch.report import _COLUMNS

DATA = Path(__file__).parent / "data" / "known_mismatches.csv"
KNOWN = list(csv.DictReader(DATA.read_text(encoding="utf-8").splitlines()))
PACKAGE = Path(__file__).resolve().parents[1] / "jeugdgraph"
SEVEN = (
    "jeugdregio", "veiligheidsregio", "ggd-regio", "veilig-thuis-regio", "zorgkantoorregio", "swv-po-2016", "wmo-regio",
)  # fmt: skip
SHELTER = (
    "veilig-thuis-regio", "ggd-regio", "veiligheidsregio", "centrumgemeente-vrouwenopvang", "centrumgemeente-opvang",
    "zorgkantoorregio", "rmc-regio",
)  # fmt: skip
SUBJECTS = (
    "", "GM0281", "GM0297", "GM1960", "jeugdregio-rivierenland", "jeugdregio-haaglanden", "sdfl",
    "veiligheidsregio-gelderland-zuid", "bw-mb",
)  # fmt: skip
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def found(graph: Graph, subject: str, on: str, *divisions: str, **more: object) -> Found:
    return search(graph, subject, date.fromisoformat(on), Wanted(divisions=divisions), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("row", KNOWN, ids=lambda row: f"{row['id']}-{row['subject']}-{row['kind']}")
def test_a_known_mismatch_is_found(graph: Graph, row: dict[str, str]) -> None:
    since = date.fromisoformat(row["since"]) if row["since"] else None
    answered = found(graph, row["subject"], row["on"], since=since)
    listed = answered.changes.vanished if since else answered.findings
    assert [finding for finding in listed if fits(finding, row)], row["note"]


def fits(finding: Finding, row: dict[str, str]) -> bool:
    """Whether a finding is the one of a row; what a row leaves empty may be anything."""
    divisions, arrangements, codes = (
        row[name].split() for name in ("divisions", "arrangements", "municipalities")
    )
    return (
        finding.kind == row["kind"]
        and (not divisions or list(finding.divisions) == divisions)
        and set(arrangements) <= set(finding.arrangements)
        and (not codes or sorted(finding.municipalities) == sorted(codes))
    )


def test_thirteen_of_the_youth_regions_of_2016_lie_whole_within_one_region_on_seven_divisions(
    graph: Graph,
) -> None:
    every = found(graph, "", "2016-01-01", *SHELTER).findings[0]
    assert every.kind == "regions-cut"
    assert (every.figure("whole"), every.figure("regions"), len(every.arrangements)) == (13, 42, 29)


def test_twelve_and_thirteen_municipalities_were_split_over_education_regions(graph: Graph) -> None:
    split = [f for f in found(graph, "", "2017-06-01").findings if f.kind == "split"]
    assert sum(f.divisions == ("swv-po",) for f in split) == 12
    assert sum(f.divisions == ("swv-vo",) for f in split) == 13


@pytest.mark.parametrize(
    ("code", "value", "count"),
    [
        ("GM0267", 0.2649, 48), ("GM0281", 0.6667, 18), ("GM0214", 0.6667, 18), ("GM0216", 0.6667, 18),
        ("GM0668", 0.5590, 23), ("GM0263", 0.3673, 35), ("GM0297", 0.3673, 35),
        ("GM0733", 0.3071, 40),
    ],
)  # fmt: skip
def test_congruence_over_seven_divisions_of_2016(graph: Graph, code: str, value: float, count: int) -> None:
    (one,) = [f for f in found(graph, code, "2016-01-01", *SEVEN).findings if f.kind == "congruence"]
    assert one.figure("value") == pytest.approx(value, abs=5e-5)
    assert one.figure("partners") == count


def test_national_mean_and_lowest_congruence_of_2016(graph: Graph) -> None:
    listed = [f for f in found(graph, "", "2016-01-01", *SEVEN).findings if f.kind == "congruence"]
    values = [f.figure("value") or 0.0 for f in listed]
    assert sum(values) / len(values) == pytest.approx(0.7001, abs=5e-5)
    assert values == sorted(values)
    assert (listed[0].subject, listed[0].figure("rank")) == ("GM0267", 1)


def test_no_municipality_or_arrangement_is_named_in_the_code() -> None:
    ids = {row["subject"] for row in KNOWN} | {name for row in KNOWN for name in row["arrangements"].split()}
    folders = [PACKAGE / "analysis" / "mismatch", PACKAGE / "present"]
    files = [
        file
        for folder in folders
        for file in folder.glob("*.py")
        if "mismatch" in str(file) or "find" in file.name
    ]
    assert len(files) > 10
    for file in files:
        code = re.sub(r'"""[\s\S]*?"""', "", file.read_text(encoding="utf-8"))
        assert not [name for name in ids if f'"{name}"' in code], file


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("on", ["2016-01-01", "2023-09-15", "2025-01-01"])
def test_every_finding_is_whole_and_tells_itself_in_both_languages(
    graph: Graph, subject: str, on: str
) -> None:
    if subject == "GM1960" and on < "2019":
        with pytest.raises(UsageProblem, match="does not exist"):
            found(graph, subject, on)
        return
    answered = found(graph, subject, on)
    living = set(answered.setting.situation.municipalities)
    for finding in answered.findings:
        assert finding.kind in KINDS
        assert finding.on == answered.setting.situation.on
        assert set(finding.municipalities) <= living
        assert not {name for name, _ in finding.figures} & set(_COLUMNS)
        assert finding.evidence or finding.kind in ("regions-cut", "border")
        told = [sentence(graph, finding, lang) for lang in ("nl", "en")]
        assert all(text.endswith(".") and "{" not in text and "GM0" not in text for text in told)
    assert len({finding.key for finding in answered.findings}) == len(answered.findings)


def test_a_region_inside_a_larger_one_is_no_mismatch(graph: Graph) -> None:
    answered = found(graph, "jeugdregio-rivierenland", "2025-01-01")
    assert not [
        f for f in answered.findings if f.kind in ("cut", "cuts") and "veiligheidsregio" in f.divisions
    ]
    whole = [f for f in answered.findings if f.kind == "straddles"]
    assert all(f.municipalities for f in whole)


def test_who_is_outside_the_main_counterpart_is_in_a_piece_that_is_not_the_heaviest(graph: Graph) -> None:
    answered = found(graph, "", "2025-01-01")
    setting_ = answered.setting
    for code in ("GM0297", "GM0050", "GM0267"):
        listed = [
            f
            for f in found(graph, code, "2025-01-01").findings
            if f.kind == "outside" and len(f.divisions) == 2
        ]
        for finding in listed:
            cut = setting_.cuts("jeugdregio", finding.divisions[1])[finding.arrangements[0]]
            assert finding.arrangements[1] != cut.pieces[0].region or finding.figure("tied")


def test_weight_changes_which_piece_is_the_main_one_but_not_who_lives_there(graph: Graph) -> None:
    plain, weighed = (
        found(graph, "jeugdregio-rivierenland", "2023-09-15", weight=kind)
        for kind in ("municipalities", "residents")
    )
    shares = [[f.figure("share") for f in one.findings if f.kind == "cut"] for one in (plain, weighed)]
    assert shares[0] != shares[1]
    assert {f.residents for f in plain.findings if f.kind == "leaves-out"} == {
        f.residents for f in weighed.findings if f.kind == "leaves-out"
    }


def test_partners_are_those_that_congruence_counts(graph: Graph) -> None:
    now = setting(graph, Situation(extract(graph), date(2025, 1, 1)))
    measured = congruences([now.division(id_) for id_ in now.divisions])
    for code in ("GM0281", "GM1960", "GM0363"):
        assert [(p.code, len(p.together)) for p in partners(now, code)] == list(measured[code].partners)


def test_a_division_of_one_region_is_left_out_unless_asked_for(graph: Graph) -> None:
    now = Situation(extract(graph), date(2025, 1, 1))
    ids = ("jeugdregio", "landsdeel")
    assert setting(graph, now, Wanted(divisions=ids)).divisions == ids
    for id_ in setting(graph, now).divisions:
        assert len(now.division(id_).regions) > 1


def test_courts_and_chambers_of_commerce_are_left_out_and_named(graph: Graph) -> None:
    now = setting(graph, Situation(extract(graph), date(2016, 1, 1)))
    assert {id_: now.left_out[id_] for id_ in ("arrondissement", "kvk-regio", "politie-eenheid", "swv-po-2016")} == {
        "arrondissement": "domain", "kvk-regio": "domain", "politie-eenheid": "area", "swv-po-2016": "kind",
    }  # fmt: skip
    every = setting(graph, Situation(extract(graph), date(2016, 1, 1)), Wanted(rest=True))
    assert "arrondissement" in every.divisions


def test_old_divisions_are_left_out_unless_asked_for(graph: Graph) -> None:
    now = Situation(extract(graph), date(2025, 1, 1))
    assert setting(graph, now).left_out["wmo-regio"] == "stale"
    assert "wmo-regio" in setting(graph, now, Wanted(stale=True)).divisions


def test_what_was_first_seen_later_is_not_held_against_an_earlier_date(graph: Graph) -> None:
    then = setting(graph, Situation(extract(graph), date(2016, 1, 1)))
    later = setting(graph, Situation(extract(graph), date(2023, 9, 15)))
    assert "ink-riv-ex" not in then.watched
    assert "ink-riv-ex" in later.watched


def test_a_finding_is_the_same_whatever_its_numbers_unless_it_consists_of_them() -> None:
    old, new = date(2016, 1, 1), date(2025, 1, 1)
    before = [
        Finding("cut", "x", old, ("d",), residents=1),
        Finding("congruence", "m", old, figures=(("value", 0.5),)),
    ]
    after = [
        Finding("cut", "x", new, ("d",), residents=2),
        Finding("congruence", "m", new, figures=(("value", 0.6),)),
    ]
    told = compared(before, after)
    assert [f.kind for f in told.same] == ["cut"]
    assert [f.kind for f in told.new] == [f.kind for f in told.vanished] == ["congruence"]


def test_nothing_changes_between_a_date_and_itself(graph: Graph) -> None:
    answered = found(graph, "", "2025-01-01", since=date(2025, 1, 1))
    assert (answered.changes.new, answered.changes.vanished) == ((), ())
    assert answered.changes.same == answered.findings


def test_neighbours_come_with_metres_and_are_joined_in_the_one_and_apart_in_the_other(graph: Graph) -> None:
    answered = found(graph, "", "2025-01-01")
    pairs = [f for f in answered.findings if f.kind == "neighbours-apart"]
    assert len(pairs) > 100
    for f in pairs:
        assert (f.figure("metres") or 0) > 0
        regions = [answered.setting.regions("jeugdregio", code) for code in (f.subject, f.municipalities[0])]
        assert regions[0].keys() & regions[1].keys()


@pytest.mark.parametrize(
    ("share", "text"), [(1.0, "100 %"), (0.999, "99,9 %"), (0.001, "0,1 %"), (0.0, "0 %"), (0.555, "56 %")]
)
def test_part_is_never_shown_as_all_or_none(share: float, text: str) -> None:
    assert percentage(share, "nl") == text


@pytest.mark.parametrize("name", ["Tiel", "Jeugdregio Rivierenland", None])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_command_fits_eighty_columns_and_names_date_and_sources(
    run: Run, name: str | None, lang: str
) -> None:
    done = run("mismatch", *([name] if name else []), "--on", "2025-01-01", "--lang", lang)
    assert done.returncode == 0, done.stderr
    text = done.stdout
    assert max(map(len, text.splitlines())) <= 80
    assert "1 januari 2025" in text or "1 January 2025" in text
    assert "[1] " in text
    assert not re.search(r"knelpunt|probleem|problem|slecht\b(?!er)|wrong|should", text)


def test_programs_get_a_row_per_finding_with_ids_and_evidence(run: Run) -> None:
    done = run("mismatch", "Zaltbommel", "--on", "2025-01-01", "--format", "csv", "--lang", "en")
    rows = list(csv.DictReader(done.stdout.splitlines()))
    outside = [
        row for row in rows if row["kind"] == "outside" and row["divisions"] == "jeugdregio zorgkantoorregio"
    ]
    assert [row["municipalities"] for row in outside] == ["GM0263 GM0297"]
    assert "jeugdregio-rivierenland.gm0297" in outside[0]["evidence"].split()
    assert float(outside[0]["share"]) == 0.25


def test_kind_filters_and_since_tells_what_vanished(run: Run) -> None:
    done = run(
        "mismatch", "Voorschoten", "--on", "2025-01-01", "--since", "2021-01-01", "--kind", "outside", "--format", "json",
    )  # fmt: skip
    rows = json.loads(done.stdout)["sections"][0]["rows"]
    assert {row["kind"] for row in rows} == {"outside"}
    assert "jeugdregio-haaglanden" in {
        row["arrangements"].split()[0] for row in rows if row["change"] == "vanished"
    }


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("Nergenshuizen",), "Nergenshuizen"),
        (("Tiel", "--kind", "cutt"), "cutt"),
        (("Tiel", "--division", "schoolregio"), "schoolregio"),
        (("West Betuwe", "--on", "2016-01-01"), "does not exist on 1 January 2016"),
        (("--base", "jeugdregio-41"), "no memberships"),
        (("Tiel", "--headline"), "--headline"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_two(run: Run, args: tuple[str, ...], message: str) -> None:
    done = run("mismatch", *args)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_pairs_of_neighbours_are_those_of_the_stored_query(run: Run) -> None:
    """Neighbours over land that are joined in the youth regions and apart in the care-office regions."""
    given = ("-p", "division=jeugdregio", "-p", "other_division=zorgkantoorregio", "-p", "date=2025-01-01")
    asked = run("query", "run", "overlap/neighbours_apart", *given, "--format", "json", "--limit", "0")
    rows = json.loads(asked.stdout)["results"]["bindings"]
    told = run("mismatch", "--kind", "border", "--on", "2025-01-01", "--format", "csv", "--top", "0")
    [row] = [
        row
        for row in csv.DictReader(told.stdout.splitlines())
        if row["divisions"].split() == ["jeugdregio", "zorgkantoorregio"]
    ]
    assert float(row["pairs"]) == len(rows)
    assert float(row["joined"]) == sum(int(one["length"]["value"]) for one in rows)


def test_municipality_without_a_region_somewhere_has_no_place_in_the_order(run: Run) -> None:
    """Bussum vanished in 2016: on 1 January 2015 several divisions have no region of it."""
    country = run("mismatch", "--on", "2015-01-01", "--kind", "congruence", "--format", "csv").stdout
    assert "Bussum" not in country
    told = " ".join(run("mismatch", "Bussum", "--on", "2015-01-01", "--lang", "en").stdout.split())
    assert "without a place, as no region is known in some of them" in told


def test_without_another_division_there_is_nothing_to_look_at(run: Run) -> None:
    done = run("mismatch", "Tiel", "--on", "2060-01-01")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--stale takes in what is left out" in done.stderr
