"""Tables and ontology that are not in order: one clear line with file, row and column, exit code 3.

Nothing is lost: the store that was there before stays.
"""

import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from reading import TinyWorld

from jeugdgraph import tables
from jeugdgraph.errors import FINDING_LIMIT, DataProblem

Spoil = Callable[[TinyWorld], None]


def cell(table: str, old: str, new: str) -> Spoil:
    return lambda tiny: tiny.replace(table, old, new)


def data(table: str, change: Callable[[bytes], bytes]) -> Spoil:
    def spoil(tiny: TinyWorld) -> None:
        path = tiny.path(table)
        path.write_bytes(change(path.read_bytes()))

    return spoil


def swap_lines(first: int, second: int) -> Callable[[bytes], bytes]:
    def swapped(content: bytes) -> bytes:
        lines = content.split(b"\n")
        lines[first - 1], lines[second - 1] = lines[second - 1], lines[first - 1]
        return b"\n".join(lines)

    return swapped


def repeat_line(number: int) -> Callable[[bytes], bytes]:
    def repeated(content: bytes) -> bytes:
        lines = content.split(b"\n")
        return b"\n".join([*lines[:number], lines[number - 1], *lines[number:]])

    return repeated


# What is spoilt, and the line that says so. `M` stands for memberships.csv.
BAD: dict[str, tuple[Spoil, str]] = {
    "wrong code": (
        cell("memberships", "jeugdregio-noord,GM9001", "jeugdregio-noord,GM901"),
        "M:2: member_id='GM901'; expected GM and four digits, or lower-case letters and digits joined by",
    ),
    "unknown municipality": (
        cell("memberships", "jeugdregio-noord,GM9001", "jeugdregio-noord,GM9011"),
        "M:2: member_id='GM9011'; expected an id of another table. Did you mean GM9001?",
    ),
    "unknown concept": (
        cell("memberships", "GM9001,participant", "GM9001,particpant"),
        "M:2: role='particpant'; expected a concept of the scheme role. Did you mean participant?",
    ),
    "word that is not in the list": (
        cell("memberships", ",existing,", ",exists,"),
        "M:2: status='exists'; expected one of decided, ended, existing, proposed.",
    ),
    "unknown class": (
        cell("arrangements", ",YouthRegion,", ",YouthReggion,"),
        "arrangements.csv:2: kind='YouthReggion'; expected a class of the ontology. "
        "Did you mean YouthRegion?",
    ),
    "no date": (
        cell("memberships", "2018-01-01,,tiny", "2018-13-01,,tiny"),
        "M:2: observed_on='2018-13-01'; expected a date such as 2018, 2018-04 or 2018-04-01",
    ),
    "reversed dates": (
        cell("memberships", "2023-01-01,,2023-01-01", "2023-01-01,2022-01-01,2023-01-01"),
        "M:19: valid_until='2022-01-01'; expected a day after valid_from, 2023-01-01.",
    ),
    "reversed dates of between": (
        cell("memberships", "2023-01-01,,2023-01-01", "2023-01-01/2022-01-01,,2023-01-01"),
        "M:19: valid_from='2023-01-01/2022-01-01'; expected the earlier date before the /. "
        "Did you mean 2022-01-01/2023-01-01?",
    ),
    "unknown source": (
        cell("memberships", ",tiny-drawing,", ",tiny-drawin,"),
        "M:2: source_id='tiny-drawin'; expected a source_id of sources.csv. Did you mean tiny-drawing?",
    ),
    "share above 1": (
        cell("memberships", ",0.6,", ",6,"), "M:9: share='6'; expected at most 1."
    ),
    "share with a comma": (
        cell("memberships", ",0.6,", ',"0,6",'), "M:9: share='0,6'; expected a number with a point."
    ),
    "no value": (
        cell("municipalities", "GM9005,Esveen", "GM9005,"), "municipalities.csv:6: name=''; expected a value."
    ),
    "web address with odd characters": (
        cell("sources", "Tekening van de kleine wereld,,", "Tekening van de kleine wereld,,https://example.org/<a>"),
        "sources.csv:3: url='https://example.org/<a>'; expected a web address without odd characters",
    ),
    "duplicate key": (
        data("memberships", repeat_line(4)),
        "M:5: membership_id='jeugdregio-noord.gm9004'; expected a key that occurs once.",
    ),
    "id that another table has": (
        cell("divisions", "jeugdregio,Jeugdregio's", "jeugdregio-noord,Jeugdregio's"),
        "arrangements.csv:2: division_id='jeugdregio'; expected a division_id of divisions.csv.",
    ),
    "rows not sorted": (
        data("memberships", swap_lines(3, 4)),
        "M:4: membership_id='jeugdregio-noord.gm9002'; expected rows sorted by membership_id.",
    ),
    "wrong column name": (
        cell("memberships", ",member_id,", ",gm_code,"),
        "M:1: gm_code='gm_code'; expected the column member_id.",
    ),
    "missing column": (
        cell("memberships", ",note\n", "\n"), "M:1: '16 columns'; expected 17 columns."
    ),
    "cell too many": (
        cell("memberships", "GM9001\",\n", "GM9001\",,\n"), "M:2: '18 cells'; expected 17 cells."
    ),
    "empty line": (
        data("memberships", lambda content: content + b"\n"), "M:22: '0 cells'; expected 17 cells."
    ),
    "byte order mark": (
        data("memberships", lambda content: b"\xef\xbb\xbf" + content),
        "M:1: 'byte order mark'; expected UTF-8 without a byte order mark.",
    ),
    "Windows line ends": (
        data("memberships", lambda content: content.replace(b"\n", b"\r\n")),
        "M:1: 'carriage return (Windows line end)'; expected line feeds only.",
    ),
    "NUL byte": (
        data("memberships", lambda content: content.replace(b"GM9005", b"GM\x009005", 1)),
        "M:5: 'NUL byte'; expected text without NUL bytes.",
    ),
    "not UTF-8": (
        data("municipalities", lambda content: content.replace(b"Esveen", b"Esv\xe9en")),
        "municipalities.csv:6: '233'; expected UTF-8.",
    ),
    "no line end after the last row": (
        data("memberships", lambda content: content[:-1]),
        "M: 'no line end after the last row'; expected a line feed.",
    ),
    "quote that does not close": (
        cell("memberships", ',"jeugdregio-noord, GM9002"', ',"jeugdregio-noord, GM9002'),
        "M:3: '',' expected after '\"''; expected a row on one line; a quote that opens must close",
    ),
    "cell over two lines": (
        cell("memberships", '"jeugdregio-noord, GM9002"', '"jeugdregio-noord,\nGM9002"'),
        "M:3: expected a row on one line; a quote that opens must close before the line ends.",
    ),
    "cell far too long": (
        data("memberships", lambda content: content[:-1] + b"x" * 20_000 + b"\n"),
        "M:21: 'field larger than field limit (10000)'; expected at most 10000 characters in a cell",
    ),
    "empty file": (
        data("memberships", lambda content: b""), "M: 'no line end after the last row'; expected a line feed."
    ),
    "header alone without columns": (
        data("memberships", lambda content: b"\n"), "M:1: '0 columns'; expected 17 columns."
    ),
    "missing file": (
        lambda tiny: tiny.path("memberships").unlink(),
        "M: 'No such file or directory'; expected a readable file.",
    ),
    "link that leads nowhere": (
        lambda tiny: (tiny.path("memberships").unlink(), tiny.path("memberships").symlink_to("nowhere"), None)[2],
        "M: 'No such file or directory'; expected a readable file.",
    ),
    "folder in place of a file": (
        lambda tiny: (tiny.path("memberships").unlink(), tiny.path("memberships").mkdir(), None)[2],
        "M: 'Is a directory'; expected a readable file.",
    ),
}  # fmt: skip


