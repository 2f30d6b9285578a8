"""The start, search, the lists of what there is, gaps, the account of the data, and the names behind suggestions."""

import gzip
import json
import re
from datetime import date

import pytest
from conftest import Run
from visit import read
from websight import ON, asked, follow, seen

from jeugdgraph import directory
from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.gaps import KINDS
from jeugdgraph.graph import Graph
from jeugdgraph.text import fold
from jeugdgraph.web import names, pages
from jeugdgraph.web.address import Address, Filed, file_name
from jeugdgraph.web.page import Ask, Page
from jeugdgraph.web.pages import about, arrangements, divisions, gaps, municipalities, search, sources, start
from jeugdgraph.web.render import page_bytes

LISTS = (start, municipalities, arrangements, divisions, sources, gaps, about)
PATHS = ("", "municipalities", "arrangements", "divisions", "sources", "gaps", "about", "search")
HOSTILE = (
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "x" * 10_000, "a\x00b", "\u202egnp.exe", "'", "%",
    "-1", "99999999999999999999", " ",
)  # fmt: skip
LIMIT = 300_000
"""Bytes of a page, compressed."""


def test_start_leads_to_everything_that_is_there(graph: Graph) -> None:
    page = seen(graph, "/nl/")
    assert {f"/nl/{kind}" for kind in PATHS[1:-2]} <= set(page.links)
    kinds = {link.removeprefix("/nl/") for link in page.links if re.fullmatch(r"/nl/[a-z]+", link)}
    assert kinds <= set(pages.KINDS)


def test_start_has_one_field_to_search_with(graph: Graph) -> None:
    page = seen(graph, "/nl/")
    assert page.ids.count("find") == 1
    assert len(page.ids) == len(set(page.ids))


def test_start_has_the_national_headline_with_links(graph: Graph) -> None:
    page = seen(graph, "/en/")
    name = graph.label(ns.thing("division", "ggd-regio"), "en")
    row = next(row for row in page.rows if row and row[0] == name)
    assert re.fullmatch(r"\d+ of 42", row[1])
    assert "/en/division/ggd-regio" in page.links
    found = Situation(extract(graph), ON)
    assert f"{len(found.municipalities)} municipalities" in page.text


@pytest.mark.parametrize(("text", "where"), [
    ("Tiel", "/nl/municipality/GM0281"), ("maasdriel", "/nl/municipality/GM0263"), ("GM0281", "/nl/municipality/GM0281"),
    ("Jeugdregio Rivierenland", "/nl/arrangement/jeugdregio-rivierenland"), ("jeugdregio's", "/nl/division/jeugdregio"),
    ("Besluit Jeugdwet", "/nl/evidence/besluit-jeugdwet"),
])  # fmt: skip
def test_exact_name_of_one_thing_leads_straight_there(graph: Graph, text: str, where: str) -> None:
    found = asked(graph, "/nl/search", q=text)
    assert found.status == 302
    assert dict(found.headers)["location"] == where
    assert follow(graph, where).status == 200


def test_name_of_several_things_shows_them_the_municipality_first(graph: Graph) -> None:
    for text, code in (("den bosch", "GM0796"), ("Utrecht", "GM0344")):
        page = seen(graph, "/nl/search", q=text)
        hits = [
            link for link in page.links if re.match("/nl/(municipality|arrangement|division|evidence)/", link)
        ]
        assert hits[0] == f"/nl/municipality/{code}"
        assert len(hits) > 1


def test_search_keeps_the_date_that_was_named(graph: Graph) -> None:
    found = asked(graph, "/nl/search", q="Tiel", on="2020-01-01")
    assert dict(found.headers)["location"] == "/nl/municipality/GM0281?on=2020-01-01"


def test_part_of_a_name_finds_all_that_hold_it(graph: Graph) -> None:
    page = seen(graph, "/nl/search", q="rivier")
    number = int(re.search(r"(\d+) gevonden", page.lead)[1])  # type: ignore[index]
    assert len([row for row in page.rows if len(row) == 2]) - 1 == number
    assert "/nl/arrangement/jeugdregio-rivierenland" in page.links


def test_typing_error_offers_what_comes_near(graph: Graph) -> None:
    page = seen(graph, "/en/search", q="Tiell")
    assert "come near" in page.lead
    assert "/en/municipality/GM0281" in page.links


def test_nothing_found_says_so_and_where_to_look(graph: Graph) -> None:
    page = seen(graph, "/nl/search", q="qqqqqqqqqq")
    assert "Niets gevonden" in page.lead
    assert "/nl/municipalities" in page.links
    assert "Typ een naam" in seen(graph, "/nl/search").lead


