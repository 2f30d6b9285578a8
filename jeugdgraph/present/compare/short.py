"""The few sentences with which the comparison of two divisions begins."""

from collections.abc import Iterator, Sequence
from functools import partial

from jeugdgraph.analysis.comparison import Comparison
from jeugdgraph.analysis.nesting import Cut
from jeugdgraph.analysis.scores import Directed
from jeugdgraph.present.compare.divisions import Asked
from jeugdgraph.present.ground import municipality_names
from jeugdgraph.present.named import names_of
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Cell
from jeugdgraph.present.wording.site_analyses import WORDS

_say = partial(say_in, WORDS)
_NAMED = 30
"""Municipalities that a sentence names; others are counted."""


def sentences(asked: Asked, found: Comparison) -> tuple[Cell, ...]:
    """How many regions of each lie whole within one of the other, and which municipalities make the difference."""
    a, b = found.scores.a, found.scores.b
    return (
        whole(asked, found.scores.a_in_b, a, b),
        whole(asked, found.scores.b_in_a, b, a),
        *_apart(asked, found.a_cuts, a, b),
        *_apart(asked, found.b_cuts, b, a),
    )


def whole(asked: Asked, told: Directed, a: str, b: str) -> Cell:
    """How many regions of A lie whole within one region of B."""
    key = "all whole" if told.intact.whole == told.intact.regions else "whole"
    text = _say(
        key, asked.lang, whole=told.intact.whole, all=told.intact.regions, a=asked.name(a), b=asked.name(b)
    )
    return Cell(text, names=names_of(asked.graph, asked.lang, divisions=[a, b]))


def _apart(asked: Asked, listed: Sequence[Cut], a: str, b: str) -> Iterator[Cell]:
    """Municipalities that B puts apart from the largest piece of their region of A; none where no region is cut."""
    pieces = [piece for cut in listed for piece in cut.pieces[1:]]
    codes = sorted({code for piece in pieces for code, _ in piece.municipalities})
    if not codes:
        return
    names = municipality_names(asked.graph, codes, asked.lang, _NAMED)
    text = _say("apart", asked.lang, count=len(codes), a=asked.name(a), b=asked.name(b), names=names)
    yield Cell(text, names=names_of(asked.graph, asked.lang, codes, [a, b]))
