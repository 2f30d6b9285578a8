"""The graph for Python: stored questions as records, SPARQL, and an rdflib Dataset over the same store.

>>> import jeugdgraph
>>> with jeugdgraph.open() as graph:  # doctest: +SKIP
...     for row in graph.query("membership/members", arrangement="Jeugdregio Rivierenland"):
...         print(graph.label(row.member), row.role)
"""

from collections import namedtuple
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode

from jeugdgraph import dates
from jeugdgraph.asking.answer import Answer, answer, native
from jeugdgraph.asking.engine import Engine
from jeugdgraph.asking.engines import engine_of
from jeugdgraph.asking.limits import Limits
from jeugdgraph.asking.local import Worker
from jeugdgraph.asking.parameters import Given
from jeugdgraph.asking.question import Question, prepare
from jeugdgraph.catalogue.header import StoredQuery, parse, read, read_all
from jeugdgraph.dates import Language
from jeugdgraph.errors import UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.place import Place

if TYPE_CHECKING:
    import pandas
    import polars
    import rdflib

    from jeugdgraph.analysis.situation import Situation

Plain = str | int | float | bool | date | None
"""A value as Python has it: an IRI or a text as str, a number, a day, a truth value, or nothing."""


class OpenGraph:
    """The graph, opened for reading.

    Names, codes, ids and IRIs stand for things, as on the command line. Queries run outside this process,
    within `Limits`, and are stopped there.
    """

    def __init__(self, graph: Graph, *, lang: Language = "nl", on: date | None = None) -> None:
        self._graph = graph
        self.lang = lang
        self.on = on or dates.today()
        """Reference date of every question that names none."""

    def __enter__(self) -> "OpenGraph":
        return self

    def __exit__(self, *reason: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process that runs queries; the next query starts another."""
        engine = engine_of(self._graph)
        if isinstance(engine, Worker):
            engine.stop()

    def query(self, name: str, /, *, time_limit: float | None = 10.0, **given: Given) -> "Result":
        """Ask a stored query, ``membership/of_municipality``, with values for its parameters.

        Parameters
        ----------
        name
            Name of the query; `queries` lists them.
        time_limit
            Seconds; None is no limit.
        given
            Values by parameter: text as on the command line, a date, a number, or an RDF term.

        Raises UnknownName, UsageProblem (a value lacks or is wrong), Stopped (a limit), StoreProblem.
        """
        return self._ask(read(name), given, time_limit)

    def sparql(self, text: str, /, *, time_limit: float | None = 10.0, **given: Given) -> "Result":
        """Ask a query of your own. Variables that begin with an underscore are its parameters.

        The prefixes of the graph are known. Updates, SERVICE and FROM of another document raise
        UsageProblem.
        """
        return self._ask(parse(text, "sparql"), given, time_limit)

    def _ask(self, query: StoredQuery, given: dict[str, Given], time_limit: float | None) -> "Result":
        question = prepare(self._graph, query, given, on=self.on, lang=self.lang)
        found = answer(self._engine, question, Limits(seconds=time_limit))
        return Result(self, question, found)

    @property
    def _engine(self) -> Engine:
        return engine_of(self._graph)

    def queries(self, tag: str | None = None) -> list[StoredQuery]:
        """The stored queries, or those with a tag."""
        return [query for query in read_all() if tag is None or tag in query.tags]

    def label(self, iri: str, lang: Language | None = None) -> str:
        """Name of a thing, a concept or a term."""
        return self._graph.label(iri, lang or self.lang)

    def situation(self, on: "date | str | None" = None, *, unverified: bool = False) -> "Situation":
        """All divisions on a date (default: `on`), for the measures of `jeugdgraph.analysis`.

        Raises UsageProblem for text that is no date.
        """
        from jeugdgraph.analysis.extract import extract
        from jeugdgraph.analysis.situation import Situation

        day = dates.parse_reference_date(on, where="on") if isinstance(on, str) else on or self.on
        return Situation(extract(self._graph), day, unverified)

    @cached_property
    def rdflib(self) -> "rdflib.Dataset":
        """An rdflib Dataset over the same store, read-only; its default graph is all of it.

        Queries given as text run in Oxigraph, behind the same fences but in this process: no limit stops
        them. A *prepared* rdflib query would run in Python, far slower, and is refused.
        """
        from jeugdgraph.exchange import dataset

        return dataset(self._graph)


class Result(Sequence[Any]):
    """Answer to a query: a sequence of records, one for each row.

    A record is a named tuple; ``row.member``, and ``row.from_`` where the column is a word of Python. IRIs
    and texts are `str`, numbers and days what Python has for them, what is not known is None. The result
    of an ASK is true or false, that of a CONSTRUCT has no rows but a `graph`.
    """

    def __init__(self, graph: OpenGraph, question: Question, found: Answer) -> None:
        self._graph = graph
        self._question = question
        self.answer = found
        """The answer as RDF terms."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, as in the query."""
        return self.answer.columns

    @property
    def sparql(self) -> str:
        """The query that ran."""
        return self._question.sparql

    @cached_property
    def records(self) -> list[Any]:
        """Named tuples, one for each row."""
        record = record_type(self.columns)
        return [record(*map(plain, row)) for row in self.answer.rows]

    def __getitem__(self, place: Any) -> Any:
        return self.records[place]

    def __len__(self) -> int:
        return len(self.answer.rows)

    def __bool__(self) -> bool:
        if self.answer.kind == "ask":
            return bool(self.answer.truth)
        return bool(self.answer.rows or self.answer.triples)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.records)

    def labelled(self, lang: Language | None = None) -> list[Any]:
        """The records with the names of things instead of their IRIs."""
        record = record_type(self.columns)
        return [
            record(*(self._graph.label(n.value, lang) if isinstance(n, NamedNode) else plain(n) for n in row))
            for row in self.answer.rows
        ]

    def to_pandas(self, *, labels: bool = False) -> "pandas.DataFrame":
        """A pandas DataFrame; with `labels` things go by their names. UsageProblem without pandas."""
        frame: pandas.DataFrame = _imported("pandas").DataFrame(
            self._rows(labels=labels), columns=list(self.columns)
        )
        return frame

    def to_polars(self, *, labels: bool = False) -> "polars.DataFrame":
        """A polars DataFrame; with `labels` things go by their names. UsageProblem without polars."""
        frame: polars.DataFrame = _imported("polars").DataFrame(
            [tuple(row) for row in self._rows(labels=labels)],
            schema=list(self.columns),
            orient="row",
            infer_schema_length=None,
        )
        return frame

    def _rows(self, *, labels: bool) -> list[Any]:
        return self.labelled() if labels else self.records

    @property
    def graph(self) -> "rdflib.Graph":
        """The graph that a CONSTRUCT or DESCRIBE gives, for rdflib."""
        from jeugdgraph.exchange import to_rdflib

        return to_rdflib(self.answer.triples)

    def __repr__(self) -> str:
        if self.answer.kind == "ask":
            return f"<Result {bool(self)}>"
        what = f"{len(self.answer.triples)} triples" if self.answer.kind == "graph" else f"{len(self)} rows"
        return f"<Result {self._question.query.name}: {what}>"


