"""Stored questions as forms, and the SPARQL editor: what they answer, refuse and never let through."""

import csv
import gzip
import io
import json
import re
import shlex
import threading
from collections.abc import Iterator
from datetime import date
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from browser import chromium, running, violations
from conftest import Run, sampled
from playwright.sync_api import Browser, Page, expect
from test_web_pictures import Tags, is_strict

from jeugdgraph import namespaces as ns
from jeugdgraph.asking.answer import count
from jeugdgraph.asking.engines import engine_of
from jeugdgraph.asking.limits import Limits
from jeugdgraph.asking.question import prepare
from jeugdgraph.catalogue.header import StoredQuery, read_all
from jeugdgraph.graph import Graph
from jeugdgraph.present.questions import by_topic
from jeugdgraph.web import pages, questions
from jeugdgraph.web.address import Address, Filed, file_name
from jeugdgraph.web.assets import asset
from jeugdgraph.web.page import Ask
from jeugdgraph.web.page import Page as WebPage
from jeugdgraph.web.request import Request, Response
from jeugdgraph.web.respond import Site, respond, written

__all__ = ["chromium", "running"]
ON = date(2026, 11, 22)
QUERIES = {query.name: query for query in read_all()}
HOSTILE = (
    "</script><script>window.broken=1</script>",
    '"><img src=x onerror=alert(1)>',
    "\x00",
    "\u202eleger\u202c",
    "x" * 10_000,
    "{{7*7}}",
    "\ud800",
)
TIEL = ("municipality", "Tiel")


def ask_for(graph: Graph, path: str, *values: tuple[str, str]) -> Response:
    return respond(Site(graph, "1"), Request(path, ON, values))


def text_of(graph: Graph, path: str, *values: tuple[str, str]) -> str:
    answer = ask_for(graph, path, *values)
    assert answer.status == 200, answer.body.decode()
    return answer.body.decode()


def rows_told(text: str) -> int:
    """Rows of the table of an answer."""
    return (
        text.partition('id="answer"')[2]
        .partition("</section>\n</section>")[0]
        .partition("</tbody>")[0]
        .count("<tr>")
        - 1
    )


# ---- the list --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_list_has_every_question_by_topic(graph: Graph, lang: str) -> None:
    text = text_of(graph, f"/{lang}/questions")
    links = [link for link in Tags(text).all("a", "href") if link.startswith(f"/{lang}/question/")]
    assert links == [
        f"/{lang}/question/{one.name}" for found in by_topic(QUERIES.values()).values() for one in found
    ]
    anchors = [
        link[1:] for link in Tags(text).all("a", "href") if link.startswith("#") and link != "#content"
    ]
    assert anchors == Tags(text).all("h2", "id")[:-1] == list(by_topic(QUERIES.values()))


def test_list_can_be_searched(graph: Graph) -> None:
    text = text_of(graph, "/nl/questions", ("q", "Veilig Thuis"))
    assert "/question/protection/veilig_thuis_regions" in text and "/question/care/hosts" not in text
    assert "Geen vraag gaat daarover" in text_of(graph, "/nl/questions", ("q", "qqqq"))
    assert is_strict(text_of(graph, "/nl/questions", ("q", "<script>alert(1)</script>"))) == []


# ---- a question ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sampled(QUERIES, 3))
def test_form_asks_for_what_the_question_needs_and_its_example_is_answered(graph: Graph, name: str) -> None:
    query = QUERIES[name]
    text = text_of(graph, f"/nl/question/{name}", *query.example.items())
    tags = Tags(text)
    fields = {*tags.all("input", "name"), *tags.all("select", "name")}
    own = {
        one.name
        for one in query.parameters
        if one.type != "language" and (one.type, one.name) != ("date", "date")
    }
    assert own <= fields
    labelled, ids = set(tags.all("label", "for")), {f"field-{one}" for one in own}
    assert ids <= labelled and is_strict(text) == []
    assert 'id="answer"' in text and len(gzip.compress(text.encode())) < 300_000


