"""What changed over time, and what differs between two dates: causes told apart, nothing made more exact."""

import csv
import io
import json
from collections import Counter
from datetime import date

import pytest
from conftest import ROOT, Run
from hypothesis import given, settings
from hypothesis import strategies as st

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.history.between import Difference, between
from jeugdgraph.analysis.history.events import Pairs, membership_events, region_events
from jeugdgraph.analysis.history.mergers import Mergers, merger_moves, reclassification_events
from jeugdgraph.analysis.history.of_thing import events_of, history_of
from jeugdgraph.analysis.history.records import Event, Fact, Reclassification, Replacement, within
from jeugdgraph.analysis.history.sightings import sightings
from jeugdgraph.dates import Moment, parse
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import Proof
from jeugdgraph.present.history.events import sentence

PROOF = Proof("source", "place")
DIFFERING = {
    "jeugdregio": 10,
    "veiligheidsregio": 4,
    "ggd-regio": 3,
    "zorgkantoorregio": 12,
    "arbeidsmarktregio": 20,
}
"""Municipalities of 2016 whose region differs from that of (one of) their successors in 2025."""


def division(name: str) -> str:
    return ns.thing("division", name)


def region(name: str) -> str:
    return ns.thing("arrangement", name)


def rows(run: Run, *args: str) -> list[dict[str, str]]:
    done = run(*args, "--format", "csv")
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout)))


# by hand


def fact(
    member: str,
    arrangement: str,
    start: str = "",
    end: str = "",
    *,
    seen: str = "2016-01-01",
    last: str = "2025-01-01",
    basis: str = "stated",
    share: str = "",
    division: str = "D",
) -> Fact:
    return Fact(
        membership=f"{arrangement}.{member}.{start}",
        member=member,
        arrangement=arrangement,
        division=division,
        role="participant",
        scope="",
        share=share,
        status=ns.concept("status", "existing"),
        basis=ns.concept("basis", basis),
        confidence=ns.concept("confidence", "sourced"),
        start=parse(start) if start else None,
        end=parse(end) if end else None,
        observed_on=date.fromisoformat(last),
        first_observed_on=date.fromisoformat(seen),
        proof=PROOF,
    )


def merger(day: str, old: str, new: str, *, dissolves: bool = True, creates: bool = True) -> Reclassification:
    on = date.fromisoformat(day)
    return Reclassification(f"{day}-{old}-{new}", on, "merger", old, new, dissolves, creates, PROOF)


NONE = Mergers(())


def told(events: list[Event]) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    return [(e.kind, e.cause, e.subjects, e.before, e.after) for e in events]


def test_leaving_one_region_and_entering_another_at_once_is_one_move() -> None:
    facts = [fact("a", "X", end="2016-01-01/2020-01-01"), fact("a", "Y", start="2016-01-01/2020-01-01")]
    events = membership_events(facts, NONE)
    assert told(events) == [("moved", "move", ("a",), ("X",), ("Y",))]
    assert events[0].when == Moment(date(2020, 1, 1), "between", date(2016, 1, 1))


def test_moves_at_different_moments_are_a_leaving_and_a_joining() -> None:
    facts = [fact("a", "X", end="2018-01-01"), fact("a", "Y", start="2020-01-01")]
    assert [e.kind for e in membership_events(facts, NONE)] == ["left", "joined"]


def test_an_end_within_the_interval_of_a_start_belongs_to_it_and_is_the_more_exact() -> None:
    facts = [fact("a", "X", end="2018-04-01"), fact("a", "Y", start="2016-01-01/2020-01-01")]
    (event,) = membership_events(facts, NONE)
    assert (event.kind, event.when) == ("moved", Moment(date(2018, 4, 1)))


def test_another_share_in_the_same_region_is_no_move() -> None:
    facts = [fact("a", "X", end="2018-01-01"), fact("a", "X", start="2018-01-01", share="0.5")]
    (event,) = membership_events(facts, NONE)
    assert (event.kind, event.cause, event.details) == (
        "terms",
        "changed",
        ((ns.iri("jg:share"), "", "0.5"),),
    )


