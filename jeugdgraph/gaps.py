"""What the graph does not tell, or tells with reserve: described, never judged.

Each kind of gap is a stored query in ``queries/gaps/`` and a section of the report. A reader on a screen
gets gaps by division or arrangement with their number and some examples; files for programs get all.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language, Moment, format_day, parse
from jeugdgraph.errors import UsageProblem
from jeugdgraph.graph import Graph, Row
from jeugdgraph.present import Column, Report, Section, Value

EXAMPLES = 3
"""Names that a line of a summary gives as examples."""
YEARS = 3
"""Years without confirmation after which a membership is listed."""

Line = dict[str, Value]
"""One row of a section."""

_DATE = NamedNode(ns.iri("xsd:date"))
_CLASSES = {"municipality": "jg:Municipality", "youth-region": "jg:YouthRegion"}


@dataclass(frozen=True)
class Question:
    """What is asked: a date, a number of years, perhaps one municipality (IRI), and how much to show."""

    graph: Graph
    on: date
    lang: Language
    years: int = YEARS
    municipality: str = ""
    whole: bool = False

    def say(self, dutch: str, english: str) -> str:
        """The text in the reader's language."""
        return dutch if self.lang == "nl" else english

    def label(self, iri: str) -> str:
        """Label of a thing; empty for an absent one."""
        return self.graph.label(iri, self.lang) if iri else ""

    @property
    def before(self) -> date:
        """Day before which a last confirmation is more than `years` years ago."""
        day = 28 if (self.on.month, self.on.day) == (2, 29) else self.on.day
        return self.on.replace(year=self.on.year - self.years, day=day)

    def concerns(self, *things: str) -> bool:
        """Whether one of the things is the municipality asked for, or an arrangement it is in."""
        return not self.municipality or any(thing in self._near for thing in things)

    @cached_property
    def _near(self) -> frozenset[str]:
        rows = self.graph.rows("gaps/of_municipality", member_iri=NamedNode(self.municipality))
        return frozenset([self.municipality, *(row["arrangement"] for row in rows)])


def report(question: Question, kinds: Iterable[str] = ()) -> Report:
    """The gaps of the kinds named (default: all), one section each."""
    wanted = set(kinds) or set(KINDS)
    sections = tuple(build(question) for kind, build in KINDS.items() if kind in wanted)
    on = format_day(question.on, question.lang)
    title = question.say(
        f"Wat ontbreekt of onzeker is, peildatum {on}", f"What is missing or uncertain, reference date {on}"
    )
    facts: tuple[tuple[str, Value], ...] = ()
    if question.municipality:
        facts = ((question.say("gemeente", "municipality"), question.label(question.municipality)),)
    note = question.say(
        "Dit overzicht beschrijft de gegevens; het zegt niets over gemeenten of samenwerkingsverbanden.",
        "This overview describes the data; it says nothing about municipalities or arrangements.",
    )
    return Report(title, facts, sections, (note,), lang=question.lang)


def missing(question: Question) -> Section:
    """Municipalities without a statement, per nationwide division."""
    rows = [row for row in question.graph.rows("gaps/without_statement", date_xsd_date=_day(question.on))
            if not question.municipality or row["municipality"] == question.municipality]  # fmt: skip
    title = question.say(
        "Gemeenten zonder uitspraak, per indeling", "Municipalities without a statement, per division"
    )
    if question.whole:
        found: list[Line] = [{"division": _id(row, "division"), "code": _id(row, "municipality"),
                  "name": question.label(row["municipality"])} for row in rows]  # fmt: skip
        return _section(question, "missing", title, ("division", "code", "name"), found)
    grouped = _grouped(rows, lambda row: row["division"])
    found_: list[Line] = [{"division": question.label(division), "number": len(group),
               "examples": _examples(question, [row["municipality"] for row in group])}
              for division, group in grouped.items()]  # fmt: skip
    return _section(question, "missing", title, ("division", "number", "examples"), found_)


