"""The page that tries other boundaries: its addresses, its forms, its effect, and what it does with nonsense."""

import json
import re
import shlex
from pathlib import Path
from urllib.parse import urlencode

import pytest
from conftest import Run
from hostile import TEXTS
from visit import ON, Read, answer, read

from jeugdgraph.analysis.scenario.draft import Draft, Written
from jeugdgraph.analysis.scenario.run import ground
from jeugdgraph.analysis.scenario.run import run as follow
from jeugdgraph.errors import UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.web import steps

NIJMEGEN, RIVIERENLAND = "jeugdregio-rijk-van-nijmegen", "jeugdregio-rivierenland"
MEMBERS = "GM0214 GM0216 GM0263 GM0281 GM0297 GM0668 GM1740 GM1960".split()
MOVE = f"move~GM0668~{NIJMEGEN}"
JOIN = f"join~{RIVIERENLAND}+{NIJMEGEN}~Gelderland-Zuid"
SPLIT = f"split~{RIVIERENLAND}~Oost:GM0281+GM0214~West:{'+'.join(c for c in MEMBERS if c not in ('GM0281', 'GM0214'))}"
MERGE = "merge~GM0214+GM0281~Tiel"


def place(*texts: str, lang: str = "nl", form: str = "", **values: str) -> str:
    pairs = [("step", text) for text in texts] + list(values.items())
    return f"/{lang}/whatif{form}?{urlencode(pairs)}"


def test_step_is_read_as_it_is_written() -> None:
    assert steps.draft(MOVE, 1).names == {"move": ("GM0668",), "to": (NIJMEGEN,)}
    moved = steps.draft(steps.text("move", "GM0281", "ggd-x", "from=ggd-y", division="ggd-regio"), 2)
    assert moved.names == {
        "move": ("GM0281",),
        "to": ("ggd-x",),
        "from": ("ggd-y",),
        "division": ("ggd-regio",),
    }
    parted = steps.draft(
        steps.text("split", "r", steps.part("Deel: een", ["a", "b"]), steps.part("Twee", ["c"])), 3
    )
    assert parted.tables == {"parts": {"Deel: een": ("a", "b"), "Twee": ("c",)}}
    merged = steps.draft("merge~a+b~Nieuw~follow=largest~in=ggd-regio:ggd-x~in=jeugdregio:j", 4)
    assert merged.tables == {"regions": {"ggd-regio": ("ggd-x",), "jeugdregio": ("j",)}}
    assert (merged.kind, merged.number, merged.names["follow"]) == ("merge", 4, ("largest",))


@pytest.mark.parametrize(
    "text",
    ["", "~", "move", "move~a", "move~a~b~c", "join~a+b", "split~r", "split~r~x", "split~r~a:b~a:c", "merge~a+b", "replace~x",
     "merge~a+b~n~in=x", "move~" + "a+" * 3000 + "~b", *TEXTS],
)  # fmt: skip
def test_what_is_no_step_is_refused(text: str) -> None:
    with pytest.raises(UsageProblem):
        steps.draft(text, 1)


def test_typed_name_cannot_end_a_field() -> None:
    name = steps.named("  @Oost~West\n ~ Zuid ")
    assert steps.draft(steps.text("join", "a+b", name), 1).names["into"] == ("Oost West Zuid",)


@pytest.mark.parametrize("texts", [(MOVE,), (JOIN,), (SPLIT,), (MERGE,), (MOVE, JOIN), (MOVE, MERGE)])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_effect_of_each_kind_of_step(graph: Graph, texts: tuple[str, ...], lang: str) -> None:
    page = read(graph, place(*texts, lang=lang))
    assert page.unsafe() == []
    assert page.headings[0] == 1 and all(
        b - a <= 1 for a, b in zip(page.headings, page.headings[1:], strict=False)
    )
    assert ("Wat er verandert" if lang == "nl" else "What changes") in page.text
    along = page.text.partition("jeugdgraph whatif")[0]
    assert "--" not in along


def test_page_tells_what_the_command_line_computes(graph: Graph) -> None:
    base = ground(graph, ON)
    draft = Draft("move", 1, "", {"move": ("GM0668",), "to": (NIJMEGEN,)})
    told = follow(base, Written(drafts=(draft,))).effect
    page = read(graph, place(MOVE))
    assert f"{told.cut_before} nu, {told.cut_after} in het scenario" in page.text
    assert ("West Maas en Waal", "/nl/municipality/GM0668") in page.links


