"""Completion in the shell: stored queries, tags, parameters and the names that fit them.

A shell asks on every press of a key, so nothing here builds a graph: without one there are no names to
offer. What goes wrong offers nothing.
"""

import os
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from jeugdgraph.graph import Graph

MOST = 50
"""Names that are offered."""
Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def queries(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Stored queries whose name, or its last part, begins with what was typed; files go with a dot."""
    from jeugdgraph.catalogue.header import read_all
    from jeugdgraph.cli.options import language_of_environment

    lang = language_of_environment()
    found = [
        CompletionItem(query.name, help=query.summary[lang])
        for query in read_all()
        if query.name.startswith(typed) or query.name.rpartition("/")[2].startswith(typed)
    ]
    return found or [CompletionItem(typed, type="file")]


def tags(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Tags of the stored queries."""
    from jeugdgraph.catalogue.header import read_all

    known = sorted({tag for query in read_all() for tag in query.tags})
    return [CompletionItem(tag) for tag in known if tag.startswith(typed)]


def parameters(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """``name=`` of each parameter of the query, and after the equals sign the names that fit it."""
    from jeugdgraph.catalogue.header import read
    from jeugdgraph.errors import JeugdgraphError

    try:
        query = read(_query_of(ctx))
        name, equals, value = typed.partition("=")
        if not equals:
            return [
                CompletionItem(f"{one.name}=", help=one.type)
                for one in query.parameters
                if one.name.startswith(name)
            ]
        parameter = query.parameter(name)
        known = parameter.values or _names(parameter.type, value)
    except (JeugdgraphError, OSError):
        return []
    fitting = (one for one in known if one.casefold().startswith(value.casefold()))
    return [CompletionItem(_typed(f"{name}={one}")) for one in fitting]


def _query_of(ctx: click.Context) -> str:
    """The query on the line: click has not read it yet when an option before it still lacks its value."""
    return str(ctx.params.get("name") or next((one for one in ctx.args if not one.startswith("-")), ""))


def _typed(name: str) -> str:
    """A name as bash takes it over: its script reads away one backslash of two, the other goes on the line."""
    bash = os.environ.get("_JEUGDGRAPH_COMPLETE", "").startswith("bash")
    return re.sub(r"([^\w=./-])", r"\\\\\1", name) if bash else name


def names_of(*kinds: str) -> Complete:
    """Completion with names of things of these types: ``names_of("municipality")``."""

    def complete(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
        found = [one for kind in kinds for one in _names(kind, typed)]
        return [CompletionItem(_typed(name)) for name in dict.fromkeys(found)]

    return complete


_CLASSES = {
    "municipality": "jg:Municipality",
    "arrangement": "jg:Arrangement",
    "organisation": "jg:Organisation",
    "division": "jg:Division",
}


def _names(kind: str, start: str) -> list[str]:
    """Names of things of a kind that begin with a text, from the graph when it is built."""
    from jeugdgraph.errors import JeugdgraphError
    from jeugdgraph.graph import Graph

    if kind not in _CLASSES:
        return []
    try:
        graph = Graph.if_built()
        return [] if graph is None else _beginning(graph, kind, start)
    except (JeugdgraphError, OSError):
        return []


def _beginning(graph: "Graph", kind: str, start: str) -> list[str]:
    from jeugdgraph import namespaces as ns

    things = graph.subjects("rdf:type", ns.iri(_CLASSES[kind]))
    names = map(ns.local_name, things) if kind == "division" else (graph.label(iri, "nl") for iri in things)
    return sorted({name for name in names if name.casefold().startswith(start.casefold())})[:MOST]
