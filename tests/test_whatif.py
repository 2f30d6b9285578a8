"""``jeugdgraph whatif``: scenarios on the national data and on the tiny world."""

import csv
import hashlib
import io
import json
import re
import shlex
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, TODAY, Run
from reading import Taking, rows

from jeugdgraph.graph import Graph

DAY = "2025-01-01"
BESIDE = ("ggd-regio", "rmc-regio", "swv-po", "veiligheidsregio")
NEIGHBOURLY = ("Nijkerk", "Zeewolde", "Mook en Middelaar")
Rows = list[dict[str, str]]
Places = dict[str, dict[str, dict[str, float]]]
"""Regions with shares by municipality, by division."""


@pytest.fixture
def told(run: Run) -> Callable[..., Rows]:
    def answer(*args: str) -> Rows:
        done = run("whatif", *args, "--format", "csv")
        assert done.returncode == 0, done.stderr
        return list(csv.DictReader(io.StringIO(done.stdout)))

    return answer


@pytest.fixture(scope="module")
def places(takings: list[Taking]) -> Places:
    """Where municipalities lie on the day, straight from the store: nothing of the analysis is used."""
    on = date.fromisoformat(DAY)
    living = {
        row["gm_code"]
        for _, row in rows("municipalities")
        if (row["valid_from"] or "0") <= DAY < (row["valid_until"] or "9")
    }
    found: Places = defaultdict(lambda: defaultdict(dict))
    for taking in takings:
        if not taking.division or taking.member.upper() not in living or not taking.holds(on):
            continue
        if taking.status in ("proposed", "decided") or "disputed" in taking.basis:
            continue
        if taking.confidence != "unverified":
            found[taking.division][taking.member.upper()][taking.arrangement] = float(taking.share or 1)
    return found


def codes() -> dict[str, str]:
    return {row["name"]: row["gm_code"] for _, row in rows("municipalities")}


def congruence(places: Places, divisions: Iterable[str], code: str) -> float:
    """M1 by its formula, one partner at a time."""
    chosen = sorted(divisions)
    times = [
        sum(bool(set(places[id_].get(code, ())) & set(places[id_].get(other, ()))) for id_ in chosen)
        for other in codes().values()
        if other != code
    ]
    partners = [count for count in times if count]
    return sum(partners) / len(partners) / len(chosen)


def cut(places: Places, others: Iterable[str]) -> set[tuple[str, str]]:
    """Youth regions and regions of other divisions that lie in several regions of each other."""
    found = set()
    for other in others:
        for one, two in (("jeugdregio", other), (other, "jeugdregio")):
            reached: dict[str, set[str]] = defaultdict(set)
            for code, own in places[one].items():
                for region in own:
                    reached[region] |= set(places[two].get(code, ()))
            found |= {(region, two) for region, far in reached.items() if len(far) > 1}
    return found


def moved(places: Places, code: str, region: str) -> Places:
    return {**places, "jeugdregio": {**places["jeugdregio"], code: {region: 1.0}}}


