"""The static site: whole, closed, the same each time, resumable, and careful with what is not its own."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from gzip import compress
from pathlib import Path

import pytest
from browser import Chromium, chromium, running
from conftest import ROOT, TIME_LIMIT, Run, environment, run_command
from links import broken, texts
from reading import TinyWorld
from visit import read

from jeugdgraph.errors import StoreProblem, UnknownName, UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.web import pages
from jeugdgraph.web.address import Address, Filed, file_name
from jeugdgraph.web.site import folder, manifest, plan
from jeugdgraph.web.site.plan import Choice, chosen
from jeugdgraph.web.site.write import write

__all__ = ["chromium", "running"]
ON = date(2026, 11, 22)
SIZE_LIMIT = 300_000
"""Bytes of a page in gzip."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> TinyWorld:
    """The tiny world, for tests that do not spoil it."""
    base = tmp_path_factory.mktemp("tiny")
    return TinyWorld.copied(ROOT, base / "home", base / "cache")


@pytest.fixture(scope="module")
def tiny_graph(home: TinyWorld) -> Graph:
    """The graph of the tiny world."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in home.environment.items():
            patch.setenv(name, value)
        return Graph.open(home.cache)


@pytest.fixture(scope="module")
def whole(tiny_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site of the tiny world, as a copy, which a test may spoil and mend."""
    place: Path = shutil.copytree(tiny_site, tmp_path_factory.mktemp("whole") / "explorer")
    return place


