"""Official outlines: fetched from a server that misbehaves in every way, kept whole, and read as they were."""

import csv
import gzip
import io
import json
import os
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from conftest import Run, run_command
from hypothesis import given
from hypothesis import strategies as st
from serving import Reply, Server, cut_short, drip, drip_header, reply, serving, silence

from jeugdgraph.asking.limits import Stopped
from jeugdgraph.boundaries import kept, service
from jeugdgraph.boundaries.coverage import coverage
from jeugdgraph.boundaries.fetch import Fetched, fetch
from jeugdgraph.boundaries.pages import Pages
from jeugdgraph.boundaries.reading import outlines
from jeugdgraph.boundaries.shapes import BadShape, Shape, shape
from jeugdgraph.errors import EndpointProblem, JeugdgraphError, StoreProblem, UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.wire import Limits

YEAR = 2025
GEOJSON = "application/geo+json"
QUICK = Limits(seconds=10, connect=2, silence=5, size=1 << 20, retries=2)
DATE = "Sun, 02 Mar 2025 10:00:00 GMT"
CRS = "<http://www.opengis.net/def/crs/EPSG/0/28992>"
Feature = dict[str, Any]


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")


def square(x: float, y: float, size: float = 1000.0) -> list[list[float]]:
    return [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]


def feature(code: str, x: float, *, name: str = "Made", year: object = YEAR, **geometry: Any) -> Feature:
    made = {"type": "Polygon", "coordinates": [square(x, 430_000.0)], **geometry}
    properties = {"statcode": code, "statnaam": name, "jaarcode": year, "rubriek": "gemeente"}
    return {"type": "Feature", "id": code, "properties": properties, "geometry": made}


TIEL = feature("GM0281", 157_000.0)
BUREN = feature("GM0214", 156_000.0)
ISLANDS = feature(
    "GM0668",
    0,
    type="MultiPolygon",
    coordinates=[[square(150_000.5, 430_000), square(150_100, 430_100, 10)], [square(170_000, 430_000)]],
)
PAGES = ([TIEL], [BUREN], [ISLANDS])


def body(features: Sequence[Feature], next_: str = "", **more: Any) -> bytes:
    links = [{"rel": "self", "href": "x"}] + ([{"rel": "next", "href": next_}] if next_ else [])
    return json.dumps({"type": "FeatureCollection", "features": features, "links": links, **more}).encode()


def page(features: Sequence[Feature], next_: str = "", **more: Any) -> Reply:
    headers = {"Content_Crs": CRS, **more.pop("headers", {})}
    moment = headers.pop("Date", DATE)
    more.setdefault("numberReturned", len(features))
    content = body(features, next_, **more)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.date_time_string = lambda timestamp=None: moment  # type: ignore[method-assign]
        reply(content=content, type_=GEOJSON, **headers)(handler)

    return answer


def good(*pages: Sequence[Feature], **more: Any) -> list[Reply]:
    """Pages in a row, each leading to the next."""
    last = len(pages) - 1
    return [page(found, f"/next/{n + 1}" if n < last else "", **more) for n, found in enumerate(pages)]


def get(server: Server, base: Path, *, limits: Limits = QUICK, **options: Any) -> Fetched:
    return fetch(YEAR, base, url=root(server), limits=limits, **options)


def root(server: Server) -> str:
    return server.url.removesuffix("/query") + "/ogc/v1"


def refused(server: Server, base: Path, kind: type[JeugdgraphError] = EndpointProblem, **options: Any) -> str:
    with pytest.raises(kind) as caught:
        get(server, base, **options)
    message = str(caught.value)
    assert "\n" not in message and len(message) < 700
    assert kept.years(kept.folder(base)) == []
    return message