@pytest.mark.parametrize("name", NEIGHBOURLY)
def test_best_fit_is_what_counting_from_the_store_gives(
    name: str, told: Callable[..., Rows], places: Places
) -> None:
    """Neighbouring regions, congruence, cuts, main counterparts and mean congruence, by brute force."""
    code = codes()[name]
    beside = [word for id_ in BESIDE for word in ("--against", id_)]
    found = told("best-fit", name, "--on", DAY, *beside)
    (home,) = places["jeugdregio"][code]
    near = {
        {row["gm_a"], row["gm_b"]}.difference({code}).pop()
        for _, row in rows("borders")
        if row["over_land"] == "true" and code in (row["gm_a"], row["gm_b"])
    }
    wanted = {region for other in near for region in places["jeugdregio"].get(other, ())} | {home}
    assert {row["region_id"] for row in found} == wanted
    assert len(wanted) > 1, f"{name} has no neighbour in another region, so this tests nothing"
    now = cut(places, BESIDE)
    for row in found:
        later = places if row["region_id"] == home else moved(places, code, row["region_id"])
        every = ("jeugdregio", *BESIDE)
        assert row["present"] == ("true" if row["region_id"] == home else "false")
        assert float(row["congruence"]) == pytest.approx(congruence(later, every, code))
        then = cut(later, BESIDE)
        assert int(row["cuts"]) == len(then)
        assert set(row["new_cuts"].split()) == {"/".join(one) for one in then - now}
        assert set(row["gone_cuts"].split()) == {"/".join(one) for one in now - then}
        members = {one for one, own in later["jeugdregio"].items() if row["region_id"] in own}
        assert int(row["members"]) == len(members)
        assert int(row["main"]) == sum(code_in_main(later, members, code, id_) for id_ in BESIDE)
        if row["region_id"] != home:
            others = members | {one for one, own in places["jeugdregio"].items() if home in own}
            others.discard(code)
            assert set(row["others"].split()) == others
            for key, where in (("others_before", places), ("others_after", later)):
                mean = sum(congruence(where, every, other) for other in others) / len(others)
                assert float(row[key]) == pytest.approx(mean)


def code_in_main(places: Places, members: set[str], code: str, id_: str) -> bool:
    """Whether a municipality lies in the region of a division that holds most of some members."""
    weight: dict[str, float] = defaultdict(float)
    count: dict[str, int] = defaultdict(int)
    for member in members:
        for region, share in places[id_].get(member, {}).items():
            weight[region] += share
            count[region] += 1
    return min(weight, key=lambda one: (-round(weight[one], 9), -count[one], one)) in places[id_].get(
        code, {}
    )


@pytest.mark.parametrize("name", NEIGHBOURLY)
def test_best_fit_agrees_with_making_each_move(name: str, told: Callable[..., Rows]) -> None:
    for row in told("best-fit", name, "--on", DAY, "--weight", "residents"):
        if row["present"] == "true":
            continue
        effect = told("move", name, "--to", row["region_id"], "--on", DAY, "--weight", "residents")
        (own,) = [
            one for one in effect if one["subject_id"] == codes()[name] and one["measure"] == "congruence"
        ]
        assert float(own["after"]) == pytest.approx(float(row["congruence"]))
        for kind, column in (("cut-new", "new_cuts"), ("cut-vanished", "gone_cuts")):
            cuts = {f"{one['subject_id']}/{one['other']}" for one in effect if one["kind"] == kind}
            assert cuts == set(row[column].split())


def test_best_fit_states_its_order_and_keeps_to_it(run: Run, told: Callable[..., Rows]) -> None:
    found = told("best-fit", "Nijkerk", "--on", DAY, "--regions", "all")
    assert len(found) == len({row["region_id"] for row in found}) > 40
    keys = [(-round(float(row["congruence"]), 9), int(row["cuts"]), row["region_id"]) for row in found]
    assert keys == sorted(keys)
    assert [row["rank"] for row in found] == [str(rank) for rank in range(1, len(found) + 1)]
    shown = run("whatif", "best-fit", "Nijkerk", "--on", DAY, "--lang", "en").stdout
    flat = " ".join(shown.split())
    assert "congruence of Nijkerk in the scenario, descending; then the number of cuts, ascending" in flat
    assert "The order is no advice." in flat


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_answers_never_call_a_change_better_or_worse(run: Run, lang: str) -> None:
    verdicts = re.compile(
        r"\b(?:beter|beste|slechter|slechtste|goed|knelpunt|probleem|verbeter\w*|verslechter\w*"
        r"|better|best|worse|worst|good|bad|problem|improve\w*|deteriorat\w*)\b", re.IGNORECASE
    )  # fmt: skip
    for args in (("move", "Nijkerk", "--to", "Eemland"), ("best-fit", "Nijkerk")):
        done = run("whatif", *args, "--on", DAY, "--lang", lang, "--full")
        body = done.stdout.partition("Bronnen:" if lang == "nl" else "Sources:")[0]
        assert done.returncode == 0, done.stderr
        assert not verdicts.findall(body)


