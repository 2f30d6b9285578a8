"""What the benchmarks share: running a process, its time and memory, and telling about the machine."""

import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.reference import ON, ROOT

ENGINES = ("click", "pyoxigraph", "rdflib")
"""Packages whose version is told."""


@dataclass(frozen=True)
class Run:
    """One process: wall time in seconds, peak resident memory in MiB, and what it printed."""

    seconds: float
    mebibytes: float
    output: str


def run(command: Sequence[str], store: Path) -> Run:
    """Run a command to its end in a process of its own; CalledProcessError when it fails."""
    environment = {**os.environ, "JEUGDGRAPH_STORE": str(store), "JEUGDGRAPH_TODAY": ON}
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    output = process.stdout.read() if process.stdout else ""
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command), output)
    # Linux counts ru_maxrss in KiB, macOS in bytes.
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Run(seconds, used.ru_maxrss / unit, output)


def python(*arguments: str) -> tuple[str, ...]:
    """Command that runs this very Python."""
    return (sys.executable, *arguments)


def build(store: Path, *options: str) -> tuple[Run, Path]:
    """Run `jeugdgraph build`; also gives the folder of the store that it names."""
    done = run(python("-m", "jeugdgraph", "build", *options), store)
    found = re.search(r" quads in (.+)$", done.output.strip())
    if not found:
        raise ValueError(f"no folder in what the build printed: {done.output!r}")
    return done, Path(found[1]) / "store"


def machine() -> str:
    """Cores, Python and the versions of the engines, in one line."""
    engines = ", ".join(f"{name} {version(name)}" for name in ENGINES)
    return (
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()},"
        f" Python {platform.python_version()}, {engines}"
    )


def row(*cells: str) -> str:
    """One row of the table that is printed: the first cell to the left, the others to the right."""
    first, *others = cells
    return "  ".join([f"{first:<52}", *(f"{cell:>12}" for cell in others)])
