"""The network of one municipality: its arrangements in rings by scale, and around them whom it meets there."""

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.ids import is_municipality
from jeugdgraph.analysis.layouts import Places, bearing, mean_angle, radii, ring
from jeugdgraph.analysis.networks.ties import Tie
from jeugdgraph.pictures.network import legend, tables
from jeugdgraph.pictures.network.finish import drawn, picture
from jeugdgraph.pictures.network.ground import Ground, both_hold, on_day, overlaps, say, window
from jeugdgraph.pictures.network.held import Held
from jeugdgraph.pictures.network.scene import Node, Ring, Scene, rings, time_of
from jeugdgraph.pictures.picture import Picture, Text, both

SCALES = ("local", "sub-regional", "regional", "supra-regional", "national", "")
"""Scales from the inside out; last those that are not known."""
PARTNERS = ("more", "one", "former")
"""Rings of partners: in two arrangements or more, in one, at another time only."""


def municipality(ground: Ground, code: str) -> Picture:
    """Picture of a municipality that exists on the date."""
    ego = _Ego(ground, code)
    scene, nodes, ties = Scene(ground.graph), ego.nodes(), list(ego.drawn)
    for node in nodes:
        scene.add(node)
    kept = {scene.tie(one): one for one in ego.drawn.values()}
    return picture(
        ground.graph, scene, on=ground.on, name=f"network {ground.label(code).nl}",
        title=say("municipality title", name=ground.label(code)), summary=ego.summary(),
        facts=(*ground.facts(), drawn(scene, sum(map(ground.counts, ties))), (say("layout"), say("layout rings"))),
        notes=(*ground.notes(ties), say("ego note", name=ground.label(code)), say("time note")),
        tables=(
            tables.memberships(ground.graph, kept.items()),
            tables.nodes(ground.graph, nodes, say("count here"), ego.counts, {"focus": say("mark focus")}),
        ),
        parts={
            "layout": "radial", "focus": [code], "rings": rings(ego.rings), "time": time_of(scene, ground.on),
            "groups": legend.groups(), "lines": legend.lines(), "marks": [legend.focus(ground.label(code))],
        },
    )  # fmt: skip


