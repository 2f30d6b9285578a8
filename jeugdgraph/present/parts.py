"""Pieces that several answers are made of: a participation in words, numbered sources, flat rows."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path

from pyoxigraph import Literal

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language, Moment, period_text
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import STALE_AFTER_YEARS, Participation, Proof, Stated, about
from jeugdgraph.present.output import write
from jeugdgraph.present.phrases import say
from jeugdgraph.present.report import Cell, Column, Report, Section, Value
from jeugdgraph.resolve import key

_LANGUAGES: tuple[Language, ...] = ("nl", "en")
_MUNICIPALITY = ns.iri("jg:Municipality")
STATED = ns.concept("basis", "stated")
EXISTING = ns.concept("status", "existing")


class Sources:
    """Sources in the order in which an answer first names them, each with a number."""

    def __init__(self, graph: Graph, lang: Language) -> None:
        self._graph = graph
        self._lang = lang
        self._numbers: dict[str, int] = {}

    def number(self, proof: Proof) -> str:
        """Number of a source between brackets, as a row shows it."""
        return f"[{self._numbers.setdefault(proof.source, len(self._numbers) + 1)}]"

    def footer(self) -> tuple[str, ...]:
        """Title, date and address of every source named."""
        if not self._numbers:
            return ()
        lines = [say("sources", self._lang) + ":"]
        for source, number in self._numbers.items():
            lines.append(f"[{number}] {describe_source(self._graph, source, self._lang)}")
        return tuple(lines)


def describe_source(graph: Graph, source: str, lang: Language) -> str:
    """Title of a source with publisher, date and address."""
    parts = [graph.label(source, lang)]
    for term in ("dct:publisher", "dct:issued", "foaf:page"):
        parts += graph.values(source, term)
    return ". ".join(parts)


def party_text(graph: Graph, p: Participation, lang: Language) -> str:
    """Name of the other side with what qualifies the membership: kind, scope, share, status, marks.

    The kind is left out where the name tells it, as *Jeugdregio Rivierenland* does.
    """
    qualities = [] if _tells_kind(graph, p) else [graph.label(p.kind, lang)]
    if p.scope:
        qualities.append(graph.label(p.scope, lang))
    if p.share and float(p.share) < 1:
        qualities.append(f"{say('share', lang)} {percent(p.share)}")
    if p.status != EXISTING:
        qualities.append(graph.label(p.status, lang))
    if p.basis != STATED:
        qualities.append(graph.label(p.basis, lang))
    if p.unverified:
        qualities.append(say("unverified", lang))
    mark = " ‡" if p.disputed else ""
    return p.name + mark + (f" ({', '.join(qualities)})" if qualities else "")


def _tells_kind(graph: Graph, p: Participation) -> bool:
    """Whether a name tells of what kind the thing is; a municipality needs no telling."""
    if p.kind == _MUNICIPALITY:
        return True
    name = key(p.name)
    return any(key(graph.label(p.kind, lang)) in name for lang in _LANGUAGES)


def domain_order(graph: Graph, domain: str) -> tuple[int, str]:
    """Place of a policy domain in the order of the ontology: what touches youth care first."""
    found = graph.values(domain, "jg:order")
    return (int(found[0]) if found else 1_000, domain)


def percent(share: str) -> str:
    """Share between 0 and 1 as a whole percentage."""
    return f"{round(100 * float(share))} %"


def confirmed_text(p: Participation, on: date) -> str:
    """Month of the last confirmation, marked when it lies long before the reference date.

    The month, not the day: many sources name no day.
    """
    return p.observed_on.isoformat()[:7] + ("*" if p.stale(on) else "")


def period_cell(start: Moment | None, end: Moment | None, lang: Language) -> str:
    """Period as short as a table needs it: ``sinds 2018-04``, ``2019 – 2022-12-31``."""
    if start is None and end is None:
        return say("not known", lang)
    if end is None:
        return f"{say('since', lang)} {_short(start)}"
    last = _short(_last(end))
    return f"{say('through', lang)} {last}" if start is None else f"{_short(start)} – {last}"


def participation_period(p: Participation, lang: Language) -> str:
    """Period of a membership; without a known start, the month by which it had begun."""
    if p.start is not None:
        return period_cell(p.start, p.end, lang)
    begun = say("at the latest", lang, month=p.first_observed_on.isoformat()[:7])
    return begun if p.end is None else f"{begun} – {_short(_last(p.end))}"


def _short(moment: Moment | None) -> str:
    """Date to its own precision; an unknown moment in between as both ends."""
    if moment is None:
        return ""
    if moment.not_before:
        return f"{moment.not_before.isoformat()[:7]}…{moment.date.isoformat()[:7]}"
    return moment.iso()


def _last(end: Moment) -> Moment:
    """The last day, month or year before an exclusive end."""
    if end.not_before:
        return end
    return Moment(end.date - timedelta(days=1), end.precision)


def marks(found: Iterable[Participation], on: date, lang: Language) -> tuple[str, ...]:
    """Notes that explain the marks that occur."""
    seen = list(found)
    notes = []
    if any(p.stale(on) for p in seen):
        notes.append(say("stale note", lang, years=STALE_AFTER_YEARS))
    if any(p.disputed for p in seen):
        notes.append(say("conflict note", lang))
    return tuple(notes)


def conflict_notes(
    graph: Graph, conflicts: Iterable[str], lang: Language, about: str = ""
) -> tuple[str, ...]:
    """What each conflict is about, in the words of the graph.

    With `about`, a municipality, conflicts about another municipality are left out.
    """
    found = []
    for conflict in sorted(set(conflicts)):
        subjects = graph.values(conflict, "jg:subject")
        others = [s for s in subjects if s.startswith(ns.MUNICIPALITY) and s != about]
        if not (about and others):
            found += notes_in(graph, conflict, lang)
    return tuple(dict.fromkeys(found))


def notes_in(graph: Graph, subject: str, lang: Language) -> list[str]:
    """Notes of a thing in a language, or in none."""
    return _texts(graph, subject, "skos:note", lang)


def absence_notes(graph: Graph, subject: str, lang: Language) -> tuple[str, ...]:
    """What was looked for about a thing and not found."""
    sought = [
        text for absence in about(graph, subject, "jg:Absence") for text in _texts(graph, absence, "jg:sought", lang)
    ]
    return tuple(f"{say('absent', lang)}: {text}" for text in sought)


def _texts(graph: Graph, subject: str, term: str, lang: Language) -> list[str]:
    literals = [quad.object for quad in graph.matching(subject, term) if isinstance(quad.object, Literal)]
    return sorted(text.value for text in literals if text.language in (lang, None))


def statement_section(
    graph: Graph, found: list[Stated], sources: Sources, lang: Language, on: date
) -> Section:
    """Other statements about a thing as a table."""
    columns = (
        Column("property", say("what", lang)),
        Column("value", say("value", lang), min_width=24, wrap=2),
        Column("period", say("period", lang)),
        Column("source", say("source", lang), wrap=0),
    )
    rows = [
        {
            "property": graph.label(property_, lang),
            "value": "; ".join(dict.fromkeys(_value_text(graph, s, lang) for s in alike)),
            "period": period_text(start, end, lang, on=on) if start or end else "",
            "source": " ".join(dict.fromkeys(sources.number(s.proof) for s in alike)),
        }
        for (property_, start, end), alike in _alike(found).items()
    ]
    return Section("statements", say("other title", lang), columns, tuple(rows))


def _alike(found: list[Stated]) -> dict[tuple[str, Moment | None, Moment | None], list[Stated]]:
    """Statements by property and period: what they say fits in one row."""
    groups: dict[tuple[str, Moment | None, Moment | None], list[Stated]] = {}
    for s in found:
        groups.setdefault((s.property, s.start, s.end), []).append(s)
    return groups


def _value_text(graph: Graph, s: Stated, lang: Language) -> str:
    return graph.label(s.object, lang) if s.object else s.value


FLAT_COLUMNS = (
    "domain", "arrangement", "arrangement_id", "kind", "member", "member_id", "role", "scope", "share",
    "status", "basis", "confidence", "valid_from", "valid_until", "observed_on",
    "first_observed_on", "partners", "via",
    "conflicts", "membership_id", "source", "source_id", "locator", "note",
)  # fmt: skip
"""Columns of the answers that programs read, one row per membership."""


def flat_columns() -> tuple[Column, ...]:
    """Columns of a flat answer; the ids are the headings."""
    return tuple(Column(id_, id_) for id_ in FLAT_COLUMNS)


def flat_row(
    graph: Graph, p: Participation, known: Mapping[str, Value], lang: Language
) -> dict[str, Cell | Value]:
    """One participation for programs: labels and ids side by side, dates as the tables write them."""
    return {
        "kind": graph.label(p.kind, lang),
        "role": graph.label(p.role, lang),
        "scope": graph.label(p.scope, lang) if p.scope else None,
        "share": float(p.share) if p.share else None,
        "status": ns.local_name(p.status),
        "basis": ns.local_name(p.basis),
        "confidence": ns.local_name(p.confidence),
        "valid_from": p.start.iso() if p.start else None,
        "valid_until": p.end.iso() if p.end else None,
        "observed_on": p.observed_on.isoformat(),
        "first_observed_on": p.first_observed_on.isoformat(),
        "partners": p.partners,
        "via": "; ".join(graph.label(step, lang) for step in p.path) or None,
        "conflicts": "; ".join(ns.local_name(c) for c in p.conflicts) or None,
        "membership_id": ns.local_name(p.membership),
        "source": graph.label(p.proof.source, lang),
        "source_id": ns.local_name(p.proof.source),
        "locator": p.proof.locator,
        "note": p.note or None,
        **known,
    }


def write_answer(
    graph: Graph,
    *,
    people: Callable[[], Report],
    programs: Callable[[], Report],
    memberships: Iterable[str],
    format_: str | None,
    output: Path | None,
) -> None:
    """Write an answer in the form that its format calls for: for people, for programs, or as Turtle."""
    wanted = format_ or format_of(output)
    if wanted == "ttl":
        from jeugdgraph.present.turtle import write_turtle

        write_turtle(graph, memberships, output)
    elif wanted in ("table", "md"):
        write(people(), wanted, output)
    else:
        write(programs(), wanted, output)


def format_of(output: Path | None) -> str:
    """Format that the extension of a file stands for; ``table`` without one."""
    endings = {".csv": "csv", ".tsv": "tsv", ".json": "json", ".md": "md", ".xlsx": "xlsx", ".ttl": "ttl"}
    return endings.get(output.suffix.lower(), "table") if output else "table"
