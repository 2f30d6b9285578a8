"""Pages written as HTML: templates, the frame around each page, and answers as tables.

What people wrote goes in as text; nothing is ever marked as safe but the drawings that we made ourselves.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from jeugdgraph import __version__
from jeugdgraph.dates import FIRST_DATE_KNOWN, LAST_DATE_KNOWN, Language, format_day
from jeugdgraph.errors import JeugdgraphError
from jeugdgraph.present.phrases import note_on_page, say_in
from jeugdgraph.present.report import Cell, Column, Report, safe_link
from jeugdgraph.present.values import for_people
from jeugdgraph.present.wording.site import WORDS
from jeugdgraph.text import clean_for_terminal, encodable
from jeugdgraph.web.address import Address
from jeugdgraph.web.faults import fault
from jeugdgraph.web.page import Ask, Page
from jeugdgraph.web.security import RULES
from jeugdgraph.web.things import page_about

_SECTIONS = (
    "municipalities",
    "arrangements",
    "divisions",
    "compare",
    "mismatches",
    "whatif",
    "questions",
    "about",
)
"""Kinds of pages that the head of every page leads to."""
_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")
"""A day or month, which no line may break."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:)]")


class Taken(NamedTuple):
    """A form in which a page can be taken along, and where it is."""

    format: str
    label: str
    link: str


@dataclass(frozen=True)
class Frame:
    """What stands around every page.

    `other` is the page in the other language, `permanent` the page with its date in the address. `switch` holds the
    values that the form for another date sends along.
    """

    title: str
    summary: str
    lang: Language
    day: str
    iso: str
    dated: bool
    fixed: bool
    live: bool
    framed: bool
    command: str
    other: str
    permanent: str
    switch: tuple[tuple[str, str], ...]
    downloads: tuple[Taken, ...]
    navigation: tuple[tuple[str, str, bool], ...]
    first_day: str
    last_day: str
    version: str


def page_bytes(ask: Ask, page: Page, version: str) -> bytes:
    """A page as HTML."""
    return _rendered(ask, page.template, _frame(ask, page), page.told())


def error_page(ask: Ask, status: int, problem: JeugdgraphError | None, version: str) -> bytes:
    """A page that says what is wrong and, where that can be guessed, what was meant."""
    title = say_in(WORDS, f"error {status}", ask.lang)
    told = {"status": status, "fault": fault(problem, ask.lang)}
    return _rendered(
        ask, "error.html", _frame(ask, Page(title, "error.html", lambda: told, dated=False)), told
    )


def _frame(ask: Ask, page: Page) -> Frame:
    other: Language = "en" if ask.lang == "nl" else "nl"
    permanent = partial(ask.permanent, dated=page.dated)
    return Frame(
        title=page.title, summary=page.summary, lang=ask.lang, day=format_day(ask.on, ask.lang), iso=ask.on.isoformat(),
        dated=page.dated, fixed=ask.fixed, live=ask.live, framed=page.framed, command=page.command,
        other=ask.links.to(ask.address._replace(lang=other, format="")),
        permanent=permanent(),
        switch=tuple(pair for pair in ask.address.values if pair[0] != "on"),
        downloads=tuple(
            Taken(one.format, say_in(WORDS, f"form {one.format}", ask.lang), link)
            for one in page.downloads
            if (link := permanent(one.format))
        ),
        navigation=tuple(_navigation(ask)),
        first_day=FIRST_DATE_KNOWN.isoformat(), last_day=LAST_DATE_KNOWN.isoformat(), version=__version__,
    )  # fmt: skip


def _navigation(ask: Ask) -> Iterator[tuple[str, str, bool]]:
    """Name, link and whether we are there, of the sections that this site has."""
    here = ask.address.path[0] if ask.address.path else ""
    for kind in _SECTIONS:
        link = ask.to(kind)
        if link:
            yield say_in(WORDS, f"section {kind}", ask.lang), link, here == kind


