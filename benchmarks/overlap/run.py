"""Overlap: every pair of divisions with every score, beside SPARQL, beside raw products, and as one command.

Usage: python -m benchmarks.overlap.run [--sample 8] [--rounds 3] [--starts 9] [--sizes 50000 100000 200000]

Exits with 1 when a limit is passed: 1,000 times rdflib, 1.5 times the raw products and 1,024 MiB at 100,000
municipalities, 2.3 times as long for twice the municipalities, one second for the command.
"""

import argparse
import json
import sys
import tempfile
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from statistics import mean, median
from typing import Any

from benchmarks.measure import build, machine, python, row, run
from benchmarks.reference import ON

DIVISIONS, SEED = 50, 20260101
COMMAND = ("compare", "jeugdregio", "veiligheidsregio")
JUDGED = 100_000
"""Number of municipalities at which the limits on products and memory hold."""
FASTER, PRODUCTS, MEMORY, DOUBLING, COLD = 1000, 1.5, 1024, 2.3, 1.0


def main() -> int:
    """Measure all three and print tables; 1 when a limit is passed."""
    options = _options()
    print(f"{machine()}, {', '.join(f'{name} {version(name)}' for name in ('numpy', 'scipy'))}")
    with tempfile.TemporaryDirectory(prefix="jeugdgraph-bench-") as folder:
        base = Path(folder)
        _, store = build(base)
        kept = _national(base, store, options)
        kept &= _cold(base, options.starts)
    kept &= _scale(options)
    print("\nwithin the limits" if kept else "\na limit is passed")
    return int(not kept)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sample", type=int, default=8, help="pairs that SPARQL is asked of")
    parser.add_argument(
        "--rounds",
        type=int,
        default=3,
        help="rounds of what is quick; the median counts, of the invented country the best",
    )
    parser.add_argument("--starts", type=int, default=9, help="cold starts of the command; the median counts")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[50_000, 100_000, 200_000], help="municipalities"
    )
    return parser.parse_args()


def _national(base: Path, store: Path, options: argparse.Namespace) -> bool:
    """Every pair of the divisions of one date."""
    dump = base / "graph.nt"
    run(python("-m", "benchmarks.dump", str(store), str(dump)), base)
    numbers = (str(number) for number in (options.sample, options.rounds, SEED))
    done = run(python("-m", "benchmarks.overlap.national", str(base), str(dump), ON, *numbers), base)
    found: dict[str, Any] = json.loads(done.output)
    by_rdflib, by_oxigraph = (mean(found[name]) * found["pairs"] for name in ("rdflib", "oxigraph"))
    print(
        f"\n{found['pairs']} pairs of {found['divisions']} divisions on {ON}; a sample of {len(found['rdflib'])} by SPARQL"
    )
    print(f"({'; '.join(found['sample'])})\n")
    print(row("seconds", "s", "rdflib ÷"))
    pairs = found["lay_out"] + found["scores"]
    parts = {
        "columns asked of the store by SPARQL": found["ask"],
        "columns read from the file beside the store": found["read"],
        "divisions of the date": found["lay_out"],
        "all scores of all pairs": found["scores"],
    }
    for name, seconds in parts.items():
        print(row(name, f"{seconds:.3f}", ""))
    wholes = {
        "all pairs, columns asked of the store": found["ask"] + pairs,
        "all pairs, columns from the file": found["read"] + pairs,
        "rdflib: contingency of all pairs, extrapolated": by_rdflib,
        "oxigraph: the same query, extrapolated": by_oxigraph,
        "rdflib: parsing, not counted above": found["parse"],
    }
    for name, seconds in wholes.items():
        print(row(name, f"{seconds:.3f}", f"{by_rdflib / seconds:,.0f}"))
    return by_rdflib / (found["read"] + pairs) >= FASTER


def _cold(base: Path, starts: int) -> bool:
    """The command from starting a process to the printed answer, beside a Python that imports what it needs."""
    contenders = {
        f"jeugdgraph {' '.join(COMMAND)}": python("-m", "jeugdgraph", *COMMAND),
        "python, importing numpy and scipy.sparse": python("-c", "import numpy, scipy.sparse"),
    }
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(starts + 1):
        for name, command in contenders.items():
            spent = run(command, base).seconds
            if number:
                seconds[name].append(spent)
    medians = {name: median(found) for name, found in seconds.items()}
    floor = [*medians.values()][-1]
    print(f"\na new process each time, {starts} starts\n")
    print(row("contender", "median ms", "÷ floor"))
    for name, found in medians.items():
        print(row(name, f"{1000 * found:.0f}", f"{found / floor:.2f}"))
    return next(iter(medians.values())) < COLD


def _scale(options: argparse.Namespace) -> bool:
    """An invented country: every score but AMI beside the raw products of the same pairs."""
    print(f"\n{DIVISIONS} invented divisions, one in five a cover with shares; seed {SEED}\n")
    print(row("municipalities", "products s", "scores s", "÷ products", "÷ half", "residents s", "MiB"))
    turns = [{size: _turn(size) for size in sorted(options.sizes)} for _ in range(options.rounds)]
    kept, times = True, {}
    for size in turns[0]:
        raw, scores, weighted, memory = (
            best(turn[size][n] for turn in turns) for n, best in enumerate((min, min, min, max))
        )
        times[size] = scores
        half = f"{scores / times[size // 2]:.2f}" if size // 2 in times else ""
        print(
            row(
                f"{size:,}",
                f"{raw:.2f}",
                f"{scores:.2f}",
                f"{scores / raw:.2f}",
                half,
                f"{weighted:.2f}",
                f"{memory:.0f}",
            )
        )
        if size == JUDGED:
            kept &= scores / raw <= PRODUCTS and memory < MEMORY
    doubled = [times[more] / times[less] for less, more in pairwise(times) if more == 2 * less]
    return kept and all(ratio <= DOUBLING for ratio in doubled)


def _turn(size: int) -> tuple[float, float, float, float]:
    """Seconds of the products, the scores and the scores by residents, and MiB, of a process of its own."""
    done = run(python("-m", "benchmarks.overlap.scale", *map(str, (size, DIVISIONS, SEED))), Path())
    found = json.loads(done.output)
    return found["raw"], found["scores"], found["weighted"], done.mebibytes


if __name__ == "__main__":
    sys.exit(main())
