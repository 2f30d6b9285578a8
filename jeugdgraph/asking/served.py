"""The engine of an endpoint: a query runs there, and what comes back is as the worker would give it."""

import time
from collections.abc import Iterator
from typing import Protocol

from pyoxigraph import (
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
    serialize,
)

from jeugdgraph.asking import fences
from jeugdgraph.asking.engine import Reply
from jeugdgraph.asking.limits import MEBIBYTE, Limits
from jeugdgraph.asking.syntax import not_sparql
from jeugdgraph.asking.worker import kind_of
from jeugdgraph.errors import EndpointProblem, EndpointTimeout, StoreProblem
from jeugdgraph.results import Results


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
        return Reply(kind_of(found), _pieces(found, media, limits))


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
    """Raise NotSparql when it is the query that the endpoint could not read.

    An empty store reads it here, in this process, which has connections: not what could hold a SERVICE.
    """
    if fences.is_suspect(query):
        return
    try:
        Store().query(query)
    except SyntaxError as problem:
        raise not_sparql(query, str(problem)) from None
    except (OSError, RuntimeError, ValueError):
        return
