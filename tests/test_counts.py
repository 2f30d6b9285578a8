"""Known totals hold in the built graph, so that no conversion, build or merger loses a fact in silence.

The expected numbers were counted in the sources themselves (register export, national lists of
municipalities, regulation annexes, statistics), before they became tables. Where a total would hide which
facts are meant, a SHA-256 over the sorted facts stands beside it. `data/division_digests.csv` holds, for each
division and each date for which a source lists it whole, the number of municipalities and regions and a digest
of the partition: a line per region with its municipality codes. `data/register_participations.csv` holds the
number of distinct members that the register gives for each version of a joint arrangement.
"""

import csv
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store
from reading import DISPUTED, Taking, digest, local, of_class, rows, values

from jeugdgraph import namespaces, paths
from jeugdgraph import tables as table_files
from jeugdgraph.build import memberships as build_memberships
from jeugdgraph.build.inheritance import Merger, disputes, mergers
from jeugdgraph.graph import Graph
from jeugdgraph.model import Membership

DATA = Path(__file__).parent / "data"

# National lists of municipalities, 1 January of each year.
MUNICIPALITIES = {
    2015: 393, 2016: 390, 2017: 388, 2018: 380, 2019: 355, 2020: 355,
    2021: 352, 2022: 345, 2023: 342, 2024: 342, 2025: 342, 2026: 342,
}  # fmt: skip
# Residents of the whole country on 1 January, as the national statistics state them.
RESIDENTS = {
    2015: 16900726, 2016: 16979120, 2017: 17081507, 2018: 17181084, 2019: 17282163, 2020: 17407585,
    2021: 17475415, 2022: 17590672, 2023: 17811291, 2024: 17942942, 2025: 18044027, 2026: 18130208,
}  # fmt: skip
# Divisions that the merger counts below are about: those of 2016 that concern youth and care.
OF_INTEREST = frozenset(
    "jeugdregio veiligheidsregio ggd-regio veilig-thuis-regio zorgkantoorregio arbeidsmarktregio rmc-regio "
    "provincie wmo-regio centrumgemeente-opvang centrumgemeente-vrouwenopvang swv-po-2016 swv-vo-2016".split()
)


def names_of(graph: Graph, codes: set[str]) -> set[str]:
    return {graph.label(namespaces.municipality(code), "nl") for code in codes}


# --- municipalities -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def lives(graph: Graph) -> dict[str, tuple[str, str]]:
    """First day and first day after, by code; empty where not known."""
    start, end = values(graph.store, "jg:validFrom"), values(graph.store, "jg:validUntil")
    return {
        local(iri): (start.get(iri, [""])[0], end.get(iri, [""])[0])
        for iri in of_class(graph.store, "jg:Municipality")
    }


def existing(lives: dict[str, tuple[str, str]], on: date) -> set[str]:
    day = on.isoformat()
    return {code for code, (start, end) in lives.items() if start <= day and (not end or day < end)}


@pytest.mark.parametrize(("year", "number"), MUNICIPALITIES.items())
def test_each_year_has_its_number_of_municipalities(
    lives: dict[str, tuple[str, str]], year: int, number: int
) -> None:
    assert len(existing(lives, date(year, 1, 1))) == number


def test_weesp_lives_until_24_march_2022(lives: dict[str, tuple[str, str]]) -> None:
    assert lives["GM0457"][1] == "2022-03-24"


def test_every_present_and_past_municipality_of_the_register_is_there(graph: Graph) -> None:
    # The register lists 613 present and past municipalities: 602 codes, one of them under two names, and ten
    # without a code (seven former city districts of Amsterdam, Boskoop, Lemsterland, Rijnwoude).
    assert len(of_class(graph.store, "jg:Municipality")) == 602
    found = {value for term in ("skos:exactMatch", "skos:closeMatch", "dct:identifier")
             for given in values(graph.store, term).values() for value in given}  # fmt: skip
    expected = {form(row["scheme"], row["value"]) for _, row in rows("identifiers")}
    assert found >= expected
    subjects = {row["subject"] for _, row in rows("identifiers")}
    without_code = {name for name in subjects if "stadsdeel" in name or name in FORMER_WITHOUT_CODE}
    own = {name for name in subjects if name.startswith("GM")} | without_code
    assert len(own) == 612
    stated = {form(r["scheme"], r["value"]) for _, r in rows("identifiers") if r["subject"] in own}
    assert (len(stated), digest(stated)) == (
        3433, "305065165626f965582d8cfff9b4e65f0d8ebfaba64da7fdba04badd3cc65c00",
    )  # fmt: skip


