"""Networks of cooperation (M13): drawn by hand, known from the literature, by brute force, and on the command line."""

import csv
import io
import json
from collections import Counter
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st

from jeugdgraph.analysis.division import Division
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.ids import iri, local
from jeugdgraph.analysis.networks.centrality import betweenness, ranked, shape, standings
from jeugdgraph.analysis.networks.communities import METHODS, Method, against, communities, stability
from jeugdgraph.analysis.networks.paths import linked, shortest
from jeugdgraph.analysis.networks.profiles import most_alike
from jeugdgraph.analysis.networks.selection import Choice, select
from jeugdgraph.analysis.networks.ties import Tie, Ties, bipartite, nationwide, projection
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.errors import UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.present.network.files import FORMATS, encoded, with_arrangements, with_partners

ON = date(2025, 1, 1)
DRAWN = Ties.of([(member, name) for name, members in
                 {"W": "ab", "X": "abc", "Y": "cd", "Z": "de"}.items() for member in members])  # fmt: skip
"""a and b meet in W and X, c joins them in X; then a chain: c - Y - d - Z - e."""
PAIRS = st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("UVWXYZ")), min_size=1, max_size=30)


def couples(network: "nx.Graph[str]") -> Ties:
    """Ties in which every edge of a network is an arrangement of two."""
    return Ties.of([(str(end), f"{a}+{b}") for a, b in network.edges for end in (a, b)])


# The two networks


def test_projection_of_the_drawn_network_has_the_weights_drawn() -> None:
    found = sorted(projection(DRAWN).edges(data="weight"))
    assert found == [("a", "b", 2), ("a", "c", 1), ("b", "c", 1), ("c", "d", 1), ("d", "e", 1)]


@given(PAIRS)
def test_weight_is_the_number_of_shared_arrangements(pairs: list[tuple[str, str]]) -> None:
    found = projection(Ties.of(pairs))
    for one, other in combinations("abcdefg", 2):
        shared = {x for m, x in pairs if m == one} & {x for m, x in pairs if m == other}
        assert found.has_edge(one, other) == bool(shared)
        if shared:
            assert found[one][other]["weight"] == len(shared)


def test_member_that_meets_nobody_is_still_there() -> None:
    found = projection(Ties.of([("a", "X")]), ["a", "z"])
    assert sorted(found) == ["a", "z"]
    assert found.number_of_edges() == 0


def test_bipartite_network_keeps_parallel_memberships() -> None:
    found = bipartite(Ties.of([Tie("a", "X", 0.5, "lead"), Tie("a", "X", 0.25, "host"), Tie("X", "Y")]))
    assert nx.is_bipartite(found)
    edge = found[("member", "a")][("arrangement", "X")]
    assert edge["share"] == 0.5
    assert sorted(tie.role for tie in edge["ties"]) == ["host", "lead"]
    assert ("member", "X") in found
    assert ("arrangement", "X") in found


def test_partners_come_with_what_is_shared() -> None:
    assert DRAWN.partners("a") == {"b": ("W", "X"), "c": ("X",)}
    assert DRAWN.partners("nobody") == {}


def test_arrangement_of_half_of_all_is_nationwide() -> None:
    assert nationwide(DRAWN, "abcdef") == ("X",)
    assert nationwide(DRAWN, "abcde", 1.0) == ()


# Standing


def test_standings_of_the_drawn_network() -> None:
    found = standings(DRAWN)
    assert {m: round(6 * s.betweenness) for m, s in found.items()} == {"a": 0, "b": 0, "c": 4, "d": 3, "e": 0}
    assert {m: s.core for m, s in found.items()} == {"a": 2, "b": 2, "c": 2, "d": 1, "e": 1}
    assert found["c"].clustering == pytest.approx(1 / 3)
    assert (found["a"].arrangements, found["a"].partners, found["a"].strength) == (2, 2, 3)


def test_shape_of_the_drawn_network() -> None:
    found = shape(DRAWN)
    assert (found.members, found.arrangements, found.memberships, found.pairs) == (5, 4, 9, 5)
    assert found.components == (("a", "b", "c", "d", "e"),)
    assert found.bridges == found.local_bridges == (("c", "d"), ("d", "e"))
    assert found.joints == ("X", "Y", "Z")
    assert (found.top_core, found.in_top_core, found.density) == (2, ("a", "b", "c"), 0.5)


