"""Kinds, domains and periods as users name them → IRIs and days."""

from collections.abc import Iterable
from datetime import date, timedelta

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import FIRST_DATE_KNOWN
from jeugdgraph.errors import UnknownName, UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.resolve import Name, keys, suggest


def period(on: date, since: date | None, until: date | None) -> tuple[date, date]:
    """First and last day asked about: the reference date, or the days from `since` before `until`."""
    if since is None and until is None:
        return on, on
    first = since or FIRST_DATE_KNOWN
    last = until - timedelta(days=1) if until else max(on, first)
    if last < first:
        raise UsageProblem(f"--until {until} must come after --since {since or FIRST_DATE_KNOWN}.")
    return first, last


def concepts(graph: Graph, scheme: str, chosen: Iterable[str]) -> frozenset[str]:
    """IRIs of concepts of a scheme by id or by Dutch or English label."""
    wanted = list(chosen)
    if not wanted:
        return frozenset()
    known = graph.subjects("skos:inScheme", ns.CONCEPT + scheme)
    return frozenset(_choose(graph, text, known, scheme) for text in wanted)


def kinds(graph: Graph, chosen: Iterable[str]) -> frozenset[str]:
    """IRIs of classes of arrangements by name or by Dutch or English label."""
    wanted = list(chosen)
    if not wanted:
        return frozenset()
    known = sorted(_below(graph, ns.iri("jg:Arrangement")))
    return frozenset(_choose(graph, text, known, "kind") for text in wanted)


def _below(graph: Graph, class_: str) -> set[str]:
    found: set[str] = set()
    for name in graph.subjects("rdfs:subClassOf", class_):
        if name.startswith(ns.JG):
            found |= {name} | _below(graph, name)
    return found


def _choose(graph: Graph, text: str, known: list[str], what: str) -> str:
    names = [
        Name(iri, label, "official")
        for iri in known
        for label in {graph.label(iri, "nl"), graph.label(iri, "en"), ns.local_name(iri)}
    ]
    wanted = set(keys(text))
    matching = {name.id for name in names if wanted & set(keys(name.text))}
    if len(matching) == 1:
        return matching.pop()
    near = suggest(text, names)
    offers = [offer.text for offer in near] or sorted(ns.local_name(iri) for iri in known)
    raise UnknownName(what, text, offers)