def test_a_region_that_replaces_another_is_renamed_not_moved_to() -> None:
    facts = [fact(m, "X", end="2018-01-01") for m in "ab"]
    facts += [fact(m, "Y", start="2018-01-01") for m in "ab"]
    stated = [Replacement("s", "Y", "X", None, PROOF)]
    assert told(membership_events(facts, NONE, stated)) == [("moved", "renamed", ("a", "b"), ("X",), ("Y",))]


def test_a_region_with_the_same_code_is_renamed() -> None:
    facts = [fact("a", "X", end="2018-01-01"), fact("a", "Y", start="2018-01-01")]
    events = membership_events(facts, NONE, codes={"X": ("R1",), "Y": ("R1",)})
    assert [e.cause for e in events] == ["renamed"]


@pytest.mark.parametrize(("others", "cause"), [((), "renamed"), (("c",), "move")])
def test_a_region_with_exactly_the_same_members_is_renamed(others: tuple[str, ...], cause: str) -> None:
    facts = [fact(m, "X", end="2018-01-01") for m in "ab"] + [fact(m, "Y", start="2018-01-01") for m in "ab"]
    facts += [fact(m, "Y") for m in others]
    assert {e.cause for e in membership_events(facts, NONE, whole=True)} == {cause}


def test_same_members_say_nothing_when_only_a_part_of_them_is_at_hand() -> None:
    facts = [fact("a", "X", end="2018-01-01"), fact("a", "Y", start="2018-01-01")]
    assert [e.cause for e in membership_events(facts, NONE, whole=False)] == ["move"]


def test_regions_that_become_one_are_joined_and_one_that_becomes_several_is_split() -> None:
    pairs = Pairs([("W", "Z"), ("E", "Z"), ("P", "Q"), ("P", "R")])
    assert pairs.cause(("W",), ("Z",)) == "regions-joined"
    assert pairs.cause(("P",), ("R",)) == "region-split"
    assert pairs.cause(("W",), ("R",)) == "move"


def test_a_merger_is_no_joining_and_no_leaving() -> None:
    facts = [
        fact("a", "X", end="2020-01-01"),
        fact("b", "X", end="2020-01-01"),
        fact("c", "X", start="2020-01-01", basis="inherited"),
    ]
    mergers = Mergers([merger("2020-01-01", "a", "c"), merger("2020-01-01", "b", "c")])
    assert membership_events(facts, mergers) == []
    assert merger_moves(mergers, facts) == []
    (event,) = reclassification_events(mergers, facts)
    assert (event.cause, event.before, event.after, event.inherited) == ("merger", ("a", "b"), ("c",), 1)


def test_predecessors_that_disagreed_are_told_with_the_source_that_settles_it() -> None:
    facts = [
        fact("a", "X", end="2020-01-01"),
        fact("b", "Y", end="2020-01-01"),
        fact("c", "X", "2020-01-01", "2023-01-01", basis="inherited-disputed"),
        fact("c", "Y", "2020-01-01", "2023-01-01", basis="inherited-disputed"),
        fact("c", "Y", start="2020-01-01/2023-01-01", seen="2023-01-01"),
    ]
    mergers = Mergers([merger("2020-01-01", "a", "c"), merger("2020-01-01", "b", "c")])
    assert membership_events(facts, mergers) == []
    (event,) = merger_moves(mergers, facts)
    assert told([event]) == [("moved", "merger", ("a",), ("X",), ("Y",))]
    assert (event.heirs, event.seen, event.partly) == (("c",), date(2023, 1, 1), False)


def test_a_municipality_that_is_split_up_comes_into_another_region_in_part() -> None:
    facts = [fact("a", "X", end="2020-01-01"), fact("b", "X"), fact("c", "Y")]
    parts = [merger("2020-01-01", "a", heir, creates=False) for heir in "bc"]
    mergers = Mergers(parts)
    (event,) = merger_moves(mergers, facts)
    assert (event.heirs, event.after, event.partly) == (("c",), ("Y",), True)
    (change,) = reclassification_events(mergers, facts)
    assert (change.before, change.after) == (("a",), ("b", "c"))


def test_a_first_sight_is_no_change() -> None:
    seen = sightings([fact("a", "X")], {"D": (date(2016, 1, 1), date(2025, 1, 1))}, "member")
    assert [(e.kind, e.cause) for e in seen] == [("observed", "first-observed")]
    assert membership_events([fact("a", "X")], NONE) == []


