"""Answers of the analyses, of the search and of the stored questions."""

import json
from typing import cast

from jeugdgraph import namespaces as ns
from jeugdgraph import naming
from jeugdgraph.analysis import comparison
from jeugdgraph.analysis.crosswalk import Missing
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.history.of_thing import history_of
from jeugdgraph.analysis.history.whom import thing
from jeugdgraph.analysis.mismatch.search import search as find_mismatches
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.analysis.weights import Weight, weights
from jeugdgraph.asking.answer import Answer, answer
from jeugdgraph.asking.engines import engine_of
from jeugdgraph.asking.limits import Stopped
from jeugdgraph.asking.question import Question, prepare
from jeugdgraph.catalogue.header import Parameter, StoredQuery, read, read_all
from jeugdgraph.dates import Language
from jeugdgraph.errors import UnknownName
from jeugdgraph.present.compare import arrangements, rows
from jeugdgraph.present.compare.divisions import Asked
from jeugdgraph.present.history import of_thing
from jeugdgraph.present.mismatch.report import flat as flat_mismatches
from jeugdgraph.present.phrases import say
from jeugdgraph.present.questions import asked as in_words
from jeugdgraph.present.report import Column, Report, Section, as_cell
from jeugdgraph.present.results import report
from jeugdgraph.present.search import search as find_names
from jeugdgraph.web.address import Address
from jeugdgraph.web.api.call import Answered, Call, Json
from jeugdgraph.web.questions import LIMITS
from jeugdgraph.web.taking import as_rdf

WEIGHTS = ("municipalities", "residents", "young")
MISSING = ("drop", "singleton")
HITS, MOST_HITS = 20, 100
ROWS, MOST_ROWS = 1_000, 10_000


def search(call: Call) -> Answered:
    """Things whose name holds the text, best first; names that come near when none does."""
    text = call.one("q")
    hits = find_names(call.graph, text)[: call.number("limit", HITS, MOST_HITS)]
    items = [
        {**call.named(hit.iri), "found": hit.name, "near": hit.near, "kinds": _kinds(call, hit.iri)}
        for hit in hits
    ]
    return Answered(
        text, {"items": items}, links={"page": call.links.to(Address(call.lang, ("search",), (("q", text),)))}
    )


def _kinds(call: Call, iri: str) -> list[dict[str, Json]]:
    return [call.named(kind) for kind in call.graph.values(iri, "rdf:type") if kind.startswith(ns.JG)]


def compare(call: Call) -> Answered:
    """Two divisions over each other, or the members of two arrangements beside each other."""
    a, b, members = naming.pair(call.graph, call.key["a"], call.key["b"])
    columns = extract(call.graph)
    weight = cast(Weight, call.choice("weight", WEIGHTS, WEIGHTS[0]))
    missing = cast(Missing, call.choice("missing", MISSING, MISSING[0]))
    asked = Asked(call.graph, Situation(columns, call.on), weights(columns, weight, call.on), call.lang)
    if members:
        told = arrangements.flat(asked, arrangements.beside(asked, a, b))
    else:
        told = rows.flat(asked, comparison.compare(asked.found, a, b, asked.weighed, missing=missing))
    kind = "arrangement" if members else "division"
    data = {"a": call.named(ns.thing(kind, a)), "b": call.named(ns.thing(kind, b))}
    return Answered(told.title, data, told, page=("compare", a, b))


def mismatches(call: Call) -> Answered:
    """Where boundaries do not line up: in the country, or for a municipality or arrangement."""
    named = call.key.get("id", "")
    iri = naming.municipality_or_arrangement(call.graph, named, call.on) if named else ""
    weight = cast(Weight, call.choice("weight", WEIGHTS, WEIGHTS[0]))
    subject = ns.local_name(iri) if iri else ""
    found = find_mismatches(call.graph, subject, call.on, weight=weight)
    told = flat_mismatches(call.graph, found, call.lang)
    path = ("mismatches", subject) if subject else ("mismatches",)
    return Answered(told.title, call.named(iri) if iri else {}, told, about=iri, page=path)


def history(call: Call) -> Answered:
    """What changed for a thing until the date."""
    iri, _ = thing(call.graph, call.key["id"], call.on)
    told = of_thing.flat(call.graph, history_of(call.graph, iri, None, call.on), call.lang)
    return Answered(told.title, call.named(iri), told, about=iri, page=("history", ns.local_name(iri)))


def questions(call: Call) -> Answered:
    """The stored questions with what they ask for."""
    items = [_described(call, query) for query in read_all()]
    return Answered(say("questions", call.lang), {"total": len(items), "items": items}, page=("questions",))


def _described(call: Call, query: StoredQuery) -> dict[str, Json]:
    return {
        "name": query.name,
        "question": in_words(query, call.lang),
        "summary": query.summary.get(call.lang, ""),
        "description": query.description.get(call.lang, ""),
        "tags": list(query.tags),
        "gives": "graph" if query.gives_graph else "rows",
        "parameters": [_parameter(one, call.lang) for one in query.parameters],
        "example": dict(query.example),
        "links": {
            "page": call.page("question", *query.name.split("/")),
            "api": call.api("questions", *query.name.split("/"), **query.example),
        },
    }


def _parameter(one: Parameter, lang: Language) -> dict[str, Json]:
    return {
        "name": one.name, "label": one.label.get(lang, one.name), "type": one.type, "scheme": one.scheme or None,
        "required": one.required, "default": one.default, "values": list(one.values),
    }  # fmt: skip


def question(call: Call) -> Answered:
    """The answer to a stored question: rows, yes or no, or a graph as JSON-LD."""
    query = read(f"{call.key['folder']}/{call.key['name']}")
    if query.internal:
        raise UnknownName("query", query.name)
    given = {name: value for name, value in call.values.items() if name != "limit"}
    most = call.number("limit", ROWS, MOST_ROWS)
    prepared = prepare(call.graph, query, given, on=call.on, lang=call.lang)
    found = _answer(call, prepared, most)
    title, path = query.summary.get(call.lang, query.name), ("question", *query.name.split("/"))
    about = {"question": query.name, "more": found.cut}
    if found.kind == "graph":
        return Answered(title, {**about, "graph": json.loads(as_rdf(found.triples, "jsonld"))}, page=path)
    told = _with_addresses(report(call.graph, prepared, found, call.lang, compact=False))
    return Answered(title, {**about, **_truth(found)}, told, _named_sources(found), page=path)


def _answer(call: Call, prepared: Question, most: int) -> Answer:
    """The answer within the limits of a page; Stopped, in words for a program elsewhere, when it wants more."""
    try:
        return answer(engine_of(call.graph), prepared, LIMITS, most)
    except Stopped as problem:
        told = f"stopped: the question takes more than {LIMITS.seconds:g} seconds or {LIMITS.memory} MiB. Narrow it."
        raise Stopped(told) from problem


def _with_addresses(told: Report) -> Report:
    """The same report, in which every column of things also has their addresses."""
    return told._replace(sections=tuple(map(_linked, told.sections)))


def _linked(section: Section) -> Section:
    def links(column: Column) -> bool:
        return any(as_cell(row.get(column.id)).link for row in section.rows)

    return section._replace(columns=tuple(one._replace(linked=links(one)) for one in section.columns))


def _truth(found: Answer) -> dict[str, Json]:
    return {"answer": found.truth} if found.kind == "ask" else {}


def _named_sources(found: Answer) -> tuple[str, ...]:
    start = ns.thing("source", "")
    terms = [getattr(term, "value", "") for row in found.rows for term in row]
    return tuple(term for term in terms if term.startswith(start))