def test_pages_become_outlines_with_the_points_of_the_source(tmp_path: Path) -> None:
    with serving(*good(*PAGES, numberMatched=3)) as server:
        done = get(server, tmp_path)
        asked = parse_qs(urlsplit(server.paths[0]).query)
    assert server.paths[0].startswith("/ogc/v1/collections/gemeente_gegeneraliseerd/items?")
    assert asked == {"f": ["json"], "limit": ["100"], "jaarcode": ["2025"], "crs": [service.CRS]}
    assert server.paths[1:] == ["/next/1", "/next/2"]
    assert done.fresh and done.note.municipalities == 3 and done.note.fetched == "2025-03-02T10:00:00Z"
    found = outlines(YEAR, tmp_path)
    assert list(found.polygons) == ["GM0214", "GM0281", "GM0668"]
    assert [len(polygon) for polygon in found.polygons["GM0668"]] == [2, 1]
    assert found.polygons["GM0668"][0][0][0] == (150_000.5, 430_000.0)
    right = {point for ring in found.polygons["GM0214"][0] for point in ring if point[0] == 157_000}
    left = {point for ring in found.polygons["GM0281"][0] for point in ring if point[0] == 157_000}
    assert right == left and len(left) == 2
    assert found.source == root(server) + server.paths[0].removeprefix("/ogc/v1")
    assert "CBS en Kadaster" in found.attribution("nl") and "CC BY 4.0" in found.attribution("en")


def test_same_shapes_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    notes = []
    for order in (PAGES, PAGES[::-1]):
        with serving(*good(*order)) as server:
            notes.append(get(server, tmp_path, force=True).note)
    assert notes[0].sha256 == notes[1].sha256
    assert [path.name for path in kept.folder(tmp_path).glob("*.geojson")] == [notes[0].file]


def test_file_is_geojson_that_says_where_it_is(tmp_path: Path) -> None:
    with serving(*good([TIEL])) as server:
        note = get(server, tmp_path).note
    told = json.loads((kept.folder(tmp_path) / note.file).read_bytes())
    assert told["crs"]["properties"]["name"] == "urn:ogc:def:crs:EPSG::28992"
    assert told["features"][0]["properties"] == {"statcode": "GM0281", "statnaam": "Made", "jaarcode": YEAR}


def test_nobody_is_told_who_we_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login piet password pw\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("JEUGDGRAPH_ENDPOINT_TOKEN", "s3cret")
    with serving(*good([TIEL])) as server:
        get(server, tmp_path)
        assert "Authorization" not in server.headers[0] and "Cookie" not in server.headers[0]


def test_year_that_is_here_is_not_asked_for_again(tmp_path: Path) -> None:
    with serving(*good([TIEL])) as server:
        get(server, tmp_path)
        again = get(server, tmp_path)
        assert not again.fresh and len(server.paths) == 1
        server.replies = good([TIEL, BUREN])
        assert get(server, tmp_path, force=True).note.municipalities == 2
    assert set(outlines(YEAR, tmp_path).polygons) == {"GM0281", "GM0214"}


def test_failure_leaves_what_was_here(tmp_path: Path) -> None:
    with serving(*good([TIEL]), reply(503)) as server:
        get(server, tmp_path)
        with pytest.raises(EndpointProblem, match="Nothing was changed"):
            get(server, tmp_path, force=True)
    assert set(outlines(YEAR, tmp_path).polygons) == {"GM0281"}


def test_features_of_other_years_are_passed_over(tmp_path: Path) -> None:
    others = [feature("GM0281", 1000, year=2024), TIEL, feature("GM0281", 1000, year="2026")]
    with serving(*good(others, numberMatched=3)) as server:
        assert get(server, tmp_path).note.municipalities == 1


def test_service_without_the_year_is_told_of(tmp_path: Path) -> None:
    for found in ([], [feature("GM0281", 1000, year=2024)]):
        with serving(*good(found)) as server:
            assert "has no municipalities of 2025" in refused(server, tmp_path)


def test_years_before_2016_are_in_the_service_for_history() -> None:
    assert service.usual(2015) == service.PDOK_OLD and service.usual(2016) == service.PDOK
    assert service.Service(service.PDOK, 2025, QUICK).first.startswith(
        "https://api.pdok.nl/cbs/gebiedsindelingen/ogc/v1/collections/gemeente_gegeneraliseerd/items?f=json"
    )


# What a server or a network can do.


