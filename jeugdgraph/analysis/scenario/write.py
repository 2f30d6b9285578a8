"""A scenario as a file that people can read, change and share: the same steps, the same answer."""

import os
from datetime import date
from pathlib import Path

from jeugdgraph.analysis.scenario.draft import KEYS, Draft, Written
from jeugdgraph.errors import UsageProblem
from jeugdgraph.files import replacing

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def save(written: Written, on: date, path: Path) -> None:
    """Write a scenario to a file, as a whole. StoreProblem when that cannot be done."""
    if path.is_dir() or not path.suffix:
        raise UsageProblem(f"--save {path}; expected a file with an extension, such as scenario.toml.")
    with replacing(path) as file:
        file.write(as_text(written, on, path.parent).encode("utf-8"))


def as_text(written: Written, on: date, folder: Path) -> str:
    """TOML of a scenario on a date. Tables are named as seen from the folder of the file."""
    lines = ["# Scenario: jeugdgraph whatif run FILE"]
    if written.title:
        lines.append(f"title = {_quoted(written.title)}")
    lines.append(f"on = {on.isoformat()}")
    if written.division:
        lines.append(f"division = {_quoted(written.division)}")
    for draft in written.drafts:
        lines += ["", "[[step]]", *_step(draft, written.folder, folder)]
    return "\n".join(lines) + "\n"


def _step(draft: Draft, was: Path, folder: Path) -> list[str]:
    """Lines of a step; tables last, as TOML asks."""
    lines = []
    for key, shape in KEYS[draft.kind].items():
        names = draft.names.get(key, ())
        if key == "table":
            names = (_seen_from(folder, was / Path(names[0]).expanduser()),)
        if names:
            lines.append(f"{key} = {_names(names, listed=shape == 'names')}")
    for key, table in draft.tables.items():
        lines.append(f"[step.{key}]")
        listed = KEYS[draft.kind][key] == "parts"
        lines += [f"{_key(name)} = {_names(found, listed=listed)}" for name, found in table.items()]
    return lines


def _names(names: tuple[str, ...], *, listed: bool) -> str:
    if not listed or len(names) == 1:
        return _quoted(names[0])
    return f"[{', '.join(_quoted(name) for name in names)}]"


def _key(name: str) -> str:
    return name if name and _PLAIN.issuperset(name) else _quoted(name)


def _quoted(text: str) -> str:
    """A basic string of TOML."""
    return '"' + "".join(_ESCAPES.get(char) or _plain(char) for char in text) + '"'


def _plain(char: str) -> str:
    return (
        char
        if char.isprintable()
        else f"\\u{ord(char):04x}"
        if ord(char) < 0x10000
        else f"\\U{ord(char):08x}"
    )


def _seen_from(folder: Path, table: Path) -> str:
    """Path of a table as a file in the folder names it, with slashes."""
    try:
        return Path(os.path.relpath(table, folder)).as_posix()
    except ValueError:  # another drive
        return table.resolve().as_posix()
