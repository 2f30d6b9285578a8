"""What sources and names say of an arrangement beside its members: stated numbers, namesakes, limited scopes."""

from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np
from pyoxigraph import Literal

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.mismatch.finding import Finding
from jeugdgraph.analysis.mismatch.setting import Setting
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import counts

_MUNICIPALITY = ns.concept("counted", "municipality")


def stated_findings(graph: Graph, found: Setting, subject: str) -> list[Finding]:
    """Numbers of municipalities that sources state and that are not the number known by name on the date.

    Without a known member there is nothing to hold a number against. A stated number counts in its own period.
    """
    known = len(found.shares(subject))
    if not known:
        return []
    iri = ns.thing("arrangement", subject)
    return [
        Finding(
            "stated-count", subject, found.situation.on,
            figures=(("stated", float(count.number)), ("named", float(known))), evidence=(count.id,),
        )
        for count in counts(graph, iri)
        if count.counted == _MUNICIPALITY
        and count.number != known
        and _holds(graph, count.id, found.situation.on)
    ]  # fmt: skip


def _holds(graph: Graph, statement: str, on: date) -> bool:
    start = graph.values(statement, "jg:validFrom")
    end = graph.values(statement, "jg:validUntil")
    return not (start and on < date.fromisoformat(start[0])) and not (
        end and date.fromisoformat(end[0]) <= on
    )


def namesakes(graph: Graph, subject: str) -> list[str]:
    """Other arrangements (ids) that answer to a name of an arrangement."""
    found: set[str] = set()
    for key in graph.values(ns.thing("arrangement", subject), "jg:nameKey"):
        for quad in graph.matching(None, "jg:nameKey", Literal(key)):
            other = quad.subject.value  # type: ignore[union-attr]
            if other.startswith(ns.thing("arrangement", "")):
                found.add(ns.local_name(other))
    return sorted(found - {subject})


def namesake_findings(found: Setting, subject: str, others: Iterable[str]) -> list[Finding]:
    """Arrangements of the same name that share some members with the subject, but not all.

    Only those that are looked at: the divisions used, and the arrangements watched. Members in dispute do not count.
    """
    mine = set(found.shares(subject))
    findings = []
    for other in others:
        home = found.division_of(other)
        if home not in found.divisions and other not in found.watched:
            continue
        theirs = set(found.shares(other))
        unsure = found.doubtful.get(other, frozenset()) | found.doubtful.get(subject, frozenset())
        less, more = sorted(mine - theirs - unsure), sorted(theirs - mine - unsure)
        if not (less or more) or not mine & theirs:
            continue
        findings.append(
            Finding(
                "same-name", subject, found.situation.on, (home,) if home else (), (other,), tuple(sorted([*less, *more])),
                (found.part(subject, less), found.part(other, more)), found.living([*less, *more]),
                (("members", float(len(mine))), ("others", float(len(theirs)))),
                found.proof_of(subject, less) + found.proof_of(other, more),
            )
        )  # fmt: skip
    return findings


def scope_findings(found: Setting, subject: str) -> list[Finding]:
    """Members that take part for a limited scope while others have another scope, or none."""
    scopes = _scopes(found, subject)
    if len(set(scopes.values())) < 2:
        return []
    by_scope: dict[tuple[str, ...], list[str]] = {}
    for code, scope in scopes.items():
        by_scope.setdefault(scope, []).append(code)
    limited = [(scope, codes) for scope, codes in by_scope.items() if scope != ("",)]
    parts = tuple(found.part("+".join(scope), codes) for scope, codes in sorted(limited))
    codes_ = tuple(sorted(code for _, codes in limited for code in codes))
    return [
        Finding(
            "scope", subject, found.situation.on, (), (), codes_, parts, found.living(codes_),
            (("members", float(len(scopes))),), found.proof_of(subject, codes_),
        )
    ]  # fmt: skip


def _scopes(found: Setting, subject: str) -> Mapping[str, tuple[str, ...]]:
    """Scopes by municipality; an empty one is unlimited, and goes before any other."""
    extract = found.situation.extract
    columns = extract.memberships
    number = extract.arrangement_number.get(ns.thing("arrangement", subject))
    members = found.shares(subject)
    scopes: dict[str, set[str]] = {}
    for row in np.flatnonzero(found.situation.counting & (columns.arrangement == number)).tolist():
        code = ns.local_name(extract.members[columns.member[row]])
        if code in members:
            scopes.setdefault(code, set()).add(ns.local_name(extract.scopes[columns.scope[row]]))
    return {code: ("",) if "" in known else tuple(sorted(known)) for code, known in sorted(scopes.items())}
