"""Whom a memo is about: a municipality, else an arrangement, by name, alias, code or id."""

from datetime import date

from jeugdgraph import naming
from jeugdgraph.graph import Graph, GraphNames
from jeugdgraph.resolve import resolve


def subject(graph: Graph, text: str, on: date) -> str:
    """IRI of what bears a name. A municipality goes before an arrangement of the same name.

    AmbiguousName when several do; UnknownName, with names of both kinds that come near, when none does.
    """
    if resolve(text, GraphNames(graph, "jg:Municipality")).names:
        return naming.municipality(graph, text, on)
    if resolve(text, GraphNames(graph, "jg:Arrangement")).names:
        return naming.arrangement(graph, text)
    both = resolve(text, GraphNames(graph, "jg:Municipality", "jg:Arrangement"))
    return naming.only(both, "municipality or arrangement")
