"""How the package hangs together: imports point one way, look-ups stay light, terms are declared."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, environment
from pyoxigraph import RdfFormat, parse

PACKAGE = ROOT / "jeugdgraph"

# From what everything rests on to what people see. A module imports from its own layer and those above it in
# this list. A module that is not named here answers questions about the graph: it belongs to `ANSWERS`.
LAYERS: list[set[str]] = [
    {"jeugdgraph", "text"},
    {"errors", "namespaces"},
    {"credentials", "dates", "files", "paths"},
    {"model", "tables", "resolve"},
    {"build"},
    {"store", "catalogue", "readable", "remote", "results", "transport", "wire", "ahead"},
    {"graph", "place"},
    {"answers"},
    {"present", "checks", "gaps"},  # what ends in a report that people read
    {"pictures"},
    {"web"},
    {"cli"},
    {"__main__"},
]
ANSWERS = next(rank for rank, names in enumerate(LAYERS) if "answers" in names)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}

HEAVY = (
    "rdflib", "networkx", "owlready2", "pyshacl", "frictionless", "openpyxl", "pyvis", "numpy", "scipy",
    "oxrdflib", "docx", "lxml", "yaml", "rich", "jinja2", "vl_convert", "asyncio", "filelock", "requests", "urllib3",
    "starlette", "uvicorn",
)  # fmt: skip


def modules() -> list[tuple[str, Path]]:
    """Dotted name and file of every module of the package."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if "_bundled" not in parts:
            found.append((".".join(name for name in parts if name != "__init__"), path))
    return found


def part(module: str) -> str:
    """Part of the package that a module belongs to: ``jeugdgraph.build.rows`` is of ``build``."""
    names = module.split(".")
    return names[1] if len(names) > 1 else names[0]


def rank(module: str) -> int:
    return RANK.get(part(module), ANSWERS)


FACE = "jeugdgraph"
"""What users import: it hands on the library when that is asked for, and is imported for its version."""


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and module of every import, also of those inside functions."""
    known = {name for name, _ in modules()}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                inside = f"{node.module}.{name.name}"
                yield node.lineno, inside if inside in known else node.module


@pytest.mark.parametrize(("module", "path"), modules(), ids=[name for name, _ in modules()])
def test_imports_point_one_way(module: str, path: Path) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {module} imports {name}, which rests on it"
        for line, name in imports(path)
        if name.split(".")[0] == FACE and FACE not in (name, module) and rank(name) > rank(module)
    ]
    assert not wrong, "\n".join(wrong)


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    known = {name for name, _ in modules()}
    needs = {
        name: {found for _, found in imports(path) if found in known and found != FACE}
        for name, path in modules()
        if name != FACE
    }
    done: set[str] = set()
    while True:
        free = {name for name in needs if name not in done and needs[name] - {name} <= done}
        if not free:
            break
        done |= free
    circle = sorted(set(needs) - done)
    assert not circle, f"these modules import each other in a circle: {circle}"


def test_modules_stay_readable() -> None:
    long = {name: lines for name, path in modules() if (lines := len(path.read_text().splitlines())) > 360}
    assert not long, f"modules of more than 360 lines, better split: {long}"


@pytest.mark.parametrize(
    "args", [["municipality", "Tiel"], ["gemeente", "GM0281", "--format", "csv"], ["--help"]]
)
def test_look_up_imports_nothing_heavy(built_store: Path, args: list[str]) -> None:
    script = (
        "import json, sys\nfrom jeugdgraph.cli import group\n"
        "try:\n    group(sys.argv[1:], prog_name='jeugdgraph')\n"
        "except SystemExit as end:\n    assert not end.code, end.code\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", script, *args],
        env=environment({"JEUGDGRAPH_STORE": str(built_store)}),
        capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert outcome.returncode == 0, outcome.stderr[-2000:]
    loaded = {name.split(".")[0] for name in json.loads(outcome.stderr.splitlines()[-1])}
    assert loaded.isdisjoint(HEAVY), f"imported without need: {sorted(loaded & set(HEAVY))}"


@pytest.fixture(scope="module")
def declared() -> set[str]:
    """Local names of all terms that the ontology declares."""
    start = "https://w3id.org/jeugdgraph/def#"
    type_ = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    return {
        quad.subject.value.removeprefix(start)
        for quad in parse(path=str(ROOT / "ontology" / "jeugdgraph.ttl"), format=RdfFormat.TURTLE)
        if quad.predicate.value == type_ and quad.subject.value.startswith(start)
    }


def sources_with_terms() -> list[Path]:
    found = [*PACKAGE.rglob("*.py"), *(ROOT / "queries").rglob("*.rq"), ROOT / "ontology" / "shapes.ttl"]
    return sorted(path for path in found if "jg:" in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sources_with_terms(), ids=lambda path: str(path.relative_to(ROOT)))
def test_terms_are_declared_in_the_ontology(path: Path, declared: set[str]) -> None:
    unknown = [
        f"{path.relative_to(ROOT)}:{number}: jg:{name}"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        for name in re.findall(r"(?<![\w/])jg:([A-Za-z][A-Za-z0-9]*)", line)
        if name not in declared
    ]
    # Shapes have names of their own (jg:MembershipShape) that no data use.
    unknown = [place for place in unknown if not (path.name == "shapes.ttl" and place.endswith("Shape"))]
    assert not unknown, "\n".join(unknown) + "\n-> declare the term in ontology/jeugdgraph.ttl"


# Written in two halves, so that this file does not mention what it looks for.
NOT_OURS = re.compile(
    "|".join(
        (
            r"(?<![\w.])/wo" + "rk/",
            r"/tm" + "p/jg",
            r"\bshar" + "ed/(?:facts|design|seeds)",
            r"pypi\.or" + "g/simple",
            r"index-" + r"url\s*=",
            r"find_" + "string|find-" + "string",
            r"/root/\.",
        )
    )
)
TEXT = frozenset(".py .md .csv .json .ttl .rq .toml .html .css .js .cff .yml .yaml .txt".split())
SKIPPED = frozenset(
    ".git .hypothesis .mypy_cache .ruff_cache .pytest_cache .venv __pycache__ dist node_modules".split()
)


def test_nothing_in_the_repository_speaks_of_the_machine_it_was_made_on() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line[max(0, match.start() - 30) : match.end() + 30]}"
        for path in sorted(ROOT.rglob("*"))
        if path.suffix in TEXT and path.is_file() and SKIPPED.isdisjoint(path.relative_to(ROOT).parts)
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1
        )
        if (match := NOT_OURS.search(line))
    ]
    assert not found, "\n".join(found[:20])
