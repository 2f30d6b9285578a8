"""What a client asks, read from what it sent; whatever cannot be meant is refused with 400."""

import asyncio
import re
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote

from jeugdgraph.web.request import Values
from jeugdgraph.web.service.answers import Receive, Refusal
from jeugdgraph.web.service.settings import BODY_LIMIT, REQUEST_SECONDS, VALUES_LIMIT

_NO_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_HOST = re.compile(r"[A-Za-z0-9.\-]+(?::\d{1,5})?|\[[0-9A-Fa-f:.]+\](?::\d{1,5})?")


class Asked(NamedTuple):
    """A request: `path` is decoded and stands below the place of the site, `query` is as it was sent, the names of
    `headers` are in lower case; `client` is who asks, for a limit on how often."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    client: str
    scheme: str

    @property
    def values(self) -> Values:
        """Names and values of the address."""
        return values(self.query)

    @property
    def host(self) -> str:
        """Where the client thinks that we are; empty when that is no name of a place."""
        named = self.headers.get("host", "")
        return named if _HOST.fullmatch(named) else ""


def read(scope: dict[str, Any], root: str, *, trust_proxy: bool) -> Asked:
    """The request of a connection; Refusal when it cannot be read."""
    headers = _headers(scope["headers"])
    path = _path(scope["raw_path"])
    if root and (path == root or path.startswith(root + "/")):
        path = path[len(root) :] or "/"
    try:
        query = scope["query_string"].decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal(400, "the address is not UTF-8.") from None
    client = scope["client"][0] if scope["client"] else ""
    scheme = scope["scheme"]
    if trust_proxy:
        client = headers.get("x-forwarded-for", client).rpartition(",")[2].strip()[:64]
        scheme = "https" if headers.get("x-forwarded-proto", "").lower() == "https" else scheme
    return Asked(scope["method"], path, query, headers, client, scheme)


def _headers(pairs: list[tuple[bytes, bytes]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in pairs:
        key, text = name.decode("latin-1"), value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def _path(raw: bytes) -> str:
    text = raw.decode("latin-1")
    if "%" in text:
        text = _decoded(text)
    if _CONTROL.search(text):
        raise Refusal(400, "the address holds a control character.")
    if not text.startswith("/"):
        raise Refusal(400, "the address is no path.")
    return text


def _decoded(text: str) -> str:
    if _NO_ESCAPE.search(text):
        raise Refusal(400, "the address holds a % that is no escape.")
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        raise Refusal(400, "the address is not UTF-8.") from None


def values(text: str) -> Values:
    """Names and values of a query string or a form; Refusal when it cannot be read."""
    if not text:
        return ()
    if _NO_ESCAPE.search(text):
        raise Refusal(400, "the values hold a % that is no escape.")
    try:
        found = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=VALUES_LIMIT)
    except UnicodeDecodeError:
        raise Refusal(400, "the values are not UTF-8.") from None
    except ValueError:
        raise Refusal(400, f"more than {VALUES_LIMIT} values.") from None
    if any("\0" in name or "\0" in value for name, value in found):
        raise Refusal(400, "the values hold a NUL.")
    return tuple(found)


async def body(asked: Asked, receive: Receive) -> bytes:
    """Body of a request; Refusal when it is too large, or takes too long to come."""
    length = asked.headers.get("content-length", "0")
    if not length.isdigit() or int(length[:12]) > BODY_LIMIT:
        raise _too_large()
    if asked.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refusal(415, "a body in another coding is not read; send it as it is.")
    received = bytearray()
    try:
        async with asyncio.timeout(REQUEST_SECONDS):
            more = True
            while more:
                message = await receive()
                if message["type"] != "http.request":
                    raise asyncio.CancelledError
                received += message.get("body", b"")
                more = message.get("more_body", False)
                if len(received) > BODY_LIMIT:
                    raise _too_large()
    except TimeoutError:
        raise Refusal(408, "the request took too long to come.", ("connection", "close")) from None
    return bytes(received)


def _too_large() -> Refusal:
    return Refusal(413, f"a request may hold {BODY_LIMIT} bytes.", ("connection", "close"))
