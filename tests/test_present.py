"""Reports in every format: they fit, they can be read back, and no cell breaks out of its place."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from jeugdgraph.errors import StoreProblem, UsageProblem
from jeugdgraph.files import PIPE_CLOSED
from jeugdgraph.present import Cell, Column, Report, Section, Value, render, write
from jeugdgraph.present.markdown import escape, render_markdown
from jeugdgraph.present.output import choose_format, write_file
from jeugdgraph.present.report import safe_link
from jeugdgraph.present.table import render_table
from jeugdgraph.present.tabular import render_csv, render_json, render_tsv
from jeugdgraph.present.terminal import display_width, terminal_width, wrap
from jeugdgraph.present.values import for_people, for_programs
from jeugdgraph.present.workbook import render_workbook

HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "a|b",
    "a\\|b",
    "a\nb",
    "a\r\nb",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "\x1b[31mred\x1b[0m",
    "\u202eevil",
    '"quoted", and more',
    "漢字" * 30,
    "e\u0301" * 40,
    "x" * 500,
    "https://example.org/" + "part/" * 30,
    "\ud800",
    "\ufffe\x00",
    "",
]
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60))
VALUES = st.one_of(
    TEXTS,
    st.integers(),
    st.floats(),
    st.decimals(allow_nan=True, allow_infinity=True),
    st.dates(),
    st.booleans(),
    st.none(),
)


def small(rows: list[list[Value]]) -> Report:
    """Report of one section without an id, with columns c0, c1 and so on."""
    width = max(map(len, rows), default=0)
    columns = tuple(Column(f"c{place}", f"C{place}") for place in range(width))
    named = tuple({f"c{place}": value for place, value in enumerate(row)} for row in rows)
    return Report("", sections=(Section("", "", columns, named),))


def as_values(texts: list[str]) -> list[Value]:
    """The same texts, as values."""
    return [*texts]


@st.composite
def reports(draw: st.DrawFn) -> Report:
    size = draw(st.integers(1, 12))
    columns = tuple(
        Column(
            f"c{place}",
            draw(TEXTS),
            align=draw(st.sampled_from(["left", "right"])),
            wrap=draw(st.integers(0, 2)),
            min_width=draw(st.sampled_from([0, 10, 90])),
        )
        for place in range(size)
    )
    ids = [column.id for column in columns]
    rows = draw(st.lists(st.dictionaries(st.sampled_from(ids), VALUES), max_size=4))
    section = Section("s", draw(TEXTS), columns, tuple(rows), (draw(TEXTS),), draw(TEXTS))
    facts = ((draw(TEXTS), draw(VALUES)),)
    return Report(draw(TEXTS), facts, (section, section), (draw(TEXTS),), (draw(TEXTS),))


REPORT = Report(
    "Samenwerking van Zaltbommel",
    (("Peildatum", date(2026, 1, 1)), ("Inwoners onder 18", 7321)),
    (
        Section(
            "youth-care",
            "Jeugdhulp",
            (
                Column("arrangement", "Samenwerkingsverband", min_width=20, linked=True),
                Column("role", "Rol", wrap=0),
                Column("partners", "Partners", "right", wrap=0),
                Column("source", "Bron", wrap=2),
            ),
            (
                {
                    "arrangement": Cell("Jeugdregio Rivierenland", "https://example.org/jr"),
                    "role": "deelnemer",
                    "partners": 8,
                    "source": "Regiovisie Jeugdzorg Rivierenland 2023-2027, hoofdstuk 2",
                },
                {"arrangement": "GVJB", "role": "via de regio", "partners": 1234},
            ),
            ("Onbevestigde deelnames zijn niet getoond.",),
        ),
        Section(
            "education",
            "Onderwijs",
            (Column("share", "Aandeel", "right", digits=2), Column("whole", "Geheel")),
            ({"share": Decimal("0.5"), "whole": False},),
        ),
        Section("safety", "Veiligheid", (Column("name", "Naam"),), empty="Niets gevonden."),
    ),
    ("Laatst bevestigd: 2023.",),
    ("Bron: CBS Gebieden in Nederland 2025.",),
)

AT_80 = """\
Samenwerking van Zaltbommel
===========================

Peildatum:         1 januari 2026
Inwoners onder 18: 7.321

