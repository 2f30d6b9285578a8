"""The leanest program that gives the same rows: click and pyoxigraph, one bound query, no presentation.

Usage: python -m benchmarks.queries.bare STORE FILE
"""

import sys
from pathlib import Path

import click
from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, Store, serialize


@click.command()
@click.argument("store")
@click.argument("file", type=click.Path(path_type=Path))
def main(store: str, file: Path) -> None:
    """Print the answer to the query in the file: CSV, or N-Triples for a graph."""
    found = Store.read_only(store).query(file.read_text(encoding="utf-8"), use_default_graph_as_union=True)
    if isinstance(found, QueryTriples):
        serialize(found, sys.stdout.buffer, RdfFormat.N_TRIPLES)
    else:
        found.serialize(sys.stdout.buffer, QueryResultsFormat.CSV)


if __name__ == "__main__":
    main()
