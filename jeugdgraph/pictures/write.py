"""Where a picture goes: a file that does not take another's place unasked, or standard output."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from jeugdgraph.dates import Language
from jeugdgraph.errors import StoreProblem, UsageProblem, quote
from jeugdgraph.files import format_of, named, pour, pouring, replacing
from jeugdgraph.pictures.picture import Picture

Format = Literal["html", "svg", "png"]
EXTENSIONS: dict[str, Format] = {".html": "html", ".svg": "svg", ".png": "png"}


@dataclass(frozen=True)
class Target:
    """Where a picture goes and in which format; no path means a file named after the picture, in this folder."""

    path: Path | None
    format: Format
    to_standard_output: bool
    force: bool


def target(output: Path | None, format_: Format | None, *, force: bool) -> Target:
    """What the options ask for; refused before the work when it cannot be."""
    path = named(output)
    chosen = format_of(format_, output, EXTENSIONS, "html")
    if path is not None and not path.parent.is_dir():
        raise StoreProblem(f"cannot write {quote(str(path))}: the folder does not exist.")
    if path is not None and not force:
        _free(path)
    return Target(path, chosen, output is not None and path is None, force)


def write(picture: Picture, where: Target, command: str, lang: Language) -> Path | None:
    """Write the picture; the path of the file, None when it went to standard output."""
    path = where.path or Path(f"{picture.file_name}.{where.format}")
    if not where.to_standard_output and not where.force:
        _free(path)
    made = render(picture, where.format, command, lang)
    if where.to_standard_output:
        with pouring(sys.stdout) as stream:
            pour(stream, made)
        return None
    with replacing(path) as file:
        file.write(made)
    return path


def render(picture: Picture, format_: Format, command: str, lang: Language) -> bytes:
    """The picture in a format, UTF-8 whatever the locale."""
    if format_ == "html":
        from jeugdgraph.pictures.page import page

        return page(picture, command, lang).encode()
    from jeugdgraph.pictures import still

    return (
        still.png(picture, command, lang) if format_ == "png" else still.svg(picture, command, lang).encode()
    )


def _free(path: Path) -> None:
    """UsageProblem when there is a file already."""
    if os.path.isfile(path):
        raise UsageProblem(
            f"{quote(str(path))} exists already. Give --force to replace it, or another --output."
        )
