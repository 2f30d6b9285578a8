"""Scenarios without a graph: steps on divisions, what they change, files and their faults."""

from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jeugdgraph.analysis.division import Division
from jeugdgraph.analysis.scenario.apply import after, applied, undecided
from jeugdgraph.analysis.scenario.best_fit import options
from jeugdgraph.analysis.scenario.draft import Written
from jeugdgraph.analysis.scenario.effect import Effect, effect
from jeugdgraph.analysis.scenario.faults import CannotFollow, ScenarioProblem
from jeugdgraph.analysis.scenario.read import SIZE_LIMIT, parse, read
from jeugdgraph.analysis.scenario.state import State
from jeugdgraph.analysis.scenario.steps import (
    MergeMunicipalities,
    MergeRegions,
    Move,
    Replace,
    SplitRegion,
    Step,
)
from jeugdgraph.analysis.scenario.table import read_table
from jeugdgraph.analysis.scenario.write import as_text

CODES = tuple("abcdefg")
Regions = Mapping[str, str]


def world(**divisions: Mapping[str, object]) -> State:
    """A state of a few municipalities; b has twice the residents of a, c three times, and so on."""
    found = {id_: Division.of(dict(one), id=id_, municipalities=CODES) for id_, one in divisions.items()}  # type: ignore[arg-type]
    sizes = {code: 10.0 * (place + 1) for place, code in enumerate(CODES)}
    return State(
        found, CODES, {"residents": sizes, "young": {code: size / 4 for code, size in sizes.items()}}
    )


def drawn(state: State) -> dict[str, dict[str, dict[str, float]]]:
    """Everything that a state says of its divisions, to hold against another."""
    return {id_: division.region_of() for id_, division in state.divisions.items()}


YOUNG = dict(zip(CODES, "1112223", strict=True))
CARE = dict(zip(CODES, "xxyyyxx", strict=True))
TWO = world(young=YOUNG, care=CARE)

labels = st.lists(st.sampled_from("123"), min_size=7, max_size=7)
worlds = st.tuples(labels, labels).map(
    lambda found: world(
        young=dict(zip(CODES, found[0], strict=True)), care=dict(zip(CODES, found[1], strict=True))
    )
)


def changed(before: State, later: State) -> Effect:
    return effect(before, later, subjects=["young"], against=["young", "care"])


def plainly_together(division: Mapping[str, Mapping[str, float]]) -> set[frozenset[str]]:
    """Pairs of municipalities with a region in common, one by one."""
    return {
        frozenset(pair)
        for pair in combinations(sorted(division), 2)
        if set(division[pair[0]]) & set(division[pair[1]])
    }


def plain_congruence(state: State, code: str) -> float | None:
    """M1 as its formula reads."""
    pairs = [plainly_together(division.region_of()) for division in state.divisions.values()]
    times = [sum(frozenset({code, other}) in found for found in pairs) for other in CODES if other != code]
    partners = [count for count in times if count]
    return sum(partners) / len(partners) / len(pairs) if partners else None


@given(worlds)
def test_no_steps_change_nothing(state: State) -> None:
    found = changed(state, applied(state, []))
    assert not (
        found.measures or found.cuts or found.regions or found.municipalities or found.moved or found.without
    )
    assert found.cut_before == found.cut_after


@given(worlds, st.sampled_from(CODES), st.sampled_from("123"))
def test_moving_there_and_back_leaves_everything_as_it_was(state: State, code: str, region: str) -> None:
    division = state.divisions["young"]
    (home,) = division.region_of()[code]
    alone = len(division.members_of()[home]) == 1
    if region == home or region not in division.regions or alone:
        return
    later = applied(state, [Move("young", (code,), region), Move("young", (code,), home)])
    assert drawn(later) == drawn(state)
    found = changed(state, later)
    assert not (found.measures or found.cuts or found.regions or found.municipalities)


