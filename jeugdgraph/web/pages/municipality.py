"""A municipality: its arrangements by policy domain, with role, period, partners and evidence."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from jeugdgraph import namespaces as ns
from jeugdgraph import naming
from jeugdgraph.dates import FIRST_DATE_KNOWN, format_day
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import Participation, participations
from jeugdgraph.present import boundaries_short
from jeugdgraph.present import municipality as answers
from jeugdgraph.present.participations import participation_period
from jeugdgraph.present.parts import domain_order
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Report, Section
from jeugdgraph.present.wording.site_profiles import WORDS
from jeugdgraph.web.page import Ask, Moved, Page
from jeugdgraph.web.pieces import Field, Link, present
from jeugdgraph.web.taking import data_downloads, memo_download

_YOUTH_REGIONS = ns.thing("division", "jeugdregio")


@dataclass(frozen=True)
class Told:
    """What the template gets.

    `report` holds the arrangements and statements, `partners` the section about those who share them; `events` are
    the reclassifications it was part of, and `boundaries` a few sentences about them; both with what they name.
    """

    code: str
    report: Report
    partners: Section | None
    events: tuple[str, ...]
    event_names: tuple[tuple[str, str], ...]
    boundaries: tuple[str, ...]
    boundary_names: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]
    fields: tuple[Field, ...]
    contents: tuple[Link, ...]
    all_boundaries: str
    say: Callable[..., str]


def page(ask: Ask) -> Page | Moved:
    """The municipality of a name or code; to its code when it was named otherwise."""
    iri = naming.municipality(ask.graph, ask.only_key("municipality"), ask.on)
    code = ns.local_name(iri)
    if ask.key[0] != code:
        return Moved(ask.address._replace(path=("municipality", code)))
    asked = _asked(ask)
    answered = answers.answer(ask.graph, iri, asked, ask.lang)
    found = [p.membership for p in answered.participations]
    return Page(
        title=ask.graph.label(iri, ask.lang),
        template="municipality.html",
        told=lambda: _told(ask, answered),
        summary=_summary(ask, answered),
        command=f"jeugdgraph municipality {code} --partners{_options(asked)} --on {ask.on} --lang {ask.lang}",
        downloads=(
            memo_download(ask, iri),
            *data_downloads(ask, lambda: answers.flat(ask.graph, answered, ask.lang), (iri, *found)),
        ),
    )


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """Codes of all municipalities, also former ones."""
    return sorted((ns.local_name(iri),) for iri in graph.subjects("rdf:type", ns.iri("jg:Municipality")))


def _asked(ask: Ask) -> answers.Asked:
    return answers.Asked(
        ask.on,
        ask.on,
        kinds=naming.kinds(ask.graph, ask.many("kind")),
        domains=naming.concepts(ask.graph, "domain", ask.many("domain")),
        rest=bool(ask.one("rest")),
        unverified=bool(ask.one("all")),
        partners=True,
    )


def _options(asked: answers.Asked) -> str:
    told = [f" --kind {ns.local_name(iri)}" for iri in sorted(asked.kinds)]
    told += [f" --domain {ns.local_name(iri)}" for iri in sorted(asked.domains)]
    told += [" --rest"] * asked.rest + [" --all"] * asked.unverified
    return "".join(told)


def _summary(ask: Ask, answered: answers.Answer) -> str:
    """How many arrangements it is in, and its youth region; for one that is gone, that it is."""
    name, asked = ask.graph.label(answered.municipality, ask.lang), answered.asked
    own = [p for p in answered.participations if not p.path]
    chosen = asked.kinds or asked.domains or asked.rest
    on = format_day(asked.last, ask.lang)
    told = [say_in(WORDS, "gone", ask.lang, name=name, on=on)] if asked.last < ask.on else []
    key = "takes part chosen" if chosen else "takes part"
    told.append(say_in(WORDS, key, ask.lang, name=name, on=on, count=len({p.party for p in own})))
    told += [_region(ask, p) for p in own if p.division == _YOUTH_REGIONS and not p.disputed]
    return " ".join(told)


def _region(ask: Ask, p: Participation) -> str:
    period = participation_period(p, ask.lang)
    if p.partners is None:
        return say_in(WORDS, "region since", ask.lang, region=p.name, period=period)
    return say_in(WORDS, "region with", ask.lang, region=p.name, period=period, count=p.partners)


def _told(ask: Ask, answered: answers.Answer) -> Told:
    report = answers.report(ask.graph, answered, ask.lang)
    events = tuple(answers.succession_text(ask.graph, event, ask.lang) for event in answered.events)
    partners = next((section for section in report.sections if section.id == "partners"), None)
    code, day = ns.local_name(answered.municipality), answered.asked.last
    known = day >= FIRST_DATE_KNOWN
    sentences, names = boundaries_short.sentences(ask.graph, code, day, ask.lang) if known else ((), ())
    body = tuple(section for section in report.sections if section.id != "partners")
    return Told(
        code,
        report._replace(sections=body, notes=tuple(note for note in report.notes if note not in events)),
        partners if partners and partners.rows else None,
        events,
        tuple((ask.graph.label(iri, ask.lang), iri) for e in answered.events for iri in (e.old, e.new)),
        sentences, names,
        _links(ask, code, day),
        _fields(ask, answered),
        _contents(ask, body, partners),
        ask.to("mismatches", code, on=None if day == ask.on else day) if sentences else "",
        partial(say_in, WORDS, lang=ask.lang),
    )  # fmt: skip


def _links(ask: Ask, code: str, day: date) -> tuple[Link, ...]:
    say = partial(say_in, WORDS, lang=ask.lang)
    on = None if day == ask.on else day
    if day < FIRST_DATE_KNOWN:
        return present(
            (Link(say("history"), ask.to("history", code)), Link(say("memo"), ask.permanent("docx")))
        )
    return present(
        (
            Link(say("boundaries"), ask.to("mismatches", code, on=on)),
            Link(say("history"), ask.to("history", code)),
            Link(say("network"), ask.to("network", "municipality", code, on=on)),
            Link(say("whatif"), ask.to("whatif", municipality=code, on=on)),
            Link(say("gaps"), ask.to("gaps", municipality=code, on=on)),
            Link(say("memo"), ask.permanent("docx")),
        )
    )


def _contents(ask: Ask, body: tuple[Section, ...], partners: Section | None) -> tuple[Link, ...]:
    sections = [*body, *([partners] if partners and partners.rows else [])]
    return tuple(Link(section.title, f"#{section.id}") for section in sections if section.id)


def _fields(ask: Ask, answered: answers.Answer) -> tuple[Field, ...]:
    """What can be chosen: kinds and domains that this municipality has."""
    say, asked = partial(say_in, WORDS, lang=ask.lang), answered.asked
    every = participations(
        ask.graph, answered.municipality, asked.first, asked.last, unverified=asked.unverified
    )
    domains = {domain for p in every for domain in p.domains} | asked.domains
    kinds = {p.kind for p in every} | asked.kinds
    return (
        _field(ask, "domain", say("domain"), sorted(domains, key=lambda one: domain_order(ask.graph, one)),
               asked.domains),
        _field(ask, "kind", say("kind"), sorted(kinds, key=lambda one: ask.graph.label(one, ask.lang)), asked.kinds),
        Field("rest", say("rest"), (), "1" if asked.rest else ""),
        Field("all", say("all"), (), "1" if asked.unverified else ""),
    )  # fmt: skip


def _field(ask: Ask, name: str, label: str, iris: list[str], chosen: frozenset[str]) -> Field:
    options = [("", say_in(WORDS, "any", ask.lang))]
    options += [(ns.local_name(iri), ask.graph.label(iri, ask.lang)) for iri in iris]
    return Field(name, label, tuple(options), ns.local_name(min(chosen)) if chosen else "")