def test_what_was_seen_on_one_day_only_says_nothing_about_before_and_after() -> None:
    seen = sightings([fact("a", "X", last="2016-01-01")], {"D": (date(2016, 1, 1),)}, "member")
    assert [e.cause for e in seen] == ["observed-once"]


def test_what_later_observations_lack_is_no_longer_observed_between_the_two() -> None:
    days = {"D": (date(2016, 1, 1), date(2020, 1, 1), date(2025, 1, 1))}
    seen = sightings([fact("a", "X", last="2016-01-01")], days, "member")
    assert {(e.cause, e.when) for e in seen} == {
        ("first-observed", Moment(date(2016, 1, 1))),
        ("no-longer-observed", Moment(date(2020, 1, 1), "between", date(2016, 1, 1))),
    }


def test_a_known_start_is_no_sighting() -> None:
    assert sightings([fact("a", "X", start="2018")], {}, "member") == []


def test_a_region_begins_with_its_first_member_and_ends_with_its_last() -> None:
    facts = [
        fact("a", "X", end="2018-01-01"),
        fact("b", "X", end="2019-01-01"),
        fact("a", "Y", start="2018-01-01"),
        fact("b", "Z", start="2019-01-01"),
        fact("c", "Z"),
    ]
    events = [(e.cause, e.subjects, e.when) for e in region_events(facts, (), NONE)]
    assert events == [
        ("began", ("Y",), Moment(date(2018, 1, 1))),
        ("ended", ("X",), Moment(date(2019, 1, 1))),
    ]


@pytest.mark.parametrize(
    ("moment", "first", "last", "inside"),
    [
        ("2016-01-01/2020-01-01", date(2018, 1, 1), date(2019, 1, 1), True),
        ("2016-01-01/2020-01-01", date(2021, 1, 1), None, False),
        ("2018", date(2018, 6, 1), None, True),
        ("2018-01-01", date(2018, 6, 1), None, False),
    ],
)
def test_what_may_lie_in_a_period_is_in_it(moment: str, first: date, last: date | None, inside: bool) -> None:
    assert within(parse(moment), first, last) is inside


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("XYZ"), st.integers(2015, 2024)), max_size=8)
)
def test_order_of_the_facts_changes_nothing(found: list[tuple[str, str, int]]) -> None:
    facts = [fact(m, r, f"{year}-01-01", f"{year + 1}-01-01") for m, r, year in found]
    unique = list({f.membership: f for f in facts}.values())
    assert membership_events(unique, NONE, whole=True) == membership_events(unique[::-1], NONE, whole=True)


# the graph


@pytest.fixture(scope="session")
def national(graph: Graph) -> Difference:
    return between(graph, date(2016, 1, 1), date(2025, 1, 1))


@pytest.mark.parametrize("name", DIFFERING)
def test_as_many_municipalities_differ_as_were_counted_by_hand(graph: Graph, name: str) -> None:
    found = between(graph, date(2016, 1, 1), date(2025, 1, 1), division(name))
    assert len(found.moved(division(name))) == DIFFERING[name]


def test_the_labour_market_count_is_for_a_large_part_one_renamed_region(national: Difference) -> None:
    own = [e for e in national.events if e.division == division("arbeidsmarktregio") and e.kind == "moved"]
    counts = Counter(dict.fromkeys(("renamed", "move", "merger"), 0))
    for event in own:
        counts[event.cause] += len(event.subjects)
    assert counts == {"renamed": 8, "move": 7, "merger": 5}


@pytest.mark.parametrize("first", ["2016-01-01", "2023-01-01"])
def test_one_division_differs_the_same_alone_as_among_all(graph: Graph, first: str) -> None:
    early, late = date.fromisoformat(first), date(2026, 1, 1)
    every = between(graph, early, late)
    for name in (*DIFFERING, "rmc-regio", "omgevingsdienst", "swv-vo", "veilig-thuis-regio", "swv-po-2016"):
        alone = between(graph, early, late, division(name))
        assert alone.events == tuple(e for e in every.events if e.division == division(name)), name