def test_municipalities_are_all_there_by_letter(graph: Graph) -> None:
    page = seen(graph, "/nl/municipalities")
    living = Situation(extract(graph), ON).municipalities
    assert {f"/nl/municipality/{code}" for code in living} <= set(page.links)
    assert len([row for row in page.rows if len(row) == 4 and row[3].isdigit()]) == len(living)
    former = [one.iri for one in directory.former(graph, ON)]
    assert {f"/nl/municipality/{ns.local_name(iri)}" for iri in former} <= set(page.links)
    letters = [link.removeprefix("#letter-") for link in page.links if link.startswith("#letter-")]
    assert letters == sorted(letters)
    assert {f"letter-{letter}" for letter in letters} <= set(page.ids)


def test_municipalities_of_a_province(graph: Graph) -> None:
    page = seen(graph, "/nl/municipalities", province="provincie-zeeland")
    held = Situation(extract(graph), ON).division("provincie").members_of()["provincie-zeeland"]
    assert f"{len(held)} gemeenten" in page.lead
    found = {link for link in page.links if link.startswith("/nl/municipality/")}
    assert found == {f"/nl/municipality/{code}" for code in held}
    assert asked(graph, "/nl/municipalities", province="zeeland").status == 400


def test_number_of_arrangements_is_that_of_the_stored_query(graph: Graph, run: Run) -> None:
    told = run(
        "query", "run", "statistics/arrangements_per_municipality", "-p", f"date={ON}", "--format", "json"
    )
    rows = json.loads(told.stdout)["results"]["bindings"]
    counted = {row["municipality"]["value"]: int(row["arrangements"]["value"]) for row in rows}
    unverified = graph.subjects("jg:confidence", ns.concept("confidence", "unverified"))
    inside = {
        member
        for arrangement in unverified
        for membership in graph.subjects("org:organization", arrangement)
        for member in graph.values(membership, "org:member")
    }
    listed = {one.iri: one.arrangements for one in directory.municipalities(graph, ON)}
    assert {iri: n for iri, n in listed.items() if iri not in inside} == {
        iri: n for iri, n in counted.items() if iri not in inside
    }, "only arrangements that nobody verified may make a difference"
    assert len(inside) < 20
    assert all(listed[iri] <= counted[iri] for iri in listed)


def test_arrangements_of_a_kind_and_of_a_domain(graph: Graph) -> None:
    overview = seen(graph, "/nl/arrangements")
    regions = seen(graph, "/nl/arrangements/YouthRegion")
    assert "/nl/arrangements/YouthRegion" in overview.links
    assert "/nl/arrangements/youth-care" in overview.links
    assert "42 verbanden" in regions.lead
    by_form = seen(graph, "/nl/arrangements", kind="YouthRegion")
    ours = re.compile("/nl/arrangement/")
    assert {a for a in by_form.links if ours.match(a)} == {a for a in regions.links if ours.match(a)}
    ended = seen(graph, "/nl/arrangements", kind="JointArrangement", ended="1")
    assert len(ended.links) > len(seen(graph, "/nl/arrangements/JointArrangement").links)
    assert asked(graph, "/nl/arrangements/Nonsense").status == 404


def test_every_arrangement_is_in_a_list(graph: Graph) -> None:
    found: set[str] = set()
    for kind in {one.kind for one in directory.arrangements(graph, ON)}:
        found |= set(seen(graph, "/en/arrangements", kind=ns.local_name(kind), ended="1").links)
    every = graph.subjects("rdf:type", ns.iri("jg:Arrangement"))
    assert {f"/en/arrangement/{ns.local_name(iri)}" for iri in every} <= found


def test_divisions_are_all_there(graph: Graph) -> None:
    page = seen(graph, "/nl/divisions")
    every = graph.subjects("rdf:type", ns.iri("jg:Division"))
    assert {f"/nl/division/{ns.local_name(iri)}" for iri in every} <= set(page.links)
    assert "Indelingen zonder gegevens op deze datum" in page.headings


def test_sources_are_all_there_and_can_be_chosen_by_kind(graph: Graph) -> None:
    every = graph.subjects("rdf:type", ns.iri("jg:Source"))
    page = seen(graph, "/nl/sources")
    assert f"{len(every)} bronnen" in page.lead
    assert {f"/nl/source/{ns.local_name(iri)}" for iri in every} <= set(page.links)
    laws = seen(graph, "/nl/sources", kind="law")
    assert {row[1] for row in laws.rows if len(row) == 6} == {"soort", "wet of regeling"}
    assert asked(graph, "/nl/sources", kind="nonsense").status == 400


