"""The built store: where it is kept, whether it is up to date, building it, opening it read-only.

A store is a folder named by a digest of everything it is made from: tables, ontology, the code that
builds, and the engine. It is built in a temporary folder and renamed when complete, so a folder with
such a name is always whole. What is killed halfway leaves a temporary folder, which the next build
clears away. Stores are opened read-only, by any number of processes at once.

What only a build needs is imported by the functions that build: a look-up is to pay for nothing else.
"""

import contextlib
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import pyoxigraph

from jeugdgraph import __version__, paths
from jeugdgraph.errors import StoreProblem
from jeugdgraph.files import alone

Progress = Callable[[str], None]
"""Told what the build is at, as the name of a step; or a remark, as a sentence."""
Opened = pyoxigraph.Store

KEPT = 3
"""Stores that stay in the cache; older ones are cleared away by the next build."""
DATASET = pyoxigraph.NamedNode("https://w3id.org/jeugdgraph")
"""The graph as a whole, as it describes itself."""
TRIPLES = pyoxigraph.NamedNode("http://rdfs.org/ns/void#triples")
_TEMPORARY = "building-"
_STAMP = "stamp-"
_MANIFEST = "manifest.json"
DATA = "store"
"""Folder of the engine's own files within the folder of a store."""
_DAMAGE = (OSError, ValueError, RuntimeError)
"""What the engine raises for a store that is not whole; corruption is a RuntimeError."""
_CODE = ("build", "namespaces.py", "dates.py", "model.py", "resolve.py", "tables.py", "text.py")


@dataclass(frozen=True)
class Built:
    """A store on disk: its folder, the number of quads in it, and whether it was built just now."""

    folder: Path
    quads: int
    fresh: bool


def open_store(base: Path | None = None, progress: Progress = lambda step: None) -> Opened:
    """The up-to-date store, read-only; it is built first when it is not there or damaged."""
    return open_located(base, progress)[0]


def open_located(base: Path | None = None, progress: Progress = lambda step: None) -> tuple[Opened, Path]:
    """The store as `open_store` gives it, and its folder."""
    place = paths.store_base(base)
    folder = _known_folder(place) or build(base, progress).folder
    try:
        return _open(folder), folder
    except _DAMAGE:
        progress("damaged")
    folder = build(base, progress, force=True).folder
    try:
        return _open(folder), folder
    except _DAMAGE as problem:
        raise StoreProblem(f"the graph built in {folder} cannot be read: {problem}") from problem


def open_if_built(base: Path | None = None) -> tuple[Opened, Path] | None:
    """The store and its folder when it is up to date and whole; nothing is built."""
    folder = _known_folder(paths.store_base(base))
    try:
        return (_open(folder), folder) if folder else None
    except _DAMAGE:
        return None


@dataclass(frozen=True)
class Known:
    """A store that is whole: its folder, what it says of itself, and a word that another one in its place has not."""

    folder: Path
    version: str
    quads: int
    graphs: Mapping[str, int]
    word: str


def current(base: Path | None = None) -> Known | None:
    """The store that belongs to the present input; None when it would have to be built first. Reads little."""
    folder = _known_folder(paths.store_base(base))
    return known(folder) if folder else None


def known(folder: Path) -> Known | None:
    """What a store says of itself; None when it is not whole, or not there."""
    import json

    try:
        status = (folder / _MANIFEST).stat()
        said = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        word = f"{folder} {status.st_ino} {status.st_mtime_ns}"
        return Known(folder, said["version"], said["quads"], said["graphs"], word)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def open_folder(folder: Path) -> Opened:
    """A store by its folder, read-only, whatever the present input is. StoreProblem when it cannot be read."""
    try:
        return _open(folder)
    except _DAMAGE as problem:
        raise StoreProblem(f"the graph built in {folder} cannot be read: {problem}") from problem


def build(base: Path | None = None, progress: Progress = lambda step: None, *, force: bool = False) -> Built:
    """Build the store unless it is there already; another process that builds is waited for.

    Raises DataProblem when the tables are not in order, StoreProblem when it cannot be written.
    """
    place = paths.store_base(base)
    digest = _digest()
    folder = place / digest
    count = None if force else _quads(folder)
    if count is not None:
        _remember(place, digest)
        return Built(folder, count, fresh=False)
    with _writable(place), alone(place / "build.lock", lambda: progress("waiting")):
        count = None if force else _quads(folder)
        if count is not None:
            return Built(folder, count, fresh=False)
        _clear_leftovers(place)
        count = _write(place, folder, progress)
        _remember(place, digest)
        _clear_old(place, keep=folder)
    return Built(folder, count, fresh=True)


