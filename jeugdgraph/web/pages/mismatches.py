"""Where boundaries do not line up: in the country, for a municipality or for an arrangement, down to the evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jeugdgraph import namespaces as ns
from jeugdgraph import naming
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.ids import YOUTH_REGIONS, is_municipality
from jeugdgraph.analysis.mismatch.choice import Wanted, setting
from jeugdgraph.analysis.mismatch.search import Found, search
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph
from jeugdgraph.present.mismatch import report as answers
from jeugdgraph.present.mismatch.findings import subject_name
from jeugdgraph.present.mismatch.page import Page as Shown
from jeugdgraph.present.mismatch.short import names_in_short
from jeugdgraph.present.report import Cell, Report, Section
from jeugdgraph.web import choices
from jeugdgraph.web.choices import Field, Form, Say, say
from jeugdgraph.web.findings import KINDS, ORDERS, Group, groups
from jeugdgraph.web.page import Ask, Moved, Page
from jeugdgraph.web.taking import data_downloads

_TOPS = ("5", "10", "25", "100", "0")
_SWITCHES = ("nationwide", "rest", "stale", "unverified")
_FLAGS = {"unverified": "all"}
"""Options of the command line that are called otherwise."""


@dataclass(frozen=True)
class Told:
    """What the template gets.

    `short` are the sentences to begin with, `tables` those that are no findings, `report` the notes and sources.
    `links` lead to pages about the same.
    """

    say: Say
    form: Form
    short: tuple[Cell, ...]
    tables: tuple[Section, ...]
    groups: tuple[Group, ...]
    orders: tuple[tuple[str, str, bool], ...]
    report: Report
    links: tuple[tuple[str, str], ...]


def page(ask: Ask) -> Page | Moved:
    """The findings about the country, or about what the path or the form names."""
    named = ask.one("name")
    if len(ask.key) > 1:
        raise UnknownName("municipality or arrangement", "/".join(ask.key))
    if named or ask.key:
        subject = ns.local_name(naming.municipality_or_arrangement(ask.graph, named or ask.key[0], ask.on))
        if named or ask.key != (subject,):
            values = tuple(pair for pair in ask.address.values if pair[0] != "name" and pair[1].strip())
            return Moved(ask.address._replace(path=("mismatches", subject), values=values))
        return _answer(ask, subject)
    return _answer(ask, "")


def _answer(ask: Ask, subject: str) -> Page:
    top, order = ask.number("top", 10, 0, 9999), ask.choice("sort", tuple(ORDERS), "usual")
    with choices.said_for_a_page(ask):
        found = _found(ask, subject)
    shown = Shown(ask.graph, found, ask.lang, top, spelled=True)
    report = answers.of_page(shown)
    short = tuple(report.sections[0].notes) if report.sections else ()
    return Page(
        title=report.title,
        template="mismatches.html",
        told=lambda: _told(ask, shown, report, order),
        command=_command(ask, subject, found, top),
        downloads=data_downloads(ask, lambda: answers.flat(ask.graph, found, ask.lang)),
        summary=short[0] if short else say("findings", ask.lang, count=len(found.findings)),
    )


def _found(ask: Ask, subject: str) -> Found:
    about = "country" if not subject else "municipality" if is_municipality(subject) else "arrangement"
    kinds = tuple(dict.fromkeys(ask.many("kind")))
    for kind in kinds:
        if kind not in KINDS[about]:
            raise UnknownName("kind", kind, list(KINDS[about]))
    chosen = tuple(naming.division(ask.graph, text) for text in dict.fromkeys(ask.many("division")))
    wanted = Wanted(
        naming.division(ask.graph, ask.one("base", YOUTH_REGIONS)), chosen,
        *(bool(ask.one(name)) for name in ("nationwide", "rest", "stale")),
    )  # fmt: skip
    return search(
        ask.graph, subject, ask.on, wanted, weight=choices.weight(ask), kinds=kinds,
        unverified=bool(ask.one("unverified")), since=choices.day_of(ask, "since"),
    )  # fmt: skip


def _told(ask: Ask, shown: Shown, report: Report, order: str) -> Told:
    names = names_in_short(shown)
    return Told(
        choices.speaker(ask),
        _form(ask, shown),
        tuple(Cell(note, names=names) for note in report.sections[0].notes[1:]),
        tuple(section for section in report.sections if section.id in ("divisions", "partners")),
        tuple(groups(ask, shown, order)),
        choices.sort_links(ask, ORDERS, order),
        report,
        _links(ask, shown.found),
    )


def _form(ask: Ask, shown: Shown) -> Form:
    """What to look at; the state of every field is in the address."""
    found, lang = shown.found, ask.lang
    situation = found.setting.situation
    every = choices.divisions(ask.graph, situation.ids, lang)
    top = [(number, number if number != "0" else say("top all", lang)) for number in _TOPS]
    kinds = [(kind, say(f"kind {kind}", lang)) for kind in KINDS[found.about]]
    fields = (
        Field(
            "name",
            say("field name", lang),
            "text",
            _typed(ask, found.subject),
            hint=say("field name hint", lang),
        ),
        Field("base", say("field base", lang), options=choices.options(every, found.setting.base)),
        Field("top", say("field top", lang), options=choices.options(top, str(shown.top))),
        choices.date_field(ask, "since", found.since),
    )
    more = (
        choices.weight_field(ask),
        *(choices.switch(ask, name) for name in _SWITCHES),
        Field("kind", say("field kind", lang), "checks", options=choices.options(kinds, *found.kinds)),
        Field(
            "division", say("field divisions", lang), "checks", options=choices.options(every, *_named(ask))
        ),
    )
    return choices.form(ask, ("mismatches",), fields, "show", *choices.kept(ask, "sort"), more=more)


def _named(ask: Ask) -> Iterable[str]:
    return (naming.division(ask.graph, text) for text in ask.many("division"))


def _typed(ask: Ask, subject: str) -> str:
    """What to type for a subject; nothing for the whole country."""
    if not subject:
        return ""
    name = subject_name(ask.graph, subject, ask.lang)
    return naming.to_type(
        subject, name, lambda text: naming.municipality_or_arrangement(ask.graph, text, ask.on)
    )


def _links(ask: Ask, found: Found) -> tuple[tuple[str, str], ...]:
    """Pages about the same, as far as this site has them."""
    if not found.subject:
        return ()
    kind = "municipality" if found.about == "municipality" else "arrangement"
    links = (
        (subject_name(ask.graph, found.subject, ask.lang), ask.to(kind, found.subject)),
        (say("history", ask.lang), ask.to("history", found.subject)),
        (
            say("best fit", ask.lang),
            ask.to("whatif", fit=found.subject) if kind == "municipality" else "",
        ),
        (say("whole country", ask.lang), ask.to("mismatches")),
    )
    return tuple((label, link) for label, link in links if link)


def _command(ask: Ask, subject: str, found: Found, top: int) -> str:
    words = ["jeugdgraph mismatch", *([subject] if subject else [])]
    words += [f"--kind {kind}" for kind in found.kinds]
    words += [f"--division {id_}" for id_ in _named(ask)]
    words += [f"--base {found.setting.base}"] if found.setting.base != YOUTH_REGIONS else []
    words += [f"--{_FLAGS.get(name, name)}" for name in _SWITCHES if ask.one(name)]
    words += [f"--since {found.since}"] if found.since else []
    words += (
        [f"--weight {found.setting.weights.kind}"] if found.setting.weights.kind != "municipalities" else []
    )
    words += [f"--top {top}"] if top != 10 else []
    return " ".join((*words, f"--on {ask.on} --lang {ask.lang}"))


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """The country, every municipality of the date, and every region of the divisions that are looked at."""
    found = Situation(extract(graph), on)
    chosen = setting(graph, found).divisions if YOUTH_REGIONS in found.ids else ()
    regions = {region for id_ in chosen for region in found.division(id_).regions}
    return [(), *((id_,) for id_ in (*found.municipalities, *sorted(regions)) if chosen)]