def test_betweenness_of_the_florentine_families_is_that_of_the_literature() -> None:
    """Padgett and Ansell (1993), as in the documentation of networkx and Jackson (2008): the Medici at .522."""
    found = standings(couples(nx.florentine_families_graph()))
    assert round(found["Medici"].betweenness, 3) == 0.522
    assert round(found["Guadagni"].betweenness, 3) == 0.255
    assert ranked({m: s.betweenness for m, s in found.items()})["Medici"] == 1


def test_southern_women_are_projected_as_networkx_does() -> None:
    davis = nx.davis_southern_women_graph()
    women = davis.graph["top"]
    ties = Ties.of([(woman, event) for woman in women for event in davis[woman]])
    expected = nx.bipartite.weighted_projected_graph(davis, women)
    found = projection(ties)
    assert {frozenset((a, b)): w for a, b, w in found.edges(data="weight")} == {
        frozenset((a, b)): w for a, b, w in expected.edges(data="weight")
    }
    assert betweenness(found) == pytest.approx(nx.betweenness_centrality(expected))


def test_strong_ties_are_short_by_the_distance_of_ties() -> None:
    """a and c meet once; both meet b three times: by steps a-c is direct, by ties it runs through b."""
    pairs = [(m, f"{n}{k}") for n in ("ab", "bc") for k in range(3) for m in n]
    network = projection(Ties.of([*pairs, ("a", "S"), ("c", "S")]))
    assert betweenness(network, "steps")["b"] == 0
    assert betweenness(network, "ties")["b"] == 1


def test_paths_of_equal_length_by_ties_are_equal() -> None:
    """1/3 + 1/6 = 1/2, though not in floating point: a-c directly or through b."""
    shared = {"ab": 3, "bc": 6, "ac": 2}
    ties = Ties.of([(m, f"{pair}{k}") for pair, times in shared.items() for k in range(times) for m in pair])
    assert betweenness(projection(ties), "ties")["b"] == 0.5


@given(PAIRS, st.permutations("abcdefg"))
def test_renaming_changes_no_standing(pairs: list[tuple[str, str]], order: list[str]) -> None:
    renamed = dict(zip("abcdefg", order, strict=True))
    before, after = standings(Ties.of(pairs)), standings(Ties.of([(renamed[m], x) for m, x in pairs]))
    for member, standing in before.items():
        other = after[renamed[member]]
        assert other.betweenness == pytest.approx(standing.betweenness)
        assert (other.core, other.partners, other.strength) == (
            standing.core,
            standing.partners,
            standing.strength,
        )
        assert other.clustering == pytest.approx(standing.clustering)


def test_equal_values_share_a_rank() -> None:
    assert ranked({"a": 0.1 + 0.2, "b": 0.3, "c": 0.2}) == {"a": 1, "b": 1, "c": 3}


def test_network_of_nobody_has_a_shape() -> None:
    found = shape(Ties.of([]))
    assert (found.members, found.components, found.density, found.top_core) == (0, (), None, 0)


# Paths


def test_path_through_the_drawn_network() -> None:
    found = shortest(DRAWN, "a", "e")
    assert found is not None
    assert found.places == ("a", "X", "c", "Y", "d", "Z", "e")
    assert [leg[0].member for leg in found.legs] == ["a", "c", "c", "d", "d", "e"]


def test_among_equal_paths_the_smallest_arrangement_is_taken() -> None:
    both = [("a", "big"), ("b", "big"), ("c", "big"), ("a", "small"), ("b", "small")]
    assert shortest(Ties.of(both), "a", "b").places == ("a", "small", "b")  # type: ignore[union-attr]
    equal = [("a", "Y"), ("b", "Y"), ("a", "X"), ("b", "X")]
    assert shortest(Ties.of(equal), "a", "b").places == ("a", "X", "b")  # type: ignore[union-attr]


def test_fewer_steps_go_before_small_arrangements() -> None:
    crowd = [(f"m{n}", "big") for n in range(500)]
    ties = Ties.of([*crowd, ("a", "big"), ("b", "big"), ("a", "X"), ("c", "X"), ("c", "Y"), ("b", "Y")])
    assert shortest(ties, "a", "b").places == ("a", "big", "b")  # type: ignore[union-attr]


def test_path_may_pass_an_arrangement_that_takes_part_in_another() -> None:
    ties = Ties.of([("a", "R"), ("R", "S"), ("T", "S"), ("b", "T")])
    assert shortest(ties, "a", "b").places == ("a", "R", "S", "T", "b")  # type: ignore[union-attr]
    assert shortest(ties, "a", "b", via=["a", "b"]) is None


