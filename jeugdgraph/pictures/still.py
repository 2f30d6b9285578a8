"""A picture that stands still, for a document: SVG or PNG, in one language, in the colours of paper.

The drawing stands in a frame that names what a page names: title, reference date, what is to be seen, what is
missing, the sources and the command.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from jeugdgraph.dates import Language, format_day
from jeugdgraph.pictures.palette import FONT, colour, on_paper
from jeugdgraph.pictures.picture import Picture
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.wording.pictures import WORDS
from jeugdgraph.text import clean_for_terminal, encodable, shorten

SCALE = 1.5
"""Pixels of a PNG for each unit of the drawing: sharp on paper, and not too large to send."""
MARGIN, NARROWEST = 24, 720
"""Around the drawing, and the width that text needs at least; in units of the drawing, as everything here."""
NARROW = 0.5
"""Width of a letter for each unit of its size, on average."""
MOST_LINES, MOST_NAMED = 6, 12
"""Lines of one text, and notes or sources in a list; the rest is counted, and the page has it all."""
LONGEST = 2_000
_SIZE = re.compile(r'<svg\b[^>]*?\bwidth="([\d.]+)"[^>]*?\bheight="([\d.]+)"')


@dataclass(frozen=True)
class Line:
    """A line of text in the frame: size, whether bold, its colour."""

    text: str
    size: float = 12
    bold: bool = False
    ink: str = "ink"

    @property
    def height(self) -> float:
        """From this line to the next."""
        return self.size * 1.35


def svg(picture: Picture, command: str, lang: Language) -> str:
    """The picture in its frame, as a file of its own."""
    inside = _drawing(picture, lang)
    width, height = _size(inside)
    whole = max(width, NARROWEST)
    above = list(_above(picture, lang, whole))
    below = list(_below(picture, command, lang, whole))
    top = MARGIN + _tall(above) + 8
    total = top + height + 16 + _tall(below) + MARGIN
    x = MARGIN + (whole - width) / 2
    return encodable(on_paper("\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole + 2 * MARGIN:g}" height="{total:g}"'
        f' viewBox="0 0 {whole + 2 * MARGIN:g} {total:g}" font-family="{FONT}" role="img">',
        f"<title>{_text(picture.title.of(lang))}</title>",
        f"<desc>{_text(picture.summary.of(lang))}</desc>",
        f'<rect width="100%" height="100%" fill="{colour("paper")}"/>',
        *_lines(above, MARGIN),
        inside.replace("<svg ", f'<svg x="{x:g}" y="{top:g}" ', 1),
        *_lines(below, top + height + 16),
        "</svg>",
    ]))) + "\n"  # fmt: skip


def png(picture: Picture, command: str, lang: Language) -> bytes:
    """The same as an image."""
    from vl_convert import svg_to_png

    made: bytes = svg_to_png(svg(picture, command, lang), scale=SCALE)
    return made


def _drawing(picture: Picture, lang: Language) -> str:
    if picture.drawing is not None:
        return picture.drawing.of(lang)
    from jeugdgraph.pictures.network.still import drawing

    return drawing(picture, lang)


def _size(drawing: str) -> tuple[float, float]:
    found = _SIZE.search(drawing)
    if found is None:
        raise ValueError("a drawing has to state its width and height")
    return float(found[1]), float(found[2])


def _above(picture: Picture, lang: Language, width: float) -> Iterator[Line]:
    yield from _wrapped(picture.title.of(lang), width, 20, bold=True)
    yield Line(f"{_say('reference date', lang)} {format_day(picture.on, lang)}", 13, ink="quiet")
    yield from _wrapped(picture.summary.of(lang), width, 13)


def _below(picture: Picture, command: str, lang: Language, width: float) -> Iterator[Line]:
    facts = [f"{heading.of(lang)}: {told.of(lang)}" for heading, told in picture.facts]
    sources = [". ".join(filter(None, (s.text.of(lang), s.link))) for s in picture.sources]
    for heading, texts in (
        ("facts", facts),
        ("notes", [note.of(lang) for note in picture.notes]),
        ("sources", sources or [_say("no sources", lang)]),
        ("command", [command]),
    ):
        if texts:
            yield Line(_say(heading, lang), 11, bold=True)
            yield from _listed(texts, lang, width)


def _listed(texts: list[str], lang: Language, width: float) -> Iterator[Line]:
    for text in texts[:MOST_NAMED]:
        yield from _wrapped(text, width, 10.5, ink="quiet")
    if len(texts) > MOST_NAMED:
        yield Line(_say("more note", lang, count=len(texts) - MOST_NAMED), 10.5, ink="quiet")


def _wrapped(text: str, width: float, size: float, *, bold: bool = False, ink: str = "ink") -> Iterator[Line]:
    letters = int(width / (size * (NARROW + 0.05 * bold)))
    told = shorten(clean_for_terminal(text), LONGEST)
    for line in wrap(told, letters, max_lines=MOST_LINES, placeholder=" …"):
        yield Line(line, size, bold, ink)


def _lines(lines: Iterable[Line], top: float) -> Iterator[str]:
    y = top
    for line in lines:
        y += line.height
        weight = ' font-weight="bold"' if line.bold else ""
        yield f'<text x="{MARGIN}" y="{y:g}" font-size="{line.size:g}" fill="{colour(line.ink)}"{weight}>{_text(line.text)}</text>'


def _tall(lines: Iterable[Line]) -> float:
    return sum(line.height for line in lines)


def _text(text: str) -> str:
    return escape(clean_for_terminal(text))


def _say(key: str, lang: Language, **values: object) -> str:
    return say_in(WORDS, key, lang, **values)
