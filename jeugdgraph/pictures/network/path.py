"""The shortest path of cooperation between two, and others as short."""

from itertools import pairwise

from jeugdgraph.analysis.ids import is_municipality
from jeugdgraph.analysis.layouts import columns
from jeugdgraph.analysis.networks.paths import Path, as_short
from jeugdgraph.errors import UsageProblem, quote
from jeugdgraph.pictures.network import legend, tables
from jeugdgraph.pictures.network.finish import drawn, picture
from jeugdgraph.pictures.network.ground import Ground, on_day, say
from jeugdgraph.pictures.network.scene import Scene, line
from jeugdgraph.pictures.picture import Picture, Text, both, each
from jeugdgraph.present.ground import listing
from jeugdgraph.present.network.ground import say as say_of_network
from jeugdgraph.present.values import format_number

MOST = 10
"""Paths of equal length that are drawn."""
ACROSS, GAP = 230.0, 64.0


def path(ground: Ground, start: str, end: str, *, everybody: bool = False, most: int = MOST) -> Picture:
    """Picture of the shortest paths between two members or arrangements that exist on the date.

    Unless `everybody`, only municipalities may lie between. UsageProblem when both ends are the same. When there is
    no path the two ends are drawn.
    """
    if start == end:
        raise UsageProblem(f"both ends of the path are {quote(ground.label(start).nl)}.")
    ties = ground.found.ties
    via = None if everybody else [member for member in ties.members if is_municipality(member)]
    count, found = as_short(ties, start, end, via=via, most=most)
    scene, first = Scene(ground.graph), set(found[0].places) if found else {start, end}
    layers = _layers(found) or [[start], [end]]
    steps = sorted({pair for led in found for pair in pairwise(led.places)})
    places = columns(layers, steps, ACROSS, GAP)
    counts = {name: len(ties.members_of.get(name, ties.arrangements_of.get(name, ()))) for name in places}
    nodes = [
        ground.node(name, places[name], 16 if name in first else 9, (say("members or arrangements"), counts[name]),
                    mark="focus" if name in (start, end) else "")
        for name in places
    ]  # fmt: skip
    for node in nodes:
        scene.add(node)
    # A leg may be on several paths; on the first one it is drawn as that.
    legs = dict.fromkeys(tie for led in found for leg in led.legs for tie in leg)
    main = {tie for leg in (found[0].legs if found else ()) for tie in leg}
    kept = {
        scene.tie(one, "path" if tie in main else "as-short"): one
        for tie, one in zip(legs, ground.held(legs), strict=True)
    }
    return picture(
        ground.graph, scene, on=ground.on, name=f"network {ground.label(start).nl} {ground.label(end).nl}",
        title=say("path title", start=ground.label(start), end=ground.label(end)),
        summary=_summary(ground, start, end, count, found),
        facts=(
            *ground.facts(), (say("via"), say("via everybody" if everybody else "via municipalities")),
            drawn(scene), (say("layout"), say("layout layered")),
        ),
        notes=(*each(lambda lang: (say_of_network("path note", lang),)), *ground.notes(list(legs))),
        tables=(
            tables.memberships(ground.graph, kept.items()),
            tables.nodes(ground.graph, nodes, say("members or arrangements"), counts, {"focus": say("mark end")}),
        ),
        parts={
            "layout": "layered", "focus": [start, end], "paths": [list(led.places) for led in found],
            "groups": legend.groups(), "marks": [legend.focus(say("mark end"))],
            "lines": [
                line("path", say("line path"), "strong", width=3), line("as-short", say("line as short"), "rule", [6, 5]),
            ],
        },
    )  # fmt: skip


def _layers(found: tuple[Path, ...]) -> list[list[str]]:
    """Places by their step from the start; those of the first path come first."""
    layers: list[list[str]] = [[] for _ in (found[0].places if found else ())]
    for led in found:
        for layer, place in zip(layers, led.places, strict=True):
            if place not in layer:
                layer.append(place)
    return layers


def _summary(ground: Ground, start: str, end: str, count: int, found: tuple[Path, ...]) -> Text:
    ends = {"start": ground.label(start), "end": ground.label(end), "day": on_day(ground.on)}
    if not found:
        return say("path summary none", **ends)
    between = found[0].places[1:-1]
    told = both(lambda lang: listing([ground.label(one).of(lang) for one in between], lang, len(between)))
    if not between:
        return say("path summary direct", **ends)
    return say(
        "path summary one" if count == 1 else "path summary", **ends, steps=found[0].steps, between=told,
        paths=both(lambda lang: format_number(count, lang)), drawn=len(found),
    )  # fmt: skip
