"""Answer to a query for people: a table with labels and numbered sources, what was asked, what is not known."""

from datetime import date
from decimal import Decimal

from pyoxigraph import BlankNode, Literal, NamedNode

from jeugdgraph import namespaces as ns
from jeugdgraph.asking.answer import Answer, Node, native
from jeugdgraph.asking.question import Question
from jeugdgraph.catalogue import Term
from jeugdgraph.catalogue.header import Parameter
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph
from jeugdgraph.present.parts import Sources, absence_notes
from jeugdgraph.present.phrases import remark, say
from jeugdgraph.present.report import Cell, Column, Report, Row, Section, Value, safe_link

_SOURCE = ns.thing("source", "")


def report(
    graph: Graph,
    question: Question,
    answer: Answer,
    lang: Language,
    *,
    iri: bool = False,
    compact: bool = True,
    narrow: bool = False,
    spoken: bool = False,
) -> Report:
    """Report of an answer of rows, or of yes or no.

    With `iri` things show their address instead of their label. `compact` is for reading: sources are
    numbered and named at the foot, columns without a value are left out and named there, days are short.
    Without it every row holds everything. `narrow` is for a terminal: of many columns, the place in the
    source is left out. `spoken` is for a page, which has room for days in words.
    """
    query = question.query
    title = query.summary.get(lang) or say("own query", lang)
    facts = _asked(graph, question, lang)
    if answer.kind == "ask":
        facts.append((say("answer", lang), answer.truth))
        return Report(
            title,
            tuple(facts),
            notes=_notes(graph, question, answer, lang),
            footer=_where_sources_are(question, answer, lang),
            lang=lang,
        )
    shown = _Shown(graph, lang, iri=iri, compact=compact, spoken=spoken, sources=Sources(graph, lang))
    empty = _empty(answer) if compact else set()
    hidden = _too_many(answer, empty) if narrow else set()
    section = _section(question, answer, shown, empty | hidden, lang)
    left_out = [heading(question, name, lang) for name in answer.columns if name in empty]
    notes = [say("empty columns", lang, columns=", ".join(left_out))] if left_out else []
    if hidden:
        notes.append(remark("hidden columns", lang, columns=heading(question, LOCATOR, lang)))
    return Report(
        title,
        tuple(facts),
        (section,),
        notes=(*notes, *_notes(graph, question, answer, lang)),
        footer=shown.sources.footer() or _where_sources_are(question, answer, lang),
        lang=lang,
    )


def _section(
    question: Question, answer: Answer, shown: "_Shown", without: set[str], lang: Language
) -> Section:
    columns = tuple(
        _column(question, answer, place, lang)
        for place, name in enumerate(answer.columns)
        if name not in without
    )
    rows = tuple(_row(answer, row, shown) for row in answer.rows)
    return Section("", "", columns, rows, empty=say("no rows", lang))


def _where_sources_are(question: Question, answer: Answer, lang: Language) -> tuple[str, ...]:
    """How to find the sources of an answer that sums facts up, and so names none."""
    names_them = any(_is_source(term) for row in answer.rows for term in row)
    return () if names_them or not question.query.stored else (remark("source note", lang),)


def _is_source(term: Node | None) -> bool:
    return isinstance(term, NamedNode) and term.value.startswith(_SOURCE)


def _empty(answer: Answer) -> set[str]:
    """Columns in which no row has a value."""
    columns = enumerate(answer.columns) if answer.rows else ()
    return {name for place, name in columns if all(row[place] is None for row in answer.rows)}


def _too_many(answer: Answer, empty: set[str]) -> set[str]:
    """The place in the source, when a table would have too many columns with it."""
    left = [name for name in answer.columns if name not in empty]
    return {LOCATOR} & set(left) if len(left) > _MANY else set()


def heading(question: Question, name: str, lang: Language) -> str:
    """Heading of a column: as the header of the query has it, else the variable."""
    return question.query.columns.get(name, {}).get(lang, name)


