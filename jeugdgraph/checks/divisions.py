"""Exclusive divisions: every municipality lies in exactly one region, or in parts that make a whole."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from jeugdgraph.build.memberships import Takings, lifespans
from jeugdgraph.checks.mergers import alive
from jeugdgraph.checks.model import Material, Outcome, Problem, outcome
from jeugdgraph.dates import FIRST_DATE_KNOWN
from jeugdgraph.model import Lifespan, Membership

TOLERANCE = Decimal("0.0005")
"""How far shares may be from 1: they are given in four decimals."""
NATIONWIDE = 0.5
"""Share of the municipalities above which the memberships confirmed for a day count as a nationwide list.

A document that confirms the eight members of one region says nothing about the others.
"""


def divisions(material: Material) -> Outcome:
    """On observed dates shares sum to 1, and on no date to more than 1."""
    tables = material.sound
    lives = lifespans(tables)
    by_division = _by_division(material.takings)
    problems: list[Problem] = []
    checked = 0
    for row in tables["divisions"]:
        if row["exclusive"] != "true":
            continue
        held = by_division.get(row["division_id"], {})
        problems += _overfull(row["division_id"], held, material)
        for day in observed(held, material.takings, lives) if row["nationwide"] == "true" else ():
            checked += 1
            problems += _incomplete(row["division_id"], held, alive(lives, day), day, material)
    remark = material.say(f"{checked} keer een indeling op een waargenomen datum",
                          f"{checked} times a division on an observed date")  # fmt: skip
    return outcome("divisions", problems, remark)


Held = Mapping[str, list[Membership]]
"""Counting memberships in one division, by member."""


def counts(membership: Membership) -> bool:
    """Whether a membership is taken as a fact: it exists, has a source and is not disputed."""
    return (
        membership.status not in ("proposed", "ended")
        and membership.basis not in ("disputed", "inherited-disputed")
        and membership.confidence != "unverified"
    )


def total(memberships: Iterable[Membership], day: date) -> Decimal:
    """Sum of the shares that hold on a day; several roles in one region count once."""
    shares: dict[str, Decimal] = {}
    for one in memberships:
        if (one.start is None or one.start.date <= day) and one.lasts_beyond(day):
            share = Decimal(one.share or 1)
            shares[one.arrangement_id] = max(share, shares.get(one.arrangement_id, share))
    return sum(shares.values(), Decimal(0))


def observed(held: Held, takings: Takings, lives: Mapping[str, Lifespan]) -> list[date]:
    """Days for which sources confirm the regions of more than half of the municipalities."""
    seen: dict[date, set[str]] = defaultdict(set)
    for member, memberships in held.items():
        for one in memberships:
            if one.inherited_from or member not in lives:
                continue
            for day in (one.observed_on, *(c.observed_on for c in takings.confirmations.get(one.id, ()))):
                seen[day].add(member)
    known = (day for day in seen if day >= FIRST_DATE_KNOWN)
    return sorted(day for day in known if len(seen[day]) > NATIONWIDE * len(alive(lives, day)))


def _by_division(takings: Takings) -> dict[str, dict[str, list[Membership]]]:
    found: dict[str, dict[str, list[Membership]]] = defaultdict(lambda: defaultdict(list))
    for one in (*takings.stated, *takings.derived):
        if one.division_id and counts(one):
            found[one.division_id][one.member_id].append(one)
    return found


def _overfull(division: str, held: Held, material: Material) -> list[Problem]:
    """Members in more than one region at a time. A sum can only rise where a membership starts."""
    problems = []
    for member, memberships in sorted(held.items()):
        starts = sorted({one.start.date if one.start else date.min for one in memberships})
        for day in starts:
            sum_ = total(memberships, day)
            if sum_ > 1 + TOLERANCE:
                place = next((material.places[one.id] for one in memberships if one.lasts_beyond(day)), "")
                problems.append(_problem(division, member, day, sum_, place, material))
                break
    return problems


def _incomplete(
    division: str, held: Held, expected: set[str], day: date, material: Material
) -> list[Problem]:
    problems = []
    for member in sorted(expected):
        sum_ = total(held.get(member, ()), day)
        if sum_ < 1 - TOLERANCE:
            problems.append(_problem(division, member, day, sum_, material.places[member], material))
    return problems


def _problem(division: str, member: str, day: date, sum_: Decimal, place: str, material: Material) -> Problem:
    when = material.say("altijd", "always") if day == date.min else day.isoformat()
    what = material.say(f"ligt op {when} voor {sum_:f} in regio's van {division}, verwacht 1",
                        f"lies for {sum_:f} in regions of {division} on {when}, expected 1")  # fmt: skip
    repair = (
        material.say("beëindig een deelname met valid_until of vul share", "end a membership with valid_until or fill share")
        if sum_ > 1
        else material.say("voeg de ontbrekende deelname toe of verbeter valid_from, valid_until of share",
                          "add the missing membership or correct valid_from, valid_until or share")
    )  # fmt: skip
    return Problem("error", place, member, what, repair)