Jeugdhulp
---------
Samenwerkingsverband     Rol           Partners  Bron
-----------------------  ------------  --------  -------------------------------
Jeugdregio Rivierenland  deelnemer            8  Regiovisie Jeugdzorg
                                                 Rivierenland 2023-2027,
                                                 hoofdstuk 2

GVJB                     via de regio     1.234  –

Onbevestigde deelnames zijn niet getoond.

Onderwijs
---------
Aandeel  Geheel
-------  ------
   0,50  nee

Veiligheid
----------
Niets gevonden.

Laatst bevestigd: 2023.

Bron: CBS Gebieden in Nederland 2025.
"""


def test_table_at_80_columns() -> None:
    assert render_table(REPORT, 80) == AT_80


def test_table_at_120_columns_needs_no_wrapping() -> None:
    lines = render_table(REPORT, 120).splitlines()
    row = next(line for line in lines if line.startswith("Jeugdregio"))
    assert row.endswith("8  Regiovisie Jeugdzorg Rivierenland 2023-2027, hoofdstuk 2")


def test_table_with_too_many_columns_becomes_lists() -> None:
    text = render_table(small([["a", "b"] * 8]), 40)
    assert text.startswith("C0:  a\nC1:  b\n")


@settings(deadline=None)
@given(reports(), st.integers(20, 130))
def test_table_is_never_wider_than_the_width(report: Report, width: int) -> None:
    for line in render_table(report, width).split("\n"):
        assert display_width(line) <= width
        assert line.isprintable() or not re.search(r"[\x00-\x1f\x7f-\x9f]", line)


@given(st.text(), st.integers(2, 40))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(display_width(line) <= width for line in lines)


def test_bold_headings_take_no_room_and_only_when_asked() -> None:
    assert "\x1b" not in render_table(REPORT, 80)
    assert "\x1b[1mJeugdhulp\x1b[0m\n" in render_table(REPORT, 80, bold=True)


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_csv_survives_the_round_trip(rows: list[list[str]]) -> None:
    report = small([as_values(row) for row in rows])
    back = list(csv.reader(io.StringIO(render_csv(report), newline="")))
    expected = [[text.replace("\ud800", "\ufffd" * 3) for text in row] for row in rows]
    assert back == [["c0", "c1", "c2"], *expected]


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), max_size=5))
def test_tsv_has_one_line_per_row_and_one_tab_per_gap(rows: list[list[str]]) -> None:
    report = small([["first", "second"], *map(as_values, rows)])
    lines = render_tsv(report).removesuffix("\n").split("\n")
    assert len(lines) == len(rows) + 2
    assert all(line.count("\t") == 1 and "\r" not in line for line in lines)


def test_csv_of_all_sections_has_one_header() -> None:
    assert render_csv(REPORT).splitlines() == [
        "section,arrangement,arrangement_link,role,partners,source,share,whole,name",
        "youth-care,Jeugdregio Rivierenland,https://example.org/jr,deelnemer,8,"
        '"Regiovisie Jeugdzorg Rivierenland 2023-2027, hoofdstuk 2",,,',
        "youth-care,GVJB,,via de regio,1234,,,,",
        "education,,,,,,0.5,false,",
    ]


def test_csv_of_one_unnamed_section_has_no_section_column() -> None:
    assert render_csv(small([["a", 1]])) == "c0,c1\na,1\n"


def test_defused_csv_marks_formulas_and_leaves_numbers() -> None:
    assert render_csv(small([["=1+1", -1, " @x", "a-b"]]), defuse=True).splitlines()[1] == (
        "'=1+1,-1,' @x,a-b"
    )


@settings(deadline=None)
@given(reports())
def test_json_is_valid_and_every_row_has_every_column(report: Report) -> None:
    content = json.loads(render_json(report).encode("utf-8"))
    assert list(content) == ["title", "lang", "facts", "sections", "notes", "footer"]
    for section in content["sections"]:
        ids = [column["id"] for column in section["columns"]]
        assert all(list(row) == ids for row in section["rows"])


def test_json_keeps_types_and_links() -> None:
    row = json.loads(render_json(REPORT))["sections"][0]["rows"][0]
    assert (row["partners"], row["arrangement_link"]) == (8, "https://example.org/jr")
    assert json.loads(render_json(REPORT))["facts"][0]["value"] == "2026-01-01"


@settings(deadline=None)
@given(reports())
def test_markdown_cells_never_break_out(report: Report) -> None:
    text = render_markdown(report)
    assert "<" not in text
    columns = len(report.sections[0].columns)
    for line in text.split("\n"):
        assert not re.search(r"[\x00-\x1f\x7f-\x9f]", line)
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) == columns + 1


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a|b", r"a\|b"),
        ("<b>&", "&lt;b&gt;&amp;"),
        ("[x](y)", r"\[x\](y)"),
        ("snake_case _em_", r"snake_case \_em\_"),
        ("# no heading", r"\# no heading"),
        ("1. no list", r"1\. no list"),
        ("1.234,5", "1.234,5"),
        ("- no list", r"\- no list"),
        ("a\nb", "a b"),
    ],
)
def test_markdown_shows_text_as_it_is(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_markdown_example() -> None:
    lines = render_markdown(REPORT).splitlines()
    assert lines[0] == "# Samenwerking van Zaltbommel"
    assert lines[2:4] == ["- **Peildatum:** 1 januari 2026", "- **Inwoners onder 18:** 7.321"]
    assert "| --- | --- | --: | --- |" in lines
    assert any(line.startswith("| [Jeugdregio Rivierenland](<https://e") for line in lines)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "https://a b", 'https://a"b', "", None])
def test_only_plain_web_addresses_become_links(link: str | None) -> None:
    assert safe_link(link) is None


@settings(deadline=None, max_examples=40)
@given(reports())
def test_workbook_opens_and_holds_no_formula(report: Report) -> None:
    book = load_workbook(io.BytesIO(render_workbook(report)))
    assert len({name.casefold() for name in book.sheetnames}) == 3
    for sheet in book:
        assert 1 <= len(sheet.title) <= 31
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_workbook_keeps_types_and_freezes_the_header() -> None:
    book = load_workbook(io.BytesIO(render_workbook(REPORT)))
    assert book.sheetnames == ["Jeugdhulp", "Onderwijs", "Veiligheid", REPORT.title]
    sheet = book["Jeugdhulp"]
    assert sheet.freeze_panes == "A2"
    assert sheet["C2"].value == 8
    assert sheet["A2"].hyperlink.target == "https://example.org/jr"
    assert book[REPORT.title]["B3"].value.date() == date(2026, 1, 1)


def test_workbook_writes_formula_text_as_text() -> None:
    report = small([[text] for text in ("=1+1", "+1", "-1", "@x", "\t=1")])
    sheet = load_workbook(io.BytesIO(render_workbook(report))).worksheets[0]
    cells = [sheet.cell(row=row, column=1) for row in range(2, 7)]
    assert [cell.value for cell in cells] == ["=1+1", "+1", "-1", "@x", " =1"]
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)


@pytest.mark.parametrize(
    ("value", "dutch", "english", "plain"),
    [
        (1234, "1.234", "1,234", "1234"),
        (1234.5, "1.234,5", "1,234.5", "1234.5"),
        (-0.25, "-0,25", "-0.25", "-0.25"),
        (1 / 3, "0,333333", "0.333333", repr(1 / 3)),
        (Decimal("1E+3"), "1.000", "1,000", "1000"),
        (True, "ja", "yes", "true"),
        (None, "–", "–", ""),
        (float("nan"), "–", "–", ""),
        (date(2024, 3, 1), "1 maart 2024", "1 March 2024", "2024-03-01"),
        ("2024", "2024", "2024", "2024"),
    ],
)
def test_values_for_people_and_programs(value: Value, dutch: str, english: str, plain: str) -> None:
    assert for_people(value, "nl") == dutch
    assert for_people(value, "en") == english
    assert for_programs(value) == plain


@pytest.mark.parametrize(
    ("name", "format_"),
    [("a.csv", "csv"), ("a.TSV", "tsv"), ("a.md", "md"), ("a.txt", "table"), ("a.xlsx", "xlsx")],
)
def test_extension_tells_the_format(name: str, format_: str) -> None:
    assert choose_format(None, Path(name)) == format_
    assert choose_format(format_, Path("a.out")) == format_


@pytest.mark.parametrize(
    ("format_", "name", "message"),
    [
        ("json", "a.csv", "'a.csv' says csv, --format says json. Change one of them."),
        (None, "a.out", "cannot tell the format of 'a.out'"),
        ("yaml", None, "unknown format 'yaml'; expected table, csv, tsv, json, md, xlsx."),
    ],
)
def test_contradicting_or_unknown_format_is_refused(
    format_: str | None, name: str | None, message: str
) -> None:
    with pytest.raises(UsageProblem, match=re.escape(message)):
        choose_format(format_, Path(name) if name else None)


class Terminal(io.StringIO):
    """Stream that says it is a terminal."""

    encoding = "ascii"

    def isatty(self) -> bool:
        return True


def test_workbook_does_not_go_to_a_terminal() -> None:
    with pytest.raises(UsageProblem, match=r"Add --output FILE\.xlsx"):
        write(REPORT, "xlsx", stream=Terminal())


@pytest.mark.parametrize("format_", ["table", "csv", "tsv", "json", "md"])
def test_terminal_gets_nothing_that_steers_it(format_: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = Terminal()
    write(small([["\x1b[2J\x9b2J\u202e\x07", "漢"]]), format_, stream=terminal)
    assert re.fullmatch(r"[\n -~]+", terminal.getvalue())


def test_terminal_is_bold_unless_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    plain, coloured = Terminal(), Terminal()
    write(REPORT, stream=coloured)
    monkeypatch.setenv("NO_COLOR", "1")
    write(REPORT, stream=plain)
    assert "\x1b[1m" in coloured.getvalue()
    assert "\x1b" not in plain.getvalue()


def test_width_follows_columns_and_has_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    for columns, width in (("80", 80), ("1", 20), ("999999", 1000)):
        monkeypatch.setenv("COLUMNS", columns)
        assert terminal_width(None) == width
    monkeypatch.delenv("COLUMNS")
    assert terminal_width(None) == 100


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.tsv", "a.json", "a.md", "a.xlsx"])
def test_file_is_written_whole_and_alone(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("old")
    path.chmod(0o640)
    write(REPORT, output=path)
    assert path.read_bytes() != b"old"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.csv"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(StoreProblem, match=r"cannot write '.*a\.csv': No space left on device\."):
        write(REPORT, output=path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    link.symlink_to(real)
    write(REPORT, output=link)
    assert link.is_symlink()
    assert real.read_text().startswith("section,")


@pytest.mark.parametrize(
    ("name", "reason"),
    [("none/a.csv", "the folder does not exist"), (".", "it is a folder"), ("a\0.csv", "null")],
)
def test_unwritable_path_is_one_clear_line(name: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match=reason) as caught:
        write_file(tmp_path / name, b"")
    assert "\n" not in str(caught.value)


def test_device_is_written_to_and_not_replaced() -> None:
    write(REPORT, "csv", Path(os.devnull))
    assert not Path(os.devnull).is_file()


def test_dash_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    write(small([["a"]]), "csv", Path("-"))
    assert capsys.readouterr().out == "c0\na\n"


PROGRAM = """
import sys
from jeugdgraph.errors import JeugdgraphError
from jeugdgraph.present import Column, Report, Section, write
rows = tuple({"a": "Zaltbommel é " * 9} for _ in range(20_000))
try:
    write(Report("", sections=(Section("", "", (Column("a", "A"),), rows),)), "csv")