def test_gaps_have_a_section_each_with_links(graph: Graph) -> None:
    page = seen(graph, "/nl/gaps")
    assert {f"#{kind}" for kind in KINDS} >= {
        link for link in page.links if link.startswith("#") and link != "#content"
    }
    assert "/nl/evidence/count-gelderland-zuid" in page.links
    one = seen(graph, "/nl/gaps", kind="conflicts", municipality="Tiel")
    assert "Tiel" in one.lead
    assert one.tables <= 1


def test_about_counts_what_the_graph_holds(graph: Graph) -> None:
    page = seen(graph, "/en/about")
    memberships = len(graph.subjects("rdf:type", ns.iri("jg:Membership")))
    assert ["membership", f"{memberships:,}"] in page.rows
    counting = Situation(extract(graph), ON)
    rows = counting.extract.memberships.observed[counting.counting]
    newest = date.fromordinal(int(rows.max()))
    assert f"{newest.day} {newest:%B %Y}" in page.text
    assert sum(int(row[1].replace(",", "")) for row in page.rows if re.fullmatch(r"20\d\d", row[0])) == len(
        rows
    )
    assert "CC BY 4.0" in page.text
    assert "no cookies" in page.text


@pytest.mark.parametrize("path", [
    "", "municipalities?province=provincie-zeeland", "arrangements", "divisions", "sources?kind=law",
    "gaps?kind=conflicts&municipality=GM0281", "search?q=rivier",
])  # fmt: skip
def test_command_runs(graph: Graph, run: Run, path: str) -> None:
    bare, _, values = path.partition("?")
    page = seen(graph, f"/en/{bare}", **dict(pair.split("=") for pair in values.split("&") if pair))
    command = [one.strip('"') for one in page.command.removeprefix("jeugdgraph ").split(" ")]
    done = run(*command)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_value_is_no_fault_of_ours(graph: Graph, bad: str) -> None:
    asks = {
        "search": ("q",), "municipalities": ("province", "region"), "arrangements": ("kind", "domain", "division", "ended"),
        "sources": ("kind",), "gaps": ("kind", "years", "municipality"), "about": ("on",), "": ("on",),
    }  # fmt: skip
    for path, parameters in asks.items():
        for name in parameters:
            page = asked(
                graph,
                f"/nl/{path}",
                **{name: bad, **({"kind": "counts"} if path == "gaps" and name != "kind" else {})},
            )
            assert page.status in (200, 302, 400, 404), (path, name)
            assert b"<script>alert" not in page.body
            assert b"<img" not in page.body
    assert asked(graph, f"/nl/arrangements/{bad}").status in (400, 404)


@pytest.mark.parametrize("path", PATHS[1:])
def test_lists_have_nothing_below_them(graph: Graph, path: str) -> None:
    assert asked(graph, f"/nl/{path}/nonsense/more").status == 404


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_pages_are_whole_labelled_and_small(graph: Graph, lang: str) -> None:
    largest = max(directory.arrangements(graph, ON), key=lambda one: (one.municipalities, one.iri))
    profiles = (
        f"arrangement/{ns.local_name(largest.iri)}",
        "division/corop-plus-gebied",
        "municipality/GM0363",
    )
    for path in (*PATHS, "arrangements/JointArrangement", *profiles):
        page = seen(graph, f"/{lang}/{path}")
        assert page.packed < LIMIT, path
        assert page.levels.count(1) == 1, path
        assert all(b - a <= 1 for a, b in zip(page.levels, page.levels[1:], strict=False)), (
            path,
            page.levels,
        )
        assert not page.unlabelled, path
        assert not page.without_header, path
        assert len(page.ids) == len(set(page.ids)), path


@pytest.mark.parametrize("module", LISTS)
def test_static_page_has_no_form_and_no_link_to_what_is_not_there(graph: Graph, module: object) -> None:
    kind = module.__name__.rsplit(".", 1)[-1]  # type: ignore[attr-defined]
    path = () if kind == "start" else (kind,)
    address = Address("nl", path)
    files = {
        file_name(Address("nl", one)) for one in ((), ("municipalities",), ("municipality", "GM0281"), path)
    }
    ask = Ask(graph, address, ON, False, Filed(files, file_name(address)), live=False)
    page = module.page(ask)  # type: ignore[attr-defined]
    assert isinstance(page, Page)
    body = page_bytes(ask, page, "").decode()
    assert '<form class="choose"' not in body
    assert 'href=""' not in body
    linked = set(re.findall(r'href="([^"#:?]+\.html)"', body))
    here = file_name(address).rsplit("/", 1)[0]
    for link in linked:
        assert _resolved(here, link) in files, link


