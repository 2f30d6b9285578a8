"""From what somebody gives for a parameter to the RDF term that takes its place in the query."""

from collections.abc import Callable, Mapping
from datetime import date

from pyoxigraph import Literal, NamedNode

from jeugdgraph import namespaces as ns
from jeugdgraph import naming
from jeugdgraph.catalogue import Term
from jeugdgraph.catalogue.header import Parameter, StoredQuery, Type
from jeugdgraph.dates import Language, parse_reference_date
from jeugdgraph.errors import UsageProblem, quote
from jeugdgraph.graph import Graph
from jeugdgraph.text import encodable

Given = str | int | date | NamedNode | Literal
"""A value as a caller gives it: a name, code, id or IRI; a day; a number; or the term itself."""

_LARGEST = 10**9
_CHOOSE: dict[Type, Callable[[Graph, str], str]] = {
    "arrangement": naming.arrangement,
    "organisation": naming.organisation,
    "division": lambda graph, text: naming.one_of_class(graph, text, "jg:Division"),
    "source": lambda graph, text: naming.one_of_class(graph, text, "jg:Source"),
    "thing": naming.evidence_iri,
    "class": lambda graph, text: next(iter(naming.kinds(graph, [text]))),
    "property": naming.property_,
}


def terms(
    graph: Graph, query: StoredQuery, given: Mapping[str, Given], *, on: date, lang: Language
) -> dict[str, Term]:
    """Term of each parameter that has a value, by name of the parameter.

    `on` is the reference date: what a date stands for that nobody gave, and the day on which a name of a
    municipality is looked up. `lang` likewise for a language.

    Raises UnknownName for a parameter or a name that there is not, UsageProblem for a value that is
    missing or of the wrong kind.
    """
    for name in given:
        query.parameter(name)
    _require(query, given)
    day = _day(query, given, on)
    found: dict[str, Term] = {}
    for parameter in query.parameters:
        value = given.get(parameter.name, _default(parameter, on, lang))
        if value is not None:
            found[parameter.name] = term(graph, parameter, value, on=day)
    return found


def term(graph: Graph, parameter: Parameter, value: Given, *, on: date) -> Term:
    """Term of one value; a term that is given stays as it is."""
    if isinstance(value, NamedNode | Literal):
        return value
    text = value.isoformat() if isinstance(value, date) else str(value)
    if encodable(text) != text:
        raise _wrong(parameter, text, "text in UTF-8")
    if parameter.values and text not in parameter.values:
        raise _wrong(parameter, text, f"one of {', '.join(parameter.values)}")
    if parameter.type == "date":
        day = parse_reference_date(text, where=parameter.name)
        return Literal(day.isoformat(), datatype=NamedNode(ns.iri("xsd:date")))
    if parameter.type == "integer":
        return Literal(_number(parameter, text))
    if parameter.type == "language" and text not in ("nl", "en"):
        raise _wrong(parameter, text, "nl or en")
    if parameter.type in ("text", "language"):
        return Literal(text)
    return NamedNode(_iri(graph, parameter, text, on))


def _iri(graph: Graph, parameter: Parameter, text: str, on: date) -> str:
    if parameter.type == "municipality":
        return naming.municipality(graph, text, on)
    if parameter.type == "concept":
        return naming.concept(graph, parameter.scheme, text)
    return _CHOOSE[parameter.type](graph, text)


def _require(query: StoredQuery, given: Mapping[str, Given]) -> None:
    missing = [one for one in query.parameters if one.required and one.name not in given]
    if missing:
        asked = " ".join(f"-p {one.name}={_sample(query, one)}" for one in missing)
        raise UsageProblem(f"the query {query.name} asks for {_listed(missing)}; for example {asked}")


def _sample(query: StoredQuery, parameter: Parameter) -> str:
    sample = query.example.get(parameter.name) or parameter.name.upper()
    return f'"{sample}"' if " " in sample else sample


def _listed(parameters: list[Parameter]) -> str:
    names = [parameter.name for parameter in parameters]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _default(parameter: Parameter, on: date, lang: Language) -> Given | None:
    if parameter.default is not None:
        return parameter.default
    if parameter.optional:
        return None
    return {"date": on, "language": lang}.get(parameter.type)


def _day(query: StoredQuery, given: Mapping[str, Given], on: date) -> date:
    """Day on which names are looked up: that of the question, when it is about one day."""
    value = given.get("date")
    if isinstance(value, date):
        return value
    return parse_reference_date(value, where="date") if isinstance(value, str) else on


def _number(parameter: Parameter, text: str) -> int:
    digits = text.strip().removeprefix("-")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > len(str(_LARGEST)):
        raise _wrong(parameter, text, "a whole number")
    return int(text)


def _wrong(parameter: Parameter, text: str, expected: str) -> UsageProblem:
    return UsageProblem(f"{parameter.name}={quote(text)}; expected {expected}.")
