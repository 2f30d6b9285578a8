"""One function per kind of gap: a stored query in, a section of the report out."""

from datetime import date, timedelta

from pyoxigraph import Literal, NamedNode

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Moment, parse
from jeugdgraph.errors import UsageProblem
from jeugdgraph.gaps.forms import Line, Question, date_of, day_of, examples, grouped, id_of, section
from jeugdgraph.graph import Graph, Row
from jeugdgraph.present import Section
from jeugdgraph.present.report import Cell

_CLASSES = {"municipality": "jg:Municipality", "youth-region": "jg:YouthRegion"}


def missing(question: Question) -> Section:
    """Municipalities without a statement, per nationwide division."""
    rows = [row for row in question.graph.rows("gaps/without_statement", date_xsd_date=day_of(question.on))
            if not question.municipality or row["municipality"] == question.municipality]  # fmt: skip
    title = question.say(
        "Gemeenten zonder uitspraak, per indeling", "Municipalities without a statement, per division"
    )
    if question.whole:
        found: list[Line] = [{"division": id_of(row, "division"), "code": id_of(row, "municipality"),
                  "name": question.named(row["municipality"])} for row in rows]  # fmt: skip
        return section(question, "missing", title, ("division", "code", "name"), found)
    groups = grouped(rows, lambda row: row["division"])
    found_: list[Line] = [{"division": question.named(division), "number": len(group),
               "examples": examples(question, [row["municipality"] for row in group])}
              for division, group in groups.items()]  # fmt: skip
    return section(question, "missing", title, ("division", "number", "examples"), found_)


def old(question: Question) -> Section:
    """Memberships last confirmed more than some years before the reference date."""
    rows = [row for row in question.graph.rows("gaps/last_confirmed", date_xsd_date=day_of(question.on),
                                               before_xsd_date=day_of(question.before))
            if not question.municipality or row["member"] == question.municipality]  # fmt: skip
    title = question.say(f"Deelnames die meer dan {question.years} jaar niet zijn bevestigd",
                         f"Memberships not confirmed for more than {question.years} years")  # fmt: skip
    if question.whole:
        found: list[Line] = [{"membership": id_of(row, "membership"), "division": id_of(row, "division"),
                  "arrangement": question.named(row["arrangement"]), "member": question.named(row["member"]),
                  "observed": date.fromisoformat(row["observed"]), "source": id_of(row, "source")}
                 for row in rows]  # fmt: skip
        columns = ("membership", "division", "arrangement", "member", "observed", "source")
        return section(question, "old", title, columns, found)
    other = question.say("verbanden buiten een indeling", "arrangements outside a division")
    groups = grouped(rows, lambda row: row.get("division", ""))
    found_: list[Line] = [{"division": question.named(division) if division else other, "number": len(group),
               "observed": max(date.fromisoformat(row["observed"]) for row in group),
               "examples": examples(question, dict.fromkeys(row["arrangement"] for row in group))}
              for division, group in sorted(groups.items())]  # fmt: skip
    return section(question, "old", title, ("division", "number", "observed", "examples"), found_)


def unverified(question: Question) -> Section:
    """What rests on knowledge that nobody has verified."""
    found: list[Line] = []
    for row in question.graph.rows("gaps/unverified"):
        if not question.concerns(row["thing"], row.get("member", ""), row.get("arrangement", "")):
            continue
        parts = [(question.label(row[key]), row[key]) for key in ("member", "arrangement") if key in row]
        named = Cell(" – ".join(name for name, _ in parts), names=tuple(parts))
        found.append({"id": id_of(row, "thing"), "kind": row["thing"].split("/")[-2],
                      "name": named if parts else question.named(row["thing"]), "locator": row.get("locator")})  # fmt: skip
    title = question.say(
        "Niet nagegaan (standaard verborgen in antwoorden)", "Unverified (hidden from answers by default)"
    )
    return section(question, "unverified", title, ("id", "kind", "name", "locator"), found)


def conflicts(question: Question) -> Section:
    """Statements of sources that contradict each other."""
    found: list[Line] = [
        {"id": id_of(row, "conflict"), "subject": question.named(row["subject"]), "kind": _conflict_kind(question, row),
         "note": row.get("note"), "first": id_of(row, "first"), "second": id_of(row, "second")}
        for row in question.graph.rows("gaps/conflicts", lang=Literal(question.lang))
        if question.concerns(row["subject"])
    ]  # fmt: skip
    title = question.say("Bronnen die elkaar tegenspreken", "Sources that contradict each other")
    columns = ("id", "subject", "kind", "note", "first", "second")
    return section(question, "conflicts", title, columns if question.whole else columns[1:4], found)


def _conflict_kind(question: Question, row: Row) -> Cell:
    """Kind of a conflict, which leads to the conflict with both of its sides."""
    told = question.label(row["kind"])
    return Cell(told, names=((told, row["conflict"]),))


