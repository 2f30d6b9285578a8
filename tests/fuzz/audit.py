"""What a process does that no query may make it do: writing outside a folder, connecting, starting programs.

`install` goes by Python's audit hooks, so it sees what Python does; the engine, which is none of Python, has no
files and connections to open (see `jeugdgraph/asking/worker.py`) and is watched from outside.
"""

import os
import sys
import threading
from collections.abc import Callable

FOLDER_VARIABLE, REPORT_VARIABLE = "JEUGDGRAPH_FUZZ_FOLDER", "JEUGDGRAPH_FUZZ_REPORT"
"""Folder that may be written to, and file in which a command reports what it did."""
SITE = "from tests.fuzz import audit\naudit.from_environment()\n"
"""A ``sitecustomize`` module with which every Python that is started reports."""

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = frozenset(
    ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.utime",
     "shutil.rmtree", "shutil.move", "shutil.copyfile")
)  # fmt: skip
_REACHES = frozenset(
    ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request",
     "http.client.connect", "ftplib.connect", "smtplib.connect", "os.system", "os.exec", "os.posix_spawn")
)  # fmt: skip


def install(folder: str, tell: Callable[[str], None]) -> None:
    """Tell of everything that this process does from now on outside the folder, one line each."""
    busy = threading.local()

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if getattr(busy, "now", False):
            return
        busy.now = True
        try:
            done = _outside(event, arguments, folder)
            if done:
                tell(done)
        finally:
            busy.now = False

    sys.addaudithook(hook)


def from_environment() -> None:
    """Install it in a command that a run started, and in what that starts."""
    folder, report = os.environ.get(FOLDER_VARIABLE), os.environ.get(REPORT_VARIABLE)
    if not (folder and report):
        return

    def tell(line: str) -> None:
        with open(report, "a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(line + "\n")

    install(folder, tell)


def _outside(event: str, arguments: tuple[object, ...], folder: str) -> str:
    """What was done, when it is something of note; else empty."""
    if event in _REACHES:
        return f"{event} {arguments[:2]!r}"
    if event == "subprocess.Popen" and "worker.py" not in repr(arguments[1]):
        return f"{event} {arguments[:2]!r}"
    if event == "open" and _writes(arguments) and not _allowed(arguments[0], folder):
        return f"open to write {arguments!r}"
    if event in _CHANGES and not _allowed(arguments[0], folder):
        return f"{event} {arguments!r}"
    return ""


def _writes(arguments: tuple[object, ...]) -> bool:
    mode, flags = arguments[1], arguments[2]
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return isinstance(flags, int) and bool(flags & _WRITING)


def _allowed(path: object, folder: str) -> bool:
    """Whether a path is in the folder, or a stream or a device."""
    if isinstance(path, int) or not isinstance(path, str | bytes | os.PathLike):
        return True
    whole = os.path.abspath(os.fsdecode(path))
    return whole.startswith((folder + os.sep, "/dev/"))
