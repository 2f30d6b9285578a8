"""A network as a standing drawing (SVG): what its page shows at first, with its legend."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from jeugdgraph.analysis.layouts import hull
from jeugdgraph.dates import Language
from jeugdgraph.pictures.palette import colour
from jeugdgraph.pictures.picture import Picture
from jeugdgraph.text import clean_for_terminal, shorten

Thing = Mapping[str, Any]
"""A node, edge, group, … of a scene, as JSON."""
Point = tuple[float, float]

WIDTH, MARGIN = 1200.0, 40.0
LETTER, LABEL, LONGEST = 11.0, 28, 60
"""Size of a label, and the letters at most of a node's name and of any other."""
STEP, COLUMN = 18.0, 370.0
"""Height of a row of the legend, and the width of a column."""
INK = 120.0
"""Lines that are drawn in full colour; the more there are, the fainter each, so that the marks stay on top."""
_SIDES: dict[str, tuple[int, float]] = {
    "square": (4, math.pi / 4),
    "diamond": (4, 0),
    "triangle": (3, -math.pi / 2),
    "triangleDown": (3, math.pi / 2),
    "hexagon": (6, 0),
    "star": (10, -math.pi / 2),
}
"""Corners of a shape, and the angle of the first."""


def drawing(picture: Picture, lang: Language) -> str:
    """The network on its reference date."""
    scene = picture.scene
    nodes, edges = at(scene, picture.on.isoformat())
    place = _Frame(scene["nodes"])
    legend = list(_legend(scene, lang, place.height + MARGIN))
    labels = _Labels()
    height = place.height + MARGIN + STEP * math.ceil(len(legend) / _columns())
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH:g}" height="{height:g}" viewBox="0 0 {WIDTH:g} {height:g}">',
        *_rings(scene, place),
        *_hulls(scene, nodes, place),
        *_edges(scene, edges, nodes, place),
        *_nodes(scene, nodes, place),
        *_names_of_rings(scene, place, labels, lang),
        *_names(nodes, place, labels, lang),
        *_names_of_hulls(scene, nodes, place, labels, lang),
        *legend,
        "</svg>",
    ])  # fmt: skip


def at(scene: Thing, day: str) -> tuple[dict[str, Thing], list[Thing]]:
    """Nodes by id and edges that are there on a day (ISO 8601).

    A node of which no edge is there stays when it is in focus, or never has one.
    """
    living = {node["id"]: node for node in scene["nodes"] if _holds(node, "from", "until", day)}
    edges = [
        edge for edge in scene["edges"]
        if _holds(edge, "start", "end", day) and edge["from"] in living and edge["to"] in living
    ]  # fmt: skip
    tied, ever = _ends(edges) | set(scene.get("focus", ())), _ends(scene["edges"])
    return {id_: node for id_, node in living.items() if id_ in tied or id_ not in ever}, edges


def _ends(edges: Iterable[Thing]) -> set[str]:
    return {end for edge in edges for end in (edge["from"], edge["to"])}


def _holds(thing: Thing, start: str, end: str, day: str) -> bool:
    first, last = thing.get(start), thing.get(end)
    return (not first or first <= day) and (not last or day < last)


class _Frame:
    """The places of a scene on paper."""

    def __init__(self, nodes: Iterable[Thing]) -> None:
        points = [(node["x"], node["y"]) for node in nodes] or [(0.0, 0.0)]
        self._left, self._top = min(x for x, _ in points), min(y for _, y in points)
        wide, tall = max(x for x, _ in points) - self._left, max(y for _, y in points) - self._top
        self.scale: float = min((WIDTH - 2 * MARGIN) / max(wide, 1), 1.25)
        self._indent = (WIDTH - wide * self.scale) / 2
        self.height = tall * self.scale + 2 * MARGIN

    def point(self, x: float, y: float) -> Point:
        return (x - self._left) * self.scale + self._indent, (y - self._top) * self.scale + MARGIN

    def of(self, node: Thing) -> Point:
        return self.point(node["x"], node["y"])

    def size(self, node: Thing) -> float:
        size: float = node.get("size", 6.0)
        return max(size * min(self.scale, 1.0), 2.5)


def _rings(scene: Thing, place: _Frame) -> Iterator[str]:
    for ring in scene.get("rings", ()):
        (x, y), radius = place.point(0, 0), ring["radius"] * place.scale
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="none" stroke="{colour("faint")}"/>'


def _names_of_rings(scene: Thing, place: _Frame, labels: "_Labels", lang: Language) -> Iterator[str]:
    for ring in scene.get("rings", ()):
        x, y = place.point(0, 0)
        yield from labels.put(
            x, y - ring["radius"] * place.scale - 3, _told(ring["label"], lang), ink="quiet"
        )


def _hulls(scene: Thing, nodes: Mapping[str, Thing], place: _Frame) -> Iterator[str]:
    for one in scene.get("hulls", ()):
        inside = [place.of(nodes[id_]) for id_ in one["members"] if id_ in nodes]
        if inside:
            path = " L".join(f"{x:.1f},{y:.1f}" for x, y in hull(inside))
            ink = colour(one.get("colour", "rule"))
            yield (
                f'<path d="M{path}Z" fill="{ink}" fill-opacity="0.12" stroke="{ink}" stroke-width="22"'
                ' stroke-opacity="0.12" stroke-linejoin="round"/>'
            )


