"""The two servers over one store, and what is measured of them: throughput, how long answers take, memory."""

import json
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from benchmarks.measure import python
from benchmarks.reference import ON, ROOT

SCRIPT = Path(__file__).with_name("lookups.lua")
THREADS = 2


@dataclass(frozen=True)
class Load:
    """What wrk measured: requests a second, the median and the 99th percentile in milliseconds, answers that were none;
    and `work`, the processor time for each request in milliseconds, which depends less on what else the machine does."""

    rate: float
    p50: float
    p99: float
    wrong: int
    work: float


@dataclass(frozen=True)
class Server:
    """A server: its address, its process, and where queries go."""

    address: str
    process: "subprocess.Popen[bytes]"
    place: str

    def load(self, paths: Path, seconds: float, connections: int, accept: str = "*/*") -> Load:
        """Ask the addresses of a file with wrk for some time."""
        wrk = shutil.which("wrk")
        if wrk is None:
            raise SystemExit("this benchmark needs wrk (on Debian: apt-get install wrk)")
        threads = min(THREADS, connections)
        command = [wrk, "-t", str(threads), "-c", str(connections), "-d", f"{max(round(seconds), 1)}s", "--timeout", "15s",
                   "-s", str(SCRIPT), self.address, "--", str(paths), accept]  # fmt: skip
        before = self.worked()
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        told = json.loads(done.stdout.strip().splitlines()[-1])
        work = 1000 * (self.worked() - before) / max(told["requests"], 1)
        return Load(told["requests"] / told["seconds"], told["p50"], told["p99"], told["wrong"], work)

    def worked(self) -> float:
        """Seconds of processor time, of the server and its children together."""
        return sum(_worked(number) for number in _family(self.process.pid))

    def mebibytes(self) -> float:
        """Memory that is resident, of the server and its children together."""
        return sum(_resident(number) for number in _family(self.process.pid)) / 2**20


@contextmanager
def ours(base: Path, *options: str) -> Iterator[Server]:
    """`jeugdgraph serve` over the stores of a folder."""
    port = _free()
    environment = {**os.environ, "JEUGDGRAPH_STORE": str(base), "JEUGDGRAPH_TODAY": ON}
    command = python("-m", "jeugdgraph", "serve", "--port", str(port), *options)
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    yield from _while_running(process, port, "/health", "/sparql")


@contextmanager
def theirs(store: Path) -> Iterator[Server]:
    """`oxigraph serve-read-only` over a store."""
    port = _free()
    program = str(Path(sysconfig.get_path("scripts")) / "oxigraph")
    command = (
        program,
        "serve-read-only",
        "-l",
        str(store),
        "-b",
        f"127.0.0.1:{port}",
        "--union-default-graph",
    )
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    yield from _while_running(process, port, "/", "/query")


def _while_running(process: "subprocess.Popen[bytes]", port: int, sign: str, place: str) -> Iterator[Server]:
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address + sign, process)
        yield Server(address, process, place)
    finally:
        process.terminate()
        process.wait(30)


def _wait(sign: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(1200):
        try:
            with urlopen(sign, timeout=2):  # noqa: S310 - our own address
                return
        except OSError:
            if process.poll() is not None:
                sys.exit("the server ended before it began")
            time.sleep(0.1)
    sys.exit("the server did not begin")


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _family(number: int) -> list[int]:
    """A process and its children, as Linux tells."""
    found = [number]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += [int(child) for child in task.read_text().split()]
            except OSError:
                continue
    return found


def _worked(number: int) -> float:
    try:
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident(number: int) -> int:
    try:
        return int(Path(f"/proc/{number}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")
    except (OSError, ValueError):
        return 0
