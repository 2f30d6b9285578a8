"""Pages that compare, find mismatches, tell a history and what changed: what they say, and what they do with nonsense."""

import csv
import gzip
import io
import json
import shlex
from urllib.parse import urlencode

import pytest
from conftest import Run
from hostile import TEXTS
from visit import ON, Read, answer, read

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.mismatch.search import search
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.graph import Graph
from jeugdgraph.web import pages
from jeugdgraph.web.address import Address, Filed, file_name
from jeugdgraph.web.assets import asset
from jeugdgraph.web.page import Ask, Page
from jeugdgraph.web.render import page_bytes

HEAVIEST = 300_000
"""Bytes of a page, compressed."""
PAGES = (
    "compare",
    "compare/jeugdregio/veiligheidsregio",
    "compare/jeugdregio/swv-po?weight=young&missing=singleton",
    "compare/jeugdregio-rivierenland/veiligheidsregio-gelderland-zuid",
    "mismatches",
    "mismatches?top=0",
    "mismatches/GM0281?since=2016-03-07",
    "mismatches/GM0281",
    "mismatches/GM0344?kind=congruence&sort=name",
    "mismatches/jeugdregio-rivierenland",
    "history/GM0281",
    "history/GM0050?details=1",
    "history/jeugdregio",
    "history/jeugdregio-rivierenland?from=2015-01-01&to=2020-01-01",
    "changes?from=2016-01-01&to=2025-01-01&division=jeugdregio",
    "changes?from=2025-01-01&to=2026-01-01&rest=1&weight=residents",
)
HOSTILE = (*TEXTS[:5], TEXTS[8], "\x00", "x" * 10_000, "GM0281\x00", "9" * 400, "0001-01-01", "9999-12-31")
VALUES = {
    "compare/jeugdregio/ggd-regio?": ("weight", "missing", "unverified", "on"),
    "compare?": ("a", "name_b", "sort"),
    "mismatches/GM0281?": (
        "kind",
        "division",
        "base",
        "since",
        "weight",
        "top",
        "sort",
        "rest",
        "name",
        "on",
    ),
    "history/rahg?": ("from", "to", "day", "details", "on"),
    "changes?division=ressort&": ("from", "to", "municipality", "kind", "weight"),
}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["nl", pytest.param("en", marks=pytest.mark.again)])
def test_page_is_light_and_plain(graph: Graph, path: str, lang: str) -> None:
    found = answer(graph, f"/{lang}/{path}")
    page = Read(found.body.decode())
    assert found.status == 200, page.text[:600]
    assert len(gzip.compress(found.body)) < HEAVIEST
    assert page.unsafe() == []
    assert page.headings[0] == 1 and all(
        b - a <= 1 for a, b in zip(page.headings, page.headings[1:], strict=False)
    )
    assert (
        "--"
        not in page.text.partition("jeugdgraph compare")[0]
        .partition("jeugdgraph mismatch")[0]
        .partition("jeugdgraph history")[0]
        .partition("jeugdgraph diff")[0]
    ), "no hint for the command line but the command itself"
    assert lang == "en" or answer(graph, f"/{lang}/{path}").body == found.body


def test_links_of_pages_lead_somewhere(graph: Graph) -> None:
    """One link of each kind, of all pages together: the rest differ by name only."""
    kinds: dict[str, str] = {}
    for path in PAGES[1:12:2]:
        for link in read(graph, f"/nl/{path}").to("/nl/"):
            kinds.setdefault("/".join(link.split("?")[0].split("/")[:3]), link)
    assert {
        "/nl/municipality",
        "/nl/arrangement",
        "/nl/division",
        "/nl/evidence",
        "/nl/source",
    } <= kinds.keys()
    for link in kinds.values():
        assert answer(graph, link).status in (200, 302), link


