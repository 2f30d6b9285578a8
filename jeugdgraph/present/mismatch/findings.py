"""A finding in one sentence, in Dutch and English, with the names that the graph gives."""

from collections.abc import Callable, Iterable
from functools import partial

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.ids import is_municipality
from jeugdgraph.analysis.mismatch.finding import Finding, Part
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph
from jeugdgraph.present.ground import (
    division_name,
    listing,
    municipality_name,
    municipality_names,
    region_name,
)
from jeugdgraph.present.named import Named, names_of
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.values import format_number, percent
from jeugdgraph.present.wording.mismatch import WORDS

_say = partial(say_in, WORDS)
_MANY = 6
"""Municipalities that a sentence names; others are counted."""


def sentence(graph: Graph, finding: Finding, lang: Language) -> str:
    """What a finding says, in one sentence."""
    return _TELLERS[finding.kind](graph, finding, lang)


def names_in(graph: Graph, finding: Finding, lang: Language) -> Named:
    """What a finding names: municipalities, regions, arrangements and divisions."""
    apart = finding.kind in ("regions-cut", "border")
    regions = () if finding.kind == "scope" else [part.arrangement for part in finding.parts]
    ids = [*finding.arrangements, *regions, *finding.municipalities]
    ids += [code for part in finding.parts for code in part.municipalities]
    return names_of(graph, lang, ids if apart else [finding.subject, *ids], finding.divisions)


def subject_name(graph: Graph, subject: str, lang: Language, *, division: bool = False) -> str:
    """Name of the subject of a finding: a municipality, an arrangement, or a division."""
    if is_municipality(subject):
        return municipality_name(graph, subject, lang)
    return (division_name if division else region_name)(graph, subject, lang)


def kilometres(metres: float, lang: Language) -> str:
    """Length in kilometres: ``18,6 km``."""
    return _say("km", lang, km=format_number(round(metres / 1000, 1), lang, 1))


def percentage(share: float, lang: Language) -> str:
    """Share between 0 and 1 as a percentage: whole, except that less than all is never shown as all, nor some as none."""
    whole = round(100 * share)
    if (whole == 100 and share < 1) or (whole == 0 and share > 0):
        return percent(share, lang, 1)
    return percent(share, lang)


def divisions_text(graph: Graph, ids: Iterable[str], lang: Language, most: int = 12) -> str:
    """Named of divisions in order of name."""
    return listing(sorted((division_name(graph, id_, lang) for id_ in ids), key=str.casefold), lang, most)


def parts_text(graph: Graph, parts: Iterable[Part], lang: Language, subject: str = "") -> str:
    """Pieces with their municipalities: of the first only the number, of others the names."""
    told = []
    for number, part in enumerate(parts):
        codes = [code for code in part.municipalities if code != subject]
        named = len(codes) <= (0 if number == 0 and len(part.municipalities) > 2 else _MANY)
        inside = municipality_names(graph, codes, lang, _MANY) if named else str(len(codes))
        told.append(f"{region_name(graph, part.arrangement, lang)} ({inside})")
    return "; ".join(told)


def _congruence(graph: Graph, f: Finding, lang: Language) -> str:
    value, low, high = (f.figure(name) or 0.0 for name in ("value", "low", "high"))
    told = percentage(value, lang)
    if high - low > 1e-9:
        told += f" ({percentage(low, lang)} – {percentage(high, lang)})"
    placed = f.figure("rank") is not None
    key, figures = (
        ("congruence", ["partners", "rank", "of"]) if placed else ("congruence unranked", ["partners"])
    )
    return _say(
        key,
        lang,
        subject=subject_name(graph, f.subject, lang),
        count=len(f.divisions),
        value=told,
        **_whole(f, *figures),
    )


def _split(graph: Graph, f: Finding, lang: Language) -> str:
    regions = [
        f"{region_name(graph, part.arrangement, lang)} ({percentage(part.share or 0.0, lang)})"
        for part in f.parts
    ]
    key = "split" if len(f.parts) > 1 else "split one"
    return _say(
        key, lang, subject=subject_name(graph, f.subject, lang), division=division_name(graph, f.divisions[0], lang),
        parts=listing(regions, lang),
    )  # fmt: skip


def _outside(graph: Graph, f: Finding, lang: Language) -> str:
    one, own, main = (region_name(graph, id_, lang) for id_ in f.arrangements)
    subject = subject_name(graph, f.subject, lang)
    if len(f.divisions) == 1:
        return _say(
            "member", lang, subject=subject, arrangement=one, own=own, main=main, count=len(f.municipalities),
            **_whole(f, "members"),
        )  # fmt: skip
    others = [code for code in f.municipalities if code != f.subject]
    beside = (
        _say("beside", lang, names=municipality_names(graph, others, lang, _MANY))
        if others
        else _say("alone", lang)
    )
    return _say(
        "outside tied" if f.figure("tied") else "outside", lang, subject=subject, region=one, own=own, main=main,
        beside=beside, division=division_name(graph, f.divisions[1], lang),
    )  # fmt: skip


