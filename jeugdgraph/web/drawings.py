"""A drawing inside a page: SVG that needs no script, takes the colours of the page, and says in words what it shows.

A picture stands still here. Its own page, to which the caption leads, lets a reader search it and choose in it.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from markupsafe import Markup

from jeugdgraph.errors import UnknownName, UsageProblem
from jeugdgraph.pictures.picture import Picture
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.wording.site_pictures import WORDS
from jeugdgraph.text import clean_for_terminal
from jeugdgraph.web.page import Ask
from jeugdgraph.web.pictures import link_to, made

_SVG = "{http://www.w3.org/2000/svg}"
_NOT_KEPT = (
    "role",
    "aria-label",
    "aria-hidden",
    "data-key",
    "data-code",
    "data-box",
    "class",
    "pointer-events",
)
"""What only the script of a picture reads, or who listens to each mark by itself."""
_FALLBACK = re.compile(r"var\((--[a-z]+), #[0-9a-f]{6}\)")
_LONG = re.compile(r"-?\d+\.\d{2,}")
_NUMBERS = frozenset(("d", "transform", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height"))
_ID = re.compile(r"url\(#([^)]+)\)")
_FIGURE = Markup(
    '<figure class="figure drawn"><div class="wide" role="region" tabindex="0" aria-label="{label}">{drawing}</div>'
    '<figcaption id="{id}">{summary}{link}</figcaption></figure>'
)
_LINK = Markup(' <a href="{}">{}</a>')


def figure(ask: Ask, name: str, *names: str, **chosen: str) -> Markup:
    """The drawing of a picture by its kind and names, as `web.pictures` has them; nothing where there is none.

    There is none of a division that the graph does not have, or not on the date, and none of a network, which a script
    draws.
    """
    try:
        found = made(ask, name, names, tuple(chosen.items()))
    except (UnknownName, UsageProblem):
        return Markup()
    return drawn(ask, found.picture, link_to(ask, found))


def drawn(ask: Ask, picture: Picture, link: str = "") -> Markup:
    """A picture that has a drawing, with its summary as caption; `link` leads to its own page."""
    if picture.drawing is None:
        return Markup()
    title = clean_for_terminal(picture.title.of(ask.lang))
    caption = f"{picture.file_name}-caption"
    return _FIGURE.format(
        label=say_in(WORDS, "scrolls", ask.lang, title=title),
        drawing=Markup("").join(
            _parts(picture, picture.drawing.of(ask.lang), (title, say_in(WORDS, "key", ask.lang)), caption)
        ),
        id=caption,
        summary=clean_for_terminal(picture.summary.of(ask.lang)),
        link=_LINK.format(link, say_in(WORDS, "interactive", ask.lang)) if link else "",
    )


def _parts(picture: Picture, drawing: str, labels: tuple[str, str], caption: str) -> Iterator[Markup]:
    """The drawing; a map in two, so that what stands beside it comes below it where there is no room."""
    root = ElementTree.fromstring(drawing)  # noqa: S314 - made by us
    beside = root.find("g[@class='beside']")
    whole = [root] if beside is None else [root, _apart(root, beside)]
    for part, label in zip(whole, labels, strict=False):
        _settle(part, picture.file_name)
        part.set("role", "img" if part is root else "group")
        part.set("aria-label", label)
        part.set("aria-describedby", caption)
        yield Markup(ElementTree.tostring(part, encoding="unicode"))  # noqa: S704 - our own drawing


def _apart(root: ElementTree.Element, beside: ElementTree.Element) -> ElementTree.Element:
    """Take what stands beside a map out of it, as a drawing of its own."""
    width, height = (float(root.get(side, "0")) for side in ("width", "height"))
    left = float(str(beside.get("transform")).removeprefix("translate(").split()[0])
    root.remove(beside)
    own = ElementTree.Element("svg", {"font-family": root.get("font-family", "")})
    own.append(beside)
    for part, start, wide in ((root, 0.0, left), (own, left, width - left)):
        part.attrib |= {
            "width": f"{wide:g}",
            "height": f"{height:g}",
            "viewBox": f"{start:g} 0 {wide:g} {height:g}",
        }
    return own


def _settle(root: ElementTree.Element, prefix: str) -> None:
    """Make a drawing light, its ids its own, and its colours those of the page; a mark tells what it is when pointed at."""
    for part in root.iter():
        part.tag = part.tag.removeprefix(_SVG)
        told = part.get("aria-label") if part.get("data-key") else None
        for name in _NOT_KEPT:
            part.attrib.pop(name, None)
        for name, value in part.attrib.items():
            part.set(name, _settled(name, value, prefix))
        if told:
            ElementTree.SubElement(part, "title").text = told


def _settled(name: str, value: str, prefix: str) -> str:
    if name == "id":
        return f"{prefix}-{value}"
    if name in _NUMBERS:
        return _LONG.sub(lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), value)
    return _ID.sub(rf"url(#{prefix}-\1)", _FALLBACK.sub(r"var(\1)", value))
