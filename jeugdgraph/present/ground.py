"""What an analysis rests on, in words: how fresh the divisions are, what is left out, what was weighed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.analysis.weights import Weight, Weights
from jeugdgraph.dates import Language, format_day
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import STALE_AFTER_YEARS, years_between
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.values import format_number
from jeugdgraph.present.wording.ground import WORDS

NAMED = 12
"""Municipalities that a note names; others are counted."""
SPELLED_OUT = 4
"""Divisions of which each gets a note of its own; more are put together by date."""


def municipality_name(graph: Graph, code: str, lang: Language) -> str:
    """Name of a municipality by its code."""
    return graph.label(ns.municipality(code), lang)


def region_name(graph: Graph, id_: str, lang: Language) -> str:
    """Name of a region, or any arrangement, by its short id."""
    return graph.label(ns.thing("arrangement", id_), lang)


def division_name(graph: Graph, id_: str, lang: Language) -> str:
    """Name of a division by its short id."""
    return graph.label(ns.thing("division", id_), lang)


def municipality_names(graph: Graph, codes: Iterable[str], lang: Language, most: int = NAMED) -> str:
    """Names of municipalities in alphabetical order; beyond `most` they are counted."""
    return listing(sorted(municipality_name(graph, code, lang) for code in codes), lang, most)


def listing(names: Sequence[str], lang: Language, most: int = NAMED) -> str:
    """Names as a phrase: ``Buren, Tiel en Zaltbommel``; beyond `most` they are counted."""
    if len(names) > most + 1:
        shown = ", ".join(names[:most])
        return say_in(WORDS, "and more", lang, names=shown, count=len(names) - most)
    if len(names) > 1:
        return say_in(WORDS, "and", lang, names=", ".join(names[:-1]), last=names[-1])
    return "".join(names)


def weight_text(value: float, kind: Weight, lang: Language) -> str:
    """A weight in words: ``3 gemeenten``, ``12.345 inwoners``."""
    if kind == "municipalities":
        whole = abs(value - round(value)) < 1e-9
        if whole and round(value) == 1:
            return say_in(WORDS, "municipalities one", lang)
        return say_in(
            WORDS, kind, lang, count=format_number(round(value) if whole else round(value, 2), lang)
        )
    rounded = round(value, -2) if kind == "young" and value >= 1000 else round(value)
    return say_in(WORDS, kind, lang, count=format_number(round(rounded), lang))


def weight_fact(weights: Weights, lang: Language) -> tuple[str, str]:
    """What a municipality counts for, with its heading."""
    key = f"weight {weights.kind}"
    if weights.kind == "young" and weights.share_year != weights.year:
        key += " counted" if weights.counted else " rounded"
    told = say_in(WORDS, key, lang, year=weights.year, share_year=weights.share_year)
    return say_in(WORDS, "weight", lang), told


def weight_notes(graph: Graph, weights: Weights, lang: Language) -> tuple[str, ...]:
    """How exact the weights are, and what they lack."""
    notes = []
    if not weights.counted:
        notes.append(say_in(WORDS, "rounded note", lang))
    if weights.lacking:
        named = municipality_names(graph, weights.lacking, lang)
        notes.append(say_in(WORDS, "no weight", lang, municipalities=named))
    return tuple(notes)


def ground_notes(graph: Graph, found: Situation, ids: Sequence[str], lang: Language) -> tuple[str, ...]:
    """Everything a reader must know of the divisions used: freshness, and what is left out or split."""
    notes = [*confirmed_notes(graph, found, ids, lang)]
    for id_ in ids:
        notes += left_out_notes(graph, found, id_, lang)
    return tuple(notes)


def confirmed_notes(graph: Graph, found: Situation, ids: Sequence[str], lang: Language) -> tuple[str, ...]:
    """When each division was last confirmed, and a warning when they differ or lie far back."""
    by_day: dict[date, list[str]] = {}
    for id_ in ids:
        by_day.setdefault(_main_day(found.observed(id_)), []).append(id_)
    if len(ids) <= SPELLED_OUT:
        notes = [_confirmed(graph, found, id_, lang) for id_ in ids]
    else:
        notes = [_confirmed_on(graph, day, by_day[day], lang) for day in sorted(by_day, reverse=True)]
    if len(by_day) > 1:
        notes.append(say_in(WORDS, "confirmed apart", lang))
    stale = [
        id_ for day, old in by_day.items() if years_between(day, found.on) >= STALE_AFTER_YEARS for id_ in old
    ]
    if stale:
        told = listing(sorted((division_name(graph, id_, lang) for id_ in stale), key=str.casefold), lang)
        notes.append(say_in(WORDS, "stale", lang, years=STALE_AFTER_YEARS, divisions=told))
    return tuple(notes)


def left_out_notes(graph: Graph, found: Situation, id_: str, lang: Language) -> tuple[str, ...]:
    """Municipalities of which a division tells nothing certain, and those that it splits."""
    name = division_name(graph, id_, lang)
    division, disputed = found.division(id_), found.disputed(id_)
    unverified = () if found.unverified else found.unverified_in(id_)
    notes = _early_notes(name, found.early(id_), lang)
    if disputed:
        told = [_between(graph, code, regions, lang) for code, regions in disputed.items()]
        notes.append(say_in(WORDS, "disputed", lang, division=name, municipalities=listing(told, lang)))
    for key, codes in (
        ("unverified", unverified),
        ("without", [c for c in division.without if c not in disputed and c not in unverified]),
    ):
        if codes:
            told_ = municipality_names(graph, codes, lang)
            notes.append(say_in(WORDS, key, lang, division=name, municipalities=told_))
    if division.split:
        notes.append(
            say_in(
                WORDS, "split", lang, division=name, count=len(division.split),
                municipalities=municipality_names(graph, division.split, lang),
            )
        )  # fmt: skip
    return tuple(notes)


def arrangement_notes(graph: Graph, found: Situation, id_: str, lang: Language) -> tuple[str, ...]:
    """When the members of an arrangement were last confirmed, whether long ago, and for which scope they take part."""
    name, days = region_name(graph, id_, lang), found.observed_in(id_)
    notes = [_confirmed_text(name, days, lang)] if days else []
    if days and years_between(_main_day(days), found.on) >= STALE_AFTER_YEARS:
        notes.append(say_in(WORDS, "stale", lang, years=STALE_AFTER_YEARS, divisions=name))
    notes += _early_notes(name, found.early_in(id_), lang)
    for scope, codes in found.scopes_in(id_).items():
        named = municipality_names(graph, codes, lang)
        told = say_in(
            WORDS, "scope", lang, arrangement=name, scope=graph.label(scope, lang), municipalities=named
        )
        notes.append(told)
    return tuple(notes)


def _early_notes(name: str, days: Mapping[date, int], lang: Language) -> list[str]:
    """What was first seen after the reference date, of which nobody says since when it holds."""
    if not days:
        return []
    count, told = sum(days.values()), format_day(min(days), lang)
    return [say_in(WORDS, "early", lang, name=name, count=count, day=told)]


def _main_day(days: Mapping[date, int]) -> date:
    """Day on which most memberships were last confirmed; the latest of several."""
    return max(days, key=lambda day: (days[day], day))


def _confirmed_on(graph: Graph, day: date, ids: Sequence[str], lang: Language) -> str:
    names = sorted((division_name(graph, id_, lang) for id_ in ids), key=str.casefold)
    named = listing(names, lang, most=len(names))
    return say_in(WORDS, "confirmed once", lang, division=named, day=format_day(day, lang))


def _confirmed(graph: Graph, found: Situation, id_: str, lang: Language) -> str:
    return _confirmed_text(division_name(graph, id_, lang), found.observed(id_), lang)


def _confirmed_text(name: str, days: Mapping[date, int], lang: Language) -> str:
    main = _main_day(days)
    if len(days) == 1:
        return say_in(WORDS, "confirmed once", lang, division=name, day=format_day(main, lang))
    return say_in(
        WORDS, "confirmed between", lang, division=name, first=format_day(min(days), lang),
        last=format_day(max(days), lang), most=days[main], all=sum(days.values()), day=format_day(main, lang),
    )  # fmt: skip


def _between(graph: Graph, code: str, regions: Sequence[str], lang: Language) -> str:
    named = say_in(WORDS, "between regions", lang).join(
        region_name(graph, region, lang) for region in regions
    )
    return say_in(
        WORDS, "disputed one", lang, municipality=municipality_name(graph, code, lang), regions=named
    )