def _resolved(folder: str, link: str) -> str:
    parts = folder.split("/")
    for piece in link.split("/"):
        parts = parts[:-1] if piece == ".." else [*parts, piece]
    return "/".join(parts)


def test_keys_are_those_of_the_lists(graph: Graph) -> None:
    for module in (start, municipalities, divisions, sources, gaps, about):
        assert module.keys(graph, ON) == [()]
    assert search.keys(graph, ON) == []
    for key in arrangements.keys(graph, ON):
        assert asked(graph, f"/en/{'/'.join(('arrangements', *key))}").status == 200


@pytest.mark.parametrize("file", ["names-nl.js", "names-en.js"])
def test_names_hold_everything_and_lead_there(graph: Graph, file: str) -> None:
    response = asked(graph, f"/{file}")
    assert response.media.startswith("text/javascript")
    text = response.body.decode()
    rows = json.loads(text.removeprefix("window.jeugdgraphNames=").removesuffix(";\n"))
    lang = names.FILES[file]
    linked = {link for _, _, link in rows}
    for class_, page in (
        ("Municipality", "municipality"),
        ("Arrangement", "arrangement"),
        ("Division", "division"),
    ):
        every = graph.subjects("rdf:type", ns.iri(f"jg:{class_}"))
        assert {f"{lang}/{page}/{ns.local_name(iri)}" for iri in every} <= linked
    assert [
        "Den Bosch ('s-Hertogenbosch)",
        graph.term("jg:Municipality", lang),
        f"{lang}/municipality/GM0796",
    ] in rows
    former = next(row for row in rows if row[2] == f"{lang}/municipality/GM0236")
    assert ("bestond tot" if lang == "nl" else "existed until") in former[1]
    assert len(gzip.compress(response.body)) < 60_000
    assert asked(graph, f"/{file}").body == response.body
    for _, _, link in rows[:: len(rows) // 8]:
        assert follow(graph, f"/{link}").status == 200
    ours = [fold(row[0]) for row in rows if row[2].startswith(f"{lang}/municipality/")]
    assert len(ours) >= 602


def test_names_of_a_site_of_files_lead_to_files(graph: Graph) -> None:
    assert '"nl/municipality/GM0281.html"' in names.script(graph, "nl")
    assert '"nl/municipality/GM0281"' in names.script(graph, "nl", names.served)


def test_names_of_another_file_are_not_there(graph: Graph) -> None:
    assert asked(graph, "/names-fr.js").status == 404
    assert asked(graph, "/names-nl.js/more").status == 404


@pytest.mark.parametrize(
    ("address", "status", "told", "lang"),
    [
        ("/nl/municipality/Tiell", 404, "Onbekend: gemeente ‘Tiell’.", "nl"),
        ("/en/municipality/Tiell", 404, "Unknown: municipality ‘Tiell’.", "en"),
        ("/nl/municipality/Bergen", 404, "‘Bergen’ kan meer dan één gemeente zijn. Kies er een.", "nl"),
        ("/nl/division", 404, "Er is geen indeling genoemd.", "nl"),
        ("/nl/divisions?on=never", 400, "on 'never'; expected a date", "en"),
    ],
)
def test_a_fault_is_told_in_the_language_of_the_page_or_says_in_which_it_is(
    graph: Graph, address: str, status: int, told: str, lang: str
) -> None:
    found = read(graph, address, status)
    assert told in found.text
    lead = next(given for tag, given in found.tags if tag == "p" and given.get("class") == "lead")
    assert lead.get("lang", address[1:3]) == lang


@pytest.mark.parametrize(
    "address", ["municipality/Tiell", "municipality/Bergen", "arrangement/GGD", "division/jeugdregi"]
)
def test_what_may_have_been_meant_can_be_found(graph: Graph, address: str) -> None:
    offered = read(graph, f"/nl/{address}", 404).to("/nl/search?")
    assert offered
    for link in offered:
        kind = address.partition("/")[0]
        assert any(one.startswith(f"/nl/{kind}/") for one in read(graph, link).to("/nl/")), link