class _Shown:
    """How a term is shown."""

    def __init__(
        self, graph: Graph, lang: Language, *, iri: bool, compact: bool, spoken: bool, sources: Sources
    ) -> None:
        self._graph = graph
        self._lang = lang
        self._iri = iri
        self._compact = compact
        self._short_days = compact and not spoken
        self.sources = sources

    def cell(self, term: Node | None) -> Cell:
        if term is None:
            return Cell(None)
        if isinstance(term, NamedNode):
            return self._thing(term.value)
        if isinstance(term, Literal):
            value = native(term)
            return Cell(value.isoformat() if self._short_days and isinstance(value, date) else value)
        return Cell(str(term) if isinstance(term, BlankNode) else f"<< {term} >>")

    def _thing(self, iri: str) -> Cell:
        if self._iri:
            return Cell(iri, safe_link(iri))
        if self._compact and iri.startswith(_SOURCE):
            number = self.sources.number(iri)
            return Cell(number, names=((number, iri),))
        return Cell(name_of(self._graph, iri, self._lang), safe_link(iri))


def name_of(graph: Graph, iri: str, lang: Language) -> str:
    """Label of a thing; else its id when it is one of ours, else its address, short when it has a prefix."""
    label = graph.label(iri, lang)
    ours = iri.startswith((ns.JG, ns.CONCEPT, ns.THING, ns.MUNICIPALITY))
    return label if ours or label != ns.local_name(iri) else ns.curie(iri)


def _row(answer: Answer, row: tuple[Node | None, ...], shown: _Shown) -> Row:
    return {name: shown.cell(term) for name, term in zip(answer.columns, row, strict=True)}


def _column(question: Question, answer: Answer, place: int, lang: Language) -> Column:
    """A column, shaped by what stands in it: days and numbers stay whole, places in a source give way first."""
    name = answer.columns[place]
    terms = [row[place] for row in answer.rows if row[place] is not None]
    kinds = {type(native(term)) if isinstance(term, Literal) else type(term) for term in terms}
    title = heading(question, name, lang)
    if kinds and kinds <= {int, Decimal}:
        return Column(name, title, align="right", wrap=0)
    if kinds == {date} or all(map(_is_source, terms)):
        return Column(name, title, min_width=_DAY if date in kinds else 0, wrap=0)
    return Column(name, title, min_width=0 if place else _FIRST, wrap=2 if name == LOCATOR else 1)


LOCATOR = "locator"
_DAY = 10
_FIRST = 20
_MANY = 7
"""Columns from which a table leaves out the place in the source, which the other formats give."""


def _asked(graph: Graph, question: Question, lang: Language) -> list[tuple[str, Value]]:
    """The query and what was filled in, as label and value."""
    facts: list[tuple[str, Value]] = []
    if question.query.stored:
        facts.append((say("query", lang), question.query.name))
    for parameter in question.query.parameters:
        term = question.values.get(parameter.name)
        if term is not None and parameter.type != "language":
            facts.append((label_of(graph, parameter, lang), value_of(graph, term, lang)))
    return facts


def label_of(graph: Graph, parameter: Parameter, lang: Language) -> str:
    """Label of a parameter: its own, else the word of the ontology for its type."""
    own = parameter.label.get(lang)
    if own:
        return own
    if parameter.type == "date":
        return say("on", lang) if parameter.name == "date" else parameter.name
    term = _CLASSES.get(parameter.type) or _PROPERTIES.get(parameter.scheme)
    if term:
        return graph.term(term, lang)
    if parameter.type == "concept":
        return parameter.scheme
    return say("kind", lang) if parameter.type == "class" else parameter.name


_CLASSES = {
    "municipality": "jg:Municipality",
    "arrangement": "jg:Arrangement",
    "organisation": "jg:Organisation",
    "division": "jg:Division",
    "source": "jg:Source",
    "property": "jg:property",
    "thing": "jg:subject",
}
_PROPERTIES = {
    "role": "org:role",
    "domain": "jg:policyDomain",
    "scope": "jg:scope",
    "scale": "jg:scale",
    "status": "jg:status",
    "basis": "jg:basis",
    "confidence": "jg:confidence",
    "legal-form": "jg:legalForm",
    "organ": "jg:organ",
}
"""Terms of the ontology whose labels name a parameter."""


def value_of(graph: Graph, term: Term, lang: Language) -> Value:
    """Value of a parameter as people read it."""
    return name_of(graph, term.value, lang) if isinstance(term, NamedNode) else native(term)


def _notes(graph: Graph, question: Question, answer: Answer, lang: Language) -> tuple[str, ...]:
    notes = [remark("cut note", lang, count=len(answer.rows))] if answer.cut else []
    description = question.query.description.get(lang)
    if description:
        notes.append(description)
    for term in question.values.values():
        if isinstance(term, NamedNode):
            notes += absence_notes(graph, term.value, lang)
    return tuple(dict.fromkeys(notes))