FORMER_WITHOUT_CODE = ("boskoop", "lemsterland", "rijnwoude")


def form(scheme: str, value: str) -> str:
    """An identifier as the graph writes it."""
    if scheme == "wikidata":
        return "http://www.wikidata.org/entity/" + value
    return value if value.startswith("http") else f"{scheme}:{value}"


def test_every_change_of_municipalities_is_there(graph: Graph) -> None:
    kinds = {"Merger": "merger", "BoundaryChange": "boundary", "Rename": "rename"}
    old, new = (
        values(graph.store, "org:originalOrganization"),
        values(graph.store, "org:resultingOrganization"),
    )
    day = values(graph.store, "dct:date")
    found = [
        f"{day[iri][0]} {local(old[iri][0])} {local(new[iri][0])} {word}"
        for kind, word in kinds.items()
        for iri in of_class(graph.store, f"jg:{kind}")
    ]
    assert Counter(line.rsplit(" ", 1)[1] for line in found) == {"merger": 78, "boundary": 13, "rename": 2}
    assert digest(found) == "8b31c6617030d6e8ea2dbcdb7c0031ecef003b52e2be33e28e13644e91a2b67a"


# --- divisions ----------------------------------------------------------------------------------------------


def observed_divisions() -> list[tuple[str, str, int, int, str]]:
    with (DATA / "division_digests.csv").open(encoding="utf-8", newline="") as file:
        return [
            (row["division"], row["date"], int(row["municipalities"]), int(row["regions"]),
             row["partition_sha256"])
            for row in csv.DictReader(file)
        ]  # fmt: skip


def partition(takings: list[Taking], division: str, on: date) -> dict[str, list[str]]:
    """Regions of each municipality on a day, by what is not disputed."""
    found: dict[str, list[str]] = defaultdict(list)
    for taking in takings:
        if taking.division == division and taking.holds(on) and taking.basis not in DISPUTED:
            found[taking.member].append(taking.arrangement)
    return found


def test_all_observations_of_divisions_are_tested() -> None:
    observed = observed_divisions()
    assert len(observed) == 63
    assert sum(row[2] for row in observed) == 22872 + 342  # the national lists, and the RMC annex of 2026
    assert len([row for row in observed if row[1].startswith("2016")]) == 26


@pytest.mark.parametrize(
    ("division", "day", "municipalities", "regions", "sha256"),
    observed_divisions(),
    ids=lambda value: value[:20] if isinstance(value, str) else str(value),
)
def test_division_is_as_its_source_lists_it(
    takings: list[Taking],
    lives: dict[str, tuple[str, str]],
    division: str,
    day: str,
    municipalities: int,
    regions: int,
    sha256: str,
) -> None:
    on = date.fromisoformat(day)
    found = partition(takings, division, on)
    several = {code: places for code, places in found.items() if len(places) != 1}
    assert not several, f"municipalities with more than one region of {division} on {day}: {several}"
    lacking = existing(lives, on) - set(found)
    assert not lacking, f"municipalities without a region of {division} on {day}: {sorted(lacking)}"
    assert len(found) == municipalities
    members: dict[str, list[str]] = defaultdict(list)
    for code, (place,) in found.items():
        members[place].append(code)
    assert len(members) == regions
    assert digest(" ".join(sorted(codes)) for codes in members.values()) == sha256


@pytest.mark.parametrize(
    ("division", "day", "number"),
    [
        ("jeugdregio", "2025-01-01", 42),
        ("veiligheidsregio", "2025-01-01", 25),
        ("ggd-regio", "2025-01-01", 25),
        ("veilig-thuis-regio", "2025-01-01", 25),
        ("zorgkantoorregio", "2025-01-01", 31),
        ("arbeidsmarktregio", "2025-01-01", 35),
        ("rmc-regio", "2025-01-01", 40),
        ("rmc-regio", "2026-01-01", 40),
        ("provincie", "2025-01-01", 12),
    ],
)
def test_division_has_its_number_of_regions(
    takings: list[Taking], division: str, day: str, number: int
) -> None:
    found = partition(takings, division, date.fromisoformat(day))
    assert len({place for places in found.values() for place in places}) == number


