"""``jeugdgraph query`` and ``ask`` as somebody uses them."""

import csv
import io
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT, Run, environment
from openpyxl import load_workbook

FIRST = ("query", "run", "membership/of_municipality", "-p", "municipality=Tiel", "-p", "date=2026-01-01")
SPARQL = "SELECT ?m ?n { ?m a jg:Municipality ; skos:prefLabel ?n } ORDER BY ?n"


def test_table_names_the_query_its_values_and_its_sources(run: Run) -> None:
    answer = run(*FIRST)
    assert answer.returncode == 0, answer.stderr
    text = answer.stdout
    for expected in ("membership/of_municipality", "Tiel", "1 januari 2026", "Bronnen:", "[1] ", "deelnemer"):
        assert expected in text
    assert "https://w3id.org" not in text, "a table shows names"
    assert max(map(len, text.splitlines())) <= 80


def test_answer_in_english(run: Run) -> None:
    answer = run(*FIRST, "--lang", "en")
    for expected in ("reference date", "Sources:", "participant", "last"):
        assert expected in answer.stdout


def test_addresses_instead_of_names(run: Run) -> None:
    answer = run("query", "run", "-e", SPARQL + " LIMIT 1", "--iri", env={"COLUMNS": "120"})
    assert "https://identifier.overheid.nl/tooi/id/gemeente/gm" in answer.stdout


def test_reference_date_is_the_default_of_a_date(run: Run) -> None:
    on = run("query", "run", "membership/of_municipality", "-p", "municipality=Tiel", "--on", "2026-01-01")
    assert on.stdout == run(*FIRST).stdout


def test_table_says_when_it_cuts(run: Run) -> None:
    answer = run("query", "run", "-e", SPARQL)
    assert "Getoond: de eerste 200; er zijn er meer" in answer.stdout
    assert "Getoond" not in run("query", "run", "-e", SPARQL, "--limit", "0").stdout
    few = run("query", "run", "-e", SPARQL, "--limit", "3", "--format", "csv")
    assert len(few.stdout.splitlines()) == 4
    assert run("query", "run", "-e", SPARQL, "--count").stdout == "602\n"


def test_file_and_standard_input(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.rq"
    path.write_text(
        "#+ summary: My own\n#+ columns:\n#+   n: {en: name, nl: naam}\n" + SPARQL + " LIMIT 1", "utf-8"
    )
    from_file = run("query", "run", str(path), "--lang", "en")
    assert "My own" in from_file.stdout and "name" in from_file.stdout
    piped = run("query", "run", "-", "--format", "csv", stdin=SPARQL + " LIMIT 1")
    assert piped.stdout.startswith("m,n\n") or piped.stdout.startswith("m,n\r\n")


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("membership/of_municipalit",), 2, "Did you mean membership/of_municipality"),
        (("membership/of_municipality",), 2, "asks for municipality; for example -p municipality=Tiel"),
        (("membership/of_municipality", "-p", "Tiel"), 2, "expected name=value"),
        (("membership/of_municipality", "-p", "municipality=a", "-p", "municipality=b"), 2, "given twice"),
        (("nowhere.rq",), 3, "cannot read the query 'nowhere.rq'"),
        ((), 2, "give one query"),
        (("x", "-e", "ASK {}"), 2, "give one query"),
        (("-e", "SELECT"), 2, "not a SPARQL query"),
        (("-e", "DELETE WHERE { ?s ?p ?o }"), 2, "updates are refused"),
        (("-e", "SELECT * { SERVICE <http://a.b/> { ?s ?p ?o } }"), 2, "SERVICE 'http://a.b/' is refused"),
        (
            ("-e", "SELECT * { ?a ?b ?c . ?d ?e ?f }", "--count", "--time-limit", "0.3"),
            4,
            "stopped after 0.3",
        ),
        (
            ("-e", "SELECT DISTINCT ?a ?d { ?a ?b ?c . ?d ?e ?f }", "--memory-limit", "200"),
            4,
            "MiB of memory",
        ),
        (("-e", "ASK {}", "--format", "ttl"), 2, "gives yes or no"),
        (("-e", "SELECT * {}", "--format", "ttl"), 2, "gives rows"),
        (("-e", "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", "--format", "xlsx"), 2, "gives a graph"),
        (("-e", "ASK {}", "-o", "x.unknown"), 2, "cannot tell the format"),
        (("-e", "ASK {}", "-o", "/nowhere/x.csv"), 3, "cannot write"),
        (("-e", "ASK {}", "-p", "x=1"), 2, "unknown parameter 'x'"),
        (("--all",), 2, "--all takes --output-dir"),
        (("-e", "ASK {}", "--tag", "care"), 2, "go with --all"),
    ],
)
def test_what_goes_wrong_is_one_line(run: Run, args: tuple[str, ...], code: int, message: str) -> None:
    answer = run("query", "run", *args)
    assert answer.returncode == code, answer.stderr
    assert message in answer.stderr
    assert answer.stdout == ""
    assert "Traceback" not in answer.stderr


