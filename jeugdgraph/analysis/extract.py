"""The columns of a graph: asked of it once, then kept in a file beside the store.

The file is named after the code and the queries that make it, and lies in the folder of the store, which is
named after the data; so it is never out of date. Where it cannot be written, and for an endpoint, the columns are
asked for each time.
"""

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.columns import (
    ALWAYS,
    DISPUTED,
    NEVER,
    PLANNED,
    UNVERIFIED,
    Borders,
    Extract,
    Int32,
    Memberships,
    Residents,
)
from jeugdgraph.errors import StoreProblem
from jeugdgraph.files import replacing

if TYPE_CHECKING:
    from jeugdgraph.graph import Graph, Row

QUERIES = tuple(
    f"extract/{name}" for name in ("memberships", "arrangements", "municipalities", "residents", "borders")
)
_PLANNED = frozenset(ns.concept("status", name) for name in ("proposed", "decided"))
_DISPUTED = frozenset(ns.concept("basis", name) for name in ("disputed", "inherited-disputed"))
_UNVERIFIED = ns.concept("confidence", "unverified")
_TEXTS = ("ids", "arrangements", "members", "divisions", "roles", "scopes", "sources", "indicators")
_ARRAYS = ("taking_part", "division", "born", "ended")
_TABLES: Mapping[str, type] = {"memberships": Memberships, "residents": Residents, "borders": Borders}


_OPENED: "WeakKeyDictionary[Graph, Extract]" = WeakKeyDictionary()
"""Columns of the graphs that are open, so that one is not asked twice."""


def extract(graph: "Graph") -> Extract:
    """Columns of a graph, from the file beside its store when there is one."""
    known = _OPENED.get(graph)
    if known is None:
        known = _OPENED[graph] = _kept_or_taken(graph)
    return known


def _kept_or_taken(graph: "Graph") -> Extract:
    path = graph.folder and graph.folder / f"extract-{_version():08x}.npz"
    if path is None:
        return take(graph)
    kept = _load(path)
    if kept is not None:
        return kept
    made = take(graph)
    with contextlib.suppress(StoreProblem):  # a store that only others may write to
        _save(made, path)
    return made


def take(graph: "Graph") -> Extract:
    """Columns of a graph, asked of it now."""
    rows, homes, lives, sizes, sides = (graph.rows(name) for name in QUERIES)
    lives = sorted(lives, key=lambda row: ns.local_name(row["municipality"]))
    municipalities = [row["municipality"] for row in lives]
    others = {row["member"] for row in rows} - set(municipalities)
    members = _Numbers([*municipalities, *sorted(others)])
    homes = _sole(homes, "arrangement")
    arrangements = _Numbers([row["arrangement"] for row in homes])
    rows = [row for row in rows if row["arrangement"] in arrangements.of]
    rows.sort(
        key=lambda row: (arrangements.of[row["arrangement"]], members.of[row["member"]], row["membership"])
    )
    divisions = _Numbers(graph.subjects("rdf:type", ns.iri("jg:Division")))
    sources = _Numbers(sorted({row["source"] for row in (*rows, *sizes, *sides)}))
    roles, scopes = (
        _Numbers.seen(rows, "role"),
        _Numbers(["", *sorted({r["scope"] for r in rows if "scope" in r})]),
    )
    doubtful = {row["arrangement"] for row in homes if row["confidence"] == _UNVERIFIED}
    indicators = _Numbers.seen(sizes, "indicator")
    return Extract(
        Memberships(
            arrangement=arrangements.column(row["arrangement"] for row in rows),
            member=members.column(row["member"] for row in rows),
            role=roles.column(row["role"] for row in rows),
            scope=scopes.column(row.get("scope", "") for row in rows),
            source=sources.column(row["source"] for row in rows),
            flags=_ints(_flags(row, doubtful) for row in rows),
            start=_days(rows, "from", ALWAYS),
            end=_days(rows, "until", NEVER),
            observed=_days(rows, "observed", ALWAYS),
            first_observed=_days(rows, "firstObserved", ALWAYS),
            share=np.array([float(row.get("share") or 1) for row in rows]),
        ),
        _residents(sizes, members, indicators, sources),
        _borders(sides, members, sources),
        tuple(row["membership"] for row in rows),
        arrangements.names, members.names, divisions.names, roles.names, scopes.names, sources.names, indicators.names,
        _ints(int("true" in graph.values(role, "jg:takesPart")) for role in roles.names),
        _ints(divisions.of[row["division"]] if "division" in row else -1 for row in homes),
        _days(lives, "from", ALWAYS),
        _days(lives, "until", NEVER),
    )  # fmt: skip


