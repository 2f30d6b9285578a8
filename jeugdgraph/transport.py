"""Questions and answers of an endpoint, for `remote`: a form goes by POST, with credentials of the environment."""

import os
import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple
from urllib.parse import urlsplit

import requests
from requests.auth import AuthBase, HTTPBasicAuth

from jeugdgraph import credentials
from jeugdgraph.errors import UsageProblem, quote
from jeugdgraph.wire import Limits, Server

__all__ = ["TIMEOUT", "Answer", "Endpoint", "Form", "Limits"]

Form = Sequence[tuple[str, str]]
"""Names and values of a form; a name may come more than once."""

TIMEOUT = "JEUGDGRAPH_ENDPOINT_TIMEOUT"
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_HOW_TO_SAY = f"set {credentials.USER} and {credentials.PASSWORD}, or {credentials.TOKEN}, or write it in your netrc file"


def limits_of_environment() -> Limits:
    """The usual limits, with the seconds that the environment allows."""
    given = os.environ.get(TIMEOUT)
    if not given:
        return Limits()
    seconds = float(given) if re.fullmatch(r"\d{1,5}(\.\d{1,3})?", given, re.ASCII) else 0.0
    if not seconds:
        raise UsageProblem(f"{TIMEOUT} is {quote(given)}; expected a number of seconds.")
    return Limits(seconds=seconds, silence=seconds)


class Answer(NamedTuple):
    """An answer that comes in: what it says it is, and its bytes. Reading on may raise EndpointProblem.

    `most_rows` is the number of rows at which the endpoint says that it cuts answers off, 0 for none.
    """

    content_type: str
    chunks: Iterator[bytes]
    most_rows: int = 0


class Endpoint(Server):
    """One address that answers questions; its connection is kept from one question to the next."""

    how_to_say: ClassVar[str] = _HOW_TO_SAY
    refusals: ClassVar[dict[int, str]] = {
        206: "gave up halfway and sent a part of the answer",
        400: "does not understand the question",
        404: "does not exist: is the path right? It often ends in /query or /sparql",
        405: "takes no questions by POST: is this the address of a SPARQL endpoint",
        406: "cannot answer in a format that is understood here",
        410: "is gone",
    }

    def __init__(self, url: str, limits: Limits | None = None) -> None:
        self._credentials = credentials.of_environment()
        super().__init__(url, limits or limits_of_environment(), _auth(self._credentials))

    @property
    def exposed(self) -> bool:
        """Whether credentials of the environment travel where others on the network can read them."""
        there = urlsplit(self._url)
        return any(self._credentials) and there.scheme == "http" and there.hostname not in _LOCAL

    def ask(self, form: Form, accept: str, seconds: float | None = None) -> Answer:
        """Answer to a form, as soon as it starts to come in; all of it must be there in `seconds`."""

        def post(url: str) -> requests.Response:
            return self._session.post(
                url,
                data=list(form),
                headers={"Accept": accept},
                stream=True,
                allow_redirects=False,  # requests would turn a POST into a GET, and go to any host
                timeout=(self.limits.connect, self.limits.silence),
            )

        coming = self.exchange(post, seconds or self.limits.seconds)
        most = coming.headers.get("X-SPARQL-MaxRows", "")  # Virtuoso says so, and answers 200
        rows = int(most) if most.isdecimal() else 0
        return Answer(coming.headers.get("Content-Type", ""), coming.chunks, rows)

    def hidden(self, text: str) -> str:
        return self._credentials.hidden(text)

    def told(self, response: requests.Response) -> str | None:
        if response.status_code in (401, 403):
            given = "Authorization" in response.request.headers
            return "does not accept these credentials" if given else f"asks who you are; {_HOW_TO_SAY}"
        return super().told(response)


class _Bearer(AuthBase):
    """A token instead of a name and password."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def _auth(known: credentials.Credentials) -> AuthBase | None:
    """How to say who we are; None where netrc is to say so."""
    if known.token:
        return _Bearer(known.token)
    return HTTPBasicAuth(known.user.encode(), known.password.encode()) if known.user else None
