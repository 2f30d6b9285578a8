"""An endpoint that misbehaves in every way that a network allows: one clear line, in bounded time."""

import base64
import gzip
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples
from serving import (
    JSON,
    Server,
    cut_short,
    drip,
    drip_header,
    hang_up,
    reply,
    rows,
    serving,
    silence,
    yes,
)

from jeugdgraph import __version__
from jeugdgraph import namespaces as ns
from jeugdgraph.errors import EndpointProblem, EndpointTimeout, UsageProblem
from jeugdgraph.remote import RemoteStore
from jeugdgraph.transport import Endpoint, Limits

QUICK = Limits(seconds=10, connect=2, silence=5, size=1 << 20, retries=2)
NAMES = "in version part whole"
HERE = reply(content=rows({"version": __version__, "whole": ns.iri("owl:Class")}, names=NAMES))
THING = {"s": "x:a", "p": "x:b", "o": "c"}


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    monkeypatch.setenv("NETRC", "/nonexistent")


def asked(url: str, limits: Limits = QUICK) -> bytes:
    return b"".join(Endpoint(url, limits).ask([("query", "ASK {}")], JSON).chunks)


def refused(server: Server, limits: Limits = QUICK) -> str:
    with pytest.raises(EndpointProblem) as caught:
        asked(server.url, limits)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_connection_is_kept_from_one_question_to_the_next() -> None:
    with serving(reply(content=yes())) as server:
        endpoint = Endpoint(server.url, QUICK)
        for _ in range(5):
            assert b"".join(endpoint.ask([("query", "ASK {}")], JSON).chunks) == yes()
        assert len(server.connections) == 1
        assert server.forms[0] == [("query", "ASK {}")]
        assert server.headers[0]["Content-Type"] == "application/x-www-form-urlencoded"


def test_compressed_answer_is_unpacked() -> None:
    with serving(reply(content=gzip.compress(yes()), Content_Encoding="gzip")) as server:
        assert asked(server.url) == yes()


@pytest.mark.parametrize("bad", [reply(503), reply(500), reply(429, Retry_After="0"), hang_up])
def test_what_may_pass_is_asked_again(bad: Callable[[object], None]) -> None:
    with serving(bad, bad, reply(content=yes())) as server:
        assert asked(server.url) == yes()
        assert len(server.forms) == 3


def test_server_says_how_long_to_wait() -> None:
    with serving(reply(503, Retry_After="1"), reply(content=yes())) as server:
        start = time.monotonic()
        assert asked(server.url) == yes()
        assert time.monotonic() - start >= 1


def test_server_cannot_make_us_wait_for_ever() -> None:
    with serving(reply(503, Retry_After="86400")) as server, pytest.raises(EndpointTimeout):
        asked(server.url, QUICK._replace(seconds=0.5))


def test_server_that_stays_broken_is_named_with_what_it_says() -> None:
    with serving(reply(500, b"out of\nmemory", "text/plain")) as server:
        assert refused(server) == f"{server.url} answers with status 500 after 3 attempts: out of memory"


def test_server_that_hangs_up_is_told_of() -> None:
    with serving(hang_up) as server:
        assert refused(server).startswith(f"cannot reach {server.url}: ")


def test_nobody_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/query"
        with pytest.raises(EndpointProblem, match=r"^cannot reach .*: connection refused\.$"):
            asked(url)


def test_unknown_host() -> None:
    with pytest.raises(EndpointProblem, match="no host has that name"):
        asked("http://jeugdgraph.invalid/query", QUICK._replace(retries=0))


@pytest.mark.parametrize("slow", [drip(0.02), drip_header(0.02), silence(4)])
def test_whole_exchange_is_bounded_by_the_clock(slow: Callable[[object], None]) -> None:
    with serving(slow) as server:
        start = time.monotonic()
        with pytest.raises(EndpointTimeout, match=r"did not answer within 0\.4 seconds"):
            asked(server.url, QUICK._replace(seconds=0.4))
        assert time.monotonic() - start < 1.5


def test_silent_server_is_not_asked_again() -> None:
    with serving(silence(2)) as server:
        with pytest.raises(EndpointTimeout, match=r"silent for 0\.3 seconds"):
            asked(server.url, QUICK._replace(silence=0.3))
        assert len(server.forms) == 1


