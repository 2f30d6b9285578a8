"""Fields of forms: what can be chosen, what was chosen, and where a form goes. All of it works without a script."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import NamedTuple, cast

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.analysis.weights import WEIGHTS, Weight
from jeugdgraph.dates import Language, parse_reference_date
from jeugdgraph.errors import AmbiguousName, UnknownName, UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.wording.site_analyses import WORDS
from jeugdgraph.web.address import Address
from jeugdgraph.web.page import Ask

say = partial(say_in, WORDS)
_MOST = 100
"""Values that are handed on."""
_LONGEST = 4000
"""Characters of a value that is handed on."""
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=\S)")

Say = Callable[..., str]
"""Phrases in the language of a page, by key."""


def speaker(ask: Ask) -> Say:
    """The phrases of these pages, for a template."""
    return lambda key, **values: say(key, ask.lang, **values)


class Option(NamedTuple):
    """One thing that can be chosen."""

    value: str
    label: str
    chosen: bool = False


class Field(NamedTuple):
    """A field: its name in the address, its label, and what can be chosen; without options it takes text.

    `kind` is ``select``, ``text``, ``date``, ``checkbox``, or ``checks`` for several boxes under one heading.
    """

    name: str
    label: str
    kind: str = "select"
    value: str = ""
    options: tuple[Option, ...] = ()
    hint: str = ""
    required: bool = False


class Form(NamedTuple):
    """A form that asks for a page: where it goes, what it sends along unseen, its fields and its button.

    `more` are fields that few will need.
    """

    action: str
    hidden: tuple[tuple[str, str], ...]
    fields: tuple[Field, ...]
    button: str
    more: tuple[Field, ...] = ()


def form(
    ask: Ask, path: tuple[str, ...], fields: Iterable[Field], button: str, *kept: tuple[str, str],
    more: Iterable[Field] = (),
) -> Form:  # fmt: skip
    """A form that asks for a page of this site on the same date, if that was named."""
    action = ask.links.to(Address(ask.lang, path))
    on = (("on", ask.on.isoformat()),) if ask.fixed else ()
    return Form(action, (*on, *kept), tuple(fields), say(button, ask.lang), tuple(more))


def options(pairs: Iterable[tuple[str, str]], *chosen: str) -> tuple[Option, ...]:
    """Values with labels, of which some are chosen."""
    return tuple(Option(value, label, value in chosen) for value, label in pairs)


def switch(ask: Ask, name: str) -> Field:
    """A box to tick."""
    return Field(name, say(f"field {name}", ask.lang), "checkbox", "1" if ask.one(name) else "")


def weight(ask: Ask) -> Weight:
    """What a municipality counts for."""
    return cast(Weight, ask.choice("weight", WEIGHTS, "municipalities"))


def weight_field(ask: Ask) -> Field:
    """The choice of what a municipality counts for."""
    listed = [(kind, say(f"weight {kind}", ask.lang)) for kind in WEIGHTS]
    return Field("weight", say("field weight", ask.lang), options=options(listed, weight(ask)))


def date_field(ask: Ask, name: str, day: date | None) -> Field:
    """A date to fill in."""
    return Field(name, say(f"field {name}", ask.lang), "date", day.isoformat() if day else "")


def day_of(ask: Ask, name: str) -> date | None:
    """A date that was given; UsageProblem for what is none, None when it was not given."""
    given = ask.one(name)
    return parse_reference_date(given, where=name) if given else None


def situation(ask: Ask) -> Situation:
    """The divisions on the reference date."""
    return Situation(extract(ask.graph), ask.on)


def by_name(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Ids with names, in order of name."""
    return sorted(pairs, key=lambda pair: (pair[1].casefold(), pair[0]))


def divisions(graph: Graph, ids: Iterable[str], lang: Language) -> list[tuple[str, str]]:
    """Divisions with their names."""
    return by_name((id_, graph.label(ns.thing("division", id_), lang)) for id_ in ids)


def kept(ask: Ask, *names: str) -> tuple[tuple[str, str], ...]:
    """Values that were given by some names, to hand on; what is too long or too much is not."""
    found = (pair for pair in ask.address.values if pair[0] in names and pair[1].strip())
    return tuple(pair for pair in found if len(pair[1]) <= _LONGEST)[:_MOST]


def sort_links(ask: Ask, orders: Mapping[str, str], chosen: str) -> tuple[tuple[str, str, bool], ...]:
    """Label and link of each order in which a list can stand, and whether it stands so; none without a server."""
    first = next(iter(orders))
    return tuple(
        (say(key, ask.lang), ask.again(sort="" if name == first else name), name == chosen)
        for name, key in (orders.items() if ask.live else ())
    )


@contextmanager
def said_for_a_page(ask: Ask) -> Iterator[None]:
    """What cannot be asked, said without options of the command line."""
    try:
        yield
    except (UnknownName, AmbiguousName):
        raise
    except UsageProblem as problem:
        text = str(problem)
        if "--" not in text:
            raise
        plain = " ".join(one for one in _SENTENCE.split(text) if "--" not in one)
        raise UsageProblem(f"{plain} {say('other choice', ask.lang)}") from problem
