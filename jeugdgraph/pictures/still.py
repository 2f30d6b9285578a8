"""A picture that stands still, for a document: SVG or PNG, in one language, in the colours of paper."""

from jeugdgraph.dates import Language
from jeugdgraph.pictures.palette import on_paper
from jeugdgraph.pictures.picture import Picture

SCALE = 2.0
"""Pixels of a PNG for each unit of the drawing: sharp on paper and on dense screens."""


def svg(picture: Picture, lang: Language) -> str:
    """The picture as a standing drawing."""
    if picture.drawing is not None:
        return on_paper(picture.drawing.of(lang)) + "\n"
    from jeugdgraph.pictures.network.still import drawing

    return on_paper(drawing(picture, lang)) + "\n"


def png(picture: Picture, lang: Language) -> bytes:
    """The same as an image."""
    from vl_convert import svg_to_png

    made: bytes = svg_to_png(svg(picture, lang), scale=SCALE)
    return made
