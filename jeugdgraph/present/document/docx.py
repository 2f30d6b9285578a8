"""A document for Word: its own styles, real footnotes, A4, a header row that repeats, page numbers.

The file says the same bytes for the same document: times in it come from the reference date. A source that is
referred to again gets a cross-reference to its footnote, as Word itself makes one.
"""

import zipfile
from collections.abc import Mapping
from datetime import UTC, date, datetime
from io import BytesIO

import docx
from docx.document import Document as File
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.shared import Length, Mm
from docx.table import Table as WordTable
from docx.table import _Row as WordRow
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from jeugdgraph.dates import Language
from jeugdgraph.present.document.dressing import SMALL, TABLE, dress
from jeugdgraph.present.document.model import (
    Block,
    Bullets,
    Document,
    Heading,
    Line,
    Paragraph,
    Ref,
    Run,
    Table,
    as_run,
    line_of,
    plain,
)
from jeugdgraph.present.document.notes import Footnotes, field
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.wording.document import WORDS

PAGE = Mm(210), Mm(297)
MARGINS = Mm(14), Mm(18)
"""Above and below; left and right."""
TITLE_LIMIT = 255
"""Characters that a property of a file may have."""
_LANGUAGES: Mapping[Language, str] = {"nl": "nl-NL", "en": "en-GB"}
_NAME = "jeugdgraph"
_EARLIEST_YEAR = 1980


def render_docx(document: Document) -> bytes:
    """Bytes of a .docx file."""
    file = docx.Document()
    language = _LANGUAGES[document.lang]
    dress(file.styles, language)
    _lay_out(file, document)
    _describe(file, document, language)
    _Writer(file, document).write()
    content = BytesIO()
    file.save(content)
    return _settled(content.getvalue(), document.on)


class _Writer:
    """Puts a document into an open file, block by block."""

    def __init__(self, file: File, document: Document) -> None:
        self._file = file
        self._document = document
        self._notes = Footnotes(file, document)
        self._styles: dict[str, str] = {}

    def write(self) -> None:
        self._add("Title", plain(self._document.title))
        for label, value in self._document.facts:
            line = (Run(f"{label}: ", strong=True), *line_of(value, self._document.lang))
            self._paragraph(line, SMALL)
        for block in self._document.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._add(f"Heading {block.level}", plain(block.text))
        elif isinstance(block, Paragraph):
            self._paragraph(block.line, SMALL if block.small else "Normal")
        elif isinstance(block, Bullets):
            for line in block.lines:
                self._paragraph(line, "List Bullet")
        else:
            self._table(block)

    def _paragraph(self, line: Line, style: str) -> None:
        self._fill(self._add(style), line)

    def _add(self, style: str, text: str = "") -> WordParagraph:
        paragraph = self._file.add_paragraph(text)
        if style != "Normal":
            self._dress(paragraph, style)
        return paragraph

    def _dress(self, paragraph: WordParagraph, style: str) -> None:
        """Give a paragraph a style; each is looked up once, as that takes longer than all else."""
        if style not in self._styles:
            self._styles[style] = str(self._file.styles[style].style_id)
        paragraph._p.style = self._styles[style]

    def _fill(self, paragraph: WordParagraph, line: Line) -> None:
        after_note = False
        for piece in line:
            if isinstance(piece, Ref):
                self._notes.refer(paragraph, piece.note, apart=after_note)
            else:
                _add(paragraph, as_run(piece))
            after_note = isinstance(piece, Ref)

    def _table(self, table: Table) -> None:
        if table.caption:
            self._add("Caption", plain(table.caption))
        laid = self._file.add_table(rows=0, cols=len(table.columns), style=TABLE)
        laid.autofit = False
        for place, column in enumerate(laid.columns):
            column.width = self._width(table, place)
        self._row(laid, table, tuple((Run(column.heading, strong=True),) for column in table.columns))
        _repeat(laid.rows[0])
        for row in table.rows:
            cells = zip(table.columns, row, strict=True)
            lines = tuple(line_of(cell, self._document.lang, column.digits) for column, cell in cells)
            self._row(laid, table, lines)
        self._add(SMALL).paragraph_format.line_spacing = 0.5

    def _row(self, laid: WordTable, table: Table, lines: tuple[Line, ...]) -> None:
        row: WordRow = laid.add_row()  # type: ignore[no-untyped-call]
        _mark(row, "w:cantSplit")
        for place, (cell, line) in enumerate(zip(row.cells, lines, strict=True)):
            cell.width = self._width(table, place)
            paragraph: WordParagraph = cell.paragraphs[0]
            self._dress(paragraph, SMALL)
            self._fill(paragraph, line)
            if table.numeric(place):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _width(self, table: Table, place: int) -> Length:
        whole = sum(column.width for column in table.columns)
        return Length((PAGE[0] - 2 * MARGINS[1]) * table.columns[place].width // whole)


def _add(paragraph: WordParagraph, run: Run) -> None:
    added: WordRun = paragraph.add_run(run.text)
    added.bold = run.strong or None
    added.italic = run.emphasis or None
    if run.code:
        added.font.name = "Consolas"


def _repeat(row: WordRow) -> None:
    """Repeat a row at the top of every page; Word also reads it aloud as the heading."""
    _mark(row, "w:tblHeader")


def _mark(row: WordRow, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _lay_out(file: File, document: Document) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = PAGE
    section.top_margin = section.bottom_margin = MARGINS[0]
    section.left_margin = section.right_margin = MARGINS[1]
    section.footer_distance = Mm(7)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    footer.add_run(f"{say_in(WORDS, 'page', document.lang)} ")
    field(footer, "PAGE", "1")
    footer.add_run(f" {say_in(WORDS, 'of', document.lang)} ")
    field(footer, "NUMPAGES", "1")


def _describe(file: File, document: Document, language: str) -> None:
    """Properties of the file: dated on the reference date, not by the clock."""
    properties = file.core_properties
    moment = datetime(document.on.year, document.on.month, document.on.day, tzinfo=UTC)
    properties.title = plain(document.title)[:TITLE_LIMIT]
    properties.language = language
    properties.author = properties.last_modified_by = _NAME
    properties.comments = ""
    properties.created = properties.modified = moment.replace(tzinfo=None)
    properties.revision = 1
    _drop_thumbnail(file)


def _drop_thumbnail(file: File) -> None:
    """Without the picture of another document that the template of python-docx carries."""
    relations = file.part.package.rels
    for id_ in [id_ for id_, found in relations.items() if found.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[id_]


def _settled(content: bytes, on: date) -> bytes:
    """The same archive, with the same time for every part and nothing of the machine that made it."""
    into = BytesIO()
    moment = (max(on.year, _EARLIEST_YEAR), on.month, on.day, 0, 0, 0)
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            new.writestr(entry, old.read(name))
    return into.getvalue()