def test_there_may_be_no_path() -> None:
    assert shortest(Ties.of([("a", "X"), ("b", "Y")]), "a", "b") is None
    assert shortest(DRAWN, "a", "nobody") is None
    assert shortest(DRAWN, "a", "a").places == ("a",)  # type: ignore[union-attr]


@given(PAIRS, st.sampled_from("abcdefg"), st.sampled_from("abcdefg"))
def test_path_is_a_path_and_none_is_shorter(pairs: list[tuple[str, str]], start: str, end: str) -> None:
    ties = Ties.of(pairs)
    network, found = linked(ties), shortest(ties, start, end)
    reachable = start in network and end in network and nx.has_path(network, start, end)
    assert (found is not None) == (reachable or start == end)
    if found is not None:
        assert (found.places[0], found.places[-1]) == (start, end)
        assert all(leg for leg in found.legs)
        if reachable:
            assert found.steps == nx.shortest_path_length(network, start, end)
            sizes = [sum(len(ties.members_of[leg[0].arrangement]) for leg in found.legs)]
            every = nx.all_shortest_paths(network, start, end)
            sizes += [2 * sum(len(ties.members_of[x]) for x in one[1::2]) for one in every]
            assert sizes[0] == min(sizes)


# Profiles


def test_profiles_are_compared_by_jaccard() -> None:
    found = most_alike(DRAWN, "a")
    assert [(one.member, one.both, one.either) for one in found] == [("b", 2, 2), ("c", 1, 3)]
    assert found[0].jaccard == 1
    assert most_alike(DRAWN, "a", 1) == found[:1]


def test_profile_of_nobody_is_refused() -> None:
    with pytest.raises(UsageProblem, match="takes part in nothing"):
        most_alike(DRAWN, "nobody")


# Communities


@pytest.mark.parametrize("method", METHODS)
def test_two_cliques_are_two_groups_for_every_seed(method: Method) -> None:
    ties = Ties.of([*((m, x) for x in "XYZ" for m in "abcd"), *((m, x) for x in "UVW" for m in "efgh"),
                    ("a", "B"), ("e", "B")])  # fmt: skip
    found = communities(projection(ties), method, range(5))
    assert found.groups == (("a", "b", "c", "d"), ("e", "f", "g", "h"))
    assert found.stability == 1
    assert found.numbers == (2, 2, 2, 2, 2)


@pytest.mark.parametrize("method", METHODS)
def test_groups_of_the_karate_club_are_the_same_for_a_seed(method: Method) -> None:
    club = nx.karate_club_graph()
    one, other = communities(club, method, [7]), communities(club, method, [7])
    assert one == other
    assert sorted(m for group in one.groups for m in group) == sorted(club)  # type: ignore[type-var]
    assert one.modularity == pytest.approx(
        nx.community.modularity(club, map(set, one.groups), weight="weight")
    )
    assert one.stability is None


def test_best_of_the_seeds_is_shown() -> None:
    found = communities(nx.karate_club_graph(), "louvain", range(10))
    assert found.modularity == max(found.modularities)
    assert found.seed == found.modularities.index(max(found.modularities))
    assert found.stability is not None
    assert 0 < found.stability <= 1


def test_groups_do_not_depend_on_the_order_of_rows() -> None:
    rows = [(str(end), f"{a}+{b}") for a, b in nx.karate_club_graph().edges for end in (a, b)]
    assert communities(projection(Ties.of(rows))) == communities(projection(Ties.of(rows[::-1])))


def test_stability_is_the_mean_over_pairs() -> None:
    same, other = [0, 0, 1, 1], [0, 1, 0, 1]
    assert stability([same, same]) == 1
    assert stability([same, same, other]) == pytest.approx((1 - 0.5 - 0.5) / 3)


def test_communities_of_nobody_or_without_seeds_are_refused() -> None:
    with pytest.raises(UsageProblem, match="at least one seed"):
        communities(projection(DRAWN), seeds=[])
    with pytest.raises(UsageProblem, match="nobody in this network"):
        communities(projection(Ties.of([])))


