"""What holds of the measures for any divisions: against scikit-learn, against brute force, and by their nature."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import asdict, replace
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn import metrics

from jeugdgraph.analysis import pairs as pairs_module
from jeugdgraph.analysis.alike import alike
from jeugdgraph.analysis.congruence import congruences
from jeugdgraph.analysis.crosswalk import Crosswalk, NothingInCommon, crosswalk, tabulated
from jeugdgraph.analysis.division import Division, Region
from jeugdgraph.analysis.information import adjusted_mutual_information, information, inhomogeneity
from jeugdgraph.analysis.nesting import cuts, fits, intact, mapcurves
from jeugdgraph.analysis.pairs import pairs
from jeugdgraph.analysis.scores import Scores, all_pairs, scores

Regions = dict[str, Region]

SEVERAL = 8
"""More regions per municipality than are counted by sets of regions."""


def codes(size: int) -> list[str]:
    return [f"GM{number:04}" for number in range(size)]


@st.composite
def partitions(draw: st.DrawFn, number: int = 2, most: int = 30) -> list[dict[str, str]]:
    """Partitions of the same municipalities."""
    size = draw(st.integers(1, most))
    found = []
    for _ in range(number):
        regions = draw(st.integers(1, 8))
        labels = draw(st.lists(st.integers(0, regions - 1), min_size=size, max_size=size))
        found.append(dict(zip(codes(size), (f"r{label}" for label in labels), strict=True)))
    return found


@st.composite
def covers(draw: st.DrawFn, number: int = 2, regions: int = 5, gaps: bool = False) -> list[Regions]:
    """Divisions of the same municipalities, in one or more regions each, with shares that add up to 1 at most."""
    size = draw(st.integers(1, 12))
    found = []
    for _ in range(number):
        some = st.sets(st.integers(0, regions - 1), min_size=0 if gaps else 1, max_size=regions)
        division: Regions = {}
        for code in codes(size):
            inside = sorted(draw(some))
            parts = [draw(st.integers(1, 4)) for _ in inside]
            division[code] = {f"r{r}": p / sum(parts) for r, p in zip(inside, parts, strict=True)}
        found.append(division)
    return found


@st.composite
def weighted(draw: st.DrawFn, regions: Mapping[str, object]) -> dict[str, float]:
    """Weights, of which some may be 0 but not all."""
    sizes = [draw(st.sampled_from([0.0, 1.0, 2.5, 17.0, 1e6])) for _ in regions]
    assume(any(sizes))
    return dict(zip(regions, sizes, strict=True))


def parts(region: Region) -> dict[str, float]:
    return {region: 1.0} if isinstance(region, str) else dict(region or {})


def close(one: Scores, other: Scores) -> None:
    """The scores of two crosswalks are the same, but for rounding."""
    assert flat(one) == pytest.approx(flat(other), abs=1e-9)


def flat(found: Scores) -> dict[str, float | None]:
    numbers: dict[str, float | None] = {}
    for name, value in asdict(found).items():
        if isinstance(value, dict) and name != "reasons":
            numbers |= {f"{name}.{key}": inner for key, inner in value.items() if key != "intact"}
            numbers |= {f"{name}.{key}": inner for key, inner in value["intact"].items()}
        elif value is None or isinstance(value, float | int):
            numbers[name] = value
    return numbers


# Against scikit-learn


@given(partitions())
def test_scores_of_partitions_are_those_of_scikit_learn(given: list[dict[str, str]]) -> None:
    one, other = ([*division.values()] for division in given)
    over = crosswalk(*given)
    found, told = scores(over), information(over)
    assert told.mutual == pytest.approx(metrics.mutual_info_score(one, other) / np.log(2), abs=1e-9)
    if 1 in (len(set(one)), len(set(other))):
        assert (found.v, found.ari, found.ami) == (None, None, None)
        return
    expected = metrics.homogeneity_completeness_v_measure(one, other)
    assert (found.homogeneity, found.completeness, found.v) == pytest.approx(expected, abs=1e-9)
    assert found.ari == pytest.approx(metrics.adjusted_rand_score(one, other), abs=1e-9)
    assert found.ami == pytest.approx(metrics.adjusted_mutual_info_score(one, other), abs=1e-9)
    assert found.ami == adjusted_mutual_information(over)


# Against brute force


def counted(a: Regions, b: Regions) -> Counter[tuple[int, int]]:
    """Pairs of municipalities by the number of regions that they share in A and in B."""
    inside = [{code: parts(region).keys() for code, region in division.items()} for division in (a, b)]
    both = sorted(code for code in a if inside[0][code] and inside[1].get(code))
    return Counter(
        (len(inside[0][u] & inside[0][v]), len(inside[1][u] & inside[1][v])) for u, v in combinations(both, 2)
    )


def expected_pairs(table: Counter[tuple[int, int]]) -> dict[str, float]:
    every = sum(table.values())
    in_a, in_b = Counter[int](), Counter[int]()
    for (i, j), number in table.items():
        in_a[i] += number
        in_b[j] += number
    return {
        "pairs": every,
        "in_a": every - in_a[0],
        "in_b": every - in_b[0],
        "in_both": sum(number for (i, j), number in table.items() if i and j),
        "equally": sum(number for (i, j), number in table.items() if i == j),
        "by_chance": pytest.approx(sum(in_a[k] * in_b[k] for k in in_a) / every if every else 0),
    }


@given(covers(gaps=True))
def test_pairs_of_covers_are_those_that_one_counts_by_hand(given: list[Regions]) -> None:
    assume_common(given)
    assert asdict(pairs(crosswalk(*given))) == expected_pairs(counted(*given))


@given(covers(regions=SEVERAL))
def test_pairs_are_the_same_where_they_are_looked_at_one_by_one(given: list[Regions]) -> None:
    expected = expected_pairs(counted(*given))
    assert asdict(pairs(crosswalk(*given))) == expected
    for most in (0, SEVERAL):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pairs_module, "MANY", most)
            assert asdict(pairs(crosswalk(*given))) == expected


@given(covers())
def test_omega_is_agreement_above_chance(given: list[Regions]) -> None:
    table = counted(*given)
    expected = expected_pairs(table)
    every, agreed = expected["pairs"], expected["equally"]
    chance = pairs(crosswalk(*given)).by_chance
    omega = pairs(crosswalk(*given)).omega
    if omega is None:
        assert not every or chance == pytest.approx(every)
    elif chance == pytest.approx(every):
        assert omega == 1, "everybody is alone on both sides: nothing differs"
    else:
        assert omega == pytest.approx((agreed / every - chance / every) / (1 - chance / every))


@given(covers(gaps=True), st.data())
def test_cells_of_the_crosswalk_are_sums_of_shares_times_weight(
    given: list[Regions], data: st.DataObject
) -> None:
    assume_common(given)
    a, b = given
    both = [code for code in a if parts(a[code]) and parts(b[code])]
    sizes = dict.fromkeys(a, 1.0) | data.draw(weighted(dict.fromkeys(both)))
    weight: dict[tuple[str, str], float] = defaultdict(float)
    count: Counter[tuple[str, str]] = Counter()
    for code in both:
        for i, x in parts(a[code]).items():
            for j, y in parts(b[code]).items():
                weight[i, j] += sizes[code] * x * y
                count[i, j] += 1
    over = crosswalk(a, b, sizes)
    names = [(over.a.regions[i], over.b.regions[j]) for i, j in zip(over.row, over.column, strict=True)]
    assert names == sorted(count)
    assert dict(zip(names, over.weight.tolist(), strict=True)) == pytest.approx(dict(weight))
    assert dict(zip(names, over.count.tolist(), strict=True)) == count
    consistent(over)


def consistent(over: Crosswalk) -> None:
    """Sums of the cells are the sums that the crosswalk tells."""
    assert over.a_weight.sum() == pytest.approx(over.total)
    assert over.b_weight.sum() == pytest.approx(over.total)
    assert over.compared <= over.count.sum()


@given(
    st.lists(st.tuples(st.integers(0, 40), st.sampled_from([0.0, 0.5, 3.0]))),
    st.sampled_from([0, 41, 2**31, 2**40]),
)
def test_cells_are_tabulated_alike_in_a_small_table_and_a_large_one(
    cells: list[tuple[int, float]], size: int
) -> None:
    number = np.array([cell for cell, _ in cells], np.int64)
    weight = np.array([size for _, size in cells], float)
    found, count, total = tabulated(number, weight, max(size, 41))
    assert found.tolist() == sorted({cell for cell, _ in cells})
    assert count.tolist() == [number.tolist().count(cell) for cell in found]
    assert total.tolist() == pytest.approx([weight[number == cell].sum() for cell in found])
    assert tabulated(number, None, max(size, 41))[2].tolist() == count.tolist()


@given(covers(gaps=True))
def test_cuts_are_the_regions_in_more_than_one_other(given: list[Regions]) -> None:
    assume_common(given)
    over = crosswalk(*given)
    a, b = over.a.region_of(), over.b.region_of()
    touched: dict[str, set[str]] = defaultdict(set)
    for code in a:
        for region in a[code]:
            touched[region] |= b[code].keys()
    found = cuts(over)
    assert {cut.region: {piece.region for piece in cut.pieces} for cut in found} == {
        region: others for region, others in touched.items() if len(others) > 1
    }
    assert intact(over).regions - len(found) == intact(over).whole
    for cut in found:
        for piece in cut.pieces:
            expected = {
                m: a[m][cut.region] * b[m][piece.region]
                for m in a
                if cut.region in a[m] and piece.region in b[m]
            }
            assert dict(piece.municipalities) == pytest.approx(expected)
            assert piece.weight == pytest.approx(sum(expected.values()))


@given(covers(number=3))
def test_congruence_is_the_mean_over_partners(given: list[Regions]) -> None:
    found = congruences({str(number): division for number, division in enumerate(given)})
    for code, one in found.items():
        times = {
            other: sum(bool(parts(d[code]).keys() & parts(d[other]).keys()) for d in given)
            for other in given[0] if other != code
        }  # fmt: skip
        partners = {other: number for other, number in times.items() if number}
        assert dict(one.partners) == partners
        expected = sum(partners.values()) / (3 * len(partners)) if partners else None
        assert one.value == (expected if expected is None else pytest.approx(expected))


def assume_common(given: list[Regions]) -> None:
    assume(any(all(parts(division[code]) for division in given) for code in given[0]))


# By their nature


@given(covers(), st.randoms(use_true_random=False))
def test_renaming_and_reordering_change_no_score(given: list[Regions], dice: Any) -> None:
    names = [f"r{number}" for number in range(5)]
    other_names = dict(zip(names, dice.sample(names, 5), strict=True))
    order = dice.sample([*given[0]], len(given[0]))
    other_codes = dict(zip(given[0], dice.sample([*given[0]], len(given[0])), strict=True))
    for_a = {
        other_codes[code]: {other_names[r]: s for r, s in parts(given[0][code]).items()} for code in order
    }
    for_b = {other_codes[code]: given[1][code] for code in order}
    close(scores(crosswalk(for_a, for_b)), scores(crosswalk(*given)))


@given(covers(), st.randoms(use_true_random=False))
def test_order_of_the_axis_changes_nothing(given: list[Regions], dice: Any) -> None:
    axis = dice.sample([*given[0]], len(given[0]))
    a, b = (Division.of(division, municipalities=axis) for division in given)
    assert crosswalk(a, b).table() == {
        region: pytest.approx(row) for region, row in crosswalk(*given).table().items()
    }
    close(scores(crosswalk(a, b)), scores(crosswalk(*given)))


@given(partitions(number=2))
def test_refinement_nests_wholly(given: list[dict[str, str]]) -> None:
    coarse, other = given
    fine = {code: f"{coarse[code]} {other[code]}" for code in coarse}
    found = scores(crosswalk(fine, coarse))
    assert found.a_in_b.relative_nesting == found.a_in_b.main_share == pytest.approx(1)
    assert found.a_in_b.intact.full_nest
    assert found.a_in_b.weight_apart == pytest.approx(0)
    assert found.mapcurves == pytest.approx(1)
    assert found.completeness in (None, pytest.approx(1)) or found.homogeneity == pytest.approx(1)
    assert information(crosswalk(coarse, fine)).mutual == pytest.approx(
        information(crosswalk(coarse, coarse)).entropy_a
    )


@given(partitions(number=1))
def test_partition_is_wholly_like_itself(given: list[dict[str, str]]) -> None:
    [division] = given
    over = crosswalk(division, division)
    found = scores(over)
    assert found.distance == 0
    assert found.a_in_b.relative_nesting == found.mapcurves == pytest.approx(1)
    assert found.pair_jaccard in (None, 1)
    for score in (found.v, found.ari, found.ami, found.omega):
        assert score is None or score == pytest.approx(1)
    assert (found.v is None) == (len(set(division.values())) == 1)
    assert {*inhomogeneity(over).values()} <= {0, None}


@given(covers(number=1))
def test_cover_agrees_with_itself_on_every_pair(given: list[Regions]) -> None:
    found = pairs(crosswalk(given[0], given[0]))
    assert found.equally == found.pairs
    assert found.jaccard in (None, 1)
    assert found.omega is None or found.omega == pytest.approx(1)


@given(covers(gaps=True), st.data(), st.sampled_from([1e-3, 3.0, 1e6]))
def test_scale_of_the_weights_changes_no_score(
    given: list[Regions], data: st.DataObject, times: float
) -> None:
    assume_common(given)
    both = [code for code in given[0] if all(parts(division[code]) for division in given)]
    sizes = data.draw(weighted(dict.fromkeys(both)))
    larger = {code: size * times for code, size in sizes.items()}
    close(scores(crosswalk(*given, larger)), scores(crosswalk(*given, sizes)))


@given(partitions(), st.data())
def test_weights_may_be_an_array_along_the_axis(given: list[dict[str, str]], data: st.DataObject) -> None:
    sizes = data.draw(weighted(given[0]))
    axis = sorted(given[0])
    a, b = (Division.of(division, municipalities=axis) for division in given)
    close(scores(crosswalk(a, b, np.array([sizes[code] for code in axis]))), scores(crosswalk(*given, sizes)))


@given(partitions(), st.data())
def test_weight_of_one_each_is_no_weight(given: list[dict[str, str]], data: st.DataObject) -> None:
    close(scores(crosswalk(*given, dict.fromkeys(given[0], 1.0))), scores(crosswalk(*given)))


@given(partitions())
def test_weight_of_two_is_two_alike_municipalities(given: list[dict[str, str]]) -> None:
    twice = [{**division, **{f"{code}b": region for code, region in division.items()}} for division in given]
    once, double = scores(crosswalk(*given)), scores(crosswalk(*twice))
    for name in ("v", "homogeneity", "completeness", "distance", "mapcurves"):
        assert getattr(double, name) == pytest.approx(getattr(once, name), abs=1e-9)
    assert double.a_in_b.relative_nesting == pytest.approx(once.a_in_b.relative_nesting)


@given(partitions())
def test_omega_of_partitions_is_the_adjusted_rand_index(given: list[dict[str, str]]) -> None:
    found = scores(crosswalk(*given))
    assert found.omega == found.ari
    one, other = ([*division.values()] for division in given)
    omega = pairs(crosswalk(*given)).omega
    if omega is not None:
        assert omega == pytest.approx(metrics.adjusted_rand_score(one, other), abs=1e-9)


@given(covers(gaps=True), st.data())
def test_swapping_the_divisions_swaps_the_directions(given: list[Regions], data: st.DataObject) -> None:
    assume_common(given)
    both = [code for code in given[0] if all(parts(division[code]) for division in given)]
    sizes = data.draw(weighted(dict.fromkeys(both)))
    a, b = given
    over, back = crosswalk(a, b, sizes), crosswalk(b, a, sizes)
    assert over.reversed.table() == {region: pytest.approx(row) for region, row in back.table().items()}
    assert [*zip(over.reversed.row, over.reversed.column, strict=True)] == [
        *zip(back.row, back.column, strict=True)
    ]
    assert (over.reversed.only_a, over.reversed.only_b) == (back.only_a, back.only_b)
    there, here = scores(over), scores(back)
    close(
        replace(here, a_in_b=here.b_in_a, b_in_a=here.a_in_b, homogeneity=here.completeness,
                completeness=here.homogeneity, regions_a=here.regions_b, regions_b=here.regions_a),
        there,
    )  # fmt: skip
    again = over.reversed.reversed
    assert (again.row.tolist(), again.column.tolist(), again.weight.tolist(), again.count.tolist()) == (
        over.row.tolist(), over.column.tolist(), over.weight.tolist(), over.count.tolist()
    )  # fmt: skip


@given(covers(), st.data())
def test_rows_add_up_to_the_weights_where_shares_add_up_to_one(
    given: list[Regions], data: st.DataObject
) -> None:
    sizes = data.draw(weighted(given[0]))
    over = crosswalk(*given, sizes)
    assert over.total == pytest.approx(sum(sizes.values()))
    of_a: dict[str, float] = defaultdict(float)
    for code, region in given[0].items():
        for name, share in parts(region).items():
            of_a[name] += sizes[code] * share
    assert dict(zip(over.a.regions, over.a_weight.tolist(), strict=True)) == pytest.approx(dict(of_a))


@given(partitions(number=3))
def test_variation_of_information_obeys_the_triangle(given: list[dict[str, str]]) -> None:
    a, b, c = given
    one, other, whole = (information(crosswalk(x, y)).distance for x, y in ((a, b), (b, c), (a, c)))
    assert whole <= one + other + 1e-9
    assert whole == pytest.approx(information(crosswalk(c, a)).distance, abs=1e-9)
    assert (whole < 1e-9) == same(a, c)


def same(a: Mapping[str, str], c: Mapping[str, str]) -> bool:
    """Whether two partitions differ in names only."""
    return len({*zip(a.values(), c.values(), strict=True)}) == len({*a.values()}) == len({*c.values()})


@given(covers(gaps=True))
def test_scores_are_within_their_bounds(given: list[Regions]) -> None:
    assume_common(given)
    found = scores(crosswalk(*given))
    for directed in (found.a_in_b, found.b_in_a):
        numbers = (directed.relative_nesting, directed.main_share, directed.weight_apart, directed.mapcurves)
        assert all(
            -1e-12 <= number <= 1 + 1e-12
            for number in (*numbers, directed.intact.share, directed.intact.weight_share)
        )
    for score in (found.omega, found.ari, found.ami, found.v, found.pair_jaccard):
        assert score is None or score <= 1 + 1e-12
    over = crosswalk(*given)
    assert fits(over).sum() / intact(over).regions == pytest.approx(mapcurves(over))


@given(partitions(), st.data())
def test_partition_told_as_a_cover_has_the_same_scores(
    given: list[dict[str, str]], data: st.DataObject
) -> None:
    """Shares of 1 in a mapping of mappings, beside a plain mapping: one path."""
    whole: list[Regions] = [{code: {region: 1.0} for code, region in division.items()} for division in given]
    assert scores(crosswalk(*whole)) == scores(crosswalk(*given))


@given(partitions())
def test_one_split_municipality_leaves_the_other_scores_as_they_were_but_for_its_part(
    given: list[dict[str, str]],
) -> None:
    """As the part in a second region goes to nothing, the directed scores go to those of the partition."""
    a, b = given
    nearly: Regions = {**a}
    first = next(iter(a))
    nearly[first] = {a[first]: 1 - 1e-7, "elsewhere": 1e-7}
    split, whole = crosswalk(nearly, b), crosswalk(a, b)
    assert split.a.split == (first,)
    together = split.table()
    together.pop("elsewhere")
    for region, row in whole.table().items():
        assert together[region] == pytest.approx(row, abs=1e-6)


@given(covers(number=3, gaps=True))
def test_all_pairs_are_the_pairs_one_by_one(given: list[Regions]) -> None:
    axis = sorted(given[0])
    divisions = [Division.of(d, id=str(number), municipalities=axis) for number, d in enumerate(given)]
    expected = []
    for a, b in combinations(divisions, 2):
        try:
            expected.append(scores(crosswalk(a, b)))
        except NothingInCommon:
            continue
    assert [*all_pairs(divisions)] == expected


@given(covers(gaps=True))
def test_municipality_alone_is_a_region_of_its_own(given: list[Regions]) -> None:
    assume_common(given)
    a, b = given
    over = crosswalk(a, b, missing="singleton")
    filled = [
        {
            code: parts(region) or ({f"alone {code}": 1.0} if parts(other[code]) else {})
            for code, region in one.items()
        }
        for one, other in ((a, b), (b, a))
    ]
    close(scores(over), scores(crosswalk(*filled)))
    named = {*over.only_a, *over.only_b}
    assert named == {code for code in a if bool(parts(a[code])) != bool(parts(b[code]))}


@given(st.sets(st.sampled_from("abcdefgh"), min_size=1), st.sets(st.sampled_from("abcdefgh"), min_size=1))
def test_likeness_of_member_lists_is_that_of_sets(one: set[str], other: set[str]) -> None:
    found = alike(one, other)
    both = len(one & other)
    assert (found.both, found.either) == (both, len(one | other))
    assert found.jaccard == pytest.approx(both / len(one | other))
    assert found.overlap == pytest.approx(both / min(len(one), len(other)))
    assert (found.a_in_b, found.b_in_a) == (pytest.approx(both / len(one)), pytest.approx(both / len(other)))
    assert alike(other, one).jaccard == found.jaccard
