"""A graph that is served elsewhere: any SPARQL 1.1 endpoint, read as if it were the store beside us.

The stored queries take the graphs as one. Whether the endpoint does so, only holds named graphs, or
holds another graph altogether, one question at first use tells.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolution,
    QuerySolutions,
    Triple,
)

from jeugdgraph import __version__
from jeugdgraph import namespaces as ns
from jeugdgraph.ahead import Ahead
from jeugdgraph.errors import EndpointProblem
from jeugdgraph.results import ACCEPT, Results, parsed, understood
from jeugdgraph.store import DATASET, TRIPLES
from jeugdgraph.transport import Endpoint, Limits

Remark = Callable[[str], None]
"""Told what the user should know, as a sentence."""

WHOLE_GRAPH = 10
"""Times the usual time limit that reading a whole graph may take."""

Term = NamedNode | BlankNode | Literal | Triple

_BOOLEAN = NamedNode(ns.iri("xsd:boolean"))
_META = NamedNode(ns.graph("meta"))
_DURING, _PERIOD = NamedNode(ns.iri("org:memberDuring")), ns.thing("period", "")
_WORD = f"<{ns.iri('jg:Municipality')}>"
_ABOUT = f"""
  {DATASET} {TRIPLES} ?triples .
  OPTIONAL {{ {DATASET} <{ns.iri("dcat:version")}> ?version }}
  OPTIONAL {{ {DATASET} <{ns.iri("void:subset")}> ?part }}
"""
# How the graph describes itself in the default graph, with a word of the ontology to tell whether all
# of it is there, and in named graphs.
_DESCRIPTION = f"""SELECT ?in ?version ?part ?whole WHERE {{
  {{ {_ABOUT} OPTIONAL {{ {_WORD} a ?whole }} }} UNION {{ GRAPH ?in {{ {_ABOUT} }} }}
}}"""
_IS_WHOLE = f"ASK {{ {DATASET} {TRIPLES} ?triples . {_WORD} a ?class }}"


class Scope(NamedTuple):
    """Where an endpoint keeps the graph.

    `named` are our graphs as far as it keeps them apart, `sent` the graphs that each question has to
    name because its default graph does not hold them.
    """

    named: tuple[str, ...]
    sent: tuple[str, ...]


class _Received(NamedTuple):
    """An answer that has come in."""

    content_type: str
    content: bytes
    most_rows: int

    def parsed(self, name: str) -> Results:
        """What it says; may be asked for more than once."""
        return parsed(name, self.content_type, self.content)


class RemoteStore:
    """The graph behind an address. Read-only; what was read once is taken not to change."""

    def __init__(self, url: str, *, remark: Remark = lambda text: None, limits: Limits | None = None) -> None:
        self._endpoint = Endpoint(url, limits)
        self._remark = remark
        self._ahead = Ahead(self._select)
        if self._endpoint.exposed:
            remark(f"warning: the credentials travel to {self.name} unencrypted")

    @property
    def name(self) -> str:
        """The address, as messages show it."""
        return self._endpoint.name

    def query(
        self, query: str, *, use_default_graph_as_union: bool = True, seconds: float | None = None
    ) -> Results:
        """Answer to a query. It is received and read as a whole: a damaged one is told of here and now.

        With `use_default_graph_as_union` the graphs count as one, wherever the endpoint keeps them.
        `seconds` takes the place of the usual time limit.
        """
        received = self._received(query, self._graphs() if use_default_graph_as_union else (), seconds)
        found = received.parsed(self.name)
        if isinstance(found, QuerySolutions):
            rows = [tuple(row) for row in self._complete(found, received)]
            self._ahead.meet(zip(*rows, strict=True))
            return received.parsed(self.name)
        return found

    def quads_for_pattern(
        self,
        subject: NamedNode | BlankNode | Triple | None,
        predicate: NamedNode | None,
        object: NamedNode | BlankNode | Literal | Triple | None,
        graph_name: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Quads with these terms; None for any. Only with a graph name do they tell their graph."""
        if isinstance(subject, NamedNode) and graph_name is None:
            found: Iterable[Quad] = self._ahead.about(subject)
        elif subject is None and predicate and isinstance(object, NamedNode) and graph_name is None:
            found = self._ahead.pointing(predicate, object)
        else:
            found = self._matching(subject, predicate, object, graph_name)
        for quad in found:
            if predicate in (None, quad.predicate) and object in (None, quad.object):
                yield quad

    def named_graphs(self) -> Iterator[NamedNode]:
        """Our graphs as far as the endpoint keeps them apart; none where it holds them as one."""
        return map(NamedNode, self._scope.named)

    def _matching(
        self,
        subject: NamedNode | BlankNode | Triple | None,
        predicate: NamedNode | None,
        object_: NamedNode | BlankNode | Literal | Triple | None,
        graph: NamedNode | None,
    ) -> list[Quad]:
        """Quads with these terms, asked for as they are."""
        if isinstance(subject, BlankNode) or isinstance(object_, BlankNode):
            raise EndpointProblem(f"{self.name} cannot be asked about a thing without a name.")
        terms = {"s": subject, "p": predicate, "o": object_}
        columns = " ".join(f"({term} AS ?{name})" if term else f"?{name}" for name, term in terms.items())
        pattern = " ".join(str(term or f"?{name}") for name, term in terms.items())
        where = f"GRAPH {graph} {{ {pattern} }}" if graph else pattern
        if any(terms.values()):
            found = self._select(f"SELECT {columns} WHERE {{ {where} }}")
        else:
            found = self._everything(where)
        return [Quad(q.subject, q.predicate, q.object, graph) for q in found] if graph else found

    def _everything(self, where: str) -> list[Quad]:
        """All quads of a pattern. Some endpoints cut long answers off in silence, so they are counted."""
        query = f"SELECT ?s ?p ?o WHERE {{ {where} }}"
        rows = self._rows(query, self._graphs(), WHOLE_GRAPH * self._endpoint.limits.seconds)
        counted = self._rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ {where} }}", self._graphs())
        expected = _number(counted[0]["n"]) if counted else 0
        if len(rows) < expected:
            raise EndpointProblem(
                f"{self.name} gave {len(rows)} of {expected} triples: it limits the length of answers."
            )
        return _quads(rows)

    def _select(self, query: str) -> list[Quad]:
        """Rows of ?s ?p ?o as quads."""
        return _quads(self._rows(query, self._graphs()))

    def _rows(
        self, query: str, graphs: Sequence[tuple[str, str]], seconds: float | None = None
    ) -> list[QuerySolution]:
        received = self._received(query, graphs, seconds)
        found = received.parsed(self.name)
        if not isinstance(found, QuerySolutions):
            raise EndpointProblem(f"{self.name} answers a question for rows with something else.")
        return self._complete(found, received)

    def _complete(self, found: QuerySolutions, received: "_Received") -> list[QuerySolution]:
        """All rows; EndpointProblem when they are damaged, or as many as the endpoint sends at most."""
        with understood(self.name):
            rows = list(found)
        if received.most_rows and len(rows) >= received.most_rows:
            raise EndpointProblem(f"{self.name} cuts answers off at {received.most_rows} rows.")
        return rows

    def _received(
        self, query: str, graphs: Sequence[tuple[str, str]], seconds: float | None = None
    ) -> "_Received":
        """The whole answer to a query."""
        answer = self._endpoint.ask([("query", query), *graphs], ACCEPT, seconds)
        return _Received(answer.content_type, b"".join(answer.chunks), answer.most_rows)

    def _graphs(self) -> list[tuple[str, str]]:
        """Form fields that make one of the named graphs, where the endpoint does not do so itself."""
        return _fields(self._scope.sent)

    @cached_property
    def _scope(self) -> Scope:
        """Where the endpoint keeps the graph; EndpointProblem when it does not hold it."""
        rows = self._rows(_DESCRIPTION, ())
        if not rows:
            raise EndpointProblem(f"{self.name} does not hold the graph of jeugdgraph. {_LOADING}")
        scope = scope_of(rows)
        if scope is None or (scope.sent and not self._reads(scope.sent)):
            raise EndpointProblem(
                f"{self.name} does not offer the graph of jeugdgraph as its default graph. {_LOADING}"
            )
        self._compare({row["version"].value for row in rows if row["version"]})
        return scope

    def _reads(self, graphs: Sequence[str]) -> bool:
        """Whether the endpoint makes one default graph of named graphs when it is asked to."""
        found = self._received(_IS_WHOLE, _fields(graphs)).parsed(self.name)
        return isinstance(found, QueryBoolean) and bool(found)

    def _compare(self, versions: set[str]) -> None:
        if versions != {__version__}:
            there = " and ".join(sorted(versions)) or "unknown"
            self._remark(
                f"warning: {self.name} holds version {there} of the graph, this is jeugdgraph {__version__};"
                " answers may differ"
            )


