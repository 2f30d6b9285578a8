"""All pairs of the divisions of the Netherlands on one date: columns beside SPARQL, part by part.

Usage: python -m benchmarks.overlap.national BASE DUMP DATE SAMPLE ROUNDS SEED

BASE is the folder of stores, DUMP the same graph as N-Triples for rdflib. Prints seconds as JSON.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from statistics import median
from typing import TypeVar

import rdflib
from pyoxigraph import Literal, NamedNode

from jeugdgraph import catalogue
from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.columns import Extract
from jeugdgraph.analysis.crosswalk import crosswalk
from jeugdgraph.analysis.extract import extract, take
from jeugdgraph.analysis.scores import all_pairs
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.graph import Graph

QUERY = Path(__file__).with_name("pair.rq")
Cells = dict[tuple[str, str], int]
T = TypeVar("T")


@dataclass(frozen=True)
class National:
    """Seconds: medians over the rounds; of SPARQL per pair, over the sample."""

    divisions: int
    pairs: int
    sample: list[str]
    ask: float
    """Columns out of the store, by SPARQL."""
    read: float
    """Columns out of the file beside the store."""
    lay_out: float
    """Divisions of the date out of the columns."""
    scores: float
    """Every score of every pair."""
    parse: float
    rdflib: list[float]
    oxigraph: list[float]


def measured(base: Path, dump: Path, on: date, sample: int, rounds: int, seed: int) -> National:
    """Measure every contender; ValueError when they disagree about a contingency."""
    graph = Graph.open(base)
    extract(graph)
    columns = extract(graph)
    ask, read, lay_out, scored = (
        _median(work, rounds)
        for work in (
            lambda: take(graph), lambda: extract(graph), lambda: _divisions(columns, on), lambda: _all(columns, on)
        )
    )  # fmt: skip
    found = Situation(columns, on)
    pairs = [*combinations(found.ids, 2)]
    chosen = sorted(random.Random(seed).sample(pairs, min(sample, len(pairs))))  # noqa: S311 - a sample
    memory = rdflib.Graph()
    _, parse = _timed(lambda: memory.parse(dump, format="nt"))
    slow, quick = [], []
    for one, other in chosen:
        query = _query(one, other, on)
        cells, seconds = _timed(lambda: _by_rdflib(memory, query))  # noqa: B023 - called at once
        same, fewer = _timed(lambda: _by_oxigraph(graph, query))  # noqa: B023
        if not cells == same == _ours(found, one, other):
            raise ValueError(f"{one} and {other}: the contenders found different cells")
        slow.append(seconds)
        quick.append(fewer)
    return National(
        len(found.ids), len(pairs), [" / ".join(pair) for pair in chosen], ask, read, lay_out,
        scored - lay_out, parse, slow, quick,
    )  # fmt: skip


def _divisions(columns: Extract, on: date) -> int:
    return len(Situation(columns, on).divisions)


def _all(columns: Extract, on: date) -> int:
    return len([*all_pairs([*Situation(columns, on).divisions.values()])])


def _query(one: str, other: str, on: date) -> str:
    return catalogue.bind(
        QUERY.read_text(encoding="utf-8"),
        {
            "_division_iri": NamedNode(ns.thing("division", one)),
            "_other_division_iri": NamedNode(ns.thing("division", other)),
            "_date_xsd_date": Literal(on.isoformat(), datatype=NamedNode(ns.iri("xsd:date"))),
        },
    )


def _by_rdflib(memory: rdflib.Graph, query: str) -> Cells:
    return {(_local(row[0]), _local(row[1])): int(row[2]) for row in memory.query(query)}  # type: ignore[index]


def _by_oxigraph(graph: Graph, query: str) -> Cells:
    rows = graph.store.query(query, use_default_graph_as_union=True)
    return {(_local(row[0].value), _local(row[1].value)): int(row[2].value) for row in rows}  # type: ignore[union-attr]


def _ours(found: Situation, one: str, other: str) -> Cells:
    over = crosswalk(found.division(one), found.division(other))
    return {
        (over.a.regions[i], over.b.regions[j]): int(number)
        for i, j, number in zip(over.row, over.column, over.count, strict=True)
    }


def _local(iri: object) -> str:
    return ns.local_name(str(iri))


def _median(work: Callable[[], object], rounds: int) -> float:
    return median(_timed(work)[1] for _ in range(rounds))


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    started = time.perf_counter()
    found = work()
    return found, time.perf_counter() - started


if __name__ == "__main__":
    base, dump, on, *numbers = sys.argv[1:]
    result = measured(Path(base), Path(dump), date.fromisoformat(on), *(int(number) for number in numbers))
    print(json.dumps(asdict(result)))
