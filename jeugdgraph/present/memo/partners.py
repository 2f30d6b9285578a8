"""With whom a municipality shares its youth region, and where these partners lie in other divisions."""

from collections.abc import Mapping
from typing import NamedTuple

from jeugdgraph.analysis.mismatch.finding import Finding
from jeugdgraph.analysis.mismatch.municipality import partners as partners_of
from jeugdgraph.analysis.nesting import Piece
from jeugdgraph.present.document import Block, Column, Paragraph, Table
from jeugdgraph.present.ground import municipality_name, municipality_names, region_name
from jeugdgraph.present.memo.common import Line, counted, listed, said
from jeugdgraph.present.memo.pieces import (
    PIECES,
    ROWS,
    below_table,
    fitting,
    others,
    piece_text,
    together,
    unplaced,
    whole_lines,
)
from jeugdgraph.present.memo.seen import Seen
from jeugdgraph.present.mismatch.findings import divisions_text, kilometres
from jeugdgraph.present.mismatch.findings import sentence as told
from jeugdgraph.present.phrases import say

NEIGHBOURS = 3
"""Neighbours that a sentence names at most."""


class Apart(NamedTuple):
    """A division in which partners lie elsewhere: the pieces with the municipality, and those without."""

    division: str
    own: tuple[Piece, ...]
    elsewhere: tuple[Piece, ...]

    def there(self, partners: Mapping[str, float]) -> set[str]:
        """Partners that are in a region with the municipality."""
        return {code for piece in self.own for code, _ in piece.municipalities if code in partners}


def region_blocks(view: Seen, region: str) -> list[Block]:
    """Sentence and table about one youth region of the municipality, and the divisions that keep it whole."""
    partners = {code: share for code, share in view.setting.shares(region).items() if code != view.id}
    if not partners:
        return []
    found = {id_: _apart(view, region, id_, partners) for id_ in others(view, region)}
    apart = [one for one in found.values() if one]
    apart.sort(key=lambda one: (len(one.there(partners)), view.ordered(found).index(one.division)))
    blocks: list[Block] = [_lead(view, region, partners, apart)]
    if apart:
        blocks.append(_table(view, region, partners, apart[:ROWS]))
        blocks.append(Paragraph(below_table(view, [one.division for one in apart[ROWS:]]), small=True))
    return blocks


def together_lines(view: Seen, region: str) -> list[Line]:
    """Divisions in which the partners are all with the municipality."""
    partners = {code: share for code, share in view.setting.shares(region).items() if code != view.id}
    ids = [id_ for id_ in others(view, region) if not _apart(view, region, id_, partners)]
    return whole_lines(view, region, ids) if partners else []


def congruence(view: Seen) -> list[Block]:
    """Congruence in one sentence, after whom the municipality is with everywhere."""
    every = len(view.setting.divisions)
    blocks: list[Block] = []
    for finding in view.of("congruence"):
        view.count(finding)
        always = [p.code for p in partners_of(view.setting, view.id) if len(p.together) == every]
        names = municipality_names(view.graph, always, view.lang)
        key = "always" if always else "never always"
        first = said(key, view.lang, count=every, names=names, subject=view.name)
        line = f"{told(view.graph, finding, view.lang)} {first}"
        blocks.append(Paragraph((line, *view.refs(finding.evidence))))
    return blocks


def neighbour_lines(view: Seen) -> list[Line]:
    """Neighbours with whom the municipality is in its youth region only, or only elsewhere, with the border between."""
    lines: list[Line] = []
    for kind in ("neighbours-apart", "neighbours-joined"):
        found = view.of(kind)
        for finding in found[:NEIGHBOURS]:
            view.count(finding)
        told_ = [_neighbour(view, finding) for finding in found[:NEIGHBOURS]]
        if told_:
            evidence = [iri for finding in found[:NEIGHBOURS] for iri in finding.evidence]
            text = said(kind, view.lang, name=view.name, neighbours=listed(told_, view.lang))
            lines.append((text, *view.refs(evidence), *view.border_refs()))
    return lines


def _neighbour(view: Seen, finding: Finding) -> str:
    name = municipality_name(view.graph, finding.municipalities[0], view.lang)
    length = kilometres(finding.figure("metres") or 0.0, view.lang)
    return counted("neighbour", round(finding.figure("differing") or 0), view.lang, name=name, length=length)


def _apart(view: Seen, region: str, id_: str, partners: Mapping[str, float]) -> Apart | None:
    """A division that puts a partner in a region without the municipality; None where it lies in no region itself."""
    cut = view.setting.cut(region, id_)
    if not cut:
        return None
    own = tuple(piece for piece in cut.pieces if view.id in dict(piece.municipalities))
    elsewhere = tuple(piece for piece in cut.pieces if piece not in own)
    return Apart(id_, own, elsewhere) if own and elsewhere else None


def _lead(view: Seen, region: str, partners: Mapping[str, float], apart: list[Apart]) -> Paragraph:
    lang, name = view.lang, region_name(view.graph, region, view.lang)
    all_ = len(others(view, region))
    count = counted("partner count", len(partners), lang)
    text = counted("apart", len(apart), lang, name=view.name, region=name, all=all_, partners=count)
    outside = [f for f in view.of("outside") if len(f.divisions) == 2 and f.arrangements[0] == region]
    clear = [f for f in outside if not f.figure("tied")]
    for f in clear:
        view.count(f)
    alone = [f.divisions[1] for f in clear if f.figure("count") == 1]
    ids = [f.divisions[1] for f in clear]
    if ids:
        names = divisions_text(view.graph, ids, lang)
        text += " " + counted("outside", len(ids), lang, name=view.name, region=name, divisions=names)
    elif not outside and apart:
        text += " " + said("never outside", lang, name=view.name, region=name)
    if alone:
        same = len(alone) == len(ids)
        names = divisions_text(view.graph, alone, lang)
        key = "alone everywhere" if same else "alone"
        text += " " + counted(key, len(alone), lang, name=view.name, region=name, divisions=names)
    evidence = [iri for f in clear for iri in f.evidence]
    proof = view.setting.proof_of(region, [view.id, *partners])
    return Paragraph((text, *view.refs([*proof, *evidence])))


def _table(view: Seen, region: str, partners: Mapping[str, float], apart: list[Apart]) -> Table:
    lang = view.lang
    columns = (
        Column(say("division", lang), 4), Column(said("own region", lang, name=view.name), 4),
        Column(said("partners there", lang), 2), Column(view.people_word("people elsewhere"), 2),
        Column(said("partners elsewhere", lang), 6),
    )  # fmt: skip
    rows = tuple(_row(view, one, partners) for one in apart)
    name = region_name(view.graph, region, lang)
    return Table(columns, rows, said("table of partners", lang, region=name))


def _row(view: Seen, one: Apart, partners: Mapping[str, float]) -> tuple[Line | int | str | None, ...]:
    proof = view.setting.proof(one.division, [view.id, *partners])
    own = listed([region_name(view.graph, piece.region, view.lang) for piece in one.own], view.lang, PIECES)
    pieces = [(piece.region, dict(piece.municipalities)) for piece in one.elsewhere]
    texts = fitting([piece_text(view, region, shares) for region, shares in pieces], view)
    return (
        (view.division(one.division, proof), *view.refs(proof)), own,
        said("n of m", view.lang, count=len(one.there(partners)), all=len(partners)),
        view.people(together(pieces)), "; ".join([*texts, *unplaced(view, one.division, partners)]),
    )  # fmt: skip
