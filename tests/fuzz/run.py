"""Hostile questions, many of them, and what must hold for each.

Usage: python -m tests.fuzz.run [--minutes 10] [--seed 1] [--only NUMBER] [--findings FOLDER]

Exits with 1 when something was violated.
"""

import argparse
import logging
import resource
import sys
import tempfile
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.measure import build, machine
from jeugdgraph.asking.engines import engine_of
from jeugdgraph.asking.local import Worker
from jeugdgraph.graph import Graph
from tests.fuzz import audit, watch
from tests.fuzz.inputs import Input, made
from tests.fuzz.ways import Place, by_command, in_process

SLOWEST = 5
"""Inputs of each way that are named for the time they took."""


class Findings:
    """Outcomes and times of the inputs; the first input of each kind of violation is kept in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.outcomes: dict[str, Counter[str]] = defaultdict(Counter)
        self.slowest: dict[str, list[tuple[float, int]]] = defaultdict(list)
        self.violations: Counter[str] = Counter()

    def add(self, way: str, given: Input, outcome: str, seconds: float) -> None:
        """Count an input."""
        self.outcomes[way][outcome] += 1
        self.slowest[way] = sorted([*self.slowest[way], (seconds, given.number)], reverse=True)[:SLOWEST]

    def violated(self, given: Input, signature: str, told: str) -> None:
        """Keep a violation, and tell of it when it is the first of its kind."""
        self.violations[signature] += 1
        if self.violations[signature] > 1:
            return
        name = f"{given.number}-{given.kind}-{len(self.violations)}"
        content = given.content or f"{given.parameter!r}\n{given.value!a}".encode()
        (self._folder / f"{name}.input").write_bytes(content)
        (self._folder / f"{name}.txt").write_text(f"{signature}\n{told}\n", "utf-8", "backslashreplace")
        print(f"VIOLATION {signature}\n  input {self._folder / name}.input", flush=True)


def main() -> int:
    """Throw inputs until time is up; 1 when something was violated."""
    options = _options()
    kept = Path(options.findings or tempfile.mkdtemp(prefix="jeugdgraph-fuzz-findings-"))
    kept.mkdir(parents=True, exist_ok=True)
    findings = Findings(kept)
    with tempfile.TemporaryDirectory(prefix="jeugdgraph-fuzz-") as folder:
        place = Place(Path(folder))
        build(place.base / "store")
        start = time.monotonic()
        number = _throw(place, findings, options.seed, _numbers(options, start))
        _print_report(findings, options.seed, number, time.monotonic() - start)
    return int(bool(findings.violations))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0, help="how long to go on")
    parser.add_argument("--seed", type=int, default=1, help="inputs follow from it and their number")
    parser.add_argument("--only", type=int, help="only the input with this number")
    parser.add_argument("--findings", help="folder that keeps what was violated")
    return parser.parse_args()


def _numbers(options: argparse.Namespace, start: float) -> Iterator[int]:
    if options.only is not None:
        yield options.only
        return
    number = 0
    while time.monotonic() < start + 60 * options.minutes:
        yield number
        number += 1


def _throw(place: Place, findings: Findings, seed: int, numbers: Iterator[int]) -> int:
    """Throw the inputs; their number."""
    listener = watch.Listener()
    graph = Graph.open(place.base / "store")
    before = watch.digest(place.base / "store")
    done = _watched(place)
    thrown = 0
    for number in numbers:
        given, random = made(seed, number, listener.address)
        way = f"{given.kind} by command" if given.by_command else given.kind
        done.clear()
        start = time.monotonic()
        found = (
            by_command(place, given, random) if given.by_command else in_process(graph, place, given, random)
        )
        findings.add(way, given, found.outcome, time.monotonic() - start)
        outside = [] if given.by_command else list(done)
        for signature, told in [*found.violations, *_around(place, listener, before, outside)]:
            findings.violated(given, signature, told)
        thrown += 1
    engine = engine_of(graph)
    if isinstance(engine, Worker):
        engine.stop()
    return thrown


def _watched(place: Place) -> list[str]:
    """What this process does, logs and warns of from now on comes to stand in the list."""
    done: list[str] = []
    audit.install(str(place.base), done.append)
    logging.lastResort = _Telling(done)
    warnings.showwarning = lambda message, *_: done.append(f"warned {message}")
    warnings.simplefilter("always")
    tempfile.tempdir = str(place.base / "tmp")
    return done


def _around(
    place: Place, listener: watch.Listener, before: Mapping[str, tuple[int, int]], done: list[str]
) -> Iterator[tuple[str, str]]:
    """What an input did to the rest of the world."""
    yield from (("connection", visitor) for visitor in listener.visitors())
    changed = watch.differences(before, watch.digest(place.base / "store"))
    if changed:
        yield "the store changed", "\n".join(changed)
    if len(watch.children()) > 1:
        yield "more processes than one", str(watch.children())
    yield from ((f"audit: {line.split(' ', 1)[0]}", line) for line in done)
    for report in (place.base / "reports").glob("report"):
        lines = report.read_text(encoding="utf-8").splitlines()
        report.unlink()
        yield from ((f"audit of a command: {line.split(' ', 1)[0]}", line) for line in lines)


class _Telling(logging.Handler):
    """Takes what is logged, which without it would be put on standard error."""

    def __init__(self, done: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._done = done

    def emit(self, record: logging.LogRecord) -> None:
        self._done.append(f"logged {record.getMessage()}")


def _print_report(findings: Findings, seed: int, number: int, seconds: float) -> None:
    print(machine())
    print(f"seed {seed}, {number} inputs in {seconds / 60:.1f} minutes,"
          f" {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB at most in this process\n")  # fmt: skip
    for way, outcomes in sorted(findings.outcomes.items()):
        told = ", ".join(f"{outcome} {count}" for outcome, count in outcomes.most_common())
        print(f"{way}: {outcomes.total()}: {told}")
        print(
            "    slowest: " + ", ".join(f"{took:.2f} s (input {one})" for took, one in findings.slowest[way])
        )
    print(f"\n{findings.violations.total()} violations")
    for signature, count in findings.violations.most_common():
        print(f"{count:>6}  {signature}")


if __name__ == "__main__":
    sys.exit(main())