def test_environment_says_how_long_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JEUGDGRAPH_ENDPOINT_TIMEOUT", "0.3")
    with serving(silence(2)) as server, pytest.raises(EndpointTimeout, match=r"0\.3 seconds"):
        b"".join(Endpoint(server.url).ask([("query", "ASK {}")], JSON).chunks)
    for wrong in ("soon", "0", "-1", "1e99", "٣"):
        monkeypatch.setenv("JEUGDGRAPH_ENDPOINT_TIMEOUT", wrong)
        with pytest.raises(UsageProblem, match="expected a number of seconds"):
            Endpoint("http://127.0.0.1/query")


@pytest.mark.parametrize("chunked", [True, False])
def test_answer_that_breaks_off_is_no_answer(*, chunked: bool) -> None:
    with serving(cut_short(rows(THING), chunked=chunked)) as server:
        assert "broke off" in refused(server)


def test_answer_may_not_be_larger_than_the_limit() -> None:
    with serving(reply(content=b" " * (3 << 20))) as server:
        assert refused(server) == f"the answer of {server.url} is larger than 1 MiB."


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (206, "gave up halfway"),
        (404, "does not exist"),
        (405, "takes no questions by POST"),
        (400, "does not understand"),
        (418, "status 418"),
    ],
)
def test_refusal_tells_what_the_status_means(status: int, said: str) -> None:
    with serving(reply(status, b"\x1b[31mline 3:\n expected }" + b"x" * 9000, "text/plain")) as server:
        message = refused(server)
        assert said in message and "line 3: expected }xxx" in message
        assert "\x1b" not in message and len(message) < 600


def test_nothing_of_a_web_page_is_shown() -> None:
    with serving(reply(404, b"<!DOCTYPE html><html>Oops", "text/html")) as server:
        assert "Oops" not in refused(server)


def test_who_asks_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(reply(401, b"who are you")) as server:
        assert "JEUGDGRAPH_ENDPOINT_USER" in refused(server)
        monkeypatch.setenv("JEUGDGRAPH_ENDPOINT_TOKEN", "s3cret")
        server.replies = [reply(403, b"no access for s3cret")]
        message = refused(server)
        assert "does not accept these credentials" in message and "s3cret" not in message


def test_credentials_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(reply(content=yes())) as server:
        monkeypatch.setenv("JEUGDGRAPH_ENDPOINT_USER", "ans")
        monkeypatch.setenv("JEUGDGRAPH_ENDPOINT_PASSWORD", "geheim é")
        asked(server.url)
        monkeypatch.delenv("JEUGDGRAPH_ENDPOINT_USER")
        monkeypatch.delenv("JEUGDGRAPH_ENDPOINT_PASSWORD")
        monkeypatch.setenv("JEUGDGRAPH_ENDPOINT_TOKEN", "abc.def")
        asked(server.url)
        sent = [headers["Authorization"] for headers in server.headers]
    assert sent == ["Basic " + base64.b64encode("ans:geheim é".encode()).decode(), "Bearer abc.def"]


def test_credentials_come_from_netrc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "netrc"
    file.write_text("machine 127.0.0.1 login piet password pw\n")
    file.chmod(0o600)
    monkeypatch.setenv("NETRC", str(file))
    with serving(reply(content=yes())) as server:
        asked(server.url)
        assert server.headers[0]["Authorization"] == "Basic " + base64.b64encode(b"piet:pw").decode()


