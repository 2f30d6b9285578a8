"""The algebra of a query, as rdflib's parser has it: for the fences, and for people who ask how it is run."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any


class NoAlgebra(Exception):
    """rdflib cannot read the query; the text says why."""


SECONDS = 3.0
"""Time that reading a query may take: a list of some thousand values keeps rdflib busy for minutes."""


class _OutOfTime(BaseException):
    """Reading takes too long; no Exception, since the parser catches those."""


@dataclass(frozen=True, slots=True)
class Algebra:
    """`algebra`: nested mappings of rdflib; `datasets`: the FROM clauses, or None."""

    algebra: Any
    datasets: Any
    query: Any


@lru_cache(maxsize=16)
def algebra_of(query: str) -> Algebra:
    """Algebra of a query that declares its prefixes. Raises NoAlgebra."""
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        with _quiet(), _within(SECONDS):
            translated = translateQuery(parseQuery(query))
    except _OutOfTime as problem:
        raise NoAlgebra(f"it takes more than {SECONDS:g} seconds to read") from problem
    except RecursionError as problem:
        raise NoAlgebra("it is nested too deeply") from problem
    except Exception as problem:  # the parser and what it rests on raise whatever they meet
        raise NoAlgebra(_first_line(problem)) from problem
    return Algebra(translated.algebra, translated.algebra.get("datasetClause"), translated)


def is_update(text: str) -> bool:
    """Whether the text is a SPARQL update."""
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        with _quiet(), _within(SECONDS):
            parseUpdate(text)
    except (Exception, _OutOfTime):
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


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from telling on standard error about each literal that is none, such as "x"^^xsd:date."""
    import logging
    import warnings

    nowhere = logging.NullHandler()
    logger = logging.getLogger("rdflib")
    logger.addHandler(nowhere)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.removeHandler(nowhere)


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """End what this thread does in Python when the time is over: each call of a function looks at the clock."""
    end = time.monotonic() + seconds

    def look(*_: object) -> None:
        if time.monotonic() > end:
            raise _OutOfTime

    before = sys.getprofile()
    sys.setprofile(look)
    try:
        yield
    finally:
        sys.setprofile(before)


def _first_line(problem: Exception) -> str:
    lines = str(problem).strip().splitlines()
    return lines[0][:200] if lines else type(problem).__name__
