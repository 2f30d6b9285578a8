"""The whole country: municipalities and the arrangements amid them, or municipalities tied by what they share."""

import math
from collections.abc import Mapping, Sequence
from typing import Literal

from jeugdgraph.analysis.ids import is_municipality
from jeugdgraph.analysis.layouts import Places, apart, centroids, force, geographic
from jeugdgraph.analysis.networks.ties import Ties, projection
from jeugdgraph.pictures.network import legend, tables
from jeugdgraph.pictures.network.finish import drawn, picture, tied
from jeugdgraph.pictures.network.ground import Ground, on_day, say
from jeugdgraph.pictures.network.scene import Scene, line, time_of
from jeugdgraph.pictures.picture import Column, Picture, Row, Table, Text, both
from jeugdgraph.present.values import format_number

Layout = Literal["geographic", "force"]
GAP = 42.0
"""Distance between a municipality and its nearest neighbour, by the median."""
BETWEEN = 13.0
"""Least distance between an arrangement and anything else."""
READABLE = 3
"""Ties per municipality that a picture of shared arrangements has at most, unless told how many must be shared."""
EXTENT, PULL = 900.0, 0.1
"""Half of the extent of places by forces, and how hard the strongest tie pulls."""


def country(ground: Ground, layout: Layout = "geographic", seed: int = 0) -> Picture:
    """Picture of all municipalities and the arrangements chosen, of all periods."""
    scene, ever, found = Scene(ground.graph), ground.ever, ground.found.ties
    counts = {name: len(found.arrangements_of.get(name, ())) for name in ever.members}
    counts |= {name: len(found.members_of.get(name, ())) for name in ever.arrangements}
    places = _placed(ground, ever, layout, seed)
    nodes = [
        ground.node(name, places[name], 6.0, (say("arrangements drawn"), counts[name])) for name in ever.members
        if name not in ever.members_of
    ] + [
        ground.node(name, places[name], 2.5 + 1.2 * math.sqrt(counts[name]), (say("members drawn"), counts[name]))
        for name in ever.arrangements
    ]  # fmt: skip
    for node in nodes:
        scene.add(node)
    kept = tied(scene, ground, ever.ties)
    now = [tie.member for tie in found.ties if is_municipality(tie.member)]
    summary = say(
        "country summary", day=on_day(ground.on), members=len(set(now)), arrangements=len(found.arrangements),
        ties=_number(len(now)), mean=_number(len(now) / max(len(set(now)), 1), 1),
    )  # fmt: skip
    return picture(
        ground.graph, scene, on=ground.on, name="network country", title=say("country title"), summary=summary,
        facts=(*ground.facts(), drawn(scene, len(found.ties)), (say("layout"), say(f"layout {layout}", seed=seed))),
        notes=(*ground.notes(ever.ties), *_lost(ground, ever.members, layout), say("time note")),
        tables=(
            tables.memberships(ground.graph, kept.items(), brief=True),
            tables.nodes(ground.graph, nodes, say("count country"), counts, {}),
        ),
        parts={
            "layout": layout, "time": time_of(scene, ground.on), "groups": legend.groups(), "lines": legend.lines(),
        },
    )  # fmt: skip


def shared(ground: Ground, least: int | None = None, layout: Layout = "geographic", seed: int = 0) -> Picture:
    """Picture of all municipalities on the date, tied where they share arrangements: `least` of them or more.

    Without `least` it is the smallest number that leaves `READABLE` ties per municipality or fewer.
    """
    ties, scene = ground.found.ties, Scene(ground.graph)
    codes = ground.found.situation.municipalities
    weight = {(a, b): int(n) for a, b, n in projection(ties, codes).edges(data="weight")}
    chosen = readable(list(weight.values()), len(codes)) if least is None else least
    kept = {pair: n for pair, n in sorted(weight.items()) if n >= chosen}
    places = _by_force(codes, kept, seed, GAP / 2) if layout == "force" else _on_map(ground, codes)
    counts = dict.fromkeys(codes, 0)
    for code in (code for pair in kept for code in pair):
        counts[code] += 1
    nodes = [
        ground.node(code, places[code], 5 + 1.5 * math.sqrt(counts[code]), (say("partners drawn", least=chosen), counts[code]))
        for code in codes
    ]  # fmt: skip
    for node in nodes:
        scene.add(node)
    for source in ground.found.sources:
        scene.source(source)
    table = _pairs(ground, scene, ties, kept)
    return picture(
        ground.graph, scene, on=ground.on, name="network country projection", title=say("projection title"),
        summary=_told(ground, weight, kept, chosen),
        facts=(
            *ground.facts(), (say("threshold"), say("threshold told" if least is None else "threshold asked", least=chosen)),
            drawn(scene), (say("layout"), say(f"layout {layout}", seed=seed)),
        ),
        notes=(*ground.notes(ties.ties), *_lost(ground, codes, layout)),
        tables=(table, tables.nodes(ground.graph, nodes, say("partners drawn", least=chosen), counts, {})),
        parts={
            "layout": layout, "groups": legend.groups(), "lines": [line("shared", say("line shared"), "quiet")],
        },
    )  # fmt: skip