@pytest.mark.parametrize(
    "given",
    [{"USER": "a"}, {"PASSWORD": "a"}, {"USER": "a", "PASSWORD": "b", "TOKEN": "c"}, {"TOKEN": "a\nb"},
     {"TOKEN": "a b"}, {"USER": "a:b", "PASSWORD": "c"}],
)  # fmt: skip
def test_credentials_that_cannot_be_sent_are_refused(
    given: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(f"JEUGDGRAPH_ENDPOINT_{name}", value)
    with pytest.raises(UsageProblem) as caught:
        Endpoint("http://127.0.0.1/query")
    assert "a\\nb" not in str(caught.value)


def test_credentials_go_to_no_other_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JEUGDGRAPH_ENDPOINT_TOKEN", "s3cret")
    with serving(reply(content=yes())) as other, serving(reply(307, Location=other.url)) as server:
        assert f"leads to another place, {other.url}" in refused(server)
        assert not other.forms


def test_redirect_on_the_same_host_is_followed_with_the_question() -> None:
    with serving(reply(301, Location="/elsewhere"), reply(content=yes())) as server:
        assert asked(server.url) == yes()
        assert server.paths == ["/query", "/elsewhere"]
        assert server.forms[0] == server.forms[1]


def test_redirect_without_end_ends() -> None:
    with serving(reply(307, Location="/query")) as server:
        assert "keeps leading elsewhere" in refused(server)


@pytest.mark.parametrize(
    ("start", "to", "fine"),
    [("http://a/x", "https://a/x", True), ("https://a/x", "http://a/x", False), ("http://a/x", "https://b/x", False),
     ("https://a/x", "https://a:8443/x", False), ("https://a/x", "https://a:443/y", True),
     ("https://a/x", "ftp://a/x", False), ("http://a/x", "https://u:p@a/x", False)],
)  # fmt: skip
def test_redirects_may_only_make_things_safer(start: str, to: str, fine: bool) -> None:
    endpoint = Endpoint(start)
    if fine:
        assert endpoint._redirected(to) == to
    else:
        with pytest.raises((EndpointProblem, UsageProblem)) as caught:
            endpoint._redirected(to)
        assert "u:p" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    ["", "x", "ftp://host/x", "file:///etc/passwd", "http://", "http://host:99999/", "http://host/a b", "http://[/",
     "http://host/#x", "http://u:secret@host/query", "https://host/\x1b[31m"],
)  # fmt: skip
def test_addresses_that_are_none_are_refused(url: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        Endpoint(url)
    assert "secret" not in str(caught.value) and "\x1b" not in str(caught.value)


def test_what_may_be_a_key_in_an_address_is_not_shown() -> None:
    with serving(reply(404)) as server, pytest.raises(EndpointProblem) as caught:
        asked(server.url + "?key=s3cret")
    assert "s3cret" not in str(caught.value)


def test_user_is_told_that_credentials_can_be_read_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setenv("JEUGDGRAPH_ENDPOINT_TOKEN", "abc")
    for url in ("http://example.org/query", "https://example.org/query", "http://127.0.0.1/query"):
        RemoteStore(url, remark=told.append)
    assert told == ["warning: the credentials travel to http://example.org/query unencrypted"]


def store(server: Server, told: list[str] | None = None) -> RemoteStore:
    return RemoteStore(server.url, remark=(told if told is not None else []).append, limits=QUICK)


def test_answers_are_what_the_engine_beside_us_gives() -> None:
    with serving(HERE, reply(content=rows(THING))) as server:
        remote = store(server)
        assert isinstance(remote.query("SELECT …"), QuerySolutions)
        server.replies = [reply(content=yes())]
        assert isinstance(remote.query("ASK …"), QueryBoolean)
        server.replies = [
            reply(content=b"<x:a> <x:b> <x:c> .\n", type_="application/n-triples; charset=utf-8")
        ]
        found = remote.query("CONSTRUCT …")
        assert isinstance(found, QueryTriples) and len(list(found)) == 1


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (reply(content=b"<!DOCTYPE html><html></html>", type_="text/html"), "web page"),
        (reply(content=b"s,p,o\r\n", type_="text/csv"), "answers with text/csv, not with SPARQL results"),
        (reply(content=rows(THING)[:-9]), "damaged or cut off"),
        (reply(content=b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "uri", "value": "a b"}}]}}'),
         "damaged or cut off"),
        (reply(content=b"<x:a> <x:b>", type_="application/n-triples"), "damaged or cut off"),
        (reply(content=b""), "damaged or cut off"),
    ],
)  # fmt: skip
def test_answer_that_cannot_be_used_is_told_of(answer: Callable[[object], None], said: str) -> None:
    with serving(HERE, answer) as server, pytest.raises(EndpointProblem, match=said):
        store(server).query("SELECT …")


def test_endpoint_without_the_graph_is_told_of() -> None:
    with serving(reply(content=rows(names=NAMES))) as server:
        with pytest.raises(EndpointProblem, match="does not hold the graph of jeugdgraph"):
            store(server).query("SELECT …")


def test_graph_of_another_version_is_told_of_once() -> None:
    told: list[str] = []
    old = reply(content=rows({"version": "0.0.1", "whole": "x:y"}, names=NAMES))
    with serving(old, reply(content=yes())) as server:
        remote = store(server, told)
        remote.query("ASK …")
        remote.query("ASK …")
    assert len(told) == 1 and "holds version 0.0.1 of the graph" in told[0]