def ontology(name: str, content: bytes | None) -> Spoil:
    def spoil(tiny: TinyWorld) -> None:
        path = tiny.home / "ontology" / name
        path.unlink() if content is None else path.write_bytes(content)

    return spoil


def schema(content: str | Callable[[str], str]) -> Spoil:
    def spoil(tiny: TinyWorld) -> None:
        path = tiny.home / "graph_data" / "datapackage.json"
        text = content if isinstance(content, str) else content(path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")

    return spoil


BAD_ELSEWHERE: dict[str, tuple[Spoil, str]] = {
    "Turtle that is none": (
        ontology("schemes.ttl", b"@prefix a: <http://b/> .\n\nthis is no Turtle\n"), "schemes.ttl:3: ",
    ),
    "Turtle that is not UTF-8": (
        ontology("schemes.ttl", b'<http://a/> <http://b/> "\xe9" .\n'), "schemes.ttl",
    ),
    "Turtle that lacks": (
        ontology("jeugdgraph.ttl", None),
        "jeugdgraph.ttl: 'No such file or directory (os error 2)'; expected a readable file.",
    ),
    "schema that is no JSON": (schema("{"), "datapackage.json: 'JSONDecodeError: "),
    "schema that is no package": (schema("[]"), "datapackage.json: 'TypeError: "),
    "schema with a table without columns": (
        schema('{"resources": [{"name": "a", "path": "a.csv", "schema": {}}]}'),
        "datapackage.json: 'KeyError: ",
    ),
    "schema with a pattern that is none": (
        schema(lambda text: text.replace("^GM[0-9]{4}$", "^GM[0-9{4}$", 1)),
        "datapackage.json: 'error: ",
    ),
    "schema that refers to a table that is not there": (
        schema(lambda text: text.replace('"resource": "sources"', '"resource": "sourcs"', 1)),
        "datapackage.json: municipalities='sourcs.source_id'; expected a column of a table.",
    ),
    "schema without a table": (
        schema(lambda text: text.replace('"name": "borders"', '"name": "grenzen"', 1)),
        "datapackage.json: borders: expected the table borders.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", [*BAD, *BAD_ELSEWHERE])
def test_bad_input_is_one_clear_line_and_loses_nothing(tiny: TinyWorld, tiny_run: Run, case: str) -> None:
    spoil, expected = {**BAD, **BAD_ELSEWHERE}[case]
    assert tiny_run("build").returncode == 0
    (before,) = tiny.stores()
    spoil(tiny)
    outcome = tiny_run("build")
    assert outcome.returncode == 3, outcome
    assert outcome.stdout == ""
    lines = outcome.stderr.splitlines()
    assert lines[0].removeprefix("jeugdgraph: ").startswith(expected.replace("M:", "memberships.csv:", 1)), (
        lines
    )
    assert all(line.isprintable() and len(line) < 1000 for line in lines)
    assert "Traceback" not in outcome.stderr
    allowed = 20 if case == "id that another table has" else 2 if case == "Windows line ends" else 1
    assert len(lines) <= allowed, lines
    assert tiny.stores() == [before], "the store that was there is still there, and there is no other"
    assert tiny.leftovers() == []


def test_store_keeps_working_when_the_table_is_put_right(tiny: TinyWorld, tiny_run: Run) -> None:
    assert tiny_run("build").stdout.startswith("built: ")
    content = tiny.path("memberships").read_bytes()
    tiny.path("memberships").write_bytes(b"nonsense\n")
    assert tiny_run("build").returncode == 3
    tiny.path("memberships").write_bytes(content)
    assert tiny_run("build").stdout.startswith("up to date: ")


def test_all_problems_are_told_at_once(tiny: TinyWorld, tiny_run: Run) -> None:
    tiny.replace("memberships", "GM9001,participant", "GM9001,particpant")
    tiny.replace("memberships", "2023-01-01,,2023-01-01", "2023-01-01,2022-01-01,2023-01-01")
    tiny.replace("arrangements", ",YouthRegion,", ",YouthReggion,")
    places = [
        line.split(": ")[-3 if "jeugdgraph: " in line else 0]
        for line in tiny_run("build").stderr.splitlines()
    ]
    assert len(places) == 3


def test_many_problems_are_counted(tiny: TinyWorld, tiny_run: Run) -> None:
    path = tiny.path("memberships")
    path.write_text(path.read_text(encoding="utf-8").replace(",existing,", ",exists,"), encoding="utf-8")
    tiny.replace("identifiers", ",tooi,", ",tooii,")
    path = tiny.path("arrangements")
    path.write_text(path.read_text(encoding="utf-8").replace(",existing,", ",exists,"), encoding="utf-8")
    lines = tiny_run("build").stderr.splitlines()
    assert len(lines) == FINDING_LIMIT + 1
    assert lines[-1] == "and 8 more"


HOSTILE = "\x1b[31mrood\x1b[0m\u202e\x07"


@pytest.mark.parametrize(
    ("table", "old"),
    [("memberships", "participant"), ("municipalities", "GM9001"), ("divisions", "division_id")],
)
def test_hostile_cell_is_not_echoed_raw(tiny: TinyWorld, tiny_run: Run, table: str, old: str) -> None:
    tiny.replace(table, old, HOSTILE)
    outcome = tiny_run("build")
    assert outcome.returncode == 3
    assert r"\x1b[31mrood" in outcome.stderr
    assert all(line.isprintable() for line in outcome.stderr.splitlines())


def test_cell_of_100_megabytes_is_refused_at_once(tiny: TinyWorld, tiny_run: Run) -> None:
    with tiny.path("memberships").open("ab") as file:
        for _ in range(100):
            file.write(b"x" * 1_000_000)
        file.write(b"\n")
    began = time.monotonic()
    outcome = tiny_run("build")
    assert outcome.returncode == 3, outcome
    assert f"expected at most {tables.FILE_LIMIT}." in outcome.stderr
    assert time.monotonic() - began < 20
    tracemalloc.start()
    tables.read(tiny.home / "graph_data")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000, "the file is not read into memory"


def test_wrong_key_in_every_row_of_a_large_table_is_told_soon(tiny: TinyWorld) -> None:
    """Looking for what was meant is slow, and only done for what is shown."""
    header, first, *_ = tiny.text("confirmations").split("\n")
    wrong = [first.replace("jeugdregio-zuid.gm9005", f"jeugdregio-zuid.gm{n:06d}") for n in range(20_000)]
    tiny.path("confirmations").write_text("\n".join([header, *wrong, ""]), encoding="utf-8")
    began = time.monotonic()
    with pytest.raises(DataProblem) as caught:
        tables.read(tiny.home / "graph_data").refuse()
    assert len(caught.value.findings) == 20_000
    assert time.monotonic() - began < 5


def test_references_to_a_table_with_faults_are_left_for_the_next_run(tiny: TinyWorld) -> None:
    tiny.replace("sources", "source_id,", "id,")
    found = tables.read(tiny.home / "graph_data").findings
    assert [str(finding) for finding in found] == ["sources.csv:1: id='id'; expected the column source_id."]


def test_schema_of_the_project_is_read(tiny: TinyWorld) -> None:
    known = {schema.table: schema for schema in tables.schemas(tiny.home / "graph_data")}
    assert known["memberships"].key == ("membership_id",)
    assert known["memberships"].columns[:3] == ["membership_id", "arrangement_id", "member_id"]


def test_nearest_offers_nothing_for_what_is_far() -> None:
    assert tables.nearest("Tiel", {"Zaltbommel"}) == ""
    assert tables.nearest("participnt", {"participant", "provider"}) == "participant"
    assert tables.nearest("x" * 201, {"x" * 200}) == ""


def test_folder_without_tables_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataProblem, match="datapackage"):
        tables.schemas(tmp_path)
