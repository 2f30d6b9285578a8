"""Cold look-up: from starting a process to a printed answer, side by side.

Usage: python -m benchmarks.lookup.run [--rounds 21] [--slow-rounds 1]
"""

import argparse
import statistics
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from benchmarks.measure import build, machine, python, row, run

COMMAND = ("municipality", "Tiel")
"""What jeugdgraph is asked."""
FLOOR, OURS, BARE, WHOLE = (
    "python, doing nothing",
    f"jeugdgraph {' '.join(COMMAND)}",
    "bare python + click + pyoxigraph, same query",
    "rdflib: parse the whole graph, same query",
)


def main() -> None:
    """Measure all contenders in turn and print medians and ratios."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="jeugdgraph-bench-") as folder:
        base = Path(folder)
        _, store = build(base)
        dump = base / "graph.nt"
        triples = run(python("-m", "benchmarks.dump", str(store), str(dump)), base).output.strip()
        fast = {
            FLOOR: python("-c", "pass"),
            OURS: python("-m", "jeugdgraph", *COMMAND),
            BARE: python("-m", "benchmarks.lookup.bare", str(store)),
        }
        slow = {WHOLE: python("-m", "benchmarks.lookup.whole", str(dump))}
        times, answers = _alternate(fast, base, options.rounds)
        more_times, more_answers = _alternate(slow, base, options.slow_rounds)
    _same(answers[BARE], more_answers.get(WHOLE))
    _print_table({**times, **more_times}, triples)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=21, help="cold starts of the quick contenders")
    parser.add_argument("--slow-rounds", type=int, default=1, help="of the slow one; 0 leaves it out")
    return parser.parse_args()


def _alternate(
    contenders: Mapping[str, tuple[str, ...]], base: Path, rounds: int
) -> tuple[dict[str, list[float]], dict[str, str]]:
    """Seconds of each contender, round by round in turn, and its last answer.

    With more than one round, a first one that is not counted warms the disk cache for all.
    """
    times: dict[str, list[float]] = defaultdict(list)
    answers: dict[str, str] = {}
    for number in range(rounds + (rounds > 1)):
        for name, command in contenders.items():
            done = run(command, base)
            answers[name] = done.output
            if number or rounds == 1:
                times[name].append(done.seconds)
    return times, answers


def _same(bare: str, whole: str | None) -> None:
    """The two engines gave the same rows; a comparison of different answers means nothing."""
    if not bare.strip():
        raise ValueError("the query gave no rows")
    if whole is not None and sorted(bare.splitlines()) != sorted(whole.splitlines()):
        raise ValueError("pyoxigraph and rdflib gave different rows")


def _print_table(times: Mapping[str, list[float]], triples: str) -> None:
    print(machine())
    print(f"{triples} triples; store present, disk cache warm, a new process each time\n")
    print(row("contender", "starts", "median ms", "÷ floor", "÷ bare", "÷ jeugdgraph"))
    medians = {name: statistics.median(found) for name, found in times.items()}
    for name, median in medians.items():
        ratios = (f"{median / medians[other]:.2f}" for other in (FLOOR, BARE, OURS))
        print(row(name, str(len(times[name])), f"{1000 * median:.0f}", *ratios))


if __name__ == "__main__":
    main()
