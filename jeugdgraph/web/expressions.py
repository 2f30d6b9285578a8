"""What an ontology says of a term, in words: *role: at least one participating role*."""

from collections.abc import Callable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.wording.site_terms import WORDS

Node = NamedNode | BlankNode | Literal | Triple
Piece = tuple[str, str]
"""Words, and the IRI of the term that they name; empty where they name none."""
_DEPTH = 12
"""Expressions inside each other that are told; what is deeper is shown as dots."""
_NUMBERS = ("owl:cardinality", "owl:maxCardinality", "owl:qualifiedCardinality")
_BOUNDS = {
    "xsd:minExclusive": ">", "xsd:minInclusive": "≥", "xsd:maxExclusive": "<", "xsd:maxInclusive": "≤",
}  # fmt: skip


def objects(graph: Graph, node: Node, term: str) -> list[Node]:
    """Values of a property of a term or of a part of an expression."""
    if isinstance(node, Literal):
        return []
    found = graph.store.quads_for_pattern(node, NamedNode(ns.iri(term)), None, None)
    return sorted((quad.object for quad in found), key=str)


def pieces(graph: Graph, node: Node, lang: Language, depth: int = 0) -> tuple[Piece, ...]:
    """A term by its label, or an expression in words."""
    if isinstance(node, NamedNode):
        return ((_called(graph, node.value, lang), node.value),)
    if not isinstance(node, BlankNode):
        return ((_text(node), ""),)
    if depth > _DEPTH:
        return (("…", ""),)
    return tuple(_expression(graph, node, lang, lambda inner: pieces(graph, inner, lang, depth + 1)))


def _called(graph: Graph, iri: str, lang: Language) -> str:
    ours = iri.startswith((ns.JG, ns.CONCEPT))
    return graph.label(iri, lang) if ours else ns.curie(iri)


Told = Callable[[Node], tuple[Piece, ...]]


def _expression(graph: Graph, node: BlankNode, lang: Language, told: Told) -> Iterator[Piece]:
    for term, word in (("owl:unionOf", "or"), ("owl:intersectionOf", "and")):
        for first in objects(graph, node, term):
            yield from _joined(_members(graph, first), say_in(WORDS, word, lang), told)
    for property_ in objects(graph, node, "owl:onProperty"):
        yield from told(property_)
        yield from _restriction(graph, node, lang, told)
    for base in objects(graph, node, "owl:onDatatype"):
        yield from told(base)
        yield from _bounds(graph, node)


def _restriction(graph: Graph, node: BlankNode, lang: Language, told: Told) -> Iterator[Piece]:
    for term, word in (("owl:someValuesFrom", "some"), ("owl:allValuesFrom", "only")):
        for value in objects(graph, node, term):
            yield f": {say_in(WORDS, word, lang)} ", ""
            yield from told(value)
    if objects(graph, node, "owl:hasSelf"):
        yield f": {say_in(WORDS, 'itself', lang)}", ""
    for term in _NUMBERS:
        for number in objects(graph, node, term):
            word = "at most" if term == "owl:maxCardinality" else "exactly"
            yield f": {say_in(WORDS, word, lang, number=_text(number))} ", ""
            for value in objects(graph, node, "owl:onClass"):
                yield from told(value)


def _bounds(graph: Graph, node: BlankNode) -> Iterator[Piece]:
    for first in objects(graph, node, "owl:withRestrictions"):
        for facet in _members(graph, first):
            for term, sign in _BOUNDS.items():
                for value in objects(graph, facet, term):
                    yield f" {sign} {_text(value)}", ""


def _joined(members: list[Node], word: str, told: Told) -> Iterator[Piece]:
    for place, member in enumerate(members):
        if place:
            yield f" {word} ", ""
        inner = told(member)
        if len(inner) == 1:
            yield from inner
        else:
            yield "(", ""
            yield from inner
            yield ")", ""


def chain(graph: Graph, first: Node, lang: Language) -> tuple[Piece, ...]:
    """Properties that follow each other, as words."""
    return tuple(_joined(_members(graph, first), "→", lambda node: pieces(graph, node, lang)))


def _members(graph: Graph, first: Node) -> list[Node]:
    """Members of a list of RDF, in order."""
    found: list[Node] = []
    seen: set[str] = set()
    while isinstance(first, BlankNode) and first.value not in seen:
        seen.add(first.value)
        found += objects(graph, first, "rdf:first")
        first = next(iter(objects(graph, first, "rdf:rest")), NamedNode(ns.iri("rdf:nil")))
    return found


def _text(node: Node) -> str:
    return node.value if isinstance(node, Literal) else str(node)
