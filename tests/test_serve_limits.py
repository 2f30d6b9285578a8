"""Limits of the server: what runs away, is too large, too slow, too much, or no request at all."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from sparql_protocol import DIRECT, FORM, JSON, QUICK, RUNAWAY, Reply, Running, running, until

SECONDS = 2


@pytest.fixture(scope="module")
def server(built_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(
        {"JEUGDGRAPH_STORE": str(built_store)},
        "--time-limit", str(SECONDS), "--rows", "1000", "--size", "1", "--memory", "400", "--connections", "1200",
        folder=tmp_path_factory.mktemp("serve"),
    ) as one:  # fmt: skip
        yield one


def stopped(reply: Reply) -> bool:
    return reply.status == 503 and int(reply.headers["retry-after"]) > 0 and reply.text.count("\n") == 1


def test_ten_runaways_end_with_503_and_look_ups_go_on(server: Running) -> None:
    ended: list[Reply] = []
    threads = [threading.Thread(target=lambda: ended.append(server.query(RUNAWAY))) for _ in range(10)]
    for thread in threads:
        thread.start()
    asked = 0
    while any(thread.is_alive() for thread in threads):
        assert server.query(f"ASK {{ ?s ?p {asked} }}").status == 200
        asked += 1
    assert asked >= 5
    assert len(ended) == 10
    assert all(stopped(one) for one in ended)
    assert server.query(QUICK).status == 200
    until(lambda: server.health()["queries"]["slow"] == 0)


@pytest.mark.parametrize("query", [
    "SELECT * { ?a ?b ?c . ?d ?e ?f }",
    "CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }",
    "SELECT ?a { ?a ?b ?c } ORDER BY ?c ?b ?a (STR(?c))",
    "SELECT * { { SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f } }",
])  # fmt: skip
def test_what_is_too_large_never_gives_a_part_of_an_answer(server: Running, query: str) -> None:
    for accept in (JSON, "text/csv", "text/turtle"):
        found = server.query(query, accept=f"{accept}, */*;q=0.1")
        assert stopped(found), (accept, found.status, found.text[:300])


@pytest.mark.parametrize("format_", ["json", "xml", "csv", "tsv"])
def test_the_limit_on_rows_is_exact_for_plain_values(server: Running, format_: str) -> None:
    query = "SELECT DISTINCT ?s {{ ?s ?p ?o }} LIMIT {}"
    path = f"/sparql?format={format_}&query="
    assert server.get(path + quote(query.format(1000))).status == 200
    found = server.get(path + quote(query.format(1001)))
    assert stopped(found)
    assert "1000 rows" in found.text


def test_deep_nesting_ends_the_process_and_not_the_server(server: Running) -> None:
    found = server.post("/sparql", "SELECT * " + "{" * 50_000 + "}" * 50_000, DIRECT)
    assert found.status in (400, 503)
    assert server.query(QUICK).status == 200


def test_a_large_body_is_refused(server: Running) -> None:
    head = b"POST /sparql HTTP/1.1\r\nhost: x\r\ncontent-type: application/sparql-query\r\n"
    assert server.raw(head + b"content-length: 1200000\r\n\r\n").startswith(b"HTTP/1.1 413")
    assert server.raw(head + b"content-length: 99999999999\r\n\r\n").startswith(b"HTTP/1.1 413")
    chunks = (b"10000\r\n" + b"x" * 65536 + b"\r\n") * 17
    assert b"HTTP/1.1 413" in server.raw(head + b"transfer-encoding: chunked\r\n\r\n" + chunks)
    assert server.post("/sparql", b"\x1f\x8b", FORM, content_encoding="gzip").status == 415


def test_a_long_query_is_read_or_refused(server: Running) -> None:
    values = " ".join(f'"{number}"' for number in range(60_000))
    found = server.post("/sparql", f"ASK {{ VALUES ?x {{ {values} }} }}", DIRECT)
    assert found.status == 200
    assert server.post("/sparql", f"ASK {{ VALUES ?x {{ 'service' {values} }} }}", DIRECT).status in (
        400,
        503,
    )
    many = "&".join(f"a{number}=1" for number in range(600))
    assert server.get(f"/nl/?{many}").status == 400


@pytest.mark.parametrize(("content", "status"), [
    (b"GET /nl/%zz HTTP/1.1\r\nhost: x\r\n\r\n", 400),
    (b"GET /nl/%ff HTTP/1.1\r\nhost: x\r\n\r\n", 400),
    (b"GET /nl/a%00b HTTP/1.1\r\nhost: x\r\n\r\n", 400),
    (b"GET /nl/a%0d%0aset-cookie:x HTTP/1.1\r\nhost: x\r\n\r\n", 400),
    (b"GET /nl/?q=%zz HTTP/1.1\r\nhost: x\r\n\r\n", 400),
    (b"GET /nl/?q=%ff HTTP/1.1\r\nhost: x\r\n\r\n", 400),
    (b"GET /nl/?q=%00 HTTP/1.1\r\nhost: x\r\n\r\n", 400),
    (b"GET /sparql?query=ASK%7B%7D%00 HTTP/1.1\r\nhost: x\r\n\r\n", 400),
    (b"GET /nl/\xff HTTP/1.1\r\nhost: x\r\n\r\n", 400),
    (b"GET nl HTTP/1.1\r\nhost: x\r\n\r\n", 400),
    (b"GET * HTTP/1.1\r\nhost: x\r\n\r\n", 400),
    (b"GET / HTTP/9.9\r\nhost: x\r\n\r\n", 400),
    (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),
    (b"GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n", 400),
    (b"POST /sparql HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nhost: x\r\nbad header\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nhost: x\r\na: b\x00c\r\n\r\n", 400),
    (b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nhost: x\r\n\r\n", 414),
    (b"GET / HTTP/1.1\r\nhost: x\r\na: " + b"b" * 40_000 + b"\r\n\r\n", 431),
    (b"GET / HTTP/1.1\r\nhost: x\r\n" + b"a: b\r\n" * 150 + b"\r\n", 431),
    (b"GET / HTTP/1.1\r\nhost: x\r\na: " + b"b" * 900_000, 431),
])  # fmt: skip
def test_malformed_requests_are_refused(server: Running, content: bytes, status: int) -> None:
    found = server.raw(
        content.replace(b"\r\n\r\n", b"\r\nconnection: close\r\n\r\n") if b"\r\n\r\n" in content else content
    )
    assert found.startswith(f"HTTP/1.1 {status} ".encode()), found[:300]
    assert b"Traceback" not in found
    assert b"set-cookie" not in found.partition(b"\r\n\r\n")[0]


@pytest.mark.parametrize("path", [
    "/static/../../pyproject.toml", "/static/..%2f..%2fpyproject.toml", "/static/%2e%2e/%2e%2e/etc/passwd", "/../../etc/passwd",
    "/nl/../../etc/passwd", "/nl/municipality/..%2f..%2f..%2fetc%2fpasswd", "/static//etc/passwd", "/static/site.css/..",
    "/nl/question/../../../etc/passwd", "/id/../../../etc/passwd", "/api/v1/../../../etc/passwd", "/static/..\\..\\x",
])  # fmt: skip
def test_no_path_leads_to_a_file(server: Running, path: str) -> None:
    found = server.raw(f"GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n".encode())
    assert found.split(b" ")[1] in (b"400", b"404"), found[:300]
    assert b"root:" not in found
    assert b"[project]" not in found


@pytest.mark.parametrize("host", ['x"><script>', "a b", "evil.example/x?", "", "[::1", "x\ty"])
def test_a_strange_host_is_not_repeated(server: Running, host: str) -> None:
    found = server.raw(
        f"GET /sparql HTTP/1.1\r\nhost: {host}\r\naccept: text/turtle\r\nconnection: close\r\n\r\n".encode()
    )
    assert b"<script>" not in found
    assert found.startswith((b"HTTP/1.1 200", b"HTTP/1.1 400"))
    assert b"evil.example/x" not in found


def test_slow_clients_are_let_go(server: Running) -> None:
    """Who sends a request in drops, or takes in nothing, does not stay for ever."""
    beginnings = (b"", b"GET /nl/ HTTP/1.1\r\nhost: x\r\n", b"POST /sparql HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n"
                  b"content-type: application/sparql-query\r\n\r\nASK")  # fmt: skip
    with ExitStack() as stack:
        connections = [
            stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=20))
            for _ in beginnings
        ]
        for connection, beginning in zip(connections, beginnings, strict=True):
            connection.sendall(beginning)
        for _ in range(3):
            time.sleep(1)
            connections[1].sendall(b"a: b\r\n")
        assert server.query(QUICK).status == 200
        for connection in connections:
            received = b""
            while piece := connection.recv(1000):
                received += piece
            assert not received or received.startswith(b"HTTP/1.1 408")


def test_connections_beyond_the_limit_are_refused_and_it_goes_on(server: Running) -> None:
    """More than a thousand open connections: the server answers on those that are there, and refuses the rest."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < 2000:
        pytest.skip("this system allows too few open files for it")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 2000), hard))
    ask = b"GET /health HTTP/1.1\r\nhost: x\r\n\r\n"
    with ExitStack() as stack:
        connections = []
        for _ in range(1100):
            connection = stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=20))
            connections.append(connection)
        for connection in connections[::100]:
            connection.sendall(ask)
            assert connection.recv(100).startswith(b"HTTP/1.1 200")
        more = [
            stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=20))
            for _ in range(200)
        ]
        answers = [connection.recv(20) for connection in more[150:]]
        assert all(one.startswith(b"HTTP/1.1 503") for one in answers)
    until(lambda: server.get("/health").status == 200)
    assert server.metric("jeugdgraph_refused_connections_total") >= 50
    assert server.query(QUICK).status == 200


