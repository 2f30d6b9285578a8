"""A scenario from beginning to end: names looked up, steps followed, what changes measured."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.ids import YOUTH_REGIONS
from jeugdgraph.analysis.mismatch.choice import Wanted, setting
from jeugdgraph.analysis.scenario.best_fit import Option, neighbours_by_land, options
from jeugdgraph.analysis.scenario.draft import Written
from jeugdgraph.analysis.scenario.effect import Effect, changed_divisions, effect
from jeugdgraph.analysis.scenario.names import Names, Unknown
from jeugdgraph.analysis.scenario.state import State, start
from jeugdgraph.analysis.scenario.steps import MergeMunicipalities, Step
from jeugdgraph.analysis.scenario.understand import Followed, follow
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.analysis.weights import Weight, Weights, weights
from jeugdgraph.dates import format_day
from jeugdgraph.errors import UsageProblem
from jeugdgraph.graph import Graph


@dataclass(frozen=True, eq=False)
class Ground:
    """What a scenario starts from: the situation, the names in it, and what municipalities count for.

    `against` are the divisions beside which changes are measured, `left_out` those that are passed over unless they
    are asked for.
    """

    situation: Situation
    names: Names
    weighed: Weights
    residents: Weights
    young: Weights
    against: tuple[str, ...]
    left_out: tuple[str, ...] = ()

    @property
    def people(self) -> Weights:
        """Young residents where these are what counts, else residents."""
        return self.young if self.weighed.kind == "young" else self.residents

    @property
    def start(self) -> State:
        """The state before the first step."""
        return start(self.situation, {"residents": self.residents.sizes, "young": self.young.sizes})


@dataclass(frozen=True, eq=False)
class Outcome:
    """A scenario that has been followed, and everything that it changes."""

    ground: Ground
    written: Written
    followed: Followed
    effect: Effect


@dataclass(frozen=True, eq=False)
class Fit:
    """The regions that a municipality could go to, with what would change."""

    ground: Ground
    state: State
    code: str
    division: str
    options: tuple[Option, ...]
    everywhere: bool


def ground(
    graph: Graph,
    on: date,
    *,
    weight: Weight = "municipalities",
    unverified: bool = False,
    against: Sequence[str] = (),
    every: bool = False,
) -> Ground:
    """What scenarios on a date start from.

    `against` names the divisions to measure beside. Without, they are those that a search for mismatches looks at
    (`mismatch.choice.setting`), or with `every` all that have data. UsageProblem when there is none on the date.
    """
    columns = extract(graph)
    found = Situation(columns, on, unverified)
    names = Names(graph, found)
    if not found.ids:
        raise UsageProblem(f"no division has memberships on {format_day(on, 'en')}. Choose another --on.")
    try:
        chosen = tuple(sorted({names.division(text, "--against") for text in against}))
    except Unknown as problem:
        raise UsageProblem(str(problem)) from problem
    chosen = chosen or (found.ids if every else _usual(graph, found))
    if not against and not set(chosen) - {YOUTH_REGIONS}:
        raise UsageProblem(
            f"beside {YOUTH_REGIONS} no division is left to measure on {format_day(on, 'en')}. --every takes in what is left"
            " out, --against names what to measure."
        )
    residents, young = weights(columns, "residents", on), weights(columns, "young", on)
    weighed = {"residents": residents, "young": young}.get(weight) or weights(columns, weight, on)
    left_out = () if against else tuple(id_ for id_ in found.ids if id_ not in chosen)
    return Ground(found, names, weighed, residents, young, chosen, left_out)


def run(base: Ground, written: Written) -> Outcome:
    """Follow a scenario and measure what it changes.

    Looked at are the divisions that its steps name; for a merger of municipalities, which touches every division, the
    youth regions and those of `against` in which municipalities come to lie elsewhere. ScenarioProblem for a scenario that cannot
    be followed.
    """
    followed = follow(written, base.names, base.start)
    subjects = _subjects(followed, base.against)
    measured = effect(
        followed.before, followed.after, subjects=subjects, against=base.against, weight=base.weighed.kind
    )
    return Outcome(base, written, followed, measured)


def best_fit(base: Ground, municipality: str, division: str, *, everywhere: bool = False) -> Fit:
    """What would change if a municipality went to each neighbouring region, or to any region of a division."""
    state = base.start
    try:
        id_ = base.names.division(division, "--division")
        code = base.names.municipality(municipality, "municipality", state)
    except Unknown as problem:
        raise UsageProblem(str(problem)) from problem
    if len(state.divisions[id_].regions) < 2:
        raise UsageProblem(f"division {id_} has one region, so there is nowhere else to go.")
    near = neighbours_by_land(base.situation.extract)
    found = options(
        state,
        code,
        id_,
        neighbours=near,
        against=base.against,
        everywhere=everywhere,
        weight=base.weighed.kind,
        name=lambda one: base.names.label(one, state),
    )
    return Fit(base, state, code, id_, found, everywhere)


def _usual(graph: Graph, found: Situation) -> tuple[str, ...]:
    """Divisions that touch youth care, are not long unconfirmed, and have several regions."""
    base = YOUTH_REGIONS if YOUTH_REGIONS in found.ids else found.ids[0]
    return tuple(sorted(setting(graph, found, Wanted(base)).divisions))


def _subjects(followed: Followed, against: Sequence[str]) -> Iterable[str]:
    """Divisions that a scenario is about."""
    named = {id_ for step in followed.steps for id_ in _named(step)}
    if any(isinstance(step, MergeMunicipalities) for step in followed.steps):
        named |= {*changed_divisions(followed.before, followed.after)} & {*against}
        if YOUTH_REGIONS in followed.before.divisions:
            named.add(YOUTH_REGIONS)
    return named


def _named(step: Step) -> tuple[str, ...]:
    return tuple(step.regions) if isinstance(step, MergeMunicipalities) else (step.division,)