def test_members_outside_the_main_group_of_their_region_are_named() -> None:
    ties = Ties.of([*((m, x) for x in "XYZ" for m in "abcd"), *((m, x) for x in "UVW" for m in "efgh")])
    declared = Division.of(dict(zip("abcdefgh", "JJJKKKKK", strict=True)), id="youth")
    found = against(communities(projection(ties)), declared)
    assert [(one.member, one.region, one.group, one.main_group) for one in found.outside] == [
        ("d", "K", "1", "2")
    ]
    assert found.main_group == {"J": "1", "K": "2"}
    assert (found.whole, found.scores.regions_b) == (1, 2)
    assert found.scores.ari is not None
    assert 0 < found.scores.ari < 1


def test_member_of_two_regions_is_outside_only_when_it_is_so_for_both() -> None:
    ties = Ties.of([*((m, x) for x in "XYZ" for m in "abcd"), *((m, x) for x in "UVW" for m in "efgh")])
    regions = {**dict.fromkeys("abc", "J"), "d": {"J": 0.5, "K": 0.5}, **dict.fromkeys("efgh", "K")}
    found = against(communities(projection(ties)), Division.of(regions))
    assert found.outside == ()
    assert found.scores.ari is None
    assert found.scores.reasons["ari"] == "cover"


# What is chosen from the graph


@pytest.fixture(scope="module")
def situation(graph: Graph) -> Situation:
    return Situation(extract(graph), ON)


def test_ids_and_addresses_go_both_ways(situation: Situation) -> None:
    for address in (*situation.extract.members, *situation.extract.arrangements):
        assert iri(local(address)) == address


def test_divisions_and_other_arrangements_are_all_there_is(graph: Graph, situation: Situation) -> None:
    every, regions, others = (
        select(graph, situation, Choice(through=through)).ties for through in ("both", "division", "joint")
    )  # fmt: skip
    assert {*regions.ties, *others.ties} == set(every.ties)
    assert set(regions.arrangements).isdisjoint(others.arrangements)


def test_lying_within_an_area_is_no_cooperation_unless_asked_for(graph: Graph, situation: Situation) -> None:
    taking = select(graph, situation, Choice())
    area = select(graph, situation, Choice(roles="area"))
    assert "provincie" not in {taking.division_of.get(name) for name in taking.ties.arrangements}
    assert "provincie" in {area.division_of.get(name) for name in area.ties.arrangements}
    assert set(taking.ties.ties) < set(area.ties.ties)


def test_nationwide_arrangements_are_left_out_and_named(graph: Graph, situation: Situation) -> None:
    plain = select(graph, situation, Choice(roles="any", everyone=True))
    assert "lta" in plain.national
    assert "lta" not in plain.ties.arrangements
    assert (
        "lta" in select(graph, situation, Choice(roles="any", everyone=True, national=True)).ties.arrangements
    )


def test_youth_arrangements_are_fewer(graph: Graph, situation: Situation) -> None:
    youth = select(graph, situation, Choice(youth=True)).ties
    every = select(graph, situation, Choice()).ties
    assert set(youth.arrangements) < set(every.arrangements)
    assert any(name.startswith("jeugdregio-") for name in youth.arrangements)


def test_network_of_the_graph_holds_only_municipalities_of_the_date(
    graph: Graph, situation: Situation
) -> None:
    assert set(select(graph, situation, Choice()).ties.members) <= set(situation.municipalities)


# Files


@pytest.fixture(scope="module")
def youth(graph: Graph, situation: Situation) -> "nx.Graph[str]":
    return with_arrangements(graph, select(graph, situation, Choice(youth=True, everyone=True)), "nl")


def read_back(content: bytes, format_: str) -> "nx.Graph[str]":
    if format_ == "json":
        return nx.node_link_graph(json.loads(content), edges="edges")
    read = nx.read_graphml if format_ == "graphml" else nx.read_gexf
    found: nx.Graph[str] = read(io.BytesIO(content))
    return found


@pytest.mark.parametrize("format_", FORMATS)
def test_file_holds_every_node_edge_and_attribute(youth: "nx.Graph[str]", format_: str) -> None:
    found = read_back(encoded(youth, format_, ON), format_)  # type: ignore[arg-type]
    assert set(found) == set(youth)
    assert {frozenset(edge) for edge in found.edges} == {frozenset(edge) for edge in youth.edges}
    for node, told in youth.nodes(data=True):
        assert told.items() <= found.nodes[node].items()
    for one, other, told in youth.edges(data=True):
        kept = {key: value for key, value in told.items() if value != ""}
        assert kept.items() <= found[one][other].items()


