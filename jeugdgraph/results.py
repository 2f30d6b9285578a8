"""What an endpoint answers → what the engine beside us would have answered, or one clear line."""

from collections.abc import Iterator
from contextlib import contextmanager

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse_query_results,
)

from jeugdgraph.errors import EndpointProblem

Results = QuerySolutions | QueryBoolean | QueryTriples

ACCEPT = (
    "application/sparql-results+json, application/sparql-results+xml;q=0.8,"
    " application/n-triples;q=0.7, text/turtle;q=0.6"
)
"""Formats with which each kind of answer can be read back; the endpoint takes what suits the query."""

_ROWS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    "text/xml": QueryResultsFormat.XML,
}
_STATEMENTS = {
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/turtle": RdfFormat.TURTLE,
    "application/x-turtle": RdfFormat.TURTLE,
}
_ODD_BLANK_NODES = (b'"nodeID://', b'"nodeID-')
"""How Virtuoso names blank nodes in JSON, and a name that the standard allows."""


def parsed(name: str, content_type: str, content: bytes) -> Results:
    """The answer of an endpoint. What is damaged further on shows while it is read: see `understood`."""
    plain = content_type.partition(";")[0].strip().lower()
    with understood(name):
        if plain in _ROWS:
            return parse_query_results(content.replace(*_ODD_BLANK_NODES), _ROWS[plain])
        if plain in _STATEMENTS:
            return _statements(content, _STATEMENTS[plain])
    raise EndpointProblem(f"{name} {_not_results(plain, content)}")


@contextmanager
def understood(name: str) -> Iterator[None]:
    """Turn an answer that cannot be read into one line."""
    try:
        yield
    except (SyntaxError, ValueError) as problem:
        raise EndpointProblem(f"the answer of {name} is damaged or cut off: {problem}.") from problem


def _statements(content: bytes, format_: RdfFormat) -> QueryTriples:
    held = Store()
    held.load(content, format_)
    found = held.query("CONSTRUCT WHERE { ?s ?p ?o }")
    if not isinstance(found, QueryTriples):
        raise TypeError("a CONSTRUCT query gives triples")
    return found


def _not_results(plain: str, content: bytes) -> str:
    start = content[:1000].lower()
    if plain == "text/html" or b"<html" in start or b"<!doctype html" in start:
        return (
            "answers with a web page: is it the address of the SPARQL endpoint?"
            " That often ends in /query or /sparql."
        )
    return f"answers with {plain or 'an unnamed format'}, not with SPARQL results."
