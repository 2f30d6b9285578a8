"""The answer to *where do boundaries not line up?*: for people in sections, for programs a row per finding."""

from collections.abc import Iterable
from functools import partial

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.border import BORDER_YEAR, border_sources
from jeugdgraph.analysis.mismatch.finding import Finding
from jeugdgraph.analysis.mismatch.municipality import incomplete
from jeugdgraph.analysis.mismatch.search import Found
from jeugdgraph.dates import Language, format_day
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import STALE_AFTER_YEARS
from jeugdgraph.present.ground import (
    division_name,
    left_out_notes,
    listing,
    municipality_names,
    weight_fact,
    weight_notes,
)
from jeugdgraph.present.mismatch.findings import divisions_text, kilometres, sentence, short, subject_name
from jeugdgraph.present.mismatch.page import Page
from jeugdgraph.present.mismatch.sections import sections
from jeugdgraph.present.mismatch.short import short_section
from jeugdgraph.present.phrases import remark_in, say_in
from jeugdgraph.present.report import Column, Report, Row, Section
from jeugdgraph.present.wording.mismatch import WORDS

_say = partial(say_in, WORDS)
ONE_EACH = "one region per municipality"
"""How a note of the graph begins where a source shows one region per municipality."""


def report(graph: Graph, found: Found, lang: Language, top: int) -> Report:
    """Everything for people: what matters in a few sentences, then tables of at most `top` rows (0: all)."""
    return of_page(Page(graph, found, lang, top))


def of_page(page: Page) -> Report:
    """The same of what is shown."""
    graph, found, lang = page.graph, page.found, page.lang
    name = subject_name(graph, found.subject, lang) if found.subject else ""
    title = _say("title", lang, name=name) if name else _say("title country", lang)
    body = (short_section(page), *sections(page))
    return Report(title, _facts(graph, found, lang), body, _notes(page), _footer(page), lang)


def flat(graph: Graph, found: Found, lang: Language) -> Report:
    """One row per finding for programs, with ids, figures and evidence.

    With a date to compare with, also those that vanished, and a column `change`: new, vanished or same.
    """
    listed = _changes(found) if found.since else [("", finding) for finding in found.findings]
    names = list(dict.fromkeys(name for _, finding in listed for name, _ in finding.figures))
    columns = [Column(name, name) for name in _COLUMNS]
    if found.since:
        columns.insert(0, Column("change", "change"))
    columns += [Column(name, name, align="right") for name in names]
    columns += [Column("sentence", "sentence"), Column("evidence", "evidence")]
    rows = [{"change": change, **_row(graph, finding, lang)} for change, finding in listed]
    title = _say("title country", lang) if not found.subject else _say(
        "title", lang, name=subject_name(graph, found.subject, lang)
    )  # fmt: skip
    page = Page(graph, found, lang, 0)
    section = Section("", "", tuple(columns), tuple(rows), empty=_say("nothing", lang))
    return Report(title, _facts(graph, found, lang), (section,), _notes(page), _footer(page), lang)


_COLUMNS = (
    "kind", "on", "subject", "subject_name", "divisions", "arrangements", "municipalities", "municipality_names",
    "parts", "residents",
)  # fmt: skip


def _changes(found: Found) -> list[tuple[str, Finding]]:
    told = (("new", found.changes.new), ("vanished", found.changes.vanished), ("same", found.changes.same))
    return [(change, finding) for change, findings in told for finding in findings]


def _row(graph: Graph, finding: Finding, lang: Language) -> Row:
    division = finding.kind in ("regions-cut", "border")
    named = [graph.label(ns.municipality(code), lang) for code in finding.municipalities]
    return {
        "kind": finding.kind,
        "on": finding.on,
        "subject": finding.subject,
        "subject_name": subject_name(graph, finding.subject, lang, division=division),
        "divisions": " ".join(finding.divisions) or None,
        "arrangements": " ".join(finding.arrangements) or None,
        "municipalities": " ".join(finding.municipalities) or None,
        "municipality_names": "; ".join(named) or None,
        "parts": "; ".join(f"{p.arrangement}: {' '.join(p.municipalities)}" for p in finding.parts) or None,
        "residents": finding.residents,
        **{name: _plain(name, value) for name, value in finding.figures},
        "sentence": sentence(graph, finding, lang),
        "evidence": short(finding.evidence) or None,
    }


_PARTS = frozenset({"share", "value", "low", "high", "largest"})
"""Figures between 0 and 1; the others count."""


def _plain(name: str, value: float) -> float | int:
    return value if name in _PARTS else round(value)


def _facts(graph: Graph, found: Found, lang: Language) -> tuple[tuple[str, str], ...]:
    facts = [(_say("on", lang), format_day(found.setting.situation.on, lang))]
    if found.about == "municipality":
        facts.append((_say("code", lang), found.subject))
    facts.append((_say("seen from", lang), division_name(graph, found.setting.base, lang)))
    if found.setting.weights.kind != "municipalities":
        facts.append(weight_fact(found.setting.weights, lang))
    return tuple(facts)