def test_edge_lists_every_membership(graph: Graph, situation: Situation) -> None:
    chosen = select(graph, situation, Choice())
    network = with_arrangements(graph, chosen, "nl")
    ids = [id_ for *_, told in network.edges(data=True) for id_ in told["membership"].split(";")]
    assert len(ids) == len(set(ids)) == len(chosen.ties.ties)
    parallel = [told for *_, told in network.edges(data=True) if told["memberships"] > 1]
    assert parallel
    assert all(len(told[key].split(";")) == told["memberships"]
               for told in parallel for key in ("role", "scope", "shares", "sources", "observed"))  # fmt: skip


def test_projection_in_a_file_is_that_of_the_measures(graph: Graph, situation: Situation) -> None:
    chosen = select(graph, situation, Choice(youth=True))
    found, expected = with_partners(graph, chosen, "nl"), projection(chosen.ties, situation.municipalities)
    assert {frozenset((a, b)): w for a, b, w in found.edges(data="weight")} == {
        frozenset((a, b)): w for a, b, w in expected.edges(data="weight")
    }
    assert all(w["weight"] == len(w["arrangements"].split(";")) for *_, w in found.edges(data=True))
    assert set(found) == set(expected)
    assert found.nodes["GM0281"]["label"] == "Tiel"
    assert found.nodes["GM0281"]["residents"] > 40_000
    assert {"lat", "lon", "rd_x", "rd_y"} <= found.nodes["GM0281"].keys()


@pytest.mark.parametrize("format_", ["graphml", "gexf"])
def test_hostile_names_stay_text_in_xml(format_: str) -> None:
    from jeugdgraph.present.network.files import _clean

    hostile = '<script>alert("x")</script>&\x00\x1b[31m]]>\ud800'
    network = nx.Graph()
    network.add_node("a", label=_clean(hostile))
    network.add_edge("a", 'b"<')
    content = encoded(network, format_, ON)  # type: ignore[arg-type]
    ElementTree.fromstring(content)  # noqa: S314 - our own
    assert b"<script" not in content
    assert read_back(content, format_).nodes["a"]["label"].startswith('<script>alert("x")</script>&')


def test_same_network_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for format_ in FORMATS:
        files = [tmp_path / f"{number}.{format_}" for number in range(2)]
        for number, file in enumerate(files):
            outcome = run("network", "export", "--youth", "--on", "2025-01-01", "-o", str(file),
                          env={"PYTHONHASHSEED": str(number)})  # fmt: skip
            assert outcome.returncode == 0, outcome.stderr
        assert files[0].read_bytes() == files[1].read_bytes()


def test_file_without_a_folder_is_one_line(run: Run, tmp_path: Path) -> None:
    outcome = run("network", "export", "-o", str(tmp_path / "none" / "a.gexf"))
    assert (outcome.returncode, outcome.stdout) == (3, "")
    assert len(outcome.stderr.splitlines()) == 1
    outcome = run("network", "export", "-o", str(tmp_path / "a.png"))
    assert outcome.returncode == 2
    assert "cannot tell the format" in outcome.stderr
    assert not list(tmp_path.iterdir())


# The command line


def rows_of(outcome: "object") -> list[dict[str, str]]:
    assert outcome.returncode == 0, outcome.stderr  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(outcome.stdout)))  # type: ignore[attr-defined]


def test_summary_states_what_it_rests_on(run: Run) -> None:
    outcome = run("network", "summary", "--lang", "en")
    assert outcome.returncode == 0, outcome.stderr
    for text in (
        "22 November 2026",
        "those that take part",
        "Nationwide",
        "Left out",
        "Sources:",
        "[1]",
        "more sources",
    ):
        assert text in outcome.stdout
    assert "deelname" not in outcome.stdout


def test_summary_ranks_every_municipality_for_programs(run: Run) -> None:
    rows = rows_of(run("network", "summary", "--on", "2025-01-01", "--format", "csv"))
    assert len(rows) == 342
    values = [float(row["betweenness"]) for row in rows]
    assert values == sorted(values, reverse=True)


def test_answer_says_when_it_takes_in_more(run: Run) -> None:
    outcome = run("network", "load", "--all", "--national", "--youth", "--roles", "area", "--lang", "en")
    said = " ".join(outcome.stdout.split())
    for text in (
        "with unverified memberships",
        "with nationwide arrangements",
        "only touching youth",
        "lie within",
    ):
        assert text in said
    assert "unverified memberships; take them in" not in said


