"""The way without a store: rdflib parses the whole graph and answers the same query.

Usage: python -m benchmarks.lookup.whole FILE     (N-Triples, as benchmarks.dump writes it)
"""

import sys

from rdflib import Graph

from benchmarks.lookup.question import bound


def main() -> None:
    """Print the memberships of Tiel, one row per line."""
    graph = Graph()
    graph.parse(sys.argv[1], format="nt")
    for row in graph.query(bound()):
        print("\t".join("" if term is None else str(term) for term in row))


if __name__ == "__main__":
    main()
