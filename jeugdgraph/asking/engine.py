"""What runs a query, wherever that is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from jeugdgraph.asking.limits import Limits

Kind = Literal["select", "ask", "graph"]

TSV = "text/tab-separated-values"


@dataclass(frozen=True, slots=True)
class Reply:
    """What an engine answers: the kind of result, and its bytes, once."""

    kind: Kind
    pieces: Iterator[bytes]


class Engine(Protocol):
    """Runs a query."""

    def run(self, query: str, media: str, limits: Limits) -> Reply:
        """Answer in a media type of SPARQL results; a graph always comes as N-Triples.

        Raises UsageProblem for a query that is no SPARQL, Stopped at a limit, StoreProblem for what
        else goes wrong; the last two also while the pieces are read.
        """
