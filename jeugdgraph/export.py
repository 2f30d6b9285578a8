"""The graph as RDF files: a stream of bytes, the same for the same tables.

Graphs come in order of name, subjects in order of IRI, and within a subject `rdf:type` first, then
predicates and objects in order. What is sorted is held in memory: one graph at a time, or all of them in
the formats that join the graphs.

Memberships get the ORG form of their period beside ours: ``org:memberDuring`` with a
``dct:PeriodOfTime`` that starts on ``dcat:startDate`` and has ended on ``dcat:endDate``, which is the
first day that no longer counts, as everywhere in the graph. It is computed here and stands in no table.
"""

from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby
from typing import IO, TYPE_CHECKING, Literal

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from jeugdgraph import namespaces as ns
from jeugdgraph.errors import UsageProblem, did_you_mean, quote

if TYPE_CHECKING:
    from jeugdgraph.readable import Readable

Format = Literal["turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml"]
FORMATS: dict[Format, RdfFormat] = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
EXTENSIONS: dict[str, Format] = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nq": "nquads",
    ".nt": "ntriples",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
}
WITH_GRAPHS: frozenset[Format] = frozenset({"trig", "nquads", "jsonld"})
"""Formats that keep apart which graph a statement is in; the others join the graphs."""

_TYPE = NamedNode(ns.iri("rdf:type"))
_FROM, _UNTIL = NamedNode(ns.iri("jg:validFrom")), NamedNode(ns.iri("jg:validUntil"))
_MEMBERSHIP = ns.thing("membership", "")
_PREFIXES = dict(ns.PREFIXES)


def graph_names(store: "Readable") -> list[str]:
    """Short names of the named graphs, sorted: ``arrangements``, ``derived`` …"""
    return sorted(
        ns.local_name(graph.value) for graph in store.named_graphs() if isinstance(graph, NamedNode)
    )


def choose_graphs(store: "Readable", wanted: Sequence[str]) -> list[str]:
    """The graphs named, sorted, or all; UsageProblem for one that is not there.

    None for a store that does not keep the graphs apart, as an endpoint may.
    """
    known = graph_names(store)
    if wanted and not known:
        raise UsageProblem("this endpoint does not keep the graphs apart, so --graph cannot choose one.")
    for name in wanted:
        if name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name[:50], known, n=2)
            raise UsageProblem(f"no graph {quote(name)}; there are {', '.join(known)}.{did_you_mean(near)}")
    return sorted(set(wanted)) or known


def write(store: "Readable", into: IO[bytes], format_: Format, graphs: Sequence[str]) -> None:
    """Write the statements of the graphs, with the ORG form of periods.

    A format without graphs gets every statement once, also one that stands in several graphs.
    Without names of graphs there is only such a format: UsageProblem for another.
    """
    if format_ in WITH_GRAPHS and not graphs:
        raise UsageProblem("this endpoint does not keep the graphs apart; choose turtle, ntriples or rdfxml.")
    if format_ in WITH_GRAPHS:
        serialize(_quads(store, graphs), into, FORMATS[format_], prefixes=_PREFIXES)
    else:
        serialize(_triples(store, graphs), into, FORMATS[format_], prefixes=_PREFIXES)


def _quads(store: "Readable", graphs: Iterable[str]) -> Iterator[Quad]:
    for name in graphs:
        for _, quads in _by_subject(_ordered(store, NamedNode(ns.graph(name)))):
            yield from _complete(quads)


def _triples(store: "Readable", graphs: Sequence[str]) -> Iterator[Triple]:
    """Statements of all graphs, joined per subject so that none comes twice."""
    if len(graphs) == 1:
        for quad in _quads(store, graphs):
            yield quad.triple
        return
    chosen: list[NamedNode | None] = [NamedNode(ns.graph(name)) for name in graphs]
    for _, quads in _by_subject(merge(*(_ordered(store, graph) for graph in chosen or [None]), key=_order)):
        triples = {quad.triple: quad for quad in _complete(quads)}
        yield from sorted(triples, key=lambda triple: _order(triples[triple]))


def _ordered(store: "Readable", graph: NamedNode | None) -> list[Quad]:
    """Quads of a graph in order; None where a store does not keep the graphs apart."""
    return sorted(store.quads_for_pattern(None, None, None, graph), key=_order)


def _by_subject(quads: Iterable[Quad]) -> Iterator[tuple[object, list[Quad]]]:
    """Ordered quads by subject."""
    for subject, group in groupby(quads, key=lambda quad: quad.subject):
        yield subject, list(group)


def _order(quad: Quad) -> tuple[str, bool, str, str]:
    return str(quad.subject), quad.predicate != _TYPE, str(quad.predicate), str(quad.object)


def _complete(quads: list[Quad]) -> Iterator[Quad]:
    """Quads of one subject, and the ORG form of its period when it is a membership with one."""
    yield from quads
    subject = quads[0].subject
    if isinstance(subject, NamedNode) and subject.value.startswith(_MEMBERSHIP):
        yield from _period(subject, quads)


def _period(membership: NamedNode, quads: list[Quad]) -> Iterator[Quad]:
    bounds = [quad for quad in quads if quad.predicate in (_FROM, _UNTIL)]
    if not bounds:
        return
    graph = bounds[0].graph_name
    name = membership.value.removeprefix(_MEMBERSHIP)
    period = NamedNode(ns.thing("period", name))
    yield Quad(membership, NamedNode(ns.iri("org:memberDuring")), period, graph)
    yield Quad(period, _TYPE, NamedNode(ns.iri("dct:PeriodOfTime")), graph)
    for quad in bounds:
        term = "dcat:startDate" if quad.predicate == _FROM else "dcat:endDate"
        yield Quad(period, NamedNode(ns.iri(term)), quad.object, graph)