@given(worlds, st.permutations(CODES), st.data())
def test_order_of_independent_moves_does_not_matter(
    state: State, codes: list[str], data: st.DataObject
) -> None:
    """Moves of different municipalities to the region of the last one, which stays where it is."""
    stays, *others = codes
    (home,) = state.divisions["young"].region_of()[stays]
    steps: list[Step] = [
        Move("young", (code,), home)
        for code in others
        if home not in state.divisions["young"].region_of()[code]
    ]
    turned = data.draw(st.permutations(steps))
    assert drawn(applied(state, steps)) == drawn(applied(state, turned))


@given(worlds, st.permutations(["p", "q", "r"]))
def test_renaming_regions_changes_no_measure_and_no_cut(state: State, names: list[str]) -> None:
    new = dict(zip("123", names, strict=True))
    regions = {
        code: {new[region]: share for region, share in own.items()}
        for code, own in state.divisions["young"].region_of().items()
    }
    found = changed(state, after(state, Replace("young", regions)))
    assert not (found.measures or found.cuts or found.municipalities or found.moved)
    assert {one.was for one in found.regions} == {*state.divisions["young"].regions}


@given(worlds, st.sampled_from(CODES), st.sampled_from("123"))
def test_steps_leave_the_divisions_that_they_are_given_alone(state: State, code: str, region: str) -> None:
    kept = drawn(state)
    data = {id_: division.shares.toarray().tolist() for id_, division in state.divisions.items()}
    regions = state.divisions["young"].regions
    steps: list[Step] = [
        MergeMunicipalities(("a", "b"), "a", follow="parts"),
        Replace("young", {code: {region: 0.5}}),
    ]
    if region in regions and region not in state.divisions["young"].region_of()[code]:
        steps.append(Move("young", (code,), region))
    if len(regions) > 1:
        steps.append(MergeRegions("young", regions, "all"))
    for step in steps:
        changed(state, after(state, step)) if not isinstance(step, MergeMunicipalities) else after(
            state, step
        )
    assert drawn(state) == kept
    assert {id_: division.shares.toarray().tolist() for id_, division in state.divisions.items()} == data


def test_one_region_left_makes_measures_inapplicable_and_says_why() -> None:
    later = after(TWO, MergeRegions("young", ("1", "2", "3"), "all"))
    found = changed(TWO, later)
    told = {one.measure: one for one in found.measures}
    assert told["ari"].before is not None
    for measure in ("ari", "ami", "v"):
        assert told[measure].after is None
        assert told[measure].reason == "single-region"
        assert told[measure].difference is None
    assert found.single == ("young",)
    assert found.over == ("care",)


@given(worlds, st.sampled_from(CODES), st.sampled_from("123"))
@settings(max_examples=60)
def test_effect_of_a_move_is_what_counting_gives(state: State, code: str, region: str) -> None:
    division = state.divisions["young"]
    if region not in division.regions or region in division.region_of()[code]:
        return
    later = after(state, Move("young", (code,), region))
    if min(len(one.regions) for where in (state, later) for one in where.divisions.values()) < 2:
        return
    found = changed(state, later)
    for one in found.municipalities:
        assert one.before == pytest.approx(plain_congruence(state, one.municipality))
        assert one.after == pytest.approx(plain_congruence(later, one.municipality))
    told = {one.municipality for one in found.municipalities}
    for other in set(CODES) - told:
        assert plain_congruence(state, other) == pytest.approx(plain_congruence(later, other))
    cuts = [plain_cuts(where) for where in (state, later)]
    assert (found.cut_before, found.cut_after) == (len(cuts[0]), len(cuts[1]))
    new, gone = (
        {(one.division, one.region) for one in found.cuts if one.kind == kind} for kind in ("new", "vanished")
    )
    emptied = {("young", one.region) for one in found.regions if one.was}
    assert new - emptied == cuts[1] - cuts[0] - emptied
    assert gone - emptied == cuts[0] - cuts[1] - emptied


