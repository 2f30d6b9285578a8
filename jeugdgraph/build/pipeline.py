"""Tables and ontology → quads, in one fixed order: the same input gives the same quads."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from jeugdgraph import tables as table_files
from jeugdgraph.build import memberships, metadata, references, rows, vocabulary
from jeugdgraph.build.memberships import Takings
from jeugdgraph.build.triples import DERIVED, Graphs, Quads, Writer, graph_node, integer, membership_quads
from jeugdgraph.errors import Finding
from jeugdgraph.model import Evidence
from jeugdgraph.tables import Row, Tables

Progress = Callable[[str], None]
"""Told what the build is at, as the name of a step."""


@dataclass(frozen=True)
class Prepared:
    """Everything read, checked and derived; ready to be written out as quads."""

    tables: Tables
    ontology: list[Quad]
    ids: references.Ids
    takings: Takings


def prepare(home: Path, progress: Progress = lambda step: None) -> Prepared:
    """Read and check the tables and the ontology, and derive what follows from mergers.

    Raises DataProblem with every finding at once.
    """
    progress("ontology")
    ontology = vocabulary.quads(home / "ontology")
    progress("tables")
    tables = table_files.read(home / "graph_data")
    _require(tables)
    tables.refuse()
    progress("references")
    ids = references.collect_ids(tables)
    references.check(tables, ids, vocabulary.terms(ontology))
    tables.refuse()
    progress("mergers")
    return Prepared(tables, ontology, ids, memberships.takings(tables))


def _require(tables: Tables) -> None:
    """Every table that the graph is made from is in the data package."""
    for name in (*rows.WRITERS, "memberships", "confirmations", "passages"):
        if name not in tables.rows:
            tables.findings.append(Finding("datapackage.json", None, name, None, f"the table {name}"))


def quads(prepared: Prepared, counts: Counter[str] | None = None) -> Iterator[Quad]:
    """All quads of the graph, each once; `counts` is filled with the number per named graph."""
    counted: Counter[str] = Counter() if counts is None else counts
    for quad in _once(_content(prepared)):
        graph = quad.graph_name
        if isinstance(graph, NamedNode):
            counted[graph.value] += 1
        yield quad
    yield from metadata.quads(dict(counted), prepared.tables["sources"])


def _once(quads: Quads) -> Quads:
    """The quads without repetition: two names of a thing can have the same key, which is derived."""
    derived, seen = graph_node(DERIVED), set()
    for quad in quads:
        if quad.graph_name == derived:
            if quad in seen:
                continue
            seen.add(quad)
        yield quad


def _content(prepared: Prepared) -> Quads:
    tables = prepared.tables
    batches = {row["source_id"]: row["batch"] for row in tables["sources"]}
    graphs = Graphs(prepared.ids, batches, vocabulary.object_properties(prepared.ontology), _labels(tables))
    yield from prepared.ontology
    for table, write in rows.WRITERS.items():
        for row in tables[table]:
            yield from write(row, graphs)
    takings = prepared.takings
    for m in takings.stated:
        yield from membership_quads(m, takings.confirmations.get(m.id, ()), graphs)
    for m in takings.derived:
        yield from membership_quads(m, (), graphs, graph=DERIVED)
    yield from _passages(graphs, tables["passages"])


def _labels(tables: Tables) -> frozenset[tuple[str, str]]:
    """Id and label of everything that rows of names can name."""
    columns = (("municipalities", "gm_code", "name"), ("arrangements", "arrangement_id", "name"),
               ("organisations", "organisation_id", "name"), ("instruments", "instrument_id", "title"))  # fmt: skip
    return frozenset((row[id_], row[name]) for table, id_, name in columns for row in tables[table])


def _passages(graphs: Graphs, located: list[Row]) -> Quads:
    """Each passage that something cites, with its place in the text where that is known."""
    known = {Evidence(row["source_id"], row["locator"]): row for row in located}
    for passage in [*known, *(used for used in list(graphs.used) if used not in known)]:
        write = Writer(graphs.passage(passage), graphs.of(passage))
        yield from write.types("jg:Passage")
        yield write.quad("oa:hasSource", graphs.node(passage.source_id))
        yield from write.text("jg:locator", passage.locator)
        row = known.get(passage)
        if row:
            yield write.quad("jg:start", integer(row["start"]))
            yield write.quad("jg:end", integer(row["end"]))
            yield from write.text("jg:sha256", row["sha256"])
