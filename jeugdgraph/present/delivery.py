"""The answer to a query in the form asked for: W3C result formats, graphs, tables.

CSV, TSV, JSON and XML are the SPARQL 1.1 result formats, exactly, so that any client reads them; without
a row limit they pass through as the engine writes them, however long they are. Turtle, N-Triples, JSON-LD
and RDF/XML are for graphs. A table, Markdown and a workbook are for people.
"""

import codecs
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal as Choice
from typing import get_args

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse_query_results,
    serialize,
)

from jeugdgraph import namespaces as ns
from jeugdgraph.asking.answer import Answer, collect, first_lines
from jeugdgraph.asking.engine import TSV, Engine, Kind, Reply
from jeugdgraph.asking.limits import Limits
from jeugdgraph.asking.question import Question
from jeugdgraph.dates import Language
from jeugdgraph.errors import UsageProblem
from jeugdgraph.files import format_of, named, pouring, replacing
from jeugdgraph.graph import Graph
from jeugdgraph.present.output import show_text, write
from jeugdgraph.present.results import report
from jeugdgraph.present.tabular import looks_like_formula
from jeugdgraph.present.terminal import is_terminal

Format = Choice["table", "csv", "tsv", "json", "xml", "md", "xlsx", "ttl", "nt", "jsonld", "rdf"]
FORMATS: tuple[Format, ...] = get_args(Format)
TABLE_ROWS = 200
"""Rows of a table or Markdown page when nobody says how many."""

_MEDIA: Mapping[Format, str] = {
    "csv": "text/csv",
    "tsv": TSV,
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
}
_GRAPHS: Mapping[Format, RdfFormat] = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
}
_EXTENSIONS: Mapping[str, Format] = {
    ".txt": "table", ".csv": "csv", ".tsv": "tsv", ".json": "json", ".srj": "json", ".xml": "xml",
    ".srx": "xml", ".md": "md", ".xlsx": "xlsx", ".ttl": "ttl", ".nt": "nt", ".jsonld": "jsonld",
    ".rdf": "rdf",
}  # fmt: skip
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """How an answer is to be given.

    `rows`: most rows; 0 is all, None what suits the format. `iri`: addresses instead of labels.
    `defuse`: keep spreadsheets from reading texts in CSV and TSV as formulas. `counted`: the rows, or the
    truth, have to be known afterwards, so that nothing just passes through.
    """

    format: Format | None = None
    output: Path | None = None
    rows: int | None = None
    iri: bool = False
    defuse: bool = False
    counted: bool = False
    lang: Language = "nl"

    def chosen(self) -> Format | None:
        """Format asked for or implied by the extension; None: a table, or Turtle for a graph."""
        if self.format is None and named(self.output) is None:
            return None
        return format_of(self.format, self.output, _EXTENSIONS, "table")


@dataclass(frozen=True, slots=True)
class Given:
    """What was given: the kind of result, the number of rows or triples, the truth; None for what is not known."""

    kind: Kind
    rows: int | None = None
    truth: bool | None = None


def deliver(graph: Graph, engine: Engine, question: Question, wanted: Wanted, limits: Limits) -> Given:
    """Ask, and write the answer to a file or to standard output.

    Raises UsageProblem when the format does not suit the kind of result, and whatever asking raises; a
    file is then as it was before.
    """
    format_ = wanted.chosen()
    through = not (wanted.rows or wanted.defuse or wanted.counted)
    media = _MEDIA.get(format_) if format_ and through else None
    reply = engine.run(question.sparql, media or TSV, limits)
    format_ = format_ or ("ttl" if reply.kind == "graph" else "table")
    _suits(format_, reply.kind)
    if media:
        _pour(_sound(reply.pieces, format_), wanted.output)
        return Given(reply.kind)
    if reply.kind == "select" and format_ in _MEDIA:
        return _limited(reply, format_, wanted)
    answer = collect(reply, question.sparql, _most(wanted, format_))
    if reply.kind == "graph":
        _pour(iter([_graph(answer, format_)]), wanted.output)
    elif format_ in _MEDIA:
        _pour(iter([_truth(answer, format_)]), wanted.output)
    else:
        people = report(
            graph,
            question,
            answer,
            wanted.lang,
            iri=wanted.iri,
            compact=format_ != "xlsx",
            narrow=format_ == "table",
        )
        write(people, format_, wanted.output)
    if answer.kind == "ask":
        return Given("ask", truth=answer.truth)
    return Given(answer.kind, len(answer.triples if answer.kind == "graph" else answer.rows))


