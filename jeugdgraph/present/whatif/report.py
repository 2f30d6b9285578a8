"""The answer to *what if these boundaries were different?*, for people."""

from collections.abc import Iterable, Mapping

from jeugdgraph.analysis.scenario.apply import undecided
from jeugdgraph.analysis.scenario.cuts import CutChange
from jeugdgraph.analysis.scenario.effect import Effect, MunicipalityChange, RegionChange
from jeugdgraph.analysis.scenario.run import Outcome
from jeugdgraph.analysis.scenario.steps import MergeMunicipalities
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph
from jeugdgraph.present.ground import listing, weight_text
from jeugdgraph.present.report import Column, Report, Row, Section
from jeugdgraph.present.values import format_number
from jeugdgraph.present.whatif.measures import DIGITS, arrow, measure_section, signed, whole_section
from jeugdgraph.present.whatif.words import Speaker, remark, say

FEW = 25
"""Rows of a table that people see unless they ask for all."""
TOLD = 5
"""Municipalities of which the congruence is told in a sentence."""


def report(graph: Graph, found: Outcome, lang: Language, *, full: bool = False) -> Report:
    """Steps, what changes in short, then regions, cuts, municipalities and measures. `full` leaves nothing out."""
    speaker = Speaker(graph, found.ground, found.followed.after, lang)
    told = found.effect
    most = None if full else FEW
    sections = [
        Section("short", say("short", lang), (), notes=tuple(_short(speaker, found))),
        _region_section(speaker, told, most),
        _cut_section(speaker, told, most),
        _municipality_section(speaker, told, most),
    ]
    for id_ in told.subjects:
        sections += [whole_section(speaker, told, id_), measure_section(speaker, told, id_, full=full)]
    return Report(
        title(speaker, found),
        (*speaker.steps(found.followed.steps), *speaker.facts()),
        tuple(sections),
        speaker.notes(told.subjects, full=full),
        speaker.footer(told.subjects, *found.ground.residents.sources, *found.ground.young.sources),
        lang,
    )


def title(speaker: Speaker, found: Outcome) -> str:
    """Title of a scenario: its own, or its only step, or just that it is one."""
    steps = found.followed.steps
    only = (
        speaker.step(steps[0]).partition(". ")[0].rstrip(".")
        if len(steps) == 1
        else say("untitled", speaker.lang)
    )
    return say("title", speaker.lang, title=found.written.title or only)


def _short(speaker: Speaker, found: Outcome) -> Iterable[str]:
    """Sentences about what changes most."""
    told, lang = found.effect, speaker.lang
    yield from _people(speaker, found)
    yield from _apart(speaker, found)
    for id_, codes in told.without.items():
        yield say(
            "without told", lang, division=speaker.division(id_), municipalities=speaker.municipalities(codes)
        )
    for id_ in told.subjects:
        if len(found.followed.after.divisions[id_].regions) == 1:
            yield say("single told", lang, division=speaker.division(id_))
    for region in told.regions:
        if region.was:
            yield say(
                "renamed told", lang, region=speaker.region(region.region), was=speaker.region(region.was)
            )
    if not told.measures and not told.cuts and not told.municipalities:
        yield say("nothing changes", lang)
        return
    count = len({*told.against, *told.subjects}) - 1
    others = say("other divisions one", lang) if count == 1 else say("other divisions", lang, count=count)
    kinds = [cut.kind for cut in told.cuts]
    yield say(
        "cuts told", lang, others=others, before=told.cut_before, after=told.cut_after, new=kinds.count("new"),
        gone=kinds.count("vanished"),
    )  # fmt: skip
    for one in [one for one in told.municipalities if one.municipality in told.moved][:TOLD]:
        yield say(
            "congruence told", lang, municipality=speaker.municipality(one.municipality),
            before=format_number(one.before, lang, DIGITS) if one.before is not None else say("not applicable", lang),
            after=format_number(one.after, lang, DIGITS) if one.after is not None else say("not applicable", lang),
        )  # fmt: skip
    yield say("unchanged note", lang, all=len(told.measures) + told.unchanged, unchanged=told.unchanged)


def _people(speaker: Speaker, found: Outcome) -> Iterable[str]:
    """How many people it is about."""
    told, lang, base = found.effect, speaker.lang, found.ground
    merged = {
        code
        for step in found.followed.steps
        if isinstance(step, MergeMunicipalities)
        for code in step.municipalities
    }
    for key, codes in (("moved", told.moved), ("merged people", merged & {*base.situation.municipalities})):
        if codes:
            yield say(
                key, lang, municipalities=speaker.municipalities(tuple(codes)),
                residents=weight_text(_sum(base.residents.sizes, codes), "residents", lang),
                young=weight_text(_sum(base.young.sizes, codes), "young", lang),
            )  # fmt: skip
    if not told.moved:
        yield say("moved none", lang)
    if told.regions and told.moved:
        inside = {code for region in told.regions for code in (*region.before, *region.after)}
        people = weight_text(_sum(base.people.sizes, inside), base.people.kind, lang)
        yield say("around", lang, people=people)


def _apart(speaker: Speaker, found: Outcome) -> Iterable[str]:
    """In which divisions municipalities that merge lie in different regions now."""
    before = found.followed.before
    for step in found.followed.steps:
        if isinstance(step, MergeMunicipalities) and {*step.municipalities} <= {*before.municipalities}:
            apart = [speaker.division(id_) for id_ in undecided(before, step.municipalities)]
            if apart:
                named = speaker.municipalities(step.municipalities)
                told = listing(apart, speaker.lang, len(apart))
                yield say("merged apart", speaker.lang, municipalities=named, divisions=told)


