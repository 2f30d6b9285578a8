"""Faults: processes that are killed, a store that is built again or taken away, stopping, a place that is taken."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import environment, run_command
from reading import TinyWorld
from sparql_protocol import JSON, QUICK, RUNAWAY, Reply, Running, is_there, running, until

from jeugdgraph.web.service.settings import QUERY_WORKERS

PAGES, QUERIES = "service.making", "asking/worker.py"


@pytest.fixture
def server(built_store: Path, tmp_path: Path) -> Iterator[Running]:
    with running({"JEUGDGRAPH_STORE": str(built_store)}, folder=tmp_path) as one:
        yield one


def test_killed_processes_are_replaced_while_it_serves(server: Running) -> None:
    """Never a wrong answer: a request whose process is killed gives 503, every other one what it should."""
    found: list[Reply] = []
    stop = threading.Event()

    def ask() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            found.append(
                server.query(f"SELECT (({number} + 1) AS ?n) {{ ?s a jg:Division }} LIMIT 1", accept=JSON)
            )
            found.append(server.get(f"/nl/?q={number}"))

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    killed = set()
    for _ in range(4):
        for what in (PAGES, QUERIES):
            for number in server.children(what)[:1]:
                os.kill(number, signal.SIGKILL)
                killed.add(number)
        time.sleep(0.5)
    stop.set()
    for thread in threads:
        thread.join()
    assert {one.status for one in found} <= {200, 503}
    assert sum(one.status == 200 for one in found) > len(found) / 2
    assert len(killed) >= 4
    until(lambda: server.get("/health").status == 200 and len(server.children(QUERIES)) >= 2)
    assert server.query(QUICK, accept=JSON).json["boolean"] is True
    assert killed.isdisjoint(server.children(""))


def test_no_child_outlives_a_server_that_is_killed(server: Running) -> None:
    thread = threading.Thread(target=_ignored, args=(server,))
    thread.start()
    until(lambda: server.health()["queries"]["slow"] > 0)
    children = server.children("")
    assert len(children) >= 4
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()
    thread.join()
    until(lambda: not any(is_there(number) for number in children))


def _ignored(server: Running) -> None:
    try:
        server.query(RUNAWAY)
    except (OSError, EOFError):
        return
    except Exception as problem:
        assert type(problem).__name__ in ("RemoteDisconnected", "IncompleteRead")


@pytest.mark.parametrize("number", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.again)])
def test_it_stops_well_and_finishes_what_it_is_at(built_store: Path, tmp_path: Path, number: int) -> None:
    with running({"JEUGDGRAPH_STORE": str(built_store)}, "--time-limit", "2", folder=tmp_path) as server:
        ended: list[Reply] = []
        thread = threading.Thread(target=lambda: ended.append(server.query(RUNAWAY)))
        thread.start()
        idle = socket.create_connection(("127.0.0.1", server.port))
        until(lambda: server.health()["queries"]["slow"] > 0)
        children = server.children("")
        server.process.send_signal(number)
        time.sleep(0.5)
        with pytest.raises(OSError):
            socket.create_connection(("127.0.0.1", server.port), timeout=5).close()
        thread.join()
        assert server.process.wait(20) == 0
        idle.close()
        assert [one.status for one in ended] == [503]
        assert "2 seconds" in ended[0].text
        until(lambda: not any(is_there(one) for one in children), 10)
        assert "Traceback" not in server.log.read_text()


def test_a_place_that_is_taken(server: Running, built_store: Path) -> None:
    found = run_command("serve", "--port", str(server.port), env={"JEUGDGRAPH_STORE": str(built_store)})
    assert found.returncode == 3
    assert found.stderr.count("\n") == 1
    assert "Address already in use" in found.stderr


@pytest.mark.parametrize("args", [
    ["--host", "no.such.host.invalid"], ["--host", "203.0.113.1"], ["--root-path", "x"], ["--port", "70000"],
])  # fmt: skip
def test_places_that_are_none_of_ours(built_store: Path, args: list[str]) -> None:
    found = run_command("serve", *args, env={"JEUGDGRAPH_STORE": str(built_store)})
    assert found.returncode in (2, 3)
    assert "Traceback" not in found.stderr


def test_another_graph_takes_the_place_of_this_one_without_a_request_dropped(
    tiny: TinyWorld, tmp_path: Path
) -> None:
    """The tables change and are built, three times, while requests come in; then older stores are gone."""
    names = "SELECT ?n { ?m a jg:Municipality ; skos:prefLabel ?n } ORDER BY ?n"
    with running(tiny.environment, folder=tmp_path) as server:
        found: list[int] = []
        stop = threading.Event()

        def ask(path: str) -> None:
            while not stop.is_set():
                found.append(server.get(path).status)

        paths = ("/nl/", "/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D", "/nl/nowhere")
        threads = [threading.Thread(target=ask, args=(path,)) for path in paths]
        for thread in threads:
            thread.start()
        first = server.health()["graph"]
        before = server.query(names, accept="text/csv").text
        text = tiny.text("municipalities")
        old = before.splitlines()[1]
        for step in range(1, 4):
            tiny.path("municipalities").write_text(text.replace(old, f"{old}{'x' * step}"), encoding="utf-8")
            built = run_command("build", env=tiny.environment)
            assert built.returncode == 0, built.stderr
            until(lambda step=step: server.health()["graph"]["generation"] == first["generation"] + step)
            assert f"{old}{'x' * step}" in server.query(names, accept="text/csv").text
        stop.set()
        for thread in threads:
            thread.join()
        assert set(found) == {200, 404}
        assert first["built_from"] not in [path.name for path in tiny.stores()]
        assert server.metric("jeugdgraph_reloads_total") == 3
        until(lambda: len(server.children(QUERIES)) == QUERY_WORKERS)


def test_a_store_that_is_taken_away_or_replaced_under_load(tiny: TinyWorld, tmp_path: Path) -> None:
    """What is open is read on; a store that is built anew in its place is gone over to."""
    with running(tiny.environment, folder=tmp_path) as server:
        answer = server.query(QUICK, accept=JSON).body
        status = server.get("/nl/about").status
        shutil.rmtree(tiny.stores()[0])
        assert server.query("ASK { ?s ?p ?o }", accept=JSON).body == answer
        assert server.get("/nl/about?again=1").status == status < 500
        built = run_command("build", env=tiny.environment)
        assert built.returncode == 0, built.stderr
        until(lambda: server.health()["graph"]["generation"] == 2)
        run_command("build", "--force", env=tiny.environment)
        until(lambda: server.health()["graph"]["generation"] == 3)
        assert server.query(QUICK, accept=JSON).body == answer


def test_a_damaged_store_is_built_again_before_it_is_served(tiny: TinyWorld, tmp_path: Path) -> None:
    assert run_command("build", env=tiny.environment).returncode == 0
    for path in (tiny.stores()[0] / "store").glob("*"):
        path.write_bytes(b"")
    with running(tiny.environment, folder=tmp_path) as server:
        assert server.query(QUICK, accept=JSON).json["boolean"] is True


def test_a_graph_at_an_endpoint(server: Running, tmp_path: Path) -> None:
    """The server over another server: pages and queries are the same."""
    with running({}, "--endpoint", server.address + "/sparql", folder=tmp_path) as other:
        assert other.get("/nl/municipality/GM0281.csv").status == 200
        query = "SELECT ?d { ?d a jg:Division } ORDER BY ?d"
        for accept in (JSON, "text/csv"):
            ours, theirs = other.query(query, accept=accept), server.query(query, accept=accept)
            assert (ours.status, sorted(ours.text.split())) == (200, sorted(theirs.text.split()))
        made = other.query("CONSTRUCT { ?d a jg:Division } { ?d a jg:Division }", accept="text/turtle")
        assert (made.status, made.media) == (200, "text/turtle")
        assert other.query("ASK {").status == 400
        assert other.query("SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }").status == 400
        assert other.health()["graph"]["source"] == "endpoint"
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()
        assert other.query("ASK { ?x ?y 12345 }").status == 503


def test_serving_needs_no_terminal(tiny: TinyWorld, tmp_path: Path) -> None:
    """Standard streams that are closed are no problem, also when there is something to tell: that it builds."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = f"exec {sys.executable} -m jeugdgraph serve --port {port} <&- >&- 2>&-"
    process = subprocess.Popen(["/bin/sh", "-c", command], env=environment(tiny.environment))
    server = Running(process, port, tmp_path)

    def answers() -> bool:
        assert process.poll() is None
        with suppress(ConnectionError):
            return server.get("/health").status == 200
        return False

    try:
        until(answers)
    finally:
        process.terminate()
        assert process.wait(20) == 0
