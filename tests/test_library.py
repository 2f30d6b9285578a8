"""The graph for Python: records, data frames, rdflib."""

import math
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas
import polars
import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery

import jeugdgraph
from jeugdgraph.asking.fences import Refused
from jeugdgraph.asking.limits import Stopped
from jeugdgraph.errors import UnknownName, UsageProblem
from jeugdgraph.library import record_type

TIEL = "https://identifier.overheid.nl/tooi/id/gemeente/gm0281"


@pytest.fixture(scope="module")
def graph(built_store: Path) -> Iterator[jeugdgraph.OpenGraph]:
    with jeugdgraph.open(built_store, on="2026-01-01") as opened:
        yield opened


def test_rows_are_records(graph: jeugdgraph.OpenGraph) -> None:
    found = graph.query("membership/of_municipality", municipality="Tiel")
    row = next(row for row in found if row.arrangement.endswith("/jeugdregio-rivierenland"))
    assert row.observed == date(2025, 1, 1)
    assert row.from_ is None and row.until is None
    assert row.source.endswith("/cbs-gebiedsindelingen-2025")
    assert len(found) == len(list(found)) and found[0] == found.records[0]
    assert repr(found) == f"<Result membership/of_municipality: {len(found)} rows>"
    names = [row.arrangement for row in found.labelled()]
    assert "Jeugdregio Rivierenland" in names


def test_values_are_names_dates_numbers_or_terms(graph: jeugdgraph.OpenGraph) -> None:
    asked = "membership/of_municipality"
    by_name = graph.query(asked, municipality="Tiel", date=date(2018, 1, 1))
    by_term = graph.query(asked, municipality=rdflib_free(TIEL), date="2018-01-01")
    assert by_name.records == by_term.records
    assert by_name.records != graph.query(asked, municipality="Tiel").records


def rdflib_free(iri: str) -> object:
    from pyoxigraph import NamedNode

    return NamedNode(iri)


def test_yes_no_and_graphs(graph: jeugdgraph.OpenGraph) -> None:
    asked = {"municipality": "Tiel", "arrangement": "jeugdregio-rivierenland"}
    assert graph.query("membership/takes_part", **asked)
    assert not graph.query("membership/takes_part", **{**asked, "municipality": "Zwolle"})
    described = graph.query("membership/graph_of_municipality", municipality="Tiel")
    assert described
    assert len(described.graph) == len(described.answer.triples) > 100
    assert repr(graph.sparql("ASK {}")) == "<Result True>"


def test_own_query_with_known_prefixes_and_parameters(graph: jeugdgraph.OpenGraph) -> None:
    found = graph.sparql("SELECT ?n { ?_municipality_iri skos:prefLabel ?n }", municipality="GM0281")
    assert [row.n for row in found] == ["Tiel"]
    assert "gm0281" in found.sparql


def test_what_goes_wrong_has_a_type(graph: jeugdgraph.OpenGraph) -> None:
    with pytest.raises(UnknownName, match="Did you mean Tiel"):
        graph.query("membership/of_municipality", municipality="Tielx")
    with pytest.raises(UsageProblem, match="asks for municipality"):
        graph.query("membership/of_municipality")
    with pytest.raises(Refused):
        graph.sparql("SELECT * { SERVICE <http://a.b/> { ?s ?p ?o } }")
    with pytest.raises(Stopped):
        graph.sparql("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }", time_limit=0.3)
    assert graph.sparql("ASK {}"), "the graph goes on after a query was stopped"


def test_data_frames(graph: jeugdgraph.OpenGraph) -> None:
    found = graph.query("partners/ranked", municipality="Tiel")
    frame = found.to_pandas(labels=True)
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns) == list(found.columns) and len(frame) == len(found)
    assert "Zaltbommel" in set(frame.iloc[:, 0])
    other = found.to_polars()
    assert isinstance(other, polars.DataFrame)
    assert other.shape == frame.shape
    assert graph.sparql("SELECT ?x { FILTER (false) }").to_polars().shape == (0, 1)


def test_without_pandas_the_message_says_what_to_install(
    graph: jeugdgraph.OpenGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageProblem, match="pip install pandas"):
        graph.sparql("SELECT (1 AS ?x) {}").to_pandas()


@pytest.mark.parametrize(
    ("columns", "fields"),
    [
        (("from", "class", "a"), ("from_", "class_", "a")),
        (("_x", "1x", "__"), ("x", "1x_", "value")),
        (("é", "x"), ("é", "x")),
    ],
)
def test_column_names_that_python_does_not_allow(columns: tuple[str, ...], fields: tuple[str, ...]) -> None:
    made = record_type(columns)(*range(len(columns)))
    assert len(made) == len(columns)
    allowed = [field for field in fields if field.isidentifier()]
    assert all(hasattr(made, field) for field in allowed)


def test_numbers(graph: jeugdgraph.OpenGraph) -> None:
    row = graph.sparql("SELECT (1 AS ?i) (1.5 AS ?d) (1e0 AS ?f) (true AS ?b) ('x' AS ?s) {}")[0]
    assert (row.i, row.d, row.f, row.b, row.s) == (1, 1.5, 1.0, True, "x")
    assert isinstance(row.d, float) and not math.isnan(row.d)


def test_rdflib_reads_the_same_store(graph: jeugdgraph.OpenGraph) -> None:
    dataset = graph.rdflib
    rows = list(dataset.query("SELECT ?n { gm:gm0281 skos:prefLabel ?n }"))
    assert [str(row.n) for row in rows] == ["Tiel"]
    label = rdflib.URIRef("http://www.w3.org/2004/02/skos/core#prefLabel")
    assert str(dataset.value(rdflib.URIRef(TIEL), label)) == "Tiel"
    named = dataset.query("SELECT DISTINCT ?g { GRAPH ?g { ?s a jg:Membership } }")
    assert len(list(named)) > 1


@pytest.mark.parametrize(
    "query",
    ["SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "SELECT * { SERVICE <http://a.b/> { ?s ?p ?o } }"],
)
def test_rdflib_stays_behind_the_fences(graph: jeugdgraph.OpenGraph, query: str) -> None:
    with pytest.raises(Refused):
        graph.rdflib.query(query)


def test_rdflib_only_reads(graph: jeugdgraph.OpenGraph) -> None:
    triple = (rdflib.URIRef("x:s"), rdflib.URIRef("x:p"), rdflib.URIRef("x:o"))
    for attempt in (
        lambda: graph.rdflib.add(triple),
        lambda: graph.rdflib.remove((None, None, None)),
        lambda: graph.rdflib.update("DELETE WHERE { ?s ?p ?o }"),
        lambda: graph.rdflib.parse(data="<x:s> <x:p> <x:o> .", format="nt"),
    ):
        with pytest.raises(UsageProblem, match="read-only"):
            attempt()
    with pytest.raises(UsageProblem, match="prepared"):
        graph.rdflib.query(prepareQuery("ASK {}"))


def test_list_of_queries(graph: jeugdgraph.OpenGraph) -> None:
    assert {query.name for query in graph.queries("education")} >= {"education/split_municipalities"}
    assert len(graph.queries()) >= 60
