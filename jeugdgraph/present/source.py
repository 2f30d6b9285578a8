"""The answer to *what is this source, and what rests on it?*"""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph
from jeugdgraph.present.directory import source_kind
from jeugdgraph.present.parts import notes_in
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Cell, Column, Report, Row, Section
from jeugdgraph.present.telling import sentence
from jeugdgraph.present.wording.source import WORDS

_say = partial(say_in, WORDS)
_DISPUTED = frozenset({ns.concept("basis", "disputed"), ns.concept("basis", "inherited-disputed")})
_STATED = ns.concept("basis", "stated")


class Fact(NamedTuple):
    """Something that rests on a source: the thing (an IRI), its class, and the place in the source."""

    thing: str
    class_: str
    locator: str


class Answer(NamedTuple):
    """A source and all that rests on it, by kind and id."""

    iri: str
    facts: tuple[Fact, ...]


def answer(graph: Graph, source: str) -> Answer:
    """Look up a source (an IRI)."""
    found = []
    for passage in graph.subjects("oa:hasSource", source):
        locator = next(iter(graph.values(passage, "jg:locator")), "")
        found += [
            Fact(thing, _class(graph, thing), locator)
            for thing in graph.subjects("prov:wasDerivedFrom", passage)
        ]
    return Answer(source, tuple(sorted(found, key=lambda fact: (fact.class_, fact.thing, fact.locator))))


def _class(graph: Graph, thing: str) -> str:
    """What is told of a thing's kind: of several classes of ours the first, which is the same every time."""
    return next((one for one in graph.values(thing, "rdf:type") if one.startswith(ns.JG)), "")


def report(graph: Graph, answered: Answer, shown: Sequence[Fact], lang: Language) -> Report:
    """The answer for people, with the statements that are to be shown."""
    sections = (
        _kind_section(graph, answered, lang),
        _slip_section(graph, answered, lang),
        statement_section(graph, shown, lang),
    )
    return Report(
        graph.label(answered.iri, lang),
        _facts(graph, answered, lang),
        tuple(section for section in sections if section.rows),
        (*notes_in(graph, answered.iri, lang), *_reserve(graph, answered, lang)),
        lang=lang,
    )


def flat(graph: Graph, answered: Answer, lang: Language) -> Report:
    """All statements for programs."""
    columns = tuple(Column(name, name) for name in ("kind", "id", "statement", "locator", "basis"))
    rows = tuple(
        {
            "kind": ns.local_name(fact.class_),
            "id": fact.thing.removeprefix(ns.THING).partition("/")[2] or fact.thing,
            "statement": sentence(graph, fact.thing, lang),
            "locator": fact.locator,
            "basis": ", ".join(map(ns.local_name, graph.values(fact.thing, "jg:basis"))),
        }
        for fact in answered.facts
    )
    return Report(
        graph.label(answered.iri, lang),
        _facts(graph, answered, lang),
        (Section("", "", columns, rows),),
        lang=lang,
    )


def _facts(graph: Graph, answered: Answer, lang: Language) -> tuple[tuple[str, str | int], ...]:
    facts: list[tuple[str, str | int]] = [
        (
            _say("kind", lang),
            ", ".join(source_kind(kind, lang) for kind in graph.values(answered.iri, "jg:sourceKind")),
        )
    ]
    for word, term in (("publisher", "dct:publisher"), ("issued", "dct:issued")):
        found = graph.values(answered.iri, term)
        facts += [(_say(word, lang), ", ".join(found))] if found else []
    licence = graph.values(answered.iri, "dct:license")
    facts.append((_say("licence", lang), ", ".join(licence) or _say("no licence", lang)))
    for word, term in (("address", "foaf:page"), ("digest", "jg:sha256")):
        found = graph.values(answered.iri, term)
        facts += [(_say(word, lang), " ".join(found))] if found else []
    return (*facts, (_say("facts", lang), len(answered.facts)))


def _reserve(graph: Graph, answered: Answer, lang: Language) -> list[str]:
    """How many of its statements are disputed, and how many do not stand there in so many words."""
    bases = [basis for fact in answered.facts for basis in graph.values(fact.thing, "jg:basis")]
    disputed = sum(basis in _DISPUTED for basis in bases)
    derived = sum(basis not in _DISPUTED and basis != _STATED for basis in bases)
    told = [_say("disputed", lang, count=disputed)] if disputed else []
    return told + ([_say("derived", lang, count=derived)] if derived else [])


def _kind_section(graph: Graph, answered: Answer, lang: Language) -> Section:
    counted = Counter(fact.class_ for fact in answered.facts)
    columns = (Column("what", _say("what", lang)), Column("number", _say("number", lang), "right"))
    ordered = sorted(counted, key=lambda class_: (-counted[class_], class_))
    rows: list[Row] = [
        {"what": Cell(graph.label(one, lang), names=((graph.label(one, lang), one),)), "number": counted[one]}
        for one in ordered
    ]
    return Section("kinds", _say("by kind", lang), columns, tuple(rows))


def _slip_section(graph: Graph, answered: Answer, lang: Language) -> Section:
    """Slips in the document that somebody noted."""
    rows: list[Row] = []
    for fact in answered.facts:
        if fact.class_ == ns.iri("jg:DocumentNote"):
            note = " ".join(notes_in(graph, fact.thing, lang))
            rows.append({"note": Cell(note, names=((note, fact.thing),)), "locator": fact.locator})
    columns = (Column("note", _say("note", lang)), Column("locator", _say("locator", lang)))
    return Section("slips", _say("slips", lang), columns, tuple(rows))


def statement_section(graph: Graph, shown: Sequence[Fact], lang: Language) -> Section:
    """Statements with their place in the source, each leading to its evidence."""
    columns = (
        Column("statement", _say("statement", lang)),
        Column("what", _say("what", lang)),
        Column("locator", _say("locator", lang)),
        Column("basis", _say("basis", lang)),
    )
    rows: list[Row] = []
    for fact in shown:
        told = sentence(graph, fact.thing, lang)
        rows.append({
            "statement": Cell(told, names=((told, fact.thing),)),
            "what": graph.label(fact.class_, lang),
            "locator": fact.locator,
            "basis": ", ".join(graph.label(iri, lang) for iri in graph.values(fact.thing, "jg:basis")),
        })  # fmt: skip
    return Section("statements", _say("statements", lang), columns, tuple(rows))
