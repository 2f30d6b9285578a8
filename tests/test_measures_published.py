"""The measures give the numbers that others published, or worked out by other means."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from statistics import mean

import numpy as np
import pytest

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.alike import alike
from jeugdgraph.analysis.congruence import Congruence, congruences
from jeugdgraph.analysis.crosswalk import Crosswalk, crosswalk
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.information import inhomogeneity
from jeugdgraph.analysis.nesting import fits, relative_nesting
from jeugdgraph.analysis.pairs import pairs
from jeugdgraph.analysis.scores import Scores, scores
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.graph import Graph

EXACT = 5e-5
"""Largest deviation from a number of four decimals."""


def near(value: float, digits: int = 4) -> object:
    """What equals a published number of so many decimals."""
    return pytest.approx(value, abs=EXACT if digits == 4 else 0.5 * 10**-digits + 1e-9)


def labelled(labels: Iterable[object]) -> dict[str, str]:
    return {f"{number:03}": str(label) for number, label in enumerate(labels)}


def of_table(table: Sequence[Sequence[int]]) -> Crosswalk:
    """Crosswalk of divisions of which the table tells how many municipalities they share, region by region."""
    cells = [(i, j) for i, row in enumerate(table) for j, number in enumerate(row) for _ in range(number)]
    return crosswalk(labelled(i for i, _ in cells), labelled(j for _, j in cells))


def of_labels(one: Iterable[object], other: Iterable[object]) -> Scores:
    return scores(crosswalk(labelled(one), labelled(other)))


# A. RegioAtlas

THE_HAGUE = "'s-Gravenhage"
CARE = (THE_HAGUE, "Leidschendam-Voorburg", "Rijswijk", "Wassenaar", "Zoetermeer")
YOUTH = (*CARE, "Westland", "Pijnacker-Nootdorp", "Delft", "Midden-Delfland")


def test_example_of_regioatlas_is_reproduced() -> None:
    """Three divisions in 2015; the public health region then held The Hague alone, which still counts."""
    found = congruences(
        {
            "zorgkantoor": dict.fromkeys(CARE, "c"),
            "ggd": {THE_HAGUE: "g"},
            "jeugdregio": dict.fromkeys(YOUTH, "y"),
        }
    )[THE_HAGUE]
    assert found.value == near(0.5)
    assert len(found.partners) == 8
    times = {name: number / found.divisions for name, number in found.partners}
    assert (times["Wassenaar"], times["Westland"], times["Delft"]) == (
        near(2 / 3, 9),
        near(1 / 3, 9),
        near(1 / 3, 9),
    )


@pytest.fixture(scope="module")
def in_2016(graph: Graph) -> Situation:
    return Situation(extract(graph), date(2016, 1, 1))


def by_name(graph: Graph, found: Mapping[str, Congruence]) -> dict[str, Congruence]:
    return {graph.label(ns.municipality(code), "nl"): one for code, one in found.items()}


def test_same_example_on_the_regions_of_2016_has_a_partner_more(graph: Graph, in_2016: Situation) -> None:
    """By then the public health region was that of Haaglanden, and Voorschoten is its ninth municipality."""
    chosen = [in_2016.division(id_) for id_ in ("zorgkantoorregio", "ggd-regio", "jeugdregio")]
    found = by_name(graph, congruences(chosen))[THE_HAGUE]
    assert found.value == near(0.7778)
    together = {graph.label(ns.municipality(code), "nl"): times for code, times in found.partners}
    assert len(together) == 9
    assert together["Voorschoten"] == 1
    assert set(together) == {*YOUTH, "Voorschoten"} - {THE_HAGUE}


# B. sabre, and Rosenberg and Hirschberg

SABRE = ((13, 3, 4), (0, 16, 4), (4, 0, 16), (0, 4, 16))


def test_table_of_sabre_gives_what_sabre_gives() -> None:
    over = of_table(SABRE)
    found = scores(over)
    assert (found.v, found.homogeneity, found.completeness) == (near(0.3612), near(0.3153), near(0.4228))
    assert found.distance == near(2.2305)
    assert [*inhomogeneity(over).values()] == [near(x, 2) for x in (0.86, 0.48, 0.48, 0.48)]
    assert [*inhomogeneity(over.reversed).values()] == [near(x, 2) for x in (0.39, 0.59, 0.86)]


def test_mapcurves_of_sabre_differs_because_it_joins_the_steps_of_the_curve() -> None:
    """The share of regions that fit at least so well falls in steps; sabre draws straight lines from step to step.

    Its .6115 follows from the same fits. The area under the steps themselves is their mean, .6117.
    """
    over = of_table(SABRE).reversed
    fit = np.sort(fits(over))
    thresholds, shares = [0, *fit, 1], [1, *np.linspace(1, 0, len(fit)), 0]
    assert np.trapezoid(shares, thresholds) == near(0.6115)
    assert scores(over).mapcurves == near(float(fit.mean())) == near(0.6117)


def test_labels_of_sabre_give_what_sabre_gives() -> None:
    found = of_labels((1, 1, 1, 2, 2, 3, 3, 3, 1, 1, 2, 2, 2, 3, 3), [n for n in (1, 2, 3) for _ in range(5)])
    assert (found.v, found.ari, found.ami) == (near(0.3874), near(0.16), near(0.2714))


def turned(*row: int) -> list[tuple[int, ...]]:
    """A row of three, and the same turned by one and by two places: no class is favoured."""
    return [row[-turn:] + row[:-turn] for turn in range(3)]


@pytest.mark.parametrize(
    ("clusters", "items", "v"),
    [
        pytest.param(turned(3, 1, 1), 15, 0.1350, id="A"),
        pytest.param(turned(3, 2, 0), 15, 0.3874, id="B"),
        pytest.param([*turned(3, 2, 0), *turned(1, 1, 0)], 21, 0.3004, id="C"),
        pytest.param([*turned(3, 2, 0), *turned(1, 0, 0), *turned(1, 0, 0)], 21, 0.4128, id="D"),
    ],
)
def test_solutions_of_rosenberg_and_hirschberg(clusters: list[tuple[int, ...]], items: int, v: float) -> None:
    """Figure 2 of the paper: three classes; each row tells how many of each class are in a cluster."""
    over = of_table(clusters)
    assert over.compared == items
    assert scores(over).v == near(v)


# C. scikit-learn


@pytest.mark.parametrize(
    ("score", "one", "other", "value"),
    [
        ("ari", (0, 0, 1, 2), (0, 0, 1, 1), 0.57),
        ("ari", (0, 0, 1, 1), (0, 1, 0, 1), -0.5),
        ("v", (0, 0, 1, 2), (0, 0, 1, 1), 0.8),
        ("v", (0, 1, 2, 3), (0, 0, 1, 1), 0.67),
        ("homogeneity", (0, 0, 1, 1), (0, 0, 1, 2), 1.0),
    ],
)
def test_examples_in_the_documentation_of_scikit_learn(
    score: str, one: tuple[int, ...], other: tuple[int, ...], value: float
) -> None:
    assert getattr(of_labels(one, other), score) == near(value, 2)


# D. Rivierenland

FIVE = ("Buren", "Culemborg", "Neder-Betuwe", "Tiel", "West Betuwe")
SIX = (*FIVE, "West Maas en Waal")
EIGHT = (*SIX, "Maasdriel", "Zaltbommel")
RIVIERENLAND: dict[str, dict[str, str]] = {
    "youth": dict.fromkeys(EIGHT, "youth"),
    "extramural": dict.fromkeys(SIX, "extramural"),
    "intramural": dict.fromkeys(EIGHT, "intramural"),
    "education": {
        **dict.fromkeys(FIVE, "five"),
        "West Maas en Waal": "alone",
        "Maasdriel": "two",
        "Zaltbommel": "two",
    },
}


def test_congruence_of_rivierenland() -> None:
    found = {name: one.value for name, one in congruences(RIVIERENLAND).items()}
    assert found == {
        **dict.fromkeys(FIVE, near(0.8214)),
        "West Maas en Waal": near(0.6786),
        **dict.fromkeys(("Maasdriel", "Zaltbommel"), near(0.5357)),
    }


@pytest.mark.parametrize(
    ("one", "other", "in_one", "in_other", "in_both", "jaccard"),
    [
        ("youth", "extramural", 28, 15, 15, 0.5357),
        ("youth", "education", 28, 11, 11, 0.3929),
        ("extramural", "education", 15, 11, 10, 0.6250),
    ],
)
def test_pairs_together_in_rivierenland(
    one: str, other: str, in_one: int, in_other: int, in_both: int, jaccard: float
) -> None:
    """All 28 pairs of the eight count: who takes no part is by itself."""
    found = pairs(crosswalk(RIVIERENLAND[one], RIVIERENLAND[other], missing="singleton"))
    assert found.pairs == 28
    assert (found.in_a, found.in_b, found.in_both) == (in_one, in_other, in_both)
    assert found.jaccard == near(jaccard)


def test_extramural_procurement_against_education() -> None:
    assert alike(SIX, FIVE).jaccard == near(0.8333)
    over = crosswalk(RIVIERENLAND["extramural"], RIVIERENLAND["education"], missing="singleton")
    found = scores(over)
    assert (found.ari, found.v) == (near(0.5779), near(0.6875))
    assert (found.homogeneity, found.completeness) == (near(0.7644), near(0.6246))


def test_nesting_in_rivierenland() -> None:
    whole = crosswalk(RIVIERENLAND["education"], RIVIERENLAND["youth"])
    assert (relative_nesting(whole), relative_nesting(whole.reversed)) == (near(1), near(0.46875))
    part = crosswalk(RIVIERENLAND["education"], RIVIERENLAND["extramural"], missing="singleton")
    assert (relative_nesting(part), relative_nesting(part.reversed)) == (near(0.8333), near(0.9074))


# E. National

NATIONAL = {
    "veiligheidsregio": (25, 0.7895, 0.8844, 0.9207, 0.7679, 0.6624, 0.9580, 0.7641, 36, 14),
    "ggd-regio": (25, 0.7913, 0.8877, 0.9229, 0.7460, 0.6648, 0.9627, 0.7569, 37, 14),
    "zorgkantoorregio": (32, 0.7594, 0.8500, 0.9015, 0.9762, 0.6227, 0.8746, 0.7709, 29, 17),
    "wmo-regio": (43, 0.9175, 0.9536, 0.9719, 0.2910, 0.8518, 0.9496, 0.9496, 35, 36),
    "centrumgemeente-opvang": (43, 0.7512, 0.8488, 0.9091, 0.9446, 0.6106, 0.8090, 0.8510, 22, 29),
    "centrumgemeente-vrouwenopvang": (35, 0.7717, 0.8639, 0.9136, 0.8734, 0.6377, 0.8802, 0.8028, 27, 18),
    "rmc-regio": (39, 0.7463, 0.8527, 0.9089, 0.9334, 0.6049, 0.8600, 0.8326, 26, 22),
    "provincie": (12, 0.3940, 0.7222, 0.7756, 1.9026, 0.2678, 0.9728, 0.5672, 39, 5),
}
"""Regions; ARI, AMI, V, VI in bits, pair Jaccard; RN of youth regions in them and back; youth regions and theirs whole."""


@pytest.mark.parametrize("id_", NATIONAL)
def test_youth_regions_of_2016_against_another_division(in_2016: Situation, id_: str) -> None:
    regions, *numbers, youth_whole, whole = NATIONAL[id_]
    found = scores(crosswalk(in_2016.division("jeugdregio"), in_2016.division(id_)))
    assert (found.municipalities, found.regions_a, found.regions_b) == (390, 42, regions)
    got = (
        found.ari, found.ami, found.v, found.distance, found.pair_jaccard,
        found.a_in_b.relative_nesting, found.b_in_a.relative_nesting,
    )  # fmt: skip
    assert got == tuple(near(number) for number in numbers)
    assert (found.a_in_b.intact.whole, found.b_in_a.intact.whole) == (youth_whole, whole)


SEVEN = (
    "jeugdregio", "veiligheidsregio", "ggd-regio", "veilig-thuis-regio", "zorgkantoorregio", "swv-po-2016",
    "wmo-regio",
)  # fmt: skip


def test_congruence_of_all_municipalities_in_2016(graph: Graph, in_2016: Situation) -> None:
    found = by_name(graph, congruences([in_2016.division(id_) for id_ in SEVEN]))
    values = {name: one.value for name, one in found.items() if one.value is not None}
    assert len(values) == 390
    assert mean(values.values()) == near(0.7001)
    assert min(values, key=lambda name: (values[name], name)) == "Nijkerk"
    expected = {
        "Nijkerk": (0.2649, 48),
        "Tiel": (0.6667, 18),
        "Buren": (0.6667, 18),
        "Culemborg": (0.6667, 18),
        "West Maas en Waal": (0.5590, 23),
        "Maasdriel": (0.3673, 35),
        "Zaltbommel": (0.3673, 35),
        "Lingewaal": (0.3071, 40),
    }
    got = {name: (values[name], len(found[name].partners)) for name in expected}
    assert got == {name: (near(value), partners) for name, (value, partners) in expected.items()}


# F. What holds of every division of the graph


def test_every_division_is_wholly_like_itself(in_2016: Situation) -> None:
    for id_, division in in_2016.divisions.items():
        found = scores(crosswalk(division, division))
        assert found.omega == near(1), id_
        assert found.pair_jaccard == near(1), id_
        if division.is_partition:
            assert found.a_in_b.relative_nesting == found.mapcurves == near(1), id_
            assert (found.v, found.ari, found.ami, found.distance) == (near(1), near(1), near(1), near(0)), (
                id_
            )


def test_what_follows_from_the_same_cells_agrees_on_national_data(in_2016: Situation) -> None:
    """M3, M4 and M11 by a second way, over plain sets."""
    youth, safety = (
        in_2016.division("jeugdregio").members_of(),
        in_2016.division("veiligheidsregio").members_of(),
    )
    parts = {
        one: [len(members.keys() & others.keys()) for others in safety.values()]
        for one, members in youth.items()
    }
    nesting = mean(sum((n / sum(row)) ** 2 for n in row) for row in parts.values())
    apart = 1 - sum(max(row) for row in parts.values()) / 390
    found = scores(crosswalk(in_2016.division("jeugdregio"), in_2016.division("veiligheidsregio"))).a_in_b
    assert found.relative_nesting == pytest.approx(nesting)
    assert found.weight_apart == pytest.approx(apart)
    assert found.main_share == pytest.approx(mean(max(row) / sum(row) for row in parts.values()))
