"""What changed: the events of the history that are changes, as sentences, with their sources.

What sources merely began or ceased to show is no change; `jeugdgraph history` tells it.
"""

from collections.abc import Sequence
from datetime import date

from jeugdgraph.analysis.history.of_thing import events_of
from jeugdgraph.analysis.history.records import NO_CHANGE, Event
from jeugdgraph.dates import FIRST_DATE_KNOWN, format_day
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import touches_youth
from jeugdgraph.present.document import Block, Bullets, Paragraph
from jeugdgraph.present.history.events import sentence as told
from jeugdgraph.present.memo.common import Asked, Line, Notes, command, counted, said, sentence

CHANGES = 4
"""Changes that are named at most."""
_FIRST = frozenset({"reclassification", "moved"})
"""Kinds that are named before others: they change with whom a municipality shares a region."""
_OF_ARRANGEMENTS = frozenset({"joined", "left", "moved", "terms"})
"""Kinds whose `before` and `after` are arrangements."""


def changes(asked: Asked, notes: Notes) -> list[Block]:
    """Changes of a municipality or arrangement up to a day, the latest first; the others are counted."""
    graph, subject, on, lang, _ = asked
    first = format_day(FIRST_DATE_KNOWN, lang)
    found = _changes(graph, subject, on)
    show_all = sentence("whole history", lang, command=(command("history", subject, on, day="--to"),))
    remark = Paragraph(show_all, small=True)
    if not found:
        return [Paragraph((said("no changes", lang, first=first),)), remark]
    shown = _chosen(found)
    lines: tuple[Line, ...] = tuple(
        (told(graph, event, lang), *notes.of(*(proof.source for proof in event.proofs))) for event in shown
    )
    left = len(found) - len(shown)
    if left:
        remark = Paragraph((counted("changes left out", left, lang) + " ", *show_all), small=True)
    return [Paragraph((said("changes known", lang, first=first),)), Bullets(lines), remark]


def _changes(graph: Graph, subject: str, on: date) -> list[Event]:
    """Events of the history that tell of a change in the youth domain."""
    every = events_of(graph, subject, FIRST_DATE_KNOWN, on)
    return [event for event in every if event.cause not in NO_CHANGE and _youth(graph, event)]


def _youth(graph: Graph, event: Event) -> bool:
    """Whether it concerns an arrangement that touches youth care, or something other than arrangements."""
    parties = (*event.before, *event.after)
    if event.kind not in _OF_ARRANGEMENTS or not parties:
        return True
    return any(touches_youth(graph, graph.values(party, "jg:policyDomain")) for party in parties)


def _chosen(found: Sequence[Event]) -> list[Event]:
    """The latest of the kinds that go first, then the latest of the others; newest first."""
    newest = list(reversed(found))
    ranked = sorted(range(len(newest)), key=lambda place: (newest[place].kind not in _FIRST, place))
    return [newest[place] for place in sorted(ranked[:CHANGES])]