@pytest.mark.parametrize(
    ("division", "number"),
    [("jeugdregio", 10), ("veiligheidsregio", 4), ("ggd-regio", 3), ("zorgkantoorregio", 12),
     ("arbeidsmarktregio", 20)],
)  # fmt: skip
def test_so_many_municipalities_of_2016_lie_in_another_region_in_2025(
    takings: list[Taking], division: str, number: int
) -> None:
    """A municipality of 2016 counts when a municipality that took up it, or a part of it, lies elsewhere."""
    before, after = (partition(takings, division, date(year, 1, 1)) for year in (2016, 2025))
    heirs = successors(set(after))
    moved = {code for code in before if any(after[heir] != before[code] for heir in heirs(code))}
    assert len(moved) == number, sorted(moved)


def successors(alive: set[str]):  # type: ignore[no-untyped-def]
    """Function from a municipality of 2016 to those of 2025 that hold it or a part of it."""
    taken_up = [row for _, row in rows("changes") if row["date"] > "2016-01-01"]

    def of(code: str) -> set[str]:
        if code in alive:
            return {code}
        nearest = {row["new_code"] for row in taken_up if row["old_code"] == code}
        return {heir for new in nearest for heir in of(new)}

    return of


@pytest.mark.parametrize(
    ("region", "day", "names"),
    [
        (
            "jeugdregio-rivierenland", "2026-01-01",
            "Buren, Culemborg, Maasdriel, Neder-Betuwe, Tiel, West Betuwe, West Maas en Waal, Zaltbommel",
        ),
        (
            "jeugdregio-ijsselland", "2026-01-01",
            "Dalfsen, Deventer, Hardenberg, Kampen, Olst-Wijhe, Ommen, Raalte, Staphorst, Steenwijkerland, "
            "Zwartewaterland, Zwolle",
        ),
        (
            "jeugdregio-drenthe", "2026-01-01",
            "Aa en Hunze, Assen, Borger-Odoorn, Coevorden, De Wolden, Emmen, Hoogeveen, Meppel, "
            "Midden-Drenthe, Noordenveld, Tynaarlo, Westerveld",
        ),
        ("jeugdregio-flevoland", "2023-12-31",
         "Almere, Dronten, Lelystad, Noordoostpolder, Urk, Zeewolde"),
        ("jeugdregio-flevoland", "2024-01-01", "Almere, Dronten, Lelystad, Noordoostpolder, Urk"),
        (
            "veiligheidsregio-gelderland-zuid", "2026-01-01",
            "Berg en Dal, Beuningen, Buren, Culemborg, Druten, Heumen, Maasdriel, Neder-Betuwe, Nijmegen, "
            "Tiel, West Betuwe, West Maas en Waal, Wijchen, Zaltbommel",
        ),
    ],
)  # fmt: skip
def test_region_has_exactly_these_municipalities(
    graph: Graph, takings: list[Taking], region: str, day: str, names: str
) -> None:
    on = date.fromisoformat(day)
    codes = {t.member for t in takings if t.arrangement == region and t.holds(on) and t.basis not in DISPUTED}
    assert names_of(graph, codes) == set(names.split(", "))


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("GM0050", "jeugdregio-flevoland", "jeugdregio-noord-veluwe"),  # Zeewolde
        ("GM0626", "jeugdregio-haaglanden", "jeugdregio-holland-rijnland"),  # Voorschoten
    ],
)
def test_municipality_moved_to_another_youth_region_in_2024(
    takings: list[Taking], code: str, before: str, after: str
) -> None:
    assert partition(takings, "jeugdregio", date(2023, 1, 1))[code] == [before]
    assert partition(takings, "jeugdregio", date(2025, 1, 1))[code] == [after]


# --- mergers that the predecessors of the municipality disagree about ---------------------------------------


@pytest.fixture(scope="module")
def as_stated() -> tuple[list[Membership], dict[tuple[str, str], Merger]]:
    """Memberships as rows state them, and mergers by municipality and day.

    The partnerships of 2016 were over before Weesp was (the regulation of 2022 took their place); the numbers
    below are about the divisions of 2016, so their end is left out here.
    """
    tables = table_files.read(paths.tables())
    divisions = {row["arrangement_id"]: row["division_id"] for row in tables["arrangements"]}
    stated = [build_memberships.membership(row, divisions) for row in tables["memberships"]]
    stated = [replace(m, end=None) if m.division_id.endswith("-2016") else m for m in stated]
    found = mergers(build_memberships.changes(tables), build_memberships.lifespans(tables))
    return stated, {(merger.new, merger.date.isoformat()): merger for merger in found}


