"""A municipality: its arrangements by policy domain, with role, period, partners and evidence."""

from dataclasses import dataclass
from datetime import date

from jeugdgraph import namespaces as ns
from jeugdgraph import naming
from jeugdgraph.graph import Graph
from jeugdgraph.present import municipality as answers
from jeugdgraph.present.report import Report
from jeugdgraph.web.page import Ask, Moved, Page
from jeugdgraph.web.taking import data_downloads, memo_download


@dataclass(frozen=True)
class Told:
    """What the template gets: the answer, and the code of the municipality."""

    code: str
    report: Report


def page(ask: Ask) -> Page | Moved:
    """The municipality of a name or code; to its code when it was named otherwise."""
    iri = naming.municipality(ask.graph, ask.only_key("municipality"), ask.on)
    code = ns.local_name(iri)
    if ask.key[0] != code:
        return Moved(ask.address._replace(path=("municipality", code)))
    asked = answers.Asked(ask.on, ask.on, partners=True)
    answered = answers.answer(ask.graph, iri, asked, ask.lang)
    return Page(
        title=ask.graph.label(iri, ask.lang),
        template="municipality.html",
        told=lambda: Told(code, answers.report(ask.graph, answered, ask.lang)),
        command=f"jeugdgraph municipality {code} --partners --on {ask.on} --lang {ask.lang}",
        downloads=(
            *data_downloads(
                ask,
                lambda: answers.flat(ask.graph, answered, ask.lang),
                (iri, *(p.membership for p in answered.participations)),
            ),
            memo_download(ask, iri),
        ),
    )


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """Codes of all municipalities, also former ones."""
    return sorted((ns.local_name(iri),) for iri in graph.subjects("rdf:type", ns.iri("jg:Municipality")))
