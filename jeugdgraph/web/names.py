"""The list of names behind the suggestions under the search field: a script, as files beside each other cannot be
fetched.

It sets ``window.jeugdgraphNames`` to rows of name, kind and link; links are relative to the file, at the root of the
site.
"""

import json
from collections.abc import Callable, Iterator

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language, format_day
from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import lifespan
from jeugdgraph.present.directory import kind_label
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.wording.site_lists import WORDS
from jeugdgraph.resolve import key
from jeugdgraph.web.address import Address, file_name
from jeugdgraph.web.request import Request, Response
from jeugdgraph.web.respond import Site

FILES: dict[str, Language] = {"names-nl.js": "nl", "names-en.js": "en"}
"""Language of the names by the file they are in."""
MEDIA = "text/javascript; charset=utf-8"
_CLASSES = (
    ("jg:Municipality", "municipality"),
    ("jg:Division", "division"),
    ("jg:Arrangement", "arrangement"),
)
"""What is suggested, with its kind of page, in the order of what is looked up most."""


def respond(site: Site, request: Request) -> Response:
    """The list in the language of the path, with links of a server."""
    lang = FILES.get(request.path.removeprefix("/"))
    if lang is None:
        raise UnknownName("page", request.path)
    return Response(200, MEDIA, script(site.graph, lang, served).encode())


def served(address: Address) -> str:
    """Link of a server to a page, from the root of the site."""
    return "/".join((address.lang, *address.path))


def script(graph: Graph, lang: Language, link: Callable[[Address], str] = file_name) -> str:
    """The list as a script. `link` writes the address of a page from the root of the site; default: as a file. What has none is
    left out."""
    told = ((name, kind, link(address)) for name, kind, address in names(graph, lang))
    rows = [one for one in told if one[2]]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return f"window.jeugdgraphNames={text};\n"


def names(graph: Graph, lang: Language) -> Iterator[tuple[str, str, Address]]:
    """Every name by which something can be found, with what it is and its page; municipalities first, then by name."""
    for class_, page in _CLASSES:
        found = [
            (name, _kind(graph, iri, page, lang), Address(lang, (page, ns.local_name(iri))))
            for iri in graph.subjects("rdf:type", ns.iri(class_))
            for name in _names(graph, iri, lang)
        ]
        yield from sorted(found, key=lambda one: (key(one[0]), one))


def _names(graph: Graph, iri: str, lang: Language) -> Iterator[str]:
    """The name of a thing; each other name with that name behind it: ``Den Bosch ('s-Hertogenbosch)``."""
    own = graph.label(iri, lang)
    yield own
    for other in graph.values(iri, "skos:altLabel"):
        if key(other) != key(own):
            yield f"{other} ({own})"


def _kind(graph: Graph, iri: str, page: str, lang: Language) -> str:
    kind = kind_label(graph, iri, lang)
    end = lifespan(graph, iri)[1] if page == "municipality" else None
    if end is None:
        return kind
    return say_in(WORDS, "former kind", lang, kind=kind, day=format_day(end, lang))
