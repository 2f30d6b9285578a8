"""Questions and answers over HTTP, for `remote`: time limits, retries, redirects, credentials, clear errors.

Everything that a network can do to an exchange ends in one line (EndpointProblem). An exchange runs in a
thread of its own, because only so one moment can bound the whole of it: looking up the host, waiting
between retries, and an answer that comes in byte by byte.
"""

import os
import re
from collections.abc import Iterator, Sequence
from queue import Empty, Full, Queue
from threading import Event, Thread
from time import monotonic
from typing import Any, NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth

from jeugdgraph import __version__, credentials
from jeugdgraph.errors import EndpointProblem, EndpointTimeout, JeugdgraphError, UsageProblem, quote
from jeugdgraph.text import shorten

Form = Sequence[tuple[str, str]]
"""Names and values of a form; a name may come more than once."""

TIMEOUT = "JEUGDGRAPH_ENDPOINT_TIMEOUT"
_CHUNK = 1 << 16
_WAITING = 16
"""Chunks that may wait for their reader; then the exchange waits too, so memory stays bounded."""
_MESSAGE = 300
"""Characters of a server's own message that are shown."""
_PASSING = (429, 500, 502, 503, 504)
"""Statuses that may be gone on a next attempt."""
_LONGEST_PAUSE = 30.0
_REDIRECTS = 3
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class Limits(NamedTuple):
    """What an exchange may take: seconds for all of it, to connect and between bytes; bytes; retries."""

    seconds: float = 60.0
    connect: float = 10.0
    silence: float = 60.0
    size: int = 512 * 1024 * 1024
    retries: int = 3

    @classmethod
    def of_environment(cls) -> "Limits":
        """The usual limits, with the seconds that the environment allows."""
        given = os.environ.get(TIMEOUT)
        if not given:
            return cls()
        seconds = float(given) if re.fullmatch(r"\d{1,5}(\.\d{1,3})?", given, re.ASCII) else 0.0
        if not seconds:
            raise UsageProblem(f"{TIMEOUT} is {quote(given)}; expected a number of seconds.")
        return cls(seconds=seconds, silence=seconds)


class Answer(NamedTuple):
    """An answer that comes in: what it says it is, and its bytes. Reading on may raise EndpointProblem.

    `most_rows` is the number of rows at which the endpoint says that it cuts answers off, 0 for none.
    """

    content_type: str
    chunks: Iterator[bytes]
    most_rows: int = 0


class Endpoint:
    """One address that answers questions; its connection is kept from one question to the next."""

    def __init__(self, url: str, limits: Limits | None = None) -> None:
        self.limits = limits or Limits.of_environment()
        self._url = _checked(url)
        self._credentials = credentials.of_environment()
        self._session = _session(self._credentials, self.limits)

    @property
    def name(self) -> str:
        """The address as messages show it; what follows a ? may be a key, so it is left out."""
        return urlunsplit(urlsplit(self._url)._replace(query=""))

    @property
    def exposed(self) -> bool:
        """Whether credentials of the environment travel where others on the network can read them."""
        there = urlsplit(self._url)
        return any(self._credentials) and there.scheme == "http" and there.hostname not in _LOCAL

    def ask(self, form: Form, accept: str, seconds: float | None = None) -> Answer:
        """Answer to a form, as soon as it starts to come in; all of it must be there in `seconds`."""
        return _Exchange(self, form, accept, seconds or self.limits.seconds).answer()

    def post(self, form: Form, accept: str) -> requests.Response:
        """Send a form, follow where that leads, and return an answer that is one; for `_Exchange`."""
        for _ in range(_REDIRECTS + 1):
            response = self._post(form, accept)
            if not response.is_redirect:
                self._refuse(response)
                return response
            response.close()
            self._url = self._redirected(response.headers["Location"])
        raise EndpointProblem(f"{self.name} keeps leading elsewhere.")

    def _post(self, form: Form, accept: str) -> requests.Response:
        return self._session.post(
            self._url,
            data=list(form),
            headers={"Accept": accept},
            stream=True,
            allow_redirects=False,  # requests would turn a POST into a GET, and go to any host
            timeout=(self.limits.connect, self.limits.silence),
        )

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
        return _checked(target)

    def _refuse(self, response: requests.Response) -> None:
        """Raise for an answer that is none, with what the server says about it."""
        status = response.status_code
        if status == requests.codes.ok:
            return
        said = self._said(response)
        words = _REFUSALS.get(status)
        if status in (401, 403):
            given = "Authorization" in response.request.headers
            words = "does not accept these credentials" if given else f"asks who you are; {_HOW_TO_SAY}"
        if words is None:
            attempts = len(response.raw.retries.history) + 1 if response.raw.retries else 1
            words = f"answers with status {status}" + (f" after {attempts} attempts" if attempts > 1 else "")
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
        return shorten(self._credentials.hidden(text), _MESSAGE)