def disputed(question: Question) -> Section:
    """Memberships that are disputed, or inherited from predecessors that differed."""
    rows = [row for row in question.graph.rows("gaps/disputed", date_xsd_date=day_of(question.on))
            if question.concerns(row["member"], row["arrangement"])]  # fmt: skip
    title = question.say("Betwiste deelnames op de peildatum", "Disputed memberships on the reference date")
    if question.whole:
        found: list[Line] = [{"membership": id_of(row, "membership"), "member": question.named(row["member"]),
                  "arrangement": question.named(row["arrangement"]), "division": id_of(row, "division"),
                  "basis": question.label(row["basis"])} for row in rows]  # fmt: skip
        return section(
            question, "disputed", title, ("membership", "member", "arrangement", "division", "basis"), found
        )
    groups = grouped(rows, lambda row: f"{row['member']} {row['basis']}")
    found_: list[Line] = [{"member": question.named(group[0]["member"]), "basis": question.label(group[0]["basis"]),
               "number": len(group), "examples": examples(question, [row["arrangement"] for row in group])}
              for group in groups.values()]  # fmt: skip
    return section(question, "disputed", title, ("member", "basis", "number", "examples"), found_)


def ended_members(question: Question) -> Section:
    """Municipalities that a source still lists after their last day."""
    rows = [row for row in question.graph.rows("gaps/ended_members")
            if question.concerns(row["member"], row["arrangement"])]  # fmt: skip
    title = question.say(
        "Opgeheven gemeenten die een bron nog als lid noemt", "Ended municipalities that a source still lists"
    )
    if question.whole:
        found: list[Line] = [{"membership": id_of(row, "membership"), "member": question.named(row["member"]),
                  "arrangement": question.named(row["arrangement"]), "until": date.fromisoformat(row["end"]),
                  "observed": date.fromisoformat(row["observed"]), "source": id_of(row, "source")}
                 for row in rows]  # fmt: skip
        columns = ("membership", "member", "arrangement", "until", "observed", "source")
        return section(question, "ended-members", title, columns, found)
    groups = grouped(rows, lambda row: row["member"])
    found_: list[Line] = [{"member": question.named(member), "until": date.fromisoformat(group[0]["end"]), "number": len(group),
               "examples": examples(question, [row["arrangement"] for row in group])}
              for member, group in groups.items()]  # fmt: skip
    return section(question, "ended-members", title, ("member", "until", "number", "examples"), found_)


def no_successor(question: Question) -> Section:
    """Arrangements that ended and for which no successor is known."""
    found: list[Line] = [
        {"arrangement": question.named(row["arrangement"]), "id": id_of(row, "arrangement"), "until": date_of(row.get("end"))}
        for row in question.graph.rows("gaps/without_successor", date_xsd_date=day_of(question.on))
        if question.concerns(row["arrangement"])
    ]  # fmt: skip
    title = question.say(
        "Geëindigde verbanden zonder bekende opvolger", "Ended arrangements without a known successor"
    )
    return section(question, "no-successor", title, ("arrangement", "id", "until"), found, limit=20)


def counts(question: Question) -> Section:
    """Numbers that a source states and that differ from the members that are named."""
    found: list[Line] = []
    for row in question.graph.rows("gaps/stated_counts"):
        days = _days(row)
        if not days or not question.concerns(row["subject"]):
            continue
        numbers = {len(_members(question.graph, row, day)) for day in days}
        if int(row["count"]) not in numbers:
            found.append({"subject": question.named(row["subject"]), "counted": question.label(row["counted"]),
                          "stated": Cell(int(row["count"]), names=((row["count"], row["stated"]),)), "named": max(numbers), "date": days[0],
                          "id": id_of(row, "stated"), "source": id_of(row, "source")})  # fmt: skip
    title = question.say(
        "Genoemd aantal anders dan het aantal genoemde leden",
        "Stated number other than the number of named members",
    )
    columns = ("subject", "counted", "stated", "named", "date", "id", "source")
    return section(question, "counts", title, columns if question.whole else columns[:5], found)


def absences(question: Question) -> Section:
    """What was looked for and not found."""
    found: list[Line] = [{"subject": question.named(row["subject"]), "sought": _sought(row), "checked": date_of(row.get("checked")),
              "id": id_of(row, "absence"), "source": id_of(row, "source")}
             for row in question.graph.rows("gaps/absences", lang=Literal(question.lang))
             if question.concerns(row["subject"])]  # fmt: skip
    title = question.say("Gezocht en niet gevonden", "Looked for and not found")
    columns = ("subject", "sought", "checked", "id", "source")
    return section(question, "absences", title, columns if question.whole else columns[:3], found)


def _sought(row: Row) -> Cell:
    """What was looked for, which leads to the place where it was."""
    return Cell(row["sought"], names=((row["sought"], row["absence"]),))


def documents(question: Question) -> Section:
    """Slips in documents that change what they say."""
    found: list[Line] = []
    if not question.municipality:
        rows = question.graph.rows(
            "gaps/document_notes", lang=Literal(question.lang), severity=Literal("high")
        )
        found = [{"source": id_of(row, "source"), "locator": row["locator"], "note": row["note"],
                  "id": id_of(row, "documentNote")} for row in rows]  # fmt: skip
    title = question.say(
        "Onjuistheden in documenten die de betekenis raken", "Slips in documents that change the meaning"
    )
    columns = ("source", "locator", "note", "id")
    return section(question, "documents", title, columns if question.whole else columns[:3], found)


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
                      class_iri=NamedNode(ns.iri(class_)), date_xsd_date=day_of(day))  # fmt: skip