# A move, held against the tables


def test_a_move_tells_regions_people_and_evidence(
    told: Callable[..., Rows], places: Places, graph: Graph
) -> None:
    code = codes()["Nijkerk"]
    (home,) = places["jeugdregio"][code]
    found = told("move", "Nijkerk", "--to", "jeugdregio-eemland", "--on", DAY)
    residents = {
        row["area_id"]: float(row["value"])
        for _, row in rows("observations")
        if (row["indicator_id"], row["period"]) == ("residents", DAY[:4])
    }
    told_members = {
        row["subject_id"]: (float(row["before"]), float(row["after"]))
        for row in found
        if row["kind"] == "region" and row["measure"] == "members"
    }
    size = {
        region: sum(region in own for own in places["jeugdregio"].values())
        for region in (home, "jeugdregio-eemland")
    }
    assert told_members == {
        home: (size[home], size[home] - 1),
        "jeugdregio-eemland": (size["jeugdregio-eemland"], size["jeugdregio-eemland"] + 1),
    }
    people = {row["subject_id"]: float(row["difference"]) for row in found if row["measure"] == "residents"}
    assert people == {home: -residents[code], "jeugdregio-eemland": residents[code]}
    (left,) = [row for row in found if row["measure"] == "leaving"]
    assert left["municipality_ids"] == code
    assert left["evidence"].split() == [f"{home}.{code.lower()}"]


def test_a_move_in_the_tiny_world_is_what_a_pencil_gives(tiny_run: Run) -> None:
    """Duinrode (500 residents) to Zuid, 2018. Youth beside safety: see fixtures/tiny/README.md.

    Noord = Aldam Bergum Duinrode, Zuid = Esveen Fierland; Oost = Aldam Bergum Fierland, West = Duinrode Esveen.
    Afterwards Noord lies whole in Oost, and West whole in Zuid. Duinrode had Aldam, Bergum and Esveen once each of two;
    then Esveen twice and Fierland once.
    """
    args = (
        "whatif",
        "move",
        "Duinrode",
        "--to",
        "Jeugdregio Zuid",
        "--on",
        "2018-01-01",
        "--against",
        "veiligheidsregio",
    )
    done = tiny_run(*args, "--format", "csv")
    assert done.returncode == 0, done.stderr
    found = list(csv.DictReader(io.StringIO(done.stdout)))
    measures = {
        row["measure"]: (float(row["before"]), float(row["after"]))
        for row in found
        if row["kind"] == "measure"
    }
    assert measures["a_in_b.whole"] == (0, 1)
    assert measures["b_in_a.whole"] == (0, 1)
    assert measures["pair_jaccard"] == pytest.approx((1 / 7, 2 / 6))
    cuts = {(row["kind"], row["subject_id"]) for row in found if row["kind"].startswith("cut")}
    assert cuts == {("cut-vanished", "jeugdregio-noord"), ("cut-vanished", "veiligheidsregio-west")}
    own = {row["measure"]: row for row in found if row["subject_id"] == "GM9004"}
    assert (float(own["congruence"]["before"]), float(own["congruence"]["after"])) == (0.5, 0.75)
    assert own["together-more"]["municipality_ids"] == "GM9005 GM9006"
    assert own["together-less"]["municipality_ids"] == "GM9001 GM9002"
    people = {row["subject_id"]: row["difference"] for row in found if row["measure"] == "residents"}
    assert people == {"jeugdregio-noord": "-500.0", "jeugdregio-zuid": "500.0"}


def test_all_regions_as_one_is_told_as_such(tiny_run: Run) -> None:
    args = (
        "whatif",
        "merge-regions",
        "Jeugdregio Noord",
        "Jeugdregio Zuid",
        "--into",
        "Alles",
        "--on",
        "2018-01-01",
        "--lang",
        "en",
    )
    shown = tiny_run(*args, "--against", "veiligheidsregio", "--full")
    assert shown.returncode == 0, shown.stderr
    flat = " ".join(shown.stdout.split())
    assert (
        "Youth regions has one region in the scenario: measures that tell regions apart do not apply." in flat
    )
    assert re.search(r"ARI\s+-?[\d.,]+\s+–\s+one region", shown.stdout)