class _Head(NamedTuple):
    """What the head of an answer says."""

    content_type: str
    most_rows: int


_Item = _Head | bytes | Exception | None
"""What the thread of an exchange hands over; None at the end."""


class _Exchange:
    """One question and its answer, in a thread that hands over what comes in."""

    def __init__(self, endpoint: Endpoint, form: Form, accept: str, seconds: float) -> None:
        self._endpoint, self._form, self._accept, self._seconds = endpoint, form, accept, seconds
        self._end = monotonic() + seconds
        self._abandoned = Event()
        self._items: Queue[_Item] = Queue(_WAITING)
        Thread(target=self._run, name="jeugdgraph-endpoint", daemon=True).start()

    def answer(self) -> Answer:
        """The answer when its first bytes are there."""
        head = self._next()
        assert isinstance(head, _Head)  # noqa: S101 - what the thread hands over first
        return Answer(head.content_type, self._chunks(), head.most_rows)

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
                f"{self._endpoint.name} did not answer within {self._seconds:g} seconds."
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
        with self._endpoint.post(self._form, self._accept) as response:
            most = response.headers.get("X-SPARQL-MaxRows", "")  # Virtuoso says so, and answers 200
            content_type = response.headers.get("Content-Type", "")
            self._hand_over(_Head(content_type, int(most) if most.isdecimal() else 0))
            size = 0
            while chunk := response.raw.read1(_CHUNK, decode_content=True):
                size += len(chunk)
                if size > self._endpoint.limits.size:
                    limit = self._endpoint.limits.size // (1024 * 1024)
                    raise EndpointProblem(f"the answer of {self._endpoint.name} is larger than {limit} MiB.")
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
        name, limits = self._endpoint.name, self._endpoint.limits
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


class _Bearer(AuthBase):
    """A token instead of a name and password."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def _session(known: credentials.Credentials, limits: Limits) -> requests.Session:
    """A session that retries and says who we are; netrc is what requests falls back to by itself."""
    session = requests.Session()
    session.headers["User-Agent"] = f"jeugdgraph/{__version__}"
    if known.token:
        session.auth = _Bearer(known.token)
    elif known.user:
        session.auth = HTTPBasicAuth(known.user.encode(), known.password.encode())
    retries = _Retries(
        total=limits.retries,
        backoff_factor=0.25,
        backoff_jitter=0.1,
        status_forcelist=_PASSING,
        allowed_methods=None,  # a query changes nothing, so a POST may be sent again
        raise_on_status=False,
    )
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(max_retries=retries))
    return session


def _checked(url: str) -> str:
    """An address that can be used; UsageProblem without repeating what may be secret in it."""
    try:
        parts = urlsplit(url)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        raise UsageProblem("the endpoint is no address; expected https://HOST/PATH.") from None
    if "@" in parts.netloc:
        raise UsageProblem(f"the endpoint has a user in its address; {_HOW_TO_SAY}.")
    plain = url.isprintable() and " " not in url and port_is_fine
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.fragment or not plain:
        raise UsageProblem(
            f"the endpoint {shorten(url.partition('?')[0], 80)!r} is no address;"
            " expected http://HOST/PATH or https://HOST/PATH."
        )
    return url


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


_HOW_TO_SAY = f"set {credentials.USER} and {credentials.PASSWORD}, or {credentials.TOKEN}, or write it in your netrc file"
_REFUSALS = {
    206: "gave up halfway and sent a part of the answer",
    400: "does not understand the question",
    404: "does not exist: is the path right? It often ends in /query or /sparql",
    405: "takes no questions by POST: is this the address of a SPARQL endpoint",
    406: "cannot answer in a format that is understood here",
    410: "is gone",
}
