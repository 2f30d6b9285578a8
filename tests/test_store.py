"""The built store: the same input gives the same graph, and nothing half-built is ever taken for a store."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT, Run, environment
from pyoxigraph import NamedNode, Quad
from reading import TinyWorld, takings_of

from jeugdgraph import namespaces, paths, store
from jeugdgraph.build import pipeline
from jeugdgraph.errors import StoreProblem
from jeugdgraph.graph import Graph

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills and limits processes as Unix does")


@pytest.fixture
def tiny_world(tiny: TinyWorld, monkeypatch: pytest.MonkeyPatch) -> TinyWorld:
    """The tiny world as the one that this process builds and opens."""
    for name, value in tiny.environment.items():
        monkeypatch.setenv(name, value)
    return tiny


# --- the same input gives the same graph --------------------------------------------------------------------


def test_building_twice_gives_the_same_quads(tiny_world: TinyWorld, tmp_path: Path) -> None:
    first, second = (store.build(tmp_path / name) for name in ("one", "two"))
    assert first.folder.name == second.folder.name
    dumps = [sorted(str(quad) for quad in store.open_store(tmp_path / name)) for name in ("one", "two")]
    assert dumps[0] == dumps[1]
    assert len(dumps[0]) == first.quads


def test_quads_come_in_the_same_order(tiny_world: TinyWorld) -> None:
    first, second = ([*pipeline.quads(pipeline.prepare(tiny_world.home))] for _ in range(2))
    assert first == second


def test_hash_seed_of_python_changes_nothing(tiny: TinyWorld, tmp_path: Path) -> None:
    script = (
        "import hashlib; from jeugdgraph import paths; from jeugdgraph.build import pipeline;"
        "quads = pipeline.quads(pipeline.prepare(paths.home()));"
        "print(hashlib.sha256('\\n'.join(map(str, quads)).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env=environment({**tiny.environment, "PYTHONHASHSEED": seed}),
            capture_output=True, encoding="utf-8", check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(digests) == 1


def test_no_quad_is_written_twice(tiny_world: TinyWorld) -> None:
    found = [*pipeline.quads(pipeline.prepare(tiny_world.home))]
    assert len(found) == len(set(found)) or _only_shared(found)


def _only_shared(found: list[Quad]) -> bool:
    """Quads that several rows state in the same words count once in the store."""
    twice = {quad for quad in found if found.count(quad) > 1}
    return all("nameKey" in quad.predicate.value or "borders" in quad.predicate.value for quad in twice)


# --- up to date or not --------------------------------------------------------------------------------------


def test_second_build_finds_the_store_up_to_date(tiny_world: TinyWorld) -> None:
    assert store.build().fresh
    again = store.build()
    assert not again.fresh
    assert again.quads == store.build(force=True).quads


def test_changed_table_gives_another_store(tiny_world: TinyWorld) -> None:
    first = store.build()
    tiny_world.replace("municipalities", "Esveen", "Esvenen")
    second = store.build()
    assert second.fresh
    assert second.folder != first.folder
    assert Graph.open().label("https://identifier.overheid.nl/tooi/id/gemeente/gm9005", "nl") == "Esvenen"


def test_changed_table_is_seen_when_the_graph_is_opened(tiny_world: TinyWorld) -> None:
    assert len(takings_of(store.open_store())) == 24
    lines = tiny_world.text("memberships").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("tafel-noord.gm9005,")]
    tiny_world.path("memberships").write_text("".join(kept), encoding="utf-8")
    assert len(takings_of(store.open_store())) == 23


def test_changed_ontology_gives_another_store(tiny_world: TinyWorld) -> None:
    first = store.build()
    with (tiny_world.home / "ontology" / "schemes.ttl").open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    assert store.build().folder != first.folder


def test_touched_but_equal_tables_need_no_build(tiny_world: TinyWorld) -> None:
    store.build()
    later = time.time() + 100
    os.utime(tiny_world.path("memberships"), (later, later))
    assert not store.build().fresh


def test_old_stores_are_cleared_away(tiny_world: TinyWorld) -> None:
    for number in range(store.KEPT + 2):
        tiny_world.replace("municipalities", f"Esveen{'n' * number}", f"Esveen{'n' * (number + 1)}")
        newest = store.build()
    stores = tiny_world.stores()
    assert len(stores) == store.KEPT
    assert newest.folder in stores
    assert len(list(tiny_world.cache.glob("stamp-*"))) <= store.KEPT


def test_store_option_goes_before_the_environment(tiny: TinyWorld, tiny_run: Run, tmp_path: Path) -> None:
    outcome = tiny_run("build", "--store", str(tmp_path / "elsewhere"))
    assert str(tmp_path / "elsewhere") in outcome.stdout
    assert tiny.stores() == []
    assert outcome.stderr == ""


def test_folder_without_data_is_one_line(tiny_run: Run, tmp_path: Path) -> None:
    outcome = tiny_run("build", env={"JEUGDGRAPH_HOME": str(tmp_path)})
    assert outcome.returncode == 3
    assert outcome.stderr.startswith(f"jeugdgraph: no data in {tmp_path}; expected the folders ontology,")
    assert len(outcome.stderr.splitlines()) == 1


# --- several processes, killed processes --------------------------------------------------------------------


def start_build(tiny: TinyWorld, *args: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "jeugdgraph", "build", *args],
        env=environment(tiny.environment), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip


def test_two_builds_at_once_make_one_store(tiny: TinyWorld) -> None:
    both = [start_build(tiny) for _ in range(2)]
    outcomes = [(*process.communicate(timeout=60), process.returncode) for process in both]
    assert [code for _, _, code in outcomes] == [0, 0], outcomes
    assert sorted(out.split(":")[0] for out, _, _ in outcomes) == ["built", "up to date"], outcomes
    assert len(tiny.stores()) == 1
    assert tiny.leftovers() == []


def test_readers_go_on_while_a_store_is_built_again(tiny_world: TinyWorld) -> None:
    opened = store.open_store()
    assert store.build(force=True).fresh
    assert len(takings_of(opened)) == 24


def test_killed_build_leaves_nothing_that_is_taken_for_a_store(tiny: TinyWorld, tiny_run: Run) -> None:
    process = start_slow_build(tiny)
    wait_until(lambda: bool(tiny.leftovers()))
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    assert tiny.leftovers(), "the killed build could not clean up"
    assert tiny.stores() == []
    outcome = tiny_run("build")
    assert outcome.stdout.startswith("built: "), outcome
    assert tiny.leftovers() == []
    assert len(tiny.stores()) == 1


def start_slow_build(tiny: TinyWorld) -> "subprocess.Popen[str]":
    """A build that stands still halfway, as if the graph were very large."""
    script = (
        "import time; from jeugdgraph.build import pipeline; from jeugdgraph import store\n"
        "real = pipeline.quads\n"
        "def slow(*args):\n"
        "    for number, quad in enumerate(real(*args)):\n"
        "        if number == 1000: time.sleep(100)\n"
        "        yield quad\n"
        "pipeline.quads = slow\n"
        "store.build()\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", script], env=environment(tiny.environment),
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip


def wait_until(condition: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "nothing happened in time"
        time.sleep(0.02)


def test_interrupted_build_cleans_up(tiny_world: TinyWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> Iterator[Quad]:
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(pipeline, "quads", interrupted)
    with pytest.raises(KeyboardInterrupt):
        store.build()
    assert tiny_world.leftovers() == []
    assert tiny_world.stores() == []


# --- a cache that cannot be written -------------------------------------------------------------------------


def test_file_in_place_of_the_cache_is_one_line(tiny: TinyWorld, tiny_run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        outcome = tiny_run("build", env={"JEUGDGRAPH_STORE": str(place)})
        assert outcome.returncode == 3
        assert outcome.stderr.startswith(f"jeugdgraph: cannot build the graph in {place}: ")
        assert outcome.stderr.endswith("choose another folder with --store or JEUGDGRAPH_STORE.\n")
        assert len(outcome.stderr.splitlines()) == 1


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_read_only_cache_is_one_line(tiny: TinyWorld, tiny_run: Run) -> None:
    tiny.cache.mkdir()
    tiny.cache.chmod(0o555)
    outcome = tiny_run("build")
    tiny.cache.chmod(0o755)
    assert outcome.returncode == 3
    assert "Permission denied" in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1


def test_read_only_cache_with_the_store_in_it_serves(
    tiny_world: TinyWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.build()
    for stamp in tiny_world.cache.glob("stamp-*"):
        stamp.unlink()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_text", refuse)
    monkeypatch.setattr(Path, "mkdir", refuse)
    assert len(takings_of(store.open_store())) == 24


def test_full_disk_is_one_line_and_leaves_nothing(
    tiny_world: TinyWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(StoreProblem, match=r"No space left on device\. Nothing was changed; choose another"):
        store.build()
    assert tiny_world.leftovers() == []
    assert tiny_world.stores() == []


def test_file_that_may_not_grow_is_one_line_and_leaves_nothing(tiny: TinyWorld) -> None:
    """The engine itself runs out of room: files may not grow beyond 100 kB."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    outcome = subprocess.run(
        [sys.executable, "-m", "jeugdgraph", "build"], env=environment(tiny.environment),
        capture_output=True, encoding="utf-8", timeout=60, check=False, preexec_fn=limit,
    )  # fmt: skip
    assert outcome.returncode == 3, outcome
    assert outcome.stderr.startswith(f"jeugdgraph: cannot build the graph in {tiny.cache}: ")
    assert len(outcome.stderr.splitlines()) == 1
    assert tiny.leftovers() == []
    assert tiny.stores() == []


