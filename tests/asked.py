"""A question and its answer in one step, for tests."""

from collections.abc import Mapping
from datetime import date

from jeugdgraph.asking.answer import Answer, answer
from jeugdgraph.asking.engines import engine_of
from jeugdgraph.asking.limits import Limits
from jeugdgraph.asking.parameters import Given
from jeugdgraph.asking.question import prepare
from jeugdgraph.catalogue.header import StoredQuery, read
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph


def ask(
    graph: Graph,
    query: str | StoredQuery,
    given: Mapping[str, Given],
    *,
    today: date,
    lang: Language = "nl",
    limits: Limits = Limits(),
) -> Answer:
    """Answer to a stored query (by name) or to a query of one's own.

    Raises UnknownName, UsageProblem (a value that is missing or wrong, no SPARQL, refused), Stopped
    (a limit) or StoreProblem.
    """
    stored = read(query) if isinstance(query, str) else query
    question = prepare(graph, stored, given, on=today, lang=lang)
    return answer(engine_of(graph), question, limits)