def test_zeewolde_moved_between_two_observations(run: Run) -> None:
    (move,) = [row for row in rows(run, "history", "Zeewolde") if row["kind"] == "moved"]
    assert (move["cause"], move["before_ids"], move["after_ids"]) == (
        "move",
        "jeugdregio-flevoland",
        "jeugdregio-noord-veluwe",
    )
    assert (move["not_before"], move["date"], move["precision"]) == ("2023-01-01", "2024-01-01", "between")
    assert "dag zelf is niet bekend" in move["sentence"]
    assert "jeugdregio-noord-veluwe.gm0050" in move["evidence"].split()


def test_voorschoten_moved_too(run: Run) -> None:
    moves = [row for row in rows(run, "history", "Voorschoten") if row["kind"] == "moved"]
    youth = [
        (row["cause"], row["before_ids"], row["after_ids"])
        for row in moves
        if row["division_id"] == "jeugdregio"
    ]
    assert youth == [("move", "jeugdregio-haaglanden", "jeugdregio-holland-rijnland")]


def test_the_diff_of_the_youth_regions_shows_both_and_tells_merged_from_moved(run: Run) -> None:
    found = rows(run, "diff", "2016-01-01", "2025-01-01", "--division", "jeugdregio")
    by_cause = {cause: {s for r in found if r["cause"] == cause for s in r["subjects"].split("; ")}
                for cause in ("move", "merger")}  # fmt: skip
    assert by_cause["move"] == {"Zeewolde", "Voorschoten", "Wijdemeren", "Alphen-Chaam", "Baarle-Nassau"}
    assert by_cause["merger"] == {
        "Leerdam", "Zederik", "Weesp", "Haaren", "Haarlemmerliede en Spaarnwoude",
    }  # fmt: skip
    (haaren,) = [r for r in found if r["subjects"] == "Haaren"]
    assert haaren["heirs"] == "Oisterwijk; Tilburg"


def test_a_municipality_that_did_not_move_has_no_move(run: Run) -> None:
    found = rows(run, "history", "Tiel")
    assert not [row for row in found if row["kind"] == "moved"]
    youth = [row for row in found if "jeugdregio-rivierenland" in row["after_ids"].split()]
    assert [row["cause"] for row in youth] == ["first-observed"]


def test_a_merger_is_one_event_with_what_was_handed_on(graph: Graph) -> None:
    events = events_of(graph, ns.municipality("GM1960"))
    (event,) = [e for e in events if e.kind == "reclassification"]
    assert [graph.label(m, "nl") for m in event.before] == ["Geldermalsen", "Neerijnen", "Lingewaal"]
    assert event.inherited + event.disputed > 10
    day = Moment(date(2019, 1, 1))
    joined = [e for e in events if e.kind == "joined" and e.when == day]
    assert not joined, "what begins with the municipality is part of the merger"


def test_a_merged_municipality_is_told_to_lie_elsewhere_than_a_predecessor(graph: Graph) -> None:
    events = events_of(graph, ns.municipality("GM1961"))
    (event,) = [e for e in events if e.division == division("jeugdregio")]
    assert (event.cause, event.seen) == ("merger", date(2020, 1, 1))
    text = sentence(graph, event, "nl")
    assert text.startswith("1 januari 2019: Leerdam en Zederik gingen op in Vijfheerenlanden")
    assert "januari 2020" in text


def test_versions_of_a_joint_arrangement_are_in_its_history(graph: Graph) -> None:
    history = history_of(graph, region("gr-24962239"))
    kinds = Counter((e.kind, e.cause) for e in history.events)
    assert kinds["version", "changed"] == 2
    assert kinds["arrangement", "began"] == 1


def test_regions_that_are_replaced_are_in_the_history_of_their_division(graph: Graph) -> None:
    events = events_of(graph, division("rmc-regio"))
    (split,) = [e for e in events if e.kind == "arrangement" and e.cause == "region-split"]
    assert split.before == (region("rmc-regio-arnhem-nijmegen"),)
    assert {region("rmc-regio-arnhem"), region("rmc-regio-rijk-van-nijmegen")} == set(split.after)


