"""The pitfalls of measuring overlap, one by one, and what the measures refuse."""

import re
from collections.abc import Callable
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_array

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis import scores as scores_module
from jeugdgraph.analysis.alike import alike
from jeugdgraph.analysis.congruence import congruences, without_single
from jeugdgraph.analysis.crosswalk import Crosswalk, NothingInCommon, crosswalk
from jeugdgraph.analysis.division import Division, NotAPartition, Region
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.information import adjusted_mutual_information, information, inhomogeneity
from jeugdgraph.analysis.nesting import (
    cuts,
    intact,
    intact_regions,
    mapcurves,
    relative_nesting,
    weight_apart,
)
from jeugdgraph.analysis.pairs import adjusted_rand, pairs
from jeugdgraph.analysis.scores import Scores, all_pairs, scores
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.errors import UsageProblem
from jeugdgraph.graph import Graph

YOUTH = {"a": "J1", "b": "J1", "c": "J2", "d": "J2"}
SAFETY = {"a": "V1", "b": "V2", "c": "V2", "d": "V2"}
NATION = dict.fromkeys(YOUTH, "land")
COVER: dict[str, Region] = {**YOUTH, "b": {"J1": 0.5, "J2": 0.5}}
PARTITION_MEASURES = (information, inhomogeneity, adjusted_mutual_information, adjusted_rand)


def told(a: dict[str, Region] | dict[str, str], b: dict[str, Region] | dict[str, str]) -> Scores:
    return scores(crosswalk(a, b))


# The pitfalls, numbered as they were written down.


def test_1_a_nationwide_arrangement_is_set_apart_before_it_makes_everybody_a_partner() -> None:
    divisions = [Division.of(found, id=id_) for id_, found in (("j", YOUTH), ("v", SAFETY), ("lta", NATION))]
    swamped = congruences(divisions)["a"]
    assert [partner for partner, _ in swamped.partners] == ["b", "c", "d"]
    several, single = without_single(divisions)
    assert [division.id for division in single] == ["lta"]
    assert congruences(several)["a"].partners == (("b", 1),)


@pytest.mark.parametrize("swap", [False, True])
def test_2_a_division_with_one_region_gives_no_score_rather_than_zero(swap: bool) -> None:
    found = told(NATION, YOUTH) if swap else told(YOUTH, NATION)
    names = ("homogeneity", "completeness", "v", "ari", "omega", "ami")
    assert [getattr(found, name) for name in names] == [None] * len(names)
    assert found.reasons == dict.fromkeys(names, "single-region")
    assert found.distance == pytest.approx(1)  # bits: all that the other division tells


def test_2_also_two_divisions_with_one_region_give_no_score() -> None:
    found = told(NATION, dict.fromkeys(YOUTH, "rijk"))
    assert (found.v, found.ari, found.ami, found.distance) == (None, None, None, 0)


def test_3_nesting_is_told_by_direction_where_pair_scores_see_disagreement(graph: Graph) -> None:
    """Youth regions within provinces: nearly all whole, yet the pair scores are low."""
    situation = Situation(extract(graph), date(2016, 1, 1))
    found = scores(crosswalk(situation.division("jeugdregio"), situation.division("provincie")))
    assert found.a_in_b.relative_nesting > 0.95
    assert found.ari is not None and found.ari < 0.5
    assert found.pair_jaccard is not None and found.pair_jaccard < 0.3
    order = [field.name for field in fields(Scores)]
    assert order.index("a_in_b") < order.index("b_in_a") < order.index("v") < order.index("ari")


def test_4_many_regions_saturate_v_so_nesting_and_cuts_stand_beside_it(graph: Graph) -> None:
    situation = Situation(extract(graph), date(2016, 1, 1))
    found = scores(crosswalk(situation.division("jeugdregio"), situation.division("swv-vo-2016")))
    assert found.v is not None and found.v > 0.84
    assert (found.a_in_b.intact.whole, found.a_in_b.intact.regions) == (11, 42)


def test_5_measures_with_a_direction_say_which_and_change_when_it_does() -> None:
    fine, coarse = dict(zip("abcd", "1234", strict=True)), YOUTH
    found, back = told(fine, coarse), told(coarse, fine)
    assert (found.a_in_b.relative_nesting, found.b_in_a.relative_nesting) == (1, 0.5)
    assert (found.homogeneity, found.completeness) == (pytest.approx(0.5), pytest.approx(1))
    assert (back.a_in_b, back.b_in_a) == (found.b_in_a, found.a_in_b)
    assert (back.homogeneity, back.completeness) == (found.completeness, found.homogeneity)