class _Numbers:
    """Things and their numbers."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self.of = {name: number for number, name in enumerate(self.names)}

    @classmethod
    def seen(cls, rows: "Iterable[Row]", column: str) -> "_Numbers":
        """Everything that a column holds, in order."""
        return cls(sorted({row[column] for row in rows}))

    def column(self, names: Iterable[str]) -> Int32:
        return _ints(self.of[name] for name in names)


def _residents(rows: "list[Row]", members: _Numbers, indicators: _Numbers, sources: _Numbers) -> Residents:
    rows = sorted(rows, key=lambda row: (members.of[row["municipality"]], row["indicator"], row["year"]))
    return Residents(
        members.column(row["municipality"] for row in rows),
        indicators.column(row["indicator"] for row in rows),
        _ints(int(row["year"]) for row in rows),
        np.array([float(row["value"]) for row in rows]),
        sources.column(row["source"] for row in rows),
    )


def _borders(rows: "list[Row]", members: _Numbers, sources: _Numbers) -> Borders:
    rows = sorted(rows, key=lambda row: (members.of[row["one"]], members.of[row["other"]]))
    return Borders(
        members.column(row["one"] for row in rows),
        members.column(row["other"] for row in rows),
        _ints(int(row["metres"]) for row in rows),
        _ints(int(row["overLand"] == "true") for row in rows),
        sources.column(row["source"] for row in rows),
    )


def _flags(row: "Row", doubtful: set[str]) -> int:
    unverified = row["confidence"] == _UNVERIFIED or row["arrangement"] in doubtful
    return (
        PLANNED * (row["status"] in _PLANNED)
        | DISPUTED * (row["basis"] in _DISPUTED)
        | UNVERIFIED * unverified
    )


def _days(rows: "Iterable[Row]", column: str, unknown: int) -> Int32:
    return _ints(date.fromisoformat(row[column]).toordinal() if column in row else unknown for row in rows)


def _ints(values: Iterable[int]) -> Int32:
    return np.fromiter(values, np.int32)


def _sole(rows: "list[Row]", column: str) -> "list[Row]":
    """The first row of each thing, in order of thing."""
    found = {row[column]: row for row in reversed(rows)}
    return [found[name] for name in sorted(found)]


def _version() -> int:
    """Number that changes with the code and the queries that make an extract."""
    from jeugdgraph import catalogue
    from jeugdgraph.analysis import columns

    code = b"".join(Path(str(file)).read_bytes() for file in (__file__, columns.__file__))
    return crc32("".join(catalogue.text(name) for name in QUERIES).encode(), crc32(code))


def _save(made: Extract, path: Path) -> None:
    arrays: dict[str, Any] = {
        f"{table}.{field.name}": getattr(getattr(made, table), field.name)
        for table, kind in _TABLES.items()
        for field in fields(kind)
    }
    arrays |= {name: _packed(getattr(made, name)) for name in _TEXTS}
    arrays |= {name: getattr(made, name) for name in _ARRAYS}
    with replacing(path) as file:
        np.savez(file, **arrays)


def _load(path: Path) -> Extract | None:
    """Extract in a file; None when there is none, or when it is not what `_save` wrote."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            made: dict[str, Any] = {
                table: kind(**{field.name: kept[f"{table}.{field.name}"] for field in fields(kind)})
                for table, kind in _TABLES.items()
            }
            made |= {name: _unpacked(kept[name]) for name in _TEXTS}
            made |= {name: kept[name] for name in _ARRAYS}
            return Extract(**made)
    except Exception:  # damage can show in any way, and the file can be made again
        return None


def _packed(names: Sequence[str]) -> NDArray[np.uint8]:
    """Texts in one array, each ended by a new line."""
    return np.frombuffer("".join(f"{name}\n" for name in names).encode(), np.uint8)


def _unpacked(kept: NDArray[np.uint8]) -> tuple[str, ...]:
    *names, _ = kept.tobytes().decode().split("\n")
    return tuple(names)
