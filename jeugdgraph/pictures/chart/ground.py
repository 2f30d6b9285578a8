"""What charts of divisions share: names, notes, sources and weights, as texts in both languages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.crosswalk import Crosswalk
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.ids import iri
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.analysis.weights import Weight, Weights, weights
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph
from jeugdgraph.pictures.ground import sources_of
from jeugdgraph.pictures.picture import Source, Text, both, each, phrase
from jeugdgraph.present import ground
from jeugdgraph.present.phrases import Words, say_in
from jeugdgraph.present.values import percent
from jeugdgraph.present.wording import compare
from jeugdgraph.present.wording.picture_chart import WORDS


def said(key: str, **values: object) -> Text:
    """A phrase of charts in both languages; values that are texts go in in the same language."""
    return phrase(_words(key), key, **values)


def say(key: str, lang: Language, **values: object) -> str:
    """The same in one language."""
    return say_in(_words(key), key, lang, **values)


def _words(key: str) -> Words:
    """What charts have no words for is said as in a comparison."""
    return WORDS if key in WORDS else compare.WORDS


@dataclass(frozen=True, eq=False)
class Ground:
    """What a chart of divisions is drawn from: a graph, a situation in it, and what a municipality counts for."""

    graph: Graph
    found: Situation
    weighed: Weights

    @classmethod
    def of(cls, graph: Graph, on: date, weight: Weight, *, unverified: bool = False) -> "Ground":
        """What charts of a date are drawn from."""
        columns = extract(graph)
        return cls(graph, Situation(columns, on, unverified), weights(columns, weight, on))

    @property
    def on(self) -> date:
        """The reference date."""
        return self.found.on

    def division(self, id_: str) -> Text:
        """Name of a division."""
        return both(partial(ground.division_name, self.graph, id_))

    def region(self, id_: str) -> Text:
        """Name of a region; of a municipality when its code stands for a region of its own."""
        return both(lambda lang: self.graph.label(iri(id_), lang))

    def regions(self, ids: Iterable[str], lang: Language) -> dict[str, str]:
        """Names of regions by id."""
        return {id_: self.graph.label(iri(id_), lang) for id_ in ids}

    def municipalities(self, codes: Iterable[str]) -> Text:
        """Names of municipalities, all of them, in alphabetical order."""
        chosen = list(codes)
        return both(
            lambda lang: ", ".join(
                sorted(ground.municipality_name(self.graph, code, lang) for code in chosen)
            )
        )

    def weight(self, value: float) -> Text:
        """A weight in words."""
        return both(partial(ground.weight_text, value, self.weighed.kind))

    def listing(self, names: Sequence[Text], most: int = ground.NAMED) -> Text:
        """Names as a phrase."""
        return both(lambda lang: ground.listing([name.of(lang) for name in names], lang, most))

    @cached_property
    def people(self) -> Weights:
        """What persons are counted by: the weights themselves, or residents where a municipality counts as one."""
        if self.weighed.kind != "municipalities":
            return self.weighed
        return weights(self.found.extract, "residents", self.on)

    @cached_property
    def weight_fact(self) -> tuple[Text, Text]:
        """What a municipality counts for, with its heading."""
        heading, told = zip(*(ground.weight_fact(self.weighed, lang) for lang in ("nl", "en")), strict=True)
        return Text(*heading), Text(*told)

    def notes(self, ids: Sequence[str]) -> tuple[Text, ...]:
        """How fresh the divisions are, what is left out, and what the weights lack."""
        return (
            *each(lambda lang: ground.ground_notes(self.graph, self.found, ids, lang)),
            *each(lambda lang: ground.weight_notes(self.graph, self.weighed, lang)),
        )

    def missing(self, over: Crosswalk) -> tuple[Text, ...]:
        """Municipalities with a region in one of two divisions only, and what was done with them."""
        return tuple(
            said(f"missing {over.missing}", division=self.division(id_), municipalities=self._some(codes))
            for id_, codes in ((over.a.id, over.only_a), (over.b.id, over.only_b))
            if codes
        )

    def _some(self, codes: Sequence[str]) -> Text:
        return both(partial(ground.municipality_names, self.graph, codes))

    def single(self, ids: Sequence[str]) -> tuple[Text, ...]:
        """Divisions that are left out, having one region."""
        if not ids:
            return ()
        named = self.listing([self.division(id_) for id_ in ids])
        return (said("single left out", divisions=named),)

    def sources(self, ids: Sequence[str]) -> tuple[Source, ...]:
        """Sources of the divisions and of the weights."""
        return sources_of(self.graph, (*self.found.sources(ids), *self.weighed.sources))

    def north(self, codes: Iterable[str]) -> float:
        """Mean distance north of municipalities, in metres of the national grid; 0 where no place is known."""
        known = [
            float(value)
            for code in sorted(codes)
            for value in self.graph.values(ns.municipality(code), "jg:rdY")[:1]
        ]
        return sum(known) / len(known) if known else 0.0


def share(value: float) -> Text:
    """A share as a percentage, with a digit after the comma where it is not whole."""
    digits = 0 if abs(100 * value - round(100 * value)) < 1e-9 else 1
    return both(lambda lang: percent(value, lang, digits))