def open(
    store: Path | str | None = None,
    *,
    endpoint: str | None = None,
    lang: Language = "nl",
    on: date | str | None = None,
) -> OpenGraph:
    """Open the graph; it is built first when it has to be.

    Parameters
    ----------
    store
        Folder for built graphs; default the user's cache, or JEUGDGRAPH_STORE.
    endpoint
        Address of a SPARQL endpoint that holds the graph, instead of a store; default
        JEUGDGRAPH_ENDPOINT.
    lang
        Language of labels.
    on
        Reference date; default today.
    """
    day = dates.parse_reference_date(on, where="on") if isinstance(on, str) else on
    place = Place.chosen(None if store is None else Path(store), endpoint)
    return OpenGraph(place.open(), lang=lang, on=day)


def record_type(columns: Sequence[str]) -> Callable[..., Any]:
    """Type of the records of a result; a name that Python does not allow gets an underscore behind it."""
    import keyword

    names = [name.lstrip("_") or "value" for name in columns]
    allowed = [f"{name}_" if keyword.iskeyword(name) or name[0].isdigit() else name for name in names]
    return namedtuple("Record", allowed, rename=True)


def plain(term: object) -> Plain:
    """Value of a term as Python has it."""
    if term is None:
        return None
    if isinstance(term, Literal):
        value = native(term)
        return float(value) if isinstance(value, Decimal) else value
    return term.value if isinstance(term, NamedNode) else str(term)


def _imported(name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError as missing:
        raise UsageProblem(f"this needs {name}. Install it with: pip install {name}") from missing
