"""Tables against their schema, by the frictionless library and by the reader of the build."""

from typing import Any

from jeugdgraph.checks.model import Material, Outcome, Problem, of_finding, outcome

LIMIT = 1000
"""Findings per table that the frictionless library spells out."""


def schema(material: Material) -> Outcome:
    """Every table obeys its Table Schema, according to the frictionless library."""
    from frictionless import FrictionlessException, Package

    folder = material.home / "graph_data"
    problems: list[Problem] = []
    rows = 0
    try:
        package = Package(str(folder / "datapackage.json"))
        for resource in package.resources:
            report = resource.validate(limit_errors=LIMIT)
            for task in report.tasks:
                rows += int(task.stats.get("rows") or 0)
                problems += [_problem(str(resource.path), error, material) for error in task.errors]
            problems += [_problem(str(resource.path), error, material) for error in report.errors]
    except FrictionlessException as problem:
        problems.append(_problem("datapackage.json", problem.error, material))
    return outcome("schema", problems, material.say(f"{rows} rijen", f"{rows} rows"))


def references(material: Material) -> Outcome:
    """Cells, order, keys and references between tables, as the build checks them."""
    tables = material.tables
    expected = material.say("verwacht:", "expected:")
    problems = [of_finding(finding, expected) for finding in tables.findings]
    count = sum(len(rows) for rows in tables.rows.values())
    return outcome("references", problems, material.say(f"{count} rijen", f"{count} rows"))


def _problem(path: str, error: Any, material: Material) -> Problem:
    """Problem of one error of the library; its place is the row, when it has one."""
    row = getattr(error, "row_number", None)
    column = str(getattr(error, "field_name", "") or "")
    cell = getattr(error, "cell", None)
    what = f"{column}='{str(cell)[:80]}'" if column and cell is not None else str(error.title)
    repair = material.say("voldoe aan het schema:", "follow the schema:")
    return Problem("error", f"{path}:{row}" if row else path, column, what, f"{repair} {error.note}")
