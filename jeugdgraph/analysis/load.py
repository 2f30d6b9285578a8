"""The load of a municipality (M12): at how many tables does it sit, with how many others?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from jeugdgraph.analysis.networks.ties import Ties

UNKNOWN = ""
"""Legal form of an arrangement of which none is known."""


@dataclass(frozen=True)
class Load:
    """What a municipality carries; counts, no weights.

    `memberships` counts memberships and `arrangements` the arrangements that they are in: someone with two roles
    in one arrangement has two memberships. `partners` are the different others met there. `net_partners` are the
    partners that are not in its region of a chosen division; None when no region is known. `forms` counts its
    arrangements by legal form, most first; an arrangement with several forms counts for each, one without for
    `UNKNOWN`.
    """

    municipality: str
    memberships: int
    arrangements: int
    partners: tuple[str, ...]
    net_partners: tuple[str, ...] | None
    forms: tuple[tuple[str, int], ...]


def load(
    ties: Ties,
    municipality: str,
    region: Collection[str] | None = None,
    forms: Mapping[str, Collection[str]] | None = None,
) -> Load:
    """Load of a municipality (M12).

    Parameters
    ----------
    ties
        The memberships that count, of municipalities only.
    municipality
        Code. One without ties has a load of nothing.
    region
        Members of its region, or regions, of the division that stands for the usual partners (the youth
        region); None when no region is known.
    forms
        Legal forms by arrangement.

    Examples
    --------
    >>> found = load(Ties.of([("a", "X"), ("b", "X"), ("a", "Y"), ("c", "Y")]), "a", {"a", "b"}, {"X": ["treaty"]})
    >>> found.arrangements, found.partners, found.net_partners, found.forms
    (2, ('b', 'c'), ('c',), (('', 1), ('treaty', 1)))
    """
    own = sorted(ties.arrangements_of.get(municipality, ()))
    partners = tuple(ties.partners(municipality))
    net = None if region is None else tuple(p for p in partners if p not in region)
    rows = sum(len(ties.between[municipality, arrangement]) for arrangement in own)
    return Load(municipality, rows, len(own), partners, net, _mix(own, forms or {}))


def loads(
    ties: Ties,
    municipalities: Collection[str],
    region_of: Mapping[str, Mapping[str, float]],
    forms: Mapping[str, Collection[str]] | None = None,
) -> dict[str, Load]:
    """Load of each municipality; `region_of` holds the regions of one division, as `Division.region_of` gives them.

    >>> ties = Ties.of([("a", "X"), ("b", "X"), ("c", "X")])
    >>> {code: found.net_partners for code, found in loads(ties, "abc", {"a": {"J": 1}, "b": {"J": 1}}).items()}
    {'a': ('c',), 'b': ('c',), 'c': None}
    """
    members: dict[str, set[str]] = {}
    for code, regions in region_of.items():
        for region in regions:
            members.setdefault(region, set()).add(code)
    found = {}
    for code in sorted(municipalities):
        regions = region_of.get(code, {})
        mates = {mate for region in regions for mate in members[region]} if regions else None
        found[code] = load(ties, code, mates, forms)
    return found


def _mix(arrangements: Collection[str], forms: Mapping[str, Collection[str]]) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for arrangement in arrangements:
        for form in forms.get(arrangement) or (UNKNOWN,):
            found[form] = found.get(form, 0) + 1
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))
