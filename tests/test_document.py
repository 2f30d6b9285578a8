"""Documents in every format: read back they say the same, and nothing in them does anything."""

import io
import time
import zipfile
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from jeugdgraph.errors import StoreProblem, UsageProblem
from jeugdgraph.present.document import (
    Bullets,
    Column,
    Document,
    Footnote,
    Heading,
    Paragraph,
    Ref,
    Run,
    Table,
)
from jeugdgraph.present.document.docx import render_docx
from jeugdgraph.present.document.html import render_html
from jeugdgraph.present.document.markdown import render_markdown
from jeugdgraph.present.document.model import plain
from jeugdgraph.present.document.write import FORMATS, choose_format, render, write

ON = date(2026, 11, 22)
MAP = Footnote("map", "Gebiedsindelingen 2025", "https://example.org/map?a=1&b=2")
PLAN = Footnote("plan", "Regiovisie. 2023-09")
SAMPLE = Document(
    "Notitie",
    "nl",
    ON,
    facts=(("peildatum", ON), ("grondslag", ("kaart", Ref(MAP)))),
    blocks=(
        Heading("Waar we staan"),
        Paragraph(("Eerst het plan", Ref(PLAN), Ref(MAP), ". ", Run("Vet", strong=True), " en niet.")),
        Bullets((("één", Ref(PLAN)), ("twee",))),
        Table(
            (Column("verband", 3), Column("inwoners"), Column("aandeel", digits=1)),
            ((("A", Ref(MAP)), 1_234_567, 12.25), ("B", None, 1000.0)),
            "Verbanden",
        ),
        Heading("Meer", 2),
        Paragraph(("Klein",), small=True),
    ),
)
HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "a | b || c",
    "[x](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "<https://example.org>",
    "\x1b[31mred\x1b[0m\x00\x07",
    "\u202eright to left\u2066",
    "שלום",
    "x" * 10_000,
    "two\n\n# lines\r\n---",
    "# heading", "- item", "1. item", "(1) item", "a. item", "> quote", ": definition", "~~~", "```",
    "***", "__init__ *a* _b_ `c` **", "a\\", "\\|", "&lt; &amp; &#60;", "{#id .class}", "^up^ ~down~ $x$",
    "[^1]", "[^1]: note", "wow!", "\ud800", "\ufffe\uffff", " spaces ", "    code", "\ttab", "", "%", "= 1",
]  # fmt: skip
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))
RUNS = st.builds(Run, TEXTS, st.booleans(), st.booleans(), st.booleans())
PIECES = st.one_of(TEXTS, RUNS, st.sampled_from([Ref(MAP), Ref(PLAN)]))
LINES = st.lists(PIECES, max_size=5).map(tuple)


def squeezed(text: str) -> str:
    """Text without any space: formats may fold spaces, and break lines where they like."""
    return "".join(text.split())


def texts(line: tuple[str | Run | Ref, ...]) -> str:
    return squeezed(
        "".join("" if isinstance(p, Ref) else plain(p if isinstance(p, str) else p.text) for p in line)
    )


class Page(HTMLParser):
    """What a browser reads: text by tag, elements, ids and links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.text.setdefault(tag, []).append("")
        if tag not in ("meta", "link", "img", "br"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, "every element is closed in its place"

    def handle_data(self, data: str) -> None:
        for tag in set(self._open):
            self.text[tag][-1] += data

    def attributes(self, name: str) -> list[str]:
        return [value for _, attrs in self.elements for key, value in attrs.items() if key == name and value]


def markdown_text(text: str) -> list[str]:
    """What Markdown shows, per paragraph, heading or cell; emphasis taken off, footnotes left as text."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    found = []
    for token in tokens:
        assert token.type not in ("html_block", "code_block", "fence", "hr", "ordered_list_open")
        if token.type == "inline":
            kinds = {child.type for child in token.children or []}
            assert not kinds & {"html_inline", "image"}, token.content[:80]
            found.append("".join(child.content for child in token.children or []))
    return found


