"""Stored check queries: one row is one problem.

A file in ``queries/checks/`` selects ``?focus ?path ?value``. Its header names the level and, in both
languages, the problem and the repair.
"""

import re
from pathlib import Path

from jeugdgraph import namespaces
from jeugdgraph.checks.model import Level, Material, Outcome, Problem, outcome
from jeugdgraph.errors import StoreProblem

FOLDER = "checks"
COUNTING = "count"
"""Start of the names of the queries that hold numbers against stored figures."""

_HEADER = re.compile(r"^#\+ (\w+): *(.*)$", re.MULTILINE)
_LEVELS: dict[str, Level] = {"error": "error", "warning": "warning", "note": "note"}


def counts(material: Material) -> Outcome:
    """Numbers of regions and municipalities on observed dates equal the stored figures."""
    return _run("counts", [path for path in _files(material) if path.stem.startswith(COUNTING)], material)


def queries(material: Material) -> Outcome:
    """Every other stored check query finds nothing."""
    return _run(
        "queries", [path for path in _files(material) if not path.stem.startswith(COUNTING)], material
    )


def header(text: str) -> dict[str, str]:
    """Entries of the header of a stored query: one line each, quotes taken off."""
    return {key: value.strip().strip('"') for key, value in _HEADER.findall(text)}


def _files(material: Material) -> list[Path]:
    return sorted((material.home / "queries" / FOLDER).glob("*.rq"))


def _run(check: str, files: list[Path], material: Material) -> Outcome:
    problems = [problem for path in files for problem in _found(path, material)]
    count = len(files)
    return outcome(check, problems, material.say(f"{count} zoekvragen", f"{count} queries"))


def _found(path: Path, material: Material) -> list[Problem]:
    entries = header(path.read_text(encoding="utf-8"))
    level = _LEVELS.get(entries.get("level", ""))
    if level is None:
        raise StoreProblem(f"{path.name}: the header names no level: error, warning or note")
    suffix = "_nl" if material.lang == "nl" else ""
    what, repair = entries.get(f"problem{suffix}", ""), entries.get(f"repair{suffix}", "")
    problems = []
    for row in material.graph.rows(f"{FOLDER}/{path.stem}"):
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
