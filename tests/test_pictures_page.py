"""The page around every picture: nothing hostile gets out of it, and everything that a reader needs is in it."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdgraph.dates import Language
from jeugdgraph.errors import StoreProblem, UsageProblem
from jeugdgraph.pictures import palette
from jeugdgraph.pictures.page import page
from jeugdgraph.pictures.picture import Column, Picture, Row, Source, Table, Text, both, each, same
from jeugdgraph.pictures.still import SCALE, png, svg
from jeugdgraph.pictures.write import Target, render, target, write

COMMAND = "jeugdgraph draw nesting --on 2026-11-22 --lang nl"
DRAWING = (
    '<svg width="300" height="200" viewBox="0 0 300 200">'
    f'<rect width="9" height="9" fill="{palette.colour("blue")}"/></svg>'
)
LANGUAGES: tuple[Language, ...] = ("nl", "en")
HOSTILE = (
    "</script><script>document.title='broken'</script>",
    "<img src=x onerror=\"document.title='broken'\">",
    "javascript:document.title='broken'",
    "\u202egnirts\u202c \u200f",
    '" onmouseover="alert(1)" href="',
    "x" * 10_000,
    "{{ 7 * 7 }} {% raw %}",
    "--> <!-- ]]> &amp; \x00\x1b[31m",
    "=HYPERLINK(\"http://example.org\")",
    "\ud800 lone",
)  # fmt: skip


def picture(text: str = "Tiel") -> Picture:
    """A picture with a text in every field that holds text of people."""
    words = Text(text, f"(en) {text}")
    columns = (Column("name", words), Column("share", words, 2), Column("from", same("van")))
    rows = (
        Row((text, 0.5, "2020-01-01"), "k1"),
        Row((words, None, "2021-01-01"), "k2"),
        Row(("Buren", 12.25, None)),
    )
    return Picture(
        name=text,
        title=words,
        summary=words,
        on=date(2026, 11, 22),
        notes=(words,),
        sources=(Source(words, "https://example.org/a?b=c"), Source(words, text), Source(words, "javascript:alert(1)")),
        tables=(Table("rows", words, columns, rows),),
        facts=((words, words),),
        scene={"kind": "chart", "marks": [text], text: text},
        drawing=same(DRAWING),
    )  # fmt: skip


class Tags(HTMLParser):
    """Tags, attributes and scripts of a page, as a parser of HTML reads it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = tag

    def handle_data(self, data: str) -> None:
        if self._open in self.inside:
            self.inside[self._open].append(data)

    def handle_endtag(self, tag: str) -> None:
        self._open = ""