@pytest.mark.parametrize(
    ("code", "day", "number"),
    [
        ("GM1960", "2019-01-01", 4),  # West Betuwe
        ("GM1961", "2019-01-01", 13),  # Vijfheerenlanden
        ("GM1982", "2022-01-01", 0),  # Land van Cuijk
        ("GM0363", "2022-03-24", 12),  # Amsterdam takes in Weesp
    ],
)
def test_predecessors_disagree_about_so_many_divisions(
    as_stated: tuple[list[Membership], dict[tuple[str, str], Merger]], code: str, day: str, number: int
) -> None:
    stated, found = as_stated
    about = [unit for unit in disputes(stated, found[code, day]) if unit in OF_INTEREST]
    assert len(about) == number, about


# --- the register of joint arrangements ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def versions(graph: Graph) -> dict[str, str]:
    """Arrangement by version, ids as in the tables."""
    found = values(graph.store, "jg:versionOf")
    return {local(version): local(of) for version, (of,) in found.items()}


@pytest.fixture(scope="module")
def registered(graph: Graph, takings: list[Taking]) -> dict[str, list[Taking]]:
    """Memberships that the register states, by arrangement."""
    into = NamedNode(namespaces.graph("register"))
    member = NamedNode(namespaces.iri("org:member"))
    stated = {local(q.subject.value) for q in graph.store.quads_for_pattern(None, member, None, into)}
    found: dict[str, list[Taking]] = defaultdict(list)
    for taking in takings:
        if taking.id in stated:
            found[taking.arrangement].append(taking)
    return found


def test_register_has_its_versions_chained_into_series(graph: Graph, versions: dict[str, str]) -> None:
    assert len(versions) == 1186
    earlier = values(graph.store, "jg:previousVersion")
    series = {version: version for version in versions}

    def root(version: str) -> str:
        while series[version] != version:
            version = series[version]
        return version

    for version, previous in earlier.items():
        series[root(local(version))] = root(local(previous[0]))
    assert len({root(version) for version in versions}) == 549


def test_register_has_451_arrangements_in_force(graph: Graph, versions: dict[str, str]) -> None:
    # Three of the 549 series describe more than one arrangement here: 553 in all.
    arrangements = set(versions.values())
    assert len(arrangements) == 553
    status = values(graph.store, "jg:status")
    in_force = [a for a in arrangements if status[namespaces.thing("arrangement", a)] ==
                [namespaces.concept("status", "existing")]]  # fmt: skip
    assert len(in_force) == 451


def test_register_has_453_bodies() -> None:
    # Bodies (samenwerkingsorganisaties) with a number of the register; one is a service organisation.
    numbered = {row["subject"] for _, row in rows("identifiers") if row["scheme"] == "roo"}
    kinds = Counter(row["kind"] for _, row in rows("organisations") if row["organisation_id"] in numbered)
    assert (kinds["PublicBody"], kinds["ServiceOrganisation"]) == (452, 1)


def test_bodies_of_the_register_are_in_the_graph(graph: Graph) -> None:
    assert len(of_class(graph.store, "jg:PublicBody")) >= 452


def test_every_participation_has_its_membership(registered: dict[str, list[Taking]]) -> None:
    pairs = {f"{arrangement} {t.member}" for arrangement, found in registered.items() for t in found}
    assert len(pairs) == 4326
    assert digest(pairs) == "48a93042279bef637fd391041f2143c9da84495a8677a4816bc502fc08f47189"


# The register lists these members in a version during which they did not exist (clipped to their lives), or
# dates their accession on or after the end of the version.
NOT_MEMBER_AT_THE_TIME = {
    "roo-23807602": 1, "roo-24964690": 1, "roo-24966237": 1, "roo-24967285": 1, "roo-27012769": 1,
    "roo-28178037": 1, "roo-28209895": 1, "roo-28543940": 1, "roo-29187788": 3, "roo-29402006": 3,
    "roo-29530165": 3, "roo-30087427": 3,
}  # fmt: skip


