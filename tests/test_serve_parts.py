"""Parts of the server on their own: what is kept, how rows are counted, how often a client may ask, what a client wants."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdgraph.web.service.answers import Refusal
from jeugdgraph.web.service.asked import values
from jeugdgraph.web.service.body import Body, Mark
from jeugdgraph.web.service.cache import Cache
from jeugdgraph.web.service.protocol import CSV, JSON, RDF_XML, TRIPLES, TURTLE, XML, wanted
from jeugdgraph.web.service.watching import Metrics, Rate


def test_what_is_kept_stays_within_its_bytes() -> None:
    cache: Cache[int] = Cache(20_000)
    for number in range(1000):
        cache.put(number, number, 600)
        assert cache.bytes <= 20_000
        assert cache.get(0) == 0  # what is used stays
    assert 10 <= len(cache) <= 20
    assert cache.get(500) is None
    cache.put("large", 1, 2_000)
    assert cache.get("large") is None


def test_a_cache_without_room_keeps_nothing() -> None:
    cache: Cache[int] = Cache(0)
    cache.put("a", 1, 0)
    assert cache.get("a") is None


@given(st.lists(st.integers(1, 9), max_size=30), st.integers(0, 2**32))
def test_rows_are_counted_however_they_are_cut(sizes: list[int], seed: int) -> None:
    text = b"{}" + b"},{".join([b"ab"] * 20) + b"}"
    body = Body()
    body.part(Mark(b"},{", 1))
    start = 0
    for size in [*sizes, len(text)]:
        body.add(text[start : start + size])
        start += size
    assert body.rows == text.count(b"},{") + 1
    assert body.held == text


def test_a_large_body_is_in_a_file_and_the_same() -> None:
    pieces = [random.Random(number).randbytes(1 << 20) for number in range(6)]  # noqa: S311 - no secret
    body = Body()
    for piece in pieces:
        body.add(piece)
    assert body.held is None
    assert b"".join(body.chunks()) == b"".join(pieces)
    assert body.size == 6 << 20
    body.close()


def test_a_client_may_ask_so_often() -> None:
    rate = Rate(60)
    allowed = [rate.wait("203.0.113.1", 0.0) == 0 for _ in range(20)]
    assert allowed == [True] * 15 + [False] * 5
    assert rate.wait("203.0.113.1", 0.0) == 1
    assert rate.wait("203.0.113.1", 1.0) == 0
    assert rate.wait("203.0.113.2", 1.0) == 0


def test_addresses_of_one_network_are_one_client() -> None:
    rate = Rate(4)
    assert rate.wait("2001:db8:1:2::1", 0.0) == 0
    assert rate.wait("2001:db8:1:2::ffff", 0.0) > 0
    assert rate.wait("2001:db8:1:3::1", 0.0) == 0


@pytest.mark.parametrize(("format_", "accept", "rows", "graph"), [
    ("", "", JSON, TURTLE), ("", "*/*", JSON, TURTLE), ("", "text/csv", CSV, ""), ("", "text/turtle", "", TURTLE),
    ("", "application/rdf+xml, application/sparql-results+xml;q=0.5", XML, RDF_XML), ("csv", "text/turtle", CSV, ""),
    ("nt", "*/*", "", TRIPLES), (XML, "text/csv", XML, ""), ("", "text/*", CSV, TURTLE),
    ("", "text/csv;q=0, */*", JSON, TURTLE),
])  # fmt: skip
def test_what_a_client_wants(format_: str, accept: str, rows: str, graph: str) -> None:
    found = wanted(format_, accept)
    assert (found.rows, found.graph) == (rows, graph)


@pytest.mark.parametrize(
    ("format_", "accept", "status"), [("", "image/png", 406), ("docx", "*/*", 400), ("", "*/*;q=0", 406)]
)
def test_what_a_client_cannot_have(format_: str, accept: str, status: int) -> None:
    with pytest.raises(Refusal) as refused:
        wanted(format_, accept)
    assert refused.value.answer.status == status


@given(st.text())
def test_any_values_are_read_or_refused(text: str) -> None:
    try:
        found = values(text)
    except Refusal as refused:
        assert refused.answer.status == 400
    else:
        assert all("\0" not in name + value for name, value in found)


def test_numbers_add_up() -> None:
    metrics = Metrics()
    for seconds in (0.0005, 0.02, 20.0):
        metrics.answered("page", 200, seconds, 10)
    text = metrics.text({"ready": {"": 1.0}})
    assert 'jeugdgraph_requests_total{kind="page",status="200"} 3' in text
    assert 'jeugdgraph_request_seconds_bucket{kind="page",le="0.001"} 1' in text
    assert 'jeugdgraph_request_seconds_bucket{kind="page",le="10"} 2' in text
    assert 'jeugdgraph_request_seconds_bucket{kind="page",le="+Inf"} 3' in text
    assert 'jeugdgraph_request_seconds_sum{kind="page"} 20.0205' in text
    assert "jeugdgraph_ready 1" in text
