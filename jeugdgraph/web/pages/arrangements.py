"""All arrangements: the kinds there are, and those of a kind, policy domain or division."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from jeugdgraph import directory, naming
from jeugdgraph import namespaces as ns
from jeugdgraph.dates import format_day
from jeugdgraph.directory import Arrangement
from jeugdgraph.errors import UnknownName
from jeugdgraph.graph import Graph
from jeugdgraph.present import directory as shown
from jeugdgraph.present.parts import domain_order
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Report, Row
from jeugdgraph.present.values import format_number
from jeugdgraph.present.wording.site_lists import WORDS
from jeugdgraph.resolve import key
from jeugdgraph.web.page import Ask, Page
from jeugdgraph.web.pieces import Field, Link
from jeugdgraph.web.taking import data_downloads


@dataclass(frozen=True)
class Told:
    """What the template gets: the arrangements that were asked for by letter, and the fields to choose by.

    Where nothing was asked, `letters` is empty, and `kinds` and `domains` lead to arrangements with their numbers.
    """

    kinds: tuple[Link, ...]
    domains: tuple[Link, ...]
    letters: tuple[tuple[str, Report], ...]
    empty: str
    fields: tuple[Field, ...]
    legend: str
    show: str
    jump: str
    back: Link | None
    say: Callable[[str], str]


@dataclass(frozen=True)
class _Asked:
    """What arrangements are wanted: IRIs of a kind, domain and division, each empty for any; also ended and planned ones."""

    kind: str
    domain: str
    division: str
    ended: bool

    @property
    def any(self) -> bool:
        return bool(self.kind or self.domain or self.division or self.ended)

    def wants(self, one: Arrangement, on: date) -> bool:
        """Whether an arrangement is among them."""
        return (
            (self.ended or (one.exists(on) and not one.unverified))
            and self.kind in ("", one.kind)
            and self.division in ("", one.division)
            and (not self.domain or self.domain in one.domains)
        )


def page(ask: Ask) -> Page:
    """The kinds and domains, or the arrangements of a choice."""
    if len(ask.key) > 1:
        raise UnknownName("page", "/".join(ask.address.path))
    asked = _asked(ask)
    every = directory.arrangements(ask.graph, ask.on)
    found = shown.by_name(ask.graph, [one for one in every if asked.wants(one, ask.on)], ask.lang)
    return Page(
        title=_title(ask, asked),
        template="arrangements.html",
        told=lambda: _told(ask, asked, every, found),
        summary=_summary(ask, asked, format_number(len(found), ask.lang)),
        command=""
        if asked.any
        else f"jeugdgraph query run statistics/arrangements_per_kind -p date={ask.on} --lang {ask.lang}",
        downloads=data_downloads(ask, lambda: _whole(ask, asked, found)),
    )


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """The overview, and one page for each kind and each policy domain."""
    every = directory.arrangements(graph, on)
    found = {one.kind for one in every} | {domain for one in every for domain in one.domains}
    return [(), *((ns.local_name(iri),) for iri in sorted(found))]


def _asked(ask: Ask) -> _Asked:
    kind, domain, division = (ask.one(name) for name in ("kind", "domain", "division"))
    if ask.key and ns.concept("domain", ask.key[0]) in ask.graph.subjects(
        "skos:inScheme", ns.CONCEPT + "domain"
    ):
        domain = ask.key[0]
    elif ask.key:
        kind = ask.key[0]
    return _Asked(
        min(naming.kinds(ask.graph, [kind])) if kind else "",
        naming.concept(ask.graph, "domain", domain) if domain else "",
        ns.thing("division", naming.division(ask.graph, division)) if division else "",
        bool(ask.one("ended")),
    )


def _title(ask: Ask, asked: _Asked) -> str:
    chosen = [ask.graph.label(iri, ask.lang) for iri in (asked.kind, asked.domain, asked.division) if iri]
    title = say_in(WORDS, "to arrangements", ask.lang)
    return f"{title}: {', '.join(chosen)}" if chosen else title


def _summary(ask: Ask, asked: _Asked, count: str) -> str:
    on = format_day(ask.on, ask.lang)
    if asked.kind and not (asked.domain or asked.division or asked.ended):
        kind = ask.graph.label(asked.kind, ask.lang)
        return say_in(WORDS, "kind summary", ask.lang, count=count, kind=kind, on=on)
    if asked.domain and not (asked.kind or asked.division or asked.ended):
        domain = ask.graph.label(asked.domain, ask.lang)
        return say_in(WORDS, "domain summary", ask.lang, count=count, domain=domain, on=on)
    if asked.any:
        return say_in(WORDS, "in choice", ask.lang, count=count, on=on)
    return say_in(WORDS, "arrangements summary", ask.lang, count=count, on=on)


def _whole(ask: Ask, asked: _Asked, found: list[Arrangement]) -> Report:
    return Report(
        _title(ask, asked), (), (shown.arrangement_section(ask.graph, found, ask.lang),), lang=ask.lang
    )


def _told(ask: Ask, asked: _Asked, every: list[Arrangement], found: list[Arrangement]) -> Told:
    say = partial(say_in, WORDS, lang=ask.lang)
    existing = [one for one in every if one.exists(ask.on) and not one.unverified]
    return Told(
        () if asked.any else _kinds(ask, existing),
        () if asked.any else _domains(ask, existing),
        _letters(ask, found, with_kind=not asked.kind) if asked.any else (),
        shown.arrangement_section(ask.graph, [], ask.lang).empty if asked.any and not found else "",
        _fields(ask, asked, every),
        say("filter"), say("show"), say("letters"),
        Link(say("all kinds"), ask.to("arrangements")) if asked.any else None,
        say,
    )  # fmt: skip


def _kinds(ask: Ask, existing: list[Arrangement]) -> tuple[Link, ...]:
    counted = Counter(one.kind for one in existing)
    order = sorted(counted, key=lambda kind: (key(ask.graph.label(kind, ask.lang)), kind))
    return tuple(_counted(ask, counted, order))


def _domains(ask: Ask, existing: list[Arrangement]) -> tuple[Link, ...]:
    """Policy domains in the order of the ontology: what touches youth first."""
    counted = Counter(domain for one in existing for domain in one.domains)
    return tuple(_counted(ask, counted, sorted(counted, key=lambda domain: domain_order(ask.graph, domain))))


def _counted(ask: Ask, counted: Mapping[str, int], order: Iterable[str]) -> Iterator[Link]:
    for iri in order:
        number = say_in(WORDS, "in kind", ask.lang, count=format_number(counted[iri], ask.lang))
        yield Link(ask.graph.label(iri, ask.lang), ask.to("arrangements", ns.local_name(iri)), number)


def _letters(ask: Ask, found: list[Arrangement], *, with_kind: bool) -> tuple[tuple[str, Report], ...]:
    """The arrangements by letter, with the columns that tell something of any of them."""
    whole = shown.told_columns(shown.arrangement_section(ask.graph, found, ask.lang))
    columns = tuple(column for column in whole.columns if with_kind or column.id != "kind")
    letters: dict[str, list[Row]] = {}
    for one, row in zip(found, whole.rows, strict=True):
        letters.setdefault(key(ask.graph.label(one.iri, ask.lang))[:1].upper(), []).append(row)
    return tuple(
        (letter, Report(whole.title, (), (whole._replace(columns=columns, rows=tuple(rows)),), lang=ask.lang))
        for letter, rows in letters.items()
    )


def _fields(ask: Ask, asked: _Asked, every: list[Arrangement]) -> tuple[Field, ...]:
    say = partial(say_in, WORDS, lang=ask.lang)
    domains = {domain for one in every for domain in one.domains}

    def named(iri: str) -> str:
        return key(ask.graph.label(iri, ask.lang))

    return (
        _field(ask, "kind", say("kind"), sorted({one.kind for one in every}, key=named), asked.kind),
        _field(
            ask, "domain", say("domain"),
            sorted(domains, key=lambda domain: domain_order(ask.graph, domain)), asked.domain,
        ),
        _field(
            ask, "division", say("division"),
            sorted({one.division for one in every if one.division}, key=named), asked.division,
        ),
        Field("ended", say("ended"), (), "1" if asked.ended else ""),
    )  # fmt: skip


def _field(ask: Ask, name: str, label: str, iris: list[str], chosen: str) -> Field:
    options = [(ns.local_name(iri), ask.graph.label(iri, ask.lang)) for iri in iris]
    any_ = ("", say_in(WORDS, "any", ask.lang))
    return Field(name, label, (any_, *options), ns.local_name(chosen) if chosen else "")
