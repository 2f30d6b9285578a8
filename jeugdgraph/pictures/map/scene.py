"""What the script of the map works with: municipalities, regions, memberships, neighbours and cuts."""

from collections.abc import Mapping
from typing import Any

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.division import Division
from jeugdgraph.analysis.history.records import Fact
from jeugdgraph.analysis.ids import local
from jeugdgraph.dates import Language
from jeugdgraph.pictures.chart.names import short_names
from jeugdgraph.pictures.map.drawing import FILL
from jeugdgraph.pictures.map.ground import Mapped
from jeugdgraph.pictures.map.tables import both_cuts, region_key
from jeugdgraph.pictures.map.told import division_names, source_iris
from jeugdgraph.pictures.picture import Text, both
from jeugdgraph.present.participations import known_period

LANGUAGES: tuple[Language, ...] = ("nl", "en")


def scene(found: Mapped, fills: "dict[str, dict[str, str]]", *, residents: bool) -> dict[str, Any]:
    """The scene; `fills` holds the colours of regions by letter."""
    geometry, numbers = found.geometry, {iri: place for place, iri in enumerate(source_iris(found))}
    names = division_names(found)
    return {
        "kind": "map",
        "land": [geometry.width, geometry.height],
        "year": found.residents.year,
        "residents": residents,
        "fill": FILL,
        "divisions": [
            {
                "key": letter,
                "label": names[letter].told(),
                "regions": _regions(found, letter, division, fills[letter]),
            }
            for letter, division in zip("ab", found.divisions, strict=False)
        ],
        "places": [_place(found, code, numbers) for code in found.codes],
        "borders": [[side.one, side.other, side.metres, side.over_land] for side in found.borders],
        "cuts": {} if found.over is None else {letter: _cuts(found, letter) for letter in "ab"},
    }


def _regions(found: Mapped, letter: str, division: Division, fills: dict[str, str]) -> list[dict[str, Any]]:
    short = [short_names(found.ground.regions(division.regions, lang)) for lang in LANGUAGES]
    return [
        {
            "key": region_key(letter, region),
            "label": found.ground.region(region).told(),
            "short": Text(*(names[region] for names in short)).told(),
            "colour": fills[region],
            "members": sorted(members),
        }
        for region, members in sorted(division.members_of().items())
    ]


def _place(found: Mapped, code: str, numbers: dict[str, int]) -> dict[str, Any]:
    """A municipality: where it is on the map (nothing when it is not), its residents and memberships."""
    people = found.residents.sizes.get(code)
    return {
        "code": code,
        "label": found.name(code).told(),
        "at": list(found.geometry.middles[code]) if code in found.geometry.middles else None,
        "residents": None if people is None else round(people),
        "bordered": code in found.bordered,
        "held": [
            held
            for letter, _ in zip("ab", found.divisions, strict=False)
            for held in _held(found, letter, code, numbers)
        ],
    }


def _held(found: Mapped, letter: str, code: str, numbers: dict[str, int]) -> list[dict[str, Any]]:
    """Memberships that put a municipality in its regions of a division, with their evidence."""
    own = found.regions["ab".index(letter)].get(code, {})
    return [
        _membership(found.facts[iri], letter, own, numbers) for iri in found.evidence[letter].get(code, ())
    ]


def _membership(fact: Fact, letter: str, own: Mapping[str, float], numbers: dict[str, int]) -> dict[str, Any]:
    region = local(fact.arrangement)
    return {
        "region": region_key(letter, region),
        "share": own.get(region, 1.0),
        "id": ns.local_name(fact.membership),
        "period": both(lambda lang: known_period(fact.start, fact.end, fact.first_observed_on, lang)).told(),
        "seen": fact.observed_on.isoformat(),
        "source": numbers.get(fact.proof.source),
        "locator": fact.proof.locator,
    }


def _cuts(found: Mapped, letter: str) -> list[dict[str, Any]]:
    """Cut regions of a division, with their pieces in the other one."""
    if found.over is None:
        return []
    other = "b" if letter == "a" else "a"
    return [
        {
            "region": region_key(letter, cut.region),
            "pieces": [
                {
                    "region": region_key(other, piece.region),
                    "codes": [code for code, _ in piece.municipalities],
                    "weight": found.ground.weight(piece.weight).told(),
                }
                for piece in cut.pieces
            ],
        }
        for cut in both_cuts(found.over)[letter]
    ]
