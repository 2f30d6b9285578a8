"""A scenario as somebody wrote it: steps with names, and where each of them stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from jeugdgraph.analysis.scenario.faults import Fault

Kind = Literal["move", "merge-regions", "split-region", "replace", "merge"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Shape = Literal["name", "names", "regions", "parts"]
"""What a key holds: a name; one name or a list; a name by division; one name or a list by part."""
KEYS: Mapping[Kind, Mapping[str, Shape]] = {
    "move": {"move": "names", "to": "name", "from": "name", "division": "name"},
    "merge-regions": {"merge-regions": "names", "into": "name", "division": "name"},
    "split-region": {"split-region": "name", "parts": "parts", "division": "name"},
    "replace": {"replace": "name", "table": "name"},
    "merge": {"merge": "names", "into": "name", "regions": "regions", "follow": "name"},
}
"""Keys of each kind of step, the one that names the kind first."""
OPTIONAL = frozenset({"from", "division", "regions", "follow"})
"""Keys that may be left out."""


@dataclass(frozen=True)
class Draft:
    """A step as written. `where` names the file and line, or the option; `lines` tells the place of single keys."""

    kind: Kind
    number: int
    where: str
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tables: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)

    def one(self, key: str) -> str:
        """The one name that a key holds; empty when the key is left out."""
        return next(iter(self.names.get(key, ())), "")

    def fault(self, key: str, text: str) -> Fault:
        """A fault about a key of this step."""
        return Fault(self.places.get(key, self.where), text)


@dataclass(frozen=True)
class Written:
    """A scenario as written: title, date (None when the file names none), division for all steps, steps.

    `folder` is where tables are looked for.
    """

    title: str = ""
    on: date | None = None
    division: str = ""
    drafts: tuple[Draft, ...] = ()
    folder: Path = field(default_factory=Path)


def of_options(command: str, kind: Kind, names: Mapping[str, tuple[str, ...]], **more: object) -> Draft:
    """A step from options of a command: what is empty is left out."""
    given = {key: found for key, found in names.items() if any(found)}
    tables = {key: table for key, table in more.items() if isinstance(table, Mapping) and table}
    return Draft(kind, 1, command, given, tables)