@pytest.mark.parametrize("path", VALUES)
def test_nonsense_is_refused_or_taken_as_text(graph: Graph, path: str) -> None:
    for name in VALUES[path]:
        for text in HOSTILE:
            found = answer(graph, f"/nl/{path}{urlencode({name: text})}")
            assert found.status in (200, 302, 400, 404), (name, text[:60])
            if found.status != 302:
                page = Read(found.body.decode())
                assert page.unsafe() == [], (name, text[:60])


@pytest.mark.parametrize("kind", ["compare", "mismatches", "history", "changes", "whatif"])
def test_nonsense_in_a_path_is_not_found(graph: Graph, kind: str) -> None:
    for text in HOSTILE[:6]:
        for path in (f"/nl/{kind}/{text}", f"/nl/{kind}/jeugdregio/{text}", f"/nl/{kind}/a/b/c"):
            found = answer(graph, path.replace("?", "%3F").replace("#", "%23"))
            assert found.status in (400, 404), path[:80]
            assert Read(found.body.decode()).unsafe() == []


def test_form_leads_to_the_pair_and_keeps_the_choices(graph: Graph) -> None:
    form = read(graph, "/nl/compare?on=2025-01-01").form("a", "b")
    assert ("on", "2025-01-01") in form.values
    asked = {"a": "jeugdregio", "b": "ggd-regio", "weight": "young", "on": "2025-01-01"}
    place = dict(answer(graph, f"{form.action}?{urlencode(asked)}").headers)["location"]
    assert place == "/nl/compare/jeugdregio/ggd-regio?weight=young&on=2025-01-01"
    named = {"name_a": "Jeugdregio Rivierenland", "name_b": "Veiligheidsregio Gelderland-Zuid"}
    place = dict(answer(graph, f"{form.action}?{urlencode(named)}").headers)["location"]
    assert place == "/nl/compare/jeugdregio-rivierenland/veiligheidsregio-gelderland-zuid"
    assert named.items() <= set(read(graph, place).form("a", "b").values), "it says what was typed"


def test_comparison_tells_the_numbers_of_the_graph_and_who_makes_the_difference(graph: Graph) -> None:
    page = read(graph, "/nl/compare/jeugdregio/veiligheidsregio")
    now = Situation(extract(graph), ON)
    young, safety = now.division("jeugdregio").region_of(), now.division("veiligheidsregio").region_of()
    members: dict[str, set[str]] = {}
    for code, regions in young.items():
        for region in regions:
            members.setdefault(region, set()).update(safety[code])
    whole = sum(len(others) == 1 for others in members.values())
    assert (
        f"{whole} van de {len(members)} regio's van Jeugdregio's liggen geheel binnen één regio" in page.text
    )
    assert ("Zeewolde", "/nl/municipality/GM0050") in page.links
    assert "/nl/compare/veiligheidsregio/jeugdregio" in page.to("/nl/compare/")
    assert page.to("/nl/evidence/"), "each cut names its sources"


def test_pairs_can_be_sorted_by_links(graph: Graph) -> None:
    usual, turned = (read(graph, f"/nl/compare{values}") for values in ("", "?sort=apart"))
    listed = [[link for link in page.to("/nl/compare/") if link.count("/") == 4] for page in (usual, turned)]
    assert listed[0] == listed[1][::-1] and len(listed[0]) > 300
    assert "/nl/compare?sort=apart" in usual.to("/nl/compare")


def test_every_finding_leads_down_to_its_evidence(graph: Graph) -> None:
    page = read(graph, "/nl/mismatches/GM0281?top=0")
    found = search(graph, "GM0281", ON)
    assert found.findings
    for finding in found.findings:
        proof = f"/nl/evidence/{ns.local_name(finding.evidence[0])}"
        assert any(
            f"/nl/evidence/{ns.local_name(iri)}" in page.to("/nl/evidence/") for iri in finding.evidence
        ), proof
    assert answer(graph, page.to("/nl/evidence/")[0]).status == 200


