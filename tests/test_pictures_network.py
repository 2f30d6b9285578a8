"""Pictures of networks: what they draw against counts made in another way, periods, marks, hostile names, the same bytes."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from conftest import TODAY, environment
from reading import DISPUTED, Taking, TinyWorld, local, values

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.crosswalk import crosswalk
from jeugdgraph.analysis.division import Division
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.nesting import cuts, intact
from jeugdgraph.analysis.networks.paths import as_short, linked, shortest
from jeugdgraph.analysis.networks.selection import Choice
from jeugdgraph.analysis.networks.ties import Ties, projection
from jeugdgraph.analysis.scenario import run as scenarios
from jeugdgraph.analysis.scenario.read import parse
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.errors import StoreProblem, UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.pictures.colouring import adjacency, colour_numbers, coloured, neighbours
from jeugdgraph.pictures.network import pyvis
from jeugdgraph.pictures.network.arrangement import arrangement
from jeugdgraph.pictures.network.country import country, shared
from jeugdgraph.pictures.network.divisions import divisions, marks
from jeugdgraph.pictures.network.ground import Ground
from jeugdgraph.pictures.network.municipality import municipality
from jeugdgraph.pictures.network.path import path
from jeugdgraph.pictures.network.scenario import scenario
from jeugdgraph.pictures.picture import Picture
from jeugdgraph.present.wording.picture_network import WORDS

ON = date.fromisoformat(TODAY)
TIEL, RIVIERENLAND = "GM0281", "jeugdregio-rivierenland"
Drawn = Mapping[str, Any]
HOSTILE = "</script><img src=x onerror=alert(1)>\u202ehref"


@pytest.fixture(scope="module")
def everything(graph: Graph) -> Ground:
    return Ground.of(graph, ON, Choice())


@pytest.fixture(scope="module")
def tiel(everything: Ground) -> Picture:
    return municipality(everything, TIEL)


@pytest.fixture(scope="module")
def whole(everything: Ground) -> Picture:
    return country(everything)


@pytest.fixture(scope="module")
def two(graph: Graph) -> Picture:
    return divisions(graph, ON, "jeugdregio", "zorgkantoorregio")


def nodes(picture: Picture) -> dict[str, Drawn]:
    return {node["id"]: node for node in picture.scene["nodes"]}


def within(thing: Drawn, start: str, end: str, day: str) -> bool:
    return (start not in thing or thing[start] <= day) and (end not in thing or day < thing[end])


def shown(picture: Picture, day: str) -> set[str]:
    """Edges that the page shows on a day: they hold, and both ends are drawn then."""
    known = nodes(picture)
    return {
        edge["id"] for edge in picture.scene["edges"]
        if within(edge, "start", "end", day)
        and all(within(known[edge[end]], "from", "until", day) for end in ("from", "to"))
    }  # fmt: skip


@pytest.fixture(scope="module")
def taking_part(graph: Graph) -> set[str]:
    found = values(graph.store, "jg:takesPart")
    return {local(role) for role, told in found.items() if "true" in told}


def sound(one: Taking, roles: set[str]) -> bool:
    """Whether a membership is drawn as one that is not in doubt, whenever it holds."""
    return (
        one.role in roles
        and one.confidence == "sourced"
        and one.basis not in DISPUTED
        and one.status not in ("proposed", "decided")
    )


# One municipality


def test_municipality_draws_its_memberships_and_those_of_its_partners(
    tiel: Picture, takings: list[Taking], taking_part: set[str]
) -> None:
    now = [one for one in takings if sound(one, taking_part) and one.holds(ON)]
    own = {one.arrangement for one in now if one.member == TIEL}
    wide = {name for name, count in Counter(one.arrangement for one in now).items() if count >= 171}
    lines = {edge["id"] for edge in tiel.scene["edges"] if edge["line"] in ("member", "part")}
    expected = {
        one.id for one in now if one.arrangement in own - wide and one.member.startswith("GM")
    }  # fmt: skip
    assert shown(tiel, TODAY) & lines == expected
    assert str(len(own - wide)) in tiel.summary.nl


def test_slider_shows_who_took_part_on_another_day(
    tiel: Picture, graph: Graph, takings: list[Taking], taking_part: set[str]
) -> None:
    day = date(2018, 6, 1)
    begun = {local(iri): found[0] for iri, found in values(graph.store, "jg:validFrom").items()}
    then = [
        one for one in takings
        if sound(one, taking_part) and one.holds(day) and begun.get(one.arrangement, "") <= day.isoformat()
    ]  # fmt: skip
    own = {one.arrangement for one in then if one.member == TIEL} & nodes(tiel).keys()
    lines = {edge["id"] for edge in tiel.scene["edges"] if edge["line"] in ("member", "part")}
    expected = {one.id for one in then if one.arrangement in own and one.member.startswith("GM")}
    found = shown(tiel, day.isoformat())
    assert found & lines == expected
    merged = {edge["id"] for edge in tiel.scene["edges"] if edge["from"] == "GM0236"}
    assert merged & found, "Geldermalsen was a partner then"
    assert not merged & shown(tiel, TODAY)
    planned = {edge["id"] for edge in tiel.scene["edges"] if edge["line"] == "planned"}
    assert planned & shown(tiel, TODAY), "some are planned"
    assert not planned & found, "and were not heard of then"


def test_stops_are_the_days_on_which_something_changes(tiel: Picture) -> None:
    time = tiel.scene["time"]
    assert time["stops"] == sorted(set(time["stops"]))
    assert {time["first"], time["last"], time["on"]} <= set(time["stops"])
    assert (time["first"], time["on"]) == ("2015-01-01", TODAY)
    for before, after in pairwise(time["stops"]):
        between = date.fromordinal(
            (date.fromisoformat(before).toordinal() + date.fromisoformat(after).toordinal()) // 2
        )
        assert shown(tiel, before) == shown(tiel, between.isoformat())


def test_every_edge_has_its_evidence(tiel: Picture, graph: Graph) -> None:
    for edge in tiel.scene["edges"]:
        address = ns.thing("membership", edge["id"])
        (source,) = graph.values(graph.values(address, "prov:wasDerivedFrom")[0], "oa:hasSource")
        assert tiel.scene["sources"][edge["source"]]["text"][
            "nl" if isinstance(tiel.scene["sources"][edge["source"]]["text"], dict) else slice(None)
        ].startswith(graph.label(source, "nl"))
        assert edge["seen"] == graph.values(address, "jg:observedOn")[0]


def test_partners_stand_in_rings_by_what_they_share(tiel: Picture, everything: Ground) -> None:
    partners = everything.found.ties.partners(TIEL)
    rings = [ring["radius"] for ring in tiel.scene["rings"]]
    assert rings == sorted(rings)
    far = {name: (node["x"] ** 2 + node["y"] ** 2) ** 0.5 for name, node in nodes(tiel).items()}
    many = {round(far[name]) for name, found in partners.items() if len(found) > 1}
    one = {round(far[name]) for name, found in partners.items() if len(found) == 1}
    assert len(many) == len(one) == 1
    assert many < one or max(many) < min(one)
    assert far[TIEL] == 0


def test_youth_is_a_part_of_everything(graph: Graph, tiel: Picture) -> None:
    young = municipality(Ground.of(graph, ON, Choice(youth=True)), TIEL)
    assert nodes(young).keys() < nodes(tiel).keys()
    assert {edge["id"] for edge in young.scene["edges"]} < {edge["id"] for edge in tiel.scene["edges"]}


def test_disputed_arrangements_bring_no_partners(everything: Ground) -> None:
    found = municipality(everything, "GM0363")
    lines = {edge["to"]: edge["line"] for edge in found.scene["edges"] if edge["from"] == "GM0363"}
    disputed = {name for name, line in lines.items() if line == "disputed"}
    assert disputed
    assert all(edge["from"] == "GM0363" for edge in found.scene["edges"] if edge["to"] in disputed)


def test_table_has_a_row_for_each_edge_and_node(tiel: Picture, two: Picture) -> None:
    for picture in (tiel, two):
        tables = {table.id: table for table in picture.tables}
        assert [row.key for row in tables["memberships"].rows] == [
            edge["id"] for edge in picture.scene["edges"]
        ]
        assert [row.key for row in tables["nodes"].rows] == list(nodes(picture))
        for table in picture.tables:
            assert all(len(row.cells) == len(table.columns) for row in table.rows)


# One arrangement


def test_arrangement_has_its_members_and_what_two_of_them_share(everything: Ground) -> None:
    found = arrangement(everything, RIVIERENLAND)
    members = set(everything.found.situation.members(RIVIERENLAND))
    ties = everything.found.ties
    common = {n: len(ties.members_of[n] & members) for n in ties.arrangements if n != RIVIERENLAND}
    drawn = {name for name, node in nodes(found).items() if node["group"] != "municipality"} - {RIVIERENLAND}
    assert {name for name, count in common.items() if count >= 2} <= drawn
    assert all(common[name] >= 2 or nodes(found)[name].get("mark") == "cut" for name in drawn)
    now = {
        edge["from"]
        for edge in found.scene["edges"]
        if edge["to"] == RIVIERENLAND and edge["id"] in shown(found, TODAY)
    }
    assert now == members
    assert f"{len(members)} leden" in found.summary.nl


def test_regions_that_cut_an_arrangement_are_marked(everything: Ground) -> None:
    id_ = "ggd-regio-gelderland-zuid"
    found = arrangement(everything, id_)
    situation = everything.found.situation
    members = situation.members(id_).keys()
    youth = situation.division("jeugdregio").region_of()
    pieces = {region for code in members for region in youth[code]}
    assert len(pieces) > 1
    assert {nodes(found)[region]["mark"] for region in pieces} == {"cut"}
    assert "mark" not in nodes(found)["veiligheidsregio-gelderland-zuid"]


def test_arrangement_nobody_is_in_is_one_clear_line(graph: Graph) -> None:
    taken = extract(graph)
    used = {local(taken.arrangements[number]) for number in taken.memberships.arrangement.tolist()}
    empty = next(name for name in (local(iri) for iri in taken.arrangements) if name not in used)
    with pytest.raises(UsageProblem, match="has no members"):
        arrangement(Ground.of(graph, ON, Choice()), empty)


# Two divisions


def test_divisions_draw_every_membership_of_b_and_colour_by_a(graph: Graph, two: Picture) -> None:
    situation = Situation(extract(graph), ON)
    a, b = situation.division("jeugdregio"), situation.division("zorgkantoorregio")
    expected = sorted((code, region) for code, regions in b.region_of().items() for region in regions)
    assert sorted((edge["from"], edge["to"]) for edge in two.scene["edges"]) == expected
    colours = coloured(a, neighbours(situation.extract))
    for code, regions in a.region_of().items():
        assert nodes(two)[code]["group"] in {colours[region] for region in regions}
    assert {hull["label"] for hull in two.scene["hulls"]} == {
        graph.label(ns.thing("arrangement", r), "nl") for r in a.regions
    }
    whole = intact(crosswalk(a, b))
    assert f" {whole.whole} van {whole.regions} regio's" in two.summary.nl


def test_marks_of_divisions_follow_from_the_cut_list(graph: Graph) -> None:
    situation = Situation(extract(graph), ON)
    a, b = situation.division("jeugdregio"), situation.division("zorgkantoorregio")
    found = marks(a, b)
    listed = cuts(crosswalk(a, b))
    assert set(found) <= {code for cut in listed for piece in cut.pieces for code, _ in piece.municipalities}
    for cut in listed:
        sizes = [len(piece.municipalities) for piece in cut.pieces]
        minor = {
            code
            for piece in cut.pieces
            for code, _ in piece.municipalities
            if len(piece.municipalities) < sizes[0]
        }
        if sizes.count(sizes[0]) == 1:
            assert all(found.get(code) in ("apart", None) for code in minor)


def test_regions_that_nest_either_way_mark_nobody() -> None:
    fine = Division.of({"p": "1", "q": "1", "r": "2", "s": "2"})
    coarse = Division.of(dict.fromkeys("pqrs", "x"))
    assert marks(fine, coarse) == marks(coarse, fine) == marks(fine, fine) == {}


def test_equal_halves_leave_nobody_apart() -> None:
    one, other = (
        Division.of(dict.fromkeys("pq", "1") | {"r": "2"}),
        Division.of({"p": "x", "q": "y", "r": "y"}),
    )
    assert marks(one, other) == {"q": "cut"}


@pytest.mark.parametrize("division", ["jeugdregio", "zorgkantoorregio", "swv-po", "provincie"])
def test_regions_that_border_on_each_other_differ_in_colour(graph: Graph, division: str) -> None:
    situation = Situation(extract(graph), ON)
    found = situation.division(division)
    network = adjacency(found, neighbours(situation.extract))
    numbers = colour_numbers(network)
    assert numbers.keys() == set(found.regions)
    assert all(numbers[one] != numbers[other] for one, other in network.edges)
    assert max(numbers.values()) < (4 if found.is_partition else 6)
    hues = coloured(found, reversed(neighbours(situation.extract)))
    assert hues == coloured(found, neighbours(situation.extract))
    counts = Counter(hues.values())
    assert max(counts.values()) <= 2 * min(counts.values()) + 2


# The whole country


def test_country_draws_all_that_count_and_keeps_parallel_memberships(
    whole: Picture, everything: Ground
) -> None:
    found = whole
    ids = {edge["id"] for edge in found.scene["edges"]}
    assert len(ids) == len(found.scene["edges"]) == len(everything.ever.ties)
    assert {local(everything.found.membership(tie)) for tie in everything.found.ties.ties} <= shown(
        found, TODAY
    )
    pairs = Counter((edge["from"], edge["to"]) for edge in found.scene["edges"])
    twice = [pair for pair, count in pairs.items() if count > 1]
    assert twice, "some municipality is in an arrangement by several memberships"
    made = pyvis.to_pyvis(found)
    assert made.num_edges() == len(found.scene["edges"])
    assert made.num_nodes() == len(found.scene["nodes"])


def test_country_puts_arrangements_amid_their_members(whole: Picture, everything: Ground) -> None:
    known = nodes(whole)
    name = "jeugdregio-twente"
    members = everything.found.situation.members(name)
    middle = [sum(known[code][axis] for code in members) / len(members) for axis in "xy"]
    assert abs(known[name]["x"] - middle[0]) < 40
    assert abs(known[name]["y"] - middle[1]) < 40
    assert known["GM1680"]["y"] < known["GM0935"]["y"], "Aa en Hunze lies north of Maastricht"


def test_nothing_is_empty_in_a_scene(tiel: Picture, two: Picture) -> None:
    for picture in (tiel, two):
        for thing in (*picture.scene["nodes"], *picture.scene["edges"]):
            assert not [key for key, value in thing.items() if value in ("", None, [], {})]
        used = {one["group"] for one in picture.scene["nodes"]}
        assert used == {one["key"] for one in picture.scene["groups"]}
        assert {one["line"] for one in picture.scene["edges"]} == {
            one["key"] for one in picture.scene["lines"]
        }


@pytest.mark.parametrize("least", [None, 9])
def test_projection_ties_who_shares_enough(graph: Graph, least: int | None) -> None:
    ground = Ground.of(graph, ON, Choice(youth=True))
    found = shared(ground, least)
    weights = [n for *_, n in projection(ground.found.ties).edges(data="weight")]
    drawn = [edge.get("weight", 1) for edge in found.scene["edges"]]
    assert sorted(drawn) == sorted(n for n in weights if n >= (least or min(drawn)))
    if least is None:
        assert len(drawn) <= 3 * len(found.scene["nodes"]) < sum(n >= min(drawn) - 1 for n in weights)
    assert len(found.scene["nodes"]) == len(ground.found.situation.municipalities)
    assert "usual" not in found.scene


def test_projection_of_which_nothing_is_left_has_its_municipalities(everything: Ground) -> None:
    found = shared(everything, 1000)
    assert (found.scene["edges"], found.scene["lines"]) == ([], [])
    assert len(found.scene["nodes"]) == 342
    assert "geen paar deelt er 1000 of meer" in found.summary.nl


# A path


def test_paths_as_short_are_all_of_them(graph: Graph) -> None:
    ties = Ground.of(graph, ON, Choice(youth=True)).found.ties
    for end in ("GM0193", "GM0362", "GM0935"):
        count, found = as_short(ties, TIEL, end, most=5)
        first = shortest(ties, TIEL, end)
        assert first == found[0]
        every = [tuple(places) for places in nx.all_shortest_paths(linked(ties), TIEL, end)]
        assert count == len(every)
        assert {led.places for led in found} <= set(every)
        assert len({led.places for led in found}) == min(5, count)


def test_path_that_is_not_there() -> None:
    ties = Ties.of([("a", "X"), ("b", "Y")])
    assert as_short(ties, "a", "b") == as_short(ties, "a", "nobody") == as_short(ties, "a", "a") == (0, ())


def test_path_is_drawn_from_end_to_end(graph: Graph) -> None:
    ground = Ground.of(graph, ON, Choice(everyone=True))
    found = path(ground, TIEL, "GM0096")
    main, *others = found.scene["paths"]
    assert (main[0], main[-1]) == (TIEL, "GM0096")
    assert {len(other) for other in others} == {len(main)}
    tied = {frozenset((edge["from"], edge["to"])) for edge in found.scene["edges"] if edge["line"] == "path"}
    assert tied == {frozenset(pair) for pair in pairwise(main)}
    xs = [nodes(found)[name]["x"] for name in main]
    assert xs == sorted(xs)
    with pytest.raises(UsageProblem, match="both ends"):
        path(ground, TIEL, TIEL)


def test_path_that_is_not_there_shows_its_ends(graph: Graph) -> None:
    found = path(Ground.of(graph, ON, Choice("division", youth=True, everyone=True)), TIEL, "GM0096")
    assert list(nodes(found)) == [TIEL, "GM0096"]
    assert found.scene["edges"] == []
    assert "geen pad van Tiel naar Vlieland" in found.summary.nl


def test_municipality_without_arrangements_stands_alone(graph: Graph) -> None:
    choice = Choice(kinds=frozenset({ns.iri("jg:Province")}))
    found = municipality(Ground.of(graph, ON, choice), TIEL)
    assert list(nodes(found)) == [TIEL]
    assert "ontmoet daarin geen andere gemeente" in found.summary.nl


# A scenario


def followed(graph: Graph, text: str) -> Picture:
    return scenario(graph, scenarios.run(scenarios.ground(graph, ON), parse(text)))


def test_scenario_draws_before_and_after(graph: Graph) -> None:
    found = followed(graph, '[[step]]\nmove = ["Tiel", "Buren"]\nto = "Rijk van Nijmegen"\n')
    by_line: dict[str, set[tuple[str, str]]] = {}
    for edge in found.scene["edges"]:
        by_line.setdefault(edge["line"], set()).add((edge["from"], edge["to"]))
    moved = {TIEL, "GM0214"}
    assert by_line["removed"] == {(code, RIVIERENLAND) for code in moved}
    assert by_line["added"] == {(code, "jeugdregio-rijk-van-nijmegen") for code in moved}
    assert {name for name, node in nodes(found).items() if node.get("mark") == "moved"} == moved
    situation = Situation(extract(graph), ON)
    stay = {(c, r) for r in (RIVIERENLAND, "jeugdregio-rijk-van-nijmegen") for c in situation.members(r)}
    assert by_line["kept"] == stay - by_line["removed"]
    assert all("source" in edge for edge in found.scene["edges"] if edge["line"] != "added")
    assert "usual" not in found.scene, "what a scenario adds is no membership of the graph"


def test_scenario_with_a_new_municipality_and_new_regions(graph: Graph) -> None:
    found = followed(
        graph,
        '[[step]]\nmerge = ["Buren", "Culemborg"]\ninto = "Nieuwstad"\n[[step]]\nsplit-region = "Rivierenland"\n'
        'parts = { Oost = ["Tiel", "Nieuwstad", "Neder-Betuwe"], West = ["West Betuwe", "Maasdriel", "Zaltbommel",'
        ' "West Maas en Waal"] }\n',
    )
    told = {name: node.get("mark", "") for name, node in nodes(found).items()}
    assert told["new-nieuwstad"] == told["jeugdregio/new-oost"] == told["jeugdregio/new-west"] == "new"
    assert told["GM0214"] == told["GM0216"] == told[RIVIERENLAND] == "gone"
    assert nodes(found)["new-nieuwstad"]["label"] == "Nieuwstad"
    assert sum(edge["line"] == "added" for edge in found.scene["edges"]) == 7


# pyvis


def test_vis_network_is_the_one_that_pyvis_bundles() -> None:
    found = pyvis.vis_script()
    assert "9.1.2" in found[:2000]
    assert len(found) > 400_000


def test_a_pyvis_without_its_vis_network_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    pyvis.vis_script.cache_clear()
    monkeypatch.setattr(pyvis, "_SCRIPT", ("lib", "vis-0.0.0", "none.js"))
    with pytest.raises(StoreProblem, match="cannot read vis-network"):
        pyvis.vis_script()
    monkeypatch.setattr(pyvis, "find_spec", lambda name: None)
    with pytest.raises(StoreProblem, match="not installed"):
        pyvis.vis_script()
    pyvis.vis_script.cache_clear()


def test_reading_vis_network_does_not_import_pyvis() -> None:
    code = (
        "import sys; from jeugdgraph.pictures.network.pyvis import options, vis_script;"
        " vis_script(), options(); print('pyvis' in sys.modules)"
    )
    made = subprocess.run(
        [sys.executable, "-c", code], env=environment({}), capture_output=True, text=True, check=True
    )
    assert made.stdout.strip() == "False"


def test_pyvis_keeps_places_and_moves_nothing(tiel: Picture) -> None:
    made = pyvis.to_pyvis(tiel, "en")
    known = nodes(tiel)
    assert all(
        (node["x"], node["y"]) == (known[node["id"]]["x"], known[node["id"]]["y"]) for node in made.nodes
    )
    assert json.loads(json.dumps(made.options)) == pyvis.options()
    assert made.options["physics"]["enabled"] is False
    assert all(edge["arrows"] == "" for edge in made.edges)


# The tiny world


@pytest.fixture
def small(tiny: TinyWorld, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Graph]:
    """Open the tiny world, as a test has left it."""

    def opened() -> Graph:
        for name, value in tiny.environment.items():
            monkeypatch.setenv(name, value)
        return Graph.open(tiny.cache)

    return opened


def test_tiny_municipality_by_hand(small: Callable[[], Graph]) -> None:
    ground = Ground.of(small(), date(2023, 1, 1), Choice(roles="area", national=True))
    found = municipality(ground, "GM9005")
    lines = {edge["id"]: edge["line"] for edge in found.scene["edges"]}
    assert lines["jeugdregio-zuid.gm9005"] == "member"
    assert lines["schoolregio-twee.gm9006"] == "area"
    assert [line for edge, line in lines.items() if edge.startswith("jeugdregio-noord")] == ["disputed"]
    assert "in 3 verbanden" not in found.summary.nl
    assert "deel aan 3 verbanden en ontmoet daarin 2 gemeenten" in found.summary.nl
    duinrode = nodes(found)["GM9004"]
    assert (duinrode["until"], "from" in duinrode) == ("2022-07-01", False)


def test_tiny_world_without_places_is_drawn_all_the_same(small: Callable[[], Graph]) -> None:
    graph, on = small(), date(2018, 1, 1)
    ground = Ground.of(graph, on, Choice(roles="area", national=True))
    found = divisions(graph, on, "jeugdregio", "veiligheidsregio")
    for picture in (country(ground), found, shared(ground), arrangement(ground, "jeugdregio-noord")):
        places = [(node["x"], node["y"]) for node in picture.scene["nodes"]]
        assert len(set(places)) == len(places)
    assert any("Ligging niet bekend" in note.nl for note in found.notes)
    assert {name: node.get("mark") for name, node in nodes(found).items() if name.startswith("GM")} == {
        "GM9001": "cut", "GM9002": "cut", "GM9004": "apart", "GM9005": "cut", "GM9006": "cut",
    }  # fmt: skip


def test_arrangement_that_is_itself_a_member(small: Callable[[], Graph]) -> None:
    ground = Ground.of(small(), date(2018, 1, 1), Choice(roles="any", national=True))
    found = arrangement(ground, "tafel-noord")
    assert nodes(found)["jeugdregio-noord"]["group"] == "region"
    assert {(edge["from"], edge["line"]) for edge in found.scene["edges"] if edge["to"] == "tafel-noord"} == {
        ("jeugdregio-noord", "member"), ("GM9006", "member"),
    }  # fmt: skip


def test_unverified_memberships_are_drawn_only_when_asked_for(small: Callable[[], Graph]) -> None:
    graph, on = small(), date(2018, 1, 1)
    choice = Choice(roles="any", national=True)
    doubtful = {("GM9005", "tafel-noord")}
    for unverified in (False, True):
        found = arrangement(Ground.of(graph, on, choice, unverified=unverified), "tafel-noord")
        drawn = {(e["from"], e["to"]) for e in found.scene["edges"] if e["line"] == "unverified"}
        assert drawn == (doubtful if unverified else set())


def test_hostile_names_stay_plain_data(tiny: TinyWorld, small: Callable[[], Graph], tmp_path: Path) -> None:
    tiny.replace("municipalities", "GM9006,Fierland", f"GM9006,{HOSTILE}")
    tiny.replace("arrangements", "Jeugdregio Zuid", HOSTILE)
    tiny.replace("memberships", '"jeugdregio-zuid, GM9006"', f'"{HOSTILE}"')
    graph, on = small(), date(2018, 1, 1)
    found = municipality(Ground.of(graph, on, Choice(roles="area", national=True)), "GM9006")
    assert HOSTILE in found.title.nl
    told = nodes(found)
    assert told["GM9006"]["label"] == told["jeugdregio-zuid"]["label"] == HOSTILE
    assert HOSTILE in {edge.get("locator") for edge in found.scene["edges"]}
    made = pyvis.to_pyvis(found)
    assert all("<" not in thing["title"] for thing in (*made.nodes, *made.edges))
    written = made.generate_html()
    assert "<img" not in written
    assert HOSTILE not in written


# The same each time

_EVERY = """
import hashlib, json, sys
from datetime import date
from pathlib import Path
from jeugdgraph.analysis.networks.selection import Choice
from jeugdgraph.analysis.scenario import run
from jeugdgraph.analysis.scenario.read import parse
from jeugdgraph.graph import Graph
from jeugdgraph.pictures.network import arrangement, country, divisions, municipality, path, scenario
from jeugdgraph.pictures.network.ground import Ground
graph, on = Graph.open(Path(sys.argv[1])), date.fromisoformat(sys.argv[2])
young = Ground.of(graph, on, Choice(youth=True))
wide = Ground.of(graph, on, Choice(everyone=True))
step = '[[step]]\\nmove = ["Tiel", "Buren"]\\nto = "Rijk van Nijmegen"\\n'
for made in (
    municipality.municipality(young, "GM0281"), arrangement.arrangement(young, "jeugdregio-rivierenland"),
    divisions.divisions(graph, on, "jeugdregio", "swv-po"), country.country(young), country.shared(young, 14, "force", 3),
    path.path(wide, "GM0281", "GM0096"), scenario.scenario(graph, run.run(run.ground(graph, on), parse(step))),
):
    print(made.name, hashlib.sha256((json.dumps(made.scene) + repr(made)).encode()).hexdigest())
"""


@pytest.mark.again
def test_the_same_graph_gives_the_same_pictures(built_store: Path) -> None:
    outcomes = [
        subprocess.run(
            [sys.executable, "-c", _EVERY, str(built_store), TODAY], env=environment({"PYTHONHASHSEED": seed}),
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert outcomes[0] == outcomes[1]
    assert len(outcomes[0].splitlines()) == 7


def test_every_phrase_is_used(graph: Graph) -> None:
    folder = Path(pyvis.__file__).parent
    code = "".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.py")))
    built = (
        "line ",
        "group ",
        "mark ",
        "layout ",
        "ring ",
        "threshold ",
        "via ",
        "count ",
        "planned ",
        "disputed ",
    )
    unused = [
        key for key in WORDS
        if f'"{key}"' not in code and not key.endswith(" one") and not key.startswith(built)
    ]  # fmt: skip
    assert not unused