def test_form_without_what_it_needs_says_so_and_offers_an_example(graph: Graph) -> None:
    text = text_of(graph, "/nl/question/membership/of_municipality")
    assert "Vul nog in: gemeente." in text and 'id="answer"' not in text
    (link,) = [link for link in Tags(text).all("a", "href") if "municipality=Tiel" in link]
    path, _, values = link.partition("?")
    assert 'id="answer"' in text_of(graph, path, *parse_qsl(values))


@pytest.mark.parametrize("name", ["membership/of_municipality", "regions/of_municipality", "partners/ranked"])
def test_answer_on_the_page_is_that_of_the_engine(graph: Graph, name: str) -> None:
    query = QUERIES[name]
    question = prepare(graph, query, dict([TIEL]), on=ON, lang="nl")
    there = count(engine_of(graph), question, Limits())
    text = text_of(graph, f"/nl/question/{name}", TIEL)
    assert rows_told(text) == min(there, questions.ROWS)
    table = ask_for(graph, f"/nl/question/{name}.csv", TIEL).body.decode()
    assert len(list(csv.reader(io.StringIO(table)))) - 1 == there
    assert (
        len(json.loads(ask_for(graph, f"/nl/question/{name}.json", TIEL).body)["sections"][0]["rows"])
        == there
    )
    assert ask_for(graph, f"/nl/question/{name}.xlsx", TIEL).body.startswith(b"PK")


def test_rows_beyond_the_limit_are_told_of(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "ROWS", 3)
    text = text_of(graph, "/nl/question/membership/of_municipality", TIEL)
    assert rows_told(text) == 3 and "Dit zijn de eerste 3 rijen; een download heeft ze alle." in text


def test_answer_names_things_as_links_and_proves_them(graph: Graph) -> None:
    links = Tags(text_of(graph, "/nl/question/membership/of_municipality", TIEL)).all("a", "href")
    assert "/nl/arrangement/jeugdregio-rivierenland" in links
    assert any(link.startswith("/nl/source/") for link in links)


def test_choice_from_a_list_is_kept_whatever_it_was_called(graph: Graph) -> None:
    for division in ("jeugdregio", "Jeugdregio's"):
        text = text_of(graph, "/nl/question/regions/sizes", ("division", division))
        assert re.findall(r'<option value="([^"]+)" selected', text) == ["jeugdregio"]


def test_reference_date_of_the_page_is_that_of_the_question(graph: Graph) -> None:
    text = text_of(graph, "/nl/question/membership/of_municipality", TIEL, ("on", "2015-06-01"))
    assert "--on 2015-06-01" in text and '"2015-06-01"' in unescape(text)
    assert 'name="date"' not in text
    undated = next(query for query in QUERIES.values() if not query.parameters)
    assert 'id="on"' not in text_of(graph, f"/nl/question/{undated.name}")


def test_graph_as_an_answer_is_told_as_turtle(graph: Graph) -> None:
    text = text_of(graph, "/nl/question/membership/graph_of_municipality", TIEL)
    assert "jg:Membership" in text and "PREFIX" in text.upper()
    taken = ask_for(graph, "/nl/question/membership/graph_of_municipality.ttl", TIEL)
    assert taken.status == 200 and taken.media.startswith("text/turtle")
    assert ask_for(graph, "/nl/question/membership/graph_of_municipality.csv", TIEL).status == 404


def test_command_of_the_page_gives_the_same_rows(graph: Graph, run: Run) -> None:
    text = text_of(graph, "/nl/question/membership/of_municipality", TIEL, ("domain", "onderwijs"))
    (command,) = re.findall(r"<code>(jeugdgraph query run .*?)</code>", text)
    outcome = run(*shlex.split(unescape(command))[1:], "--format", "csv")
    assert outcome.returncode == 0, outcome.stderr
    assert len(list(csv.reader(io.StringIO(outcome.stdout)))) - 1 == rows_told(text) > 0


