"""Names as people type them → things in the graph."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from pyoxigraph import NamedNode

from jeugdgraph import namespaces as ns
from jeugdgraph.errors import AmbiguousName, UnknownName, UsageProblem, quote
from jeugdgraph.graph import Graph, GraphNames
from jeugdgraph.resolve import Name, Resolution, keys, labelled, resolve, suggest

_ID = re.compile(r"[a-z0-9][a-z0-9.-]{0,199}")


def municipality(graph: Graph, text: str, on: date) -> str:
    """IRI of the one municipality that bears a name; asks when that is uncertain."""
    found = resolve(text, GraphNames(graph, "jg:Municipality"))
    alive = [name.id for name in found.names if _exists(graph, name.id, on)]
    if len(alive) == 1:
        return alive[0]
    return only(found, "municipality")


def arrangement(graph: Graph, text: str) -> str:
    """IRI of the one arrangement that bears a name; asks when several do."""
    return only(resolve(text, GraphNames(graph, "jg:Arrangement")), "arrangement")


def municipality_or_arrangement(graph: Graph, text: str, on: date) -> str:
    """IRI of what bears a name; a municipality goes before an arrangement of the same name.

    AmbiguousName when several do; UnknownName, with names of both kinds that come near, when none does.
    """
    both = resolve(text, GraphNames(graph, "jg:Municipality", "jg:Arrangement"))
    if any(name.id.startswith(ns.MUNICIPALITY) for name in both.names):
        return municipality(graph, text, on)
    return only(both, "municipality or arrangement")


def organisation(graph: Graph, text: str) -> str:
    """IRI of the one organisation that bears a name; asks when several do."""
    return only(resolve(text, GraphNames(graph, "jg:Organisation")), "organisation")


def arrangements(graph: Graph, text: str) -> list[str]:
    """IRI of the arrangement with precisely this id, else of every one that bears the name; UnknownName with
    suggestions when none does."""
    known = exact(graph, "arrangement", text)
    if known:
        return [known]
    found = resolve(text, GraphNames(graph, "jg:Arrangement"))
    if not found.names:
        only(found, "arrangement")
    return list(found.ids)


def only(found: Resolution, kind: str) -> str:
    """The one thing meant; messages offer short ids rather than IRIs, and what they offer is understood as an id."""
    named = [name.id for name in found.names if ns.local_name(name.id) == ns.local_name(found.query.strip())]
    if len(named) == 1:
        return named[0]
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


def to_type(id_: str, name: str, find: Callable[[str], str]) -> str:
    """What to type for a thing with an id: its name, or the id where `find` does not give the thing for its name."""
    try:
        return name if ns.local_name(find(name)) == id_ else id_
    except (AmbiguousName, UnknownName):
        return id_


def exact(graph: Graph, kind: str, id_: str) -> str | None:
    """IRI of the thing of a kind (``arrangement``) with precisely this id; None when there is none."""
    iri = ns.thing(kind, id_)
    return iri if _ID.fullmatch(id_) and graph.values(iri, "rdf:type") else None


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


def concept(graph: Graph, scheme: str, text: str) -> str:
    """IRI of a concept of a scheme by id or by Dutch or English label."""
    return _choose(graph, text, graph.subjects("skos:inScheme", ns.CONCEPT + scheme), scheme)


def concepts(graph: Graph, scheme: str, chosen: Iterable[str]) -> frozenset[str]:
    """IRIs of concepts of a scheme by id or by Dutch or English label."""
    return frozenset(concept(graph, scheme, text) for text in chosen)


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


def one_of_class(graph: Graph, text: str, class_: str) -> str:
    """IRI of the thing of a class (a CURIE) by id, by IRI or by Dutch or English label or title."""
    return _choose(
        graph, text, graph.subjects("rdf:type", ns.iri(class_)), ns.local_name(ns.iri(class_)).lower()
    )


def division(graph: Graph, text: str) -> str:
    """Id of the one division that a name or id stands for: ``jeugdregio``."""
    return ns.local_name(one_of_class(graph, text, "jg:Division"))


def pair(graph: Graph, a: str, b: str) -> tuple[str, str, bool]:
    """Ids of two divisions, or of two arrangements (then True). UsageProblem when they are one of each."""
    one, other = (_division_or_none(graph, text) for text in (a, b))
    if one and other:
        return one, other, False
    if not one and not other:
        return ns.local_name(arrangement(graph, a)), ns.local_name(arrangement(graph, b)), True
    odd = b if one else a
    if resolve(odd, GraphNames(graph, "jg:Arrangement")).names:
        raise UsageProblem(
            f"{quote(a)} and {quote(b)} are a division and an arrangement; name two of a kind."
        )
    return division(graph, a), division(graph, b), False


def _division_or_none(graph: Graph, text: str) -> str | None:
    try:
        return division(graph, text)
    except UnknownName:
        return None


def property_(graph: Graph, text: str) -> str:
    """IRI of a property of the ontology by name or by Dutch or English label."""
    kinds_ = ("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")
    known = {
        iri for kind in kinds_ for iri in graph.subjects("rdf:type", ns.iri(kind)) if iri.startswith(ns.JG)
    }
    return _choose(graph, text, sorted(known), "property")


def _choose(graph: Graph, text: str, known: list[str], what: str) -> str:
    if text in known:
        return text
    names = [
        Name(iri, label, "official")
        for iri in known
        for label in {graph.label(iri, "nl"), graph.label(iri, "en"), ns.local_name(iri)}
    ]
    wanted = set(keys(text))
    exact = {iri for iri in known if ns.local_name(iri) == text}
    matching = exact or {name.id for name in names if wanted & set(keys(name.text))}
    if len(matching) == 1:
        return matching.pop()
    if matching:
        raise AmbiguousName(
            what, text, [labelled(ns.local_name(iri), graph.label(iri, "nl")) for iri in sorted(matching)]
        )
    near = suggest(text, names)
    offers = [offer.text for offer in near] or sorted(ns.local_name(iri) for iri in known)
    raise UnknownName(what, text, offers)


_NAMED = ("jg:Municipality", "jg:Arrangement", "jg:Organisation", "jg:Instrument")
