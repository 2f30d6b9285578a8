"""What comes back: rows of terms, yes or no, or a graph."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from jeugdgraph import namespaces as ns
from jeugdgraph.asking.engine import TSV, Engine, Kind, Reply
from jeugdgraph.asking.limits import Limits
from jeugdgraph.asking.question import Question
from jeugdgraph.catalogue import variables
from jeugdgraph.errors import StoreProblem

Node = NamedNode | BlankNode | Literal | Triple
Value = str | int | Decimal | date | bool
_XSD = ns.PREFIXES["xsd"]
_NUMBERS = frozenset((_XSD + "decimal", _XSD + "double", _XSD + "float"))


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer to a question; which fields count depends on its kind.

    `columns` and `rows` hold what a SELECT found: a term for each column, None where there is none.
    `truth` answers an ASK. `triples` are the graph of a CONSTRUCT or DESCRIBE, sorted. `cut`: there is
    more than the limit let through.
    """

    kind: Kind
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Node | None, ...], ...] = ()
    truth: bool | None = None
    triples: tuple[Triple, ...] = ()
    cut: bool = False


def answer(engine: Engine, question: Question, limits: Limits, most: int | None = None) -> Answer:
    """Ask, and take at most `most` rows or triples (None: all)."""
    return collect(engine.run(question.sparql, TSV, limits), question.sparql, most)


def collect(reply: Reply, sparql: str, most: int | None = None) -> Answer:
    """Answer from a reply in TSV, at most `most` rows or triples (None: all)."""
    if reply.kind == "ask":
        return Answer("ask", truth=b"".join(reply.pieces).strip() == b"true")
    if reply.kind == "graph":
        lines, cut = first_lines(reply.pieces, most)
        triples = {quad.triple for quad in parse(lines, RdfFormat.N_TRIPLES)}
        return Answer("graph", triples=tuple(sorted(triples, key=str)), cut=cut)
    lines, cut = first_lines(reply.pieces, None if most is None else most + 1)
    return _select(lines, cut, sparql)


def count(engine: Engine, question: Question, limits: Limits) -> int:
    """Number of rows or triples, without keeping them; 1 or 0 for yes or no."""
    reply = engine.run(question.sparql, TSV, limits)
    if reply.kind == "ask":
        return int(b"".join(reply.pieces).strip() == b"true")
    lines = sum(piece.count(b"\n") for piece in reply.pieces)
    return lines - 1 if reply.kind == "select" else lines


def _select(lines: bytes, cut: bool, sparql: str) -> Answer:
    found = parse_query_results(lines, QueryResultsFormat.TSV)
    if not isinstance(found, QuerySolutions):
        raise StoreProblem("the answer is not a table.")
    columns = _in_order([variable.value for variable in found.variables], sparql)
    rows = tuple(tuple(solution[name] for name in columns) for solution in found)
    return Answer("select", columns, rows, cut=cut)


def _in_order(names: list[str], sparql: str) -> tuple[str, ...]:
    """Columns as the query names them: the engine gives those of ``SELECT *`` in no order."""
    place = {name: number for number, name in enumerate(variables(sparql))}
    return tuple(sorted(names, key=lambda name: place.get(name, len(place))))


def first_lines(pieces: Iterator[bytes], most: int | None) -> tuple[bytes, bool]:
    """The first lines, all when `most` is None, and whether there are more."""
    if most is None:
        return b"".join(pieces), False
    kept, lines = [], 0
    for piece in pieces:
        kept.append(piece)
        lines += piece.count(b"\n")
        if lines > most:
            break
    close = getattr(pieces, "close", None)
    if close is not None:
        close()
    whole = b"".join(kept)
    split = whole.split(b"\n", most)
    if len(split) <= most:
        return whole, False
    return b"".join(line + b"\n" for line in split[:most]), split[most] != b""


def native(literal: Literal) -> Value:
    """Value of a literal: a number, a day, yes or no; else its text."""
    kind, text = literal.datatype.value, literal.value
    try:
        if kind == _XSD + "integer":
            return int(text)
        if kind in _NUMBERS:
            return Decimal(text)
        if kind == _XSD + "date":
            return date.fromisoformat(text)
    except (ValueError, InvalidOperation):
        return text
    return text in ("true", "1") if kind == _XSD + "boolean" else text
