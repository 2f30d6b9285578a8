"""Real SPARQL servers that hold the exported graph answer as the store beside us does."""

import shlex
import socket
import subprocess
import sysconfig
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import Run, run_command, shared
from filelock import FileLock
from reading import TinyWorld

PATIENCE = 60
"""Seconds after which a server is taken not to start."""
VIRTUOSO_PORTS = 2

QUESTIONS = (
    "municipality Tiel --partners --format csv",
    "municipality Zwolle --format json --lang en",
    "municipality Geldermalsen",
    "municipality Tiel --format ttl",
    "arrangement jeugdregio-rivierenland --format csv",
    "arrangement 'Veilig Thuis Gelderland-Zuid' --lang en",
    "evidence ink-riv-in.gm0297 --format json",
    "search rivierenland --format csv",
    "gaps --kind conflicts --kind absences --format csv",
    "export --graph arrangements --format nquads",
    "compare jeugdregio zorgkantoorregio --weight young --format csv",
    "mismatch Nijkerk --format csv",
    "network path Tiel Vlieland --format csv",
    "history Zeewolde --format json",
    "diff 2023-01-01 2025-01-01 --division jeugdregio --lang en",
    "query run membership/of_municipality -p municipality=Tiel --lang en",
    "query run overlap/pieces -p arrangement=jeugdregio-rivierenland --format csv",
    "query run membership/takes_part -p municipality=Tiel -p arrangement=g7 --format json",
    "query run membership/graph_of_municipality -p municipality=Tiel --format nt",
)
FEW = tuple(
    question for question in QUESTIONS if question.split()[0] in ("municipality", "evidence", "export")
)
TINY = (
    "municipality Cadzicht --format csv",
    "arrangement jeugdregio-noord --format json",
    "search jeugd --format csv",
    "gaps --format csv",
)


@pytest.fixture(scope="module")
def national(built_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph as `jeugdgraph export` writes it; once, also where several workers ask for it."""
    file = shared(tmp_path_factory) / "national.nq"
    with FileLock(f"{file}.lock"):
        if not file.exists():
            half = file.with_suffix(".half.nq")
            outcome = run_command("export", "-o", str(half), env={"JEUGDGRAPH_STORE": str(built_store)})
            assert outcome.returncode == 0, outcome.stderr
            half.rename(file)
    return file


@pytest.fixture(scope="module")
def loaded(national: Path) -> Path:
    """A store of the oxigraph server with that graph."""
    folder = national.with_name("oxigraph")
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            load(national, folder.with_name("oxigraph-half"))
            folder.with_name("oxigraph-half").rename(folder)
    return folder


def load(file: Path, folder: Path) -> None:
    """Load a file as docs/scale-out.md says."""
    command = [OXIGRAPH, "load", "--location", str(folder), "--file", str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)


OXIGRAPH = str(Path(sysconfig.get_path("scripts")) / "oxigraph")


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[str]:
    """Address of an oxigraph server over a folder."""
    [port] = free_ports(1)
    command = [
        OXIGRAPH,
        "serve-read-only",
        "--location",
        str(folder),
        "--bind",
        f"127.0.0.1:{port}",
        *options,
    ]
    with running(command, folder, f"http://127.0.0.1:{port}/"):
        yield f"http://127.0.0.1:{port}/query"


@contextmanager
def running(command: Sequence[str], folder: Path, url: str) -> Iterator[None]:
    """A server process, from when it answers until the end of the test."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        await_answer(process, url)
        yield
    finally:
        process.kill()  # nothing of it is kept, so it need not tidy up
        process.wait()


def await_answer(process: "subprocess.Popen[bytes]", url: str) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, f"the server ended with {process.returncode}"
        try:
            opener.open(url, timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"no server at {url} after {PATIENCE} seconds")


def free_ports(count: int) -> list[int]:
    held = [socket.socket() for _ in range(count)]
    for one in held:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


def same(run: Run, questions: Sequence[str], url: str, read: Callable[[str], object] = str) -> None:
    """Each question gives the same answer from the address as from the store."""
    for question in questions:
        words = shlex.split(question)
        here = run(*words)
        there = run(*words, "--endpoint", url, env={"NO_PROXY": "127.0.0.1"})
        assert (there.returncode, there.stderr) == (here.returncode, here.stderr) == (0, ""), question
        assert read(there.stdout) == read(here.stdout), question
        assert here.stdout, question


def test_oxigraph_answers_as_the_store_does(run: Run, loaded: Path) -> None:
    with oxigraph(loaded, "--union-default-graph") as url:
        same(run, QUESTIONS, url)


def test_query_at_an_endpoint_keeps_its_limits_and_its_messages(run: Run, loaded: Path) -> None:
    env = {"NO_PROXY": "127.0.0.1"}
    with oxigraph(loaded, "--union-default-graph") as url:
        where = ("--endpoint", url)
        cross = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }"
        slow = run("query", "run", "-e", cross, "--time-limit", "1", *where, env=env)
        assert slow.returncode == 4 and "stopped after 1 seconds" in slow.stderr
        broken = run("query", "run", "-e", "SELECT ?x {", *where, env=env)
        assert broken.returncode == 2 and "not a SPARQL query: line 1" in broken.stderr
        beyond = run("query", "run", "-e", "ASK { SERVICE <http://a.b/> { ?s ?p ?o } }", *where, env=env)
        assert beyond.returncode == 2 and "is refused" in beyond.stderr


