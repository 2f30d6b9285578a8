"""Pages and files over HTTP: what is said around them, what is kept, and what a monitor sees."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sparql_protocol import QUICK, Running, running, until

PAGE = "/nl/municipality/GM0281"


@pytest.fixture(scope="module")
def server(built_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(
        {"JEUGDGRAPH_STORE": str(built_store)}, "--log", "json", folder=tmp_path_factory.mktemp("serve")
    ) as one:
        yield one


@pytest.mark.parametrize("path", [
    "/nl/", "/en/", PAGE, f"{PAGE}.csv", "/static/site.css", "/sparql", "/sparql?query=ASK%7B%7D", "/sparql?query=ASK",
    "/health", "/metrics", "/nl/nowhere", "/nowhere", "/static/nothing", "/", "/%ff", "/nl/?on=never",
])  # fmt: skip
def test_every_answer_has_the_headers_that_keep_it_safe(server: Running, path: str) -> None:
    found = server.get(path)
    assert found.status < 500, found.text
    assert found.headers["x-content-type-options"] == "nosniff"
    assert found.headers["referrer-policy"] == "same-origin"
    assert found.headers["cross-origin-opener-policy"] == "same-origin"
    policy = found.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert found.headers["cache-control"]
    assert "server" not in found.headers


def test_a_page_is_kept_and_known_again(server: Running) -> None:
    first = server.get(PAGE)
    assert (first.status, first.media) == (200, "text/html")
    found = (
        server.metric('jeugdgraph_cache_total{cache="pages",outcome="found"}')
        if "pages" in server.get("/metrics").text
        else 0
    )
    again = server.get(PAGE)
    assert again.body == first.body
    assert server.metric('jeugdgraph_cache_total{cache="pages",outcome="found"}') >= found + 1
    known = server.get(PAGE, if_none_match=f'"other", {first.headers["etag"]}')
    assert (known.status, known.body) == (304, b"")
    assert known.headers["etag"] == first.headers["etag"]
    assert "content-security-policy" in known.headers
    assert server.get(PAGE, if_none_match='"other"').status == 200


def test_a_page_may_be_squeezed(server: Running) -> None:
    plain, small = server.get(PAGE), server.get(PAGE, accept_encoding="br, gzip;q=0.5")
    assert small.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in small.headers["vary"]
    assert gzip.decompress(small.body) == plain.body
    assert "content-encoding" not in plain.headers
    assert "content-encoding" not in server.get(PAGE, accept_encoding="gzip;q=0").headers


def test_head_gives_what_get_would(server: Running) -> None:
    found, whole = server.ask("HEAD", PAGE), server.get(PAGE)
    assert (found.status, found.body) == (200, b"")
    for name in ("content-length", "content-type", "etag", "cache-control", "content-security-policy"):
        assert found.headers[name] == whole.headers[name]


@pytest.mark.parametrize("path", [PAGE, "/static/site.css", "/health", "/metrics", "/nowhere"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_what_is_no_reading_is_refused(server: Running, path: str, method: str) -> None:
    found = server.ask(method, path, b"x=1")
    assert found.status == 405
    assert found.headers["allow"] == "GET, HEAD, OPTIONS"


def test_files_are_kept_long_under_their_version_alone(server: Running) -> None:
    page = server.get("/nl/").text
    link = re.search(r'href="(/static/site\.css\?(\w+))"', page)
    assert link
    assert "immutable" in server.get(link[1]).headers["cache-control"]
    assert "immutable" not in server.get("/static/site.css?other").headers["cache-control"]
    assert server.get(link[1]).media == "text/css"


def test_the_start_is_in_the_language_of_the_reader(server: Running) -> None:
    dutch, english = server.get("/", accept_language="nl"), server.get("/", accept_language="en, nl;q=0.5")
    assert (dutch.headers["location"], english.headers["location"]) == ("/nl/", "/en/")
    assert "accept-language" in dutch.headers["vary"]


def test_a_page_does_not_depend_on_headers(server: Running) -> None:
    plain = server.get("/en/municipality/GM0281")
    other = server.get("/en/municipality/GM0281", accept="text/turtle", accept_language="nl")
    assert plain.body == other.body


@pytest.mark.parametrize("value", [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "x" * 10_000, "\u202e\u2066", "'; DROP", "%00", "a\r\nb: c",
])  # fmt: skip
@pytest.mark.parametrize("path", ["/nl/search", "/nowhere", "/id/x", "/sparql", "/health"])
def test_hostile_values_never_come_back_as_markup(server: Running, path: str, value: str) -> None:
    from urllib.parse import quote

    for place in (f"{path}?q={quote(value)}&on={quote(value)}&{quote(value)}=1", f"{path}/{quote(value)}"):
        found = server.get(place)
        assert found.status in (200, 302, 303, 400, 404, 414), (place[:100], found.text[:500])
        assert b"<script>alert" not in found.body
        assert b"<img src=x" not in found.body
        assert "b" not in found.headers


def test_health_tells_which_graph_it_is(server: Running, built_store: Path) -> None:
    told = server.health()
    assert told["status"] == "ok"
    assert (built_store / told["graph"]["built_from"]).is_dir()
    assert told["graph"]["quads"] > 100_000
    assert told["pages"]["ready"] + told["queries"]["ready"] > 0


def test_metrics_are_in_the_format_of_prometheus(server: Running) -> None:
    server.get(PAGE)
    server.query(QUICK)
    found = server.get("/metrics")
    assert found.media == "text/plain"
    sample = re.compile(r'[a-z_]+(\{[a-z_]+="[^"\\]*"(,[a-z_]+="[^"\\]*")*\})? [0-9.+-]+(e[0-9+-]+)?')
    kinds: dict[str, str] = {}
    for line in found.text.splitlines():
        if line.startswith("# TYPE "):
            _, _, name, kind = line.split(" ")
            assert name not in kinds
            kinds[name] = kind
        elif not line.startswith("# HELP "):
            assert sample.fullmatch(line), line
            name = re.sub(r"_(bucket|sum|count)$", "", re.split(r"[{ ]", line)[0])
            assert name in kinds, line
    assert set(kinds.values()) == {"counter", "gauge", "histogram"}
    counts = dict(
        re.findall(r'jeugdgraph_request_seconds_bucket\{kind="page",le="([^"]+)"\} (\d+)', found.text)
    )
    assert list(map(int, counts.values())) == sorted(map(int, counts.values()))
    total = re.search(r'jeugdgraph_request_seconds_count\{kind="page"\} (\d+)', found.text)
    assert total and counts["+Inf"] == total[1]


def test_the_log_does_not_tell_who_asked_or_what(server: Running) -> None:
    import json

    server.get("/nl/search?q=Geheimzinnig", user_agent="Sneaky/1.0", x_forwarded_for="203.0.113.9")
    server.query("ASK { ?s ?p 'Geheimzinnig' }")
    until(lambda: '"sparql"' in server.log.read_text() and '"page"' in server.log.read_text())
    text = server.log.read_text()
    for secret in ("Geheimzinnig", "Sneaky", "203.0.113.9", '127.0.0.1"', "ASK"):
        assert secret not in text
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    assert {"method", "kind", "status", "ms", "bytes"} == set(lines[-1])


def test_below_a_root_path(built_store: Path, tmp_path: Path) -> None:
    with running({"JEUGDGRAPH_STORE": str(built_store)}, "--root-path", "/jg", folder=tmp_path) as server:
        for path in ("/jg/nl/", "/nl/"):
            page = server.get(path)
            assert page.status == 200
            assert 'href="/jg/static/site.css' in page.text
            assert not re.search(r'(?:href|src|action)="/(?!jg/)', page.text)
        assert server.get("/jg/", accept_language="en").headers["location"] == "/jg/en/"
        assert server.get("/jg/sparql?query=ASK%7B%7D").status == 200
        assert f"{server.address}/jg/sparql" in server.get("/sparql", accept="text/turtle").text
