"""The findings that a memo draws from, with their sources as footnotes, how old they are, whom they concern."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.border import border_sources
from jeugdgraph.analysis.columns import ALWAYS, Extract
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.ids import YOUTH_REGIONS, iri
from jeugdgraph.analysis.mismatch.arrangement import findings_of_arrangement
from jeugdgraph.analysis.mismatch.finding import Finding
from jeugdgraph.analysis.mismatch.search import search
from jeugdgraph.analysis.mismatch.setting import Setting
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.lookup import STALE_AFTER_YEARS, stated, touches_youth, years_between
from jeugdgraph.present.document import Block, Paragraph
from jeugdgraph.present.ground import division_name, weight_notes
from jeugdgraph.present.memo.common import Asked, Line, Notes, command, counted, listed, month, said, weighing
from jeugdgraph.present.memo.common import sentence as filled
from jeugdgraph.present.memo.standing import MISMATCH_NOTE
from jeugdgraph.present.mismatch.findings import sentence as told
from jeugdgraph.present.mismatch.findings import source_of
from jeugdgraph.present.parts import domain_order

_BESIDE = frozenset({"leaves-out", "straddles", "outside"})
"""Kinds that rest on memberships of an arrangement beside the divisions, whose age is told with them."""


class Seen:
    """What is found about a subject, and about whatever else a memo looks at, with the same divisions."""

    def __init__(self, asked: Asked, notes: Notes) -> None:
        self.notes = notes
        self.graph, self.subject, self.on, self.lang, self.weight = asked
        self.id = ns.local_name(self.subject)
        self.found = search(self.graph, self.id, self.on, weight=self.weight)
        self._shown: set[Finding] = set()
        self._marked = ""

    @property
    def setting(self) -> Setting:
        """Date, divisions and weights."""
        return self.found.setting

    @property
    def name(self) -> str:
        """Name of the subject."""
        return self.graph.label(self.subject, self.lang)

    def about(self, arrangement: str) -> list[Finding]:
        """Everything found about an arrangement, by its short id, with the same divisions."""
        return findings_of_arrangement(self.graph, self.setting, arrangement)

    def of(self, *kinds: str) -> list[Finding]:
        """Findings about the subject of some kinds."""
        return [finding for finding in self.found.findings if finding.kind in kinds]

    def lines(self, findings: Iterable[Finding], most: int) -> list[Line]:
        """The first findings as sentences with their sources, and how old they are where that is long ago."""
        return [self._line(finding) for finding in list(findings)[:most]]

    def count(self, finding: Finding) -> None:
        """Note that a finding is told, in whatever form."""
        self._shown.add(finding)

    def untold(self, findings: Iterable[Finding]) -> int:
        """How many findings the memo has not told."""
        return sum(finding not in self._shown for finding in findings)

    def refs(self, memberships: Iterable[str]) -> Line:
        """References to the sources of memberships and other statements (IRIs)."""
        ids = list(memberships)
        columns, names = self._extract.memberships, self._extract.sources
        found = [names[columns.source[self._rows[iri]]] for iri in ids if iri in self._rows]
        found += source_of(self.graph, [iri for iri in ids if iri not in self._rows])
        return self.notes.of(*found)

    def border_refs(self) -> Line:
        """References to the sources of lengths of borders."""
        return self.notes.of(*border_sources(self._extract))

    def people(self, shares: Mapping[str, float]) -> int | None:
        """Residents of municipalities for their shares; with the weight of the young those, in hundreds above 1,000."""
        setting = self.setting
        if setting.weights.kind != "young":
            return setting.living(shares)
        if any(code not in setting.weights.sizes for code in shares):
            return None
        young = round(sum(setting.weights.sizes[code] * share for code, share in shares.items()))
        return round(young, -2) if young >= 1000 else young

    def people_word(self, key: str) -> str:
        """Heading of a column of `people`."""
        return said(f"{key} young" if self.weight == "young" else key, self.lang)

    def people_line(self) -> Line:
        """Whom a column of `people` counts, when, with sources."""
        weights = self.setting.weights if self.weight == "young" else self.setting.residents
        key = "people young" if self.weight == "young" else "people"
        told_ = said(key, self.lang, year=weights.year, ages=weights.share_year)
        exact = weight_notes(self.graph, weights, self.lang) if self.weight == "young" else ()
        return (told_, *self.notes.of(*weights.sources), " ", *(f"{text} " for text in exact))

    def division(self, id_: str, memberships: Iterable[str] = ()) -> str:
        """Name of a division, marked where it was last confirmed long ago, or where sources differ."""
        ids = list(memberships)
        days = [int(self._extract.memberships.observed[self._rows[iri]]) for iri in ids if iri in self._rows]
        old = bool(days) and years_between(date.fromordinal(min(days)), self.on) >= STALE_AFTER_YEARS
        marks = ("*" if old else "") + (" ‡" if any(self.graph.conflicts.get(iri) for iri in ids) else "")
        self._marked += marks
        return division_name(self.graph, id_, self.lang) + marks

    def marks(self) -> str:
        """What the marks that `division` gave mean; ends in a space."""
        keys = {"*": "stale mark", "‡": "conflict mark"}
        told_ = [
            said(key, self.lang, years=STALE_AFTER_YEARS)
            for mark, key in keys.items()
            if mark in self._marked
        ]
        return "".join(f"{text} " for text in told_)

    def ordered(self, ids: Iterable[str]) -> list[str]:
        """Divisions in the order of their policy domains, youth care first."""
        return sorted(ids, key=lambda id_: (_domain(self, id_), id_))

    def compared_with(self) -> Line:
        """How many divisions are compared, and which are not, and why."""
        setting, lang = self.setting, self.lang
        reasons: dict[str, list[str]] = {}
        for id_, why in setting.left_out.items():
            reasons.setdefault(why, []).append(id_)
        parts = [
            counted(f"left {why}", len(ids), lang, years=STALE_AFTER_YEARS, divisions=self._names(ids))
            for why, ids in sorted(reasons.items(), key=lambda item: _REASONS.index(item[0]))
        ]
        left = said("not compared", lang, parts="; ".join(parts)) + " " if parts else ""
        return (said("compared", lang, count=len(setting.beside)) + " ", left)

    def remark(self, untold: int, *ids: str) -> Paragraph:
        """Small print: what is compared, marks, how many findings are not told, what shows all."""
        commands = [command("mismatch", iri(id_), self.on, *weighing(self.weight)) for id_ in ids]
        every: Line = (
            (commands[0],)
            if len(commands) == 1
            else (commands[0], f" {said('and', self.lang)} ", commands[1])
        )
        number = counted("findings left out", untold, self.lang) + " " if untold else ""
        line = (*self.compared_with(), number, *filled("all findings", self.lang, command=every))
        return Paragraph(tuple(piece for piece in line if piece), small=True)

    def quoted(self, arrangement: str) -> list[Block]:
        """What sources themselves say of the boundaries of an arrangement (its short id)."""
        found = stated(self.graph, ns.thing("arrangement", arrangement), self.on, self.on)
        notes = [s for s in found if s.property == MISMATCH_NOTE and s.value]
        return [
            Paragraph((said("source says", self.lang, text=s.value), *self.notes.of(s.proof.source)))
            for s in notes
        ]

    def _names(self, ids: Sequence[str]) -> str:
        return listed(sorted(division_name(self.graph, id_, self.lang) for id_ in ids), self.lang)

    def _line(self, finding: Finding) -> Line:
        self._shown.add(finding)
        text = told(self.graph, finding, self.lang)
        age = self._age(finding) if finding.kind in _BESIDE else ""
        text = f"{text.removesuffix('.')} ({age})." if age else text
        return (text, *self.refs(finding.evidence))

    def _age(self, finding: Finding) -> str:
        """When the memberships of an arrangement were last confirmed, if long ago, or first seen, if only after the day."""
        group = finding.arrangements[0]
        members = self.setting.groups.get(group, {})
        rows = [self._rows[iri] for ids in members.values() for iri in ids]
        if not rows:
            return ""
        columns = self._extract.memberships
        latest = date.fromordinal(max(int(columns.observed[row]) for row in rows))
        if years_between(latest, self.on) >= STALE_AFTER_YEARS:
            return said("confirmed in", self.lang, month=month(latest, self.lang))
        first = date.fromordinal(min(int(columns.first_observed[row]) for row in rows))
        unknown = all(columns.start[row] == ALWAYS for row in rows)
        return (
            said("seen in", self.lang, month=month(first, self.lang)) if unknown and first > self.on else ""
        )

    @property
    def _extract(self) -> Extract:
        return self.setting.situation.extract

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {iri: row for row, iri in enumerate(self._extract.ids)}


_REASONS = ("stale", "kind", "single", "area", "domain", "gone")


def seen(asked: Asked, notes: Notes) -> Seen | None:
    """What is found about a subject; None on a day on which no youth regions are known to look from."""
    known = Situation(extract(asked.graph), asked.on).ids
    return Seen(asked, notes) if YOUTH_REGIONS in known else None


def _domain(view: Seen, id_: str) -> tuple[int, str]:
    domains = view.graph.values(ns.thing("division", id_), "jg:policyDomain")
    youth = [domain for domain in domains if touches_youth(view.graph, [domain])] or domains
    return min((domain_order(view.graph, domain) for domain in youth), default=(1_000, ""))
