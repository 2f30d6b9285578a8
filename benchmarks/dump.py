"""Write a built store as N-Triples, each triple once: what the rdflib contender starts from.

Usage: python -m benchmarks.dump STORE FILE
"""

import sys
from pathlib import Path

from pyoxigraph import Store


def main() -> None:
    """Write the triples of all named graphs to the file and print their number."""
    store = Store.read_only(sys.argv[1])
    lines = {f"{quad.triple} .\n" for quad in store}
    with Path(sys.argv[2]).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(sorted(lines))
    print(len(lines))


if __name__ == "__main__":
    main()
