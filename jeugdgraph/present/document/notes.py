"""Real footnotes in a file for Word, which python-docx does not make itself.

They are a part of the file of their own. Word lets every footnote be referred to once; what refers to it again
is a cross-reference (a NOTEREF field) to a bookmark around the first reference.
"""

from docx.document import Document as File
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph as WordParagraph

from jeugdgraph.present.document.dressing import LINK, NOTE_MARK, NOTE_TEXT
from jeugdgraph.present.document.model import Document, Footnote, plain
from jeugdgraph.present.report import safe_link

_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
"""What Word draws above footnotes, and their ids; a footnote's own number is its id, from 1."""


class Footnotes:
    """The footnotes of a file: writes them all, and puts references to them into paragraphs."""

    def __init__(self, file: File, document: Document) -> None:
        self._numbers = document.numbers()
        self._referred: set[str] = set()
        if self._numbers:
            self._write(file, document)

    def refer(self, paragraph: WordParagraph, note: Footnote, *, apart: bool = False) -> None:
        """Refer to a footnote at the end of a paragraph; `apart` from a reference just before it."""
        number = self._numbers[note.key]
        if apart:
            paragraph._p.append(_mark_run(_text(", ")))
        if note.key in self._referred:
            field(paragraph, f"NOTEREF {_bookmark(number)} \\f \\h", str(number), NOTE_MARK)
            return
        self._referred.add(note.key)
        reference = _element("w:footnoteReference", id=str(number))
        start = _element("w:bookmarkStart", id=str(number), name=_bookmark(number))
        end = _element("w:bookmarkEnd", id=str(number))
        paragraph._p.extend([start, _mark_run(reference), end])

    def _write(self, file: File, document: Document) -> None:
        root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        name = PackURI("/word/footnotes.xml")
        part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, root, file.part.package)
        file.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        for kind, id_ in _SEPARATORS:
            root.append(_separator(kind, id_))
        for number, note in enumerate(document.footnotes(), start=1):
            root.append(_footnote(part, number, note))
        _announce(file)


def field(paragraph: WordParagraph, code: str, shown: str, style: str = "") -> None:
    """A field, such as a page number, with what it shows until Word works it out."""
    begin, between, end = (_element("w:fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    for content in (begin, instruction, between, _text(shown), end):
        paragraph._p.append(_run(content, style))


def _footnote(part: XmlPart, number: int, note: Footnote) -> BaseOxmlElement:
    footnote = _element("w:footnote", id=str(number))
    paragraph = _paragraph(NOTE_TEXT)
    link = safe_link(note.link)
    paragraph.append(_mark_run(OxmlElement("w:footnoteRef")))
    paragraph.append(_run(_text(f" {plain(note.text)}" + (" " if link else ""))))
    if link:
        paragraph.append(_hyperlink(part, link))
    footnote.append(paragraph)
    return footnote


def _hyperlink(part: XmlPart, address: str) -> BaseOxmlElement:
    found = OxmlElement("w:hyperlink")
    found.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    found.append(_run(_text(address), LINK))
    return found


def _separator(kind: str, id_: int) -> BaseOxmlElement:
    footnote = _element("w:footnote", type=kind, id=str(id_))
    paragraph = _paragraph("")
    paragraph.append(_run(OxmlElement(f"w:{kind}")))
    footnote.append(paragraph)
    return footnote


def _announce(file: File) -> None:
    """Name the separators in the settings, at the place that the schema gives them: before ``compat``."""
    told = OxmlElement("w:footnotePr")
    for _, id_ in _SEPARATORS:
        told.append(_element("w:footnote", id=str(id_)))
    settings = file.settings.element
    before = settings.find(qn("w:compat"))
    settings.append(told) if before is None else before.addprevious(told)


def _bookmark(number: int) -> str:
    return f"_Ref_note_{number}"


def _mark_run(content: BaseOxmlElement) -> BaseOxmlElement:
    return _run(content, NOTE_MARK)


def _run(content: BaseOxmlElement, style: str = "") -> BaseOxmlElement:
    run = OxmlElement("w:r")
    if style:
        properties = OxmlElement("w:rPr")
        properties.append(_element("w:rStyle", val=style))
        run.append(properties)
    run.append(content)
    return run


def _paragraph(style: str) -> BaseOxmlElement:
    paragraph = OxmlElement("w:p")
    if style:
        properties = OxmlElement("w:pPr")
        properties.append(_element("w:pStyle", val=style))
        paragraph.append(properties)
    return paragraph


def _text(text: str) -> BaseOxmlElement:
    found = OxmlElement("w:t")
    found.set(qn("xml:space"), "preserve")
    found.text = text
    return found


def _element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    found = OxmlElement(tag)
    for key, value in attributes.items():
        found.set(qn(f"w:{key}"), value)
    return found
