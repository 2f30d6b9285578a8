"""What the map draws, before it is drawn: two divisions on municipalities with a shape, and what they have in common."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, partial

from jeugdgraph.analysis.border import BORDER_YEAR, Side, sides
from jeugdgraph.analysis.comparison import laid
from jeugdgraph.analysis.crosswalk import Crosswalk, Missing
from jeugdgraph.analysis.division import Division
from jeugdgraph.analysis.history.facts import facts_of
from jeugdgraph.analysis.history.records import Fact
from jeugdgraph.analysis.tiles.stored import Tiles, tiles_on
from jeugdgraph.analysis.weights import Weights, weights
from jeugdgraph.boundaries.reading import Outlines, outlines
from jeugdgraph.pictures.chart.ground import Ground
from jeugdgraph.pictures.map.geometry import Boundaries, Geometry, of_outlines, of_tiles
from jeugdgraph.pictures.map.lines import Regions, Stretch, differing
from jeugdgraph.pictures.picture import Text, phrase
from jeugdgraph.present.wording.picture_map import WORDS

MISSING: Missing = "drop"
"""Municipalities with a region in one of the two divisions only say nothing of cuts."""


said = partial(phrase, WORDS)
"""A phrase of the map in both languages."""


@dataclass(frozen=True, eq=False)
class Mapped:
    """Division A, and B when there is one, with the shapes of the municipalities on the reference date."""

    ground: Ground
    a: Division
    b: Division | None
    geometry: Geometry
    tiles: Tiles | None
    official: Outlines | None

    @classmethod
    def of(cls, ground: Ground, a: str, b: str | None, boundaries: Boundaries) -> "Mapped":
        """What is drawn of two divisions. UsageProblem when one has no data; StoreProblem without the outlines."""
        found = ground.found
        one, other = found.division(a), None if b is None else found.division(b)
        if boundaries == "official":
            official = outlines(found.on.year)
            there = {
                code: official.polygons[code] for code in found.municipalities if code in official.polygons
            }
            return cls(ground, one, other, of_outlines(there), None, official)
        tiles = tiles_on(ground.graph, found.extract, found.municipalities, found.on)
        return cls(ground, one, other, of_tiles(tiles.cells), tiles, None)

    @property
    def codes(self) -> tuple[str, ...]:
        """All municipalities on the date, on the map or not."""
        return self.ground.found.municipalities

    @cached_property
    def divisions(self) -> tuple[Division, ...]:
        """A, and B when there is one."""
        return (self.a,) if self.b is None else (self.a, self.b)

    @cached_property
    def regions(self) -> tuple[Regions, ...]:
        """Regions by municipality, of A and of B."""
        return tuple(division.region_of() for division in self.divisions)

    @cached_property
    def over(self) -> Crosswalk | None:
        """A and B laid over each other. NothingInCommon when they cannot be."""
        return None if self.b is None else laid(self.a, self.b, self.ground.weighed, MISSING)

    @cached_property
    def borders(self) -> tuple[Side, ...]:
        """Borders between municipalities that exist on the date."""
        wanted = set(self.codes)
        return tuple(
            side for side in sides(self.ground.found.extract) if side.one in wanted and side.other in wanted
        )

    @cached_property
    def bordered(self) -> frozenset[str]:
        """Municipalities of which some border is known."""
        return frozenset(code for side in self.borders for code in side[:2])

    @cached_property
    def differing(self) -> tuple[Stretch, ...]:
        """Borders that are a boundary of only one of the two."""
        return () if self.b is None else differing(self.a, self.b, self.borders, self.geometry)

    @cached_property
    def residents(self) -> Weights:
        """Residents of each municipality."""
        return weights(self.ground.found.extract, "residents", self.ground.on)

    @cached_property
    def evidence(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Memberships (IRIs) that put municipalities in their regions, by letter of the division and code."""
        letters = zip("ab", self.divisions, strict=False)
        return {letter: self.ground.found.evidence(division.id) for letter, division in letters}

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Memberships in full, by IRI."""
        wanted = [iri for by_code in self.evidence.values() for iris in by_code.values() for iri in iris]
        return {fact.membership: fact for fact in facts_of(self.ground.graph, wanted)}

    @property
    def year(self) -> int:
        """Year of the borders."""
        return BORDER_YEAR

    def name(self, code: str) -> Text:
        """Name of a municipality."""
        return self.ground.region(code)

    def names(self, codes: Iterable[str]) -> Text:
        """Names of municipalities as a phrase."""
        return self.ground.listing(sorted((self.name(code) for code in codes), key=lambda name: name.nl))
