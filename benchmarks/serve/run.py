"""The server under load, beside `oxigraph serve-read-only` over the same store.

Usage: python -m benchmarks.serve.run [--seconds 10] [--connections 50] [--rounds 2] [--memory-seconds 20]

Exits with 1 when an answer under load is none, when the two give different rows, or when a runaway ends otherwise
than with 503.
"""

import argparse
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from benchmarks.measure import build, machine, row
from benchmarks.reference import ON
from benchmarks.serve.contenders import Load, Server, ours, theirs
from jeugdgraph import namespaces as ns
from jeugdgraph.asking.question import prepare
from jeugdgraph.catalogue.header import read, without_header
from jeugdgraph.graph import Graph

QUERIES = (
    "membership/special_roles", "membership/of_municipality", "regions/of_municipality", "governance/organs",
    "safety/of_municipality", "protection/domestic_violence", "history/successor",
)  # fmt: skip
"""Catalogue queries about a municipality that somebody looks up."""
JSON = "application/sparql-results+json"
_TABLES = " ".join(f"VALUES ?v{number} {{ 0 1 2 3 4 5 6 7 8 9 }}" for number in range(14))
RUNAWAY = (
    "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (?a != ?d && ?e != ?h) }",
    f"SELECT (COUNT(*) AS ?n) WHERE {{ {_TABLES} }}",
)
"""One that takes memory, one that takes none."""
RUNAWAYS = 10
SAMPLE = 40
"""Lookups whose rows are compared."""


@dataclass(frozen=True)
class Files:
    """Addresses to ask: lookups of ours and of the other, pages."""

    ours: Path
    theirs: Path
    pages: Path


def main() -> int:
    """Measure, print, and tell whether everything was answered."""
    options = _options()
    print(machine())
    print(f"load of the machine before: {os.getloadavg()[0]:.2f}\n")
    with tempfile.TemporaryDirectory(prefix="jeugdgraph-bench-") as folder:
        base = Path(folder)
        _, store = build(base)
        files, queries = _asked(base, options.pages)
        wrong = _measure(options, base, store, files, queries)
    print(f"\nload of the machine after: {os.getloadavg()[0]:.2f}; answers that were none: {wrong}")
    return int(bool(wrong))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seconds", type=float, default=10.0, help="how long each load lasts")
    parser.add_argument("--connections", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=2, help="times that the contenders take turns")
    parser.add_argument("--pages", type=int, default=200, help="profile pages that are asked for")
    parser.add_argument(
        "--memory-seconds", type=float, default=20.0, help="how long memory is watched under load"
    )
    return parser.parse_args()


def _asked(base: Path, pages: int) -> tuple[Files, list[str]]:
    """Files of addresses: each query for each municipality, and so many of their pages; and the queries themselves."""
    graph = Graph.open(base)
    there = [
        iri
        for iri in graph.subjects("rdf:type", ns.iri("jg:Municipality"))
        if not graph.values(iri, "jg:validUntil")
    ]
    codes = [iri.rpartition("/")[2].upper() for iri in there]
    on = date.fromisoformat(ON)
    queries = [
        without_header(prepare(graph, read(name), {"municipality": code}, on=on, lang="nl").sparql)
        for code in codes
        for name in QUERIES
    ]
    files = Files(base / "ours.txt", base / "theirs.txt", base / "pages.txt")
    _write(files.ours, (f"/sparql?query={quote(query)}" for query in queries))
    _write(files.theirs, (f"/query?query={quote(query)}" for query in queries))
    _write(files.pages, (f"/nl/municipality/{code}" for code in codes[:pages]))
    return files, queries


