"""All pairs of the divisions of an invented country: raw products of sparse matrices beside every score.

Usage: python -m benchmarks.overlap.scale MUNICIPALITIES DIVISIONS SEED

Prints the seconds of each contender as JSON.
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import combinations

from scipy.sparse import csr_array

from benchmarks.overlap.world import World, world
from jeugdgraph.analysis.division import Division
from jeugdgraph.analysis.scores import all_pairs


@dataclass(frozen=True)
class Scale:
    """Seconds for all pairs. `cells` is the number of cells of all crosswalks together."""

    municipalities: int
    divisions: int
    covers: int
    pairs: int
    cells: int
    raw: float
    scores: float
    weighted: float


def measured(municipalities: int, divisions: int, seed: int) -> Scale:
    """Measure one size."""
    made = world(municipalities, divisions, seed)
    turned = [csr_array(division.shares.T) for division in made.divisions]
    times = _seconds_of(made, turned)
    covers = sum(not division.is_partition for division in made.divisions)
    pairs = divisions * (divisions - 1) // 2
    return Scale(municipalities, divisions, covers, pairs, _cells(made, turned), **times)


def _seconds_of(made: World, turned: list[csr_array]) -> dict[str, float]:
    """Seconds of each contender over all pairs; they take turns pair by pair, so that a noisy moment hits all."""
    plain, weighed = _fresh(made), _fresh(made)
    spent = {"raw": 0.0, "scores": 0.0, "weighted": 0.0}
    for one, other in combinations(range(len(turned)), 2):
        pair, same = (plain[one], plain[other]), (weighed[one], weighed[other])
        spent["raw"] += _seconds(lambda: turned[one] @ made.divisions[other].shares)  # noqa: B023 - called at once
        spent["scores"] += _seconds(lambda: [*all_pairs(pair, ami=False)])  # noqa: B023
        spent["weighted"] += _seconds(lambda: [*all_pairs(same, made.residents, ami=False)])  # noqa: B023
    return spent


def _cells(made: World, turned: list[csr_array]) -> int:
    return sum((turned[i] @ made.divisions[j].shares).nnz for i, j in combinations(range(len(turned)), 2))


def _fresh(made: World) -> list[Division]:
    """The divisions without anything that was worked out about them before."""
    return [Division(d.id, d.municipalities, d.regions, d.shares) for d in made.divisions]


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    print(json.dumps(asdict(measured(*(int(argument) for argument in sys.argv[1:])))))
