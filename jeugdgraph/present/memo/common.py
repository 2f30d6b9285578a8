"""What the sections of a memo share: its sentences, its enumerations, its footnotes, its table cells."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.weights import Weight
from jeugdgraph.dates import Language, MalformedDate, Moment, format_moment, parse
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import Participation
from jeugdgraph.present.document import Footnote, Inline, Ref, Run
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import safe_link
from jeugdgraph.present.wording.memo import WORDS

Line = tuple[Inline, ...]
_PLACE = re.compile(r"\{(\w+)\}")
NAMED = 12
"""Names that an enumeration spells out at most."""


class Asked(NamedTuple):
    """What a memo is asked to tell: about a municipality or arrangement (an IRI), on a day, in a language.

    `weight` is what a municipality counts for where parts are held against one another, and whom the memo counts.
    """

    graph: Graph
    subject: str
    on: date
    lang: Language
    weight: Weight = "municipalities"


class Notes:
    """Footnotes of a memo: a source (an IRI) becomes a reference to what tells where it can be found."""

    def __init__(self, graph: Graph, lang: Language) -> None:
        self._graph = graph
        self._lang = lang

    def of(self, *sources: str) -> Line:
        """References to sources, each once."""
        return tuple(Ref(self._note(source)) for source in dict.fromkeys(sources))

    def _note(self, source: str) -> Footnote:
        """Title, publisher, date and address; an address that is no web page is told as text."""
        graph = self._graph
        pages = graph.values(source, "foaf:page")
        link = next((page for page in pages if safe_link(page)), None)
        told = [graph.label(source, self._lang), *graph.values(source, "dct:publisher")]
        told += [_day(issued, self._lang) for issued in graph.values(source, "dct:issued")]
        told += [] if link else pages
        return Footnote(source, ". ".join(told) + ".", link)


def said(key: str, lang: Language, **values: object) -> str:
    """Words of the memo."""
    return say_in(WORDS, key, lang, **values)


def counted(key: str, count: int, lang: Language, **values: object) -> str:
    """Words about a number of things; for one thing those of ``<key> 1``, where they exist."""
    one = f"{key} {count}"
    return said(one if one in WORDS else key, lang, count=count, **values)


def sentence(key: str, lang: Language, **lines: Line) -> Line:
    """Words of the memo in which lines, with their emphasis and footnotes, take the places in braces."""
    words = WORDS[key][0 if lang == "nl" else 1]
    told: list[Inline] = []
    for place, part in enumerate(_PLACE.split(words)):
        told += lines[part] if place % 2 else [part]
    return tuple(piece for piece in told if piece)


def listed(names: Sequence[str], lang: Language, limit: int = NAMED) -> str:
    """Names in a sentence: ``Buren, Tiel en Zaltbommel``; beyond `limit` the others are counted."""
    shown = list(names[:limit])
    left = len(names) - len(shown)
    if left == 1:
        shown.append(said("and one other", lang))
    elif left:
        shown.append(said("and others", lang, count=left))
    return f" {said('and', lang)} ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def weighing(weight: Weight) -> tuple[str, ...]:
    """What a command needs to weigh as a memo does."""
    return () if weight == "municipalities" else ("--weight", weight)


def command(verb: str, subject: str, on: date, *options: str, day: str = "--on") -> Run:
    """A command about a subject, to be typed: with its id, which is never ambiguous."""
    id_ = ns.local_name(subject)
    id_ = id_.upper() if subject.startswith(ns.MUNICIPALITY) else id_
    return Run(" ".join(["jeugdgraph", verb, id_, *options, day, on.isoformat()]), code=True)


def month(day: date, lang: Language) -> str:
    """The month of a day: ``september 2023``."""
    return format_moment(Moment(day, "month"), lang)


def sources_of(found: Iterable[Participation]) -> list[str]:
    """Sources (IRIs) of memberships, in their order, each once."""
    return list(dict.fromkeys(p.proof.source for p in found))


def _day(issued: str, lang: Language) -> str:
    try:
        return format_moment(parse(issued), lang)
    except MalformedDate:
        return issued