def test_6_a_municipality_without_a_region_in_the_other_division_is_named_whatever_is_done_with_it() -> None:
    one, other = {**YOUTH, "e": "J2"}, {**SAFETY, "f": "V1"}
    dropped = crosswalk(one, other, missing="drop")
    alone = crosswalk(one, other, missing="singleton")
    for found in (dropped, alone):
        assert (found.only_a, found.only_b) == (("e",), ("f",))
    assert (dropped.compared, alone.compared) == (4, 6)
    assert dropped.table() == crosswalk(YOUTH, SAFETY).table()
    assert alone.table()["J2"] == {"V2": 2, "e": 1}
    assert alone.table()["f"] == {"V1": 1}
    with pytest.raises(UsageProblem, match="a region in A or B only: e, f"):
        crosswalk(one, other, missing="refuse")


def test_6_a_region_that_vanishes_with_what_is_dropped_is_not_counted() -> None:
    found = crosswalk({**YOUTH, "e": "J3"}, SAFETY)
    assert found.a.regions == ("J1", "J2")
    assert intact(found).regions == 2


@pytest.mark.parametrize("measure", PARTITION_MEASURES)
@pytest.mark.parametrize("swap", [False, True])
def test_7_a_measure_for_partitions_refuses_a_cover_and_names_the_municipalities(
    measure: Callable[[Crosswalk], object], swap: bool
) -> None:
    over = crosswalk(SAFETY, COVER) if swap else crosswalk(COVER, SAFETY)
    with pytest.raises(NotAPartition, match=r"one region per municipality; . has several, or parts, for b"):
        measure(over)


def test_7_a_part_of_a_municipality_is_refused_too() -> None:
    with pytest.raises(NotAPartition, match="for a, b, c, d or e and 2 more"):
        information(crosswalk({code: {"J": 0.5} for code in "abcdefg"}, dict.fromkeys("abcdefg", "V")))


def test_7_of_several_regions_none_is_taken_to_be_the_first() -> None:
    found = crosswalk(COVER, SAFETY)
    assert found.table() == {"J1": {"V1": 1, "V2": 0.5}, "J2": {"V2": 2.5}}
    scored = scores(found)
    assert (scored.v, scored.ari, scored.ami) == (None, None, None)
    assert set(scored.reasons.values()) == {"cover"}
    assert scored.omega is not None
    assert scored.a_in_b.relative_nesting == pytest.approx(((1 / 1.5) ** 2 + (0.5 / 1.5) ** 2 + 1) / 2)


def test_8_chance_corrected_scores_take_no_weights_and_speak_of_no_significance() -> None:
    residents = {"a": 10.0, "b": 2000.0, "c": 3.0, "d": 44.0}
    plain, weighed = scores(crosswalk(YOUTH, SAFETY)), scores(crosswalk(YOUTH, SAFETY, residents))
    assert (plain.ari, plain.ami, plain.omega) == (weighed.ari, weighed.ami, weighed.omega)
    assert plain.v != weighed.v
    for measure in (adjusted_rand, adjusted_mutual_information, scores_module.scores, pairs):
        assert not re.search(r"significan|p-value", measure.__doc__ or "", re.IGNORECASE)
    assert not [name for name in asdict(plain) if name.startswith("p_")]


def test_9_mapcurves_is_one_for_a_pure_refinement_and_says_so() -> None:
    fine = dict(zip("abcd", "1234", strict=True))
    assert told(fine, YOUTH).mapcurves == 1
    assert told(fine, YOUTH).ari == 0
    assert "no measure of likeness" in " ".join((mapcurves.__doc__ or "").split())


def test_10_v_is_the_arithmetic_one_of_the_normalisations() -> None:
    found = information(crosswalk(YOUTH, SAFETY))
    assert found.v == pytest.approx(2 * found.mutual / (found.entropy_a + found.entropy_b))
    assert found.v != pytest.approx(found.mutual / (found.entropy_a * found.entropy_b) ** 0.5)


@pytest.mark.parametrize("day", ["2016-01-01", "2019-07-01", "2025-01-01"])
def test_11_divisions_are_compared_on_the_municipalities_of_the_reference_date(
    graph: Graph, day: str
) -> None:
    on = date.fromisoformat(day)
    columns = extract(graph)
    situation = Situation(columns, on)
    living = {ns.local_name(columns.members[number]) for number in columns.living(on)}
    assert {*situation.municipalities} == living
    for division in situation.divisions.values():
        assert division.municipalities == situation.municipalities


