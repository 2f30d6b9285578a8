"""The map as tables: municipalities, cut regions, and boundaries of only one of the two."""

from collections.abc import Iterator, Mapping

from jeugdgraph.analysis.crosswalk import Crosswalk
from jeugdgraph.analysis.nesting import Cut, cuts
from jeugdgraph.pictures.map.ground import Mapped, said
from jeugdgraph.pictures.map.told import division_names
from jeugdgraph.pictures.picture import Column, Row, Table, Text, Value, both
from jeugdgraph.present.ground import listing
from jeugdgraph.present.values import percent


def region_key(letter: str, region: str) -> str:
    """Key of a region of A or B; of a municipality its code."""
    return f"{letter}:{region}"


def tables(found: Mapped) -> tuple[Table, ...]:
    """Every table of the map."""
    made = [_municipalities(found)]
    if found.over is not None:
        made += [_cut_table(found, found.over), _border_table(found)]
    return tuple(made)


def both_cuts(over: Crosswalk) -> dict[str, tuple[Cut, ...]]:
    """Regions of A that B cuts, and of B that A cuts, by letter."""
    return {"a": cuts(over), "b": cuts(over.reversed)}


def _municipalities(found: Mapped) -> Table:
    names = division_names(found)
    columns = [
        Column("municipality", said("municipality")),
        Column("code", said("code")),
        *(Column(f"region_{letter}", name) for letter, name in names.items()),
        Column("residents", said("residents", year=found.residents.year or "")),
    ]
    rows = [
        Row((found.name(code), code, *(_regions(found, own.get(code, {})) for own in found.regions), _people(found, code)), code)
        for code in sorted(found.codes, key=lambda code: (found.name(code).nl, code))
    ]  # fmt: skip
    return Table("municipalities", said("municipalities table"), tuple(columns), tuple(rows))


def _people(found: Mapped, code: str) -> Value:
    known = found.residents.sizes.get(code)
    return None if known is None else round(known)


def _regions(found: Mapped, own: Mapping[str, float]) -> Value:
    """Regions of a municipality, with the part that lies in each where that is not the whole."""
    if not own:
        return None
    parts = sorted(own.items(), key=lambda part: (-part[1], part[0]))
    return both(
        lambda lang: listing(
            [
                f"{found.ground.region(region).of(lang)}{'' if part > 1 - 1e-9 else f' ({percent(part, lang, 1)})'}"
                for region, part in parts
            ],
            lang,
            len(parts),
        )
    )


def _cut_table(found: Mapped, over: Crosswalk) -> Table:
    names, weighed = division_names(found), found.ground.weighed.kind
    columns = (
        Column("region", said("region")),
        Column("division", said("of division")),
        Column("lies_in", said("lies in")),
        Column("count", said("count")),
        Column("municipalities", said("which")),
        Column("weight", said(f"weight {weighed}"), 2 if weighed == "municipalities" else 0),
        Column("percent", said("percent"), 1),
    )
    rows = [
        row for letter, listed in both_cuts(over).items() for cut in listed for row in _cut_rows(found, cut, letter, names[letter])
    ]  # fmt: skip
    return Table("cuts", said("cuts table"), columns, tuple(rows))


def _cut_rows(found: Mapped, cut: Cut, letter: str, division: Text) -> Iterator[Row]:
    ground = found.ground
    for piece in cut.pieces:
        codes = [code for code, _ in piece.municipalities]
        cells: tuple[Value, ...] = (
            ground.region(cut.region), division, ground.region(piece.region), len(codes), ground.municipalities(codes),
            piece.weight, 100 * piece.weight / cut.weight if cut.weight else 0.0,
        )  # fmt: skip
        yield Row(cells, region_key(letter, cut.region))


def _border_table(found: Mapped) -> Table:
    names = division_names(found)
    columns = (
        Column("municipality", said("municipality")),
        Column("neighbour", said("other")),
        Column("boundary_of", said("boundary of")),
        Column("kilometres", said("kilometres"), 1),
        Column("ground", said("ground")),
        Column("on_map", said("on map")),
    )
    rows = [
        Row(
            (
                found.name(stretch.side.one), found.name(stretch.side.other), names[stretch.kind], stretch.side.metres / 1000,
                said("land" if stretch.side.over_land else "water"), said("yes" if stretch.drawn else "no"),
            ),
            stretch.side.one,
        )
        for stretch in found.differing
    ]  # fmt: skip
    return Table("borders", said("borders table"), columns, tuple(rows))
