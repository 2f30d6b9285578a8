"""The network of one arrangement: its members, the other arrangements that tie them, the regions that cut it."""

import math
from functools import cached_property

from jeugdgraph.analysis.ids import is_municipality
from jeugdgraph.analysis.layouts import Places, bearing, centroids, mean_angle, radii, ring
from jeugdgraph.analysis.networks.selection import Choice
from jeugdgraph.analysis.networks.ties import Tie
from jeugdgraph.errors import UsageProblem, quote
from jeugdgraph.pictures.network import legend, tables
from jeugdgraph.pictures.network.finish import drawn, picture, tied
from jeugdgraph.pictures.network.ground import Ground, on_day, say
from jeugdgraph.pictures.network.scene import Node, Ring, Scene, mark, rings, time_of
from jeugdgraph.pictures.picture import Picture, Text

LEAST = 2
"""Members that another arrangement has in common, from which it is drawn."""


def arrangement(ground: Ground, id_: str, least: int = LEAST) -> Picture:
    """Picture of an arrangement. UsageProblem when it has no member at any time that a picture can show."""
    seen = _Arrangement(ground, id_, least)
    scene, nodes, ties = Scene(ground.graph), seen.nodes(), seen.ties
    for node in nodes:
        scene.add(node)
    kept = tied(scene, ground, ties)
    marks = {"focus": say("mark focus"), "cut": say("mark cut region")}
    return picture(
        ground.graph, scene, on=ground.on, name=f"network {ground.label(id_).nl}",
        title=say("arrangement title", name=ground.label(id_)), summary=seen.summary(),
        facts=(
            *ground.facts(), drawn(scene, sum(map(ground.counts, ties))), (say("layout"), say("layout members")),
            *((say("cut by"), say("cut by told", division=ground.division(one), count=len(pieces)))
              for one, pieces in seen.cutting.items()),
        ),
        notes=(*ground.notes(ties), say("time note")),
        tables=(
            tables.memberships(ground.graph, kept.items()),
            tables.nodes(ground.graph, nodes, say("count inside"), seen.counts, marks),
        ),
        parts={
            "layout": "radial", "focus": [id_], "rings": rings(seen.rings), "time": time_of(scene, ground.on),
            "groups": legend.groups(), "lines": legend.lines(),
            "marks": [legend.focus(ground.label(id_)), mark("cut", say("mark cut region"))],
        },
    )  # fmt: skip