@pytest.mark.parametrize("bad", [reply(503), reply(429, Retry_After="0"), reply(500), reply(502)])
def test_what_may_pass_is_asked_again(bad: Reply, tmp_path: Path) -> None:
    with serving(bad, bad, *good([TIEL])) as server:
        assert get(server, tmp_path).note.municipalities == 1
        assert len(server.paths) == 3


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (reply(404), "does not exist"),
        (reply(400, b"unknown parameter", "text/plain"), "unknown parameter"),
        (reply(403), "status 403"),
        (reply(503), "status 503 after 3 attempts"),
        (reply(content=b"<!DOCTYPE html><html>Onderhoud", type_="text/html"), "text/html, not with GeoJSON"),
        (reply(content=b"<!DOCTYPE html><html>Onderhoud", type_=GEOJSON), "damaged or no JSON"),
        (reply(content=b"", type_=GEOJSON), "damaged or no JSON"),
        (reply(content=b"\x00\xff" * 50, type_="application/octet-stream"), "octet-stream"),
        (reply(content=body([TIEL])[:-9], type_=GEOJSON), "damaged or no JSON"),
        (reply(content=b"[" * 100_000, type_=GEOJSON), "damaged or no JSON"),
        (reply(content=b'{"a": ' + b"1" * 5000 + b"}", type_=GEOJSON), "damaged or no JSON"),
        (reply(content=b"[]", type_=GEOJSON), "no collection"),
        (reply(content=b'{"type": "FeatureCollection"}', type_=GEOJSON), "without features"),
        (page([TIEL], numberReturned=2), "gave 1 features and counts 2"),
        (page([TIEL], numberMatched=342), "gave 1 features and counts 342"),
        (page([TIEL], headers={"Content_Crs": "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>"}), "CRS84"),
        (page([TIEL, BUREN, TIEL]), "more than once: GM0281"),
    ],
)  # fmt: skip
def test_answer_that_cannot_be_used_is_told_of(bad: Reply, said: str, tmp_path: Path) -> None:
    with serving(bad) as server:
        message = refused(server, tmp_path)
    assert said in message
    assert "Onderhoud" not in message and "Nothing was changed" in message


@pytest.mark.parametrize("chunked", [True, False])
def test_answer_that_breaks_off_is_no_answer(*, chunked: bool, tmp_path: Path) -> None:
    with serving(cut_short(body([TIEL]), chunked=chunked)) as server:
        assert "broke off" in refused(server, tmp_path)


@pytest.mark.parametrize("slow", [drip(0.02), drip_header(0.02), silence(4)])
def test_slow_server_is_given_up(slow: Reply, tmp_path: Path) -> None:
    with serving(slow) as server:
        message = refused(server, tmp_path, Stopped, limits=QUICK._replace(seconds=0.3, retries=0))
    assert "did not answer within 0.3 seconds. Nothing was changed. Run the command again." in message


def test_time_of_a_page_includes_the_pauses_that_the_server_asks_for(tmp_path: Path) -> None:
    with serving(reply(503, Retry_After="86400")) as server:
        refused(server, tmp_path, Stopped, limits=QUICK._replace(seconds=0.3, retries=1))


def test_all_pages_together_may_not_be_larger_than_the_limit(tmp_path: Path) -> None:
    limits = QUICK._replace(size=len(body([TIEL], "/next/1", numberReturned=1)) + 50)
    with serving(*good([TIEL], [BUREN])) as server:
        assert "sends more than" in refused(server, tmp_path, Stopped, limits=limits)
        assert len(server.paths) == 2
    assert kept.unfinished(kept.folder(tmp_path)) == [], "nothing is kept that would be too large again"


def test_compressed_answer_is_unpacked(tmp_path: Path) -> None:
    packed = gzip.compress(body([TIEL]))
    with serving(reply(content=packed, type_=GEOJSON, Content_Encoding="gzip")) as server:
        assert get(server, tmp_path).note.municipalities == 1


