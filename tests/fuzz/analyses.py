"""Hostile and unlucky arguments for the commands of the analyses, and what must hold after each.

Usage: python -m tests.fuzz.analyses [--minutes 3] [--seed 1] [--only NUMBER] [--command draw] [--findings FOLDER] [--store FOLDER]

Exits with 1 when something was violated.
"""

import argparse
import gc
import os
import resource
import shlex
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import FrameType
from typing import NoReturn

from click.testing import CliRunner

from benchmarks.measure import build, machine
from benchmarks.reference import ROOT
from jeugdgraph.cli import group
from jeugdgraph.errors import JeugdgraphError
from tests.fuzz import watch
from tests.fuzz.arguments import Arguments, Thrown
from tests.fuzz.held import Ended, violated

LIMIT = 10
"""Seconds that a command may take."""
TODAY = "2026-11-22"
AGAIN, APART = 6, 25
"""One command in so many is run twice; one in so many also as a process of its own."""
WARM = (
    ("compare", "--all"),
    ("mismatch", "Tiel"),
    ("memo", "Tiel"),
    ("network", "summary"),
    ("whatif", "best-fit", "Tiel"),
)
"""Commands that write what is kept beside the store, before it may not change any more."""


class Hang(BaseException):
    """It took longer than the limit."""


@dataclass
class Tally:
    """What came of the commands so far; the first of each kind of violation is kept in a folder."""

    folder: Path
    outcomes: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    slowest: list[tuple[float, str]] = field(default_factory=list)
    processes: int = 0
    violations: Counter[str] = field(default_factory=Counter)

    def add(self, thrown: Thrown, ended: Ended, seconds: float) -> None:
        """Count a command."""
        name = _name(thrown)
        self.outcomes[name][ended.code] += 1
        self.slowest = sorted([*self.slowest, (seconds, _shown(thrown))], reverse=True)[:5]

    def violated(self, number: int, thrown: Thrown, signature: str, told: str) -> None:
        """Keep a violation, and tell of it when it is the first of its kind."""
        key = f"{thrown.args[0]}: {signature}"
        self.violations[key] += 1
        if self.violations[key] > 1:
            return
        path = self.folder / f"{number}.txt"
        with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{key}\n{_shown(thrown)}\n{thrown.args!r}\n{told}\n\n")
        print(f"VIOLATION {key}\n  input {number}: {_shown(thrown)[:300]}\n  {path}", flush=True)


def main() -> int:
    """Throw commands until time is up; 1 when something was violated."""
    options = _options()
    kept = Path(options.findings or tempfile.mkdtemp(prefix="jeugdgraph-fuzz-findings-"))
    kept.mkdir(parents=True, exist_ok=True)
    tally = Tally(kept)
    with tempfile.TemporaryDirectory(prefix="jeugdgraph-fuzz-") as folder:
        store = Path(options.store or f"{folder}/store")
        build(store)
        _settle(store)
        start = time.monotonic()
        number = _throw(store, Path(folder), tally, options, _numbers(options, start))
        _print_report(tally, options.seed, number, time.monotonic() - start)
    return int(bool(tally.violations))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--minutes", type=float, default=3.0, help="how long to go on")
    parser.add_argument("--seed", type=int, default=1, help="commands follow from it and their number")
    parser.add_argument("--only", type=int, help="only the command with this number")
    parser.add_argument("--command", default="", help="only this command")
    parser.add_argument("--findings", help="folder that keeps what was violated")
    parser.add_argument("--store", help="folder of a built store; default one of its own")
    return parser.parse_args()


def _numbers(options: argparse.Namespace, start: float) -> Iterator[int]:
    if options.only is not None:
        yield options.only
        return
    number = 0
    while time.monotonic() < start + 60 * options.minutes:
        yield number
        number += 1


def _settle(store: Path) -> None:
    """The same surroundings for every command, and what is kept beside the store in its place."""
    for name in [name for name in os.environ if name.startswith(("JEUGDGRAPH_", "LC_"))]:
        del os.environ[name]
    os.environ.update(
        JEUGDGRAPH_STORE=str(store), JEUGDGRAPH_TODAY=TODAY, JEUGDGRAPH_LANG="nl", LANG="C.UTF-8"
    )
    for args in WARM:
        _here(Thrown(args, 80, None, "table"))


def _throw(
    store: Path, folder: Path, tally: Tally, options: argparse.Namespace, numbers: Iterator[int]
) -> int:
    """Throw the commands; their number."""
    before, thrown_ = watch.digest(store), 0
    for number in numbers:
        random = Random(f"{options.seed}-{number}")  # noqa: S311 - chance, no secret
        place = folder / "work"
        place.mkdir()
        (place / "locked").mkdir(mode=0o500)
        thrown = Arguments(random, place, options.command).thrown()
        for signature, told in _one(thrown, place, tally, random):
            tally.violated(number, thrown, signature, told)
        changed = watch.differences(before, watch.digest(store))
        if changed:
            tally.violated(number, thrown, "the store changed", "\n".join(changed))
            before = watch.digest(store)
        _empty(place)
        gc.collect()
        thrown_ += 1
    return thrown_


