"""Two divisions, or two arrangements, beside each other; without a choice all pairs of divisions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, cast

from markupsafe import Markup

from jeugdgraph import naming
from jeugdgraph.analysis import comparison
from jeugdgraph.analysis.crosswalk import Missing, NothingInCommon
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.ids import YOUTH_REGIONS
from jeugdgraph.analysis.mismatch.choice import setting
from jeugdgraph.analysis.scores import Scores
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.analysis.weights import weights
from jeugdgraph.errors import UnknownName, UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.present.compare import arrangements, divisions, rows, short
from jeugdgraph.present.compare.divisions import Asked
from jeugdgraph.present.named import names_of
from jeugdgraph.present.report import Cell, Report
from jeugdgraph.web import choices
from jeugdgraph.web.address import Address
from jeugdgraph.web.choices import Field, Form, Say, say
from jeugdgraph.web.drawings import figure
from jeugdgraph.web.page import Ask, Moved, Page
from jeugdgraph.web.taking import data_downloads

_CHOICES = ("weight", "missing", "unverified")
_MISSING = ("drop", "singleton")
_ORDERS = {"pairs": "order pairs", "apart": "order apart", "name": "order name"}


@dataclass(frozen=True)
class Told:
    """What the template gets: the form, sentences and tables, and links to the same in other forms.

    Without a choice `pairs` holds the name and link of each row of the one table, and `orders` how it can be sorted.
    """

    say: Say
    form: Form
    sentences: tuple[Cell, ...]
    report: Report
    links: tuple[tuple[str, str], ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    orders: tuple[tuple[str, str, bool], ...] = ()
    picture: Markup | str = ""
    """The map of two divisions, with where their boundaries part."""


class _Answer(NamedTuple):
    """A pair that was compared: sentences, the report for people, and the one for programs."""

    sentences: tuple[Cell, ...]
    report: Report
    flat: Callable[[], Report]


def page(ask: Ask) -> Page | Moved:
    """The comparison of a pair; the form and all pairs when none is named."""
    if not ask.key:
        return _chosen(ask) or _ranking(ask)
    if len(ask.key) != 2:
        raise UnknownName("page", "/".join(ask.address.path))
    a, b, members = naming.pair(ask.graph, *ask.key)
    if ask.key != (a, b):
        return Moved(ask.address._replace(path=("compare", a, b)))
    with choices.said_for_a_page(ask):
        answer = (_arrangements if members else _divisions)(ask, a, b)
    links = _links(ask, a, b, members=members)
    return Page(
        title=answer.report.title,
        template="compare.html",
        told=lambda: Told(
            choices.speaker(ask),
            _form(ask, a, b),
            answer.sentences,
            answer.report,
            links,
            picture="" if members else figure(ask, "map", a, b),
        ),
        command=f"jeugdgraph compare {a} {b}{_options(ask)} --on {ask.on} --lang {ask.lang}",
        downloads=data_downloads(ask, answer.flat),
        summary=str(answer.sentences[0].value),
    )


def _divisions(ask: Ask, a: str, b: str) -> _Answer:
    asked = _asked(ask)
    found = comparison.compare(asked.found, a, b, asked.weighed, missing=_missing(ask))
    told = divisions.report(asked, found, proven=True)
    return _Answer(short.sentences(asked, found), told, lambda: rows.flat(asked, found))


def _arrangements(ask: Ask, a: str, b: str) -> _Answer:
    asked = _asked(ask)
    found = arrangements.beside(asked, a, b)
    told = arrangements.report(asked, found, proven=True)
    names = names_of(ask.graph, ask.lang, (a, b, *found.a_members, *found.b_members))
    sentence = Cell(arrangements.summary(asked, found), names=names)
    return _Answer((sentence,), told._replace(notes=told.notes[1:]), lambda: arrangements.flat(asked, found))


def _asked(ask: Ask) -> Asked:
    columns = extract(ask.graph)
    found = Situation(columns, ask.on, bool(ask.one("unverified")))
    return Asked(ask.graph, found, weights(columns, choices.weight(ask), ask.on), ask.lang)


def _missing(ask: Ask) -> Missing:
    return cast(Missing, ask.choice("missing", _MISSING, "drop"))


def _ranking(ask: Ask) -> Page:
    """All pairs, with the form to choose one."""
    asked, order = _asked(ask), ask.choice("sort", tuple(_ORDERS), "pairs")
    with choices.said_for_a_page(ask):
        told, single = comparison.ranked(asked.found, asked.weighed, missing=_missing(ask))
    told = _sorted(asked, told, order)
    return Page(
        title=say("compare title", ask.lang),
        template="compare.html",
        told=lambda: Told(
            choices.speaker(ask),
            _form(ask, ask.one("a")),
            (),
            divisions.ranking(asked, told, single, None),
            pairs=tuple(_named(ask, asked, one) for one in told),
            orders=choices.sort_links(ask, _ORDERS, order),
        ),
        command=f"jeugdgraph compare --all{_options(ask)} --on {ask.on} --lang {ask.lang}",
        downloads=data_downloads(ask, lambda: rows.flat_ranking(asked, told)),
        summary=say("compare summary", ask.lang),
    )


def _sorted(asked: Asked, told: list[Scores], order: str) -> list[Scores]:
    if order == "name":
        return sorted(told, key=lambda one: (asked.name(one.a).casefold(), asked.name(one.b).casefold()))
    return told if order == "pairs" else told[::-1]


def _named(ask: Ask, asked: Asked, one: Scores) -> tuple[str, str]:
    name = say("pair", ask.lang, a=asked.name(one.a), b=asked.name(one.b))
    return name, _pair(ask, one.a, one.b)


def _chosen(ask: Ask) -> Moved | None:
    """To the pair that the form names; None when it names none."""
    typed = ask.one("name_a"), ask.one("name_b")
    a, b = typed if any(typed) else (ask.one("a"), ask.one("b"))
    if (not a and not b) or _begun(ask):
        return None
    if not a or not b:
        raise UsageProblem(say("both needed", ask.lang))
    a, b, _ = naming.pair(ask.graph, a, b)
    return Moved(_address(ask, a, b))


def _begun(ask: Ask) -> bool:
    """Whether another page named the one, for which the other is still to be chosen; the form always sends both."""
    return not {name for name, _ in ask.address.values} & {"b", "name_a", "name_b"}


def _pair(ask: Ask, a: str, b: str) -> str:
    """Link to a pair with the same choices; empty where there is none."""
    return ask.links.to(_address(ask, a, b))


def _address(ask: Ask, a: str, b: str) -> Address:
    on = (("on", ask.on.isoformat()),) if ask.fixed and ask.live else ()
    return Address(ask.lang, ("compare", a, b), (*_given(ask).items(), *on))


def _given(ask: Ask) -> dict[str, str]:
    """The choices that differ from the usual ones."""
    usual = {"weight": "municipalities", "missing": "drop"}
    found = {name: ask.one(name) for name in _CHOICES}
    return {name: value for name, value in found.items() if value and value != usual.get(name)}


def _options(ask: Ask) -> str:
    """The choices as options of the command line."""
    told = [
        f" --{name}" if name == "unverified" else f" --{name} {value}" for name, value in _given(ask).items()
    ]
    return "".join(told)


def _form(ask: Ask, a: str = "", b: str = "") -> Form:
    known = choices.divisions(ask.graph, choices.situation(ask).ids, ask.lang)
    listed = [("", say("any", ask.lang)), *known]
    typed = {"name_a": _typed(ask, a), "name_b": _typed(ask, b)} if a and a not in dict(known) else {}
    chosen = {"a": a or YOUTH_REGIONS, "b": b}
    hint = say("name hint", ask.lang)
    missing = [(name, say(f"missing {name}", ask.lang)) for name in _MISSING]
    fields = (
        *(
            Field(name, say(f"field {name}", ask.lang), options=choices.options(listed, chosen[name]))
            for name in ("a", "b")
        ),
        *(
            Field(name, say(f"field {name}", ask.lang), "text", typed.get(name, ""), hint=hint)
            for name in ("name_a", "name_b")
        ),
        choices.weight_field(ask),
        Field("missing", say("field missing", ask.lang), options=choices.options(missing, _missing(ask))),
        choices.switch(ask, "unverified"),
    )
    return choices.form(ask, ("compare",), fields, "compare")


def _typed(ask: Ask, id_: str) -> str:
    """What to type for an arrangement; what another page named otherwise stays as it is."""
    iri = naming.exact(ask.graph, "arrangement", id_)
    if iri is None:
        return id_
    name = ask.graph.label(iri, ask.lang)
    return naming.to_type(id_, name, lambda text: naming.arrangement(ask.graph, text))


def _links(ask: Ask, a: str, b: str, *, members: bool) -> tuple[tuple[str, str], ...]:
    """Where else the pair can be seen, as far as this site has it."""
    found = [("swap", _pair(ask, b, a))]
    if not members:
        found += [
            ("show map", ask.to("map", a, b)),
            ("show crosswalk", ask.to("picture", "crosswalk", a, b)),
            ("show flows", ask.to("picture", "flows", a, b)),
        ]
    found.append(("ranking", ask.to("compare")))
    return tuple((say(label, ask.lang), link) for label, link in found if link)


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """All pairs with the youth regions, and all pairs of the divisions that touch youth care, both ways round."""
    found = Situation(extract(graph), on)
    if YOUTH_REGIONS not in found.ids:
        return [()]
    touching = setting(graph, found).divisions
    pairs = {(a, b) for a in touching for b in touching if a != b}
    pairs |= {pair for id_ in found.ids if id_ != YOUTH_REGIONS for pair in _both(id_)}
    return [(), *sorted(pair for pair in pairs if _comparable(found, *pair))]


def _both(id_: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (YOUTH_REGIONS, id_), (id_, YOUTH_REGIONS)


def _comparable(found: Situation, a: str, b: str) -> bool:
    try:
        comparison.laid(
            found.division(a), found.division(b), weights(found.extract, "municipalities", found.on), "drop"
        )
    except NothingInCommon:
        return False
    return True