@pytest.mark.parametrize("times", [1, 3])
def test_bomb_is_unpacked_no_further_than_the_limit(times: int, tmp_path: Path) -> None:
    packed = gzip.compress(b" " * (64 << 20), 9)
    for _ in range(times - 1):
        packed = gzip.compress(packed, 9)
    encoding = ", ".join(["gzip"] * times)
    with serving(reply(content=packed, type_=GEOJSON, Content_Encoding=encoding)) as server:
        assert "sends more than 1 MiB" in refused(server, tmp_path, Stopped)


@pytest.mark.parametrize("kept_bytes", [20, -12])
def test_damaged_compression_is_told_of(kept_bytes: int, tmp_path: Path) -> None:
    packed = gzip.compress(body([TIEL]))[:kept_bytes] + b"\xff" * 12
    with serving(reply(content=packed, type_=GEOJSON, Content_Encoding="gzip")) as server:
        message = refused(server, tmp_path)
    assert "broke off" in message or "damaged or no JSON" in message


def test_nobody_there(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/ogc/v1"
        with pytest.raises(EndpointProblem, match=r"connection refused\. Nothing was changed"):
            fetch(YEAR, tmp_path, url=url, limits=QUICK._replace(retries=0))


def test_redirect_on_the_same_host_is_followed(tmp_path: Path) -> None:
    with serving(reply(301, Location="/elsewhere"), *good([TIEL])) as server:
        assert get(server, tmp_path).note.municipalities == 1
        assert server.paths[1] == "/elsewhere"


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "http://example.org/", "ftp://127.0.0.1/", "//example.org/x"]
)
def test_redirects_and_links_lead_to_no_other_place(to: str, tmp_path: Path) -> None:
    with serving(reply(302, Location=to)) as server:
        assert "leads to another place" in refused(server, tmp_path)
    with serving(page([TIEL], to)) as server:
        assert "leads to another place" in refused(server, tmp_path)
        assert len(server.paths) == 1


@pytest.mark.parametrize("to", ["/next/1", ""])
def test_pages_that_lead_to_themselves_end(to: str, tmp_path: Path) -> None:
    def turning(handler: BaseHTTPRequestHandler) -> None:
        page([TIEL], to or handler.path)(handler)

    with serving(turning) as server:
        assert "without end" in refused(server, tmp_path)
        assert len(server.paths) <= 2


@pytest.mark.parametrize(
    "links", [None, "next", [1, None], [{"rel": "next"}], [{"rel": "next", "href": 7}], [{"rel": ["next"], "href": "/x"}]]
)  # fmt: skip
def test_links_that_are_none_are_no_next_page(links: object, tmp_path: Path) -> None:
    with serving(page([TIEL], links=links)) as server:
        assert get(server, tmp_path).note.municipalities == 1


@pytest.mark.parametrize(
    "url", ["", "x", "ftp://host/x", "file:///etc/passwd", "http://u:secret@host/", "http://host/?key=secret"]
)
def test_addresses_that_are_none_are_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(UsageProblem) as caught:
        service.Service(url, YEAR, QUICK)
    assert "secret" not in str(caught.value)


# Interrupted and resumed.


def test_interrupted_fetch_asks_only_for_what_is_missing(tmp_path: Path) -> None:
    first, second, third = good(*PAGES)
    with serving(first, second, reply(404)) as server:
        assert "2 pages kept, so it goes on from there." in refused(server, tmp_path)
        assert kept.unfinished(kept.folder(tmp_path)) == [YEAR]
        server.paths.clear()
        server.replies = [third]
        assert get(server, tmp_path).note.municipalities == 3
        assert server.paths == ["/next/2"]
    assert kept.unfinished(kept.folder(tmp_path)) == []


def test_interruption_from_the_keyboard_keeps_what_is_in(tmp_path: Path) -> None:
    def stop(step: str, count: int) -> None:
        if count == 2:
            raise KeyboardInterrupt

    with serving(*good(*PAGES)) as server:
        with pytest.raises(KeyboardInterrupt):
            get(server, tmp_path, progress=stop)
        assert get(server, tmp_path).note.municipalities == 3
        assert len(server.paths) == 3


