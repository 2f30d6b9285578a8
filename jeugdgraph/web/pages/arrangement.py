"""An arrangement: its members, what it is, and how divisions cut it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from jeugdgraph import namespaces as ns
from jeugdgraph import naming
from jeugdgraph.dates import format_day
from jeugdgraph.graph import Graph
from jeugdgraph.present import arrangement as answers
from jeugdgraph.present import boundaries_short
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Report
from jeugdgraph.present.wording.site_profiles import WORDS
from jeugdgraph.web.page import Ask, Moved, Page
from jeugdgraph.web.pieces import Field, Link, present
from jeugdgraph.web.taking import data_downloads, memo_download

_MUNICIPALITY = ns.iri("jg:Municipality")


@dataclass(frozen=True)
class Told:
    """What the template gets: the answer and what its facts name, other names, a few sentences about boundaries with
    what they name, links that lead on, and the choice of what to see.

    Where several arrangements bear the name, `report` lists them and the rest is empty.
    """

    report: Report
    names: tuple[tuple[str, str], ...]
    also: str
    boundaries: tuple[str, ...]
    boundary_names: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]
    fields: tuple[Field, ...]
    all_boundaries: str
    say: Callable[..., str]


def page(ask: Ask) -> Page | Moved:
    """The arrangement of an id or name, to its id when it was named otherwise; a list when several bear the name."""
    name = ask.only_key("arrangement")
    iri = naming.exact(ask.graph, "arrangement", name)
    if iri is None:
        found = naming.arrangements(ask.graph, name)
        if len(found) > 1:
            return _several(ask, name, found)
        return Moved(ask.address._replace(path=("arrangement", ns.local_name(found[0]))))
    answered = answers.answer(ask.graph, iri, ask.on, ask.on, unverified=bool(ask.one("all")))
    memberships = [p.membership for p in answered.members]
    option = " --all" if ask.one("all") else ""
    return Page(
        title=ask.graph.label(iri, ask.lang),
        template="arrangement.html",
        told=lambda: _told(ask, answered),
        summary=_summary(ask, answered),
        command=f"jeugdgraph arrangement {name}{option} --on {ask.on} --lang {ask.lang}",
        downloads=(
            memo_download(ask, iri),
            *data_downloads(ask, lambda: answers.flat(ask.graph, answered, ask.lang), (iri, *memberships)),
        ),
    )


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """Ids of all arrangements."""
    return [(ns.local_name(iri),) for iri in graph.subjects("rdf:type", ns.iri("jg:Arrangement"))]


def _several(ask: Ask, name: str, iris: list[str]) -> Page:
    answered = [answers.answer(ask.graph, iri, ask.on, ask.on) for iri in iris]
    section = answers.overview(ask.graph, answered, ask.lang)
    report = Report(name, (), (section,), lang=ask.lang)
    say = partial(say_in, WORDS, lang=ask.lang)
    return Page(
        title=name,
        template="arrangement.html",
        told=lambda: Told(report, (), "", (), (), (), (), "", say),
        summary=say("same name", count=len(iris)),
    )


def _summary(ask: Ask, answered: answers.Answer) -> str:
    name, on = ask.graph.label(answered.arrangement, ask.lang), format_day(ask.on, ask.lang)
    count = answered.named(_MUNICIPALITY)
    told = say_in(WORDS, "members" if count else "members none", ask.lang, name=name, count=count, on=on)
    cut = [one for one in answered.cuts if len(one.regions) > 1]
    if count > 1 and answered.cuts:
        told += " " + say_in(WORDS, "cut by", ask.lang, count=len(cut), of=len(answered.cuts))
    return told


def _told(ask: Ask, answered: answers.Answer) -> Told:
    iri, say = answered.arrangement, partial(say_in, WORDS, lang=ask.lang)
    report = answers.report(ask.graph, answered, ask.lang)
    sentences, names = boundaries_short.sentences(ask.graph, ns.local_name(iri), ask.on, ask.lang)
    other = ask.graph.values(iri, "skos:altLabel")
    return Told(
        report,
        answers.names(ask.graph, iri, ask.lang),
        say("also named", names="; ".join(other)) if other else "",
        sentences if answered.members else (),
        names,
        _links(ask, iri),
        (Field("all", say("all"), (), "1" if ask.one("all") else ""),),
        ask.to("mismatches", ns.local_name(iri)),
        say,
    )


def _links(ask: Ask, iri: str) -> tuple[Link, ...]:
    say, id_ = partial(say_in, WORDS, lang=ask.lang), ns.local_name(iri)
    division = next(iter(ask.graph.values(iri, "jg:inDivision")), "")
    links = [
        Link(say("boundaries"), ask.to("mismatches", id_)),
        Link(say("history"), ask.to("history", id_)),
        Link(say("network"), ask.to("network", "arrangement", id_)),
        Link(say("compare"), ask.to("compare", a=id_)),
        Link(say("evidence"), ask.to("evidence", id_)),
        Link(say("memo"), ask.permanent("docx")),
    ]
    if division:
        name = ask.graph.label(division, ask.lang)
        links.insert(0, Link(say("region list", division=name), ask.to("division", ns.local_name(division))))
    return present(links)
