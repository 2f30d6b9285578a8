"""Where a fact comes from, down to the passage; and the passage itself, when the document is at hand."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode

from jeugdgraph import namespaces as ns
from jeugdgraph.errors import StoreProblem
from jeugdgraph.graph import Graph

KINDS = (
    "membership", "statement", "count", "conflict", "absence", "observation", "change", "version",
    "arrangement", "organisation", "instrument", "division", "note", "confirmation",
)  # fmt: skip
"""Kinds of things that carry evidence, in the order in which an id is tried."""
DOCUMENT_LIMIT = 20 * 1024 * 1024
"""Bytes; a larger file in the documents folder is passed over."""

_PASSAGE = "prov:wasDerivedFrom"


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a source. `start` and `end` count characters; None where the text was not at hand."""

    iri: str
    source: str
    locator: str
    start: int | None
    end: int | None
    sha256: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What a documents folder says about a passage.

    `outcome`: verified (the passage is as it was), changed (the document is there and the passage is
    not as it was), missing (no such document), unrecorded (of the source no text was recorded).
    """

    outcome: str
    text: str = ""
    file: str = ""


def find(graph: Graph, id_: str) -> str | None:
    """IRI of the thing with an id, or of the IRI itself; None when there is none."""
    candidates = [id_] if "://" in id_ else [ns.thing(kind, id_) for kind in KINDS]
    if len(id_) == 6 and id_[:2].upper() == "GM":
        candidates.append(ns.municipality(id_))
    for iri in candidates:
        if is_iri(iri) and graph.about(iri):
            return iri
    return None


def passages(graph: Graph, thing: str) -> list[Passage]:
    """Passages that a thing is derived from, its own first and then those of its confirmations."""
    own = graph.values(thing, _PASSAGE)
    confirming = [
        passage
        for confirmation in graph.values(thing, "jg:confirmation")
        for passage in graph.values(confirmation, _PASSAGE)
    ]
    return [_passage(graph, iri) for iri in [*own, *confirming]]


def quote(graph: Graph, passage: Passage, folder: Path) -> Quote:
    """The passage as it stands in a document of a folder, checked against its digest."""
    if passage.start is None or passage.end is None:
        return Quote("unrecorded")
    digests = graph.values(passage.source, "jg:sha256")
    changed = Quote("missing")
    for path, data in _documents(folder):
        text = data.decode("utf-8", "replace")[passage.start : passage.end]
        same = hashlib.sha256(text.encode()).hexdigest() == passage.sha256
        if same:
            return Quote("verified", text, path.name)
        if hashlib.sha256(data).hexdigest() in digests:
            changed = Quote("changed", text, path.name)
    return changed


def _documents(folder: Path) -> Iterator[tuple[Path, bytes]]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError as problem:
        raise StoreProblem(f"cannot read the folder {folder}: {problem.strerror}.") from problem
    for path in paths:
        try:
            if path.stat().st_size <= DOCUMENT_LIMIT:
                yield path, path.read_bytes()
        except OSError:
            continue


def _passage(graph: Graph, iri: str) -> Passage:
    def first(term: str) -> str:
        return next(iter(graph.values(iri, term)), "")

    start, end = first("jg:start"), first("jg:end")
    return Passage(
        iri,
        first("oa:hasSource"),
        first("jg:locator"),
        int(start) if start else None,
        int(end) if end else None,
        first("jg:sha256"),
    )


def is_iri(text: str) -> bool:
    """Whether a text can be the IRI of a thing."""
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True