def command(
    home: TinyWorld, place: Path, *args: str, env: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Outcome of the command in the tiny world."""
    return run_command("site", str(place), *args, env={**home.environment, **(env or {})})


def contents(place: Path) -> dict[str, bytes]:
    """Every file below a folder, by name."""
    return {
        path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()
    }


def made_now(told: "subprocess.CompletedProcess[str]") -> int:
    """How many pages a run says that it made."""
    return int(told.stderr.split(" made now")[0].rsplit(" ", 1)[1])


# ---------------------------------------------------------------------------------------------- the whole site


def test_every_link_of_the_whole_site_leads_somewhere_in_it(whole: Path) -> None:
    assert broken(whole) == []


def test_the_site_has_every_page_that_needs_no_server(whole: Path, tiny_graph: Graph) -> None:
    expected = set()
    for kind in pages.KINDS:
        maker = pages.maker(kind)
        assert maker is not None
        expected |= {(kind, *key) if kind else key for key in maker.keys(tiny_graph, ON)}
    files = set(contents(whole))
    for lang in ("nl", "en"):
        lacking = [path for path in expected if file_name(Address(lang, path)) not in files]
        assert not lacking
    assert {"municipality", "arrangement", "division"} <= {path[0] for path in expected if path}
    assert {"index.html", "names-nl.js", "names-en.js", "static/site.css", "manifest.jsonl"} <= files


@pytest.mark.parametrize("kind", ["", "map", "sparql", "network", "gaps", "municipalities"])
def test_a_graph_of_ones_own_needs_none_of_our_divisions(tiny_graph: Graph, kind: str) -> None:
    """What a page begins with is there only where the graph has it; the tiny world has no care office regions."""
    assert read(tiny_graph, f"/nl/{kind}").text


def test_pages_hold_nothing_that_their_own_policy_would_refuse(whole: Path) -> None:
    from html.parser import HTMLParser

    faults: list[str] = []

    class Held(HTMLParser):
        name = ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            given = dict(attrs)
            if tag == "script" and "src" not in given and given.get("type") != "application/json":
                faults.append(f"{self.name}: script without a file")
            faults.extend(
                f"{self.name}: {name}"
                for name in given
                if name.startswith("on") or (name == "style" and tag != "svg")
            )

    for name, text in texts(whole):
        if "/picture/" in name:
            continue  # what stands in a frame is tested with the pictures
        assert 'http-equiv="Content-Security-Policy"' in text, name
        reader = Held()
        reader.name = name
        reader.feed(text)
    assert not faults, faults[:10]


def test_pages_are_small_and_lead_to_no_server(whole: Path) -> None:
    for name, text in texts(whole):
        assert len(compress(text.encode())) < SIZE_LIMIT, name
        assert "127.0.0.1" not in text and "localhost" not in text, name
        assert 'href="/' not in text and 'src="/' not in text, name


def test_statements_are_there_once_for_all_languages(whole: Path) -> None:
    files = contents(whole)
    statements = [name for name in files if name.endswith(".ttl")]
    assert statements
    assert all(name.startswith("data/") for name in statements)
    for lang in ("nl", "en"):
        page = files[f"{lang}/municipality/{_a_municipality(whole)}.html"].decode()
        assert f"../../data/municipality/{_a_municipality(whole)}.ttl" in page


def _a_municipality(place: Path) -> str:
    return sorted(path.stem for path in (place / "nl" / "municipality").glob("*.html"))[0]


def test_the_first_page_leads_to_each_language_and_nowhere_of_itself(whole: Path) -> None:
    text = (whole / "index.html").read_text(encoding="utf-8")
    assert 'href="nl/index.html"' in text and 'href="en/index.html"' in text
    assert "<script" not in text and "refresh" not in text.lower()


def test_what_writing_needed_is_gone(whole: Path) -> None:
    assert not [name for name in contents(whole) if ".making" in name or name.endswith(".part")]
    assert not (whole / ".making").exists()


# ---------------------------------------------------------------------------------------------- the same again


def test_the_same_graph_gives_the_same_bytes_whatever_the_seed_and_the_number_of_processes(
    home: TinyWorld, whole: Path, tmp_path: Path
) -> None:
    told = command(
        home,
        tmp_path / "again",
        "--jobs",
        "1",
        env={"PYTHONHASHSEED": "7", "LANG": "en_GB.UTF-8", "TZ": "Asia/Tokyo"},
    )
    assert told.returncode == 0, told.stderr
    assert contents(tmp_path / "again") == contents(whole)


def test_another_run_makes_only_what_is_missing_or_changed(home: TinyWorld, whole: Path) -> None:
    before = contents(whole)
    assert made_now(command(home, whole)) == 0
    code = _a_municipality(whole)
    (whole / "nl" / "municipality" / f"{code}.html").unlink()
    (whole / "en" / "about.html").write_text("spoilt", encoding="utf-8")
    assert made_now(command(home, whole)) == 2
    assert contents(whole) == before


def test_a_run_that_was_stopped_goes_on_where_it_was(home: TinyWorld, whole: Path) -> None:
    before = contents(whole)
    lines = before["manifest.jsonl"].decode().splitlines(keepends=True)
    (whole / "manifest.jsonl").write_text(
        "".join(lines[: len(lines) // 2]) + lines[-1][:20], encoding="utf-8"
    )
    (whole / ".making").mkdir()
    (whole / ".making" / "77").write_text("half a file", encoding="utf-8")
    made = made_now(command(home, whole))
    assert 0 < made <= len(lines) - len(lines) // 2
    assert contents(whole) == before


def test_what_no_longer_belongs_goes_and_what_is_not_ours_stays(home: TinyWorld, tmp_path: Path) -> None:
    place = tmp_path / "explorer"
    assert command(home, place, "--only", "municipality", "--only", "about").returncode == 0
    (place / "notes.txt").write_text("mine", encoding="utf-8")
    (place / "en" / "municipality" / "mine.txt").write_text("mine too", encoding="utf-8")
    told = command(home, place, "--only", "about", "--lang", "nl")
    assert told.returncode == 0, told.stderr
    files = set(contents(place))
    assert {"notes.txt", "en/municipality/mine.txt"} <= files
    pages_left = {name for name in files if name.endswith(".html")}
    assert pages_left == {"index.html", "nl/index.html", "nl/about.html"}
    assert not (place / "nl" / "municipality").exists()
    assert broken(place) == []


# ------------------------------------------------------------------------------------------- what is not our own


def test_a_folder_with_other_files_is_refused_unless_that_is_meant(home: TinyWorld, tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("years of work", encoding="utf-8")
    told = command(home, tmp_path, "--only", "about")
    assert told.returncode == 2
    assert "holds files that are no site of ours" in told.stderr and told.stderr.count("\n") == 1
    assert set(contents(tmp_path)) == {"thesis.docx"}
    assert command(home, tmp_path, "--only", "about", "--force").returncode == 0
    assert (tmp_path / "thesis.docx").read_text(encoding="utf-8") == "years of work"


def test_a_manifest_that_names_files_elsewhere_removes_nothing_there(home: TinyWorld, tmp_path: Path) -> None:
    place, outside = tmp_path / "explorer", tmp_path / "outside.txt"
    outside.write_text("not ours", encoding="utf-8")
    place.mkdir()
    first = '{"jeugdgraph site":1,"made":"x","old":["../outside.txt","/etc/hosts","a\\\\..\\\\b","x/../../outside.txt"]}\n'
    page = '{"page":"y","files":{"../outside.txt":"00","nl/gone.html":"00"}}\n'
    (place / "manifest.jsonl").write_text(first + page, encoding="utf-8")
    assert command(home, place, "--only", "about").returncode == 0
    assert outside.read_text(encoding="utf-8") == "not ours"


def test_a_folder_that_cannot_be_made_is_told_in_one_line(home: TinyWorld, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    told = command(home, tmp_path / "file" / "explorer", "--only", "about")
    assert told.returncode == 3
    assert told.stderr.startswith("jeugdgraph: cannot write the site in") and told.stderr.count("\n") == 1


def test_a_full_disk_is_told_and_leaves_a_site_to_go_on_with(
    tiny_graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, written = tmp_path / "explorer", Path.write_bytes
    count = iter(range(1_000))

    def full(path: Path, content: bytes) -> int:
        if next(count) > 20:
            written(path, content[:10])
            raise OSError(28, "No space left on device")
        return written(path, content)

    choice = Choice(ON, kinds=("municipality",))
    with monkeypatch.context() as patch, pytest.raises(StoreProblem, match="No space left on device"):
        patch.setattr(Path, "write_bytes", full)
        write(tiny_graph, place, choice)
    noted = manifest.read(place)
    assert noted is not None and noted.pages and not (place / ".making").exists()
    assert all(folder.is_there(place, page.files) for page in noted.pages.values())
    done = write(tiny_graph, place, choice)
    assert done.kept == len(noted.pages) and done.made > 0
    assert broken(place) == []


def test_a_site_is_made_from_a_store_and_not_from_an_endpoint(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="not from an endpoint"):
        write(Graph(graph.store), tmp_path, Choice(ON))


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--only", "nonsense"), "unknown kind of page 'nonsense'"),
        (("--form", "pdf"), "unknown form 'pdf'"),
        (("--on", "yesterday"), "expected a date"),
    ],
)
def test_what_does_not_exist_is_refused_in_one_line(
    run: Run, tmp_path: Path, args: tuple[str, ...], told: str
) -> None:
    outcome = run("site", str(tmp_path / "x"), *args)
    assert outcome.returncode == 2
    assert told in outcome.stderr
    assert not (tmp_path / "x").exists()


def test_forms_that_are_wanted_are_there_and_no_others(home: TinyWorld, tmp_path: Path) -> None:
    place = tmp_path / "explorer"
    told = command(home, place, "--only", "municipality", "--form", "json", "--lang", "en")
    assert told.returncode == 0, told.stderr
    endings = {path.suffix for path in (place / "en" / "municipality").iterdir()}
    assert endings == {".html", ".json"}
    assert not (place / "data").exists()
    assert broken(place) == []


# ------------------------------------------------------------------------------------------------------- stopping


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_stopping_leaves_whole_files_and_no_processes(
    built_store: Path, tmp_path: Path, sent: signal.Signals
) -> None:
    place = tmp_path / "explorer"
    args = [sys.executable, "-m", "jeugdgraph", "site", str(place), "--only", "source", "--jobs", "2"]
    process = subprocess.Popen(
        args,
        env=environment({"JEUGDGRAPH_STORE": str(built_store)}),
        start_new_session=True,
        stderr=subprocess.PIPE,
        text=True,
    )
    _until(lambda: _pages(place) > 8)
    if sent == signal.SIGINT:
        os.killpg(process.pid, sent)
    else:
        process.kill()
    _, told = process.communicate(timeout=TIME_LIMIT)
    assert process.returncode == (130 if sent == signal.SIGINT else -9)
    assert "Traceback" not in told
    _until(lambda: not _alive(process.pid))
    noted = manifest.read(place)
    assert noted is not None and noted.pages
    assert sent == signal.SIGKILL or not (place / ".making").exists()
    assert all(folder.is_there(place, page.files) for page in noted.pages.values())
    assert not [
        name
        for name in contents(place)
        if name.endswith(".html") and b"</html>" not in (place / name).read_bytes()[-20:]
    ]


def _pages(place: Path) -> int:
    try:
        return (place / "manifest.jsonl").read_text(encoding="utf-8").count("\n")
    except OSError:
        return 0


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + TIME_LIMIT
    while not true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


# ------------------------------------------------------------------------------------------------- names of files


@pytest.mark.parametrize(
    "name",
    [
        "CON",
        "nul",
        "com1.txt",
        "a:b",
        'a"b',
        "a/b",
        "a\\b",
        "ends.",
        "ends ",
        "x" * 300,
        "é",
        "..",
        ".hidden",
        "a\0b",
        "",
        "?*",
    ],
)
def test_strange_ids_become_names_that_every_file_system_takes(name: str) -> None:
    found = file_name(Address("nl", ("evidence", name)))
    start, kind, file = found.split("/")
    stem = file.removesuffix(".html")
    assert (start, kind) == ("nl", "evidence")
    assert stem.isascii() and 0 < len(stem) < 100
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
    assert stem.split(".")[0].casefold() not in ("con", "nul", "com1")
    assert file_name(Address("nl", ("evidence", name + "2"))) != found


def test_usual_ids_keep_their_names() -> None:
    assert file_name(Address("en", ("evidence", "g7.gm0281"))) == "en/evidence/g7.gm0281.html"
    assert file_name(Address("en", ("municipality", "GM0281"), (), "csv")) == "en/municipality/GM0281.csv"
    assert file_name(Address("en", ("arrangement", "g7"), (), "ttl")) == "data/arrangement/g7.ttl"
    assert file_name(Address("nl")) == "nl/index.html"


def test_two_pages_that_would_be_one_file_somewhere_are_refused(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker = pages.maker("source")
    monkeypatch.setattr(maker, "keys", lambda graph, on: [("Alpha",), ("alpha",)])
    with pytest.raises(StoreProblem, match="would be one file"):
        plan.plan(graph, Choice(ON, kinds=("source",)))
    monkeypatch.setattr(maker, "keys", lambda graph, on: [("alpha",), ("alpha",)])
    with pytest.raises(StoreProblem, match="would be one file"):
        plan.plan(graph, Choice(ON, kinds=("source",)))


def test_links_between_files_are_relative_and_only_to_what_is_there() -> None:
    links = Filed({"nl/index.html", "nl/evidence/g7.gm0281.html"}, "nl/municipality/GM0281.html")
    assert links.to(Address("nl")) == "../../nl/index.html"
    assert links.to(Address("nl", ("evidence", "g7.gm0281"))) == "../../nl/evidence/g7.gm0281.html"
    assert links.to(Address("nl", ("search",), (("q", "x"),))) == ""
    assert links.to(Address("en")) == ""
    assert links.data("sparql") == ""
    assert links.file("site.css") == "../../static/site.css"


def test_no_page_of_the_country_would_be_another_on_some_computer(graph: Graph) -> None:
    planned = plan.plan(graph, chosen(ON, "both"))
    assert len({path[0] for path in planned.paths if path}) > 10
    assert all(len(name) < 200 for name in planned.files)


def test_choices_are_read_as_they_are_named() -> None:
    assert chosen(ON, "both").languages == ("nl", "en")
    assert chosen(ON, "en", ("about", "about")).kinds == ("about",)
    assert chosen(ON, "nl", (), ("none",)).forms == ()
    with pytest.raises(UnknownName):
        chosen(ON, "nl", ("",))
    with pytest.raises(UsageProblem):
        folder.prepare(Path(__file__).parent, force=False)


# ------------------------------------------------------------------------------------------------- in a browser


FILED = "body.filed"
"""What every page of the site is, but for the first."""


def test_somebody_finds_a_municipality_in_files_without_a_server(chromium: Chromium, whole: Path) -> None:
    opened = chromium.open(whole / "index.html", ready="main")
    page = opened.page
    page.get_by_role("link", name="Nederlands").click()
    page.wait_for_selector(FILED)
    name = _name_of_a_municipality(whole)
    page.get_by_role("combobox").fill(name[:3])
    page.get_by_role("option", name=name).first.click()
    page.wait_for_selector(f"h1:has-text({name!r})")
    assert "/nl/municipality/" in page.url
    page.get_by_role("link", name="English").click()
    page.wait_for_selector("html[lang=en]")
    assert "/en/municipality/" in page.url
    assert opened.complaints == []


def _name_of_a_municipality(place: Path) -> str:
    text = (place / "names-nl.js").read_text(encoding="utf-8")
    rows = json.loads(text.removeprefix("window.jeugdgraphNames=").rstrip().removesuffix(";"))
    return next(str(name) for name, _, link in rows if link.startswith("nl/municipality/"))


@pytest.mark.again
def test_every_kind_of_page_works_as_a_file_under_its_own_policy(chromium: Chromium, whole: Path) -> None:
    seen = _one_of_each_kind(whole)
    assert len(seen) > 8
    complaints = {}
    for path in seen:
        opened = chromium.open(path, ready="html")
        opened.page.wait_for_load_state("networkidle")
        beyond = [url for url in opened.requests if not url.startswith(whole.as_uri())]
        if opened.complaints or beyond:
            complaints[path.relative_to(whole).as_posix()] = [*opened.complaints, *beyond]
    assert complaints == {}


def test_pages_of_files_can_be_read_without_scripts(chromium: Chromium, whole: Path) -> None:
    page = chromium.open(whole / "nl" / "municipality" / f"{_a_municipality(whole)}.html", script=False).page
    assert page.locator("h1").inner_text()
    assert page.locator("main").inner_text().count("\n") > 5


def _one_of_each_kind(place: Path) -> list[Path]:
    found: dict[str, Path] = {}
    for path in sorted((place / "nl").rglob("*.html")):
        parts = path.relative_to(place / "nl").parts
        kind = "/".join(parts[:2]) if parts[0] == "picture" else parts[0] if len(parts) > 1 else path.stem
        found.setdefault(kind, path)
    return list(found.values())