def plain_cuts(state: State) -> set[tuple[str, str]]:
    """Regions of either division that lie in more than one of the other."""
    young, care = (state.divisions[id_].region_of() for id_ in ("young", "care"))
    found = set()
    for name, one, other in (("young", young, care), ("care", care, young)):
        for region in {region for own in one.values() for region in own}:
            reached = {far for code, own in one.items() if region in own for far in other[code]}
            if len(reached) > 1:
                found.add((name, region))
    return found


def test_a_move_worked_out_by_hand() -> None:
    """Young 1 = abc, 2 = def, 3 = g; care x = abfg, y = cde. Then c goes to 2: it is with d and e in both."""
    found = changed(TWO, after(TWO, Move("young", ("c",), "2")))
    told = {one.measure: (one.before, one.after) for one in found.measures}
    assert told["a_in_b.whole"] == (1, 2)  # g; then ab and g
    assert told["b_in_a.whole"] == (0, 1)  # none; then cde
    assert told["pair_jaccard"] == (2 / 13, 4 / 12)  # ab de of 6 + 9; ab cd ce de of 7 + 9
    (c,) = [one for one in found.municipalities if one.municipality == "c"]
    assert (c.before, c.after) == (0.5, pytest.approx(5 / 6))  # a b d e once each; d e twice, f once
    assert (c.nearer, c.further) == (("d", "e", "f"), ("a", "b"))
    regions = {one.region: (one.came, one.left, one.people_before, one.people_after) for one in found.regions}
    assert regions == {"1": ((), ("c",), 60.0, 30.0), "2": (("c",), (), 150.0, 180.0)}
    cuts = {(one.kind, one.division, one.region) for one in found.cuts}
    assert cuts == {("vanished", "young", "1"), ("vanished", "care", "y")}


def test_weights_count_in_measures_and_regions() -> None:
    later = after(TWO, Move("young", ("c",), "2"))
    found = effect(TWO, later, subjects=["young"], against=["care"], weight="young")
    told = {one.measure: (one.before, one.after) for one in found.measures}
    # Apart in young: c of 1 (30 of 60 ties with ab), f of 2 (60 of 150); then only f. Everything is 280.
    assert told["a_in_b.weight_apart"] == (pytest.approx(90 / 280), pytest.approx(60 / 280))
    assert {one.region: one.people_after for one in found.regions} == {"1": 7.5, "2": 45.0}


def test_merging_municipalities_adds_them_up_everywhere() -> None:
    later = after(TWO, MergeMunicipalities(("a", "b"), "new-ab"))
    assert later.municipalities == ("c", "d", "e", "f", "g", "new-ab")
    assert drawn(later)["young"]["new-ab"] == {"1": 1.0}
    assert later.sizes["residents"]["new-ab"] == 30
    assert "a" not in later.sizes["residents"]


def test_merging_municipalities_of_different_regions_asks_where_they_lie() -> None:
    assert undecided(TWO, ["c", "d"]) == ("young",)
    with pytest.raises(CannotFollow, match=r"different regions of young\. Say in which"):
        after(TWO, MergeMunicipalities(("c", "d"), "d"))
    told = after(TWO, MergeMunicipalities(("c", "d"), "d", {"young": "3"}))
    assert drawn(told)["young"]["d"] == {"3": 1.0}
    largest = after(TWO, MergeMunicipalities(("c", "d"), "c", follow="largest"))
    assert drawn(largest)["young"]["c"] == {"2": 1.0}  # d has 40 residents, c 30
    parts = after(TWO, MergeMunicipalities(("c", "d"), "c", follow="parts"))
    assert drawn(parts)["young"]["c"] == {"1": pytest.approx(3 / 7), "2": pytest.approx(4 / 7)}


def test_a_municipality_without_a_region_does_not_decide_where_a_merged_one_lies() -> None:
    state = world(young={**YOUNG, "a": None})
    assert drawn(after(state, MergeMunicipalities(("a", "d"), "a")))["young"]["a"] == {"2": 1.0}


