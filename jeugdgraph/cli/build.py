"""``jeugdgraph build``."""

from pathlib import Path

import click

from jeugdgraph import store as stores
from jeugdgraph.cli.options import progress, store_option


@click.command()
@click.option("--force", is_flag=True, help="Build again, also when the graph is up to date.")
@store_option
def build(*, force: bool, store: Path | None) -> None:
    """Build the graph from the tables and the ontology.

    Every other command does so by itself when the tables, the ontology or the version changed.
    Problems in the tables are reported all at once, with file, row and column. It reads the tables, so
    there is no --endpoint; `export` writes what a server can load.

    \b
    Example:
      jeugdgraph build
    """
    built = stores.build(store, progress, force=force)
    state = "built" if built.fresh else "up to date"
    click.echo(f"{state}: {built.quads} quads in {built.folder}")
