"""Two arrangements beside each other: which municipalities are in both, which in one, and how alike that makes them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.alike import Alike, alike
from jeugdgraph.analysis.comparison import people, sizes
from jeugdgraph.dates import format_day
from jeugdgraph.errors import UsageProblem
from jeugdgraph.present.compare.divisions import DIGITS, Asked
from jeugdgraph.present.ground import (
    arrangement_notes,
    municipality_name,
    municipality_names,
    region_name,
    weight_notes,
    weight_text,
)
from jeugdgraph.present.named import names_of
from jeugdgraph.present.parts import Sources, source_marks
from jeugdgraph.present.phrases import say, say_in
from jeugdgraph.present.report import Cell, Column, Report, Row, Section
from jeugdgraph.present.values import percent
from jeugdgraph.present.wording.compare import WORDS

_say = partial(say_in, WORDS)


@dataclass(frozen=True)
class Beside:
    """Member lists of two arrangements (municipality code → share), and how alike they are (M2)."""

    a: str
    b: str
    a_members: dict[str, float]
    b_members: dict[str, float]
    alike: Alike


def beside(asked: Asked, a: str, b: str) -> Beside:
    """Lay two arrangements beside each other. UsageProblem for one without municipalities on the date."""
    lists = []
    for id_ in (a, b):
        found = asked.found.members(id_)
        if not found:
            day = format_day(asked.found.on, "en")
            raise UsageProblem(f"arrangement {id_} has no municipalities on {day}. Choose another --on.")
        lists.append(found)
    return Beside(a, b, lists[0], lists[1], alike(lists[0], lists[1], sizes(asked.weighed)))


def report(asked: Asked, found: Beside, *, proven: bool = False) -> Report:
    """Everyone in either, and what the scores mean here. When `proven`, each municipality with its sources."""
    lang = asked.lang
    a, b = (region_name(asked.graph, id_, lang) for id_ in (found.a, found.b))
    size = people(asked.found, asked.weighed)
    columns = [
        Column("municipality", _say("municipality", lang), wrap=0),
        Column("a", a, min_width=12),
        Column("b", b, min_width=12),
        Column("people", _say("people", lang), align="right", digits=0, wrap=0),
    ]
    rows: list[Row] = [
        {
            "municipality": Cell(
                municipality_name(asked.graph, code, lang), names=names_of(asked.graph, lang, [code])
            ),
            "a": _part(asked, found.a_members.get(code)),
            "b": _part(asked, found.b_members.get(code)),
            "people": size.sizes.get(code),
        }
        for code in _everyone(asked, found)
    ]
    sources = Sources(asked.graph, lang)
    for iri in (*asked.found.sources_of((found.a, found.b)), *size.sources):
        sources.number(iri)
    if proven:
        columns.append(Column("source", say("source", lang), wrap=0))
        proofs = [_proofs(asked, found, code) for code in _everyone(asked, found)]
        rows = [{**row, "source": source_marks(sources, own)} for row, own in zip(rows, proofs, strict=True)]
    return Report(
        _say("title", lang, a=a, b=b),
        asked.facts(),
        (
            Section("members", _say("members", lang), tuple(columns), tuple(rows)),
            Section(
                "measures",
                _say("measures", lang),
                _measure_columns(asked),
                tuple(_scores(asked, found, a, b)),
            ),
        ),
        _notes(asked, found),
        sources.footer(),
        lang,
    )


def _proofs(asked: Asked, found: Beside, code: str) -> Iterator[tuple[str, str]]:
    """Sources with the memberships of a municipality in the two."""
    for id_ in (found.a, found.b):
        yield from ((asked.source_of[iri], iri) for iri in asked.found.memberships(id_).get(code, ()))


def flat(asked: Asked, found: Beside) -> Report:
    """One row per municipality with its shares and evidence, and one per score."""
    size = people(asked.found, asked.weighed)
    proof = [asked.found.memberships(id_) for id_ in (found.a, found.b)]
    names = ("municipality_id", "municipality", "a", "b", "a_share", "b_share", "persons", "evidence")
    rows: list[Row] = [
        {
            "municipality_id": code,
            "municipality": municipality_name(asked.graph, code, asked.lang),
            "a": found.a,
            "b": found.b,
            "a_share": found.a_members.get(code, 0.0),
            "b_share": found.b_members.get(code, 0.0),
            "persons": size.sizes.get(code),
            "evidence": " ".join(ns.local_name(iri) for by_code in proof for iri in by_code.get(code, ())),
        }
        for code in _everyone(asked, found)
    ]
    values = (
        ("jaccard", found.alike.jaccard), ("overlap", found.alike.overlap),
        ("a_in_b", found.alike.a_in_b), ("b_in_a", found.alike.b_in_a),
        ("both", found.alike.both), ("either", found.alike.either),
    )  # fmt: skip
    scores: list[Row] = [{"measure": name, "value": value} for name, value in values]
    sections = (
        Section("members", "", tuple(Column(name, name) for name in names), tuple(rows)),
        Section("scores", "", (Column("measure", "measure"), Column("value", "value")), tuple(scores)),
    )
    return Report(f"{found.a} × {found.b}", asked.facts(), sections, lang=asked.lang)


def _everyone(asked: Asked, found: Beside) -> list[str]:
    """Who is in both, then in A only, then in B only; by name."""

    def place(code: str) -> tuple[bool, bool, str]:
        return code not in found.a_members, code not in found.b_members, names[code]

    together = {*found.a_members, *found.b_members}
    names = {code: municipality_name(asked.graph, code, asked.lang) for code in together}
    return sorted(together, key=place)


def _scores(asked: Asked, found: Beside, a: str, b: str) -> list[Row]:
    told = (
        ("jaccard", found.alike.jaccard, a, b),
        ("overlap", found.alike.overlap, a, b),
        ("contained", found.alike.a_in_b, a, b),
        ("contained", found.alike.b_in_a, b, a),
    )
    rows: list[Row] = []
    for name, value, one, other in told:
        share = percent(value, asked.lang, 1)
        rows.append(
            {
                "measure": _say(name, asked.lang),
                "value": value,
                "meaning": _say(f"{name} meaning", asked.lang, share=share, a=one, b=other),
            }
        )
    return rows


def _measure_columns(asked: Asked) -> tuple[Column, ...]:
    return (
        Column("measure", _say("measure", asked.lang), min_width=16),
        Column("value", _say("value", asked.lang), align="right", digits=DIGITS, wrap=0),
        Column("meaning", _say("meaning", asked.lang), min_width=30, wrap=2),
    )


def _notes(asked: Asked, found: Beside) -> tuple[str, ...]:
    notes = [summary(asked, found)]
    for id_ in (found.a, found.b):
        notes += arrangement_notes(asked.graph, asked.found, id_, asked.lang)
    notes += weight_notes(asked.graph, people(asked.found, asked.weighed), asked.lang)
    return (*notes, _say("descriptive", asked.lang))


def summary(asked: Asked, found: Beside) -> str:
    """How many municipalities are in both, and which are in one only."""
    lang, kind = asked.lang, asked.weighed.kind
    a, b = (region_name(asked.graph, id_, lang) for id_ in (found.a, found.b))
    only = {
        "only_a": [code for code in found.a_members if code not in found.b_members],
        "only_b": [code for code in found.b_members if code not in found.a_members],
    }
    named = {
        key: municipality_names(asked.graph, codes, lang) or _say("none", lang) for key, codes in only.items()
    }
    return _say(
        "in both", lang, a=a, b=b, both=weight_text(found.alike.both, kind, lang),
        either=weight_text(found.alike.either, kind, lang), **named,
    )  # fmt: skip


def _part(asked: Asked, share: float | None) -> str | bool:
    """Whether a municipality takes part; the share where that is less than the whole."""
    if share is None or share > 1 - 1e-9:
        return share is not None
    return percent(share, asked.lang, 1)
