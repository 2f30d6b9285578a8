"""What the service says of itself: the SPARQL 1.1 Service Description."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from jeugdgraph.web.service.protocol import GRAPHS, LINKED, RDF_XML, TRIPLES, TURTLE

OFFERED = (TURTLE, RDF_XML, LINKED, TRIPLES, "text/html")
"""Media types in which it is offered; for the last there is the page with the editor."""
_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip
_RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_VOID = "http://rdfs.org/ns/void#"
_DCT = "http://purl.org/dc/terms/"
_DATASET = NamedNode("https://w3id.org/jeugdgraph")
_INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")


def description(address: str, graphs: Mapping[str, int], media: str) -> bytes:
    """The description of a service at an address, over graphs (IRIs) with their numbers of triples (-1: not known)."""
    return _described(address, tuple(sorted(graphs.items())), GRAPHS[media])


@lru_cache(maxsize=32)
def _described(address: str, graphs: tuple[tuple[str, int], ...], media: str) -> bytes:
    format_ = RdfFormat.from_media_type(media) or RdfFormat.TURTLE
    prefixes = {"sd": _SD, "void": _VOID, "dct": _DCT, "formats": _FORMATS}
    return serialize(_triples(address, graphs), None, format_, prefixes=prefixes) or b""


def _triples(address: str, graphs: Iterable[tuple[str, int]]) -> Iterable[Triple]:
    service, data, default = NamedNode(address), BlankNode("data"), BlankNode("all")
    yield Triple(service, _RDF_TYPE, _sd("Service"))
    yield Triple(service, _sd("endpoint"), service)
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    for name in _RESULTS:
        yield Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + name))
    yield Triple(service, _sd("defaultDataset"), data)
    yield Triple(data, _RDF_TYPE, _sd("Dataset"))
    yield Triple(data, NamedNode(_DCT + "source"), _DATASET)
    yield Triple(data, _sd("defaultGraph"), default)
    yield Triple(default, _RDF_TYPE, _sd("Graph"))
    for number, (iri, count) in enumerate(graphs):
        yield from _named(data, BlankNode(f"named{number}"), iri, count)


def _named(data: BlankNode, entry: BlankNode, iri: str, count: int) -> Iterable[Triple]:
    graph = BlankNode(entry.value + "graph")
    yield Triple(data, _sd("namedGraph"), entry)
    yield Triple(entry, _RDF_TYPE, _sd("NamedGraph"))
    yield Triple(entry, _sd("name"), NamedNode(iri))
    yield Triple(entry, _sd("graph"), graph)
    yield Triple(graph, _RDF_TYPE, _sd("Graph"))
    if count >= 0:
        yield Triple(graph, NamedNode(_VOID + "triples"), Literal(str(count), datatype=_INTEGER))


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
