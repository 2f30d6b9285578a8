"""The graph for rdflib: a Dataset over the same store, behind the same fences."""

from collections.abc import Iterable
from typing import Any

import rdflib
from oxrdflib import OxigraphStore
from pyoxigraph import RdfFormat, Store, Triple, serialize

from jeugdgraph import namespaces as ns
from jeugdgraph.asking import fences
from jeugdgraph.asking.question import graphs_of
from jeugdgraph.asking.syntax import with_prefixes
from jeugdgraph.errors import UsageProblem
from jeugdgraph.graph import Graph


class ReadOnlyDataset(rdflib.Dataset):
    """A Dataset that only reads. Its default graph is the union of all graphs."""

    allowed_graphs: frozenset[str] = frozenset()
    """IRIs of the graphs that FROM may name."""

    def query(self, query_object: Any, *args: Any, **kwargs: Any) -> Any:
        """Run a query given as text; UsageProblem for what no query may do here."""
        if not isinstance(query_object, str):
            raise UsageProblem(
                "a prepared query is refused: rdflib would run it in Python, past Oxigraph and the fences."
                " Give its text."
            )
        text = with_prefixes(query_object)
        fences.check(text, self.allowed_graphs)
        return super().query(text, *args, **kwargs)

    def _refuse(self, *args: Any, **kwargs: Any) -> Any:
        """UsageProblem: the graph is read-only."""
        raise UsageProblem(
            "the graph is read-only. Change the tables and build, or copy what you need into a Graph of your own."
        )

    update = add = addN = remove = parse = remove_graph = _refuse  # noqa: N815 - names of rdflib


def dataset(graph: Graph) -> ReadOnlyDataset:
    """The store of a graph as an rdflib Dataset. UsageProblem for a graph at an endpoint."""
    if not isinstance(graph.store, Store):
        raise UsageProblem(
            "rdflib reads the built store, not an endpoint. Use rdflib's own SPARQLStore for that."
        )
    found = ReadOnlyDataset(store=OxigraphStore(store=graph.store), default_union=True)
    found.allowed_graphs = frozenset(graphs_of(graph))
    return found


def to_rdflib(triples: Iterable[Triple]) -> rdflib.Graph:
    """An rdflib Graph of its own with these triples and the prefixes of the graph."""
    found = rdflib.Graph()
    for prefix, iri in ns.PREFIXES.items():
        found.bind(prefix, iri)
    content = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return found.parse(data=content, format="nt")