def test_filters_stand_in_the_address_and_in_the_form(graph: Graph) -> None:
    place = "/nl/mismatches?kind=region-cut&top=5&weight=residents&sort=residents&stale=1"
    page = read(graph, place)
    form = page.form("kind", "top", "name")
    assert {("kind", "region-cut"), ("top", "5"), ("weight", "residents"), ("stale", "1")} <= set(form.values)
    assert (
        "Doorsneden regio's" in page.text
        and "Congruentie per gemeente" not in page.text.partition("Kies en filter")[0]
    )
    again = read(graph, f"{form.action}?{urlencode(form.values)}")
    assert [one for one in again.words if "Jeugdregio" in one] == [
        one for one in page.words if "Jeugdregio" in one
    ]
    assert len([given for tag, given in page.tags if tag == "li" and not given]) >= 5


def test_mismatch_form_goes_to_the_page_of_what_was_named(graph: Graph) -> None:
    found = answer(
        graph, "/nl/mismatches?" + urlencode({"name": "Tiel", "top": "5", "since": "", "base": "jeugdregio"})
    )
    assert dict(found.headers)["location"] == "/nl/mismatches/GM0281?top=5&base=jeugdregio"
    assert answer(graph, "/nl/mismatches?name=Nergenshuizen").status == 404


def test_history_tells_changes_apart_from_observations(graph: Graph) -> None:
    page = read(graph, "/nl/history/GM0281")
    classes = [given.get("class", "") for tag, given in page.tags if tag == "li"]
    assert "observed" in classes
    assert "21 veranderingen" in page.text and "eerst waargenomen" in page.text
    assert page.to("/nl/evidence/")


def test_history_tells_how_it_was_on_a_day_without_a_script(graph: Graph) -> None:
    before, after = (read(graph, f"/nl/history/GM0668?day={day}") for day in ("2018-06-01", "2026-11-22"))
    form = next(form for form in before.forms if form.names[-1] == "day")
    assert form.action == "/nl/history/GM0668" and ("day", "2018-06-01") not in form.values
    assert any(
        link.startswith("/nl/municipality/GM0668?on=2018-06-01") for link in before.to("/nl/municipality/")
    )
    assert any(
        link.startswith("/nl/municipality/GM0668?on=2026-11-22") for link in after.to("/nl/municipality/")
    )
    assert len(before.to("/nl/municipality/GM0668?on=")) > 5, (
        "a link for every day on which something changed"
    )


def test_slider_gets_the_same_states_as_the_page(graph: Graph) -> None:
    html = answer(graph, "/nl/history/GM0281").body.decode()
    block = html.partition('id="states">')[2].partition("</script>")[0]
    told = json.loads(block)
    assert told["days"][-1][0] == ON.isoformat() and told["days"] == sorted(told["days"])
    now = [
        e[0]
        for e in told["entries"]
        if (not e[3] or e[3] <= told["days"][-1][0]) and (not e[4] or e[4] > ON.isoformat())
    ]
    page = Read(html)
    assert now and all(name in page.text for name in now)
    assert asset("history.js") is not None


def test_changes_without_dates_get_them_in_their_address(graph: Graph) -> None:
    found = answer(graph, "/nl/changes?division=jeugdregio")
    assert dict(found.headers)["location"] == "/nl/changes?from=2025-11-22&to=2026-11-22&division=jeugdregio"
    page = read(graph, "/nl/changes?from=2023-01-01&to=2026-01-01&municipality=Zeewolde")
    assert "Zeewolde" in page.text and page.form("from", "to", "municipality")


@pytest.mark.parametrize("path", [path for path in PAGES if path not in ("mismatches?top=0", "mismatches")])
def test_page_can_be_taken_along(graph: Graph, path: str) -> None:
    place, _, values = path.partition("?")
    for ending in ("csv", "xlsx", "json"):
        found = answer(graph, f"/en/{place}.{ending}?{values}")
        assert found.status == 200 and found.body, ending
        if ending == "csv":
            csv.field_size_limit(len(found.body))  # whoever read tables in this process has set another
            assert len(list(csv.reader(io.StringIO(found.body.decode("utf-8-sig"))))) > 1
    json.loads(answer(graph, f"/en/{place}.json?{values}").body)


