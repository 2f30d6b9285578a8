"""Completion in the shell."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, Run, environment

QUERY = ["jeugdgraph", "query", "run", "membership/of_municipality"]


@pytest.fixture
def offered(run: Run) -> Callable[..., list[str]]:
    """What is offered for the last of some words, as bash asks for it."""

    def ask(*words: str) -> list[str]:
        env = {
            "_JEUGDGRAPH_COMPLETE": "bash_complete",
            "COMP_WORDS": " ".join(words),
            "COMP_CWORD": str(len(words) - 1),
        }
        answer = run(env=env)
        assert answer.returncode == 0 and answer.stderr == "", answer.stderr
        return [line.partition(",")[2] for line in answer.stdout.splitlines() if line]

    return ask


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["jeugdgraph", "que"], ["query"]),
        (["jeugdgraph", "vr"], ["vraag"]),
        (["jeugdgraph", "query", "s"], ["show"]),
        (["jeugdgraph", "query", "run", "split"], ["education/split_municipalities"]),
        (["jeugdgraph", "query", "show", "education/split"], ["education/split_municipalities"]),
        (["jeugdgraph", "query", "list", "--tag", "hist"], ["history"]),
        ([*QUERY, "-p", "mun"], ["municipality="]),
        ([*QUERY, "-p", "municipality=tie"], ["municipality=Tiel"]),
        ([*QUERY, "-p", "municipality=West\\ Maas"], ["municipality=West\\\\ Maas\\\\ en\\\\ Waal"]),
        ([*QUERY, "-p", "unknown="], []),
        (["jeugdgraph", "query", "run", "nosuchquery/", "-p", "x"], []),
        (["jeugdgraph", "gemeente", "Tie"], ["Tiel"]),
    ],
)
def test_words_are_completed(
    offered: Callable[..., list[str]], words: list[str], expected: list[str]
) -> None:
    assert offered(*words) == expected


def test_enumerated_values_are_offered(offered: Callable[..., list[str]]) -> None:
    found = offered("jeugdgraph", "query", "run", "gaps/document_notes", "-p", "severity=")
    assert found == ["severity=high", "severity=medium", "severity=low"]


def test_nothing_is_built_for_a_completion(tmp_path: Path) -> None:
    """Who presses a key does not wait for a build, nor for what it would print."""
    env = environment(
        {
            "JEUGDGRAPH_STORE": str(tmp_path / "none"),
            "_JEUGDGRAPH_COMPLETE": "bash_complete",
            "COMP_WORDS": "jeugdgraph municipality T",
            "COMP_CWORD": "2",
        }
    )
    answer = subprocess.run(
        [sys.executable, "-m", "jeugdgraph"], env=env, capture_output=True, text=True, timeout=30, check=False
    )
    assert answer.stdout.strip() == "" and not (tmp_path / "none").exists()


def test_bash_takes_over_what_is_offered(built_store: Path, tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash here")
    program = tmp_path / "jeugdgraph"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m jeugdgraph "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = (
        f'export PATH="{tmp_path}:$PATH"; cd "{ROOT}"; eval "$(jeugdgraph completion bash)"\n'
        "COMP_WORDS=(jeugdgraph query run membership/of_municipality -p 'municipality=West\\ M'); COMP_CWORD=5\n"
        "_jeugdgraph_completion jeugdgraph; printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    answer = subprocess.run(
        [bash, "-c", script], env=environment({"JEUGDGRAPH_STORE": str(built_store)}),
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert answer.stdout == "municipality=West\\ Maas\\ en\\ Waal\n", answer.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_its_script(run: Run, shell: str) -> None:
    assert "_JEUGDGRAPH_COMPLETE" in run("completion", shell).stdout