def old(question: Question) -> Section:
    """Memberships last confirmed more than some years before the reference date."""
    rows = [row for row in question.graph.rows("gaps/last_confirmed", date_xsd_date=_day(question.on),
                                               before_xsd_date=_day(question.before))
            if not question.municipality or row["member"] == question.municipality]  # fmt: skip
    title = question.say(f"Deelnames die meer dan {question.years} jaar niet zijn bevestigd",
                         f"Memberships not confirmed for more than {question.years} years")  # fmt: skip
    if question.whole:
        found: list[Line] = [{"membership": _id(row, "membership"), "division": _id(row, "division"),
                  "arrangement": question.label(row["arrangement"]), "member": question.label(row["member"]),
                  "observed": date.fromisoformat(row["observed"]), "source": _id(row, "source")}
                 for row in rows]  # fmt: skip
        columns = ("membership", "division", "arrangement", "member", "observed", "source")
        return _section(question, "old", title, columns, found)
    other = question.say("verbanden buiten een indeling", "arrangements outside a division")
    grouped = _grouped(rows, lambda row: row.get("division", ""))
    found_: list[Line] = [{"division": question.label(division) or other, "number": len(group),
               "observed": max(date.fromisoformat(row["observed"]) for row in group),
               "examples": _examples(question, dict.fromkeys(row["arrangement"] for row in group))}
              for division, group in sorted(grouped.items())]  # fmt: skip
    return _section(question, "old", title, ("division", "number", "observed", "examples"), found_)


def unverified(question: Question) -> Section:
    """What rests on knowledge that nobody has verified."""
    found: list[Line] = []
    for row in question.graph.rows("gaps/unverified"):
        if not question.concerns(row["thing"], row.get("member", ""), row.get("arrangement", "")):
            continue
        names = " – ".join(
            filter(None, (question.label(row.get(key, "")) for key in ("member", "arrangement")))
        )
        found.append({"id": _id(row, "thing"), "kind": row["thing"].split("/")[-2],
                      "name": names or question.label(row["thing"]), "locator": row.get("locator")})  # fmt: skip
    title = question.say(
        "Niet nagegaan (standaard verborgen in antwoorden)", "Unverified (hidden from answers by default)"
    )
    return _section(question, "unverified", title, ("id", "kind", "name", "locator"), found)


def conflicts(question: Question) -> Section:
    """Statements of sources that contradict each other."""
    found: list[Line] = [
        {"id": _id(row, "conflict"), "subject": question.label(row["subject"]), "kind": question.label(row["kind"]),
         "note": row.get("note"), "first": _id(row, "first"), "second": _id(row, "second")}
        for row in question.graph.rows("gaps/conflicts", lang=Literal(question.lang))
        if question.concerns(row["subject"])
    ]  # fmt: skip
    title = question.say("Bronnen die elkaar tegenspreken", "Sources that contradict each other")
    columns = ("id", "subject", "kind", "note", "first", "second")
    return _section(question, "conflicts", title, columns if question.whole else columns[1:4], found)


def disputed(question: Question) -> Section:
    """Memberships that are disputed, or inherited from predecessors that differed."""
    rows = [row for row in question.graph.rows("gaps/disputed", date_xsd_date=_day(question.on))
            if question.concerns(row["member"], row["arrangement"])]  # fmt: skip
    title = question.say("Betwiste deelnames op de peildatum", "Disputed memberships on the reference date")
    if question.whole:
        found: list[Line] = [{"membership": _id(row, "membership"), "member": question.label(row["member"]),
                  "arrangement": question.label(row["arrangement"]), "division": _id(row, "division"),
                  "basis": question.label(row["basis"])} for row in rows]  # fmt: skip
        return _section(
            question, "disputed", title, ("membership", "member", "arrangement", "division", "basis"), found
        )
    grouped = _grouped(rows, lambda row: f"{row['member']} {row['basis']}")
    found_: list[Line] = [{"member": question.label(group[0]["member"]), "basis": question.label(group[0]["basis"]),
               "number": len(group), "examples": _examples(question, [row["arrangement"] for row in group])}
              for group in grouped.values()]  # fmt: skip
    return _section(question, "disputed", title, ("member", "basis", "number", "examples"), found_)


