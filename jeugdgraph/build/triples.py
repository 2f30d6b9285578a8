"""Rows and records → quads: what each table says, in the words of the ontology.

Each function yields the quads of one row, in the named graph of the source that states it. Every node
has an IRI, so that the same tables give the same quads.
"""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from jeugdgraph import namespaces as ns
from jeugdgraph.build.references import Ids
from jeugdgraph.dates import Moment
from jeugdgraph.model import Confirmation, Evidence, Membership
from jeugdgraph.resolve import keys
from jeugdgraph.text import slug

Quads = Iterator[Quad]

DERIVED = "derived"
"""Graph of what follows from other rows: inheritance, name keys, neighbours."""


@cache
def node(curie: str) -> NamedNode:
    """Term of a vocabulary by its CURIE."""
    return NamedNode(ns.iri(curie))


@cache
def concept(scheme: str, name: str) -> NamedNode:
    """Concept by scheme and id."""
    return NamedNode(ns.concept(scheme, name))


@cache
def graph_node(name: str) -> NamedNode:
    """Named graph by batch."""
    return NamedNode(ns.graph(name))


TYPE = node("rdf:type")
_DATE = node("xsd:date")
_DECIMAL = node("xsd:decimal")
_INTEGER = node("xsd:integer")
_COUNT = node("xsd:nonNegativeInteger")
_BOOLEAN = node("xsd:boolean")


def dutch(text: str) -> Literal:
    """Dutch text."""
    return Literal(text, language="nl")


def english(text: str) -> Literal:
    """English text."""
    return Literal(text, language="en")


@cache
def day(iso: str) -> Literal:
    """Zone-less xsd:date."""
    return Literal(iso, datatype=_DATE)


def decimal(text: str) -> Literal:
    """xsd:decimal."""
    return Literal(text, datatype=_DECIMAL)


def integer(text: str) -> Literal:
    """xsd:integer."""
    return Literal(text, datatype=_INTEGER)


class Graphs:
    """Where quads go: the graph of a source, the IRI of an id, the passages used so far."""

    def __init__(
        self,
        ids: Ids,
        batches: Mapping[str, str],
        object_properties: frozenset[str] = frozenset(),
        labels: frozenset[tuple[str, str]] = frozenset(),
    ) -> None:
        self._ids = ids
        self._batches = batches
        self.object_properties = object_properties
        self.labels = labels
        self.used: dict[Evidence, NamedNode] = {}

    def node(self, id_: str) -> NamedNode:
        """Node of any id of the tables."""
        return NamedNode(self._ids[id_])

    def of(self, evidence: Evidence) -> NamedNode:
        """Graph of the source that states a fact."""
        return graph_node(self._batches[evidence.source_id])

    def passage(self, evidence: Evidence) -> NamedNode:
        """Node of a passage; it is remembered, so that it is described once."""
        found = self.used.get(evidence)
        if found is None:
            found = NamedNode(passage_iri(evidence))
            self.used[evidence] = found
        return found


def passage_iri(evidence: Evidence) -> str:
    """IRI of a passage: its source, a readable form of the locator, and a digest that keeps them apart."""
    digest = hashlib.sha256(evidence.locator.encode()).hexdigest()[:8]
    readable = slug(evidence.locator)[:40].rstrip("-")
    name = f"{readable}-{digest}" if readable else digest
    return ns.thing("passage", f"{evidence.source_id}/{name}")


class Writer:
    """Quads of one subject in one graph."""

    __slots__ = ("_graph", "_subject")

    def __init__(self, subject: NamedNode, graph: NamedNode) -> None:
        self._subject = subject
        self._graph = graph

    def quad(self, predicate: str, value: NamedNode | Literal) -> Quad:
        """One quad."""
        return Quad(self._subject, node(predicate), value, self._graph)

    def types(self, *classes: str) -> Quads:
        """Its classes."""
        for name in classes:
            yield Quad(self._subject, TYPE, node(name), self._graph)

    def period(self, start: Moment | None, end: Moment | None) -> Quads:
        """Half-open period with the precision of both ends."""
        for name, moment in (("validFrom", start), ("validUntil", end)):
            if moment is None:
                continue
            yield self.quad(f"jg:{name}", day(moment.date.isoformat()))
            yield self.quad(f"jg:{name}Precision", concept("date-precision", moment.precision))
            if moment.not_before:
                yield self.quad(f"jg:{name}NotBefore", day(moment.not_before.isoformat()))

    def text(self, predicate: str, value: str, lang: str = "") -> Quads:
        """A literal, where there is one."""
        if value:
            yield self.quad(predicate, Literal(value, language=lang) if lang else Literal(value))

    def concept(self, predicate: str, scheme: str, name: str) -> Quads:
        """A concept, where there is one."""
        if name:
            yield self.quad(predicate, concept(scheme, name))


def membership_quads(
    m: Membership, seen: tuple[Confirmation, ...], graphs: Graphs, *, graph: str = ""
) -> Quads:
    """One membership with its confirmations."""
    into = graph_node(graph) if graph else graphs.of(m.evidence)
    subject = NamedNode(ns.thing("membership", m.id))
    write = Writer(subject, into)
    yield from write.types("org:Membership", "jg:Membership")
    yield write.quad("org:member", graphs.node(m.member_id))
    yield write.quad("org:organization", graphs.node(m.arrangement_id))
    yield write.quad("org:role", concept("role", m.role))
    yield from write.concept("jg:scope", "scope", m.scope)
    if m.share:
        yield write.quad("jg:share", decimal(m.share))
        yield from write.text("jg:shareOf", m.share_of)
    yield write.quad("jg:status", concept("status", m.status))
    yield write.quad("jg:basis", concept("basis", m.basis))
    yield write.quad("jg:confidence", concept("confidence", m.confidence))
    yield from write.period(m.start, m.end)
    observed = [m.observed_on, *(confirmation.observed_on for confirmation in seen)]
    yield write.quad("jg:observedOn", day(max(observed).isoformat()))
    yield write.quad("jg:firstObservedOn", day(min(observed).isoformat()))
    for organ in m.organs:
        yield write.quad("jg:organ", concept("organ", organ))
    yield write.quad("prov:wasDerivedFrom", graphs.passage(m.evidence))
    yield from write.text("skos:note", m.note)
    if m.inherited_from:
        yield write.quad("jg:inheritedFrom", NamedNode(ns.thing("membership", m.inherited_from)))
    for number, confirmation in enumerate(seen, start=1):
        yield from _confirmation_quads(m.id, number, confirmation, subject, graphs)


def _confirmation_quads(
    id_: str, number: int, seen: Confirmation, membership: NamedNode, graphs: Graphs
) -> Quads:
    into = graphs.of(seen.evidence)
    subject = NamedNode(ns.thing("confirmation", f"{id_}/{number}"))
    yield Quad(membership, node("jg:confirmation"), subject, into)
    write = Writer(subject, into)
    yield from write.types("jg:Confirmation")
    yield write.quad("jg:observedOn", day(seen.observed_on.isoformat()))
    yield write.quad("prov:wasDerivedFrom", graphs.passage(seen.evidence))


def name_key_quads(subject: NamedNode, *names: str) -> Quads:
    """Keys by which a thing is found, one per way of writing it."""
    into = graph_node(DERIVED)
    for key in sorted({key for name in names for key in keys(name)}):
        yield Quad(subject, node("jg:nameKey"), Literal(key), into)
