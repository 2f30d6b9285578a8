"""Membership rows → records, with their confirmations, inheritance and the lives of their members."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jeugdgraph.build.inheritance import Merger, clip, inherit, mergers
from jeugdgraph.dates import FIRST_DATE_KNOWN, Moment, parse
from jeugdgraph.model import Change, Confirmation, Evidence, Lifespan, Membership
from jeugdgraph.tables import Row, Tables


@dataclass(frozen=True)
class Takings:
    """All memberships of the graph.

    `stated` come from rows, `derived` follow from mergers; both are clipped to the lives of their
    members. A row that lies wholly outside the life of its member is in neither.
    """

    stated: tuple[Membership, ...]
    derived: tuple[Membership, ...]
    confirmations: Mapping[str, tuple[Confirmation, ...]]
    mergers: tuple[Merger, ...]


def takings(tables: Tables) -> Takings:
    """Memberships as rows state them and as mergers hand them on."""
    lives = lifespans(tables)
    divisions = _divisions(tables)
    raw = [membership(row, divisions) for row in tables["memberships"]]
    confirmed = confirmations(tables)
    observed = {m.id: [m.observed_on, *(seen.observed_on for seen in confirmed.get(m.id, ()))] for m in raw}
    found = mergers(changes(tables), lives)
    heirs = inherit(raw, found, observed)
    clipped = [clip(m, lives) for m in raw]
    return Takings(
        tuple(m for m in clipped if lasting(m)),
        tuple(m for m in (clip(heir, lives) for heir in heirs) if lasting(m)),
        confirmed,
        tuple(found),
    )


def lasting(membership: Membership) -> bool:
    """Whether the period holds at least one day."""
    start, end = membership.start, membership.end
    return start is None or end is None or start.date < end.date


def membership(row: Row, divisions: Mapping[str, str]) -> Membership:
    """Record of one row of memberships.csv."""
    return Membership(
        id=row["membership_id"],
        arrangement_id=row["arrangement_id"],
        division_id=divisions.get(row["arrangement_id"], ""),
        member_id=row["member_id"],
        role=row["role"],
        scope=row["scope"],
        share=row["share"],
        share_of=row["share_of"],
        status=row["status"],
        basis=row["basis"],
        confidence=row["confidence"],
        start=moment(row["valid_from"]),
        end=moment(row["valid_until"]),
        observed_on=parse(row["observed_on"]).date,
        organs=tuple(row["organs"].split()),
        evidence=evidence(row),
        note=row["note"],
    )


def moment(text: str) -> Moment | None:
    """Moment of a cell; None for an empty one."""
    return parse(text) if text else None


def evidence(row: Row) -> Evidence:
    """Source and locator of a row."""
    return Evidence(row["source_id"], row["locator"])


def confirmations(tables: Tables) -> dict[str, tuple[Confirmation, ...]]:
    """Further confirmations by membership id, in order of date."""
    found: dict[str, list[Confirmation]] = defaultdict(list)
    for row in tables["confirmations"]:
        day = parse(row["observed_on"]).date
        found[row["membership_id"]].append(Confirmation(day, evidence(row)))
    return {id_: tuple(seen) for id_, seen in found.items()}


def lifespans(tables: Tables) -> dict[str, Lifespan]:
    """First day and first day after, by municipality code.

    A first day before the tables begin is left out: it says nothing about memberships. Of other
    organisations the day after the last: former municipalities without a code are among them.
    """
    lives = {}
    for row in tables["municipalities"]:
        start = _day(row, "valid_from")
        known = start if start and start >= FIRST_DATE_KNOWN else None
        lives[row["gm_code"]] = Lifespan(known, _day(row, "valid_until"))
    for row in tables["organisations"]:
        if row["valid_until"]:
            lives[row["organisation_id"]] = Lifespan(None, _day(row, "valid_until"))
    return lives


def changes(tables: Tables) -> list[Change]:
    """Municipal reclassifications in order of the table."""
    return [
        Change(row["change_id"], parse(row["date"]).date, row["kind"], row["old_code"], row["new_code"])
        for row in tables["changes"]
    ]


def _divisions(tables: Tables) -> dict[str, str]:
    return {row["arrangement_id"]: row["division_id"] for row in tables["arrangements"]}


def _day(row: Row, column: str) -> date | None:
    text = row[column]
    return parse(text).date if text else None
