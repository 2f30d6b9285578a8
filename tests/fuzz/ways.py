"""The ways in: through Python, and through the command line. Each gives the outcome and what was violated."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from random import Random
from types import FrameType
from typing import NoReturn

from benchmarks.reference import ON, ROOT
from jeugdgraph.asking import parameters
from jeugdgraph.asking.algebra import NoAlgebra, explained
from jeugdgraph.asking.answer import answer, count
from jeugdgraph.asking.engines import engine_of
from jeugdgraph.asking.limits import Limits
from jeugdgraph.asking.question import prepare
from jeugdgraph.catalogue.header import StoredQuery, parse
from jeugdgraph.errors import JeugdgraphError
from jeugdgraph.graph import Graph
from jeugdgraph.present.delivery import FORMATS, Wanted, deliver
from tests.fuzz import audit, watch
from tests.fuzz.inputs import Input, values

LIMITS = Limits(seconds=1.0, memory=512, size=8)
SLACK = 5.0
"""Seconds beyond the time limit after which something hangs."""
CODES = (0, 1, 2, 3, 4, 141)
_ON = date.fromisoformat(ON)
_PACKAGE = str(ROOT / "jeugdgraph")
_EMPTY = StoredQuery("fuzz", "ASK {}", {}, {}, {}, (), (), {}, {})


@dataclass
class Found:
    """What came of an input. A violation has a signature, by which like ones are counted together."""

    outcome: str
    violations: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Place:
    """Folders of a run: `base` holds them all, and only `out` may come to hold anything new."""

    base: Path

    def __post_init__(self) -> None:
        for name in ("store", "home", "tmp", "cwd", "out", "site", "reports"):
            (self.base / name).mkdir()
        (self.base / "site" / "sitecustomize.py").write_text(audit.SITE, encoding="utf-8")

    def environment(self, mark: str) -> dict[str, str]:
        """Environment of a command: its own home, and an audit of what it does."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("JEUGDGRAPH_", "XDG_"))
        }
        return {
            **kept,
            "HOME": str(self.base / "home"),
            "TMPDIR": str(self.base / "tmp"),
            "PYTHONPATH": os.pathsep.join((str(self.base / "site"), str(ROOT))),
            "PYTHONDONTWRITEBYTECODE": "1",
            "JEUGDGRAPH_STORE": str(self.base / "store"),
            "JEUGDGRAPH_TODAY": ON,
            audit.FOLDER_VARIABLE: str(self.base),
            audit.REPORT_VARIABLE: str(self.base / "reports" / "report"),
            watch.MARK: mark,
        }


class Hang(BaseException):
    """It took longer than the limit and the slack."""


# ---- through Python


def in_process(graph: Graph, place: Place, given: Input, random: Random) -> Found:
    """One input through the functions of the package: an answer, or one of its own errors."""
    try:
        with _alarm(1.0 + SLACK):
            return Found(_ways(graph, place, given, random)())
    except JeugdgraphError as problem:
        return Found(type(problem).__name__, _of_message(str(problem)))
    except Hang:
        return Found("hang", [("hang in process: " + _where(), traceback.format_exc())])
    except Exception as problem:  # whatever it is, it is what we look for
        return Found("violation", [(f"{type(problem).__name__}: {_where()}", traceback.format_exc())])


def _ways(graph: Graph, place: Place, given: Input, random: Random) -> Callable[[], str]:
    if given.parameter is not None:
        one, value = given.parameter, given.value
        return lambda: _term(graph, replace(_EMPTY, parameters=(one,)), {one.name: value})
    if given.kind == "header":
        return lambda: _header(graph, given.text, random)
    return lambda: _query(graph, place, given.text, random)


def _term(graph: Graph, query: StoredQuery, given: Mapping[str, str]) -> str:
    parameters.terms(graph, query, given, on=_ON, lang="nl")
    return "term"


def _header(graph: Graph, text: str, random: Random) -> str:
    query = parse(text, "fuzz")
    _ = query.gives_graph, query.internal
    parameters.terms(graph, query, values(random, query.parameters), on=_ON, lang="nl")
    return "read"


def _query(graph: Graph, place: Place, text: str, random: Random) -> str:
    query = parse(text, "fuzz")
    question = prepare(graph, query, values(random, query.parameters), on=_ON, lang="nl")
    engine = engine_of(graph)
    way = random.randrange(8)
    if way == 0:
        return f"counted {min(count(engine, question, LIMITS), 1)}+"
    if way == 1:
        try:
            explained(question.sparql)
        except NoAlgebra:
            return "no algebra"
        return "explained"
    if way < 5:
        return answer(engine, question, LIMITS, random.choice((0, 1, 200, 5000))).kind
    wanted = Wanted(
        random.choice((None, *FORMATS)), place.base / "out" / f"answer-{os.getpid()}", random.choice((None, 0, 1, 200)),
        iri=random.random() < 0.2, defuse=random.random() < 0.2, counted=random.random() < 0.2,
        lang=random.choice(("nl", "en")),
    )  # fmt: skip
    if wanted.format is None:
        wanted = Wanted("table", wanted.output)
    if wanted.format == "xlsx":
        wanted = Wanted("xlsx", wanted.output, 200)
    return f"{deliver(graph, engine, question, wanted, LIMITS).kind} delivered"


def _of_message(message: str) -> list[tuple[str, str]]:
    """A message is one line that says something, and nothing in it steers a terminal."""
    if not message.strip():
        return [("empty message", "")]
    return [] if message.isprintable() else [("message with strange characters", ascii(message))]


