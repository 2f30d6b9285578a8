"""The national headline of two dates beside each other, as the README has it."""

from collections.abc import Sequence
from functools import partial

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.headline import BOTH, DATES, WITH_SHELTER, Headline, Whole, headline
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.dates import Language, format_day
from jeugdgraph.graph import Graph
from jeugdgraph.present.ground import division_name, municipality_name
from jeugdgraph.present.mismatch.findings import divisions_text
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Cell, Column, Report, Row, Section
from jeugdgraph.present.values import format_number
from jeugdgraph.present.wording.mismatch import WORDS

_say = partial(say_in, WORDS)


def report(graph: Graph, lang: Language) -> Report:
    """Youth regions that lie whole within one region, and the lowest congruence, on each of the dates."""
    columns = extract(graph)
    told = []
    for day in DATES:
        situation = Situation(columns, day)
        sets = [ids for ids in (BOTH, WITH_SHELTER) if _fresh(situation, ids)]
        each = [id_ for id_ in dict.fromkeys((*BOTH, *WITH_SHELTER)) if _fresh(situation, (id_,))]
        told.append(headline(situation, each, sets))
    sections = (_whole_section(graph, told, lang), _lowest_section(graph, told, lang))
    return Report("", (), sections, (), (_say("headline how", lang),), lang)


def _fresh(situation: Situation, ids: Sequence[str]) -> bool:
    """Whether divisions have data, not confirmed too long before the date."""
    from jeugdgraph.analysis.mismatch.choice import old

    return all(id_ in situation.ids and not old(situation, id_) for id_ in ids)


def _whole_section(graph: Graph, told: Sequence[Headline], lang: Language) -> Section:
    found = {(whole.divisions, one.on): whole for one in told for whole in (*one.each, *one.all_of)}
    ids = list(dict.fromkeys(whole.divisions for one in told for whole in one.each))
    sets = list(dict.fromkeys(whole.divisions for one in told for whole in one.all_of))
    rows: list[Row] = [
        {
            "in": _named(graph, key, lang),
            **{str(one.on): _number(found.get((key, one.on)), lang) for one in told},
        }
        for key in (*ids, *sets)
    ]
    days = [
        Column(str(one.on), _say("headline column", lang, day=format_day(one.on, lang)), "right")
        for one in told
    ]
    return Section("whole", "", (Column("in", _say("headline each", lang)), *days), tuple(rows))


def _named(graph: Graph, ids: tuple[str, ...], lang: Language) -> Cell:
    """Name of a division, or of a set of them; with the divisions themselves."""
    names = tuple((division_name(graph, id_, lang), ns.thing("division", id_)) for id_ in ids)
    return Cell(_named_text(graph, ids, lang), names=names)


def _named_text(graph: Graph, ids: tuple[str, ...], lang: Language) -> str:
    if len(ids) == 1:
        return division_name(graph, ids[0], lang)
    return _say("headline set", lang, count=len(ids), divisions=divisions_text(graph, ids, lang))


def _number(found: Whole | None, lang: Language) -> str:
    """``17 of 42``, with the range of what is in doubt; a dash where the date has no data."""
    if found is None:
        return ""
    number = str(found.whole) if found.low == found.high else f"{found.whole} ({found.low}–{found.high})"
    return _say("headline of", lang, whole=number, regions=found.regions)


def _lowest_section(graph: Graph, told: Sequence[Headline], lang: Language) -> Section:
    rows: list[Row] = [
        {"place": place + 1, **{str(one.on): _low(graph, one, place, lang) for one in told}}
        for place in range(max(len(one.lowest) for one in told))
    ]
    means = "; ".join(f"{one.on.year}: {format_number(one.mean, lang, 4)}" for one in told)
    ties = [
        _say("headline tied", lang, count=one.tied, day=format_day(one.on, lang)) for one in told if one.tied
    ]
    note = _say("headline lowest", lang, divisions=divisions_text(graph, BOTH, lang), means=means)
    days = [Column(str(one.on), _say("headline low", lang, day=format_day(one.on, lang))) for one in told]
    columns = (Column("place", _say("place", lang), "right"), *days)
    return Section("lowest", "", columns, tuple(rows), (*ties, note))


def _low(graph: Graph, one: Headline, place: int, lang: Language) -> Cell:
    if place >= len(one.lowest):
        return Cell("")
    code, value, partners = one.lowest[place]
    name = municipality_name(graph, code, lang)
    told = f"{name} {format_number(value, lang, 4)} ({partners})"
    return Cell(told, names=((name, ns.municipality(code)),))
