"""A process that makes pages, and reads queries that take care.

Run as a module, with JSON: `folder` of a store or `endpoint`, `version` of scripts and styles, `memory` in mebibytes.
What it is sent says by `do` what is asked: ``page``; ``prepare``, a query past the fences; ``explain``, why the engine
could not read one; ``about``, the graphs that there are.
"""

import gzip
import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from jeugdgraph import store
from jeugdgraph.asking import fences
from jeugdgraph.asking.question import graphs_of
from jeugdgraph.asking.syntax import not_sparql, with_prefixes
from jeugdgraph.errors import JeugdgraphError
from jeugdgraph.graph import Graph
from jeugdgraph.place import Place
from jeugdgraph.web.request import Request, Response
from jeugdgraph.web.respond import Site, respond
from jeugdgraph.web.service.serving import Reply, serve

_SQUEEZED = ("text/", "application/json", "application/ld+json", "application/n-triples", "image/svg+xml")
"""Media that become smaller."""
_SMALL = 1000
"""Bytes that are not worth it."""


def graph_at(told: Mapping[str, Any]) -> Graph:
    """The graph that this process is started for."""
    if told["folder"]:
        folder = Path(told["folder"])
        return Graph(store.open_folder(folder), folder)
    return Place(None, told["endpoint"]).open()


class Maker:
    """Answers what this process is asked."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._graphs = graphs_of(site.graph)

    def answer(self, asked: dict[str, Any], reply: Reply) -> None:
        """Answer a request."""
        try:
            getattr(self, asked["do"])(asked, reply)
        except (JeugdgraphError, MemoryError) as problem:
            reply.problem("refused", str(problem) or "out of memory.")

    def page(self, asked: dict[str, Any], reply: Reply) -> None:
        """A page: its body, and after it the same in gzip where that is smaller."""
        made = respond(self._site, _request(asked))
        squeezed = _squeezed(made)
        reply.head(
            status=made.status, media=made.media, headers=made.headers, kept=made.kept, length=len(made.body)
        )
        reply.piece(made.body)
        reply.piece(squeezed)
        reply.end()

    def prepare(self, asked: dict[str, Any], reply: Reply) -> None:
        """A query as it may run."""
        sparql = with_prefixes(asked["query"])
        fences.check(sparql, self._graphs)
        reply.head(query=sparql)
        reply.end()

    def explain(self, asked: dict[str, Any], reply: Reply) -> None:
        """Why the engine could not read a query."""
        raise not_sparql(asked["query"], asked["message"])

    def about(self, asked: dict[str, Any], reply: Reply) -> None:
        """The graphs that there are. With a date the start is made once, so that no page waits for what it needs."""
        if asked["today"]:
            respond(self._site, Request("/nl/", date.fromisoformat(asked["today"])))
        reply.head(graphs=self._graphs)
        reply.end()


def _request(asked: Mapping[str, Any]) -> Request:
    values = tuple((name, value) for name, value in asked["values"])
    day = date.fromisoformat(asked["today"])
    return Request(asked["path"], day, values, asked["root"], asked["accept"], asked["languages"])


def _squeezed(made: Response) -> bytes:
    if len(made.body) < _SMALL or not made.media.startswith(_SQUEEZED):
        return b""
    small = gzip.compress(made.body, 6, mtime=0)
    return small if len(small) < len(made.body) else b""


def main(told: Mapping[str, Any]) -> None:
    """Answer until the input ends."""
    serve(Maker(Site(graph_at(told), told["version"])).answer, told["memory"])


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
