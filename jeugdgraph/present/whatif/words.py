"""A scenario in words: its steps, what it rests on, the names of what it makes."""

from collections.abc import Iterable, Sequence
from functools import partial

from jeugdgraph.analysis.scenario.run import Ground
from jeugdgraph.analysis.scenario.state import State
from jeugdgraph.analysis.scenario.steps import (
    MergeMunicipalities,
    MergeRegions,
    Move,
    Replace,
    SplitRegion,
    Step,
)
from jeugdgraph.dates import Language, format_day
from jeugdgraph.graph import Graph
from jeugdgraph.present.ground import (
    confirmed_notes,
    division_name,
    left_out_notes,
    listing,
    municipality_name,
    region_name,
    weight_fact,
    weight_notes,
    weight_text,
)
from jeugdgraph.present.named import names_of
from jeugdgraph.present.parts import Sources
from jeugdgraph.present.phrases import remark_in, say_in
from jeugdgraph.present.report import Cell
from jeugdgraph.present.wording.whatif import WORDS

say = partial(say_in, WORDS)
remark = partial(remark_in, WORDS)
STEPS = 12
"""Steps that are restated; others are counted."""


class Speaker:
    """Names things of a graph, and of a scenario, in a language."""

    def __init__(self, graph: Graph, base: Ground, state: State, lang: Language) -> None:
        self.graph, self.base, self.state, self.lang = graph, base, state, lang

    def division(self, id_: str) -> str:
        """Name of a division."""
        return division_name(self.graph, id_, self.lang)

    def region(self, id_: str) -> str:
        """Name of a region, of the graph or of the scenario."""
        return self.state.names.get(id_) or region_name(self.graph, id_, self.lang)

    def municipality(self, code: str) -> str:
        """Name of a municipality, of the graph or of the scenario."""
        return self.state.names.get(code) or municipality_name(self.graph, code, self.lang)

    def municipalities(self, codes: Sequence[str], most: int = 12) -> str:
        """Names of municipalities in alphabetical order; beyond `most` they are counted."""
        return listing(sorted(self.municipality(code) for code in codes), self.lang, most)

    def regions(self, ids: Sequence[str]) -> str:
        """Names of regions."""
        return listing([self.region(id_) for id_ in ids], self.lang)

    def cell(self, text: str, ids: Iterable[str] = (), divisions: Iterable[str] = ()) -> Cell:
        """Text that names municipalities and regions, and divisions; what the scenario makes is no thing of the graph."""
        known = [id_ for id_ in ids if id_ not in self.state.names]
        return Cell(text, names=names_of(self.graph, self.lang, known, divisions))

    def steps(self, steps: Sequence[Step]) -> tuple[tuple[str, str], ...]:
        """The steps restated, each with its number."""
        told = [
            (say("step", self.lang, number=n), self.step(step))
            for n, step in enumerate(steps[:STEPS], start=1)
        ]
        if len(steps) > STEPS:
            told.append((say("more steps", self.lang), str(len(steps) - STEPS)))
        return tuple(told)

    def step(self, step: Step) -> str:
        """A step as a sentence."""
        if isinstance(step, MergeMunicipalities):
            return self._merge(step)
        division = self.division(step.division)
        if isinstance(step, Move):
            return say(
                "move from" if step.source else "move", self.lang, division=division, region=self.region(step.region),
                source=self.region(step.source), municipalities=self.municipalities(step.municipalities),
            )  # fmt: skip
        if isinstance(step, MergeRegions):
            regions, into = self.regions(step.regions), self.region(step.into)
            return say("merge-regions", self.lang, regions=regions, into=into, division=division)
        if isinstance(step, SplitRegion):
            return say(
                "split-region",
                self.lang,
                region=self.region(step.region),
                division=division,
                parts=self._parts(step),
            )
        return self._replace(step, division)

    def _parts(self, step: SplitRegion) -> str:
        return "; ".join(
            say("part", self.lang, name=self.region(part), municipalities=self.municipalities(codes))
            for part, codes in step.parts.items()
        )

    def _replace(self, step: Replace, division: str) -> str:
        regions = sorted({region for own in step.region_of.values() for region in own})
        known = self.base.situation.division(step.division).regions
        new = [self.region(region) for region in regions if region not in known]
        told = say(
            "replace", self.lang, division=division, table=step.table.replace("\\", "/").rpartition("/")[2],
            regions=len(regions), municipalities=weight_text(len(step.region_of), "municipalities", self.lang),
        )  # fmt: skip
        return told + (say("replace new", self.lang, names=listing(new, self.lang)) if new else "")

    def _merge(self, step: MergeMunicipalities) -> str:
        told = say(
            "merge",
            self.lang,
            into=self.municipality(step.into),
            municipalities=self.municipalities(step.municipalities),
        )
        for id_, region in step.regions.items():
            told += say("merge in", self.lang, division=self.division(id_), region=self.region(region))
        return told + (say(f"follow {step.follow}", self.lang) if step.follow else "")

    def facts(self) -> tuple[tuple[str, str], ...]:
        """What the answer is, its date, and what municipalities count for."""
        on = say("on", self.lang), format_day(self.base.situation.on, self.lang)
        what = say("is a scenario", self.lang), say("scenario told", self.lang)
        return what, on, weight_fact(self.base.weighed, self.lang)

    def notes(self, subjects: Sequence[str], *, full: bool = True) -> tuple[str, ...]:
        """What the divisions rest on. Unless `full`, what the others leave out or split is only counted."""
        found, lang = self.base.situation, self.lang
        others = [id_ for id_ in self.base.against if id_ not in subjects]
        notes = [*confirmed_notes(self.graph, found, [*subjects, *others], lang)]
        for id_ in (*subjects, *(others if full else ())):
            notes += left_out_notes(self.graph, found, id_, lang)
        doubt = [] if full else [told for id_ in others if (told := self._doubt(id_))]
        if doubt:
            notes.append(remark("doubt", lang, divisions=listing(doubt, lang, len(doubt))))
        left_out = [self.division(id_) for id_ in self.base.left_out if id_ not in subjects]
        if left_out:
            notes.append(remark("left out", lang, divisions=listing(left_out, lang, len(left_out))))
        if self.base.weighed.kind != "municipalities":
            notes.append(say("pair weights", lang))
        return (*notes, *weight_notes(self.graph, self.base.people, lang))

    def _doubt(self, id_: str) -> str:
        """A division, with the number of municipalities that it leaves out or splits; empty when there is none."""
        division = self.base.situation.division(id_)
        count = len({*division.without, *division.split})
        return say("doubt one", self.lang, division=self.division(id_), count=count) if count else ""

    def footer(self, subjects: Sequence[str], *more: str) -> tuple[str, ...]:
        """Sources of the divisions, of the residents, and others."""
        sources = Sources(self.graph, self.lang)
        ids = [*subjects, *(id_ for id_ in self.base.against if id_ not in subjects)]
        for iri in (*self.base.situation.sources(ids), *self.base.people.sources, *more):
            sources.number(iri)
        return sources.footer()