def test_nothing_stored_changes(graph: Graph) -> None:
    before = answer(graph, "/nl/compare/jeugdregio/ggd-regio.json").body
    read(graph, place(MOVE, MERGE))
    assert answer(graph, "/nl/compare/jeugdregio/ggd-regio.json").body == before


def test_scenario_is_built_by_forms_alone(graph: Graph) -> None:
    """What somebody without a script does: choose, press, choose, press."""
    start = read(graph, "/nl/whatif?on=2025-01-01")
    form = start.form("municipality", "to")
    asked = [
        *[pair for pair in form.values if pair[0] not in ("municipality", "to", "from")],
        ("municipality", "GM0668"),
        ("to", NIJMEGEN),
    ]
    found = answer(graph, f"{form.action}?{urlencode(asked)}")
    one = dict(found.headers)["location"]
    assert found.status == 302 and "on=2025-01-01" in one and "step=move~GM0668" in one
    choose = read(graph, one).form("part_of")
    second = read(
        graph,
        f"{choose.action}?{urlencode([*[p for p in choose.values if p[0] != 'part_of'], ('part_of', RIVIERENLAND)])}",
    )
    form = second.form("member", "first", "second")
    members = [value for name, value in form.values if name == "of"]
    assert set(members) == set(MEMBERS) - {"GM0668"}, "the step before counts"
    asked = [
        *[p for p in form.values if p[0] not in ("first", "second")],
        ("first", "Oost"),
        ("second", "West"),
        ("member", "GM0281"),
    ]
    two = dict(answer(graph, f"{form.action}?{urlencode(asked)}").headers)["location"]
    page = read(graph, two)
    assert two.count("step=") == 2 and "Oost" in page.text


def test_joining_and_merging_by_form(graph: Graph) -> None:
    joined = {"add": "join", "into": "Gelderland-Zuid"}
    asked = [*joined.items(), ("region", RIVIERENLAND), ("region", NIJMEGEN), ("region", "")]
    found = dict(answer(graph, f"/nl/whatif?{urlencode(asked)}").headers)["location"]
    assert found == place(JOIN)
    asked = [
        ("add", "merge"),
        ("municipality", "GM0214"),
        ("municipality", "GM0281"),
        ("into", "Tiel"),
        ("follow", ""),
    ]
    assert dict(answer(graph, f"/nl/whatif?{urlencode(asked)}").headers)["location"] == place(MERGE)


def test_step_can_be_removed_and_put_elsewhere(graph: Graph) -> None:
    page = read(graph, place(MOVE, SPLIT.replace("+GM0668", "")))
    named = dict(page.links)
    assert named["later"] == place(SPLIT.replace("+GM0668", ""), MOVE)
    assert place(MOVE) in page.to("/nl/whatif") and named["Begin opnieuw"] == "/nl/whatif?"[:-1]


def test_what_was_filled_in_stays_when_it_cannot_be_followed(graph: Graph) -> None:
    values = {"add": "move", "municipality": "GM0281", "to": RIVIERENLAND, "step": MOVE}
    page = read(graph, f"/nl/whatif?{urlencode(values)}", status=400)
    form = page.form("municipality", "to")
    assert {("municipality", "GM0281"), ("to", RIVIERENLAND), ("step", MOVE)} <= set(form.values)
    assert "Dit kan zo niet" in page.text and "already lies in" in page.text
    half = read(
        graph, "/nl/whatif?add=split&part_of=jeugdregio-rivierenland&of=GM0281&first=Oost", status=400
    )
    assert ("first", "Oost") in half.form(
        "first", "second"
    ).values and "Geef beide delen een naam" in half.text


def test_steps_that_cannot_be_followed_stay_with_their_faults(graph: Graph) -> None:
    page = read(graph, place(MOVE, "move~GM9999~nergens", "onzin"), status=400)
    assert "step 3 'onzin'" in page.text and place(MOVE, "move~GM9999~nergens") in page.to("/nl/whatif")
    page = read(graph, place(MOVE, "move~GM9999~nergens"), status=400)
    assert "Stap 2" in page.text and "GM9999" in page.text
    assert answer(graph, place("onzin", form=".csv")).status == 404


def test_steps_are_limited(graph: Graph) -> None:
    page = read(graph, place(*[MOVE] * (steps.MOST_STEPS + 1)), status=400)
    assert f"ten hoogste {steps.MOST_STEPS} stappen" in page.text


