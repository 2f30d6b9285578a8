"""Every kind of picture that a page can show: what it is drawn of, what can be chosen, and which of them are static."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from jeugdgraph import namespaces as ns
from jeugdgraph import naming
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.ids import YOUTH_REGIONS
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.analysis.weights import WEIGHTS
from jeugdgraph.errors import UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.pictures.picture import Picture
from jeugdgraph.web import steps

if TYPE_CHECKING:
    from jeugdgraph.pictures.chart.ground import Ground
    from jeugdgraph.pictures.network.ground import Ground as Net

Names = tuple[str, ...]


class Option(NamedTuple):
    """What can be chosen beside the names, and the option of the command.

    `values` are what there is to choose, for a switch only that it is on. `sort` is ``day`` for a date and ``lines``
    for what may come several times, one a line; then there are no values to choose from.
    """

    name: str
    flag: str
    values: tuple[str, ...] = ("1",)
    default: str = ""
    sort: Literal["choice", "day", "lines"] = "choice"

    @property
    def switch(self) -> bool:
        """Whether it is on or off."""
        return self.values == ("1",)


@dataclass(frozen=True)
class Kind:
    """A kind of picture.

    `names` turn what somebody types into an id; `least` of them are needed, all unless told. `draw` makes the picture
    of ids and of what was chosen. `keys` are the ids of which the static site has one.
    """

    command: str
    names: tuple[Callable[[Graph, str, date], str], ...]
    draw: Callable[[Graph, date, Names, Mapping[str, str]], Picture]
    options: tuple[Option, ...] = ()
    keys: Callable[[Graph, date], list[Names]] = lambda graph, on: [()]
    least: int | None = None


# ---- names -----------------------------------------------------------------------------------------------------


def _municipality(graph: Graph, text: str, on: date) -> str:
    return ns.local_name(naming.municipality(graph, text, on))


def _arrangement(graph: Graph, text: str, on: date) -> str:
    return ns.local_name(naming.arrangement(graph, text))


def _either(graph: Graph, text: str, on: date) -> str:
    return ns.local_name(naming.municipality_or_arrangement(graph, text, on))


def _division(graph: Graph, text: str, on: date) -> str:
    return naming.division(graph, text)


def _place(graph: Graph, text: str, on: date) -> str:
    """Id of a municipality or an arrangement; an organisation keeps its name, as its IRI would not fit in a path."""
    from jeugdgraph.present.network.path import place

    id_ = place(graph, text, _net(graph, on, {}).found)
    return text if ":" in id_ else id_


# ---- pictures --------------------------------------------------------------------------------------------------


def _net(graph: Graph, on: date, chosen: Mapping[str, str], *, everyone: bool = False) -> "Net":
    from jeugdgraph.analysis.networks.selection import Choice
    from jeugdgraph.pictures.network.ground import Ground

    choice = Choice(youth=not chosen.get("all"), national=bool(chosen.get("national")), everyone=everyone)
    return Ground.of(graph, on, choice)


def _ground(graph: Graph, on: date, chosen: Mapping[str, str]) -> "Ground":
    from jeugdgraph.pictures.chart.ground import Ground

    weight = next(one for one in WEIGHTS if one == chosen.get("weight", WEIGHTS[0]))
    return Ground.of(graph, on, weight)


def _around_municipality(graph: Graph, on: date, ids: Names, chosen: Mapping[str, str]) -> Picture:
    from jeugdgraph.pictures.network.municipality import municipality
    from jeugdgraph.present.network.path import existing

    ground = _net(graph, on, chosen, everyone=True)
    return municipality(ground, existing(graph, ids[0], ground.found))


def _around_arrangement(graph: Graph, on: date, ids: Names, chosen: Mapping[str, str]) -> Picture:
    from jeugdgraph.pictures.network.arrangement import arrangement

    return arrangement(_net(graph, on, chosen), ids[0])


def _two_divisions(graph: Graph, on: date, ids: Names, chosen: Mapping[str, str]) -> Picture:
    from jeugdgraph.pictures.network.divisions import divisions

    return divisions(graph, on, *ids)


def _country(graph: Graph, on: date, ids: Names, chosen: Mapping[str, str]) -> Picture:
    from jeugdgraph.pictures.network import country

    if chosen["projection"]:
        return country.shared(_net(graph, on, chosen))
    return country.country(_net(graph, on, chosen, everyone=True))


def _path(graph: Graph, on: date, ids: Names, chosen: Mapping[str, str]) -> Picture:
    from jeugdgraph.analysis.ids import is_municipality
    from jeugdgraph.pictures.network.path import path
    from jeugdgraph.present.network.path import place

    ground = _net(graph, on, chosen, everyone=True)
    ends = [place(graph, id_, ground.found) for id_ in ids]
    return path(ground, *ends, everybody=not all(map(is_municipality, ends)), most=10)


def _map(graph: Graph, on: date, ids: Names, chosen: Mapping[str, str]) -> Picture:
    from jeugdgraph.pictures.map.boundaries import boundary_map

    ground, other = _ground(graph, on, chosen), ids[1] if len(ids) > 1 else None
    return boundary_map(ground, ids[0], other, boundaries="tiles", residents=bool(chosen["residents"]))


def _crosswalk(graph: Graph, on: date, ids: Names, chosen: Mapping[str, str]) -> Picture:
    from jeugdgraph.pictures.chart.crosswalk import picture

    return picture(_ground(graph, on, chosen), *ids)


def _nesting(graph: Graph, on: date, ids: Names, chosen: Mapping[str, str]) -> Picture:
    from jeugdgraph.pictures.chart.nesting import MEASURES, picture

    measure = next(one for one in MEASURES if one == chosen["measure"])
    return picture(_ground(graph, on, chosen), measure)


def _flows(graph: Graph, on: date, ids: Names, chosen: Mapping[str, str]) -> Picture:
    from jeugdgraph.pictures.chart.flows import picture

    return picture(_ground(graph, on, chosen), *ids)


def _since(graph: Graph, on: date, ids: Names, chosen: Mapping[str, str]) -> Picture:
    from jeugdgraph.pictures.chart.flows import since

    if not chosen["since"]:
        raise UsageProblem("the picture flows-since asks for the day from which on: ?since=2020-01-01")
    return since(_ground(graph, on, chosen), ids[0], date.fromisoformat(chosen["since"]))


def _congruence(graph: Graph, on: date, ids: Names, chosen: Mapping[str, str]) -> Picture:
    from jeugdgraph.analysis.mismatch.choice import setting
    from jeugdgraph.pictures.chart.congruence import picture

    ground = _ground(graph, on, chosen)
    weight = next(one for one in WEIGHTS if one == chosen["weight"])
    return picture(ground, setting(graph, ground.found, None, weight))


def _timeline(graph: Graph, on: date, ids: Names, chosen: Mapping[str, str]) -> Picture:
    from jeugdgraph.analysis.ids import iri
    from jeugdgraph.pictures.chart.timeline import picture

    return picture(graph, iri(ids[0]), on, rest=bool(chosen["rest"]))


def _scenario(graph: Graph, on: date, ids: Names, chosen: Mapping[str, str]) -> Picture:
    from jeugdgraph.analysis.scenario import run
    from jeugdgraph.analysis.scenario.draft import Written
    from jeugdgraph.pictures.network.scenario import scenario

    texts = chosen["step"].splitlines()
    if not 0 < len(texts) <= steps.MOST_STEPS:
        raise UsageProblem(
            f"the picture scenario is of 1 to {steps.MOST_STEPS} steps; {len(texts)} are given."
        )
    drafts = tuple(steps.draft(text, number) for number, text in enumerate(texts, start=1))
    ground = run.ground(graph, on, unverified=bool(chosen["unverified"]))
    return scenario(graph, run.run(ground, Written("", on, "", drafts)))


# ---- what the static site has ----------------------------------------------------------------------------------


def _municipalities(graph: Graph, on: date) -> list[Names]:
    """Those that exist on the date."""
    return [(code,) for code in Situation(extract(graph), on).municipalities]


def _youth_regions(graph: Graph, on: date) -> list[Names]:
    found = Situation(extract(graph), on)
    regions = found.division(YOUTH_REGIONS).regions if YOUTH_REGIONS in found.ids else ()
    return [(region,) for region in regions]


def _things(graph: Graph, on: date) -> list[Names]:
    return [*_municipalities(graph, on), *_youth_regions(graph, on)]


def _divisions(graph: Graph, on: date) -> list[Names]:
    return [(id_,) for id_ in Situation(extract(graph), on).divisions]


def _beside_youth_regions(graph: Graph, on: date) -> list[Names]:
    """The youth regions beside every other division that has data on the date."""
    known = _divisions(graph, on)
    others = [id_ for (id_,) in known if id_ != YOUTH_REGIONS]
    return [(YOUTH_REGIONS, id_) for id_ in others if (YOUTH_REGIONS,) in known]


def _maps(graph: Graph, on: date) -> list[Names]:
    return [*_divisions(graph, on), *_beside_youth_regions(graph, on)]


_NET = (Option("all", "--all-domains"), Option("national", "--national"))
_WEIGHT = Option("weight", "--weight", WEIGHTS, WEIGHTS[0])
_MEASURES = ("relative_nesting", "main_share", "whole_share")
"""As `pictures.chart.nesting` has them, which is imported when it draws."""
_RESIDENTS = Option("residents", "--residents")

KINDS: Mapping[str, Kind] = {
    "network-municipality": Kind(
        "network municipality", (_municipality,), _around_municipality, _NET, _municipalities
    ),
    "network-arrangement": Kind(
        "network arrangement", (_arrangement,), _around_arrangement, _NET, _youth_regions
    ),
    "network-divisions": Kind(
        "network divisions", (_division, _division), _two_divisions, (), _beside_youth_regions
    ),
    "network-country": Kind("network country", (), _country, (Option("projection", "--projection"), *_NET)),
    "network-path": Kind("network path", (_place, _place), _path, _NET, lambda graph, on: []),
    "scenario": Kind(
        "network scenario",
        (),
        _scenario,
        (Option("step", "", (), sort="lines"), Option("unverified", "--all")),
        lambda graph, on: [],
    ),
    "map": Kind("map", (_division, _division), _map, (_RESIDENTS,), _maps, least=1),
    "crosswalk": Kind("crosswalk", (_division, _division), _crosswalk, (_WEIGHT,), _beside_youth_regions),
    "nesting": Kind(
        "nesting", (), _nesting, (Option("measure", "--measure", _MEASURES, _MEASURES[0]), _WEIGHT)
    ),
    "flows": Kind("flows", (_division, _division), _flows, (_WEIGHT,), _beside_youth_regions),
    "flows-since": Kind(
        "flows",
        (_division,),
        _since,
        (Option("since", "--since", (), sort="day"), _WEIGHT),
        lambda graph, on: [],
    ),
    "congruence": Kind("congruence", (), _congruence, (_WEIGHT,)),
    "timeline": Kind("timeline", (_either,), _timeline, (Option("rest", "--rest"),), _things),
}
"""Kinds of pictures by the name in their address."""
