"""From a thing in the graph to the page about it."""

import re

from jeugdgraph import namespaces as ns
from jeugdgraph.evidence import KINDS as WITH_EVIDENCE
from jeugdgraph.web.formats import MEDIA
from jeugdgraph.web.page import Ask

TOOI = "https://identifier.overheid.nl/tooi/id/"
"""Start of the IRIs of the government's own list of public bodies; municipalities are among them."""
_SAFE = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*")
"""A part of a path that needs no escaping."""
_PAGES = {"arrangement": "arrangement", "division": "division", "source": "source"}
"""Kind of page by the kind of thing that has one of its own."""


def page_about(ask: Ask, iri: str) -> str:
    """Link to the page about a thing; empty where there is none.

    Municipalities, arrangements, divisions and sources have a page of their own, concepts and terms a place in the
    documentation of the ontology, and whatever else carries evidence has the page with its evidence. For all else, such
    as a passage, a server has a page with what the graph says of it.
    """
    if iri.startswith(ns.MUNICIPALITY):
        return ask.to("municipality", ns.local_name(iri))
    if iri.startswith(ns.THING):
        kind, _, name = iri.removeprefix(ns.THING).partition("/")
        if kind in _PAGES:
            return ask.to(_PAGES[kind], name)
        return (
            evidence_link(ask, iri)
            if kind in WITH_EVIDENCE
            else ask.to("thing", "id", kind, *name.split("/"))
        )
    if iri.startswith(TOOI):
        return evidence_link(ask, iri)
    if iri.startswith((ns.JG, ns.CONCEPT)):
        return term_link(ask, iri)
    return ""


def evidence_link(ask: Ask, iri: str) -> str:
    """Link to the page with the evidence of a thing, by the end of its IRI, or by all of it where that is no path."""
    key = evidence_key(iri)
    safe = all(_SAFE.fullmatch(part) for part in key) and key and key[-1].rpartition(".")[2] not in MEDIA
    return ask.to("evidence", *key) if safe else ask.to("evidence", id=iri)


def evidence_key(iri: str) -> tuple[str, ...]:
    """What stands for a thing in the address of the page with its evidence; none where only its IRI can."""
    if iri.startswith(TOOI):
        return tuple(iri.removeprefix(TOOI).split("/"))
    return tuple(iri.removeprefix(ns.THING).split("/")[1:]) if iri.startswith(ns.THING) else ()


def links_of_things(ask: Ask) -> dict[str, str]:
    """For scripts: links to pages about things, with ``{}`` for what follows the start of their IRI, by that start.

    They are made of the page of the first thing of a kind; a site that lacks it has no such pages.
    """
    starts = {"municipality": ns.MUNICIPALITY} | {kind: ns.thing(kind, "") for kind in _PAGES}
    found = {}
    for kind, start in starts.items():
        name = next(iter(_names(ask, kind)), "")
        link = ask.to(kind, name) if name else ""
        if link:
            found[start] = link.replace(name, "{}")
    return found


def _names(ask: Ask, kind: str) -> list[str]:
    """Names of all things of a kind that has pages."""
    return [ns.local_name(iri) for iri in ask.graph.subjects("rdf:type", ns.iri(f"jg:{kind.capitalize()}"))]


def term_link(ask: Ask, iri: str) -> str:
    """Link to what a term or concept means, in the documentation of the ontology."""
    page = ask.to("ontology")
    return f"{page}#{anchor(iri)}" if page else ""


def anchor(iri: str) -> str:
    """Name of the place of a term or concept in the documentation: ``Municipality``, ``role-participant``.

    A scheme that is called as a property is, has a place of its own: ``scheme-status``.
    """
    name = iri.removeprefix(ns.JG).removeprefix(ns.CONCEPT)
    scheme = iri.startswith(ns.CONCEPT) and "/" not in name
    return f"scheme-{name}" if scheme else name.replace("/", "-")
