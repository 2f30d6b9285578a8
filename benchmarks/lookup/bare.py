"""The leanest program that gives the same rows: click and pyoxigraph, one query, no presentation.

Usage: python -m benchmarks.lookup.bare STORE
"""

import click
from pyoxigraph import Store

from benchmarks.lookup.question import bound


@click.command()
@click.argument("store")
def main(store: str) -> None:
    """Print the memberships of Tiel, one row per line."""
    found = Store.read_only(store).query(bound(), use_default_graph_as_union=True)
    for solution in found:
        click.echo("\t".join("" if term is None else term.value for term in solution))


if __name__ == "__main__":
    main()
