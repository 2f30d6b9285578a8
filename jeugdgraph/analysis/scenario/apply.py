"""Steps applied: a state in, a new state out. Nothing that goes in is changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from jeugdgraph.analysis.division import WHOLE, Division
from jeugdgraph.analysis.scenario.faults import CannotFollow
from jeugdgraph.analysis.scenario.state import Sizes, State
from jeugdgraph.analysis.scenario.steps import (
    Follow,
    MergeMunicipalities,
    MergeRegions,
    Move,
    Replace,
    SplitRegion,
    Step,
)

Regions = dict[str, dict[str, float]]
"""Regions with shares by municipality."""
Name = Callable[[str], str]
"""Name of a municipality, region or division by its id, for messages."""


def applied(state: State, steps: Iterable[Step]) -> State:
    """The state after all steps, in order. CannotFollow for the first that makes no sense."""
    for step in steps:
        state = after(state, step)
    return state


def after(state: State, step: Step, name: Name = str) -> State:
    """The state after one step. CannotFollow, with names as `name` gives them, when it makes no sense."""
    if isinstance(step, MergeMunicipalities):
        return merged(state, step, name)
    known = state.divisions.get(step.division)
    if known is None:
        raise CannotFollow(f"{name(step.division)} has no data on the date.")
    if isinstance(step, Move):
        return state.with_division(moved(known, step, name))
    if isinstance(step, MergeRegions):
        return state.with_division(joined(known, step, name))
    if isinstance(step, SplitRegion):
        return state.with_division(split(known, step, name))
    return state.with_division(replaced(known, step, name))


def moved(division: Division, step: Move, name: Name = str) -> Division:
    """The division with municipalities in another region.

    One that lies in a single region, or in none, moves as a whole. Of one that lies in several, the part in
    ``step.source`` moves, and is added to what already lies in the new region.

    >>> young = Division.of({"a": "1", "b": "1", "c": "2"}, id="young")
    >>> moved(young, Move("young", ("b",), "2")).members_of()
    {'1': {'a': 1.0}, '2': {'b': 1.0, 'c': 1.0}}
    """
    found = division.region_of()
    _known_region(division, step.region, name)
    for code in _different(step.municipalities, name):
        own = found.get(code, {})
        _on_axis(division, code, name)
        source = _source(own, code, step, name)
        share = own.get(source, 1.0)
        kept = {region: part for region, part in own.items() if region != source}
        total = kept.get(step.region, 0.0) + share
        kept[step.region] = 1.0 if total > 1 - WHOLE else total
        found[code] = kept
    return _drawn(division, found)


def joined(division: Division, step: MergeRegions, name: Name = str) -> Division:
    """The division with several regions as one.

    >>> young = Division.of({"a": "1", "b": "2", "c": "3"}, id="young")
    >>> joined(young, MergeRegions("young", ("1", "2"), "1+2")).regions
    ('1+2', '3')
    """
    regions = _different(step.regions, name)
    for region in regions:
        _known_region(division, region, name)
    if len(regions) < 2:
        raise CannotFollow(f"one region cannot be merged; name two or more beside {name(regions[0])}.")
    if step.into in division.regions and step.into not in regions:
        raise CannotFollow(
            f"{name(step.into)} is another region of {name(division.id)}; expected a new name, or one of those merged."
        )
    gone = set(regions)
    found: Regions = {}
    for code, own in division.region_of().items():
        inside = sum(share for region, share in own.items() if region in gone)
        kept = {region: share for region, share in own.items() if region not in gone}
        found[code] = {**kept, step.into: min(inside, 1.0)} if inside else kept
    return _drawn(division, found)


def split(division: Division, step: SplitRegion, name: Name = str) -> Division:
    """The division with one region divided into parts.

    >>> young = Division.of({"a": "1", "b": "1", "c": "2"}, id="young")
    >>> split(young, SplitRegion("young", "1", {"1a": ("a",), "1b": ("b",)})).regions
    ('1a', '1b', '2')
    """
    _known_region(division, step.region, name)
    if len(step.parts) < 2:
        raise CannotFollow(f"{name(step.region)} is split into one part; name two or more.")
    for part in step.parts:
        if part in division.regions and part != step.region:
            raise CannotFollow(
                f"{name(part)} is another region of {name(division.id)}; expected a new name for the part."
            )
    part_of = _part_of(division, step, name)
    found: Regions = {}
    for code, own in division.region_of().items():
        found[code] = {
            part_of[code] if region == step.region else region: share for region, share in own.items()
        }
    return _drawn(division, found)


def replaced(division: Division, step: Replace, name: Name = str) -> Division:
    """The division drawn anew; municipalities that the step does not name have no region in it."""
    for code in step.region_of:
        _on_axis(division, code, name)
    if not step.region_of:
        raise CannotFollow(f"nothing is left of {name(division.id)}: the table names no municipality.")
    return _drawn(division, step.region_of)


def merged(state: State, step: MergeMunicipalities, name: Name = str) -> State:
    """The state with several municipalities as one, in every division; sizes are added up.

    In a division where they lie in different regions the step must tell where the new one lies. One of which no
    region is known does not count in that.
    """
    codes = _different(step.municipalities, name)
    for code in codes:
        if code not in state.municipalities:
            raise CannotFollow(f"{name(code)} does not exist on the date.")
    if len(codes) < 2:
        raise CannotFollow(f"one municipality cannot be merged; name two or more beside {name(codes[0])}.")
    if step.into in state.municipalities and step.into not in codes:
        raise CannotFollow(
            f"{name(step.into)} is another municipality; expected a new name, or one of those merged."
        )
    gone = set(codes)
    axis = tuple(sorted({*(code for code in state.municipalities if code not in gone), step.into}))
    places = _places(state, step, codes, name)
    divisions = {}
    for id_, division in state.divisions.items():
        found = {code: own for code, own in division.region_of().items() if code not in gone}
        if places[id_]:
            found[step.into] = places[id_]
        divisions[id_] = Division.of(found, id=id_, municipalities=axis)
    sizes = {kind: _added(known, codes, step.into) for kind, known in state.sizes.items()}
    return replace(state, divisions=divisions, municipalities=axis, sizes=sizes)


def undecided(state: State, codes: Sequence[str]) -> tuple[str, ...]:
    """Divisions in which municipalities lie in different regions, or parts of them."""
    return tuple(id_ for id_, division in state.divisions.items() if len(_told(division, codes)) > 1)


def _places(
    state: State, step: MergeMunicipalities, codes: Sequence[str], name: Name
) -> dict[str, dict[str, float]]:
    """Regions of the merged municipality, by division."""
    for id_, region in step.regions.items():
        if id_ not in state.divisions:
            raise CannotFollow(f"{name(id_)} has no data on the date.")
        _known_region(state.divisions[id_], region, name)
    open_ = [id_ for id_ in undecided(state, codes) if id_ not in step.regions]
    if open_ and step.follow is None:
        named = ", ".join(open_)
        raise CannotFollow(
            f"the municipalities lie in different regions of {named}. Say in which the new one lies, or how to"
            f" follow: largest or parts."
        )
    found = {}
    for id_, division in state.divisions.items():
        if id_ in step.regions:
            found[id_] = {step.regions[id_]: 1.0}
        else:
            found[id_] = _place(division, codes, state.sizes, step.follow)
    return found


def _place(division: Division, codes: Sequence[str], sizes: Sizes, follow: Follow | None) -> dict[str, float]:
    region_of = division.region_of()
    told = {code: region_of[code] for code in codes if code in region_of}
    if not told:
        return {}
    size = sizes.get("residents", {})
    first = min(told, key=lambda code: (-size.get(code, 0.0), code))
    if follow != "parts":  # they agree, or the one with most residents decides
        return dict(told[first])
    total = sum(size.get(code, 0.0) for code in told)
    found: dict[str, float] = {}
    for code, own in told.items():
        part = size.get(code, 0.0) / total if total else 1 / len(told)
        for region, share in own.items():
            found[region] = found.get(region, 0.0) + part * share
    return {region: 1.0 if share > 1 - WHOLE else share for region, share in found.items() if share > 0}


def _told(division: Division, codes: Sequence[str]) -> set[frozenset[tuple[str, float]]]:
    """The different places of municipalities, of those that have one."""
    wanted = set(codes)
    return {
        frozenset((region, round(share, 9)) for region, share in own.items())
        for code, own in division.region_of().items()
        if code in wanted
    }


def _added(sizes: Mapping[str, float], codes: Sequence[str], into: str) -> dict[str, float]:
    """Sizes with those of several municipalities as one. Where one of them lacks, so does their sum."""
    found = {code: size for code, size in sizes.items() if code not in codes}
    if all(code in sizes for code in codes):
        found[into] = sum(sizes[code] for code in codes)
    return found


def _source(own: Mapping[str, float], code: str, step: Move, name: Name) -> str:
    """Region that a municipality leaves; empty when it lies in none."""
    if step.source:
        if step.source not in own:
            raise CannotFollow(f"{name(code)} does not lie in {name(step.source)}.")
        if step.source == step.region:
            raise CannotFollow(f"{name(code)} already lies in {name(step.region)}.")
        return step.source
    if step.region in own and len(own) == 1:
        raise CannotFollow(f"{name(code)} already lies in {name(step.region)}.")
    if len(own) > 1:
        regions = ", ".join(name(region) for region in sorted(own))
        raise CannotFollow(
            f"{name(code)} lies in several regions: {regions}. Say which part moves, with from."
        )
    return next(iter(own), "")


def _part_of(division: Division, step: SplitRegion, name: Name) -> dict[str, str]:
    """Part by municipality. CannotFollow unless each member of the region is in one part."""
    members = division.members_of()[step.region]
    part_of: dict[str, str] = {}
    twice, strange = [], []
    for part, codes in step.parts.items():
        if not codes:
            raise CannotFollow(f"part {name(part)} has no municipalities.")
        for code in codes:
            if code not in members:
                strange.append(code)
            elif code in part_of:
                twice.append(code)
            part_of[code] = part
    missing = [code for code in members if code not in part_of]
    told = [
        f"{what}: {', '.join(name(code) for code in dict.fromkeys(codes))}"
        for what, codes in (("in no part", missing), ("twice", twice), ("not in the region", strange))
        if codes
    ]
    if told:
        raise CannotFollow(f"the parts do not divide {name(step.region)}; {'; '.join(told)}.")
    return part_of


def _known_region(division: Division, region: str, name: Name) -> None:
    if region not in division.regions:
        raise CannotFollow(f"{name(region)} is no region of {name(division.id)} on the date.")


def _on_axis(division: Division, code: str, name: Name) -> None:
    if code not in division.municipalities:
        raise CannotFollow(f"{name(code)} does not exist on the date.")


def _different(ids: Sequence[str], name: Name) -> tuple[str, ...]:
    """Ids of which each must be named once, and at least one."""
    if not ids:
        raise CannotFollow("nothing is named.")
    twice = sorted({id_ for id_ in ids if ids.count(id_) > 1})
    if twice:
        raise CannotFollow(f"named twice: {', '.join(name(id_) for id_ in twice)}.")
    return tuple(ids)


def _drawn(division: Division, found: Mapping[str, Mapping[str, float]]) -> Division:
    return Division.of(found, id=division.id, municipalities=division.municipalities)
