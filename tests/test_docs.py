"""What the documents promise is so: tables, commands, benchmarks and the change log."""

import json
import re
import shlex
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click
import pytest
from conftest import Run

from jeugdgraph import cli

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
PACKAGE = json.loads((ROOT / "graph_data" / "datapackage.json").read_text(encoding="utf-8"))
BENCHMARKS = sorted(path.parent for path in (ROOT / "benchmarks").glob("*/run.py"))
COMMANDS = sorted(name for name, (module, _) in cli.COMMANDS.items() if find_spec(module))
"""Commands whose module is there."""


def read(path: Path) -> str:
    assert path.is_file(), f"{path.relative_to(ROOT)} is missing"
    return path.read_text(encoding="utf-8")


def command(name: str) -> click.Command:
    module, function = cli.COMMANDS[name]
    found: click.Command = getattr(import_module(module), function)
    return found


def row_of(column: dict[str, Any], key: list[str]) -> str:
    """Row that graph_data/README.md must have for a column of datapackage.json."""
    name = f"`{column['name']}`"
    constraints = column.get("constraints", {})
    meaning = column["description"].replace("|", "\\|")
    if "enum" in constraints:
        meaning += f" One of: {', '.join(f'`{value}`' for value in constraints['enum'])}."
    shown = f"**{name}**" if column["name"] in key else name
    return f"| {shown} | {'•' if constraints.get('required') else ''} | {meaning} |"


@pytest.mark.parametrize("table", PACKAGE["resources"], ids=lambda table: str(table["name"]))
def test_every_table_and_column_is_documented(table: dict[str, Any]) -> None:
    text = read(ROOT / "graph_data" / "README.md")
    section = re.search(rf"^### {table['name']}\n(.*?)(?=^### |\Z)", text, re.DOTALL | re.MULTILINE)
    assert section, f"graph_data/README.md has no heading ### {table['name']}"
    schema = table["schema"]
    found = [line for line in section[1].splitlines() if line.startswith(("| `", "| **"))]
    expected = [row_of(column, schema["primaryKey"]) for column in schema["fields"]]
    assert table["description"] in section[1]
    assert found == expected, "graph_data/README.md must have these rows:\n" + "\n".join(expected)


def test_no_table_is_documented_that_does_not_exist() -> None:
    headings = re.findall(r"^### (\w+)$", read(ROOT / "graph_data" / "README.md"), re.MULTILINE)
    assert headings == [table["name"] for table in PACKAGE["resources"]]


def test_change_log_has_its_three_headings() -> None:
    versions = re.split(r"^## ", read(ROOT / "CHANGELOG.md"), flags=re.MULTILINE)[1:]
    assert versions, "CHANGELOG.md has no version"
    for version in versions:
        headings = re.findall(r"^### (\w+)$", version, re.MULTILINE)
        assert headings == ["Data", "Ontology", "Code"], version.splitlines()[0]


