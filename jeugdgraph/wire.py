"""Exchanges over HTTP with a server elsewhere: time limits, retries, redirects, clear errors.

Everything that a network can do to an exchange ends in one line (EndpointProblem). An exchange runs in a
thread of its own, because only so one moment can bound the whole of it: looking up the host, waiting
between retries, and an answer that comes in byte by byte.
"""

from collections.abc import Callable, Iterator, Mapping
from queue import Empty, Full, Queue
from threading import Event, Thread
from time import monotonic
from typing import Any, ClassVar, NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase

from jeugdgraph import __version__
from jeugdgraph.errors import (
    EndpointProblem,
    EndpointTimeout,
    EndpointTooLarge,
    JeugdgraphError,
    UsageProblem,
)
from jeugdgraph.text import shorten

_CHUNK = 1 << 16
_WAITING = 16
"""Chunks that may wait for their reader; then the exchange waits too, so memory stays bounded."""
_MESSAGE = 300
"""Characters of a server's own message that are shown."""
_PASSING = (429, 500, 502, 503, 504)
"""Statuses that may be gone on a next attempt."""
_LONGEST_PAUSE = 30.0
_REDIRECTS = 3


class Limits(NamedTuple):
    """What an exchange may take: seconds for all of it, to connect and between bytes; bytes; retries."""

    seconds: float = 60.0
    connect: float = 10.0
    silence: float = 60.0
    size: int = 512 * 1024 * 1024
    retries: int = 3


class Incoming(NamedTuple):
    """An answer that comes in: its status, what its head says, its bytes. Reading on may raise EndpointProblem."""

    status: int
    headers: Mapping[str, str]
    chunks: Iterator[bytes]


Send = Callable[[str], requests.Response]
"""Sends what is asked to an address; neither follows redirects nor reads the body."""


class Server:
    """One address; its connection is kept from one exchange to the next."""

    what: ClassVar[str] = "endpoint"
    """What messages call an address that is none."""
    how_to_say: ClassVar[str] = "leave it out"
    """What to do instead of naming a user in the address."""
    refusals: ClassVar[Mapping[int, str]] = {}
    """What is told of a status, after the name of the server."""
    fine: ClassVar[tuple[int, ...]] = (200,)
    """Statuses of an answer that is one."""

    def __init__(self, url: str, limits: Limits, auth: AuthBase | None) -> None:
        self.limits = limits
        self._url = self._checked(url)
        self._session = _session(auth, limits)

    @property
    def name(self) -> str:
        """The address as messages show it; what follows a ? may be a key, so it is left out."""
        return urlunsplit(urlsplit(self._url)._replace(query=""))

    def exchange(self, send: Send, seconds: float, size: int | None = None) -> Incoming:
        """Answer as soon as it starts to come in; all of it must be there in `seconds`, of at most `size` bytes."""
        return _Exchange(self, send, seconds, size or self.limits.size).answer()

    def follow(self, send: Send) -> requests.Response:
        """Send, follow where that leads, and return an answer that is one; for `_Exchange`."""
        for _ in range(_REDIRECTS + 1):
            response = send(self._url)
            if not response.is_redirect:
                self._refuse(response)
                return response
            response.close()
            self._url = self._redirected(response.headers["Location"])
        raise EndpointProblem(f"{self.name} keeps leading elsewhere.")

    def hidden(self, text: str) -> str:
        """What the server says, without what is secret in it."""
        return text

    def told(self, response: requests.Response) -> str | None:
        """What is told of an answer that is none; None for nothing but its status."""
        return self.refusals.get(response.status_code)

    def _redirected(self, location: str) -> str:
        """The address to go on to: the same host, and not from https to http."""
        target = urljoin(self._url, location)
        old, new = urlsplit(self._url), urlsplit(target)
        safer = (old.scheme, new.scheme) == ("http", "https") and old.hostname == new.hostname
        if not safer and _origin(old) != _origin(new):
            place = urlunsplit((new.scheme, new.netloc.rpartition("@")[2], new.path, "", ""))
            raise EndpointProblem(
                f"{self.name} leads to another place, {place}; give that address if you trust it."
            )
        return self._checked(target)

    def _refuse(self, response: requests.Response) -> None:
        """Raise for an answer that is none, with what the server says about it."""
        if response.status_code in self.fine:
            return
        said = self._said(response)
        words = self.told(response)
        if words is None:
            attempts = len(response.raw.retries.history) + 1 if response.raw.retries else 1
            words = f"answers with status {response.status_code}"
            words += f" after {attempts} attempts" if attempts > 1 else ""
        raise EndpointProblem(f"{self.name} {words}{f': {said}' if said else '.'}")

    def _said(self, response: requests.Response) -> str:
        """The server's own message, shortened; nothing of a web page."""
        try:
            content = response.raw.read(16 * 1024, decode_content=True)
        except (urllib3.exceptions.HTTPError, OSError):
            content = b""
        finally:
            response.close()
        if b"<html" in content[:1000].lower() or b"<!doctype" in content[:1000].lower():
            return ""
        text = " ".join(content.decode("utf-8", "replace").split())
        return shorten(self.hidden(text), _MESSAGE)

    def _checked(self, url: str) -> str:
        """An address that can be used; UsageProblem without repeating what may be secret in it."""
        try:
            parts = urlsplit(url)
            port_is_fine = parts.port is None or parts.port > 0
        except ValueError:
            raise UsageProblem(f"the {self.what} is no address; expected https://HOST/PATH.") from None
        if "@" in parts.netloc:
            raise UsageProblem(f"the {self.what} has a user in its address; {self.how_to_say}.")
        plain = url.isprintable() and " " not in url and port_is_fine
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.fragment or not plain:
            raise UsageProblem(
                f"the {self.what} {shorten(url.partition('?')[0], 80)!r} is no address;"
                " expected http://HOST/PATH or https://HOST/PATH."
            )
        return url


