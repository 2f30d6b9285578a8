"""The divisions of a date are those that the stored queries tell, and what is in doubt is left out and named."""

from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from pyoxigraph import Literal, NamedNode
from reading import DISPUTED, Taking, TinyWorld, local, of_class, values

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.crosswalk import crosswalk
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.errors import UnknownName, UsageProblem
from jeugdgraph.graph import Graph

DAYS = ("2016-01-01", "2019-01-01", "2022-06-01", "2025-01-01", "2026-11-22")


def at(graph: Graph, day: str, *, unverified: bool = False) -> Situation:
    return Situation(extract(graph), date.fromisoformat(day), unverified)


def day_term(day: str) -> Literal:
    return Literal(day, datatype=NamedNode(ns.iri("xsd:date")))


def division_term(id_: str) -> NamedNode:
    return NamedNode(ns.thing("division", id_))


@pytest.fixture(params=DAYS)
def day(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def counts(taking: Taking) -> bool:
    """Whether a membership counts: not merely planned, not disputed, not unverified."""
    return (
        taking.status not in ("proposed", "decided")
        and taking.basis not in DISPUTED
        and taking.confidence != "unverified"
    )


def test_members_of_every_region_are_those_of_the_graph(
    graph: Graph, takings: list[Taking], day: str
) -> None:
    on = date.fromisoformat(day)
    found = at(graph, day)
    confidence = values(graph.store, "jg:confidence")  # type: ignore[arg-type]
    expected: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for taking in takings:
        doubtful = confidence[ns.thing("arrangement", taking.arrangement)] == [
            ns.concept("confidence", "unverified")
        ]
        if taking.division and taking.holds(on) and counts(taking) and not doubtful:
            expected[taking.division][taking.arrangement].add(taking.member)
    living = {*found.municipalities}
    for regions in expected.values():
        for members in regions.values():
            members &= living
    got = {id_: {r: set(m) for r, m in d.members_of().items()} for id_, d in found.divisions.items()}
    assert got == {
        id_: {region: members for region, members in regions.items() if members}
        for id_, regions in expected.items()
        if any(regions.values())
    }
    assert len(got) > 20


def test_sizes_of_regions_are_those_of_the_stored_query(graph: Graph, day: str) -> None:
    found = at(graph, day)
    for id_, division in found.divisions.items():
        rows = graph.rows("regions/sizes", division_iri=division_term(id_), date_xsd_date=day_term(day))
        told = {
            local(row["region"]): int(row["municipalities"]) for row in rows if int(row["municipalities"])
        }
        assert {region: len(members) for region, members in division.members_of().items()} == told, id_


@pytest.mark.parametrize("day", ["2016-01-01", "2025-01-01"])
def test_pieces_are_those_of_the_stored_query(graph: Graph, day: str) -> None:
    found = at(graph, day)
    youth = found.division("jeugdregio")
    for id_, other in found.divisions.items():
        rows = graph.rows(
            "overlap/division_cut",
            division_iri=division_term("jeugdregio"), other_division_iri=division_term(id_), date_xsd_date=day_term(day),
        )  # fmt: skip
        told = {local(row["region"]): (int(row["municipalities"]), int(row["pieces"])) for row in rows}
        over = crosswalk(youth, other)
        pieces = Counter(over.a.regions[row] for row in over.row)
        assert {
            region: (len(members), pieces[region]) for region, members in over.a.members_of().items()
        } == told, id_


@pytest.mark.parametrize("day", ["2016-01-01", "2025-01-01", "2026-11-22"])
def test_municipalities_without_a_region_are_those_of_the_stored_query(graph: Graph, day: str) -> None:
    found = at(graph, day)
    for id_, division in found.divisions.items():
        rows = graph.rows(
            "regions/without_region", division_iri=division_term(id_), date_xsd_date=day_term(day)
        )
        told = {local(row["municipality"]): int(row["disputed"]) for row in rows}
        assert {*division.without} == told.keys(), id_
        disputed = found.disputed(id_)
        assert {code for code, number in told.items() if number} == disputed.keys()
        assert {code: len(regions) for code, regions in disputed.items()} == {
            c: n for c, n in told.items() if n
        }


def test_disputed_memberships_are_left_out_and_every_alternative_is_a_variant(graph: Graph, day: str) -> None:
    found = at(graph, day)
    for id_ in found.ids:
        division, disputed = found.division(id_), found.disputed(id_)
        assert not {*disputed} - {*division.without}
        readings = [variant.region_of() for variant in found.variants(id_)]
        settled = division.region_of()
        for code, regions in disputed.items():
            taken = {region for reading in readings for region in reading.get(code, {})}
            assert {*regions} <= taken, (id_, code)
        for reading in readings:
            assert {code: reading[code] for code in settled} == settled, id_


def test_a_division_about_which_nothing_is_in_doubt_has_no_variants(graph: Graph) -> None:
    found = at(graph, "2016-01-01")
    assert found.variants("jeugdregio") == []
    assert found.disputed("jeugdregio") == {}


def test_evidence_names_the_memberships_that_put_a_municipality_in_its_region(
    graph: Graph, takings: list[Taking], day: str
) -> None:
    found = at(graph, day)
    by_id = {taking.id: taking for taking in takings}
    regions = found.division("jeugdregio").region_of()
    evidence = found.evidence("jeugdregio")
    assert evidence.keys() == regions.keys()
    for code, named in evidence.items():
        assert {by_id[local(iri)].arrangement for iri in named} == regions[code].keys()
        assert {by_id[local(iri)].member for iri in named} == {code}
    code = next(iter(evidence))
    assert found.evidence("jeugdregio", [code]) == {code: evidence[code]}


def test_confirmations_are_those_of_the_memberships_that_count(
    graph: Graph, takings: list[Taking], day: str
) -> None:
    on, found = date.fromisoformat(day), at(graph, day)
    living = {*found.municipalities}
    told = Counter(
        taking.observed
        for taking in takings
        if taking.division == "jeugdregio" and taking.holds(on) and counts(taking) and taking.member in living
    )
    assert found.observed("jeugdregio") == dict(told)
    assert found.sources(["jeugdregio"])
    assert {*found.sources(["jeugdregio"])} <= of_class(graph.store, "jg:Source")  # type: ignore[arg-type]


def test_unknown_division_is_refused(graph: Graph) -> None:
    with pytest.raises(UnknownName, match="jeugdregoi"):
        at(graph, "2025-01-01").division("jeugdregoi")


def test_division_without_data_on_the_date_is_refused(graph: Graph) -> None:
    found = at(graph, "2026-11-22")
    for _ in range(2):  # each time, not only the first
        with pytest.raises(
            UsageProblem, match=r"division swv-po-2016 has no memberships on 22 November 2026"
        ):
            found.division("swv-po-2016")


def test_divisions_are_built_once(graph: Graph) -> None:
    found = at(graph, "2025-01-01")
    assert found.division("jeugdregio") is found.divisions["jeugdregio"]


# The tiny world, where every number is worked out by hand in its README


@pytest.fixture
def small(tiny: TinyWorld, monkeypatch: pytest.MonkeyPatch) -> Graph:
    for name, value in tiny.environment.items():
        monkeypatch.setenv(name, value)
    return Graph.open(tiny.cache)


YOUTH, SAFETY, SCHOOL = "jeugdregio", "veiligheidsregio", "schoolregio"
A, B, C, D, E, F = (f"GM900{number}" for number in range(1, 7))


def regions(found: Situation, id_: str) -> dict[str, dict[str, float]]:
    return {local(region): members for region, members in found.division(id_).members_of().items()}


def tiny_ids(found: Situation) -> tuple[str, str, str]:
    """Divisions of the tiny world: youth, safety, school."""
    youth, school, safety = (
        next(id_ for id_ in found.ids if part in id_) for part in ("jeugd", "school", "veilig")
    )
    return youth, safety, school


def test_tiny_world_of_2018(small: Graph) -> None:
    found = at(small, "2018-01-01")
    youth, safety, school = tiny_ids(found)
    assert found.municipalities == (A, B, D, E, F)
    assert regions(found, youth) == {
        "jeugdregio-noord": dict.fromkeys((A, B, D), 1.0),
        "jeugdregio-zuid": dict.fromkeys((E, F), 1.0),
    }
    assert regions(found, safety) == {
        "veiligheidsregio-oost": dict.fromkeys((A, B, F), 1.0),
        "veiligheidsregio-west": dict.fromkeys((D, E), 1.0),
    }
    assert regions(found, school) == {
        "schoolregio-een": {A: 1.0, B: 1.0, F: 0.6},
        "schoolregio-twee": {D: 1.0, E: 1.0, F: 0.4},
    }
    assert found.division(school).split == (F,)


def test_tiny_world_after_the_merger_over_which_they_disagreed(small: Graph) -> None:
    """Esveen has a region that counts, so the disputed one is no rival: it is left out."""
    found = at(small, "2022-07-01")
    youth, safety, school = tiny_ids(found)
    assert found.municipalities == (C, E, F)
    assert regions(found, youth) == {"jeugdregio-noord": {C: 1.0}, "jeugdregio-zuid": {E: 1.0, F: 1.0}}
    assert regions(found, safety) == {
        "veiligheidsregio-oost": {C: 1.0, F: 1.0},
        "veiligheidsregio-west": {E: 1.0},
    }
    assert regions(found, school)["schoolregio-een"] == {C: 1.0, F: 0.6}
    assert (found.disputed(youth), found.variants(youth)) == ({}, [])


def test_unverified_membership_counts_only_when_asked_for(
    tiny: TinyWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = "jeugdregio-zuid.gm9006,jeugdregio-zuid,GM9006,participant,,,,existing,stated,"
    tiny.replace("memberships", f"{row}sourced", f"{row}unverified")
    for name, value in tiny.environment.items():
        monkeypatch.setenv(name, value)
    graph = Graph.open(tiny.cache)
    found, all_of_it = at(graph, "2018-01-01"), at(graph, "2018-01-01", unverified=True)
    youth, *_ = tiny_ids(found)
    assert found.division(youth).without == (F,)
    assert found.unverified_in(youth) == (F,)
    [reading] = found.variants(youth)
    assert reading.region_of() == all_of_it.division(youth).region_of()
    assert all_of_it.division(youth).without == ()
    assert all_of_it.variants(youth) == []


def test_two_memberships_of_one_region_are_one_with_the_larger_share(
    tiny: TinyWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    path: Path = tiny.path("memberships")
    row = next(
        line
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("schoolregio-een.gm9006")
    )
    second = row.replace("schoolregio-een.gm9006", "schoolregio-een.gm9006-2").replace("0.6", "0.2")
    path.write_text(
        path.read_text(encoding="utf-8").replace(row, f"{row}\n{second}"), encoding="utf-8", newline=""
    )
    for name, value in tiny.environment.items():
        monkeypatch.setenv(name, value)
    found = at(Graph.open(tiny.cache), "2018-01-01")
    *_, school = tiny_ids(found)
    assert regions(found, school)["schoolregio-een"][F] == 0.6
    assert np.all(found.division(school).counted <= 2)