def test_query_opens_in_the_editor_as_it_ran(graph: Graph) -> None:
    text = text_of(graph, "/nl/question/membership/of_municipality", TIEL)
    (link,) = [link for link in Tags(text).all("a", "href") if link.startswith("/nl/sparql?query=")]
    (value,) = [value for key, value in parse_qsl(urlsplit(link).query)]
    assert "gemeente/gm0281" in value and "?_" not in value.replace("?_domain_iri", "")
    assert rows_told(text) == rows_told(text_of(graph, "/nl/sparql", ("query", value)))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("question", 404),
        ("question/none", 404),
        ("question/lookup/names", 404),
        ("question/membership", 404),
        ("question/../x", 404),
    ],
)
def test_question_that_there_is_not(graph: Graph, path: str, status: int) -> None:
    assert ask_for(graph, f"/nl/{path}").status == status


def test_last_part_of_a_name_leads_to_the_question(graph: Graph) -> None:
    moved = ask_for(graph, "/nl/question/veilig-thuis-regions")
    assert dict(moved.headers)["location"] == "/nl/question/protection/veilig_thuis_regions"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_value_is_refused_and_comes_back_as_text(graph: Graph, text: str) -> None:
    for name, parameter in (
        ("membership/of_municipality", "municipality"),
        ("regions/sizes", "division"),
        ("membership/in_role", "role"),
        ("history/changes", "from"),
    ):
        if parameter not in {one.name for one in QUERIES[name].parameters}:
            parameter = QUERIES[name].parameters[0].name
        answer = ask_for(graph, f"/nl/question/{name}", (parameter, text))
        assert answer.status in (200, 400, 404), (name, parameter)
        assert is_strict(answer.body.decode()) == []
    for path in (f"question/{text}", f"question/membership/{text}"):
        assert ask_for(graph, f"/nl/{path}").status == 404


def test_question_that_takes_too_long_is_stopped_and_said_so(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "LIMITS", Limits(seconds=0.3, memory=1024))
    heavy = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    answer = ask_for(graph, "/nl/sparql", ("query", heavy))
    assert answer.status == 503 and not answer.kept
    assert "0.3 seconden" in answer.body.decode() and "--time-limit" not in answer.body.decode()


def test_static_site_has_questions_that_need_nothing(graph: Graph) -> None:
    question = pages.maker("question")
    assert question is not None
    keys = question.keys(graph, ON)
    assert {"/".join(key) for key in keys} == {name for name, query in QUERIES.items() if not required(query)}
    addresses = [Address("nl", ("question", *keys[0])), Address("nl", ("questions",))]
    names = frozenset(map(file_name, addresses))
    for address in addresses:
        maker = pages.maker(address.path[0])
        assert maker is not None
        ask = Ask(graph, address, ON, False, Filed(names, file_name(address)), live=False)
        page = maker.page(ask)
        assert isinstance(page, WebPage)
        text = written(ask, page, "1")[1].decode()
        assert text.count("<form") == 1, "only the search at the top, which a script answers"
        assert "/sparql" not in "".join(Tags(text).all("a", "href"))


def required(query: StoredQuery) -> bool:
    return any(one.required for one in query.parameters)


# ---- the editor ------------------------------------------------------------------------------------------------


def editor(graph: Graph, query: str, status: int = 200) -> str:
    answer = ask_for(graph, "/nl/sparql", ("query", query))
    assert answer.status == status
    return answer.body.decode()


def test_editor_begins_with_a_query_and_examples_that_run(graph: Graph) -> None:
    text = text_of(graph, "/nl/sparql")
    assert is_strict(text) == [] and "<textarea" in text
    examples = [link for link in Tags(text).all("a", "href") if link.startswith("/nl/sparql?query=")]
    assert len(examples) == len(by_topic(QUERIES.values())) - 1
    for link in examples:
        told = text_of(graph, "/nl/sparql", *parse_qsl(urlsplit(link).query))
        assert "De vraag kan niet gelezen worden" not in told


def test_editor_answers_without_a_script(graph: Graph) -> None:
    text = editor(
        graph, "SELECT ?m ?name WHERE { ?m a jg:Municipality ; skos:prefLabel ?name } ORDER BY ?name LIMIT 4"
    )
    assert rows_told(text) == 4 and "Het antwoord heeft 4 rijen." in text
    assert sum(link.startswith("/nl/municipality/GM") for link in Tags(text).all("a", "href")) == 4
    assert "Ja." in editor(graph, "ASK { ?m a jg:Municipality }")
    assert "Municipality" in editor(
        graph, "CONSTRUCT { ?m a jg:Municipality } WHERE { ?m a jg:Municipality }"
    )


