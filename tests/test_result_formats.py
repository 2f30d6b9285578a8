"""The SPARQL 1.1 result formats: what the command writes, a client of others reads back.

The terms are those of the examples in the W3C recommendations for JSON, XML, CSV and TSV results.
"""

import csv
import io
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from rdflib.plugins.sparql.results.tsvresults import TSVResultParser
from SPARQLWrapper import SPARQLWrapper

EXAMPLE = """
SELECT ?x ?hpage ?name ?mbox ?age ?blurb ?friend WHERE {
  VALUES (?x ?hpage ?name ?mbox ?age ?blurb ?friend) {
    (<http://example.org/alice> <http://work.example.org/alice/> "Alice" "" UNDEF
     "<p xmlns=\\"http://www.w3.org/1999/xhtml\\">My name is <b>alice</b></p>"^^rdf:XMLLiteral <http://example.org/bob>)
    (<http://example.org/bob> <http://work.example.org/bob/> "Bob"@en <mailto:bob@work.example.org> 30
     "tab\\there, \\"quoted\\"\\nnew line" UNDEF)
  }
} ORDER BY ?x
"""
MEDIA = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}


@contextmanager
def served(content: bytes, media: str) -> Iterator[str]:
    """Address of a server that answers every question with these bytes."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", media)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: object) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def read_back(run: Run, tmp_path: Path) -> Callable[[str, str], Any]:
    """What SPARQLWrapper makes of the answer to a query in a format."""

    def asked(query: str, format_: str) -> Any:
        path = tmp_path / f"answer.{format_}"
        answer = run("query", "run", "-e", query, "--output", str(path))
        assert answer.returncode == 0, answer.stderr
        with served(path.read_bytes(), MEDIA[format_]) as address:
            client = SPARQLWrapper(address)
            client.setQuery(query if query.lstrip().startswith("ASK") else "SELECT * { ?s ?p ?o }")
            client.setReturnFormat(format_)
            return client.query().convert()

    return asked


def test_json_holds_every_term(read_back: Callable[[str, str], Any]) -> None:
    found = read_back(EXAMPLE, "json")
    assert found["head"]["vars"] == ["x", "hpage", "name", "mbox", "age", "blurb", "friend"]
    alice, bob = found["results"]["bindings"]
    assert alice["x"] == {"type": "uri", "value": "http://example.org/alice"}
    assert alice["mbox"] == {"type": "literal", "value": ""}
    assert "age" not in alice and "friend" not in bob
    assert alice["blurb"]["datatype"].endswith("#XMLLiteral")
    assert bob["name"] == {"type": "literal", "value": "Bob", "xml:lang": "en"}
    assert bob["age"] == {
        "type": "literal",
        "value": "30",
        "datatype": "http://www.w3.org/2001/XMLSchema#integer",
    }
    assert bob["blurb"]["value"] == 'tab\there, "quoted"\nnew line'


def test_xml_holds_every_term(read_back: Callable[[str, str], Any]) -> None:
    document = read_back(EXAMPLE, "xml")
    results = document.getElementsByTagName("result")
    assert len(results) == 2
    bob = {one.getAttribute("name"): one.firstChild for one in results[1].getElementsByTagName("binding")}
    assert bob["x"].tagName == "uri" and bob["x"].firstChild.data == "http://example.org/bob"
    assert bob["name"].getAttribute("xml:lang") == "en"
    assert bob["age"].getAttribute("datatype").endswith("#integer")
    assert bob["blurb"].firstChild.data == 'tab\there, "quoted"\nnew line'
    assert "friend" not in bob


def test_csv_holds_every_value(read_back: Callable[[str, str], Any]) -> None:
    rows = list(csv.reader(io.StringIO(read_back(EXAMPLE, "csv").decode(), newline="")))
    assert rows[0] == ["x", "hpage", "name", "mbox", "age", "blurb", "friend"]
    assert rows[2] == [
        "http://example.org/bob", "http://work.example.org/bob/", "Bob", "mailto:bob@work.example.org", "30",
        'tab\there, "quoted"\nnew line', "",
    ]  # fmt: skip


def test_tsv_holds_every_term(read_back: Callable[[str, str], Any]) -> None:
    content = read_back(EXAMPLE, "tsv")
    found = TSVResultParser().parse(io.BytesIO(content))
    rows = [{str(name): term for name, term in row.items()} for row in found.bindings]
    assert rows[1]["name"].language == "en" and str(rows[1]["age"]) == "30"
    assert str(rows[1]["blurb"]) == 'tab\there, "quoted"\nnew line'
    assert str(rows[0]["x"]) == "http://example.org/alice"


@pytest.mark.parametrize(("query", "truth"), [("ASK {}", True), ("ASK { FILTER (false) }", False)])
def test_yes_and_no(read_back: Callable[[str, str], Any], query: str, truth: bool) -> None:
    assert read_back(query, "json")["boolean"] is truth
    assert read_back(query, "xml").getElementsByTagName("boolean")[0].firstChild.data == str(truth).lower()


def test_limited_answer_is_the_start_of_the_whole(run: Run) -> None:
    query = "SELECT ?m ?n { ?m a jg:Municipality ; skos:prefLabel ?n } ORDER BY ?n ?m"
    for format_ in ("csv", "tsv"):
        whole = run("query", "run", "-e", query, "--format", format_).stdout.splitlines()
        some = run("query", "run", "-e", query, "--format", format_, "--limit", "5").stdout.splitlines()
        assert some == whole[:6]
