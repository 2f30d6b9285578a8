"""The columns that analyses work on hold what the graph holds; the file that keeps them is never believed blindly."""

import subprocess
import sys
from collections import defaultdict
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from conftest import ROOT, environment
from pyoxigraph import Store
from reading import DISPUTED as DISPUTED_BASES
from reading import Taking, TinyWorld, local, of_class, rows, values

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis import columns
from jeugdgraph.analysis import extract as extract_module
from jeugdgraph.analysis.extract import extract, take
from jeugdgraph.analysis.weights import WEIGHTS, weights
from jeugdgraph.graph import Graph

Extract = columns.Extract


def opened_again(graph: Graph) -> Graph:
    """The same store as another process would find it: columns are remembered for each graph that is open."""
    return Graph(graph.store, graph.folder)


@pytest.fixture(scope="module")
def national(graph: Graph) -> Extract:
    """Asked of the graph, not read from a file."""
    return take(graph)


@pytest.fixture
def small(tiny: TinyWorld, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Graph:
    """The tiny world in a store of its own."""
    for name, value in tiny.environment.items():
        monkeypatch.setenv(name, value)
    opened = Graph.open(tiny.cache)
    folder = tmp_path / "beside"
    folder.mkdir()
    return Graph(opened.store, folder)


def same(one: object, other: object) -> bool:
    """Whether two sets of columns are equal, down to the types of their arrays."""
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other)
    if is_dataclass(one):
        return type(one) is type(other) and all(
            same(getattr(one, field.name), getattr(other, field.name)) for field in fields(one)
        )
    return one == other


def no_question(graph: Graph) -> Extract:
    raise AssertionError("the graph was asked, though a file holds its columns")


# What the columns hold


def day(ordinal: int) -> date | None:
    return None if ordinal in (columns.ALWAYS, columns.NEVER) else date.fromordinal(ordinal)


def test_every_membership_of_the_graph_is_in_the_columns(national: Extract, takings: list[Taking]) -> None:
    by_id = {taking.id: taking for taking in takings}
    kept = national.memberships
    assert sorted(local(iri) for iri in national.ids) == sorted(by_id)
    for row, iri in enumerate(national.ids):
        taking = by_id[local(iri)]
        arrangement = kept.arrangement[row]
        division = national.division[arrangement]
        got = (
            local(national.arrangements[arrangement]), local(national.members[kept.member[row]]),
            local(national.divisions[division]) if division >= 0 else "", local(national.roles[kept.role[row]]),
            local(national.scopes[kept.scope[row]]), day(kept.start[row]), day(kept.end[row]), day(kept.observed[row]),
            kept.share[row], bool(kept.flags[row] & columns.PLANNED), bool(kept.flags[row] & columns.DISPUTED),
        )  # fmt: skip
        expected = (
            taking.arrangement, taking.member, taking.division, taking.role, taking.scope, taking.start, taking.end,
            taking.observed, float(taking.share or 1), taking.status in ("proposed", "decided"),
            taking.basis in DISPUTED_BASES,
        )  # fmt: skip
        assert got == expected, taking.id


def test_memberships_stand_in_order(national: Extract) -> None:
    kept = national.memberships
    keys = [*zip(kept.arrangement.tolist(), kept.member.tolist(), national.ids, strict=True)]
    assert keys == sorted(keys)


def test_unverified_is_what_rests_on_an_unverified_membership_or_arrangement(
    national: Extract, takings: list[Taking], graph: Graph
) -> None:
    confidence = values(graph.store, "jg:confidence")  # type: ignore[arg-type]
    doubtful = {local(iri) for iri, found in confidence.items() if local(found[0]) == "unverified"}
    expected = {taking.id for taking in takings if {taking.id, taking.arrangement} & doubtful}
    flagged = np.flatnonzero(national.memberships.flags & columns.UNVERIFIED)
    assert {local(national.ids[row]) for row in flagged} == expected
    assert expected


def test_sources_of_memberships_are_those_of_their_passages(national: Extract, graph: Graph) -> None:
    passages = values(graph.store, "prov:wasDerivedFrom")  # type: ignore[arg-type]
    sources = values(graph.store, "oa:hasSource")  # type: ignore[arg-type]
    for row in range(0, len(national.ids), 7):
        named = {source for passage in passages[national.ids[row]] for source in sources[passage]}
        assert national.sources[national.memberships.source[row]] in named


def test_municipalities_live_as_their_table_says(national: Extract, graph: Graph) -> None:
    store = graph.store
    assert isinstance(store, Store)
    numbers = range(national.municipalities)
    assert {national.members[number] for number in numbers} == of_class(store, "jg:Municipality")
    lives = {
        local(national.members[number]): (day(national.born[number]), day(national.ended[number]))
        for number in numbers
    }
    for _, row in rows("municipalities"):
        start, end = (
            date.fromisoformat(row[name]) if row[name] else None for name in ("valid_from", "valid_until")
        )
        assert lives[row["gm_code"]] == (start, end)
    assert [local(iri) for iri in national.members[: len(numbers)]] == sorted(lives)


