"""Whether the outlines of a year are those of the municipalities that the graph knows."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from jeugdgraph import namespaces as ns
from jeugdgraph.graph import Graph


class Coverage(NamedTuple):
    """IRIs of municipalities that exist on 1 January without an outline, and codes of outlines without one."""

    without: tuple[str, ...]
    unknown: tuple[str, ...]


def coverage(graph: Graph, year: int, codes: Iterable[str]) -> Coverage:
    """The outlines of a year held against the graph, in order of the code."""
    outlined, day = {ns.municipality(code): code for code in codes}, date(year, 1, 1).isoformat()
    exist = {
        row["municipality"]
        for row in graph.rows("extract/municipalities")
        if (row.get("from") or "") <= day and (not row.get("until") or day < row["until"])
    }
    unknown = (code for iri, code in outlined.items() if iri not in exist)
    return Coverage(tuple(sorted(exist - outlined.keys())), tuple(sorted(unknown)))
