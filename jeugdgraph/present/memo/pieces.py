"""How divisions divide the municipalities of an arrangement: the pieces, and the divisions that keep it whole."""

from collections.abc import Iterable, Mapping, Sequence

from jeugdgraph.present.document import Block, Column, Paragraph, Table
from jeugdgraph.present.ground import division_name, municipality_name, region_name
from jeugdgraph.present.memo.common import Line, counted, listed, said
from jeugdgraph.present.memo.seen import Seen
from jeugdgraph.present.mismatch.findings import percentage
from jeugdgraph.present.phrases import say

ROWS = 7
"""Divisions in a table at most."""
PIECES = 4
"""Regions of one division that a cell names at most."""
NAMED = 6
"""Municipalities of one piece that a cell names at most."""


def cut_blocks(view: Seen) -> list[Block]:
    """A sentence and a table: by division the regions, the municipalities in each, the residents apart."""
    members = view.setting.shares(view.id)
    found, every = view.of("cut"), others(view, view.id)
    count = counted("municipality count", len(members), view.lang)
    told = counted("cut", len(found), view.lang, members=count, name=view.name, all=len(every))
    blocks: list[Block] = [Paragraph((told, *view.refs(view.setting.proof_of(view.id, members))))]
    if not found:
        return blocks
    for finding in found[:ROWS]:
        view.count(finding)
    shown = [finding.divisions for finding in found[:ROWS]]
    for finding in [f for f in view.of("cuts") if f.divisions in shown]:
        view.count(finding)
    columns = (
        Column(say("division", view.lang), 4), Column(view.people_word("people apart"), 2),
        Column(said("regions with", view.lang), 9),
    )  # fmt: skip
    rows = tuple(_row(view, finding.divisions[0], members) for finding in found[:ROWS])
    blocks.append(Table(columns, rows, said("table of pieces", view.lang, name=view.name)))
    return [*blocks, Paragraph(below_table(view, [f.divisions[0] for f in found[ROWS:]]), small=True)]


def others(view: Seen, arrangement: str) -> list[str]:
    """The divisions used, without that of the arrangement itself."""
    return [id_ for id_ in view.setting.divisions if id_ != view.setting.division_of(arrangement)]


def below_table(view: Seen, left: Sequence[str]) -> Line:
    """Whom the table counts, what its marks mean, which divisions it leaves out."""
    marks = view.marks()
    names = listed([division_name(view.graph, id_, view.lang) for id_ in left], view.lang, len(left))
    out = said("pieces left out", view.lang, divisions=names) if left else ""
    return tuple(piece for piece in (*view.people_line(), marks, out) if piece)


def together(pieces: Iterable[tuple[str, Mapping[str, float]]]) -> dict[str, float]:
    """Municipalities of pieces (region and shares) with the share that lies in them, at most all of it."""
    shares: dict[str, float] = {}
    for _, inside in pieces:
        for code, share in inside.items():
            shares[code] = min(1.0, shares.get(code, 0.0) + share)
    return shares


def _row(view: Seen, id_: str, members: Mapping[str, float]) -> tuple[Line | int | None, ...]:
    cut = view.setting.cut(view.id, id_)
    pieces = [(piece.region, dict(piece.municipalities)) for piece in cut.pieces] if cut else []
    proof = view.setting.proof(id_, members)
    texts = [_counted(view, region, shares, names=place > 0) for place, (region, shares) in enumerate(pieces)]
    told = "; ".join(fitting(texts, view) + unplaced(view, id_, members))
    return (view.division(id_, proof), *view.refs(proof)), view.people(together(pieces[1:])), (told,)


def _counted(view: Seen, region: str, shares: Mapping[str, float], *, names: bool) -> str:
    """A region with how many of its municipalities are meant, and which; of the largest piece only how many."""
    every = len(view.setting.shares(region))
    count = said("n of m", view.lang, count=len(shares), all=every)
    text = f"{region_name(view.graph, region, view.lang)} ({count})"
    return f"{text}: {municipalities(view, shares)}" if names else text


def piece_text(view: Seen, region: str, shares: Mapping[str, float]) -> str:
    """A region with the municipalities meant."""
    return f"{region_name(view.graph, region, view.lang)}: {municipalities(view, shares)}"


def fitting(texts: Sequence[str], view: Seen) -> list[str]:
    """As many pieces as a cell names; the others are counted."""
    left = len(texts) - PIECES
    return [*texts[:PIECES], counted("more pieces", left, view.lang)] if left > 0 else list(texts)


def municipalities(view: Seen, shares: Mapping[str, float]) -> str:
    """Names in alphabetical order, with the share of those that are there in part."""
    names = sorted(
        municipality_name(view.graph, code, view.lang)
        + (f" ({percentage(share, view.lang)})" if share < 1 else "")
        for code, share in shares.items()
    )
    return listed(names, view.lang, NAMED)


def unplaced(view: Seen, id_: str, members: Iterable[str]) -> list[str]:
    """The municipalities of which a division tells no region for certain, as a text."""
    lost = sorted(
        municipality_name(view.graph, code, view.lang)
        for code in members
        if not view.setting.regions(id_, code)
    )
    return [said("not stated of", view.lang, names=listed(lost, view.lang))] if lost else []


def whole_lines(view: Seen, arrangement: str, ids: Iterable[str]) -> list[Line]:
    """Divisions in which an arrangement lies in one region, with or without others; those that lack some of it."""
    members = view.setting.shares(arrangement)
    groups: dict[str, list[str]] = {"same": [], "inside": [], "lacking": []}
    for id_ in view.ordered(ids):
        regions = {region for code in members for region in view.setting.regions(id_, code)}
        if any(not view.setting.regions(id_, code) for code in members) or len(regions) > 1:
            groups["lacking"].append(id_)
        else:
            there = view.setting.shares(next(iter(regions)))
            groups["same" if there.keys() <= members.keys() else "inside"].append(id_)
    lines: list[Line] = []
    for key, found in groups.items():
        if found:
            proofs = {id_: view.setting.proof(id_, members) for id_ in found}
            names = listed([view.division(id_, proofs[id_]) for id_ in found], view.lang)
            refs = view.refs(iri for proof in proofs.values() for iri in proof)
            lines.append((said(key, view.lang, divisions=names), *refs))
    return lines
