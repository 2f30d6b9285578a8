"""An event of a history in words: its date, its cause and what happened, as one sentence."""

from collections.abc import Callable, Iterable, Sequence

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.history.records import NO_CHANGE, Event
from jeugdgraph.dates import Language, Moment, format_day, format_moment
from jeugdgraph.graph import Graph
from jeugdgraph.present.participations import percent
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.wording.history import WORDS
from jeugdgraph.resolve import key

NAMED = 6
"""Names of a list that a sentence spells out; the rest is counted."""


def say(key: str, lang: Language, **values: object) -> str:
    """Phrase of this answer."""
    return say_in(WORDS, key, lang, **values)


def sentence(graph: Graph, event: Event, lang: Language, *, most: int | None = NAMED) -> str:
    """An event in one sentence with its date, as exact as it is known: ``1 januari 2019: … opgegaan in …``.

    `most` limits the names of a list; None spells all of them out.
    """
    text = f"{at(event, lang)}: {described(graph, event, lang, most=most)}"
    return text if text.endswith(".") else f"{text}."  # a name may end in e.o.


def at(event: Event, lang: Language) -> str:
    """Date of an event in words; of an observation only the month, as sources often name no day."""
    when = event.when
    if when is None:
        return say("at unknown", lang)
    if when.not_before is not None:
        first, last = format_day(when.not_before, lang), format_day(when.date, lang)
        return say("at between", lang, first=first, last=last)
    exact = Moment(when.date, "month") if event.kind == "observed" else when
    return capital(format_moment(exact, lang))


def described(
    graph: Graph, event: Event, lang: Language, *, most: int | None = NAMED, explained: bool = True
) -> str:
    """An event in words, without its date; `explained` adds why the day is not known."""
    names = Names(graph, lang, most)
    text = _BODIES.get(event.kind, _plainly)(event, names)
    if explained and between_observations(event):
        text += "; " + say("day unknown", lang)
    return text + (say("planned", lang) if event.planned else "")


def between_observations(event: Event) -> bool:
    """Whether an event is only known to lie between two days."""
    return event.when is not None and event.when.not_before is not None and event.cause not in NO_CHANGE


class Names:
    """Names of things as a sentence needs them."""

    def __init__(self, graph: Graph, lang: Language, most: int | None) -> None:
        self.graph = graph
        self.lang = lang
        self.most = most

    def __call__(self, things: Iterable[str]) -> str:
        names = sorted({self.graph.label(thing, self.lang) for thing in things})
        return listed(names, self.lang, self.most)

    def values(self, event: Event) -> dict[str, str]:
        return {
            "who": self(event.subjects),
            "before": self(event.before),
            "after": self(event.after),
            "heirs": self(event.heirs),
            "division": self.division(event),
            "went": say("went many" if len(event.subjects) > 1 else "went", self.lang),
            "came": say("came many" if len(event.subjects) > 1 else "came", self.lang),
            "details": self.details(event),
        }

    def division(self, event: Event) -> str:
        """Division between brackets, unless there is no region to it, or its name tells it."""
        region = next(iter((*event.after, *event.before)), "")
        if not event.division or not region or region == event.division:
            return ""
        kinds = [self.graph.label(kind, "nl") for kind in self.graph.values(region, "rdf:type")]
        kinds.append(ns.local_name(event.division))
        told = any(key(kind) in key(self.graph.label(region, "nl")) for kind in kinds)
        return "" if told else say("in division", self.lang, division=self([event.division]))

    def details(self, event: Event) -> str:
        texts = []
        for term, before, after in event.details:
            property_ = self.graph.label(term, self.lang)
            old, new = self.value(term, before), self.value(term, after)
            texts.append(say("detail", self.lang, property=property_, before=old, after=new))
        return "; ".join(texts)

    def value(self, term: str, value: str) -> str:
        if term == ns.iri("jg:share"):
            return ", ".join(percent(share or "1") for share in value.split("; "))
        parts = [self.graph.label(part, self.lang) if "://" in part else part for part in value.split("; ")]
        return ", ".join(part for part in parts if part) or say("nothing before", self.lang)


def listed(names: Sequence[str], lang: Language, most: int | None = NAMED) -> str:
    """Names as a list: ``Buren, Tiel en Zaltbommel``; beyond `most` they are counted.

    >>> listed(["Buren", "Tiel", "Zaltbommel"], "nl"), listed(["a", "b", "c"], "en", 1)
    ('Buren, Tiel en Zaltbommel', 'a and 2 others')
    """
    if most is not None and len(names) > most + 1:
        return say("and others", lang, shown=", ".join(names[:most]), count=len(names) - most)
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + say("and", lang) + names[-1]


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plainly(event: Event, names: Names) -> str:
    return say(event.kind, names.lang, **names.values(event))


def _moved(event: Event, names: Names) -> str:
    partly = " partly" if event.partly and event.cause == "merger" else ""
    text = say(f"moved {event.cause}{partly}", names.lang, **names.values(event))
    if event.seen is not None:
        month = format_moment(Moment(event.seen, "month"), names.lang)
        text += say("seen later", names.lang, heirs=names(event.heirs), month=month)
    if event.heirs and event.cause != "merger":
        text += say("moved heirs", names.lang, **names.values(event))
    return text


def _left(event: Event, names: Names) -> str:
    return say("left merger" if event.cause == "merger" else "left", names.lang, **names.values(event))


def _reclassified(event: Event, names: Names) -> str:
    split = event.cause == "merger" and len(event.after) > 1
    text = say(f"reclassification {'split' if split else event.cause}", names.lang, **names.values(event))
    if event.inherited:
        text += say("handed on", names.lang, count=event.inherited)
    if event.disputed:
        text += say("handed on disputed", names.lang, count=event.disputed)
    return text


def _arrangement(event: Event, names: Names) -> str:
    text = say(f"arrangement {event.cause}", names.lang, **names.values(event))
    members = event.after if event.cause == "began" else event.before if event.cause == "ended" else ()
    return text + (say("with members", names.lang, who=names(members)) if members else "")


def _version(event: Event, names: Names) -> str:
    return say("version" if event.details else "version same", names.lang, **names.values(event))


def _observed(event: Event, names: Names) -> str:
    if event.division in event.subjects:
        kind = "observed division once" if event.cause == "observed-once" else "observed division"
        if event.cause != "no-longer-observed":
            return say(kind, names.lang, count=len(event.after))
    if event.before and not event.after:
        event = event._replace(after=event.before)
    return say(f"observed {event.cause}", names.lang, **names.values(event))


_BODIES: dict[str, Callable[[Event, Names], str]] = {
    "moved": _moved,
    "left": _left,
    "reclassification": _reclassified,
    "arrangement": _arrangement,
    "version": _version,
    "observed": _observed,
}


def cell(event: Event, lang: Language) -> str:
    """Date of an event as short as a table needs it; of an observation the month."""
    when = event.when
    if when is None:
        return say("not known", lang)
    if when.not_before is not None:
        first, last = when.not_before.isoformat(), when.date.isoformat()
        return say("cell between", lang, first=first, last=last)
    return when.iso()[:7] if event.kind == "observed" else when.iso()
