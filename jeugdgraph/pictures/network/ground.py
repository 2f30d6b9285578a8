"""What pictures of networks are drawn from: the memberships chosen, of all periods, and what is known of each thing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial

import numpy as np

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.columns import DISPUTED, PLANNED, UNVERIFIED, Extract
from jeugdgraph.analysis.ids import iri, is_municipality, local
from jeugdgraph.analysis.layouts import Place, Places, on_grid
from jeugdgraph.analysis.networks.selection import Choice, Selection, of_all_time
from jeugdgraph.analysis.networks.ties import Tie, Ties
from jeugdgraph.analysis.weights import Weights, weights
from jeugdgraph.dates import FIRST_DATE_KNOWN, format_day, period_text
from jeugdgraph.graph import Graph
from jeugdgraph.lookup import thing_period
from jeugdgraph.pictures.network.held import Held, day, held
from jeugdgraph.pictures.network.scene import Node
from jeugdgraph.pictures.picture import Text, Value, both, each, phrase
from jeugdgraph.present.ground import NAMED, division_name, listing
from jeugdgraph.present.network.ground import chosen, ground_notes, made_of, name
from jeugdgraph.present.wording.picture_network import WORDS

_ARRANGEMENT = ns.iri("jg:Arrangement")
_GENERAL = frozenset({_ARRANGEMENT, ns.iri("jg:Organisation"), ns.iri("jg:Municipality")})
_JOINT = ns.iri("jg:JointArrangement")
_MUNICIPALITY = ns.iri("jg:Municipality")


say = partial(phrase, WORDS)
"""Phrase of these pictures in both languages."""


def on_day(on: date) -> Text:
    """The reference date in words."""
    return both(lambda lang: format_day(on, lang))


@dataclass(frozen=True, eq=False)
class Ground:
    """The graph, and the network that a choice makes of it on a date."""

    graph: Graph
    found: Selection

    @classmethod
    def of(cls, graph: Graph, on: date, choice: Choice, *, unverified: bool = False) -> "Ground":
        """What pictures on a date are drawn from."""
        return cls(graph, chosen(graph, on, choice, unverified=unverified))

    @property
    def on(self) -> date:
        """The reference date."""
        return self.found.situation.on

    @property
    def taken(self) -> Extract:
        """All memberships as columns."""
        return self.found.situation.extract

    @cached_property
    def ever(self) -> Ties:
        """Ties of every period and standing, of a time that a picture can show."""
        first = FIRST_DATE_KNOWN.toordinal()
        end = self.taken.memberships.end
        return of_all_time(self.graph, self.found).only(lambda tie: bool(end[tie.row] > first))

    @cached_property
    def residents(self) -> Weights:
        """Residents of the municipalities that exist on the date."""
        return weights(self.taken, "residents", self.on)

    def label(self, id_: str) -> Text:
        """Name of a municipality, arrangement or organisation."""
        return both(lambda lang: name(self.graph, id_, lang))

    def labels(self, ids: Collection[str], most: int = NAMED) -> Text:
        """Names in alphabetical order; beyond `most` they are counted."""
        return both(lambda lang: listing(sorted(self.label(id_).of(lang) for id_ in ids), lang, most))

    def division(self, id_: str) -> Text:
        """Name of a division."""
        return both(lambda lang: division_name(self.graph, id_, lang))

    def held(self, ties: Iterable[Tie]) -> tuple[Held, ...]:
        """The memberships that ties are."""
        return tuple(held(self.graph, self.taken, tie) for tie in ties)

    def counts(self, tie: Tie) -> bool:
        """Whether a tie holds on the date, and is neither planned, disputed nor left out as unverified."""
        return bool(self.found.situation.counting[tie.row]) or tie.row in self._others

    @cached_property
    def _others(self) -> frozenset[int]:
        """Rows that count, of members that are no municipalities."""
        columns = self.taken.memberships
        without = PLANNED | DISPUTED | (0 if self.found.situation.unverified else UNVERIFIED)
        rows = columns.on(self.on) & ((columns.flags & without) == 0)
        return frozenset(np.flatnonzero(rows & (columns.member >= self.taken.municipalities)).tolist())

    def places(self, ids: Iterable[str]) -> Places:
        """Where municipalities lie, in metres; those of which it is not known are left out."""
        found = {code: self._place(code) for code in ids}
        return {code: place for code, place in found.items() if place is not None}

    def no_place(self, codes: Iterable[str]) -> tuple[Text, ...]:
        """A note on the municipalities of which it is not known where they lie, when there are any."""
        lost = [code for code in codes if self._place(code) is None]
        return (say("no place note", names=self.labels(lost)),) if lost else ()

    def _place(self, code: str) -> Place | None:
        address = iri(code)
        for terms in (("jg:rdX", "jg:rdY"), ("geo:lat", "geo:long")):
            values = [self.graph.values(address, term) for term in terms]
            if all(values):
                one, other = float(values[0][0]), float(values[1][0])
                return (one, other) if terms[0] == "jg:rdX" else on_grid(one, other)
        return None

    def life(self, code: str) -> tuple[date | None, date | None]:
        """First day of a municipality, and first day after it."""
        number = self.taken.number_of[iri(code)]
        return day(int(self.taken.born[number])), day(int(self.taken.ended[number]))

    def node(self, id_: str, at: Place, size: float, *facts: tuple[Text, Value], mark: str = "") -> Node:
        """A municipality, arrangement or organisation as a node, with what is known of it before `facts`."""
        if is_municipality(id_):
            made = self._municipality(id_, at, size)
        else:
            made = self._other(id_, at, size)
        return replace(made, mark=mark, facts=(*made.facts, *facts))

    def _municipality(self, code: str, at: Place, size: float) -> Node:
        people = self.residents.sizes.get(code)
        start, end = self.life(code)
        facts: list[tuple[Text, Value]] = [(say("code"), code)]
        if people is not None:
            facts.append((say("residents", year=self.residents.year), round(people)))
        if end is not None or (start is not None and start > FIRST_DATE_KNOWN):
            facts.append((say("exists"), _period(self.graph, iri(code))))
        return Node(
            code, self.label(code), "municipality", at, size, iri(code), _MUNICIPALITY, start=start, end=end,
            residents=None if people is None else round(people), facts=tuple(facts),
        )  # fmt: skip

    def _other(self, id_: str, at: Place, size: float) -> Node:
        address, graph = iri(id_), self.graph
        kinds = [kind for kind in graph.values(address, "rdf:type") if kind.startswith(ns.JG)]
        kind = next((one for one in kinds if one not in _GENERAL), kinds[0] if kinds else "")
        facts: list[tuple[Text, Value]] = [
            (say("code"), code) for code in graph.values(address, "skos:notation")
        ]
        division = self.found.division_of.get(id_)
        if division:
            facts.append((say("division"), self.division(division)))
        if any(thing_period(graph, address)):
            facts.append((say("exists"), _period(graph, address)))
        start, end = self.existence(id_)
        return Node(
            id_, self.label(id_), self.group(id_, kinds), at, size, address, kind,
            next(iter(graph.values(address, "jg:scale")), ""), tuple(graph.values(address, "jg:policyDomain")),
            next(iter(graph.values(address, "jg:legalForm")), ""), start, end, facts=tuple(facts),
        )  # fmt: skip

    def existence(self, id_: str) -> tuple[date | None, date | None]:
        """Days between which an arrangement can be drawn: it exists, as far as known; a plan, since it was first seen.

        Nothing is known where somebody takes part on the date though it should not exist then.
        """
        begun, over = thing_period(self.graph, iri(id_))
        start = (begun.not_before or begun.date) if begun else self._planned.get(id_)
        end = over.date if over else None
        there = (start is None or start <= self.on) and (end is None or self.on < end)
        return (start, end) if there or id_ not in self.found.ties.members_of else (None, None)

    @cached_property
    def _planned(self) -> dict[str, date]:
        """Day on which each arrangement that is no more than planned was first seen."""
        columns = self.taken.memberships
        planned = (columns.flags & PLANNED) > 0
        found = {}
        for number in np.unique(columns.arrangement[planned]).tolist():
            rows = columns.arrangement == number
            if planned[rows].all():
                first = int(columns.first_observed[rows].min())
                found[local(self.taken.arrangements[number])] = date.fromordinal(first)
        return found

    def group(self, id_: str, kinds: Collection[str]) -> str:
        """Group of the legend that an arrangement or organisation belongs to."""
        if id_ in self.found.division_of:
            return "region"
        if _ARRANGEMENT not in kinds:
            return "organisation"
        return "joint" if _JOINT in kinds else "other"

    def scale(self, id_: str) -> str:
        """Scale (IRI) of an arrangement; empty when none is known."""
        return next(iter(self.graph.values(iri(id_), "jg:scale")), "")

    def facts(self) -> tuple[tuple[Text, Text], ...]:
        """What the network is made of."""
        told = [made_of(self.graph, self.found, lang) for lang in ("nl", "en")]
        return tuple(
            (Text(nl[0], en[0]), Text(nl[1], en[1])) for nl, en in zip(told[0][1:], told[1][1:], strict=True)
        )

    def notes(self, ties: Sequence[Tie]) -> tuple[Text, ...]:
        """What was left out, and how fresh the memberships drawn are that hold on the date."""
        found = replace(
            self.found, ties=Ties(tuple(tie for tie in ties if self.counts(tie))), disputed=0,
            unverified=self._unverified(ties),
        )  # fmt: skip
        notes = [*each(lambda lang: ground_notes(self.graph, found, lang))]
        if found.choice.youth:
            notes.insert(0, say("youth note"))
        return (*notes, *self._doubt(ties))

    def _unverified(self, ties: Sequence[Tie]) -> int:
        """Memberships left out as unverified, of the arrangements drawn."""
        if self.found.situation.unverified:
            return 0
        columns = self.taken.memberships
        drawn = np.isin(columns.arrangement, np.unique(columns.arrangement[[tie.row for tie in ties]]))
        return int((drawn & columns.on(self.on) & ((columns.flags & UNVERIFIED) > 0)).sum())

    def _doubt(self, ties: Sequence[Tie]) -> list[Text]:
        """How many memberships are drawn and not counted, of those that hold on the date or later."""
        columns, now = self.taken.memberships, self.on.toordinal()
        flags = columns.flags[[tie.row for tie in ties if columns.end[tie.row] > now]]
        counts = {
            "planned": int(((flags & PLANNED) > 0).sum()),
            "disputed": int(((flags & DISPUTED) > 0).sum()),
        }
        return [say(f"{key} drawn note", count=count) for key, count in counts.items() if count]


def window(found: Iterable[Held]) -> tuple[date | None, date | None]:
    """First and last day of memberships together; None where one of them has no known start, or end."""
    starts, ends = zip(*((one.first, one.last) for one in found), strict=True)
    start = None if None in starts else min(one for one in starts if one is not None)
    end = None if None in ends else max(one for one in ends if one is not None)
    return start, end


def both_hold(
    one: tuple[date | None, date | None], other: tuple[date | None, date | None]
) -> tuple[date | None, date | None]:
    """The days that two periods have in common."""
    starts = [day for day in (one[0], other[0]) if day is not None]
    ends = [day for day in (one[1], other[1]) if day is not None]
    return max(starts, default=None), min(ends, default=None)


def overlaps(one: Held, start: date | None, end: date | None) -> bool:
    """Whether a membership holds on some day of a period."""
    begins_before_end = one.first is None or end is None or one.first < end
    return begins_before_end and (one.last is None or start is None or start < one.last)


def _period(graph: Graph, thing: str) -> Text:
    return both(lambda lang: period_text(*thing_period(graph, thing), lang))
