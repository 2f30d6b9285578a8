"""Steps of a scenario as an address has them: short, readable, and safe to be changed by hand.

Each value ``step`` of an address is one step; fields stand between ``~``, several ids between ``+``::

    move~GM0281+GM0214~REGION[~from=REGION]           municipalities go to a region
    join~REGION+REGION~NAME                           regions become one, called NAME
    split~REGION~NAME:GM0281+GM0214~NAME:GM0668…      a region is divided into parts
    merge~GM0281+GM0214~NAME[~follow=largest|parts][~in=DIVISION:REGION…]
                                                      municipalities become one, in every division

The first three end in ``~@DIVISION`` where it is not the youth regions. For an id a name may stand, as on the command line.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, get_args

from jeugdgraph.analysis.ids import YOUTH_REGIONS
from jeugdgraph.analysis.scenario.draft import Draft, Kind
from jeugdgraph.errors import UsageProblem, one_of, quote

Verb = Literal["move", "join", "split", "merge"]
VERBS: tuple[Verb, ...] = get_args(Verb)
MOST_STEPS = 20
MOST_CHARACTERS = 3000
"""Characters of one step."""
MOST_TOGETHER = 8000
"""Characters of all steps: an address that is longer gets lost on its way."""
_KINDS: Mapping[str, Kind] = {
    "move": "move", "join": "merge-regions", "split": "split-region", "merge": "merge",
}  # fmt: skip
_BETWEEN, _AND, _IN, _OF = "~", "+", "@", ":"


def draft(text: str, number: int) -> Draft:
    """The step that a text stands for; names are not looked up. UsageProblem for a text that is none."""
    if len(text) > MOST_CHARACTERS:
        raise UsageProblem(f"step {number} has {len(text)} characters; expected {MOST_CHARACTERS} at most.")
    verb, *fields = (field.strip() for field in text.split(_BETWEEN))
    if verb not in VERBS:
        raise UsageProblem(f"step {number} {quote(text)}; expected {one_of(VERBS)} first.")
    division = [field[1:] for field in fields if field.startswith(_IN)]
    rest = [field for field in fields if not field.startswith(_IN)]
    names, tables = _READERS[verb](rest, number)
    if division and verb != "merge":
        names["division"] = (division[0],)
    kept = {key: found for key, found in names.items() if any(found)}
    return Draft(_KINDS[verb], number, str(number), kept, tables)


def text(verb: str, *fields: str, division: str = "") -> str:
    """A step as text; what is empty is left out, and what would be taken for a mark is a space."""
    told = [field for field in fields if field]
    if division and division != YOUTH_REGIONS and verb != "merge":
        told.append(f"{_IN}{division}")
    return _BETWEEN.join((verb, *told))


def several(ids: Iterable[str]) -> str:
    """Ids as one field."""
    return _AND.join(dict.fromkeys(id_ for id_ in ids if id_))


def part(name: str, ids: Iterable[str]) -> str:
    """A part of a region that is split, as a field."""
    return f"{name}{_OF}{several(ids)}"


def named(name: str) -> str:
    """A name that somebody typed, without the marks that end a field."""
    return " ".join(name.replace(_BETWEEN, " ").split()).lstrip(_IN)


Read = tuple[dict[str, tuple[str, ...]], dict[str, dict[str, tuple[str, ...]]]]
"""Names and tables of a step by key, as `scenario.draft.KEYS` has them."""


def _move(fields: list[str], number: int) -> Read:
    plain, options = _options(fields, number, ("from",))
    municipalities, region = _exactly(plain, number, "municipalities", "region")
    return {"move": _ids(municipalities), "to": (region,), "from": options.get("from", ())}, {}


def _join(fields: list[str], number: int) -> Read:
    regions, into = _exactly(fields, number, "regions", "name")
    return {"merge-regions": _ids(regions), "into": (into,)}, {}


def _split(fields: list[str], number: int) -> Read:
    if len(fields) < 3 or not all(_OF in field for field in fields[1:]):
        raise UsageProblem(f"step {number}: expected split~REGION~NAME:MUNICIPALITIES~NAME:MUNICIPALITIES.")
    parts: dict[str, tuple[str, ...]] = {}
    for field in fields[1:]:
        name, _, ids = field.rpartition(_OF)
        if name in parts:
            raise UsageProblem(f"step {number}: two parts are called {quote(name)}.")
        parts[name] = _ids(ids)
    return {"split-region": (fields[0],)}, {"parts": parts}


def _merge(fields: list[str], number: int) -> Read:
    plain, options = _options(fields, number, ("follow", "in"))
    municipalities, into = _exactly(plain, number, "municipalities", "name")
    regions: dict[str, tuple[str, ...]] = {}
    for told in options.get("in", ()):
        division, of, region = told.partition(_OF)
        if not of or not division or not region:
            raise UsageProblem(f"step {number}: in={quote(told)}; expected DIVISION:REGION.")
        regions[division] = (region,)
    tables = {"regions": regions} if regions else {}
    return {"merge": _ids(municipalities), "into": (into,), "follow": options.get("follow", ())[:1]}, tables


_READERS: Mapping[str, Callable[[list[str], int], Read]] = {
    "move": _move, "join": _join, "split": _split, "merge": _merge,
}  # fmt: skip


def _options(
    fields: list[str], number: int, known: tuple[str, ...]
) -> tuple[list[str], dict[str, tuple[str, ...]]]:
    """Fields without a key, and values of those with one: ``follow=largest``."""
    plain: list[str] = []
    found: dict[str, tuple[str, ...]] = {}
    for field in fields:
        key, equals, value = field.partition("=")
        if equals and key in known:
            found[key] = (*found.get(key, ()), value)
        else:
            plain.append(field)
    return plain, found


def _exactly(fields: list[str], number: int, first: str, second: str) -> tuple[str, str]:
    if len(fields) != 2 or not all(fields):
        raise UsageProblem(f"step {number}: expected {first} and a {second}, and nothing more.")
    return fields[0], fields[1]


def _ids(field: str) -> tuple[str, ...]:
    return tuple(found for one in field.split(_AND) if (found := one.strip()))


def verb_of(value: str) -> Verb | None:
    """The verb that a form names."""
    return next((verb for verb in VERBS if verb == value), None)
