"""A division as measures work with it: which municipality lies in which region, for what share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from jeugdgraph.errors import UsageProblem, one_of, quote

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Whole = NDArray[np.signedinteger[Any]]
"""Whole numbers of 32 or 64 bits."""
Mask = NDArray[np.bool_]
Region = str | Mapping[str, float] | None
"""Region of a municipality; regions with the share that lies in each; None where it lies in none."""
WHOLE = 1e-9
"""Shares that differ less are taken to be equal."""


class NotAPartition(UsageProblem):
    """A measure for partitions was asked of a division in which municipalities are in several regions."""


@dataclass(frozen=True, eq=False)
class Division:
    """Regions of one kind on one date.

    `shares` has a row per municipality and a column per region: the part of the municipality (above 0, at
    most 1) that lies in the region, or takes part in it. A row without a share is a municipality that no
    region is known of. Two divisions with the same `municipalities` share their axis, and are compared
    without looking names up.

    >>> youth = Division.of({"a": "J1", "b": {"J1": 0.25, "J2": 0.75}, "c": None}, id="youth")
    >>> youth.regions, youth.split, youth.without
    (('J1', 'J2'), ('b',), ('c',))
    """

    id: str
    municipalities: tuple[str, ...]
    regions: tuple[str, ...]
    shares: csr_array

    @classmethod
    def of(
        cls, region_of: Mapping[str, Region], *, id: str = "", municipalities: Sequence[str] | None = None
    ) -> "Division":
        """Division from a mapping of municipality to region, or to regions with shares.

        `municipalities` is the axis; default: those of the mapping, sorted. Raises UsageProblem for a
        share outside (0, 1] and for a municipality that the axis lacks.
        """
        axis = tuple(sorted(region_of)) if municipalities is None else tuple(municipalities)
        place = {code: row for row, code in enumerate(axis)}
        if len(place) < len(axis):
            raise UsageProblem("a municipality stands twice among those that are compared.")
        cells = [
            (code, region, share) for code, found in region_of.items() for region, share in _parts(found)
        ]
        for code, region, share in cells:
            if code not in place:
                raise UsageProblem(f"municipality {quote(code)} is not among those that are compared.")
            if not 0 < share <= 1:
                raise UsageProblem(
                    f"share {share} of {quote(code)} in {quote(region)}; expected above 0, at most 1."
                )
        regions = tuple(sorted({region for _, region, _ in cells}))
        column = {region: number for number, region in enumerate(regions)}
        shares = csr_array(
            (
                np.array([share for *_, share in cells], float),
                (
                    np.array([place[code] for code, *_ in cells], np.int32),
                    np.array([column[region] for _, region, _ in cells], np.int32),
                ),
            ),
            shape=(len(axis), len(regions)),
        )
        return cls(id, axis, regions, shares)

    @cached_property
    def counted(self) -> Ints:
        """Number of regions per municipality."""
        found: Ints = np.diff(self.shares.indptr).astype(np.int64)
        return found

    @cached_property
    def present(self) -> Mask:
        """Whether a region is known, per municipality."""
        return self.counted > 0

    @cached_property
    def has_shares(self) -> bool:
        """Whether some municipality lies in a region only in part."""
        return bool((self.shares.data < 1 - WHOLE).any())

    @cached_property
    def is_partition(self) -> bool:
        """Whether each municipality lies wholly in at most one region."""
        return self.single and not self.has_shares

    @cached_property
    def split(self) -> tuple[str, ...]:
        """Municipalities that lie in several regions, or in one only in part."""
        partly = np.zeros(len(self.municipalities), bool)
        partly[self.rows[self.shares.data < 1 - WHOLE]] = True
        return self._named(partly | (self.counted > 1))

    @cached_property
    def without(self) -> tuple[str, ...]:
        """Municipalities of which no region is known."""
        return self._named(~self.present)

    @cached_property
    def members(self) -> csr_array:
        """Ones where `shares` has a share: who is in what, whatever the part."""
        if not self.has_shares:
            return self.shares
        found = self.shares.copy()
        found.data = np.ones_like(found.data)
        return found

    @cached_property
    def complete(self) -> bool:
        """Whether a region is known of every municipality."""
        return bool(self.present.all())

    @cached_property
    def rows(self) -> Ints:
        """Row of each share: the place of its municipality on the axis."""
        return np.repeat(np.arange(len(self.municipalities)), self.counted)

    @cached_property
    def ranks(self) -> Ints:
        """Place of the municipality of each share among those that have a region."""
        return np.repeat(np.arange(int(self.present.sum())), self.counted[self.present])

    @cached_property
    def single(self) -> bool:
        """Whether each municipality lies in at most one region, if only in part."""
        return len(self.shares.data) == int(self.present.sum())

    @cached_property
    def sets(self) -> "tuple[Groups, ...]":
        """Municipalities by every region, every two regions, every three, … that they are in together."""
        alone = Groups(
            self.rows, self.shares.indices, len(self.regions), self.shares.indptr[:-1], self.counted
        )
        return (alone, *(_sets(self, size) for size in range(2, self.most + 1)))

    @cached_property
    def most(self) -> int:
        """Largest number of regions that a municipality is in."""
        return int(self.counted.max(initial=0))

    def region_of(self) -> dict[str, dict[str, float]]:
        """Regions with shares by municipality; municipalities without a region are left out."""
        found: dict[str, dict[str, float]] = {}
        for row, column, share in zip(self.rows, self.shares.indices, self.shares.data, strict=True):
            found.setdefault(self.municipalities[row], {})[self.regions[column]] = float(share)
        return found

    def members_of(self) -> dict[str, dict[str, float]]:
        """Municipalities with shares by region."""
        found: dict[str, dict[str, float]] = {region: {} for region in self.regions}
        for code, regions in self.region_of().items():
            for region, share in regions.items():
                found[region][code] = share
        return found

    def on(self, municipalities: Sequence[str]) -> "Division":
        """The same division on another axis; regions that no municipality of it lies in are left out."""
        if municipalities is self.municipalities or tuple(municipalities) == self.municipalities:
            return self
        wanted = set(municipalities)
        kept = {code: regions for code, regions in self.region_of().items() if code in wanted}
        return Division.of(kept, id=self.id, municipalities=municipalities)

    def _named(self, mask: Mask) -> tuple[str, ...]:
        return tuple(self.municipalities[row] for row in np.flatnonzero(mask))


@dataclass(frozen=True, eq=False)
class Groups:
    """Municipalities in groups, in order of municipality: entry e puts municipality ``row[e]`` in group ``group[e]``.

    `groups` is their number. The entries of municipality m begin at ``first[m]``, and there are ``counted[m]``.
    """

    row: Ints
    group: Whole
    groups: int
    first: Whole
    counted: Ints

    @cached_property
    def pairs(self) -> int:
        """Pairs of municipalities within the groups."""
        return pairs_within(np.bincount(self.group))


def _sets(division: Division, size: int) -> Groups:
    """Groups of the municipalities that are in the same `size` regions; one may be in many."""
    rows: list[Ints] = [np.zeros(0, np.int64)]
    groups: list[Whole] = [np.zeros((0, size), np.int64)]
    for many in np.unique(division.counted[division.counted >= size]).tolist():
        alike = np.flatnonzero(division.counted == many)
        places = division.shares.indptr[alike][:, None] + np.arange(many)
        regions = np.sort(division.shares.indices[places], axis=1)
        for chosen in combinations(range(many), size):
            rows.append(alike)
            groups.append(regions[:, chosen])
    row, group = np.concatenate(rows), _numbered(np.concatenate(groups), len(division.regions))
    order = np.argsort(row, kind="stable")
    counted = np.bincount(row, minlength=len(division.municipalities))
    return Groups(
        row[order], group[order], int(group.max(initial=-1)) + 1, np.cumsum(counted) - counted, counted
    )


def _numbered(sets: Whole, regions: int) -> Ints:
    """A number for each row of regions, the same for the same row."""
    number = sets[:, 0].astype(np.int64)
    for column in sets.T[1:]:
        number = np.unique(number * regions + column, return_inverse=True)[1]
    return number


def pairs_within(sizes: Whole) -> int:
    """Number of pairs within groups of these sizes.

    >>> pairs_within(np.array([3, 1, 2]))
    4
    """
    return int(sizes @ (sizes - 1)) // 2


def as_division(found: Division | Mapping[str, Region], id: str = "") -> Division:
    """The division itself, or the one that a mapping describes."""
    return found if isinstance(found, Division) else Division.of(found, id=id)


def require_partition(*divisions: Division) -> None:
    """Raise NotAPartition, naming the municipalities, unless every division is a partition."""
    for division in divisions:
        if not division.is_partition:
            named = one_of(division.split[:5])
            more = len(division.split) - 5
            raise NotAPartition(
                f"this measure asks for one region per municipality; {division.id or 'a division'} has several, or"
                f" parts, for {named}{f' and {more} more' if more > 0 else ''}."
            )


def _parts(found: Region) -> Iterable[tuple[str, float]]:
    if found is None:
        return ()
    if isinstance(found, str):
        return ((found, 1.0),)
    if not isinstance(found, Mapping):
        raise UsageProblem(f"region {quote(str(found))}; expected an id as text, or shares by id.")
    return found.items()
