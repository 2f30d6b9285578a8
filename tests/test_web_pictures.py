"""Pictures on the site: pages that share their scripts, drawings inside pages, and pages that choose a picture."""

import gzip
import json
import re
import shlex
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from browser import Chromium, chromium, running, violations
from conftest import ROOT, Run
from hostile import TEXTS, spoil
from reading import TinyWorld

from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph
from jeugdgraph.pictures.page import page as whole_page
from jeugdgraph.web import pages
from jeugdgraph.web.address import Address, Filed, Served, file_name
from jeugdgraph.web.assets import asset, assets
from jeugdgraph.web.drawings import figure
from jeugdgraph.web.page import Ask, Page
from jeugdgraph.web.picture_kinds import KINDS
from jeugdgraph.web.pictures import made
from jeugdgraph.web.request import Request, Response
from jeugdgraph.web.respond import Site, respond, written

__all__ = ["chromium", "running"]
ON = date(2026, 11, 22)
HEAVIEST = 300_000
"""Bytes of a page, compressed."""
OF = {
    "network-municipality": ("GM0281",),
    "network-arrangement": ("jeugdregio-rivierenland",),
    "network-divisions": ("jeugdregio", "zorgkantoorregio"),
    "network-country": (),
    "network-path": ("GM0281", "GM0193"),
    "map": ("jeugdregio", "zorgkantoorregio"),
    "crosswalk": ("jeugdregio", "zorgkantoorregio"),
    "nesting": (),
    "flows": ("jeugdregio", "wmo-regio"),
    "flows-since": ("rmc-regio",),
    "congruence": (),
    "timeline": ("GM0281",),
    "scenario": (),
}
SINCE = (("since", "2016-03-07"), ("step", "move~GM0281~jeugdregio-food-valley"))
HOSTILE = (*TEXTS[:4], TEXTS[8], "\x00", "..", "GM0281\x00", "x" * 10_000)