@pytest.mark.parametrize(
    "path",
    [
        "compare?weight=young&missing=singleton&unverified=1",
        "compare/jeugdregio/veiligheidsregio",
        "mismatches/GM0281?kind=leaves-out&rest=1&unverified=1&since=2020-01-01&weight=residents",
        "history/GM0281?from=2018-01-01&details=1&unverified=1",
        "changes?from=2025-01-01&to=2026-01-01&division=rmc-regio&rest=1&weight=residents&unverified=1",
    ],
)
def test_command_on_a_page_gives_the_same(graph: Graph, run: Run, path: str) -> None:
    page = answer(graph, f"/nl/{path}").body.decode()
    command = page.partition("<code>jeugdgraph ")[2].partition("</code>")[0].replace("&#39;", "'")
    told = run(*shlex.split(command), "--format", "json")
    assert told.returncode == 0, told.stderr
    place, _, values = path.partition("?")
    ours = json.loads(answer(graph, f"/nl/{place}.json?{values}").body)
    assert json.loads(told.stdout) == ours


def _filed(graph: Graph, *path: str) -> Read:
    address = Address("nl", path)
    files = {
        file_name(Address("nl", (kind, *key)))
        for kind in ("compare", "mismatches", "history")
        for key in [()]
    }
    files |= {"nl/municipality/GM0281.html", "nl/compare/veiligheidsregio/jeugdregio.html"}
    ask = Ask(graph, address, ON, False, Filed(files, file_name(address)), live=False)
    maker = pages.maker(path[0])
    assert maker is not None
    made = maker.page(ask)
    assert isinstance(made, Page)
    return Read(page_bytes(ask, made, "1").decode())


@pytest.mark.parametrize(
    "path",
    [
        ("compare", "jeugdregio", "veiligheidsregio"),
        ("mismatches", "GM0281"),
        ("history", "GM0281"),
        ("changes",),
    ],
)
def test_filed_page_has_no_form_that_needs_a_server(graph: Graph, path: tuple[str, ...]) -> None:
    page = _filed(graph, *path)
    assert [form.action for form in page.forms if form.names != ["q"]] == []
    assert not [link for _, link in page.links if link.startswith("/") or ("?" in link and "://" not in link)]


def test_static_site_has_pages_for_what_people_look_up(graph: Graph) -> None:
    keys = {
        kind: pages.maker(kind).keys(graph, ON)
        for kind in ("compare", "mismatches", "history", "changes", "whatif")
    }
    assert ("GM0281",) in keys["mismatches"] and ("jeugdregio-rivierenland",) in keys["mismatches"]
    assert {("GM0281",), ("jeugdregio",), ("jeugdregio-rivierenland",)} <= set(keys["history"])
    assert {("jeugdregio", "veiligheidsregio"), ("veiligheidsregio", "jeugdregio"), ()} <= set(
        keys["compare"]
    )
    assert keys["changes"] == [()] and keys["whatif"] == []
    for found in keys.values():
        assert len(found) == len(set(found))


@pytest.mark.parametrize("path", ["compare/jeugdregio/veiligheidsregio", "mismatches/GM0281", "changes"])
def test_page_on_the_first_date_known_says_what_to_choose(graph: Graph, path: str) -> None:
    found = answer(graph, f"/nl/{path}?on=2015-01-01")
    text = Read(found.body.decode()).text
    assert found.status in (200, 302, 400)
    if found.status == 400:
        assert "--" not in text and "Kies een andere peildatum" in text


def test_reference_date_goes_along(graph: Graph) -> None:
    page = read(graph, "/nl/mismatches/GM0281?on=2020-01-01")
    assert all("on=2020-01-01" in link for link in page.to("/nl/municipality/"))
    assert any(("on", "2020-01-01") in form.values for form in page.forms)
