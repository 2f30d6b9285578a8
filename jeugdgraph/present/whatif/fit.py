"""The regions that a municipality could go to, with what would change in each, for people."""

from jeugdgraph.analysis.scenario.best_fit import Option
from jeugdgraph.analysis.scenario.run import Fit
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph
from jeugdgraph.present.ground import listing
from jeugdgraph.present.report import Cell, Column, Report, Row, Section
from jeugdgraph.present.values import format_number
from jeugdgraph.present.whatif.measures import DIGITS
from jeugdgraph.present.whatif.words import Speaker, remark, say


def report(graph: Graph, found: Fit, lang: Language, *, full: bool = False) -> Report:
    """A row per region, in the order that the facts state; then the cuts that would be new or gone."""
    speaker = Speaker(graph, found.ground, found.state, lang)
    name = speaker.municipality(found.code)
    which = say("fit all" if found.everywhere else "fit near", lang)
    title = say("fit title", lang, municipality=name, which=which, division=speaker.division(found.division))
    facts = (*speaker.facts(), (say("order", lang), say("order told", lang, municipality=name)))
    sections = (_options(speaker, found, name), _cuts(speaker, found, None if full else 12))
    extract = found.ground.situation.extract
    borders = sorted({extract.sources[number] for number in extract.borders.source.tolist()})
    return Report(
        title, facts, sections, (*_remarks(found, name, lang), *speaker.notes([found.division], full=full)),
        speaker.footer([found.division], *(borders if not found.everywhere else ())), lang,
    )  # fmt: skip


def _options(speaker: Speaker, found: Fit, name: str) -> Section:
    lang = speaker.lang
    columns = (
        Column("region", say("region", lang), min_width=18),
        Column("congruence", say("congruence", lang), align="right", digits=DIGITS, wrap=0),
        Column("others", say("others", lang), align="right"),
        Column("main", say("main", lang), align="right"),
        Column("cuts", say("cut count", lang), align="right"),
        Column("people", say("fit people", lang), align="right", digits=0),
    )
    rows = tuple(_row(speaker, one) for one in found.options)
    over = len({*found.ground.against, found.division})
    single = [id_ for id_ in found.ground.against if len(found.state.divisions[id_].regions) < 2]
    notes = [say("fit note", lang, municipality=name), say("over note", lang, count=over - len(single))]
    if single:
        named = listing([speaker.division(id_) for id_ in single], lang)
        notes.append(say("congruence single", lang, divisions=named))
    return Section("options", "", columns, rows, tuple(notes))


def _row(speaker: Speaker, one: Option) -> Row:
    lang = speaker.lang
    region = speaker.region(one.region)
    kinds = [cut.kind for cut in one.cuts]
    changes = say("cut count told", lang, cut=one.cut, new=kinds.count("new"), gone=kinds.count("vanished"))
    others = [
        format_number(value, lang, DIGITS)
        for value in (one.others_before, one.others_after)
        if value is not None
    ]
    return {
        "region": speaker.cell(say("fit own", lang, region=region) if one.present else region, [one.region]),
        "congruence": one.congruence,
        "others": say("arrow", lang, before=others[0], after=others[1]) if len(others) == 2 else "",
        "main": say("main told", lang, shared=one.main, known=one.main_of),
        "cuts": str(one.cut) if one.present else changes,
        "people": one.people,
    }


def _cuts(speaker: Speaker, found: Fit, most: int | None) -> Section:
    lang = speaker.lang
    columns = (
        Column("to", say("to", lang), min_width=16),
        Column("new", say("new cuts", lang), min_width=20, wrap=2),
        Column("gone", say("gone cuts", lang), min_width=20, wrap=2),
    )
    rows: list[Row] = [
        {
            "to": speaker.cell(speaker.region(one.region), [one.region]),
            "new": _told(speaker, one, "new", most),
            "gone": _told(speaker, one, "vanished", most),
        }
        for one in found.options
        if not one.present
    ]
    return Section("cuts", say("fit cuts title", lang) if rows else "", columns, tuple(rows))


def _told(speaker: Speaker, one: Option, kind: str, most: int | None) -> Cell:
    """Cuts of a kind, with the region and the division that cuts it."""
    cuts = [cut for cut in one.cuts if cut.kind == kind]
    named = [
        say("cut told", speaker.lang, region=speaker.region(cut.region), division=speaker.division(cut.other))
        for cut in cuts
    ]
    told = listing(named, speaker.lang, most or len(named))
    return speaker.cell(told, [cut.region for cut in cuts], [cut.other for cut in cuts])


def _remarks(found: Fit, name: str, lang: Language) -> list[str]:
    if found.everywhere:
        return []
    if not any(one.neighbours for one in found.options):
        return [remark("no land border", lang, municipality=name)]
    if all(one.present for one in found.options):
        return [remark("only own", lang, municipality=name), say("border note", lang)]
    return [say("border note", lang)]