def word_text(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def part(content: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return ElementTree.fromstring(archive.read(name))  # noqa: S314 - what we wrote ourselves


def test_footnotes_are_numbered_in_order_of_first_reference() -> None:
    assert SAMPLE.numbers() == {"map": 1, "plan": 2}
    other = replace(SAMPLE, facts=())
    assert other.numbers() == {"plan": 1, "map": 2}, "a block left out leaves no hole"


def test_two_references_to_one_source_share_a_footnote() -> None:
    copy = Footnote("map", MAP.text, MAP.link)
    document = replace(SAMPLE, facts=(), blocks=(Paragraph(("a", Ref(MAP), "b", Ref(copy))),))
    assert [note.key for note in document.footnotes()] == ["map"]


def test_a_document_without_footnotes_has_no_list_of_sources() -> None:
    bare = Document("Leeg", "nl", ON)
    assert bare.footnotes() == ()
    assert "<section" not in render_html(bare)
    assert "[^" not in render_markdown(bare)
    with zipfile.ZipFile(io.BytesIO(render_docx(bare))) as archive:
        assert "word/footnotes.xml" not in archive.namelist()


def test_markdown_has_the_structure_of_the_document() -> None:
    text = render_markdown(SAMPLE)
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    headings = [(t.tag, tokens[i + 1].content) for i, t in enumerate(tokens) if t.type == "heading_open"]
    assert headings == [("h1", "Notitie"), ("h2", "Waar we staan"), ("h3", "Meer")]
    assert "Eerst het plan[^2] [^1]. **Vet** en niet." in text
    assert "[^1]: Gebiedsindelingen 2025 <https://example.org/map?a=1&b=2>\n" in text
    aligned = [t.attrs.get("style") for t in tokens if t.type == "th_open"]
    assert aligned == [None, "text-align:right", "text-align:right"]


def test_html_has_the_structure_of_the_document() -> None:
    page = Page(render_html(SAMPLE))
    assert ("html", {"lang": "nl"}) in page.elements
    assert page.text["h1"] == ["Notitie"]
    assert page.text["h2"] == ["Waar we staan", "Bronnen"]
    assert page.text["h3"] == ["Meer"]
    assert page.text["caption"] == ["Verbanden"]
    scopes = [attrs["scope"] for tag, attrs in page.elements if tag == "th"]
    assert scopes == ["col"] * 3 + ["row"] * 2


def test_html_footnotes_lead_there_and_back() -> None:
    page = Page(render_html(SAMPLE))
    ids = page.attributes("id")
    assert len(ids) == len(set(ids))
    inside = [link.removeprefix("#") for link in page.attributes("href") if link.startswith("#")]
    assert inside and set(inside) <= set(ids)
    references = {id_ for id_ in ids if id_.startswith("ref-")}
    assert references == {"ref-1-1", "ref-1-2", "ref-1-3", "ref-2-1", "ref-2-2"}
    assert references <= set(inside), "every reference can be returned to"


def test_html_asks_for_nothing_and_runs_nothing() -> None:
    text = render_html(SAMPLE)
    page = Page(text)
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "link", "iframe", "object", "form", "base"}
    assert not page.attributes("src") and not page.attributes("style")
    assert "url(" not in text and "@import" not in text
    policy = next(attrs["content"] for _, attrs in page.elements if "http-equiv" in attrs)
    assert policy is not None and policy.startswith("default-src 'none'; style-src 'sha256-")


def test_html_style_is_the_one_that_its_policy_lets_in() -> None:
    import base64
    import hashlib

    page = Page(render_html(SAMPLE))
    digest = base64.b64encode(hashlib.sha256(page.text["style"][0].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in render_html(SAMPLE)


def test_docx_has_the_structure_of_the_document() -> None:
    file = docx.Document(io.BytesIO(render_docx(SAMPLE)))
    styles = [(p.style.name, p.text) for p in file.paragraphs if p.style is not None]
    assert ("Title", "Notitie") in styles
    assert ("Heading 1", "Waar we staan") in styles
    assert ("Heading 2", "Meer") in styles
    assert ("Caption", "Verbanden") in styles
    assert [text for name, text in styles if name == "List Bullet"] == ["één2", "twee"]
    section = file.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_docx_table_repeats_its_header_and_aligns_numbers() -> None:
    table = docx.Document(io.BytesIO(render_docx(SAMPLE))).tables[0]
    assert table.style is not None and table.style.name == "Memo Table"
    assert [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows] == [True, False, False]
    assert [cell.text for cell in table.rows[1].cells] == ["A1", "1.234.567", "12,2"]
    assert [cell.text for cell in table.rows[2].cells] == ["B", "–", "1.000,0"]
    aligned = [cell.paragraphs[0].alignment for cell in table.rows[1].cells]
    assert aligned[0] is None and aligned[1] == aligned[2] == 2


@pytest.mark.parametrize(("lang", "language"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_docx_names_its_language_title_and_date(lang: str, language: str) -> None:
    document = replace(SAMPLE, lang=lang)  # type: ignore[arg-type]
    file = docx.Document(io.BytesIO(render_docx(document)))
    properties = file.core_properties
    assert (properties.title, properties.language) == ("Notitie", language)
    assert properties.created is not None and properties.created.date() == ON
    languages = {found.get(qn("w:val")) for found in file.styles.element.iter(qn("w:lang"))}
    assert languages == {language}


def test_docx_footnotes_are_footnotes_of_word() -> None:
    content = render_docx(SAMPLE)
    notes = part(content, "word/footnotes.xml")
    told = {note.get(qn("w:id")): "".join(note.itertext()) for note in notes}
    assert told["1"] == " Gebiedsindelingen 2025 https://example.org/map?a=1&b=2"
    assert told["2"] == " Regiovisie. 2023-09"
    body = part(content, "word/document.xml")
    assert [r.get(qn("w:id")) for r in body.iter(qn("w:footnoteReference"))] == ["1", "2"]
    again = [i.text for i in body.iter(qn("w:instrText"))]
    assert again == [
        " NOTEREF _Ref_note_1 \\f \\h ",
        " NOTEREF _Ref_note_2 \\f \\h ",
        " NOTEREF _Ref_note_1 \\f \\h ",
    ]
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert marks == ["_Ref_note_1", "_Ref_note_2"]
    types = part(content, "[Content_Types].xml")
    assert any(t.get("PartName") == "/word/footnotes.xml" for t in types)


def test_docx_links_lead_to_web_addresses_only() -> None:
    hostile = replace(MAP, link="javascript:alert(1)")
    document = replace(SAMPLE, facts=(), blocks=(Paragraph((Ref(hostile),)),))
    content = render_docx(document)
    assert not list(part(content, "word/footnotes.xml").iter(qn("w:hyperlink")))
    assert "javascript" not in render_html(document)
    assert "javascript" not in render_markdown(document)


@pytest.mark.parametrize("format_", FORMATS)
def test_same_document_gives_the_same_bytes(format_: str) -> None:
    first = render(SAMPLE, format_)  # type: ignore[arg-type]
    time.sleep(2.1 if format_ == "docx" else 0)  # zip counts in steps of two seconds
    assert render(SAMPLE, format_) == first  # type: ignore[arg-type]
    assert render(replace(SAMPLE, title="Anders"), format_) != first  # type: ignore[arg-type]


def test_docx_is_dated_by_its_reference_date() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(SAMPLE))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}


@pytest.mark.parametrize(
    ("lang", "number", "day"),
    [("nl", "1.234.567", "22 november 2026"), ("en", "1,234,567", "22 November 2026")],
)
@pytest.mark.parametrize("format_", FORMATS)
def test_numbers_and_dates_are_those_of_the_language(format_: str, lang: str, number: str, day: str) -> None:
    content = render(replace(SAMPLE, lang=lang), format_)  # type: ignore[arg-type]
    text = "".join(part(content, "word/document.xml").itertext()) if format_ == "docx" else content.decode()
    assert number in text and day in text


@given(LINES)
@settings(max_examples=150, deadline=None)
def test_no_text_is_lost_or_gets_a_meaning_in_markdown(line: tuple[str | Run | Ref, ...]) -> None:
    numbers = {"map": "[^1]", "plan": "[^2]"}
    document = replace(
        SAMPLE, facts=(), blocks=(Paragraph((Ref(MAP), Ref(PLAN), " start ", *line)), Bullets((line,)))
    )
    found = [squeezed(text) for text in markdown_text(render_markdown(document))]
    told = squeezed("".join(
        numbers[p.note.key] if isinstance(p, Ref) else plain(p if isinstance(p, str) else p.text) for p in line
    ))  # fmt: skip
    assert "[^1][^2]start" + told in found
    assert told in found or not told


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text_can_open_a_paragraph_and_fill_a_cell_of_markdown(text: str) -> None:
    table = Table((Column(text), Column("b")), (((text,), (Run(text, code=True),)),), text)
    document = Document(text, "nl", ON, ((text, text),), (Heading(text), Paragraph((text,)), table))
    found = [squeezed(shown) for shown in markdown_text(render_markdown(document))]
    told = squeezed(plain(text))
    assert found.count(told) >= 6 or not told


@given(LINES)
@settings(max_examples=100, deadline=None)
def test_no_text_becomes_an_element_of_html(line: tuple[str | Run | Ref, ...]) -> None:
    quiet = Page(
        render_html(
            replace(SAMPLE, facts=(), blocks=(Bullets((tuple(p for p in line if isinstance(p, Ref)),)),))
        )
    )
    page = Page(render_html(replace(SAMPLE, facts=(), blocks=(Bullets((line,)),))))
    kept = ("strong", "em", "code", "sup", "a")
    assert [t for t, _ in page.elements if t not in kept] == [t for t, _ in quiet.elements if t not in kept]
    shown = squeezed(page.text["ul"][0])
    assert all(
        squeezed(plain(p if isinstance(p, str) else p.text)) in shown for p in line if not isinstance(p, Ref)
    )


@given(LINES)
@settings(max_examples=40, deadline=None)
def test_any_text_reads_back_from_docx(line: tuple[str | Run | Ref, ...]) -> None:
    document = replace(SAMPLE, blocks=(Paragraph(line), Table((Column("a"),), ((line,),))), title="x" * 400)
    file = docx.Document(io.BytesIO(render_docx(document)))
    shown = squeezed(file.tables[0].rows[0].cells[0].text) and squeezed(file.tables[0].rows[1].cells[0].text)
    for piece in line:
        if not isinstance(piece, Ref):
            assert squeezed(plain(piece if isinstance(piece, str) else piece.text)) in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_survive_in_every_format(text: str) -> None:
    document = replace(SAMPLE, title=text)
    told = squeezed(plain(text))
    assert squeezed(Page(render_html(document)).text["h1"][0]) == told
    assert squeezed(word_text(render_docx(document))[0]) == told
    assert not told or squeezed(markdown_text(render_markdown(document))[0]) == told


def test_nothing_invisible_is_left() -> None:
    document = replace(SAMPLE, title="a\u202eb\x1b[31mc\x00d\u200be")
    assert "# abcde\n" in render_markdown(document)
    assert "<h1>abcde</h1>" in render_html(document)


@pytest.mark.parametrize(
    ("name", "format_"),
    [("a.md", "md"), ("a.markdown", "md"), ("a.HTML", "html"), ("a.htm", "html"), ("a.docx", "docx")],
)
def test_extension_tells_the_format(name: str, format_: str) -> None:
    assert choose_format(None, Path(name)) == format_


def test_markdown_is_the_format_without_a_file() -> None:
    assert choose_format(None, None) == "md"
    into = io.StringIO()
    write(SAMPLE, stream=into)
    assert into.getvalue() == render_markdown(SAMPLE)


@pytest.mark.parametrize(
    ("format_", "output", "message"),
    [
        ("pdf", None, "unknown format 'pdf'; expected md, html, docx."),
        ("html", Path("a.docx"), "'a.docx' says docx, --format says html. Change one of them."),
        (None, Path("a.pdf"), "cannot tell the format of 'a.pdf'."),
    ],
)
def test_format_that_cannot_be_is_refused(format_: str | None, output: Path | None, message: str) -> None:
    with pytest.raises(UsageProblem) as raised:
        write(SAMPLE, format_, output)
    assert str(raised.value).startswith(message)


def test_docx_is_not_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    with pytest.raises(UsageProblem, match=r"cannot be shown on a terminal. Add --output FILE.docx."):
        write(SAMPLE, "docx", stream=Terminal())


def test_file_is_whole_or_as_it_was(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="the folder does not exist"):
        write(SAMPLE, output=tmp_path / "none" / "a.docx")
    target = tmp_path / "a.docx"
    target.write_text("old")
    write(SAMPLE, output=target)
    assert target.read_bytes() == render_docx(SAMPLE)
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]