def test_pages_with_a_tag_are_confirmed_not_sent_again(tmp_path: Path) -> None:
    first, second, _ = good(*PAGES, headers={"ETag": '"one"'})
    with serving(first, second, reply(404)) as server:
        refused(server, tmp_path)
        server.headers.clear()
        tagged = {"ETag": '"one"', "Date": "Tue, 04 Mar 2025 10:00:00 GMT"}
        server.replies = [reply(304), reply(304), good(*PAGES, headers=tagged)[2]]
        assert get(server, tmp_path).note.municipalities == 3
        assert [headers.get("If-None-Match") for headers in server.headers] == ['"one"', '"one"', None]


def test_pages_that_changed_meanwhile_are_fetched_anew(tmp_path: Path) -> None:
    first, second, _ = good(*PAGES, headers={"ETag": '"one"'})
    with serving(first, second, reply(404)) as server:
        refused(server, tmp_path)
        server.headers.clear()
        server.replies = good([feature("GM0281", 160_000)], [BUREN], [ISLANDS])
        assert get(server, tmp_path).note.municipalities == 3
        assert [headers.get("If-None-Match") for headers in server.headers] == ['"one"', None, None]
    assert outlines(YEAR, tmp_path).polygons["GM0281"][0][0][0] == (160_000.0, 430_000.0)


def test_pages_of_another_day_are_not_mixed(tmp_path: Path) -> None:
    later = {"Date": "Tue, 04 Mar 2025 10:00:00 GMT"}
    with serving(*good(*PAGES)[:2], reply(404)) as server:
        refused(server, tmp_path)
        server.paths.clear()
        server.replies = [good(*PAGES, headers=later)[2], *good(*PAGES, headers=later)]
        assert get(server, tmp_path).note.fetched.startswith("2025-03-04")
        assert len(server.paths) == 4


def test_pages_of_another_service_are_not_used(tmp_path: Path) -> None:
    with serving(*good(*PAGES)[:2], reply(404)) as server:
        refused(server, tmp_path)
    with serving(*good(*PAGES)) as other:
        assert get(other, tmp_path).note.municipalities == 3
        assert len(other.paths) == 3


@pytest.mark.parametrize(
    "spoilt", [b"", b"{}", b"[]", b"\xff", b'{"url": 1, "shapes": [{}]}', b"[" * 100_000]
)
def test_spoilt_page_is_fetched_again(spoilt: bytes, tmp_path: Path) -> None:
    with serving(*good(*PAGES)[:2], reply(404)) as server:
        refused(server, tmp_path)
        (kept.part_folder(kept.folder(tmp_path), YEAR) / "0001.json").write_bytes(spoilt)
        server.replies = good(*PAGES)
        assert get(server, tmp_path).note.municipalities == 3


def test_nothing_changed_said_to_somebody_who_has_nothing(tmp_path: Path) -> None:
    with serving(reply(304)) as server:
        assert "nothing changed" in refused(server, tmp_path)