def _where() -> str:
    """The last place in the package, and the last place of all."""
    frames = [frame for frame in traceback.extract_tb(sys.exc_info()[2]) if frame.filename != __file__]
    ours = [frame for frame in frames if frame.filename.startswith(_PACKAGE)]
    last = [*ours[-1:], *frames[-1:]]
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in last)


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    def ring(number: int, frame: FrameType | None) -> NoReturn:
        raise Hang

    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


# ---- through the command line


def by_command(place: Place, given: Input, random: Random) -> Found:
    """One query through ``jeugdgraph query run`` in a process of its own."""
    for old in (place.base / "out").iterdir():
        old.unlink()
    mark = f"{os.getpid()}-{given.number}"
    options = _options(place, given, random)
    command = (sys.executable, "-m", "jeugdgraph", "query", "run", *options)
    start = time.monotonic()
    code, stderr, hung = _started(command, place, given, mark, random)
    found = Found(f"exit code {code}")
    shown = f"{options!r}\nexit code {code}, {time.monotonic() - start:.1f} s\n{stderr[-3000:]}"
    if hung:
        found.violations.append(("command hangs", shown))
    elif code not in CODES:
        found.violations.append((f"exit code {code}", shown))
    found.violations += [(problem, shown) for problem in _of_stderr(code, stderr, options)]
    found.violations += [("process left behind", f"{shown}\n{left}") for left in watch.left_behind(mark)]
    found.violations += [(f"left in {path.parent.name}: {path.name}", shown) for path in _litter(place)]
    return found


def _started(
    command: Sequence[str], place: Place, given: Input, mark: str, random: Random
) -> tuple[int, str, bool]:
    """Exit code, standard error, and whether it had to be killed. Now and then nobody reads the output."""
    deaf, full = random.randrange(10) == 0, random.randrange(20) == 0
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as stderr:
        stdin.write(given.content)
        stdin.seek(0)
        with open("/dev/full" if full and not deaf else os.devnull, "wb") as sink:
            process = subprocess.Popen(
                command, cwd=place.base / "cwd", env=place.environment(mark), stdin=stdin, stderr=stderr,
                stdout=subprocess.PIPE if deaf else sink,
            )  # fmt: skip
            if process.stdout is not None:
                process.stdout.close()
            hung = False
            try:
                process.wait(1.0 + SLACK)
            except subprocess.TimeoutExpired:
                hung = True
                process.kill()
                process.wait()
        stderr.seek(0)
        return process.returncode, stderr.read().decode("utf-8", "replace"), hung


def _options(place: Place, given: Input, random: Random) -> list[str]:
    """The query on standard input, in a file or after -e, and options at random."""
    found = ["--time-limit", "1", "--memory-limit", "512"]
    if (
        given.content
        and b"\0" not in given.content
        and len(given.content) < 100_000
        and random.randrange(4) == 0
    ):
        found += ["-e", os.fsdecode(given.content)]
    elif random.randrange(4) == 0:
        (place.base / "out" / "own.rq").write_bytes(given.content)
        found += [str(place.base / "out" / "own.rq")]
    else:
        found += ["-"]
    format_ = random.choice((*[None] * 12, *FORMATS, *FORMATS[:7]))
    if format_:
        found += ["--format", format_]
    if random.randrange(4) == 0:
        found += [
            "-o",
            str(place.base / "out" / f"answer.{random.choice((format_ or 'csv', 'json', 'odd'))}"),
        ]
    if random.randrange(3) == 0 or format_ == "xlsx":
        found += ["--limit", str(random.choice((1, 5, 500)))]
    for flag in ("--count", "--iri", "--defuse", "--exit-status", "--timing"):
        found += [flag] if random.randrange(6) == 0 else []
    for flag in ("--sparql", "--explain"):
        found += [flag] if random.randrange(12) == 0 else []
    for parameter, value in random.sample(
        (("text", "=x"), ("municipality", "Tiel"), ("y", "\x1b[31m"), ("", "")), 2
    ):
        found += ["-p", f"{parameter}={value}"] if random.randrange(12) == 0 else []
    return [*found, *random.choice(((), (), ("--lang", "en"), ("--on", "2020")))]


def _of_stderr(code: int, stderr: str, options: Sequence[str]) -> list[str]:
    """What is wrong with standard error: one line and no traceback, but for usage and the times asked for."""
    if "Traceback" in stderr or "panicked" in stderr or "Exception ignored" in stderr:
        return ["traceback: " + (stderr.strip().splitlines() or [""])[-1][:200]]
    lines = [line for line in stderr.split("\n") if line]
    if "--timing" in options:
        lines = [line for line in lines if not line.endswith(" ms")]
    if lines and lines[0].startswith("Usage: "):
        return []
    if len(lines) > 1:
        return [f"{len(lines)} lines on standard error"]
    if code in (2, 3, 4) and not lines:
        return [f"exit code {code} without a word"]
    return [] if all(line.isprintable() for line in lines) else ["strange characters on standard error"]


def _litter(place: Place) -> list[Path]:
    """Files that were left where none should be; they are taken away, to be told of once."""
    found = [path for name in ("home", "tmp", "cwd") for path in (place.base / name).iterdir()]
    found += [path for path in (place.base / "out").iterdir() if path.suffix == ".part"]
    for path in found:
        path.rename(path.parent.parent / "reports" / f"litter-{path.name}")
    return found
