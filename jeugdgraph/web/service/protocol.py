"""The SPARQL 1.1 Protocol: what a request asks, in which data set, and in which form it wants the answer."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from jeugdgraph.web.request import Values, first, prefers
from jeugdgraph.web.service.answers import Refusal
from jeugdgraph.web.service.asked import values as read_values
from jeugdgraph.web.service.body import Mark

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"
TURTLE, TRIPLES, LINKED, RDF_XML = (
    "text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml",
)  # fmt: skip
ROWS: Mapping[str, str] = {
    JSON: JSON, XML: XML, CSV: CSV, TSV: TSV, "application/json": JSON, "application/xml": XML, "text/xml": XML,
}  # fmt: skip
"""Media types in which rows are offered, the first as a rule, and what each is."""
GRAPHS: Mapping[str, str] = {
    TURTLE: TURTLE, TRIPLES: TRIPLES, LINKED: LINKED, RDF_XML: RDF_XML, "application/json": LINKED,
    "application/xml": RDF_XML, "text/xml": RDF_XML, "application/x-turtle": TURTLE, "text/plain": TRIPLES,
}  # fmt: skip
"""Media types in which graphs are offered."""
FORMATS: Mapping[str, tuple[str, str]] = {
    "json": (JSON, LINKED), "xml": (XML, RDF_XML), "csv": (CSV, ""), "tsv": (TSV, ""), "ttl": ("", TURTLE),
    "turtle": ("", TURTLE), "nt": ("", TRIPLES), "jsonld": ("", LINKED), "rdf": ("", RDF_XML),
}  # fmt: skip
"""Values of `format`, and the media types for rows and for a graph that they stand for."""
MARKS: Mapping[str, Mark] = {
    JSON: Mark(b"},{", 1), XML: Mark(b"<result", -1), CSV: Mark(b"\n", -1), TSV: Mark(b"\n", -1),
}  # fmt: skip
"""What parts rows in each form."""
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
METHODS = "GET, HEAD, POST, OPTIONS"


class Wanted(NamedTuple):
    """Forms of an answer with rows, and of one that is a graph: media type that is said, and that is meant."""

    rows: str
    rows_as: str
    graph: str
    graph_as: str


class Question(NamedTuple):
    """A query as it was sent; `default` and `named` are the graphs of the data set, where that was named."""

    query: str
    default: tuple[str, ...]
    named: tuple[str, ...]
    wanted: Wanted


def by_address(values: Values, accept: str) -> Question | None:
    """The question of a GET; None when there is none, so that the service is to describe itself."""
    if not any(name in ("query", "update") for name, _ in values):
        return None
    return _question(values, _only_query(values), accept)


def by_body(values: Values, media: str, content: bytes, accept: str) -> Question:
    """The question of a POST."""
    kind, _, parameters = media.partition(";")
    kind = kind.strip().lower()
    if kind == "application/sparql-update":
        raise _no_update()
    if kind not in (FORM, DIRECT):
        raise Refusal(415, f"send a query as {FORM} or {DIRECT}.")
    text = _text(content, parameters)
    if kind == FORM:
        values = (*values, *read_values(text))
        return _question(values, _only_query(values), accept)
    if any(name == "query" for name, _ in values):
        raise Refusal(400, "a query in the body and one in the address; send one of them.")
    if "\0" in text:
        raise Refusal(400, "the query holds a NUL.")
    return _question(values, text, accept)


def _text(content: bytes, parameters: str) -> str:
    charset = next(
        (p.partition("=")[2] for p in parameters.split(";") if p.strip().startswith("charset=")), "utf-8"
    )
    if charset.strip().strip('"').lower() not in ("utf-8", "utf8", "us-ascii"):
        raise Refusal(415, "send a query in UTF-8.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal(400, "the body is not UTF-8.") from None


def _only_query(values: Values) -> str:
    if any(name == "update" for name, _ in values):
        raise _no_update()
    found = [value for name, value in values if name == "query"]
    if len(found) != 1:
        raise Refusal(400, f"{len(found)} queries; expected one, as query=…")
    return found[0]


def _no_update() -> Refusal:
    return Refusal(403, "updates are refused: the graph is read-only.")


def _question(values: Values, query: str, accept: str) -> Question:
    default = tuple(value for name, value in values if name == "default-graph-uri")
    named = tuple(value for name, value in values if name == "named-graph-uri")
    return Question(query, default, named, wanted(first(values, "format"), accept))


@lru_cache(maxsize=256)
def wanted(format_: str, accept: str) -> Wanted:
    """Forms that a client wants: `format` goes before Accept. Refusal when there are none."""
    if format_ in FORMATS:
        rows, graph = FORMATS[format_]
        return Wanted(rows, rows, graph, graph)
    if format_ and format_ not in ROWS and format_ not in GRAPHS:
        raise Refusal(400, f"no such format; expected one of {', '.join(FORMATS)}.")
    rows, graph = (prefers(format_ or accept, tuple(offered)) for offered in (ROWS, GRAPHS))
    if not rows and not graph:
        raise not_acceptable()
    return Wanted(rows, ROWS.get(rows, ""), graph, GRAPHS.get(graph, ""))


def not_acceptable() -> Refusal:
    """The answer is there in no form that the client takes."""
    return Refusal(
        406,
        f"rows come as {', '.join((JSON, XML, CSV, TSV))}; a graph as {', '.join((TURTLE, TRIPLES, LINKED, RDF_XML))}.",
    )


def with_charset(media: str) -> str:
    """A media type as a header names it."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media
