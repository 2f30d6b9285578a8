"""Clients that people use, against a server of ours."""

import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sparql_protocol import Running, running

QUERY = """
PREFIX jg: <https://w3id.org/jeugdgraph/def#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name WHERE { ?m a jg:Municipality ; skos:prefLabel ?name . FILTER (STRSTARTS(?name, "Ti")) } ORDER BY ?name
"""
COMUNICA = "4.5.0"
_INSTALL = 300


@pytest.fixture(scope="module")
def server(built_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running({"JEUGDGRAPH_STORE": str(built_store)}, folder=tmp_path_factory.mktemp("serve")) as one:
        yield one


@pytest.fixture(scope="module")
def names(server: Running) -> list[str]:
    rows = server.query(QUERY, accept="application/sparql-results+json").json["results"]["bindings"]
    found = [row["name"]["value"] for row in rows]
    assert "Tiel" in found
    return found


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("format_", ["json", "xml"])
def test_sparqlwrapper(server: Running, names: list[str], method: str, format_: str) -> None:
    from SPARQLWrapper import SPARQLWrapper

    client = SPARQLWrapper(server.address + "/sparql")
    client.setMethod(method)
    client.setReturnFormat(format_)
    client.setQuery(QUERY)
    found = client.queryAndConvert()
    if format_ == "json":
        assert [row["name"]["value"] for row in found["results"]["bindings"]] == names
    else:
        assert [node.firstChild.data for node in found.getElementsByTagName("literal")] == names


def test_sparqlwrapper_says_what_is_wrong(server: Running) -> None:
    from SPARQLWrapper import SPARQLWrapper
    from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

    client = SPARQLWrapper(server.address + "/sparql")
    client.setQuery("SELECT * {")
    with pytest.raises(QueryBadFormed, match="not a SPARQL query"):
        client.query()


def test_rdflib(server: Running, names: list[str]) -> None:
    from rdflib import Graph, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = Graph(SPARQLStore(server.address + "/sparql"))
    assert [str(row.name) for row in graph.query(QUERY)] == names
    division = URIRef("https://w3id.org/jeugdgraph/def#Division")
    assert len(list(graph.subjects(None, division))) > 5
    made = graph.query("CONSTRUCT { ?d a jg:Division } WHERE { ?d a jg:Division }")
    assert made.graph is not None
    assert len(made.graph) > 5


def test_curl(server: Running, names: list[str], require: Callable[[str], str]) -> None:
    command = [
        require("curl"),
        "--silent",
        "--fail",
        "-H",
        "Accept: text/csv",
        "--data-urlencode",
        f"query={QUERY}",
    ]
    found = subprocess.run([*command, server.address + "/sparql"], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["name", *names]


@pytest.mark.slow
def test_comunica(server: Running, names: list[str], require: Callable[[str], str]) -> None:
    """Comunica, which also reads what the service says of itself."""
    node, folder = require("node"), _comunica(require("npm"))
    program = folder / "node_modules" / "@comunica" / "query-sparql" / "bin" / "query.js"
    found = subprocess.run(
        [node, str(program), f"sparql@{server.address}/sparql", "-q", QUERY, "-t", "application/sparql-results+json"],
        capture_output=True, text=True, timeout=120, check=False, env={**os.environ, "NODE_NO_WARNINGS": "1"},
    )  # fmt: skip
    assert found.returncode == 0, found.stderr[-2000:]
    assert [row["name"]["value"] for row in json.loads(found.stdout)["results"]["bindings"]] == names


def _comunica(npm: str) -> Path:
    """Folder with Comunica, kept for the next time; the test is skipped, saying so, when it cannot be had."""
    folder = Path(tempfile.gettempdir()) / f"jeugdgraph-comunica-{COMUNICA}"
    if not (folder / "whole").exists():
        folder.mkdir(exist_ok=True)
        command = [
            npm,
            "install",
            "--no-audit",
            "--no-fund",
            "--prefix",
            str(folder),
            f"@comunica/query-sparql@{COMUNICA}",
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=_INSTALL, check=False)
        if done.returncode:
            pytest.skip(f"Comunica cannot be had from npm, so it is not tested: {done.stderr.strip()[-200:]}")
        (folder / "whole").touch()
    return folder
