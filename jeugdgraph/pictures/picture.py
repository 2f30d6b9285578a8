"""What every picture holds, whatever it looks like.

A page shows Dutch and English, so whatever people read is a `Text`. What the picture shows travels with it: as
tables for people (the twin of the picture), and as the scene for its script.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NamedTuple, TypeAlias

from jeugdgraph.dates import Language
from jeugdgraph.present.phrases import Words, say_in
from jeugdgraph.text import slug

Stage = Literal["network", "drawing"]
"""How a page shows a picture: a network that its script draws, or a drawing (SVG) that stands in the page."""

LONGEST_NAME = 80
"""Characters of a file name made from the name of a picture."""


class Text(NamedTuple):
    """Words in both languages."""

    nl: str
    en: str

    def of(self, lang: Language) -> str:
        """The words in one language."""
        return self.nl if lang == "nl" else self.en

    def told(self) -> "str | dict[str, str]":
        """As JSON: plain text when the languages do not differ."""
        return self.nl if self.nl == self.en else {"nl": self.nl, "en": self.en}


def both(say: Callable[[Language], str]) -> Text:
    """The same in both languages: ``both(lambda lang: graph.label(iri, lang))``."""
    return Text(say("nl"), say("en"))


def each(say: Callable[[Language], tuple[str, ...]]) -> tuple[Text, ...]:
    """Lists of sentences that tell the same in both languages, put together one by one."""
    return tuple(Text(nl, en) for nl, en in zip(say("nl"), say("en"), strict=True))


def same(text: str) -> Text:
    """A name or code that is the same in both languages."""
    return Text(text, text)


def phrase(words: Words, key: str, **values: object) -> Text:
    """A phrase in both languages; what is a `Text` among its values goes in in the same language."""
    return both(lambda lang: say_in(words, key, lang, **{name: _in(v, lang) for name, v in values.items()}))


def _in(value: object, lang: Language) -> object:
    return value.of(lang) if isinstance(value, Text) else value


Value: TypeAlias = Text | str | int | float | None
"""A cell: words, a code, a number, or nothing known. Dates are ISO 8601."""


@dataclass(frozen=True)
class Column:
    """A column of a table: `id` heads it in a file for programs, `heading` for people. `digits` after the comma."""

    id: str
    heading: Text
    digits: int | None = None


@dataclass(frozen=True)
class Row:
    """A row; `key` names what in the picture it tells of, so that one leads to the other."""

    cells: tuple[Value, ...]
    key: str = ""


@dataclass(frozen=True)
class Table:
    """The picture in words: what is drawn, one fact per row."""

    id: str
    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Source(NamedTuple):
    """A source with its address; empty when it has none."""

    text: Text
    link: str


@dataclass(frozen=True)
class Picture:
    """A picture with everything that a reader needs to know of it.

    `summary` tells in one or two sentences what is to be seen, also for who does not see it. `facts` are headings
    with what they say (what was drawn, weights). `notes` say how fresh it is and what is missing. `scene` is what its
    script needs, as JSON. `drawing` is the picture as SVG in each language; colours in it are written
    ``var(--name, #rrggbb)``, where the colour is that of paper. A network has none: its script draws it, and
    `still` draws it for a document.
    """

    name: str
    title: Text
    summary: Text
    on: date
    notes: tuple[Text, ...]
    sources: tuple[Source, ...]
    tables: tuple[Table, ...]
    facts: tuple[tuple[Text, Text], ...] = ()
    scene: Mapping[str, Any] = field(default_factory=dict)
    drawing: Text | None = None

    @property
    def stage(self) -> Stage:
        """How a page shows it."""
        return "network" if self.drawing is None else "drawing"

    @property
    def file_name(self) -> str:
        """Its name and date as every file system takes them: lower-case letters, digits and hyphens."""
        return f"{slug(self.name)[:LONGEST_NAME].strip('-') or 'picture'}-{self.on}"