def test_every_event_has_evidence_that_exists(graph: Graph, national: Difference) -> None:
    events = [
        *national.events,
        *events_of(graph, ns.municipality("GM0281")),
        *events_of(graph, division("swv-vo")),
    ]
    for event in events:
        assert event.evidence and event.proofs, event
        assert all(graph.about(id_) for id_ in event.evidence[:3]), event


def test_every_event_has_a_sentence_in_both_languages(graph: Graph, national: Difference) -> None:
    events = [*national.events, *national.backwards().events, *events_of(graph, ns.municipality("GM0788"))]
    for event in events:
        dutch, english = sentence(graph, event, "nl"), sentence(graph, event, "en")
        assert dutch != english
        assert "{" not in dutch + english and "https://w3id" not in dutch + english


@settings(max_examples=12, deadline=None)
@given(st.dates(date(2015, 1, 1), date(2026, 12, 31)), st.sampled_from(sorted(DIFFERING)))
def test_nothing_differs_between_a_day_and_itself(graph: Graph, day: date, name: str) -> None:
    assert between(graph, day, day, division(name)).events == ()


@settings(max_examples=12, deadline=None)
@given(
    st.dates(date(2015, 1, 1), date(2026, 12, 31)),
    st.dates(date(2015, 1, 1), date(2026, 12, 31)),
    st.sampled_from(sorted(DIFFERING)),
)
def test_backwards_is_the_mirror_image(graph: Graph, one: date, other: date, name: str) -> None:
    forwards, backwards = (between(graph, a, b, division(name)) for a, b in ((one, other), (other, one)))
    assert backwards.backwards().events == forwards.events
    assert {(e.subjects, e.before, e.after) for e in forwards.events if e.kind == "moved"} == {
        (e.subjects, e.after, e.before) for e in backwards.events if e.kind == "moved"
    }


def test_a_day_between_two_observations_is_said_to_be_uncertain(run: Run) -> None:
    done = run("diff", "2023-07-01", "2025-01-01", "--division", "jeugdregio")
    assert "Zeewolde" in done.stdout.split("onbekende dag")[1]


# the command line


def test_the_answer_names_its_period_and_its_sources(run: Run) -> None:
    told_ = run("history", "Zeewolde", "--from", "2016-01-01", "--to", "2025-01-01").stdout
    assert "1 januari 2016 t/m 1 januari 2025" in told_
    assert "Bronnen:" in told_ and "[1]" in told_
    assert "2016-01-01, 2020-01-01, 2023-01-01" in told_


def test_without_details_a_merger_in_many_divisions_takes_few_rows(run: Run) -> None:
    every = json.loads(run("history", "Haaren", "--format", "json").stdout)
    plain, full = run("history", "Haaren").stdout, run("history", "Haaren", "--details").stdout
    assert len(plain) < len(full)
    sentences = [row["sentence"] for row in every["sections"][0]["rows"]]
    assert "1 januari 2021: Haaren verdeeld over Boxtel, Oisterwijk, Tilburg en Vught." in sentences
    assert len(sentences) > 30


def test_a_division_by_its_english_label_and_an_organisation(run: Run) -> None:
    assert run("history", "Youth regions", "--lang", "en").stdout.startswith("Youth regions")
    done = run("history", "EUREGIO")
    assert done.returncode == 0, done.stderr


def test_others_of_the_same_name_are_mentioned(run: Run) -> None:
    assert "Zo heten ook" in run("history", "Utrecht").stdout


def test_same_date_twice_says_that_nothing_differs(run: Run) -> None:
    done = run("diff", "2024-01-01", "2024-01-01")
    assert done.returncode == 0
    assert "Niets verschilt" in done.stdout


def test_a_municipality_or_a_kind_narrows_the_difference(run: Run) -> None:
    mine = rows(run, "diff", "2023-01-01", "2026-01-01", "-m", "Zeewolde")
    assert mine
    assert all("GM0050" in "; ".join(row.values()) for row in mine)
    kinds = rows(run, "diff", "2023-01-01", "2026-01-01", "--kind", "YouthRegion")
    assert {row["division_id"] for row in kinds} == {"jeugdregio"}