def test_named_graphs_are_joined_where_the_endpoint_does_not() -> None:
    meta, part = ns.graph("meta"), ns.graph("register")
    kept = reply(content=rows({"in": meta, "version": __version__, "part": part}, names=NAMES))
    with serving(kept, reply(content=yes())) as server:
        remote = store(server)
        remote.query("ASK …")
        assert server.forms[-1] == [
            ("query", "ASK …"),
            *(("default-graph-uri", name) for name in (meta, part)),
            *(("named-graph-uri", name) for name in (meta, part)),
        ]
        assert [graph.value for graph in remote.named_graphs()] == [meta, part]
        remote.query("ASK …", use_default_graph_as_union=False)
        assert server.forms[-1] == [("query", "ASK …")]


def test_endpoint_that_does_not_join_them_is_told_of() -> None:
    kept = reply(content=rows({"in": ns.graph("meta"), "version": __version__}, names=NAMES))
    no = reply(content=b'{"head": {}, "boolean": false}')
    with serving(kept, no) as server, pytest.raises(EndpointProblem, match="as its default graph"):
        store(server).query("ASK …")


def test_things_of_one_column_are_described_in_one_journey() -> None:
    column = rows(*({"s": f"x:{n}"} for n in range(100)), names="s")
    described = rows(*({"s": f"x:{n}", "p": "x:p", "o": str(n)} for n in range(100)))
    with serving(HERE, reply(content=column), reply(content=described)) as server:
        remote = store(server)
        remote.query("SELECT …")
        for n in range(100):
            [quad] = remote.quads_for_pattern(NamedNode(f"x:{n}"), NamedNode("x:p"), None)
            assert quad.object == Literal(str(n))
        assert not list(remote.quads_for_pattern(NamedNode("x:1"), NamedNode("x:q"), None))
        assert len(server.forms) == 3


def test_what_points_at_things_of_one_column_too() -> None:
    column = rows({"s": "x:1"}, {"s": "x:2"}, {"s": "x:3"}, names="s")
    pointing = rows({"s": "x:a", "p": "x:p", "o": "x:1"}, {"s": "x:b", "p": "x:p", "o": "x:3"})
    with serving(HERE, reply(content=column), reply(content=pointing)) as server:
        remote = store(server)
        remote.query("SELECT …")
        found = [
            list(remote.quads_for_pattern(None, NamedNode("x:p"), NamedNode(f"x:{n}"))) for n in (1, 2, 3)
        ]
        assert [len(quads) for quads in found] == [1, 0, 1]
        assert len(server.forms) == 3


def test_answer_that_is_cut_off_in_silence_is_told_of() -> None:
    with serving(HERE, reply(content=rows(THING)), reply(content=rows({"n": "7"}, names="n"))) as server:
        with pytest.raises(EndpointProblem, match="gave 1 of 7 triples"):
            list(store(server).quads_for_pattern(None, None, None))


def test_endpoint_that_says_where_it_cuts_off_is_believed() -> None:
    full, cut = (reply(content=rows(THING), X_SPARQL_MaxRows=most) for most in ("2", "1"))
    with serving(HERE, full, cut) as server:
        remote = store(server)
        remote.query("SELECT …")
        with pytest.raises(EndpointProblem, match="cuts answers off at 1 rows"):
            remote.query("SELECT …")


def test_thing_without_a_name_cannot_be_asked_about() -> None:
    with serving(HERE) as server, pytest.raises(EndpointProblem, match="without a name"):
        list(store(server).quads_for_pattern(BlankNode("b"), None, None))


def test_query_may_have_a_time_limit_of_its_own() -> None:
    with serving(HERE, drip(0.02)) as server, pytest.raises(EndpointTimeout, match=r"within 0\.5 seconds"):
        store(server).query("SELECT …", seconds=0.5)


def test_command_tells_a_problem_in_one_line(run: Run) -> None:
    with serving(reply(401)) as server:
        env = {"NO_PROXY": "127.0.0.1"}
        outcome = run("municipality", "Tiel", "--endpoint", server.url, env=env)
        assert outcome.returncode == 3
        assert outcome.stderr.startswith("jeugdgraph: http://127.0.0.1") and outcome.stderr.count("\n") == 1
        named = run("search", "tiel", env={**env, "JEUGDGRAPH_ENDPOINT": server.url})
        assert named.stderr == outcome.stderr


def test_store_and_endpoint_exclude_each_other(run: Run, built_store: Path) -> None:
    both = run("municipality", "Tiel", "--store", str(built_store), "--endpoint", "http://127.0.0.1:9/query")
    assert both.returncode == 2 and both.stderr.count("\n") == 1
    nowhere = {"JEUGDGRAPH_ENDPOINT": "http://127.0.0.1:9/query"}
    assert run("municipality", "Tiel", "--store", str(built_store), env=nowhere).returncode == 0