def test_without_another_division_nothing_is_measured(run: Run) -> None:
    """In 2060 every other division was confirmed long ago."""
    done = run("whatif", "best-fit", "Nijkerk", "--on", "2060-01-01")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "jeugdgraph: beside jeugdregio no division is left to measure on 1 January 2060."
    )


def test_best_fit_without_a_land_border_says_so(tiny_run: Run) -> None:
    shown = tiny_run("whatif", "best-fit", "Fierland", "--on", "2024-01-01", "--lang", "en", "--every")
    assert "No land border of Fierland is known." in " ".join(shown.stdout.split())
    one = tiny_run(
        "whatif", "best-fit", "Fierland", "--on", "2024-01-01", "--every", "--format", "csv"
    ).stdout.splitlines()
    assert len(one) == 2  # header, and the region where it lies


# Tables


def written_table(folder: Path, places: Places, change: Callable[[Rows], object] = lambda rows: None) -> Path:
    """The youth regions as a table, with something changed."""
    cells = [
        {"municipality": code, "region": region}
        for code, own in sorted(places["jeugdregio"].items())
        for region in own
    ]
    change(cells)
    path = folder / "proposal.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(key for row in cells for key in row)))
        writer.writeheader()
        writer.writerows(cells)
    return path


def test_the_same_table_changes_nothing(told: Callable[..., Rows], places: Places, tmp_path: Path) -> None:
    found = told("replace", "jeugdregio", "--table", str(written_table(tmp_path, places)), "--on", DAY)
    assert {row["kind"] for row in found} == {"step", "unchanged"}


def test_a_table_with_one_other_region_is_a_move(
    told: Callable[..., Rows], places: Places, tmp_path: Path
) -> None:
    def change(cells: Rows) -> None:
        next(row for row in cells if row["municipality"] == codes()["Nijkerk"])["region"] = "Eemland"

    path = written_table(tmp_path, places, change)
    by_table = told("replace", "jeugdregio", "--table", str(path), "--on", DAY)
    by_move = told("move", "Nijkerk", "--to", "Eemland", "--on", DAY)
    assert [row for row in by_table if row["kind"] != "step"] == [
        row for row in by_move if row["kind"] != "step"
    ]


def test_municipalities_that_a_table_leaves_out_are_named(run: Run, places: Places, tmp_path: Path) -> None:
    path = written_table(tmp_path, places, lambda cells: cells.pop(0))
    shown = run("whatif", "replace", "jeugdregio", "--table", str(path), "--on", DAY, "--lang", "en")
    names = {code: name for name, code in codes().items()}
    lost = names[sorted(places["jeugdregio"])[0]]
    assert f"Without a region in Youth regions: {lost}. They do not count there." in " ".join(
        shown.stdout.split()
    )


@pytest.mark.parametrize(
    ("change", "told_"),
    [
        (lambda cells: cells[1].update(municipality="Tiell"), "proposal.csv:3: municipality='Tiell'; expected a municipality"),
        (lambda cells: cells[1].update(municipality="Geldermalsen"), "proposal.csv:3: municipality='Geldermalsen'; expected a"
         " municipality that exists on 1 January 2025; GM0236 existed until 1 January 2019"),
        (lambda cells: cells.insert(1, dict(cells[0])), "proposal.csv:3: "),
        (lambda cells: cells[0].update(share="1.5"), "proposal.csv:2: share='1.5'; expected a number above 0, at most 1"),
        (lambda cells: cells[0].update(region="!!"), "proposal.csv:2: region='!!'; expected a name for the new region"),
    ],
)  # fmt: skip
def test_faults_of_a_table_have_their_line(
    run: Run, places: Places, tmp_path: Path, change: Callable[[Rows], object], told_: str
) -> None:
    path = written_table(tmp_path, places, change)
    done = run("whatif", "replace", "jeugdregio", "--table", str(path), "--on", DAY)
    assert done.returncode == 2
    assert told_ in done.stderr
    assert not done.stdout
    assert len(done.stderr.splitlines()) == 1


