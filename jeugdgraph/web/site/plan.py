"""What the static site will hold: every page and every file, known before the first is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from jeugdgraph.dates import Language
from jeugdgraph.errors import StoreProblem, UnknownName, quote
from jeugdgraph.graph import Graph
from jeugdgraph.web import pages
from jeugdgraph.web.address import Address, file_name
from jeugdgraph.web.formats import MEDIA
from jeugdgraph.web.names import FILES

FORMS = ("csv", "docx", "svg", "ttl")
"""Forms in which pages can be taken along, where nothing else is asked: a table, a memo, a picture and statements."""
INDEX = "index.html"
"""File that leads to the start in each language."""


@dataclass(frozen=True)
class Choice:
    """What is wanted: the reference date, languages, kinds of pages (none: all of them), and forms beside the page."""

    on: date
    languages: tuple[Language, ...] = ("nl", "en")
    kinds: tuple[str, ...] = ()
    forms: tuple[str, ...] = FORMS


@dataclass(frozen=True)
class Plan:
    """Paths of all pages, and the names of the files that links may lead to."""

    choice: Choice
    paths: tuple[tuple[str, ...], ...]
    files: frozenset[str]


def plan(graph: Graph, choice: Choice) -> Plan:
    """Every page of the kinds that are wanted; StoreProblem when two of them would be one file on some computer."""
    paths = tuple(_paths(graph, choice))
    names = [file_name(Address(lang, path)) for path in paths for lang in choice.languages]
    _distinct(names)
    return Plan(choice, paths, frozenset((*names, *map(names_file, choice.languages), INDEX)))


def names_file(lang: Language) -> str:
    """File with the names that a page suggests while somebody types."""
    return next(name for name, one in FILES.items() if one == lang)


def chosen(on: date, lang: str, kinds: tuple[str, ...] = (), forms: tuple[str, ...] = ()) -> Choice:
    """A choice as it is named on the command line; UsageProblem or UnknownName for what does not exist."""
    languages: tuple[Language, ...] = ("nl", "en") if lang == "both" else ("en",) if lang == "en" else ("nl",)
    for kind in kinds:
        if kind not in pages.KINDS or not kind:
            raise UnknownName("kind of page", kind, sorted(filter(None, pages.KINDS)))
    for form in forms:
        if form not in MEDIA and form != "none":
            raise UnknownName("form", form, [*MEDIA, "none"])
    wanted = FORMS if not forms else tuple(sorted({form for form in forms if form != "none"}))
    return Choice(on, languages, tuple(sorted(set(kinds))), wanted)


def _paths(graph: Graph, choice: Choice) -> Iterator[tuple[str, ...]]:
    for kind in _kinds(choice):
        maker = pages.maker(kind)
        for key in maker.keys(graph, choice.on) if maker else ():
            yield (kind, *key) if kind else key


def _kinds(choice: Choice) -> list[str]:
    """The start, and the kinds that are wanted, in the order of the table of kinds."""
    return [kind for kind in pages.KINDS if not kind or not choice.kinds or kind in choice.kinds]


def _distinct(names: Iterable[str]) -> None:
    """StoreProblem for names that are the same, or differ in case only: there are computers on which they are one file."""
    known: dict[str, str] = {}
    for name in names:
        other = known.get(name.casefold())
        if other is not None:
            raise StoreProblem(f"two pages would be one file: {quote(name)} and {quote(other)}.")
        known[name.casefold()] = name
