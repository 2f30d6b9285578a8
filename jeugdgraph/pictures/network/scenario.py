"""A scenario before and after: the regions that change, with their municipalities then and now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from jeugdgraph.analysis.layouts import Places, apart, centroids, geographic
from jeugdgraph.analysis.networks.selection import Choice
from jeugdgraph.analysis.networks.ties import Tie
from jeugdgraph.analysis.scenario.effect import RegionChange
from jeugdgraph.analysis.scenario.run import Outcome
from jeugdgraph.analysis.scenario.state import NEW
from jeugdgraph.analysis.scenario.steps import MergeMunicipalities
from jeugdgraph.graph import Graph
from jeugdgraph.pictures.network import legend, tables
from jeugdgraph.pictures.network.finish import drawn, picture
from jeugdgraph.pictures.network.ground import Ground, say
from jeugdgraph.pictures.network.held import Held
from jeugdgraph.pictures.network.scene import Node, Scene, line, mark
from jeugdgraph.pictures.picture import Column, Picture, Row, Table, Text, both, each
from jeugdgraph.present.ground import ground_notes, listing
from jeugdgraph.present.whatif.words import Speaker

GAP = 60.0
"""Distance between a municipality and its nearest neighbour, by the median."""


def scenario(graph: Graph, found: Outcome) -> Picture:
    """Picture of a scenario that has been followed."""
    seen = _Scenario(graph, found)
    scene, nodes, on = Scene(graph), seen.nodes(), seen.ground.on
    for node in nodes:
        scene.add(node)
    rows = [row for change in seen.changes for row in seen.draw(scene, change)]
    marks = {key: say(f"mark {key}") for key in ("moved", "gone", "new")}
    steps = tuple(
        (Text(nl[0], en[0]), Text(nl[1], en[1]))
        for nl, en in zip(*(speaker.steps(found.followed.steps) for speaker in seen.speakers), strict=True)
    )
    return picture(
        graph, scene, on=on, name=f"network scenario {found.written.title}".strip(),
        title=say("scenario title", title=seen.title()), summary=seen.summary(),
        facts=(*steps, drawn(scene), (say("layout"), say("layout geographic"))),
        notes=(
            say("scenario note"),
            *each(lambda lang: ground_notes(graph, found.ground.situation, found.effect.subjects, lang)),
            *seen.ground.no_place(code for code in seen.codes if code in found.followed.before.municipalities),
        ),
        tables=(
            Table("changes", say("changes"), seen.columns(), tuple(rows)),
            tables.nodes(graph, nodes, say("members after"), seen.sizes, marks),
        ),
        parts={
            "layout": "geographic", "groups": legend.groups(), "marks": [mark(key, text) for key, text in marks.items()],
            "lines": [
                line("kept", say("line kept"), "rule", width=1), line("removed", say("line removed"), "strong", [6, 5], 2.5),
                line("added", say("line added"), "blue", width=3),
            ],
        },
    )  # fmt: skip


@dataclass(frozen=True, eq=False)
class _Scenario:
    """What is drawn of a scenario."""

    graph: Graph
    found: Outcome

    @cached_property
    def ground(self) -> Ground:
        """The memberships on which divisions rest."""
        situation = self.found.ground.situation
        choice = Choice(through="division", roles="any", national=True)
        return Ground.of(self.graph, situation.on, choice, unverified=situation.unverified)

    @cached_property
    def speakers(self) -> tuple[Speaker, Speaker]:
        """Who names the things of the scenario, in Dutch and in English."""
        base, after = self.found.ground, self.found.followed.after
        return Speaker(self.graph, base, after, "nl"), Speaker(self.graph, base, after, "en")

    @property
    def changes(self) -> tuple[RegionChange, ...]:
        """Regions that change, in order of division and id."""
        return self.found.effect.regions

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Municipalities of these regions, before and after."""
        return tuple(sorted({code for one in self.changes for code in (*one.before, *one.after)}))

    @cached_property
    def sizes(self) -> dict[str, int]:
        """Members of each region after the scenario."""
        return {_key(one): len(one.after) for one in self.changes}

    @cached_property
    def places(self) -> Places:
        """Municipalities on the map, new ones amid those they are made of; regions amid all their members."""
        parts = {
            step.into: tuple(step.municipalities) for step in self.found.followed.steps
            if isinstance(step, MergeMunicipalities)
        }  # fmt: skip
        known = self.ground.places(code for code in (*self.codes, *(c for made in parts.values() for c in made))
                                   if code in self.ground.found.situation.municipalities)  # fmt: skip
        made = geographic(known, GAP)
        for new, codes in parts.items():
            if new not in made:
                made |= apart(
                    {new: centroids({new: codes}, made).get(new, (0.0, 0.0))}, GAP / 2, made.values()
                )
        made |= apart({code: (0.0, 0.0) for code in self.codes if code not in made}, GAP, made.values())
        members = {_key(one): {*one.before, *one.after} for one in self.changes}
        return made | apart(centroids(members, made), GAP / 2, made.values())

    def nodes(self) -> list[Node]:
        """Municipalities and regions."""
        return [
            *(self._municipality(code) for code in self.codes),
            *(self._region(one) for one in self.changes),
        ]

    def _municipality(self, code: str) -> Node:
        before, after = (
            state.municipalities for state in (self.found.followed.before, self.found.followed.after)
        )
        at = self.places[code]
        facts = (*self._regions(code, "before"), *self._regions(code, "after"))
        if code not in before:
            return Node(code, self._named(code), "municipality", at, 12, mark="new", facts=facts)
        key = "gone" if code not in after else "moved" if code in self.found.effect.moved else ""
        return self.ground.node(code, at, 12 if key else 9, *facts, mark=key)

    def _regions(self, code: str, when: str) -> Iterable[tuple[Text, Text]]:
        for one in self.changes:
            if code in (one.before if when == "before" else one.after):
                yield say(when), self._region_name(one)

    def _region(self, one: RegionChange) -> Node:
        facts = ((say("members before"), len(one.before)), (say("members after"), len(one.after)))
        key = "" if one.before and one.after else "new" if one.after else "gone"
        if _key(one) in self.ground.found.division_of:
            node = self.ground.node(_key(one), self.places[_key(one)], 15, *facts, mark=key)
            return replace(node, label=self._region_name(one))
        return Node(
            _key(one), self._region_name(one), "region", self.places[_key(one)], 15, mark=key, facts=facts
        )

    def _region_name(self, one: RegionChange) -> Text:
        return Text(*(speaker.region(one.region) for speaker in self.speakers))

    def _named(self, code: str) -> Text:
        return Text(*(speaker.municipality(code) for speaker in self.speakers))

    def draw(self, scene: Scene, one: RegionChange) -> Iterable[Row]:
        """Draw who was and is in a region; gives the rows of the table."""
        stated = self._stated(one.was or one.region)
        for code in sorted({*one.before, *one.after}):
            change = "added" if code not in one.before else "kept" if code in one.after else "removed"
            held = stated.get(code) if code in one.before else None
            key = f"{one.division}/{_key(one)}/{code}"
            if held is None:
                key = scene.link(code, _key(one), change)
            else:
                scene.tie(held, change, id=key, end=_key(one))
            yield self._row(one, code, change, held, key)

    def _row(self, one: RegionChange, code: str, change: str, held: Held | None, key: str) -> Row:
        source = None if held is None else both(lambda lang: self.graph.label(held.source, lang))
        who, where = self._named(code), self._region_name(one)
        division, told = self.ground.division(one.division), say(f"line {change}")
        return Row((who, where, division, told, source, None if held is None else held.id), key)

    def columns(self) -> tuple[Column, ...]:
        """Columns of the table of changes."""
        return tuple(
            Column(name, say(name))
            for name in ("member", "region", "division", "change", "source", "evidence")
        )

    def _stated(self, region: str) -> Mapping[str, Held]:
        """Memberships of a region before the scenario, by municipality; the first where there are several."""
        ties: list[Tie] = [tie for tie in self.ground.found.ties.ties if tie.arrangement == region]
        return {one.member: one for one in reversed(self.ground.held(ties))}

    def title(self) -> Text:
        """Title that the scenario bears, else the number of its steps."""
        if self.found.written.title:
            return Text(self.found.written.title, self.found.written.title)
        return say("scenario untitled", count=len(self.found.followed.steps))

    def summary(self) -> Text:
        """What is to be seen, with figures."""
        pairs = [(set(one.before), set(one.after)) for one in self.changes]
        names = Text(
            *(listing([s.division(id_) for id_ in self.found.effect.subjects], s.lang) for s in self.speakers)
        )
        return say(
            "scenario summary", divisions=names, moved=len(self.found.effect.moved),
            removed=sum(len(before - after) for before, after in pairs),
            added=sum(len(after - before) for before, after in pairs),
        )  # fmt: skip


def _key(one: RegionChange) -> str:
    """Id of the node of a region; new ones of two divisions may bear the same name."""
    id_ = one.was or one.region
    return f"{one.division}/{id_}" if id_.startswith(NEW) else id_
