"""The comparison of divisions for programs: a row per piece and per score, and the crosswalk as a matrix."""

from functools import partial

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.comparison import MUTUAL, Comparison, values
from jeugdgraph.analysis.crosswalk import Crosswalk
from jeugdgraph.analysis.information import inhomogeneity
from jeugdgraph.analysis.nesting import Cut, region_fits
from jeugdgraph.analysis.scores import Scores
from jeugdgraph.present.compare.divisions import DIGITS, Asked, inhabitants, name_of
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Column, Report, Row, Section
from jeugdgraph.present.wording.compare import WORDS

_say = partial(say_in, WORDS)
_PIECE = (
    "direction", "region_id", "region", "counterpart_id", "counterpart", "main", "municipality_ids",
    "municipalities", "weight", "persons", "evidence",
)  # fmt: skip
_REGION = ("direction", "region_id", "region", "weight", "pieces", "main_share", "fit", "inhomogeneity")
_SCORE = ("measure", "direction", "value", "low", "high", "reason")


def flat(asked: Asked, found: Comparison) -> Report:
    """One row per piece of a cut region and one per region, in both directions, and one per score."""
    told = found.scores
    pieces = [
        *_pieces(asked, found, found.a_cuts, told.a, told.b),
        *_pieces(asked, found, found.b_cuts, told.b, told.a),
    ]
    sections = (
        Section("cuts", "", _columns(_PIECE), tuple(pieces)),
        Section(
            "regions",
            "",
            _columns(_REGION),
            (*_regions(asked, found.over), *_regions(asked, found.over.reversed)),
        ),
        Section("scores", "", _columns(_SCORE), tuple(_scores(found))),
    )
    return Report(f"{told.a} × {told.b}", asked.facts(), sections, lang=asked.lang)


def flat_ranking(asked: Asked, told: list[Scores]) -> Report:
    """One row per pair of divisions, with every score."""
    rows: list[Row] = [
        {
            "a": one.a, "b": one.b, "municipalities": one.municipalities, "regions_a": one.regions_a,
            "regions_b": one.regions_b, **values(one), "reasons": _reasons(one),
            "only_a": " ".join(one.only_a), "only_b": " ".join(one.only_b),
        }
        for one in told
    ]  # fmt: skip
    names = rows[0] if rows else ("a", "b")
    return Report("", asked.facts(), (Section("", "", _columns(tuple(names)), tuple(rows)),), lang=asked.lang)


def cells(asked: Asked, found: Comparison) -> Report:
    """The crosswalk for people: its cells that are not empty."""
    lang, over = asked.lang, found.over
    columns = (
        Column("region", _say("region", lang), min_width=16),
        Column("counterpart", _say("counterpart", lang), min_width=16),
        Column("weight", _say("cell", lang), align="right", digits=0 if not over.a.has_shares else 2, wrap=0),
        Column("of_a", _say("of a", lang), align="right", digits=DIGITS, wrap=0),
        Column("of_b", _say("of b", lang), align="right", digits=DIGITS, wrap=0),
    )
    rows: list[Row] = [
        {
            "region": name_of(asked, over.a.regions[i]),
            "counterpart": name_of(asked, over.b.regions[j]),
            "weight": float(weight),
            "of_a": float(weight / over.a_weight[i]),
            "of_b": float(weight / over.b_weight[j]),
        }
        for i, j, weight in zip(over.row.tolist(), over.column.tolist(), over.weight, strict=True)
    ]
    told = found.scores
    title = f"{_say('matrix', lang)}: {_say('title', lang, a=asked.name(told.a), b=asked.name(told.b))}"
    footer = asked.footer([told.a, told.b], counted=False)
    return Report(
        title, asked.facts(), (Section("cells", "", columns, tuple(rows)),), footer=footer, lang=lang
    )


def matrix(asked: Asked, found: Comparison) -> Report:
    """The crosswalk for programs: a row per region of A, a column per region of B, 0 where nothing is shared."""
    over = found.over
    columns = (
        *_columns(("region_id", "region")),
        *(Column(region, name_of(asked, region), align="right") for region in over.b.regions),
    )
    table = over.table()
    rows: list[Row] = [
        {
            "region_id": region,
            "region": name_of(asked, region),
            **{other: table.get(region, {}).get(other, 0.0) for other in over.b.regions},
        }
        for region in over.a.regions
    ]
    title = f"{found.scores.a} × {found.scores.b}"
    return Report(title, asked.facts(), (Section("", "", columns, tuple(rows)),), lang=asked.lang)


def _pieces(asked: Asked, found: Comparison, listed: tuple[Cut, ...], a: str, b: str) -> list[Row]:
    rows: list[Row] = []
    for cut in listed:
        for number, piece in enumerate(cut.pieces):
            codes = [code for code, _ in piece.municipalities]
            proof = [
                ns.local_name(iri)
                for id_, region in ((a, cut.region), (b, piece.region))
                for iris in asked.found.evidence(id_, codes, region=region).values()
                for iri in iris
            ]
            rows.append(
                {
                    "direction": f"{a} in {b}",
                    "region_id": cut.region,
                    "region": name_of(asked, cut.region),
                    "counterpart_id": piece.region,
                    "counterpart": name_of(asked, piece.region),
                    "main": number == 0,
                    "municipality_ids": " ".join(codes),
                    "municipalities": "; ".join(name_of(asked, code) for code in codes),
                    "weight": piece.weight,
                    "persons": inhabitants(found.people, piece),
                    "evidence": " ".join(proof),
                }
            )
    return rows


def _regions(asked: Asked, over: Crosswalk) -> list[Row]:
    """Every region of A: how many regions of B it lies in, and how evenly. Inhomogeneity is for partitions."""
    spread = inhomogeneity(over) if over.partitions else {}
    return [
        {
            "direction": f"{over.a.id} in {over.b.id}",
            "region_id": one.region,
            "region": name_of(asked, one.region),
            "weight": one.weight,
            "pieces": one.pieces,
            "main_share": one.main_share,
            "fit": one.fit,
            "inhomogeneity": spread.get(one.region),
        }
        for one in region_fits(over)
    ]


def _scores(found: Comparison) -> list[Row]:
    told = found.scores
    rows: list[Row] = []
    for name, value in values(told).items():
        where, _, measure = name.rpartition(".")
        low, high = found.ranges.get(name, (None, None))
        direction = {"a_in_b": f"{told.a} in {told.b}", "b_in_a": f"{told.b} in {told.a}"}.get(where, "")
        reason = told.reasons.get(name, "") if name in MUTUAL else ""
        rows.append(
            {
                "measure": measure,
                "direction": direction,
                "value": value,
                "low": low,
                "high": high,
                "reason": reason,
            }
        )
    return rows


def _reasons(told: Scores) -> str:
    return " ".join(f"{name}:{why}" for name, why in sorted(told.reasons.items()))


def _columns(names: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(Column(name, name) for name in names)
