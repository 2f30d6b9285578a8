"""The folder of a static site: files that are whole or not there, and its manifest."""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from jeugdgraph.errors import StoreProblem, UsageProblem, quote
from jeugdgraph.web.site import manifest
from jeugdgraph.web.site.manifest import Digests, Manifest

_MAKING = ".making"
"""Folder in which files are written before they take their place; it is gone when the site is done."""


@contextmanager
def writable(place: Path) -> Iterator[None]:
    """Turn what goes wrong with files into one line."""
    try:
        yield
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise StoreProblem(f"cannot write the site in {quote(str(place))}: {reason}.") from problem


def prepare(place: Path, *, force: bool) -> Manifest | None:
    """Make the folder, and give the manifest of the site that is in it. UsageProblem when other files are in it."""
    with writable(place):
        place.mkdir(parents=True, exist_ok=True)
        found = manifest.read(place)
        if found is None and not force and any(one.name != _MAKING for one in place.iterdir()):
            raise UsageProblem(
                f"{quote(str(place))} holds files that are no site of ours. Name an empty folder, or add --force"
                " to write among them."
            )
        shutil.rmtree(place / _MAKING, ignore_errors=True)
        (place / _MAKING).mkdir()
    return found


def finish(place: Path) -> None:
    """Clear away what writing needed."""
    shutil.rmtree(place / _MAKING, ignore_errors=True)


def put(place: Path, name: str, content: bytes) -> str:
    """Write a file, which takes its place when it is whole; its digest."""
    target = place / name
    part = place / _MAKING / f"{os.getpid()}"
    with writable(target):
        part.write_bytes(content)
        target.parent.mkdir(parents=True, exist_ok=True)
        part.replace(target)
    return manifest.digest(content)


def is_there(place: Path, files: Digests) -> bool:
    """Whether files are as they were written."""
    try:
        return all(manifest.digest((place / name).read_bytes()) == known for name, known in files.items())
    except OSError:
        return False


def remove(place: Path, names: Iterable[str]) -> int:
    """Remove files, and folders that are empty then; the number of files."""
    count = 0
    for name in sorted(names):
        path = place / name
        if path.is_symlink() or path.is_file():
            with writable(path):
                path.unlink()
            count += 1
        with contextlib.suppress(OSError):  # a folder with files in it stays
            for parent in path.relative_to(place).parents[:-1]:
                (place / parent).rmdir()
    return count