except JeugdgraphError as problem:
    print(problem, file=sys.stderr)
    sys.exit(problem.exit_code)
"""


def run(shell: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    environment |= {"PYTHONPATH": str(Path(__file__).parents[1])}
    command = ["bash", "-o", "pipefail", "-c", shell, sys.executable, PROGRAM]  # "$0" and "$1"
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_closed_pipe_ends_quietly() -> None:
    done = run('"$0" -c "$1" | head -n 1')
    assert (done.stdout, done.stderr, done.returncode) == ("a\n", "", PIPE_CLOSED)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_disk_behind_standard_output_is_one_line() -> None:
    done = run('"$0" -c "$1" > /dev/full')
    assert done.returncode == 3
    assert done.stderr == "cannot write the output: No space left on device.\n"


def test_pipes_get_utf8_whatever_the_locale() -> None:
    assert run('"$0" -c "$1" | tail -n 1').stdout.startswith("Zaltbommel é ")


def test_only_the_module_of_the_format_is_imported() -> None:
    heavy = ["openpyxl", "csv", "json", "difflib", "tempfile"]
    program = (
        "import sys, jeugdgraph.present, jeugdgraph.resolve, jeugdgraph.dates;"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("format_", ["table", "csv", "tsv", "json", "md"])
def test_empty_report_renders(format_: str) -> None:
    assert isinstance(render(Report(""), format_), bytes)  # type: ignore[arg-type]
