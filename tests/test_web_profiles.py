"""Pages about one thing: a municipality, arrangement, division, statement or source."""

import json
import re
from datetime import date

import pytest
from conftest import Run
from pyoxigraph import RdfFormat, parse
from websight import ON, Sight, asked, paths, seen

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import participations
from jeugdgraph.web.pages import arrangement, division, evidence, municipality, source

HOSTILE = (
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "x" * 10_000, "a\x00b", "\u202egnp.exe", "../../etc",
    "'; DROP", "%00", "{{7*7}}", "https://example.org/<x>",
)  # fmt: skip


def test_municipality_tells_in_one_step_which_arrangements_it_is_in(graph: Graph) -> None:
    page = seen(graph, "/nl/municipality/GM0281")
    assert page.title == "Tiel"
    touching = [p for p in participations(graph, ns.municipality("GM0281"), ON, ON) if not p.path]
    region = next(p for p in touching if p.division == ns.thing("division", "jeugdregio"))
    assert region.name in page.lead
    assert "sinds uiterlijk 2016-01, met 7 andere gemeenten" in page.lead
    assert f"/nl/arrangement/{ns.local_name(region.party)}" in page.links
    assert f"/nl/evidence/{ns.local_name(region.membership)}" in page.links


@pytest.mark.parametrize("kind", ["mismatches", "history", "network/municipality", "gaps"])
def test_municipality_leads_on(graph: Graph, kind: str) -> None:
    page = seen(graph, "/nl/municipality/GM0281")
    wanted = "/nl/gaps?municipality=GM0281" if kind == "gaps" else f"/nl/{kind}/GM0281"
    assert wanted in page.links


def test_name_leads_to_the_code(graph: Graph) -> None:
    assert asked(graph, "/nl/municipality/Den Bosch").headers[0] == ("location", "/nl/municipality/GM0796")
    found = asked(graph, "/nl/arrangement/Jeugdregio Rivierenland")
    assert dict(found.headers)["location"] == "/nl/arrangement/jeugdregio-rivierenland"
    assert dict(asked(graph, "/nl/division/Jeugdregio's").headers)["location"] == "/nl/division/jeugdregio"


def test_choice_narrows_what_a_municipality_shows(graph: Graph) -> None:
    all_ = seen(graph, "/nl/municipality/GM0281", rest="1")
    few = seen(graph, "/nl/municipality/GM0281", domain="youth-care")
    assert {"onderwijs", "jeugdhulp"} <= set(all_.headings)
    assert "jeugdhulp" in few.headings
    assert "onderwijs" not in few.headings
    assert all_.tables > few.tables
    assert "--rest" in all_.text
    assert "--domain youth-care" in few.text


def test_hints_of_the_command_line_are_no_part_of_a_page(graph: Graph) -> None:
    for path in ("/nl/municipality/GM0281", "/en/arrangement/jeugdregio-rivierenland", "/nl/gaps"):
        told = seen(graph, path).told_without_command
        assert "--rest" not in told
        assert "--all" not in told
        assert "--format" not in told


def test_former_municipality_tells_what_became_of_it(graph: Graph) -> None:
    page = seen(graph, "/nl/municipality/GM0236")
    assert "bestaat niet meer" in page.lead
    assert "31 december 2018" in page.lead
    assert "/nl/municipality/GM1960" in page.links
    assert any("West Betuwe" in item for item in page.items)


def test_municipality_that_was_gone_before_the_first_date_has_a_page(graph: Graph) -> None:
    early = [
        iri for iri in graph.subjects("rdf:type", ns.iri("jg:Municipality"))
        if (graph.values(iri, "jg:validUntil") or ["9"])[0] < "2010"
    ]  # fmt: skip
    page = seen(graph, f"/nl/municipality/{ns.local_name(early[0])}")
    assert "bestaat niet meer" in page.lead
    assert not [link for link in page.links if "on=200" in link or "on=199" in link]


def test_partners_are_linked(graph: Graph) -> None:
    page = seen(graph, "/en/municipality/GM0281")
    assert "/en/municipality/GM0214" in page.links
    assert "arrangements shared with Buren" in page.text