def test_of_a_municipality_in_several_regions_a_part_moves() -> None:
    state = world(school={**YOUNG, "a": {"1": 0.6, "2": 0.4}})
    with pytest.raises(CannotFollow, match="several regions: 1, 2"):
        after(state, Move("school", ("a",), "3"))
    assert drawn(after(state, Move("school", ("a",), "3", "2")))["school"]["a"] == {"1": 0.6, "3": 0.4}
    assert drawn(after(state, Move("school", ("a",), "1", "2")))["school"]["a"] == {"1": 1.0}


@pytest.mark.parametrize(
    ("step", "why"),
    [
        (Move("young", ("a",), "1"), "a already lies in 1"),
        (Move("young", ("a",), "9"), "9 is no region of young"),
        (Move("young", ("z",), "1"), "z does not exist"),
        (Move("young", ("a", "a"), "2"), "named twice: a"),
        (Move("young", ("a",), "2", "3"), "a does not lie in 3"),
        (Move("other", ("a",), "2"), "other has no data"),
        (MergeRegions("young", ("1",), "new"), "one region cannot be merged"),
        (MergeRegions("young", ("1", "2"), "3"), "3 is another region"),
        (MergeRegions("young", ("1", "1"), "new"), "named twice: 1"),
        (SplitRegion("young", "1", {"p": ("a",), "q": ("b",)}), "in no part: c"),
        (SplitRegion("young", "1", {"p": ("a", "b"), "q": ("b", "c")}), "twice: b"),
        (SplitRegion("young", "1", {"p": ("a", "b"), "q": ("c", "d")}), "not in the region: d"),
        (SplitRegion("young", "1", {"p": ("a", "b", "c")}), "into one part"),
        (SplitRegion("young", "1", {"p": ("a", "b", "c"), "q": ()}), "part q has no municipalities"),
        (SplitRegion("young", "1", {"2": ("a",), "q": ("b", "c")}), "2 is another region"),
        (Replace("young", {}), "names no municipality"),
        (Replace("young", {"z": {"1": 1.0}}), "z does not exist"),
        (MergeMunicipalities(("a",), "a"), "one municipality cannot be merged"),
        (MergeMunicipalities(("a", "z"), "a"), "z does not exist"),
        (MergeMunicipalities(("a", "b"), "c"), "c is another municipality"),
        (MergeMunicipalities(("a", "b"), "a", {"young": "9"}), "9 is no region"),
        (MergeMunicipalities(("a", "b"), "a", {"other": "1"}), "other has no data"),
    ],
    ids=lambda found: found if isinstance(found, str) else "",
)
def test_steps_that_make_no_sense_are_one_line(step: Step, why: str) -> None:
    with pytest.raises(CannotFollow, match=why) as problem:
        after(TWO, step)
    assert "\n" not in str(problem.value)


@given(worlds, st.sampled_from(CODES))
@settings(max_examples=60)
def test_options_are_what_each_move_gives(state: State, code: str) -> None:
    if len(state.divisions["young"].regions) < 3 or len(state.divisions["care"].regions) < 2:
        return
    (home,) = state.divisions["young"].region_of()[code]
    found = options(state, code, "young", neighbours={}, against=["care"], everywhere=True)
    assert {one.region for one in found} == {*state.divisions["young"].regions}
    for one in found:
        later = state if one.region == home else after(state, Move("young", (code,), one.region))
        assert one.present == (one.region == home)
        assert one.congruence == (
            None if (told := plain_congruence(later, code)) is None else pytest.approx(told)
        )
        assert one.cut == len(plain_cuts(later))
    order = [(-(one.congruence if one.congruence is not None else -1), one.cut, one.region) for one in found]
    rounded = [(round(first, 9), *rest) for first, *rest in order]
    assert rounded == sorted(rounded)


def test_options_are_the_regions_across_a_border_and_the_present_one() -> None:
    found = options(TWO, "a", "young", neighbours={"a": ("b", "g")}, against=["care"])
    assert {(one.region, one.present, one.neighbours) for one in found} == {
        ("1", True, ("b",)),
        ("3", False, ("g",)),
    }


