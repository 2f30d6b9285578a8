"""The memo: two pages that describe a municipality or an arrangement, and say what they leave out."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess

import docx
import pytest
from browser import Chromium, chromium, running
from conftest import TODAY

from jeugdgraph import namespaces as ns
from jeugdgraph import naming
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.mismatch.search import search
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.dates import Language
from jeugdgraph.errors import UnknownName, UsageProblem
from jeugdgraph.gaps import Question, missing
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import members, participations, touches_youth
from jeugdgraph.present.document import Bullets, Document, Heading, Paragraph, Ref, Table
from jeugdgraph.present.document.markdown import render_markdown
from jeugdgraph.present.document.write import render
from jeugdgraph.present.memo import ARRANGEMENT, MUNICIPALITY, memo
from jeugdgraph.present.memo.boundaries import arrangement_boundaries, municipality_boundaries
from jeugdgraph.present.memo.common import Asked, Notes, command, counted, listed, said, sentence
from jeugdgraph.present.report import as_cell
from jeugdgraph.present.wording.memo import WORDS

Run = Callable[..., "CompletedProcess[str]"]
ON = date.fromisoformat(TODAY)
LANGUAGES: tuple[Language, ...] = ("nl", "en")
__all__ = ["chromium", "running"]  # fixtures
SUBJECTS = ["Tiel", "Zaltbommel", "Nijkerk", "West Betuwe", "Jeugdregio Rivierenland"]
MORE = ["Zeewolde", "Amsterdam", "'s-Hertogenbosch", "Maasdriel", "Jeugdregio Food Valley",
        "Veiligheidsregio Gelderland-Zuid"]  # fmt: skip
JUDGING = re.compile(
    r"\b(goed|slecht\w*|beter|onwenselijk|ongewenst|tekortkoming\w*|gebrek\w*|probleem|problemen|knelpunt\w*|fout\w*|helaas|moet\w*|zou\w*|advies|adviseren|wenselijk"
    r"|good|bad|better|worse|worst|improve\w*|undesirable|shortcoming\w*|ideal\w*|problem\w*|wrong|unfortunately|should|must|recommend\w*|advice|desirable|fault)\b",
    re.IGNORECASE,
)


@cache
def about(graph: Graph, name: str, on: date = ON, lang: Language = "nl") -> Document:
    return memo(graph, naming.municipality_or_arrangement(graph, name, on), on, lang)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SUBJECTS)
def test_memo_has_its_sections_in_order(graph: Graph, name: str, lang: Language) -> None:
    found = about(graph, name, lang=lang)
    sections = ARRANGEMENT if name.startswith("Jeugdregio") else MUNICIPALITY
    assert [b.text for b in found.blocks if isinstance(b, Heading)] == [
        said(key, lang) for key, _ in sections
    ]


@pytest.mark.parametrize("name", SUBJECTS)
def test_memo_names_its_reference_date_and_sources(graph: Graph, name: str) -> None:
    found = about(graph, name)
    assert ("peildatum", "22 november 2026") in found.facts
    notes = found.footnotes()
    assert notes
    for note in notes:
        assert note.key.startswith(ns.thing("source", ""))
        assert graph.label(note.key, "nl") in note.text
        assert all(publisher in note.text for publisher in graph.values(note.key, "dct:publisher"))
        assert [note.link] == graph.values(note.key, "foaf:page") or note.link is None


def test_every_membership_in_the_table_has_its_source(graph: Graph) -> None:
    tiel = naming.municipality(graph, "Tiel", ON)
    proofs = {p.name: p.proof.source for p in participations(graph, tiel, ON, ON) if not p.path}
    rows = tables(about(graph, "Tiel"))[0].rows
    assert rows
    for first, *_ in rows:
        assert isinstance(first, tuple)
        text, ref = first
        assert isinstance(text, str) and isinstance(ref, Ref)
        assert ref.note.key in {source for name, source in proofs.items() if text.startswith(name)}


def test_table_holds_youth_care_first_and_something_of_every_domain(graph: Graph) -> None:
    tiel = naming.municipality(graph, "Tiel", ON)
    youth = [p for p in participations(graph, tiel, ON, ON) if not p.path and touches_youth(graph, p.domains)]
    shown = tables(about(graph, "Tiel"))[0].rows
    assert shown[0][0][0] == "Jeugdregio Rivierenland"  # type: ignore[index]
    text = render_markdown(about(graph, "Tiel"))
    left = re.search(r"Niet in deze tabel: (.*?)\. Alles", text)
    assert left is not None
    numbers = [int(number) for number in re.findall(r"\((\d+)\)", left[1])]
    assert len(shown) + sum(numbers) == len(youth), "what is not shown is counted"
    assert "`jeugdgraph municipality GM0281 --rest --on 2026-11-22`" in text


def test_partners_elsewhere_are_those_whom_the_graph_puts_in_another_region(graph: Graph) -> None:
    """Held against a look-up of every partner on its own."""
    home = naming.arrangement(graph, "Jeugdregio Rivierenland")
    tiel = naming.municipality(graph, "Tiel", ON)
    partners = {p.party for p in members(graph, home, ON, ON)} - {tiel}

    def regions(one: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for p in participations(graph, one, ON, ON):
            if p.division and not p.path and not ns.local_name(p.basis).endswith("disputed"):
                found.setdefault(p.division, set()).add(p.party)
        return found

    mine = regions(tiel)
    used = search(graph, "GM0281", ON).setting.divisions
    apart = {
        graph.label(division, "nl")
        for partner in partners
        for division, theirs in regions(partner).items()
        if division in mine and theirs - mine[division] and ns.local_name(division) in used
    }
    table = tables(about(graph, "Tiel"))[1]
    assert {str(row[0][0]).rstrip("*‡ ") for row in table.rows} == apart  # type: ignore[index]


def test_a_division_that_keeps_the_region_whole_is_named_outside_the_table(graph: Graph) -> None:
    text = boundaries(about(graph, "Jeugdregio Rivierenland"))
    assert re.search(r"- Geheel binnen één regio, met meer gemeenten: .*Veiligheidsregio's", text)
    assert "| Veiligheidsregio's" not in text
    assert "| Zorgkantoorregio's" in text
    assert "| Jeugdregio's" not in text, "its own division does not cut it"
    assert "COROP" not in text, "divisions outside the youth domain are counted, not named"


def boundaries(document: Document) -> str:
    """The section about boundaries, as Markdown without references to footnotes."""
    text = re.sub(r" ?\[\^\d+\]", "", render_markdown(document))
    title = said("boundaries", document.lang)
    return text.split(f"## {title}")[1].split("\n## ")[0].replace("\\", "")


def rows_of(run: Run, name: str, *options: str, lang: Language = "nl") -> list[dict[str, str]]:
    """What `jeugdgraph mismatch` gives programs."""
    found = run("mismatch", name, *options, "--format", "csv", "--lang", lang)
    assert found.returncode == 0, found.stderr
    return list(csv.DictReader(io.StringIO(found.stdout)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["Tiel", "Nijkerk", "Amsterdam"])
def test_congruence_is_that_of_mismatch(graph: Graph, run: Run, name: str, lang: Language) -> None:
    (row,) = [row for row in rows_of(run, name, lang=lang) if row["kind"] == "congruence"]
    told = boundaries(about(graph, name, lang=lang))
    assert row["sentence"] in told
    assert f" {row['partners']} partners" in told and f" {row['rank']} " in told


@pytest.mark.parametrize("name", ["Tiel", "Zaltbommel", "Nijkerk"])
def test_table_of_partners_is_that_of_the_cuts_of_the_region(graph: Graph, run: Run, name: str) -> None:
    code = ns.local_name(naming.municipality(graph, name, ON))
    region = next(f for f in rows_of(run, name) if f["kind"] == "congruence")["divisions"].split()[0]
    home = next(
        row["arrangements"].split()[0]
        for row in rows_of(run, name, "--kind", "neighbours-apart")
        if row["divisions"].split()[0] == region
    )
    cuts = [row for row in rows_of(run, home) if row["kind"] == "cut"]
    told = {line.split(" | ")[0].strip("| ‡*"): line for line in boundaries(about(graph, name)).splitlines()}
    assert cuts
    for row in cuts:
        line = told[graph.label(ns.thing("division", row["divisions"]), "nl")]
        parts = [part.split(": ") for part in row["parts"].split("; ")]
        for region, codes in parts:
            assert graph.label(ns.thing("arrangement", region), "nl") in line
            if code not in codes.split():
                for other in codes.split():
                    assert graph.label(ns.municipality(other), "nl") in line


@pytest.mark.parametrize("name", ["Zaltbommel", "Nijkerk", "Heusden"])
def test_divisions_outside_the_largest_part_are_those_of_mismatch(graph: Graph, run: Run, name: str) -> None:
    rows = [r for r in rows_of(run, name, "--kind", "outside") if len(r["divisions"].split()) == 2]
    names = {
        graph.label(ns.thing("division", r["divisions"].split()[1]), "nl") for r in rows if r["tied"] == "0"
    }
    told = re.search(
        r"hoort \S+ niet bij het grootste deel van [^:]+: (.*?)\.(?: |$)",
        boundaries(about(graph, name)),
        re.M,
    )
    assert told is not None and names
    assert set(re.split(r", | en (?=[A-Z])", told[1])) == names


@pytest.mark.parametrize("name", ["Jeugdregio Rivierenland", "Jeugdregio Food Valley"])
def test_cuts_and_residents_are_those_of_mismatch(graph: Graph, run: Run, name: str) -> None:
    cuts = [row for row in rows_of(run, name) if row["kind"] == "cut"]
    table = tables(about(graph, name))[1]
    told = {str(row[0][0]).rstrip("*‡ "): row[1] for row in table.rows}  # type: ignore[index]
    assert told == {
        graph.label(ns.thing("division", row["divisions"]), "nl"): int(row["residents"]) for row in cuts
    }


@pytest.mark.parametrize(
    "name", ["Jeugdregio Rivierenland", "Veiligheidsregio Gelderland-Zuid", "Jeugdregio Haaglanden"]
)
def test_what_is_not_told_is_counted(graph: Graph, run: Run, name: str) -> None:
    """Findings in the table, findings as sentences, and the number left out make up all of them."""
    rows, text = rows_of(run, name), boundaries(about(graph, name))
    in_table = {str(row[0][0]).rstrip("*‡ ") for row in tables(about(graph, name))[1].rows}  # type: ignore[index]
    told = sum(
        graph.label(ns.thing("division", row["divisions"]), "nl") in in_table
        if row["kind"] in ("cut", "cuts")
        else f"- {row['sentence'].removesuffix('.')}" in text
        for row in rows
    )
    left = re.search(r"Niet genoemd: (\d+|één) andere bevinding", text)
    number = 0 if left is None else 1 if left[1] == "één" else int(left[1])
    assert told and told + number == len(rows)


def test_number_that_a_source_states_is_held_against_what_is_known_by_name(graph: Graph) -> None:
    told = boundaries(about(graph, "Veiligheidsregio Gelderland-Zuid"))
    assert "Een bron noemt 15 gemeenten voor Veiligheidsregio Gelderland-Zuid; met naam bekend: 14." in told


@pytest.mark.parametrize("name", [*SUBJECTS, *MORE])
def test_everything_told_of_boundaries_has_its_sources(graph: Graph, name: str) -> None:
    found = about(graph, name)
    start = next(
        n for n, b in enumerate(found.blocks) if isinstance(b, Heading) and b.text == said("boundaries", "nl")
    )
    end = next(n for n, b in enumerate(found.blocks) if isinstance(b, Heading) and n > start)
    lines: list[tuple[object, ...]] = []
    for block in found.blocks[start + 1 : end]:
        if isinstance(block, Paragraph) and not block.small:
            lines.append(block.line)
        elif isinstance(block, Bullets):
            lines += block.lines
        elif isinstance(block, Table):
            lines += [row[0] for row in block.rows if isinstance(row[0], tuple)]
            assert all(isinstance(row[0], tuple) for row in block.rows)
    assert lines
    assert [line for line in lines if not any(isinstance(piece, Ref) for piece in line)] == []


def test_old_divisions_are_left_out_and_named(graph: Graph) -> None:
    told = boundaries(about(graph, "Tiel"))
    table, remark = told.split("Niet vergeleken: ")
    for name in ("Veiligheidshuizen", "Wmo-regio's"):
        assert name not in table and name in remark


def test_old_arrangement_says_when_it_was_last_confirmed(graph: Graph) -> None:
    assert re.search(r"extramuraal omvat 6 van de 8 .*\(laatst bevestigd in september 2023\)\.",
                     boundaries(about(graph, "Zaltbommel")))  # fmt: skip


def test_split_municipality_is_told(graph: Graph) -> None:
    told = boundaries(about(graph, "West Betuwe"))
    assert re.search(r"West Betuwe ligt in \S.* in meer dan één regio: .*\(78 %\) en .*\(22 %\)", told)


def test_day_without_youth_regions_has_nothing_to_compare(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jeugdgraph.present.memo.seen.YOUTH_REGIONS", "not-on-this-day")
    asked = Asked(graph, naming.municipality(graph, "Tiel", ON), ON, "nl")
    assert "geen indelingen bekend" in str(municipality_boundaries(asked, Notes(graph, "nl")))
    asked = asked._replace(subject=naming.arrangement(graph, "Jeugdregio Rivierenland"))
    assert "geen indelingen bekend" in str(arrangement_boundaries(asked, Notes(graph, "nl")))


def test_weight_decides_who_is_counted_and_what_congruence_weighs(graph: Graph, run: Run) -> None:
    tiel = naming.municipality(graph, "Tiel", ON)
    plain, people, young = (memo(graph, tiel, ON, "nl", w) for w in ("municipalities", "residents", "young"))
    assert "inwoners elders" in boundaries(plain) and "inwoners elders" in boundaries(people)
    assert "jongeren elders" in boundaries(young) and "honderdtallen" in boundaries(young)
    (row,) = [r for r in rows_of(run, "Tiel", "--weight", "residents") if r["kind"] == "congruence"]
    assert row["sentence"] in boundaries(people) and row["sentence"] not in boundaries(plain)
    old, new = (int(tables(d)[1].rows[0][3]) for d in (plain, young))  # type: ignore[arg-type]
    assert 0.15 * old < new < 0.4 * old and new % 100 == 0
    assert [label for label, _ in young.facts][-1] == "gewicht" and len(plain.facts) == 2
    assert "`jeugdgraph memo GM0281 --weight young --on 2026-11-22`" in render_markdown(young)


@pytest.mark.parametrize("on", [date(2016, 1, 1), date(2019, 1, 2), ON])
@pytest.mark.parametrize("name", ["Tiel", "Amsterdam", "Terschelling"])
def test_divisions_without_a_statement_are_those_of_gaps(graph: Graph, name: str, on: date) -> None:
    iri = naming.municipality(graph, name, on)
    known = [
        str(as_cell(row["division"]).value)
        for row in missing(Question(graph, on, "nl", municipality=iri)).rows
    ]
    told = re.findall(r"Zonder uitspraak over [^:]+: (.*)\.$", render_markdown(about(graph, name, on)), re.M)
    assert [listed(known, "nl")] == told if known else not told


def test_changes_name_a_merger(graph: Graph) -> None:
    text = render_markdown(about(graph, "West Betuwe", date(2021, 1, 1)))
    changes = text.split("## Wat er veranderde")[1].split("## ")[0]
    assert "1 januari 2019: Geldermalsen, Lingewaal en Neerijnen opgegaan in West Betuwe" in changes


def test_changes_name_a_move_and_leave_out_what_was_merely_observed(graph: Graph) -> None:
    text = render_markdown(about(graph, "Zeewolde"))
    changes = text.split("## Wat er veranderde")[1].split("## ")[0]
    assert "Zeewolde ging van Jeugdregio Flevoland naar Jeugdregio Noord-Veluwe" in changes
    assert "voor het eerst Zeewolde" not in changes


def test_nothing_after_the_reference_date_is_told_as_a_change(graph: Graph) -> None:
    text = render_markdown(about(graph, "West Betuwe", date(2019, 1, 2)))
    changes = text.split("## Wat er veranderde")[1].split("## ")[0]
    assert not re.search(r"\b202\d:", changes)


def test_unknown_counts_are_those_of_the_look_up(graph: Graph) -> None:
    tiel = naming.municipality(graph, "Tiel", ON)
    youth = [p for p in participations(graph, tiel, ON, ON) if not p.path and touches_youth(graph, p.domains)]
    text = render_markdown(about(graph, "Tiel"))
    stale, undated = sum(p.stale(ON) for p in youth), sum(p.start is None for p in youth)
    assert f"Van {stale} van de {len(youth)} deelnames ligt de laatste bevestiging meer dan 3 jaar" in text
    assert f"Van {undated} van de {len(youth)} deelnames is de begindatum niet bekend." in text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [*SUBJECTS, *MORE])
def test_memo_describes_and_does_not_judge(graph: Graph, name: str, lang: Language) -> None:
    assert not JUDGING.findall(own_words(about(graph, name, lang=lang)))


@pytest.mark.parametrize("lang", ["nl", pytest.param("en", marks=pytest.mark.again)])
def test_memos_of_municipalities_all_over_the_country_do_not_judge(graph: Graph, lang: Language) -> None:
    """A word in capitals is the abbreviation of a name, such as ZOU."""
    codes = Situation(extract(graph), ON).municipalities[::17]
    assert len(codes) >= 20
    judged = {
        code: [
            word
            for word in JUDGING.findall(own_words(memo(graph, ns.municipality(code), ON, lang)))
            if not word.isupper()
        ]
        for code in codes
    }
    assert not {code: words for code, words in judged.items() if words}


def own_words(document: Document) -> str:
    """The memo without what sources say: quotations, remarks taken from the graph, footnotes."""
    text = render_markdown(document).split("\n[^1]:")[0]
    quoted = re.sub(r"“[^”]*”", "", text)
    return quoted.split(f"## {said('unknown', document.lang)}")[0]


def test_words_describe_and_do_not_judge() -> None:
    assert not [found for pair in WORDS.values() for text in pair for found in JUDGING.findall(text)]


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_have_the_same_places_to_fill(key: str) -> None:
    dutch, english = (set(re.findall(r"\{(\w+)\}", text)) for text in WORDS[key])
    assert dutch == english


@pytest.mark.parametrize("name", SUBJECTS)
def test_memo_is_the_same_in_every_run(graph: Graph, name: str) -> None:
    for format_ in ("md", "html", "docx"):
        again = about.__wrapped__(graph, name)
        assert render(again, format_) == render(about(graph, name), format_)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(["Tiel"], marks=pytest.mark.again),
        ["Jeugdregio Rivierenland"],
        ["Nijkerk", "--weight", "young", "--on", "2025-01-01"],
    ],
)
def test_commands_in_a_memo_run(run: Run, asked: list[str]) -> None:
    text = run("memo", *asked, "--lang", "nl").stdout
    found = re.findall(r"`jeugdgraph ([^`]+)`", text)
    assert len(found) >= 3
    for line in found:
        assert run(*line.split()).returncode == 0, line


def test_ended_municipality_is_one_clear_line(graph: Graph) -> None:
    old = naming.municipality(graph, "Geldermalsen", ON)
    with pytest.raises(UsageProblem) as raised:
        memo(graph, old, ON, "nl")
    assert (
        str(raised.value) == "Geldermalsen has not existed since 2019-01-01. Add --on with an earlier date."
    )
    assert memo(graph, old, date(2018, 1, 1), "nl").blocks


def test_future_municipality_is_one_clear_line(graph: Graph) -> None:
    with pytest.raises(UsageProblem, match=r"West Betuwe did not exist before 2019-01-01. Add --on"):
        memo(graph, naming.municipality(graph, "West Betuwe", ON), date(2018, 1, 1), "nl")


def test_unknown_name_offers_names_of_both_kinds(graph: Graph) -> None:
    with pytest.raises(UnknownName, match=r"unknown municipality or arrangement 'Tiell'.*Did you mean.*Tiel"):
        naming.municipality_or_arrangement(graph, "Tiell", ON)


def test_municipality_goes_before_an_arrangement(graph: Graph) -> None:
    assert naming.municipality_or_arrangement(graph, "Utrecht", ON) == ns.municipality("GM0344")
    assert naming.municipality_or_arrangement(graph, "Jeugdregio Rivierenland", ON) == naming.arrangement(
        graph, "Jeugdregio Rivierenland"
    )


@pytest.mark.parametrize(
    ("names", "dutch"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a en b"),
        (["a", "b", "c"], "a, b en c"),
        (["a", "b", "c", "d"], "a, b, c en één andere"),
        (["a", "b", "c", "d", "e"], "a, b, c en 2 andere"),
    ],
)
def test_enumeration(names: list[str], dutch: str) -> None:
    assert listed(names, "nl", 3) == dutch


def test_one_thing_has_words_of_its_own() -> None:
    assert counted("partner count", 1, "nl") == "één partner"
    assert counted("partner count", 2, "nl") == "2 partners"


def test_sentence_keeps_footnotes_and_emphasis() -> None:
    run_ = command("memo", ns.municipality("GM0281"), ON)
    assert sentence("made with", "en", command=(run_,)) == ("Made with ", run_, ".")


def test_command_writes_every_format(run: Run, tmp_path: Path) -> None:
    for name in ("a.md", "a.html", "a.docx"):
        found = run("memo", "Tiel", "--lang", "nl", "--output", str(tmp_path / name))
        assert (found.returncode, found.stdout, found.stderr) == (0, "", "")
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == run("memo", "Tiel", "--lang", "nl").stdout
    file = docx.Document(io.BytesIO((tmp_path / "a.docx").read_bytes()))
    assert file.core_properties.title == "Tiel: samenwerking in het jeugddomein"
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith('<!doctype html>\n<html lang="nl">')


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["Tiell"], "jeugdgraph: unknown municipality or arrangement 'Tiell'."),
        (["Geldermalsen"], "jeugdgraph: Geldermalsen has not existed since 2019-01-01."),
        (["Tiel", "--output", "a.pdf"], "jeugdgraph: cannot tell the format of 'a.pdf'."),
        (
            ["Tiel", "--format", "html", "--output", "a.docx"],
            "jeugdgraph: 'a.docx' says docx, --format says html.",
        ),
    ],
)
def test_wrong_use_is_one_line(run: Run, args: list[str], message: str) -> None:
    found = run("memo", *args)
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.startswith(message) and found.stderr.count("\n") == 1


@pytest.mark.parametrize("name", [*SUBJECTS, *MORE])
def test_memo_fits_two_pages(chromium: Chromium, graph: Graph, name: str, tmp_path: Path) -> None:
    path = tmp_path / "memo.html"
    for lang in LANGUAGES:
        path.write_bytes(render(about(graph, name, lang=lang), "html"))
        paper = chromium.open(path, ready="body").page.pdf(prefer_css_page_size=True)
        assert 1 <= len(re.findall(rb"/Type\s*/Page\b(?!s)", paper)) <= 2


def test_memo_says_that_it_does_not_judge(graph: Graph) -> None:
    first = about(graph, "Tiel").blocks[0]
    assert isinstance(first, Paragraph) and "geen oordeel" in str(first.line[0])
