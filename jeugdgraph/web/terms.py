"""The terms of the ontology and the concepts of its schemes, as the graph holds them."""

import weakref
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph
from jeugdgraph.web.expressions import Piece, chain, objects, pieces
from jeugdgraph.web.things import anchor

ONTOLOGY = ns.JG.removesuffix("#")
"""IRI of the ontology as a whole."""
BASE = ONTOLOGY.removesuffix("def")
"""With what every IRI of ours begins."""
PROPERTIES = ("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")
_RELATIONS = (
    "rdfs:subClassOf", "rdfs:subPropertyOf", "owl:equivalentClass", "owl:disjointWith", "rdfs:domain",
    "schema:domainIncludes", "rdfs:range", "schema:rangeIncludes", "owl:inverseOf", "owl:propertyChainAxiom",
    "skos:broader", "skos:closeMatch", "rdfs:seeAlso", "dct:source",
)  # fmt: skip
"""What is told of a term beside its definition, in this order."""
_BACKWARDS = ("rdfs:subClassOf", "rdfs:domain", "schema:domainIncludes", "skos:broader")
"""What other terms say of a term that is told with it too."""


class Relation(NamedTuple):
    """A property (a CURIE) and its values in words; `backwards` when the other terms have this one as their value."""

    property: str
    values: tuple[tuple[Piece, ...], ...]
    backwards: bool = False


class Term(NamedTuple):
    """A class, a property or a concept. `kinds` are the classes (CURIEs) that it is of itself, `uses` how often the
    graph uses it."""

    iri: str
    curie: str
    anchor: str
    label: str
    plural: str
    definition: str
    note: str
    kinds: tuple[str, ...]
    relations: tuple[Relation, ...]
    uses: int


class Scheme(NamedTuple):
    """A scheme and its concepts."""

    term: Term
    concepts: tuple[Term, ...]


def classes(graph: Graph, lang: Language) -> list[Term]:
    """Classes of our own, by label."""
    return _terms(graph, {*graph.subjects("rdf:type", ns.iri("owl:Class"))}, lang)


def properties(graph: Graph, lang: Language) -> list[Term]:
    """Properties of our own, by label."""
    found = {iri for kind in PROPERTIES for iri in graph.subjects("rdf:type", ns.iri(kind))}
    return _terms(graph, found, lang)


def schemes(graph: Graph, lang: Language) -> list[Scheme]:
    """Schemes with their concepts, in the order that the scheme gives them, else by label."""
    found = _terms(graph, {*graph.subjects("rdf:type", ns.iri("skos:ConceptScheme"))}, lang)
    return [Scheme(term, tuple(_concepts(graph, term.iri, lang))) for term in found]


def statements(graph: Graph) -> list[Triple]:
    """Everything that the ontology says, with its schemes, in a fixed order."""
    quads = graph.store.quads_for_pattern(None, None, None, NamedNode(ns.graph("ontology")))
    return sorted({quad.triple for quad in quads}, key=str)


def _concepts(graph: Graph, scheme: str, lang: Language) -> list[Term]:
    found = _terms(graph, {*graph.subjects("skos:inScheme", scheme)}, lang)
    return sorted(found, key=lambda term: _order(graph, term.iri))


def _order(graph: Graph, iri: str) -> int:
    return next((int(value) for value in graph.values(iri, "jg:order") if value.isdigit()), 1_000_000)


def _terms(graph: Graph, iris: set[str], lang: Language) -> list[Term]:
    made = (term(graph, iri, lang) for iri in iris if iri.startswith((ns.JG, ns.CONCEPT)))
    return sorted(made, key=lambda one: (one.label.casefold(), one.iri))


def term(graph: Graph, iri: str, lang: Language) -> Term:
    """A term or concept with all that is told of it."""
    return Term(
        iri, _curie(iri), anchor(iri), graph.label(iri, lang), text(graph, iri, "skos:altLabel", lang),
        text(graph, iri, "skos:definition", lang), text(graph, iri, "skos:scopeNote", lang),
        tuple(sorted(map(ns.curie, graph.values(iri, "rdf:type")))),
        tuple(_relations(graph, iri, lang)), uses(graph).get(iri, 0),
    )  # fmt: skip


def _curie(iri: str) -> str:
    """Short form, also of a concept: ``jgc:role/participant``."""
    return f"jgc:{iri.removeprefix(ns.CONCEPT)}" if iri.startswith(ns.CONCEPT) else ns.curie(iri)


def text(graph: Graph, iri: str, property_: str, lang: Language) -> str:
    """What a property says in words: texts in a language; of texts without one, all."""
    found = [quad.object for quad in graph.matching(iri, property_)]
    texts = [one.value for one in found if isinstance(one, Literal) and one.language in (lang, None)]
    return "; ".join(sorted(texts))


def _relations(graph: Graph, iri: str, lang: Language) -> Iterator[Relation]:
    node = NamedNode(iri)
    for property_ in _RELATIONS:
        told = chain if property_ == "owl:propertyChainAxiom" else pieces
        values = tuple(told(graph, value, lang) for value in objects(graph, node, property_))
        if values:
            yield Relation(property_, values)
    for property_ in _BACKWARDS:
        ours = [one for one in graph.subjects(property_, iri) if one.startswith((ns.JG, ns.CONCEPT))]
        if ours:
            named = sorted(((graph.label(one, lang), one) for one in ours), key=lambda one: one[0].casefold())
            yield Relation(property_, tuple((one,) for one in named), backwards=True)


def uses(graph: Graph) -> Mapping[str, int]:
    """How often the graph uses each term and concept. Counted once for a graph."""
    known = _uses.get(graph)
    if known is None:
        known = {row["term"]: int(row["uses"]) for row in graph.rows("lookup/uses")}
        _uses[graph] = known
    return known


_uses: "weakref.WeakKeyDictionary[Graph, Mapping[str, int]]" = weakref.WeakKeyDictionary()
