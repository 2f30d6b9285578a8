"""Where the graph is that a command reads: a store beside us, or an endpoint elsewhere."""

import os
from pathlib import Path
from typing import NamedTuple

from jeugdgraph.graph import Graph
from jeugdgraph.store import Progress

ENDPOINT_VARIABLE = "JEUGDGRAPH_ENDPOINT"


class Place(NamedTuple):
    """The folder of the store, None for the usual one; or the address of an endpoint."""

    store: Path | None = None
    endpoint: str = ""

    @classmethod
    def chosen(cls, store: Path | None, endpoint: str | None) -> "Place":
        """What the user names, else what the environment names, else the usual store."""
        if store is None and endpoint is None:
            endpoint = os.environ.get(ENDPOINT_VARIABLE)
        return cls(store, endpoint or "")

    def open(self, progress: Progress = lambda step: None) -> Graph:
        """The graph, ready to be asked. A store is built first when it has to be.

        `progress` is told what a build is at; of an endpoint, what the user should know.
        """
        if not self.endpoint:
            return Graph.open(self.store, progress)
        from jeugdgraph.remote import RemoteStore

        return Graph(RemoteStore(self.endpoint, remark=progress))
