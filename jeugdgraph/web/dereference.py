"""What stands behind the addresses of things and terms: a page for a reader, statements for a program.

``/id/<kind>/<name>``, ``/def``, ``/concept/<scheme>/<name>`` and ``/graph/<name>`` are the paths of our IRIs. The header
Accept decides what is given; an ending, such as ``.ttl``, goes before it.
"""

from collections.abc import Iterable
from typing import NamedTuple

from pyoxigraph import NamedNode, Triple

from jeugdgraph import namespaces as ns
from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph
from jeugdgraph.present.turtle import described
from jeugdgraph.web import terms
from jeugdgraph.web.address import Address
from jeugdgraph.web.formats import MEDIA, RDF
from jeugdgraph.web.page import Ask
from jeugdgraph.web.request import Request, Response, prefers
from jeugdgraph.web.respond import Site, asked, preferred, redirect
from jeugdgraph.web.taking import as_rdf
from jeugdgraph.web.things import page_about

_HTML = "text/html"
_OFFERED = (
    _HTML,
    "application/xhtml+xml",
    *(MEDIA[name].split(";")[0] for name in ("ttl", "jsonld", "nt", "rdf")),
)
"""Media types that can be had, the first where a client has no wish."""
_FORMS = {MEDIA[name].split(";")[0]: name for name in RDF}
_OPEN = ("access-control-allow-origin", "*")
_VARY = ("vary", "accept, accept-language")


class _Wanted(NamedTuple):
    """IRI of a thing, and the form it is wanted in: one of RDF, ``html``, or none when nothing that we have is wanted."""

    iri: str
    form: str


def respond(site: Site, request: Request) -> Response:
    """Answer for the address of a thing; 404 for one that is not in the graph, 406 where no form suits."""
    wanted = _wanted(site.graph, request)
    if wanted is None:
        return _unknown(request)
    if not wanted.form:
        return _told(406, f"This can be had as {', '.join(_OFFERED)}.")
    if wanted.form in RDF:
        found = _statements(site.graph, wanted.iri)
        return Response(200, MEDIA[wanted.form], as_rdf(found, wanted.form), (_VARY, _OPEN))
    return redirect(_page(site, request, wanted.iri), _VARY, _OPEN, status=303)


def _wanted(graph: Graph, request: Request) -> _Wanted | None:
    """The thing of a path, also when the path ends in the name of a form; None when it is not there."""
    iri = terms.BASE + request.path.removeprefix("/")
    if _exists(graph, iri):
        return _Wanted(iri, _form(request))
    name, _, ending = iri.rpartition(".")
    return _Wanted(name, ending) if ending in (*RDF, "html") and _exists(graph, name) else None


def _form(request: Request) -> str:
    liked = prefers(request.accept, _OFFERED)
    return _FORMS.get(liked, "html" if liked else "")


def _exists(graph: Graph, iri: str) -> bool:
    try:
        NamedNode(iri)
    except ValueError:
        return False
    return bool(graph.about(iri)) or iri == _version(graph)


def _version(graph: Graph) -> str:
    """IRI of the ontology in the version that the graph holds."""
    return next(iter(graph.values(terms.ONTOLOGY, "owl:versionIRI")), "")


def _statements(graph: Graph, iri: str) -> list[Triple]:
    """What is said of a thing and of what it refers to; the whole ontology for that, a scheme with its concepts, an
    arrangement or organisation with its memberships."""
    if iri in (terms.ONTOLOGY, _version(graph)):
        return terms.statements(graph)
    return described(graph, (iri, *_with(graph, iri)))


def _with(graph: Graph, iri: str) -> Iterable[str]:
    if iri.startswith(ns.CONCEPT):
        return graph.subjects("skos:inScheme", iri)
    if iri.startswith((ns.thing("arrangement", ""), ns.thing("organisation", ""))):
        return {one for term in ("org:organization", "org:member") for one in graph.subjects(term, iri)}
    return ()


def _page(site: Site, request: Request, iri: str) -> str:
    ask = asked(site, request, Address(preferred(request)))
    if iri in (terms.ONTOLOGY, _version(site.graph)):
        return ask.to("ontology")
    return page_about(ask, iri) or _plain(ask, iri)


def _plain(ask: Ask, iri: str) -> str:
    return ask.to("thing", *iri.removeprefix(terms.BASE).split("/"))


def _unknown(request: Request) -> Response:
    """A page for a reader, which `respond` makes of the exception; a line of text for a program."""
    if _form(request) in ("html", ""):
        raise UnknownName("thing", request.path)
    return _told(404, "Nothing in the graph has this address.")


def _told(status: int, text: str) -> Response:
    return Response(status, "text/plain; charset=utf-8", f"{text}\n".encode(), (_VARY, _OPEN))
