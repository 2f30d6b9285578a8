"""How the server is run."""

import os
from dataclasses import dataclass

from jeugdgraph.asking.limits import MEBIBYTE
from jeugdgraph.place import Place

QUERY_WORKERS = min((os.cpu_count() or 1) + 1, 16)
"""Processes that run queries: one more than there are processors, so that none waits while an answer is handed on."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be chosen when the server is started; sizes in mebibytes, times in seconds.

    `workers` make pages, `query_workers` run queries. `seconds`, `rows`, `size` and `memory` bound one query (a page may take longer), and
    `concurrency` how many requests of each sort are worked on or wait. `rate` is requests a minute for each client, 0
    for as many as it likes. `cache` is what answers that are kept may take, and `keep_results` whether those to
    queries are among them. `refresh` is after how long an endpoint is taken to have changed. `drain` is how long
    requests may still take when the server is to stop.
    """

    place: Place
    host: str = "127.0.0.1"
    port: int = 8000
    root: str = ""
    workers: int = 2
    query_workers: int = QUERY_WORKERS
    seconds: float = 10.0
    rows: int = 1_000_000
    size: int = 256
    memory: int = 1024
    concurrency: int = 128
    connections: int = 12_000
    rate: int = 0
    trust_proxy: bool = False
    cache: int = 128
    keep_results: bool = True
    log: str = "text"
    refresh: float = 600.0
    drain: float = 15.0

    @property
    def cache_bytes(self) -> int:
        """Size of the cache in bytes."""
        return self.cache * MEBIBYTE


BODY_LIMIT = 1_100_000
"""Bytes of a request's body: a query of a million characters, and the names of its form."""
URL_LIMIT = 16_384
"""Bytes of an address."""
HEADER_LIMIT = 32_768
"""Bytes of all headers of a request."""
VALUES_LIMIT = 500
"""Values in an address or a form."""
REQUEST_SECONDS = 10.0
"""How long a client may take over sending a request."""
STALLED_SECONDS = 30.0
"""How long a client may take in nothing of its answer."""
IDLE_SECONDS = 15.0
"""How long a connection stays open between two requests."""
RETRY_SECONDS = 5
"""When somebody may come back who was refused because it is busy."""
