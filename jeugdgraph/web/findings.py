"""Findings as a page lists them: by kind, with what the kind means, and each with what it rests on."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.mismatch.finding import Finding
from jeugdgraph.present.mismatch.findings import subject_name
from jeugdgraph.present.mismatch.page import Page as Shown
from jeugdgraph.present.mismatch.sections import told as sentence
from jeugdgraph.present.report import Cell
from jeugdgraph.web.choices import say
from jeugdgraph.web.page import Ask

KINDS = {
    "municipality": ("outside", "leaves-out", "neighbours-apart", "neighbours-joined", "split", "congruence"),
    "arrangement": ("cut", "cuts", "leaves-out", "straddles", "stated-count", "same-name", "scope"),
    "country": (
        "regions-cut", "region-cut", "congruence", "neighbours-apart", "neighbours-joined", "split", "border",
    ),
}  # fmt: skip
"""Kinds of finding by what they are about, in the order in which the page tells them."""
ORDERS = {
    "usual": "order usual", "residents": "order residents", "municipalities": "order municipalities",
    "name": "order name",
}  # fmt: skip
"""Orders in which findings can stand, with their phrases; the first is the usual one."""
_PROOFS = 12
"""Statements of a finding that the page lists; a download has all."""


class Proof(NamedTuple):
    """A statement that a finding rests on: in words, its IRI, and the source that bears it out."""

    text: str
    iri: str
    source: str
    source_iri: str


class Item(NamedTuple):
    """A finding: a sentence with what it names, what to know of its age, and what it rests on; `left` more proofs.

    `links` lead to pages that tell more of it.
    """

    sentence: Cell
    aged: str
    proofs: tuple[Proof, ...]
    left: int
    links: tuple[tuple[str, str], ...]


class Group(NamedTuple):
    """Findings of one kind: `total` in all, of which some are `shown`; `every` leads to all of them."""

    id: str
    title: str
    means: str
    total: int
    shown: tuple[Item, ...]
    every: str


def groups(ask: Ask, shown: Shown, order: str) -> Iterator[Group]:
    """What was found by kind; with a day to compare with, what is new and what no longer holds."""
    found = shown.found
    if found.since:
        for change, findings in (("new", found.changes.new), ("vanished", found.changes.vanished)):
            for kind in KINDS[found.about]:
                yield from _group(ask, shown, kind, [f for f in findings if f.kind == kind], order, change)
        return
    for kind in KINDS[found.about]:
        yield from _group(ask, shown, kind, shown.of(kind), order)


def _group(
    ask: Ask, shown: Shown, kind: str, findings: Sequence[Finding], order: str, change: str = ""
) -> Iterator[Group]:
    """The findings of a kind, sorted and cut off as asked; nothing where there are none."""
    if not findings:
        return
    ordered = _sorted(ask, findings, order)
    chosen = ordered[: shown.top] if shown.top else ordered
    title = say(f"kind {kind}", ask.lang)
    yield Group(
        f"{change}-{kind}" if change else kind,
        f"{say(change, ask.lang)}: {title}" if change else title,
        say(f"means {kind}", ask.lang),
        len(findings),
        tuple(_item(ask, shown, finding) for finding in chosen),
        ask.again(top="0", kind=kind) if len(chosen) < len(findings) and ask.live else "",
    )


def _sorted(ask: Ask, findings: Sequence[Finding], order: str) -> Sequence[Finding]:
    if order == "residents":
        return sorted(findings, key=lambda f: -(f.residents or 0))
    if order == "municipalities":
        return sorted(findings, key=lambda f: -len(f.municipalities))
    if order == "name":
        return sorted(findings, key=lambda f: _name(ask, f).casefold())
    return findings


def _name(ask: Ask, finding: Finding) -> str:
    return subject_name(
        ask.graph, finding.subject, ask.lang, division=finding.kind in ("regions-cut", "border")
    )


def _item(ask: Ask, shown: Shown, finding: Finding) -> Item:
    known = {iri: source for source, iri in reversed(shown.proofs(finding))}
    apart = {*finding.municipalities, finding.subject}
    first = sorted(known, key=lambda iri: (_member(shown, iri) not in apart, iri))
    proofs = tuple(_proof(shown, iri, known[iri]) for iri in first[:_PROOFS])
    links = tuple(_links(ask, shown, finding))
    return Item(sentence(shown, finding), shown.aged(finding), proofs, len(first) - len(proofs), links)


def _links(ask: Ask, shown: Shown, finding: Finding) -> Iterator[tuple[str, str]]:
    """Pages that tell more of a finding: its two divisions beside each other, or all that was found about its subject."""
    if finding.kind in ("regions-cut", "border"):
        if len(finding.divisions) == 2 and (link := ask.to("compare", *finding.divisions)):
            yield say("beside each other", ask.lang), link
    elif finding.subject != shown.found.subject and (link := ask.to("mismatches", finding.subject)):
        yield say("all of subject", ask.lang, name=_name(ask, finding)), link


def _member(shown: Shown, iri: str) -> str:
    found = shown.membership(iri)
    return ns.local_name(found[0]) if found else ""


def _proof(shown: Shown, iri: str, source: str) -> Proof:
    """A statement in words: who takes part in what, else its id."""
    graph, lang = shown.graph, shown.lang
    found = shown.membership(iri)
    if found:
        member, arrangement = (graph.label(one, lang) for one in found)
        text = say("membership", lang, member=member, arrangement=arrangement)
    else:
        text = say("other statement", lang, id=ns.local_name(iri))
    return Proof(text, iri, graph.label(source, lang), source)