def _suits(format_: Format, kind: Kind) -> None:
    if kind == "graph" and format_ not in _GRAPHS:
        raise UsageProblem(f"the query gives a graph; choose --format {', '.join(_GRAPHS)}, not {format_}.")
    if kind != "graph" and format_ in _GRAPHS:
        what = "yes or no" if kind == "ask" else "rows"
        others = [name for name in FORMATS if name not in _GRAPHS]
        raise UsageProblem(f"the query gives {what}; choose --format {', '.join(others)}, not {format_}.")


def _most(wanted: Wanted, format_: Format) -> int | None:
    if wanted.rows is None:
        return TABLE_ROWS if format_ in ("table", "md") else None
    return wanted.rows or None


def _limited(reply: Reply, format_: Format, wanted: Wanted) -> Given:
    """Rows in a W3C format, of which only the first are wanted, or that are to be defused."""
    lines, _ = first_lines(reply.pieces, wanted.rows + 1 if wanted.rows else None)
    rows = lines.count(b"\n") - 1
    if format_ == "tsv" and not wanted.defuse:
        content = lines
    else:
        found = parse_query_results(lines, QueryResultsFormat.TSV)
        content = found.serialize(format=QueryResultsFormat.from_media_type(_MEDIA[format_])) or b""
    if wanted.defuse:
        content = _defused(content, format_)
    _pour(_sound(iter([content]), format_), wanted.output)
    return Given("select", rows)


def _truth(answer: Answer, format_: Format) -> bytes:
    truth = "true" if answer.truth else "false"
    return {
        "json": f'{{"head":{{}},"boolean":{truth}}}',
        "xml": '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'
        f"<head></head><boolean>{truth}</boolean></sparql>",
    }.get(format_, truth).encode()


def _graph(answer: Answer, format_: Format) -> bytes:
    return serialize(answer.triples, format=_GRAPHS[format_], prefixes=prefixes_of(answer.triples)) or b""


def prefixes_of(triples: Iterable[Triple]) -> dict[str, str]:
    """Our prefixes that a graph uses."""
    used = {namespace_of(node) for triple in triples for node in _names(triple)}
    return {name: iri for name, iri in ns.PREFIXES.items() if iri in used}


def _names(triple: Triple) -> Iterator[str]:
    """Every IRI in a triple."""
    for node in triple:
        if isinstance(node, NamedNode):
            yield node.value
        elif isinstance(node, Literal):
            yield node.datatype.value


def namespace_of(iri: str) -> str:
    """An IRI up to its last part."""
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


def _defused(content: bytes, format_: Format) -> bytes:
    """CSV or TSV in which no text is a formula to a spreadsheet: an apostrophe goes before it."""
    import csv
    import io

    if format_ == "tsv":
        lines = content.decode().split("\n")
        return "\n".join("\t".join(map(_harmless, line.split("\t"))) for line in lines).encode()
    if format_ != "csv":
        return content
    into = io.StringIO()
    rows = csv.reader(io.StringIO(content.decode(), newline=""))
    csv.writer(into, lineterminator="\r\n").writerows([list(map(_harmless, row)) for row in rows])
    return into.getvalue().encode()


def _harmless(text: str) -> str:
    number = re.fullmatch(r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?", text)
    return f"'{text}" if looks_like_formula(text.lstrip('"')) and not number else text


def _sound(pieces: Iterator[bytes], format_: Format) -> Iterator[bytes]:
    """XML without characters that XML cannot hold; other formats as they are."""
    if format_ != "xml":
        return pieces
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    return (_NOT_IN_XML.sub("\ufffd", decoder.decode(piece)).encode() for piece in pieces)


def _pour(pieces: Iterator[bytes], output: Path | None) -> None:
    path = named(output)
    if path is not None:
        with replacing(path) as file:
            for piece in pieces:
                file.write(piece)
        return
    with pouring(sys.stdout) as stream:
        if is_terminal(stream):
            show_text(stream, b"".join(pieces).decode("utf-8", "replace"))
            return
        stream.flush()
        for piece in pieces:
            stream.buffer.write(piece)
