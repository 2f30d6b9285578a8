"""The engine of an endpoint: a query runs there, and what comes back is as the worker would give it."""

import time
from collections.abc import Iterator
from typing import Protocol

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    serialize,
)

from jeugdgraph.asking.engine import Kind, Reply
from jeugdgraph.asking.limits import MEBIBYTE, Limits
from jeugdgraph.asking.syntax import not_sparql
from jeugdgraph.errors import EndpointProblem, EndpointTimeout, StoreProblem

Results = QuerySolutions | QueryBoolean | QueryTriples


class Timed(Protocol):
    """A store elsewhere that answers within a time."""

    def query(self, query: str, *, seconds: float | None = None) -> Results:
        """Answer to a query, received as a whole."""


class Served:
    """Queries over a store elsewhere. Without a limit of time, that of the endpoint holds."""

    def __init__(self, store: Timed) -> None:
        self._store = store

    def run(self, query: str, media: str, limits: Limits) -> Reply:
        """See `engine.Engine`."""
        start = time.monotonic()
        try:
            found = self._store.query(query, seconds=limits.seconds)
        except EndpointTimeout as problem:
            if limits.seconds is not None and time.monotonic() - start >= limits.seconds:
                raise limits.out_of_time() from problem
            raise
        except EndpointProblem:
            _explain(query)
            raise
        names = [one.value for one in found.variables] if isinstance(found, QuerySolutions) else []
        return Reply(_kind(found), tuple(names), _pieces(found, media, limits))


def _kind(found: Results) -> Kind:
    if isinstance(found, QuerySolutions):
        return "select"
    return "ask" if isinstance(found, QueryBoolean) else "graph"


def _pieces(found: Results, media: str, limits: Limits) -> Iterator[bytes]:
    if isinstance(found, QueryTriples):
        content = serialize(found, format=RdfFormat.N_TRIPLES)
    else:
        format_ = QueryResultsFormat.from_media_type(media)
        if format_ is None:
            raise StoreProblem(f"there is no result format {media}.")
        content = found.serialize(format=format_)
    if content is not None and len(content) > limits.size * MEBIBYTE:
        raise limits.too_large()
    yield content or b""


def _explain(query: str) -> None:
    """Raise NotSparql when it is the query that the endpoint could not read."""
    try:
        Store().query(query)
    except SyntaxError as problem:
        raise not_sparql(query, str(problem)) from None
    except (OSError, RuntimeError, ValueError):
        return