# Files, options and faults


def test_a_saved_scenario_gives_the_same_answer(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    args = ("move", "Tiel", "Buren", "--to", "Rijk van Nijmegen", "--title", 'A "move"')
    first = run("whatif", *args, "--on", DAY, "--save", str(path), "--format", "json")
    assert first.returncode == 0, first.stderr
    again = run("whatif", "run", str(path), "--format", "json")
    assert json.loads(again.stdout) == json.loads(first.stdout)
    assert json.loads(first.stdout)["title"].endswith('A "move"')


@pytest.mark.parametrize(
    "args",
    [
        ("merge-regions", "Rivierenland", "Food Valley", "--into", "Midden"),
        ("split-region", "Rivierenland", "--part", "A=Tiel,Buren,Culemborg,Neder-Betuwe",
         "--part", "B=West Betuwe,Maasdriel,Zaltbommel,West Maas en Waal"),
        ("merge", "Buren", "Neder-Betuwe", "--into", "Nieuw-Betuwe", "--follow", "parts"),
        ("merge", "Nijkerk", "Barneveld", "--into", "Nijkerk", "--region", "rmc-regio=Eem en Vallei", "--follow", "largest"),
        ("move", "Amsterdam", "--to", "Stromenland", "--from", "Unita", "--division", "swv-po"),
    ],
)  # fmt: skip
def test_every_kind_of_step_is_saved_and_followed(run: Run, tmp_path: Path, args: tuple[str, ...]) -> None:
    path = tmp_path / "mine.toml"
    first = run("whatif", *args, "--on", DAY, "--save", str(path), "--format", "csv")
    assert first.returncode == 0, first.stderr
    assert run("whatif", "run", str(path), "--format", "csv").stdout == first.stdout


def test_a_saved_table_is_found_from_another_folder(run: Run, places: Places, tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "scenarios").mkdir()
    table = written_table(tmp_path / "tables", places)
    path = tmp_path / "scenarios" / "mine.toml"
    saved = run("whatif", "replace", "jeugdregio", "--table", str(table), "--on", DAY, "--save", str(path))
    assert saved.returncode == 0, saved.stderr
    assert 'table = "../tables/proposal.csv"' in path.read_text(encoding="utf-8")
    assert run("whatif", "run", str(path)).stdout == saved.stdout


def test_moves_from_options_follow_those_of_the_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(f'on = {DAY}\n[[step]]\nmove = "Tiel"\nto = "Food Valley"\n', encoding="utf-8")
    both = run("whatif", "run", str(path), "--move", "Buren=Food Valley", "--lang", "en").stdout
    assert both.index("Tiel to Jeugdregio Food Valley") < both.index("Buren to Jeugdregio Food Valley")
    earlier = run("whatif", "run", str(path), "--on", "2016-01-01", "--lang", "en").stdout
    assert "1 January 2016" in earlier


def test_all_faults_of_a_scenario_are_told_together_with_their_lines(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(
        '[[step]]\nmove = "Tiell"\nto = "Rijk van Nijmegn"\n'
        '[[step]]\nmerge-regions = ["Rivierenland", "Nergens"]\ninto = "Nieuw"\n'
        '[[step]]\nmove = "Ede"\nto = "Nieuw"\n'
        '[[step]]\nmove = "Geldermalsen"\nto = "Food Valley"\n'
        '[[step]]\nmerge = ["Tiel", "Buren"]\ninto = "Tiel"\nfollow = "biggest"\n',
        encoding="utf-8",
    )
    done = run("whatif", "run", str(path), "--on", DAY)
    assert done.returncode == 2
    assert not done.stdout
    lines = done.stderr.removeprefix("jeugdgraph: ").splitlines()
    assert [line.split("; ")[0] for line in lines] == [
        "bad.toml:2: step 1: move='Tiell'",
        "bad.toml:3: step 1: to='Rijk van Nijmegn'",
        "bad.toml:5: step 2: merge-regions='Nergens'",  # and nothing about step 3, which needs step 2
        "bad.toml:11: step 4: move='Geldermalsen'",
        "bad.toml:16: step 5: follow='biggest'",
    ]
    assert "Did you mean Tiel [GM0281]?" in lines[0]
    assert "Did you mean Jeugdregio Rijk van Nijmegen?" in lines[1]


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("move", "Geldermalsen", "--to", "Food Valley"), "GM0236 existed until 1 January 2019"),
        (("move", "West Betuwe", "--to", "Food Valley", "--on", "2018-01-01"), "GM1960 existed from 1 January 2019"),
        (("move", "Tiel", "--to", "Veiligheidsregio Utrecht"), "expected a region of Jeugdregio's"),
        (("move", "Tiel", "--to", "Rivierenland"), "Tiel already lies in Jeugdregio Rivierenland"),
        (("move", "Tiel", "--to", "Food Valley", "--division", "jeugdregoi"), "expected a division. Did you mean"),
        (("move", "Bergen", "--to", "Food Valley"), "is ambiguous. Choose Bergen (NH.) [GM0373] or Bergen (L.) [GM0893]"),
        (("move", "Amsterdam", "--to", "Stromenland", "--division", "swv-po"), "Amsterdam lies in several regions"),
        (("merge-regions", "Rivierenland", "--into", "x"), "one region cannot be merged"),
        (("merge-regions", "Rivierenland", "Eemland", "--into", "Food Valley"), "is another region"),
        (("split-region", "Rivierenland", "--part", "a=Tiel", "--part", "b=Tiel,Buren"), "twice: Tiel"),
        (("split-region", "Rivierenland", "--part", "Tiel"), "--part 'Tiel'; expected NAME=MUNICIPALITY"),
        (("merge", "Nijkerk", "Tiel", "--into", "Tiel"), "lie in different regions of arbeidsmarktregio, "),
        (("merge", "Tiel", "--into", "Tiel"), "one municipality cannot be merged"),
        (("merge", "Nijkerk", "Tiel", "--into", "..."), "expected a name for the new municipality"),
        (("replace", "jeugdregio", "--table", "none.csv"), "none.csv: cannot be read: No such file"),
        (("best-fit", "Tiell"), "expected a municipality. Did you mean Tiel"),
        (("best-fit", "Tiel", "--division", "wmo"), "expected a division"),
        (("best-fit", "Amsterdam", "--division", "swv-po"), "Amsterdam lies in several regions"),
        (("move", "Tiel", "--to", "Food Valley", "--against", "nothing"), "--against='nothing'; expected a division"),
        (("run",), "asks for a scenario FILE"),
        (("run", "--move", "Tiel"), "--move 'Tiel'; expected MUNICIPALITY=REGION"),
        (("run", "none.toml"), "none.toml: cannot be read: No such file"),
        (("run", "."), "cannot be read: Is a directory"),
    ],
)  # fmt: skip
def test_what_cannot_be_followed_is_one_line(run: Run, args: tuple[str, ...], why: str) -> None:
    on = () if "--on" in args else ("--on", DAY)
    done = run("whatif", *args, *on)
    assert done.returncode == 2
    assert not done.stdout
    assert why in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_fault_leaves_no_file_behind(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    run("whatif", "move", "Tiell", "--to", "Food Valley", "--save", str(path), "-o", str(tmp_path / "a.csv"))
    assert not list(tmp_path.iterdir())


def test_where_a_scenario_cannot_be_saved_is_one_line(run: Run, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none" / "a.toml", tmp_path / "bare"):
        done = run("whatif", "move", "Tiel", "--to", "Food Valley", "--on", DAY, "--save", str(path))
        assert done.returncode in (2, 3)
        assert len(done.stderr.splitlines()) == 1


# The answer as people and programs get it


def test_an_answer_opens_with_its_steps_and_says_that_it_is_a_scenario(run: Run) -> None:
    for lang, words in (("nl", "dit is een scenario, geen feit"), ("en", "this is a scenario, not a fact")):
        lines = run(
            "whatif", "move", "Tiel", "--to", "Food Valley", "--on", DAY, "--lang", lang
        ).stdout.splitlines()
        top = "\n".join(lines[:8])
        assert "Tiel" in top
        assert "Jeugdregio Food Valley" in top
        assert words in top


@pytest.mark.parametrize("format_", ["csv", "tsv", "json", "md", "table"])
def test_every_format_holds_the_answer(run: Run, format_: str) -> None:
    done = run("whatif", "move", "Nijkerk", "--to", "Eemland", "--on", DAY, "--format", format_)
    assert done.returncode == 0, done.stderr
    assert "Nijkerk" in done.stdout


@pytest.mark.parametrize("width", ["80", "120"])
def test_tables_keep_to_the_width(run: Run, width: str) -> None:
    for args in (
        ("move", "Nijkerk", "--to", "Eemland"),
        ("best-fit", "Nijkerk"),
        ("merge", "Buren", "Tiel", "--into", "Tiel"),
    ):
        shown = run("whatif", *args, "--on", DAY, "--full", env={"COLUMNS": width}).stdout
        assert max(map(len, shown.splitlines())) <= int(width)


def test_asking_leaves_the_stored_graph_alone(run: Run, built_store: Path) -> None:
    run("whatif", "move", "Tiel", "--to", "Food Valley")  # the columns are kept beside the store once

    def digest() -> str:
        files = sorted(path for path in built_store.rglob("*") if path.is_file() and path.suffix == ".sst")
        found = hashlib.sha256()
        for path in files:
            found.update(f"{path.name} {path.stat().st_size} {path.stat().st_mtime_ns}".encode())
        assert files
        return found.hexdigest()

    before = digest()
    run("whatif", "merge", "Tiel", "Buren", "--into", "Betuwe")
    assert digest() == before
    assert "Betuwe" not in run("municipality", "Tiel").stdout.split("Bronnen")[0].split("\n")[0]


# The page

PAGE = (ROOT / "docs" / "whatif.md").read_text(encoding="utf-8")


def block(kind: str) -> str:
    found = re.search(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    assert found, f"docs/whatif.md has no block of {kind}"
    return found[1]


@pytest.mark.parametrize("line", block("sh").splitlines())
def test_commands_on_the_page_answer(run: Run, line: str) -> None:
    done = run(*shlex.split(line)[1:])
    assert done.returncode == 0, done.stderr


def test_scenario_on_the_page_is_followed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.toml"
    path.write_text(block("toml"), encoding="utf-8")
    shown = run("whatif", "run", str(path), "--lang", "en")
    assert shown.returncode == 0, shown.stderr
    assert "What if: Rivierenland in two" in shown.stdout
    assert "step 4:" in shown.stdout


def test_page_names_every_step_and_key() -> None:
    from jeugdgraph.analysis.scenario.draft import KEYS

    for kind, keys in KEYS.items():
        row = re.search(rf"^\| `{kind}` \|.*$", PAGE, re.MULTILINE)
        assert row, f"docs/whatif.md does not describe {kind}"
        assert all(f"`{key}`" in row[0] for key in keys)


def test_python_on_the_page_runs(
    built_store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JEUGDGRAPH_STORE", str(built_store))
    monkeypatch.setenv("JEUGDGRAPH_TODAY", TODAY)
    exec(compile(block("python"), "docs/whatif.md", "exec"), {})  # noqa: S102 - our own page
    assert "new rmc-regio-rivierenland jeugdregio" in capsys.readouterr().out


def test_every_subcommand_has_an_example_in_its_help() -> None:
    from jeugdgraph.cli.whatif import whatif

    for name, command in whatif.commands.items():
        assert f"jeugdgraph whatif {name}" in (command.help or ""), name
