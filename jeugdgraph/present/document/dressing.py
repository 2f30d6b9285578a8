"""How a file for Word looks: its styles, set on those that Word knows by name, so that they can be changed."""

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.styles.styles import Styles

FONT = "Calibri"
SMALL = "Small Text"
TABLE = "Memo Table"
NOTE_TEXT, NOTE_MARK, LINK = "FootnoteText", "FootnoteReference", "Hyperlink"
"""Ids of styles that Word has of its own and the template of python-docx has not."""

_INK = RGBColor(0x1A, 0x1A, 0x1A)
_SIZES = (("Normal", 9.5, 0, 3), ("Title", 16, 0, 4), ("Heading 1", 12, 8, 2), ("Heading 2", 10.5, 6, 2),
          ("List Bullet", 9.5, 0, 1), ("Caption", 9, 4, 2), ("Footer", 8, 0, 0))  # fmt: skip
"""Style, size of its letters, room above and below it, in points."""
_OWN = f"""
<w:styles {nsdecls("w")}>
<w:style w:type="paragraph" w:styleId="{NOTE_TEXT}"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>
  <w:uiPriority w:val="99"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
  <w:rPr><w:sz w:val="15"/><w:szCs w:val="15"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="{NOTE_MARK}"><w:name w:val="footnote reference"/>
  <w:uiPriority w:val="99"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="{LINK}"><w:name w:val="Hyperlink"/>
  <w:uiPriority w:val="99"/><w:rPr><w:color w:val="0B4F9E"/><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="MemoTable"><w:name w:val="{TABLE}"/>
  <w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>
  <w:tblPr><w:tblBorders>
    <w:top w:val="single" w:sz="8" w:space="0" w:color="1A1A1A"/>
    <w:bottom w:val="single" w:sz="8" w:space="0" w:color="1A1A1A"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="B8B8B8"/></w:tblBorders>
    <w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>
    <w:bottom w:val="single" w:sz="8" w:space="0" w:color="1A1A1A"/></w:tcBorders></w:tcPr></w:tblStylePr>
</w:style>
</w:styles>"""


def dress(styles: Styles, language: str) -> None:
    """Set language, letters and room of the styles that documents use; add those that lack."""
    for style in parse_xml(_OWN):
        styles.element.append(style)
    small = styles.add_style(SMALL, WD_STYLE_TYPE.PARAGRAPH)  # type: ignore[no-untyped-call]
    small.base_style = styles["Normal"]
    _set(small, 8.5, 0, 1)
    for name, size, above, below in _SIZES:
        _set(styles[name], size, above, below)
    _bare(styles["Title"])
    _speak(styles, language)


def _set(style: ParagraphStyle, size: float, above: float, below: float) -> None:
    style.font.size = Pt(size)
    style.font.color.rgb = _INK
    style.font.name = FONT
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(above), Pt(below), 1.0


def _bare(title: ParagraphStyle) -> None:
    """A title without the blue line that the template draws below it."""
    line = title.element.pPr.find(qn("w:pBdr"))
    if line is not None:
        title.element.pPr.remove(line)


def _speak(styles: Styles, language: str) -> None:
    """The language of the text, for the spelling checker and for reading aloud."""
    for found in styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)
