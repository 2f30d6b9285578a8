"""Everything a user can put right, as exceptions with an exit code.

1: the answer is "no" (checks found violations). 2: wrong use or an unknown name. 3: data could not
be read or written. The command group shows them on stderr, in one place, so a traceback is a bug
of ours. Whatever a message quotes is shortened and shown without control characters.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from jeugdgraph.text import visible

MESSAGE_LIMIT = 1000
"""Characters of one message that are shown."""
QUOTE_LIMIT = 80
"""Characters of a quoted value that are shown."""
FINDING_LIMIT = 20
"""Findings that one DataProblem spells out; the rest is counted."""
SUGGESTION_LIMIT = 5
"""Names offered after *Did you mean*."""


class JeugdgraphError(Exception):
    """A problem that the user can put right; `str()` of it is ready to be shown."""

    exit_code: ClassVar[int] = 3

    def __init__(self, message: str) -> None:
        super().__init__(visible(message, MESSAGE_LIMIT))

    def __str__(self) -> str:
        return str(self.args[0])


class UsageProblem(JeugdgraphError):
    """The command or function was asked something it cannot do."""

    exit_code = 2


class UnknownName(JeugdgraphError):
    """No thing carries the name. `suggestions` holds names that come near, best first."""

    exit_code = 2

    def __init__(self, kind: str, found: str, suggestions: Sequence[str] = ()) -> None:
        self.kind = kind
        self.found = found
        self.suggestions = tuple(suggestions)
        super().__init__(f"unknown {kind} {quote(found)}.{did_you_mean(self.suggestions)}")


class AmbiguousName(JeugdgraphError):
    """Several things carry the name. `candidates` holds text by which each can be asked for."""

    exit_code = 2

    def __init__(self, kind: str, found: str, candidates: Sequence[str]) -> None:
        self.kind = kind
        self.found = found
        self.candidates = tuple(candidates)
        choices = one_of(self.candidates)
        super().__init__(f"{kind} {quote(found)} is ambiguous. Choose {choices}.")


class StoreProblem(JeugdgraphError):
    """A file or the built store cannot be read or written."""

    exit_code = 3


class EndpointProblem(JeugdgraphError):
    """An endpoint cannot be reached, or what it answers cannot be used."""

    exit_code = 3


class EndpointTimeout(EndpointProblem):
    """An endpoint took longer than it may."""


class EndpointTooLarge(EndpointProblem):
    """An endpoint sends more than it may."""


class CheckFailed(JeugdgraphError):
    """The answer to a check is "no"."""

    exit_code = 1


@dataclass(frozen=True)
class Finding:
    """One thing that is off in a file.

    `row` counts lines of the file from 1 (the header is 1); None means the file as a whole.
    `column` is empty when no single column is to blame. `found` is None when there is nothing to
    quote.
    """

    file: str
    row: int | None
    column: str
    found: str | None
    expected: str
    suggestion: str = ""

    def __str__(self) -> str:
        meant = did_you_mean([self.suggestion] if self.suggestion else [])
        expected = visible(self.expected, 4 * QUOTE_LIMIT).rstrip(".")
        return f"{self._place()}: {self._what()}expected {expected}.{meant}"

    def _place(self) -> str:
        file = visible(self.file, 2 * QUOTE_LIMIT)
        return file if self.row is None else f"{file}:{self.row}"

    def _what(self) -> str:
        column = visible(self.column, QUOTE_LIMIT)
        if self.found is None:
            return f"{column}: " if column else ""
        return f"{column}={quote(self.found)}; " if column else f"{quote(self.found)}; "


class DataProblem(JeugdgraphError):
    """Tables that cannot be used as they are; `findings` holds every one, in file and row order.

    The message has one line per finding, `FINDING_LIMIT` at most, and then *and N more*.
    """

    exit_code = 3

    def __init__(self, findings: Iterable[Finding]) -> None:
        order = sorted(findings, key=lambda item: (item.file, item.row or 0, item.column))
        self.findings = tuple(order)
        super().__init__(f"{len(order)} problems in the data")

    def __str__(self) -> str:
        lines = [str(finding) for finding in self.findings[:FINDING_LIMIT]]
        left = len(self.findings) - len(lines)
        return "\n".join([*lines, f"and {left} more"] if left else lines)


def quote(found: str) -> str:
    """Value between quotes, shortened, with strange characters as escapes."""
    return f"'{visible(found, QUOTE_LIMIT)}'"


def did_you_mean(suggestions: Sequence[str]) -> str:
    """Sentence to append to a message, with a leading space; empty without suggestions."""
    return f" Did you mean {one_of(suggestions)}?" if suggestions else ""


def one_of(choices: Sequence[str]) -> str:
    """Choices as a phrase: ``Tiel, Thorn or Buren``; beyond `SUGGESTION_LIMIT` they are counted."""
    shown = [visible(choice, QUOTE_LIMIT) for choice in choices[:SUGGESTION_LIMIT]]
    left = len(choices) - len(shown)
    if left:
        shown.append(f"{left} more")
    return " or ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