def _notes(page: Page) -> tuple[str, ...]:
    """What was used and left out, how fresh it is, and the pitfalls that apply here."""
    graph, found, lang = page.graph, page.found, page.lang
    ids = found.setting.divisions
    notes = [_say("used", lang, divisions=listing([page.legend(id_) for id_ in ids], lang, 30))]
    notes += _left_out(graph, found, lang)
    if found.dropped:
        notes.append(_say("gone then", lang, divisions=divisions_text(graph, found.dropped, lang)))
    notes.append(_confirmed(page))
    for id_ in ids:
        if page.concerns(id_):
            notes += left_out_notes(graph, found.setting.situation, id_, lang)
    unsure = found.setting.doubtful.get(found.subject, ())
    if unsure:
        named = municipality_names(graph, unsure, lang)
        notes.append(_say("members disputed", lang, municipalities=named))
    notes += weight_notes(graph, found.setting.weights, lang)
    proof = next((f.evidence[0] for f in found.findings if f.evidence), "")
    shown = [remark_in(WORDS, "evidence", lang, id=ns.local_name(proof))] if proof else []
    marks = () if page.spelled else page.marks()
    return (*notes, *_pitfalls(page), *marks, *shown)


def _left_out(graph: Graph, found: Found, lang: Language) -> list[str]:
    by_reason: dict[str, list[str]] = {}
    for id_, why in found.setting.left_out.items():
        by_reason.setdefault(why, []).append(id_)
    return [
        remark_in(
            WORDS,
            f"left {why}",
            lang,
            divisions=divisions_text(graph, ids, lang, 30),
            years=STALE_AFTER_YEARS,
        )
        for why, ids in by_reason.items()
    ]


def _confirmed(page: Page) -> str:
    """The day on which most of each division was last confirmed, divisions of one day together."""
    from jeugdgraph.analysis.mismatch.choice import confirmed

    found, lang = page.found, page.lang
    by_day: dict[object, list[str]] = {}
    for id_ in found.setting.divisions:
        by_day.setdefault(confirmed(found.setting.situation, id_), []).append(page.division(id_))
    told = [
        _say("confirmed on", lang, day=format_day(day, lang), divisions=", ".join(ids))  # type: ignore[arg-type]
        for day, ids in sorted(by_day.items(), key=lambda item: str(item[0]))
    ]
    return _say("confirmed", lang, days="; ".join(told))


def _pitfalls(page: Page) -> Iterable[str]:
    found, lang = page.found, page.lang
    kinds = {finding.kind for finding in found.findings}
    once = [id_ for id_ in found.setting.divisions if page.note_of(id_).startswith(ONE_EACH)]
    if once:
        yield _say("one each", lang, divisions=divisions_text(page.graph, once, lang))
    if "congruence" in kinds:
        lacking = incomplete(found.setting) if found.about == "country" else set()
        if lacking:
            named = municipality_names(page.graph, lacking, lang)
            yield _say("not ranked", lang, municipalities=named)
        yield _say("descriptive", lang)
        if any((f.figure("high") or 0) - (f.figure("low") or 0) > 1e-9 for f in page.of("congruence")):
            yield _say("in doubt", lang)
    if kinds & {"cut", "outside", "straddles", "region-cut"}:
        yield _say("nesting", lang)
    if kinds & {"neighbours-apart", "neighbours-joined", "border"}:
        yield _say("border note", lang, year=BORDER_YEAR)
    if "border" in kinds:
        yield from _border_notes(page)
    if found.since:
        yield remark_in(WORDS, "since note", lang)


def _border_notes(page: Page) -> Iterable[str]:
    """What the numbers of borders mean, and what they leave out."""
    setting, lang = page.found.setting, page.lang
    yield _say("pairs note", lang)
    left = max(f.figure("left") or 0 for f in page.of("border"))
    if left:
        yield _say("border left", lang, metres=kilometres(left, lang))
    split = [id_ for id_ in setting.divisions if not setting.division(id_).is_partition]
    if split:
        yield _say("border split", lang, divisions=divisions_text(page.graph, split, lang))


def _footer(page: Page) -> tuple[str, ...]:
    """Sources of the findings shown, else of the divisions; and how to see evidence."""
    found, sources = page.found, page.sources
    for iri in found.setting.situation.sources(found.setting.divisions):
        sources.number(iri)
    weighed = found.setting.weights.sources
    shown = any(finding.residents is not None for finding in page.of("cut", "region-cut"))
    for iri in (*weighed, *(found.setting.residents.sources if shown else ())):
        sources.number(iri)
    if page.of("border", "neighbours-apart", "neighbours-joined"):
        for iri in border_sources(found.setting.situation.extract):
            sources.number(iri)
    return sources.footer()