def test_oxigraph_with_only_named_graphs_answers_as_the_store_does(run: Run, loaded: Path) -> None:
    with oxigraph(loaded) as url:
        same(run, FEW, url)


def test_oxigraph_without_named_graphs_answers_as_the_store_does(
    tiny: TinyWorld, tiny_run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "tiny.nt"
    assert tiny_run("export", "-o", str(file)).returncode == 0
    load(file, tmp_path / "oxigraph")
    with oxigraph(tmp_path / "oxigraph") as url:
        same(tiny_run, TINY, url)
        same(tiny_run, ["export --format ntriples"], url, named_lines)
        refused = tiny_run("export", "--endpoint", url, env={"NO_PROXY": "127.0.0.1"})
    assert refused.returncode == 2
    assert "does not keep the graphs apart" in refused.stderr


def test_virtuoso_answers_as_the_store_does(
    run: Run, national: Path, tmp_path: Path, require: Callable[..., str]
) -> None:
    with virtuoso(require("virtuoso-t"), tmp_path) as (url, port):
        load_virtuoso(require("isql-vt"), port, national)
        same(run, [QUESTIONS[0], QUESTIONS[6]], url, sorted_lines)
        same(run, ["compare jeugdregio zorgkantoorregio --format csv"], url)


def sorted_lines(text: str) -> list[str]:
    """Lines in any order: engines differ in how they sort capitals."""
    return sorted(text.splitlines())


def named_lines(text: str) -> list[str]:
    """Statements about things with a name; each engine names the others as it likes."""
    return [line for line in text.splitlines() if "_:" not in line]


@contextmanager
def virtuoso(program: str, folder: Path) -> Iterator[tuple[str, int]]:
    """Address of a new Virtuoso server, and the port where it is managed."""
    web, port = free_ports(VIRTUOSO_PORTS)
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(web=web, port=port), encoding="utf-8")
    command = [program, "+foreground", "+configfile", "virtuoso.ini"]
    with running(command, folder, f"http://127.0.0.1:{web}/sparql"):
        yield f"http://127.0.0.1:{web}/sparql", port


def load_virtuoso(program: str, port: int, file: Path) -> None:
    """Load N-Quads into Virtuoso; 512 tells it that each statement names its graph."""
    load_file = f"exec=DB.DBA.TTLP_MT (file_open ('{file}'), '', 'http://example.org/', 512);"
    command = [program, f"127.0.0.1:{port}", "dba", "dba", load_file]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)


VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
DisableUnixSocket = 1
DirsAllowed = /
NumberOfBuffers = 60000
CaseMode = 2
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 2000000
"""
