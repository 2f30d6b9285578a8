"""Two divisions against each other: municipalities where they lie, coloured by their region in A, tied to that in B."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from jeugdgraph.analysis.crosswalk import Crosswalk, crosswalk
from jeugdgraph.analysis.division import Division
from jeugdgraph.analysis.layouts import Places, apart, centroids, geographic
from jeugdgraph.analysis.nesting import intact
from jeugdgraph.analysis.networks.selection import Choice
from jeugdgraph.analysis.networks.ties import Tie
from jeugdgraph.errors import UsageProblem, quote
from jeugdgraph.graph import Graph
from jeugdgraph.pictures.colouring import coloured, neighbours
from jeugdgraph.pictures.network import legend, tables
from jeugdgraph.pictures.network.finish import drawn, picture
from jeugdgraph.pictures.network.ground import Ground, on_day, say
from jeugdgraph.pictures.network.scene import Hull, Node, Scene, Told, group, hulls, line, mark
from jeugdgraph.pictures.palette import HUES
from jeugdgraph.pictures.picture import Picture, Text, both, each
from jeugdgraph.present.ground import ground_notes, listing

GAP = 42.0
"""Distance between a municipality and its nearest neighbour, by the median."""
NAMED = 1
"""Regions that a line of the legend names; others are counted."""


def divisions(graph: Graph, on: date, a: str, b: str, *, unverified: bool = False) -> Picture:
    """Picture of division A with division B over it. UsageProblem when they are one and the same."""
    # Every role: in some divisions municipalities do not take part, but lie.
    ground = Ground.of(graph, on, Choice("division", "any", national=True), unverified=unverified)
    if a == b:
        raise UsageProblem(f"{quote(ground.division(a).nl)} is named twice; name two divisions.")
    over = _Over(ground, a, b)
    scene, nodes = Scene(ground.graph), over.nodes()
    for node in nodes:
        scene.add(node)
    in_a = [(one.member, one) for one in ground.held(over.ties_a)]
    for _, one in in_a:
        scene.source(one.source)
    in_b = {
        scene.tie(one, "apart" if over.marks.get(one.member) == "apart" else ""): one
        for one in ground.held(over.ties_b)
    }
    names = {"a": ground.division(a), "b": ground.division(b)}
    told = {"cut": say("mark nests not", **names), "apart": say("mark apart", **names)}
    return picture(
        ground.graph, scene, on=ground.on, name=f"network {a} {b}", title=say("divisions title", **names),
        summary=over.summary(),
        facts=(
            (say("colours"), say("colours told", **names)), drawn(scene), (say("layout"), say("layout geographic")),
            *((say("mark of", mark=text), say("count told", count=over.counted(key))) for key, text in told.items()),
        ),
        notes=(
            *each(lambda lang: ground_notes(ground.graph, ground.found.situation, (a, b), lang)),
            *ground.no_place(over.codes),
        ),
        tables=(
            tables.memberships(ground.graph, in_b.items()),
            tables.memberships(ground.graph, in_a, id="memberships-a", caption=say("memberships in", division=names["a"])),
            tables.nodes(ground.graph, nodes, say("members drawn"), over.sizes, told),
        ),
        parts={
            "layout": "geographic", "hulls": hulls(over.hulls()), "groups": over.groups(),
            "lines": [*legend.lines(), line("apart", say("line apart"), "strong", [8, 3], 2.5)],
            "marks": [mark(key, text) for key, text in told.items()],
        },
    )  # fmt: skip


class _Over:
    """Two divisions, and where what is drawn of them stands."""

    def __init__(self, ground: Ground, a: str, b: str) -> None:
        self.ground, self.a, self.b = ground, a, b

    @cached_property
    def one(self) -> Division:
        """Division A."""
        return self.ground.found.situation.division(self.a)

    @cached_property
    def other(self) -> Division:
        """Division B."""
        return self.ground.found.situation.division(self.b)

    @cached_property
    def over(self) -> Crosswalk:
        """B laid over A, every municipality counting as one."""
        return crosswalk(self.one, self.other)

    @cached_property
    def ties_a(self) -> list[Tie]:
        """Memberships that count of A."""
        return self._ties(self.a)

    @cached_property
    def ties_b(self) -> list[Tie]:
        """Memberships that count of B."""
        return self._ties(self.b)

    def _ties(self, division: str) -> list[Tie]:
        found = self.ground.found
        return [tie for tie in found.ties.ties if found.division_of.get(tie.arrangement) == division]

    @cached_property
    def regions_a(self) -> dict[str, dict[str, float]]:
        """Regions of A by municipality."""
        return self.one.region_of()

    @cached_property
    def regions_b(self) -> dict[str, dict[str, float]]:
        """Regions of B by municipality."""
        return self.other.region_of()

    @cached_property
    def codes(self) -> list[str]:
        """Municipalities with a region in one of them."""
        return sorted({*self.regions_a, *self.regions_b})

    @cached_property
    def marks(self) -> dict[str, str]:
        """Mark of each municipality that has one."""
        return marks(self.one, self.other)

    def counted(self, key: str) -> int:
        """Number of municipalities with a mark; who lies apart has regions that do not nest either."""
        return sum(found == key for found in self.marks.values())

    @cached_property
    def sizes(self) -> dict[str, int]:
        """Members of each region of B."""
        return {region: len(members) for region, members in self.other.members_of().items()}

    @cached_property
    def places(self) -> Places:
        """Municipalities on the map; regions of B amid their members."""
        found = geographic(self.ground.places(self.codes), GAP)
        found |= apart({code: (0.0, 0.0) for code in self.codes if code not in found}, GAP, found.values())
        return found | apart(centroids(self.other.members_of(), found), GAP / 2, found.values())

    @cached_property
    def colours(self) -> dict[str, str]:
        """Colour of each region of A."""
        return coloured(self.one, neighbours(self.ground.taken))

    def groups(self) -> list[Told]:
        """A line for each colour with the regions that have it, one for who has no region, one for regions of B."""
        by_colour: dict[str, list[str]] = {}
        for region, hue in self.colours.items():
            by_colour.setdefault(hue, []).append(region)
        found = [
            group(hue, self._regions(by_colour[hue]), legend.SHAPES[place % len(legend.SHAPES)], hue)
            for place, hue in enumerate(HUES) if hue in by_colour
        ]  # fmt: skip
        return [
            *found,
            group("none", say("group none", division=self.ground.division(self.a)), "dot", "grey"),
            group("region", say("group region in", division=self.ground.division(self.b)), "square", "paper"),
        ]

    def _regions(self, regions: list[str]) -> Text:
        names = both(
            lambda lang: listing(sorted(self.ground.label(r).of(lang) for r in regions), lang, NAMED)
        )
        return say("group colour", regions=names)

    def hulls(self) -> list[Hull]:
        """Regions of A as areas."""
        members = self.one.members_of()
        return [
            Hull(self.ground.label(one), tuple(sorted(members[one])), self.colours[one]) for one in members
        ]

    def nodes(self) -> list[Node]:
        """Municipalities, and the regions of B."""
        found = []
        for code in self.codes:
            node = self.ground.node(
                code, self.places[code], 8, *self._facts(code), mark=self.marks.get(code, "")
            )
            own = next(iter(self.regions_a.get(code, ())), "")
            found.append(replace(node, group=self.colours.get(own, "none")))
        for region, count in self.sizes.items():
            found.append(self.ground.node(region, self.places[region], 11, (say("members drawn"), count)))
        return found

    def _facts(self, code: str) -> list[tuple[Text, Text]]:
        return [
            (say("region in", division=self.ground.division(id_)), self.ground.label(region))
            for id_, regions in ((self.a, self.regions_a), (self.b, self.regions_b))
            for region in regions.get(code, ())
        ]

    def summary(self) -> Text:
        """What is to be seen, with figures."""
        whole = intact(self.over)
        return say(
            "divisions summary", day=on_day(self.ground.on), whole=whole.whole, regions=whole.regions,
            a=self.ground.division(self.a), b=self.ground.division(self.b), cut=len(self.marks),
            apart=self.counted("apart"),
        )  # fmt: skip


def marks(one: Division, other: Division) -> dict[str, str]:
    """Mark of each municipality whose regions in two divisions do not nest, by code.

    They do not nest when it has a region in each, and neither holds all municipalities of the other; or when it lies
    in several regions of one of them. ``apart``: it lies outside the region of `other` that has most municipalities
    of its region in `one`; where two have equally many, nobody lies apart. ``cut``: the others.

    >>> other = {"p": "x", "q": "x", "r": "y", "s": "y", "t": "x"}
    >>> marks(Division.of({**dict.fromkeys("pqr", "1"), **dict.fromkeys("st", "2")}), Division.of(other))
    {'p': 'cut', 'q': 'cut', 'r': 'apart', 's': 'cut', 't': 'cut'}
    """
    in_one, in_other = one.region_of(), other.region_of()
    both_ = sorted(in_one.keys() & in_other.keys())
    inside = _sets(in_one, both_), _sets(in_other, both_)
    found = {}
    for code in both_:
        pairs = [(a, b) for a in in_one[code] for b in in_other[code]]
        if len(pairs) == 1 and (inside[0][pairs[0][0]] <= inside[1][pairs[0][1]]
                                or inside[1][pairs[0][1]] <= inside[0][pairs[0][0]]):  # fmt: skip
            continue
        mains = [_main(inside[0][a], inside[1]) for a in in_one[code]]
        away = all(main and main not in in_other[code] for main in mains)
        found[code] = "apart" if away else "cut"
    return found


def _sets(regions: Mapping[str, Mapping[str, float]], codes: list[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for code in codes:
        for region in regions[code]:
            found.setdefault(region, set()).add(code)
    return found


def _main(members: set[str], others: Mapping[str, set[str]]) -> str:
    """Region that holds more of some municipalities than any other does; empty where two hold equally many."""
    counts = sorted(((len(members & inside), region) for region, inside in others.items()), reverse=True)
    return counts[0][1] if len(counts) == 1 or counts[0][0] > counts[1][0] else ""
