"""The answer to *how do we know?*: what is stated, where it stands, who else says so, and who says otherwise."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language, format_day
from jeugdgraph.evidence import Passage, passages
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import participations, thing_period
from jeugdgraph.present.directory import linked, told_columns
from jeugdgraph.present.evidence import SHOWN
from jeugdgraph.present.evidence import report as evidence_report
from jeugdgraph.present.participations import participation_period, period_cell
from jeugdgraph.present.parts import notes_in
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Cell, Column, Report, Row, Section
from jeugdgraph.present.telling import MADE_OF, kind_of, name, sentence
from jeugdgraph.present.wording.proof import WORDS

_say = partial(say_in, WORDS)
_APART = ("jg:statementA", "jg:statementB", "jg:inheritedFrom", "jg:conflictsWith")
"""Other statements, which have a section of their own."""


class Answer(NamedTuple):
    """How something is known: its name, a sentence about it with what that names, and the report."""

    title: str
    sentence: str
    names: tuple[tuple[str, str], ...]
    report: Report


def answer(graph: Graph, thing: str, on: date, lang: Language) -> Answer:
    """All there is to tell about where a thing (an IRI) is known from."""
    kind = kind_of(thing)
    base = evidence_report(graph, thing, None, lang)
    sections = (
        _place_section(graph, thing, lang),
        *_conflict_sections(graph, thing, lang),
        *_other_sections(graph, thing, lang),
        *_inherited_sections(graph, thing, lang),
        *_part_sections(graph, thing, on, lang),
    )
    apart = {graph.term(term, lang) for term in _APART}
    facts = tuple(fact for fact in base.facts if fact[0] not in apart)
    notes = () if kind == "conflict" else base.notes
    told = Report(name(graph, thing, lang), facts, sections, notes, lang=lang)
    return Answer(told.title, _sentence(graph, thing, lang), _names(graph, thing, lang), told)


def _sentence(graph: Graph, thing: str, lang: Language) -> str:
    kind = kind_of(thing)
    if kind in MADE_OF:
        told = f"{sentence(graph, thing, lang)}."
    else:
        kinds = [graph.label(one, lang) for one in graph.values(thing, "rdf:type") if one.startswith(ns.JG)]
        told = _say("thing told", lang, name=graph.label(thing, lang), kind=", ".join(kinds))
    days = [day for day, _ in _places(graph, thing) if day]
    if days and kind == "membership":
        told += " " + _say("confirmed times", lang, count=len(days), day=format_day(max(days), lang))
    return told


def _names(graph: Graph, thing: str, lang: Language) -> tuple[tuple[str, str], ...]:
    """Words of the facts and the sentence that name something, with what they name."""
    terms = {*SHOWN, *MADE_OF.get(kind_of(thing), {}).values()}
    iris = sorted({value for term in terms for value in graph.values(thing, term) if "://" in value})
    return tuple((graph.label(iri, lang), iri) for iri in iris)


def _places(graph: Graph, thing: str) -> list[tuple[date | None, Passage]]:
    """Passages with the day for which each confirms the thing, the latest first."""
    own = {iri: _day(graph, thing) for iri in graph.values(thing, "prov:wasDerivedFrom")}
    for confirmation in graph.values(thing, "jg:confirmation"):
        own |= {iri: _day(graph, confirmation) for iri in graph.values(confirmation, "prov:wasDerivedFrom")}
    found = [(own.get(passage.iri), passage) for passage in passages(graph, thing)]
    return sorted(found, key=lambda one: (-(one[0] or date.min).toordinal(), one[1].iri))


def _day(graph: Graph, thing: str) -> date | None:
    found = graph.values(thing, "jg:observedOn") or graph.values(thing, "jg:checkedOn")
    return date.fromisoformat(found[0]) if found else None


def _place_section(graph: Graph, thing: str, lang: Language) -> Section:
    found = _places(graph, thing)
    columns = (
        Column("source", _say("source", lang), linked=True),
        Column("locator", _say("locator", lang)),
        Column("for_day", _say("for day", lang)),
        Column("issued", _say("issued", lang)),
        Column("licence", _say("licence", lang)),
        Column("characters", _say("characters", lang), "right"),
    )
    rows = tuple(_place_row(graph, day, passage, lang) for day, passage in found)
    notes = (_say("characters note", lang),) if any(row["characters"] for row in rows) else ()
    return told_columns(Section("who", _say("who", lang), columns, rows, notes, _say("not recorded", lang)))


def _place_row(graph: Graph, day: date | None, passage: Passage, lang: Language) -> Row:
    page = next(iter(graph.values(passage.source, "foaf:page")), None)
    return {
        "source": linked(graph, lang, passage.source)._replace(link=page),
        "locator": passage.locator,
        "for_day": day,
        "issued": ", ".join(graph.values(passage.source, "dct:issued")),
        "licence": ", ".join(graph.values(passage.source, "dct:license")),
        "characters": "" if passage.start is None else f"{passage.start}–{passage.end}",
    }


def _conflict_sections(graph: Graph, thing: str, lang: Language) -> Iterator[Section]:
    """Conflicts that a statement is part of, or that are about a thing; of a conflict, its sides."""
    found = set(graph.conflicts.get(thing, ()))
    found |= {one for one in graph.subjects("jg:subject", thing) if kind_of(one) == "conflict"}
    found |= {thing} if kind_of(thing) == "conflict" else set()
    if not found:
        return
    columns = (
        Column("note", _say("note", lang)),
        Column("one", _say("one side", lang)),
        Column("other", _say("other side", lang)),
    )
    rows = tuple(_conflict_row(graph, conflict, lang) for conflict in sorted(found))
    yield Section("conflicts", _say("conflicts", lang), columns, rows)


def _conflict_row(graph: Graph, conflict: str, lang: Language) -> Row:
    note = " ".join(notes_in(graph, conflict, lang)) or name(graph, conflict, lang)
    return {
        "note": Cell(note, names=((note, conflict),)),
        "one": _side(graph, conflict, "jg:statementA", lang),
        "other": _side(graph, conflict, "jg:statementB", lang),
    }


def _side(graph: Graph, conflict: str, term: str, lang: Language) -> Cell:
    """A statement of a conflict in words, with the statement itself."""
    sides = graph.values(conflict, term)
    told = [(sentence(graph, side, lang), side) for side in sides]
    return Cell(" ".join(words for words, _ in told), names=tuple(told))


def _other_sections(graph: Graph, thing: str, lang: Language) -> Iterator[Section]:
    """Other statements about the same: the same pair in another period or role, the member in another region of the
    same division, another value of the same property."""
    finder = _OTHERS.get(kind_of(thing))
    found = sorted(finder(graph, thing) - {thing}) if finder else []
    if not found:
        return
    columns = (
        Column("statement", _say("what", lang)),
        Column("period", _say("period", lang)),
        Column("basis", _say("standing", lang)),
    )
    yield Section(
        "others", _say("others", lang), columns, tuple(_statement_row(graph, one, lang) for one in found)
    )


def _statement_row(graph: Graph, one: str, lang: Language) -> Row:
    told = sentence(graph, one, lang)
    start, end = thing_period(graph, one)
    return {
        "statement": Cell(told, names=((told, one),)),
        "period": period_cell(start, end, lang) if start or end else "",
        "basis": ", ".join(graph.label(iri, lang) for iri in graph.values(one, "jg:basis")),
    }


def _same_member(graph: Graph, thing: str) -> set[str]:
    """Memberships of the same member in the same arrangement, or in another region of its division."""
    homes = graph.values(thing, "org:organization")
    divisions = {division for home in homes for division in graph.values(home, "jg:inDivision")}
    beside = {region for division in divisions for region in graph.subjects("jg:inDivision", division)}
    return {
        other
        for member in graph.values(thing, "org:member")
        for other in graph.subjects("org:member", member)
        if beside.union(homes) & set(graph.values(other, "org:organization"))
    }


def _same_property(term: str) -> Callable[[Graph, str], set[str]]:
    """Function that finds what is about the same subject and has the same value of a property."""

    def found(graph: Graph, thing: str) -> set[str]:
        wanted = graph.values(thing, term)
        return {
            other
            for subject in graph.values(thing, "jg:subject")
            for other in graph.subjects("jg:subject", subject)
            if graph.values(other, term) == wanted
        }

    return found


_OTHERS: Mapping[str, Callable[[Graph, str], set[str]]] = {
    "membership": _same_member,
    "statement": _same_property("jg:property"),
    "count": _same_property("jg:counted"),
}


def _inherited_sections(graph: Graph, thing: str, lang: Language) -> Iterator[Section]:
    """What a membership was taken over from at a merger, and what was taken over from it."""
    rows = [*_relations(graph, graph.values(thing, "jg:inheritedFrom"), "from", lang),
            *_relations(graph, graph.subjects("jg:inheritedFrom", thing), "to", lang)]  # fmt: skip
    if rows:
        columns = (Column("relation", _say("relation", lang)), Column("statement", _say("what", lang)))
        yield Section("inherited", _say("inherited", lang), columns, tuple(rows))


def _relations(graph: Graph, found: Iterable[str], word: str, lang: Language) -> Iterator[Row]:
    for one in found:
        told = sentence(graph, one, lang)
        yield {"relation": _say(word, lang), "statement": Cell(told, names=((told, one),))}


def _part_sections(graph: Graph, thing: str, on: date, lang: Language) -> Iterator[Section]:
    """Of an organisation: what it takes part in on the date, and what it carries out."""
    if ns.iri("jg:Organisation") not in graph.values(thing, "rdf:type"):
        return
    found = participations(graph, thing, on, on)
    if found:
        columns = (
            Column("arrangement", _say("arrangement", lang)),
            Column("role", _say("role", lang)),
            Column("period", _say("period", lang)),
        )
        rows: list[Row] = [
            {
                "arrangement": linked(graph, lang, p.party),
                "role": Cell(graph.label(p.role, lang), names=((graph.label(p.role, lang), p.membership),)),
                "period": participation_period(p, lang),
            }
            for p in found
        ]
        yield Section("takes-part", _say("takes part", lang), columns, tuple(rows))
    carried = graph.subjects("jg:executedBy", thing)
    if carried:
        columns_ = (Column("arrangement", _say("arrangement", lang)),)
        yield Section(
            "carries-out", _say("carries out", lang), columns_,
            tuple({"arrangement": linked(graph, lang, one)} for one in carried),
        )  # fmt: skip