class _Arrangement:
    """What is drawn of an arrangement, and where."""

    def __init__(self, ground: Ground, id_: str, least: int) -> None:
        self.ground, self.id, self.least = ground, id_, least
        if not self.own:
            raise UsageProblem(
                f"{quote(ground.label(id_).nl)} has no members that a picture can show. --roles any takes in those"
                " that provide or are served, --all what nobody has verified."
            )

    @cached_property
    def _itself(self) -> Ground:
        """The arrangement by itself, whatever its domain, kind or size."""
        chosen = self.ground.found.choice
        alone = Choice(roles=chosen.roles, national=True, everyone=True)
        situation = self.ground.found.situation
        return Ground.of(self.ground.graph, self.ground.on, alone, unverified=situation.unverified)

    @cached_property
    def own(self) -> tuple[Tie, ...]:
        """Memberships of the arrangement, of all periods."""
        return tuple(tie for tie in self._itself.ever.ties if tie.arrangement == self.id)

    @cached_property
    def members(self) -> tuple[str, ...]:
        """Members at some time."""
        return tuple(sorted({tie.member for tie in self.own}))

    @cached_property
    def now(self) -> frozenset[str]:
        """Members on the date."""
        return self._itself.found.ties.members_of.get(self.id, frozenset())

    @cached_property
    def cutting(self) -> dict[str, tuple[str, ...]]:
        """Divisions that put the members in more than one region, with these regions."""
        found = self.ground.found
        regions: dict[str, set[str]] = {}
        for tie in found.ties.ties:
            division = found.division_of.get(tie.arrangement)
            if division and tie.member in self.now and tie.arrangement != self.id:
                regions.setdefault(division, set()).add(tie.arrangement)
        return {one: tuple(sorted(pieces)) for one, pieces in sorted(regions.items()) if len(pieces) > 1}

    @cached_property
    def divisions(self) -> int:
        """Number of divisions that a member has a region in, its own not counted."""
        found = self.ground.found
        own = found.division_of.get(self.id)
        return len({
            found.division_of[tie.arrangement]
            for tie in found.ties.ties if tie.member in self.now and tie.arrangement in found.division_of
        } - {own})  # fmt: skip

    @cached_property
    def inside(self) -> dict[str, int]:
        """Other arrangements drawn, with the number of members of this one in them on the date."""
        ties = self.ground.found.ties
        common = {name: len(ties.members_of[name] & self.now) for name in ties.arrangements}
        cut = {region for pieces in self.cutting.values() for region in pieces}
        return {
            name: count for name, count in common.items()
            if name != self.id and name not in self.members and (count >= self.least or name in cut)
        }  # fmt: skip

    @cached_property
    def ties(self) -> list[Tie]:
        """Memberships drawn: of the arrangement, and of its members in the others."""
        members = set(self.members)
        others = [t for t in self.ground.ever.ties if t.arrangement in self.inside and t.member in members]
        return [*self.own, *others]

    @cached_property
    def counts(self) -> dict[str, int]:
        """Members of each arrangement drawn that are members here; of a member the others that it is in."""
        found = self.ground.found.ties.arrangements_of
        of_members = {name: len(found.get(name, frozenset()) & self.inside.keys()) for name in self.members}
        return {self.id: len(self.now), **of_members, **self.inside}

    @cached_property
    def angles(self) -> dict[str, float]:
        """Direction of each member from the middle of all, and of each other arrangement: that of its members."""
        points = self.ground.places(name for name in self.members if is_municipality(name))
        middle = centroids({"": points}, points).get("", (0.0, 0.0))
        found = {name: -bearing(middle, point) for name, point in points.items()}
        met: dict[str, list[float]] = {name: [] for name in (*self.members, *self.inside)}
        for tie in self.ties:
            if tie.arrangement in met and tie.member in found:
                met[tie.arrangement].append(found[tie.member])
        return {name: found.get(name, mean_angle(met[name])) for name in met}

    @cached_property
    def rings(self) -> list[Ring]:
        """Members, and around them the others."""
        inner, outer = radii([(len(self.members), 60, 150), (len(self.inside), 80, 130)])
        inner = max(inner, outer * 0.45 if self.inside else 0)
        found = [Ring(say("ring members"), inner)]
        return [*found, Ring(say("ring others", least=self.least), outer)] if self.inside else found

    @cached_property
    def places(self) -> Places:
        """Where everything stands."""
        found: Places = {self.id: (0.0, 0.0)}
        for names, one in zip((self.members, tuple(self.inside)), self.rings, strict=False):
            found |= ring({name: self.angles[name] for name in names}, one.radius)
        return found

    def nodes(self) -> list[Node]:
        """The arrangement, its members, the others."""
        ground, cut = self.ground, {region for pieces in self.cutting.values() for region in pieces}
        inside = say("inside", name=ground.label(self.id))
        found = [ground.node(self.id, (0.0, 0.0), 26, (say("members drawn"), len(self.now)), mark="focus")]
        found += [
            ground.node(name, self.places[name], 9 + math.sqrt(self.counts[name]),
                        (say("others drawn"), self.counts[name]))
            for name in self.members
        ]  # fmt: skip
        found += [
            ground.node(name, self.places[name], 7 + 2 * math.sqrt(count), (inside, count),
                        (say("members drawn"), len(ground.found.ties.members_of[name])),
                        mark="cut" if name in cut else "")
            for name, count in self.inside.items()
        ]  # fmt: skip
        return found

    def summary(self) -> Text:
        """What is to be seen, with figures."""
        return say(
            "arrangement summary", name=self.ground.label(self.id), day=on_day(self.ground.on), members=len(self.now),
            least=self.least, others=sum(count >= self.least for count in self.inside.values()),
            whole=sum(count == len(self.now) for count in self.inside.values()), cut=len(self.cutting),
            divisions=self.divisions,
        )  # fmt: skip