def test_arrangement_has_its_members_and_what_cuts_it(graph: Graph) -> None:
    page = seen(graph, "/nl/arrangement/jeugdregio-rivierenland")
    members = Situation(extract(graph), ON).members("jeugdregio-rivierenland")
    assert {f"/nl/municipality/{code}" for code in members} <= set(page.links)
    assert f"{len(members)} gemeenten op 22 november 2026" in page.lead
    assert "/nl/division/jeugdregio" in page.links
    assert "/nl/arrangement/ggd-regio-gelderland-zuid" in page.links or "GGD Gelderland-Zuid" in page.text
    assert "/nl/compare?a=jeugdregio-rivierenland" in page.links


def test_several_arrangements_of_one_name_stand_beside_each_other(graph: Graph) -> None:
    page = seen(graph, "/nl/arrangement/Gelderland-Zuid")
    assert "met deze naam" in page.lead
    assert len([link for link in page.links if "/nl/arrangement/" in link]) > 2


def test_unverified_members_are_shown_when_asked_for(graph: Graph) -> None:
    doubtful = next(
        ns.local_name(graph.values(iri, "org:organization")[0])
        for iri in graph.subjects("jg:confidence", ns.concept("confidence", "unverified"))
        if graph.values(iri, "org:organization")
    )
    few, all_ = (seen(graph, f"/nl/arrangement/{doubtful}", **more) for more in ({}, {"all": "1"}))
    assert len(all_.links) > len(few.links)


def test_division_counts_its_regions_and_names_who_has_none(graph: Graph) -> None:
    found = Situation(extract(graph), ON)
    for id_ in ("jeugdregio", "veiligheidshuis"):
        page, held = seen(graph, f"/nl/division/{id_}"), found.division(id_)
        assert f"{len(held.regions)} regio’s" in page.lead
        assert {f"/nl/arrangement/{region}" for region in held.regions} <= set(page.links)
        assert {f"/nl/municipality/{code}" for code in held.municipalities} <= set(page.links)
        assert (f"Van {len(held.without)} gemeenten" in page.lead) == bool(held.without)
    assert "Gemeenten zonder regio die zeker is" in page.headings


def test_division_lies_beside_every_other_division(graph: Graph) -> None:
    page = seen(graph, "/nl/division/jeugdregio")
    several = [d for d in Situation(extract(graph), ON).divisions.values() if len(d.regions) > 1]
    compared = [link for link in page.links if link.startswith("/nl/compare/jeugdregio/")]
    assert len(compared) == len(several) - 1
    row = next(row for row in page.rows if row[0] == "GGD-regio's")
    assert row[1] == "37 van 42"


def test_division_without_data_on_the_date_says_so(graph: Graph) -> None:
    page = seen(graph, "/en/division/jeugdregio-41")
    assert "no memberships in the data" in page.lead


def test_split_municipalities_have_their_parts(graph: Graph) -> None:
    page = seen(graph, "/nl/division/swv-vo")
    split = Situation(extract(graph), ON).division("swv-vo").split
    assert "Gemeenten in meer dan één regio, of voor een deel" in page.headings
    assert split
    assert re.search(r"\(\d+ %\)", page.text)


def test_evidence_of_a_membership_names_every_place_that_says_so(graph: Graph) -> None:
    page = seen(graph, "/nl/evidence/jeugdregio-rivierenland.gm0281")
    iri = ns.thing("membership", "jeugdregio-rivierenland.gm0281")
    sources = 1 + len(graph.values(iri, "jg:confirmation"))
    assert f"{sources} vindplaatsen zeggen dit" in page.lead
    assert len([link for link in page.links if link.startswith("/nl/source/")]) == sources
    assert {"/nl/municipality/GM0281", "/nl/arrangement/jeugdregio-rivierenland"} <= set(page.links)


def test_conflict_has_both_sides_and_each_side_the_conflict(graph: Graph) -> None:
    conflict = ns.thing("conflict", "count-gelderland-zuid")
    page = seen(graph, "/en/evidence/count-gelderland-zuid")
    for term in ("jg:statementA", "jg:statementB"):
        side = ns.local_name(graph.values(conflict, term)[0])
        assert f"/en/evidence/{side}" in page.links
        assert "/en/evidence/count-gelderland-zuid" in seen(graph, f"/en/evidence/{side}").links