class _Ego:
    """What is drawn of a municipality, and where."""

    def __init__(self, ground: Ground, code: str) -> None:
        self.ground, self.code = ground, code

    @cached_property
    def own(self) -> dict[str, tuple[Held, ...]]:
        """Memberships of the municipality by arrangement, of all periods."""
        found: dict[str, list[Tie]] = {}
        for tie in self.ground.ever.ties:
            if tie.member == self.code:
                found.setdefault(tie.arrangement, []).append(tie)
        return {name: self.ground.held(ties) for name, ties in found.items()}

    @cached_property
    def windows(self) -> Mapping[str, tuple[date | None, date | None]]:
        """First and last day of the municipality in each arrangement."""
        return {name: window(found) for name, found in self.own.items()}

    @cached_property
    def met(self) -> Mapping[str, tuple[date | None, date | None]]:
        """The same of arrangements that it is undisputedly in: there it meets others."""
        sure = {name: [one for one in found if not one.disputed] for name, found in self.own.items()}
        return {name: window(found) for name, found in sure.items() if found}

    @cached_property
    def drawn(self) -> dict[Tie, Held]:
        """Memberships of the municipality, and those of others that hold while it is undisputedly in the same."""
        ties = [
            tie for tie in self.ground.ever.ties
            if tie.arrangement in self.met or (tie.member == self.code and tie.arrangement in self.own)
        ]  # fmt: skip
        pairs = zip(ties, self.ground.held(ties), strict=True)
        return {
            tie: one for tie, one in pairs
            if tie.member == self.code or overlaps(one, *self.met[tie.arrangement])
        }  # fmt: skip

    @cached_property
    def shared(self) -> dict[str, tuple[str, ...]]:
        """Partners on the date, with the arrangements shared."""
        return self.ground.found.ties.partners(self.code)

    @cached_property
    def now(self) -> frozenset[str]:
        """Arrangements of the municipality on the date."""
        return self.ground.found.ties.arrangements_of.get(self.code, frozenset())

    @cached_property
    def counts(self) -> dict[str, int]:
        """Members of each arrangement on the date; of each partner the number of arrangements shared."""
        members = {name: len(self.ground.found.ties.members_of.get(name, ())) for name in self.own}
        partners = {name: len(self.shared.get(name, ())) for name in self.partners}
        return {self.code: len(self.now), **members, **partners}

    @cached_property
    def partners(self) -> tuple[str, ...]:
        """Everybody met at some time."""
        return tuple(sorted({tie.member for tie in self.drawn} - {self.code, *self.own}))

    @cached_property
    def angles(self) -> dict[str, float]:
        """Direction of each partner, and of each arrangement: that of its members together."""
        points = self.ground.places({self.code, *self.partners})
        home = points.get(self.code)
        met: dict[str, set[str]] = {name: set() for name in (*self.own, *self.partners)}
        for tie in self.drawn:
            met[tie.arrangement].add(tie.member)
            if tie.member in met:
                met[tie.member].add(tie.arrangement)
        known = {
            # As on a map north is up, where y is smaller.
            name: -bearing(home, points[name])
            for name in self.partners
            if home is not None and name in points
        }
        for names in (self.own, [one for one in self.partners if one not in known]):
            known |= {
                name: mean_angle([known[other] for other in sorted(met[name]) if other in known])
                for name in names
            }
        return known

    def _ring_of(self, name: str) -> tuple[int, str]:
        """Place of the ring of an arrangement or partner, from the inside out, with what it is."""
        if name in self.own:
            scale = ns.local_name(self.ground.scale(name))
            place = SCALES.index(scale if scale in SCALES else "")
            return place, SCALES[place]
        many = len(self.shared.get(name, ()))
        kind = PARTNERS[0 if many > 1 else 1 if many else 2]
        return len(SCALES) + PARTNERS.index(kind), kind

    @cached_property
    def _members_of_rings(self) -> dict[tuple[int, str], list[str]]:
        found: dict[tuple[int, str], list[str]] = {}
        for name in (*self.own, *self.partners):
            found.setdefault(self._ring_of(name), []).append(name)
        return dict(sorted(found.items()))

    @cached_property
    def _radii(self) -> tuple[float, ...]:
        wide, narrow = (80.0, 110.0), (46.0, 90.0)
        return radii([
            (len(names), *(wide if place < len(SCALES) else narrow))
            for (place, _), names in self._members_of_rings.items()
        ])  # fmt: skip

    @cached_property
    def rings(self) -> list[Ring]:
        """The rings with their labels."""
        return [
            Ring(self._ring_label(kind, place), radius)
            for (place, kind), radius in zip(self._members_of_rings, self._radii, strict=True)
        ]

    def _ring_label(self, kind: str, place: int) -> Text:
        if place >= len(SCALES):
            return say(f"ring partners {kind}")
        if not kind:
            return say("ring no scale")
        graph = self.ground.graph
        return say("ring scale", scale=both(lambda lang: graph.concept("scale", kind, lang)))

    @cached_property
    def places(self) -> Places:
        """Where everything stands."""
        found: Places = {self.code: (0.0, 0.0)}
        for names, radius in zip(self._members_of_rings.values(), self._radii, strict=True):
            found |= ring({name: self.angles[name] for name in names}, radius)
        return found

    def nodes(self) -> list[Node]:
        """The municipality, its arrangements and its partners."""
        ground, counts = self.ground, self.counts
        found = [
            ground.node(
                self.code,
                self.places[self.code],
                26,
                (say("arrangements drawn"), len(self.now)),
                mark="focus",
            )
        ]
        for name in self.own:
            node = ground.node(
                name, self.places[name], 9 + 2 * math.sqrt(counts[name]), (say("members drawn"), counts[name])
            )
            start, end = both_hold((node.start, node.end), self.windows[name])
            found.append(replace(node, start=start, end=end))
        with_ego = say("shared with", name=ground.label(self.code))
        for name in self.partners:
            found.append(
                ground.node(
                    name, self.places[name], 7 + 1.5 * math.sqrt(counts[name]), (with_ego, counts[name])
                )
            )
        return found

    def summary(self) -> Text:
        """What is to be seen, with figures."""
        partners = {name: len(found) for name, found in self.shared.items() if is_municipality(name)}
        most = max(partners.values(), default=0)
        first = [name for name, count in partners.items() if count == most]
        return say(
            "municipality summary" if first else "municipality summary alone",
            name=self.ground.label(self.code), day=on_day(self.ground.on), arrangements=len(self.now),
            partners=len(partners), most=self.ground.labels(first, 5), shared=most,
        )  # fmt: skip
