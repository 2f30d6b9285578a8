"""What the graph says about itself: VoID and DCAT for the whole and for each named graph."""

from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from jeugdgraph import __version__, namespaces
from jeugdgraph.build.triples import Quads, Writer, dutch, english, graph_node, node
from jeugdgraph.tables import Row

META = "meta"
DATASET = "https://w3id.org/jeugdgraph"
_LICENCE = NamedNode("https://creativecommons.org/licenses/by/4.0/")
_TITLES: Mapping[str, tuple[str, str]] = {
    "ontology": ("Ontologie en begrippen", "Ontology and concepts"),
    "divisions": ("Gemeenten, herindelingen en indelingen", "Municipalities, mergers and divisions"),
    "register": ("Register van gemeenschappelijke regelingen", "Register of joint arrangements"),
    "education": ("Samenwerkingsverbanden passend onderwijs", "Education partnerships"),
    "arrangements": ("Samenwerkingsverbanden, met de hand verzameld", "Arrangements, collected by hand"),
    "population": ("Inwoners en jeugdhulpgebruik", "Residents and use of youth care"),
    "seeds": ("Feiten uit vijf beleidsdocumenten", "Facts from five policy documents"),
    "derived": ("Afgeleid uit de andere graven", "Derived from the other graphs"),
}  # fmt: skip


def quads(counts: Mapping[str, int], sources: list[Row]) -> Quads:
    """Description of the data set and of each named graph with its number of triples and its sources."""
    into = graph_node(META)
    whole = Writer(NamedNode(DATASET), into)
    yield from whole.types("void:Dataset", "dcat:Dataset")
    yield whole.quad("dct:title", Literal("jeugdgraph"))
    yield whole.quad("dct:license", _LICENCE)
    yield whole.quad("dcat:version", Literal(__version__))
    yield whole.quad("void:triples", _count(sum(counts.values())))
    yield whole.quad("void:uriSpace", Literal(namespaces.THING))
    for name in sorted(counts):
        graph = graph_node(namespaces.local_name(name))
        yield whole.quad("void:subset", graph)
        yield from _graph_quads(graph, namespaces.local_name(name), counts[name], sources)


def _graph_quads(graph: NamedNode, name: str, count: int, sources: list[Row]) -> Quads:
    write = Writer(graph, graph_node(META))
    nl, en = _TITLES[name]
    yield from write.types("void:Dataset", "dcat:Dataset")
    yield write.quad("dct:title", dutch(nl))
    yield write.quad("dct:title", english(en))
    yield write.quad("dct:license", _LICENCE)
    yield write.quad("void:triples", _count(count))
    for row in sources:
        if row["batch"] == name:
            source = NamedNode(namespaces.thing("source", row["source_id"]))
            yield write.quad("dct:source", source)


def _count(number: int) -> Literal:
    return Literal(str(number), datatype=node("xsd:integer"))
