"""The scene of a network: what its page draws, as plain data without empty fields.

Keys that say nothing are left out: no text, no number known, not true, no items, a `share` or `weight` of 1. What most
edges have stands once, in `usual`: an edge without that key has it; where some edges are no memberships there is no
`usual`. Terms stand by their local name; their labels are told once, in `terms`. Where a start or end is not known to
the day, `startAs` or `endAs` says how exact it is: ``month``, ``year``, or ``between`` with `startAfter` or `endAfter`.
The `from` and `until` of a node tell when it is drawn.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.layouts import Place
from jeugdgraph.dates import FIRST_DATE_KNOWN, Moment
from jeugdgraph.graph import Graph
from jeugdgraph.pictures.network.held import Held
from jeugdgraph.pictures.picture import Source, Text, Value, both

Told = dict[str, Any]
USUAL = {"role": "participant", "status": "existing", "confidence": "sourced", "basis": "stated"}
"""What a membership is unless its edge tells otherwise."""


class Ring(NamedTuple):
    """A circle behind the nodes, around (0, 0), with what stands on it."""

    label: Text
    radius: float


class Hull(NamedTuple):
    """An area behind the nodes, around its members."""

    label: Text
    members: tuple[str, ...]
    colour: str


@dataclass(frozen=True)
class Node:
    """What stands in the picture. `kind`, `scale`, `domains` and `legal` are IRIs.

    `start` and `end` are the days between which it is drawn. `facts` are told beside what its terms tell.
    """

    id: str
    label: Text
    group: str
    at: Place
    size: float
    iri: str = ""
    kind: str = ""
    scale: str = ""
    domains: tuple[str, ...] = ()
    legal: str = ""
    start: date | None = None
    end: date | None = None
    residents: int | None = None
    mark: str = ""
    facts: tuple[tuple[Text, Value], ...] = ()


@dataclass
class Scene:
    """A scene that is being put together."""

    graph: Graph
    nodes: dict[str, Told] = field(default_factory=dict)
    edges: list[Told] = field(default_factory=list)
    terms: dict[str, dict[str, Any]] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)

    def add(self, node: Node) -> None:
        """Draw a node."""
        self.nodes[node.id] = slim(
            {
                "id": node.id,
                "label": node.label.told(),
                "group": node.group,
                "x": round(node.at[0], 1),
                "y": round(node.at[1], 1),
                "size": round(node.size, 1),
                "kind": self._term("kind", node.kind),
                "scale": self._term("scale", node.scale),
                "domains": [self._term("domain", iri) for iri in node.domains],
                "legal": self._term("legal", node.legal),
                "from": _iso(node.start),
                "until": _iso(node.end),
                "iri": node.iri,
                "residents": node.residents,
                "mark": node.mark,
                "facts": [[heading.told(), _value(value)] for heading, value in node.facts],
            }
        )

    def tie(self, held: Held, line: str = "", *, id: str = "", end: str = "") -> str:
        """Draw a membership; gives the id of its edge. `end` is its node where that is not its arrangement."""
        name = id or held.id
        self.edges.append(
            slim(
                {
                    "id": name,
                    "from": held.member,
                    "to": end or held.arrangement,
                    "line": line or held.line,
                    "role": self._term("role", held.role),
                    "scope": self._term("scope", held.scope),
                    "status": self._term("status", held.status),
                    "confidence": self._term("confidence", held.confidence),
                    "basis": self._term("basis", held.basis),
                    "share": None if held.share == 1 else held.share,
                    "start": _iso(held.first),
                    "end": _iso(held.last),
                    **_exact("start", held.start),
                    **_exact("end", held.end),
                    "seen": held.observed.isoformat(),
                    "first": "" if held.first_observed == held.observed else held.first_observed.isoformat(),
                    "source": self.source(held.source),
                    "locator": held.locator,
                    "membership": "" if held.id == name else held.id,
                    "note": held.note.told(),
                }
            )
        )
        return name

    def link(self, one: str, other: str, line: str, *, weight: float = 1, note: Text | None = None) -> str:
        """Draw a tie that is no membership; gives the id of its edge."""
        name = f"{one}~{other}"
        told = {"id": name, "from": one, "to": other, "line": line, "weight": None if weight == 1 else weight}
        self.edges.append(slim(told | {"note": note.told() if note else ""}))
        return name

    def source(self, iri: str) -> int:
        """Number of a source, from 0."""
        return self.sources.setdefault(iri, len(self.sources))

    def told(self, sources: Sequence[Source], **parts: Any) -> Told:
        """The scene as data; `parts` are what belongs to the picture as a whole."""
        used = {edge["line"] for edge in self.edges}
        seen = {(node["group"], node.get("mark")) for node in self.nodes.values()}
        legend = {
            "groups": [one for one in parts.pop("groups") if one["key"] in {group for group, _ in seen}],
            "lines": [one for one in parts.pop("lines") if one["key"] in used],
            "marks": [one for one in parts.pop("marks", ()) if one["key"] in {mark for _, mark in seen}],
        }
        return {
            "kind": "network",
            "nodes": list(self.nodes.values()),
            **self._edges(),
            "terms": {scheme: dict(sorted(names.items())) for scheme, names in sorted(self.terms.items())},
            "sources": [{"text": source.text.told(), "link": source.link} for source in sources],
            **legend,
            **slim(parts),
        }

    def _edges(self) -> Told:
        if not all("seen" in edge for edge in self.edges):
            return {"edges": self.edges}
        usual = USUAL.items()
        short = [dict(item for item in edge.items() if item not in usual) for edge in self.edges]
        return {"edges": short, "usual": USUAL}

    def _term(self, scheme: str, iri: str) -> str:
        if not iri:
            return ""
        known = self.terms.setdefault(scheme, {})
        name = ns.local_name(iri)
        if name not in known:
            known[name] = both(lambda lang: self.graph.label(iri, lang)).told()
        return name


def slim(told: Mapping[str, Any]) -> Told:
    """What says something: without empty texts and lists, and without None."""
    return {key: value for key, value in told.items() if value is not None and value not in ("", [], {}, ())}


def group(key: str, label: Text, shape: str, colour: str) -> Told:
    """A line of the legend for nodes."""
    return {"key": key, "label": label.told(), "shape": shape, "colour": colour}


def line(key: str, label: Text, colour: str, dashes: list[int] | None = None, width: float = 1.5) -> Told:
    """A line of the legend for edges."""
    return {"key": key, "label": label.told(), "dashes": dashes or False, "colour": colour, "width": width}


def mark(key: str, label: Text) -> Told:
    """A line of the legend for what is emphasised."""
    return {"key": key, "label": label.told()}


def rings(found: Iterable[Ring]) -> list[Told]:
    """Rings as data."""
    return [{"label": one.label.told(), "radius": round(one.radius, 1)} for one in found]


def hulls(found: Iterable[Hull]) -> list[Told]:
    """Hulls as data."""
    return [{"label": one.label.told(), "members": list(one.members), "colour": one.colour} for one in found]


def time_of(scene: Scene, on: date) -> Told:
    """The days that a slider can show: the first and last, the reference date, and those on which something changes."""
    days = {
        thing[key]
        for things, keys in ((scene.edges, ("start", "end")), (scene.nodes.values(), ("from", "until")))
        for thing in things
        for key in keys
        if key in thing
    }
    first = min(FIRST_DATE_KNOWN, on).isoformat()
    stops = sorted({one for one in days if one >= first} | {first, on.isoformat()})
    return {"first": first, "last": stops[-1], "on": on.isoformat(), "stops": stops}


def _exact(end: str, moment: Moment | None) -> Told:
    """How exact a start or end is known, where that is not to the day."""
    if moment is None or moment.precision == "day":
        return {}
    return {f"{end}As": moment.precision, f"{end}After": _iso(moment.not_before)}


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _value(value: Value) -> object:
    return value.told() if isinstance(value, Text) else value
