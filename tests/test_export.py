"""Exports are complete, parse again, and are the same bytes for the same tables."""

import io
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pyoxigraph
import pytest
import rdflib
from reading import TinyWorld

from jeugdgraph import export, store
from jeugdgraph.graph import Graph

Run = Callable[..., "CompletedProcess[str]"]
RDFLIB = {"turtle": "turtle", "jsonld": "json-ld", "rdfxml": "xml"}


@pytest.fixture
def tiny_store(tiny: TinyWorld, monkeypatch: pytest.MonkeyPatch) -> pyoxigraph.Store:
    monkeypatch.setenv("JEUGDGRAPH_HOME", str(tiny.home))
    return store.open_store(tiny.cache)


def exported(opened: pyoxigraph.Store, format_: export.Format, *graphs: str) -> bytes:
    into = io.BytesIO()
    export.write(opened, into, format_, export.choose_graphs(opened, graphs))
    return into.getvalue()


def parsed(content: bytes, format_: export.Format) -> list[pyoxigraph.Quad]:
    return list(pyoxigraph.parse(content, export.FORMATS[format_]))


@pytest.mark.parametrize("format_", [*export.FORMATS])
def test_every_format_parses_again_without_doubles(
    tiny_store: pyoxigraph.Store, format_: export.Format
) -> None:
    quads = parsed(exported(tiny_store, format_), format_)
    assert len(quads) == len(set(quads))
    triples = {quad.triple for quad in quads}
    assert {quad.triple for quad in tiny_store} < triples
    if format_ in export.WITH_GRAPHS:
        assert set(tiny_store) < set(quads)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("format_", [*RDFLIB])
def test_other_library_reads_the_same_number(graph: Graph, format_: export.Format) -> None:
    content = exported(graph.store, format_, "seeds")
    other = rdflib.Dataset().parse(data=content, format=RDFLIB[format_])
    assert len(list(other.quads())) == len(parsed(content, format_))


def test_period_stands_in_org_form_too(tiny_store: pyoxigraph.Store) -> None:
    quads = parsed(exported(tiny_store, "nquads"), "nquads")
    during = [quad for quad in quads if quad.predicate.value.endswith("#memberDuring")]
    dated = {
        quad.subject
        for quad in tiny_store
        if quad.predicate.value.endswith(("#validFrom", "#validUntil"))
        and "/membership/" in str(quad.subject)
    }
    assert {quad.subject for quad in during} == dated
    starts = {quad.subject: quad.object for quad in quads if quad.predicate.value.endswith("dcat#startDate")}
    own = {quad.subject: quad.object for quad in tiny_store if quad.predicate.value.endswith("#validFrom")}
    for quad in during:
        assert starts.get(quad.object) == own.get(quad.subject)


def test_two_builds_in_two_processes_give_the_same_bytes(tiny_run: Run, tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        answer = tiny_run(
            "export", "--store", str(tmp_path / name), env={"PYTHONHASHSEED": str(len(written))}
        )
        assert answer.returncode == 0, answer.stderr
        written.append(answer.stdout)
    assert written[0] == written[1]
    assert "@prefix jg:" in written[0]


def test_graph_limits_what_is_written(tiny_store: pyoxigraph.Store) -> None:
    quads = parsed(exported(tiny_store, "nquads", "meta"), "nquads")
    assert {str(quad.graph_name).rsplit("/", 1)[-1] for quad in quads} == {"meta>"}
    assert any(quad.predicate.value == "http://rdfs.org/ns/void#triples" for quad in quads)


def test_command_writes_the_format_of_the_extension(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "seeds.ttl"
    answer = run("export", "--graph", "seeds", "--output", str(target))
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
    assert target.read_bytes().startswith(b"@prefix")
    assert [path.name for path in tmp_path.iterdir()] == ["seeds.ttl"]


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (("--output", "x.ttl", "--format", "nquads"), 2, "says turtle, --format says nquads"),
        (("--output", "x.doc"), 2, "cannot tell the format"),
        (("--graph", "educatoin"), 2, "Did you mean education?"),
        (("--graph", "meta", "--output", "no/such/folder.ttl"), 3, "cannot write"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    run: Run, args: tuple[str, ...], code: int, told: str
) -> None:
    answer = run("export", *args)
    assert answer.returncode == code
    assert told in answer.stderr
    assert answer.stdout == ""