def test_what_takes_long_runs_when_nothing_else_does(server: Running) -> None:
    asking = threading.Thread(target=lambda: server.query(RUNAWAY))
    asking.start()

    def policies() -> set[int]:
        with suppress(ProcessLookupError):  # one that ended just now
            return {os.sched_getscheduler(number) for number in server.children("asking/worker.py")}
        return set()

    until(lambda: policies() == {os.SCHED_IDLE, os.SCHED_OTHER})
    assert server.health()["queries"]["slow"] == 1
    asking.join()
    until(lambda: policies() == {os.SCHED_OTHER})


def test_a_client_that_leaves_is_worked_for_no_longer(server: Running) -> None:
    content = f"GET /sparql?query={quote(RUNAWAY)} HTTP/1.1\r\nhost: x\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(content)
        until(lambda: server.health()["queries"]["busy"] + server.health()["queries"]["slow"] > 0)
    begun = time.monotonic()
    until(lambda: server.health()["queries"]["busy"] + server.health()["queries"]["slow"] == 0)
    assert time.monotonic() - begun < SECONDS


def test_too_much_at_once_is_told_to_come_back(built_store: Path, tmp_path: Path) -> None:
    with running(
        {"JEUGDGRAPH_STORE": str(built_store)}, "--concurrency", "1", "--query-workers", "1", "--time-limit", "3",
        folder=tmp_path,
    ) as server:  # fmt: skip
        ended: list[Reply] = []
        threads = [threading.Thread(target=lambda: ended.append(server.query(RUNAWAY))) for _ in range(30)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert all(stopped(one) for one in ended)
        assert any("at once" in one.text for one in ended)
        assert server.get("/health").status == 200
        until(lambda: server.query(QUICK).status == 200)


def test_a_rate_for_each_client(built_store: Path, tmp_path: Path) -> None:
    with running(
        {"JEUGDGRAPH_STORE": str(built_store)}, "--rate", "20", "--trust-proxy", folder=tmp_path
    ) as server:
        found = [server.get("/nl/", x_forwarded_for="203.0.113.1").status for _ in range(8)]
        assert found[:5] == [200] * 5
        assert found[-1] == 429
        refused = server.get("/nl/", x_forwarded_for="203.0.113.1")
        assert 1 <= int(refused.headers["retry-after"]) <= 3
        assert server.get("/nl/", x_forwarded_for="203.0.113.1, 203.0.113.2").status == 200
        assert server.get("/health", x_forwarded_for="203.0.113.1").status == 200
