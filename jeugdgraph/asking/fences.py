"""What a query may not do, found in its algebra rather than in its text.

A query is only read: updates are refused. It reads only the graph: SERVICE would ask another server, and
FROM another document. Both are looked for in what rdflib's parser makes of the query. That parser takes
half a second to import, so it is passed over where the letters of neither word occur in the query as a
keyword could; escapes, with which letters can be hidden, count as suspect. A query that rdflib and the
engine read differently still meets the fences of the process that runs it (see `worker`): there is no
connection to be had there.
"""

import re
from collections.abc import Collection, Iterator

from jeugdgraph.errors import UsageProblem, quote

_HARMLESS_FROM = re.compile(r"[?$:]\w*from\w*", re.ASCII)
"""Part of the name of a variable or of a term, such as ``?from`` and ``jg:validFrom``."""
_LIST_LIMIT = 5
"""Graphs that a message names."""


class Refused(UsageProblem):
    """The query asks for something that no query may do here."""


def check(query: str, graphs: Collection[str]) -> None:
    """Refuse SERVICE, and FROM of a graph that is not among `graphs` (IRIs).

    `query` declares its prefixes. What the engine cannot read either is left to it to refuse.
    """
    if not is_suspect(query):
        return
    from jeugdgraph.asking.algebra import NoAlgebra, algebra_of

    try:
        algebra = algebra_of(query)
    except NoAlgebra as problem:
        raise Refused(
            "the query cannot be checked for SERVICE and FROM, so it is not run:"
            f" {problem}. Does it read the same without those words?"
        ) from problem
    for service in _services(algebra.algebra):
        raise Refused(
            f"SERVICE {service} is refused: a query reads the graph alone and asks no other server."
            " Ask that server itself, and join the answers."
        )
    for source in _sources(algebra.datasets):
        if source not in graphs:
            raise Refused(_outside(source, graphs))


def is_suspect(query: str) -> bool:
    """Whether the letters of SERVICE or FROM stand where a keyword could, whatever surrounds them."""
    lowered = query.lower()
    if "service" in lowered or "\\u" in lowered:
        return True
    return lowered.count("from") > len(_HARMLESS_FROM.findall(lowered))


def _outside(source: str, graphs: Collection[str]) -> str:
    known = ", ".join(sorted(graphs)[:_LIST_LIMIT])
    more = f" and {len(graphs) - _LIST_LIMIT} more" if len(graphs) > _LIST_LIMIT else ""
    return (
        f"FROM {quote(source)} is refused: a query reads no document outside the store."
        f" In the store are the graphs {known}{more}."
    )


def _services(node: object) -> Iterator[str]:
    """Servers that SERVICE names, anywhere in an algebra."""
    waiting = [node]
    seen: set[int] = set()
    while waiting:
        part = waiting.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        if getattr(part, "name", "") == "ServiceGraphPattern":
            yield quote(str(part.get("term", "")))  # type: ignore[attr-defined]
        if isinstance(part, dict):
            waiting.extend(part.values())
        elif isinstance(part, (list, tuple, set, frozenset)):
            waiting.extend(part)


def _sources(datasets: object) -> Iterator[str]:
    """IRIs of FROM and FROM NAMED."""
    for clause in datasets if isinstance(datasets, (list, tuple)) else ():
        for key in ("default", "named"):
            if dict.get(clause, key) is not None:
                yield str(clause[key])
