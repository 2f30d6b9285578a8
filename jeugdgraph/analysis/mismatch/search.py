"""Everything found about a subject on a date, and what changed since another date."""

from dataclasses import dataclass, field
from datetime import date

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.ids import is_municipality
from jeugdgraph.analysis.mismatch.arrangement import findings_of_arrangement
from jeugdgraph.analysis.mismatch.choice import Wanted, setting
from jeugdgraph.analysis.mismatch.finding import Compared, Finding, compared, of_kinds
from jeugdgraph.analysis.mismatch.municipality import findings_of_municipality
from jeugdgraph.analysis.mismatch.national import findings_of_country
from jeugdgraph.analysis.mismatch.setting import Setting
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.analysis.weights import Weight
from jeugdgraph.dates import format_day
from jeugdgraph.errors import UsageProblem
from jeugdgraph.graph import Graph


@dataclass(frozen=True, eq=False)
class Found:
    """What was found about a subject: a municipality (code), an arrangement (short id), or the country (empty).

    `kinds` are those asked for, all when empty. `changes` compares with `since`; `dropped` are the divisions that
    were not compared because one of the dates lacks them.
    """

    setting: Setting
    subject: str
    findings: tuple[Finding, ...]
    kinds: tuple[str, ...] = ()
    since: date | None = None
    changes: Compared = field(default_factory=lambda: Compared((), (), ()))
    dropped: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """What the subject is: ``municipality``, ``arrangement`` or ``country``."""
        return (
            "country"
            if not self.subject
            else "municipality"
            if is_municipality(self.subject)
            else "arrangement"
        )


def search(
    graph: Graph,
    subject: str,
    on: date,
    wanted: Wanted | None = None,
    *,
    weight: Weight = "municipalities",
    kinds: tuple[str, ...] = (),
    unverified: bool = False,
    since: date | None = None,
) -> Found:
    """Findings about a subject on a date.

    With `since`, an earlier or later date, also which findings are new and which have vanished since then: over the
    divisions that have data on both dates. Raises UsageProblem for a municipality that does not exist on a date.
    """
    columns = extract(graph)
    now = Situation(columns, on, unverified)
    chosen = setting(graph, now, wanted, weight)
    _something_beside(chosen)
    if since is None:
        return Found(chosen, subject, _findings(graph, chosen, subject, kinds), kinds)
    wanted = wanted or Wanted()
    then = Situation(columns, since, unverified)
    shared = tuple(id_ for id_ in chosen.divisions if id_ in then.ids)
    dropped = tuple(id_ for id_ in chosen.divisions if id_ not in shared)
    both = wanted._replace(divisions=shared, nationwide=True)
    chosen, before = (setting(graph, one, both, weight) for one in (now, then))
    found = _findings(graph, chosen, subject, kinds)
    changes = compared(_findings(graph, before, subject, kinds), found)
    return Found(chosen, subject, found, kinds, since, changes, dropped)


def _findings(graph: Graph, chosen: Setting, subject: str, kinds: tuple[str, ...]) -> tuple[Finding, ...]:
    if not subject:
        found = findings_of_country(chosen)
    elif is_municipality(subject):
        _existing(graph, chosen, subject)
        found = findings_of_municipality(chosen, subject)
    else:
        found = findings_of_arrangement(graph, chosen, subject)
    return tuple(of_kinds(found, kinds))


def _something_beside(chosen: Setting) -> None:
    if not chosen.beside:
        day, switch = (
            format_day(chosen.situation.on, "en"),
            "--stale" if "stale" in chosen.left_out.values() else "--rest",
        )
        raise UsageProblem(
            f"beside {chosen.base} no division is left to look at on {day}. {switch} takes in what is left out,"
            " --division names what to look at."
        )


def _existing(graph: Graph, chosen: Setting, code: str) -> None:
    if code not in chosen.situation.municipalities:
        name, day = graph.label(ns.municipality(code), "en"), format_day(chosen.situation.on, "en")
        raise UsageProblem(f"{name} ({code}) does not exist on {day}. Choose another date.")
