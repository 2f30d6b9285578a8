"""How we know a statement: its document and the place in it, who else says so, and who says otherwise."""

from dataclasses import dataclass
from datetime import date

from jeugdgraph import evidence, naming
from jeugdgraph import namespaces as ns
from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph
from jeugdgraph.present import proof
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Report
from jeugdgraph.present.telling import kind_of
from jeugdgraph.present.wording.site_profiles import WORDS
from jeugdgraph.web.page import Ask, Moved, Page
from jeugdgraph.web.taking import data_downloads
from jeugdgraph.web.things import TOOI, evidence_key, page_about

_CLASSES = (
    "jg:Membership", "jg:Statement", "jg:StatedCount", "jg:Conflict", "jg:Absence", "jg:ChangeEvent",
    "jg:DocumentNote", "jg:Organisation", "jg:Instrument",
)  # fmt: skip
"""What has a page with its evidence in the static site."""
_PROFILED = ("arrangement", "division")
"""Kinds of things that have a page of their own beside the one with their evidence."""


@dataclass(frozen=True)
class Told:
    """What the template gets: the report and what its facts name, the page about the thing, and what is asked."""

    report: Report
    names: tuple[tuple[str, str], ...]
    question: str
    about: str


def page(ask: Ask) -> Page | Moved:
    """The evidence of a thing by its id, by the end of its IRI or, as the value `id`, by anything that names it."""
    asked = "/".join(ask.key) or ask.one("id")
    if not asked:
        raise UnknownName("id", asked)
    thing = _named(ask.graph, asked)
    if kind_of(thing) == "source":
        return Moved(ask.address._replace(path=("source", ns.local_name(thing)), values=()))
    answered = proof.answer(ask.graph, thing, ask.on, ask.lang)
    id_ = ns.local_name(thing) if thing.startswith((ns.THING, ns.MUNICIPALITY)) else thing
    return Page(
        title=answered.title,
        template="evidence.html",
        told=lambda: Told(
            answered.report, answered.names, say_in(WORDS, "evidence", ask.lang),
            page_about(ask, thing) if kind_of(thing) in _PROFILED or ns.MUNICIPALITY in thing else "",
        ),
        summary=answered.sentence,
        dated=False,
        command=f"jeugdgraph evidence {id_} --lang {ask.lang}",
        downloads=data_downloads(ask, lambda: answered.report, (thing,)),
    )  # fmt: skip


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """What other pages lead to: memberships, statements, counts, conflicts, organisations and the like."""
    found = {thing for class_ in _CLASSES for thing in graph.subjects("rdf:type", ns.iri(class_))}
    return sorted(key for thing in found if (key := evidence_key(thing)))


def _named(graph: Graph, asked: str) -> str:
    """The thing that is asked for: with an id, an IRI of ours or of TOOI, or a name."""
    for start in (ns.THING, TOOI):
        found = evidence.find(graph, start + asked)
        if found and "/" in asked:
            return found
    return naming.evidence_iri(graph, asked)
