"""Pictures as pages ask for them: by kind, names and what was chosen, with the command that makes the same."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from jeugdgraph.dates import Language, parse_reference_date
from jeugdgraph.errors import UnknownName, UsageProblem, one_of, quote
from jeugdgraph.graph import Graph
from jeugdgraph.pictures import still
from jeugdgraph.pictures.page import as_text
from jeugdgraph.pictures.picture import Picture
from jeugdgraph.web.address import Address
from jeugdgraph.web.page import Ask, Download
from jeugdgraph.web.picture_kinds import KINDS, Kind, Names, Option
from jeugdgraph.web.request import Values

_KEPT = 8
"""Pictures that are kept for the other language, and for the page that shows one inside another."""


@dataclass(frozen=True)
class Made:
    """A picture, its path below ``picture``, what was chosen other than the defaults, and the command that makes it."""

    picture: Picture
    path: Names
    chosen: Values
    command: str


def made(ask: Ask, name: str, names: Names, given: Values) -> Made:
    """The picture of a kind, by names or ids and by what is `given` for its options, among which more may stand.

    UnknownName for a kind that there is not, UsageProblem for names too many or too few, and for what cannot be chosen.
    """
    kind = KINDS.get(name)
    if kind is None:
        raise UnknownName("picture", name, list(KINDS))
    most = len(kind.names)
    if not (most if kind.least is None else kind.least) <= len(names) <= most:
        raise UsageProblem(f"the picture {name} is of {most} names; {len(names)} are given.")
    ids = tuple(find(ask.graph, text, ask.on) for find, text in zip(kind.names, names, strict=False))
    chosen = tuple(pair for one in kind.options for pair in _chosen(one, given))
    return Made(
        _drawn(ask.graph, ask.on, name, ids, chosen),
        (name, *ids),
        chosen,
        _command(kind, ids, chosen, ask.on, ask.lang),
    )


@lru_cache(maxsize=_KEPT)
def _drawn(graph: Graph, on: date, name: str, ids: Names, chosen: Values) -> Picture:
    kind = KINDS[name]
    told = {one.name: one.default for one in kind.options}
    for key, value in chosen:
        told[key] = f"{told[key]}\n{value}" if told[key] and key in _several(kind) else value
    return kind.draw(graph, on, ids, told)


def _several(kind: Kind) -> set[str]:
    return {one.name for one in kind.options if one.sort == "lines"}


def _chosen(option: Option, given: Values) -> Iterator[tuple[str, str]]:
    """What was chosen other than the default; UsageProblem for what cannot be."""
    values = [found for name, value in given if name == option.name and (found := " ".join(value.split()))]
    if option.sort == "lines":
        yield from ((option.name, value) for value in values)
    elif values and values[0] != option.default:
        yield option.name, _checked(option, values[0])


def _checked(option: Option, value: str) -> str:
    if option.sort == "day":
        return parse_reference_date(value, where=option.name).isoformat()
    if value not in option.values:
        raise UsageProblem(f"{option.name} {quote(value)}; expected {one_of(option.values)}.")
    return value


def _command(kind: Kind, ids: Names, chosen: Values, on: date, lang: Language) -> str:
    """The command that draws the same; a scenario is taken along as a file, from its own page."""
    options = {one.name: one for one in kind.options}
    told = [
        word
        for name, value in chosen
        if options[name].flag
        for word in ((options[name].flag,) if options[name].switch else (options[name].flag, value))
    ]
    file = [f"whatif-{on}.toml"] if _several(kind) else []
    words = ["draw", *kind.command.split(), *file, *ids, *told, "--on", on.isoformat(), "--lang", lang]
    return shlex.join(["jeugdgraph", *words])


def link_to(ask: Ask, found: Made) -> str:
    """Link to the page of a picture, on the date of this page; empty where there is none."""
    on = (("on", ask.on.isoformat()),) if ask.fixed and ask.live else ()
    return ask.links.to(Address(ask.lang, ("picture", *found.path), (*found.chosen, *on)))


def downloads(found: Made, lang: Language) -> tuple[Download, ...]:
    """The picture for a document, and what it tells for a program."""
    return (
        Download("svg", lambda: still.svg(found.picture, found.command, lang).encode()),
        Download("json", lambda: as_text(found.picture).encode()),
    )
