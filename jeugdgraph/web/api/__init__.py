"""The JSON API: profiles, analyses and stored questions for programs, described by an OpenAPI document.

`routes` is the one table: requests are matched against it, the description is made from it, and the tests ask each of its
examples. `things` and `analyses` hold what answers, `call` what is asked, `envelope` what stands around every answer.
"""

import json
from http import HTTPStatus

from jeugdgraph.errors import AmbiguousName, JeugdgraphError, UnknownName, UsageProblem
from jeugdgraph.text import encodable
from jeugdgraph.web.address import Address, Served
from jeugdgraph.web.api import openapi
from jeugdgraph.web.api.call import Call, read
from jeugdgraph.web.api.envelope import enveloped
from jeugdgraph.web.api.routes import ROUTES, find
from jeugdgraph.web.request import Request, Response
from jeugdgraph.web.respond import Site, preferred, redirect

_OPEN = (("access-control-allow-origin", "*"),)
_JSON = "application/json"
_PROBLEM = "application/problem+json"
DESCRIPTION = "/api/openapi.json"
_ABOUT = ("/api", "/api/v1")
"""Paths that lead to the page about the API."""


def respond(site: Site, request: Request) -> Response:
    """Answer a request below ``/api``; what goes wrong is told as RFC 9457 has it."""
    try:
        if request.path == DESCRIPTION:
            return _given(200, _JSON, openapi.document(ROUTES, request.root))
        if request.path.rstrip("/") in _ABOUT:
            return redirect(Served(request.root).to(Address(preferred(request), ("api",))), status=303)
        route, key = find(request.path)
        call: Call = read(site, request, route, key)
        return _given(200, _JSON, enveloped(call, route.answer(call)))
    except UnknownName as problem:
        return _problem(404, problem, problem.suggestions)
    except AmbiguousName as problem:
        return _problem(404, problem, problem.candidates)
    except UsageProblem as problem:
        return _problem(400, problem)
    except JeugdgraphError as problem:
        return _problem(503, problem)


def _problem(status: int, problem: JeugdgraphError, near: tuple[str, ...] = ()) -> Response:
    told = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": str(problem),
        "suggestions": list(near),
    }
    return _given(status, _PROBLEM, told)._replace(kept=status < 500)


def _given(status: int, media: str, content: object) -> Response:
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Response(status, media, encodable(text).encode() + b"\n", _OPEN)
