"""Names on the command line → things in the graph."""

from datetime import date

from pyoxigraph import NamedNode

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
    return name._replace(id=ns.local_name(name.id))


def _exists(graph: Graph, municipality_: str, on: date) -> bool:
    from jeugdgraph.lookup import lifespan

    start, end = lifespan(graph, municipality_)
    return (start is None or start <= on) and (end is None or on < end)


def evidence_iri(graph: Graph, id_: str) -> str:
    """IRI of whatever an id or a name stands for; UnknownName with near ids when nothing does."""
    from jeugdgraph import evidence

    found = evidence.find(graph, id_)
    if found:
        return found
    named = resolve(id_, GraphNames(graph, *_NAMED))
    if len(named.names) == 1:
        return named.names[0].id
    if named.names:
        return only(named, "id")
    raise UnknownName("id", id_, near_ids(graph, id_) or [ns.local_name(s.id) for s in named.suggestions])


def near_ids(graph: Graph, id_: str) -> list[str]:
    """Ids of memberships of the same arrangement that resemble an id."""
    from difflib import get_close_matches

    arrangement = id_.split(".", 1)[0]
    rows = graph.rows("lookup/memberships", arrangement_iri=_arrangement(arrangement))
    known = [ns.local_name(row["membership"]) for row in rows]
    return get_close_matches(id_[:200], known, n=3, cutoff=0.6)


def _arrangement(id_: str) -> NamedNode:
    from jeugdgraph.text import slug

    return NamedNode(ns.thing("arrangement", slug(id_) or "unknown"))


_NAMED = ("jg:Municipality", "jg:Arrangement", "jg:Organisation", "jg:Instrument")
