"""What stands around every answer: date, language, sources, remarks, licence and links."""

import json
import re
from collections.abc import Iterable, Iterator

from jeugdgraph import namespaces as ns
from jeugdgraph.evidence import find, passages
from jeugdgraph.graph import Graph
from jeugdgraph.present.phrases import note_on_page
from jeugdgraph.present.report import Report, Section
from jeugdgraph.present.tabular import render_json
from jeugdgraph.web.api.call import Answered, Call, Json

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_OF_SOURCES = ("source_id", "source_ids")
_OF_STATEMENTS = ("evidence", "membership_id")
_PROVEN = 5_000
"""Statements whose sources are looked up for one answer."""
_APART = re.compile(r"[\s;]+")


def enveloped(call: Call, answered: Answered) -> dict[str, Json]:
    """The answer as it is sent."""
    report = answered.report
    sources = [*answered.sources, *(_sources(call.graph, report) if report else ())]
    return {
        "on": call.on.isoformat(),
        "lang": call.lang,
        "title": answered.title,
        "data": {**answered.data, **(_told(report) if report else {})},
        "notes": _notes(report.notes) if report else [],
        "sources": [_source(call, iri) for iri in sorted(set(sources))],
        "licence": LICENCE,
        "links": _links(call, answered),
    }


def _told(report: Report) -> dict[str, Json]:
    """Facts and tables of a report, in the shape in which the command line gives them as JSON."""
    sections = tuple(section._replace(notes=tuple(_notes(section.notes))) for section in report.sections)
    plain = json.loads(render_json(report._replace(sections=sections)))
    return {"facts": plain["facts"], "sections": plain["sections"]}


def _notes(notes: Iterable[str]) -> list[str]:
    """Remarks without what helps on the command line only."""
    return [told for note in notes if (told := note_on_page(note))]


def _links(call: Call, answered: Answered) -> dict[str, str]:
    links = dict(answered.links)
    if answered.page:
        links["page"] = call.page(*answered.page)
    if answered.about.startswith(ns.THING):
        path = answered.about.removeprefix(ns.THING)
        links["turtle"] = call.links.data(f"id/{path}.ttl")
    return links


def _sources(graph: Graph, report: Report) -> Iterator[str]:
    """IRIs of the sources that the rows of a report name, themselves or by the statements that they prove."""
    for section in report.sections:
        named = [ns.thing("source", id_) for id_ in _ids(section, _OF_SOURCES)]
        yield from named
        if not named:
            for id_ in sorted(set(_ids(section, _OF_STATEMENTS)))[:_PROVEN]:
                thing = find(graph, id_)
                yield from (passage.source for passage in (passages(graph, thing) if thing else ()))


def _ids(section: Section, columns: tuple[str, ...]) -> list[str]:
    there = [column.id for column in section.columns if column.id in columns]
    cells = [row.get(name) for row in section.rows for name in there]
    values = [getattr(cell, "value", cell) for cell in cells]
    return [id_ for value in values if isinstance(value, str) for id_ in _APART.split(value) if id_]


def _source(call: Call, iri: str) -> dict[str, Json]:
    """A source with what is known of it; null where nothing is."""

    def first(term: str) -> str | None:
        return next(iter(call.graph.values(iri, term)), None)

    return {
        **call.named(iri),
        "publisher": first("dct:publisher"),
        "issued": first("dct:issued"),
        "licence": first("dct:license"),
        "url": first("foaf:page"),
        "page": call.page("source", ns.local_name(iri)),
    }
