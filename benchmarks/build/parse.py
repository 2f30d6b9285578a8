"""The alternative to building a store: rdflib parses the exported graph into memory.

Usage: python -m benchmarks.build.parse FILE     (N-Triples, as benchmarks.dump writes it)
"""

import sys

from rdflib import Graph


def main() -> None:
    """Parse the file and print the number of triples."""
    graph = Graph()
    graph.parse(sys.argv[1], format="nt")
    print(len(graph))


if __name__ == "__main__":
    main()
