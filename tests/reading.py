"""What tests read from a built store and from tables, by the plainest way there is.

Nothing here goes through the stored queries or the look-ups of the package, so that a test does not use
what it tests.
"""

import csv
import hashlib
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pyoxigraph import NamedNode, Store

from jeugdgraph import namespaces

TABLES = Path(__file__).resolve().parents[1] / "graph_data"
DISPUTED = frozenset({"disputed", "inherited-disputed"})


@dataclass(frozen=True)
class Taking:
    """A membership as the store has it. Ids as tables write them; the period is half-open."""

    id: str
    member: str
    arrangement: str
    division: str
    role: str
    scope: str
    share: str
    status: str
    basis: str
    confidence: str
    start: date | None
    end: date | None
    observed: date
    inherited_from: str

    def holds(self, on: date) -> bool:
        """Whether the period contains a day."""
        return (self.start is None or self.start <= on) and (self.end is None or on < self.end)


def values(store: Store, term: str) -> dict[str, list[str]]:
    """Values of one property, by subject."""
    found: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads_for_pattern(None, NamedNode(namespaces.iri(term)), None, None):
        found[quad.subject.value].append(quad.object.value)
    return found


def of_class(store: Store, term: str) -> set[str]:
    """Everything that has a class."""
    kind = NamedNode(namespaces.iri(term))
    found = store.quads_for_pattern(None, NamedNode(namespaces.iri("rdf:type")), kind, None)
    return {quad.subject.value for quad in found}


def local(iri: str) -> str:
    """Id of a thing as tables write it."""
    return namespaces.local_name(iri)


def takings_of(store: Store) -> list[Taking]:
    """Every membership, in order of id."""
    member, arrangement = values(store, "org:member"), values(store, "org:organization")
    division = values(store, "jg:inDivision")
    cells = {
        term: values(store, term)
        for term in (
            "org:role", "jg:scope", "jg:share", "jg:status", "jg:basis", "jg:confidence",
            "jg:validFrom", "jg:validUntil", "jg:observedOn", "jg:inheritedFrom",
        )
    }  # fmt: skip

    def one(term: str, iri: str) -> str:
        found = cells[term].get(iri, [""])
        assert len(found) == 1, f"{iri} has {len(found)} values of {term}; expected one at most"
        return local(found[0]) if found[0] and term != "jg:share" else found[0]

    def day(term: str, iri: str) -> date | None:
        text = one(term, iri)
        return date.fromisoformat(text) if text else None

    found = []
    for iri in sorted(of_class(store, "jg:Membership")):
        (place,), (who,) = arrangement[iri], member[iri]
        observed = day("jg:observedOn", iri)
        assert observed is not None, f"{iri} has no date for which it was observed"
        found.append(
            Taking(
                local(iri), local(who), local(place), local(division.get(place, [""])[0]),
                one("org:role", iri), one("jg:scope", iri), one("jg:share", iri),
                one("jg:status", iri), one("jg:basis", iri), one("jg:confidence", iri),
                day("jg:validFrom", iri), day("jg:validUntil", iri), observed,
                one("jg:inheritedFrom", iri),
            )
        )  # fmt: skip
    return found


def digest(lines: Iterable[str]) -> str:
    """SHA-256 of lines in order of the alphabet."""
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def rows(table: str, folder: Path = TABLES) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and cells of each row of a table."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            yield reader.line_num, row


@dataclass(frozen=True)
class TinyWorld:
    """A folder with the tiny world and a place for its stores."""

    home: Path
    cache: Path

    @classmethod
    def copied(cls, root: Path, home: Path, cache: Path) -> "TinyWorld":
        """The tables of the fixture with the schema, ontology and queries of the project."""
        shutil.copytree(root / "tests" / "fixtures" / "tiny" / "graph_data", home / "graph_data")
        shutil.copy(root / "graph_data" / "datapackage.json", home / "graph_data")
        (home / "ontology").mkdir()
        for name in ("jeugdgraph.ttl", "schemes.ttl", "shapes.ttl"):
            shutil.copy(root / "ontology" / name, home / "ontology")
        shutil.copytree(root / "queries", home / "queries")
        return cls(home, cache)

    @property
    def environment(self) -> dict[str, str]:
        return {"JEUGDGRAPH_HOME": str(self.home), "JEUGDGRAPH_STORE": str(self.cache)}

    def path(self, table: str) -> Path:
        return self.home / "graph_data" / f"{table}.csv"

    def text(self, table: str) -> str:
        return self.path(table).read_text(encoding="utf-8")

    def replace(self, table: str, old: str, new: str) -> None:
        """Change one place in a table."""
        text = self.text(table)
        assert old in text, f"{table}.csv of the tiny world holds no {old!r}"
        self.path(table).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")

    def stores(self) -> list[Path]:
        """Folders in the cache that are taken for a store."""
        return sorted(path.parent for path in self.cache.glob("*/manifest.json"))

    def leftovers(self) -> list[Path]:
        """What unfinished builds left in the cache."""
        return sorted(self.cache.glob("building-*"))
