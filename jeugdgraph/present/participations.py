"""Memberships as people read them (a table) and as programs do (one flat row each)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language, Moment
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import STALE_AFTER_YEARS, Participation
from jeugdgraph.present.parts import Sources
from jeugdgraph.present.phrases import say
from jeugdgraph.present.report import Align, Cell, Column, Row, Section, Value
from jeugdgraph.resolve import key

STATED = ns.concept("basis", "stated")
EXISTING = ns.concept("status", "existing")
_LANGUAGES: tuple[Language, ...] = ("nl", "en")
_MUNICIPALITY = ns.iri("jg:Municipality")
_COLUMNS: Mapping[str, tuple[str, int, int]] = {
    "arrangement": ("arrangement", 24, 2),
    "member": ("member", 24, 2),
    "role": ("role", 9, 1),
    "via": ("via", 14, 1),
    "period": ("period", 16, 1),
    "confirmed": ("confirmed", 0, 0),
    "partners": ("partners", 0, 0),
    "source": ("source", 0, 0),
}
"""Column → phrase of its heading, room it would like, and how readily it wraps."""


def participation_section(
    graph: Graph,
    id_: str,
    title: str,
    found: Iterable[Participation],
    columns: Sequence[str],
    sources: Sources,
    lang: Language,
    on: date,
) -> Section:
    """Table of memberships with the columns named, keys of `_COLUMNS`."""
    shown = tuple(_column(name, lang) for name in columns)
    rows = tuple(_cells(graph, p, columns, sources, lang, on) for p in found)
    return Section(id_, title, shown, rows, empty=say("nothing", lang))


def _column(name: str, lang: Language) -> Column:
    phrase, room, wrap = _COLUMNS[name]
    align: Align = "right" if name == "partners" else "left"
    return Column(name, say(phrase, lang), align, min_width=room, wrap=wrap)


def _cells(
    graph: Graph, p: Participation, columns: Sequence[str], sources: Sources, lang: Language, on: date
) -> Row:
    cells: dict[str, Cell | Value] = {}
    for name in columns:
        if name in ("arrangement", "member"):
            cells[name] = Cell(party_text(graph, p, lang), names=((p.name, p.party),))
        elif name == "role":
            cells[name] = graph.label(p.role, lang)
        elif name == "via":
            steps = [(graph.label(step, lang), step) for step in p.path]
            cells[name] = Cell(" → ".join(step for step, _ in steps), names=tuple(steps))
        elif name == "period":
            cells[name] = participation_period(p, lang)
        elif name == "confirmed":
            cells[name] = confirmed_text(p, on)
        elif name == "partners":
            cells[name] = p.partners
        else:
            number = sources.number(p.proof.source)
            cells[name] = Cell(number, names=((number, p.membership),))
    return cells


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


def percent(share: str) -> str:
    """Share between 0 and 1 as a whole percentage."""
    return f"{round(100 * float(share))} %"


def confirmed_text(p: Participation, on: date) -> str:
    """Month of the last confirmation, marked when it lies long before the reference date.

    Another mark tells that even the first one lies after that date. The month, not the day: many
    sources name no day.
    """
    mark = "*" if p.stale(on) else "°" if p.early(on) else ""
    return p.observed_on.isoformat()[:7] + mark


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
    return known_period(p.start, p.end, p.first_observed_on, lang)


def known_period(start: Moment | None, end: Moment | None, first_observed: date, lang: Language) -> str:
    """Period of what was first observed on a day; without a known start, the month by which it had begun."""
    if start is not None:
        return period_cell(start, end, lang)
    begun = say("at the latest", lang, month=first_observed.isoformat()[:7])
    return begun if end is None else f"{begun} – {_short(_last(end))}"


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
    if any(p.early(on) for p in seen):
        notes.append(say("early note", lang))
    if any(p.disputed for p in seen):
        notes.append(say("conflict note", lang))
    return tuple(notes)


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
