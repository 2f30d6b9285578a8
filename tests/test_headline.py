"""The national headline, and the block of the README that is made of it."""

from datetime import date
from pathlib import Path

import pytest

from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.headline import BOTH, DATES, WITH_SHELTER, headline, intact_in, whole
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.graph import Graph
from jeugdgraph.present.mismatch.headline import report
from jeugdgraph.present.output import render

README = Path(__file__).resolve().parents[1] / "README.md"
START, END = "<!-- headline -->", "<!-- /headline -->"


@pytest.mark.parametrize(
    ("on", "ids", "number"), [("2016-01-01", WITH_SHELTER, 13), ("2025-01-01", BOTH, 17)]
)
def test_so_many_youth_regions_lie_whole_within_one_region_on_all(
    graph: Graph, on: str, ids: tuple[str, ...], number: int
) -> None:
    found = whole(Situation(extract(graph), date.fromisoformat(on)), ids)
    assert (found.whole, found.regions, found.low, found.high) == (number, 42, number, number)


def test_whole_on_all_is_no_more_than_on_the_least_of_them(graph: Graph) -> None:
    for day in DATES:
        told = headline(Situation(extract(graph), day))
        assert told.all_of[0].whole <= min(one.whole for one in told.each)


def test_headline_counts_the_regions_that_intact_names(graph: Graph) -> None:
    situation = Situation(extract(graph), DATES[1])
    base = situation.division("jeugdregio")
    for one in headline(situation).each:
        assert one.whole == len(intact_in(base, situation.division(one.divisions[0])))


def test_lowest_congruence_comes_first_with_ties_by_code(graph: Graph) -> None:
    told = headline(Situation(extract(graph), DATES[0]))
    order = [(round(value, 12), code) for code, value, _ in told.lowest]
    assert order == sorted(order)
    assert len(order) == 10
    longer = headline(Situation(extract(graph), DATES[0]), lowest=10 + told.tied + 1)
    assert longer.lowest[9 + told.tied][1] == pytest.approx(order[-1][0])
    assert longer.lowest[10 + told.tied][1] > order[-1][0] + 1e-9


def test_readme_block_is_what_the_command_prints(graph: Graph) -> None:
    text = README.read_text(encoding="utf-8")
    assert START in text, f"the README has no block between {START} and {END}"
    block = text.partition(START)[2].partition(END)[0].strip()
    assert block == render(report(graph, "en"), "md").decode().strip()
