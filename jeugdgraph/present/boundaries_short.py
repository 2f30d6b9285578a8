"""Where the boundaries of a municipality or arrangement do not line up, in the few sentences of `mismatch`."""

from datetime import date

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.mismatch.search import Found, search
from jeugdgraph.dates import Language
from jeugdgraph.errors import UnknownName, UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.present.mismatch.page import Page
from jeugdgraph.present.mismatch.short import short_section

Names = tuple[tuple[str, str], ...]


def sentences(graph: Graph, subject: str, on: date, lang: Language) -> tuple[tuple[str, ...], Names]:
    """Sentences about a municipality (code) or arrangement (short id), and the divisions and regions they name.

    None where the date has nothing to compare with.
    """
    try:
        found = search(graph, subject, on)
    except (UsageProblem, UnknownName):
        return (), ()
    return short_section(Page(graph, found, lang, 0)).notes, _names(graph, found, lang)


def _names(graph: Graph, found: Found, lang: Language) -> Names:
    divisions = [ns.thing("division", id_) for id_ in found.setting.divisions]
    regions = [ns.thing("arrangement", id_) for id_ in found.setting.division(found.setting.base).regions]
    return tuple((graph.label(iri, lang), iri) for iri in (*divisions, *regions))
