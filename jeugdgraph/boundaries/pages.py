"""Pages that have come in, kept until all are there, so that an interrupted fetch goes on where it stopped."""

import json
import shutil
from pathlib import Path
from typing import Any, NamedTuple

from jeugdgraph.boundaries.shapes import BadShape, Shape, shape
from jeugdgraph.errors import EndpointProblem
from jeugdgraph.files import replacing


class Page(NamedTuple):
    """A page of features. `total` is None when the service does not tell it, `etag` and `fetched` are then empty.

    `given` is the number of features of any year; `shapes` holds those of the year asked for, `size` is in bytes.
    """

    url: str
    next: str
    shapes: tuple[Shape, ...]
    given: int
    total: int | None
    size: int
    fetched: str
    etag: str


class Unusable(EndpointProblem):
    """An answer came in well and cannot be used: to ask again is no use."""


class Pages:
    """The pages of one year in their folder. Raises StoreProblem when it cannot be written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __len__(self) -> int:
        return len(list(self._folder.glob("*.json")))

    def kept(self, number: int, url: str) -> Page | None:
        """The page of this number when it is here, whole, and of this address."""
        try:
            page = _page(json.loads(self._file(number).read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, RecursionError, BadShape):
            return None
        return page if page.url == url else None

    def keep(self, number: int, page: Page) -> None:
        """Keep a page; those after it are of another fetch, and go."""
        self._folder.mkdir(exist_ok=True)
        for path in self._folder.glob("*.json"):
            if path.name > self._file(number).name:
                path.unlink()
        told = {**page._asdict(), "shapes": [item.feature() for item in page.shapes]}
        with replacing(self._file(number)) as file:
            file.write(json.dumps(told, separators=(",", ":"), allow_nan=False).encode())

    def clear(self) -> None:
        """Forget all pages."""
        if self._folder.exists():
            shutil.rmtree(self._folder)

    def _file(self, number: int) -> Path:
        return self._folder / f"{number:04}.json"


def _page(told: dict[str, Any]) -> Page:
    return Page(**{**told, "shapes": tuple(shape(feature) for feature in told["shapes"])})
