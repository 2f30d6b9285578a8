"""A division of the country: its regions and their municipalities, who has none, and how it lies beside others."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from jeugdgraph import namespaces as ns
from jeugdgraph import naming
from jeugdgraph.dates import format_day
from jeugdgraph.graph import Graph
from jeugdgraph.present import division as answers
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Report, Section, as_cell
from jeugdgraph.present.wording.site_profiles import WORDS
from jeugdgraph.web.drawings import figure
from jeugdgraph.web.page import Ask, Moved, Page
from jeugdgraph.web.pieces import Link, present
from jeugdgraph.web.taking import data_downloads


@dataclass(frozen=True)
class Told:
    """What the template gets: the answer and what its facts name, links that lead on, and links to a comparison with
    each of the other divisions, by their IRI. `picture` is the map of its boundaries, where there is one."""

    report: Report
    names: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]
    compare: dict[str, str]
    say: Callable[..., str]
    picture: Markup


def page(ask: Ask) -> Page | Moved:
    """The division of an id or name; to its id when it was named otherwise."""
    id_ = naming.division(ask.graph, ask.only_key("division"))
    if ask.key[0] != id_:
        return Moved(ask.address._replace(path=("division", id_)))
    iri = ns.thing("division", id_)
    answered = answers.answer(ask.graph, iri, ask.on)
    return Page(
        title=ask.graph.label(iri, ask.lang),
        template="division.html",
        told=lambda: _told(ask, answered),
        summary=_summary(ask, answered),
        command=f"jeugdgraph query run regions/sizes -p division={id_} -p date={ask.on} --lang {ask.lang}",
        downloads=data_downloads(ask, lambda: answers.flat(ask.graph, answered, ask.lang), (iri,)),
    )


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """Ids of all divisions."""
    return [(ns.local_name(iri),) for iri in graph.subjects("rdf:type", ns.iri("jg:Division"))]


def _summary(ask: Ask, answered: answers.Answer) -> str:
    name, on = ask.graph.label(answered.iri, ask.lang), format_day(ask.on, ask.lang)
    division = answered.division
    if division is None:
        return say_in(WORDS, "division empty", ask.lang, name=name, on=on)
    known = int(division.present.sum())
    told = say_in(
        WORDS,
        "division parts",
        ask.lang,
        name=name,
        regions=len(division.regions),
        municipalities=known,
        on=on,
    )
    if not division.without:
        return told
    return f"{told} {say_in(WORDS, 'division lacks', ask.lang, count=len(division.without))}"


def _told(ask: Ask, answered: answers.Answer) -> Told:
    report = answers.report(ask.graph, answered, ask.lang)
    nesting = next((section for section in report.sections if section.id == "nesting"), None)
    return Told(
        report,
        answers.names(ask.graph, answered, ask.lang),
        _links(ask, answered),
        _compare(ask, answered.id, nesting) if nesting else {},
        partial(say_in, WORDS, lang=ask.lang),
        figure(ask, "map", answered.id) if answered.division else Markup(),
    )


def _links(ask: Ask, answered: answers.Answer) -> tuple[Link, ...]:
    say = partial(say_in, WORDS, lang=ask.lang)
    links = [Link(say("history"), ask.to("history", answered.id))]
    if answered.division:
        links = [
            Link(say("map"), ask.to("map", answered.id)),
            Link(say("compare division"), ask.to("compare", a=answered.id)),
            *links,
        ]
    return present(links)


def _compare(ask: Ask, id_: str, nesting: Section) -> dict[str, str]:
    others = [as_cell(row.get("other")).names[0][1] for row in nesting.rows]
    return {iri: ask.to("compare", id_, ns.local_name(iri)) for iri in others}
