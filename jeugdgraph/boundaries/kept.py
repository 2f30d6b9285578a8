"""Outlines in the cache: one file of GeoJSON per year, and beside it a note of what it is and where it is from.

The note is written last and names the file with its checksum, so a year is whole or not there. Half-fetched
years wait in a folder ``<year>.part``.
"""

import contextlib
import hashlib
import json
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, get_args

from jeugdgraph import paths
from jeugdgraph.boundaries import licence
from jeugdgraph.boundaries.shapes import Shape
from jeugdgraph.dates import Language
from jeugdgraph.errors import StoreProblem, UsageProblem, one_of
from jeugdgraph.files import replacing

FORMAT = 1
"""Of the note; a note of another number is not understood."""
PARTS = ".part"
_NOTE = re.compile(r"\d{4}\.json", re.ASCII)
_CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}


@dataclass(frozen=True)
class Note:
    """What is kept of a year. `fetched` is the server's own moment in UTC, empty when it did not tell."""

    year: int
    file: str
    sha256: str
    size: int
    municipalities: int
    url: str
    fetched: str


def folder(base: Path | None = None) -> Path:
    """Folder of the outlines: beside the built stores."""
    return paths.store_base(base) / "boundaries"


def part_folder(place: Path, year: int) -> Path:
    """Folder in which the pages of a year wait until they are all there."""
    return place / f"{year}{PARTS}"


def years(place: Path) -> list[int]:
    """Years of which there is a note, in order."""
    return sorted(int(path.stem) for path in place.glob("*.json") if _NOTE.fullmatch(path.name))


def unfinished(place: Path) -> list[int]:
    """Years of which some pages are here, in order."""
    found = (path.name.removesuffix(PARTS) for path in place.glob(f"*{PARTS}") if path.is_dir())
    return sorted(int(name) for name in found if re.fullmatch(r"\d{4}", name, re.ASCII))


def note(place: Path, year: int) -> Note | None:
    """What is kept of a year; None when nothing is. StoreProblem for a note that cannot be read."""
    try:
        told = json.loads((place / f"{year}.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError):
        raise damaged(place, year, "its note cannot be read") from None
    found = _understood(told)
    if found is None or found.year != year:
        raise damaged(place, year, "its note is not understood")
    return found


def content(place: Path, found: Note) -> bytes:
    """The file of a year; StoreProblem when it is not what was fetched."""
    try:
        data = (place / found.file).read_bytes()
    except OSError as problem:
        raise damaged(place, found.year, (problem.strerror or str(problem)).lower()) from None
    if hashlib.sha256(data).hexdigest() != found.sha256:
        raise damaged(place, found.year, "the checksum differs")
    return data


def is_whole(place: Path, year: int) -> bool:
    """Whether a year is here as it was fetched."""
    try:
        found = note(place, year)
        return found is not None and bool(content(place, found))
    except StoreProblem:
        return False


def keep(place: Path, year: int, shapes: Sequence[Shape], url: str, fetched: str) -> Note:
    """Write a year; the same shapes give the same bytes. What was there before is replaced."""
    data = _geojson(shapes)
    digest = hashlib.sha256(data).hexdigest()
    made = Note(year, f"{year}-{digest[:16]}.geojson", digest, len(data), len(shapes), url, fetched)
    with replacing(place / made.file) as file:
        file.write(data)
    told = {
        "format": FORMAT,
        **asdict(made),
        "crs": "EPSG:28992",
        "licence": licence.NAME,
        "licence_url": licence.ADDRESS,
        "attribution": {lang: licence.attribution(year, lang) for lang in get_args(Language)},
    }
    with replacing(place / f"{year}.json") as file:
        file.write((json.dumps(told, indent=1) + "\n").encode())
    _clear(place, year, but=made.file)
    return made


def remove(place: Path, year: int) -> None:
    """Remove a year, also when it is damaged or half there; UsageProblem when there is nothing of it."""
    if year not in years(place) and year not in unfinished(place):
        here = years(place)
        raise UsageProblem(
            f"no boundaries of {year} are here.{f' There are {one_of(list(map(str, here)))}.' if here else ''}"
        )
    with writable(place):
        (place / f"{year}.json").unlink(missing_ok=True)
        _clear(place, year)
        if part_folder(place, year).exists():
            shutil.rmtree(part_folder(place, year))


@contextlib.contextmanager
def writable(place: Path) -> Iterator[None]:
    """Turn what goes wrong in the cache folder into one line that says what to do."""
    try:
        place.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as problem:
        raise StoreProblem(
            f"cannot keep boundaries in {place}: {problem.strerror or problem}."
            f" Choose another folder with --store or {paths.STORE_VARIABLE}."
        ) from problem


def how_to_fetch(year: int) -> str:
    """What to do when a year is not here."""
    return f"Run: jeugdgraph boundaries fetch --year {year}"


def damaged(place: Path, year: int, reason: str) -> StoreProblem:
    """The problem of a year that is not as it was fetched."""
    return StoreProblem(
        f"the boundaries of {year} in {place} are damaged: {reason.rstrip('.')}. {how_to_fetch(year)}"
    )


def _clear(place: Path, year: int, but: str = "") -> None:
    for path in place.glob(f"{year}-*.geojson"):
        if path.name != but:
            path.unlink(missing_ok=True)


def _understood(told: object) -> Note | None:
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        return None
    values: dict[str, Any] = {field.name: told.get(field.name) for field in fields(Note)}
    kinds = {"year": int, "size": int, "municipalities": int}
    if any(type(value) is not kinds.get(name, str) for name, value in values.items()):
        return None
    return Note(**values) if Path(values["file"]).name == values["file"] else None


def _geojson(shapes: Sequence[Shape]) -> bytes:
    """The shapes in order of their code, one per line."""
    lines = [json.dumps(shape.feature(), separators=(",", ":"), allow_nan=False) for shape in sorted(shapes)]
    head = f'{{"type":"FeatureCollection","crs":{json.dumps(_CRS)},"features":[\n'
    return (head + ",\n".join(lines) + "\n]}\n").encode("ascii")
