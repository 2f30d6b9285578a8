"""The answer to *how do two divisions lie over each other?*, for people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from jeugdgraph.analysis.comparison import MUTUAL, Comparison, people
from jeugdgraph.analysis.ids import is_municipality
from jeugdgraph.analysis.nesting import Cut, Piece
from jeugdgraph.analysis.scores import Directed, Scores
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.analysis.weights import Weights
from jeugdgraph.dates import Language, format_day
from jeugdgraph.graph import Graph
from jeugdgraph.present.ground import (
    confirmed_notes,
    division_name,
    ground_notes,
    listing,
    municipality_name,
    municipality_names,
    region_name,
    weight_fact,
    weight_notes,
    weight_text,
)
from jeugdgraph.present.named import names_of
from jeugdgraph.present.parts import Sources, source_marks
from jeugdgraph.present.phrases import remark_in, say, say_in
from jeugdgraph.present.report import Cell, Column, Report, Row, Section
from jeugdgraph.present.values import format_number, percent
from jeugdgraph.present.wording.compare import WORDS

_say = partial(say_in, WORDS)
_SHOWN = ("relative_nesting", "main_share", "weight_apart")
DIGITS = 4
"""Decimals of a score that people see."""


@dataclass(frozen=True)
class Asked:
    """What every report about divisions needs: the graph, the situation, the weights and the language."""

    graph: Graph
    found: Situation
    weighed: Weights
    lang: Language

    def name(self, id_: str) -> str:
        """Name of a division."""
        return division_name(self.graph, id_, self.lang)

    def facts(self) -> tuple[tuple[str, str], ...]:
        """Reference date and weight."""
        on = _say("on", self.lang), format_day(self.found.on, self.lang)
        return on, weight_fact(self.weighed, self.lang)

    @cached_property
    def source_of(self) -> Mapping[str, str]:
        """Source by membership, both as IRIs."""
        extract = self.found.extract
        return {
            iri: extract.sources[number]
            for iri, number in zip(extract.ids, extract.memberships.source.tolist(), strict=True)
        }

    def footer(self, ids: list[str], *, counted: bool = True) -> tuple[str, ...]:
        """Sources of the divisions, and of the residents where they are shown."""
        return self.sources(ids, counted=counted).footer()

    def sources(self, ids: list[str], *, counted: bool = True) -> Sources:
        """The same with their numbers."""
        sources = Sources(self.graph, self.lang)
        size = people(self.found, self.weighed).sources if counted else self.weighed.sources
        for iri in (*self.found.sources(ids), *size):
            sources.number(iri)
        return sources


def report(asked: Asked, found: Comparison, *, proven: bool = False) -> Report:
    """Cut lists in both directions, then nesting and the scores, each with what it means here.

    When `proven`, each cut names the sources of who is on the other side.
    """
    told, lang = found.scores, asked.lang
    a, b = asked.name(told.a), asked.name(told.b)
    sources = asked.sources([told.a, told.b])
    compared = _say(
        "compared value", lang, a_regions=told.regions_a, b_regions=told.regions_b,
        count=weight_text(told.municipalities, "municipalities", lang),
    )  # fmt: skip
    return Report(
        _say("title", lang, a=a, b=b),
        (*asked.facts(), (_say("compared", lang), compared)),
        (
            _cut_section(asked, found, found.a_cuts, told.a_in_b, (told.a, told.b), sources, proven=proven),
            _cut_section(asked, found, found.b_cuts, told.b_in_a, (told.b, told.a), sources, proven=proven),
            _measure_section(asked, found),
        ),
        _notes(asked, found),
        sources.footer(),
        lang,
    )


def _cut_section(
    asked: Asked, found: Comparison, listed: tuple[Cut, ...], directed: Directed, pair: tuple[str, str],
    sources: Sources, *, proven: bool,
) -> Section:  # fmt: skip
    lang = asked.lang
    a, b = pair
    columns = [
        Column("region", _say("region", lang), min_width=14),
        Column("pieces", _say("pieces", lang), align="right", wrap=0),
        Column("into", _say("into", lang), min_width=24, wrap=2),
        Column("apart", _say("apart", lang), min_width=12),
    ]
    rows = [_cut_row(asked, found, cut) for cut in listed]
    if proven:
        columns.append(Column("source", say("source", lang), wrap=0))
        proofs = [proofs_of(asked, cut, a, b) for cut in listed]
        rows = [{**row, "source": source_marks(sources, own)} for row, own in zip(rows, proofs, strict=True)]
    title = _say("cuts", lang, a=asked.name(a), b=asked.name(b), cut=len(listed), all=directed.intact.regions)
    notes = (_say("cuts note", lang),) if rows else ()
    return Section(f"cuts-{a}-by-{b}", title, tuple(columns), tuple(rows), notes, _say("no cuts", lang))


def proofs_of(asked: Asked, cut: Cut, a: str, b: str) -> Iterator[tuple[str, str]]:
    """Sources with the memberships that put municipalities of a region of A outside its main counterpart in B."""
    for piece in cut.pieces[1:]:
        codes = [code for code, _ in piece.municipalities]
        for id_, region in ((b, piece.region), (a, cut.region)):
            for iris in asked.found.evidence(id_, codes, region=region).values():
                yield from ((asked.source_of[iri], iri) for iri in iris)


def _cut_row(asked: Asked, found: Comparison, cut: Cut) -> Row:
    main, *others = cut.pieces
    lang = asked.lang
    told = [
        _say("main piece", lang, region=name_of(asked, main.region), count=len(main.municipalities)),
        *(f"{name_of(asked, piece.region)}: {_members(asked, piece)}" for piece in others),
    ]
    apart = sum(inhabitants(found.people, piece) for piece in others)
    return {
        "region": Cell(
            region_name(asked.graph, cut.region, lang), names=names_of(asked.graph, lang, [cut.region])
        ),
        "pieces": len(cut.pieces),
        "into": Cell("; ".join(told), names=names_of(asked.graph, lang, _mentioned(cut))),
        "apart": weight_text(apart, found.people.kind, lang),
    }


def _mentioned(cut: Cut) -> Iterator[str]:
    """Regions of the pieces, and the municipalities of those that are not the main one."""
    for number, piece in enumerate(cut.pieces):
        yield piece.region
        if number:
            yield from (code for code, _ in piece.municipalities)


def inhabitants(size: Weights, piece: Piece) -> float:
    """Persons in a piece; who lives in a municipality without a figure is not counted."""
    return sum(size.sizes.get(code, 0.0) * share for code, share in piece.municipalities)


def name_of(asked: Asked, id_: str) -> str:
    """Name of a region; of a municipality when its code stands for a region of its own."""
    return (municipality_name if is_municipality(id_) else region_name)(asked.graph, id_, asked.lang)


def _members(asked: Asked, piece: Piece) -> str:
    """Municipalities of a piece, with the part that lies in it where that is not the whole."""
    named = []
    for code, share in piece.municipalities:
        name = municipality_names(asked.graph, [code], asked.lang)
        named.append(name if share > 1 - 1e-9 else f"{name} ({percent(share, asked.lang, 1)})")
    return listing(sorted(named), asked.lang)


def _measure_section(asked: Asked, found: Comparison) -> Section:
    lang = asked.lang
    columns = [
        Column("measure", _say("measure", lang), min_width=16),
        Column("value", _say("value", lang), align="right", wrap=0),
        Column("range", _say("range", lang), wrap=0),
        Column("meaning", _say("meaning", lang), min_width=30, wrap=2),
    ]
    if not found.ranges:
        del columns[2]
    told = found.scores
    a, b = asked.name(told.a), asked.name(told.b)
    rows = [
        *_directed_rows(asked, found, told.a_in_b, "a_in_b", a, b),
        *_directed_rows(asked, found, told.b_in_a, "b_in_a", b, a),
        *_mutual_rows(asked, found, a, b),
    ]
    return Section("measures", _say("measures", lang), tuple(columns), tuple(rows))


def _directed_rows(asked: Asked, found: Comparison, told: Directed, where: str, a: str, b: str) -> list[Row]:
    lang, kind = asked.lang, asked.weighed.kind
    what = {"a": a, "b": b, "what": _say(f"of {kind}", lang), "one": _say(f"one of {kind}", lang)}
    share = percent(told.intact.weight_share, lang, 1)
    rows: list[Row] = [
        {
            "measure": _say("whole", lang),
            "value": f"{told.intact.whole}/{told.intact.regions}",
            "range": _range(found, f"{where}.whole", lang, 0),
            "meaning": _say(
                "whole meaning", lang, whole=told.intact.whole, all=told.intact.regions, share=share, **what
            ),
        }
    ]
    for name in _SHOWN:
        value = getattr(told, name)
        rows.append(
            {
                "measure": _say(name, lang),
                "value": format_number(value, lang, DIGITS),
                "range": _range(found, f"{where}.{name}", lang, DIGITS),
                "meaning": _say(f"{name} meaning", lang, share=percent(value, lang, 1), **what),
            }
        )
    return rows


def _mutual_rows(asked: Asked, found: Comparison, a: str, b: str) -> list[Row]:
    told, lang = found.scores, asked.lang
    most = (told.distance or 0.0) + 2 * _mutual(told)
    rows: list[Row] = []
    for name in MUTUAL:
        value = getattr(told, name)
        if (name == "omega" and told.ari is not None) or (name == "ari" and told.ari is None):
            continue  # on partitions Omega is ARI; on covers only Omega is defined
        if value is None:
            meaning = _say(told.reasons[name], lang)
        else:
            meaning = _say(
                f"{name} meaning", lang, a=a, b=b, share=percent(value, lang, 1),
                most=format_number(most, lang, 2),
                forward=format_number(told.a_in_b.mapcurves, lang, DIGITS),
                backward=format_number(told.b_in_a.mapcurves, lang, DIGITS),
            )  # fmt: skip
        shown = _say("not applicable", lang) if value is None else format_number(value, lang, DIGITS)
        rows.append(
            {
                "measure": _say(name, lang),
                "value": shown,
                "range": _range(found, name, lang, DIGITS),
                "meaning": meaning,
            }
        )
    return rows


def _mutual(told: Scores) -> float:
    """Mutual information (bits), from V and the distance: V = 2I/(H+H'), VI = H+H'-2I."""
    if told.v is None or told.distance is None or told.v >= 1:
        return 0.0
    return told.v * told.distance / (1 - told.v) / 2


def _notes(asked: Asked, found: Comparison) -> tuple[str, ...]:
    told, lang = found.scores, asked.lang
    notes = [*_missing_notes(asked, found), *ground_notes(asked.graph, asked.found, [told.a, told.b], lang)]
    if found.readings:
        key = "range note" if found.ranges else "same everywhere"
        notes.append(_say(key, lang, count=found.readings))
    if asked.weighed.kind != "municipalities":
        notes.append(_say("pair weights", lang))
    notes += weight_notes(asked.graph, found.people, lang)
    notes.append(_say("descriptive", lang))
    return tuple(notes)


def _missing_notes(asked: Asked, found: Comparison) -> list[str]:
    """Municipalities with a region in one division only, and what was done with them."""
    notes = []
    for id_, codes in ((found.scores.a, found.scores.only_a), (found.scores.b, found.scores.only_b)):
        if codes:
            named = municipality_names(asked.graph, codes, asked.lang)
            key = f"missing {found.over.missing}"
            notes.append(remark_in(WORDS, key, asked.lang, division=asked.name(id_), municipalities=named))
    return notes


def ranking(asked: Asked, told: list[Scores], single: tuple[str, ...], among: str | None) -> Report:
    """Every pair of divisions, with the scores that tell most."""
    lang = asked.lang
    columns = (
        Column("first", _say("first", lang), min_width=16),
        Column("second", _say("second", lang), min_width=16),
        Column("pair_jaccard", _say("pair_jaccard", lang), align="right", digits=3, wrap=0),
        Column("whole_a", _say("whole a", lang), align="right", wrap=0),
        Column("whole_b", _say("whole b", lang), align="right", wrap=0),
        Column("v", "V", align="right", digits=3, wrap=0),
        Column("ami", "AMI", align="right", digits=3, wrap=0),
    )
    cover = _say("not applicable", lang)
    rows = [
        {
            "first": Cell(asked.name(one.a), names=names_of(asked.graph, lang, divisions=[one.a])),
            "second": Cell(asked.name(one.b), names=names_of(asked.graph, lang, divisions=[one.b])),
            "pair_jaccard": one.pair_jaccard,
            "whole_a": f"{one.a_in_b.intact.whole}/{one.a_in_b.intact.regions}",
            "whole_b": f"{one.b_in_a.intact.whole}/{one.b_in_a.intact.regions}",
            "v": cover if one.v is None else one.v,
            "ami": cover if one.v is None else one.ami,
        }
        for one in told
    ]
    ids = sorted({id_ for one in told for id_ in (one.a, one.b)})
    title = _say("all title of", lang, a=asked.name(among)) if among else _say("all title", lang)
    notes = [_say("sorted", lang), *confirmed_notes(asked.graph, asked.found, ids, lang)]
    if single:
        names = sorted((asked.name(id_) for id_ in single), key=str.casefold)
        notes.append(_say("single left out", lang, divisions=listing(names, lang)))
    if any(one.v is None for one in told):
        notes.append(f"{cover}: {_say('cover', lang)}.")
    notes += [*weight_notes(asked.graph, asked.weighed, lang), _say("descriptive", lang)]
    section = Section("pairs", "", columns, tuple(rows))
    return Report(title, asked.facts(), (section,), tuple(notes), asked.footer(ids, counted=False), lang)


def _range(found: Comparison, name: str, lang: Language, digits: int) -> str:
    if name not in found.ranges:
        return ""
    low, high = found.ranges[name]
    return f"{format_number(low, lang, digits)} – {format_number(high, lang, digits)}"
