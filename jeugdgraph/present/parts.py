"""Pieces that several answers are made of: numbered sources, notes, other statements; and writing it out."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from pyoxigraph import Literal

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language, Moment, format_day, period_text
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import Stated, about
from jeugdgraph.present.output import choose_format, write
from jeugdgraph.present.phrases import say
from jeugdgraph.present.report import Cell, Column, Report, Row, Section


class Sources:
    """Sources in the order in which an answer first names them, each with a number."""

    def __init__(self, graph: Graph, lang: Language) -> None:
        self._graph = graph
        self._lang = lang
        self._numbers: dict[str, int] = {}

    def number(self, source: str) -> str:
        """Number of a source (an IRI) between brackets, as a row shows it."""
        return f"[{self._numbers.setdefault(source, len(self._numbers) + 1)}]"

    def footer(self) -> tuple[str, ...]:
        """Title, date and address of every source named."""
        if not self._numbers:
            return ()
        lines = [say("sources", self._lang) + ":"]
        for source, number in self._numbers.items():
            lines.append(f"[{number}] {describe_source(self._graph, source, self._lang)}")
        return tuple(lines)


def describe_source(graph: Graph, source: str, lang: Language) -> str:
    """Title of a source with publisher, date and address."""
    parts = [graph.label(source, lang)]
    for term in ("dct:publisher", "dct:issued", "foaf:page"):
        parts += graph.values(source, term)
    return ". ".join(parts)


def domain_order(graph: Graph, domain: str) -> tuple[int, str]:
    """Place of a policy domain in the order of the ontology: what touches youth care first."""
    found = graph.values(domain, "jg:order")
    return (int(found[0]) if found else 1_000, domain)


def conflict_notes(
    graph: Graph, conflicts: Iterable[str], lang: Language, about: str = ""
) -> tuple[str, ...]:
    """What each conflict is about, in the words of the graph.

    With `about`, a municipality, conflicts about another municipality are left out.
    """
    found = []
    for conflict in sorted(set(conflicts)):
        subjects = graph.values(conflict, "jg:subject")
        others = [s for s in subjects if s.startswith(ns.MUNICIPALITY) and s != about]
        if not (about and others):
            found += notes_in(graph, conflict, lang)
    return tuple(dict.fromkeys(found))


def notes_in(graph: Graph, subject: str, lang: Language) -> list[str]:
    """Notes of a thing in a language, or in none."""
    return _texts(graph, subject, "skos:note", lang)


def absence_notes(graph: Graph, subject: str, lang: Language) -> tuple[str, ...]:
    """What was looked for about a thing and not found."""
    sought = [
        text
        for absence in about(graph, subject, "jg:Absence")
        for text in _texts(graph, absence, "jg:sought", lang)
    ]
    return tuple(f"{say('absent', lang)}: {text}" for text in sought)


def _texts(graph: Graph, subject: str, term: str, lang: Language) -> list[str]:
    literals = [quad.object for quad in graph.matching(subject, term) if isinstance(quad.object, Literal)]
    return sorted(text.value for text in literals if text.language in (lang, None))


def reference_period(first: date, last: date, lang: Language) -> tuple[str, str]:
    """What an answer is about, with its heading: the reference date, or the period asked about."""
    if first == last:
        return say("on", lang), format_day(last, lang)
    return say("period asked", lang), f"{format_day(first, lang)} – {format_day(last, lang)}"


def statement_section(
    graph: Graph, found: list[Stated], sources: Sources, lang: Language, on: date
) -> Section:
    """Other statements about a thing as a table."""
    columns = (
        Column("property", say("what", lang)),
        Column("value", say("value", lang), min_width=24, wrap=2),
        Column("period", say("period", lang)),
        Column("source", say("source", lang), wrap=0),
    )
    rows: list[Row] = [
        {
            "property": Cell(
                graph.label(property_, lang), names=((graph.label(property_, lang), property_),)
            ),
            "value": _values_cell(graph, alike, lang),
            "period": period_text(start, end, lang, on=on) if start or end else "",
            "source": source_marks(sources, ((s.proof.source, s.statement) for s in alike)),
        }
        for (property_, start, end), alike in _alike(found).items()
    ]
    return Section("statements", say("other title", lang), columns, tuple(rows))


def _alike(found: list[Stated]) -> dict[tuple[str, Moment | None, Moment | None], list[Stated]]:
    """Statements by property and period: what they say fits in one row."""
    groups: dict[tuple[str, Moment | None, Moment | None], list[Stated]] = {}
    for s in found:
        groups.setdefault((s.property, s.start, s.end), []).append(s)
    return groups


def _values_cell(graph: Graph, alike: list[Stated], lang: Language) -> Cell:
    """What statements of one property say, with the things that they name."""
    names = {graph.label(s.object, lang): s.object for s in alike if s.object}
    texts = dict.fromkeys(graph.label(s.object, lang) if s.object else s.value for s in alike)
    return Cell("; ".join(texts), names=tuple(names.items()))


def source_marks(sources: Sources, proofs: Iterable[tuple[str, str]], most: int | None = None) -> Cell:
    """Numbers of sources, each once and at most `most`; each leads to the first statement that the source bears out.

    `proofs` are pairs of a source and a statement, both IRIs.
    """
    first: dict[str, str] = {}
    for source, statement in proofs:
        if source in first or most is None or len(first) < most:
            first.setdefault(source, statement)
    marks = tuple((sources.number(source), statement) for source, statement in first.items())
    return Cell(" ".join(mark for mark, _ in marks), names=marks)


def write_answer(
    graph: Graph,
    *,
    people: Callable[[], Report],
    programs: Callable[[], Report],
    memberships: Iterable[str],
    format_: str | None,
    output: Path | None,
) -> None:
    """Write an answer in the form that its format calls for: for people, for programs, or as Turtle."""
    if format_ == "ttl" or (format_ is None and output is not None and output.suffix.lower() == ".ttl"):
        from jeugdgraph.present.turtle import write_turtle

        write_turtle(graph, memberships, output)
        return
    wanted = choose_format(format_, output)
    write(people() if wanted in ("table", "md") else programs(), wanted, output)