def readable(weights: Sequence[int], nodes: int) -> int:
    """Smallest number of shared arrangements that leaves `READABLE` ties per node or fewer; 1 at least.

    >>> readable([1, 1, 1, 1, 2, 2, 5], 1), readable([], 3)
    (2, 1)
    """
    least = 1
    while sum(weight >= least for weight in weights) > READABLE * max(nodes, 1):
        least += 1
    return least


def _placed(ground: Ground, ties: Ties, layout: Layout, seed: int) -> Places:
    """Places of members and arrangements."""
    names = sorted({*ties.members, *ties.arrangements})
    if layout == "force":
        return _by_force(
            names, {pair: len(found) for pair, found in sorted(ties.between.items())}, seed, BETWEEN
        )
    on_map = _on_map(ground, [code for code in ties.members if is_municipality(code)])
    rest = {name: ties.members_of.get(name, frozenset()) for name in names if name not in on_map}
    wanted = centroids(rest, on_map)
    # Who has no municipality among its members stands amid the arrangements that it is in.
    reached = centroids({n: ties.arrangements_of.get(n, ()) for n in rest if n not in wanted}, wanted)
    wanted |= {name: reached.get(name, (0.0, 0.0)) for name in rest if name not in wanted}
    largest = sorted(wanted, key=lambda name: (-len(rest[name]), name))
    return on_map | apart({name: wanted[name] for name in largest}, BETWEEN, on_map.values())


def _on_map(ground: Ground, codes: Sequence[str]) -> Places:
    """Municipalities where they lie; those of which it is not known amid those that they share arrangements with."""
    found = geographic(ground.places(codes), GAP)
    lost = [code for code in codes if code not in found]
    near = {code: ground.ever.partners(code).keys() for code in lost}
    wanted = {code: centroids(near, found).get(code, (0.0, 0.0)) for code in lost}
    return found | apart(wanted, GAP / 2, found.values())


def _lost(ground: Ground, names: Sequence[str], layout: Layout) -> tuple[Text, ...]:
    return ground.no_place(filter(is_municipality, names)) if layout == "geographic" else ()


def _by_force(names: Sequence[str], weights: Mapping[tuple[str, str], int], seed: int, gap: float) -> Places:
    """Places by forces; ties pull little, or members of one arrangement would end up in one place."""
    most = max(weights.values(), default=1)
    edges = [(a, b, PULL * n / most) for (a, b), n in weights.items()]
    return force(names, edges, seed=seed, size=EXTENT, gap=gap)


def _pairs(ground: Ground, scene: Scene, ties: Ties, kept: Mapping[tuple[str, str], int]) -> Table:
    """Draw the pairs; gives them as a table."""
    rows = []
    for (one, other), weight in kept.items():
        names = both(lambda lang, a=one, b=other: "; ".join(
            sorted(ground.label(id_).of(lang) for id_ in ties.arrangements_of[a] & ties.arrangements_of[b])
        ))  # type: ignore[misc]  # fmt: skip
        key = scene.link(one, other, "shared", weight=weight, note=names)
        rows.append(Row((ground.label(one), ground.label(other), weight, names), key))
    columns = tuple(Column(name, say(name)) for name in ("one", "other", "shared", "names shared"))
    return Table("ties", say("ties"), columns, tuple(rows))


def _told(
    ground: Ground, weight: Mapping[tuple[str, str], int], kept: Mapping[tuple[str, str], int], least: int
) -> Text:
    pairs = _number(len(weight))
    if not kept:
        return say("projection summary none", day=on_day(ground.on), pairs=pairs, least=least)
    one, other = min(kept, key=lambda pair: (-kept[pair], pair))
    return say(
        "projection summary", day=on_day(ground.on), pairs=pairs, drawn=_number(len(kept)), least=least,
        one=ground.label(one), other=ground.label(other), most=kept[one, other],
    )  # fmt: skip


def _number(value: float, digits: int | None = None) -> Text:
    return both(lambda lang: format_number(value, lang, digits))
