"""Whatever is in the graph, as the graph holds it: for things that have no page of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from pyoxigraph import Literal, NamedNode

from jeugdgraph.asking.answer import native
from jeugdgraph.errors import UnknownName
from jeugdgraph.evidence import is_iri
from jeugdgraph.graph import Graph
from jeugdgraph.present.phrases import say, say_in
from jeugdgraph.present.report import Cell, Column, Report, Row, Section
from jeugdgraph.present.wording.site_terms import WORDS
from jeugdgraph.web.page import Ask, Page
from jeugdgraph.web.taking import data_downloads
from jeugdgraph.web.terms import BASE

MOST = 200
"""Statements of other things about this one that the page shows."""


@dataclass(frozen=True)
class Told:
    """What the template gets: the statements about the thing, and those in which others refer to it."""

    report: Report


def page(ask: Ask) -> Page:
    """The thing with the rest of the path: ``thing/postcode/3085-po-2015-04-23``."""
    iri = BASE + "/".join(ask.key)
    report = _report(ask, iri)
    return Page(
        title=ask.graph.label(iri, ask.lang),
        template="thing.html",
        told=lambda: Told(report),
        summary=say_in(WORDS, "thing summary", ask.lang, kind=_kind(ask, iri), iri=iri),
        downloads=data_downloads(ask, lambda: report, (iri,)),
        dated=False,
    )


def _kind(ask: Ask, iri: str) -> str:
    kinds = ask.graph.values(iri, "rdf:type")
    return ask.graph.label(kinds[0], ask.lang) if kinds else say_in(WORDS, "thing", ask.lang)


def _report(ask: Ask, iri: str) -> Report:
    """UnknownName for what is not in the graph."""
    about = list(_about(ask, iri)) if is_iri(iri) else []
    if not about:
        raise UnknownName("thing", iri)
    by = list(islice(_by(ask, iri), MOST + 1))
    sections = (
        Section("statements", say_in(WORDS, "says", ask.lang), _columns(ask, "property", "value"), tuple(about)),
        Section("referring", say_in(WORDS, "referring", ask.lang), _columns(ask, "subject", "property"),
                tuple(by[:MOST]), empty=say_in(WORDS, "nobody", ask.lang)),
    )  # fmt: skip
    notes = (say_in(WORDS, "more referring", ask.lang, count=MOST),) if len(by) > MOST else ()
    return Report(ask.graph.label(iri, ask.lang), (), sections, notes, lang=ask.lang)


def _columns(ask: Ask, *names: str) -> tuple[Column, ...]:
    return tuple(Column(name, say(name, ask.lang), linked=True) for name in names)


def _about(ask: Ask, iri: str) -> Iterator[Row]:
    for quad in sorted(ask.graph.about(iri), key=str):
        found = quad.object
        value = Cell(native(found)) if isinstance(found, Literal) else _named(ask, found)
        yield {"property": _named(ask, quad.predicate), "value": value}


def _by(ask: Ask, iri: str) -> Iterator[Row]:
    quads = ask.graph.store.quads_for_pattern(None, None, NamedNode(iri), None)
    for quad in sorted(islice(quads, 20 * MOST), key=str):
        yield {"subject": _named(ask, quad.subject), "property": _named(ask, quad.predicate)}


def _named(ask: Ask, node: object) -> Cell:
    """A thing by its label, which leads to its page; a node without a name as what it is."""
    if not isinstance(node, NamedNode):
        return Cell(str(node))
    label = ask.graph.label(node.value, ask.lang)
    return Cell(label, node.value, ((label, node.value),))


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """None: everything that a reader of files meets has a page of its own."""
    return []