# --- a store that is damaged --------------------------------------------------------------------------------


def largest_table(folder: Path) -> Path:
    return max((folder / "store").glob("*.sst"), key=lambda path: path.stat().st_size)


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


DAMAGE: dict[str, Callable[[Path], None]] = {
    "table cut short": lambda folder: truncate(largest_table(folder)),
    "table gone": lambda folder: largest_table(folder).unlink(),
    "CURRENT empty": lambda folder: (folder / "store" / "CURRENT").write_text(""),  # type: ignore[dict-item,return-value]
    "CURRENT gone": lambda folder: (folder / "store" / "CURRENT").unlink(),
    "manifest of the engine cut short": lambda folder: truncate(next((folder / "store").glob("MANIFEST-*"))),
    "our manifest cut short": lambda folder: truncate(folder / "manifest.json"),
    "our manifest gone": lambda folder: (folder / "manifest.json").unlink(),
    "our manifest without a number": lambda folder: (folder / "manifest.json").write_text("[]"),  # type: ignore[dict-item,return-value]
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_store_is_built_again(tiny: TinyWorld, tiny_run: Run, damage: str) -> None:
    assert tiny_run("build").returncode == 0
    (folder,) = tiny.stores()
    DAMAGE[damage](folder)
    outcome = tiny_run("municipality", "Cadzicht", "--on", "2021-01-01", "--lang", "en", "--format", "csv")
    assert outcome.returncode == 0, outcome
    assert "jeugdregio-noord" in outcome.stdout
    assert "Traceback" not in outcome.stderr
    assert tiny_run("build").returncode == 0  # a look-up passes over our own manifest; a build does not
    assert tiny_run("build").stdout.startswith("up to date: ")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"../..", b"no-such-digest"])
