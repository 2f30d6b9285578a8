"""The built graph against the SHACL shapes, by pyshacl."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from jeugdgraph import namespaces
from jeugdgraph.checks.model import Level, Material, Outcome, Problem, outcome

if TYPE_CHECKING:
    from rdflib import Graph as RdfGraph

    from jeugdgraph.readable import Readable

SHAPE = "https://w3id.org/jeugdgraph/shape#"
ELSEWHERE = ("division-one-place",)
"""Rules that another check holds the data against; as SPARQL they take more than a minute."""
UNSHAPED = tuple(f"<{namespaces.thing(kind, '')}" for kind in ("border", "postcode"))
"""Things about which there is no shape; without them there is a tenth less to load."""


def shapes(material: Material) -> Outcome:
    """Memberships, arrangements, municipalities, sources and the rest obey the shapes."""
    from pyshacl import validate
    from rdflib import RDF, URIRef
    from rdflib.namespace import SH

    rules = _rules(material)
    data = load(material.graph.store, _terms(rules))
    size = len(data)
    _, found, _ = validate(data, shacl_graph=_batched(rules), inplace=True)
    results = list(found.subjects(RDF.type, SH.ValidationResult))
    problems = [_problem(found, result, material) for result in results]
    count = len(set(rules.subjects(RDF.type, URIRef(SH.PropertyShape))))
    remark = material.say(f"{count} regels over {size} feiten", f"{count} rules on {size} facts")
    return outcome("shapes", problems, remark)


def load(store: "Readable", properties: Iterable[str]) -> "RdfGraph":
    """Graph of every triple with one of the properties, in the terms of rdflib."""
    from pyoxigraph import NamedNode
    from rdflib import Graph

    data = Graph()
    for iri in sorted(properties):
        for quad in store.quads_for_pattern(None, NamedNode(iri), None, None):
            if not str(quad.subject).startswith(UNSHAPED):
                data.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return data


def _rules(material: Material) -> "RdfGraph":
    from rdflib import Graph, Literal, URIRef
    from rdflib.namespace import SH

    rules = Graph().parse(material.home / "ontology" / "shapes.ttl", format="turtle")
    for name in ELSEWHERE:
        rules.set((URIRef(SHAPE + name), SH.deactivated, Literal(True)))
    return rules


def _terms(rules: "RdfGraph") -> set[str]:
    """Properties that the shapes look at."""
    from rdflib import URIRef
    from rdflib.namespace import SH

    naming = (SH.path, SH.targetSubjectsOf, SH.lessThan, SH.lessThanOrEquals, SH.disjoint, SH.equals)
    found = {str(term) for name in naming for term in rules.objects(None, name) if isinstance(term, URIRef)}
    return found | {
        namespaces.iri("rdf:type"),
        namespaces.iri("rdfs:subClassOf"),
        namespaces.iri("skos:notation"),
    }


def _batched(rules: "RdfGraph") -> "RdfGraph":
    """The same rules, with the targets of a node shape put on its property shapes.

    pyshacl then looks at all targets of a rule at once instead of one by one (65 s became 19 s); what
    it finds is the same, since a node shape conforms when its property shapes do.
    """
    from rdflib.namespace import SH

    for shape, _, rule in list(rules.triples((None, SH.property, None))):
        targets = [
            (kind, target)
            for kind in (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
            for target in rules.objects(shape, kind)
        ]
        if targets:
            rules.remove((shape, SH.property, rule))
            for kind, target in targets:
                rules.add((rule, kind, target))
    return rules


def _problem(found: "RdfGraph", result: Any, material: Material) -> Problem:
    from rdflib.namespace import SH

    focus = str(found.value(result, SH.focusNode))
    path = namespaces.local_name(str(found.value(result, SH.resultPath) or ""))
    value = found.value(result, SH.value)
    shape = namespaces.local_name(str(found.value(result, SH.sourceShape) or ""))
    message = _message(found.objects(result, SH.resultMessage), material)
    problem, _, repair = message.partition(". ")
    what = " ".join(part for part in (f"{shape}:", f"{path}={_short(value)}" if path else "") if part)
    return Problem(_level(found, result), material.places[focus], namespaces.local_name(focus),
                   f"{what} {problem}.", repair or problem)  # fmt: skip


def _level(found: "RdfGraph", result: Any) -> Level:
    from rdflib.namespace import SH

    severity = found.value(result, SH.resultSeverity)
    if severity == SH.Warning:
        return "warning"
    return "note" if severity == SH.Info else "error"


def _message(messages: Iterator[Any], material: Material) -> str:
    texts = {getattr(text, "language", None): str(text) for text in messages}
    return texts.get(material.lang) or texts.get("en") or next(iter(texts.values()), "")


def _short(value: Any) -> str:
    return "" if value is None else namespaces.local_name(str(value))[:80]


@cache
def _term(term: object) -> Any:
    """The term in rdflib; a plain string has no datatype there."""
    from pyoxigraph import BlankNode, Literal, NamedNode
    from rdflib import BNode, URIRef
    from rdflib import Literal as RdfLiteral

    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if not isinstance(term, Literal):
        raise TypeError(f"no term of RDF 1.1: {term}")
    if term.language:
        return RdfLiteral(term.value, lang=term.language)
    datatype = term.datatype.value
    plain = datatype == namespaces.iri("xsd:string")
    return RdfLiteral(term.value) if plain else RdfLiteral(term.value, datatype=URIRef(datatype))
