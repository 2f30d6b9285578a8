"""The question, and how the answers to it are laid out as sections of a report."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from jeugdgraph import namespaces as ns
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph, Row
from jeugdgraph.present import Column, Section, Value
from jeugdgraph.present.phrases import Note
from jeugdgraph.present.report import Cell

EXAMPLES = 3
"""Names that a line of a summary gives as examples."""
YEARS = 3
"""Years without confirmation after which a membership is listed."""

Line = dict[str, Cell | Value]
"""One row of a section."""

_DATE = NamedNode(ns.iri("xsd:date"))


@dataclass(frozen=True)
class Question:
    """What is asked: a date, a number of years, perhaps one municipality (IRI), and how much to show."""

    graph: Graph
    on: date
    lang: Language
    years: int = YEARS
    municipality: str = ""
    whole: bool = False

    def say(self, dutch: str, english: str) -> str:
        """The text in the reader's language."""
        return dutch if self.lang == "nl" else english

    def label(self, iri: str) -> str:
        """Label of a thing; empty for an absent one."""
        return self.graph.label(iri, self.lang) if iri else ""

    def named(self, iri: str) -> Cell:
        """Label of a thing, with the thing itself."""
        return Cell(self.label(iri), names=((self.label(iri), iri),) if iri else ())

    @property
    def before(self) -> date:
        """Day before which a last confirmation is more than `years` years ago."""
        day = 28 if (self.on.month, self.on.day) == (2, 29) else self.on.day
        return self.on.replace(year=self.on.year - self.years, day=day)

    def concerns(self, *things: str) -> bool:
        """Whether one of the things is the municipality asked for, or an arrangement it is in."""
        return not self.municipality or any(thing in self._near for thing in things)

    @cached_property
    def _near(self) -> frozenset[str]:
        rows = self.graph.rows("gaps/of_municipality", member_iri=NamedNode(self.municipality))
        return frozenset([self.municipality, *(row["arrangement"] for row in rows)])


_HEADINGS: Mapping[str, tuple[str, str]] = {
    "arrangement": ("verband", "arrangement"),
    "basis": ("grondslag", "basis"),
    "checked": ("gezocht op", "looked for on"),
    "code": ("code", "code"),
    "counted": ("geteld", "counted"),
    "date": ("datum", "date"),
    "division": ("indeling", "division"),
    "examples": ("voorbeelden", "examples"),
    "first": ("uitspraak", "statement"),
    "id": ("id", "id"),
    "kind": ("soort", "kind"),
    "locator": ("vindplaats", "locator"),
    "member": ("lid", "member"),
    "membership": ("deelname", "membership"),
    "name": ("naam", "name"),
    "named": ("genoemde leden", "named members"),
    "note": ("toelichting", "note"),
    "number": ("aantal", "number"),
    "observed": ("laatst bevestigd", "last confirmed"),
    "second": ("andere uitspraak", "other statement"),
    "sought": ("wat is gezocht", "what was looked for"),
    "source": ("bron", "source"),
    "stated": ("genoemd", "stated"),
    "subject": ("onderwerp", "subject"),
    "until": ("tot", "until"),
}
_NUMBERS = frozenset({"number", "stated", "named"})


def section(
    question: Question,
    id_: str,
    title: str,
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Cell | Value]],
    *,
    limit: int = 0,
) -> Section:
    """Section with the columns named; beyond `limit` rows a reader on a screen gets a remark."""
    shown = rows if question.whole or not limit else rows[:limit]
    left = len(rows) - len(shown)
    notes = (
        [
            Note(
                question.say(
                    f"en nog {left}; --format csv geeft alles.", f"and {left} more; --format csv gives all."
                ),
                question.say(
                    f"en nog {left}; een download heeft ze alle.",
                    f"and {left} more; a download has all of them.",
                ),
            )
        ]
        if left
        else []
    )
    return Section(
        id_,
        f"{title} ({len(rows)})" if rows else title,
        tuple(_column(question, name) for name in columns),
        tuple(dict(row) for row in shown),
        tuple(notes),
        question.say("Niets gevonden.", "Nothing found."),
    )


def _column(question: Question, name: str) -> Column:
    heading = question.say(*_HEADINGS[name])
    return Column(name, heading, "right" if name in _NUMBERS else "left", wrap=0 if name in _NUMBERS else 1)


def grouped(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return dict(groups)


def examples(question: Question, iris: Iterable[str]) -> Cell:
    """The first names, each with the thing it is of."""
    every = list(iris)
    names = tuple((question.label(iri), iri) for iri in every[:EXAMPLES])
    told = ", ".join(name for name, _ in names) + (" …" if len(every) > EXAMPLES else "")
    return Cell(told, names=names)


def id_of(row: Row, key: str) -> Cell:
    """Id of the thing in a column, with the thing itself; empty where there is none."""
    iri = row.get(key, "")
    return Cell(ns.local_name(iri), names=((ns.local_name(iri), iri),)) if iri else Cell("")


def day_of(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=_DATE)


def date_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
