"""The map of boundaries: regions of A in colour, and where the boundaries of B run otherwise."""

from collections.abc import Iterator, Mapping

from jeugdgraph.analysis.nesting import Cut, Piece
from jeugdgraph.dates import Language
from jeugdgraph.pictures.chart.ground import Ground
from jeugdgraph.pictures.chart.names import fitting, short_names
from jeugdgraph.pictures.colouring import coloured, neighbours
from jeugdgraph.pictures.map.drawing import Drawn, Entry, drawn
from jeugdgraph.pictures.map.geometry import Boundaries
from jeugdgraph.pictures.map.ground import Mapped, said
from jeugdgraph.pictures.map.labels import labels
from jeugdgraph.pictures.map.lines import drawn_lines
from jeugdgraph.pictures.map.scene import scene
from jeugdgraph.pictures.map.tables import both_cuts, tables
from jeugdgraph.pictures.map.told import division_names, facts, notes, sources, summary, title
from jeugdgraph.pictures.picture import Picture, Text, both
from jeugdgraph.present.values import format_number

Fills = dict[str, dict[str, str]]
"""Colours of regions, by the letter of their division."""
Colours = dict[str, tuple[tuple[str, float], ...]]
"""Colours of municipalities, with shares."""
NAME = 40
"""Characters of a region's name beside the map."""
LISTED = 26
"""Cut regions of each division that are listed beside the map; the table has them all."""
STEPS = (1.0, 0.25, 0.05)
"""Symbols of residents in the key, as parts of the largest."""


def boundary_map(
    ground: Ground, a: str, b: str | None = None, *, boundaries: Boundaries = "tiles", residents: bool = False
) -> Picture:
    """Map of the regions of division A, and of the boundaries of B, on the reference date of the ground.

    A and B are ids. `boundaries` chooses tiles, or the official outlines of the year of the date. Raises UsageProblem
    for a division without data on the date and for two that have no municipality in common, StoreProblem for
    outlines that were not fetched.
    """
    found = Mapped.of(ground, a, b, boundaries)
    fills = _fills(found)
    return Picture(
        name=" ".join(["map", *(division.id for division in found.divisions)]),
        title=title(found),
        summary=summary(found),
        on=ground.on,
        notes=notes(found),
        sources=sources(found),
        tables=tables(found),
        facts=facts(found),
        scene=scene(found, fills, residents=residents),
        drawing=both(lambda lang: drawn(_drawn(found, fills, lang, residents=residents))),
    )


def _fills(found: Mapped) -> Fills:
    """Colour of each region, such that regions side by side differ, on the map as in the country."""
    beside = (*neighbours(found.ground.found.extract), *found.geometry.stretches)
    return {
        letter: coloured(division, sorted(set(beside)))
        for letter, division in zip("ab", found.divisions, strict=False)
    }


def _drawn(found: Mapped, fills: Fills, lang: Language, *, residents: bool) -> Drawn:
    regions = found.regions
    names = short_names(found.ground.regions(found.a.regions, lang), NAME)
    people = found.residents.sizes if residents else {}
    sizes = {code: people[code] for code in found.geometry.outlines if code in people}
    own, others = (_colours(found, fills, letter) for letter in "ab")
    return Drawn(
        geometry=found.geometry,
        title=title(found).of(lang),
        lang=lang,
        fills=own,
        other_fills=others,
        lines=drawn_lines(found.geometry, regions[0], regions[1] if len(regions) > 1 else None),
        labels=labels(found.geometry, {region: sorted(own_) for region, own_ in found.a.members_of().items()}, names),
        names={code: found.name(code).of(lang) for code in found.geometry.outlines},
        key=tuple(_key(found, own, sizes, lang)),
        compared=found.b is not None,
        sizes=sizes,
        beside=tuple(_beside(found, lang)),
    )  # fmt: skip


def _colours(found: Mapped, fills: Fills, letter: str) -> Colours:
    """Colours of each municipality on the map, with their shares, in order of region."""
    if letter not in fills:
        return {}
    regions = found.regions["ab".index(letter)]
    return {
        code: tuple((fills[letter][region], part) for region, part in sorted(regions.get(code, {}).items()))
        for code in found.geometry.outlines
    }


def _key(found: Mapped, fills: Colours, sizes: Mapping[str, float], lang: Language) -> Iterator[Entry]:
    names = {letter: fitting(name.of(lang), 44) for letter, name in division_names(found).items()}
    for sign in ("a",) if found.b is None else ("both", "only a", "only b"):
        yield Entry(sign, said(f"key {sign}", **names).of(lang))
    if any(not own for own in fills.values()):
        yield Entry("none", said("key none", **names).of(lang))
    if any(len(own) > 1 for own in fills.values()):
        yield Entry("split", said("key split", **names).of(lang))
    for count in sorted({_rounded(max(sizes.values()) * step) for step in STEPS if sizes}, reverse=True):
        told = said("key people", count=format_number(count, lang), year=found.residents.year)
        yield Entry("people", told.of(lang), count)


def _rounded(value: float) -> int:
    """A number with one digit that counts.

    >>> _rounded(934927.0), _rounded(46746.3)
    (900000, 50000)
    """
    unit = int(10 ** (len(str(round(value))) - 1))
    return max(round(value / unit) * unit, 1)


def _beside(found: Mapped, lang: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The cut lists: which region of one division is cut by which of the other, the most pieces first."""
    if found.over is None:
        return
    names = {
        letter: short_names(found.ground.regions(division.regions, lang), NAME)
        for letter, division in zip("ab", (found.over.a, found.over.b), strict=True)
    }
    regions = {"a": len(found.over.a.regions), "b": len(found.over.b.regions)}
    for letter, listed in both_cuts(found.over).items():
        division = division_names(found)[letter]
        heading = said("cuts", a=division, cut=len(listed), all=regions[letter])
        told = [
            _cut(found, cut, names[letter], names["b" if letter == "a" else "a"]).of(lang)
            for cut in listed[:LISTED]
        ]
        if len(listed) > LISTED:
            told.append(said("more", count=len(listed) - LISTED).of(lang))
        yield heading.of(lang), tuple(told or [said("no cuts").of(lang)])


def _cut(found: Mapped, cut: Cut, own: dict[str, str], others: dict[str, str]) -> Text:
    def told(piece: Piece) -> Text:
        return said("piece", region=others[piece.region], weight=_weight(found, piece.weight))

    pieces = [told(piece) for piece in cut.pieces]
    return said(
        "cut", region=own[cut.region], pieces=both(lambda lang: ", ".join(piece.of(lang) for piece in pieces))
    )


def _weight(found: Mapped, value: float) -> Text:
    """A weight as a bare number; parts of municipalities with a digit."""
    whole = abs(value - round(value)) < 1e-9 or found.ground.weighed.kind != "municipalities"
    return both(lambda lang: format_number(round(value), lang) if whole else format_number(value, lang, 1))