def test_file_is_as_it_was_when_the_query_is_stopped(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "answer.csv"
    path.write_text("kept\n", "utf-8")
    endless = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    answer = run("query", "run", "-e", endless, "--time-limit", "0.5", "--output", str(path))
    assert answer.returncode == 4
    assert path.read_text("utf-8") == "kept\n"
    assert list(tmp_path.iterdir()) == [path]


def test_formats_follow_the_extension(run: Run, tmp_path: Path) -> None:
    starts = {
        "csv": b"m,n\r\n", "tsv": b"?m\t?n\n", "json": b'{"head"', "srj": b'{"head"', "xml": b"<?xml",
        "srx": b"<?xml", "md": b"# eigen", "xlsx": b"PK", "txt": b"eigen",
    }  # fmt: skip
    for extension, start in starts.items():
        path = tmp_path / f"a.{extension}"
        assert run("query", "run", "-e", SPARQL + " LIMIT 2", "-o", str(path)).returncode == 0
        assert path.read_bytes().startswith(start), extension
    graph = "CONSTRUCT { ?m skos:prefLabel ?n } WHERE { ?m a jg:Municipality ; skos:prefLabel ?n } LIMIT 2"
    for extension, part in {
        "ttl": b"@prefix skos:",
        "nt": b"<https://",
        "jsonld": b"[{",
        "rdf": b"<?xml",
    }.items():
        path = tmp_path / f"a.{extension}"
        assert run("query", "run", "-e", graph, "-o", str(path)).returncode == 0
        assert part in path.read_bytes(), extension
        assert b"@prefix void" not in path.read_bytes(), "prefixes that nothing uses"


def test_yes_or_no_can_set_the_exit_code(run: Run) -> None:
    asked = ("query", "run", "membership/takes_part", "-p", "arrangement=jeugdregio-rivierenland")
    assert run(*asked, "-p", "municipality=Tiel", "--exit-status").returncode == 0
    no = run(*asked, "-p", "municipality=Zwolle", "--exit-status")
    assert no.returncode == 1 and "nee" in no.stdout
    assert run(*asked, "-p", "municipality=Zwolle").returncode == 0
    assert run(*asked, "-p", "municipality=Zwolle", "--format", "json", "--exit-status").returncode == 1


def test_check_that_finds_something_exits_with_one(run: Run) -> None:
    found = run("query", "run", "checks/source_unused", "--format", "csv")
    assert found.returncode == 1
    assert "checks/source_unused found" in found.stderr and len(found.stdout.splitlines()) > 1
    assert run("query", "run", "checks/term_without_label").returncode == 0


def test_query_and_algebra_can_be_seen_without_running(run: Run) -> None:
    shown = run(*FIRST, "--sparql").stdout
    assert "<https://identifier.overheid.nl/tooi/id/gemeente/gm0281>" in shown
    assert "#+" not in shown and "?_municipality" not in shown
    assert (
        run("query", "run", "-", "--format", "csv", stdin=shown).stdout
        == run(*FIRST, "--format", "csv").stdout
    )
    algebra = run("query", "run", "-e", SPARQL, "--explain").stdout
    assert "SelectQuery" in algebra and "OrderBy" in algebra


def test_timing_goes_to_standard_error(run: Run) -> None:
    answer = run("query", "run", "-e", "ASK {}", "--timing")
    assert re.search(r"query ready after \d+ ms", answer.stderr)
    assert "ms" not in answer.stdout


def test_many_at_once(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    answer = run(
        "query", "run", "--all", "--tag", "care", "--output-dir", str(folder), "-p", "municipality=Tiel"
    )
    assert answer.returncode == 0, answer.stderr
    assert "care-of_municipality.csv" in {path.name for path in folder.iterdir()}
    assert "passed over for want of a parameter" in answer.stderr
    unknown = run("query", "run", "--all", "--tag", "car", "--output-dir", str(folder))
    assert unknown.returncode == 2 and "Did you mean care" in unknown.stderr


def test_list_and_show(run: Run) -> None:
    listed = run("query", "list", "--tag", "education", "--lang", "en")
    assert "education/split_municipalities" in listed.stdout and "care/" not in listed.stdout
    assert "lookup/names" not in run("query", "list").stdout
    assert "lookup/names" in run("query", "list", "--internal").stdout
    found = run("query", "list", "--search", "herindeling gemeente", "--format", "csv").stdout
    names = {row["name"] for row in csv.DictReader(io.StringIO(found))}
    assert "history/inherited" in names and "care/hosts" not in names
    shown = run("query", "show", "membership/of_municipality", "--lang", "en").stdout
    for expected in (
        "municipality",
        "required",
        "the reference date",
        "SELECT DISTINCT",
        "-p municipality=Tiel",
    ):
        assert expected in shown
    assert "SELECT" not in run("query", "show", "membership/of_municipality", "--format", "md").stdout
    assert run("query", "list", "--tag", "educatio").stderr.strip().endswith("Did you mean education?")


HOSTILE = "=cmd|x \x1b[31mred\x1b]0;t\x07 </td><script>alert(1)</script> | [a](javascript:x) \u202e `${x}`"
HOSTILE_QUERY = (
    f"SELECT ?t (1 AS ?n) {{ VALUES ?t {{ {json.dumps(HOSTILE)} }} }}".replace("\\u001b", "\x1b")
    .replace("\\u0007", "\x07")
    .replace("\\u202e", "\u202e")
)


def test_hostile_text_stays_text_in_every_format(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hostile.rq"
    path.write_text(HOSTILE_QUERY, "utf-8")

    def given(format_: str, *more: str) -> str:
        answer = run("query", "run", str(path), "--format", format_, *more)
        assert answer.returncode == 0, answer.stderr
        return answer.stdout

    table = given("table")
    assert "\x1b" not in table and "\x07" not in table and "\u202e" not in table
    markdown = given("md")
    assert "<script>" not in markdown and "[a](javascript" not in markdown and "\x1b" not in markdown
    assert next(csv.DictReader(io.StringIO(given("csv"))))["t"] == HOSTILE, "W3C CSV is exact"
    assert next(csv.DictReader(io.StringIO(given("csv", "--defuse"))))["t"] == "'" + HOSTILE
    assert given("tsv", "--defuse").splitlines()[1].startswith("'\"=cmd")
    assert json.loads(given("json"))["results"]["bindings"][0]["t"]["value"] == HOSTILE
    from xml.etree import ElementTree

    tree = ElementTree.fromstring(given("xml"))  # noqa: S314 - our own output
    assert "<script>" in "".join(tree.itertext())
    book = tmp_path / "a.xlsx"
    assert run("query", "run", str(path), "-o", str(book)).returncode == 0
    cell = load_workbook(book).worksheets[0]["A2"]
    assert cell.data_type == "s" and cell.quotePrefix and "\x1b" not in cell.value


# -------------------------------------------------------------------- on a terminal


def test_ask_needs_a_terminal(run: Run) -> None:
    answer = run("ask")
    assert answer.returncode == 2
    assert "jeugdgraph query list" in answer.stderr
    assert run("vraag", "bestaatniet").stderr.startswith("jeugdgraph: no question holds")


def on_terminal(built_store: Path, args: list[str], typed: list[str], seconds: float = 30) -> tuple[str, int]:
    """What a command shows on a terminal when somebody types these lines, and its exit code."""
    parent, child = pty.openpty()
    env = environment({"JEUGDGRAPH_STORE": str(built_store), "TERM": "xterm"})
    process = subprocess.Popen(
        [sys.executable, "-m", "jeugdgraph", *args],
        env=env,
        stdin=child,
        stdout=child,
        stderr=child,
        cwd=ROOT,
    )
    os.close(child)
    shown, deadline, waiting = "", time.monotonic() + seconds, list(typed)
    try:
        while time.monotonic() < deadline:
            ready, _, _ = select.select([parent], [], [], 0.2)
            if ready:
                try:
                    piece = os.read(parent, 65536).decode("utf-8", "replace")
                except OSError:
                    break
                if not piece:
                    break
                shown += piece
                if waiting and re.search(r": ?$|\]: ?$", shown):
                    os.write(parent, waiting.pop(0).encode() + b"\n")
            elif process.poll() is not None:
                break
        return shown, process.wait(timeout=10)
    finally:
        process.kill()
        os.close(parent)


def test_ask_leads_from_a_topic_to_an_answer(built_store: Path) -> None:
    shown, code = on_terminal(
        built_store,
        ["ask", "--lang", "nl", "--on", "2026-01-01"],
        ["partners", "partners/ranked", "Tielx", "Tiel", "20", ""],
    )
    assert code == 0, shown
    for expected in (
        "Over welk onderwerp?",
        "Did you mean Tiel",
        "$ jeugdgraph query run partners/ranked",
        "Zaltbommel",
    ):
        assert expected in shown


def test_ask_can_be_ended(built_store: Path) -> None:
    shown, code = on_terminal(built_store, ["ask"], ["\x04"])
    assert code == 130, shown


def test_interrupt_ends_a_query_and_its_process(built_store: Path) -> None:
    cross = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }"
    with subprocess.Popen(
        [sys.executable, "-m", "jeugdgraph", "query", "run", "-e", cross, "--time-limit", "60"],
        env=environment({"JEUGDGRAPH_STORE": str(built_store)}), stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:  # fmt: skip
        time.sleep(1.5)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        worker = children.read_text().split() if children.exists() else []
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 130
    time.sleep(0.5)
    assert not any(Path(f"/proc/{pid}").exists() for pid in worker)


def test_terminal_is_not_steered_by_an_answer(built_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "hostile.rq"
    path.write_text(HOSTILE_QUERY, "utf-8")
    for format_ in ("table", "csv", "tsv", "json", "xml", "md"):
        shown, code = on_terminal(built_store, ["query", "run", str(path), "--format", format_], [])
        assert code == 0, shown
        assert "\x1b[31m" not in shown and "\x07" not in shown, format_


def test_name_that_no_file_can_have_is_an_unknown_query(run: Run) -> None:
    answer = run("query", "run", "a" * 5000)
    assert answer.returncode == 2
    assert answer.stderr.startswith("jeugdgraph: unknown query 'aaa")
    assert answer.stderr.count("\n") == 1


def test_query_that_is_no_utf_8_is_refused_after_e_too(run: Run) -> None:
    answer = run("query", "run", "-e", "SELECT ('\udcff' AS ?x) {}")
    assert (answer.returncode, answer.stderr) == (2, "jeugdgraph: the query in -e is not UTF-8: byte 9.\n")


def test_check_for_other_servers_puts_nothing_else_on_standard_error(run: Run) -> None:
    """The parser that checks would put a traceback there for every literal that is none."""
    answer = run("query", "run", "-e", 'SELECT ("x"^^xsd:date AS ?x) {} # SERVICE', "--format", "csv")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "x\nx\n", "")
