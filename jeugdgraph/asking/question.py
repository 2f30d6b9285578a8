"""A question that is ready to be asked: a query with its values in place, past the fences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pyoxigraph import NamedNode

from jeugdgraph import catalogue
from jeugdgraph.asking import fences, parameters
from jeugdgraph.asking.syntax import with_prefixes
from jeugdgraph.catalogue import Term
from jeugdgraph.catalogue.header import StoredQuery
from jeugdgraph.dates import Language
from jeugdgraph.errors import UsageProblem
from jeugdgraph.graph import Graph

SIZE_LIMIT = 1_000_000
"""Characters of a query."""


@dataclass(frozen=True, slots=True)
class Question:
    """`values` holds the terms that were put in, by parameter; `sparql` is the text as it will run."""

    query: StoredQuery
    values: Mapping[str, Term]
    sparql: str


def prepare(
    graph: Graph,
    query: StoredQuery,
    given: Mapping[str, parameters.Given],
    *,
    on: date,
    lang: Language,
) -> Question:
    """Put values into a query and hold it against the fences.

    Stored queries are held against them by the tests. Raises what `parameters.terms` and
    `fences.check` raise, and UsageProblem for a text that is too long or no text.
    """
    _check_text(query)
    values = parameters.terms(graph, query, given, on=on, lang=lang)
    variables = {one.name: one.variable for one in query.parameters}
    bound = catalogue.bind(query.text, {variables[name]: value for name, value in values.items()})
    sparql = with_prefixes(bound)
    if not query.stored:
        fences.check(sparql, graphs_of(graph))
    return Question(query, values, sparql)


def _check_text(query: StoredQuery) -> None:
    """UsageProblem for a query that is too long, or that no file could hold."""
    if len(query.text) > SIZE_LIMIT:
        raise UsageProblem(f"the query {query.name} is longer than {SIZE_LIMIT} characters.")
    try:
        query.text.encode()
    except UnicodeEncodeError as problem:
        raise UsageProblem(f"the query {query.name} is no text: character {problem.start}.") from problem


def graphs_of(graph: Graph) -> list[str]:
    """IRIs of the named graphs of a store."""
    return sorted(name.value for name in graph.store.named_graphs() if isinstance(name, NamedNode))
