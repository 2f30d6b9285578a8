"""Where boundaries do not line up: what `jeugdgraph mismatch` finds, as a memo tells it.

The divisions are those that `mismatch` uses by default. A boundary that does not coincide with another is a fact, not
a fault.
"""

from jeugdgraph.analysis.mismatch.finding import Finding
from jeugdgraph.present.document import Block, Bullets, Paragraph
from jeugdgraph.present.memo.common import Asked, Line, Notes, said
from jeugdgraph.present.memo.partners import congruence, neighbour_lines, region_blocks, together_lines
from jeugdgraph.present.memo.pieces import cut_blocks, others, whole_lines
from jeugdgraph.present.memo.seen import Seen, seen

BESIDE = 2
"""Arrangements of one kind that a list names at most."""
ARRANGEMENTS = 3
"""Arrangements of all kinds that the list about a municipality names at most."""
SPLIT = 3
"""Divisions that split the municipality itself that are named at most."""


def municipality_boundaries(asked: Asked, notes: Notes) -> list[Block]:
    """Of a municipality: its congruence, where its partners lie, what covers part of its region, its neighbours."""
    view = seen(asked, notes)
    if view is None:
        return _nothing(asked)
    code, setting = view.id, view.setting
    regions = list(setting.regions(setting.base, code))
    beside = [finding for region in regions for finding in view.about(region)]
    crossing = _crossing(view, beside)
    blocks = [block for region in regions for block in region_blocks(view, region)]
    blocks += congruence(view)
    lines = [line for region in regions for line in together_lines(view, region)]
    lines += view.lines(view.of("split"), SPLIT)
    lines += view.lines([f for f in view.of("outside") if f.figure("tied")], SPLIT)
    member = [f for f in view.of("outside") if len(f.divisions) == 1]
    lines += view.lines([*member[:1], *view.of("leaves-out")[:BESIDE], *crossing[:1]], ARRANGEMENTS)
    lines += neighbour_lines(view)
    untold = view.untold([*view.found.findings, *crossing])
    return [
        *blocks, *_bullets(lines), view.remark(untold, code, *regions),
        *(block for region in regions for block in view.quoted(region)),
    ]  # fmt: skip


def arrangement_boundaries(asked: Asked, notes: Notes) -> list[Block]:
    """Of an arrangement: how divisions cut it, what covers part of it or lies across its border, what is said of it."""
    view = seen(asked, notes)
    if view is None:
        return _nothing(asked)
    if not view.setting.shares(view.id):
        return view.quoted(view.id)
    blocks, cut = cut_blocks(view), {id_ for f in view.of("cut") for id_ in f.divisions}
    lines = whole_lines(view, view.id, [id_ for id_ in others(view, view.id) if id_ not in cut])
    lines += view.lines(view.of("leaves-out"), BESIDE + 1)
    lines += view.lines(view.of("straddles"), BESIDE + 1)
    lines += view.lines(view.of("stated-count", "same-name", "scope"), 2 * BESIDE)
    untold = view.untold(view.found.findings)
    return [*blocks, *_bullets(lines), view.remark(untold, view.id), *view.quoted(view.id)]


def _crossing(view: Seen, found: list[Finding]) -> list[Finding]:
    """Arrangements across the border of the region: those with the municipality first, none of them told elsewhere."""
    told = {f.arrangements[0] for f in view.of("outside") if len(f.divisions) == 1}
    crossing = [f for f in found if f.kind == "straddles" and f.arrangements[0] not in told]
    return sorted(crossing, key=lambda f: view.id not in f.parts[0].municipalities)


def _bullets(lines: list[Line]) -> list[Block]:
    return [Bullets(tuple(lines))] if lines else []


def _nothing(asked: Asked) -> list[Block]:
    return [Paragraph((said("nothing to compare", asked.lang),))]
