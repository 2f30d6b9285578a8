"""The memo about one municipality or arrangement: two pages that somebody could send.

A memo is a list of sections, and a section is a function that makes blocks: `Builder`. To add a section, write
a builder and name it in `MUNICIPALITY` or `ARRANGEMENT`. Footnotes number themselves (see `document.model`).
"""

from collections.abc import Callable, Sequence
from datetime import date

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.weights import Weight, weights
from jeugdgraph.dates import Language, format_day
from jeugdgraph.errors import UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import lifespan
from jeugdgraph.present.document import Block, Document, Heading, Paragraph
from jeugdgraph.present.ground import weight_fact
from jeugdgraph.present.memo.boundaries import arrangement_boundaries, municipality_boundaries
from jeugdgraph.present.memo.changes import changes
from jeugdgraph.present.memo.common import Asked, Notes, command, said, sentence, weighing
from jeugdgraph.present.memo.standing import arrangement_standing, municipality_standing
from jeugdgraph.present.memo.unknown import arrangement_unknown, municipality_unknown
from jeugdgraph.present.phrases import say

Builder = Callable[[Asked, Notes], list[Block]]
"""Makes a section: its heading is added, and left out with it when it is empty."""

MUNICIPALITY: Sequence[tuple[str, Builder]] = (
    ("standing", municipality_standing),
    ("boundaries", municipality_boundaries),
    ("changes", changes),
    ("unknown", municipality_unknown),
)
"""Sections of a memo about a municipality: key of the heading, and builder."""
ARRANGEMENT: Sequence[tuple[str, Builder]] = (
    ("standing", arrangement_standing),
    ("boundaries", arrangement_boundaries),
    ("changes", changes),
    ("unknown", arrangement_unknown),
)
"""Sections of a memo about an arrangement."""


def memo(graph: Graph, subject: str, on: date, lang: Language, weight: Weight = "municipalities") -> Document:
    """The memo about a municipality or arrangement (an IRI) on a reference date.

    `weight` is what a municipality counts for where a part is held against the whole.

    UsageProblem for a municipality that did not exist on that day.
    """
    municipal = subject.startswith(ns.MUNICIPALITY)
    if municipal:
        _living(graph, subject, on)
    asked, notes = Asked(graph, subject, on, lang, weight), Notes(graph, lang)
    blocks: list[Block] = [Paragraph((said("about", lang),), small=True)]
    for key, build in MUNICIPALITY if municipal else ARRANGEMENT:
        found = build(asked, notes)
        blocks += [Heading(said(key, lang)), *found] if found else []
    made = command("memo", subject, on, *weighing(weight))
    blocks.append(Paragraph(sentence("made with", lang, command=(made,)), small=True))
    name = graph.label(subject, lang)
    return Document(
        said("title", lang, name=name),
        lang,
        on,
        (*_facts(graph, subject, on, lang), *_weighed(asked)),
        tuple(blocks),
    )


def _facts(graph: Graph, subject: str, on: date, lang: Language) -> list[tuple[str, str]]:
    code = ns.local_name(subject)
    if subject.startswith(ns.MUNICIPALITY):
        return [(say("on", lang), format_day(on, lang)), (say("code", lang), code.upper())]
    facts = [(say("on", lang), format_day(on, lang)), ("id", code)]
    kinds = [kind for kind in graph.values(subject, "rdf:type") if kind != ns.iri("jg:Arrangement")]
    for key, found in (("kind", kinds), ("domains", graph.values(subject, "jg:policyDomain"))):
        if found:
            facts.append((say(key, lang), ", ".join(graph.label(iri, lang) for iri in found)))
    return facts


def _weighed(asked: Asked) -> list[tuple[str, str]]:
    """What a municipality counts for, where that is not one."""
    if asked.weight == "municipalities":
        return []
    return [weight_fact(weights(extract(asked.graph), asked.weight, asked.on), asked.lang)]


def _living(graph: Graph, municipality: str, on: date) -> None:
    start, end = lifespan(graph, municipality)
    name = graph.label(municipality, "nl")
    if end and on >= end:
        raise UsageProblem(f"{name} has not existed since {end}. Add --on with an earlier date.")
    if start and on < start:
        raise UsageProblem(f"{name} did not exist before {start}. Add --on with a later date.")
