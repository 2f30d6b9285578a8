"""Two divisions laid over each other: what every chart of them shares."""

from collections.abc import Sequence

from jeugdgraph.analysis.crosswalk import Crosswalk
from jeugdgraph.analysis.nesting import cuts, intact, region_fits
from jeugdgraph.pictures.chart.ground import Ground, said
from jeugdgraph.pictures.chart.order import ordered
from jeugdgraph.pictures.chart.render import Mark
from jeugdgraph.pictures.picture import Column, Row, Table, Text, Value, both


def key(one: str, other: str) -> str:
    """Key of what two regions have in common."""
    return f"{one}|{other}"


def side(region: str, which: str) -> str:
    """Key of a region on one of the two sides, ``a`` or ``b``: it may stand on both."""
    return f"{which}:{region}"


def marks_of(over: Crosswalk, marks: Sequence[Mark]) -> list[dict[str, object]]:
    """Marks for the script: the key of each, and the regions that it is of."""
    return [
        {"key": mark.key, "of": [side(over.a.regions[row], "a"), side(over.b.regions[column], "b")]}
        for mark, row, column in zip(marks, over.row.tolist(), over.column.tolist(), strict=True)
    ]


def arranged(ground: Ground, over: Crosswalk) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Regions of both divisions in an order in which few ties cross, from north to south."""
    ties = {
        (side(over.a.regions[i], "a"), side(over.b.regions[j], "b")): float(weight)
        for i, j, weight in zip(over.row.tolist(), over.column.tolist(), over.weight, strict=True)
    }
    north = {
        side(region, which): -ground.north(members)
        for which, division in (("a", over.a), ("b", over.b))
        for region, members in division.members_of().items()
    }
    rows, columns = ordered(ties, north)
    return tuple(row[2:] for row in rows), tuple(column[2:] for column in columns)


def cell_table(ground: Ground, over: Crosswalk, names: tuple[Text, Text]) -> Table:
    """What every A-region has in common with every B-region; `names` head the two columns of regions."""
    members, regions = over.a.members_of(), over.b.region_of()
    weighed = ground.weighed.kind != "municipalities" or over.a.has_shares or over.b.has_shares
    rows = []
    for place, (i, j) in enumerate(zip(over.row.tolist(), over.column.tolist(), strict=True)):
        one, other = over.a.regions[i], over.b.regions[j]
        inside = [code for code in members[one] if other in regions.get(code, {})]
        cells: tuple[Value, ...] = (
            ground.region(one), ground.region(other), int(over.count[place]), ground.municipalities(inside),
            *([float(over.weight[place])] if weighed else []),
            100 * float(over.share[place]), 100 * float(over.share_of_b[place]),
        )  # fmt: skip
        rows.append(Row(cells, key(one, other)))
    return Table("cells", said("crosswalk table"), _cell_columns(ground, names, weighed=weighed), tuple(rows))


def _cell_columns(ground: Ground, names: tuple[Text, Text], *, weighed: bool) -> tuple[Column, ...]:
    kind = ground.weighed.kind
    weight = Column("weight", said(f"weight {kind}"), 2 if kind == "municipalities" else 0)
    return (
        Column("a", names[0]),
        Column("b", names[1]),
        Column("count", said("municipalities")),
        Column("municipalities", said("which")),
        *([weight] if weighed else []),
        Column("percent_of_a", said("percent of", division=names[0]), 1),
        Column("percent_of_b", said("percent of", division=names[1]), 1),
    )


def region_table(ground: Ground, over: Crosswalk, names: tuple[Text, Text]) -> Table:
    """Every region of both divisions: in how many regions of the other it lies, and the largest share in one."""
    rows = [
        Row(
            (ground.region(fit.region), *named, fit.pieces, 100 * fit.main_share, ground.weight(fit.weight)),
            side(fit.region, which),
        )
        for one, which, named in ((over, "a", names), (over.reversed, "b", names[::-1]))
        for fit in region_fits(one)
    ]
    columns = (
        Column("region", said("region")),
        Column("division", said("division")),
        Column("in", said("laid over")),
        Column("pieces", said("pieces")),
        Column("percent_in_main", said("percent in main"), 1),
        Column("weight", said("holds")),
    )
    return Table("regions", said("regions table"), columns, tuple(rows))


def summary(ground: Ground, over: Crosswalk) -> Text:
    """How many regions of either division lie whole within one of the other, and which of the first are divided."""
    found, back, listed = intact(over), intact(over.reversed), cuts(over)
    a, b = ground.division(over.a.id), ground.division(over.b.id)
    told = [said("crosswalk summary", a=a, b=b, whole=found.whole, all=found.regions)]
    if listed:
        named = [
            said("cut region", region=ground.region(cut.region), pieces=len(cut.pieces)) for cut in listed
        ]
        told.append(said("crosswalk cut", regions=ground.listing(named, most=3)))
    told.append(said("crosswalk back", a=a, b=b, whole=back.whole, all=back.regions))
    return both(lambda lang: " ".join(one.of(lang) for one in told))
