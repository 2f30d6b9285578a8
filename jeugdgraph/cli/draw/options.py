"""What every command that draws shares: where the graph is, the reference date, and where the picture goes."""

import shlex
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jeugdgraph.cli.options import graph_option, lang_option, on_option, progress
from jeugdgraph.dates import Language
from jeugdgraph.files import pouring
from jeugdgraph.place import Place

if TYPE_CHECKING:
    from jeugdgraph.pictures.picture import Picture
    from jeugdgraph.pictures.write import Format

Drawing = Callable[..., "Picture"]
NOT_TOLD = frozenset({"output", "format_", "force", "show", "store", "endpoint"})
"""Options that do not change what a picture shows, and that may tell of somebody's machine."""


def picture_options(function: Drawing) -> Callable[..., object]:
    """Make a command of a function that gives a picture: it gets `graph` and `on` beside its own parameters."""

    @wraps(function)
    def command(
        *, place: Place, on: date, lang: Language, output: Path | None, format_: "Format | None", force: bool,
        show: bool, **own: object,
    ) -> None:  # fmt: skip
        from jeugdgraph.pictures.write import target, write

        where = target(output, format_, force=force)  # before the work: it may not be possible
        picture = function(graph=place.open(progress), on=on, **own)
        path = write(picture, where, command_line(click.get_current_context(), picture.on), lang)
        if path is not None:
            _tell(path)
            if show:
                click.launch(str(path))

    options = (
        on_option,
        click.option("--format", "format_", type=click.Choice(["html", "svg", "png"]), default=None,
                     help="Format; default from the extension of --output, else html."),
        click.option("--output", "-o", type=click.Path(path_type=Path), default=None,
                     help="File to write; default one named after the picture, in this folder."
                          " A hyphen stands for standard output."),
        click.option("--force", is_flag=True, help="Replace the file when it exists."),
        click.option("--open", "show", is_flag=True, help="Show the file when it is made."),
        lang_option,
    )  # fmt: skip
    found: Callable[..., object] = graph_option(command)
    for option in reversed(options):
        found = option(found)
    return found


def _tell(path: Path) -> None:
    """Say where the picture is, to whoever listens."""
    if sys.stdout is not None:
        with pouring(sys.stdout) as stream:
            click.echo(path, file=stream)


def command_line(context: click.Context, on: date) -> str:
    """The command that makes the same picture again: what differs from the defaults, and always the date.

    `on` is the date of the picture, which a file may have told. Of a file it has the name, not the folder.
    """
    return shlex.join([*context.command_path.split(), *_told(context, on)])


def _told(context: click.Context, on: date) -> Iterator[str]:
    for parameter in context.command.params:
        value = on if parameter.name == "on" else context.params.get(parameter.name or "")
        if parameter.name in NOT_TOLD or value is None:
            continue
        if isinstance(parameter, click.Argument):
            yield from _texts(value)
        elif parameter.name in ("on", "lang") or value != parameter.get_default(context):
            yield from _option(parameter, value)


def _option(parameter: click.Parameter, value: object) -> Iterator[str]:
    """An option as it is typed: a switch by itself, a repeated one each time."""
    name = max(parameter.opts, key=len)
    if isinstance(value, bool):
        yield name if value else max(parameter.secondary_opts or parameter.opts, key=len)
        return
    for text in _texts(value):
        yield from (name, text)


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, tuple | list) else [value]
    return [one.name if isinstance(one, Path) else str(one) for one in values]