def _one(thrown: Thrown, place: Path, tally: Tally, random: Random) -> Iterator[tuple[str, str]]:
    """Run one command, now and then again, and tell what does not hold."""
    old = _content(thrown.output)
    start = time.monotonic()
    ended, problem = _here(thrown)
    tally.add(thrown, ended, time.monotonic() - start)
    file = _content(thrown.output)
    shown = f"exit code {ended.code}\n{ended.stderr.decode('utf-8', 'replace')[-3000:]}\n{problem}"
    if problem:
        yield problem.splitlines()[0], shown
        return
    for signature in violated(ended, thrown.format, thrown.columns, file if ended.code == 0 else None):
        yield signature, f"{shown}\n{(file or ended.stdout)[:200_000].decode('utf-8', 'replace')}"
    if ended.code and file != old:
        yield "failed, and yet the file changed", shown
    if ended.code and (place / "saved.toml").exists():
        yield "failed, and yet the scenario was saved", shown
    if list(place.glob("**/*.part")):
        yield "half a file left", shown
    if random.randrange(AGAIN) == 0:
        yield from _again(thrown, ended, file)
    if random.randrange(APART) == 0 and _sendable(thrown):
        tally.processes += 1
        yield from _apart(thrown, ended, file, random)


def _again(thrown: Thrown, ended: Ended, file: bytes | None) -> Iterator[tuple[str, str]]:
    twice, _ = _here(thrown)
    if (twice, _content(thrown.output)) != (ended, file) and thrown.format != "xlsx":
        yield "another answer the second time", f"{ended}\n{twice}"[:20_000]


def _here(thrown: Thrown) -> tuple[Ended, str]:
    """How a command ends within this process, where a warning is an error; and what it should not have raised."""

    def ring(number: int, frame: FrameType | None) -> NoReturn:
        raise Hang

    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, LIMIT)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            done = CliRunner(env={"COLUMNS": str(thrown.columns)}).invoke(
                group, thrown.args, prog_name="jeugdgraph"
            )
    except Hang:
        return Ended(124, b"", b"too long"), "hang\n" + traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    raised = done.exception
    if isinstance(raised, JeugdgraphError):
        said = f"jeugdgraph: {raised}\n".encode("utf-8", "backslashreplace")
        return Ended(raised.exit_code, done.stdout_bytes, done.stderr_bytes + said), ""
    ended = Ended(done.exit_code, done.stdout_bytes, done.stderr_bytes)
    return ended, "" if raised is None or isinstance(raised, SystemExit) else _told(raised)


def _apart(thrown: Thrown, ended: Ended, file: bytes | None, random: Random) -> Iterator[tuple[str, str]]:
    """What goes otherwise in a process of its own, with another order of hashes and now and then nobody who reads."""
    way = random.choice(("read", "read", "read", "closed", "full"))
    environment = {
        **os.environ,
        "COLUMNS": str(thrown.columns),
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": str(random.randrange(99)),
    }
    command = (sys.executable, "-m", "jeugdgraph", *thrown.args)
    with open("/dev/full" if way == "full" else os.devnull, "wb") as sink:
        process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                   stdout=sink if way == "full" else subprocess.PIPE)  # fmt: skip
        if way == "closed" and process.stdout is not None:
            process.stdout.close()
            process.stdout = None
        try:
            stdout, stderr = process.communicate(timeout=LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            yield "hang of a process", ""
            return
    found = Ended(process.returncode, stdout or b"", stderr)
    shown = f"{way}\n{ended}\n{found}"[:20_000]
    if any(word in stderr for word in (b"Traceback", b"Exception ignored", b"Warning")):
        yield f"process ({way}): traceback or warning", shown
    if way == "read":
        same = found == ended and _content(thrown.output) == file
        if not same and thrown.format != "xlsx":
            yield "a process answers otherwise", shown
    elif found.code not in (ended.code, 141 if way == "closed" else 3):
        yield f"process ({way}): exit code {found.code}", shown


def _told(raised: BaseException) -> str:
    """Where it was raised, in one line, and the traceback."""
    frames = [frame for frame in traceback.extract_tb(raised.__traceback__) if "jeugdgraph/jeugdgraph" in frame.filename
              or str(ROOT / "jeugdgraph") in frame.filename]  # fmt: skip
    where = " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-2:])
    return f"{type(raised).__name__}: {where}\n{''.join(traceback.format_exception(raised))[-4000:]}"


def _content(path: Path | None) -> bytes | None:
    """What stands in a file of the run; None where there is none."""
    try:
        return path.read_bytes() if path is not None and path.is_file() else None
    except OSError:
        return None


def _sendable(thrown: Thrown) -> bool:
    """Whether the arguments can be those of a process."""
    try:
        return all(len(os.fsencode(one)) < 100_000 for one in thrown.args)
    except UnicodeEncodeError:
        return False


def _empty(folder: Path) -> None:
    """Take away what a command was given and made."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()


def _name(thrown: Thrown) -> str:
    words = (
        3
        if thrown.args[:2] == ("draw", "network")
        else 2
        if thrown.args[0] in ("network", "whatif", "draw")
        else 1
    )
    return " ".join(thrown.args[:words])


def _shown(thrown: Thrown) -> str:
    words = shlex.join(one[:200] for one in thrown.args)
    return f"COLUMNS={thrown.columns} jeugdgraph {words.encode('ascii', 'backslashreplace').decode()}"


def _print_report(tally: Tally, seed: int, number: int, seconds: float) -> None:
    print(machine())
    print(f"seed {seed}, {number} commands in {seconds / 60:.1f} minutes, {tally.processes} of them also as a process,"
          f" {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB at most in this process\n")  # fmt: skip
    for name, codes in sorted(tally.outcomes.items()):
        told = ", ".join(f"{code}: {count}" for code, count in sorted(codes.items()))
        print(f"{name}: {codes.total()} (by exit code {told})")
    for took, shown in tally.slowest:
        print(f"{took:.2f} s  {shown[:200]}")
    print(f"\n{tally.violations.total()} violations")
    for signature, count in tally.violations.most_common():
        print(f"{count:>6}  {signature}")


if __name__ == "__main__":
    sys.exit(main())
