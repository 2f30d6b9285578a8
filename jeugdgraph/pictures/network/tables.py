"""The twin of a network: what is drawn, as tables. A row about an edge bears its id as key, one about a node that of it."""

from collections.abc import Iterable, Mapping

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.ids import iri
from jeugdgraph.graph import Graph
from jeugdgraph.pictures.network.ground import say
from jeugdgraph.pictures.network.held import Held
from jeugdgraph.pictures.network.scene import Node
from jeugdgraph.pictures.picture import Column, Row, Table, Text, Value, both, same
from jeugdgraph.present.participations import known_period

_COLUMNS = (
    "member", "arrangement", "role", "scope", "share", "period", "status", "basis", "confidence", "confirmed",
    "source", "locator", "evidence",
)  # fmt: skip
_BRIEF = ("member", "arrangement", "role", "from", "until", "confirmed", "source id")
"""Columns of a table of thousands of rows; what else is known the details of each line tell."""


def memberships(
    graph: Graph,
    drawn: Iterable[tuple[str, Held]],
    *,
    brief: bool = False,
    id: str = "memberships",
    caption: Text | None = None,
) -> Table:
    """Memberships, each with the id of its edge or node."""
    told, chosen = _Teller(graph), _BRIEF if brief else _COLUMNS
    columns = [Column(name.replace(" ", "_"), say(name)) for name in chosen]
    rows = []
    for key, one in drawn:
        cells = told.cells(one)
        values: list[Value] = [cells[name] for name in chosen]
        rows.append(Row(tuple(values), key))
    return Table(id, caption or say("memberships"), tuple(columns), tuple(rows))


def nodes(
    graph: Graph, drawn: Iterable[Node], count: Text, counts: Mapping[str, int], marks: Mapping[str, Text]
) -> Table:
    """Nodes with their kind, terms, residents, a count that `count` names, and their mark."""
    told = _Teller(graph)
    columns = [Column(name, say(name)) for name in ("name", "kind", "scale", "legal", "domains")]
    columns += [
        Column("residents", say("residents plain")),
        Column("count", count),
        Column("mark", say("mark")),
    ]
    rows = tuple(
        Row(
            (
                node.label, told.term(node.kind), told.term(node.scale), told.term(node.legal),
                told.terms(node.domains), node.residents, counts.get(node.id), marks.get(node.mark),
            ),
            node.id,
        )
        for node in drawn
    )  # fmt: skip
    return Table("nodes", say("nodes"), tuple(columns), rows)


class _Teller:
    """Names of things, each looked up once."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def term(self, iri_: str) -> Text | None:
        """Label of a term; None for none."""
        return both(lambda lang: self.graph.label(iri_, lang)) if iri_ else None

    def terms(self, iris: Iterable[str]) -> Text | None:
        """Labels of terms in one cell."""
        found = list(iris)
        return both(lambda lang: "; ".join(self.graph.label(one, lang) for one in found)) if found else None

    def cells(self, one: Held) -> dict[str, Value]:
        """Cells of a membership by column."""
        return {
            "member": self.term(iri(one.member)),
            "arrangement": self.term(iri(one.arrangement)),
            "role": self.term(one.role),
            "scope": self.term(one.scope),
            "share": None if one.share == 1 else one.share,
            "period": both(lambda lang: known_period(one.start, one.end, one.first_observed, lang)),
            "status": self.term(one.status),
            "basis": self.term(one.basis),
            "confidence": self.term(one.confidence),
            "confirmed": one.observed.isoformat(),
            "from": one.first.isoformat() if one.first else None,
            "until": one.last.isoformat() if one.last else None,
            "source id": same(ns.local_name(one.source)),
            "source": self.term(one.source),
            "locator": one.locator or None,
            "evidence": one.id,
        }
