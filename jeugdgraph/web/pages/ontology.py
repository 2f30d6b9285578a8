"""What every term and concept in the graph means, from the ontology that the graph holds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from jeugdgraph import namespaces as ns
from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Column, Report, Row, Section
from jeugdgraph.present.wording.site_terms import WORDS
from jeugdgraph.web import terms
from jeugdgraph.web.page import Ask, Download, Page
from jeugdgraph.web.taking import as_rdf, data_downloads
from jeugdgraph.web.terms import Scheme, Term


@dataclass(frozen=True)
class Told:
    """What the template gets: the terms, facts about the ontology, prefixes, and `words` for the phrases of this page."""

    description: str
    facts: tuple[tuple[str, str], ...]
    classes: tuple[Term, ...]
    properties: tuple[Term, ...]
    schemes: tuple[Scheme, ...]
    prefixes: tuple[tuple[str, str], ...]
    words: Callable[..., str]


def page(ask: Ask) -> Page:
    """The documentation of the ontology."""
    if ask.key:
        raise UnknownName("page", "/".join(ask.address.path))
    found = _told(ask)
    return Page(
        title=say_in(WORDS, "terms title", ask.lang),
        template="ontology.html",
        told=lambda: found,
        summary=say_in(
            WORDS, "terms summary", ask.lang, classes=len(found.classes), properties=len(found.properties),
            concepts=sum(len(scheme.concepts) for scheme in found.schemes),
        ),
        command="jeugdgraph export --graph ontology --format turtle",
        downloads=(*data_downloads(ask, lambda: _report(ask, found)), *_statements(ask)),
        dated=False,
    )  # fmt: skip


def _told(ask: Ask) -> Told:
    said = {term: ask.graph.values(terms.ONTOLOGY, term) for term in ("owl:versionInfo", "dct:license")}
    return Told(
        terms.text(ask.graph, terms.ONTOLOGY, "dct:description", ask.lang),
        (
            (say_in(WORDS, "version", ask.lang), ", ".join(said["owl:versionInfo"])),
            (say_in(WORDS, "namespace", ask.lang), ns.JG),
            (say_in(WORDS, "licence", ask.lang), ", ".join(said["dct:license"])),
        ),
        tuple(terms.classes(ask.graph, ask.lang)),
        tuple(terms.properties(ask.graph, ask.lang)),
        tuple(terms.schemes(ask.graph, ask.lang)),
        tuple(sorted(ns.PREFIXES.items())),
        lambda key, **values: say_in(WORDS, key, ask.lang, **values),
    )


def _statements(ask: Ask) -> tuple[Download, ...]:
    """The ontology itself, in each form of RDF."""
    return (
        Download("ttl", lambda: as_rdf(terms.statements(ask.graph), "ttl")),
        Download("jsonld", lambda: as_rdf(terms.statements(ask.graph), "jsonld")),
    )


def _report(ask: Ask, told: Told) -> Report:
    """Every term and concept as a row, for programs."""
    columns = tuple(
        Column(name, say_in(WORDS, f"column {name}", ask.lang))
        for name in ("iri", "kind", "label", "definition", "uses")
    )
    listed = [("class", one) for one in told.classes] + [("property", one) for one in told.properties]
    for scheme in told.schemes:
        listed += [("scheme", scheme.term), *(("concept", one) for one in scheme.concepts)]
    rows: tuple[Row, ...] = tuple(
        {"iri": one.iri, "kind": kind, "label": one.label, "definition": one.definition, "uses": one.uses}
        for kind, one in listed
    )
    return Report(
        say_in(WORDS, "terms title", ask.lang), (), (Section("", "", columns, rows),), lang=ask.lang
    )


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """One page."""
    return [()]
