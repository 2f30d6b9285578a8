"""Answers as they go out: headers that every one has, and the forms in which a client may take it."""

import hashlib
import zlib
from collections.abc import Awaitable, Callable, Iterable, Iterator, MutableMapping
from dataclasses import dataclass
from typing import Any

from jeugdgraph.web.service.body import Body
from jeugdgraph.web.service.settings import RETRY_SECONDS

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Pair = tuple[str, str]

TEXT = "text/plain; charset=utf-8"
NOT_KEPT = ("cache-control", "no-store")
ANYWHERE = ("access-control-allow-origin", "*")
"""Lets pages of other sites read an answer: all that is here is public."""
_ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
_POLICY = (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'")
"""For what is no page."""
_SMALL = 1000
"""Bytes that are not worth making smaller."""
_SQUEEZED = ("text/", "application/sparql-results+", "application/json", "application/rdf+xml", "application/ld+json",
             "application/n-triples", "application/xml", "image/svg+xml")  # fmt: skip
_PIECE = 1 << 16


@dataclass(slots=True, eq=False)
class Answer:
    """An answer. `squeezed` is the same in gzip, `tag` tells one from another, `body` is what does not fit in memory."""

    status: int
    media: str
    content: bytes
    headers: tuple[Pair, ...] = ()
    squeezed: bytes = b""
    tag: str = ""
    body: Body | None = None

    @property
    def size(self) -> int:
        """Bytes that it takes to keep."""
        return len(self.content) + len(self.squeezed)


class Refusal(Exception):
    """There is no answer but this one."""

    def __init__(self, status: int, text: str, *headers: Pair) -> None:
        self.answer = refusal(status, text, *headers)
        super().__init__(text)


def refusal(status: int, text: str, *headers: Pair) -> Answer:
    """One clear line about why there is no answer; 429 and 503 say when to come back."""
    if status in (429, 503) and not any(name == "retry-after" for name, _ in headers):
        headers = (*headers, ("retry-after", str(RETRY_SECONDS)))
    return Answer(status, TEXT, f"{text}\n".encode(), (NOT_KEPT, *headers))


def tagged(answer: Answer) -> Answer:
    """The answer with a tag made of its content."""
    digest = hashlib.blake2b(answer.content, digest_size=12).hexdigest()
    answer.tag = f'W/"{digest}"'
    return answer


async def deliver(
    answer: Answer, method: str, headers: MutableMapping[str, str], send: Send
) -> tuple[int, int]:
    """Send an answer in the form that the client takes; status and bytes of what went out."""
    if answer.tag and answer.status == 200 and _is_known(answer.tag, headers.get("if-none-match", "")):
        await _start(send, 304, answer, None)
        await send({"type": "http.response.body", "body": b""})
        return 304, 0
    if _takes_gzip(headers.get("accept-encoding", "")) and _is_squeezable(answer):
        if answer.squeezed:
            return await _whole(answer, answer.squeezed, method, send, b"gzip")
        if answer.body is not None or len(answer.content) > _SMALL:
            return await _pieces(answer, _squeeze(_chunks(answer)), method, send)
    if answer.body is not None:
        return await _pieces(answer, answer.body.chunks(), method, send, answer.body.size)
    return await _whole(answer, answer.content, method, send)


async def _whole(
    answer: Answer, content: bytes, method: str, send: Send, coding: bytes = b""
) -> tuple[int, int]:
    await _start(send, answer.status, answer, len(content) if answer.status != 204 else None, coding)
    await send({"type": "http.response.body", "body": content if method != "HEAD" else b""})
    return answer.status, len(content) if method != "HEAD" else 0


async def _pieces(
    answer: Answer, pieces: Iterator[bytes], method: str, send: Send, length: int | None = None
) -> tuple[int, int]:
    """Send in pieces: of a length that is known, or squeezed on the way."""
    await _start(send, answer.status, answer, length, b"" if length is not None else b"gzip")
    sent = 0
    for piece in pieces if method != "HEAD" else ():
        sent += len(piece)
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": b""})
    return answer.status, sent


async def _start(send: Send, status: int, answer: Answer, length: int | None, coding: bytes = b"") -> None:
    told = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
    if not any(name == b"content-security-policy" for name, _ in told):
        told.append(_POLICY)
    if length is not None:
        told.append((b"content-length", b"%d" % length))
    if status != 304 and answer.media:
        told.append((b"content-type", answer.media.encode("latin-1")))
    if answer.tag:
        told.append((b"etag", answer.tag.encode()))
    if coding:
        told.append((b"content-encoding", coding))
    told = _with_vary(told) if _is_squeezable(answer) else told
    await send({"type": "http.response.start", "status": status, "headers": [*_ALWAYS, *told]})


def _with_vary(told: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Headers with one Vary, which also names the coding."""
    named = [value for name, value in told if name == b"vary"]
    rest = [pair for pair in told if pair[0] != b"vary"]
    return [*rest, (b"vary", b", ".join([b"accept-encoding", *named]))]


def _is_squeezable(answer: Answer) -> bool:
    return answer.media.startswith(_SQUEEZED)


def _is_known(tag: str, header: str) -> bool:
    """Whether the client has it already."""
    return header.strip() == "*" or tag in (one.strip() for one in header.split(","))


def _takes_gzip(header: str) -> bool:
    if "gzip" not in header:
        return False
    for one in header.split(","):
        name, _, weight = one.partition(";")
        if name.strip().lower() == "gzip":
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def _chunks(answer: Answer) -> Iterable[bytes]:
    if answer.body is not None:
        return answer.body.chunks()
    return (answer.content[start : start + _PIECE] for start in range(0, len(answer.content), _PIECE))


def _squeeze(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Chunks as gzip."""
    press = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    for chunk in chunks:
        if small := press.compress(chunk):
            yield small
    yield press.flush()
