"""Every stored query: its header, its text on two engines, its order, and the answer that is expected."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

import pytest
import rdflib
from conftest import ROOT, sampled
from pyoxigraph import Quad, QueryResultsFormat, QuerySolutions, RdfFormat, Store, serialize
from rdflib.plugins.sparql import prepareQuery
from subset import rivierenland

from jeugdgraph import catalogue
from jeugdgraph.asking import fences
from jeugdgraph.asking.answer import Answer, answer
from jeugdgraph.asking.engine import Engine
from jeugdgraph.asking.engines import engine_of
from jeugdgraph.asking.limits import Limits
from jeugdgraph.asking.question import Question, prepare
from jeugdgraph.catalogue.header import read, suffix_of, topics
from jeugdgraph.graph import Graph

ON = date(2026, 1, 1)
NAMES = catalogue.names()
PUBLIC = [name for name in NAMES if not read(name).internal]
EXPECTED = ROOT / "tests" / "expected"
TOPICS = set(topics())
SLOW_IN_RDFLIB = {
    "checks/classes/HostMunicipality",
    "checks/classes/SupraRegionalPartnership",
    "checks/count_regions",
    "checks/count_regions_stated",
    "checks/inherited_beside_stated",
    "checks/membership_twice",
}
"""Checks that compare memberships two by two, on every day known, or by classes of concepts: rdflib takes
minutes over them, even on a part."""


@pytest.fixture(scope="session")
def engine(graph: Graph) -> Iterator[Engine]:
    found = engine_of(graph)
    yield found
    found.stop()  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def question(graph: Graph) -> Callable[[str], Question]:
    """A stored query with the values of its example, as it would run."""

    def prepared(name: str) -> Question:
        query = read(name)
        return prepare(graph, query, query.example, on=ON, lang="nl")

    return prepared


def test_there_are_enough_of_every_topic() -> None:
    found = Counter(name.partition("/")[0] for name in PUBLIC)
    assert sum(found.values()) >= 60
    assert set(found) == TOPICS
    assert min(found.values()) >= 3, found


@pytest.mark.parametrize("name", NAMES)
def test_header_is_complete(name: str) -> None:
    query = read(name)
    assert query.summary["nl"] and query.summary["en"] and query.summary["nl"] != query.summary["en"]
    assert not query.summary["nl"].endswith(".") and not query.summary["en"].endswith(".")
    if query.internal:
        return
    assert query.tags[0] == name.partition("/")[0]
    assert set(query.tags) <= TOPICS
    for texts in (query.description, query.question):
        assert set(texts) == {"nl", "en"}
    if not query.level:
        assert query.description["nl"] and query.description["en"]
        for text in query.question.values():
            assert text.endswith("?")
            assert set(re.findall(r"{(\w+)}", text)) <= {one.name for one in query.parameters}
    assert all(set(texts) == {"nl", "en"} for texts in query.columns.values())


@pytest.mark.parametrize("name", NAMES)
def test_example_gives_only_what_the_query_asks_for(name: str) -> None:
    query = read(name)
    assert set(query.example) <= {parameter.name for parameter in query.parameters}


@pytest.mark.parametrize("name", PUBLIC)
def test_parameters_are_declared_and_have_an_example(name: str) -> None:
    query = read(name)
    used = {variable for variable in catalogue.variables(query.text) if variable.startswith("_")}
    assert {parameter.variable for parameter in query.parameters} == used
    for parameter in query.parameters:
        assert parameter.variable == f"_{parameter.name}{suffix_of(parameter.type)}"
        assert parameter.name in query.example or not parameter.required
        if parameter.type == "date":
            assert parameter.name in query.example or parameter.default, "an answer that changes by itself"
        if parameter.values:
            given = query.example.get(parameter.name, parameter.default)
            assert given is None or given in parameter.values


@pytest.mark.parametrize("name", NAMES)
def test_text_is_sparql_for_rdflib_too_and_stays_within_the_fences(name: str) -> None:
    text = read(name).text
    prepareQuery(text)
    fences.check(text, [])


@pytest.mark.parametrize("name", PUBLIC)
def test_answer_is_the_expected_one(name: str, engine: Engine, question: Callable[[str], Question]) -> None:
    query = read(name)
    found = answer(engine, question(name), Limits())
    if found.kind == "select":
        assert found.columns == tuple(query.columns)
    if found.kind == "graph":
        assert found.triples
        return
    if query.level and not (EXPECTED / f"{name}.csv").exists():
        assert found.rows == (), "a check that finds nothing needs no file"
        return
    assert written(found) == (EXPECTED / f"{name}.csv").read_text(encoding="utf-8")


def written(found: Answer) -> str:
    """An answer as SPARQL CSV, with plain line ends."""
    if found.kind == "ask":
        return "true\n" if found.truth else "false\n"
    import csv
    import io

    into = io.StringIO()
    writer = csv.writer(into, lineterminator="\n")
    writer.writerow(found.columns)
    writer.writerows([["" if term is None else _text(term) for term in row] for row in found.rows])
    return into.getvalue()


def _text(term: object) -> str:
    return str(getattr(term, "value", term))


def test_no_expected_answer_is_left_without_its_query() -> None:
    files = {path.relative_to(EXPECTED).with_suffix("").as_posix() for path in EXPECTED.rglob("*.csv")}
    assert files <= set(PUBLIC)


@pytest.fixture(scope="session")
def part(graph: Graph) -> list[Quad]:
    """Rivierenland and what it is tied to, in order."""
    return [Quad(t.subject, t.predicate, t.object) for t in rivierenland(graph.store)]


@pytest.fixture(scope="session")
def forwards(part: list[Quad]) -> Store:
    store = Store()
    store.extend(part)
    return store


@pytest.fixture(scope="session")
def backwards(part: list[Quad]) -> Store:
    """The same, in a store that met everything in another order."""
    store = Store()
    store.extend(reversed(part))
    return store


@pytest.fixture(scope="session")
def in_rdflib(part: list[Quad]) -> rdflib.Graph:
    content = serialize([quad.triple for quad in part], format=RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=content, format="nt")


@pytest.mark.parametrize("name", PUBLIC)
def test_order_is_the_same_however_the_store_was_filled(
    name: str, forwards: Store, backwards: Store, question: Callable[[str], Question]
) -> None:
    sparql = question(name).sparql
    one, other = forwards.query(sparql), backwards.query(sparql)
    if not isinstance(one, QuerySolutions):
        pytest.skip("no rows to put in order")
    tsv = QueryResultsFormat.TSV
    assert one.serialize(format=tsv) == other.serialize(format=tsv)


@pytest.mark.slow
@pytest.mark.parametrize("name", sampled((name for name in NAMES if name not in SLOW_IN_RDFLIB), 2))
def test_rdflib_gives_the_same_rows(
    name: str, forwards: Store, in_rdflib: rdflib.Graph, question: Callable[[str], Question]
) -> None:
    sparql = question(name).sparql
    ours, theirs = forwards.query(sparql), in_rdflib.query(sparql)
    if theirs.type == "ASK":
        assert bool(ours) == theirs.askAnswer
    elif theirs.type == "CONSTRUCT":
        assert {_triple(triple) for triple in ours} == {tuple(map(str, triple)) for triple in theirs.graph}
    else:
        names = [variable.value for variable in ours.variables]
        assert Counter(tuple(_plain(row[name]) for name in names) for row in ours) == Counter(
            tuple("" if row[name] is None else _number(str(row[name])) for name in names) for row in theirs
        )


def _triple(triple: object) -> tuple[str, ...]:
    return tuple(_text(node) for node in triple)  # type: ignore[attr-defined]


def _plain(term: object) -> str:
    return "" if term is None else _number(_text(term))


def _number(text: str) -> str:
    """Text; a decimal without the zeros that one engine writes and the other does not."""
    return text.rstrip("0").rstrip(".") if re.fullmatch(r"-?\d+\.\d+", text) else text