def test_inherited_membership_leads_to_what_it_was_taken_over_from(graph: Graph) -> None:
    heir = min(quad.subject.value for quad in graph.matching(None, "jg:inheritedFrom"))  # type: ignore[union-attr]
    origin = graph.values(heir, "jg:inheritedFrom")[0]
    assert f"/nl/evidence/{ns.local_name(origin)}" in seen(graph, f"/nl/evidence/{ns.local_name(heir)}").links
    assert f"/nl/evidence/{ns.local_name(heir)}" in seen(graph, f"/nl/evidence/{ns.local_name(origin)}").links


def test_other_region_of_the_same_division_is_another_statement(graph: Graph) -> None:
    disputed = [
        iri for iri in graph.subjects("jg:basis", ns.concept("basis", "inherited-disputed"))
        if graph.values(graph.values(iri, "org:organization")[0], "jg:inDivision")
    ]  # fmt: skip
    page = seen(graph, f"/nl/evidence/{ns.local_name(disputed[0])}")
    assert "Andere uitspraken hierover" in page.headings


@pytest.mark.parametrize("key", ["so/so0866", "mnre1109", "besluitjeugdwet", "GM0281"])
def test_things_with_other_iris_have_evidence_too(graph: Graph, key: str) -> None:
    assert seen(graph, f"/nl/evidence/{key}").tables


def test_any_iri_can_be_asked_for_by_value(graph: Graph) -> None:
    iri = "https://identifier.overheid.nl/tooi/id/so/so0866"
    assert seen(graph, "/nl/evidence", id=iri).title == graph.label(iri, "nl")
    moved = asked(graph, "/nl/evidence", id=ns.thing("source", "own-knowledge"))
    assert dict(moved.headers)["location"] == "/nl/source/own-knowledge"


def test_every_kind_of_statement_has_a_page(graph: Graph) -> None:
    by_kind: dict[str, str] = {}
    for class_ in ("Membership", "Statement", "StatedCount", "Conflict", "Absence", "ChangeEvent", "DocumentNote",
                   "Organisation", "Instrument", "Observation", "Confirmation", "Version"):  # fmt: skip
        by_kind[class_] = graph.subjects("rdf:type", ns.iri(f"jg:{class_}"))[0]
    for iri in by_kind.values():
        key = "/".join(evidence.evidence_key(iri))
        page = seen(graph, f"/en/evidence/{key}")
        assert page.title
        assert page.tables or "No place in a source" in page.text


