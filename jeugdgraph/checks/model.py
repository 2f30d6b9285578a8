"""What a check is given and what it tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

from jeugdgraph import paths
from jeugdgraph import tables as table_files
from jeugdgraph.build import references, vocabulary
from jeugdgraph.build.memberships import Takings, takings
from jeugdgraph.dates import Language
from jeugdgraph.errors import DataProblem, Finding
from jeugdgraph.graph import Graph
from jeugdgraph.store import Progress
from jeugdgraph.tables import Tables

Level = Literal["error", "warning", "note"]
State = Literal["passed", "failed", "not-run"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that a check found.

    `place` is the row that is to blame, ``memberships.csv:214``, or a file; `focus` what it is about.
    """

    level: Level
    place: str
    focus: str
    problem: str
    repair: str


@dataclass(frozen=True)
class Outcome:
    """What one check tells: its problems, errors first, and a remark such as what was counted."""

    check: str
    problems: tuple[Problem, ...] = ()
    remark: str = ""
    ran: bool = True

    @property
    def state(self) -> State:
        """*failed* when there is an error; warnings and notes do not fail."""
        if not self.ran:
            return "not-run"
        return "failed" if any(one.level == "error" for one in self.problems) else "passed"

    def count(self, level: Level) -> int:
        """Number of problems of a level."""
        return sum(one.level == level for one in self.problems)


class Material:
    """What the checks look at, read once: the tables, the memberships, the built graph.

    `graph` and `takings` raise DataProblem when the tables are not in order, and the checks that
    need them then do not run.
    """

    def __init__(self, store: Path | None, on: date, lang: Language, progress: Progress) -> None:
        self.store = store
        self.on = on
        self.lang: Language = lang
        self.progress = progress

    def say(self, dutch: str, english: str) -> str:
        """The text in the reader's language."""
        return dutch if self.lang == "nl" else english

    @cached_property
    def home(self) -> Path:
        """Folder with tables, ontology and queries."""
        return paths.home()

    @cached_property
    def schemas(self) -> list[table_files.Schema]:
        """Schema of every table."""
        return table_files.schemas(self.home / "graph_data")

    @cached_property
    def tables(self) -> Tables:
        """Tables as the build reads them, with the findings of schema and references."""
        read = table_files.read(self.home / "graph_data")
        if not read.findings:
            terms = vocabulary.terms(vocabulary.quads(self.home / "ontology"))
            references.check(read, references.collect_ids(read), terms)
        return read

    @cached_property
    def sound(self) -> Tables:
        """Tables without any finding; DataProblem when there is one."""
        self.tables.refuse()
        return self.tables

    @cached_property
    def takings(self) -> Takings:
        """Memberships as rows state them and as mergers hand them on."""
        return takings(self.sound)

    @cached_property
    def graph(self) -> Graph:
        """The built graph."""
        self.tables.refuse()
        return Graph.open(self.store, self.progress)

    @cached_property
    def places(self) -> "Places":
        """Where each thing stands in the tables."""
        return Places(self)


class Places:
    """From the IRI or id of a thing to its row, ``memberships.csv:214``."""

    def __init__(self, material: Material) -> None:
        self._rows: dict[str, str] = {}
        tables = material.sound
        ids = references.collect_ids(tables)
        for schema in material.schemas:
            if len(schema.key) != 1 or schema.table == "coverage":
                continue
            for row in tables[schema.table]:
                id_ = row[schema.key[0]]
                place = f"{schema.path}:{row.line}"
                self._rows.setdefault(id_, place)
                self._rows.setdefault(ids[id_], place)
        for heir in material.takings.derived:
            self._rows[_membership(heir.id)] = self._rows.get(heir.inherited_from, "")
            self._rows[heir.id] = self._rows[_membership(heir.id)]
        self._add_confirmations(tables)

    def _add_confirmations(self, tables: Tables) -> None:
        seen: dict[str, int] = {}
        for row in tables["confirmations"]:
            id_ = row["membership_id"]
            seen[id_] = seen.get(id_, 0) + 1
            iri = f"{_CONFIRMATION}{id_}/{seen[id_]}"
            self._rows[iri] = f"confirmations.csv:{row.line}"

    def __getitem__(self, thing: str) -> str:
        """Place of a thing by IRI or id; empty when it stands in no row of its own."""
        return self._rows.get(thing, "")


_CONFIRMATION = "https://w3id.org/jeugdgraph/id/confirmation/"


def _membership(id_: str) -> str:
    return f"https://w3id.org/jeugdgraph/id/membership/{id_}"


_ORDER: Mapping[Level, int] = {"error": 0, "warning": 1, "note": 2}


def outcome(check: str, problems: Sequence[Problem], remark: str = "") -> Outcome:
    """Outcome with its problems in order: errors first, then by place."""
    ordered = sorted(
        problems, key=lambda one: (_ORDER[one.level], _natural(one.place), one.focus, one.problem)
    )
    return Outcome(check, tuple(ordered), remark)


def of_finding(finding: Finding, say_expected: str) -> Problem:
    """Problem of a finding in a table."""
    place = finding.file if finding.row is None else f"{finding.file}:{finding.row}"
    quoted = "" if finding.found is None else f"'{finding.found[:80]}'"
    what = "=".join(part for part in (finding.column, quoted) if part)
    meant = f" ({finding.suggestion}?)" if finding.suggestion else ""
    return Problem("error", place, finding.column, what, f"{say_expected} {finding.expected}{meant}")


def not_run(check: str, material: Material, problem: DataProblem) -> Outcome:
    """Outcome of a check that needs tables in order, while they are not."""
    count = len(problem.findings)
    remark = material.say(
        f"niet uitgevoerd: de tabellen zijn niet op orde ({count} bevindingen); zie references",
        f"not run: the tables are not in order ({count} findings); see references",
    )
    return Outcome(check, remark=remark, ran=False)


def _natural(place: str) -> tuple[str, int]:
    file, _, line = place.partition(":")
    return file, int(line) if line.isdigit() else 0
