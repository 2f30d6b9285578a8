"""A server of HTTP that behaves as badly as a test asks for, and what SPARQL answers look like."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

JSON = "application/sparql-results+json"
Reply = Callable[[BaseHTTPRequestHandler], None]


class Server(ThreadingHTTPServer):
    """Gives its replies one after the other, the last one for ever; keeps what it was asked."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, replies: list[Reply]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies = replies
        self.headers: list[Mapping[str, str]] = []
        self.forms: list[list[tuple[str, str]]] = []
        self.paths: list[str] = []
        self.connections: set[object] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/query"

    def next(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.forms.append(parse_qsl(body, keep_blank_values=True))
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.server.headers.append(dict(self.headers))
        self.server.paths.append(self.path)
        self.server.connections.add(self.client_address)
        self.server.next()(self)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(*replies: Reply) -> Iterator[Server]:
    """A server on a free port, gone at the end."""
    server = Server(list(replies))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def reply(status: int = 200, content: bytes = b"", type_: str = JSON, **headers: str) -> Reply:
    """An answer as it should be: complete, with its length."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", type_)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def cut_short(content: bytes, *, chunked: bool) -> Reply:
    """An answer that ends before the end that it announces."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        if chunked:
            handler.send_header("Transfer-Encoding", "chunked")
            handler.end_headers()
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(content), content))
        else:
            handler.send_header("Content-Length", str(len(content) + 100))
            handler.end_headers()
            handler.wfile.write(content)
        handler.close_connection = True

    return answer


def drip(pause: float, times: int = 200) -> Reply:
    """An answer that comes in byte by byte: no pause is long, the whole is."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.send_header("Content-Length", str(times))
        handler.end_headers()
        _slowly(handler, b" " * times, pause)

    return answer


def drip_header(pause: float) -> Reply:
    """The same before there is an answer at all: the status line takes for ever."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        _slowly(handler, b"HTTP/1.1 200 " + b"o" * 200, pause)

    return answer


def _slowly(handler: BaseHTTPRequestHandler, content: bytes, pause: float) -> None:
    try:
        for byte in content:
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
            time.sleep(pause)
    except OSError:  # the other side has gone, as it should
        handler.close_connection = True


def silence(seconds: float) -> Reply:
    """No answer for some time."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(seconds)
        handler.close_connection = True

    return answer


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection instead of answering."""
    handler.close_connection = True


def rows(*found: Mapping[str, str], names: str = "s p o") -> bytes:
    """Results in JSON; a value with a colon is an IRI, another a literal."""
    bindings = [
        {name: {"type": "uri" if ":" in value else "literal", "value": value} for name, value in row.items()}
        for row in found
    ]
    return json.dumps({"head": {"vars": names.split()}, "results": {"bindings": bindings}}).encode()


def yes() -> bytes:
    """The answer to an ASK."""
    return b'{"head": {}, "boolean": true}'