def test_two_fetches_at_once_ask_once(tmp_path: Path) -> None:
    steps: list[str] = []
    done: list[Fetched] = []
    gate = threading.Event()

    def patient(handler: BaseHTTPRequestHandler) -> None:
        gate.wait(10)
        page([TIEL])(handler)

    def told(step: str, count: int) -> None:
        steps.append(step)
        if step == "waiting":
            gate.set()

    with serving(patient) as server:
        threads = [
            threading.Thread(target=lambda: done.append(get(server, tmp_path, progress=told)))
            for _ in range(2)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        assert sorted(item.fresh for item in done) == [False, True]
        assert len(server.paths) == 1 and steps.count("waiting") == 1


# What is kept.


def write_year(base: Path, year: int = YEAR, *codes: str) -> kept.Note:
    place = kept.folder(base)
    place.mkdir(parents=True, exist_ok=True)
    found = [shape(feature(code, 150_000, year=year)) for code in codes or ("GM0281",)]
    return kept.keep(place, year, found, "https://example.org/", "2025-01-02T03:04:05Z")


def test_nothing_fetched_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(
        StoreProblem, match=r"2025 are not here\. Run: jeugdgraph boundaries fetch --year 2025$"
    ):
        outlines(YEAR, tmp_path)
    write_year(tmp_path, 2024)
    write_year(tmp_path, 2026)
    with pytest.raises(StoreProblem, match=r"are not here\. Here: 2024 or 2026\. Run: "):
        outlines(YEAR, tmp_path)


def test_damaged_file_is_noticed_and_fetched_again(tmp_path: Path) -> None:
    note = write_year(tmp_path)
    path = kept.folder(tmp_path) / note.file
    path.write_bytes(path.read_bytes().replace(b"150000", b"150001"))
    with pytest.raises(StoreProblem, match=r"the checksum differs\. Run: jeugdgraph boundaries fetch"):
        outlines(YEAR, tmp_path)
    assert not kept.is_whole(kept.folder(tmp_path), YEAR)
    with serving(*good([TIEL])) as server:
        assert get(server, tmp_path).fresh
    path.unlink(missing_ok=True)
    assert outlines(YEAR, tmp_path).polygons


@pytest.mark.parametrize(
    "note",
    [b"", b"{", b"[]", b'{"format": 2}', b"[" * 100_000, b"\xff",
     b'{"format": 1, "year": 2025, "file": "../../etc/passwd", "sha256": "", "size": 1, "municipalities": 1,'
     b' "url": "", "fetched": ""}',
     b'{"format": 1, "year": 2024, "file": "x", "sha256": "", "size": 1, "municipalities": 1, "url": "", "fetched": ""}',
     b'{"format": 1, "year": 2025, "file": "x", "sha256": "", "size": true, "municipalities": 1, "url": "", "fetched": ""}'],
)  # fmt: skip
def test_damaged_note_is_noticed(note: bytes, tmp_path: Path) -> None:
    write_year(tmp_path)
    (kept.folder(tmp_path) / "2025.json").write_bytes(note)
    with pytest.raises(StoreProblem, match=r"damaged: its note .*Run: jeugdgraph"):
        outlines(YEAR, tmp_path)


def test_file_with_the_right_checksum_and_no_outlines_is_noticed(tmp_path: Path) -> None:
    import hashlib

    note = write_year(tmp_path)
    place = kept.folder(tmp_path)
    (place / note.file).write_bytes(b'{"features": [{}]}')
    told = json.loads((place / "2025.json").read_text())
    told["sha256"] = hashlib.sha256(b'{"features": [{}]}').hexdigest()
    (place / "2025.json").write_text(json.dumps(told))
    with pytest.raises(StoreProblem, match="holds no outlines"):
        outlines(YEAR, tmp_path)


def test_year_is_removed_with_everything_of_it(tmp_path: Path) -> None:
    write_year(tmp_path, 2024)
    write_year(tmp_path)
    kept.part_folder(kept.folder(tmp_path), YEAR).mkdir()
    kept.remove(kept.folder(tmp_path), YEAR)
    assert kept.years(kept.folder(tmp_path)) == [2024]
    assert not [path for path in kept.folder(tmp_path).iterdir() if path.name.startswith("2025")]
    with pytest.raises(UsageProblem, match=r"no boundaries of 2025 are here\. There are 2024\."):
        kept.remove(kept.folder(tmp_path), YEAR)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with serving(*good([TIEL])) as server, pytest.raises(StoreProblem, match=r"Choose another folder"):
            get(server, tmp_path)
    finally:
        tmp_path.chmod(0o700)


def test_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "boundaries").write_text("in the way")
    with serving(*good([TIEL])) as server, pytest.raises(StoreProblem, match=r"cannot keep boundaries in"):
        get(server, tmp_path)
    assert not server.paths


# What a municipality may look like.


def with_ring(ring: object) -> Feature:
    return feature("GM0281", 0, coordinates=[ring])


