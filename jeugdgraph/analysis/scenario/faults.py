"""What is off in a scenario: every fault with its place, reported together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jeugdgraph.errors import FINDING_LIMIT, QUOTE_LIMIT, UsageProblem, did_you_mean, quote
from jeugdgraph.text import visible

LINE_LIMIT = 1200
"""Characters of one fault that are shown."""


@dataclass(frozen=True)
class Fault:
    """One thing that is off. `where` is a file with a line, a step or an option; `text` a sentence."""

    where: str
    text: str

    def __str__(self) -> str:
        return visible(f"{self.where}: {self.text}" if self.where else self.text, LINE_LIMIT)


class ScenarioProblem(UsageProblem):
    """A scenario that cannot be followed; `faults` holds everything that is off, in order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"{len(self.faults)} faults in the scenario")

    def __str__(self) -> str:
        lines = [str(fault) for fault in self.faults[:FINDING_LIMIT]]
        left = len(self.faults) - len(lines)
        return "\n".join([*lines, f"and {left} more"] if left else lines)


class CannotFollow(UsageProblem):
    """A step that makes no sense on the divisions as they stand; `why` is a sentence, with names where they are known."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


def expected(key: str, found: object, what: str, near: Sequence[str] = ()) -> str:
    """Sentence about a value that is not what it should be: ``to='Arnem'; expected … Did you mean Arnhem?``"""
    shown = visible(str(found), QUOTE_LIMIT)
    start = f"{key}={quote(shown)}; " if key else f"{quote(shown)}; "
    return f"{start}expected {what}.{did_you_mean(near)}"
