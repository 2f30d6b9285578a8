"""What is known about things far away, fetched for many things at once.

An answer asks for hundreds of small things, one by one: a label, a type, a domain. Beside us that is
the quickest way; far away each would be a journey. But who asks for one thing of a column of results
asks for the others next. So the first question about a thing brings the descriptions of its company
too: all that came in the same column, or as values of the same property. What was fetched is kept as
long as the store is open.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from pyoxigraph import NamedNode, Quad

from jeugdgraph import namespaces as ns

Ask = Callable[[str], list[Quad]]
"""Quads that a SELECT of ?s ?p ?o gives."""

DESCRIBED_AT_ONCE = 128
"""Things described in one question: about 2,000 quads."""
POINTED_AT_ONCE = 64
"""Things of which one question asks what points at them. Fewer: much may point at a thing."""

_VOCABULARY = f"""
PREFIX owl: <{ns.PREFIXES["owl"]}>
PREFIX skos: <{ns.PREFIXES["skos"]}>
SELECT ?s ?p ?o WHERE {{
  {{
    SELECT DISTINCT ?s WHERE {{
      {{ VALUES ?kind {{ owl:Class owl:ObjectProperty owl:DatatypeProperty }} ?s a ?kind }}
      UNION {{ ?s skos:inScheme ?scheme }}
      FILTER (STRSTARTS(STR(?s), "{ns.JG}") || STRSTARTS(STR(?s), "{ns.CONCEPT}"))
    }}
  }}
  ?s ?p ?o
}}
"""


class Ahead:
    """Descriptions of things, and what points at them, remembered and fetched in company."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._company: dict[NamedNode, Sequence[NamedNode]] = {}
        self._about: dict[NamedNode, list[Quad]] = {}
        self._pointing: dict[tuple[NamedNode, NamedNode], list[Quad]] = {}
        self._knows_vocabulary = False

    def meet(self, columns: Iterable[Iterable[object]]) -> None:
        """Note which things came together. A thing keeps the largest company that it was seen in."""
        for column in columns:
            things = list(dict.fromkeys(term for term in column if isinstance(term, NamedNode)))
            for thing in things:
                if len(self._company.get(thing, ())) < len(things):
                    self._company[thing] = things

    def about(self, thing: NamedNode) -> list[Quad]:
        """Every quad of which the thing is the subject."""
        if thing not in self._about and thing.value.startswith((ns.JG, ns.CONCEPT)):
            self._fetch_vocabulary()
        if thing not in self._about:
            wanted = self._with_company(thing, self._about, DESCRIBED_AT_ONCE)
            self._describe(wanted, f"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {_list(wanted)} }} ?s ?p ?o }}")
        return self._about[thing]

    def pointing(self, property_: NamedNode, thing: NamedNode) -> list[Quad]:
        """Every quad with the property of which the thing is the object."""
        if (property_, thing) not in self._pointing:
            known = {object_: True for term, object_ in self._pointing if term == property_}
            wanted = self._with_company(thing, known, POINTED_AT_ONCE)
            found = self._ask(
                f"SELECT ?s ({property_} AS ?p) ?o"
                f" WHERE {{ VALUES ?o {{ {_list(wanted)} }} ?s {property_} ?o }}"
            )
            for one in wanted:
                self._pointing[property_, one] = []
            for quad in found:
                if isinstance(quad.object, NamedNode):
                    self._pointing[property_, quad.object].append(quad)
        return self._pointing[property_, thing]

    def _fetch_vocabulary(self) -> None:
        """The terms and concepts, all at once: every answer asks for a few dozen of them."""
        if not self._knows_vocabulary:
            self._knows_vocabulary = True
            self._describe((), _VOCABULARY)

    def _describe(self, wanted: Iterable[NamedNode], query: str) -> None:
        found: dict[NamedNode, list[Quad]] = {thing: [] for thing in wanted}
        values: dict[NamedNode, list[object]] = defaultdict(list)
        for quad in self._ask(query):
            if isinstance(quad.subject, NamedNode):
                found.setdefault(quad.subject, []).append(quad)
                values[quad.predicate].append(quad.object)
        self._about.update(found)
        self.meet(values.values())

    def _with_company(
        self, thing: NamedNode, known: Mapping[NamedNode, object], most: int
    ) -> list[NamedNode]:
        """The thing and what came with it and is not known yet: first what stood below it, then above."""
        company = self._company.get(thing, (thing,))
        place = company.index(thing)
        ordered = [*company[place:], *company[:place]]
        return [one for one in ordered if one not in known][:most]


def _list(things: Iterable[NamedNode]) -> str:
    return " ".join(str(thing) for thing in things)
