"""One name, whatever it stands for: a municipality, a division, an arrangement or an organisation."""

from datetime import date

from jeugdgraph import namespaces as ns
from jeugdgraph import naming
from jeugdgraph.analysis.history.of_thing import Sort, sort_of
from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph, GraphNames
from jeugdgraph.resolve import resolve

_CLASSES = ("jg:Municipality", "jg:Arrangement", "jg:Organisation")


def thing(graph: Graph, text: str, on: date) -> tuple[str, tuple[str, ...]]:
    """IRI of what a name stands for, and of other things that bear it too.

    A division is known by its id or label. A municipality goes before what is named after it, as regions
    often are; then an arrangement, then an organisation. Several of the same sort: AmbiguousName, which
    names the choices. Nothing: UnknownName with near names.
    """
    try:
        return naming.one_of_class(graph, text, "jg:Division"), ()
    except UnknownName:
        pass
    found = resolve(text, GraphNames(graph, *_CLASSES))
    chosen = _chosen(graph, text, on, {sort_of(graph, name.id) for name in found.names})
    if chosen is None:
        return naming.only(found, "name"), ()
    alone = not chosen.startswith(ns.MUNICIPALITY)
    return chosen, () if alone else tuple(sorted({name.id for name in found.names} - {chosen}))


def _chosen(graph: Graph, text: str, on: date, sorts: set[Sort]) -> str | None:
    """The thing of the first sort that bears the name; None when none does."""
    if "municipality" in sorts:
        return naming.municipality(graph, text, on)
    if "arrangement" in sorts:
        return naming.arrangement(graph, text)
    return naming.organisation(graph, text) if sorts else None
