"""Municipalities through time: the mergers, replayed, lead from one year to the next."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from jeugdgraph.build.inheritance import INHERITING
from jeugdgraph.build.memberships import changes, lifespans
from jeugdgraph.checks.model import Material, Outcome, Problem, outcome
from jeugdgraph.dates import FIRST_DATE_KNOWN
from jeugdgraph.model import Change, Lifespan


def mergers(material: Material) -> Outcome:
    """Replaying changes.csv gives the municipalities of every 1 January; disputes are listed."""
    tables = material.sound
    lives, known = lifespans(tables), changes(tables)
    years = range(FIRST_DATE_KNOWN.year + 1, material.on.year + 1)
    wrong: dict[str, Problem] = {}
    for year in years:
        day = date(year, 1, 1)
        for found in _differences(replay(known, lives, day), alive(lives, day), day, material):
            wrong.setdefault(found.focus, found)
    problems = [*wrong.values(), *_outside(material), *_disputed(material)]
    counts = ", ".join(f"{year}: {len(alive(lives, date(year, 1, 1)))}" for year in years)
    remark = material.say(f"gemeenten op 1 januari {counts}", f"municipalities on 1 January {counts}")
    return outcome("mergers", problems, remark)


def alive(lives: Mapping[str, Lifespan], day: date) -> set[str]:
    """Codes of the municipalities that exist on a day."""
    return {
        code
        for code, life in lives.items()
        if (life.start is None or life.start <= day) and (life.end is None or day < life.end)
    }


def replay(known: Iterable[Change], lives: Mapping[str, Lifespan], day: date) -> set[str]:
    """Codes that the changes up to a day leave of the municipalities of `FIRST_DATE_KNOWN`.

    A municipality that is divided over others (kind *boundary*) is gone when that is its last day.
    """
    found = alive(lives, FIRST_DATE_KNOWN)
    for change in sorted(known, key=lambda one: (one.date, one.id)):
        if not FIRST_DATE_KNOWN < change.date <= day:
            continue
        if change.kind in INHERITING:
            found.discard(change.old)
            found.add(change.new)
        elif lives[change.old].end == change.date:
            found.discard(change.old)
    return found


def _differences(replayed: set[str], listed: set[str], day: date, material: Material) -> list[Problem]:
    problems = []
    for code in sorted(replayed ^ listed):
        if code in listed:
            what = material.say(f"bestaat op {day}, maar ontstaat niet uit changes.csv",
                                f"exists on {day}, but does not follow from changes.csv")  # fmt: skip
        else:
            what = material.say(f"bestaat op {day} volgens changes.csv, niet volgens municipalities.csv",
                                f"exists on {day} by changes.csv, not by municipalities.csv")  # fmt: skip
        repair = material.say("voeg de herindeling toe aan changes.csv of verbeter valid_from, valid_until",
                              "add the reclassification to changes.csv or correct valid_from, valid_until")  # fmt: skip
        problems.append(Problem("error", material.places[code], code, what, repair))
    return problems


def _outside(material: Material) -> list[Problem]:
    """Rows that the build leaves out, because their member did not exist on any day of theirs."""
    kept = {membership.id for membership in material.takings.stated}
    what = material.say("de periode ligt buiten het bestaan van het lid: de rij staat niet in de graaf",
                        "the period lies outside the life of the member: the row is not in the graph")  # fmt: skip
    repair = material.say("verbeter de periode, of noem de opvolger als lid",
                          "correct the period, or name the successor as the member")  # fmt: skip
    rows = (row["membership_id"] for row in material.sound["memberships"])
    return [Problem("error", material.places[id_], id_, what, repair) for id_ in rows if id_ not in kept]


def _disputed(material: Material) -> list[Problem]:
    """What predecessors disagreed about, one note per municipality and merger."""
    units: dict[tuple[str, date], set[str]] = defaultdict(set)
    for heir in material.takings.derived:
        if heir.basis == "inherited-disputed" and heir.start is not None:
            units[heir.member_id, heir.start.date].add(heir.unit)
    repair = material.say("voeg een bron toe die de nieuwe gemeente zelf noemt",
                          "add a source that names the new municipality itself")  # fmt: skip
    problems = []
    for (member, day), found in sorted(units.items()):
        listed = ", ".join(sorted(found))
        what = material.say(f"herindeling van {day}: de voorgangers verschilden over {listed}",
                            f"merger of {day}: the predecessors differed about {listed}")  # fmt: skip
        problems.append(Problem("note", material.places[member], member, what, repair))
    return problems
