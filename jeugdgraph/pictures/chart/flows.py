"""Flows: how the regions of one division go over into those of another, or into its own on a later date."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.comparison import sizes
from jeugdgraph.analysis.crosswalk import Crosswalk, Missing, crosswalk
from jeugdgraph.analysis.division import Division
from jeugdgraph.analysis.history import facts
from jeugdgraph.analysis.history.mergers import Mergers
from jeugdgraph.analysis.ids import local
from jeugdgraph.analysis.nesting import cuts, intact
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.analysis.weights import weights
from jeugdgraph.dates import Language, format_day
from jeugdgraph.errors import UsageProblem
from jeugdgraph.pictures.chart.ground import Ground, said, share
from jeugdgraph.pictures.chart.names import TITLE, fitting, short_names
from jeugdgraph.pictures.chart.over import arranged, cell_table, key, marks_of, region_table, side, summary
from jeugdgraph.pictures.chart.render import FONT_SIZE, Mark, Spec, drawn_by_vega, numbered
from jeugdgraph.pictures.chart.ribbons import THICK, Layout, laid_out
from jeugdgraph.pictures.palette import FONT, HUES, colour
from jeugdgraph.pictures.picture import Picture, Source, Text, both

WIDTH, NAMES, HEAD = 450.0, 264.0, 34.0
"""From bar to bar; room for names on either side; room above for what the sides are."""
LETTERS = 38
"""Letters of a name for which there is room."""
_SPLIT = tuple(name for name in HUES if name != "grey")


@dataclass(frozen=True, eq=False)
class Flow:
    """Regions on the left that go over into regions on the right, with a name for each side."""

    ground: Ground
    over: Crosswalk
    names: tuple[Text, Text]

    @cached_property
    def order(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Regions of both sides from top to bottom."""
        return arranged(self.ground, self.over)

    @cached_property
    def weights(self) -> dict[tuple[str, str], float]:
        """Weight of each ribbon, by its regions."""
        found = zip(self.over.row.tolist(), self.over.column.tolist(), self.over.weight.tolist(), strict=True)
        return {(self.over.a.regions[i], self.over.b.regions[j]): weight for i, j, weight in found}

    @cached_property
    def layout(self) -> Layout:
        """Where everything stands."""
        return laid_out(self.weights, *self.order, WIDTH)

    @cached_property
    def colours(self) -> dict[str, str]:
        """Colours of the regions on the left that are split, from top to bottom; those left whole are grey."""
        split = {cut.region for cut in cuts(self.over)}
        listed = [region for region in self.order[0] if region in split]
        return dict.fromkeys(self.order[0], "grey") | {
            region: _SPLIT[place % len(_SPLIT)] for place, region in enumerate(listed)
        }

    @cached_property
    def main(self) -> frozenset[tuple[str, str]]:
        """The largest ribbon of each region on the left that is split."""
        return frozenset((cut.region, cut.pieces[0].region) for cut in cuts(self.over))

    @cached_property
    def marks(self) -> list[Mark]:
        """Ribbons, then the bars on the left and on the right."""
        return [*self._ribbons(), *self._bars(self.over, "a"), *self._bars(self.over.reversed, "b")]

    def _ribbons(self) -> list[Mark]:
        over, ground = self.over, self.ground
        found = []
        for place, (one, other) in enumerate(self.weights):
            told = said(
                "flow", a=ground.region(one), b=ground.region(other), weight=ground.weight(float(over.weight[place])),
                of_a=share(float(over.share[place])), of_b=share(float(over.share_of_b[place])),
            )  # fmt: skip
            found.append(Mark(key(one, other), told))
        return found

    def _bars(self, over: Crosswalk, which: str) -> list[Mark]:
        pieces = Counter(over.a.regions[row] for row in over.row.tolist())
        held = dict(zip(over.a.regions, over.a_weight.tolist(), strict=True))
        return [
            Mark(side(region, which), said("flow bar", region=self.ground.region(region),
                 weight=self.ground.weight(held[region]), count=pieces[region]))
            for region in over.a.regions
        ]  # fmt: skip


