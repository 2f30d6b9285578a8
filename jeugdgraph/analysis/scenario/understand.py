"""Steps with names → steps with ids, one after another, each on what the steps before it made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from jeugdgraph.analysis.ids import YOUTH_REGIONS
from jeugdgraph.analysis.scenario.apply import after
from jeugdgraph.analysis.scenario.draft import Draft, Written
from jeugdgraph.analysis.scenario.faults import CannotFollow, Fault, ScenarioProblem, expected
from jeugdgraph.analysis.scenario.names import Names, Unknown
from jeugdgraph.analysis.scenario.state import State
from jeugdgraph.analysis.scenario.steps import (
    FOLLOW,
    Follow,
    MergeMunicipalities,
    MergeRegions,
    Move,
    Replace,
    SplitRegion,
    Step,
)
from jeugdgraph.analysis.scenario.table import TableRow, read_table
from jeugdgraph.errors import UsageProblem
from jeugdgraph.resolve import key as key_of


@dataclass(frozen=True, eq=False)
class Followed:
    """A scenario that has been followed: its steps, and the states before the first and after the last."""

    steps: tuple[Step, ...]
    before: State
    after: State


def follow(written: Written, names: Names, state: State) -> Followed:
    """Follow a scenario from a state. ScenarioProblem with every fault of every step."""
    path = _Path(names, state, written)
    for draft in written.drafts:
        path.take(draft)
    if path.faults:
        raise ScenarioProblem(path.faults)
    return Followed(tuple(path.steps), state, path.state)


class _Path:
    """How far a scenario has been followed."""

    def __init__(self, names: Names, state: State, written: Written) -> None:
        self.names, self.state, self.folder = names, state, written.folder
        self.division = written.division
        self.steps: list[Step] = []
        self.faults: list[Fault] = []
        self.promised: set[str] = set()

    def take(self, draft: Draft) -> None:
        """Follow one step. One that cannot be followed leaves its faults, and the names that it would have made."""
        earlier = len(self.faults)
        step = _READERS[draft.kind](self, draft)
        if len(self.faults) == earlier and step is not None:
            try:
                self.state = after(self.state, step, lambda id_: self.names.label(id_, self.state))
                self.steps.append(step)
            except CannotFollow as problem:
                self.faults.append(draft.fault(draft.kind, problem.why))
            except UsageProblem as problem:
                self.faults.append(draft.fault(draft.kind, str(problem)))
        if step is None or len(self.faults) > earlier:
            made = (*draft.names.get("into", ()), *draft.tables.get("parts", {}))
            self.promised |= {key_of(name) for name in made}

    def move(self, draft: Draft) -> Step | None:
        division = self._division(draft)
        if division is None:
            return None
        codes = self._municipalities(draft, "move")
        region = self._region(draft, "to", draft.one("to"), division)
        source = self._region(draft, "from", draft.one("from"), division) if draft.one("from") else ""
        return (
            None
            if codes is None or region is None or source is None
            else Move(division, codes, region, source)
        )

    def merge_regions(self, draft: Draft) -> Step | None:
        division = self._division(draft)
        if division is None:
            return None
        regions = self._all(
            self._region(draft, "merge-regions", name, division) for name in draft.names["merge-regions"]
        )
        into = self._new_region(draft, "into", draft.one("into"), division)
        return None if regions is None or into is None else MergeRegions(division, regions, into)

    def split_region(self, draft: Draft) -> Step | None:
        division = self._division(draft)
        if division is None:
            return None
        region = self._region(draft, "split-region", draft.one("split-region"), division)
        parts: dict[str, tuple[str, ...]] = {}
        whole = True
        for name, members in draft.tables["parts"].items():
            part = self._new_region(draft, "parts", name, division)
            codes = self._all(self._municipality(draft, name, one) for one in members)
            if part in parts:
                self.faults.append(draft.fault(name, f"two parts are called {name}."))
            if part is None or codes is None:
                whole = False
            else:
                parts[part] = codes
        return SplitRegion(division, region, parts) if whole and region is not None else None

    def replace(self, draft: Draft) -> Step | None:
        division = self._named_division(draft, "replace", draft.one("replace"))
        path = self.folder / Path(draft.one("table")).expanduser()
        try:
            rows, faults = read_table(path)
        except ScenarioProblem as problem:
            self.faults += problem.faults
            return None
        self.faults += faults
        if division is None:
            return None
        return Replace(division, self._drawn(rows, division), str(path))

    def merge(self, draft: Draft) -> Step | None:
        codes = self._municipalities(draft, "merge")
        into = self._tell(
            draft,
            lambda: self.names.municipality_or_new(draft.one("into"), "into", self.state),
            draft.one("into"),
        )
        regions: dict[str, str] = {}
        for name, (region_name, *_) in draft.tables.get("regions", {}).items():
            division = self._named_division(draft, "regions", name)
            region = None if division is None else self._region(draft, name, region_name, division)
            if division is not None and region is not None:
                regions[division] = region
        told = draft.one("follow")
        chosen: Follow | None = next((one for one in FOLLOW if one == told), None)
        if told and chosen is None:
            self.faults.append(draft.fault("follow", expected("follow", told, " or ".join(FOLLOW))))
        if codes is None or into is None:
            return None
        if into in self.state.municipalities and into not in codes:
            codes = (*codes, into)
        if into not in self.state.municipalities:
            self.state = self.state.with_names({into: draft.one("into")})
        return MergeMunicipalities(codes, into, regions, chosen)

    def _drawn(self, rows: list[TableRow], division: str) -> dict[str, dict[str, float]]:
        """Regions with shares by municipality, of the rows of a table; new regions get their names."""
        found: dict[str, dict[str, float]] = {}
        regions: dict[str, str | None] = {}
        for row in rows:
            here = Draft("replace", 0, row.where)
            code = self._municipality(here, "municipality", row.municipality)
            if row.region not in regions:
                regions[row.region] = self._new_region(here, "region", row.region, division)
            region = regions[row.region]
            if code is None or region is None:
                continue
            own = found.setdefault(code, {})
            if region in own or (own and 1.0 in (row.share, *own.values())):
                why = "in one region only, or in several with a share for each"
                self.faults.append(
                    here.fault(
                        "", expected("municipality", row.municipality, f"each municipality once, {why}")
                    )
                )
            own.setdefault(region, row.share)
        return found

    def _division(self, draft: Draft) -> str | None:
        return self._named_division(
            draft, "division", draft.one("division") or self.division or YOUTH_REGIONS
        )

    def _named_division(self, draft: Draft, key: str, name: str) -> str | None:
        return self._tell(draft, lambda: self.names.division(name, key), name, key)

    def _municipalities(self, draft: Draft, key: str) -> tuple[str, ...] | None:
        return self._all(self._municipality(draft, key, name) for name in draft.names[key])

    def _municipality(self, draft: Draft, key: str, name: str) -> str | None:
        return self._tell(draft, lambda: self.names.municipality(name, key, self.state), name, key)

    def _region(self, draft: Draft, key: str, name: str, division: str) -> str | None:
        return self._tell(draft, lambda: self.names.region(name, key, division, self.state), name, key)

    def _new_region(self, draft: Draft, key: str, name: str, division: str) -> str | None:
        """Id of a region that a step makes, or takes over; its name is kept."""
        found = self._tell(
            draft, lambda: self.names.region_or_new(name, key, division, self.state), name, key
        )
        if found is not None and found not in self.names.found.division(division).regions:
            self.state = self.state.with_names({found: self.state.names.get(found, name)})
        return found

    def _tell(self, draft: Draft, look: Callable[[], str], name: str, key: str = "into") -> str | None:
        """What a look-up finds; a fault and None when it finds nothing, no fault for what an earlier one explains."""
        try:
            return look()
        except Unknown as problem:
            if key_of(name) not in self.promised:
                self.faults.append(draft.fault(key, str(problem)))
            return None

    @staticmethod
    def _all(found: Iterable[str | None]) -> tuple[str, ...] | None:
        """Everything found; None when something was not."""
        listed = list(found)
        known = tuple(one for one in listed if one is not None)
        return known if len(known) == len(listed) else None


_READERS: dict[str, Callable[[_Path, Draft], Step | None]] = {
    "move": _Path.move,
    "merge-regions": _Path.merge_regions,
    "split-region": _Path.split_region,
    "replace": _Path.replace,
    "merge": _Path.merge,
}