def shape(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Tags of a page with the names of their attributes."""
    return [(tag, tuple(attributes)) for tag, attributes in Tags(text).tags]


@pytest.mark.parametrize("evil", HOSTILE)
def test_what_people_wrote_adds_no_tag_and_no_attribute(evil: str) -> None:
    plain, hostile = (page(picture(text), COMMAND, "nl") for text in ("Tiel", evil))
    assert shape(hostile) == shape(plain)
    assert not any("style" in names or any(n.startswith("on") for n in names) for _, names in shape(hostile))
    links = [attributes["href"] for tag, attributes in Tags(hostile).tags if tag == "a"]
    assert [link for link in links if not str(link).startswith("#")] == ["https://example.org/a?b=c"]


@given(st.text())
def test_any_text_comes_back_as_it_was_but_for_what_steers(text: str) -> None:
    from jeugdgraph.text import clean_for_terminal

    found = Tags(page(picture(text), COMMAND, "en"))
    data = json.loads(found.inside["script"][0])
    assert data["facts"] == [[{"nl": clean_for_terminal(text), "en": clean_for_terminal(f"(en) {text}")}] * 2]
    assert "<" not in found.inside["script"][0]


def test_what_a_column_repeats_stands_once_in_the_page() -> None:
    rows = tuple(Row((Text("ja", "yes"), number, None)) for number in range(9))
    columns = tuple(Column(name, same(name)) for name in "abc")
    told = replace(picture(), tables=(Table("rows", same("rows"), columns, rows),))
    data = json.loads(Tags(page(told, COMMAND, "nl")).inside["script"][0])
    assert [column.get("of") for column in data["tables"][0]["columns"]] == [
        [{"nl": "ja", "en": "yes"}],
        None,
        [None],
    ]
    assert data["tables"][0]["rows"][3] == ["", 0, 3, 0]


def test_policy_lets_in_the_style_and_the_script_of_the_page_and_no_more() -> None:
    found = Tags(page(picture(), COMMAND, "nl"))
    policy = next(a["content"] for t, a in found.tags if a.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.split(" ", 1) for rule in str(policy).split("; "))
    assert rules["default-src"] == "'none'"
    for directive, content in (
        ("script-src", found.inside["script"][1]),
        ("style-src", found.inside["style"][0]),
    ):
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert rules[directive] == f"'sha256-{digest}'"
    assert "unsafe" not in str(policy)


def test_page_asks_for_nothing() -> None:
    for tag, attributes in Tags(page(picture(), COMMAND, "nl")).tags:
        assert tag not in ("link", "iframe", "object", "embed", "base")
        assert "src" not in attributes and "srcset" not in attributes


def test_page_names_date_sources_what_is_missing_and_command() -> None:
    text = page(picture(), COMMAND, "nl")
    for told in ("22 november 2026", "22 November 2026", COMMAND, "https://example.org/a?b=c", "(en) Tiel"):
        assert told in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_opens_in_its_language(lang: Language) -> None:
    found = Tags(page(picture(), COMMAND, lang))
    assert found.tags[0] == ("html", {"lang": lang})


def test_same_picture_same_bytes() -> None:
    assert page(picture(), COMMAND, "nl") == page(picture(), COMMAND, "nl")
    assert svg(picture(), COMMAND, "nl") == svg(picture(), COMMAND, "nl")


@pytest.mark.parametrize("evil", HOSTILE)
def test_standing_picture_is_well_formed_whatever_people_wrote(evil: str) -> None:
    from xml.etree import ElementTree

    made = svg(picture(evil), COMMAND, "nl")
    found = ElementTree.fromstring(made)  # noqa: S314 - made by us, just now
    assert {part.tag.rpartition("}")[2] for part in found.iter()} == {"svg", "title", "desc", "rect", "text"}
    assert "var(" not in made and "\u202e" not in made


def test_png_is_as_large_as_the_drawing_times_its_scale() -> None:
    made = png(picture(), COMMAND, "nl")
    width = re.search(r'width="([\d.]+)"', svg(picture(), COMMAND, "nl"))
    assert width and made.startswith(b"\x89PNG") and int.from_bytes(made[16:20]) == SCALE * int(width[1])


def test_colours_have_enough_contrast_with_what_they_stand_on() -> None:
    for side in (0, 1):
        for ground in ("paper", "panel"):
            for text in ("ink", "quiet", "link", "strong"):
                assert contrast(text, ground, side) >= 4.5, (text, ground, side)
            assert contrast("rule", ground, side) >= 3, (ground, side)
        for hue in palette.HUES:
            assert max(contrast(hue, "paper", side), contrast("ink", hue, side)) >= 3, (hue, side)
            assert contrast("ink", hue, side) >= 3 or contrast("paper", hue, side) >= 3, (hue, side)


def contrast(one: str, other: str, side: int) -> float:
    """Contrast of two colours as WCAG 2.2 counts it, from 1 to 21."""
    bright, dark = sorted((luminance(palette.COLOURS[name][side]) for name in (one, other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_words_in_both_languages() -> None:
    from jeugdgraph.present.wording.pictures import WORDS

    assert both(lambda lang: lang) == Text("nl", "en")
    assert each(lambda lang: (lang, "x")) == (Text("nl", "en"), Text("x", "x"))
    assert same("x").told() == "x" and Text("a", "b").told() == {"nl": "a", "en": "b"}
    for key, (nl, en) in WORDS.items():
        assert nl and en and set(re.findall(r"{\w+}", nl)) == set(re.findall(r"{\w+}", en)), key


# ---- where it goes -----------------------------------------------------------------------------------------------


def test_picture_takes_the_place_of_a_file_only_when_told(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("mine")
    with pytest.raises(UsageProblem, match="exists already"):
        target(path, None, force=False)
    written = write(picture(), target(path, None, force=True), COMMAND, "nl")
    assert written == path and path.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("name", "format_"), [("a.html", "html"), ("a.svg", "svg"), ("a.png", "png"), ("A.SVG", "svg")]
)
def test_extension_tells_the_format(tmp_path: Path, name: str, format_: str) -> None:
    assert target(tmp_path / name, None, force=False).format == format_


def test_wrong_targets_are_refused_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="extensions"):
        target(tmp_path / "a.pdf", None, force=False)
    with pytest.raises(UsageProblem, match="says svg, --format says png"):
        target(tmp_path / "a.svg", "png", force=False)
    with pytest.raises(StoreProblem, match="the folder does not exist"):
        write(picture(), Target(tmp_path / "no" / "a.html", "html", False, False), COMMAND, "nl")
    with pytest.raises(StoreProblem, match="folder"):
        write(picture(), Target(tmp_path, "html", False, True), COMMAND, "nl")


def test_file_is_named_after_the_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    where = target(None, None, force=False)
    assert write(picture("../../Súdwest </script>"), where, COMMAND, "nl") == Path(
        "sudwest-script-2026-11-22.html"
    )
    with pytest.raises(UsageProblem, match="exists already"):
        write(picture("../../Súdwest </script>"), where, COMMAND, "nl")
    assert [path.name for path in tmp_path.iterdir()] == ["sudwest-script-2026-11-22.html"]


def test_formats_are_utf_8() -> None:
    for format_ in ("html", "svg"):
        assert "Súdwest" in render(picture("Súdwest"), format_, COMMAND, "nl").decode("utf-8")  # type: ignore[arg-type]


def test_network_that_stands_still_shows_what_is_there_on_its_day() -> None:
    from jeugdgraph.pictures.network.still import at, drawing

    nodes = [
        {"id": id_, "label": id_, "group": "g", "x": x, "y": 0.0, "size": 8} for x, id_ in enumerate("abcde")
    ]
    nodes[4]["until"] = "2020-01-01"
    edges = [
        {"id": "1", "from": "a", "to": "b", "line": "l", "start": "2020-01-01"},
        {"id": "2", "from": "b", "to": "c", "line": "l", "end": "2020-01-01"},
        {"id": "3", "from": "a", "to": "e", "line": "l"},
    ]
    scene = {
        "kind": "network", "nodes": nodes, "edges": edges, "marks": [],
        "groups": [{"key": "g", "label": "g", "shape": "star", "colour": "blue"}],
        "lines": [{"key": "l", "label": "l", "dashes": [5, 3], "colour": "ink", "width": 1.0}],
    }  # fmt: skip
    ids = {day: ([*found], [edge["id"] for edge in drawn]) for day in ("2019-12-31", "2020-01-01")
           for found, drawn in [at(scene, day)]}  # fmt: skip
    assert ids == {
        "2019-12-31": (["a", "b", "c", "d", "e"], ["2", "3"]),
        "2020-01-01": (["a", "b", "d"], ["1"]),
    }
    made = drawing(replace(picture(), scene=scene), "nl")
    assert made.count("<line ") == 2 and made.count("<polygon ") == 4, (
        "three nodes and an edge, and the legend"
    )
