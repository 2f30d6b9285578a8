"""What each kind of page tells: one module a kind, which gathers and lays nothing out.

A module has a function ``page(ask)`` and a function ``keys(graph, on)``, as `web.page.Maker` says. Its template
bears its name.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import cast

from jeugdgraph.web.page import Maker

KINDS: Mapping[str, str] = {
    "": "start",
    "municipality": "municipality",
    "compare": "compare",
    "mismatches": "mismatches",
    "history": "history",
    "changes": "changes",
    "whatif": "whatif",
    "municipalities": "municipalities",
    "arrangement": "arrangement",
    "arrangements": "arrangements",
    "division": "division",
    "divisions": "divisions",
    "search": "search",
    "evidence": "evidence",
    "source": "source",
    "sources": "sources",
    "gaps": "gaps",
    "about": "about",
    "picture": "picture",
    "network": "network",
    "map": "map",
    "questions": "questions",
    "question": "question",
    "sparql": "sparql",
    "ontology": "ontology",
    "thing": "thing",
    "api": "api",
}
"""Module by the first part of a path."""


def maker(kind: str) -> Maker | None:
    """The module for a kind of page; None for a kind that does not exist."""
    module = KINDS.get(kind)
    return cast(Maker, import_module(f"{__name__}.{module}")) if module else None