SQUARE = square(150_000, 430_000)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (None, "without properties"),
        ({"properties": {}, "geometry": {}}, "GM and four digits"),
        (feature("GM281", 1), "statcode='GM281'"),
        (feature("GM\u0660\u0662\u0668\u0661", 1), "expected GM and four digits"),
        (feature("\x1b[31m<script>", 1), r"\x1b[31m<script>"),
        ({**TIEL, "geometry": None}, "GM0281 without geometry"),
        (feature("GM0281", 1, type="Point"), "'Point'; expected Polygon"),
        (feature("GM0281", 1, type="GeometryCollection"), "expected Polygon"),
        (feature("GM0281", 1, coordinates=[]), "without coordinates"),
        (feature("GM0281", 1, coordinates="x"), "without coordinates"),
        (feature("GM0281", 1, coordinates=[[]]), "without coordinates"),
        (feature("GM0281", 150_000, year=None), "jaarcode='None'"),
        (feature("GM0281", 150_000, year=True), "jaarcode='True'"),
        (with_ring(SQUARE[:-1]), "not closed"),
        (with_ring([SQUARE[0], SQUARE[1], SQUARE[0]]), "fewer than three points"),
        (with_ring([*SQUARE[:-1], [150_000]]), "not a pair"),
        (with_ring([[150_000, 430_000, 0, 0]] * 4), "not a pair"),
        (with_ring([["1", "2"]] * 4), "no number"),
        (with_ring([[True, 430_000]] * 4), "no number"),
        (with_ring([[float("nan"), 430_000]] * 4), "not finite"),
        (with_ring([[float("inf"), 430_000]] * 4), "not finite"),
        (with_ring([[10**400, 430_000]] * 4), "not finite"),
        (with_ring([[5.4, 51.9]] * 4), "outside the national grid; expected metres"),
        (with_ring([[430_000, 150_000]] * 4), "outside the national grid"),
    ],
)  # fmt: skip
def test_feature_that_is_no_municipality_is_refused(bad: object, said: str) -> None:
    with pytest.raises(BadShape) as caught:
        shape(bad)
    assert said in str(caught.value)


def test_height_of_a_point_is_left_out() -> None:
    corners = [
        [150_000, 430_000, 5.5],
        [151_000, 430_000, 5.5],
        [151_000, 431_000, 5.5],
        [150_000, 430_000, 5.5],
    ]
    found = shape(
        {
            "properties": {"statcode": "GM0281", "statnaam": "Tiel", "jaarcode": 2025},
            "geometry": {"type": "Polygon", "coordinates": [corners]},
        }
    )
    assert found.polygons[0][0][0] == (150_000, 430_000)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_that_are_none_are_refused_on_the_way(number: str, tmp_path: Path) -> None:
    content = body([TIEL]).replace(b"157000.0", number.encode())
    with serving(reply(content=content, type_=GEOJSON)) as server:
        assert "Nothing was changed" in refused(server, tmp_path)


def test_hostile_name_stays_a_name(tmp_path: Path) -> None:
    name = "</script>\x1b]0;x\x07\u202e<img onerror=x>\ud800" + "x" * 10_000
    with serving(*good([feature("GM0281", 150_000, name=name)])) as server:
        note = get(server, tmp_path).note
    told = json.loads((kept.folder(tmp_path) / note.file).read_bytes())["features"][0]["properties"][
        "statnaam"
    ]
    assert told.startswith("</script><img onerror=x>x") and len(told) == 80 and told.isprintable()


numbers = st.floats(0, 900, allow_nan=False)


@given(st.lists(st.tuples(numbers, numbers), min_size=3, max_size=12, unique=True), st.text(max_size=100))
def test_shape_that_is_written_is_read_back(points: list[tuple[float, float]], name: str) -> None:
    ring = [[150_000 + x, 430_000 + y] for x, y in points]
    ring = [*ring, ring[0]]
    if len({tuple(point) for point in ring}) < 3:
        return
    found = shape(
        {**with_ring(ring), "properties": {"statcode": "GM0281 ", "statnaam": name, "jaarcode": YEAR}}
    )
    assert found.polygons == ((tuple((x, y) for x, y in ring),),)
    assert shape(json.loads(json.dumps(found.feature()))) == found


json_like = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["properties", "geometry", "statcode", "jaarcode", "type", "coordinates"]), inner, max_size=4
    ),
    max_leaves=12,
)  # fmt: skip


@given(json_like)
def test_whatever_comes_in_is_a_shape_or_refused(found: object) -> None:
    try:
        assert isinstance(shape(found), Shape)
    except BadShape as problem:
        assert str(problem)