def test_editor_takes_along_what_it_answers(graph: Graph) -> None:
    asked = ("query", 'SELECT ?m ?x WHERE { ?m a jg:Municipality BIND ("=1+1" AS ?x) } LIMIT 3')
    found = json.loads(ask_for(graph, "/nl/sparql.json", asked).body)
    assert found["head"]["vars"] == ["m", "x"] and len(found["results"]["bindings"]) == 3
    assert "'=1+1" in ask_for(graph, "/nl/sparql.csv", asked).body.decode()
    assert ask_for(graph, "/nl/sparql.ttl", asked).status == 404
    graph_ = ("query", "DESCRIBE jg:Municipality")
    assert b"Municipality" in ask_for(graph, "/nl/sparql.ttl", graph_).body


def test_editor_marks_the_line_of_a_fault_and_keeps_the_query(graph: Graph) -> None:
    text = editor(graph, "SELECT *\nWHERE { ?a ?b ?c . }\n  LIMIT many", 400)
    assert "Regel 3" in text and "<mark>  LIMIT many</mark>" in text
    assert 'data-line="3"' in text and "?a ?b ?c ." in text


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * FROM <http://127.0.0.1:1/> WHERE { ?s ?p ?o }", "FROM"),
        ("DELETE WHERE { ?s ?p ?o }", "read-only"),
        ("#+ a: &a [x, x]\n#+ b: *a\nSELECT", "not a SPARQL query"),
        ("SELECT" + " " * 1_000_001, "longer than"),
    ],
)
def test_editor_refuses_what_no_query_may_do(graph: Graph, query: str, why: str) -> None:
    assert why in editor(graph, query, 400)
    assert ask_for(graph, "/nl/sparql.csv", ("query", query)).status == 400


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_query_and_hostile_rows_stay_text(graph: Graph, text: str) -> None:
    literal = json.dumps(text, ensure_ascii=True).replace("\\u0000", "?").replace("\\ud800", "?")
    for query in (
        text,
        f"SELECT ({literal} AS ?x) (<javascript:alert(1)> AS ?y) {{}}",
        f"SELECT ?x WHERE {{ {text}",
    ):
        answer = ask_for(graph, "/nl/sparql", ("query", query))
        assert answer.status in (200, 400, 503)
        told = answer.body.decode()
        assert is_strict(told) == [] and "javascript:" not in "".join(Tags(told).all("a", "href"))
        assert not any("<" in code for code in Tags(told).code), "data for the script ends no element"


# ---- the editor in a browser ------------------------------------------------------------------------------------


