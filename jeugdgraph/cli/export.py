"""``jeugdgraph export``."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import click

from jeugdgraph import export as rdf
from jeugdgraph import store as stores
from jeugdgraph.cli.options import progress, store_option
from jeugdgraph.errors import StoreProblem, UsageProblem, quote
from jeugdgraph.present.output import PIPE_CLOSED


@click.command()
@click.option("--format", "format_", type=click.Choice([*rdf.FORMATS]), default=None,
              help="Format; default from the extension of --output, else trig.")  # fmt: skip
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), default=None,
              help="File to write; - is standard output.")  # fmt: skip
@click.option("--graph", "graphs", multiple=True, metavar="NAME", help="Only this graph (repeatable).")
@store_option
def export(
    *, format_: rdf.Format | None, output: Path | None, graphs: tuple[str, ...], store: Path | None
) -> None:
    """Write the graph as RDF, for other tools.

    The same tables give the same bytes. Turtle, N-Triples and RDF/XML join the named graphs; TriG,
    N-Quads and JSON-LD keep them apart. Memberships carry the period in the form of the W3C
    Organization Ontology too. The graph `meta` describes the others and their sources.

    \b
    Example:
      jeugdgraph export --graph education --output education.ttl
    """
    path = None if output is None or str(output) == "-" else output
    chosen = choose_format(format_, path)
    opened = stores.open_store(store, progress)
    names = rdf.choose_graphs(opened, graphs)
    with _file(path) if path else _standard_output() as into:
        rdf.write(opened, into, chosen, names)


def choose_format(format_: rdf.Format | None, path: Path | None) -> rdf.Format:
    """Format asked for or implied by the extension; UsageProblem when they contradict each other."""
    implied = rdf.EXTENSIONS.get(path.suffix.lower()) if path else None
    if format_ is None:
        if path and implied is None:
            known = ", ".join(rdf.EXTENSIONS)
            raise UsageProblem(f"cannot tell the format of {quote(str(path))}. Add --format, or use {known}.")
        return implied or "trig"
    if implied not in (None, format_):
        raise UsageProblem(f"{quote(str(path))} says {implied}, --format says {format_}. Change one of them.")
    return format_


@contextlib.contextmanager
def _file(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes its place when it is complete; devices and pipes are written to as they are."""
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as device:
                yield device
            return
        target = path.resolve()
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except BrokenPipeError:
        raise SystemExit(PIPE_CLOSED) from None
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise StoreProblem(f"cannot write {quote(str(path))}: {reason}. Nothing was changed.") from problem


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask


@contextlib.contextmanager
def _standard_output() -> Iterator[IO[bytes]]:
    """Standard output as bytes; a reader that stops reading ends the process quietly."""
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(PIPE_CLOSED) from None
    except OSError as problem:
        raise StoreProblem(f"cannot write the output: {problem.strerror or problem}.") from problem
