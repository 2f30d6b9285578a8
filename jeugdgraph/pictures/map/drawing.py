"""The map as SVG: regions of A in colour, boundaries of A and B, names, residents, and the key beside it."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from textwrap import wrap

from jeugdgraph.dates import Language
from jeugdgraph.pictures.map.geometry import TILE, Geometry, Line, Polygon
from jeugdgraph.pictures.map.labels import LINE, Label
from jeugdgraph.pictures.map.lines import KINDS, Kind
from jeugdgraph.pictures.palette import FONT, colour
from jeugdgraph.text import clean_for_terminal, encodable, shorten

MARGIN, BESIDE, GAP = 10.0, 300.0, 36.0
"""Around the map; width of the key beside it, and the distance between them."""
NAME = 120
"""Characters of a name that a tile tells."""
FULL = 0.46
"""Radius of the largest symbol of residents, as part of the width of a tile."""
FILL = 0.62
"""How much of the colour of a region its tiles show: names in ink stand out on it."""
LEAST_SHARE, SEAM = 0.15, 0.03
"""Least width of a part of a split municipality, and half the width of the line between two; parts of its width."""
_SMALL, _STEP = 11.5, 15.0


@dataclass(frozen=True)
class Entry:
    """An entry of the key: a sign, by its name, and what it means."""

    sign: str
    text: str
    value: float = 0.0


@dataclass(frozen=True)
class Drawn:
    """Everything that a map shows, in one language.

    `fills` holds the colours of a municipality with their shares, `other_fills` those in B; one without is hatched.
    `beside` are headings with lines, listed beside the map.
    """

    geometry: Geometry
    title: str
    lang: Language
    fills: Mapping[str, tuple[tuple[str, float], ...]]
    lines: Mapping[Kind, tuple[Line, ...]]
    labels: Sequence[Label]
    names: Mapping[str, str]
    key: Sequence[Entry]
    compared: bool
    other_fills: Mapping[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    sizes: Mapping[str, float] = field(default_factory=dict)
    beside: Sequence[tuple[str, Sequence[str]]] = ()

    @property
    def largest(self) -> float:
        """The largest number of residents."""
        return max(self.sizes.values(), default=0.0)


def drawn(found: Drawn) -> str:
    """The whole drawing. Script and style find their way by class and ``data-code``."""
    geometry = found.geometry
    tall = max(geometry.height + 2 * MARGIN, _tall(found))
    wide = geometry.width + 2 * MARGIN + GAP + BESIDE
    return encodable("\n".join([
        f'<svg class="map" width="{wide:.0f}" height="{tall:.0f}" viewBox="0 0 {wide:.0f} {tall:.0f}"'
        f' font-family="{FONT}" role="img" aria-label="{_text(shorten(found.title, 4 * NAME))}">',
        "<defs>",
        *_definitions(found),
        "</defs>",
        f'<g class="land" transform="translate({MARGIN:g} {MARGIN:g})">',
        *_tiles(found),
        *_boundaries(found),
        *_people(found),
        *_names(found),
        "</g>",
        f'<g class="beside" transform="translate({geometry.width + 2 * MARGIN + GAP:g} {MARGIN:g})">',
        *_beside(found),
        "</g>",
        "</svg>",
    ]))  # fmt: skip


def _definitions(found: Drawn) -> Iterator[str]:
    """Hatching, and for each municipality in several regions its colours side by side."""
    yield (
        f'<pattern id="none-{found.lang}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="6" height="6" fill="{colour("paper")}"/>'
        f'<path d="M0 0V6" stroke="{colour("rule")}" stroke-width="2.5"/></pattern>'
    )
    for letter, own in (("a", found.fills), ("b", found.other_fills)):
        for code, fills in own.items():
            if len(fills) > 1:
                stops = "".join(_stops(fills))
                yield f'<linearGradient id="split-{letter}-{code}-{found.lang}">{stops}</linearGradient>'


def _stops(fills: Sequence[tuple[str, float]]) -> Iterator[str]:
    """Colours that meet sharply, as wide as their shares but none too narrow to be seen, with a line between them."""
    wide = [max(share, LEAST_SHARE) for _, share in fills]
    at = 0.0
    for number, ((name, _), part) in enumerate(zip(fills, wide, strict=True)):
        end = at + part / sum(wide)
        first, last = at + SEAM * (number > 0), end - SEAM * (number + 1 < len(fills))
        for place in (first, last):
            yield f'<stop offset="{place:.3f}" stop-color="{colour(name)}"/>'
        if number + 1 < len(fills):
            for place in (last, end + SEAM):
                yield f'<stop offset="{place:.3f}" stop-color="{colour("ink")}"/>'
        at = end


def _tiles(found: Drawn) -> Iterator[str]:
    yield f'<g class="tiles" stroke="{colour("paper")}" stroke-width="1" stroke-linejoin="round">'
    for code, outline in found.geometry.outlines.items():
        fills = found.fills.get(code, ())
        if not fills:
            fill = f'fill="url(#none-{found.lang})"'
        elif len(fills) > 1:
            fill = f'fill="url(#split-a-{code}-{found.lang})" fill-opacity="{FILL}"'
        else:
            fill = f'fill="{colour(fills[0][0])}" fill-opacity="{FILL}"'
        yield (
            f'<path class="tile" data-code="{_text(code)}" d="{_outline(outline)}" fill-rule="evenodd" {fill}>'
            f"<title>{_text(shorten(found.names[code], NAME))}</title></path>"
        )
    yield "</g>"


def _boundaries(found: Drawn) -> Iterator[str]:
    """Coast in a thin line; what only one of them has with a band beneath it; A solid, B dashed."""
    rims = [line for lines in found.geometry.rims.values() for line in lines]
    yield f'<path class="rim" d="{_path(rims)}" fill="none" stroke="{colour("rule")}" stroke-width="1"/>'
    paths = {kind: _path(found.lines[kind]) for kind in KINDS}
    yield '<g class="lines" fill="none" stroke-linejoin="round" stroke-linecap="round">'
    if found.compared:
        for kind in ("a", "b"):
            yield f'<path class="only {kind}" d="{paths[kind]}" stroke="{colour("strong")}" stroke-width="7" stroke-opacity="0.5"/>'
    if found.compared:  # the dashes of boundaries of both show when the solid line over them is taken away
        yield (
            f'<path class="line b" d="{paths["both"]}{paths["b"]}" stroke="{colour("ink")}" stroke-width="2.2"'
            ' stroke-dasharray="4 3.5" stroke-linecap="butt"/>'
        )
    yield f'<path class="line a" d="{paths["both"]}{paths["a"]}" stroke="{colour("ink")}" stroke-width="2.4"/>'
    yield "</g>"


def _people(found: Drawn) -> Iterator[str]:
    if not found.sizes:
        return
    yield f'<g class="people" fill="{colour("ink")}" fill-opacity="0.72" stroke="{colour("paper")}" stroke-width="0.8">'
    for code, size in found.sizes.items():
        if code in found.geometry.middles:
            x, y = found.geometry.middles[code]
            yield f'<circle cx="{x:g}" cy="{y:g}" r="{radius(found, size):.2f}"/>'
    yield "</g>"


def radius(found: Drawn, size: float) -> float:
    """Radius of a symbol: its area goes with the number of residents."""
    return TILE * FULL * math.sqrt(size / found.largest) if found.largest else 0.0


def _names(found: Drawn) -> Iterator[str]:
    yield (
        f'<g class="labels" text-anchor="middle" font-weight="600" fill="{colour("ink")}" stroke="{colour("paper")}"'
        ' stroke-width="3.2" stroke-linejoin="round" paint-order="stroke">'
    )
    for label in found.labels:
        x, y = label.at
        top = y - len(label.lines) * label.size * LINE / 2
        west, north, east, south = label.box
        box = f"{x:.1f} {y:.1f} {east - west:.1f} {south - north:.1f} {label.size:g}"
        yield f'<g class="label" font-size="{label.size:g}" data-box="{box}">'
        for number, line in enumerate(label.lines):
            yield f'<text x="{x:.1f}" y="{top + (number + 0.82) * label.size * LINE:.1f}">{_text(line)}</text>'
        yield "</g>"
    yield "</g>"


def _beside(found: Drawn) -> Iterator[str]:
    y = 4.0
    for entry in found.key:
        yield f'<g transform="translate(0 {y:g})">{_sign(found, entry)}</g>'
        for line in _lines(entry.text):
            yield _words(40, y + 13, line)
            y += _STEP
        y += 8
    for heading, told in found.beside:
        y += 10
        for line in _lines(heading, BESIDE):
            yield _words(0, y + 13, line, bold=True)
            y += _STEP
        y += 3
        for text in told:
            for line in _lines(text, BESIDE):
                yield _words(0, y + 13, line)
                y += _STEP


def _tall(found: Drawn) -> float:
    """Height of what stands beside the map."""
    key = sum(len(_lines(entry.text)) * _STEP + 8 for entry in found.key)
    lists = sum(
        13 + _STEP * sum(len(_lines(text, BESIDE)) for text in (heading, *told))
        for heading, told in found.beside
    )
    return key + lists + 2 * MARGIN + 12


def _lines(text: str, width: float = BESIDE - 40) -> list[str]:
    return wrap(clean_for_terminal(text), int(width / (_SMALL * 0.5)), max_lines=3, placeholder=" …") or [""]


def _words(x: float, y: float, text: str, *, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{_SMALL}" fill="{colour("ink")}"{weight}>{_text(text)}</text>'
    )


def _sign(found: Drawn, entry: Entry) -> str:
    """A sign of the key, 30 wide and 18 high."""
    line = f'<path d="M2 9H28" stroke="{colour("ink")}" stroke-width="2.4"/>'
    band = f'<path d="M2 9H28" stroke="{colour("strong")}" stroke-width="8" stroke-opacity="0.5"/>'
    dashes = f'<path d="M2 9H28" stroke="{colour("ink")}" stroke-width="2.2" stroke-dasharray="4 3.5"/>'
    box = '<rect x="4" y="1" width="22" height="16" rx="2" stroke="{}" stroke-width="1" {}/>'
    signs = {
        "a": line,
        "both": line,
        "only a": band + line,
        "only b": band + dashes,
        "none": box.format(colour("rule"), f'fill="url(#none-{found.lang})"'),
        "split": "".join(
            f'<path d="{half}" fill="{colour(name)}" fill-opacity="{FILL}"/>'
            for half, name in (("M4 1H15V17H4Z", "blue"), ("M15 1H26V17H15Z", "orange"))
        )
        + f'<path d="M15 1V17" stroke="{colour("ink")}" stroke-width="1.6"/>',
        "people": f'<circle cx="15" cy="9" r="{radius(found, entry.value):.2f}" fill="{colour("ink")}" fill-opacity="0.72"/>',
    }
    return signs[entry.sign]


def _outline(polygons: Iterable[Polygon]) -> str:
    return "".join(f"M{_points(ring)}Z" for polygon in polygons for ring in polygon)


def _path(lines: Iterable[Line]) -> str:
    return "".join(f"M{_points(line)}" for line in lines)


def _points(line: Line) -> str:
    return "L".join(f"{x:g} {y:g}" for x, y in line)


def _text(text: str) -> str:
    return escape(clean_for_terminal(text))
