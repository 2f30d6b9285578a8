"""``python -m jeugdgraph.analysis.tiles``: make the tiles that the package keeps, and tell how true they are."""

import sys
from itertools import pairwise
from pathlib import Path

from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.tiles.land import land_on
from jeugdgraph.analysis.tiles.make import AS_OF, moves, plain, states
from jeugdgraph.analysis.tiles.quality import Quality, quality
from jeugdgraph.analysis.tiles.relax import relaxed
from jeugdgraph.analysis.tiles.stored import SINCE, write
from jeugdgraph.place import Place


def main() -> None:
    """Write the table beside this file; a report goes to standard output."""
    graph = Place.chosen(None, None).open()
    taken = extract(graph)
    made = states(graph, taken, SINCE)
    write(made, Path(__file__).with_name("tiles.csv"))
    for state in made:
        land = land_on(
            graph, taken, max(AS_OF, state.start or SINCE) if state.end is None else state.start or SINCE
        )
        _tell(str(state.start or SINCE), quality(land, [state.tiles[code] for code in land.codes]))
    for before, after in pairwise(made):
        moved, stayed = moves(before.tiles, after.tiles)
        sys.stdout.write(f"{after.start}: {moved} of {stayed} municipalities that stay have moved\n")
    _tell("linear assignment of the points", quality(land, plain(land.spots)))
    _tell("linear assignment of the cartogram", quality(land, plain(relaxed(land))))


def _tell(what: str, found: Quality) -> None:
    sys.stdout.write(
        f"{what}: kept {found.kept:.3f}, length kept {found.length_kept:.3f}, true {found.true:.3f}, moved"
        f" {found.mean_moved:.2f} and at most {found.most_moved:.2f} tiles, {found.mean_kilometres:.1f} and at most"
        f" {found.most_kilometres:.1f} km, broken {found.broken}\n"
    )


if __name__ == "__main__":
    main()
