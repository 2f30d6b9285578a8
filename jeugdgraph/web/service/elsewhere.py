"""A process that has queries run by an endpoint, and answers as `asking.worker` does over a store.

Run as a module, with JSON: `endpoint`, `seconds`, `size` and `memory` in mebibytes.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from pyoxigraph import RdfFormat, parse, serialize

from jeugdgraph.asking.engine import Reply as Found
from jeugdgraph.asking.limits import Limits
from jeugdgraph.asking.served import Served
from jeugdgraph.errors import JeugdgraphError, UsageProblem
from jeugdgraph.remote import RemoteStore
from jeugdgraph.web.service.serving import Reply, serve


class Asker:
    """Answers what this process is asked."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self._engine = Served(RemoteStore(told["endpoint"]))
        self._limits = Limits(told["seconds"], told["memory"], told["size"])

    def answer(self, asked: dict[str, Any], reply: Reply) -> None:
        """Answer a query."""
        try:
            found = self._engine.run(asked["query"], asked["format"] or "application/json", self._limits)
            reply.head(kind=found.kind)
            for piece in _pieces(found, asked):
                reply.piece(piece)
            reply.end()
        except UsageProblem as problem:
            reply.problem("refused", str(problem))
        except (JeugdgraphError, ValueError) as problem:
            reply.problem("run", str(problem))


def _pieces(found: Found, asked: Mapping[str, Any]) -> Iterator[bytes]:
    """The answer; a graph in the form that is asked for."""
    if found.kind != "graph":
        yield from found.pieces
        return
    format_ = RdfFormat.from_media_type(asked.get("graph", ""))
    if format_ is None:
        raise ValueError("unknown format")
    triples = (quad.triple for quad in parse(b"".join(found.pieces), RdfFormat.N_TRIPLES))
    yield serialize(triples, None, format_, prefixes=asked.get("prefixes")) or b""


def main(told: Mapping[str, Any]) -> None:
    """Answer until the input ends."""
    serve(Asker(told).answer, told["memory"])


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
