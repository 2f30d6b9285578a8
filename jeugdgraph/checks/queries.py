"""Stored check queries: one row is one problem.

A file in ``queries/checks/`` selects ``?focus ?path ?value``. Its header names the level and, in both
languages, the problem and the repair.
"""

from jeugdgraph import catalogue, namespaces
from jeugdgraph.catalogue import header
from jeugdgraph.checks.model import Level, Material, Outcome, Problem, outcome
from jeugdgraph.errors import StoreProblem

FOLDER = "checks"
COUNTING = "count"
"""Start of the names of the queries that hold numbers against stored figures."""

_LEVELS: dict[str, Level] = {"error": "error", "warning": "warning", "note": "note"}


def counts(material: Material) -> Outcome:
    """Numbers of regions and municipalities on observed dates equal the stored figures."""
    return _run("counts", [name for name in names() if _counts(name)], material)


def queries(material: Material) -> Outcome:
    """Every other stored check query finds nothing."""
    return _run("queries", [name for name in names() if not _counts(name)], material)


def names() -> list[str]:
    """Names of the stored check queries."""
    return [name for name in catalogue.names() if name.rpartition("/")[0] == FOLDER]


def _counts(name: str) -> bool:
    return name.rpartition("/")[2].startswith(COUNTING)


def _run(check: str, names: list[str], material: Material) -> Outcome:
    problems = [problem for name in names for problem in _found(name, material)]
    count = len(names)
    return outcome(check, problems, material.say(f"{count} zoekvragen", f"{count} queries"))


def _found(name: str, material: Material) -> list[Problem]:
    query = header.read(name)
    level = _LEVELS.get(query.level)
    if level is None:
        raise StoreProblem(f"{name}: the header names no level: error, warning or note")
    what, repair = query.problem[material.lang], query.repair[material.lang]
    problems = []
    for row in material.graph.rows(name):
        focus, path_, value = row.get("focus", ""), row.get("path", ""), row.get("value", "")
        detail = " ".join(filter(None, (namespaces.local_name(path_), namespaces.local_name(value))))
        place = material.places[focus]
        problems.append(
            Problem(level, place, _short(focus), f"{what} ({detail})" if detail else what, repair)
        )
    return problems


def _short(iri: str) -> str:
    return (
        iri.removeprefix(namespaces.CONCEPT)
        if iri.startswith(namespaces.CONCEPT)
        else namespaces.local_name(iri)
    )
