"""The answer to *who says so, and where?*"""

from pathlib import Path

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language
from jeugdgraph.evidence import Passage, Quote, passages, quote
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import thing_period
from jeugdgraph.present.participations import period_cell
from jeugdgraph.present.parts import notes_in
from jeugdgraph.present.phrases import say
from jeugdgraph.present.report import Cell, Column, Report, Row, Section, Value

SHOWN = (
    "org:member", "org:organization", "org:role", "jg:scope", "jg:share", "jg:subject", "jg:property",
    "jg:object", "jg:value", "jg:counted", "jg:count", "jg:area", "jg:indicator", "jg:period",
    "org:originalOrganization", "org:resultingOrganization", "dct:date", "jg:statementA",
    "jg:statementB", "jg:sought", "jg:status", "jg:basis", "jg:confidence", "jg:observedOn",
    "jg:firstObservedOn", "jg:inheritedFrom", "jg:conflictsWith",
)  # fmt: skip
"""What is told of a thing, in this order."""
_OUTCOMES = {"verified": "verified", "changed": "mismatch", "unrecorded": "no text"}


def report(graph: Graph, thing: str, documents: Path | None, lang: Language) -> Report:
    """A statement in words, its passages, and what the documents folder says about them."""
    found = passages(graph, thing)
    columns = [
        Column("source", say("source", lang), min_width=24, wrap=2, linked=True),
        Column("locator", say("locator", lang), min_width=20, wrap=2),
        Column("issued", say("issued", lang), wrap=0),
        Column("licence", say("licence", lang)),
    ]
    rows = tuple(_row(graph, passage, lang) for passage in found)
    section = Section("evidence", say("sources", lang), tuple(columns), rows)
    notes = [*notes_in(graph, thing, lang)]
    sections = [section]
    if documents is not None:
        sections.append(_quotes(graph, found, documents, lang))
    return Report(
        title=f"{say('evidence of', lang)} {ns.local_name(thing)}",
        facts=tuple(_facts(graph, thing, lang)),
        sections=tuple(sections),
        notes=tuple(notes),
        lang=lang,
    )


def _facts(graph: Graph, thing: str, lang: Language) -> list[tuple[str, Value]]:
    facts: list[tuple[str, Value]] = []
    if graph.label(thing, lang) != ns.local_name(thing):
        facts.append((say("name", lang), graph.label(thing, lang)))
    for term in SHOWN:
        values = graph.values(thing, term)
        if values:
            told = ", ".join(_told(graph, value, lang) for value in values)
            facts.append((graph.term(term, lang), told))
    start, end = thing_period(graph, thing)
    if start or end:
        facts.append((say("period", lang), period_cell(start, end, lang)))
    return facts


def _told(graph: Graph, value: str, lang: Language) -> str:
    return graph.label(value, lang) if "://" in value else value


def _row(graph: Graph, passage: Passage, lang: Language) -> Row:
    page = next(iter(graph.values(passage.source, "foaf:page")), None)
    title = graph.label(passage.source, lang)
    return {
        "source": Cell(title, page),
        "locator": passage.locator,
        "issued": ", ".join(graph.values(passage.source, "dct:issued")),
        "licence": ", ".join(graph.values(passage.source, "dct:license")),
    }


def _quotes(graph: Graph, found: list[Passage], folder: Path, lang: Language) -> Section:
    columns = (
        Column("locator", say("locator", lang), min_width=20),
        Column("outcome", say("found", lang), min_width=16),
        Column("passage", say("passage", lang), min_width=30, wrap=2),
    )
    rows = []
    for passage in found:
        told = quote(graph, passage, folder)
        rows.append({
            "locator": passage.locator,
            "outcome": _outcome(told, folder, lang),
            "passage": " ".join(told.text.split()) or None,
        })  # fmt: skip
    return Section("passages", say("passage", lang), columns, tuple(rows))


def _outcome(told: Quote, folder: Path, lang: Language) -> str:
    key = _OUTCOMES.get(told.outcome)
    words = say(key, lang) if key else say("no document", lang, folder=folder.name)
    return f"{words} ({told.file})" if told.file else words
