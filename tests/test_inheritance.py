"""What happens to memberships when municipalities merge: each rule, on records and on the tiny world."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import DISPUTED, Taking, TinyWorld, takings_of

from jeugdgraph import store
from jeugdgraph.build.inheritance import Merger, clip, disputes, inherit, mergers
from jeugdgraph.build.memberships import lasting
from jeugdgraph.dates import Moment
from jeugdgraph.model import Change, Evidence, Lifespan, Membership

DAY = date(2020, 1, 1)
LATER = date(2023, 1, 1)
NEW = Merger(DAY, "GM9003", ("GM9001", "GM9002"), new_is_new=True)
STAYS = Merger(DAY, "GM9005", ("GM9004", "GM9005"), new_is_new=False)


def taking(
    member: str, arrangement: str, division: str = "youth", *, number: int = 1,
    start: date | None = None, end: date | None = None, **changes: str,
) -> Membership:  # fmt: skip
    """A membership with plain values for all that a test does not speak of."""
    plain = Membership(
        id=f"{arrangement}.{member.lower()}" + (f".{number}" if number > 1 else ""),
        arrangement_id=arrangement,
        division_id=division,
        member_id=member,
        role="participant",
        scope="",
        share="",
        share_of="",
        status="existing",
        basis="stated",
        confidence="sourced",
        start=Moment(start) if start else None,
        end=Moment(end) if end else None,
        observed_on=date(2018, 1, 1),
        organs=(),
        evidence=Evidence("drawing", "page 1"),
    )
    return replace(plain, **changes)


def heirs(
    memberships: Sequence[Membership], *found: Merger, seen: dict[str, list[date]] | None = None
) -> list[tuple[str, str, str]]:
    """Arrangement, basis and last day after of what is inherited."""
    derived = inherit(memberships, found, seen or {})
    return [(m.arrangement_id, m.basis, str(m.end.date) if m.end else "") for m in derived]


# --- a new municipality -------------------------------------------------------------------------------------


def test_new_municipality_inherits_what_all_predecessors_agree_about() -> None:
    rows = [taking("GM9001", "north"), taking("GM9002", "north")]
    (heir,) = inherit(rows, [NEW], {})
    assert (heir.member_id, heir.arrangement_id, heir.basis) == ("GM9003", "north", "inherited")
    assert heir.start == Moment(DAY)
    assert heir.end is None
    assert heir.id == "north.gm9003.inherited-2020-01-01"
    assert heir.inherited_from == "north.gm9001"
    assert heir.evidence == rows[0].evidence


def test_new_municipality_gets_each_region_when_predecessors_disagree() -> None:
    rows = [taking("GM9001", "north"), taking("GM9002", "south")]
    assert heirs(rows, NEW) == [("north", "inherited-disputed", ""), ("south", "inherited-disputed", "")]


def test_predecessor_without_a_region_disagrees() -> None:
    assert heirs([taking("GM9001", "north")], NEW) == [("north", "inherited-disputed", "")]


def test_arrangement_outside_a_division_is_agreed_about_on_its_own() -> None:
    rows = [taking("GM9001", "pool", ""), taking("GM9002", "pool", ""), taking("GM9001", "club", "")]
    assert heirs(rows, NEW) == [("club", "inherited-disputed", ""), ("pool", "inherited", "")]


def test_statement_from_the_day_of_the_merger_leaves_nothing_to_inherit() -> None:
    rows = [taking("GM9001", "north"), taking("GM9002", "north"), taking("GM9003", "south", start=DAY)]
    assert heirs(rows, NEW) == []


def test_later_statement_ends_what_was_inherited() -> None:
    rows = [taking("GM9001", "north"), taking("GM9002", "north"), taking("GM9003", "south", start=LATER)]
    assert heirs(rows, NEW) == [("north", "inherited", "2023-01-01")]


def test_statement_without_a_first_day_counts_from_the_merger() -> None:
    rows = [taking("GM9001", "north"), taking("GM9002", "south"), taking("GM9003", "south")]
    assert heirs(rows, NEW) == []


def test_disputed_statement_does_not_end_what_was_inherited() -> None:
    rows = [
        taking("GM9001", "north"), taking("GM9002", "north"),
        taking("GM9003", "south", start=LATER, basis="disputed"),
    ]  # fmt: skip
    assert heirs(rows, NEW) == [("north", "inherited", "")]


def test_row_that_ends_on_the_day_of_the_merger_hands_nothing_on() -> None:
    rows = [taking("GM9001", "north", end=DAY), taking("GM9002", "north", end=DAY)]
    assert heirs(rows, NEW) == []


def test_row_that_begins_on_the_day_of_the_merger_hands_nothing_on() -> None:
    rows = [taking("GM9001", "north", start=DAY), taking("GM9002", "north", start=DAY)]
    assert heirs(rows, NEW) == []


def test_row_that_ends_later_hands_on_until_then() -> None:
    rows = [taking("GM9001", "north", end=LATER), taking("GM9002", "north", end=LATER)]
    assert heirs(rows, NEW) == [("north", "inherited", "2023-01-01")]


@pytest.mark.parametrize("changes", [{"status": "ended"}, {"status": "proposed"}, {"basis": "disputed"}])
def test_what_is_ended_proposed_or_disputed_hands_nothing_on(changes: dict[str, str]) -> None:
    rows = [taking("GM9001", "north", **changes), taking("GM9002", "north", **changes)]
    assert heirs(rows, NEW) == []


def test_shares_of_several_predecessors_make_no_share_of_the_new() -> None:
    shares = {"share": "0.5", "share_of": "postcode-areas"}
    rows = [taking("GM9001", "north", **shares), taking("GM9002", "north", **shares)]
    (heir,) = inherit(rows, [NEW], {})
    assert (heir.share, heir.share_of, heir.basis) == ("", "", "inherited-disputed")


def test_two_roles_in_one_arrangement_are_both_inherited() -> None:
    rows = [
        taking(code, "north", role=role, number=number)
        for code in NEW.predecessors
        for number, role in enumerate(("host-municipality", "participant"), start=1)
    ]
    derived = inherit(rows, [NEW], {})
    assert [m.role for m in derived] == ["host-municipality", "participant"]
    assert len({m.id for m in derived}) == 2
    assert {m.basis for m in derived} == {"inherited"}


def test_what_one_merger_hands_on_the_next_hands_on_again() -> None:
    second = Merger(LATER, "GM9009", ("GM9003", "GM9008"), new_is_new=True)
    rows = [taking(code, "north") for code in ("GM9001", "GM9002", "GM9008")]
    derived = inherit(rows, [NEW, second], {})
    assert [(m.member_id, m.basis) for m in derived] == [("GM9003", "inherited"), ("GM9009", "inherited")]


def test_disputed_inheritance_stays_disputed_in_the_next_merger() -> None:
    second = Merger(LATER, "GM9009", ("GM9003", "GM9008"), new_is_new=True)
    rows = [taking("GM9001", "north"), taking("GM9002", "south"), taking("GM9008", "north")]
    later = [m for m in inherit(rows, [NEW, second], {}) if m.member_id == "GM9009"]
    assert {(m.arrangement_id, m.basis) for m in later} == {
        ("north", "inherited-disputed"), ("south", "inherited-disputed"),
    }  # fmt: skip


def test_predecessors_with_the_same_dispute_do_not_agree() -> None:
    others = Merger(DAY, "GM9008", ("GM9004", "GM9006"), new_is_new=True)
    second = Merger(LATER, "GM9009", ("GM9003", "GM9008"), new_is_new=True)
    rows = [
        taking("GM9001", "north"), taking("GM9002", "south"),
        taking("GM9004", "north"), taking("GM9006", "south"),
    ]  # fmt: skip
    later = [m for m in inherit(rows, [NEW, others, second], {}) if m.member_id == "GM9009"]
    assert {m.basis for m in later} == {"inherited-disputed"}


def test_rename_settles_no_dispute() -> None:
    rename = Merger(LATER, "GM9009", ("GM9003",), new_is_new=True)
    rows = [taking("GM9001", "north"), taking("GM9002", "south")]
    later = [m for m in inherit(rows, [NEW, rename], {}) if m.member_id == "GM9009"]
    assert [(m.arrangement_id, m.basis) for m in later] == [
        ("north", "inherited-disputed"), ("south", "inherited-disputed"),
    ]  # fmt: skip


# --- a rename -----------------------------------------------------------------------------------------------


def test_rename_hands_everything_on_with_its_share() -> None:
    rename = Merger(DAY, "GM9003", ("GM9001",), new_is_new=True)
    rows = [
        taking("GM9001", "north", share="0.6", share_of="postcode-areas"),
        taking("GM9001", "south", share="0.4", share_of="postcode-areas"),
    ]
    derived = inherit(rows, [rename], {})
    assert [(m.arrangement_id, m.share, m.basis) for m in derived] == [
        ("north", "0.6", "inherited"), ("south", "0.4", "inherited"),
    ]  # fmt: skip


# --- a municipality that stays ------------------------------------------------------------------------------


def test_municipality_that_stays_keeps_its_own_when_they_agree() -> None:
    assert heirs([taking("GM9004", "north"), taking("GM9005", "north")], STAYS) == []


def test_municipality_that_stays_gets_what_the_other_had_as_disputed() -> None:
    rows = [taking("GM9004", "north"), taking("GM9005", "south")]
    assert heirs(rows, STAYS) == [("north", "inherited-disputed", "")]


def test_next_confirmation_of_its_own_region_settles_the_dispute() -> None:
    rows = [taking("GM9004", "north"), taking("GM9005", "south")]
    seen = {"south.gm9005": [date(2018, 1, 1), LATER, date(2025, 1, 1)]}
    assert heirs(rows, STAYS, seen=seen) == [("north", "inherited-disputed", "2023-01-01")]


def test_confirmation_on_the_day_of_the_merger_settles_nothing() -> None:
    rows = [taking("GM9004", "north"), taking("GM9005", "south")]
    assert heirs(rows, STAYS, seen={"south.gm9005": [DAY]}) == [("north", "inherited-disputed", "")]


def test_disputes_names_the_divisions_that_predecessors_disagree_about() -> None:
    rows = [
        taking("GM9001", "north"), taking("GM9002", "south"),
        taking("GM9001", "east", "safety"), taking("GM9002", "east", "safety"),
    ]  # fmt: skip
    assert disputes(rows, NEW) == ["youth"]


# --- changes and lives --------------------------------------------------------------------------------------

LIVES = {
    "GM9001": Lifespan(None, DAY),
    "GM9002": Lifespan(None, DAY),
    "GM9003": Lifespan(DAY, None),
    "GM9004": Lifespan(None, DAY),
    "GM9005": Lifespan(None, None),
}


def change(old: str, new: str, kind: str = "merger") -> Change:
    return Change(f"{old}-{new}", DAY, kind, old, new)


def test_changes_of_one_day_make_one_merger() -> None:
    changes = [change("GM9002", "GM9003"), change("GM9001", "GM9003"), change("GM9004", "GM9005")]
    assert mergers(changes, LIVES) == [NEW, STAYS]


def test_parts_that_move_hand_nothing_on() -> None:
    assert mergers([change("GM9001", "GM9003", "boundary")], LIVES) == []


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, (None, DAY)),
        (None, LATER, (None, DAY)),
        (date(2018, 1, 1), date(2019, 1, 1), (date(2018, 1, 1), date(2019, 1, 1))),
    ],
)
def test_membership_ends_with_its_member(
    start: date | None, end: date | None, expected: tuple[date | None, date | None]
) -> None:
    found = clip(taking("GM9001", "north", start=start, end=end), LIVES)
    assert (found.start and found.start.date, found.end and found.end.date) == expected


def test_membership_begins_with_its_member() -> None:
    assert clip(taking("GM9003", "north"), LIVES).start == Moment(DAY)
    assert clip(taking("GM9003", "north", start=LATER), LIVES).start == Moment(LATER)


def test_clipping_keeps_a_date_as_exact_as_its_source() -> None:
    between = Moment(date(2019, 1, 1), "between", date(2018, 1, 1))
    row = replace(taking("GM9001", "north"), start=between)
    assert clip(row, LIVES).start == between


def test_member_without_a_known_life_is_left_alone() -> None:
    row = taking("jeugdregio-noord", "tafel-noord")
    assert clip(row, LIVES) == row


def test_membership_wholly_outside_the_life_of_its_member_does_not_last() -> None:
    assert not lasting(clip(taking("GM9001", "north", start=DAY), LIVES))
    assert lasting(clip(taking("GM9001", "north"), LIVES))


# --- properties ---------------------------------------------------------------------------------------------

CODES = [f"GM900{n}" for n in range(1, 7)]
DAYS = st.integers(0, 3000).map(lambda n: date(2016, 1, 1) + timedelta(days=n))
REGIONS = st.sampled_from(["north", "south", "west"])


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Membership], list[Merger], dict[str, Lifespan]]:
    """Municipalities with one youth region each from some day on, and mergers that take them up."""
    lives = {code: Lifespan(None, None) for code in CODES}
    alive, found, number = list(CODES), [], 7
    for day in sorted(draw(st.lists(DAYS, max_size=3, unique=True))):
        if len(alive) < 3:
            break
        olds = sorted(draw(st.lists(st.sampled_from(alive), min_size=2, max_size=3, unique=True)))
        if draw(st.booleans()):
            new, born = f"GM900{number}", True
            number += 1
            lives[new] = Lifespan(day, None)
        else:
            new, born = olds[0], False
        for old in olds:
            if old != new:
                alive.remove(old)
                lives[old] = replace(lives[old], end=day)
        if born:
            alive.append(new)
        found.append(Merger(day, new, tuple(olds), born))
    rows = []
    for code, life in lives.items():
        if life.start is None or draw(st.booleans()):
            moved = draw(st.none() | DAYS)
            rows.append(taking(code, draw(REGIONS), start=life.start, end=moved))
            if moved and draw(st.booleans()):
                rows.append(taking(code, draw(REGIONS), start=moved, number=2))
    return [row for row in rows if lasting(row)], found, lives


def everything(rows: list[Membership], found: list[Merger], lives: dict[str, Lifespan]) -> list[Membership]:
    seen = {row.id: [row.observed_on] for row in rows}
    clipped = [clip(m, lives) for m in [*rows, *inherit(rows, found, seen)]]
    return [m for m in clipped if lasting(m)]


def holds(membership: Membership, on: date) -> bool:
    return membership.lasts_beyond(on) and (membership.start is None or membership.start.date <= on)


@given(worlds(), DAYS)
def test_no_municipality_has_two_undisputed_regions_on_one_day(
    world: tuple[list[Membership], list[Merger], dict[str, Lifespan]], on: date
) -> None:
    held = [m for m in everything(*world) if m.basis not in DISPUTED]
    days = {on, *(merger.date for merger in world[1])}
    for day in days:
        holders = Counter(m.member_id for m in held if holds(m, day))
        assert not [code for code, number in holders.items() if number > 1]


@given(worlds(), st.randoms(use_true_random=False))
def test_order_of_rows_does_not_matter(
    world: tuple[list[Membership], list[Merger], dict[str, Lifespan]], random: object
) -> None:
    rows, found, lives = world
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sorted(everything(rows, found, lives), key=repr) == sorted(
        everything(shuffled, found, lives), key=repr
    )


@given(worlds())
def test_ids_of_what_is_inherited_are_unique_and_lead_to_what_there_is(
    world: tuple[list[Membership], list[Merger], dict[str, Lifespan]],
) -> None:
    held = everything(*world)
    known = {m.id for m in world[0]} | {m.id for m in inherit(world[0], world[1], {})}
    assert len({m.id for m in held}) == len(held)
    assert {m.inherited_from for m in held if m.inherited_from} <= known


@given(st.lists(st.tuples(REGIONS, st.sampled_from(["youth", "safety", ""])), max_size=6, unique=True))
def test_rename_loses_nothing(places: list[tuple[str, str]]) -> None:
    rows = [taking("GM9001", f"{region}-{division or 'free'}", division) for region, division in places]
    derived = inherit(rows, [Merger(DAY, "GM9003", ("GM9001",), new_is_new=True)], {})
    assert {m.place for m in derived} == {m.place for m in rows}
    assert {m.basis for m in derived} <= {"inherited"}


# --- the tiny world -----------------------------------------------------------------------------------------


@pytest.fixture
def world(tiny: TinyWorld, monkeypatch: pytest.MonkeyPatch) -> list[Taking]:
    """Every membership of the tiny world, as it is built."""
    for name, value in tiny.environment.items():
        monkeypatch.setenv(name, value)
    return takings_of(store.open_store())


def test_tiny_world_has_the_numbers_worked_out_by_hand(world: list[Taking]) -> None:
    assert len(world) == 24
    assert Counter(t.basis for t in world) == {"stated": 20, "inherited": 3, "inherited-disputed": 1}
    assert [t.id for t in world if t.confidence == "unverified"] == ["tafel-noord.gm9005"]


# One line per day of the table in fixtures/tiny/README.md; A to F are the municipalities, ? is disputed.
EXPECTED = {
    "2018-01-01": "noord ABD, zuid EF, oost ABF, west DE, een ABF, twee DEF",
    "2020-01-01": "noord CD, zuid EF, oost CF, west DE, een CF, twee DEF",
    "2022-07-01": "noord CE?, zuid EF, oost CF, west E, een CF, twee EF",
    "2023-01-01": "noord CE?, zuid EF, oost F, west CE, een CF, twee EF",
    "2024-01-01": "noord C, zuid EF, oost F, west CE, een CF, twee EF",
}


@pytest.mark.parametrize(("day", "expected"), EXPECTED.items())
def test_tiny_world_is_as_drawn_on_each_day(world: list[Taking], day: str, expected: str) -> None:
    regions: dict[str, str] = defaultdict(str)
    for taking_ in sorted(world, key=lambda t: t.member):
        if taking_.division and taking_.holds(date.fromisoformat(day)):
            letter = "ABCDEF"[int(taking_.member[-1]) - 1]
            regions[taking_.arrangement.rsplit("-", 1)[1]] += letter + "?" * (taking_.basis in DISPUTED)
    order = ("noord", "zuid", "oost", "west", "een", "twee")
    assert ", ".join(f"{region} {regions[region]}" for region in order) == expected


def test_shares_of_the_divided_municipality_make_one(world: list[Taking]) -> None:
    shares = {t.arrangement: t.share for t in world if t.member == "GM9006" and t.share}
    assert shares == {"schoolregio-een": "0.6", "schoolregio-twee": "0.4"}