class _Head(NamedTuple):
    """What the head of an answer says."""

    status: int
    headers: Mapping[str, str]


_Item = _Head | bytes | Exception | None
"""What the thread of an exchange hands over; None at the end."""


class _Exchange:
    """One question and its answer, in a thread that hands over what comes in."""

    def __init__(self, server: Server, send: Send, seconds: float, size: int) -> None:
        self._server, self._send, self._seconds, self._size = server, send, seconds, size
        self._end = monotonic() + seconds
        self._abandoned = Event()
        self._items: Queue[_Item] = Queue(_WAITING)
        Thread(target=self._run, name="jeugdgraph-endpoint", daemon=True).start()

    def answer(self) -> Incoming:
        """The answer when its first bytes are there."""
        head = self._next()
        assert isinstance(head, _Head)  # noqa: S101 - what the thread hands over first
        return Incoming(head.status, head.headers, self._chunks())

    def _chunks(self) -> Iterator[bytes]:
        try:
            while isinstance(chunk := self._next(), bytes):
                yield chunk
        finally:
            self._abandoned.set()

    def _next(self) -> _Head | bytes | None:
        """What comes next, also when that is a problem; waits no longer than the exchange may take."""
        try:
            item = self._items.get(timeout=max(self._end - monotonic(), 0))
        except Empty:
            self._abandoned.set()
            raise EndpointTimeout(
                f"{self._server.name} did not answer within {self._seconds:g} seconds."
            ) from None
        if isinstance(item, Exception):
            raise item
        return item

    def _run(self) -> None:
        """In the thread: send, and hand over the type of the answer, its bytes, and None at the end."""
        try:
            self._receive()
        except JeugdgraphError as problem:
            self._hand_over(problem)
        except Exception as problem:
            self._hand_over(self._problem(problem))

    def _receive(self) -> None:
        with self._server.follow(self._send) as response:
            self._hand_over(_Head(response.status_code, response.headers))
            size = 0
            while chunk := response.raw.read1(_CHUNK, decode_content=True):
                size += len(chunk)
                if size > self._size:
                    limit = self._size / (1024 * 1024)
                    raise EndpointTooLarge(f"the answer of {self._server.name} is larger than {limit:g} MiB.")
                if not self._hand_over(chunk):
                    return
        self._hand_over(None)

    def _hand_over(self, item: _Item) -> bool:
        """Give an item to whoever reads; False when nobody does so any more."""
        while not self._abandoned.is_set():
            try:
                self._items.put(item, timeout=0.2)
            except Full:
                if monotonic() > self._end:
                    return False
                continue
            return True
        return False

    def _problem(self, problem: Exception) -> EndpointProblem:
        """One line for whatever went wrong on the way."""
        name, limits = self._server.name, self._server.limits
        if isinstance(problem, requests.exceptions.SSLError):
            return EndpointProblem(f"cannot make a trusted connection with {name}: {_innermost(problem)}.")
        if isinstance(problem, requests.exceptions.ProxyError):
            return EndpointProblem(f"cannot reach {name} through the proxy of the environment.")
        if isinstance(problem, requests.exceptions.ConnectTimeout):
            return EndpointTimeout(f"cannot reach {name}: no connection within {limits.connect:g} seconds.")
        if isinstance(problem, requests.exceptions.ReadTimeout | urllib3.exceptions.ReadTimeoutError):
            return EndpointTimeout(f"{name} was silent for {limits.silence:g} seconds.")
        if isinstance(problem, requests.exceptions.RequestException):
            return EndpointProblem(f"cannot reach {name}: {_innermost(problem)}.")
        return EndpointProblem(f"the answer of {name} broke off: {_innermost(problem)}.")


