"""Whether the data are in order: schema, references, shapes, reasoner, mergers, divisions, counts, queries.

A check is a function from `Material` to an `Outcome`. It tells what it found with the row that is to
blame and how to put it right, and never changes anything.
"""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module

from jeugdgraph.checks.model import Material, Outcome, not_run
from jeugdgraph.errors import DataProblem

Check = Callable[[Material], Outcome]

CHECKS: Mapping[str, tuple[str, str, str]] = {
    "schema": ("tables", "tabellen tegen hun schema (frictionless)", "tables against their schema (frictionless)"),
    "references": ("tables", "verwijzingen tussen tabellen", "references between tables"),
    "shapes": ("shapes", "de graaf tegen de SHACL-regels", "the graph against the SHACL shapes"),
    "reasoner": ("reasoning", "de redeneerder (HermiT, Java)", "the reasoner (HermiT, Java)"),
    "mergers": ("mergers", "herindelingen van jaar tot jaar", "mergers from year to year"),
    "divisions": ("divisions", "één regio per gemeente en indeling", "one region per municipality and division"),
    "counts": ("queries", "aantallen tegen vastgelegde cijfers", "numbers against stored figures"),
    "queries": ("queries", "opgeslagen controlevragen", "stored check queries"),
}  # fmt: skip
"""Name of each check, its module, and what it looks at in Dutch and English. The function has its name."""


def run(names: Iterable[str], material: Material) -> list[Outcome]:
    """Outcomes of the checks named, in the order of `CHECKS`."""
    wanted = set(names)
    return [_run(name, material) for name in CHECKS if name in wanted]


def _run(name: str, material: Material) -> Outcome:
    material.progress(name)
    check: Check = getattr(import_module(f"{__name__}.{CHECKS[name][0]}"), name)
    try:
        return check(material)
    except DataProblem as problem:
        return not_run(name, material, problem)
