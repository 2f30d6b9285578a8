"""The account of the data: what they hold, how fresh they are, what they are made of, all counted in the graph."""

from datetime import date
from functools import partial

from jeugdgraph import __version__
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.dates import Language, format_day
from jeugdgraph.graph import Graph
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Cell, Column, Report, Row, Section
from jeugdgraph.present.values import format_number
from jeugdgraph.present.wording.about import WORDS

DATASET = "https://w3id.org/jeugdgraph"
_say = partial(say_in, WORDS)


def report(graph: Graph, found: Situation, lang: Language) -> Report:
    """Versions, licences and dates, then what is in the graph by kind, by part and by year of confirmation."""
    return Report(
        _say("title", lang),
        _facts(graph, found, lang),
        (_count_section(graph, lang), _part_section(graph, lang), _fresh_section(found, lang)),
        lang=lang,
    )


def counted(graph: Graph) -> dict[str, int]:
    """Number of things by class (an IRI), the most first."""
    return {row["class"]: int(row["number"]) for row in graph.rows("lookup/sizes")}


def version(graph: Graph) -> str:
    """Version of the data, as the graph states it."""
    return next(iter(graph.values(DATASET, "dcat:version")), __version__)


def _facts(graph: Graph, found: Situation, lang: Language) -> tuple[tuple[str, str], ...]:
    facts = [(_say("version", lang), version(graph)), (_say("program", lang), __version__)]
    triples = graph.values(DATASET, "void:triples")
    facts += [(_say("triples", lang), format_number(int(triples[0]), lang))] if triples else []
    facts.append((_say("licence", lang), ", ".join(graph.values(DATASET, "dct:license"))))
    facts.append((_say("code licence", lang), "EUPL 1.2"))
    days = found.extract.memberships.observed[found.counting]
    if len(days):
        facts.append((_say("oldest", lang), format_day(date.fromordinal(int(days.min())), lang)))
        facts.append((_say("newest", lang), format_day(date.fromordinal(int(days.max())), lang)))
    return tuple(facts)


def _count_section(graph: Graph, lang: Language) -> Section:
    columns = (Column("kind", _say("kind", lang)), Column("number", _say("number", lang), "right"))
    rows: list[Row] = [
        {"kind": Cell(graph.label(one, lang), names=((graph.label(one, lang), one),)), "number": number}
        for one, number in counted(graph).items()
    ]
    return Section("what", _say("what", lang), columns, tuple(rows))


def _part_section(graph: Graph, lang: Language) -> Section:
    """Named graphs with their number of facts and of sources, as the graph describes itself."""
    columns = (
        Column("part", _say("part", lang)),
        Column("triples", _say("triples", lang), "right"),
        Column("sources", _say("sources", lang), "right"),
    )
    rows: list[Row] = []
    for part in graph.values(DATASET, "void:subset"):
        triples = graph.values(part, "void:triples")
        rows.append({
            "part": graph.label(part, lang),
            "triples": int(triples[0]) if triples else None,
            "sources": len(graph.values(part, "dct:source")) or None,
        })  # fmt: skip
    return Section("parts", _say("parts", lang), columns, tuple(rows))


def _fresh_section(found: Situation, lang: Language) -> Section:
    """Memberships that hold on the date by the year in which they were last confirmed."""
    days = found.extract.memberships.observed[found.counting]
    years = [date.fromordinal(day).year for day in days.tolist()]
    columns = (Column("year", _say("year", lang)), Column("number", _say("number", lang), "right"))
    rows: list[Row] = [
        {"year": str(year), "number": years.count(year)} for year in sorted(set(years), reverse=True)
    ]
    return Section("fresh", _say("fresh", lang), columns, tuple(rows), (_say("fresh note", lang),))
