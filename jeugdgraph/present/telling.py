"""A statement in words: what it is called, and what it says."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from pyoxigraph import Literal

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language, format_day
from jeugdgraph.graph import Graph
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.wording.proof import WORDS

_say = partial(say_in, WORDS)
MADE_OF: Mapping[str, Mapping[str, str]] = {
    "membership": {"member": "org:member", "arrangement": "org:organization", "role": "org:role"},
    "statement": {"subject": "jg:subject", "property": "jg:property", "object": "jg:object"},
    "count": {"subject": "jg:subject", "number": "jg:count", "counted": "jg:counted"},
    "conflict": {"subject": "jg:subject"},
    "absence": {"subject": "jg:subject", "sought": "jg:sought"},
    "observation": {
        "area": "jg:area",
        "indicator": "jg:indicator",
        "period": "jg:period",
        "value": "jg:value",
    },
    "change": {"old": "org:originalOrganization", "new": "org:resultingOrganization", "day": "dct:date"},
}
"""What the name of a thing and the sentence about it are made of, by its kind: word and property."""


def kind_of(thing: str) -> str:
    """Kind of one of our own things, ``membership``; empty for another."""
    return thing.removeprefix(ns.THING).partition("/")[0] if thing.startswith(ns.THING) else ""


def name(graph: Graph, thing: str, lang: Language) -> str:
    """What a thing is called, or what it says where it has no name: ``Tiel in Jeugdregio Rivierenland``."""
    kind = kind_of(thing)
    if kind not in MADE_OF:
        return graph.label(thing, lang)
    return _say(kind, lang, **_words(graph, thing, lang))


def _words(graph: Graph, thing: str, lang: Language) -> dict[str, str]:
    """What a statement is about, by word."""
    found = {}
    for word, term in MADE_OF.get(kind_of(thing), {}).items():
        values = _spoken(graph, thing, term, lang)
        found[word] = ", ".join(_label(graph, value, lang) for value in values) or "–"
    if "object" in found and found["object"] == "–":
        found["object"] = ", ".join(_spoken(graph, thing, "jg:value", lang)) or "–"
    if "day" in found and found["day"] != "–":
        found["day"] = format_day(date.fromisoformat(found["day"]), lang)
    return found


def _spoken(graph: Graph, thing: str, term: str, lang: Language) -> list[str]:
    """Values of a property; of texts those in the language, where there are any."""
    literals = [quad.object for quad in graph.matching(thing, term) if isinstance(quad.object, Literal)]
    return sorted({text.value for text in literals if text.language == lang}) or graph.values(thing, term)


def _label(graph: Graph, value: str, lang: Language) -> str:
    return graph.label(value, lang) if "://" in value else value


def sentence(graph: Graph, thing: str, lang: Language) -> str:
    """What a statement says, in one line without a full stop; the name of what is none."""
    kind = kind_of(thing)
    if kind not in MADE_OF:
        return name(graph, thing, lang)
    return _say(f"{kind} told", lang, **_words(graph, thing, lang)).rstrip(".")