def test_stamp_that_makes_no_sense_is_passed_over(tiny_world: TinyWorld, content: bytes) -> None:
    store.build()
    for stamp in tiny_world.cache.glob("stamp-*"):
        stamp.write_bytes(content)
    assert len(takings_of(store.open_store())) == 24


def test_damage_inside_a_table_is_one_line_that_says_what_to_do(tiny_world: TinyWorld) -> None:
    """A changed byte shows only when that part is read; then the answer says how to repair it."""
    folder = store.build().folder
    for path in (folder / "store").glob("*.sst"):
        content = bytearray(path.read_bytes())
        content[: len(content) // 2] = bytes(byte ^ 255 for byte in content[: len(content) // 2])
        path.write_bytes(content)
    try:
        graph = Graph.open()
        graph.rows("lookup/names")
    except StoreProblem as problem:
        assert "jeugdgraph build --force" in str(problem)
        assert str(problem).isprintable()


def test_manifest_tells_version_and_counts(tiny_world: TinyWorld) -> None:
    built = store.build()
    manifest = json.loads((built.folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["quads"] == built.quads
    assert sum(manifest["graphs"].values()) < built.quads  # the description of the data set comes on top
    assert set(manifest["graphs"]) >= {
        f"https://w3id.org/jeugdgraph/graph/{name}" for name in ("ontology", "divisions", "derived")
    }


def test_data_of_the_project_are_found_from_a_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JEUGDGRAPH_HOME", raising=False)
    assert paths.home() == ROOT


def test_graph_says_how_many_statements_each_of_its_parts_holds(graph: Graph) -> None:
    """What `meta` states of the graphs beside it is what one counts."""
    triples = NamedNode(namespaces.iri("void:triples"))
    stated = {
        quad.subject.value: int(quad.object.value)
        for quad in graph.store.quads_for_pattern(None, triples, None, None)
        if quad.subject.value.startswith(namespaces.GRAPH)
    }
    counted = {
        name: sum(1 for _ in graph.store.quads_for_pattern(None, None, None, NamedNode(name)))
        for name in stated
    }
    assert counted == stated
    assert len(stated) > 5


@pytest.mark.parametrize(
    "command", [["municipality", "Tiel"], ["compare", "--all"], ["memo", "Tiel"], ["network", "export"]]
)
def test_closed_standard_output_is_one_line(built_store: Path, command: list[str]) -> None:
    line = f"exec {sys.executable} -m jeugdgraph {' '.join(command)} >&-"
    done = subprocess.run(
        ["bash", "-c", line], env=environment({"JEUGDGRAPH_STORE": str(built_store)}),
        stderr=subprocess.PIPE, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (
        3,
        "jeugdgraph: cannot write the output: standard output is closed.\n",
    )
