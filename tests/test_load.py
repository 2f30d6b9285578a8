"""The load of a municipality (M12): counted by pencil, by brute force, and in the graph."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.load import load, loads
from jeugdgraph.analysis.networks.selection import Choice, select
from jeugdgraph.analysis.networks.ties import Tie, Ties
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import participations

ON = date(2025, 1, 1)
DRAWN = Ties.of(
    [
        ("a", "J"),
        ("b", "J"),
        ("a", "G"),
        ("b", "G"),
        ("c", "G"),
        ("a", "K"),
        ("d", "K"),
        ("a", "K", 0.5, "lead"),
    ]
)
"""a and b in a youth region J; a, b, c in G; a and d in K, of which a also takes the lead."""
PAIRS = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("XYZW")), max_size=25)


def test_load_of_a_drawn_municipality() -> None:
    found = load(DRAWN, "a", {"a", "b"}, {"J": ["law"], "G": ["law", "treaty"]})
    assert (found.memberships, found.arrangements) == (4, 3)
    assert found.partners == ("b", "c", "d")
    assert found.net_partners == ("c", "d")
    assert found.forms == (("law", 2), ("", 1), ("treaty", 1))


def test_municipality_in_nothing_has_a_load_of_nothing() -> None:
    found = load(DRAWN, "z", {"z"})
    assert (found.memberships, found.arrangements, found.partners, found.net_partners) == (0, 0, (), ())
    assert found.forms == ()


def test_net_partners_are_unknown_without_a_region() -> None:
    assert load(DRAWN, "a").net_partners is None
    assert loads(DRAWN, "a", {})["a"].net_partners is None


def test_municipality_in_two_regions_has_the_partners_of_both_as_usual() -> None:
    regions = {"a": {"J": 0.5, "H": 0.5}, "b": {"J": 1.0}, "c": {"H": 1.0}, "d": {"L": 1.0}}
    assert loads(DRAWN, "abcd", regions)["a"].net_partners == ("d",)


@given(PAIRS, st.sets(st.sampled_from("abcdef")))
def test_load_is_what_counting_by_hand_gives(pairs: list[tuple[str, str]], region: set[str]) -> None:
    found = load(Ties.of(pairs), "a", region)
    met = {m for m, x in pairs for n, y in pairs if n == "a" and x == y and m != "a"}
    assert set(found.partners) == met
    assert set(found.net_partners or ()) == met - region
    assert found.memberships == sum(member == "a" for member, _ in pairs)
    assert found.arrangements == len({x for member, x in pairs if member == "a"})


@given(PAIRS, st.permutations("abcdef"))
def test_renaming_municipalities_changes_no_load(pairs: list[tuple[str, str]], order: list[str]) -> None:
    renamed = dict(zip("abcdef", order, strict=True))
    before, after = (
        load(Ties.of(pairs), "a"),
        load(Ties.of([(renamed[m], x) for m, x in pairs]), renamed["a"]),
    )
    assert after.arrangements == before.arrangements
    assert set(after.partners) == {renamed[partner] for partner in before.partners}


def test_share_outside_its_range_is_refused() -> None:
    with pytest.raises(Exception, match=r"share 0 of 'a' in 'X'; expected above 0, at most 1"):
        Ties.of([Tie("a", "X", 0)])


@pytest.mark.parametrize("code", ["GM0281", "GM0363", "GM0096", "GM1731"])
def test_load_counts_the_memberships_that_the_graph_shows(graph: Graph, code: str) -> None:
    selection = select(graph, Situation(extract(graph), ON), Choice())
    shown = [
        p
        for p in participations(graph, ns.municipality(code), ON, ON)
        if not p.path and "true" in graph.values(p.role, "jg:takesPart")
        and ns.local_name(p.basis) not in ("disputed", "inherited-disputed")
        and ns.local_name(p.status) not in ("proposed", "decided")
    ]  # fmt: skip
    found = load(selection.ties, code)
    assert found.memberships == len(shown)
    assert found.arrangements == len({p.party for p in shown})