# Files


WHOLE = """
# a remark
title = "Mine"
on = 2025-01-01
[[step]]
move = ["Tiel", "Buren"]
to = "Arnhem"
[[step]]
split-region = "Rivierenland"
[step.parts]
"Part \\"one\\"" = ["Tiel"]
two = "Buren"
[[step]]
merge = ["Tiel", "Buren"]
into = "Betuwe"
follow = "parts"
regions = { wmo-regio = "Rivierenland" }
"""


def test_a_scenario_that_is_written_and_read_again_is_the_same() -> None:
    first = parse(WHOLE, "mine.toml", Path())
    assert first.on is not None
    again = parse(as_text(first, first.on, Path()), "again.toml", Path())
    assert plain(again) == plain(first)


def plain(written: Written) -> object:
    """What a scenario says, without where it says it."""
    return (
        written.title,
        written.on,
        [(one.kind, dict(one.names), dict(one.tables)) for one in written.drafts],
    )


@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(str.strip))
def test_any_name_survives_being_saved(one: str, other: str) -> None:
    first = parse('on = 2025-01-01\n[[step]]\nmove = "x"\nto = "y"', "mine.toml", Path())
    draft = first.drafts[0]
    object.__setattr__(draft, "names", {"move": (one.strip(), "second"), "to": (other.strip(),)})
    assert first.on is not None
    assert plain(parse(as_text(first, first.on, Path()), "again.toml", Path())) == plain(first)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "mine.toml: no steps; expected [[step]] with one of move"),
        ("step = 3", "mine.toml:1: step='3'; expected [[step]]"),
        (
            "titel = 'x'\n[[step]]\nmove = 'a'\nto = 'b'",
            "mine.toml:1: 'titel'; expected one of the keys title, on",
        ),
        ("titel = 'x'\n[[step]]\nmove = 'a'\nto = 'b'", "Did you mean title?"),
        ("on = 12\n[[step]]\nmove = 'a'\nto = 'b'", "mine.toml:1: on='12'; expected a date"),
        ("on = '2025-13'\n[[step]]\nmove = 'a'\nto = 'b'", "mine.toml:1: on '2025-13'; expected a date"),
        ("[[step]]\nmoev = 'a'\nto = 'b'", "mine.toml:2: step 1: 'moev, to'; expected a step with one of"),
        ("[[step]]\nmoev = 'a'\nto = 'b'", "Did you mean move?"),
        ("[[step]]\nmove = 'a'\nmerge = 'b'", "one step has move and merge"),
        ("[[step]]\n[[step]]\nmove = 'a'\nto = 'b'", "mine.toml:1: step 1: an empty step"),
        ("[[step]]\nmove = 'a'", "mine.toml:2: step 1: to is missing"),
        ("[[step]]\nmove = 'a'\nto = 'b'\ntoo = 'c'", "mine.toml:4: step 1: 'too'; expected one of the keys"),
        ("[[step]]\nmove = []\nto = 'b'", "mine.toml:2: step 1: move='[]'; expected a name, or a list"),
        ("[[step]]\nmove = 'a'\nto = ['b']", "mine.toml:3: step 1: to='['b']'; expected a name"),
        (
            "[[step]]\nsplit-region = 'a'\nparts = ['b']",
            "mine.toml:3: step 1: parts='['b']'; expected municipalities",
        ),
        ("[[step]]\nsplit-region = 'a'\n[step.parts]\nx = 3", "mine.toml:4: step 1: x='3'; expected a name"),
        ("[[step]]\nmove = 'a'\nmove = 'b'", "mine.toml:3: cannot be read as TOML: Cannot overwrite a value"),
        ("a: b", "mine.toml:1: cannot be read as TOML"),
        ("a = " + "[" * 5000, "mine.toml: cannot be read as TOML: nested too deep"),
        ("a = " + "9" * 5000, "mine.toml: cannot be read as TOML: "),
        ("[[step]]\nmove = 'a'\nto = 'b'\n" * 1001, "mine.toml: 1001 steps; expected 1000 at most"),
    ],
)
def test_faults_of_a_file_are_told_with_their_place(text: str, told: str) -> None:
    with pytest.raises(ScenarioProblem) as problem:
        parse(text, "mine.toml", Path())
    assert told in str(problem.value)
    assert problem.value.exit_code == 2