def test_source_says_what_rests_on_it_page_by_page(graph: Graph) -> None:
    first = seen(graph, "/nl/source/regiovisie-rivierenland-2023")
    number = int(re.search(r"(\d+) uitspraken", first.lead)[1])  # type: ignore[index]
    passages = graph.subjects("oa:hasSource", ns.thing("source", "regiovisie-rivierenland-2023"))
    assert number == sum(len(graph.subjects("prov:wasDerivedFrom", one)) for one in passages)
    pages = -(-number // source.PAGE)
    assert f"Bladzijde 1 van {pages}" in first.text
    last = seen(graph, "/nl/source/regiovisie-rivierenland-2023", page=str(pages))
    shown = [row for row in last.rows if len(row) == 4][1:]
    assert len(shown) == number - source.PAGE * (pages - 1)
    assert asked(graph, "/nl/source/regiovisie-rivierenland-2023", page=str(pages + 1)).status == 400


def test_downloads_hold_what_the_page_tells(graph: Graph) -> None:
    rows = json.loads(asked(graph, "/nl/municipality/GM0281.json").body)
    assert rows
    turtle = asked(graph, "/nl/evidence/jeugdregio-rivierenland.gm0281.ttl")
    triples = list(parse(turtle.body, format=RdfFormat.TURTLE))
    assert ns.thing("membership", "jeugdregio-rivierenland.gm0281") in {t.subject.value for t in triples}
    document = asked(graph, "/nl/arrangement/jeugdregio-rivierenland.docx")
    assert document.body[:2] == b"PK"
    csv = asked(graph, "/nl/division/jeugdregio.csv").body.decode("utf-8-sig").splitlines()
    assert len(csv) == 1 + 342


@pytest.mark.parametrize("path", [
    "/nl/municipality/GM0281?domain=youth-care&rest=1", "/nl/arrangement/ink-riv-in?all=1", "/en/division/swv-vo",
    "/nl/evidence/jeugdregio-rivierenland.gm0281", "/nl/source/own-knowledge",
])  # fmt: skip
def test_command_gives_the_same_and_runs(graph: Graph, run: Run, path: str) -> None:
    bare, _, values = path.partition("?")
    page = seen(graph, bare, **dict(pair.split("=") for pair in values.split("&") if pair))
    command = page.command.removeprefix("jeugdgraph ").split(" ")
    done = run(*command)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.mark.parametrize("bad", HOSTILE)
@pytest.mark.parametrize(
    "kind",
    [
        "municipality",
        *(
            pytest.param(kind, marks=pytest.mark.again)
            for kind in ("arrangement", "division", "evidence", "source")
        ),
    ],
)
def test_hostile_key_is_not_found_and_never_markup(graph: Graph, kind: str, bad: str) -> None:
    page = asked(graph, f"/nl/{kind}/{bad}")
    assert page.status in (302, 400, 404)
    assert b"<script>alert" not in page.body
    assert b"<img" not in page.body


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_value_is_no_fault_of_ours(graph: Graph, bad: str) -> None:
    for path, names in (
        ("/en/municipality/GM0281", ("domain", "kind", "rest", "all", "on")),
        ("/en/arrangement/ink-riv-in", ("all", "on")),
        ("/en/evidence", ("id", "on")),
        ("/en/source/own-knowledge", ("page",)),
    ):
        for name in names:
            page = asked(graph, path, **{name: bad})
            assert page.status in (200, 302, 400, 404), (path, name)
            assert b"<script>alert" not in page.body
            assert b"<img" not in page.body


@pytest.mark.parametrize("module", [municipality, arrangement, division, evidence, source])
def test_keys_are_unique_and_name_pages(graph: Graph, module: object) -> None:
    keys = module.keys(graph, ON)  # type: ignore[attr-defined]
    assert len(keys) == len(set(keys)) > 20
    name = module.__name__.rsplit(".", 1)[-1]  # type: ignore[attr-defined]
    for key in keys[:: max(len(keys) // 6, 1)]:
        assert asked(graph, f"/nl/{'/'.join((name, *key))}").status == 200


def test_every_link_between_profiles_leads_somewhere(graph: Graph) -> None:
    start = ("/en/municipality/GM0281", "/en/arrangement/ink-riv-in", "/en/evidence/so/so0866",
             "/en/source/regiovisie-rivierenland-2023")  # fmt: skip
    ours = re.compile(r"/en/(municipality|arrangement|division|evidence|source)/")
    found = sorted({link for path in start for link in seen(graph, path).links if ours.match(link)})
    assert len(found) > 100
    for link in found[::7]:
        assert asked(graph, *paths(link)).status == 200, link


def test_headings_are_in_order_and_tables_have_headers(graph: Graph) -> None:
    for path in ("/nl/municipality/GM0281", "/nl/arrangement/jeugdregio-rivierenland", "/nl/division/jeugdregio",
                 "/nl/evidence/count-gelderland-zuid", "/nl/source/own-knowledge"):  # fmt: skip
        page: Sight = seen(graph, path)
        assert page.levels[0] == 1
        assert all(after - before <= 1 for before, after in zip(page.levels, page.levels[1:], strict=False))
        assert page.levels.count(1) == 1
        assert not page.without_header


def test_same_request_gives_the_same_bytes(graph: Graph, built_store: object) -> None:
    again = Graph.open(built_store)  # type: ignore[arg-type]
    for path in ("/nl/municipality/GM0281", "/nl/division/swv-po", "/nl/evidence/count-gelderland-zuid"):
        assert asked(graph, path).body == asked(again, path).body


def test_another_date_is_kept_in_links(graph: Graph) -> None:
    page = seen(graph, "/nl/municipality/GM0281", on="2018-06-01")
    assert "/nl/arrangement/jeugdregio-rivierenland?on=2018-06-01" in page.links
    assert date(2018, 6, 1) < ON
