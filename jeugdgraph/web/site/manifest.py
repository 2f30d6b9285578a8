"""What the folder of a static site holds, and from what it was made.

A file of JSON lines: the first tells what the site is made from, each other one the files of a page with their digests.
A line is added when the files of its page are there, so a run that was stopped goes on where it was. A line that was
cut off is passed over.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from jeugdgraph.errors import StoreProblem

NAME = "manifest.jsonl"
_FORMAT = 1

Digests = Mapping[str, str]
"""Digest by name of the file."""


class Noted(NamedTuple):
    """Files of a page that is done; `told` is what a page says that cannot be asked on the date of the site."""

    files: Digests
    told: str = ""


@dataclass
class Manifest:
    """`made` names what the site is made from, `pages` what each page that is done consists of, and `old` the files of an
    earlier site in the same folder that may have to go."""

    made: str
    pages: dict[str, Noted] = field(default_factory=dict)
    old: frozenset[str] = frozenset()

    @property
    def files(self) -> frozenset[str]:
        """Names of all files that the pages consist of."""
        return frozenset(name for noted in self.pages.values() for name in noted.files)

    def lines(self) -> Iterator[str]:
        """The whole manifest, in a fixed order."""
        yield _line({"jeugdgraph site": _FORMAT, "made": self.made, "old": sorted(self.old)})
        for page, noted in sorted(self.pages.items()):
            yield page_line(page, noted)


def page_line(page: str, noted: Noted) -> str:
    """The line of a page."""
    told = {"told": noted.told} if noted.told else {}
    return _line({"page": page, "files": dict(sorted(noted.files.items())), **told})


def digest(content: bytes) -> str:
    """What is remembered of a file."""
    return sha256(content).hexdigest()[:32]


def read(folder: Path) -> Manifest | None:
    """Manifest of a folder; None when it has none. StoreProblem when it cannot be read."""
    try:
        lines = (folder / NAME).read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise StoreProblem(f"cannot read {folder / NAME}: {problem.strerror}.") from problem
    found = list(_parsed(lines))
    if not found or found[0].get("jeugdgraph site") != _FORMAT:
        return None
    manifest = Manifest(str(found[0].get("made")), {}, frozenset(_inside(found[0].get("old"))))
    for entry in found[1:]:
        files = entry.get("files")
        if isinstance(files, dict):
            digests = {name: str(files[name]) for name in _inside(files)}
            manifest.pages[str(entry.get("page"))] = Noted(digests, str(entry.get("told", "")))
    return manifest


def _parsed(lines: Iterable[str]) -> Iterator[dict[str, object]]:
    for line in lines:
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if isinstance(entry, dict):
            yield entry


def _inside(names: object) -> Iterator[str]:
    """Names of files that lie in the folder: whoever wrote the manifest, nothing outside it is touched."""
    for name in names if isinstance(names, list | dict) else ():
        if isinstance(name, str) and "\\" not in name and "\0" not in name:
            path = PurePosixPath(name)
            if path.parts and not path.is_absolute() and ".." not in path.parts:
                yield name


def _line(entry: Mapping[str, object]) -> str:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n"
