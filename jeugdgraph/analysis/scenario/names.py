"""Names in a scenario → ids: of the graph, and of what earlier steps made."""

from collections.abc import Callable, Iterable
from functools import cached_property

from jeugdgraph import namespaces as ns
from jeugdgraph import naming
from jeugdgraph.analysis.scenario.faults import expected
from jeugdgraph.analysis.scenario.state import State, new_id
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.dates import format_day
from jeugdgraph.errors import AmbiguousName, UnknownName, one_of, quote
from jeugdgraph.graph import Graph, GraphNames
from jeugdgraph.lookup import lifespan
from jeugdgraph.resolve import Name, keys, labelled, resolve, suggest


class Unknown(Exception):
    """A name that stands for nothing, for several things, or for what is not there; the text is a sentence."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.name = name


class Names:
    """Looks names up in a graph, on the date of a situation, and in a state."""

    def __init__(self, graph: Graph, found: Situation) -> None:
        self.graph, self.found = graph, found
        self._municipalities = GraphNames(graph, "jg:Municipality")

    def division(self, text: str, key: str) -> str:
        """Id of a division that has data on the date."""
        try:
            id_ = naming.division(self.graph, text)
        except UnknownName as problem:
            raise Unknown(expected(key, text, "a division", problem.suggestions), text) from problem
        except AmbiguousName as problem:
            raise Unknown(_several(key, text, problem.candidates), text) from problem
        if id_ not in self.found.ids:
            day = format_day(self.found.on, "en")
            raise Unknown(expected(key, text, f"a division with data on {day}; {id_} has none"), text)
        return id_

    def municipality(self, text: str, key: str, state: State) -> str:
        """Code of a municipality that is there on the date, and still there in the state."""
        made = _made(text, state, state.municipalities)
        if made:
            return made
        found = resolve(text, _Here(self._municipalities, lambda: self._living(state)))
        codes = [ns.local_name(name.id) for name in found.names]
        there = [code for code in codes if code in state.municipalities]
        if len(there) == 1:
            return there[0]
        if there:
            raise Unknown(
                _several(key, text, [labelled(code, self.label(code, state)) for code in there]), text
            )
        if codes:
            raise Unknown(self._gone(key, text, codes[0]), text)
        near = [labelled(ns.local_name(one.id), one.text) for one in found.suggestions]
        raise Unknown(expected(key, text, "a municipality", near), text)

    def municipality_or_new(self, text: str, key: str, state: State) -> str:
        """Code of a municipality that is there, or the id of a new one."""
        made = _made(text, state, state.municipalities)
        if made:
            return made
        found = {ns.local_name(name.id) for word in keys(text) for name in self._municipalities.find(word)}
        there = sorted(found & {*state.municipalities})
        if len(there) > 1:
            raise Unknown(
                _several(key, text, [labelled(code, self.label(code, state)) for code in there]), text
            )
        return there[0] if there else self._new(text, key, "municipality")

    def region(self, text: str, key: str, division: str, state: State) -> str:
        """Id of a region of a division as it is in the state."""
        known = state.divisions[division].regions
        matching = self._regions(text, known, state)
        if len(matching) == 1:
            return matching[0]
        if matching:
            raise Unknown(
                _several(key, text, [labelled(one, self.label(one, state)) for one in matching]), text
            )
        names = [Name(region, self.label(region, state), "official") for region in known]
        near = [one.text for one in suggest(text, names)]
        raise Unknown(expected(key, text, f"a region of {self.label(division, state)}", near), text)

    def region_or_new(self, text: str, key: str, division: str, state: State) -> str:
        """Id of a region of a division, now or before the scenario; else the id of a new one."""
        known = tuple(
            dict.fromkeys((*state.divisions[division].regions, *self.found.division(division).regions))
        )
        matching = self._regions(text, known, state)
        if len(matching) > 1:
            raise Unknown(
                _several(key, text, [labelled(one, self.label(one, state)) for one in matching]), text
            )
        return matching[0] if matching else self._new(text, key, "region")

    def label(self, id_: str, state: State) -> str:
        """Name of a municipality, region or division by its id."""
        if id_ in state.names:
            return state.names[id_]
        for iri in (ns.municipality(id_), ns.thing("arrangement", id_), ns.thing("division", id_)):
            label = self.graph.label(iri, "nl")
            if label != ns.local_name(iri):
                return label
        return id_

    def _living(self, state: State) -> list[Name]:
        """Names of the municipalities of the date."""
        codes = self.found.municipalities
        return [Name(ns.municipality(code), self.label(code, state), "official") for code in codes]

    def _regions(self, text: str, known: Iterable[str], state: State) -> list[str]:
        """Regions, of those known, that bear a name: by id, else by the names of the graph and of the scenario."""
        if text in known:
            return [text]
        wanted = {*keys(text)}
        return sorted(
            region
            for region in known
            if wanted & (set(keys(state.names[region])) if region in state.names else self._keys_of(region))
        )

    def _keys_of(self, region: str) -> set[str]:
        found = self._known_keys.get(region)
        if found is None:
            iri = ns.thing("arrangement", region)
            found = self._known_keys[region] = {*self.graph.values(iri, "jg:nameKey")}
        return found

    @cached_property
    def _known_keys(self) -> dict[str, set[str]]:
        return {}

    def _new(self, text: str, key: str, what: str) -> str:
        id_ = new_id(text)
        if not id_ or len(text) > 200:
            raise Unknown(expected(key, text, f"a name for the new {what}, of letters or digits"), text)
        return id_

    def _gone(self, key: str, text: str, code: str) -> str:
        """Why a municipality that exists in the graph is not there."""
        day = format_day(self.found.on, "en")
        if code in self.found.municipalities:
            return expected(key, text, f"a municipality that is left; an earlier step merged {code}")
        first, end = lifespan(self.graph, ns.municipality(code))
        when = f"from {format_day(first, 'en')}" if first and first > self.found.on else ""
        when = when or (f"until {format_day(end, 'en')}" if end else "at another time")
        return expected(key, text, f"a municipality that exists on {day}; {code} existed {when}")


class _Here:
    """Names as the graph finds them; near names only from those that are there."""

    def __init__(self, names: GraphNames, here: Callable[[], list[Name]]) -> None:
        self._names, self._here = names, here

    def find(self, key: str) -> Iterable[Name]:
        return self._names.find(key)

    def all_names(self) -> Iterable[Name]:
        return self._here()


def _made(text: str, state: State, known: Iterable[str]) -> str:
    """Id of a thing, of those known, that a step made under a name; empty when there is none."""
    wanted = {*keys(text)}
    return next(
        (id_ for id_ in known if id_ in state.names and (id_ == text or wanted & {*keys(state.names[id_])})),
        "",
    )


def _several(key: str, text: str, candidates: Iterable[str]) -> str:
    return f"{key}={quote(text)} is ambiguous. Choose {one_of(list(candidates))}."