def _names_of_hulls(
    scene: Thing, nodes: Mapping[str, Thing], place: _Frame, labels: "_Labels", lang: Language
) -> Iterator[str]:
    for one in scene.get("hulls", ()):
        inside = [place.of(nodes[id_]) for id_ in one["members"] if id_ in nodes]
        if inside:
            x = sum(x for x, _ in inside) / len(inside)
            yield from labels.put(x, min(y for _, y in inside) - 14, _told(one["label"], lang), ink="quiet")


def _edges(scene: Thing, edges: Sequence[Thing], nodes: Mapping[str, Thing], place: _Frame) -> Iterator[str]:
    lines = {line["key"]: line for line in scene["lines"]}
    opacity = max(0.2, min(0.6, INK / max(len(edges), 1)))
    for edge in edges:
        (x1, y1), (x2, y2) = place.of(nodes[edge["from"]]), place.of(nodes[edge["to"]])
        yield (
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" {_stroke(lines[edge["line"]])}'
            f' stroke-opacity="{opacity:.2f}"/>'
        )


def _stroke(line: Thing) -> str:
    dashes = line.get("dashes")
    dashed = f' stroke-dasharray="{" ".join(f"{part:g}" for part in dashes)}"' if dashes else ""
    return f'stroke="{colour(line["colour"])}" stroke-width="{line.get("width", 1):g}"{dashed}'


def _nodes(scene: Thing, nodes: Mapping[str, Thing], place: _Frame) -> Iterator[str]:
    groups = {group["key"]: group for group in scene["groups"]}
    for node in nodes.values():
        group, (x, y), size = groups[node["group"]], place.of(node), place.size(node)
        yield shape(group["shape"], x, y, size, colour(group["colour"]))
        if node.get("mark"):
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size + 3.5:.1f}" fill="none" stroke="{colour("strong")}" stroke-width="2"/>'


def shape(name: str, x: float, y: float, size: float, fill: str) -> str:
    """A mark with an outline in ink; what is no polygon is a disc."""
    outline = f'fill="{fill}" stroke="{colour("ink")}" stroke-width="1"'
    if name not in _SIDES:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" {outline}/>'
    corners, first = _SIDES[name]
    points = []
    for turn in range(corners):
        far = size * (0.45 if name == "star" and turn % 2 else 1.15)
        angle = first + 2 * math.pi * turn / corners
        points.append(f"{x + far * math.cos(angle):.1f},{y + far * math.sin(angle):.1f}")
    return f'<polygon points="{" ".join(points)}" {outline}/>'


def _names(nodes: Mapping[str, Thing], place: _Frame, labels: "_Labels", lang: Language) -> Iterator[str]:
    """Names of nodes where there is room, the largest nodes first."""
    for node in sorted(nodes.values(), key=lambda node: (-float(node.get("size", 0)), node["id"])):
        (x, y), text = place.of(node), shorten(_told(node["label"], lang), LABEL)
        yield from labels.put(x, y + place.size(node) + LETTER, text)


class _Labels:
    """Labels that leave each other room: one that would lie over another is left out."""

    def __init__(self) -> None:
        self._taken: list[tuple[float, float, float, float]] = []

    def put(self, x: float, y: float, text: str, ink: str = "ink") -> Iterator[str]:
        """The label, or nothing."""
        half = len(text) * LETTER * 0.27
        left, top, right, bottom = x - half, y - LETTER, x + half, y + 2
        if not any(a < right and left < c and b < bottom and top < d for a, b, c, d in self._taken):
            self._taken.append((left, top, right, bottom))
            yield _label(x, y, text, ink=ink)


def _legend(scene: Thing, lang: Language, top: float) -> Iterator[str]:
    """A row for every group, line and mark, in columns."""
    entries: list[tuple[str, Thing]] = [("group", one) for one in scene["groups"]]
    entries += [("line", one) for one in scene["lines"]] + [("mark", one) for one in scene.get("marks", ())]
    for number, (kind, one) in enumerate(entries):
        row, column = divmod(number, _columns())
        x, y = MARGIN + column * COLUMN, top + row * STEP
        yield f"<g>{_sign(kind, one, x, y - 4)}{_label(x + 22, y, _told(one['label'], lang), middle=False)}</g>"


def _sign(kind: str, one: Thing, x: float, y: float) -> str:
    if kind == "group":
        return shape(one["shape"], x + 8, y, 6, colour(one["colour"]))
    if kind == "line":
        return f'<line x1="{x:g}" y1="{y:g}" x2="{x + 16:g}" y2="{y:g}" {_stroke(one)}/>'
    return (
        f'<circle cx="{x + 8:g}" cy="{y:g}" r="6" fill="none" stroke="{colour("strong")}" stroke-width="2"/>'
    )


def _columns() -> int:
    return int((WIDTH - 2 * MARGIN) // COLUMN)


def _label(x: float, y: float, text: str, *, ink: str = "ink", middle: bool = True) -> str:
    anchor = ' text-anchor="middle"' if middle else ""
    halo = f'stroke="{colour("paper")}" stroke-width="3" paint-order="stroke" stroke-linejoin="round"'
    told = escape(shorten(clean_for_terminal(text), LONGEST))
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{LETTER:g}" fill="{colour(ink)}" {halo}{anchor}>{told}</text>'


def _told(words: str | Mapping[str, str], lang: Language) -> str:
    return words if isinstance(words, str) else words[lang]