@pytest.mark.parametrize(("on", "number"), [("2016-01-01", 390), ("2025-01-01", 342), ("2026-11-22", 342)])
def test_number_of_municipalities_that_exist_is_the_known_one(
    national: Extract, on: str, number: int
) -> None:
    assert len(national.living(date.fromisoformat(on))) == number


def figures() -> dict[str, dict[tuple[str, int], float]]:
    """Figures per indicator by municipality and year, from the table."""
    found: dict[str, dict[tuple[str, int], float]] = defaultdict(dict)
    for _, row in rows("observations"):
        if row["value"] and row["area_id"].startswith("GM"):
            found[row["indicator_id"]][row["area_id"], int(row["period"])] = float(row["value"])
    return found


def test_residents_are_those_of_the_table(national: Extract) -> None:
    table = figures()
    got: dict[str, dict[tuple[str, int], float]] = defaultdict(dict)
    kept = national.residents
    for member, indicator, year, value in zip(
        kept.member, kept.indicator, kept.year, kept.value, strict=True
    ):
        got[national.indicators[indicator]][local(national.members[member]), int(year)] = float(value)
    assert got == {name: table[name] for name in national.indicators}
    assert set(national.indicators) == {
        "residents",
        "residents-0-14",
        "residents-15-24",
        "share-0-14",
        "share-15-24",
    }


def test_borders_are_those_of_the_table(national: Extract) -> None:
    kept = national.borders
    got = {
        frozenset((local(national.members[one]), local(national.members[other]))): int(metres)
        for one, other, metres in zip(kept.one, kept.other, kept.metres, strict=True)
    }
    table = [row for _, row in rows("borders")]
    assert len(got) == len(table) == len(kept.metres)
    assert got == {frozenset((row["gm_a"], row["gm_b"])): int(row["length_m"]) for row in table}
    assert int(kept.over_land.sum()) == sum(row["over_land"] == "true" for row in table)


# The file


