"""Where we stand: the arrangements of a municipality, the members of an arrangement."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import STALE_AFTER_YEARS, Participation, Stated, members
from jeugdgraph.present import municipality as of_municipality
from jeugdgraph.present.document import Block, Bullets, Column, Paragraph, Table
from jeugdgraph.present.memo.common import (
    Asked,
    Line,
    Notes,
    command,
    counted,
    listed,
    said,
    sentence,
    sources_of,
)
from jeugdgraph.present.memo.known import Known, known
from jeugdgraph.present.participations import confirmed_text, participation_period, party_text
from jeugdgraph.present.phrases import say

ROWS = 8
"""Memberships in the table about a municipality at most."""
MEMBERS = 13
"""Members in the table about an arrangement at most; one more is shown rather than counted."""
FIRST = 3
"""Of these, memberships in the first domain before others get a turn: youth care."""
EXAMPLES = 2
"""Arrangements that a sentence names as examples."""
STATEMENTS = 4
"""Other statements at most."""
MISMATCH_NOTE = ns.iri("jg:hasMismatchNote")
"""Told where boundaries are compared."""
_MUNICIPALITY = ns.iri("jg:Municipality")
_YOUTH_REGION = ns.iri("jg:YouthRegion")


def municipality_standing(asked: Asked, notes: Notes) -> list[Block]:
    """The youth region with its members, the table of memberships, what holds through other arrangements."""
    graph, subject, on, lang, _ = asked
    found = of_municipality.answer(graph, subject, of_municipality.Asked(on, on), lang)
    ranked = [(domain, p) for domain, group in found.shown for p in sorted(group, key=_rank)]
    blocks: list[Block] = [_lead(graph, subject, ranked, on, lang, notes)]
    if ranked:
        blocks += _memberships(graph, subject, ranked, on, lang, notes)
    if found.via:
        blocks.append(_through(graph, subject, found.via, lang, notes))
    return blocks + _statements(graph, found.statements, lang, notes)


def arrangement_standing(asked: Asked, notes: Notes) -> list[Block]:
    """What it is, who is in it, in what it takes part itself."""
    graph, subject, on, lang, _ = asked
    found = known(graph, subject, on)
    municipal = [p for p in found.members if p.kind == _MUNICIPALITY]
    blocks: list[Block] = [_introduction(graph, found, municipal, lang, notes)]
    if found.members:
        blocks += _members(graph, found, municipal, on, lang, notes)
    if found.wholes:
        blocks.append(_wholes(graph, found, lang, notes))
    return blocks + _statements(graph, found.statements, lang, notes)


def homes(graph: Graph, municipality: str, on: date) -> list[Participation]:
    """Memberships of youth regions that no source contradicts."""
    found = of_municipality.answer(
        graph, municipality, of_municipality.Asked(on, on, kinds=frozenset({_YOUTH_REGION})), "nl"
    )
    return [p for p in found.participations if p.division and not p.path and not p.disputed]


def _rank(p: Participation) -> tuple[bool, int, str, str]:
    """Regions of a division first, then the arrangements with most other municipalities."""
    return not p.division, -(p.partners or 0), p.name, p.membership


def _lead(
    graph: Graph,
    subject: str,
    ranked: Sequence[tuple[str, Participation]],
    on: date,
    lang: Language,
    notes: Notes,
) -> Paragraph:
    line: Line = ()
    regions = homes(graph, subject, on)
    for region in regions:
        line += (*_home(graph, subject, region, on, lang, notes), " ")
    if not regions:
        line += (said("no home", lang, name=graph.label(subject, lang)) + " ",)
    if not ranked:
        return Paragraph((*line, said("takes no part", lang)))
    domains = {domain for domain, _ in ranked}
    return Paragraph((*line, counted("takes part", len(ranked), lang, domains=len(domains))))


def _home(graph: Graph, subject: str, region: Participation, on: date, lang: Language, notes: Notes) -> Line:
    together = [
        p
        for p in members(graph, region.party, on, on)
        if p.kind == _MUNICIPALITY and p.party != subject and not p.disputed
    ]
    refs = notes.of(region.proof.source, *sources_of(together))
    key = "home" if together else "home alone"
    partners = listed([p.name for p in together], lang)
    told = said(key, lang, name=graph.label(subject, lang), region=region.name, partners=partners)
    return (told, *refs)


def _memberships(
    graph: Graph,
    subject: str,
    ranked: Sequence[tuple[str, Participation]],
    on: date,
    lang: Language,
    notes: Notes,
) -> list[Block]:
    shown = _chosen(ranked)
    left = Counter(graph.label(domain, lang) for domain, p in ranked if p not in shown)
    columns = (
        Column(say("arrangement", lang), 18), Column(say("role", lang), 7), Column(say("period", lang), 10),
        Column(said("last confirmed", lang), 5), Column(said("other municipalities", lang), 5),
    )  # fmt: skip
    rows = tuple(
        (
            (party_text(graph, p, lang), *notes.of(p.proof.source)),
            graph.label(p.role, lang),
            participation_period(p, lang),
            confirmed_text(p, on),
            p.partners,
        )
        for p in shown
    )
    show_all = command("municipality", subject, on, "--rest")
    key = "rows left out" if left else "everything"
    domains = listed([f"{label} ({number})" for label, number in left.items()], lang, len(left))
    remark = sentence(key, lang, command=(show_all,), domains=(domains,))
    marks = marks_text(shown, on, lang)
    return [
        Table(columns, rows, said("table of memberships", lang)),
        Paragraph((marks, *remark), small=True),
    ]


def _chosen(ranked: Sequence[tuple[str, Participation]]) -> list[Participation]:
    """First some of the first domain, then one of every other, then what still fits; in their own order."""
    order: list[tuple[int, Participation]] = []
    seen: Counter[str] = Counter()
    for domain, p in ranked:
        among_first = domain == ranked[0][0] and seen[domain] < FIRST
        order.append((0 if among_first else 1 if not seen[domain] else 2, p))
        seen[domain] += 1
    kept = [p for _, p in sorted(order, key=lambda item: item[0])][:ROWS]
    return [p for _, p in ranked if p in kept]


def _through(
    graph: Graph, subject: str, via: Sequence[Participation], lang: Language, notes: Notes
) -> Paragraph:
    through = listed(sorted({graph.label(p.path[0], lang) for p in via}), lang)
    examples = sorted(via, key=lambda p: (p.disputed, p.name))[:EXAMPLES]
    names = listed([p.name for p in examples], lang)
    told = counted("via", len(via), lang, through=through, name=graph.label(subject, lang), examples=names)
    return Paragraph((told, *notes.of(*sources_of(examples))))


def _introduction(
    graph: Graph,
    found: Known,
    municipal: Sequence[Participation],
    lang: Language,
    notes: Notes,
) -> Paragraph:
    name = graph.label(found.arrangement, lang)
    names = listed([p.name for p in municipal], lang)
    line: Line = (
        counted("members known", len(municipal), lang, members=names),
        *notes.of(*sources_of(municipal)),
    )
    kinds = [k for k in graph.values(found.arrangement, "rdf:type") if k != ns.iri("jg:Arrangement")]
    if kinds:
        divisions = [graph.label(d, lang) for d in graph.values(found.arrangement, "jg:inDivision")]
        place = said("in division", lang, division=listed(divisions, lang)) if divisions else ""
        kind = listed([graph.label(k, lang) for k in kinds], lang)
        line = (said("is a", lang, name=name, kind=kind, division=place) + " ", *line)
    return Paragraph(line)


def _members(
    graph: Graph,
    found: Known,
    municipal: Sequence[Participation],
    on: date,
    lang: Language,
    notes: Notes,
) -> list[Block]:
    others = [p for p in found.members if p.kind != _MUNICIPALITY]
    ordered = [*municipal, *others]
    most = MEMBERS if len(ordered) > MEMBERS + 1 else len(ordered)
    columns = (
        Column(say("member", lang), 8), Column(say("role", lang), 4), Column(say("period", lang), 6),
        Column(said("last confirmed", lang), 3),
    )  # fmt: skip
    rows = tuple(
        (
            (party_text(graph, p, lang), *notes.of(p.proof.source)),
            graph.label(p.role, lang),
            participation_period(p, lang),
            confirmed_text(p, on),
        )
        for p in ordered[:most]
    )
    line: Line = (marks_text(ordered[:most], on, lang),)
    if len(ordered) > most:
        show_all = command("arrangement", found.arrangement, on)
        left = sentence("members left out", lang, count=(str(len(ordered) - most),), command=(show_all,))
        line = (*line, *left)
    remark: list[Block] = [Paragraph(line, small=True)] if any(line) else []
    return [Table(columns, rows, said("table of members", lang)), *remark]


def marks_text(found: Sequence[Participation], on: date, lang: Language, *, starts: bool = True) -> str:
    """What the marks and words in a table mean, as far as they occur; ends in a space."""
    told = [said("stale mark", lang, years=STALE_AFTER_YEARS)] if any(p.stale(on) for p in found) else []
    told += [said("early mark", lang)] if starts and any(p.early(on) for p in found) else []
    told += [said("conflict mark", lang)] if any(p.disputed for p in found) else []
    told += [said("since mark", lang)] if starts and any(p.start is None for p in found) else []
    return "".join(f"{text} " for text in told)


def _wholes(graph: Graph, found: Known, lang: Language, notes: Notes) -> Paragraph:
    wholes = sorted(found.wholes, key=lambda p: (p.disputed, p.name))
    names = listed([party_text(graph, p, lang) for p in wholes], lang, 2 * EXAMPLES)
    name = graph.label(found.arrangement, lang)
    told = counted("takes part itself", len(wholes), lang, name=name, examples=names)
    return Paragraph((told, *notes.of(*sources_of(wholes[: 2 * EXAMPLES]))))


def _statements(graph: Graph, found: Sequence[Stated], lang: Language, notes: Notes) -> list[Block]:
    """Other statements, one line each; what sources say of boundaries stands with the boundaries."""
    lines: list[Line] = []
    for s in [s for s in found if s.property != MISMATCH_NOTE][:STATEMENTS]:
        value = graph.label(s.object, lang) if s.object else s.value
        lines.append((f"{graph.label(s.property, lang)}: {value}", *notes.of(s.proof.source)))
    return [Bullets(tuple(lines))] if lines else []