def test_municipality_has_partners_with_evidence(run: Run) -> None:
    rows = rows_of(run("network", "municipality", "Tiel", "--format", "csv"))
    shared = [int(row["shared"]) for row in rows]
    assert shared == sorted(shared, reverse=True)
    for row in rows:
        assert len(row["arrangements"].split()) == int(row["shared"])
        assert len(row["evidence"].split()) >= 2 * int(row["shared"])
    assert {row["same_region"] for row in rows} == {"true", "false"}


def test_load_ranks_all_with_their_legal_forms(run: Run) -> None:
    rows = rows_of(run("network", "load", "--format", "csv"))
    assert len(rows) == 342
    tiel = next(row for row in rows if row["code"] == "GM0281")
    assert 0 < int(tiel["net_partners"]) < int(tiel["partners"])
    assert int(tiel["form_public_body"]) > 0


def test_path_joins_two_far_apart(run: Run) -> None:
    rows = rows_of(run("network", "path", "Sluis", "Delfzijl", "--on", "2020-01-01", "--format", "csv"))
    assert rows[0]["member"] == "Sluis"
    assert rows[-1]["member"] == "Delfzijl"
    steps = Counter(row["step"] for row in rows)
    by_step = [next(row for row in rows if row["step"] == step) for step in steps]
    for one, other in pairwise(by_step):
        assert one["arrangement_id"] == other["arrangement_id"] or one["member_id"] == other["member_id"]
    assert run("evidence", rows[0]["membership"]).returncode == 0


def test_path_from_an_organisation(run: Run) -> None:
    shut = run("network", "path", "VNG", "Tiel", "--lang", "nl")
    assert shut.returncode == 0, shut.stderr
    assert "Geen pad gevonden" in shut.stdout
    rows = rows_of(run("network", "path", "VNG", "Tiel", "--national", "--roles", "any", "--format", "csv"))
    assert [row["arrangement_id"] for row in rows] == ["lta", "lta", "jeugdregio-rivierenland"]


def test_communities_are_the_same_in_another_process(run: Run) -> None:
    args = ("network", "communities", "--method", "labels", "--seeds", "3", "--format", "json")
    one, other = (run(*args, env={"PYTHONHASHSEED": seed}) for seed in ("1", "2"))
    assert one.returncode == 0, one.stderr
    assert one.stdout == other.stdout


def test_communities_leave_the_division_out_unless_asked(run: Run) -> None:
    apart = run("network", "communities", "--lang", "en", "--seeds", "2")
    taken = run("network", "communities", "--lang", "en", "--seeds", "2", "--with-division")
    assert "left out of the network" in " ".join(apart.stdout.split())
    assert "counts in the network" in " ".join(taken.stdout.split())
    for text in ("stability", "modularity", "regions whole in one group", "depends on method"):
        assert text in " ".join(apart.stdout.split())


@pytest.mark.parametrize(
    ("args", "text"),
    [
        (["municipality", "Tieel"], "unknown municipality 'Tieel'. Did you mean"),
        (["municipality", "Geldermalsen"], "Geldermalsen does not exist on 22 November 2026"),
        (["path", "Tiel", "Qwxyz"], "unknown name 'Qwxyz'"),
        (["path", "Tiel", "GM0281"], "both ends of the path are 'Tiel'"),
        (["communities", "--division", "jeugdregios-x"], "unknown division 'jeugdregios-x'"),
        (["summary", "--kind", "Nonsense"], "unknown kind 'Nonsense'"),
        (["municipality", "Tiel", "--division", "swv-po-2016", "--on", "2026-01-01"], "swv-po-2016"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_one_line(run: Run, args: list[str], text: str) -> None:
    outcome = run("network", *args)
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert text in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1


def test_weight_adds_the_people_who_live_at_the_partners(run: Run, graph: Graph) -> None:
    from jeugdgraph.analysis.weights import weights

    size = weights(extract(graph), "residents", date(2026, 1, 1)).sizes
    given = ("--weight", "residents", "--on", "2026-01-01", "--format", "csv")
    partners = csv.DictReader(run("network", "municipality", "Tiel", *given).stdout.splitlines())
    expected = sum(size[row["code"]] for row in partners if int(row["shared"]))
    [row] = [
        r for r in csv.DictReader(run("network", "load", *given).stdout.splitlines()) if r["code"] == "GM0281"
    ]
    assert int(row["partner_people"]) == expected