def test_change_log_opens_with_this_version() -> None:
    from jeugdgraph import __version__

    first = re.search(r"^## (\S+)", read(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert first
    assert first[1] == __version__


def test_there_are_benchmarks() -> None:
    assert [path.name for path in BENCHMARKS] == [
        "build",
        "lookup",
        "overlap",
        "pictures",
        "queries",
        "serve",
    ]


@pytest.mark.parametrize("folder", BENCHMARKS, ids=lambda folder: str(folder.name))
def test_every_benchmark_names_its_alternative(folder: Path) -> None:
    text = read(folder / "README.md")
    assert re.search(r"^\*\*Alternatives?:\*\* \S", text, re.MULTILINE)
    assert f"python -m benchmarks.{folder.name}.run" in text


@pytest.mark.parametrize("name", ["first-command", "test-command"])
def test_readme_marks_the_commands_that_are_run_for_it(name: str) -> None:
    block = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", read(README), re.DOTALL)
    assert block, f"README.md has no command between <!-- {name} --> and <!-- /{name} -->"
    lines = [line for line in block[1].splitlines() if line.strip() and not line.startswith("```")]
    assert len(lines) == 1, f"{name} must be one line, as it is copied"


def test_first_command_asks_something_that_answers() -> None:
    block = re.search(r"<!-- first-command -->(.*?)<!-- /first-command -->", read(README), re.DOTALL)
    assert block
    assert "jeugdgraph municipality " in block[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command_opens_with_a_sentence(name: str) -> None:
    opening = (command(name).help or "").split("\n\n")[0].strip()
    assert re.fullmatch(r"[A-Z][^\n]*(\n[^\n]+)*\.", opening), f"help of {name}: {opening!r}"
    assert len(opening.split()) > 3, f"help of {name}: {opening!r}"


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command_has_an_example(name: str) -> None:
    example = re.search(r"Examples?:\n(.*)", command(name).help or "", re.DOTALL)
    assert example, f"help of {name} has no Example:"
    assert f"jeugdgraph {name}" in example[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    mentioned = f"jeugdgraph {name}" in read(README)
    assert mentioned, f"README.md does not mention jeugdgraph {name}"


def test_licence_is_whole() -> None:
    text = read(ROOT / "LICENSE")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    articles = re.findall(r"^(\d+)\. [A-Z]", text, re.MULTILINE)
    assert articles == [str(number) for number in range(1, 16)]
    assert re.search(r"^\s+Appendix\n.*Compatible Licences.*LiLiQ-R", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", ["graph_data/README.md", "docs/architecture.md", "LICENSE-DATA.md"])
def test_files_that_documents_name_exist(page: str) -> None:
    """Paths in code marks that begin with a folder of the repository."""
    folders = "ontology|graph_data|queries|tests|docs|benchmarks|jeugdgraph"
    named = re.findall(rf"`((?:{folders})/[\w./-]*)`", read(ROOT / page))
    missing = [name for name in named if not (ROOT / name).exists()]
    assert not missing, f"{page} names what is not there: {missing}"


QUERIES = ROOT / "docs" / "queries.md"
MARK = "<!-- manual -->\n\n"


def own_part() -> str:
    """What people wrote of the page about queries; the rest is made from the headers."""
    return read(QUERIES).partition(MARK)[0]


def test_page_of_queries_is_made_from_their_headers() -> None:
    from jeugdgraph.catalogue.header import read_all
    from jeugdgraph.present.manual import page

    made = read(QUERIES).partition(MARK)[2]
    assert made == page(read_all(), "en"), "docs/queries.md must end with: jeugdgraph query manual --lang en"


def shell_commands(text: str) -> list[str]:
    """Commands in the code blocks for a shell; one may take several lines, in quotes."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    lines = "".join(blocks).replace("\n  ", " ")
    return [re.sub(r"\s+#.*", "", line) for line in lines.splitlines() if line.startswith("jeugdgraph ")]


MEASURES = read(ROOT / "docs" / "measures.md")


@pytest.mark.parametrize("words", [*shell_commands(own_part()), *shell_commands(MEASURES)])
def test_commands_on_the_pages_of_queries_and_measures_answer(words: str, run: Run, tmp_path: Path) -> None:
    args = shlex.split(words.replace("agreements.xlsx", str(tmp_path / "agreements.xlsx")))[1:]
    answer = run(*args)
    assert answer.returncode == 0, answer.stderr
    assert len(answer.stdout.splitlines()) > 5 or (tmp_path / "agreements.xlsx").exists()


def test_there_are_commands_on_the_page_of_queries() -> None:
    assert len(shell_commands(own_part())) >= 6


def test_answer_on_the_page_of_queries_is_what_one_gets(run: Run) -> None:
    shown = re.search(r"```\n\$ jeugdgraph ([^\n]*)\n(.*?)```", own_part(), re.DOTALL)
    assert shown
    assert run(*shlex.split(shown[1]), env={"COLUMNS": "100"}).stdout == shown[2]


def test_own_query_on_the_page_of_queries_answers(run: Run, tmp_path: Path) -> None:
    block = re.search(r"```sparql\n(.*?)```", own_part(), re.DOTALL)
    assert block
    (tmp_path / "regions.rq").write_text(block[1], encoding="utf-8")
    given = ("-p", "municipality=Tiel", "-p", "date=2018-01-01", "--format", "csv")
    answer = run("query", "run", str(tmp_path / "regions.rq"), *given)
    assert "jeugdregio-rivierenland" in answer.stdout


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", own_part() + MEASURES, re.DOTALL))
def test_python_on_the_pages_of_queries_and_measures_runs(
    code: str, built_store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JEUGDGRAPH_STORE", str(built_store))
    exec(compile(code, "docs/queries.md", "exec"), {})  # noqa: S102 - our own page
    assert "Tiel" in capsys.readouterr().out
