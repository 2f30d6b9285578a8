"""The order in which two lists of regions stand side by side, so that what belongs together is near each other.

Regions that are tied, directly or through others, stand together. Within such a group both lists are ordered by the
barycentre of what each is tied to (Sugiyama, Tagawa and Toda 1981, doi 10.1109/TSMC.1981.4308636), in turns, and
then neighbours change places as long as fewer ties cross. The best of all orders met is kept.
"""

from collections.abc import Mapping, Sequence

import networkx as nx

Ties = Mapping[tuple[str, str], float]
"""Weight that two regions, one of each list, have in common."""
SWEEPS = 24
ROUNDS = 12


def ordered(ties: Ties, start: Mapping[str, float]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both lists in an order in which few ties cross; `start` places each region of both lists to begin with.

    Groups come in the order of the mean start of their regions of the first list. Regions of the two lists must
    have different names.

    >>> ordered({("a", "x"): 1.0, ("b", "x"): 1.0, ("b", "y"): 1.0}, {"a": 2, "b": 1, "x": 1, "y": 2})
    (('b', 'a'), ('y', 'x'))
    """
    network: nx.Graph[str] = nx.Graph(sorted(ties))
    firsts = {one for one, _ in ties}
    groups = []
    for found in nx.connected_components(network):
        inside = {tie: weight for tie, weight in sorted(ties.items()) if tie[0] in found}
        own = sorted(found & firsts)
        groups.append((sum(start[one] for one in own) / len(own), own[0], _of_group(inside, start)))
    groups.sort(key=lambda group: group[:2])
    rows = tuple(row for *_, (group_rows, _columns) in groups for row in group_rows)
    return rows, tuple(column for *_, (_rows, group_columns) in groups for column in group_columns)


_Order = tuple[list[str], list[str]]


def _of_group(ties: Ties, start: Mapping[str, float]) -> _Order:
    def place(name: str) -> tuple[float, str]:
        return start[name], name

    rows, columns = (sorted({tie[side] for tie in ties}, key=place) for side in (0, 1))
    best, fewest = (rows, columns), crossings(ties, rows, columns)
    for sweep in range(SWEEPS):
        if fewest == 0:
            break
        if sweep % 2:
            rows = _by_barycentre(ties, rows, columns, side=0)
        else:
            columns = _by_barycentre(ties, columns, rows, side=1)
        found = crossings(ties, rows, columns)
        if found < fewest - 1e-9:
            best, fewest = (rows, columns), found
    return _switched(ties, *best) if fewest else best


def _by_barycentre(ties: Ties, own: Sequence[str], others: Sequence[str], *, side: int) -> list[str]:
    """One list in the order of the mean place of what each is tied to; who ties keeps the order there was."""
    place = {name: number for number, name in enumerate(others)}
    sums = {name: [0.0, 0.0] for name in own}
    for tie, weight in ties.items():
        mean = sums[tie[side]]
        mean[0] += weight * place[tie[1 - side]]
        mean[1] += weight
    return sorted(own, key=lambda name: round(sums[name][0] / sums[name][1], 9) if sums[name][1] else 0.0)


def crossings(ties: Ties, rows: Sequence[str], columns: Sequence[str]) -> float:
    """Weight of the ties that cross when the lists stand beside each other: the sum of the products.

    >>> crossings({("a", "y"): 2.0, ("b", "x"): 3.0}, ["a", "b"], ["x", "y"])
    6.0
    """
    first = {name: number for number, name in enumerate(rows)}
    second = {name: number for number, name in enumerate(columns)}
    lines = sorted((first[one], second[other], weight) for (one, other), weight in ties.items())
    return sum(
        w1 * w2
        for place, (r1, c1, w1) in enumerate(lines)
        for r2, c2, w2 in lines[place + 1 :]
        if r1 < r2 and c1 > c2
    )


def _switched(ties: Ties, rows: list[str], columns: list[str]) -> _Order:
    """Neighbours change places as long as that lets fewer ties cross."""
    for _ in range(ROUNDS):
        before = rows, columns
        rows = _pairwise(ties, rows, columns, side=0)
        columns = _pairwise(ties, columns, rows, side=1)
        if (rows, columns) == before:
            break
    return rows, columns


def _pairwise(ties: Ties, own: Sequence[str], others: Sequence[str], *, side: int) -> list[str]:
    place = {name: number for number, name in enumerate(others)}
    ends: dict[str, list[tuple[int, float]]] = {name: [] for name in own}
    for tie, weight in ties.items():
        ends[tie[side]].append((place[tie[1 - side]], weight))
    found = list(own)
    for first in range(len(found) - 1):
        one, other = found[first : first + 2]
        if _crossing(ends[other], ends[one]) < _crossing(ends[one], ends[other]) - 1e-9:
            found[first : first + 2] = other, one
    return found


def _crossing(above: Sequence[tuple[int, float]], below: Sequence[tuple[int, float]]) -> float:
    """What the ties of two neighbours let cross when one stands above the other."""
    return sum(w1 * w2 for one, w1 in above for other, w2 in below if one > other)