def _write(path: Path, lines: Iterator[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _measure(options: argparse.Namespace, base: Path, store: Path, files: Files, queries: list[str]) -> int:
    wrong = 0
    with (
        ours(base, "--no-keep-results") as plain,
        ours(base) as kept,
        theirs(store) as other,
    ):
        wrong += _differences(plain, other, queries)
        cold = _once(kept, files.pages)
        loads = _turns(options, {
            "oxigraph serve-read-only": (other, files.theirs),
            "jeugdgraph, each lookup run": (plain, files.ours),
            "jeugdgraph, as in practice": (kept, files.ours),
            "jeugdgraph, profile pages, warm": (kept, files.pages),
        })  # fmt: skip
        _print_loads(options, loads, cold)
        wrong += sum(load.wrong for of in loads.values() for load in of)
        wrong += _runaways(options, plain, files)
        _memory(options, kept, files)
    return wrong


def _turns(options: argparse.Namespace, contenders: dict[str, tuple[Server, Path]]) -> dict[str, list[Load]]:
    loads: dict[str, list[Load]] = {name: [] for name in contenders}
    for server, paths in contenders.values():
        _once(server, paths)
    for _ in range(options.rounds):
        for name, (server, paths) in contenders.items():
            loads[name].append(server.load(paths, options.seconds, options.connections, JSON))
    return loads


def _print_loads(options: argparse.Namespace, loads: dict[str, list[Load]], cold: float) -> None:
    first = statistics.median(load.rate for load in next(iter(loads.values())))
    print(f"{options.connections} connections, {options.rounds} times {options.seconds:g} s each, medians\n")
    print(row("", "requests/s", "÷ oxigraph", "p50 ms", "p99 ms", "work ms"))
    for name, of in loads.items():
        of_all = [[getattr(load, what) for load in of] for what in ("rate", "p50", "p99", "work")]
        rate, p50, p99, work = map(statistics.median, of_all)
        print(row(name, f"{rate:.0f}", f"{rate / first:.2f}", f"{p50:.1f}", f"{p99:.1f}", f"{work:.2f}"))
    print(row("jeugdgraph, profile pages, each for the first time", f"{cold:.0f}", f"{cold / first:.2f}"))


def _differences(one: Server, other: Server, queries: list[str]) -> int:
    """Lookups to which the two give different rows."""
    step = max(len(queries) // SAMPLE, 1)
    return sum(_rows(one, query) != _rows(other, query) for query in queries[::step])


def _rows(server: Server, query: str) -> list[str]:
    form = urlencode({"query": query}).encode()
    request = Request(server.address + server.place, form, {"Accept": "text/csv"})  # noqa: S310
    with urlopen(request, timeout=30) as answer:  # noqa: S310 - our own address
        return sorted(answer.read().decode().splitlines())


def _once(server: Server, paths: Path) -> float:
    """Answers a second when each address is asked once, four at a time."""
    waiting = [server.address + path for path in paths.read_text(encoding="utf-8").split()]
    number = len(waiting)

    def work() -> None:
        while waiting:
            asked = Request(waiting.pop(), headers={"Accept": JSON})  # noqa: S310
            with urlopen(asked, timeout=60) as answer:  # noqa: S310 - our own address
                answer.read()

    started = time.perf_counter()
    _all_at_once([work] * 4)
    return number / (time.perf_counter() - started)


def _runaways(options: argparse.Namespace, server: Server, files: Files) -> int:
    """How much longer lookups take while ten runaways are at it; how many of those ended otherwise than with 503."""
    calm = server.load(files.ours, options.seconds, 4, JSON)
    statuses: list[int] = []
    threads = [
        threading.Thread(target=lambda at=at: statuses.append(_status(server, RUNAWAY[at % 2])))
        for at in range(RUNAWAYS)
    ]
    for thread in threads:
        thread.start()
    busy = server.load(files.ours, min(options.seconds, 8.0), 4, JSON)
    for thread in threads:
        thread.join()
    print(f"\n{RUNAWAYS} runaways at once, lookups over 4 connections: p50 {calm.p50:.1f} → {busy.p50:.1f} ms"
          f" (× {busy.p50 / calm.p50:.2f}), p99 {calm.p99:.1f} → {busy.p99:.1f} ms (× {busy.p99 / calm.p99:.2f}),"
          f" {calm.rate:.0f} → {busy.rate:.0f} requests/s; they ended with {sorted(statuses)}")  # fmt: skip
    return sum(status != 503 for status in statuses) + busy.wrong


def _status(server: Server, query: str) -> int:
    request = Request(server.address + server.place, urlencode({"query": query}).encode())  # noqa: S310
    try:
        with urlopen(request, timeout=60) as answer:  # noqa: S310 - our own address
            return int(answer.status)
    except HTTPError as problem:
        return problem.code


def _memory(options: argparse.Namespace, server: Server, files: Files) -> None:
    """Memory of the server and its children under load, watched from start to end."""
    seen: list[float] = []
    stop = threading.Event()

    def watch() -> None:
        while not stop.wait(1):
            seen.append(server.mebibytes())

    watching = threading.Thread(target=watch)
    watching.start()
    end = time.monotonic() + options.memory_seconds
    while time.monotonic() < end:
        for paths in (files.ours, files.pages):
            server.load(paths, min(10.0, options.memory_seconds / 2), options.connections, JSON)
    stop.set()
    watching.join()
    tenth = max(len(seen) // 10, 1)
    parts = [statistics.mean(seen[at : at + tenth]) for at in range(0, len(seen), tenth)]
    print(f"\nmemory of all processes over {options.memory_seconds:g} s of load, MiB, in tenths:"
          f" {' '.join(f'{part:.0f}' for part in parts)}")  # fmt: skip


def _all_at_once(works: list[object]) -> None:
    threads = [threading.Thread(target=work) for work in works]  # type: ignore[arg-type]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    sys.exit(main())