class Tags(HTMLParser):
    """Elements of a page with their attributes, and the text of those that hold code."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.code: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] in ("script", "style") and data.strip():
            self.code.append(data)

    def all(self, tag: str, name: str) -> list[str]:
        """Values of an attribute of every element with a tag."""
        return [
            value or ""
            for one, attributes in self.found
            if one == tag and (value := attributes.get(name)) is not None
        ]


def ask_for(graph: Graph, path: str, *values: tuple[str, str]) -> Response:
    return respond(Site(graph, "1"), Request(path, ON, values))


def is_strict(text: str) -> list[str]:
    """What a page has that its policy would not let run."""
    found = Tags(text).found
    return [
        f"{tag} {name}"
        for tag, attributes in found
        for name in attributes
        if name.startswith("on")
        or name in ("style", "srcdoc")
        or (tag == "script" and not {"src", "type"} & attributes.keys())
    ] + [tag for tag, _ in found if tag == "style"]


def test_every_kind_of_picture_is_looked_at_here() -> None:
    assert OF.keys() == KINDS.keys()


@pytest.mark.parametrize(
    ("lang", "name"), [*(("nl", name) for name in OF), ("en", "map"), ("en", "network-path")]
)
def test_page_of_a_picture_is_light_and_refers_to_shared_files(
    graph: Graph, name: str, lang: Language
) -> None:
    answer = ask_for(graph, "/".join(("", lang, "picture", name, *OF[name])), *SINCE)
    text = answer.body.decode()
    assert answer.status == 200, text
    assert len(gzip.compress(answer.body)) < HEAVIEST
    assert is_strict(text) == []
    tags = Tags(text)
    shared = [*tags.all("script", "src"), *tags.all("link", "href")]
    assert all(asset(one.removeprefix("/static/").removesuffix("?1")) for one in shared) and len(shared) == 3
    headers = dict(answer.headers)
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    (data,) = tags.code
    assert set(re.findall(r'"(nl|en)":', data)) == set(), "one language is enough"


def test_page_on_a_site_says_what_the_single_file_says(graph: Graph) -> None:
    found = made(asking(graph), "map", ("jeugdregio", "zorgkantoorregio"), ())
    whole = whole_page(found.picture, found.command, "nl")
    shared = ask_for(graph, "/nl/picture/map/jeugdregio/zorgkantoorregio").body.decode()
    assert found.picture.summary.nl in whole and found.picture.summary.nl in shared
    own, ours = (json.loads(Tags(text).code[0 if text is shared else 1]) for text in (whole, shared))
    assert [len(table["rows"]) for table in own["tables"]] == [len(table["rows"]) for table in ours["tables"]]
    assert len(shared) < len(whole)


@pytest.mark.parametrize("name", [name for name in assets() if name.startswith("picture-")])
def test_shared_file_holds_what_its_pages_need(name: str) -> None:
    found = asset(name)
    assert found is not None
    media, body = found
    assert media.startswith("text/javascript" if name.endswith("js") else "text/css")
    if name.endswith("js"):
        assert body.startswith(b'(() => {\n"use strict";') and b"</script" not in body
    assert len(gzip.compress(body)) < HEAVIEST


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("network-municipality/Tiel", "network-municipality/GM0281"),
        ("network-path/Tiel/Zwolle", "network-path/GM0281/GM0193"),
        ("timeline/Jeugdregio Rivierenland", "timeline/jeugdregio-rivierenland"),
    ],
)
def test_name_leads_to_the_picture_of_its_id(graph: Graph, asked: str, meant: str) -> None:
    answer = ask_for(graph, f"/nl/picture/{asked}", ("all", "1"))
    assert (answer.status, dict(answer.headers)["location"]) == (302, f"/nl/picture/{meant}?all=1")


@pytest.mark.parametrize(
    ("path", "values", "status"),
    [
        ("picture", (), 404),
        ("picture/none", (), 404),
        ("picture/map", (), 400),
        ("picture/map/jeugdregio/swv-po/ggd-regio", (), 400),
        ("picture/map/onbekend", (), 404),
        ("picture/nesting", (("measure", "none"),), 400),
        ("picture/nesting", (("weight", "stones"),), 400),
        ("picture/flows-since/rmc-regio", (), 400),
        ("picture/flows-since/rmc-regio", (("since", "yesterday"),), 400),
        ("picture/map/jeugdregio", (("residents", "2"),), 400),
        ("picture/scenario", (), 400),
        ("picture/scenario", (("step", "fly~GM0281"),), 400),
        ("picture/scenario", (("step", "move~GM0281~nowhere"),), 400),
        ("picture/scenario", (("step", "move~GM0281~jeugdregio-food-valley"),) * 21, 400),
        ("network/none", (), 404),
        ("network", (("show", "none"),), 404),
        ("network", (("show", "municipality"),), 404),
        ("map", (("a", "none"),), 404),
    ],
)
def test_what_cannot_be_drawn_is_refused(
    graph: Graph, path: str, values: tuple[tuple[str, str], ...], status: int
) -> None:
    assert ask_for(graph, f"/nl/{path}", *values).status == status


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_question_is_refused_and_comes_back_as_text(graph: Graph, text: str) -> None:
    for path, values in (
        (f"picture/{text}", ()),
        (f"picture/network-municipality/{text}", ()),
        (f"picture/map/jeugdregio/{text}", ()),
        ("picture/nesting", (("measure", text), ("weight", text))),
        ("picture/flows-since/rmc-regio", (("since", text),)),
        ("picture/scenario", (("step", text), ("step", f"move~{text}~{text}"))),
        ("network", (("show", "path"), ("from", text), ("to", text))),
        ("map", (("a", text), ("b", text))),
    ):
        answer = ask_for(graph, f"/nl/{path}", *values)
        assert answer.status in (302, 400, 404), (path, values)
        assert is_strict(answer.body.decode()) == []
        assert all(value.isprintable() for _, value in answer.headers)


def test_downloads_of_a_picture_are_a_drawing_and_its_data(graph: Graph) -> None:
    for start in ("picture/map/jeugdregio", "map/jeugdregio", "picture/network-municipality/GM0281"):
        drawing = ElementTree.fromstring(ask_for(graph, f"/nl/{start}.svg").body)  # noqa: S314 - made by us
        told = json.loads(ask_for(graph, f"/nl/{start}.json").body)
        assert drawing.tag.endswith("svg") and told["on"] == ON.isoformat() and told["tables"]
    rows = ask_for(graph, "/nl/map/jeugdregio.csv").body.decode().splitlines()
    assert len(rows) == 1 + sum(
        len(table["rows"]) for table in json.loads(ask_for(graph, "/nl/map/jeugdregio.json").body)["tables"]
    )


@pytest.mark.parametrize("name", ["network-municipality", "map", "timeline", "flows-since", "network-path"])
def test_command_makes_the_same_picture(graph: Graph, run: Run, tmp_path: Path, name: str) -> None:
    found = made(
        asking(graph), name, OF[name], (*SINCE, *((one, "1") for one in ("residents", "all", "rest")))
    )
    path = tmp_path / "made.svg"
    outcome = run(*shlex.split(found.command)[1:], "-o", str(path))
    assert outcome.returncode == 0, outcome.stderr
    desc = ElementTree.parse(path).getroot().findtext("{http://www.w3.org/2000/svg}desc")  # noqa: S314 - made by us
    assert desc == found.picture.summary.nl


def asking(graph: Graph, lang: Language = "nl", on: date = ON) -> Ask:
    return Ask(graph, Address(lang), on, False, Served("", "1"))


# ---- drawings inside pages -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        *(("nl", name) for name in ("map", "crosswalk", "flows", "congruence", "timeline")),
        ("en", "map"),
        ("en", "nesting"),
    ],
)
def test_drawing_in_a_page_says_what_it_shows_and_takes_the_colours_of_the_page(
    graph: Graph, name: str, lang: Language
) -> None:
    told = str(figure(asking(graph, lang), name, *OF[name]))
    tags = Tags(told)
    ids = [value for tag, attributes in tags.found if (value := attributes.get("id"))]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", told)) <= set(ids)
    assert set(tags.all("svg", "aria-describedby")) <= set(ids) and all(tags.all("svg", "aria-label"))
    assert tags.all("svg", "role")[0] == "img"
    assert "#" not in "".join(re.findall(r'(?:fill|stroke)="([^u][^"]*)"', told)), (
        "colours are those of the page"
    )
    assert not re.search(r'data-| (?:d|x|y|transform)="[^"]*\d\.\d\d', told)
    assert is_strict(told) == []
    (link,) = tags.all("a", "href")
    assert link == f"/{lang}/picture/{'/'.join((name, *OF[name]))}"
    assert ask_for(graph, link).status == 200


def test_drawings_of_one_page_share_no_ids(graph: Graph) -> None:
    both = "".join(
        str(figure(asking(graph), "map", "jeugdregio", other)) for other in ("wmo-regio", "swv-po")
    )
    ids = re.findall(r' id="([^"]+)"', both)
    assert len(ids) == len(set(ids)) > 2


def test_there_is_no_drawing_of_what_is_not_there(graph: Graph) -> None:
    assert figure(asking(graph), "map", "none") == ""
    assert figure(asking(graph), "network-municipality", "GM0304") == "", "it has gone into another"
    assert figure(asking(graph), "network-municipality", "GM0281") == ""


def test_start_shows_the_boundaries_and_stays_light(graph: Graph) -> None:
    answer = ask_for(graph, "/nl/")
    assert b"<svg" in answer.body and len(gzip.compress(answer.body)) < 60_000


# ---- pages that choose a picture -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "place"),
    [
        (
            {"show": "municipality", "municipality": "Tiel", "all": "1"},
            "/nl/network/municipality/GM0281?all=1",
        ),
        (
            {"show": "arrangement", "arrangement": "Jeugdregio Rivierenland"},
            "/nl/network/arrangement/jeugdregio-rivierenland",
        ),
        (
            {"show": "divisions", "a": "Jeugdregio's", "b": "swv-po"},
            "/nl/network/divisions/jeugdregio/swv-po",
        ),
        ({"show": "path", "from": "Tiel", "to": "Zwolle"}, "/nl/network/path/GM0281/GM0193"),
        (
            {"show": "country", "projection": "1", "on": "2025-01-01"},
            "/nl/network/country?projection=1&on=2025-01-01",
        ),
    ],
)
def test_form_of_networks_leads_to_an_address_to_share(
    graph: Graph, values: dict[str, str], place: str
) -> None:
    answer = ask_for(graph, "/nl/network", *values.items())
    assert (answer.status, dict(answer.headers).get("location")) == (302, place)


@pytest.mark.parametrize(
    "path", ["network/municipality/GM0281", "network/divisions/jeugdregio/swv-po", "map", "map/swv-po"]
)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_page_frames_the_picture_and_tells_it_in_words(graph: Graph, path: str, lang: Language) -> None:
    answer = ask_for(graph, f"/{lang}/{path}")
    text = answer.body.decode()
    tags = Tags(text)
    assert answer.status == 200 and len(gzip.compress(answer.body)) < HEAVIEST and is_strict(text) == []
    (link,), (title,) = tags.all("iframe", "src"), tags.all("iframe", "title")
    assert link in tags.all("a", "href"), "it can be seen in the whole window"
    framed = ask_for(graph, unquote(link))
    assert framed.status == 200 and title
    assert text.count("<table") >= 1 and tags.all("iframe", "loading") == ["lazy"]


def test_form_of_the_map_keeps_what_was_chosen(graph: Graph) -> None:
    moved = ask_for(graph, "/nl/map", ("a", "jeugdregio"), ("b", "swv-po"), ("residents", "1"))
    assert dict(moved.headers)["location"] == "/nl/map/jeugdregio/swv-po?residents=1"
    text = ask_for(graph, "/nl/map/jeugdregio/swv-po", ("residents", "1")).body.decode()
    assert re.findall(r'<option value="([^"]+)" selected', text) == ["jeugdregio", "swv-po"]
    assert re.search(r'name="residents" value="1" checked', text)
    assert "--residents" in text and "?residents=1" in Tags(text).all("iframe", "src")[0]


def test_former_municipality_has_no_network_today(graph: Graph) -> None:
    answer = ask_for(graph, "/nl/network/municipality/GM0304")
    assert answer.status == 400 and "Neerijnen" in answer.body.decode()


# ---- hostile words, and pages as files --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hostile_graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """A graph in which everything that people write is hostile."""
    home = tmp_path_factory.mktemp("hostile")
    world = TinyWorld.copied(ROOT, home / "home", home / "cache")
    spoil(world)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in world.environment.items():
            patch.setenv(name, value)
        yield Graph.open()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_hostile_words_stay_words_in_every_picture(hostile_graph: Graph, lang: Language) -> None:
    on = date(2026, 1, 1)
    seen = 0
    for name, kind in KINDS.items():
        for ids in kind.keys(hostile_graph, on)[:2]:
            for start in ("picture/", *(("network/",) if name.startswith("network-") else ())):
                path = f"/{lang}/{start}{name.removeprefix('network-') if start == 'network/' else name}"
                answer = respond(Site(hostile_graph), Request("/".join((path, *ids)), on))
                text = answer.body.decode()
                assert answer.status == 200 and is_strict(text) == [], path
                assert not any("<" in code for code in Tags(text).code), path
                seen += 1
    assert seen > 10
    told = str(figure(asking(hostile_graph, lang, on), "timeline", "GM9005"))
    assert "<svg" in told and is_strict(told) == [] and "<script" not in told


def as_files(graph: Graph, folder: Path, paths: list[tuple[str, ...]]) -> None:
    """Write pages and what they refer to as files beside each other."""
    addresses = [Address("nl", path) for path in paths]
    names = frozenset(map(file_name, addresses))
    for address in addresses:
        name = file_name(address)
        ask = Ask(graph, address, ON, False, Filed(names, name), live=False)
        maker = pages.maker(address.path[0])
        assert maker is not None
        page = maker.page(ask)
        assert isinstance(page, Page)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(written(ask, page, "1")[1])
    for name in assets():
        (folder / "static").mkdir(exist_ok=True)
        (folder / "static" / name).write_bytes(asset(name)[1])  # type: ignore[index]


@pytest.mark.parametrize(
    ("path", "chosen"),
    [
        (("picture", "network-municipality", "GM0281"), "GM0281"),
        (("picture", "map", "jeugdregio", "zorgkantoorregio"), ""),
        (("picture", "timeline", "GM0281"), ""),
    ],
)
def test_picture_works_from_a_folder_of_files(
    graph: Graph, chromium: Chromium, tmp_path: Path, path: tuple[str, ...], chosen: str
) -> None:
    as_files(graph, tmp_path, [path, ("municipality", "GM0003"), ("municipality", "GM0281")])
    opened = chromium.open(tmp_path / file_name(Address("nl", path)))
    assert opened.complaints == [] and all(one.startswith("file://") for one in opened.requests)
    assert violations(opened.page) == []
    if chosen:
        opened.page.locator("#search, #find").first.fill("Tiel")
        opened.page.keyboard.press("Enter")
        link = opened.page.locator("#details a[target=_top]").first
        link.click()
        opened.page.wait_for_url(f"**/nl/municipality/{chosen}.html")


def test_picture_works_inside_a_page_from_a_folder_of_files(
    graph: Graph, chromium: Chromium, tmp_path: Path
) -> None:
    as_files(graph, tmp_path, [("map",), ("picture", "map", "jeugdregio", "zorgkantoorregio")])
    opened = chromium.open(tmp_path / "nl" / "map.html", ready="iframe")
    inside = opened.page.frame_locator("iframe")
    inside.locator("html[data-ready][data-framed]").wait_for(state="attached")
    seen = inside.locator(".heading").evaluate("one => one.getBoundingClientRect().width")
    assert seen <= 1, "the page around it says the same"
    assert opened.complaints == []


def test_static_site_has_keys_of_pictures_that_can_be_made(graph: Graph) -> None:
    for name, kind in KINDS.items():
        found = kind.keys(graph, ON)
        assert len(found) == len(set(found))
        if found:
            assert made(asking(graph), name, found[-1], ()).path == (name, *found[-1])
    assert len(KINDS["network-municipality"].keys(graph, ON)) == 342