def _sum(sizes: Mapping[str, float], codes: Iterable[str]) -> float:
    return float(sum(sizes.get(code, 0.0) for code in codes))


def _region_section(speaker: Speaker, told: Effect, most: int | None) -> Section:
    lang, kind = speaker.lang, speaker.base.people.kind
    columns = (
        Column("region", say("region", lang), min_width=18),
        Column("municipalities", say("municipalities", lang), align="right", wrap=0),
        Column("people", say(f"people {kind}", lang), align="right"),
        Column("came", say("came", lang), min_width=12, wrap=2),
        Column("left", say("left", lang), min_width=12, wrap=2),
    )
    rows: list[Row] = [
        {
            "region": speaker.cell(_region_told(speaker, one), [one.region]),
            "municipalities": arrow(lang, len(one.before), len(one.after)),
            "people": arrow(lang, round(one.people_before), round(one.people_after)),
            "came": speaker.cell(speaker.municipalities(one.came), one.came),
            "left": speaker.cell(speaker.municipalities(one.left), one.left),
        }
        for one in told.regions[:most]
    ]
    notes = _more(len(told.regions), most, lang)
    return Section(
        "regions", say("regions title", lang), columns, tuple(rows), notes, say("no regions", lang)
    )


def _region_told(speaker: Speaker, one: RegionChange) -> str:
    name = speaker.region(one.region)
    if not one.after:
        return say("gone region", speaker.lang, name=name)
    return say("new region", speaker.lang, name=name) if not one.before else name


def _cut_section(speaker: Speaker, told: Effect, most: int | None) -> Section:
    lang = speaker.lang
    columns = (
        Column("kind", say("cut kind", lang), wrap=0),
        Column("region", say("region", lang), min_width=16),
        Column("by", say("cut by", lang), min_width=14),
        Column("into", say("into", lang), min_width=24, wrap=2),
    )
    listed = [cut for cut in told.cuts if most is None or cut.kind != "changed"]
    rows: list[Row] = [
        {
            "kind": say(f"cut {cut.kind}", lang),
            "region": speaker.cell(speaker.region(cut.region), [cut.region]),
            "by": speaker.cell(speaker.division(cut.other), divisions=[cut.other]),
            "into": speaker.cell(pieces(speaker, cut), _mentioned(cut)),
        }
        for cut in listed[:most]
    ]
    notes = [*_more(len(listed), most, lang), say("cuts note", lang)] if rows else []
    if len(told.cuts) > len(listed):
        notes.append(remark("changed cuts", lang, count=len(told.cuts) - len(listed)))
    return Section("cuts", say("cuts title", lang), columns, tuple(rows), tuple(notes), say("no cuts", lang))


def _mentioned(cut: CutChange) -> Iterable[str]:
    """Regions of the pieces, and the municipalities of those that are not the main one."""
    for number, (region, codes) in enumerate(cut.after or cut.before):
        yield from (region, *(codes if number else ()))


def pieces(speaker: Speaker, cut: CutChange) -> str:
    """Pieces of a cut: the main counterpart with its number of municipalities, the others with theirs by name."""
    (main, inside), *others = cut.after or cut.before
    told = [say("main piece", speaker.lang, region=speaker.region(main), count=len(inside))]
    told += [f"{speaker.region(region)}: {speaker.municipalities(codes)}" for region, codes in others]
    return "; ".join(told)


def _municipality_section(speaker: Speaker, told: Effect, most: int | None) -> Section:
    lang = speaker.lang
    columns = (
        Column("municipality", say("municipality", lang), min_width=12),
        Column("before", say("before", lang), align="right", digits=DIGITS, wrap=0),
        Column("after", say("after", lang), align="right", digits=DIGITS, wrap=0),
        Column("difference", say("difference", lang), align="right", wrap=0),
        Column("nearer", say("nearer", lang), min_width=12, wrap=2),
        Column("further", say("further", lang), min_width=12, wrap=2),
    )
    rows: list[Row] = [
        {
            "municipality": speaker.cell(speaker.municipality(one.municipality), [one.municipality]),
            "before": one.before,
            "after": one.after,
            "difference": signed(one.difference, lang),
            "nearer": speaker.cell(speaker.municipalities(one.nearer, 6), one.nearer),
            "further": speaker.cell(speaker.municipalities(one.further, 6), one.further),
        }
        for one in sorted(told.municipalities, key=lambda change: _place(speaker, change))[:most]
    ]
    notes = [*_more(len(told.municipalities), most, lang)]
    if told.over:
        notes.append(say("congruence note", lang, count=len(told.over), steady=told.steady))
    if told.single:
        named = listing([speaker.division(id_) for id_ in told.single], lang)
        notes.append(say("congruence single", lang, divisions=named))
    return Section(
        "municipalities",
        say("congruence title", lang),
        columns,
        tuple(rows),
        tuple(notes),
        say("no congruence", lang),
    )


def _place(speaker: Speaker, one: MunicipalityChange) -> tuple[bool, float, str]:
    """Largest difference first, after those without one on either side; then by name."""
    return (
        one.difference is not None,
        -round(abs(one.difference or 0.0), 9),
        speaker.municipality(one.municipality),
    )


def _more(rows: int, most: int | None, lang: Language) -> tuple[str, ...]:
    """What is left out, when something is."""
    return (remark("more rows", lang, count=rows - most),) if most is not None and rows > most else ()
