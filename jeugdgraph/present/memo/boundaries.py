"""Where boundaries do not line up: how other divisions divide the municipalities of an arrangement.

`_mismatches` finds what there is to tell, as records; the rest words them. Divisions outside the youth domain are
left out. A boundary that does not coincide with another is a fact, not a fault.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import STALE_AFTER_YEARS, Participation, members, stated, touches_youth, years_between
from jeugdgraph.present.document import Block, Bullets, Column, Paragraph, Run, Table
from jeugdgraph.present.memo.common import (
    Line,
    Notes,
    command,
    counted,
    listed,
    said,
    sentence,
    sources_of,
)
from jeugdgraph.present.memo.standing import MISMATCH_NOTE, homes, marks_text
from jeugdgraph.present.participations import percent
from jeugdgraph.present.parts import domain_order
from jeugdgraph.present.phrases import say

ROWS = 6
"""Divisions in the table at most."""
PIECES = 4
"""Regions of one division that a cell names at most."""
_MUNICIPALITY = ns.iri("jg:Municipality")
_DISPUTED = frozenset({ns.concept("basis", "disputed"), ns.concept("basis", "inherited-disputed")})


@dataclass(frozen=True, slots=True)
class Piece:
    """A region and the municipalities of the arrangement in it: share as text, by municipality (an IRI)."""

    region: str
    inside: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """How a division divides the municipalities of an arrangement, largest piece first.

    `observed` is the earliest day among the last confirmations of the memberships that it rests on.
    """

    division: str
    pieces: tuple[Piece, ...]
    observed: date

    def stale(self, on: date) -> bool:
        """Whether it rests on a membership that was confirmed for the last time long before a day."""
        return years_between(self.observed, on) >= STALE_AFTER_YEARS


def _mismatches(graph: Graph, arrangement: str, on: date) -> list[Mismatch]:
    """Every other division in the youth domain, most pieces first: one piece means no mismatch.

    Disputed and unverified memberships are left out.
    """
    day = Literal(on.isoformat(), datatype=NamedNode(ns.iri("xsd:date")))
    own = graph.values(arrangement, "jg:inDivision")
    found: dict[str, dict[str, dict[str, str]]] = {}
    observed: dict[str, date] = {}
    for row in graph.rows("arrangement/cuts", arrangement_iri=NamedNode(arrangement), date_xsd_date=day):
        if row["division"] not in own and _youth(graph, row["division"]):
            regions = found.setdefault(row["division"], {})
            regions.setdefault(row["region"], {})[row["municipality"]] = row.get("share", "")
            seen = date.fromisoformat(row["observed"])
            observed[row["division"]] = min(seen, observed.get(row["division"], seen))
    cut = [
        Mismatch(division, tuple(sorted(
            (Piece(region, inside) for region, inside in regions.items()),
            key=lambda piece: (-len(piece.inside), piece.region),
        )), observed[division])
        for division, regions in found.items()
    ]  # fmt: skip
    return sorted(cut, key=lambda m: (-len(m.pieces), _order(graph, m.division)))


def municipality_boundaries(
    graph: Graph, subject: str, on: date, lang: Language, notes: Notes
) -> list[Block]:
    """For every youth region of the municipality: where its partners lie in other divisions."""
    blocks: list[Block] = []
    for home in homes(graph, subject, on):
        region = home.party
        partners = [p for p in _municipal(graph, region, on) if p.party != subject]
        if not partners:
            continue
        view = _View(graph, subject, region, on, lang, notes)
        blocks += view.blocks({p.party: p.name for p in partners})
        blocks += _said_by_sources(graph, region, on, lang, notes)
    return blocks


def arrangement_boundaries(graph: Graph, subject: str, on: date, lang: Language, notes: Notes) -> list[Block]:
    """How other divisions divide the municipalities of the arrangement."""
    own = _municipal(graph, subject, on)
    if not own:
        return []
    found = _mismatches(graph, subject, on)
    if not found:
        return [Paragraph((said("nothing to compare", lang),))]
    everyone = {p.party for p in own}
    cut, one = [m for m in found if len(m.pieces) > 1], [m for m in found if len(m.pieces) == 1]
    whole = [m for m in one if set(m.pieces[0].inside) >= everyone]
    unstated = [m for m in one if m not in whole]
    name = graph.label(subject, lang)
    count = said("municipality count", lang, count=len(everyone))
    told = said("cut", lang, members=count, name=name, count=len(cut), all=len(found))
    blocks: list[Block] = [Paragraph((told,))]
    if cut:
        columns = (
            Column(say("division", lang), 3),
            Column(say("pieces", lang)),
            Column(say("regions", lang), 7),
        )
        rows = tuple(
            (
                (_name(graph, m, on, lang), *notes.of(*_sources(graph, m, on))),
                len(m.pieces),
                _pieces_text(graph, m, lang),
            )
            for m in cut[:ROWS]
        )
        blocks.append(Table(columns, rows, said("table of pieces", lang, name=name)))
        blocks += _left_out(graph, cut[ROWS:], command("arrangement", subject, on), lang)
    return [
        *blocks,
        *_wholly(graph, everyone, whole, unstated, on, lang, notes),
        *_explained(graph, found, on, lang),
        *_said_by_sources(graph, subject, on, lang, notes),
    ]


class _View:
    """The view of one municipality on the divisions that divide its youth region."""

    def __init__(
        self, graph: Graph, subject: str, region: str, on: date, lang: Language, notes: Notes
    ) -> None:
        self.graph, self.subject, self.region = graph, subject, region
        self.on, self.lang, self.notes = on, lang, notes

    def blocks(self, partners: Mapping[str, str]) -> list[Block]:
        """Sentence, table and what is left out; `partners` are names by IRI."""
        graph, lang = self.graph, self.lang
        found = _mismatches(graph, self.region, self.on)
        if not found:
            return [Paragraph((said("nothing to compare", lang),))]
        apart = [m for m in found if self._elsewhere(m, partners)]
        together = [m for m in found if m not in apart and not self._unstated(m, partners)]
        unstated = [m for m in found if m not in apart and m not in together]
        label = graph.label(self.region, lang)
        told = said("apart", lang, name=graph.label(self.subject, lang), region=label, count=len(apart),
                    all=len(found), partners=counted("partner count", len(partners), lang))  # fmt: skip
        blocks: list[Block] = [Paragraph((told,))]
        if apart:
            blocks.append(self._table(apart[:ROWS], partners, label))
            blocks += _left_out(graph, apart[ROWS:], command("arrangement", self.region, self.on), lang)
        everyone = {self.subject, *partners}
        blocks += _wholly(graph, everyone, together, unstated, self.on, lang, self.notes)
        return [*blocks, *_explained(graph, found, self.on, lang)]

    def _table(self, apart: Sequence[Mismatch], partners: Mapping[str, str], region: str) -> Table:
        graph, lang = self.graph, self.lang
        name = graph.label(self.subject, lang)
        columns = (
            Column(say("division", lang), 4), Column(said("own region", lang, name=name), 4),
            Column(said("partners there", lang), 2), Column(said("partners elsewhere", lang), 6),
        )  # fmt: skip
        rows = tuple(
            (
                (_name(graph, m, self.on, lang), *self.notes.of(*_sources(graph, m, self.on))),
                listed([graph.label(piece.region, lang) for piece in self._own(m)], lang, PIECES),
                said("x of y", lang, count=len(self._there(m, partners)), all=len(partners)),
                self._elsewhere_text(m, partners),
            )
            for m in apart
        )
        return Table(columns, rows, said("table of partners", lang, region=region))

    def _own(self, m: Mismatch) -> list[Piece]:
        return [piece for piece in m.pieces if self.subject in piece.inside]

    def _there(self, m: Mismatch, partners: Mapping[str, str]) -> set[str]:
        return {one for piece in self._own(m) for one in piece.inside if one in partners}

    def _elsewhere(self, m: Mismatch, partners: Mapping[str, str]) -> list[Piece]:
        """Pieces without the municipality that hold a partner; none where it lies in no region itself."""
        others = [piece for piece in m.pieces if self.subject not in piece.inside]
        return [piece for piece in others if set(piece.inside) & set(partners)] if self._own(m) else []

    def _unstated(self, m: Mismatch, partners: Mapping[str, str]) -> list[str]:
        stated_ = {one for piece in m.pieces for one in piece.inside}
        return sorted(name for one, name in {**partners, self.subject: ""}.items() if one not in stated_)

    def _elsewhere_text(self, m: Mismatch, partners: Mapping[str, str]) -> str:
        texts = [_piece_text(self.graph, piece, self.lang) for piece in self._elsewhere(m, partners)]
        told = "; ".join(texts[:PIECES])
        if len(texts) > PIECES:
            told += f"; {said('and others', self.lang, count=len(texts) - PIECES)}"
        lost = self._unstated(m, partners)
        return f"{told}; {said('not stated of', self.lang, names=listed(lost, self.lang))}" if lost else told


def _pieces_text(graph: Graph, m: Mismatch, lang: Language) -> str:
    """Regions with their municipalities; of the largest only the number."""
    first, *others = m.pieces
    texts = [f"{graph.label(first.region, lang)} ({len(first.inside)})"]
    texts += [_piece_text(graph, piece, lang) for piece in others[: PIECES - 1]]
    if len(others) >= PIECES:
        texts.append(said("and others", lang, count=len(others) - PIECES + 1))
    return "; ".join(texts)


def _piece_text(graph: Graph, piece: Piece, lang: Language) -> str:
    names = sorted(
        graph.label(one, lang) + (f" ({percent(share)})" if share and float(share) < 1 else "")
        for one, share in piece.inside.items()
    )
    return f"{graph.label(piece.region, lang)}: {listed(names, lang, 6)}"


def _wholly(
    graph: Graph,
    everyone: set[str],
    whole: Sequence[Mismatch],
    unstated: Sequence[Mismatch],
    on: date,
    lang: Language,
    notes: Notes,
) -> list[Block]:
    """Divisions in which all lie in one region, with or without other municipalities; those that lack some."""
    lines: list[Line] = []
    same: list[Mismatch] = []
    inside: list[Mismatch] = []
    for m in sorted(whole, key=lambda m: _order(graph, m.division)):
        there = {p.party for p in _municipal(graph, m.pieces[0].region, on)}
        (same if there <= everyone else inside).append(m)
    for key, group in (("same", same), ("inside", inside), ("lacking", list(unstated))):
        if group:
            names = listed([_name(graph, m, on, lang) for m in group], lang, len(group))
            sources = [source for m in group for source in _sources(graph, m, on)]
            lines.append((said(key, lang, divisions=names), *notes.of(*sources)))
    return [Bullets(tuple(lines))] if lines else []


def _name(graph: Graph, m: Mismatch, on: date, lang: Language) -> str:
    """Label of a division, marked where it was last confirmed long ago, or where sources disagree."""
    disputed = any(p.conflicts for p in _resting_on(graph, m, on))
    return graph.label(m.division, lang) + ("*" if m.stale(on) else "") + (" ‡" if disputed else "")


def _explained(graph: Graph, found: Sequence[Mismatch], on: date, lang: Language) -> list[Block]:
    """What the marks in the names of divisions mean."""
    told = marks_text([p for m in found for p in _resting_on(graph, m, on)], on, lang, starts=False)
    return [Paragraph((told.strip(),), small=True)] if told else []


def _left_out(graph: Graph, left: Sequence[Mismatch], show_all: Run, lang: Language) -> list[Block]:
    if not left:
        return []
    names = listed([graph.label(m.division, lang) for m in left], lang, len(left))
    line = sentence("pieces left out", lang, divisions=(names,), command=(show_all,))
    return [Paragraph(line, small=True)]


def _said_by_sources(graph: Graph, region: str, on: date, lang: Language, notes: Notes) -> list[Block]:
    found = [s for s in stated(graph, region, on, on) if s.property == MISMATCH_NOTE and s.value]
    return [Paragraph((said("source says", lang, text=s.value), *notes.of(s.proof.source))) for s in found]


def _municipal(graph: Graph, arrangement: str, on: date) -> list[Participation]:
    """Municipalities in an arrangement, by name; those that are disputed as a whole are left out, as in a cut."""
    found = members(graph, arrangement, on, on)
    return [p for p in found if p.kind == _MUNICIPALITY and p.basis not in _DISPUTED]


def _resting_on(graph: Graph, m: Mismatch, on: date) -> list[Participation]:
    """Memberships in the pieces that a cell can name."""
    every = [(piece, p) for piece in m.pieces[:PIECES] for p in _municipal(graph, piece.region, on)]
    return [p for piece, p in every if p.party in piece.inside]


def _sources(graph: Graph, m: Mismatch, on: date) -> list[str]:
    """Sources of these memberships."""
    return sources_of(_resting_on(graph, m, on))


def _youth(graph: Graph, division: str) -> bool:
    return touches_youth(graph, graph.values(division, "jg:policyDomain"))


def _order(graph: Graph, division: str) -> tuple[tuple[int, str], str]:
    domains = graph.values(division, "jg:policyDomain")
    return min((domain_order(graph, domain) for domain in domains), default=(1_000, "")), division
