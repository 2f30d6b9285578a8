"""What the package asks of a store, wherever it is: on disk beside us, or behind an address."""

from collections.abc import Iterator
from typing import Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Triple


class Readable(Protocol):
    """A store that can be read. `pyoxigraph.Store` is one, `remote.RemoteStore` another.

    Both raise nothing but JeugdgraphError and what `graph.DAMAGE` names.
    """

    def query(
        self, query: str, *, use_default_graph_as_union: bool = ...
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Answer to a SPARQL query."""

    def quads_for_pattern(
        self,
        subject: NamedNode | BlankNode | Triple | None,
        predicate: NamedNode | None,
        object: NamedNode | BlankNode | Literal | Triple | None,
        graph_name: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Quads with these terms; None for any. Without a graph name the graphs count as one."""

    def named_graphs(self) -> Iterator[NamedNode | BlankNode]:
        """Names of the graphs that are kept apart."""
