"""From a request to a response: finds what is asked for, and turns problems into pages that say what to do."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from jeugdgraph.dates import Language, parse_reference_date
from jeugdgraph.errors import AmbiguousName, JeugdgraphError, UnknownName, UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.web import pages
from jeugdgraph.web.address import Address, Served, parse
from jeugdgraph.web.formats import HTML, MEDIA, RDF
from jeugdgraph.web.page import Ask, Moved, Page
from jeugdgraph.web.render import error_page, page_bytes
from jeugdgraph.web.request import Request, Response, first, prefers
from jeugdgraph.web.security import policy

_log = logging.getLogger(__name__)
_STATUS: tuple[tuple[type[Exception], int], ...] = (
    (UnknownName, 404),
    (AmbiguousName, 404),
    (UsageProblem, 400),
    (JeugdgraphError, 503),
)
OUTSIDE: Mapping[str, str] = {
    **dict.fromkeys(("id", "def", "concept", "graph"), "jeugdgraph.web.dereference"),
    **dict.fromkeys((f"def.{ending}" for ending in (*RDF, "html")), "jeugdgraph.web.dereference"),
    "api": "jeugdgraph.web.api",
    **dict.fromkeys(("names-nl.js", "names-en.js"), "jeugdgraph.web.names"),
}
"""Module with a function ``respond(site, request)`` by the first part of a path that is no page."""


@dataclass(frozen=True)
class Site:
    """What answers are made from: the graph, and a word that changes with the program, for its scripts and styles."""

    graph: Graph
    version: str = ""


def respond(site: Site, request: Request) -> Response:
    """Answer a request. What goes wrong is a page too: 404 for a name that is unknown, 400 for wrong use, 503 where the
    graph cannot be read, 500 for a fault of ours."""
    try:
        outside = OUTSIDE.get(request.path.split("/")[1])
        if outside:
            return _outside(outside)(site, request)
        if request.path == "/":
            return _start(request)
        return _page(site, request)
    except JeugdgraphError as problem:
        status = next(code for kind, code in _STATUS if isinstance(problem, kind))
        return _problem(site, request, status, problem)
    except Exception:  # whatever it is, the next request is answered
        _log.exception("a page could not be made")
        return _problem(site, request, 500, None)


def _outside(module: str) -> Callable[[Site, Request], Response]:
    found: Callable[[Site, Request], Response] = import_module(module).respond
    return found


def _start(request: Request) -> Response:
    """To the start in the language that a reader likes most."""
    return redirect(Served(request.root).to(Address(preferred(request))), ("vary", "accept-language"))


def preferred(request: Request) -> Language:
    """Language that a reader likes most; Dutch where there is no wish that we can fulfil."""
    return "en" if prefers(request.languages, ("nl", "en")) == "en" else "nl"


def redirect(place: str, *headers: tuple[str, str], status: int = 302) -> Response:
    """To another place."""
    return Response(status, "text/plain", b"", (("location", place), *headers))


def _page(site: Site, request: Request) -> Response:
    address = parse(request.path, request.values)
    if address is None:
        raise UnknownName("page", request.path)
    maker = pages.maker(address.path[0] if address.path else "")
    if maker is None:
        raise UnknownName("page", request.path)
    ask = asked(site, request, address)
    made = maker.page(ask)
    if isinstance(made, Moved):
        return redirect(ask.links.to(made.address))
    return Response(made.status, *written(ask, made, site.version))


def asked(site: Site, request: Request, address: Address) -> Ask:
    """What a page is asked; UsageProblem for a reference date that is none."""
    given = first(request.values, "on").strip()
    on = parse_reference_date(given, where="on") if given else request.today
    return Ask(site.graph, address, on, bool(given), Served(request.root, site.version))


def written(ask: Ask, made: Page, version: str) -> tuple[str, bytes, tuple[tuple[str, str], ...]]:
    """Media type, content and headers of a page in the form asked for; UnknownName for a form that it has not."""
    format_ = ask.address.format
    if not format_:
        return HTML, page_bytes(ask, made, version), policy(framed=made.framed)
    download = next((one for one in made.downloads if one.format == format_), None)
    if download is None:
        raise UnknownName("form", format_, [one.format for one in made.downloads])
    name = "-".join((*(ask.address.path or ("jeugdgraph",)), *([ask.on.isoformat()] if made.dated else [])))
    safe = "".join(char if char.isascii() and (char.isalnum() or char in "-_.") else "-" for char in name)
    disposition = f'attachment; filename="{safe}.{format_}"'
    return MEDIA[format_], download.content(), (("content-disposition", disposition),)


def _problem(site: Site, request: Request, status: int, problem: JeugdgraphError | None) -> Response:
    address = parse(request.path, ()) or Address(preferred(request))
    ask = Ask(site.graph, address, request.today, False, Served(request.root, site.version))
    body = error_page(ask, status, problem, site.version)
    return Response(status, HTML, body, policy(), kept=status < 500)
