"""The ontology and the concept schemes: Turtle in, quads and a list of terms out."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    NamedNode,
    Quad,
    RdfFormat,
    parse,
)

from jeugdgraph.build.references import Vocabulary
from jeugdgraph.build.triples import TYPE, graph_node, node
from jeugdgraph.errors import DataProblem, Finding

FILES = ("jeugdgraph.ttl", "schemes.ttl")
"""Files of the ontology that become part of the graph. The shapes are for checking alone."""

_CLASS = node("owl:Class")
_PROPERTIES = (
    node("owl:ObjectProperty"),
    node("owl:DatatypeProperty"),
    node("owl:AnnotationProperty"),
)
_CONCEPT = node("skos:Concept")


def quads(folder: Path) -> list[Quad]:
    """Quads of the ontology in its own graph, sorted; blank nodes are named canonically.

    Raises DataProblem for a file that is missing or is no Turtle.
    """
    dataset = Dataset(quad for name in FILES for quad in _parsed(folder / name))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(dataset, key=str)


def terms(ontology: list[Quad]) -> Vocabulary:
    """Classes, properties and concepts that the ontology declares."""
    declared = [(quad.subject, quad.object) for quad in ontology if quad.predicate == TYPE]
    return Vocabulary(
        frozenset(_iris(declared, _CLASS)),
        frozenset(iri for kind in _PROPERTIES for iri in _iris(declared, kind)),
        frozenset(_iris(declared, _CONCEPT)),
    )


def object_properties(ontology: list[Quad]) -> frozenset[str]:
    """Properties whose value must be a thing."""
    declared = [(quad.subject, quad.object) for quad in ontology if quad.predicate == TYPE]
    return frozenset(_iris(declared, _PROPERTIES[0]))


def _iris(declared: Iterable[tuple[object, object]], kind: NamedNode) -> Iterator[str]:
    for subject, object_ in declared:
        if object_ == kind and isinstance(subject, NamedNode):
            yield subject.value


def _parsed(path: Path) -> Iterator[Quad]:
    into = graph_node("ontology")
    try:
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, into)
    except SyntaxError as problem:
        found = str(problem).splitlines()[0]
        raise DataProblem([Finding(path.name, problem.lineno, "", found, "Turtle")]) from problem
    except OSError as problem:
        found = problem.strerror or str(problem)
        raise DataProblem([Finding(path.name, None, "", found, "a readable file")]) from problem