def test_every_version_has_its_members(
    graph: Graph, versions: dict[str, str], registered: dict[str, list[Taking]]
) -> None:
    """9,516 participations: the members of each version take part in the arrangement during the version."""
    start, end = values(graph.store, "jg:validFrom"), values(graph.store, "jg:validUntil")
    with (DATA / "register_participations.csv").open(encoding="utf-8", newline="") as file:
        expected = {row["version_id"]: int(row["members"]) for row in csv.DictReader(file)}
    assert sum(expected.values()) == 9516
    fewer = {}
    for version, number in expected.items():
        iri = namespaces.thing("version", version)
        first = date.fromisoformat(start.get(iri, ["1900-01-01"])[0])
        after = date.fromisoformat(end.get(iri, ["2200-01-01"])[0])
        after = max(after, first + timedelta(days=1))
        found = {t.member for t in registered[versions[version]] if _overlaps(t, first, after)}
        if len(found) < number - NOT_MEMBER_AT_THE_TIME.get(version, 0):
            fewer[version] = (number, len(found))
    assert not fewer, f"versions with fewer members than the register gives: {fewer}"


def _overlaps(taking: Taking, first: date, after: date) -> bool:
    return (taking.start is None or taking.start < after) and (taking.end is None or taking.end > first)


# --- education ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("division", "regions", "split"), [("swv-po", 75, 21), ("swv-vo", 74, 27)])
def test_education_partnerships_split_so_many_municipalities(
    takings: list[Taking], lives: dict[str, tuple[str, str]], division: str, regions: int, split: int
) -> None:
    on = date(2026, 1, 1)
    found = partition(takings, division, on)
    assert set(found) == existing(lives, on)
    assert len({place for places in found.values() for place in places}) == regions
    assert len([code for code, places in found.items() if len(places) > 1]) == split


def test_every_postcode_area_is_in_its_partnership(graph: Graph) -> None:
    until, notation = values(graph.store, "jg:observedUntil"), values(graph.store, "skos:notation")
    place = values(graph.store, "jg:assignedTo")
    found = [
        f"{notation[iri][0]} {notation[place[iri][0]][0]}"
        for iri in of_class(graph.store, "jg:PostcodeArea")
        if until[iri] == ["2026-01-01"]
    ]
    assert len(found) == 2 * 4046  # three postcode areas of the port of Rotterdam have no partnership
    assert digest(found) == "d38077d04b5d212f1d68a431add8eb20d014d1f1514a3b0c4909aa77ed070c22"


# --- statistics and neighbours ------------------------------------------------------------------------------


def observations(store: Store) -> list[tuple[str, str, str, str]]:
    """Area, indicator, period and value."""
    area, indicator = values(store, "jg:area"), values(store, "jg:indicator")
    period, value = values(store, "jg:period"), values(store, "jg:value")
    return [
        (local(area[iri][0]), local(indicator[iri][0]), period[iri][0], value[iri][0])
        for iri in of_class(store, "jg:Observation")
    ]


def test_residents_add_up_to_the_country(graph: Graph) -> None:
    found = [row for row in observations(graph.store) if row[1] == "residents" and row[0].startswith("GM")]
    sums: Counter[int] = Counter()
    for _, _, year, number in found:
        sums[int(year)] += int(number)
    assert sums == RESIDENTS
    lines = [f"{year} {code} {number}" for code, _, year, number in found]
    assert digest(lines) == "220319ff6852e6596b5959d9788216a7b13896ea211bda6c4ad6b19fa6846dd2"


def test_every_observation_of_youth_care_is_there(graph: Graph) -> None:
    found = [float(row[3]) for row in observations(graph.store) if row[1].startswith("youth")]
    assert len(found) == 6269
    assert sum(found) == pytest.approx(3278771.6)


def test_every_border_is_there(graph: Graph) -> None:
    borders = of_class(graph.store, "jg:Border")
    sides, length = values(graph.store, "jg:between"), values(graph.store, "jg:length")
    over_land = values(graph.store, "jg:overLand")
    assert len(borders) == 926
    assert len([iri for iri in borders if over_land[iri] == ["false"]]) == 49
    found = [" ".join([*sorted(local(side) for side in sides[iri]), length[iri][0]]) for iri in borders]
    assert digest(found) == "3fbede0e47be6ad04b87703ada458f04aa288fe3d703394a5522ab30b92afa8e"


# --- the five policy documents ------------------------------------------------------------------------------


def test_every_fact_of_the_policy_documents_is_carried_or_explained() -> None:
    assert [row["fact_id"] for _, row in rows("coverage")] == [f"F{n:04d}" for n in range(1, 348)]