@pytest.mark.parametrize(
    "name", ["step", "title", "against", "every", "weight", "d", "fit", "near", "full", "part_of", "on"]
)
def test_nonsense_is_refused_or_taken_as_text(graph: Graph, name: str) -> None:
    for text in (
        *TEXTS[:6],
        TEXTS[8],
        "\x00",
        "x" * 10_000,
        f"move~{TEXTS[0]}~{TEXTS[1]}",
        f"join~a+b~{TEXTS[4]}",
    ):
        found = answer(graph, f"/nl/whatif?{urlencode({name: text})}")
        assert found.status in (200, 400, 404), (name, text[:60])
        assert Read(found.body.decode()).unsafe() == [], (name, text[:60])


@pytest.mark.parametrize(
    "name", ["municipality", "to", "from", "region", "into", "first", "member", "of", "follow"]
)
@pytest.mark.parametrize("verb", ["move", "join", "split", "merge", "<b>"])
def test_nonsense_in_a_form_is_refused(graph: Graph, verb: str, name: str) -> None:
    whole = {
        "add": verb, "municipality": "GM0214", "to": NIJMEGEN, "region": RIVIERENLAND, "into": "Nieuw", "first": "A", "second": "B",
        "part_of": RIVIERENLAND, "of": "GM0214", "member": "GM0281",
    }  # fmt: skip
    for text in (TEXTS[4], "\x00~@+<script>"):
        found = answer(graph, f"/nl/whatif?{urlencode({**whole, name: text})}")
        assert found.status in (302, 400), (name, text[:40])
        if found.status == 400:
            assert Read(found.body.decode()).unsafe() == []
        else:
            assert answer(graph, dict(found.headers)["location"]).status in (200, 400)


def test_regions_that_a_municipality_could_choose_become_steps(graph: Graph) -> None:
    page = read(graph, "/nl/whatif?fit=GM0267")
    uses = [link for link in page.to("/nl/whatif?") if "step=move~GM0267~" in link.replace("%7E", "~")]
    assert uses and "De volgorde is geen advies" in page.text
    assert "Wat er verandert" in read(graph, uses[0]).text


def test_another_division_is_worked_on(graph: Graph) -> None:
    page = read(graph, "/nl/whatif?d=ggd-regio")
    form = page.form("municipality", "to")
    options = [
        given["value"]
        for tag, given in page.tags
        if tag == "option" and given["value"].startswith("ggd-regio-")
    ]
    asked = [
        *[p for p in form.values if p[0] not in ("municipality", "to", "from")],
        ("municipality", "GM0281"),
        ("to", options[-1]),
    ]
    found = dict(answer(graph, f"{form.action}?{urlencode(asked)}").headers)["location"]
    assert "%40ggd-regio" in found and "d=ggd-regio" in found
    assert "GGD" in read(graph, found).text


def test_scenario_that_is_taken_along_runs_on_the_command_line(
    graph: Graph, run: Run, tmp_path: Path
) -> None:
    asked = (MOVE, JOIN, "merge~GM0193+GM0180~Zwolle~follow=largest")
    found = answer(graph, place(*asked, form=".toml", title='Een "titel"', weight="residents"))
    name = re.search('filename="([^"]+)"', dict(found.headers)["content-disposition"])
    assert found.status == 200 and name is not None
    file = tmp_path / name[1]
    file.write_bytes(found.body)
    html = answer(graph, place(*asked, title='Een "titel"', weight="residents")).body.decode()
    command = html.partition("<code>jeugdgraph ")[2].partition("</code>")[0]
    words = [str(file) if word == name[1] else word for word in shlex.split(command)]
    told = run(*words, "--format", "json")
    assert told.returncode == 0, told.stderr
    ours = answer(graph, place(*asked, form=".json", title='Een "titel"', weight="residents"))
    assert json.loads(told.stdout) == json.loads(ours.body)


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_effect_can_be_taken_along(graph: Graph, ending: str) -> None:
    for address in (place(MOVE, form=f".{ending}"), f"/nl/whatif.{ending}?fit=GM0267"):
        assert answer(graph, address).status == 200


def test_address_that_is_too_long_is_refused(graph: Graph) -> None:
    assert "8000" in read(graph, place(*["move~" + "a" * 990] * 9), status=400).text


def test_page_of_many_long_steps_stays_small(graph: Graph) -> None:
    found = answer(graph, place(*["move~" + "a" * 390] * 20, title="t" * 9000, against="x" * 50))
    assert found.status == 404, "a division that is not there"
    found = answer(graph, place(*["move~" + "a" * 390] * 20, title="t" * 9000))
    assert found.status == 400 and len(found.body) < 1_500_000
