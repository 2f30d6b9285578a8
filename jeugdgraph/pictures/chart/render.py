"""From a specification of Vega or Vega-Lite to an SVG that can stand in a page: no script, no style, no address.

Vega draws without a browser and fetches nothing. Colours pass through it untouched, as ``var(--name, #rrggbb)``. A
mark that a reader can choose is numbered in its row of data (`mark`), and Vega writes that number as its description;
here it becomes the key of the mark and its description in words, whatever order Vega drew in.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple
from xml.etree import ElementTree

import vl_convert

from jeugdgraph.dates import Language
from jeugdgraph.pictures.palette import FONT, colour
from jeugdgraph.pictures.picture import Text
from jeugdgraph.text import clean_for_terminal

VEGA_LITE = "6.4"
FONT_SIZE = 12
Spec = Mapping[str, Any]
_NUMBERED = re.compile(r"mark:(\d+)")
_SVG = "http://www.w3.org/2000/svg"
_NOT_KEPT = ("role", "aria-roledescription", "aria-label", "class", "font-family")
_NOTHING = frozenset({"", "M0,0h0v0h0Z"})
"""Paths that show nothing, which Vega writes around every group."""


class Mark(NamedTuple):
    """Something in a drawing that can be chosen: its key, as in the table, and what it says."""

    key: str
    text: Text


def numbered(place: int) -> str:
    """What stands in the data, as `mark`, for the mark at a place in the list of marks."""
    return f"mark:{place}"


def drawn(spec: Spec, marks: Sequence[Mark], title: Text, lang: Language) -> str:
    """The SVG of a specification of Vega-Lite, with its marks named in a language."""
    made = vl_convert.vegalite_to_svg(
        {"config": theme(), "background": colour("paper"), **spec}, vl_version=VEGA_LITE, allowed_base_urls=[]
    )
    return _finished(made, marks, title, lang)


def drawn_by_vega(spec: Spec, marks: Sequence[Mark], title: Text, lang: Language) -> str:
    """The same of a specification of Vega, for what Vega-Lite has no marks for."""
    made = vl_convert.vega_to_svg({"background": colour("paper"), **spec}, allowed_base_urls=[])
    return _finished(made, marks, title, lang)


@cache
def theme() -> dict[str, Any]:
    """Fonts and colours of every chart of Vega-Lite."""
    words = {"labelFont": FONT, "titleFont": FONT, "labelFontSize": FONT_SIZE, "titleFontSize": FONT_SIZE}
    ink = {"labelColor": colour("ink"), "titleColor": colour("quiet")}
    lines = {"domainColor": colour("rule"), "tickColor": colour("rule"), "gridColor": colour("faint")}
    return {
        "font": FONT,
        "axis": {**words, **ink, **lines, "aria": False, "titleFontWeight": "normal", "titlePadding": 10},
        "legend": {
            **words, **ink, "aria": False, "titleFontWeight": "normal", "titleLimit": 1000, "labelLimit": 1000,
            "orient": "top", "direction": "horizontal", "symbolStrokeColor": colour("rule"), "offset": 14,
        },
        "text": {"font": FONT, "fontSize": FONT_SIZE, "fill": colour("ink"), "aria": False},
        "rule": {"color": colour("rule"), "aria": False},
        "view": {"stroke": None},
    }  # fmt: skip


def _finished(made: str, marks: Sequence[Mark], title: Text, lang: Language) -> str:
    """The drawing of Vega, with marks by key and without what only Vega reads."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(made)  # noqa: S314 - written by Vega a moment ago
    for parent in root.iter():
        for child in [child for child in parent if _shows_nothing(child)]:
            parent.remove(child)
    left = dict(enumerate(marks))
    for part in root.iter():
        _settle(part, left, lang)
    if left:
        raise ValueError(f"marks that were not drawn: {[mark.key for mark in left.values()][:5]}")
    root.attrib.pop("version", None)
    root.set("font-family", FONT)
    root.set("role", "graphics-document")
    root.set("aria-label", clean_for_terminal(title.of(lang)))
    return ElementTree.tostring(root, encoding="unicode")


def _shows_nothing(part: ElementTree.Element) -> bool:
    return part.tag == f"{{{_SVG}}}path" and part.get("d", "") in _NOTHING


def _settle(part: ElementTree.Element, left: dict[int, Mark], lang: Language) -> None:
    """Name a numbered mark; take out what Vega tells of all else."""
    found = _NUMBERED.fullmatch(part.get("aria-label", ""))
    for name in _NOT_KEPT:
        part.attrib.pop(name, None)
    if found:
        mark = left.pop(int(found[1]))
        part.set("data-key", mark.key)
        part.set("role", "graphics-symbol")
        part.set("aria-label", clean_for_terminal(mark.text.of(lang)))
    elif part.get("opacity") == "1":
        del part.attrib["opacity"]
