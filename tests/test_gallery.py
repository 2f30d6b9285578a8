"""The gallery shows what its commands make, and the page on pictures says what is so."""

import re
import shlex
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import ROOT, Run

from jeugdgraph.cli.draw import draw

GALLERY = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")
PICTURES = (ROOT / "docs" / "pictures.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^jeugdgraph (draw .+)$", GALLERY, re.MULTILINE)
SVG = "{http://www.w3.org/2000/svg}"


def told(path: Path) -> list[str]:
    """What a picture says in its frame: title, date, summary, what it rests on, sources, command."""
    frame = ElementTree.parse(path).getroot()  # noqa: S314 - made by us
    return [text.text or "" for name in ("title", "desc", "text") for text in frame.findall(f"{SVG}{name}")]


@pytest.mark.parametrize("line", COMMANDS)
def test_picture_in_the_gallery_tells_what_its_command_tells_now(run: Run, tmp_path: Path, line: str) -> None:
    args = shlex.split(line)
    shown = ROOT / args[args.index("-o") + 1]
    args[args.index("-o") + 1] = str(tmp_path / "made.svg")
    args = [str(ROOT / arg) if arg.endswith(".toml") else arg for arg in args]
    outcome = run(*args)
    assert outcome.returncode == 0, outcome.stderr
    assert told(shown) == told(tmp_path / "made.svg"), f"make it again: jeugdgraph {line}"


def test_gallery_shows_every_picture_that_it_makes_and_no_other() -> None:
    made = {shlex.split(line)[shlex.split(line).index("-o") + 1] for line in COMMANDS}
    shown = {f"docs/{path}" for path in re.findall(r"^!\[[^]]+\]\((.+)\)$", GALLERY, re.MULTILINE)}
    there = {str(path.relative_to(ROOT)) for path in (ROOT / "docs" / "gallery").glob("*.svg")}
    assert made == shown == there


def kinds() -> list[str]:
    """Every command that draws."""
    inside = draw.commands["network"].commands  # type: ignore[attr-defined]
    return [*(f"network {name}" for name in inside), *(name for name in draw.commands if name != "network")]


@pytest.mark.parametrize("kind", kinds())
def test_gallery_and_page_have_every_kind_of_picture(kind: str) -> None:
    assert any(line.startswith(f"draw {kind} ") for line in COMMANDS)
    assert f"`draw {kind}" in PICTURES


def test_python_on_the_page_works(graph: object, built_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JEUGDGRAPH_STORE", str(built_store))
    (code,) = re.findall(r"```python\n(.*?)```", PICTURES, re.DOTALL)
    found: dict[str, object] = {}
    exec(compile(code, "docs/pictures.md", "exec"), found)  # noqa: S102 - our own page
    assert bytes(found["page"]).startswith(b"<!doctype html>")  # type: ignore[call-overload]
    assert found["network"].edges  # type: ignore[attr-defined]
