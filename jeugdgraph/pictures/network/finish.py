"""The last step of every picture of a network: a scene and what is told of it become a `Picture`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from jeugdgraph.analysis.networks.ties import Tie
from jeugdgraph.graph import Graph
from jeugdgraph.pictures.ground import sources_of
from jeugdgraph.pictures.network.ground import Ground, say
from jeugdgraph.pictures.network.held import Held
from jeugdgraph.pictures.network.scene import Scene
from jeugdgraph.pictures.picture import Picture, Table, Text


def tied(scene: Scene, ground: Ground, ties: Iterable[Tie]) -> dict[str, Held]:
    """Draw memberships; gives them by the id of their edge."""
    return {scene.tie(one): one for one in ground.held(ties)}


def drawn(scene: Scene, now: int | None = None) -> tuple[Text, Text]:
    """How much is drawn; with `now`, how many of the memberships hold on the date."""
    key = "drawn told" if now is None else "drawn told now"
    return say("drawn"), say(key, nodes=len(scene.nodes), edges=len(scene.edges), now=now)


def picture(
    graph: Graph,
    scene: Scene,
    *,
    on: date,
    name: str,
    title: Text,
    summary: Text,
    facts: Sequence[tuple[Text, Text]],
    notes: Sequence[Text],
    tables: Sequence[Table],
    parts: Mapping[str, Any],
) -> Picture:
    """A picture of a network. `parts` are those of the scene as a whole: layout, groups, rings, time."""
    sources = sources_of(graph, scene.sources)
    return Picture(
        name=name, title=title, summary=summary, on=on, notes=tuple(dict.fromkeys(notes)),
        sources=sources, tables=tuple(tables), facts=tuple(facts),
        scene=scene.told(sources, **parts),
    )  # fmt: skip
