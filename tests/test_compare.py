"""``jeugdgraph compare``: what two divisions do to each other, on the national data."""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Callable

import pytest
from conftest import ROOT, Run
from pyoxigraph import Literal, NamedNode

from jeugdgraph.graph import Graph

XSD_DATE = "http://www.w3.org/2001/XMLSchema#date"
Rows = list[dict[str, str]]


@pytest.fixture
def rows(run: Run) -> Callable[..., Rows]:
    def told(*args: str) -> Rows:
        done = run("compare", *args, "--format", "csv")
        assert done.returncode == 0, done.stderr
        return list(csv.DictReader(io.StringIO(done.stdout)))

    return told


def regions_in_table(division: str, day: str) -> dict[str, set[str]]:
    """Members of every region of a division on a day, read from the table itself."""
    found: dict[str, set[str]] = defaultdict(set)
    with (ROOT / "graph_data" / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        gone = {row["gm_code"] for row in csv.DictReader(file) if "" < row["valid_until"] <= day}
    with (ROOT / "graph_data" / "memberships.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            start, _, between = row["valid_from"].partition("/")
            end, _, until = row["valid_until"].partition("/")
            holds = (between or start) <= day < (until or end or "9999")
            if row["arrangement_id"].startswith(f"{division}-") and row["member_id"] not in gone and holds:
                found[row["arrangement_id"]].add(row["member_id"])
    return found


def test_cut_list_is_what_the_table_says(rows: Callable[..., Rows]) -> None:
    """Every municipality of 2025 is stated in the table itself, so nothing is inherited on that day."""
    day = "2025-01-01"
    youth, safety = regions_in_table("jeugdregio", day), regions_in_table("veiligheidsregio", day)
    expected = {
        (one, other, " ".join(sorted(inside)))
        for one, members in youth.items()
        if sum(bool(members & others) for others in safety.values()) > 1
        for other, others in safety.items()
        if (inside := members & others)
    }
    told = [row for row in rows("jeugdregio", "veiligheidsregio", "--on", day) if row["section"] == "cuts"]
    found = {
        (row["region_id"], row["counterpart_id"], row["municipality_ids"])
        for row in told
        if row["direction"] == "jeugdregio in veiligheidsregio"
    }
    assert found == expected
    assert len(expected) >= 8


def test_cuts_agree_with_the_stored_query(graph: Graph, rows: Callable[..., Rows]) -> None:
    for other in ("zorgkantoorregio", "swv-po", "centrumgemeente-opvang"):
        asked = graph.rows(
            "overlap/division_cut",
            division_iri=NamedNode("https://w3id.org/jeugdgraph/id/division/jeugdregio"),
            other_division_iri=NamedNode(f"https://w3id.org/jeugdgraph/id/division/{other}"),
            date_xsd_date=Literal("2026-01-01", datatype=NamedNode(XSD_DATE)),
        )
        expected = {
            row["region"].rpartition("/")[2]: int(row["pieces"]) for row in asked if row["pieces"] != "1"
        }
        found: dict[str, int] = defaultdict(int)
        for row in rows("jeugdregio", other, "--on", "2026-01-01"):
            if row["direction"] == f"jeugdregio in {other}" and row["section"] == "cuts":
                found[row["region_id"]] += 1
        assert found == expected


def test_every_piece_has_its_evidence(graph: Graph, rows: Callable[..., Rows]) -> None:
    told = [row for row in rows("jeugdregio", "swv-po") if row["section"] == "cuts"]
    assert told
    for row in told:
        named = row["evidence"].split()
        assert len(named) == 2 * len(row["municipality_ids"].split()), row
        for id_ in named[:2]:
            assert graph.values(f"https://w3id.org/jeugdgraph/id/membership/{id_}", "org:member")


def test_directions_mirror_each_other(rows: Callable[..., Rows]) -> None:
    def scores(found: Rows) -> dict[tuple[str, str], str]:
        return {(r["measure"], r["direction"]): r["value"] for r in found if r["section"] == "scores"}

    one = scores(rows("jeugdregio", "provincie"))
    other = scores(rows("provincie", "jeugdregio"))
    for key, value in one.items():
        name = {"homogeneity": "completeness", "completeness": "homogeneity"}.get(key[0], key[0])
        assert float(other[name, key[1]] or 0) == pytest.approx(float(value or 0))


def test_measures_for_partitions_do_not_apply_to_a_cover_and_say_so(run: Run) -> None:
    told = run("compare", "jeugdregio", "swv-po", "--lang", "en").stdout
    assert "n/a" in told
    assert "municipalities lie in more than one region" in " ".join(told.split())
    assert "Omega" in told


def test_every_region_has_a_row_that_adds_up_to_the_scores(rows: Callable[..., Rows]) -> None:
    told = rows("jeugdregio", "ggd-regio", "--on", "2025-01-01")
    scores = {
        (r["measure"], r["direction"]): float(r["value"])
        for r in told
        if r["section"] == "scores" and r["value"]
    }
    for direction in ("jeugdregio in ggd-regio", "ggd-regio in jeugdregio"):
        regions = [r for r in told if r["section"] == "regions" and r["direction"] == direction]
        assert sum(float(r["weight"]) for r in regions) == 342
        assert sum(r["pieces"] == "1" for r in regions) == scores["whole", direction]
        for column, measure in (("main_share", "main_share"), ("fit", "mapcurves")):
            mean = sum(float(r[column]) for r in regions) / len(regions)
            assert mean == pytest.approx(scores[measure, direction])
        assert all((float(r["inhomogeneity"]) < 1e-9) == (r["pieces"] == "1") for r in regions)


def test_range_shows_what_doubt_could_change(rows: Callable[..., Rows]) -> None:
    told = {
        (row["measure"], row["direction"]): row
        for row in rows("jeugdregio", "wmo-regio", "--on", "2026-01-01")
        if row["section"] == "scores"
    }
    row = told["ari", ""]
    assert float(row["low"]) <= float(row["value"]) <= float(row["high"])
    assert float(row["low"]) < float(row["high"])


def test_single_division_with_one_region_has_no_information() -> None:
    from jeugdgraph.analysis.crosswalk import crosswalk
    from jeugdgraph.analysis.scores import scores

    told = scores(crosswalk({"a": "1", "b": "1"}, {"a": "x", "b": "y"}))
    assert told.v is None and told.reasons["v"] == "single-region"
    assert told.b_in_a.relative_nesting == 1


def test_matrix_holds_every_municipality_once(rows: Callable[..., Rows]) -> None:
    told = rows("jeugdregio", "ggd-regio", "--matrix", "--on", "2025-01-01")
    cells = [float(value) for row in told for name, value in row.items() if name.startswith("ggd-")]
    assert sum(cells) == 342
    assert len(told) == 42


def test_all_compares_every_pair_of_divisions_with_data(run: Run, rows: Callable[..., Rows]) -> None:
    told = rows("--all", "--on", "2016-03-07")
    divisions = {row["a"] for row in told} | {row["b"] for row in told}
    assert len(told) == len(divisions) * (len(divisions) - 1) / 2
    assert len(divisions) == 28
    values = [float(row["pair_jaccard"]) for row in told]
    assert values == sorted(values, reverse=True)
    assert len(rows("jeugdregio", "--all", "--on", "2016-03-07")) == 27


def test_municipality_without_a_region_is_named_and_may_be_its_own(run: Run) -> None:
    dropped = run("compare", "jeugdregio", "wmo-regio", "--on", "2026-01-01").stdout
    assert "Vijfheerenlanden" in dropped.split("Niet vergeleken")[1]
    kept = json.loads(
        run("compare", "jeugdregio", "wmo-regio", "--missing", "singleton", "--format", "json").stdout
    )
    assert any(row["counterpart_id"] == "GM1961" for row in kept["sections"][0]["rows"])


def test_weight_is_named_with_its_year_and_precision(run: Run) -> None:
    told = " ".join(
        run("compare", "jeugdregio", "ggd-regio", "--weight", "young", "--on", "2025-01-01").stdout.split()
    )
    assert "inwoners op 1 januari 2025 maal het aandeel jonger dan 25 jaar in 2024" in told
    assert "tot 1 % van de inwoners ernaast" in told


def test_answer_names_its_date_and_its_sources(run: Run) -> None:
    told = run("compare", "Jeugdregio's", "zorgkantoorregio", "--on", "2025-01-01", "--lang", "en").stdout
    assert "reference date: 1 January 2025" in told
    assert "[1] CBS gebiedsindelingen 2025" in told


def test_two_arrangements_are_compared_by_their_members(rows: Callable[..., Rows]) -> None:
    """Of the eight municipalities of the youth region, two do not purchase extramural care jointly."""
    told = rows("Jeugdregio Rivierenland", "ink-riv-ex")
    apart = {row["municipality"] for row in told if row["section"] == "members" and row["b_share"] == "0.0"}
    scores = {row["measure"]: float(row["value"]) for row in told if row["section"] == "scores"}
    assert apart == {"Maasdriel", "Zaltbommel"}
    assert scores == {"jaccard": 0.75, "overlap": 1, "a_in_b": 0.75, "b_in_a": 1, "both": 6, "either": 8}


def test_comparison_of_members_names_scope_and_confirmation(run: Run) -> None:
    told = " ".join(run("compare", "Jeugdregio Rivierenland", "ink-riv-ex", "--lang", "en").stdout.split())
    assert "extramural only: Buren, Culemborg, Neder-Betuwe, Tiel, West Betuwe and West Maas en Waal." in told
    assert "Jeugdregio Rivierenland: confirmed as of 1 January 2025." in told


def test_what_was_first_seen_after_the_date_is_said_to_be_uncertain(run: Run) -> None:
    told = " ".join(
        run("compare", "jeugdregio", "wmo-regio", "--on", "2016-01-01", "--lang", "en").stdout.split()
    )
    assert "385 memberships were first observed after the reference date (from 7 March 2016)" in told


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (["jeugdregio", "veiligheidregio"], "unknown division 'veiligheidregio'. Did you mean"),
        (["jeugdregio"], "compare asks for two divisions"),
        (["jeugdregio", "ggd-regio", "--all"], "--all compares every pair"),
        (
            ["jeugdregio", "Jeugdregio Rivierenland"],
            "'jeugdregio' and 'Jeugdregio Rivierenland' are a division and",
        ),
        (["Jeugdregio Rivierenland", "Jeugdregio Utopia"], "unknown arrangement 'Jeugdregio Utopia'."),
        (
            ["Jeugdregio Rivierenland", "cr-amf26", "--on", "2018-01-01"],
            "arrangement cr-amf26 has no municipalities",
        ),
        (["jeugdregio", "jeugdregio-41"], "division jeugdregio-41 has no memberships on"),
        (
            ["jeugdregio", "swv-po-2016", "--on", "2026-01-01"],
            "division swv-po-2016 has no memberships on 1 January 2026",
        ),
        (
            ["jeugdregio", "wmo-regio", "--missing", "refuse"],
            "a region in jeugdregio or wmo-regio only: GM1961",
        ),
    ],
)
def test_bad_question_is_one_clear_line(run: Run, args: list[str], line: str) -> None:
    done = run("compare", *args)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"jeugdgraph: {line}")
    assert done.stderr.count("\n") == 1
