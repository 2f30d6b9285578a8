"""What the map says in words: title, summary, facts and notes."""

from collections.abc import Iterator

from jeugdgraph.analysis.border import BorderMismatch, border_mismatch, border_sources, sides
from jeugdgraph.analysis.nesting import intact
from jeugdgraph.analysis.tiles.quality import adjacent
from jeugdgraph.pictures.chart.ground import share
from jeugdgraph.pictures.ground import sources_of
from jeugdgraph.pictures.map.ground import Mapped, said
from jeugdgraph.pictures.picture import Source, Text, both
from jeugdgraph.present.values import format_number

Fact = tuple[Text, Text]


def title(found: Mapped) -> Text:
    """Title of the map."""
    names = division_names(found)
    return said("title both", **names) if found.b is not None else said("title", **names)


def division_names(found: Mapped) -> dict[str, Text]:
    """Names of A and B, by letter."""
    return {
        letter: found.ground.division(division.id)
        for letter, division in zip("ab", found.divisions, strict=False)
    }


def summary(found: Mapped) -> Text:
    """What is to be seen, for who does not see it too."""
    names = division_names(found)
    over = found.over
    if over is None:
        return said("summary", count=len(found.geometry.outlines), regions=len(found.a.regions), **names)
    there, back = intact(over), intact(over.reversed)
    return said(
        "summary both", whole=there.whole, regions=there.regions, cut=there.regions - there.whole,
        other_whole=back.whole, other_regions=back.regions, **names,
    )  # fmt: skip


def facts(found: Mapped) -> tuple[Fact, ...]:
    """What the map is, what a municipality counts for, and how far boundaries line up."""
    drawn = [(said("map"), _map_fact(found))]
    if found.b is not None:
        drawn.append(found.ground.weight_fact)
    return (*drawn, *_border_facts(found))


def _map_fact(found: Mapped) -> Text:
    if found.official is not None:
        return said("official fact", year=found.official.year)
    kept, true = tile_shares(found)
    return said("tiles fact", kept=share(round(kept, 3)), true=share(round(true, 3)))


def tile_shares(found: Mapped) -> tuple[float, float]:
    """Share of the neighbours over land that touch on the map, and of the tiles that touch that are neighbours.

    Of municipalities of which borders are known.
    """
    cells = found.tiles.cells if found.tiles is not None else {}
    codes = [code for code in cells if code in found.bordered]
    beside = {
        (min(codes[a], codes[b]), max(codes[a], codes[b]))
        for a, b in adjacent([cells[code] for code in codes])
    }
    near = {(side.one, side.other) for side in found.borders if side.over_land}
    both_ways = len(near & beside)
    return both_ways / max(len(near), 1), both_ways / max(len(beside), 1)


def mismatches(found: Mapped) -> tuple[BorderMismatch, ...]:
    """Border mismatch (M14) of A and B, and of B and A; none where a division splits municipalities."""
    a, b = found.a, found.b
    if b is None or not (a.is_partition and b.is_partition):
        return ()
    every = sides(found.ground.found.extract)
    return border_mismatch(a, b, every), border_mismatch(b, a, every)


def _border_facts(found: Mapped) -> Iterator[Fact]:
    names = division_names(found)
    both_ways = mismatches(found)
    for one, (a, b) in zip(both_ways, (("a", "b"), ("b", "a")), strict=False):
        told = said("border none")
        if one.share is not None:
            told = said(
                "border fact", part=_kilometres(one.not_in_b.land), whole=_kilometres(one.separated.land),
                share=share(round(one.share, 3)), water=_kilometres(one.not_in_b.water),
            )  # fmt: skip
        yield said("border", a=names[a], b=names[b]), told
    if both_ways and both_ways[0].left_out.metres:
        yield (
            said("left out fact"),
            said("left out", length=_kilometres(both_ways[0].left_out.metres), **names),
        )


def _kilometres(metres: int) -> Text:
    return both(lambda lang: format_number(round(metres / 1000), lang))


def notes(found: Mapped) -> tuple[Text, ...]:
    """How fresh it is, and what is missing or cannot be seen."""
    ground, over = found.ground, found.over
    told = list(ground.missing(over)) if over is not None else []
    told += ground.notes([division.id for division in found.divisions])
    if found.b is not None and not mismatches(found):
        told.append(said("split note", **division_names(found)))
    unseen = [stretch for stretch in found.differing if not stretch.drawn]
    if unseen:
        told.append(said("drawn note", all=len(found.differing), count=len(unseen)))
    if set(found.codes) - found.bordered and found.borders:
        told.append(said("border year note", year=found.year))
    if found.residents.lacking:
        told.append(said("no residents note", names=found.names(found.residents.lacking)))
    return (*told, *_shape_notes(found))


def _shape_notes(found: Mapped) -> Iterator[Text]:
    """What the shapes lack."""
    if found.official is not None:
        without = [code for code in found.codes if code not in found.geometry.outlines]
        if without:
            yield said("no outline note", year=found.official.year, names=found.names(without))
        return
    if found.tiles is None:
        return
    if found.tiles.anew:
        yield said("anew note")
    for key, codes in (("added note", found.tiles.added), ("aside note", found.tiles.aside)):
        if codes:
            yield said(key, names=found.names(codes))


def sources(found: Mapped) -> tuple[Source, ...]:
    """Sources of the divisions, of the weights, of the borders, and of the outlines."""
    official = []
    if found.official is not None:
        official.append(Source(both(found.official.attribution), found.official.source))
    return (*sources_of(found.ground.graph, source_iris(found)), *official)


def source_iris(found: Mapped) -> tuple[str, ...]:
    """IRIs of the sources in the graph, in the order in which they are listed."""
    situation = found.ground.found
    ids = [division.id for division in found.divisions]
    return tuple(dict.fromkeys((
        *situation.sources(ids), *found.ground.weighed.sources, *found.residents.sources,
        *(border_sources(situation.extract) if found.borders else ()),
    )))  # fmt: skip