def scope_of(rows: Sequence[QuerySolution]) -> Scope | None:
    """Where the graph is, by its descriptions; None when the description is all there is to read.

    A description outside the graph `meta` stands in a graph that everything was loaded into.
    """
    kept = {row["in"] for row in rows if row["in"]}
    parts = {row["part"] for row in rows if row["in"] == _META and row["part"]}
    named = tuple(sorted(graph.value for graph in parts | {_META})) if _META in kept else ()
    if any(row["whole"] for row in rows):
        return Scope(named, ())
    if kept:
        return Scope(named, named or tuple(sorted(graph.value for graph in kept)))
    return None


def _fields(graphs: Sequence[str]) -> list[tuple[str, str]]:
    return [(f"{kind}-graph-uri", graph) for kind in ("default", "named") for graph in graphs]


def _quads(rows: Sequence[QuerySolution]) -> list[Quad]:
    """Rows of ?s ?p ?o as quads, without what an export adds to the graph."""
    found = (Quad(row["s"], row["p"], _usual(row["o"])) for row in rows)
    return [quad for quad in found if not _is_added(quad)]


def _usual(term: Term) -> Term:
    """A truth value as the tables write it; some endpoints answer 1 and 0, which mean the same."""
    if isinstance(term, Literal) and term.datatype == _BOOLEAN and term.value in ("1", "0"):
        return Literal("true" if term.value == "1" else "false", datatype=_BOOLEAN)
    return term


def _is_added(quad: Quad) -> bool:
    """Whether an export wrote a quad beside what is in the graph: the ORG form of periods."""
    subject = quad.subject
    return quad.predicate == _DURING or (isinstance(subject, NamedNode) and subject.value.startswith(_PERIOD))


def _number(term: object) -> int:
    text = term.value if isinstance(term, Literal) else ""
    return int(text) if text.isdecimal() else 0


_LOADING = "docs/scale-out.md tells how to load it."
