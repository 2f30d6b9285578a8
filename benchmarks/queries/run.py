"""Every stored query, cold: from starting a process to a printed answer, beside a bare program.

Usage: python -m benchmarks.queries.run [--rounds 3] [--limit 1.0] [NAME …]

Exits with 1 when a query takes longer than the limit.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.measure import build, machine, python, row
from benchmarks.reference import ON, ROOT
from jeugdgraph.asking.question import prepare
from jeugdgraph.catalogue.header import StoredQuery, read_all
from jeugdgraph.graph import Graph

SLOWEST = 10
"""Queries that the table names."""


@dataclass(frozen=True)
class Timed:
    """Best wall time of a query in seconds: by jeugdgraph, and by the bare program."""

    name: str
    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare


def main() -> int:
    """Measure every query that people can ask; 1 when one takes longer than the limit."""
    options = _options()
    chosen = [query for query in read_all() if not options.names or query.name in options.names]
    with tempfile.TemporaryDirectory(prefix="jeugdgraph-bench-") as folder:
        base = Path(folder)
        _, store = build(base)
        graph = Graph.open(base)
        file = base / "bound.rq"
        times = [_timed(graph, query, store, file, options.rounds) for query in chosen]
    _print_table(times, options.rounds)
    slow = [one for one in times if one.ours > options.limit]
    print(f"\n{len(slow)} of {len(times)} queries take longer than {options.limit:g} s")
    return int(bool(slow))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these queries")
    parser.add_argument("--rounds", type=int, default=3, help="cold starts of each; the best counts")
    parser.add_argument("--limit", type=float, default=1.0, help="seconds that a query may take")
    return parser.parse_args()


def _timed(graph: Graph, query: StoredQuery, store: Path, file: Path, rounds: int) -> Timed:
    """Best time of both in turn; ValueError when they give different rows."""
    question = prepare(graph, query, query.example, on=date.fromisoformat(ON), lang="nl")
    file.write_text(question.sparql, encoding="utf-8")
    bare = python("-m", "benchmarks.queries.bare", str(store), str(file))
    pairs = [(_run(_command(query), file.parent, query), _run(bare, file.parent)) for _ in range(rounds)]
    if any(sorted(ours[1].splitlines()) != sorted(theirs[1].splitlines()) for ours, theirs in pairs):
        raise ValueError(f"{query.name}: jeugdgraph and the bare program gave different rows")
    return Timed(query.name, min(ours[0] for ours, _ in pairs), min(theirs[0] for _, theirs in pairs))


def _command(query: StoredQuery) -> tuple[str, ...]:
    """What somebody types to ask a query with the values of its example."""
    values = [part for name, value in query.example.items() for part in ("-p", f"{name}={value}")]
    format_ = "nt" if query.gives_graph else "csv"
    return python("-m", "jeugdgraph", "query", "run", query.name, *values, "--format", format_)


def _run(command: tuple[str, ...], base: Path, query: StoredQuery | None = None) -> tuple[float, str]:
    """Seconds and output of a process; a check that finds something ends with 1, which is no failure."""
    environment = {**os.environ, "JEUGDGRAPH_STORE": str(base), "JEUGDGRAPH_TODAY": ON}
    started = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    seconds = time.perf_counter() - started
    allowed = (0, 1) if query is not None and query.level else (0,)
    if done.returncode not in allowed:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
    return seconds, done.stdout


def _print_table(times: list[Timed], rounds: int) -> None:
    print(machine())
    print(
        f"{len(times)} queries, best of {rounds}; store present, disk cache warm, a new process each time\n"
    )
    print(row("query", "ms", "bare ms", "÷ bare"))
    for one in sorted(times, key=lambda one: one.ours, reverse=True)[:SLOWEST]:
        print(row(one.name, f"{1000 * one.ours:.0f}", f"{1000 * one.bare:.0f}", f"{one.ratio:.2f}"))
    print()
    for word, of in (("median of all", statistics.median), ("largest of all", max)):
        ours, bare, ratio = (of([getattr(one, what) for one in times]) for what in ("ours", "bare", "ratio"))
        print(row(word, f"{1000 * ours:.0f}", f"{1000 * bare:.0f}", f"{ratio:.2f}"))


if __name__ == "__main__":
    sys.exit(main())