def test_12_ties_are_broken_by_code() -> None:
    (cut,) = cuts(crosswalk(dict.fromkeys("ab", "J"), {"a": "Z", "b": "Y"}))
    assert [piece.region for piece in cut.pieces] == ["Y", "Z"]
    listed = cuts(crosswalk({"a": "K", "b": "K", "c": "J", "d": "J"}, dict(zip("abcd", "1234", strict=True))))
    assert [cut.region for cut in listed] == ["J", "K"]


def test_12_rounding_is_left_to_who_shows() -> None:
    assert told(
        {"a": "1", "b": "1", "c": "1"}, {"a": "1", "b": "1", "c": "2"}
    ).a_in_b.relative_nesting == pytest.approx(5 / 9, abs=1e-15)


def test_13_nothing_in_the_measures_calls_a_mismatch_good_or_bad() -> None:
    for module in sorted(Path(scores_module.__file__).parent.rglob("*.py")):
        judged = re.findall(
            r"\b(good|bad|worse|worst|problematic|failing)\b", module.read_text(encoding="utf-8")
        )
        assert not judged, module.name


# What is refused


@pytest.mark.parametrize("share", [0, -0.5, 1.01, float("nan"), float("inf")])
def test_share_outside_nought_to_one_is_refused(share: float) -> None:
    with pytest.raises(UsageProblem, match=r"share .* of .a. in .J.; expected above 0, at most 1"):
        Division.of({"a": {"J": share}})


def test_municipality_outside_the_axis_is_refused() -> None:
    with pytest.raises(UsageProblem, match=r"municipality .z. is not among those that are compared"):
        Division.of({"z": "J"}, municipalities=("a", "b"))


def test_divisions_without_a_municipality_in_common_are_refused() -> None:
    with pytest.raises(NothingInCommon, match="youth and safety have no municipality in common"):
        crosswalk(Division.of({"a": "J"}, id="youth"), Division.of({"b": "V"}, id="safety"))
    with pytest.raises(NothingInCommon):
        crosswalk({}, {})
    with pytest.raises(NothingInCommon):
        crosswalk({"a": None}, {"a": "V"}, missing="singleton")


def test_all_pairs_passes_over_what_has_nothing_in_common() -> None:
    divisions = [
        Division.of(found, id=id_) for id_, found in (("j", YOUTH), ("far", {"z": "Z"}), ("v", SAFETY))
    ]
    assert [(found.a, found.b) for found in all_pairs(divisions)] == [("j", "v")]


@pytest.mark.parametrize("wrong", [-1.0, float("nan"), float("inf")])
@pytest.mark.parametrize("as_array", [False, True])
def test_weights_that_are_no_sizes_are_refused(wrong: float, as_array: bool) -> None:
    sizes = {"a": 1.0, "b": wrong, "c": 1.0, "d": 1.0}
    with pytest.raises(UsageProblem, match="weights must be numbers of 0 or more"):
        crosswalk(YOUTH, SAFETY, np.array([*sizes.values()]) if as_array else sizes)


def test_weights_that_are_all_nought_are_refused() -> None:
    with pytest.raises(UsageProblem, match="not all 0"):
        crosswalk(YOUTH, SAFETY, dict.fromkeys(YOUTH, 0.0))


@pytest.mark.parametrize("wrong", [-1.0, float("nan"), float("inf")])
def test_partners_and_members_have_no_such_weights_either(wrong: float) -> None:
    with pytest.raises(UsageProblem, match="weights must be numbers of 0 or more"):
        congruences({"j": YOUTH}, {**dict.fromkeys(YOUTH, 1.0), "b": wrong})
    with pytest.raises(UsageProblem, match="weights must be numbers of 0 or more"):
        alike("ab", "a", {"a": 1.0, "b": wrong})


def test_municipalities_without_a_weight_are_named() -> None:
    with pytest.raises(UsageProblem, match="no weight is known for b, c"):
        crosswalk(YOUTH, SAFETY, {"a": 1.0, "d": 1.0})
    with pytest.raises(UsageProblem, match="no weight is known for b"):
        congruences({"j": YOUTH}, {"a": 1.0, "c": 1.0, "d": 1.0})
    with pytest.raises(UsageProblem, match="no weight is known for b"):
        alike("ab", "a", {"a": 1.0})


def test_weight_of_who_is_not_compared_need_not_be_known() -> None:
    found = crosswalk({**YOUTH, "e": "J2"}, SAFETY, dict.fromkeys(YOUTH, 2.0))
    assert found.total == 8


def test_array_of_weights_that_does_not_fit_the_axis_is_refused() -> None:
    with pytest.raises(UsageProblem, match="3 weights for 4 municipalities"):
        crosswalk(YOUTH, SAFETY, np.ones(3))


def test_lists_without_members_are_refused() -> None:
    with pytest.raises(UsageProblem, match="without members"):
        alike("", "ab")


