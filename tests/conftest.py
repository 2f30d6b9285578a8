"""What tests share: the graph built once, the command line in a process of its own, tools that may lack."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings
from reading import Taking, TinyWorld, takings_of

from jeugdgraph import store
from jeugdgraph.graph import Graph

ROOT = Path(__file__).resolve().parents[1]
TODAY = "2026-11-22"
"""The day on which the tests take place; no test asks the clock."""
OF_TESTS = ("JEUGDGRAPH_TEST_STORE", "JEUGDGRAPH_REQUIRE_ALL")
"""Variables that are for the tests and change no answer."""
settings.register_profile("ours", deadline=None)
settings.load_profile("ours")  # how long something takes is for the benchmarks; a busy machine proves nothing
TIME_LIMIT = 180
"""Seconds after which a command is taken to hang."""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(autouse=True)
def _settled_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the environment in which somebody runs the tests."""
    for name in [name for name in os.environ if name.startswith("JEUGDGRAPH_") and name not in OF_TESTS]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("JEUGDGRAPH_TODAY", TODAY)


@pytest.fixture(scope="session")
def built_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the graph of the real tables, built once, also where several workers ask for it.

    JEUGDGRAPH_TEST_STORE names a folder that is kept from one run of the tests to the next.
    """
    named = os.environ.get("JEUGDGRAPH_TEST_STORE")
    folder = Path(named) if named else shared(tmp_path_factory) / "store"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("JEUGDGRAPH_HOME", raising=False)
        store.build(folder)
    return folder


def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Temporary folder of the run; workers have one each, inside it."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def sampled(values: Iterable[object], step: int) -> list[object]:
    """The first of every so many values of a parameter; the others are tested where that is asked for (``-m again``)."""
    return [
        value if place % step == 0 else pytest.param(value, marks=pytest.mark.again)
        for place, value in enumerate(values)
    ]


def once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Folder that is filled once in a run, also where several workers ask for it; no test may change it."""
    folder = shared(tmp_path_factory) / name
    made = folder.with_suffix(".made")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            made.touch()
    return folder


@pytest.fixture(scope="session")
def tiny_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole explorer of the tiny world as files, written by the command in two processes."""

    def write(folder: Path) -> None:
        tiny = TinyWorld.copied(ROOT, folder / "home", folder / "cache")
        told = run_command("site", str(folder / "explorer"), "--jobs", "2", env=tiny.environment)
        assert told.returncode == 0, told.stderr

    return once(tmp_path_factory, "tiny-site", write) / "explorer"


@pytest.fixture(scope="session")
def graph(built_store: Path) -> Graph:
    """The graph of the real tables."""
    return Graph.open(built_store)


@pytest.fixture(scope="session")
def takings(graph: Graph) -> list[Taking]:
    """Every membership in the graph."""
    return takings_of(graph.store)


@pytest.fixture
def run(built_store: Path) -> Run:
    """Run the command line: ``run("municipality", "Tiel")``; `env` adds to the environment."""

    def command(
        *args: str, env: Mapping[str, str] | None = None, stdin: str | None = None
    ) -> "subprocess.CompletedProcess[str]":
        return run_command(*args, env={"JEUGDGRAPH_STORE": str(built_store), **(env or {})}, stdin=stdin)

    return command


def run_command(
    *args: str, env: Mapping[str, str], stdin: str | None = None
) -> "subprocess.CompletedProcess[str]":
    """Outcome of a command, started as a user would, in an environment that is the same everywhere."""
    return subprocess.run(
        [sys.executable, "-m", "jeugdgraph", *args],
        env=environment(env),
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        encoding="utf-8",
        timeout=TIME_LIMIT,
        check=False,
    )


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    """The environment of a command: nothing of ours but what the test gives it."""
    kept = {name: value for name, value in os.environ.items() if not _decides(name)}
    fixed = {"JEUGDGRAPH_TODAY": TODAY, "LANG": "C.UTF-8", "COLUMNS": "80", "PYTHONPATH": str(ROOT)}
    return {**kept, **fixed, **extra}


def _decides(name: str) -> bool:
    """Whether a variable changes what a command answers."""
    return name.startswith(("JEUGDGRAPH_", "LC_")) or name in ("LANG", "LANGUAGE", "NO_COLOR", "FORCE_COLOR")


@pytest.fixture
def require() -> Callable[[str], str]:
    """Path of a tool such as ``java``, as `tool` finds it."""
    return tool


def tool(*names: str) -> str:
    """Path of a tool; without it the test is skipped, saying so.

    With JEUGDGRAPH_REQUIRE_ALL=1 a tool that lacks is a failure, so that a skip cannot go unnoticed.
    """
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    reason = f"{' or '.join(names)} is not installed, so this is not tested"
    if os.environ.get("JEUGDGRAPH_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture
def tiny(tmp_path: Path) -> TinyWorld:
    """A copy of the tiny world that a test may spoil; drawn in fixtures/tiny/README.md."""
    return TinyWorld.copied(ROOT, tmp_path / "home", tmp_path / "cache")


@pytest.fixture
def tiny_run(tiny: TinyWorld) -> Iterator[Run]:
    """Run the command line on the tiny world."""

    def command(*args: str, env: Mapping[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
        return run_command(*args, env={**tiny.environment, **(env or {})})

    yield command