def ended_members(question: Question) -> Section:
    """Municipalities that a source still lists after their last day."""
    rows = [row for row in question.graph.rows("gaps/ended_members")
            if question.concerns(row["member"], row["arrangement"])]  # fmt: skip
    title = question.say(
        "Opgeheven gemeenten die een bron nog als lid noemt", "Ended municipalities that a source still lists"
    )
    if question.whole:
        found: list[Line] = [{"membership": _id(row, "membership"), "member": question.label(row["member"]),
                  "arrangement": question.label(row["arrangement"]), "until": date.fromisoformat(row["end"]),
                  "observed": date.fromisoformat(row["observed"]), "source": _id(row, "source")}
                 for row in rows]  # fmt: skip
        columns = ("membership", "member", "arrangement", "until", "observed", "source")
        return _section(question, "ended-members", title, columns, found)
    grouped = _grouped(rows, lambda row: row["member"])
    found_: list[Line] = [{"member": question.label(member), "until": date.fromisoformat(group[0]["end"]), "number": len(group),
               "examples": _examples(question, [row["arrangement"] for row in group])}
              for member, group in grouped.items()]  # fmt: skip
    return _section(question, "ended-members", title, ("member", "until", "number", "examples"), found_)


def no_successor(question: Question) -> Section:
    """Arrangements that ended and for which no successor is known."""
    found: list[Line] = [
        {"arrangement": question.label(row["arrangement"]), "id": _id(row, "arrangement"), "until": _date(row.get("end"))}
        for row in question.graph.rows("gaps/without_successor", date_xsd_date=_day(question.on))
        if question.concerns(row["arrangement"])
    ]  # fmt: skip
    title = question.say(
        "Geëindigde verbanden zonder bekende opvolger", "Ended arrangements without a known successor"
    )
    return _section(question, "no-successor", title, ("arrangement", "id", "until"), found, limit=20)


def counts(question: Question) -> Section:
    """Numbers that a source states and that differ from the members that are named."""
    found: list[Line] = []
    for row in question.graph.rows("gaps/stated_counts"):
        days = _days(row)
        if not days or not question.concerns(row["subject"]):
            continue
        numbers = {len(_members(question.graph, row, day)) for day in days}
        if int(row["count"]) not in numbers:
            found.append({"subject": question.label(row["subject"]), "counted": question.label(row["counted"]),
                          "stated": int(row["count"]), "named": max(numbers), "date": days[0],
                          "id": _id(row, "stated"), "source": _id(row, "source")})  # fmt: skip
    title = question.say(
        "Genoemd aantal anders dan het aantal genoemde leden",
        "Stated number other than the number of named members",
    )
    columns = ("subject", "counted", "stated", "named", "date", "id", "source")
    return _section(question, "counts", title, columns if question.whole else columns[:5], found)


def absences(question: Question) -> Section:
    """What was looked for and not found."""
    found: list[Line] = [{"subject": question.label(row["subject"]), "sought": row["sought"], "checked": _date(row.get("checked")),
              "id": _id(row, "absence"), "source": _id(row, "source")}
             for row in question.graph.rows("gaps/absences", lang=Literal(question.lang))
             if question.concerns(row["subject"])]  # fmt: skip
    title = question.say("Gezocht en niet gevonden", "Looked for and not found")
    columns = ("subject", "sought", "checked", "id", "source")
    return _section(question, "absences", title, columns if question.whole else columns[:3], found)


def documents(question: Question) -> Section:
    """Slips in documents that change what they say."""
    found: list[Line] = []
    if not question.municipality:
        rows = question.graph.rows(
            "gaps/document_notes", lang=Literal(question.lang), severity=Literal("high")
        )
        found = [{"source": _id(row, "source"), "locator": row["locator"], "note": row["note"],
                  "id": _id(row, "documentNote")} for row in rows]  # fmt: skip
    title = question.say(
        "Onjuistheden in documenten die de betekenis raken", "Slips in documents that change the meaning"
    )
    columns = ("source", "locator", "note", "id")
    return _section(question, "documents", title, columns if question.whole else columns[:3], found)


