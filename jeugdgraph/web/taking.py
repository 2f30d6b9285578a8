"""What can be taken along from a page: rows for programs, statements as RDF, a memo."""

from collections.abc import Callable, Iterable

from pyoxigraph import RdfFormat, Triple, serialize

from jeugdgraph import namespaces as ns
from jeugdgraph.present.output import render
from jeugdgraph.present.report import Report
from jeugdgraph.present.turtle import described
from jeugdgraph.web.page import Ask, Download

_RDF = {
    "ttl": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
}


def data_downloads(ask: Ask, rows: Callable[[], Report], things: Iterable[str] = ()) -> tuple[Download, ...]:
    """The answer as CSV, workbook and JSON and, where it is about things (IRIs), what the graph says of them as RDF."""
    start = tuple(things)
    tables = (
        Download("csv", lambda: render(rows(), "csv", defuse=True)),
        Download("xlsx", lambda: render(rows(), "xlsx")),
        Download("json", lambda: render(rows(), "json")),
    )
    if not start:
        return tables
    return (
        *tables,
        Download("ttl", lambda: statements(ask, start, "ttl")),
        Download("jsonld", lambda: statements(ask, start, "jsonld")),
    )


def statements(ask: Ask, things: Iterable[str], format_: str) -> bytes:
    """What the graph says of things and of what they refer to, as RDF: ``ttl``, ``jsonld`` or ``nt``."""
    return as_rdf(described(ask.graph, things), format_)


def as_rdf(triples: Iterable[Triple], format_: str) -> bytes:
    """Statements in one of the forms of RDF: ``ttl``, ``jsonld``, ``nt`` or ``rdf``."""
    return serialize(triples, format=_RDF[format_], prefixes=ns.PREFIXES) or b""


def memo_download(ask: Ask, iri: str) -> Download:
    """A memo about a municipality or arrangement, for Word."""

    def memo() -> bytes:
        from jeugdgraph.present.document.write import render as render_document
        from jeugdgraph.present.memo import memo as memo_about

        return render_document(memo_about(ask.graph, iri, ask.on, ask.lang, "municipalities"), "docx")

    return Download("docx", memo)