@pytest.mark.parametrize("format_", ["table", "md", "json", "csv"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_format_works(run: Run, format_: str, lang: str) -> None:
    for args in (("history", "Voorschoten"), ("diff", "2023-01-01", "2025-01-01")):
        done = run(*args, "--format", format_, "--lang", lang)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (("history", "Nergenshuizen"), "unknown name 'Nergenshuizen'"),
        (("history", "Gelderland-Zuid"), "arrangement 'Gelderland-Zuid' is ambiguous"),
        (("history", "Tiel", "--from", "2024-01-01", "--to", "2020-01-01"), "must not come before --from 2024-01-01"),
        (("history", "Tiel", "--from", "1 april"), "--from '1 april'; expected a date"),
        (("diff", "2024-13-01", "2025-01-01"), "date1 '2024-13-01'; expected a date"),
        (("diff", "2010-01-01", "2025-01-01"), "the first date known is 2015-01-01"),
        (("diff", "2024-01-01", "2025-01-01", "-d", "jeugregio"), "unknown division 'jeugregio'. Did you mean jeugdregio"),
        (("diff", "2024-01-01", "2025-01-01", "-m", "Tielt"), "unknown municipality 'Tielt'"),
        (("diff", "2024-01-01", "2025-01-01", "--kind", "nergens"), "unknown kind 'nergens'"),
    ],
)  # fmt: skip
def test_bad_input_is_one_line(run: Run, args: tuple[str, ...], line: str) -> None:
    done = run(*args)
    assert (done.returncode, done.stdout) == (2, "")
    assert line in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_tiny_world_has_one_agreed_and_one_disputed_merger(tiny_run: Run) -> None:
    cadzicht = rows(tiny_run, "history", "Cadzicht")
    (event,) = [row for row in cadzicht if row["kind"] == "reclassification"]
    assert (event["before"], event["inherited"], event["disputed"]) == ("Aldam; Bergum", "3", "0")
    (move,) = [row for row in cadzicht if row["kind"] == "moved"]
    assert (move["date"], move["cause"]) == ("2023-01-01", "move")
    esveen = rows(tiny_run, "history", "Esveen")
    (event,) = [row for row in esveen if row["kind"] == "reclassification"]
    assert (event["before"], event["after"], event["disputed"]) == ("Duinrode", "Esveen", "1")
    (carried,) = [row for row in esveen if row["kind"] == "moved"]
    assert (carried["subjects"], carried["cause"], carried["heirs"]) == ("Duinrode", "merger", "Esveen")


def test_the_tiny_world_differs_as_drawn(tiny_run: Run) -> None:
    found = rows(tiny_run, "diff", "2018-01-01", "2024-01-01")
    moved = {(r["division_id"], r["subjects"], r["cause"]) for r in found if r["kind"] == "moved"}
    assert {row for row in moved if row[0] == "jeugdregio"} == {("jeugdregio", "Duinrode", "merger")}
    safety = {row for row in moved if row[0] == "veiligheidsregio"}
    assert {row[1] for row in safety} == {"Aldam; Bergum"}


def test_a_change_that_may_lie_before_the_first_date_is_marked(run: Run) -> None:
    """The care offices were seen in 2016 and 2025 only: what differs may have been so in 2023 already."""
    told_ = run("diff", "2023-01-01", "2026-01-01", "-d", "zorgkantoorregio", "--lang", "en").stdout
    assert "2025-01-01 ?" in " ".join(told_.split())
    assert "may also lie before 2023-01-01" in " ".join(told_.split())
    sure = run("diff", "2016-01-01", "2025-01-01", "-d", "zorgkantoorregio", "--lang", "en").stdout
    assert " ?" not in sure


def test_weight_counts_the_residents_of_those_who_moved(run: Run) -> None:
    """Residents on 1 January 2023, the earlier date, as the table has them."""
    with (ROOT / "graph_data" / "observations.csv").open(encoding="utf-8", newline="") as file:
        size = {
            row["area_id"]: int(row["value"])
            for row in csv.DictReader(file)
            if row["indicator_id"] == "residents" and row["period"] == "2023"
        }
    done = run(
        "diff", "2023-01-01", "2025-01-01", "-d", "jeugdregio", "--weight", "residents", "--format", "csv"
    )
    people = {row["subject_ids"]: int(row["people"]) for row in csv.DictReader(done.stdout.splitlines())}
    assert people == {"GM0050": size["GM0050"], "GM0626": size["GM0626"]}
