"""What every picture tells of its ground, in both languages: sources, and the notes of the analyses."""

from collections.abc import Iterable

from jeugdgraph.graph import Graph
from jeugdgraph.pictures.picture import Source, both


def sources_of(graph: Graph, iris: Iterable[str]) -> tuple[Source, ...]:
    """Sources (IRIs) with title, publisher and date, and their address; in the order given, each once."""
    return tuple(_source(graph, iri) for iri in dict.fromkeys(iris))


def _source(graph: Graph, iri: str) -> Source:
    stated = [*graph.values(iri, "dct:publisher"), *graph.values(iri, "dct:issued")]
    text = both(lambda lang: ". ".join([graph.label(iri, lang), *stated]))
    return Source(text, next(iter(graph.values(iri, "foaf:page")), ""))