class Explorer(ThreadingHTTPServer):
    """The pages over HTTP, with an endpoint that answers what a test gives it."""

    daemon_threads = True

    def __init__(self, graph: Graph) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.site, self.lock = Site(graph, "1"), threading.Lock()
        self.reply: tuple[int, str, bytes] = (404, "text/plain", b"")
        self.asked: list[dict[str, str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Explorer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.asked.append(dict(parse_qsl(body)))
        self._send(*self.server.reply)

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        path = unquote(parts.path)
        found = asset(path.removeprefix("/static/")) if path.startswith("/static/") else None
        if found:
            return self._send(200, *found)
        with self.server.lock:
            made = respond(self.server.site, Request(path, ON, tuple(parse_qsl(parts.query))))
        return self._send(made.status, made.media, made.body, *made.headers)

    def _send(self, status: int, media: str, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (("content-type", media), ("content-length", str(len(body))), *headers):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def explorer(graph: Graph) -> Iterator[Explorer]:
    served = Explorer(graph)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield served
    served.shutdown()
    served.server_close()


@pytest.fixture
def browsing(running: Browser) -> Iterator[Page]:
    context = running.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL")
    page, complaints = context.new_page(), []
    page.on("pageerror", lambda problem: complaints.append(str(problem)))
    page.on("console", lambda told: "Content Security Policy" in told.text and complaints.append(told.text))
    yield page
    context.close()
    assert complaints == []


def results(*rows: dict[str, dict[str, str]]) -> tuple[int, str, bytes]:
    """What an endpoint answers."""
    found = {"head": {"vars": ["thing", "number"]}, "results": {"bindings": list(rows)}}
    return 200, "application/sparql-results+json", json.dumps(found).encode()


def whole(value: str) -> dict[str, str]:
    return {"type": "literal", "value": value, "datatype": ns.iri("xsd:integer")}


def test_editor_runs_in_the_page_by_keyboard(explorer: Explorer, browsing: Page) -> None:
    bad = "<img src=x onerror=window.broken=1>"
    explorer.reply = results(
        {"thing": {"type": "uri", "value": ns.municipality("GM0281")}, "number": whole("9")},
        {"thing": {"type": "literal", "value": bad, "xml:lang": "nl"}, "number": whole("10")},
        {"thing": {"type": "uri", "value": "javascript:window.broken=1"}},
    )
    browsing.goto(f"{explorer.url}/nl/sparql")
    browsing.locator("#query").fill("SELECT * { ?thing a jg:Municipality }")
    browsing.keyboard.press("Control+Enter")
    rows = browsing.locator("#result tbody tr")
    expect(rows).to_have_count(3)
    assert explorer.asked == [{"query": "SELECT * { ?thing a jg:Municipality }"}]
    assert (
        browsing.locator("#result a", has_text="gm:gm0281").get_attribute("href") == "/nl/municipality/GM0281"
    )
    assert bad in rows.nth(1).inner_text() and browsing.locator("#result img").count() == 0
    assert browsing.locator("#result a[href^='javascript']").count() == 0
    sort = browsing.get_by_role("button", name="number")
    sort.focus()
    browsing.keyboard.press("Enter")
    browsing.keyboard.press("Enter")
    expect(browsing.locator("th[aria-sort=descending]")).to_have_count(1)
    assert [rows.nth(place).locator("td").nth(1).inner_text() for place in range(2)] == ["", "10"]
    assert "query=SELECT" in browsing.url and browsing.evaluate("window.broken") is None
    assert browsing.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(browsing) == []


def test_editor_lets_the_keyboard_out(explorer: Explorer, browsing: Page) -> None:
    browsing.goto(f"{explorer.url}/nl/sparql")
    browsing.locator("#query").focus()
    browsing.keyboard.press("Tab")
    assert browsing.evaluate("document.activeElement.type") == "submit"
    browsing.locator("#query").fill("a\nb")
    browsing.locator("#query").press("Control+]")
    assert browsing.locator("#query").input_value() == "a\n  b"


def test_editor_shows_why_a_query_is_refused_and_where(explorer: Explorer, browsing: Page) -> None:
    explorer.reply = (400, "text/plain", b"not a SPARQL query: line 2, column 1 near '<b>'")
    browsing.goto(f"{explorer.url}/nl/sparql")
    browsing.locator("#query").fill("SELECT *\nFOO")
    browsing.locator("#ask button[type=submit]").click()
    expect(browsing.locator("#result mark")).to_have_text("FOO")
    expect(browsing.locator("#result")).to_contain_text("near '<b>'")
    assert browsing.locator("#query").get_attribute("aria-invalid") == "true"
    assert browsing.evaluate("getSelection().toString()") == "FOO"


def test_editor_without_an_endpoint_leaves_it_to_the_page(explorer: Explorer, browsing: Page) -> None:
    browsing.goto(f"{explorer.url}/nl/sparql")
    browsing.locator("#query").fill("SELECT ?m { ?m a jg:Municipality } LIMIT 2")
    browsing.locator("#ask button[type=submit]").click()
    browsing.wait_for_url(f"{explorer.url}/nl/sparql?query=SELECT*")
    expect(browsing.locator("#answer tbody tr")).to_have_count(2)


@pytest.mark.parametrize(
    "path", ["questions", "question/membership/of_municipality?municipality=Tiel", "sparql", "network", "map"]
)
@pytest.mark.parametrize("lang", ["nl", pytest.param("en", marks=pytest.mark.again)])
def test_page_can_be_used_by_everybody(explorer: Explorer, browsing: Page, path: str, lang: str) -> None:
    browsing.goto(f"{explorer.url}/{lang}/{path}")
    assert browsing.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(browsing) == []
