"""Part of the graph as Turtle: memberships with their members, arrangements and evidence."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from jeugdgraph import namespaces as ns
from jeugdgraph.errors import UsageProblem
from jeugdgraph.files import named, pouring
from jeugdgraph.graph import Graph
from jeugdgraph.present.output import write_file

_FOLLOWED = frozenset(
    ns.iri(term)
    for term in ("org:member", "org:organization", "prov:wasDerivedFrom", "oa:hasSource",
                 "jg:confirmation", "jg:inheritedFrom")
)  # fmt: skip
"""Properties whose object is described too."""


def write_turtle(graph: Graph, memberships: Iterable[str], output: Path | None) -> None:
    """Write memberships and what they refer to as Turtle, sorted, to a file or standard output."""
    if output is not None and output.suffix.lower() not in (".ttl", ".turtle", ""):
        raise UsageProblem(f"--format ttl and the extension {output.suffix} of {output.name} contradict.")
    data = serialize(described(graph, memberships), format=RdfFormat.TURTLE, prefixes=ns.PREFIXES)
    if data is None:
        return
    path = named(output)
    if path:
        write_file(path, data)
    else:
        with pouring(sys.stdout) as stream:
            stream.buffer.write(data)


def described(graph: Graph, things: Iterable[str]) -> list[Triple]:
    """Statements about things and about what they refer to, sorted."""
    return sorted(set(_described(graph, sorted(set(things)))), key=str)


def _described(graph: Graph, start: list[str]) -> Iterator[Triple]:
    waiting, seen = list(start), set(start)
    while waiting:
        for quad in graph.about(waiting.pop()):
            yield quad.triple
            found = quad.object
            if quad.predicate.value in _FOLLOWED and isinstance(found, NamedNode) and found.value not in seen:
                seen.add(found.value)
                waiting.append(found.value)
