"""The JSON API: every route with its example, in the shape that its description gives, and whatever is hostile."""

import json
import re
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from jsonschema import Draft202012Validator

from jeugdgraph import namespaces as ns
from jeugdgraph.catalogue.header import read_all
from jeugdgraph.graph import Graph
from jeugdgraph.web.api import examples
from jeugdgraph.web.api.call import Route
from jeugdgraph.web.api.openapi import document
from jeugdgraph.web.api.routes import ROUTES
from jeugdgraph.web.pages.api import example_of
from jeugdgraph.web.request import Request, Response
from jeugdgraph.web.respond import Site, respond

TODAY = date(2026, 11, 22)
HOSTILE = (
    "<script>alert(1)</script>", "x" * 10_000, "\x00", "\u202eabc\u2067", "' OR 1=1 --", "../../etc/passwd", "{}", "%00",
    "\ud800", "1e999", "-1", "٣", "__proto__",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(graph: Graph) -> Site:
    return Site(graph)


def ask(site: Site, path: str, root: str = "", **values: str) -> Response:
    return respond(site, Request(path, TODAY, tuple(values.items()), root))


def get(site: Site, link: str) -> Response:
    """The answer to a link, as a server would decode it."""
    parts = urlsplit(link)
    return respond(
        site, Request(unquote(parts.path), TODAY, tuple(parse_qsl(parts.query, keep_blank_values=True)))
    )


def told(answer: Response) -> Any:
    """Content of an answer that went well."""
    assert answer.status == 200, answer.body[:300]
    assert answer.media == "application/json"
    return json.loads(answer.body)


@pytest.fixture(scope="module")
def described(site: Site) -> Any:
    """The description, as the site gives it."""
    return told(ask(site, "/api/openapi.json"))


def schema_of(described: Any, route: Route) -> dict[str, Any]:
    """What an answer of a route is to look like."""
    operation = described["paths"][f"/{route.path}"]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    return {**schema, "components": described["components"]}


# ------------------------------------------------------------------------------------------------ the description


def test_the_description_is_openapi(described: Any) -> None:
    from openapi_spec_validator import validate

    validate(described)
    assert described["openapi"].startswith("3.1")


def test_the_description_has_every_route_and_its_values(described: Any) -> None:
    assert set(described["paths"]) == {f"/{route.path}" for route in ROUTES}
    for route in ROUTES:
        operation = described["paths"][f"/{route.path}"]["get"]
        names = [one["name"] for one in operation["parameters"]]
        assert names[: len(route.parts)] == list(route.parts)
        assert {"on", "lang"} <= set(names)
        assert all(one["description"] for one in operation["parameters"])


def test_the_description_knows_where_the_site_stands() -> None:
    assert document(ROUTES, "/jg")["servers"] == [{"url": "/jg/api/v1"}]


# --------------------------------------------------------------------------------------------------- every route


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_every_example_is_answered_in_the_shape_that_is_described(
    site: Site, described: Any, route: Route, lang: str
) -> None:
    path = f"/{example_of(route)}"
    answer = get(site, f"{path}{'&' if '?' in path else '?'}lang={lang}")
    found = told(answer)
    Draft202012Validator(schema_of(described, route)).validate(found)
    assert (found["on"], found["lang"]) == ("2026-11-22", lang)
    assert found["title"]
    assert dict(answer.headers)["access-control-allow-origin"] == "*"
    data = found["data"]
    assert data.get("items") or data.get("sections") or data.get("regions")


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_links_of_answers_lead_to_answers(site: Site, route: Route) -> None:
    found = told(get(site, f"/{example_of(route)}"))
    links = [*found["links"].values(), *(found["sources"][0:1] and [found["sources"][0]["page"]])]
    for item in found["data"].get("items", [])[:2]:
        links += item.get("links", {}).values()
    if found["data"].get("next"):
        links.append(found["data"]["next"])
    for link in links:
        answer = get(site, link)
        assert answer.status == 200 or (answer.status == 302 and route.name == "search"), link


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_the_reference_date_is_that_of_the_answer(site: Site, route: Route) -> None:
    path = f"/{example_of(route)}"
    assert told(get(site, f"{path}{'&' if '?' in path else '?'}on=2024-01-01"))["on"] == "2024-01-01"


def test_answers_are_the_same_each_time(site: Site) -> None:
    for route in ROUTES:
        assert get(site, f"/{example_of(route)}") == get(site, f"/{example_of(route)}")


def test_the_rows_are_those_of_the_command_line(site: Site, graph: Graph) -> None:
    from jeugdgraph.present import municipality as answers
    from jeugdgraph.present.tabular import render_json

    iri = ns.municipality("GM0281")
    asked = answers.Asked(TODAY, TODAY, partners=True)
    flat = answers.flat(graph, answers.answer(graph, iri, asked, "en"), "en")
    expected = json.loads(render_json(flat))["sections"]
    found = told(ask(site, "/api/v1/municipalities/GM0281", lang="en"))["data"]["sections"]
    assert [one["rows"] for one in found] == [one["rows"] for one in expected]
    assert len(found[0]["rows"]) > 20


def test_every_source_that_rows_name_is_told(site: Site) -> None:
    found = told(ask(site, "/api/v1/municipalities/GM0281"))
    named = {row["source_id"] for row in found["data"]["sections"][0]["rows"]}
    assert named == {source["id"] for source in found["sources"]}
    assert all(source["iri"].startswith(ns.THING) and source["name"] for source in found["sources"])


def test_the_sources_of_a_comparison_are_those_of_its_evidence(site: Site) -> None:
    found = told(ask(site, "/api/v1/compare/jeugdregio/veiligheidsregio"))
    assert "cbs-gebiedsindelingen-2025" in {source["id"] for source in found["sources"]}


def test_remarks_hold_no_options_of_the_command_line(site: Site) -> None:
    for route in ROUTES:
        found = told(get(site, f"/{example_of(route)}"))
        notes = [
            *found["notes"],
            *(note for one in found["data"].get("sections", []) for note in one["notes"]),
        ]
        assert not [note for note in notes if "--" in note or "jeugdgraph " in note], route.name


# ------------------------------------------------------------------------------------------------- lists


def test_a_list_can_be_read_in_parts(site: Site) -> None:
    whole = told(ask(site, "/api/v1/municipalities", limit="2000"))["data"]
    assert whole["total"] == len(whole["items"]) > 300
    assert whole["next"] is None
    link, found = "/api/v1/municipalities?limit=100", []
    while link:
        part = told(get(site, link))["data"]
        found += part["items"]
        link = part["next"]
    assert [one["id"] for one in found] == [one["id"] for one in whole["items"]]


def test_arrangements_can_be_chosen(site: Site) -> None:
    every = told(ask(site, "/api/v1/arrangements", all="true"))["data"]["total"]
    now = told(ask(site, "/api/v1/arrangements"))["data"]["total"]
    kind = told(ask(site, "/api/v1/arrangements", kind="YouthRegion"))["data"]
    division = told(ask(site, "/api/v1/arrangements", division="jeugdregio"))["data"]
    assert every > now > division["total"] > 30
    assert {one["id"] for one in division["items"]} <= {one["id"] for one in kind["items"]}
    assert all(one["division"]["id"] == "jeugdregio" for one in division["items"])


def test_a_division_has_each_municipality_in_a_region_or_without(site: Site) -> None:
    found = told(ask(site, "/api/v1/divisions/jeugdregio", on="2025-01-01"))["data"]
    inside = {one["id"] for region in found["regions"] for one in region["municipalities"]}
    without = {one["id"] for one in found["without"]}
    every = {
        one["id"]
        for one in told(ask(site, "/api/v1/municipalities", limit="2000", on="2025-01-01"))["data"]["items"]
    }
    assert not inside & without
    assert inside | without == every


def test_a_name_and_an_iri_stand_for_the_same_thing(site: Site) -> None:
    by_id = told(ask(site, "/api/v1/evidence/jeugdregio-rivierenland.gm0281"))["data"]
    by_iri = told(ask(site, f"/api/v1/evidence/{by_id['iri']}"))["data"]
    assert by_id == by_iri
    assert by_id["passages"]
    assert told(ask(site, "/api/v1/municipalities/Tiel"))["data"]["id"] == "GM0281"


# ----------------------------------------------------------------------------------------------- questions


def test_every_stored_question_is_listed_and_its_example_answered(site: Site, described: Any) -> None:
    listed = told(ask(site, "/api/v1/questions", lang="en"))["data"]["items"]
    assert {one["name"] for one in listed} == {query.name for query in read_all()}
    route = next(one for one in ROUTES if one.name == "question")
    validator = Draft202012Validator(schema_of(described, route))
    for one in listed[::6]:
        found = told(get(site, one["links"]["api"]))
        validator.validate(found)
        assert ("graph" in found["data"]) == (one["gives"] == "graph"), one["name"]


def test_rows_of_a_question_have_addresses_and_an_end(site: Site) -> None:
    path = "/api/v1/questions/membership/of_municipality"
    found = told(ask(site, path, municipality="Tiel", limit="5"))["data"]
    rows = found["sections"][0]["rows"]
    assert (len(rows), found["more"]) == (5, True)
    assert all(row["arrangement_link"].startswith(ns.THING) for row in rows)
    assert told(ask(site, path, municipality="Tiel"))["data"]["more"] is False


def test_an_internal_question_is_not_answered(site: Site) -> None:
    assert ask(site, "/api/v1/questions/lookup/names").status == 404


# ------------------------------------------------------------------------------------------------ problems


@pytest.mark.parametrize(
    ("path", "values", "status", "detail"),
    [
        ("/api/v1/municipalities/Tyel", {}, 404, "Did you mean Tiel"),
        ("/api/v1/municipalities/", {}, 404, "unknown path"),
        ("/api/v1/nothing", {}, 404, "unknown path"),
        ("/api/v2/municipalities", {}, 404, "unknown path"),
        ("/api/v1/search", {}, 400, "q is missing"),
        ("/api/v1/search", {"q": "x", "colour": "red"}, 400, "unknown value 'colour'"),
        ("/api/v1/municipalities", {"on": "tomorrow"}, 400, "expected a date"),
        ("/api/v1/municipalities", {"lang": "fr"}, 400, "expected nl or en"),
        ("/api/v1/municipalities", {"limit": "many"}, 400, "whole number"),
        ("/api/v1/municipalities", {"limit": "99999"}, 400, "from 0 to 2000"),
        ("/api/v1/compare/jeugdregio/g7", {}, 400, "are a division and an arrangement"),
        ("/api/v1/compare/jeugdregio/veiligheidsregio", {"weight": "gold"}, 400, "expected municipalities"),
        ("/api/v1/questions/membership/of_municipality", {}, 400, "municipality"),
        (
            "/api/v1/questions/membership/of_municipality",
            {"municipality": "Tiel", "x": "y"},
            404,
            "unknown parameter",
        ),
    ],
)
def test_problems_are_told_as_the_standard_has_them(
    site: Site, described: Any, path: str, values: dict[str, str], status: int, detail: str
) -> None:
    answer = ask(site, path, **values)
    assert (answer.status, answer.media) == (status, "application/problem+json")
    found = json.loads(answer.body)
    Draft202012Validator(
        {"$ref": "#/components/schemas/Problem", "components": described["components"]}
    ).validate(found)
    assert found["status"] == status
    assert detail in found["detail"]
    assert dict(answer.headers)["access-control-allow-origin"] == "*"


def test_a_value_that_is_given_twice_is_refused(site: Site) -> None:
    values = (("on", "2024-01-01"), ("on", "2025-01-01"))
    assert respond(site, Request("/api/v1/municipalities", TODAY, values)).status == 400


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_whatever_is_hostile_is_a_problem_of_the_asker(site: Site, route: Route) -> None:
    for text in HOSTILE:
        path = route.path
        for name in route.parts:
            path = path.replace(f"{{{name}}}", text)
        answers = [ask(site, f"/api/v1/{path}")] if route.parts else []
        example = urlsplit(f"/{example_of(route)}")
        given = dict(parse_qsl(example.query))
        for name in ("on", "lang", "limit", *(value.name for value in route.values), *given, text):
            answers.append(ask(site, unquote(example.path), **{**given, name: text}))
        for answer in answers:
            assert answer.status in (200, 400, 404), (route.path, text, answer.body[:200])
            assert answer.media.endswith("json")
            json.loads(answer.body)


# ------------------------------------------------------------------------------------------------ the page


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_page_tells_every_route_with_an_example_that_is_answered(site: Site, lang: str) -> None:
    answer = ask(site, f"/{lang}/api")
    text = answer.body.decode()
    assert answer.status == 200
    for route in ROUTES:
        assert f"/api/v1/{route.path}" in text
    links = re.findall(r'href="(/api/[^"]+)"', text)
    assert len(links) == len(ROUTES) + 1
    assert all(get(site, link.replace("&amp;", "&")).status == 200 for link in links)


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1", "/api/v1/"])
def test_the_start_of_the_api_leads_to_the_page(site: Site, path: str) -> None:
    answer = ask(site, path, root="/jg")
    assert (answer.status, dict(answer.headers)["location"]) == (303, "/jg/nl/api")


@pytest.mark.parametrize("example", examples.EXAMPLES, ids=lambda one: f"{one.shows} {one.language}")
def test_the_examples_of_the_page_ask_what_there_is(site: Site, example: examples.Example) -> None:
    links = re.findall(rf"{examples.SITE}(/[^'\"\s]+)", example.code)
    assert links
    for link in links:
        if link != "/sparql":
            assert get(site, link).status in (200, 303), link


def test_the_query_of_the_examples_has_an_answer(graph: Graph) -> None:
    found = list(graph.store.query(examples.QUERY, use_default_graph_as_union=True))  # type: ignore[arg-type]
    assert len(found) == 10
    sparql = [one for one in examples.EXAMPLES if "/sparql" in one.code]
    assert len(sparql) == 3 and all(examples.QUERY in one.code for one in sparql)


def test_the_python_examples_run(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import requests

    class Answered:
        def __init__(self, url: str, params: dict[str, str] | None = None, timeout: float = 0) -> None:
            parts = urlsplit(url)
            self._answer = ask(site, parts.path, **(params or {}))

        def json(self) -> Any:
            return told(self._answer)

    monkeypatch.setattr(requests, "get", Answered)
    code = next(one.code for one in examples.EXAMPLES if one.language == "Python" and "requests" in one.code)
    exec(compile(code.replace(examples.SITE, "https://example.org"), "example", "exec"), {})  # noqa: S102 - our own text
    assert "Jeugdregio Rivierenland" in capsys.readouterr().out


def test_the_page_shows_the_word_for_the_address_to_who_runs_no_scripts(site: Site) -> None:
    text = ask(site, "/en/api").body.decode()
    assert "SITE stands for the address" in text
    assert 'data-site="/"' in text
