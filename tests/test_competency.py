"""The questions that the graph was made for, each asked through a stored query.

`data/competency_questions.csv` holds them with the answers that people expect. A question has one row for
each part of its answer. What the graph cannot answer is asked too: it must be silent, or tell what was
sought and not found, and the row must say why.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from asked import ask
from pyoxigraph import NamedNode

from jeugdgraph.graph import Graph

TABLE = Path(__file__).parent / "data" / "competency_questions.csv"
QUESTIONS = 55
TODAY = date(2026, 11, 22)
JOIN = " – "
"""Between the columns of one value."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the answer to a question: what is asked, which cells count, what they must hold."""

    id: str
    query: str
    given: dict[str, str]
    columns: tuple[str, ...]
    where: tuple[tuple[str, str], ...]
    """Columns and what they must be; after a tilde, what they must hold."""
    expected: tuple[str, ...]
    how: str
    reasons: tuple[str, str]

    @classmethod
    def read(cls, row: dict[str, str]) -> "Part":
        return cls(
            id=row["id"],
            query=row["query"],
            given=dict(_pairs(row["parameters"])),
            columns=tuple(row["column"].split()),
            where=tuple(_pairs(row["where"])),
            expected=tuple(filter(None, row["expected"].split("|"))),
            how=row["how"],
            reasons=(row["reason_nl"], row["reason_en"]),
        )


def _pairs(text: str) -> list[tuple[str, str]]:
    """``municipality=Tiel;date=2023-09-01`` as pairs."""
    return [(name, value) for name, _, value in (one.partition("=") for one in text.split(";") if one)]


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _parts() -> list[object]:
    """The parts under readable names: Q03, Q03.2, …"""
    seen: dict[str, int] = {}
    found: list[object] = []
    for part in map(Part.read, _rows()):
        seen[part.id] = seen.get(part.id, 0) + 1
        number = seen[part.id]
        found.append(pytest.param(part, id=part.id if number == 1 else f"{part.id}.{number}"))
    return found


def _values(graph: Graph, part: Part) -> list[str]:
    """What the query answers in the columns that count, as a reader sees it, in the order of the rows."""
    result = ask(graph, part.query, part.given, lang="nl", today=TODAY)
    place = {name: number for number, name in enumerate(result.columns)}
    values = []
    for row in result.rows:
        shown = [_shown(graph, term) for term in row]
        if all(_fits(shown, place, name, value) for name, value in part.where):
            cells = [shown[place[name]] for name in part.columns]
            if any(cells):
                values.append(JOIN.join(cells))
    return values


def _fits(shown: list[str], place: dict[str, int], name: str, value: str) -> bool:
    """Whether a row is one of those that count: ``property=taak``, ``words~=risico``."""
    if name.endswith("~"):
        return value.casefold() in shown[place[name[:-1]]].casefold()
    return shown[place[name]] == value


def _shown(graph: Graph, term: object) -> str:
    """A term as a reader sees it: the Dutch label of a thing, the text of a literal."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return graph.label(term.value, "nl")
    return str(getattr(term, "value", term))


@pytest.mark.parametrize("part", _parts())
def test_question_is_answered(graph: Graph, part: Part) -> None:
    values = _values(graph, part)
    assert _holds(part, values), f"{part.id} {part.query}: {part.how} {part.expected}, found {values[:40]}"


def _holds(part: Part, values: Sequence[str]) -> bool:
    match part.how:
        case "set":
            return set(values) == set(part.expected)
        case "contains":
            return set(part.expected) <= set(values)
        case "first":
            return values[:1] == list(part.expected)
        case "last":
            return values[-1:] == list(part.expected)
        case "count":
            return [str(len(set(values)))] == list(part.expected)
        case "absent":  # silence, or the note that somebody looked and did not find
            return set(part.expected) <= set(values) if part.expected else not values
        case _:
            raise AssertionError(f"{part.id}: {part.how!r} is no way to compare")


def test_every_question_is_in_the_table() -> None:
    assert sorted({row["id"] for row in _rows()}) == [f"Q{number:02}" for number in range(1, QUESTIONS + 1)]


def test_one_question_has_one_wording() -> None:
    wordings = {(row["id"], row["question_nl"], row["question_en"]) for row in _rows()}
    assert len(wordings) == QUESTIONS


@pytest.mark.parametrize("part", _parts())
def test_silence_is_explained(part: Part) -> None:
    if part.how == "absent":
        assert all(part.reasons)
    assert bool(part.reasons[0]) == bool(part.reasons[1]), "a reason stands in both languages or in neither"
