"""The engine that belongs to a graph: a process over its store, or the endpoint that holds it."""

import weakref
from typing import Any, cast

from jeugdgraph.asking.engine import Engine
from jeugdgraph.asking.limits import Limits
from jeugdgraph.asking.local import Worker
from jeugdgraph.errors import StoreProblem
from jeugdgraph.graph import Graph


def engine_of(graph: Graph) -> Engine:
    """The engine for a graph, kept as long as the graph."""
    known = _engines.get(graph)
    if known is None:
        known = Worker(graph.folder) if graph.folder else _served(graph)
        _engines[graph] = known
    return known


def start_ahead(graph: Graph, memory: int) -> None:
    """Start the process that will run a query, to open the store while the query is prepared here.

    `memory` is its limit in mebibytes.
    """
    engine = engine_of(graph)
    if isinstance(engine, Worker):
        engine.start(Limits(memory=memory))


def _served(graph: Graph) -> Engine:
    """The engine of a store elsewhere, which keeps the time itself."""
    from pyoxigraph import Store

    from jeugdgraph.asking.served import Served

    if isinstance(graph.store, Store):
        raise StoreProblem("this graph has no store that another process could open.")
    return Served(cast(Any, graph.store))


_engines: "weakref.WeakKeyDictionary[Graph, Engine]" = weakref.WeakKeyDictionary()
