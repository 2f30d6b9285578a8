"""Names on the command line → things in the graph."""

from datetime import date

from jeugdgraph import namespaces as ns
from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph, GraphNames
from jeugdgraph.resolve import Name, Resolution, labelled, resolve


def municipality(graph: Graph, text: str, on: date) -> str:
    """IRI of the one municipality that bears a name; asks when that is uncertain."""
    found = resolve(text, GraphNames(graph, "jg:Municipality"))
    alive = [name.id for name in found.names if _exists(graph, name.id, on)]
    if len(alive) == 1:
        return alive[0]
    return only(found, "municipality")


def arrangements(graph: Graph, text: str) -> list[str]:
    """IRIs of every arrangement that bears a name exactly; UnknownName with suggestions when none."""
    found = resolve(text, GraphNames(graph, "jg:Arrangement"))
    if not found.names:
        only(found, "arrangement")
    return list(found.ids)


def only(found: Resolution, kind: str) -> str:
    """The one thing meant; messages offer short ids rather than IRIs."""
    if found.names:
        short = Resolution(found.query, tuple(_short(name) for name in found.names))
        short.only(kind)
        return found.names[0].id
    offers = [labelled(ns.local_name(s.id), s.text) for s in found.suggestions]
    raise UnknownName(kind, found.query, offers)


def _short(name: Name) -> Name:
    from dataclasses import replace

    return replace(name, id=ns.local_name(name.id))


def _exists(graph: Graph, municipality_: str, on: date) -> bool:
    from jeugdgraph.lookup import lifespan

    start, end = lifespan(graph, municipality_)
    return (start is None or start <= on) and (end is None or on < end)



