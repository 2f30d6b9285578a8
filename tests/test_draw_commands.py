"""The commands that draw: where the file goes, what is refused and how, and the same bytes wherever they run."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import TIME_LIMIT, Run, environment
from drawn import KINDS, drawing, drawn

QUICK = ("draw", "timeline", "Tiel")
"""A picture that is soon made."""
OLD = b"as it was"


def lines(text: str) -> list[str]:
    return text.splitlines()


def refused(done: "subprocess.CompletedProcess[str]", code: int, *told: str) -> None:
    """It ended with a code and one line that says why, and gave nothing."""
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert len(lines(done.stderr)) == 1 and done.stderr.startswith("jeugdgraph: ")
    assert all(words in done.stderr for words in told), done.stderr


# ---- where it goes -----------------------------------------------------------------------------------------------


def test_file_is_made_and_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "tiel.svg"
    done = run(*QUICK, "-o", str(path))
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{path}\n", "")
    assert path.read_bytes().startswith(b"<svg")
    assert [one.name for one in tmp_path.iterdir()] == ["tiel.svg"]


def test_standard_output_gets_the_same_bytes_as_a_file(built_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "tiel.png"
    written = ran(built_store, *QUICK, "-o", str(path))
    poured = ran(built_store, *QUICK, "-o", "-", "--format", "png")
    assert (written.returncode, poured.returncode, poured.stderr) == (0, 0, b"")
    assert poured.stdout == path.read_bytes() and poured.stdout.startswith(b"\x89PNG")


def ran(
    store: Path, *args: str, env: Mapping[str, str] | None = None, **how: object
) -> "subprocess.CompletedProcess[bytes]":
    """Outcome of a command in bytes; `how` goes to the process."""
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how}
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "jeugdgraph", *args], env=environment({"JEUGDGRAPH_STORE": str(store), **(env or {})}),
        stdin=subprocess.DEVNULL, timeout=TIME_LIMIT, check=False, **streams,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("output", "code", "told"),
    [
        ("no/such/folder.svg", 3, "the folder does not exist"),
        ("taken/picture.svg", 3, "cannot write"),
        ("folder.svg", 3, "it is a folder"),
        ("/proc/picture.svg", 3, "cannot write"),
        ("picture.pdf", 2, ".html, .svg, .png"),
        ("picture", 2, "cannot tell the format"),
        (f"{'x' * 300}.svg", 3, "cannot write"),
        ("taken.svg", 2, "--force"),
    ],
)
def test_file_that_cannot_be_made(run: Run, tmp_path: Path, output: str, code: int, told: str) -> None:
    (tmp_path / "taken").write_bytes(OLD)
    (tmp_path / "taken.svg").write_bytes(OLD)
    (tmp_path / "folder.svg").mkdir()
    before = sorted(tmp_path.rglob("*"))
    refused(run(*QUICK, "-o", str(tmp_path / output)), code, told)
    assert sorted(tmp_path.rglob("*")) == before
    assert {(tmp_path / name).read_bytes() for name in ("taken", "taken.svg")} == {OLD}


def test_force_replaces_the_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(OLD)
    assert run(*QUICK, "-o", str(path), "--force").returncode == 0
    assert path.read_bytes().startswith(b"<svg")


def test_closed_output_does_not_keep_the_file_from_being_made(built_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    done = ran(built_store, *QUICK, "-o", str(path), stdout=None, preexec_fn=lambda: os.close(1))
    assert (done.returncode, done.stderr) == (0, b"")
    assert path.read_bytes().startswith(b"<svg")


def test_output_that_cannot_be_written_is_one_line(built_store: Path, tmp_path: Path) -> None:
    closed = ran(built_store, *QUICK, "-o", "-", stdout=None, preexec_fn=lambda: os.close(1))
    with open("/dev/full", "wb") as full:
        filled = ran(built_store, *QUICK, "-o", "-", stdout=full)
        named = ran(built_store, *QUICK, "-o", str(tmp_path / "a.svg"), stdout=full)
    for done in (closed, filled, named):
        assert done.returncode == 3
        assert (
            done.stderr.startswith(b"jeugdgraph: cannot write the output") and done.stderr.count(b"\n") == 1
        )


def test_reader_that_leaves_ends_it_quietly(built_store: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "jeugdgraph", *QUICK, "-o", "-"], env=environment({"JEUGDGRAPH_STORE": str(built_store)}),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.wait(TIME_LIMIT) == 141
    assert process.stderr.read() == b""
    process.stderr.close()


_INTERRUPTED = """
import os, signal, sys
from importlib import import_module
module = import_module(sys.argv.pop(1))
name = sys.argv.pop(1)
real = getattr(module, name)
def interrupted(*args, **values):
    os.kill(os.getpid(), signal.SIGINT)
    return real(*args, **values)
