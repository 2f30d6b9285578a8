"""``jeugdgraph site``: the explorer as plain files."""

import os
import sys
from datetime import date
from pathlib import Path

import click

from jeugdgraph.cli.options import on_option, progress, store_option

_SHOWN = 5
"""Pages that cannot be asked on the date that are named; the rest is counted."""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@on_option
@click.option("--lang", type=click.Choice(["nl", "en", "both"]), default="both", show_default=True,
              help="Language of the pages.")  # fmt: skip
@click.option("--only", metavar="KIND", multiple=True,
              help="Only pages of this kind, beside the start: municipality, arrangement, … (repeatable).")  # fmt: skip
@click.option("--form", metavar="FORM", multiple=True,
              help="What can be taken along: csv, xlsx, json, docx, svg, ttl, jsonld or none (repeatable);"
                   " default csv, docx, svg and ttl.")  # fmt: skip
@click.option("--jobs", type=click.IntRange(1, 64), default=None,
              help="Processes at once; default the processors of this computer.")  # fmt: skip
@click.option("--force", is_flag=True, help="Also into a folder that holds other files; those stay.")
@store_option
def site(
    *,
    folder: Path,
    on: date,
    lang: str,
    only: tuple[str, ...],
    form: tuple[str, ...],
    jobs: int | None,
    force: bool,
    store: Path | None,
) -> None:
    """Write the explorer into DIR, as files that any web server, shared folder or memory stick can hold.

    The pages are about one reference date. Open DIR/index.html to begin. A run that was stopped goes on where it was
    when it is started again; when the data or the program changed, it starts over, and what no longer belongs is
    removed.

    \b
    Examples:
      jeugdgraph site explorer
      jeugdgraph site explorer --on 2026-01-01 --lang nl --only municipality
    """
    from jeugdgraph.graph import Graph
    from jeugdgraph.web.site.plan import chosen
    from jeugdgraph.web.site.write import write

    choice = chosen(on, lang, only, form)
    graph = Graph.open(store, progress)
    with _Progress() as shown:
        written = write(
            graph, folder, choice, jobs=jobs or os.cpu_count() or 1, force=force, progress=shown.tell
        )
    for page, told in written.refused[:_SHOWN]:
        click.echo(f"jeugdgraph: the page {page or 'start'} says: {told}", err=True)
    if len(written.refused) > _SHOWN:
        click.echo(
            f"jeugdgraph: and {len(written.refused) - _SHOWN} more pages that cannot be asked on {on}.",
            err=True,
        )
    click.echo(
        f"jeugdgraph: {written.pages} pages in {folder}, {written.made} made now, {written.files} files,"
        f" {written.size / 1_000_000:.0f} MB. Open {folder / 'index.html'}.",
        err=True,
    )


class _Progress:
    """A line on a terminal that tells how far the work is; nothing where nobody looks."""

    def __init__(self) -> None:
        self._wanted = sys.stderr.isatty()
        self._last = -1

    def __enter__(self) -> "_Progress":
        return self

    def tell(self, done: int, all_: int) -> None:
        """Show how many pages are done, once for every thousandth part."""
        part = 1000 * done // max(all_, 1)
        if self._wanted and part != self._last:
            self._last = part
            click.echo(f"\rjeugdgraph: {done} of {all_} pages ({part / 10:.1f}%)", err=True, nl=False)

    def __exit__(self, *reason: object) -> None:
        if self._wanted and self._last >= 0:
            click.echo("", err=True)
