"""Words of an answer that name things, so that a page can make links of them."""

from collections.abc import Iterable

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.ids import is_municipality
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph

Named = tuple[tuple[str, str], ...]
"""Words with the IRI of what they name."""


def names_of(graph: Graph, lang: Language, ids: Iterable[str] = (), divisions: Iterable[str] = ()) -> Named:
    """Names of municipalities (codes) and arrangements (short ids), and of divisions."""
    things = [ns.municipality(id_) if is_municipality(id_) else ns.thing("arrangement", id_) for id_ in ids]
    things += [ns.thing("division", id_) for id_ in divisions]
    return names_of_things(graph, lang, things)


def names_of_things(graph: Graph, lang: Language, iris: Iterable[str]) -> Named:
    """Names of things of any kind (IRIs)."""
    return tuple((graph.label(iri, lang), iri) for iri in dict.fromkeys(iris))
