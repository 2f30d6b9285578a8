"""The answer to *what is called something like this?*"""

from dataclasses import dataclass

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph, GraphNames
from jeugdgraph.present.phrases import say
from jeugdgraph.present.report import Cell, Column, Report, Section, Value
from jeugdgraph.resolve import Name, key, keys, suggest

CLASSES = ("jg:Municipality", "jg:Arrangement", "jg:Organisation", "jg:Instrument")
LIMIT = 50
"""Results shown; the rest is counted."""

_COMMANDS = {"jg:Municipality": "municipality", "jg:Arrangement": "arrangement"}


@dataclass(frozen=True)
class Hit:
    """A thing whose name holds the text, or comes near it."""

    iri: str
    name: str
    near: bool


def search(graph: Graph, text: str, *, divisions: bool = False) -> list[Hit]:
    """Things whose name contains the text, names that start with it first; else names that come near.

    Divisions are among them when asked for.
    """
    names = [*GraphNames(graph, *CLASSES).all_names(), *(_division_names(graph) if divisions else ())]
    wanted = key(text)
    if not wanted:
        return []
    best: dict[str, tuple[int, str]] = {}
    for name in names:
        place = key(name.text).find(wanted)
        if place >= 0:
            rank = (0 if key(name.text) == wanted else 1 if place == 0 else 2, name.text)
            best[name.id] = min(best.get(name.id, rank), rank)
    if best:
        ordered = sorted(best.items(), key=lambda item: (item[1], item[0]))
        return [Hit(iri, name, near=False) for iri, (_, name) in ordered]
    return [Hit(s.id, s.text, near=True) for s in suggest(text, names)]


def bearing(graph: Graph, text: str) -> list[str]:
    """Things (IRIs) that bear precisely this name, alias, code or id; divisions among them."""
    names = GraphNames(graph, *CLASSES)
    wanted = keys(text)
    found = {name.id for one in wanted for name in names.find(one)}
    found |= {name.id for name in _division_names(graph) if key(name.text) in wanted}
    return sorted(found)


def _division_names(graph: Graph) -> list[Name]:
    return [
        Name(iri, name, "official")
        for iri in graph.subjects("rdf:type", ns.iri("jg:Division"))
        for name in graph.values(iri, "skos:prefLabel")
    ]


def section(graph: Graph, hits: list[Hit], lang: Language) -> Section:
    """Hits with their kind, each leading to its page."""
    columns = (Column("name", say("name", lang)), Column("kind", say("kind", lang)))
    rows = tuple(_row(graph, hit, lang) for hit in hits)
    return Section("hits", "", columns, rows, empty=say("no hits", lang))


def _row(graph: Graph, hit: Hit, lang: Language) -> dict[str, Cell | Value]:
    names = ((graph.label(hit.iri, lang), hit.iri),)
    return {
        "name": Cell(_name(graph, hit, lang), names=names),
        "kind": graph.label(_class(graph, hit.iri), lang),
    }


def report(graph: Graph, text: str, hits: list[Hit], lang: Language) -> Report:
    """Hits as a table: name, kind, and the command that tells more."""
    columns = (
        Column("name", say("name", lang), min_width=30, wrap=2),
        Column("kind", say("kind", lang), min_width=16),
        Column("ask", say("how", lang), min_width=24),
    )
    rows = tuple({**_row(graph, hit, lang), "ask": _ask(graph, hit.iri)} for hit in hits[:LIMIT])
    notes = []
    if hits and hits[0].near:
        notes.append(say("near note", lang))
    if len(hits) > LIMIT:
        notes.append(say("more note", lang, count=len(hits) - LIMIT))
    section = Section("", "", columns, rows, empty=say("no hits", lang))
    return Report(f"{say('results for', lang)} “{text}”", (), (section,), tuple(notes), lang=lang)


def _name(graph: Graph, hit: Hit, lang: Language) -> str:
    label = graph.label(hit.iri, lang)
    return label if label == hit.name else f"{label} ({hit.name})"


def _class(graph: Graph, iri: str) -> str:
    general = {ns.iri(name) for name in CLASSES[1:]}
    found = [c for c in graph.values(iri, "rdf:type") if c not in general]
    return found[0] if found else ns.iri(CLASSES[1])


def _ask(graph: Graph, iri: str) -> str:
    classes = set(graph.values(iri, "rdf:type"))
    for name, command in _COMMANDS.items():
        if ns.iri(name) in classes:
            return f"{command} {ns.local_name(iri)}"
    return f"evidence {ns.local_name(iri)}"
