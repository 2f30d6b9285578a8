"""Building the graph: wall time and peak memory, beside parsing the finished graph with rdflib.

Usage: python -m benchmarks.build.run [--rounds 3]
"""

import argparse
import statistics
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.measure import Run, build, machine, python, row, run

OURS, PARSE = "jeugdgraph build --force", "rdflib: parse the exported N-Triples"


def main() -> None:
    """Measure both in turn and print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="times that each is run")
    rounds = parser.parse_args().rounds
    runs: dict[str, list[Run]] = {OURS: [], PARSE: []}
    with tempfile.TemporaryDirectory(prefix="jeugdgraph-bench-") as folder:
        base = Path(folder)
        _, store = build(base)
        dump = base / "graph.nt"
        triples = run(python("-m", "benchmarks.dump", str(store), str(dump)), base).output.strip()
        for _ in range(rounds):
            runs[OURS].append(build(base, "--force")[0])
            runs[PARSE].append(run(python("-m", "benchmarks.build.parse", str(dump)), base))
    if runs[PARSE][-1].output.strip() != triples:
        raise ValueError(f"rdflib read {runs[PARSE][-1].output.strip()} triples of {triples}")
    _print_table(runs, triples)


def _print_table(runs: Mapping[str, Sequence[Run]], triples: str) -> None:
    print(machine())
    print(f"{triples} triples; medians\n")
    print(row("contender", "runs", "seconds", "÷ build", "peak MiB", "÷ build"))
    seconds = {name: statistics.median(one.seconds for one in done) for name, done in runs.items()}
    memory = {name: statistics.median(one.mebibytes for one in done) for name, done in runs.items()}
    for name, done in runs.items():
        print(
            row(name, str(len(done)), f"{seconds[name]:.1f}", f"{seconds[name] / seconds[OURS]:.2f}",
                f"{memory[name]:.0f}", f"{memory[name] / memory[OURS]:.2f}")
        )  # fmt: skip


if __name__ == "__main__":
    main()
