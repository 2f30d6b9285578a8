"""What is not known: old confirmations, unknown starts, contradictions, what was sought and not found."""

from collections.abc import Sequence, Set
from datetime import date

import numpy as np
from pyoxigraph import Literal

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.extract import extract
from jeugdgraph.dates import Language
from jeugdgraph.evidence import passages
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import STALE_AFTER_YEARS, Participation, about, counts
from jeugdgraph.present import municipality as of_municipality
from jeugdgraph.present.document import Block, Bullets, Paragraph, Run
from jeugdgraph.present.memo.common import Asked, Line, Notes, command, listed, month, said, sentence
from jeugdgraph.present.memo.known import known
from jeugdgraph.present.memo.standing import homes
from jeugdgraph.present.parts import conflict_notes

REMARKS = 2
"""Contradictions and vain searches that are named at most."""
_FIGURE = ns.concept("conflict-kind", "statistic")


def municipality_unknown(asked: Asked, notes: Notes) -> list[Block]:
    """What the memo about a municipality leaves open."""
    graph, subject, on, lang, _ = asked
    found = of_municipality.answer(graph, subject, of_municipality.Asked(on, on), lang)
    own = [p for p in found.participations if not p.path]
    near = {subject, *(p.party for p in own), *(home.party for home in homes(graph, subject, on))}
    lines = [*_reserves(own, on, lang, notes), *_unverified(found.unverified, lang)]
    lines += _missing(graph, subject, on, lang)
    conflicts = [c for p in found.participations for c in p.conflicts]
    remarks = _remarks(graph, near, conflicts, subject, lang, notes)
    show_all = command("gaps --municipality", subject, on)
    return _blocks(lines, remarks, show_all, "unknown", lang)


def arrangement_unknown(asked: Asked, notes: Notes) -> list[Block]:
    """What the memo about an arrangement leaves open."""
    graph, subject, on, lang, _ = asked
    found = known(graph, subject, on)
    lines = [*_reserves(found.members, on, lang, notes), *_unverified(found.unverified, lang)]
    conflicts = [c for p in found.members for c in p.conflicts] + [
        c for n in counts(graph, subject) for c in n.conflicts
    ]
    remarks = _remarks(graph, {subject}, conflicts, subject, lang, notes)
    return _blocks(lines, remarks, command("arrangement", subject, on), "remarks", lang)


def _blocks(
    lines: Sequence[Line], remarks: Sequence[Line], show_all: Run, what: str, lang: Language
) -> list[Block]:
    left = len(remarks) - REMARKS
    key = f"{'more' if left > 0 else 'all'} {what}"
    line = sentence(key, lang, command=(show_all,), count=(str(left),))
    told = (*lines, *remarks[:REMARKS])
    bullets: list[Block] = [Bullets(told)] if told else []
    return [*bullets, Paragraph(line, small=True)]


def _reserves(found: Sequence[Participation], on: date, lang: Language, notes: Notes) -> list[Line]:
    """How many memberships rest on old sources, have no known start, are seen later, or are disputed."""
    stale = [p for p in found if p.stale(on)]
    early = [p for p in found if p.early(on)]
    unknown = [p for p in found if p.start is None]
    disputed = sorted({p.name: p for p in found if p.disputed}.items())
    lines: list[Line] = []
    if stale:
        oldest = month(min(p.observed_on for p in stale), lang)
        lines.append(
            (said("stale", lang, count=len(stale), all=len(found), years=STALE_AFTER_YEARS, oldest=oldest),)
        )
    if unknown:
        lines.append((said("no start", lang, count=len(unknown), all=len(found)),))
    if early:
        lines.append((said("early", lang, count=len(early)),))
    if disputed:
        names = listed([name for name, _ in disputed], lang)
        lines.append((said("disputed", lang, names=names), *notes.of(*(p.proof.source for _, p in disputed))))
    return lines


def _unverified(count: int, lang: Language) -> list[Line]:
    return [(said("unverified left out", lang, count=count),)] if count else []


def _missing(graph: Graph, municipality: str, on: date, lang: Language) -> list[Line]:
    """Nationwide divisions that say nothing of the municipality, in whatever standing: as `gaps.missing` has them."""
    found = extract(graph)
    columns, number = found.memberships, found.number_of.get(municipality, -1)
    rows = np.flatnonzero((columns.member == number) & columns.on(on))
    told = {
        found.divisions[place] for place in found.division[columns.arrangement[rows]].tolist() if place >= 0
    }
    divisions = [
        graph.label(division, lang)
        for division in graph.subjects("rdf:type", ns.iri("jg:Division"))
        if division not in told and _nationwide(graph, division)
    ]
    if not divisions:
        return []
    name = graph.label(municipality, lang)
    return [(said("no statement", lang, name=name, divisions=listed(divisions, lang)),)]


def _nationwide(graph: Graph, division: str) -> bool:
    ended = ns.concept("status", "ended") in graph.values(division, "jg:status")
    return "true" in graph.values(division, "jg:nationwide") and not ended


def _remarks(
    graph: Graph, near: Set[str], own: Sequence[str], subject: str, lang: Language, notes: Notes
) -> list[Line]:
    """Contradictions between sources, then what was looked for and not found.

    First those about memberships (`own`), then those about what is `near`, and those about figures last.
    """
    lines: dict[str, Line] = {}
    every = {*own, *(c for thing in near for c in about(graph, thing, "jg:Conflict"))}
    municipality = subject if subject.startswith(ns.MUNICIPALITY) else ""
    for conflict in sorted(every, key=lambda c: (_figure(graph, c), c not in own, c)):
        for text in conflict_notes(graph, [conflict], lang, municipality):
            line = _about(graph, conflict, subject, lang) + text
            lines.setdefault(line, (line, *notes.of(*_sources(graph, conflict))))
    for row in graph.rows("gaps/absences", lang=Literal(lang)):
        if row["subject"] in near:
            text = f"{graph.label(row['subject'], lang)}: {row['sought']}"
            sources = [row["source"]] if "source" in row else []
            lines.setdefault(text, (said("sought", lang, text=text), *notes.of(*sources)))
    return list(lines.values())


def _figure(graph: Graph, conflict: str) -> bool:
    return _FIGURE in graph.values(conflict, "jg:conflictKind")


def _about(graph: Graph, conflict: str, subject: str, lang: Language) -> str:
    """Name of what a contradiction is about, where that is something else than the memo is about."""
    others = [thing for thing in graph.values(conflict, "jg:subject") if thing != subject]
    return f"{listed([graph.label(thing, lang) for thing in others], lang)}: " if others else ""


def _sources(graph: Graph, thing: str) -> list[str]:
    return [passage.source for passage in passages(graph, thing) if passage.source]
