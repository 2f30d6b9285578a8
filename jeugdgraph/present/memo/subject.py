"""Whom a memo is about: a municipality, else an arrangement, by name, alias, code or id."""

from datetime import date

from jeugdgraph import namespaces as ns
from jeugdgraph import naming
from jeugdgraph.analysis.mismatch.search import is_code
from jeugdgraph.graph import Graph, GraphNames
from jeugdgraph.resolve import resolve


def subject(graph: Graph, text: str, on: date) -> str:
    """IRI of what bears a name. A municipality goes before an arrangement of the same name.

    AmbiguousName when several do; UnknownName, with names of both kinds that come near, when none does.
    """
    both = resolve(text, GraphNames(graph, "jg:Municipality", "jg:Arrangement"))
    if any(name.id.startswith(ns.MUNICIPALITY) for name in both.names):
        return naming.municipality(graph, text, on)
    return naming.only(both, "municipality or arrangement")


def iri(id_: str) -> str:
    """IRI of a municipality (its code) or an arrangement by its short id."""
    return ns.municipality(id_) if is_code(id_) else ns.thing("arrangement", id_)
