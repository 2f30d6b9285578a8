"""What the answer about mismatches shows: the findings, the language, the sources and marks used so far."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property, partial

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.columns import ALWAYS
from jeugdgraph.analysis.mismatch.finding import Finding
from jeugdgraph.analysis.mismatch.search import Found
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import STALE_AFTER_YEARS, years_between
from jeugdgraph.present.ground import division_name, region_name
from jeugdgraph.present.mismatch.findings import source_of, subject_name
from jeugdgraph.present.named import names_of
from jeugdgraph.present.parts import Sources, source_marks
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Cell
from jeugdgraph.present.wording.mismatch import WORDS

_say = partial(say_in, WORDS)
_SOURCES = 3
"""Sources that a row names."""
_MARKS = {"*": "stale note", "°": "early note"}
"""What a mark means, by mark."""


class Page:
    """What is shown: the answer, the language, the number of rows, and the sources named so far.

    Divisions go by their ids, which a note explains; when `spelled`, by their names.
    """

    def __init__(
        self, graph: Graph, found: Found, lang: Language, top: int, *, spelled: bool = False
    ) -> None:
        self.graph, self.found, self.lang, self.top = graph, found, lang, top
        self.spelled = spelled
        self.sources = Sources(graph, lang)
        self._marked: set[str] = set()

    @property
    def name(self) -> str:
        """Name of the subject."""
        return subject_name(self.graph, self.found.subject, self.lang)

    @property
    def base(self) -> str:
        """Name of the base division."""
        return division_name(self.graph, self.found.setting.base, self.lang)

    def of(self, *kinds: str) -> list[Finding]:
        """Findings of some kinds."""
        return [finding for finding in self.found.findings if finding.kind in kinds]

    def legend(self, id_: str) -> str:
        """Id of a division with its name."""
        name = division_name(self.graph, id_, self.lang)
        return name if self.spelled else f"{id_} ({name})"

    def division(self, id_: str) -> str:
        """How a division is called in a table."""
        return division_name(self.graph, id_, self.lang) if self.spelled else id_

    def divisions(self, ids: Iterable[str]) -> Cell:
        """Divisions in a cell of a table."""
        listed = list(ids)
        told = ", ".join(self.division(id_) for id_ in listed)
        return Cell(told, names=names_of(self.graph, self.lang, divisions=listed))

    def cell(self, text: str, ids: Iterable[str]) -> Cell:
        """Text in which municipalities (codes) and arrangements are named."""
        return Cell(text, names=names_of(self.graph, self.lang, ids))

    def note_of(self, id_: str) -> str:
        """What the graph notes of a division."""
        return " ".join(self.graph.values(ns.thing("division", id_), "skos:note"))

    def concerns(self, id_: str) -> bool:
        """Whether a division has no sure region for a municipality of the subject, or splits it."""
        division, subject = self.found.setting.division(id_), self.found.subject
        codes = {subject} if self.found.about == "municipality" else set(self.found.setting.shares(subject))
        return not subject or bool(codes & {*division.without, *division.split})

    def source(self, finding: Finding) -> Cell:
        """Numbers of the first sources of a finding."""
        return source_marks(self.sources, self.proofs(finding), _SOURCES)

    def proofs(self, finding: Finding) -> list[tuple[str, str]]:
        """Source and statement of everything that a finding rests on, both as IRIs; memberships first."""
        known, extract = self._rows, self.found.setting.situation.extract
        proofs = [
            (extract.sources[extract.memberships.source[known[iri]]], iri)
            for iri in finding.evidence
            if iri in known
        ]
        others = [iri for iri in finding.evidence if iri not in known]
        return proofs + [(source, iri) for iri in others for source in source_of(self.graph, [iri])]

    def membership(self, iri: str) -> tuple[str, str] | None:
        """Who takes part in what (IRIs) by a membership; None for a statement of another kind."""
        row = self._rows.get(iri)
        if row is None:
            return None
        extract = self.found.setting.situation.extract
        columns = extract.memberships
        return extract.members[columns.member[row]], extract.arrangements[columns.arrangement[row]]

    def arrangement(self, finding: Finding) -> Cell:
        """Name of the arrangement of a finding, marked when its memberships are old or were seen only later."""
        group = finding.arrangements[0]
        mark = self._mark(group)
        self._marked.add(mark)
        return self.cell(region_name(self.graph, group, self.lang) + mark, [group])

    def aged(self, finding: Finding) -> str:
        """What the mark of the arrangement of a finding means; empty without one."""
        beside = finding.kind in ("leaves-out", "straddles")
        key = _MARKS.get(self._mark(finding.arrangements[0])) if beside else None
        return _say(key, self.lang, years=STALE_AFTER_YEARS).lstrip("*° ") if key else ""

    def marks(self) -> tuple[str, ...]:
        """What the marks used mean."""
        return tuple(
            _say(key, self.lang, years=STALE_AFTER_YEARS)
            for mark, key in _MARKS.items()
            if mark in self._marked
        )

    def _mark(self, group: str) -> str:
        on = self.found.setting.situation.on
        columns = self.found.setting.situation.extract.memberships
        members = self.found.setting.groups.get(group, {})
        rows = [self._rows[iri] for ids in members.values() for iri in ids]
        if not rows:
            return ""
        latest = date.fromordinal(max(int(columns.observed[row]) for row in rows))
        if years_between(latest, on) >= STALE_AFTER_YEARS:
            return "*"
        unknown = all(columns.start[row] == ALWAYS for row in rows)
        first = min(int(columns.first_observed[row]) for row in rows)
        return "°" if unknown and on.toordinal() < first else ""

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {iri: row for row, iri in enumerate(self.found.setting.situation.extract.ids)}