def _write(place: Path, folder: Path, progress: Progress) -> int:
    import json
    import shutil
    import tempfile

    from jeugdgraph.build import pipeline

    prepared = pipeline.prepare(paths.home(), progress)
    temporary = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=place))
    temporary.chmod(0o755)
    try:
        counts: Counter[str] = Counter()
        count = _load(temporary / DATA, pipeline.quads(prepared, counts), progress)
        manifest = {"version": __version__, "quads": count, "graphs": dict(sorted(counts.items()))}
        (temporary / _MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
        _put_in_place(temporary, folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return count


def _load(folder: Path, quads: Iterator[pyoxigraph.Quad], progress: Progress) -> int:
    """Write quads to a new store and return their number.

    Raises OSError when the folder cannot be written, also where the engine calls it otherwise.
    """
    progress("store")
    try:
        store = pyoxigraph.Store(str(folder))
        store.bulk_extend(quads)
        progress("optimise")
        store.optimize()
        store.flush()
        return len(store)
    except RuntimeError as problem:
        raise OSError(str(problem)) from problem


def _put_in_place(temporary: Path, folder: Path) -> None:
    """Rename the finished store; one that is in the way is moved aside first, then removed."""
    import shutil
    import tempfile

    if folder.exists():
        aside = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=folder.parent))
        folder.rename(aside / "old")
        shutil.rmtree(aside, ignore_errors=True)
    temporary.rename(folder)


def _open(folder: Path) -> Opened:
    store = pyoxigraph.Store.read_only(str(folder / DATA))
    # The description of the data set is written last: where it is missing, the store is not whole.
    if next(store.quads_for_pattern(DATASET, TRIPLES, None, None), None) is None:
        raise ValueError("the store does not describe itself")
    return store


def _is_whole(folder: Path) -> bool:
    return _quads(folder) is not None


def _quads(folder: Path) -> int | None:
    """Number of quads in a store that is whole; None for one that is not, or not there."""
    import json

    try:
        count = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))["quads"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return count if isinstance(count, int) and (folder / DATA).is_dir() else None


def _inputs() -> list[Path]:
    """Every file that the store is made from, in a fixed order."""
    package = Path(__file__).resolve().parent
    code = [
        path
        for name in _CODE
        for path in ([package / name] if name.endswith(".py") else (package / name).glob("*.py"))
    ]
    data = [*paths.ontology().glob("*.ttl"), *paths.tables().glob("*.csv")]
    return sorted([*code, *data, paths.tables() / "datapackage.json"])


def _digest() -> str:
    """Name of the store that belongs to the present input: a digest of contents and versions."""
    import hashlib

    digest = hashlib.sha256(f"{__version__} {pyoxigraph.__version__}".encode())
    for path in _inputs():
        digest.update(f"\0{path.name}\0".encode())
        try:
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
        except OSError as problem:  # the build reads it again, and says what is wrong
            digest.update(str(problem).encode())
    return digest.hexdigest()[:24]


def _stamp() -> str:
    """Quick stand-in for the digest: sizes and times of the files. Equal stamps mean equal digests."""
    seen = []
    for path in _inputs():
        try:
            status = path.stat()
            seen.append(f"{path} {status.st_size} {status.st_mtime_ns}")
        except OSError as problem:  # the build reads it again, and says what is wrong
            seen.append(f"{path} {problem}")
    return "\n".join([__version__, pyoxigraph.__version__, *seen])


def _stamp_file(place: Path, stamp: str) -> Path:
    """File that notes which store belongs to a stamp: its digest, and then the stamp itself."""
    return place / f"{_STAMP}{crc32(stamp.encode()):08x}"


def _known_folder(place: Path) -> Path | None:
    """Folder of the up-to-date store by its stamp, without reading the tables."""
    stamp = _stamp()
    try:
        digest, _, noted = _stamp_file(place, stamp).read_text(encoding="utf-8").partition("\n")
    except (OSError, ValueError):
        return None
    folder = place / digest
    return folder if digest and noted == stamp and (folder / _MANIFEST).is_file() else None


def _remember(place: Path, digest: str) -> None:
    """Note which store belongs to the present stamp. A cache that cannot be written is no problem."""
    stamp = _stamp()
    with contextlib.suppress(OSError):
        temporary = place / f"{_TEMPORARY}{os.getpid()}.stamp"
        temporary.write_text(f"{digest}\n{stamp}", encoding="utf-8")
        temporary.replace(_stamp_file(place, stamp))


@contextlib.contextmanager
def _writable(place: Path) -> Iterator[None]:
    """Turn what goes wrong in the cache folder into one line that says what to do."""
    try:
        place.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise StoreProblem(
            f"cannot build the graph in {place}: {reason}. Nothing was changed;"
            f" choose another folder with --store or {paths.STORE_VARIABLE}."
        ) from problem


def _clear_leftovers(place: Path) -> None:
    """Remove what builds that were killed left behind. Only the sole builder may do so."""
    import shutil

    for leftover in place.glob(_TEMPORARY + "*"):
        if leftover.is_dir():
            shutil.rmtree(leftover, ignore_errors=True)
        else:
            leftover.unlink(missing_ok=True)


def _clear_old(place: Path, keep: Path) -> None:
    """Remove stores beyond the newest few, and notes about stores that are gone."""
    import shutil

    stores = [path for path in place.iterdir() if path != keep and _is_whole(path)]
    stores.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for old in stores[KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
    known = {path.name for path in place.iterdir() if _is_whole(path)}
    for stamp in place.glob(_STAMP + "*"):
        with contextlib.suppress(OSError):
            if stamp.read_text(encoding="utf-8", errors="replace").partition("\n")[0] not in known:
                stamp.unlink()