def _neighbours(graph: Graph, f: Finding, lang: Language) -> str:
    return _say(
        f.kind, lang, subject=subject_name(graph, f.subject, lang),
        other=municipality_name(graph, f.municipalities[0], lang), base=division_name(graph, f.divisions[0], lang),
        divisions=divisions_text(graph, f.divisions[1:], lang), metres=kilometres(f.figure("metres") or 0.0, lang),
    )  # fmt: skip


def _cut(graph: Graph, f: Finding, lang: Language) -> str:
    return _say(
        "cut", lang, subject=subject_name(graph, f.subject, lang), division=division_name(graph, f.divisions[0], lang),
        count=len(f.parts), parts=parts_text(graph, f.parts, lang),
    )  # fmt: skip


def _cuts(graph: Graph, f: Finding, lang: Language) -> str:
    names = [region_name(graph, part.arrangement, lang) for part in f.parts]
    return _say(
        "cuts", lang, subject=subject_name(graph, f.subject, lang), division=division_name(graph, f.divisions[0], lang),
        parts=listing(names, lang),
    )  # fmt: skip


def _beside(graph: Graph, f: Finding, lang: Language) -> str:
    return _say(
        f.kind, lang, subject=subject_name(graph, f.subject, lang), arrangement=region_name(graph, f.arrangements[0], lang),
        left=municipality_names(graph, f.municipalities, lang, _MANY),
        inside=municipality_names(graph, f.parts[0].municipalities, lang, _MANY), **_whole(f, "members", "of", "outside"),
    )  # fmt: skip


def _stated(graph: Graph, f: Finding, lang: Language) -> str:
    return _say(
        "stated-count", lang, subject=subject_name(graph, f.subject, lang), **_whole(f, "stated", "named")
    )


def _namesake(graph: Graph, f: Finding, lang: Language) -> str:
    told = [
        _say(
            "only in", lang, name=region_name(graph, part.arrangement, lang),
            names=municipality_names(graph, part.municipalities, lang, _MANY),
        )
        for part in f.parts
        if part.municipalities
    ]  # fmt: skip
    return _say(
        "same-name", lang, subject=subject_name(graph, f.subject, lang), other=region_name(graph, f.arrangements[0], lang),
        difference="; ".join(told), **_whole(f, "members", "others"),
    )  # fmt: skip


def _scope(graph: Graph, f: Finding, lang: Language) -> str:
    told = []
    for part in f.parts:
        names = municipality_names(graph, part.municipalities, lang, _MANY)
        scopes = [graph.concept("scope", name, lang) for name in part.arrangement.split("+")]
        told.append(f"{names} ({listing(scopes, lang)})")
    return _say("scope", lang, subject=subject_name(graph, f.subject, lang), parts="; ".join(told))


def _regions_cut(graph: Graph, f: Finding, lang: Language) -> str:
    base, *others = f.divisions
    key = "regions-cut" if len(others) == 1 else "regions-cut all"
    return _say(
        key, lang, base=division_name(graph, base, lang), division=divisions_text(graph, others, lang),
        count=len(others), **_whole(f, "whole", "regions"),
    )  # fmt: skip


def _region_cut(graph: Graph, f: Finding, lang: Language) -> str:
    return _say(
        "region-cut", lang, subject=subject_name(graph, f.subject, lang), count=len(f.divisions) - 1,
        divisions=divisions_text(graph, f.divisions[1:], lang), **_whole(f, "of"),
    )  # fmt: skip


def _border(graph: Graph, f: Finding, lang: Language) -> str:
    a, b = (division_name(graph, id_, lang) for id_ in f.divisions)
    share = percentage(f.figure("share") or 0.0, lang)
    key = "border" if f.figure("of") else "border none"
    return _say(key, lang, a=a, b=b, share=share, metres=kilometres(f.figure("metres") or 0.0, lang))


def _whole(f: Finding, *names: str) -> dict[str, int]:
    """Figures that are whole numbers, by name."""
    return {name: round(f.figure(name) or 0) for name in names}


_TELLERS: dict[str, Callable[[Graph, Finding, Language], str]] = {
    "congruence": _congruence,
    "split": _split,
    "outside": _outside,
    "neighbours-apart": _neighbours,
    "neighbours-joined": _neighbours,
    "cut": _cut,
    "cuts": _cuts,
    "leaves-out": _beside,
    "straddles": _beside,
    "stated-count": _stated,
    "same-name": _namesake,
    "scope": _scope,
    "regions-cut": _regions_cut,
    "region-cut": _region_cut,
    "border": _border,
}


def source_of(graph: Graph, ids: Iterable[str]) -> list[str]:
    """Sources of statements that are no memberships, such as stated counts."""
    found: dict[str, None] = {}
    for iri in ids:
        for passage in graph.values(iri, "prov:wasDerivedFrom"):
            found.update(dict.fromkeys(graph.values(passage, "oa:hasSource") or [passage]))
    return list(found)


def short(iris: Iterable[str]) -> str:
    """Short ids of IRIs, as ``jeugdgraph evidence`` takes them."""
    return " ".join(ns.local_name(iri) for iri in iris)
