"""A scenario file (TOML): text in, steps with names out; every fault with its line."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from jeugdgraph.analysis.scenario.draft import KEYS, KINDS, OPTIONAL, Draft, Kind, Shape, Written
from jeugdgraph.analysis.scenario.faults import Fault, ScenarioProblem, expected
from jeugdgraph.dates import parse_reference_date
from jeugdgraph.errors import UsageProblem

SIZE_LIMIT = 1 << 20
"""Bytes of a scenario or a table that are read."""
MOST_STEPS = 1000
TOP = ("title", "on", "division", "step")
_HERE = Path()
_STEP = re.compile(r"\s*\[\[\s*[\"']?step[\"']?\s*\]\]")
_KEY = re.compile(r"""\s*(?:\[\s*step\s*\.\s*)?(?:"([^"]+)"|'([^']+)'|([\w-]+))\s*(?:\.|=|\])""")


def read(path: Path) -> Written:
    """The scenario in a file. ScenarioProblem with every fault of its form; names are not looked up yet."""
    return parse(text_of(path), path.name, path.parent)


def text_of(path: Path) -> str:
    """Text of a file of the user: UTF-8, `SIZE_LIMIT` at most. ScenarioProblem when it cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as problem:
        why = getattr(problem, "strerror", None) or str(problem)
        raise ScenarioProblem([Fault(str(path), f"cannot be read: {why}.")]) from problem
    if len(content) > SIZE_LIMIT:
        raise ScenarioProblem(
            [Fault(str(path), f"larger than {SIZE_LIMIT:,} bytes; expected a smaller file.")]
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise ScenarioProblem([Fault(f"{path}:{line}", "not UTF-8; save the file as UTF-8.")]) from problem


def parse(text: str, file: str = "scenario", folder: Path = _HERE) -> Written:
    """The scenario in a text; `file` is its name in messages, `folder` where its tables are."""
    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as problem:
        raise ScenarioProblem([_unreadable(file, text, problem)]) from problem
    return _Reader(text, file, found).written(folder)


class _Reader:
    """One file, and the faults found in it so far."""

    def __init__(self, text: str, file: str, found: Mapping[str, object]) -> None:
        self.file, self.found = file, found
        self.faults: list[Fault] = []
        self.lines = _lines(text)

    def written(self, folder: Path) -> Written:
        for key in self.found:
            if key not in TOP:
                self._fault(0, key, _unknown_key(key, TOP))
        title, on, division = self._text("title"), self._on(), self._text("division")
        drafts = [
            draft for number, step in enumerate(self._steps(), 1) for draft in self._draft(number, step)
        ]
        made = Written(title, on, division, tuple(drafts), folder)
        if self.faults:
            raise ScenarioProblem(self.faults)
        return made

    def _steps(self) -> list[object]:
        steps = self.found.get("step", [])
        if not isinstance(steps, list) or not steps:
            what = f"[[step]] with one of {', '.join(KINDS)}"
            self._fault(
                0, "step", f"no steps; expected {what}." if not steps else expected("step", steps, what)
            )
            return []
        if len(steps) > MOST_STEPS:
            self._fault(0, "step", f"{len(steps)} steps; expected {MOST_STEPS} at most.")
            return []
        return steps

    def _draft(self, number: int, step: object) -> list[Draft]:
        if not isinstance(step, dict):
            self._fault(number, "", expected("", step, "a step with keys"))
            return []
        kinds = [kind for kind in KINDS if kind in step]
        if len(kinds) != 1:
            self._fault(number, next(iter(step), ""), _which_kind(step, kinds))
            return []
        kind = kinds[0]
        names: dict[str, tuple[str, ...]] = {}
        tables: dict[str, dict[str, tuple[str, ...]]] = {}
        for key, value in step.items():
            shape = KEYS[kind].get(key)
            if shape is None:
                self._fault(number, key, _unknown_key(key, KEYS[kind]))
            elif shape in ("name", "names"):
                names[key] = self._names(number, key, value, shape)
            else:
                tables[key] = self._table(number, key, value, shape)
        for key in KEYS[kind]:
            if key not in step and key not in OPTIONAL:
                self._fault(number, kind, f"{key} is missing; a step {kind} has {_keys(kind)}.")
        inside = [name for table in tables.values() for name in table]
        places = {key: self._where(number, key) for key in (*inside, *step)}
        return [Draft(kind, number, self._where(number, ""), names, tables, places)]

    def _names(self, number: int, key: str, value: object, shape: Shape) -> tuple[str, ...]:
        """A name, or a list of names, as a tuple."""
        if isinstance(value, str) and value.strip():
            return (value.strip(),)
        if shape == "names" and isinstance(value, list) and value:
            if all(isinstance(one, str) and one.strip() for one in value):
                return tuple(one.strip() for one in value)
        what = "a name between quotes" if shape == "name" else "a name, or a list of names, between quotes"
        self._fault(number, key, expected(key, value, what))
        return ()

    def _table(self, number: int, key: str, value: object, shape: Shape) -> dict[str, tuple[str, ...]]:
        """Names by name."""
        if not isinstance(value, dict) or not value:
            what = "municipalities by part" if shape == "parts" else "a region by division"
            self._fault(number, key, expected(key, value, f"{what}: [step.{key}] with lines NAME = …"))
            return {}
        inner: Shape = "names" if shape == "parts" else "name"
        return {name: self._names(number, name, one, inner) for name, one in value.items()}

    def _text(self, key: str) -> str:
        value = self.found.get(key, "")
        if not isinstance(value, str):
            self._fault(0, key, expected(key, value, "a text between quotes"))
            return ""
        return value.strip()

    def _on(self) -> date | None:
        value = self.found.get("on")
        if value is None:
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            value = value.isoformat()
        if not isinstance(value, str):
            self._fault(0, "on", expected("on", value, "a date: 2025-01-01"))
            return None
        try:
            return parse_reference_date(value, where="on")
        except UsageProblem as problem:
            self._fault(0, "on", str(problem))
            return None

    def _fault(self, number: int, key: str, text: str) -> None:
        self.faults.append(Fault(self._where(number, key), text))

    def _where(self, number: int, key: str) -> str:
        """File, line and number of a step; of the whole file when the step is 0."""
        line = self.lines.get((number, key)) or self.lines.get((number, ""))
        place = self.file if line is None else f"{self.file}:{line}"
        return f"{place}: step {number}" if number else place


def _lines(text: str) -> dict[tuple[int, str], int]:
    """Line of each step and of each key in it; step 0 is what stands before the first."""
    found: dict[tuple[int, str], int] = {}
    number = 0
    for place, line in enumerate(text.splitlines(), start=1):
        if _STEP.match(line):
            number += 1
            found[number, ""] = place
        elif (key := _KEY.match(line)) is not None:
            found.setdefault((number, key[1] or key[2] or key[3]), place)
    return found


def _which_kind(step: Mapping[str, object], kinds: list[Kind]) -> str:
    if kinds:
        return f"one step has {' and '.join(kinds)}; expected one of them."
    if not step:
        return f"an empty step; expected one of {', '.join(KINDS)}."
    near = [name for key in step for name in get_close_matches(key[:50], KINDS, n=1)]
    return expected("", ", ".join(step), f"a step with one of {', '.join(KINDS)}", near[:1])


def _unknown_key(key: str, known: "Mapping[str, object] | tuple[str, ...]") -> str:
    return expected(
        "", key, f"one of the keys {', '.join(known)}", get_close_matches(key[:50], list(known), n=1)
    )


def _keys(kind: Kind) -> str:
    return ", ".join(f"{key} (may be left out)" if key in OPTIONAL else key for key in KEYS[kind])


def _unreadable(file: str, text: str, problem: Exception) -> Fault:
    """A text that is no TOML, with the line when the parser tells it."""
    said = "nested too deep" if isinstance(problem, RecursionError) else str(problem)
    at = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", said)
    last = len(text.rstrip().splitlines())
    where = f"{file}:{at[1] or last}" if at else file
    told = said[: at.start()] if at else said
    return Fault(where, f"cannot be read as TOML: {told}{'' if told.endswith('.') else '.'}")
