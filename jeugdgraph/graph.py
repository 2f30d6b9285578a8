"""The graph as the rest of the package sees it: stored questions, labels, names, all read-only."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, QuerySolution, QuerySolutions

from jeugdgraph import catalogue, namespaces, store
from jeugdgraph.dates import Language
from jeugdgraph.errors import StoreProblem
from jeugdgraph.resolve import Name

if TYPE_CHECKING:
    from jeugdgraph.readable import Readable

Row = Mapping[str, str]
"""One row of an answer: IRIs and literals as plain text, by variable; what is unbound is absent."""

_LABELS = ("skos:prefLabel", "rdfs:label", "dct:title")
_FIRST_LABEL = {namespaces.JG: "rdfs:label", namespaces.thing("source", ""): "dct:title"}
"""Where the label of most things with such an address is, to look there first."""
DAMAGE = (OSError, RuntimeError)
"""What the engine raises when it meets damage while it reads."""


class Graph:
    """A store that holds the graph, wherever it is, opened read-only."""

    def __init__(self, opened: "Readable", folder: Path | None = None) -> None:
        self.store = opened
        self.folder = folder
        """Where the store is, for another process to open it too."""

    @classmethod
    def open(cls, base: Path | None = None, progress: store.Progress = lambda step: None) -> "Graph":
        """The up-to-date graph; it is built first when it has to be."""
        opened, folder = store.open_located(base, progress)
        return cls(opened, folder)

    @classmethod
    def if_built(cls, base: Path | None = None) -> "Graph | None":
        """The graph when it is up to date; None when it would have to be built first."""
        found = store.open_if_built(base)
        return found and cls(*found)

    def rows(self, query: str, **values: catalogue.Term | list[NamedNode]) -> list[Row]:
        """Rows of a stored SELECT query, ``membership/of_member``; values by parameter name."""
        bound = catalogue.bind(catalogue.text(query), {f"_{k}": v for k, v in values.items()})
        with _readable():
            found = self.store.query(bound, use_default_graph_as_union=True)
            if not isinstance(found, QuerySolutions):
                raise TypeError(f"{query} is no SELECT query")
            names = [variable.value for variable in found.variables]
            return [_plain(names, solution) for solution in found]

    def matching(
        self, subject: str | None, term: str, value: NamedNode | Literal | None = None
    ) -> list[Quad]:
        """Quads with a subject (an IRI; None for any), a property (a CURIE) and a value."""
        node = None if subject is None else NamedNode(subject)
        try:  # not `_readable`: an answer asks hundreds of times
            return list(self.store.quads_for_pattern(node, _term(term), value, None))
        except DAMAGE as problem:
            raise _unreadable(problem) from problem

    def subjects(self, term: str, value: str) -> list[str]:
        """Things (IRIs) of which a property (a CURIE) has an IRI as its value, sorted."""
        return sorted({_text(quad.subject) for quad in self.matching(None, term, NamedNode(value))})

    def about(self, iri: str) -> list[Quad]:
        """Every quad about a thing."""
        with _readable():
            return list(self.store.quads_for_pattern(NamedNode(iri), None, None, None))

    def values(self, subject: str, term: str) -> list[str]:
        """Objects of a property (a CURIE) as text, sorted. Remembered: the graph does not change."""
        known = self._values.get((subject, term))
        if known is None:
            known = sorted({_text(quad.object) for quad in self.matching(subject, term)})
            self._values[subject, term] = known
        return list(known)

    @cached_property
    def _values(self) -> dict[tuple[str, str], list[str]]:
        return {}

    def label(self, iri: str, lang: Language) -> str:
        """Label of anything in a language; else in any language, else the last part of its IRI."""
        known = self._labels.get((iri, lang))
        if known is None:
            known = self._label(iri, lang)
            self._labels[iri, lang] = known
        return known

    @cached_property
    def _labels(self) -> dict[tuple[str, str], str]:
        return {}

    def _label(self, iri: str, lang: Language) -> str:
        fallback = ""
        for term in _label_terms(iri):
            for quad in self.matching(iri, term):
                found = quad.object
                if isinstance(found, Literal):
                    if found.language == lang:
                        return found.value
                    fallback = fallback or found.value
        return fallback or namespaces.local_name(iri)

    @cached_property
    def names(self) -> Sequence[Row]:
        """Every name of what bears names: rows of ``lookup/names``, asked for once."""
        return self.rows("lookup/names")

    @cached_property
    def conflicts(self) -> Mapping[str, tuple[str, ...]]:
        """Conflicts by the statements that they are about, both as IRIs."""
        found: dict[str, set[str]] = {}
        for term in ("jg:statementA", "jg:statementB"):
            for quad in self.matching(None, term):
                found.setdefault(_text(quad.object), set()).add(_text(quad.subject))
        return {statement: tuple(sorted(conflicts)) for statement, conflicts in found.items()}

    def term(self, curie: str, lang: Language) -> str:
        """Label of a term of the ontology: ``term("jg:observedOn", "nl")``."""
        return self.label(namespaces.iri(curie), lang)

    def concept(self, scheme: str, name: str, lang: Language) -> str:
        """Label of a concept."""
        return self.label(namespaces.concept(scheme, name), lang)


def _label_terms(iri: str) -> tuple[str, ...]:
    """Properties that hold labels, the likeliest first."""
    for start, term in _FIRST_LABEL.items():
        if iri.startswith(start):
            return (term, *(other for other in _LABELS if other != term))
    return _LABELS


class GraphNames:
    """Names of the things of one or more classes in a graph, as `resolve` asks for them."""

    def __init__(self, graph: Graph, *classes: str) -> None:
        self._graph = graph
        self._classes = classes

    def find(self, key: str) -> Iterable[Name]:
        """Names of which `key` is one of the keys."""
        for quad in self._graph.matching(None, "jg:nameKey", Literal(key)):
            iri = _text(quad.subject)
            if self._belongs(iri):
                yield Name(iri, self._graph.label(iri, "nl"), "official")

    def all_names(self) -> Iterable[Name]:
        """Every name that may be shown, and codes."""
        for row in self._graph.names:
            if row["class"] in self._iris:
                yield Name(row["thing"], row["name"], "official")

    @cached_property
    def _iris(self) -> frozenset[str]:
        return frozenset(namespaces.iri(name) for name in self._classes)

    def _belongs(self, iri: str) -> bool:
        return any(kind in self._iris for kind in self._graph.values(iri, "rdf:type"))


@contextmanager
def _readable() -> Iterator[None]:
    """Turn damage that the engine meets while it reads into one line that says what to do."""
    try:
        yield
    except DAMAGE as problem:
        raise _unreadable(problem) from problem


def _unreadable(problem: Exception) -> StoreProblem:
    return StoreProblem(f"the built graph cannot be read: {problem}. Run: jeugdgraph build --force")


@cache
def _term(curie: str) -> NamedNode:
    return NamedNode(namespaces.iri(curie))


def _plain(names: list[str], solution: QuerySolution) -> Row:
    row: dict[str, str] = {}
    for name in names:
        value = solution[name]
        if value is not None:
            row[name] = _text(value)
    return row


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
