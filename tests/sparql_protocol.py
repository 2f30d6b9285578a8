"""A server of ours that tests talk to, through a client of HTTP and through bare connections."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from conftest import environment

JSON = "application/sparql-results+json"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
GRAPH = "https://w3id.org/jeugdgraph/graph/"
_TABLES = " ".join(f"VALUES ?v{number} {{ 0 1 2 3 4 5 6 7 8 9 }}" for number in range(14))
RUNAWAY = f"SELECT (COUNT(*) AS ?n) WHERE {{ {_TABLES} }}"
"""Never ends, and takes no memory to speak of."""
QUICK = "ASK { ?s a jg:Municipality }"
_BEGIN = 60


@dataclass(frozen=True)
class Reply:
    """What a server answered; names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True)
class Running:
    """A server that runs."""

    process: "subprocess.Popen[str]"
    port: int
    log: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, *, timeout: float = 60, **headers: str) -> Reply:
        """A GET; ``accept_language="en"`` is the header of that name."""
        return self.ask("GET", path, None, headers, timeout)

    def post(
        self, path: str, body: str | bytes, media: str = "", *, timeout: float = 60, **headers: str
    ) -> Reply:
        """A POST with a body of a media type; none is said when that is empty."""
        return self.ask(
            "POST", path, body, {**headers, **({"content-type": media} if media else {})}, timeout
        )

    def ask(
        self, method: str, path: str, body: str | bytes | None = None, headers: Mapping[str, str] | None = None,
        timeout: float = 60,
    ) -> Reply:  # fmt: skip
        content = body.encode() if isinstance(body, str) else body
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)) as connection:
            connection.putrequest(method, path)
            for name, value in (headers or {}).items():
                connection.putheader(name.replace("_", "-"), value)
            if content is not None:
                connection.putheader("content-length", str(len(content)))
            connection.endheaders(content)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, found, answer.read())

    def query(self, query: str, *, timeout: float = 60, **headers: str) -> Reply:
        """A query in a form."""
        return self.post("/sparql", urlencode({"query": query}), FORM, timeout=timeout, **headers)

    def raw(self, content: bytes, timeout: float = 20) -> bytes:
        """What comes back for bytes, until the server closes or nothing comes any more."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as connection:
            received = b""
            try:
                with suppress(ConnectionError):  # the server may have answered and closed already
                    connection.sendall(content)
                while piece := connection.recv(1 << 16):
                    received += piece
            except (TimeoutError, ConnectionError):
                pass
            return received

    def health(self) -> Any:
        return self.get("/health").json

    def children(self, what: str) -> list[int]:
        """Processes of the server whose command holds some text."""
        found = []
        for task in Path(f"/proc/{self.process.pid}/task").glob("*/children"):
            for number in task.read_text().split():
                command = Path(f"/proc/{number}/cmdline")
                if command.exists() and what in command.read_text().replace("\0", " "):
                    found.append(int(number))
        return found

    def metric(self, start: str) -> float:
        """Value of the first line of the metrics that begins so."""
        lines = self.get("/metrics").text.splitlines()
        return next(float(line.rpartition(" ")[2]) for line in lines if line.startswith(start))


@contextmanager
def running(env: Mapping[str, str], *options: str, folder: Path, wait: bool = True) -> Iterator[Running]:
    """A server on a free port, gone at the end; `folder` is for what it says."""
    log = folder / f"serve-{time.monotonic_ns()}.txt"
    with log.open("w") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "jeugdgraph", "serve", "--port", "0", *options],
            env=environment(env), stderr=said, stdout=said, text=True,
        )  # fmt: skip
    try:
        server = Running(process, _port(process, log), log)
        if wait:
            until(lambda: server.get("/health").status == 200)
        yield server
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _port(process: "subprocess.Popen[str]", log: Path) -> int:
    end = time.monotonic() + _BEGIN
    while time.monotonic() < end:
        if found := re.search(r"serving http://[^ ]*:(\d+)/", log.read_text()):
            return int(found[1])
        assert process.poll() is None, log.read_text()
        time.sleep(0.05)
    raise AssertionError(f"the server did not begin: {log.read_text()}")


def until(true: Any, seconds: float = _BEGIN) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come to hold")


def is_there(number: int) -> bool:
    """Whether a process runs."""
    try:
        os.kill(number, 0)
        return not Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].strip().startswith("Z")
    except (OSError, ValueError):
        return False