class _Retries(urllib3.Retry):
    """Attempts with a growing pause. A question that took too long is not asked again: it would again."""

    def increment(self, *args: Any, **kwargs: Any) -> "_Retries":
        error = kwargs.get("error")
        if isinstance(error, urllib3.exceptions.ReadTimeoutError):
            raise error
        return super().increment(*args, **kwargs)

    def get_retry_after(self, response: urllib3.BaseHTTPResponse) -> float | None:
        asked = super().get_retry_after(response)
        return None if asked is None else min(asked, _LONGEST_PAUSE)


def _session(auth: AuthBase | None, limits: Limits) -> requests.Session:
    """A session that retries and says who we are; without `auth`, requests falls back to netrc."""
    session = requests.Session()
    session.headers["User-Agent"] = f"jeugdgraph/{__version__}"
    session.auth = auth
    retries = _Retries(
        total=limits.retries,
        backoff_factor=0.25,
        backoff_jitter=0.1,
        status_forcelist=_PASSING,
        allowed_methods=None,  # a question changes nothing, so a POST may be sent again
        raise_on_status=False,
    )
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(max_retries=retries))
    return session


def _origin(parts: SplitResult) -> tuple[str, str | None, int]:
    return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)


def _innermost(problem: BaseException) -> str:
    """What a problem comes down to, in few words, from below what wraps it."""
    seen = [problem]
    while (deeper := _inside(seen[-1])) is not None and deeper not in seen:
        seen.append(deeper)
    if any(isinstance(found, urllib3.exceptions.NameResolutionError) for found in seen):
        return "no host has that name"
    for found in reversed(seen):
        if isinstance(found, OSError) and found.strerror:
            return found.strerror.lower()
    text = str(seen[-1]).partition("(")[0].strip(" .:") or type(seen[-1]).__name__
    return shorten(text, 120)


def _inside(problem: BaseException) -> BaseException | None:
    inner = getattr(problem, "reason", None) or problem.__cause__ or problem.__context__
    if isinstance(inner, BaseException):
        return inner
    return next((arg for arg in problem.args if isinstance(arg, BaseException)), None)