setattr(module, name, interrupted)
from jeugdgraph.cli import main
main()
"""


@pytest.mark.parametrize(
    ("module", "name"), [("jeugdgraph.pictures.write", "render"), ("os", "fsync")], ids=["drawing", "writing"]
)
def test_interrupt_leaves_no_half_file(built_store: Path, tmp_path: Path, module: str, name: str) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(OLD)
    done = subprocess.run(
        [sys.executable, "-c", _INTERRUPTED, module, name, *QUICK, "-o", str(path), "--force"],
        env=environment({"JEUGDGRAPH_STORE": str(built_store)}), stdin=subprocess.DEVNULL, capture_output=True,
        timeout=TIME_LIMIT, check=False, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, b"", b"")
    assert path.read_bytes() == OLD
    assert [one.name for one in tmp_path.iterdir()] == ["a.svg"]


# ---- what is asked -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("map", "jeugdregi"), ("unknown division 'jeugdregi'", "Did you mean jeugdregio")),
        (("crosswalk", "jeugdregio", "veiligheidregio"), ("Did you mean veiligheidsregio",)),
        (("network", "municipality", "Tile"), ("unknown municipality 'Tile'", "Did you mean Tiel")),
        (("network", "arrangement", "jeugdregio-rivierenlan"), ("Did you mean",)),
        (("network", "path", "Tiel", "Zwole"), ("Did you mean Zwolle",)),
        (("network", "path", "Tiel", "Tiel"), ("both ends",)),
        (("network", "divisions", "jeugdregio", "jeugdregio"), ("named twice",)),
        (("network", "divisions", "jeugdregio", "swv-po-2016"), ("no memberships", "--on")),
        (("network", "country", "--least", "2"), ("--projection",)),
        (("network", "scenario", "absent.toml"), ("absent.toml", "cannot be read")),
        (("timeline", "Nergenshuizen"), ("unknown municipality or arrangement",)),
        (("timeline", "Tiel", "--on", "1990-01-01"), ("2015-01-01",)),
        (("nesting", "--on", "2300-01-01"), ("2100-12-31",)),
        (("nesting", "--on", "gisteren"), ("'gisteren'", "such as")),
        (("network", "municipality", "Neerijnen"), ("does not exist on",)),
        (("map", "swv-po-2016"), ("no memberships", "--on")),
        (("flows", "jeugdregio"), ("--since",)),
        (("flows", "jeugdregio", "--since", "2027-01-01"), ("must come before",)),
        (("nesting", "--store", ".", "--endpoint", "http://127.0.0.1:9"), ("--store and --endpoint",)),
    ],
    ids=lambda one: "-".join(one) if isinstance(one, tuple) else None,
)
def test_question_that_has_no_picture_is_one_clear_line(
    run: Run, tmp_path: Path, args: tuple[str, ...], told: tuple[str, ...]
) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(OLD)
    refused(run("draw", *args, "-o", str(path), "--force"), 2, *told)
    assert path.read_bytes() == OLD


def test_endpoint_that_does_not_answer(run: Run, tmp_path: Path) -> None:
    done = run("draw", "nesting", "--endpoint", "http://127.0.0.1:9", "-o", str(tmp_path / "a.svg"))
    refused(done, 3, "cannot reach")
    assert not list(tmp_path.iterdir())


# ---- the same every time -----------------------------------------------------------------------------------------

PLACES = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
     "PYTHONIOENCODING": "ascii"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
)  # fmt: skip
"""Two surroundings that have little in common."""


def test_same_command_gives_the_same_bytes_anywhere(built_store: Path, tmp_path: Path) -> None:
    commands = [
        (*args, "-o", f"{kind}.{format_}") for kind, args in KINDS.items() for format_ in ("svg", "html")
    ]
    processes = [
        drawing(tmp_path / str(number), {"JEUGDGRAPH_STORE": str(built_store), **place}, order)
        for number, (place, order) in enumerate(zip(PLACES, (commands, commands[::-1]), strict=True))
    ]
    for process in processes:
        drawn(process)
    for *_, name in commands:
        one, other = ((tmp_path / str(number) / name).read_bytes() for number in (0, 1))
        assert one == other, name
        assert one.decode("utf-8")