def _rendered(ask: Ask, template: str, frame: Frame, told: object) -> bytes:
    text = environment().get_template(template).render(
        frame=frame,
        told=told,
        ask=ask,
        lang=ask.lang,
        to=ask.to,
        about=partial(page_about, ask),
        static=ask.links.file,
        data=ask.links.data,
        start=ask.links.to(Address(ask.lang)) if not ask.fixed else ask.to(),
        say=lambda key, **values: say_in(WORDS, key, ask.lang, **values),
        label=lambda iri: ask.graph.label(iri, ask.lang),
        cell=partial(_cell, ask),
        named=lambda text, names: Markup().join(_named(ask, clean_for_terminal(text), tuple(names))),
        plain_cell=lambda value, digits=None: clean_for_terminal(for_people(value, ask.lang, digits)),
        notes_of=_notes,
        policy=RULES,
    )  # fmt: skip
    return encodable(text).encode()


@cache
def environment() -> Environment:
    """Templates, in which all text is escaped."""
    made = Environment(
        loader=PackageLoader("jeugdgraph.web", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters["linked"] = linked
    made.filters["clean"] = clean_for_terminal
    made.filters["as_json"] = as_json
    return made


def linked(text: str) -> Markup:
    """Text in which web addresses are links."""
    text = clean_for_terminal(text)
    told, end = Markup(), 0
    for found in _ADDRESS.finditer(text):
        link = safe_link(found[0])
        if link:
            told += escape(text[end : found.start()]) + Markup(
                '<a href="{0}" rel="noreferrer">{0}</a>'
            ).format(link)
            end = found.end()
    return told + escape(text[end:])


def as_json(value: Any) -> Markup:
    """Data for a script, in an element that no text can end."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704 - no markup left


def _cell(ask: Ask, report: Report, column: Column, cell: Cell) -> Markup:
    """What stands in a cell of a table, with links to pages about the things that it names."""
    text = clean_for_terminal(for_people(cell.value, report.lang, column.digits))
    if _DAY.fullmatch(text) and not cell.names and not cell.link:
        return Markup("<time>{}</time>").format(text)
    pieces = _named(ask, text, cell.names)
    if not cell.names and (link := safe_link(cell.link)):
        return Markup('<a href="{}" rel="noreferrer">{}</a>').format(page_about(ask, link) or link, text)
    return Markup().join(pieces)


def _named(ask: Ask, text: str, names: tuple[tuple[str, str], ...]) -> Iterator[Markup]:
    """Text with links where it names things; the longest name first, so that none is cut by one inside it.

    A name that two things bear, a municipality and its province, is no link: which of them is meant is not told.
    """
    meant: dict[str, set[str]] = {}
    for name, iri in names:
        meant.setdefault(name, set()).add(iri)
    links = {
        name: link
        for name, iris in meant.items()
        if name and len(iris) == 1 and (link := page_about(ask, min(iris)))
    }
    if not links:
        yield escape(text)
        return
    longest_first = "|".join(re.escape(name) for name in sorted(links, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)")
    end = 0
    for found in pattern.finditer(text):
        yield escape(text[end : found.start()])
        yield _link(ask, found[0], links[found[0]])
        end = found.end()
    yield escape(text[end:])


def _link(ask: Ask, words: str, link: str) -> Markup:
    """Words as a link; the number of a source tells what it leads to."""
    if not words.startswith("["):
        return Markup('<a href="{}">{}</a>').format(link, words)
    told = say_in(WORDS, "how known", ask.lang, number=words.strip("[]"))
    return Markup('<a class="proof" href="{0}" title="{1}" aria-label="{1}">{2}</a>').format(
        link, told, words
    )


def _notes(notes: tuple[str, ...]) -> list[str]:
    """Notes as a page says them: what only helps on the command line is left out."""
    return [told for note in notes if (told := note_on_page(note))]
