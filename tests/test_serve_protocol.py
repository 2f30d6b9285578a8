"""The SPARQL 1.1 Protocol, case by case: those of the W3C's tests that concern reading, and what the text adds.

The names of the first group are those of the W3C's cases, written anew from the specification.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from pyoxigraph import RdfFormat, parse
from sparql_protocol import DIRECT, FORM, GRAPH, JSON, QUICK, Reply, Running, running

XML = "application/sparql-results+xml"
ROWS = {"json": JSON, "xml": XML, "csv": "text/csv", "tsv": "text/tab-separated-values"}
GRAPHS = {
    "ttl": ("text/turtle", RdfFormat.TURTLE), "nt": ("application/n-triples", RdfFormat.N_TRIPLES),
    "jsonld": ("application/ld+json", RdfFormat.JSON_LD), "rdf": ("application/rdf+xml", RdfFormat.RDF_XML),
}  # fmt: skip
SELECT = "SELECT ?d WHERE { ?d a jg:Division } ORDER BY ?d LIMIT 3"
CONSTRUCT = "CONSTRUCT { ?d a jg:Division } WHERE { ?d a jg:Division }"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
REGISTER, POPULATION, DIVISIONS = (GRAPH + name for name in ("register", "population", "divisions"))


@pytest.fixture(scope="module")
def server(built_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running({"JEUGDGRAPH_STORE": str(built_store)}, folder=tmp_path_factory.mktemp("serve")) as one:
        yield one


def get(server: Running, query: str, *more: tuple[str, str], accept: str = JSON) -> Reply:
    return server.get("/sparql?" + urlencode([("query", query), *more]), accept=accept)


def post(server: Running, *values: tuple[str, str], accept: str = JSON) -> Reply:
    return server.post("/sparql", urlencode(values), FORM, accept=accept)


def number(reply: Reply) -> int:
    assert reply.status == 200, reply.text
    return int(reply.json["results"]["bindings"][0]["n"]["value"])


def is_true(reply: Reply) -> bool:
    assert (reply.status, reply.media) == (200, JSON), reply.text
    return bool(reply.json["boolean"])


# The cases of the W3C.


def test_query_get(server: Running) -> None:
    assert is_true(get(server, "ASK {}"))


def test_query_post_form(server: Running) -> None:
    assert is_true(post(server, ("query", "ASK {}")))


def test_query_post_direct(server: Running) -> None:
    assert is_true(server.post("/sparql", "ASK {}", DIRECT, accept=JSON))


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_query_dataset_default_graph(server: Running, way: str) -> None:
    """One default graph, by each way: the triples of that graph and no others."""
    inside = number(get(server, COUNT.replace("{ ?s ?p ?o }", f"{{ GRAPH <{REGISTER}> {{ ?s ?p ?o }} }}")))
    given = ("default-graph-uri", REGISTER)
    found = {
        "get": lambda: get(server, COUNT, given),
        "form": lambda: post(server, ("query", COUNT), given),
        "direct": lambda: server.post(f"/sparql?{urlencode([given])}", COUNT, DIRECT, accept=JSON),
    }[way]()
    assert number(found) == inside
    assert 0 < inside < number(get(server, COUNT))


@pytest.mark.parametrize("way", ["get", "post"])
def test_query_dataset_default_graphs(server: Running, way: str) -> None:
    """Several default graphs are merged."""
    given = [("default-graph-uri", REGISTER), ("default-graph-uri", POPULATION)]
    found = get(server, COUNT, *given) if way == "get" else post(server, ("query", COUNT), *given)
    apart = [number(get(server, COUNT, one)) for one in given]
    assert max(apart) < number(found) <= sum(apart)


@pytest.mark.parametrize("way", ["get", "post"])
def test_query_dataset_named_graphs(server: Running, way: str) -> None:
    """Only the graphs that are named can be asked by name, and the default graph is empty."""
    query = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    given = [("named-graph-uri", REGISTER), ("named-graph-uri", POPULATION)]
    found = get(server, query, *given) if way == "get" else post(server, ("query", query), *given)
    names = {one["g"]["value"] for one in found.json["results"]["bindings"]}
    assert names == {REGISTER, POPULATION}
    assert number(get(server, COUNT, *given)) == 0


def test_query_dataset_full(server: Running) -> None:
    """Default and named graphs together."""
    query = "ASK { ?m a jg:Municipality GRAPH ?g { ?s ?p ?o } }"
    assert is_true(get(server, query, ("default-graph-uri", DIVISIONS), ("named-graph-uri", POPULATION)))
    assert not is_true(get(server, query, ("default-graph-uri", POPULATION), ("named-graph-uri", POPULATION)))


def test_query_multiple_dataset(server: Running) -> None:
    """The data set of the request goes before that of the query."""
    query = COUNT.replace("WHERE", f"FROM <{POPULATION}> WHERE")
    asked = number(get(server, query, ("default-graph-uri", REGISTER)))
    assert asked == number(get(server, COUNT, ("default-graph-uri", REGISTER))) != number(get(server, query))


@pytest.mark.parametrize("format_", ROWS)
@pytest.mark.parametrize("query", [SELECT, "ASK { ?s a jg:Division }"], ids=["select", "ask"])
def test_query_content_type_of_rows(server: Running, query: str, format_: str) -> None:
    """query_content_type_select and query_content_type_ask, in every form."""
    by_accept = get(server, query, accept=ROWS[format_])
    by_name = get(server, query, ("format", format_), accept="text/turtle")
    assert (by_accept.status, by_accept.media) == (200, ROWS[format_]), by_accept.text
    assert (by_name.media, by_name.body) == (by_accept.media, by_accept.body)
    assert ("charset=utf-8" in by_accept.headers["content-type"]) == ROWS[format_].startswith("text/")


@pytest.mark.parametrize("format_", GRAPHS)
@pytest.mark.parametrize(
    "query", [CONSTRUCT, "DESCRIBE jgi:division/swv-po-2016"], ids=["construct", "describe"]
)
def test_query_content_type_of_graphs(server: Running, query: str, format_: str) -> None:
    """query_content_type_construct and query_content_type_describe, in every form."""
    media, syntax = GRAPHS[format_]
    query = query.replace("jgi:division/swv-po-2016", "<https://w3id.org/jeugdgraph/id/division/swv-po-2016>")
    found = get(server, query, accept=media)
    assert (found.status, found.media) == (200, media), found.text
    plain = get(server, query, ("format", "nt"))
    triples = {str(quad.triple) for quad in parse(found.body, syntax)}
    assert triples == {str(quad.triple) for quad in parse(plain.body, RdfFormat.N_TRIPLES)} != set()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "MKCOL"])
def test_bad_query_method(server: Running, method: str) -> None:
    found = server.ask(method, "/sparql?query=ASK%20%7B%7D")
    assert found.status in (405, 400)
    if found.status == 405:
        assert "GET" in found.headers["allow"]
        assert "POST" in found.headers["allow"]


def test_bad_multiple_queries(server: Running) -> None:
    assert get(server, "ASK {}", ("query", "SELECT * {}")).status == 400
    assert post(server, ("query", "ASK {}"), ("query", "ASK {}")).status == 400
    assert server.post("/sparql?query=ASK%20%7B%7D", "ASK {}", DIRECT).status == 400


def test_bad_query_wrong_media_type(server: Running) -> None:
    assert server.post("/sparql", "ASK {}", "text/plain").status == 415


def test_bad_query_missing_form_type(server: Running) -> None:
    assert server.post("/sparql", "query=ASK%20%7B%7D").status == 415


def test_bad_query_missing_direct_type(server: Running) -> None:
    assert server.post("/sparql", "ASK {}").status == 415


def test_bad_query_non_utf8(server: Running) -> None:
    assert server.post("/sparql", "ASK {}".encode("utf-16"), f"{DIRECT}; charset=UTF-16").status == 415
    assert server.post("/sparql", "ASK {}".encode("utf-16"), DIRECT).status == 400
    assert server.post("/sparql", b"query=ASK%20%7B%7D%FF", FORM).status == 400


def test_bad_query_syntax(server: Running) -> None:
    found = get(server, "ASK {")
    assert (found.status, found.media) == (400, "text/plain")
    assert found.text.startswith("not a SPARQL query: line 1")
    assert found.text.count("\n") == 1


# What else the text of the protocol says, and what this service adds.


def test_updates_are_refused(server: Running) -> None:
    update = "INSERT DATA { <http://example.org/a> <http://example.org/b> 1 }"
    for found in (
        post(server, ("update", update)),
        server.post("/sparql", update, "application/sparql-update"),
        get(server, "ASK {}", ("update", update)),
        get(server, update),
    ):
        assert found.status in (400, 403)
        assert "updates are refused" in found.text
    assert not is_true(get(server, "ASK { <http://example.org/a> ?p ?o }"))


@pytest.mark.parametrize("query", [
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * FROM <http://127.0.0.1:1/x> { ?s ?p ?o }",
    "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * { SERV\\u0049CE <http://127.0.0.1:1/> { ?s ?p ?o } }",
])  # fmt: skip
def test_nothing_outside_the_graph_is_read(server: Running, query: str) -> None:
    found = get(server, query)
    assert (found.status, found.media) == (400, "text/plain")


@pytest.mark.parametrize("iri", ["http://example.org/elsewhere", "file:///etc/passwd", "<script>", ""])
def test_a_data_set_of_other_graphs_is_refused(server: Running, iri: str) -> None:
    for name in ("default-graph-uri", "named-graph-uri"):
        found = get(server, "ASK {}", (name, iri))
        assert (found.status, found.media) == (400, "text/plain")
        assert "nothing is fetched" in found.text
        assert "<script>" not in found.text


def test_prefixes_of_ours_are_known(server: Running) -> None:
    assert is_true(get(server, QUICK))


def test_forms_that_are_not_there(server: Running) -> None:
    assert get(server, SELECT, accept="image/png").status == 406
    assert get(server, SELECT, accept="text/turtle").status == 406
    assert get(server, CONSTRUCT, accept="text/csv").status == 406
    assert get(server, SELECT, ("format", "docx")).status == 400
    assert get(server, SELECT, accept="text/csv;q=0.1, */*;q=0.5").media == JSON
    assert (
        get(server, SELECT, accept="text/html, application/xml;q=0.9, */*;q=0.8").media == "application/xml"
    )
    assert get(server, SELECT, accept="").media == JSON


def test_the_service_describes_itself(server: Running) -> None:
    sd = "http://www.w3.org/ns/sparql-service-description#"
    told = None
    for media, syntax in GRAPHS.values():
        found = server.get("/sparql", accept=media)
        assert (found.status, found.media) == (200, media)
        quads = list(parse(found.body, syntax))
        names = {quad.predicate.value for quad in quads}
        assert {sd + "endpoint", sd + "resultFormat", sd + "defaultDataset", sd + "namedGraph"} <= names
        assert f"{server.address}/sparql" in {
            quad.object.value for quad in quads if quad.predicate.value == sd + "endpoint"
        }
        graphs = {quad.object.value for quad in quads if quad.predicate.value == sd + "name"}
        assert told in (None, graphs)
        told = graphs
    assert told and REGISTER in told
    assert server.get("/sparql", accept="image/png").status == 406
    page = server.get("/sparql", accept="text/html", accept_language="en")
    assert (page.status, page.headers["location"]) == (303, "/en/sparql")


def test_other_sites_may_ask(server: Running) -> None:
    before = server.ask("OPTIONS", "/sparql", headers={
        "origin": "https://example.org", "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
    })  # fmt: skip
    assert before.status == 204
    assert "POST" in before.headers["access-control-allow-methods"]
    assert "content-type" in before.headers["access-control-allow-headers"]
    for found in (before, get(server, "ASK {}"), get(server, "ASK {"), server.get("/sparql")):
        assert found.headers["access-control-allow-origin"] == "*"


def test_head_gives_headers_alone(server: Running) -> None:
    found = server.ask("HEAD", "/sparql?query=ASK%7B%7D", headers={"accept": JSON})
    assert (found.status, found.media, found.body) == (200, JSON, b"")
    assert found.headers["content-length"] == "26"


def test_a_result_is_known_again(server: Running) -> None:
    first = get(server, SELECT)
    again = server.get(f"/sparql?query={quote(SELECT)}", accept=JSON, if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    other = get(server, SELECT, accept="text/csv")
    assert other.headers["etag"] != first.headers["etag"]


def test_queries_whose_answer_differs_each_time_are_not_kept(server: Running) -> None:
    for call in ("RAND()", "STRUUID()", "str(UUID())"):
        query = f"SELECT ({call} AS ?n) {{}}"
        assert get(server, query).body != get(server, query).body


def test_a_body_may_be_squeezed(server: Running) -> None:
    import gzip

    query = "SELECT * { ?d a jg:Division ; ?p ?o } ORDER BY ?d ?p ?o"
    plain = get(server, query)
    small = server.get(f"/sparql?query={quote(query)}", accept=JSON, accept_encoding="gzip")
    assert small.headers["content-encoding"] == "gzip"
    assert gzip.decompress(small.body) == plain.body
    assert len(small.body) < len(plain.body) / 3


def test_a_large_result_is_whole(server: Running) -> None:
    found = get(server, "SELECT ?s ?p WHERE { ?s ?p ?o } LIMIT 150000", accept="text/csv")
    assert found.status == 200
    assert found.body.count(b"\n") == 150_001
    assert len(found.body) > 4 << 20