# The command.


@pytest.fixture
def command(tmp_path: Path) -> Iterator[Callable[..., Any]]:
    def run(*args: str, **env: str) -> Any:
        return run_command(
            "boundaries", *args, env={"JEUGDGRAPH_STORE": str(tmp_path), "NO_PROXY": "127.0.0.1", **env}
        )

    yield run


def test_commands_fetch_list_and_remove(command: Callable[..., Any]) -> None:
    with serving(*good(*PAGES)) as server:
        got = command("fetch", "--on", "2025-06-01", "--url", root(server), "--lang", "en")
    assert got.returncode == 0, got.stderr
    assert "Official municipal boundaries of 2025 fetched" in got.stdout and got.stderr == ""
    told = " ".join(got.stdout.split())
    assert "State with every map of these boundaries: Municipal boundaries 2025: CBS and Kadaster" in told
    listed = command("status", "--format", "csv")
    [row] = csv.DictReader(io.StringIO(listed.stdout))
    assert (row["year"], row["municipalities"], row["fetched"]) == ("2025", "3", "2025-03-02T10:00:00Z")
    assert len(row["sha256"]) == 64 and row["state"] == "heel"
    again = command("fetch", "--year", "2025", "--lang", "en")
    assert again.returncode == 0 and "were here already" in again.stdout
    assert command("remove", "--year", "2025").stdout == "removed: boundaries of 2025\n"
    assert "None. Fetch them" in command("status", "--lang", "en").stdout
    gone = command("remove", "--year", "2025")
    assert gone.returncode == 2 and gone.stderr.count("\n") == 1


def test_failures_are_one_line_with_their_exit_code(command: Callable[..., Any]) -> None:
    with serving(*good(*PAGES)[:2], reply(404)) as server:
        failed = command("fetch", "--year", "2025", "--url", root(server))
        assert failed.returncode == 3 and failed.stdout == ""
        assert failed.stderr.startswith("jeugdgraph: http://127.0.0.1") and failed.stderr.count("\n") == 1
        assert "unfinished: 2 pages" in command("status", "--format", "csv", "--lang", "en").stdout
    with serving(drip(0.05)) as server:
        slow = command("fetch", "--year", "2024", "--url", root(server), "--time-limit", "0.5")
        assert slow.returncode == 4 and slow.stderr.count("\n") == 1


def test_damage_is_listed(command: Callable[..., Any], tmp_path: Path) -> None:
    note = write_year(tmp_path)
    (kept.folder(tmp_path) / note.file).write_bytes(b"x")
    write_year(tmp_path, 2024)
    (kept.folder(tmp_path) / "2024.json").write_bytes(b"x")
    listed = csv.DictReader(io.StringIO(command("status", "--format", "csv", "--lang", "en").stdout))
    assert [(row["year"], row["state"]) for row in listed] == [("2024", "damaged"), ("2025", "damaged")]


def test_outlines_are_held_against_the_municipalities_of_the_graph(graph: Graph) -> None:
    found = coverage(graph, 2025, ["GM0281", "GM9999", "GM0003"])
    assert found.unknown == ("GM0003", "GM9999")
    assert len(found.without) == 341 and not any(iri.endswith("gm0281") for iri in found.without)


def test_command_tells_what_is_not_covered(run: Run, tmp_path: Path, built_store: Path) -> None:
    place = tmp_path / "cache"
    place.mkdir()
    for path in built_store.iterdir():
        if path.name != "boundaries":
            (place / path.name).symlink_to(path)
    with serving(*good(*PAGES)) as server:
        env = {"NO_PROXY": "127.0.0.1", "JEUGDGRAPH_STORE": str(place)}
        got = run("boundaries", "fetch", "--year", "2025", "--url", root(server), "--lang", "en", env=env)
    assert got.returncode == 0, got.stderr
    assert "339 municipalities that the graph knows on 1 January 2025 have no outline" in " ".join(
        got.stdout.split()
    )


def test_pages_are_counted(tmp_path: Path) -> None:
    assert len(Pages(tmp_path / "none")) == 0
