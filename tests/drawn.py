"""One picture of every kind, as the command line makes them: the pages that people get.

A process of its own draws them all, in surroundings that a test chooses.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from conftest import TIME_LIMIT, environment

SCENARIO = """title = "Tiel en Buren naar het oosten"

[[step]]
move = ["Tiel", "Buren"]
to = "Rijk van Nijmegen"
"""
KINDS: dict[str, tuple[str, ...]] = {
    "municipality": ("network", "municipality", "Tiel"),
    "arrangement": ("network", "arrangement", "jeugdregio-rivierenland"),
    "divisions": ("network", "divisions", "jeugdregio", "zorgkantoorregio"),
    "country": ("network", "country"),
    "projection": ("network", "country", "--projection"),
    "path": ("network", "path", "Tiel", "Zwolle"),
    "scenario": ("network", "scenario", "scenario.toml"),
    "map": ("map", "jeugdregio"),
    "maps": ("map", "jeugdregio", "zorgkantoorregio"),
    "crosswalk": ("crosswalk", "jeugdregio", "zorgkantoorregio"),
    "nesting": ("nesting",),
    "flows": ("flows", "jeugdregio", "zorgkantoorregio"),
    "since": ("flows", "jeugdregio", "--since", "2016-01-01"),
    "congruence": ("congruence",),
    "timeline": ("timeline", "Tiel"),
}
"""Arguments of `jeugdgraph draw`, by the name that tests give a kind of picture."""
MAPS = ("map", "maps")
CHARTS = ("crosswalk", "nesting", "flows", "since", "congruence", "timeline")

_DRAW = """
import json, sys
from jeugdgraph.cli import group
for args in json.loads(sys.argv[1]):
    group(["draw", *args], prog_name="jeugdgraph", standalone_mode=False)
"""


def drawing(
    folder: Path, env: Mapping[str, str], commands: Iterable[tuple[str, ...]], scenario: str = SCENARIO
) -> "subprocess.Popen[bytes]":
    """A process that runs commands of `draw` in a folder, one after the other; ``scenario.toml`` is beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scenario.toml").write_text(scenario, encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, "-c", _DRAW, json.dumps(list(commands))],
        cwd=folder, env=environment(env), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def drawn(process: "subprocess.Popen[bytes]") -> bytes:
    """What the process said, when it is done; it has nothing to complain of."""
    stdout, stderr = process.communicate(timeout=TIME_LIMIT)
    assert (process.returncode, stderr) == (0, b""), stderr.decode("utf-8", "replace")
    return stdout
