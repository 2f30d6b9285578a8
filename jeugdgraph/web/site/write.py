"""Writing the static site: what is there already stays, what is missing is made, what no longer belongs goes."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files as package_files
from pathlib import Path

import jinja2

from jeugdgraph import __version__, paths
from jeugdgraph.errors import StoreProblem
from jeugdgraph.graph import Graph
from jeugdgraph.web.address import STATIC, Filed
from jeugdgraph.web.assets import asset, assets
from jeugdgraph.web.names import script
from jeugdgraph.web.site import folder, manifest, pool
from jeugdgraph.web.site.index import start
from jeugdgraph.web.site.manifest import Manifest, Noted
from jeugdgraph.web.site.plan import INDEX, Choice, Plan, names_file, plan

Progress = Callable[[int, int], None]
"""Told how many pages are done, and how many there are."""
_FRAME = "around the pages"
"""Name in the manifest of what is no page: scripts, styles, the first page."""


@dataclass(frozen=True)
class Written:
    """How many pages were made and how many were there; how many files and bytes the site has, and files removed.

    `refused` holds pages that only say why they cannot be asked on the date, with what they say.
    """

    made: int
    kept: int
    files: int
    size: int
    removed: int
    refused: tuple[tuple[str, str], ...] = ()

    @property
    def pages(self) -> int:
        """How many pages the site has, each in every language."""
        return self.made + self.kept


def write(
    graph: Graph,
    place: Path,
    choice: Choice,
    *,
    jobs: int = 1,
    force: bool = False,
    progress: Progress = lambda done, all_: None,
) -> Written:
    """Write the site of a built graph into a folder.

    A run that was stopped goes on where it was, when graph, program and choice are the same; else every file is made
    anew. The same graph and choice give the same files. UsageProblem when other files are in the folder, StoreProblem
    when it cannot be written or a page cannot be made.
    """
    if graph.folder is None:
        raise StoreProblem("the static site is made from a built graph, not from an endpoint.")
    before = folder.prepare(place, force=force)
    try:
        planned = plan(graph, choice)
        found = _continued(before, _made_from(graph.folder, planned))
        kept = _keep(place, found, planned)
        _make(graph, pool.Work(graph.folder, planned, place), found, jobs, progress)
        around = {name: folder.put(place, name, made) for name, made in _around(graph, planned)}
        found.pages[_FRAME] = Noted(around)
        return _concluded(place, found, kept)
    finally:
        folder.finish(place)


def _keep(place: Path, found: Manifest, planned: Plan) -> int:
    """Keep of what was noted the pages whose files are as they were written; their number."""
    known = {"/".join(path) for path in planned.paths}
    found.pages = {p: n for p, n in found.pages.items() if p in known and folder.is_there(place, n.files)}
    folder.put(place, manifest.NAME, "".join(found.lines()).encode())
    return len(found.pages)


def _make(graph: Graph, work: pool.Work, found: Manifest, jobs: int, progress: Progress) -> None:
    """Make the pages that are not there, and note each when its files are."""
    paths = work.plan.paths
    todo = [path for path in paths if "/".join(path) not in found.pages]
    with folder.writable(work.place), (work.place / manifest.NAME).open("a", encoding="utf-8") as noted:
        progress(len(found.pages), len(paths))
        for done in pool.done(graph, work, todo, jobs):
            page = "/".join(done.path)
            found.pages[page] = Noted(done.files, done.told)
            noted.write(manifest.page_line(page, found.pages[page]))
            noted.flush()
            progress(len(found.pages), len(paths))


def _continued(before: Manifest | None, made: str) -> Manifest:
    """What was begun of the same site; else a new one, which knows the files of the one before."""
    if before is None:
        return Manifest(made)
    if before.made == made:
        before.old |= frozenset(before.pages.pop(_FRAME, Noted({})).files)
        return before
    return Manifest(made, old=before.old | before.files)


def _concluded(place: Path, found: Manifest, kept: int) -> Written:
    """Remove what no longer belongs, and write the manifest in its order."""
    removed = folder.remove(place, found.old - found.files)
    found.old = frozenset()
    folder.put(place, manifest.NAME, "".join(found.lines()).encode())
    with folder.writable(place):
        size = sum((place / name).stat().st_size for name in found.files)
    refused = tuple((page, noted.told) for page, noted in sorted(found.pages.items()) if noted.told)
    return Written(len(found.pages) - 1 - kept, kept, len(found.files), size, removed, refused)


def _around(graph: Graph, planned: Plan) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file that is no page."""
    for name in assets():
        kept = asset(name)
        if kept:
            yield f"{STATIC}/{name}", kept[1]
    for lang in planned.choice.languages:
        name = names_file(lang)
        yield name, script(graph, lang, Filed(planned.files, name).to).encode()
    yield INDEX, start(planned)


def _made_from(graph: Path, planned: Plan) -> str:
    """Digest of the graph, the program and what is wanted."""
    digest = sha256(f"{graph.name}\0{__version__}\0{jinja2.__version__}\0{planned.choice!r}".encode())
    for path in _program():
        digest.update(f"\0{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def _program() -> Iterator[Path]:
    """Files that decide what pages say, in a fixed order."""
    package = Path(str(package_files("jeugdgraph")))
    for base in (package, paths.queries()):
        for here, below, names_ in os.walk(base):
            below[:] = sorted(one for one in below if not one.startswith(("__pycache__", "_bundled", ".")))
            yield from (Path(here) / name for name in sorted(names_) if not name.endswith(".pyc"))
