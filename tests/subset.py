"""A part of the graph that is small enough for a slow engine: Rivierenland and what it is tied to.

The eight municipalities, what they take part in, whom else those arrangements hold (the small ones), what
is stated about all of these, and whatever those statements refer to. The ontology is whole.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import NamedNode, Store, Triple

from jeugdgraph import namespaces as ns

REGION = NamedNode(ns.thing("arrangement", "jeugdregio-rivierenland"))
SMALL = 20
"""Memberships up to which an arrangement comes with all of them."""
ABOUT = (
    "jg:subject", "jg:versionOf", "jg:area", "jg:between", "jg:object", "jg:statementA",
    "org:originalOrganization", "org:resultingOrganization",
)  # fmt: skip
"""Properties by which something is about a thing."""


def rivierenland(store: Store) -> list[Triple]:
    """The triples of the part, in order."""
    members = set(_objects(store, _subjects(store, "org:organization", [REGION]), "org:member"))
    memberships = set(_subjects(store, "org:member", members))
    arrangements = set(_objects(store, memberships, "org:organization"))
    for arrangement in sorted(arrangements, key=str):
        upwards = _subjects(store, "org:member", [arrangement])
        memberships.update(upwards)
        arrangements.update(_objects(store, upwards, "org:organization"))
        inside = _subjects(store, "org:organization", [arrangement])
        memberships.update(inside if len(inside) <= SMALL else ())
    about = {found for term in ABOUT for found in _subjects(store, term, members | arrangements)}
    triples = set(_described(store, members | memberships | arrangements | about))
    triples |= {q.triple for q in store.quads_for_pattern(None, None, None, NamedNode(ns.graph("ontology")))}
    return sorted(triples, key=str)


def _described(store: Store, start: Iterable[Any]) -> Iterator[Triple]:
    """What is said of things, and of all things of ours that they refer to."""
    waiting = list(start)
    seen = set(waiting)
    while waiting:
        for quad in store.quads_for_pattern(waiting.pop(), None, None, None):
            yield quad.triple
            found = quad.object
            if isinstance(found, NamedNode) and found not in seen and found.value.startswith(_OURS):
                seen.add(found)
                waiting.append(found)


_OURS = (ns.THING, ns.CONCEPT, ns.MUNICIPALITY)


def _subjects(store: Store, term: str, objects: Iterable[Any]) -> list[Any]:
    property_ = NamedNode(ns.iri(term))
    return [q.subject for found in objects for q in store.quads_for_pattern(None, property_, found, None)]


def _objects(store: Store, subjects: Iterable[Any], term: str) -> list[Any]:
    property_ = NamedNode(ns.iri(term))
    return [q.object for found in subjects for q in store.quads_for_pattern(found, property_, None, None)]
