"""The algebra of a query, as rdflib's parser has it: for the fences, and for people who ask how it is run."""

from dataclasses import dataclass
from functools import cache
from typing import Any


class NoAlgebra(Exception):
    """rdflib cannot read the query; the text says why."""


@dataclass(frozen=True, slots=True)
class Algebra:
    """`algebra`: nested mappings of rdflib; `datasets`: the FROM clauses, or None."""

    algebra: Any
    datasets: Any
    query: Any


@cache
def algebra_of(query: str) -> Algebra:
    """Algebra of a query that declares its prefixes. Raises NoAlgebra."""
    from rdflib.plugins.sparql.algebra import translateQuery

    try:
        translated = translateQuery(_parser().parseQuery(query))
    except RecursionError as problem:
        raise NoAlgebra("it is nested too deeply") from problem
    except Exception as problem:  # the parser and what it rests on raise whatever they meet
        raise NoAlgebra(_first_line(problem)) from problem
    return Algebra(translated.algebra, translated.algebra.get("datasetClause"), translated)


def is_update(text: str) -> bool:
    """Whether the text is a SPARQL update."""
    try:
        _parser().parseUpdate(text)
    except (Exception, RecursionError):
        return False
    return True


def explained(query: str) -> str:
    """The algebra as indented text, one operator per line. Raises NoAlgebra."""
    import contextlib
    import io

    from rdflib.plugins.sparql.algebra import pprintAlgebra

    text = io.StringIO()
    try:
        with contextlib.redirect_stdout(text):
            pprintAlgebra(algebra_of(query).query)
    except RecursionError as problem:
        raise NoAlgebra("it is nested too deeply") from problem
    return text.getvalue()


@cache
def _parser() -> Any:
    """rdflib's parser, which would put a traceback on standard error for every literal such as "x"^^xsd:date."""
    import logging

    from rdflib.plugins.sparql import parser

    logging.getLogger("rdflib").addHandler(logging.NullHandler())
    return parser


def _first_line(problem: Exception) -> str:
    lines = str(problem).strip().splitlines()
    return lines[0][:200] if lines else type(problem).__name__