def test_columns_are_asked_for_once_and_then_read(small: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    made = extract(opened_again(small))
    assert same(made, take(small))
    monkeypatch.setattr(extract_module, "take", no_question)
    assert same(extract(opened_again(small)), made)


@pytest.mark.parametrize("scopes", [(), ("",), ("", "a", "b")])
def test_texts_are_kept_as_they_are_also_none_and_an_empty_one(
    small: Graph, tmp_path: Path, scopes: tuple[str, ...]
) -> None:
    made = replace(extract(small), scopes=scopes, indicators=())
    extract_module._save(made, tmp_path / "kept.npz")
    kept = extract_module._load(tmp_path / "kept.npz")
    assert kept is not None
    assert same(kept, made)


def kept_file(graph: Graph) -> Path:
    extract(opened_again(graph))
    assert graph.folder is not None
    [path] = graph.folder.glob("extract-*.npz")
    return path


@pytest.mark.parametrize("damage", ["empty", "cut", "text", "foreign", "pickled", "less", "folder"])
def test_file_that_is_not_what_was_written_is_made_again(small: Graph, damage: str) -> None:
    path = kept_file(small)
    whole = path.read_bytes()
    made = take(small)
    path.unlink()
    if damage == "folder":
        path.mkdir()
    elif damage == "foreign":
        with path.open("wb") as file:
            np.savez(file, something=np.arange(3))
    elif damage == "pickled":
        with path.open("wb") as file:
            np.savez(file, ids=np.array([{}], object))
    elif damage == "less":
        with path.open("wb") as file:
            np.savez(file, born=np.arange(3, dtype=np.int32))
    else:
        path.write_bytes({"empty": b"", "cut": whole[: len(whole) // 2], "text": b"no columns"}[damage])
    assert same(extract(opened_again(small)), made)
    if damage != "folder":
        assert path.read_bytes() == whole


def test_file_of_which_a_byte_changed_is_never_taken_for_whole(small: Graph) -> None:
    path = kept_file(small)
    whole = path.read_bytes()
    made = take(small)
    for place in range(0, len(whole), max(len(whole) // 150, 1)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        kept = extract_module._load(path)
        assert kept is None or same(kept, made), f"byte {place}"


def test_folder_that_cannot_be_written_still_answers(small: Graph, tmp_path: Path) -> None:
    """Here because it is no folder at all, which stops root too."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert same(extract(Graph(small.store, tmp_path / "file")), take(small))


def test_folder_that_is_gone_still_answers(small: Graph) -> None:
    assert small.folder is not None
    gone = Graph(small.store, small.folder / "gone")
    assert same(extract(gone), take(small))
    assert not (small.folder / "gone").exists()


def test_store_without_a_folder_answers_and_keeps_nothing(small: Graph, tmp_path: Path) -> None:
    """As a store behind an address, of which `Graph.folder` is None."""
    before = sorted(tmp_path.rglob("extract-*"))
    assert same(extract(Graph(small.store)), take(small))
    assert sorted(tmp_path.rglob("extract-*")) == before


def test_other_code_or_other_queries_make_another_file(small: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    path = kept_file(small)
    monkeypatch.setattr(extract_module, "_version", lambda: 7)
    extract(opened_again(small))
    assert path.with_name("extract-00000007.npz").read_bytes() == path.read_bytes()


AT_ONCE = """
from jeugdgraph.analysis.extract import extract
from jeugdgraph.graph import Graph
found = extract(Graph.open())
print(len(found.ids), found.municipalities, int(found.residents.value.sum()))
"""


def test_processes_that_start_at_once_all_answer(tiny: TinyWorld) -> None:
    """The first of them builds the store, and the others wait; then each makes the file, or reads it."""
    env = environment(tiny.environment)
    started = [
        subprocess.Popen(
            [sys.executable, "-c", AT_ONCE], env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    answers = {process.communicate(timeout=120)[0] for process in started}
    assert len(answers) == 1
    assert next(iter(answers)).split()[:1] == ["24"]
    assert len([*tiny.cache.rglob("extract-*.npz")]) == 1
    assert not [path for path in tiny.cache.rglob("*") if path.name.startswith((".", "tmp"))]


# Weights


def test_one_each_is_the_default_weight(national: Extract) -> None:
    found = weights(national, "municipalities", date(2025, 1, 1))
    assert found.total == 342 == len(found.sizes)
    assert (found.year, found.error, found.lacking) == (None, None, ())


@pytest.mark.parametrize(
    ("on", "year"), [("2016-01-01", 2016), ("2020-06-30", 2020), ("2025-01-01", 2025), ("2026-11-22", 2026)]
)
def test_residents_are_those_of_the_first_of_january(national: Extract, on: str, year: int) -> None:
    table = figures()["residents"]
    found = weights(national, "residents", date.fromisoformat(on))
    assert found.year == year
    expected = {code: value for (code, when), value in table.items() if when == year and code in found.sizes}
    assert found.sizes == expected
    assert found.lacking == ()
    assert found.sources


def test_residents_of_a_day_before_the_first_figures_are_the_nearest(national: Extract) -> None:
    found = weights(national, "residents", date(2010, 1, 1))
    assert found.year == 2015
    assert {*found.sizes} | {*found.lacking} == {
        local(national.members[number]) for number in national.living(date(2010, 1, 1))
    }


def test_young_residents_are_counted_where_they_were_counted(national: Extract) -> None:
    table = figures()
    found = weights(national, "young", date(2022, 1, 1))
    assert (found.year, found.share_year, found.counted, found.error) == (2022, 2022, True, None)
    assert found.sizes == {
        code: table["residents-0-14"][code, 2022] + table["residents-15-24"][code, 2022]
        for code in found.sizes
    }
    assert len(found.sizes) == 345 - len(found.lacking)


@pytest.mark.parametrize(("on", "year", "shares"), [("2016-01-01", 2016, 2015), ("2025-01-01", 2025, 2024)])
def test_young_residents_from_rounded_shares_say_how_far_off_they_may_be(
    national: Extract, on: str, year: int, shares: int
) -> None:
    table = figures()
    found = weights(national, "young", date.fromisoformat(on))
    assert (found.year, found.share_year, found.counted) == (year, shares, False)
    assert found.error is not None
    known = [code for code in found.sizes if (code, shares) in table["share-0-14"]]
    assert len(known) > 0.95 * len(found.sizes)
    for code in known:
        residents = table["residents"][code, year]
        part = table["share-0-14"][code, shares] + table["share-15-24"][code, shares]
        assert found.sizes[code] == pytest.approx(residents * part / 100)
        assert found.error[code] == residents / 100  # two shares, half a percentage point each


def test_weights_of_a_world_with_few_figures_name_what_lacks(small: Graph) -> None:
    columns_ = extract(small)
    found = weights(columns_, "residents", date(2018, 1, 1))
    assert found.total == 10500
    young = weights(columns_, "young", date(2018, 1, 1))
    assert {*young.sizes} | {*young.lacking} == {*found.sizes}


@pytest.mark.parametrize("kind", WEIGHTS)
def test_weights_have_a_size_for_all_or_say_for_whom_not(national: Extract, kind: str) -> None:
    for year in (2016, 2019, 2021, 2023, 2026):
        on = date(year, 1, 1)
        found = weights(national, kind, on)  # type: ignore[arg-type]
        living = {local(national.members[number]) for number in national.living(on)}
        assert {*found.sizes} | {*found.lacking} == living
        assert not {*found.sizes} & {*found.lacking}
        assert ns.municipality(min(living)) in national.members