@pytest.mark.parametrize("share", [0.0, -1.0, 2.0, float("nan")])
def test_member_with_a_share_that_is_none_is_refused(share: float) -> None:
    with pytest.raises(UsageProblem, match=r"share .* of .a."):
        alike({"a": share, "b": 1.0}, "ab")


def test_congruence_over_no_division_is_refused() -> None:
    with pytest.raises(UsageProblem, match="at least one division"):
        congruences([])


# What stands apart


def test_order_in_which_regions_of_a_municipality_are_stored_does_not_matter() -> None:
    """A matrix that was made elsewhere, with its columns in another order."""
    made = Division.of({"a": {"J": 0.5, "K": 0.5}, "b": {"J": 0.5, "K": 0.5}, "c": {"J": 1.0}})
    data, columns = np.array([0.5, 0.5, 0.5, 0.5, 1.0]), np.array([1, 0, 0, 1, 0], np.int32)
    turned = csr_array((data, columns, np.array([0, 2, 4, 5], np.int32)), shape=(3, 2))
    other = Division("", made.municipalities, made.regions, turned)
    assert asdict(pairs(crosswalk(other, made))) == asdict(pairs(crosswalk(made, made)))


def test_who_has_no_partner_has_no_congruence() -> None:
    found = congruences({"j": {"a": "1", "b": "2"}})["a"]
    assert (found.value, found.partners) == (None, ())


def test_congruence_with_weights_counts_the_size_of_partners() -> None:
    divisions = {"j": {"a": "1", "b": "1", "c": "1"}, "v": {"a": "1", "b": "1", "c": "2"}}
    assert congruences(divisions)["a"].value == pytest.approx(0.75)
    assert congruences(divisions, {"a": 9.0, "b": 1.0, "c": 3.0})["a"].value == pytest.approx(
        (1 + 3 * 0.5) / 4
    )


def test_municipalities_that_are_all_by_themselves_are_so_on_both_sides() -> None:
    alone = dict(zip("abcd", "1234", strict=True))
    found = told(alone, dict(zip("abcd", "5678", strict=True)))
    assert (found.ari, found.omega, found.ami, found.v) == (1, 1, 1, 1)
    assert found.pair_jaccard is None
    assert found.reasons == {"pair_jaccard": "no-pairs"}


@pytest.mark.parametrize("regions", [("J1", "J2"), ("J1",)])
def test_score_that_does_not_apply_says_why(regions: tuple[str, ...]) -> None:
    """Everybody in the same two regions: no division of one region, yet nothing to compare."""
    everywhere: dict[str, Region] = {code: dict.fromkeys(regions, 0.5) for code in YOUTH}
    found = told(everywhere, everywhere)
    assert found.omega is None
    assert found.reasons["omega"] == ("single-region" if len(regions) == 1 else "no-pairs")
    assert (found.reasons["v"], found.reasons["distance"]) == (
        "single-region" if len(regions) == 1 else "cover",
        "cover",
    )
    asked = scores(crosswalk(YOUTH, SAFETY), ami=False)
    assert asked.reasons == {"ami": "left-out"}


def test_region_without_weight_changes_no_mean() -> None:
    sizes = {"a": 0.0, "b": 0.0, "c": 3.0, "d": 1.0}
    over = crosswalk(YOUTH, {"a": "1", "b": "2", "c": "3", "d": "4"}, sizes)
    assert over.table()["J1"] == {"1": 0, "2": 0}
    assert relative_nesting(over) == pytest.approx((9 + 1) / 16)
    assert weight_apart(over) == pytest.approx(0.25)
    assert intact_regions(over) == ()


def test_half_a_municipality_cuts_its_region() -> None:
    (cut,) = cuts(
        crosswalk({"a": "J", "b": "J"}, {"a": "V", "b": {"V": 0.25, "W": 0.75}}, {"a": 10.0, "b": 100.0})
    )
    assert [(piece.region, piece.municipalities, piece.weight) for piece in cut.pieces] == [
        ("W", (("b", 0.75),), 75.0),
        ("V", (("a", 1.0), ("b", 0.25)), 35.0),
    ]
    assert (cut.weight, cut.apart) == (110.0, 35.0)


def test_shares_of_member_lists_count_the_smaller_and_the_larger() -> None:
    found = alike({"a": 0.5, "b": 1.0}, {"a": 1.0, "c": 1.0}, {"a": 4.0, "b": 1.0, "c": 1.0})
    assert (found.both, found.either) == (2, 6)
    assert (found.a_in_b, found.b_in_a, found.overlap) == (2 / 3, 0.4, 2 / 3)