KINDS: Mapping[str, Callable[[Question], Section]] = {
    "missing": missing,
    "old": old,
    "unverified": unverified,
    "conflicts": conflicts,
    "disputed": disputed,
    "ended-members": ended_members,
    "no-successor": no_successor,
    "counts": counts,
    "absences": absences,
    "documents": documents,
}
"""Kinds of gaps, in the order of the report."""

_HEADINGS: Mapping[str, tuple[str, str]] = {
    "arrangement": ("verband", "arrangement"),
    "basis": ("grondslag", "basis"),
    "checked": ("gezocht op", "looked for on"),
    "code": ("code", "code"),
    "counted": ("geteld", "counted"),
    "date": ("datum", "date"),
    "division": ("indeling", "division"),
    "examples": ("voorbeelden", "examples"),
    "first": ("uitspraak", "statement"),
    "id": ("id", "id"),
    "kind": ("soort", "kind"),
    "locator": ("vindplaats", "locator"),
    "member": ("lid", "member"),
    "membership": ("deelname", "membership"),
    "name": ("naam", "name"),
    "named": ("genoemde leden", "named members"),
    "note": ("toelichting", "note"),
    "number": ("aantal", "number"),
    "observed": ("laatst bevestigd", "last confirmed"),
    "second": ("andere uitspraak", "other statement"),
    "sought": ("wat is gezocht", "what was looked for"),
    "source": ("bron", "source"),
    "stated": ("genoemd", "stated"),
    "subject": ("onderwerp", "subject"),
    "until": ("tot", "until"),
}
_NUMBERS = frozenset({"number", "stated", "named"})


def _section(
    question: Question,
    id_: str,
    title: str,
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Value]],
    *,
    limit: int = 0,
) -> Section:
    """Section with the columns named; beyond `limit` rows a reader on a screen gets a remark."""
    shown = rows if question.whole or not limit else rows[:limit]
    left = len(rows) - len(shown)
    notes = (
        [
            question.say(
                f"en nog {left}; --format csv geeft alles.", f"and {left} more; --format csv gives all."
            )
        ]
        if left
        else []
    )
    return Section(
        id_,
        f"{title} ({len(rows)})" if rows else title,
        tuple(_column(question, name) for name in columns),
        tuple(dict(row) for row in shown),
        tuple(notes),
        question.say("Niets gevonden.", "Nothing found."),
    )


def _column(question: Question, name: str) -> Column:
    heading = question.say(*_HEADINGS[name])
    return Column(name, heading, "right" if name in _NUMBERS else "left", wrap=0 if name in _NUMBERS else 1)


def _grouped(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return dict(groups)


def _examples(question: Question, iris: Iterable[str]) -> str:
    names = [question.label(iri) for iri in iris]
    return ", ".join(names[:EXAMPLES]) + (" …" if len(names) > EXAMPLES else "")


def _id(row: Row, key: str) -> str:
    return ns.local_name(row[key]) if key in row else ""


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=_DATE)


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _days(row: Row) -> list[date]:
    """First and last day for which a count may hold: its own date, its source's, or the year in its id."""
    if "from" in row:
        precision = ns.local_name(row.get("precision", "day"))
        size = {"year": 4, "month": 7}.get(precision, 10)
        moment = parse(row["from"][:size])
    else:
        issued = row.get("issued", "")
        year = row["stated"].rsplit(".", 1)[-1]
        text = issued if issued[:4].isdigit() else year
        if not text[:4].isdigit():
            return []
        moment = parse(text)
    return sorted({moment.date, _last(moment)})


def _last(moment: Moment) -> date:
    """Last day of the day, month or year that is named."""
    if moment.precision == "year":
        return date(moment.date.year, 12, 31)
    if moment.precision == "month":
        return (moment.date + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return moment.date


def _members(graph: Graph, row: Row, day: date) -> list[Row]:
    class_ = _CLASSES.get(ns.local_name(row["counted"]))
    if class_ is None:
        raise UsageProblem(f"cannot count members of the kind {ns.local_name(row['counted'])}.")
    return graph.rows("gaps/enumerated", arrangement_iri=NamedNode(row["subject"]),
                      class_iri=NamedNode(ns.iri(class_)), date_xsd_date=_day(day))  # fmt: skip
