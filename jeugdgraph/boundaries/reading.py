"""Outlines as a map reads them."""

import json
from dataclasses import dataclass
from pathlib import Path

from jeugdgraph.boundaries import kept, licence
from jeugdgraph.boundaries.shapes import BadShape, Polygon, shape
from jeugdgraph.dates import Language
from jeugdgraph.errors import StoreProblem, one_of


@dataclass(frozen=True)
class Outlines:
    """Outlines of all municipalities on 1 January of a year.

    `polygons` holds, by municipality code, polygons of an outer ring and holes, in metres of the national grid.
    Points are those of the source: neighbours share them exactly. `source` is the address they were fetched
    from, `fetched` the moment by the server's clock (empty when not told), `checksum` the SHA-256 of the file.
    """

    year: int
    polygons: dict[str, tuple[Polygon, ...]]
    source: str
    fetched: str
    checksum: str

    def attribution(self, lang: Language) -> str:
        """What must stand with every picture in which the outlines are seen."""
        return licence.attribution(self.year, lang)


def outlines(year: int, base: Path | None = None) -> Outlines:
    """The outlines of a year, from the cache; of a reference date, take its year.

    StoreProblem, with what to do, when they were not fetched or are not what was fetched.
    """
    place = kept.folder(base)
    note = kept.note(place, year)
    if note is None:
        others = [str(other) for other in kept.years(place)]
        here = f" Here: {one_of(others)}." if others else ""
        raise StoreProblem(f"the official boundaries of {year} are not here.{here} {kept.how_to_fetch(year)}")
    try:
        features = json.loads(kept.content(place, note))["features"]
        polygons = {found.code: found.polygons for found in map(shape, features)}
    except (ValueError, KeyError, TypeError, RecursionError, BadShape):
        raise kept.damaged(place, year, "it holds no outlines") from None
    return Outlines(year, polygons, note.url, note.fetched, note.sha256)
