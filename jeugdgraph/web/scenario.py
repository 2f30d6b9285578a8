"""A scenario as an address has it, followed as far as it goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from jeugdgraph.analysis.scenario import run
from jeugdgraph.analysis.scenario.draft import Written
from jeugdgraph.analysis.scenario.faults import ScenarioProblem
from jeugdgraph.analysis.scenario.run import Fit, Ground, Outcome
from jeugdgraph.analysis.scenario.state import State
from jeugdgraph.errors import UsageProblem
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.wording.site_whatif import WORDS
from jeugdgraph.text import visible
from jeugdgraph.web import choices, steps
from jeugdgraph.web.page import Ask

say = partial(say_in, WORDS)
LONGEST = 200
"""Characters of a title, and of a step that is shown as it was typed."""
Faults = tuple[tuple[str, str], ...]
"""What cannot be followed: the step that it is about, where that is known, and a sentence."""


@dataclass(frozen=True, eq=False)
class Tried:
    """How far the steps of an address came: what they change, or why they cannot be followed."""

    texts: tuple[str, ...]
    base: Ground
    outcome: Outcome | None = None
    faults: Faults = ()
    fit: Fit | None = None

    @property
    def state(self) -> State:
        """The divisions after the steps."""
        return self.outcome.followed.after if self.outcome else self.base.start


def scenario_of(ask: Ask, texts: Sequence[str]) -> Written:
    """The scenario of steps as they are written; UsageProblem for what is no step, or for too many."""
    if len(texts) > steps.MOST_STEPS:
        raise UsageProblem(say("most steps", ask.lang, count=steps.MOST_STEPS))
    drafts = tuple(steps.draft(text, number) for number, text in enumerate(texts, start=1))
    return Written(ask.one("title")[:LONGEST], ask.on, "", drafts)


def how_far(ask: Ask, base: Ground, texts: tuple[str, ...], division: str, faults: Faults) -> Tried:
    """How far the steps come; `faults` are those that are known already."""
    outcome = None
    try:
        outcome = run.run(base, scenario_of(ask, texts)) if texts else None
    except UsageProblem as problem:
        faults = (*faults, *faults_of(ask, problem))
    chosen = ask.one("fit")
    if not chosen:
        return Tried(texts, base, outcome, faults)
    with choices.said_for_a_page(ask):
        everywhere = ask.choice("near", ("near", "all"), "near") == "all"
        found = run.best_fit(base, chosen, division, everywhere=everywhere)
    return Tried(texts, base, outcome, faults, found)


def faults_of(ask: Ask, problem: UsageProblem) -> Faults:
    """Everything that is off, with the number of the step where that is known."""
    if isinstance(problem, ScenarioProblem):
        return tuple(
            (say("step", ask.lang, number=fault.where), visible(fault.text, 4 * LONGEST))
            for fault in problem.faults[:20]
        )
    return (("", str(problem)),)
