"""Asking in SPARQL: parameters become terms, fences hold, limits stop, nothing is left behind."""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from asked import ask
from conftest import ROOT, environment
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from jeugdgraph import catalogue
from jeugdgraph import namespaces as ns
from jeugdgraph.asking import fences, syntax
from jeugdgraph.asking.answer import count, native
from jeugdgraph.asking.engine import TSV
from jeugdgraph.asking.limits import Limits, Stopped
from jeugdgraph.asking.local import Worker
from jeugdgraph.asking.local import environment as environment_of_workers
from jeugdgraph.asking.question import graphs_of, prepare
from jeugdgraph.catalogue import header
from jeugdgraph.errors import StoreProblem, UnknownName, UsageProblem
from jeugdgraph.graph import Graph

ON = date(2026, 1, 1)
CROSS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f }"
DEEP = "SELECT (COUNT(*) AS ?n) WHERE { ?a (<x:p>|!<x:p>)* ?b }"
GREEDY = "SELECT DISTINCT ?a ?d WHERE { ?a ?b ?c . ?d ?e ?f }"


@pytest.fixture(scope="module")
def worker(graph: Graph) -> Iterator[Worker]:
    assert graph.folder is not None
    found = Worker(graph.folder)
    yield found
    found.stop()


def run(worker: Worker, query: str, limits: Limits = Limits(), media: str = TSV) -> bytes:
    return b"".join(worker.run(query, media, limits).pieces)


def own(text: str) -> header.StoredQuery:
    return header.parse(text, "test")


# -------------------------------------------------------------------- limits


@pytest.mark.parametrize("query", [CROSS, DEEP], ids=["cross product", "deep path"])
def test_runaway_query_is_stopped_and_its_process_is_gone(worker: Worker, query: str) -> None:
    worker.start()
    process = worker._process
    assert process is not None
    start = time.monotonic()
    with pytest.raises(Stopped, match=r"stopped after 0\.5 seconds"):
        run(worker, query, Limits(seconds=0.5))
    assert time.monotonic() - start < 10
    assert process.poll() is not None
    assert run(worker, "ASK {}") == b"true", "the next query finds another process"


def test_greedy_query_is_stopped(worker: Worker) -> None:
    with pytest.raises(Stopped, match="more than 200 MiB of memory"):
        run(worker, GREEDY, Limits(seconds=60, memory=200))
    assert run(worker, "ASK {}") == b"true"


def test_endless_result_is_stopped(worker: Worker) -> None:
    with pytest.raises(Stopped, match="larger than 3 MiB"):
        run(worker, "SELECT * WHERE { ?s ?p ?o }", Limits(size=3))
    assert run(worker, "ASK {}") == b"true"


def test_time_that_the_reader_takes_does_not_count(worker: Worker) -> None:
    limits = Limits(seconds=4)
    pieces = worker.run("SELECT * WHERE { ?s ?p ?o } LIMIT 200000", TSV, limits).pieces
    first = next(pieces)
    time.sleep(limits.seconds or 0)
    lines = first.count(b"\n") + sum(piece.count(b"\n") for piece in pieces)
    assert lines == 200_001


def test_result_that_nobody_reads_on_gives_way_to_the_next(worker: Worker) -> None:
    pieces = worker.run("SELECT * WHERE { ?s ?p ?o }", TSV, Limits()).pieces
    next(pieces)
    pieces.close()  # type: ignore[attr-defined]
    assert run(worker, "ASK {}") == b"true"