def picture(ground: Ground, a: str, b: str, *, missing: Missing = "drop") -> Picture:
    """Picture of the flows from the regions of one division to those of another, on the date of the ground.

    Raises UsageProblem for a division without data on the date and for two that have no municipality in common.
    """
    over = crosswalk(
        ground.found.division(a), ground.found.division(b), sizes(ground.weighed), missing=missing
    )
    flow = Flow(ground, over, (ground.division(a), ground.division(b)))
    title = said("flows title", a=flow.names[0], b=flow.names[1])
    name = f"flows {a} {b}"
    notes = ground.notes((a, b))
    return _picture(flow, name, title, summary(ground, over), notes, ground.on, ground.sources((a, b)))


def since(ground: Ground, id_: str, first: date, *, missing: Missing = "drop") -> Picture:
    """Picture of what became of the regions of a division from an earlier date to the date of the ground.

    Followed are the municipalities of the earlier date, through mergers; of one that was split up, each municipality
    that came in its place has an equal part. Raises UsageProblem when `first` is not earlier, or has no data.
    """
    if first >= ground.on:
        raise UsageProblem(f"--since {first} must come before --on {ground.on}.")
    then = Ground(
        ground.graph, Situation(ground.found.extract, first, ground.found.unverified),
        weights(ground.found.extract, ground.weighed.kind, first),
    )  # fmt: skip
    before = then.found.division(id_)
    after = carried(ground, before, first, ground.found.division(id_))
    over = crosswalk(before, after, sizes(then.weighed), missing=missing)
    days = both(partial(format_day, first)), both(partial(format_day, ground.on))
    division = ground.division(id_)
    flow = Flow(
        then,
        over,
        (said("on day", division=division, day=days[0]), said("on day", division=division, day=days[1])),
    )
    return _picture(
        flow,
        f"flows {id_} {first}",
        said("since title", division=division, first=days[0], last=days[1]),
        _since_summary(flow, days),
        (said("since note"), *dict.fromkeys((*ground.notes((id_,)), *then.notes((id_,))))),
        ground.on,
        tuple(dict.fromkeys((*then.sources((id_,)), *ground.sources((id_,))))),
    )


def _since_summary(flow: Flow, days: tuple[Text, Text]) -> Text:
    listed = cuts(flow.over)
    return said(
        "since summary", first=days[0], last=days[1], before=len(flow.over.a.regions), after=len(flow.over.b.regions),
        whole=intact(flow.over).whole, split=len(listed), apart=flow.ground.weight(sum(cut.apart for cut in listed)),
    )  # fmt: skip


def carried(ground: Ground, before: Division, first: date, now: Division) -> Division:
    """The regions of today for the municipalities of an earlier date."""
    mergers = Mergers(facts.reclassifications(ground.graph, unverified=ground.found.unverified))
    regions = now.region_of()
    found: dict[str, dict[str, float]] = {}
    for code in before.municipalities:
        heirs = [local(heir) for heir in mergers.heirs(ns.municipality(code), first, ground.on)]
        known = [regions[heir] for heir in heirs if heir in regions]
        for own in known:
            for region, part in own.items():
                into = found.setdefault(code, {})
                into[region] = min(into.get(region, 0.0) + part / len(known), 1.0)
    return Division.of(found, id=before.id, municipalities=before.municipalities)


def _picture(
    flow: Flow,
    name: str,
    title: Text,
    told: Text,
    notes: Sequence[Text],
    on: date,
    sources: tuple[Source, ...],
) -> Picture:
    ground, over = flow.ground, flow.over
    bars = [{"key": mark.key, "of": [mark.key]} for mark in flow.marks[len(flow.weights) :]]
    return Picture(
        name=name,
        title=title,
        summary=told,
        on=on,
        notes=(*ground.missing(over), *notes),
        sources=sources,
        tables=(cell_table(ground, over, flow.names), region_table(ground, over, flow.names)),
        facts=(ground.weight_fact, (said("how to read"), said("flows how"))),
        scene={
            "kind": "chart",
            "pairs": ["cells"],
            "marks": [*marks_of(over, flow.marks[: len(flow.weights)]), *bars],
        },
        drawing=both(lambda lang: drawn_by_vega(_spec(flow, lang), flow.marks, title, lang)),
    )