def test_all_faults_of_a_file_are_told_together() -> None:
    text = "titel = 'x'\n[[step]]\nmove = 3\nto = 'b'\n[[step]]\nmerge = 'a'\n"
    with pytest.raises(ScenarioProblem) as problem:
        parse(text, "mine.toml", Path())
    assert [line.split(": ")[0] for line in str(problem.value).splitlines()] == [
        "mine.toml:1",
        "mine.toml:3",
        "mine.toml:6",
    ]


@given(st.text())
def test_any_text_is_a_scenario_or_a_clear_problem(text: str) -> None:
    try:
        parse(text, "mine.toml", Path())
    except ScenarioProblem as problem:
        assert str(problem)


def test_what_is_no_readable_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes("title = 'S\xfadwest'".encode("latin-1"))
    (tmp_path / "large.toml").write_bytes(b"#" * (SIZE_LIMIT + 1))
    for name, told in (
        ("none.toml", "No such file"),
        (".", "Is a directory"),
        ("latin.toml", "latin.toml:1: not UTF-8"),
        ("large.toml", "larger than 1,048,576 bytes"),
    ):
        with pytest.raises(ScenarioProblem, match=told) as problem:
            read(tmp_path / name)
        assert "\n" not in str(problem.value)


# Tables


def table(folder: Path, text: str | bytes) -> Path:
    path = folder / "table.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_tables_of_any_separator_are_read(tmp_path: Path, mark: str) -> None:
    text = "\ufeffmunicipality,region,share\nTiel,Oost,\n\nBuren,West,0.25\n".replace(",", mark)
    rows, faults = read_table(table(tmp_path, text))
    assert not faults
    assert [(row.municipality, row.region, row.share, row.where) for row in rows] == [
        ("Tiel", "Oost", 1.0, "table.csv:2"),
        ("Buren", "West", 0.25, "table.csv:4"),
    ]


def test_a_share_may_have_a_decimal_comma(tmp_path: Path) -> None:
    rows, _ = read_table(table(tmp_path, "municipality;region;share\nTiel;Oost;0,5\n"))
    assert rows[0].share == 0.5


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "table.csv:1: 'an empty file'; expected the columns municipality, region"),
        ("gemeente,regio\nTiel,Oost\n", "table.csv:1: 'gemeente,regio'; expected the columns"),
        ("municipality,region,note\nTiel,Oost,x\n", "table.csv:1: "),
        ("municipality,region\n", "table.csv: no rows"),
        (b"municipality,region\nS\xfadwest,Oost\n", "table.csv:2: not UTF-8"),
    ],
)
def test_tables_that_cannot_be_used_are_one_line(tmp_path: Path, text: str | bytes, told: str) -> None:
    with pytest.raises(ScenarioProblem) as problem:
        read_table(table(tmp_path, text))
    assert told in str(problem.value)


def test_faults_of_rows_are_told_together(tmp_path: Path) -> None:
    rows = (
        "Tiel,Oost,0",
        "Buren,Oost,1.01",
        "Ede,Oost,nan",
        "Epe,Oost,-1",
        ",Oost,",
        "Urk,,",
        "Oss,Oost",
        "Goes,West,1",
    )
    kept, faults = read_table(table(tmp_path, "\n".join(("municipality,region,share", *rows))))
    assert [row.municipality for row in kept] == ["Goes"]
    assert [fault.where for fault in faults] == [f"table.csv:{line}" for line in range(2, 9)]
    assert "share='0'; expected a number above 0, at most 1" in str(faults[0])
