"""From a thing in the graph to the page about it."""

from jeugdgraph import namespaces as ns
from jeugdgraph.evidence import KINDS as WITH_EVIDENCE
from jeugdgraph.web.page import Ask

_PAGES = {"arrangement": "arrangement", "division": "division", "source": "source"}
"""Kind of page by the kind of thing that has one of its own."""


def page_about(ask: Ask, iri: str) -> str:
    """Link to the page about a thing; empty where there is none.

    Municipalities, arrangements, divisions and sources have a page of their own, concepts and terms a place in the
    documentation of the ontology, and whatever else carries evidence has the page with its evidence.
    """
    if iri.startswith(ns.MUNICIPALITY):
        return ask.to("municipality", ns.local_name(iri))
    if iri.startswith(ns.THING):
        kind, _, name = iri.removeprefix(ns.THING).partition("/")
        if kind in _PAGES:
            return ask.to(_PAGES[kind], name)
        return ask.to("evidence", name) if kind in WITH_EVIDENCE else ""
    if iri.startswith((ns.JG, ns.CONCEPT)):
        return term_link(ask, iri)
    return ""


def term_link(ask: Ask, iri: str) -> str:
    """Link to what a term or concept means, in the documentation of the ontology."""
    page = ask.to("ontology")
    return f"{page}#{anchor(iri)}" if page else ""


def anchor(iri: str) -> str:
    """Name of the place of a term or concept in the documentation: ``Municipality``, ``role-participant``."""
    return iri.removeprefix(ns.JG).removeprefix(ns.CONCEPT).replace("/", "-")
