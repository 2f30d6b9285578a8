"""The text of a query: the prefixes it lacks, and where it is no SPARQL."""

import re

from jeugdgraph import namespaces as ns
from jeugdgraph.errors import UsageProblem, quote
from jeugdgraph.text import visible

_PLACE = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)
_WORD = re.compile(r'"([^"\\]+)"|(?<![\w\'\\{])([A-Z]{2,})(?![\w\'}])')
_UPDATES = re.compile(r"\b(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\b", re.IGNORECASE)
_ADDED = " # known prefixes\n"
"""End of the line that holds the prefixes that a query lacked."""
_NEAR = 30
"""Characters of the query that a message repeats."""
_OFFERED = 6
"""Words that a message says were expected."""


class NotSparql(UsageProblem):
    """The query is no SPARQL that reads. `line` and `column` count from 1; 0 when the engine does not say."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        self.line, self.column = line, column
        super().__init__(message)


def with_prefixes(query: str) -> str:
    """The query with a declaration for each of our prefixes that it uses and does not declare.

    They go on one line before the first, so that a line number is one too high and nothing else shifts.
    """
    missing = missing_prefixes(query)
    if not missing:
        return query
    return " ".join(f"PREFIX {name}: <{ns.PREFIXES[name]}>" for name in missing) + _ADDED + query


def missing_prefixes(query: str) -> list[str]:
    """Our prefixes that occur in a query without being declared there."""
    declared = {name.lower() for name in re.findall(r"\bPREFIX\s+([\w.-]*)\s*:", query, re.IGNORECASE)}
    possible = {name for name in ns.PREFIXES if name not in declared and f"{name}:" in query}
    if not possible:  # as a rule, and ten times as fast to see as to look for names
        return []
    return sorted(possible & set(re.findall(r"(?<![\w.:-])([A-Za-z][\w-]*):", query)))


def not_sparql(query: str, message: str) -> NotSparql:
    """What to tell about a query that the engine could not read.

    `query` is the text as the engine got it, with the line of prefixes that `with_prefixes` added.
    """
    if _UPDATES.search(query):
        from jeugdgraph.asking.algebra import is_update

        if is_update(query):
            return NotSparql(
                "updates are refused: the graph is read-only. Change the tables and build instead."
            )
    found = _PLACE.match(message)
    if found is None:
        return NotSparql(f"not a SPARQL query: {visible(message, 200)}")
    line, column = int(found[1]), int(found[2])
    near = _at(query, line, column)
    own_line = line - 1 if query.partition("\n")[0].endswith(_ADDED.rstrip()) else line
    place = f"line {own_line}, column {column}"
    near = f" near {quote(near)}" if near else ", at the end"
    return NotSparql(
        f"not a SPARQL query: {place}{near}: {_expected(found[3], query, line, column)}", own_line, column
    )


def _at(query: str, line: int, column: int) -> str:
    lines = query.split("\n")
    if line > len(lines):
        return ""
    return lines[line - 1][max(column - 1, 0) :][:_NEAR].strip()


def _expected(said: str, query: str, line: int, column: int) -> str:
    if "Prefix not found" in said:
        before = "\n".join(query.split("\n")[:line])
        names = re.findall(r"([\w-]*):", before.split("\n")[-1][:column]) if before else []
        name = f" {quote(names[-1] + ':')}" if names else ""
        return f"the prefix{name} is not declared. Add a line: PREFIX name: <address>."
    found = (one.strip() or other for one, other in _WORD.findall(said))
    words = [word for word in dict.fromkeys(found) if word and word != ","]
    if not words:
        return "something else was expected here."
    more = " …" if len(words) > _OFFERED else ""
    return f"expected {', '.join(words[:_OFFERED])}{more}."
