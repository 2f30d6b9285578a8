"""What must hold after every input, seen from outside: store, folders, processes, connections."""

import os
import selectors
import socket
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

MARK = "JEUGDGRAPH_FUZZ_MARK"
"""Variable by which the processes of a command are known."""
_GRACE = 3.0
"""Seconds that the process of a query may take to notice that its command is gone."""


class Listener:
    """A port of this machine where nobody should come by."""

    def __init__(self) -> None:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen()
        self._ready = selectors.DefaultSelector()
        self._ready.register(self._socket, selectors.EVENT_READ)
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/sparql"

    def visitors(self) -> Iterator[str]:
        """Who came by since the last time."""
        while self._ready.select(0):
            connection, (host, port) = self._socket.accept()
            connection.close()
            yield f"a connection from {host}:{port}"


def digest(folder: Path) -> Mapping[str, tuple[int, int]]:
    """Size and time of change of every file in a folder."""
    found = {}
    for path in folder.rglob("*"):
        status = path.stat()
        found[str(path)] = (status.st_size if path.is_file() else 0, status.st_mtime_ns)
    return found


def differences(before: Mapping[str, tuple[int, int]], after: Mapping[str, tuple[int, int]]) -> list[str]:
    """Files that came, went or changed."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def children() -> list[int]:
    """Processes of which this one is the parent, also those that ended and were not waited for."""
    found: list[int] = []
    for task in Path("/proc/self/task").glob("*/children"):
        found += [int(pid) for pid in task.read_text().split()]
    return found


def left_behind(mark: str) -> list[int]:
    """Processes with the mark that are still there after the grace."""
    deadline = time.monotonic() + _GRACE
    while (found := _marked(mark)) and time.monotonic() < deadline:
        time.sleep(0.02)
    return found


def _marked(mark: str) -> list[int]:
    wanted = f"{MARK}={mark}".encode()
    found = []
    for path in Path("/proc").iterdir():
        if path.name.isdigit() and int(path.name) != os.getpid():
            try:
                if wanted in (path / "environ").read_bytes().split(b"\0"):
                    found.append(int(path.name))
            except OSError:
                continue
    return found