def test_two_threads_take_turns(worker: Worker) -> None:
    found: list[bytes] = []
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/jeugdgraph/def#Municipality> }"
    threads = [threading.Thread(target=lambda: found.append(run(worker, query))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4 and len(set(found)) == 1


def test_process_ends_with_the_one_that_started_it(built_store: Path) -> None:
    """Also when that is killed amid a runaway query, and can tell nobody."""
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom jeugdgraph.graph import Graph\n"
        "from jeugdgraph.asking.engine import TSV\nfrom jeugdgraph.asking.engines import engine_of\n"
        "from jeugdgraph.asking.limits import Limits\n"
        "graph = Graph.open(Path(sys.argv[1]))\nengine = engine_of(graph)\nengine.start(Limits())\n"
        "print(engine._process.pid, flush=True)\n"
        f"list(engine.run({CROSS!r}, TSV, Limits(seconds=None)).pieces)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(built_store)],
        env=environment({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        time.sleep(0.5)
        assert _is_alive(pid)
        parent.kill()
    deadline = time.monotonic() + 10
    while _is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_alive(pid)


def _is_alive(pid: int) -> bool:
    """Whether a process runs; one that ended and that nobody waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_damaged_store_is_one_clear_problem(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    with pytest.raises(StoreProblem, match="the process that runs queries ended"):
        run(Worker(tmp_path), "ASK {}")


def test_query_that_breaks_the_engine_is_told_so(worker: Worker) -> None:
    with pytest.raises(StoreProblem, match="nested too deeply, or too long"):
        run(worker, "ASK " + "{" * 100_000 + "}" * 100_000)
    assert run(worker, "ASK {}") == b"true"


def test_process_is_kept_after_a_query_that_is_none(worker: Worker) -> None:
    worker.start()
    process = worker._process
    with pytest.raises(UsageProblem, match="not a SPARQL query"):
        run(worker, "SELECT")
    assert run(worker, "ASK {}") == b"true"
    assert worker._process is process


# -------------------------------------------------------------------- fences


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } } }",
        "SELECT * { { SELECT * { OPTIONAL { SERVICE ?where { ?s ?p ?o } } } } }",
        "ASK { \\u0053ERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p 1SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
        "SELECT * FROM <http://127.0.0.1:{port}/> { ?s ?p ?o }",
        "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
        "SELECT*FROM<http://127.0.0.1:{port}/>{?s ?p ?o}",
        "DESCRIBE <https://w3id.org/jeugdgraph> FROM <http://127.0.0.1:{port}/>",
    ],
)
def test_what_reaches_outside_is_refused(graph: Graph, query: str) -> None:
    with listening() as (port, reached), pytest.raises(fences.Refused, match=r"is refused|cannot be checked"):
        ask(graph, own(query.replace("{port}", str(port))), {}, today=ON)
    assert not reached


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?service ?from ?o } LIMIT 1",
        "SELECT * { ?s a jg:ServiceOrganisation ; jg:validFrom ?validFrom } LIMIT 1",
        "SELECT ('SERVICE <http://example.org/> {}' AS ?x) {}",
        "# FROM <http://example.org/>\nASK {}",
        "SELECT * FROM <https://w3id.org/jeugdgraph/graph/meta> { ?s ?p ?o } LIMIT 1",
        "SELECT * FROM NAMED <https://w3id.org/jeugdgraph/graph/meta> { GRAPH ?g { ?s ?p ?o } } LIMIT 1",
    ],
)
def test_what_only_looks_like_it_is_not(graph: Graph, query: str) -> None:
    ask(graph, own(query), {}, today=ON)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <x:a> <x:b> <x:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "LOAD <file:///etc/passwd>",
        "CLEAR ALL",
    ],
)
def test_updates_are_refused_with_the_reason(graph: Graph, update: str) -> None:
    with pytest.raises(UsageProblem, match="updates are refused: the graph is read-only"):
        ask(graph, own(update), {}, today=ON)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p (" + "1 " * 2500 + ") } # SERVICE",
        "SELECT * { ?s ?p 1" + ",1" * 5000 + " } # FROM",
        "INSERT DATA { " + "<x:a> <x:b> 1 . " * 40_000 + "} x",
    ],
    ids=["collection", "objects", "update"],
)
def test_query_that_takes_long_to_check_is_refused(graph: Graph, query: str) -> None:
    start = time.monotonic()
    with pytest.raises(UsageProblem, match=r"takes more than 3 seconds to read|not a SPARQL query"):
        prepared = prepare(graph, own(query), {}, on=ON, lang="nl")
        ask(graph, prepared.query, {}, today=ON)
    assert time.monotonic() - start < 10
    assert sys.getprofile() is None


def test_check_tells_nothing_of_literals_that_are_none(
    graph: Graph, capfd: pytest.CaptureFixture[str]
) -> None:
    query = """SELECT ("2026-99-99"^^xsd:date AS ?a) ("yes"^^xsd:boolean AS ?b) {} # SERVICE"""
    assert len(ask(graph, own(query), {}, today=ON).rows) == 1
    assert capfd.readouterr() == ("", "")


def test_process_cannot_reach_out_even_when_the_fences_are_passed(worker: Worker) -> None:
    """Two parsers may read a query differently; the process has no connection to give."""
    with listening() as (port, reached), pytest.raises(StoreProblem):
        run(worker, f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")
    assert not reached


@contextmanager
def listening() -> Iterator[tuple[int, list[object]]]:
    """A port of this machine, and who came by."""
    reached: list[object] = []
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.3)
        yield server.getsockname()[1], reached
        try:
            reached.append(server.accept())
        except TimeoutError:
            return


AUDIT = """
import sys
opened = []
def hook(event, args):
    if event.startswith("socket.") or event in ("urllib.Request", "http.client.connect"):
        opened.append([event, str(args[:1])])
    elif event == "open" and ready:
        mode = args[1] if isinstance(args[1], str) else ""
        if any(letter in mode for letter in "wax+"):
            opened.append([event, str(args[0])])
        elif not str(args[0]).startswith(tuple(map(str, allowed))):
            opened.append([event, str(args[0])])
    elif event in ("os.remove", "os.rename", "os.mkdir", "shutil.rmtree"):
        opened.append([event, str(args[0])])
ready, allowed = False, ()
sys.addaudithook(hook)
"""


def test_neither_queries_nor_parsers_open_a_file_or_a_connection(built_store: Path) -> None:
    """Every query of a hostile list, in one process, under an audit hook."""
    hostile = [
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * { SERVICE <http://127.0.0.1:9999/> { ?s ?p ?o } }",
        "LOAD <file:///etc/passwd>",
        "SELECT * { GRAPH <file:///etc/passwd> { ?s ?p ?o } } LIMIT 1",
        "BASE <file:///etc/> SELECT * { <passwd> ?p ?o }",
        "DESCRIBE <file:///etc/passwd>",
        "SELECT * { ?s ?p ?o . ?s a jg:ServiceOrganisation } LIMIT 1",
        "nonsense",
    ]
    script = AUDIT + (
        "import json, sysconfig\nfrom pathlib import Path\nfrom datetime import date\n"
        'from jeugdgraph.graph import Graph\nsys.path.insert(0, sys.argv[2] + "/tests")\nfrom asked import ask\n'
        "from jeugdgraph.catalogue import header\nfrom jeugdgraph.errors import JeugdgraphError\n"
        "import rdflib.plugins.sparql.parser, difflib\n"
        "graph = Graph.open(Path(sys.argv[1]))\n"
        "allowed = (sysconfig.get_path('stdlib'), sysconfig.get_path('purelib'), sys.prefix, sys.argv[2], '/dev', '/proc')\n"
        "ask(graph, header.parse('ASK {}', 't'), {}, today=date(2026, 1, 1))\n"
        "ready = True\n"
        "for query in json.loads(sys.argv[3]):\n"
        "    try:\n        ask(graph, header.parse(query, 't'), {}, today=date(2026, 1, 1))\n"
        "    except JeugdgraphError:\n        pass\n"
        "ready = False\nprint(json.dumps([one for one in opened if one[0] != 'open' or not one[1].isdigit()]))\n"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", script, str(built_store), str(ROOT), json.dumps(hostile)],
        env=environment({}), capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert outcome.returncode == 0, outcome.stderr[-2000:]
    assert json.loads(outcome.stdout) == []


# -------------------------------------------------------------------- parameters


@pytest.mark.parametrize(
    "value", ["Tiel", "tiel", "GM0281", "https://identifier.overheid.nl/tooi/id/gemeente/gm0281"]
)
def test_municipality_goes_by_name_code_or_iri(graph: Graph, value: str) -> None:
    question = prepare(
        graph, header.read("membership/of_municipality"), {"municipality": value}, on=ON, lang="nl"
    )
    assert question.values["municipality"] == NamedNode(ns.municipality("GM0281"))


@pytest.mark.parametrize(
    ("given_", "message"),
    [
        ({}, "asks for municipality; for example -p municipality=Tiel"),
        ({"municipality": "Tielx"}, "unknown municipality 'Tielx'. Did you mean Tiel"),
        ({"municipality": "Tiel", "dat": "2026"}, "unknown parameter 'dat'. Did you mean date"),
        ({"municipality": "Tiel", "date": "gisteren"}, "date 'gisteren'"),
        ({"municipality": "Tiel", "domain": "youth-car"}, "unknown domain 'youth-car'. Did you mean"),
    ],
)
def test_wrong_values_are_named(graph: Graph, given_: dict[str, str], message: str) -> None:
    with pytest.raises((UsageProblem, UnknownName)) as problem:
        prepare(graph, header.read("membership/of_municipality"), given_, on=ON, lang="nl")
    assert message in str(problem.value)


@given(st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_text_stays_text_whatever_it_holds(graph: Graph, text: str) -> None:
    """A value cannot end the string it stands in."""
    query = own("SELECT (STRLEN(?_text) AS ?n) (?_text AS ?same) {}")
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    found = ask(graph, query, {"text": Literal(text)}, today=ON)
    assert found.rows[0][1] == Literal(text)


@given(st.text(alphabet="<>\"'`{}|\\^ #\n?$_;.a1:/", max_size=40))
@settings(deadline=None, max_examples=200)
def test_hostile_value_changes_nothing_around_it(text: str) -> None:
    bound = catalogue.bind("SELECT ?x { ?x ?p ?_text . ?x ?q ?after }", {"_text": Literal(text)})
    assert bound == f"SELECT ?x {{ ?x ?p {Literal(text)} . ?x ?q ?after }}"


@pytest.mark.parametrize("parameter", ["text", "municipality_iri", "lang"])
def test_value_that_is_no_utf_8_is_refused(graph: Graph, parameter: str) -> None:
    """An argument of a command with other bytes comes in as lone surrogates."""
    query = own(f"SELECT (?_{parameter} AS ?x) {{}}")
    with pytest.raises(UsageProblem, match="expected text in UTF-8"):
        prepare(graph, query, {query.parameters[0].name: "2026\udcff"}, on=ON, lang="nl")


def test_own_query_takes_parameters_by_their_suffix(graph: Graph) -> None:
    query = own("SELECT ?a { ?m org:member ?_municipality_iri . ?m org:organization ?a . ?m jg:validFrom ?from "
                "FILTER (?from < ?_date_xsd_date) }")  # fmt: skip
    found = ask(graph, query, {"municipality": "Tiel", "date": "2016-01-01"}, today=ON)
    assert found.rows
    assert len(found.rows) < len(ask(graph, query, {"municipality": "Tiel"}, today=ON).rows)


# -------------------------------------------------------------------- text and headers


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?x WHERE { ?x ", "line 1, column 22, at the end"),
        (
            "SELECT ?m\nWHERE {\n ?m a foo:Bar }",
            "line 3, column 14 near '}': the prefix 'foo:' is not declared",
        ),
        ("SELECT ?m\nWHERE {\n ?m a jg:Municipality } }", "line 3, column 26, at the end"),
        ("", "not a SPARQL query"),
        ("\x00\x1b[31m", "not a SPARQL query"),
    ],
)
def test_message_points_at_the_place(graph: Graph, query: str, message: str) -> None:
    with pytest.raises(syntax.NotSparql) as problem:
        ask(graph, own(query), {}, today=ON)
    assert message in str(problem.value)
    assert "\n" not in str(problem.value) and "\x1b" not in str(problem.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [("ASK {} #" + "x" * 1_000_000, "longer than"), ("ASK {} # \udcff", "no text: character 9")],
)
def test_text_that_is_too_long_or_no_text_is_refused(graph: Graph, text: str, message: str) -> None:
    with pytest.raises(UsageProblem, match=message):
        ask(graph, own(text), {}, today=ON)


def test_prefixes_are_known(graph: Graph) -> None:
    found = ask(graph, own("SELECT ?m { ?m a jg:Municipality ; skos:prefLabel 'Tiel'@nl }"), {}, today=ON)
    assert [row[0] for row in found.rows] == [NamedNode(ns.municipality("GM0281"))]
    own_prefix = "PREFIX jg: <x:> SELECT ?m { ?m a jg:Municipality }"
    assert ask(graph, own(own_prefix), {}, today=ON).rows == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("#+ summary: a: b\nASK {}", "no YAML"),
        ("#+ - a\nASK {}", "expected names with values"),
        ("#+ parameters:\n#+   date: {type: day}\nASK { ?s ?p ?_date_xsd_date }", "type 'day' is none of"),
        ("#+ parameters:\n#+   date: {type: date}\nASK {}", "the query has no such variable"),
        (
            "#+ parameters:\n#+   date: {type: date}\nASK { ?s ?p ?_date }",
            "belongs in the variable ?_date_xsd_date",
        ),
        ("#+ parameters:\n#+   x: {kind: date}\nASK { ?s ?p ?_x }", "kind is none of"),
        ("#+ " + "[" * 5000 + "\nASK {}", "no YAML"),
        ("#+ tags: {a: b}\nASK {}", "expected a list"),
        ("\n".join(["#+ x: |", *["#+   y" * 100] * 100, "ASK {}"]), "longer than"),
        ("#+ tags: !!bool x\nASK {}", "no YAML"),
        ("#+ tags: !!timestamp 2026-99-99x\nASK {}", "no YAML"),
        ("#+ tags: !!int ''\nASK {}", "no YAML"),
        (
            "#+ parameters:\n#+   x: {type: concept, scheme: a b}\nASK { ?s ?p ?_x_iri }",
            "scheme 'a b' is no name of a scheme",
        ),
    ],
)
def test_wrong_header_is_one_clear_line(text: str, message: str) -> None:
    with pytest.raises(UsageProblem) as problem:
        header.parse(text, "file.rq")
    assert message in str(problem.value)
    assert "file.rq" in str(problem.value)


def test_query_goes_by_the_last_part_of_its_name_when_that_is_clear() -> None:
    assert header.read("split_municipalities").name == "education/split_municipalities"
    assert header.read("Split-Municipalities.rq").name == "education/split_municipalities"
    with pytest.raises(UnknownName, match="agreements/of_municipality"):
        header.read("of_municipality")
    with pytest.raises(UnknownName, match="membership/members"):
        header.read("membership/member")


def test_counting_agrees_with_the_rows(graph: Graph, worker: Worker) -> None:
    for text, number in (
        ("SELECT ?m { VALUES ?m { 1 2 3 } }", 3),
        ("ASK {}", 1),
        ("ASK { FILTER (false) }", 0),
        ("CONSTRUCT { ?m a ?m } WHERE { VALUES ?m { <x:a> <x:b> } }", 2),
        ("SELECT ?m { FILTER (false) }", 0),
    ):
        question = prepare(graph, own(text), {}, on=ON, lang="nl")
        assert count(worker, question, Limits()) == number


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        (Literal(3), 3),
        (Literal("2026-01-01", datatype=NamedNode(ns.iri("xsd:date"))), ON),
        (Literal("2026-99-01", datatype=NamedNode(ns.iri("xsd:date"))), "2026-99-01"),
        (Literal(True), True),
        (Literal("x", language="nl"), "x"),
        (Literal("NaN", datatype=NamedNode(ns.iri("xsd:integer"))), "NaN"),
    ],
)
def test_literals_become_values(literal: Literal, value: object) -> None:
    assert native(literal) == value


def test_graphs_are_known_by_name(graph: Graph) -> None:
    assert ns.graph("register") in graphs_of(graph)


def test_whoever_tunes_memory_is_left_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GLIBC_TUNABLES", raising=False)
    assert "tcache" in environment_of_workers()["GLIBC_TUNABLES"]
    monkeypatch.setenv("GLIBC_TUNABLES", "glibc.malloc.tcache_count=7")
    assert environment_of_workers()["GLIBC_TUNABLES"] == "glibc.malloc.tcache_count=7"


def test_nothing_is_left_running(graph: Graph) -> None:
    """After a worker is dropped, its process is gone."""
    assert graph.folder is not None
    worker = Worker(graph.folder)
    worker.start()
    process = worker._process
    assert process is not None
    del worker
    process.wait(timeout=5)
    assert process.returncode is not None