def _spec(flow: Flow, lang: Language) -> Spec:
    left, right = (short_names(flow.ground.regions(ids, lang), LETTERS) for ids in flow.order)
    ribbons = list(flow.weights)
    bars = [
        *_bar_rows(flow, "a", len(ribbons)),
        *_bar_rows(flow, "b", len(ribbons) + len(flow.over.a.regions)),
    ]
    names = [*_name_rows(flow, left, "a"), *_name_rows(flow, right, "b")]
    heads = [
        {"x": x, "y": HEAD / 2 - 8, "align": align, "text": fitting(name.of(lang), TITLE)}
        for x, align, name in ((0, "right", flow.names[0]), (2 * THICK + WIDTH, "left", flow.names[1]))
    ]
    return {
        "width": 2 * (NAMES + THICK) + WIDTH,
        "height": flow.layout.height + HEAD,
        "padding": 12,
        "data": [
            {
                "name": "ribbons",
                "values": [_ribbon_row(flow, pair, place) for place, pair in enumerate(ribbons)],
            },
            {"name": "bars", "values": bars},
            {"name": "names", "values": names},
            {"name": "heads", "values": heads},
        ],
        "marks": [_paths(), _rects(), _words("names", FONT_SIZE), _words("heads", FONT_SIZE, quiet=True)],
    }


def _ribbon_row(flow: Flow, pair: tuple[str, str], place: int) -> dict[str, Any]:
    """A ribbon; of a region that is split the smaller pieces stand out from its main one."""
    hue = flow.colours[pair[0]]
    aside = hue != "grey" and pair not in flow.main
    thick = flow.layout.thick[pair]
    return {
        "path": flow.layout.paths[pair], "fill": colour(hue), "strength": 0.95 if aside else 0.5, "mark": numbered(place),
        "edge": colour("ink" if aside else "rule"),
        "line": min(1.0, thick / 6) if aside else 0.5,
    }  # fmt: skip


def _bar_rows(flow: Flow, which: str, first: int) -> list[dict[str, Any]]:
    division, bars = (flow.over.a, flow.layout.left) if which == "a" else (flow.over.b, flow.layout.right)
    return [
        {
            "x": 0 if which == "a" else THICK + WIDTH, "y": bars[region].top, "height": bars[region].height,
            "fill": colour(flow.colours[region] if which == "a" else "grey"), "mark": numbered(first + place),
        }
        for place, region in enumerate(division.regions)
    ]  # fmt: skip


def _name_rows(flow: Flow, names: Mapping[str, str], which: str) -> list[dict[str, Any]]:
    bars = flow.layout.left if which == "a" else flow.layout.right
    x, align = (-8, "right") if which == "a" else (2 * THICK + WIDTH + 8, "left")
    split = {region for region, hue in flow.colours.items() if hue != "grey"} if which == "a" else set()
    return [
        {
            "x": x,
            "y": bars[region].middle,
            "align": align,
            "text": name,
            "weight": "bold" if region in split else "normal",
        }
        for region, name in names.items()
    ]


def _paths() -> dict[str, Any]:
    update = {
        "x": {"value": NAMES + THICK}, "y": {"value": HEAD}, "path": {"field": "path"}, "fill": {"field": "fill"},
        "fillOpacity": {"field": "strength"}, "stroke": {"field": "edge"}, "strokeWidth": {"field": "line"},
        "description": {"field": "mark"},
    }  # fmt: skip
    return {"type": "path", "from": {"data": "ribbons"}, "encode": {"update": update}}


def _rects() -> dict[str, Any]:
    update = {
        "x": {"field": "x", "offset": NAMES}, "y": {"field": "y", "offset": HEAD}, "width": {"value": THICK},
        "height": {"field": "height"}, "fill": {"field": "fill"}, "stroke": {"value": colour("ink")},
        "strokeWidth": {"value": 0.75}, "description": {"field": "mark"},
    }  # fmt: skip
    return {"type": "rect", "from": {"data": "bars"}, "encode": {"update": update}}


def _words(data: str, size: float, *, quiet: bool = False) -> dict[str, Any]:
    update = {
        "x": {"field": "x", "offset": NAMES}, "y": {"field": "y", "offset": 0 if quiet else HEAD}, "text": {"field": "text"},
        "align": {"field": "align"}, "baseline": {"value": "middle"}, "fill": {"value": colour("quiet" if quiet else "ink")},
        "font": {"value": FONT}, "fontSize": {"value": size}, "limit": {"value": NAMES - 12 if not quiet else NAMES + WIDTH / 2},
        **({} if quiet else {"fontWeight": {"field": "weight"}}),
    }  # fmt: skip
    return {"type": "text", "aria": False, "from": {"data": data}, "encode": {"update": update}}
