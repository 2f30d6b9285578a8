"""Connections that are bounded: in number, in what they send, and in how long they take over it.

uvicorn reads HTTP, but waits for ever for the rest of a request, and for a client that takes in nothing. One look a
second over all connections ends those.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from jeugdgraph.web.service.settings import HEADER_LIMIT, REQUEST_SECONDS, STALLED_SECONDS, URL_LIMIT
from jeugdgraph.web.service.watching import Metrics

_MOST_HEADERS = 100
_SLACK = 1 << 18
"""Bytes that may come along with the end of the headers in one piece."""
_WORDS = {
    400: ("Bad Request", "the request cannot be read."),
    408: ("Request Timeout", "the request took too long to come."),
    414: ("URI Too Long", f"an address may hold {URL_LIMIT} bytes."),
    431: ("Request Header Fields Too Large", f"headers may hold {HEADER_LIMIT} bytes."),
    503: ("Service Unavailable", "there are too many connections."),
}


class Bounded(HttpToolsProtocol):
    """A connection. `most` is how many there may be; those beyond it are counted in `metrics`."""

    most: int
    metrics: Metrics

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """See `asyncio.Protocol`."""
        super().connection_made(transport)
        self.since: float | None = self.loop.time()
        self.heading = True
        self.head_size = 0
        self.count = 0
        self.refusal = 400
        self.task: asyncio.Task[None] | None = None
        self.unsent, self.unsent_since = 0, 0.0
        if len(self.connections) > self.most:
            self.metrics.refused_connections += 1
            self.refuse(503)

    def connection_lost(self, exc: Exception | None) -> None:
        """See `asyncio.Protocol`. What is made for a client that left is made no further."""
        super().connection_lost(exc)
        if self.task is not None:
            self.task.cancel()

    def data_received(self, data: bytes) -> None:
        """See `asyncio.Protocol`."""
        if self.transport.is_closing():
            return
        if self.since is None and (self.cycle is None or self.cycle.response_complete):
            self.since = self.loop.time()
        if self.heading:
            self.head_size += len(data)
        super().data_received(data)
        if self.heading and self.head_size > HEADER_LIMIT + _SLACK:
            self.refuse(431)

    def on_message_begin(self) -> None:
        """See `HttpToolsProtocol`."""
        super().on_message_begin()
        self.heading, self.head_size, self.count = True, 0, 0

    def on_url(self, url: bytes) -> None:
        """See `HttpToolsProtocol`."""
        super().on_url(url)
        if len(self.url) > URL_LIMIT:
            self._refuse_within(414)

    def on_header(self, name: bytes, value: bytes) -> None:
        """See `HttpToolsProtocol`."""
        super().on_header(name, value)
        self.count += len(name) + len(value)
        if self.count > HEADER_LIMIT or len(self.headers) > _MOST_HEADERS:
            self._refuse_within(431)

    def on_headers_complete(self) -> None:
        """See `HttpToolsProtocol`."""
        self.heading = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """See `HttpToolsProtocol`."""
        self.since = None
        super().on_message_complete()

    def _start_asgi_task(self, cycle: Any, app: Any) -> None:
        task = self.loop.create_task(cycle.run_asgi(app))
        task.add_done_callback(self.tasks.discard)
        self.tasks.add(task)
        self.task = task

    def _refuse_within(self, status: int) -> None:
        """Refuse from within the parser, which ends at an exception."""
        self.refusal = status
        raise ValueError

    def send_400_response(self, msg: str) -> None:
        """Answer what cannot be read, and close."""
        self.refuse(self.refusal)

    def refuse(self, status: int) -> None:
        """Answer without reading on, and close."""
        if self.transport.is_closing():
            return
        if self.cycle is None or self.cycle.response_complete:
            self.transport.write(_refusal(status))
        self.transport.close()

    def look(self, now: float) -> None:
        """End what takes too long."""
        if self.since is not None and now - self.since > REQUEST_SECONDS:
            self.since = None
            self.refuse(408)
        size = self.transport.get_write_buffer_size()
        if size != self.unsent or not size:
            self.unsent, self.unsent_since = size, now
        elif now - self.unsent_since > STALLED_SECONDS:
            self.transport.abort()


def _refusal(status: int) -> bytes:
    phrase, text = _WORDS[status]
    retry = "retry-after: 5\r\n" if status == 503 else ""
    return (
        f"HTTP/1.1 {status} {phrase}\r\ncontent-type: text/plain; charset=utf-8\r\n"
        f"content-length: {len(text) + 1}\r\ncache-control: no-store\r\nx-content-type-options: nosniff\r\n"
        "referrer-policy: same-origin\r\ncross-origin-opener-policy: same-origin\r\n"
        "content-security-policy: default-src 'none'; frame-ancestors 'none'\r\n"
        f"{retry}connection: close\r\n\r\n{text}\n"
    ).encode()


async def keep_looking(connections: set[Any]) -> None:
    """Look at all connections once a second, until cancelled."""
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(1)
        now = loop.time()
        for connection in list(connections):
            connection.look(now)
