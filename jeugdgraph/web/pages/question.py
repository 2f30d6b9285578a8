"""A stored question as a form, with its answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from jeugdgraph import namespaces as ns
from jeugdgraph.asking.question import Question, prepare
from jeugdgraph.catalogue.header import Parameter, StoredQuery, read, read_all, without_header
from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.questions import command
from jeugdgraph.present.results import label_of, value_of
from jeugdgraph.present.values import for_people
from jeugdgraph.present.wording.site_questions import WORDS
from jeugdgraph.web.page import Ask, Moved, Page
from jeugdgraph.web.pages.questions import called, in_words
from jeugdgraph.web.questions import Answered, answered, downloads

_LISTED: Mapping[str, str] = {"division": "jg:Division"}
"""Class of the things that a field of a type lets one choose from a list."""
_INPUTS: Mapping[str, str] = {"date": "date", "integer": "number"}
"""Sort of field by the type of a parameter; all else is text."""


class Field(NamedTuple):
    """A field of the form: `sort` is that of the input, ``select`` when there are `choices` (value and words).

    `suggest` is the kind of thing whose names can be suggested. `hint` shows what could be filled in.
    """

    name: str
    label: str
    sort: str
    value: str
    required: bool
    choices: tuple[tuple[str, str], ...] = ()
    suggest: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Told:
    """What the template gets.

    `about` is what the header of the query says of it. `answer` is None while fields have to be filled
    in, which `missing` names; `example` then leads to an answer. `sparql` is the query as it ran, `editor` its place.
    """

    words: Callable[..., str]
    topic: str
    about: str
    fields: tuple[Field, ...]
    missing: str
    example: tuple[str, str]
    answer: Answered | None
    sparql: str
    editor: str


def page(ask: Ask) -> Page | Moved:
    """The question of a name, with its answer once everything that it needs was given."""
    query = read("/".join(ask.key))
    if query.internal:
        raise UnknownName("query", query.name)
    if "/".join(ask.key) != query.name:
        return Moved(ask.address._replace(path=("question", *query.name.split("/"))))
    given = {one.name: value for one in query.parameters if (value := ask.one(one.name))}
    missing = [one for one in query.parameters if one.required and one.name not in given]
    if missing:
        return _asking(ask, query, given, missing)
    question = prepare(ask.graph, query, given, on=ask.on, lang=ask.lang)
    return _answering(ask, question, given)


def _asking(ask: Ask, query: StoredQuery, given: Mapping[str, str], missing: list[Parameter]) -> Page:
    """The page with a form that is still to be filled in."""
    labels = ", ".join(label_of(ask.graph, one, ask.lang) for one in missing)
    return Page(
        title=query.summary.get(ask.lang, ""),
        template="question.html",
        told=lambda: _told(ask, query, given, missing=say_in(WORDS, "missing", ask.lang, fields=labels)),
        summary=in_words(ask, query, given),
        dated=_dated(query),
    )


def _answering(ask: Ask, question: Question, given: Mapping[str, str]) -> Page:
    """The page with the answer, which is not asked for where only a download is wanted."""
    query = question.query
    words = in_words(ask, query, _spoken(ask, question))
    found = None if ask.address.format else answered(ask, question, words, compact=True)
    return Page(
        title=query.summary.get(ask.lang, ""),
        template="question.html",
        told=lambda: _told(ask, query, {**given, **_chosen(question)}, found, question.sparql),
        command=f"{command(query, given)} --on {ask.on} --lang {ask.lang}",
        downloads=downloads(ask, question, graph=query.gives_graph),
        summary=found.summary if found else words,
        dated=_dated(query),
    )


def _spoken(ask: Ask, question: Question) -> Mapping[str, str]:
    """The values of a question as people read them."""
    values = {name: value_of(ask.graph, term, ask.lang) for name, term in question.values.items()}
    return {name: for_people(value, ask.lang) for name, value in values.items()}


def _chosen(question: Question) -> Mapping[str, str]:
    """Ids of the things that were chosen from a list, however they were named."""
    lists = {one.name for one in question.query.parameters if one.type == "concept" or one.type in _LISTED}
    return {name: ns.local_name(term.value) for name, term in question.values.items() if name in lists}


def _told(
    ask: Ask, query: StoredQuery, given: Mapping[str, str], found: Answered | None = None, sparql: str = "", missing: str = ""
) -> Told:  # fmt: skip
    text = without_header(sparql).strip()
    example = {name: value for name, value in query.example.items() if not _is_day(query.parameter(name))}
    told = say_in(WORDS, "example", ask.lang, values=", ".join(example.values())) if example else ""
    return Told(
        lambda key, **values: say_in(WORDS, key, ask.lang, **values),
        called(query.name.partition("/")[0], ask),
        query.description.get(ask.lang, ""),
        tuple(field(ask, query, one, given.get(one.name, "")) for one in _asked(query)),
        missing,
        (told, ask.to("question", *query.name.split("/"), on=None, **example) if missing else ""),
        found, text, ask.to("sparql", query=text) if text else "",
    )  # fmt: skip


def _asked(query: StoredQuery) -> list[Parameter]:
    """Parameters that the form asks for: the language is that of the page, and the day the reference date."""
    return [one for one in query.parameters if one.type != "language" and not _is_day(one)]


def _is_day(parameter: Parameter) -> bool:
    return parameter.type == "date" and parameter.name == "date"


def _dated(query: StoredQuery) -> bool:
    return any(map(_is_day, query.parameters))


def field(ask: Ask, query: StoredQuery, one: Parameter, value: str) -> Field:
    """The field for a parameter, with what was given, else its default."""
    label, choices = label_of(ask.graph, one, ask.lang), _choices(ask, one)
    sort = "select" if choices else _INPUTS.get(one.type, "text")
    hint = "" if sort in ("select", "date") else query.example.get(one.name, one.default or "")
    suggest = one.type if one.type in ("municipality", "arrangement", "organisation") else ""
    return Field(
        one.name,
        label[:1].upper() + label[1:],
        sort,
        value or one.default or "",
        one.required,
        choices,
        suggest,
        hint,
    )


def _choices(ask: Ask, one: Parameter) -> tuple[tuple[str, str], ...]:
    """What can be chosen, in order of its words; none where it has to be typed."""
    if one.values:
        return tuple((value, value) for value in one.values)
    if one.type == "concept":
        things = ask.graph.subjects("skos:inScheme", ns.CONCEPT + one.scheme)
    elif one.type in _LISTED:
        things = ask.graph.subjects("rdf:type", ns.iri(_LISTED[one.type]))
    else:
        return ()
    listed = [(ns.local_name(iri), ask.graph.label(iri, ask.lang)) for iri in things]
    return tuple(sorted(listed, key=lambda pair: (pair[1].casefold(), pair[0])))


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """Questions that need nothing to be filled in."""
    return [
        tuple(query.name.split("/"))
        for query in read_all()
        if not any(one.required for one in query.parameters)
    ]
