"""Words of an answer that name things, so that a page can make links of them."""

from collections.abc import Iterable

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.ids import is_municipality
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph
from jeugdgraph.present.parts import Sources
from jeugdgraph.present.report import Cell

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


def source_marks(sources: Sources, proofs: Iterable[tuple[str, str]], most: int | None = None) -> Cell:
    """Numbers of sources, each once and at most `most`; each leads to the first statement that the source bears out.

    `proofs` are pairs of a source and a statement, both IRIs.
    """
    first: dict[str, str] = {}
    for source, statement in proofs:
        if source in first or most is None or len(first) < most:
            first.setdefault(source, statement)
    marks = tuple((sources.number(source), statement) for source, statement in first.items())
    return Cell(" ".join(mark for mark, _ in marks), names=marks)
