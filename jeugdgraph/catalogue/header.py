"""The header of a query file: what it asks, its parameters, its columns.

A header is YAML after ``#+``, in the manner of grlc, so that a query file is a document of its own.
Parameters that a header does not mention are read from the variables: ``?_date_xsd_date`` is a date,
``?_municipality_iri`` a municipality.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from typing import Literal, get_args

from jeugdgraph import catalogue, paths
from jeugdgraph.dates import Language
from jeugdgraph.errors import StoreProblem, UnknownName, UsageProblem, quote

Type = Literal[
    "municipality", "arrangement", "organisation", "division", "source", "thing",
    "concept", "class", "property", "date", "integer", "text", "language",
]  # fmt: skip
"""What a parameter stands for. Those up to `property` are bound as IRIs."""
Texts = Mapping[Language, str]

_MARK = "#+"
_HEADER_LIMIT = 20_000
"""Characters of a header; a longer one is none of ours."""
_SUFFIXES: dict[str, Type] = {"_xsd_date": "date", "_xsd_integer": "integer", "_integer": "integer"}
_IRI = "_iri"
_LITERALS = ("text", "language")
_SCHEME = re.compile(r"[a-z-]*")
_KEYS = frozenset(("type", "scheme", "optional", "default", "values", "nl", "en"))
_SAME_AS: dict[str, Type] = {"other": "municipality", "member": "thing", "other_division": "division"}
"""Names of parameters whose type has another name."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query asks for.

    `variable` is its name in the query without the question mark. `scheme` is the scheme of a concept.
    An optional parameter without a value stays a variable, which anything matches.
    """

    name: str
    variable: str
    type: Type
    scheme: str = ""
    optional: bool = False
    default: str | None = None
    values: tuple[str, ...] = ()
    label: Texts = field(default_factory=dict)

    @property
    def required(self) -> bool:
        """Whether somebody has to give a value: a date and a language have a default of their own."""
        return not self.optional and self.default is None and self.type not in ("date", "language")


@dataclass(frozen=True, slots=True)
class StoredQuery:
    """A query with what its header says. Texts are by language; what the header lacks is empty."""

    name: str
    text: str
    summary: Texts
    question: Texts
    description: Texts
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    example: Mapping[str, str]
    columns: Mapping[str, Texts]
    level: str = ""
    problem: Texts = field(default_factory=dict)
    repair: Texts = field(default_factory=dict)
    stored: bool = False
    """Whether it is one of ours; another's query is checked before it runs."""

    @property
    def internal(self) -> bool:
        """Whether it serves a command rather than people."""
        return "internal" in self.tags

    @property
    def gives_graph(self) -> bool:
        """Whether its form is CONSTRUCT or DESCRIBE."""
        return re.search(r"^\s*(?:CONSTRUCT|DESCRIBE)\b", without_header(self.text), re.M) is not None

    def parameter(self, name: str) -> Parameter:
        """Parameter by name; UnknownName with the names that there are."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        known = [parameter.name for parameter in self.parameters]
        raise UnknownName("parameter", name, get_close_matches(name[:50], known, n=1) or known)


def read(name: str) -> StoredQuery:
    """A stored query by its name, ``membership/of_member``; UnknownName with near ones when there is none."""
    return _read(_known(name))


def read_all(*, internal: bool = False) -> list[StoredQuery]:
    """Every stored query in order of name; those that serve a command only when asked for."""
    found = [_read(name) for name in catalogue.names()]
    return [query for query in found if internal or not query.internal]


@cache
def topics() -> Mapping[str, Texts]:
    """What each topic is called, in the order in which people meet them. A topic is a folder of queries."""
    path = paths.queries() / "topics.yaml"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as problem:
        raise StoreProblem(f"cannot read {path}: {problem.strerror}") from problem
    found = _loaded(text, path.name)
    return {topic: _both(texts, f"{path.name}: {topic}") for topic, texts in found.items()}


def _known(name: str) -> str:
    """Name of the one query that is meant: whole, or its last part when no other has the same."""
    known = {one.casefold(): one for one in catalogue.names()}
    wanted = name.strip().removesuffix(".rq").casefold().replace("-", "_")
    if wanted in known:
        return known[wanted]
    parts: dict[str, list[str]] = {}
    for folded, one in known.items():
        parts.setdefault(folded.rpartition("/")[2], []).append(one)
    same = parts.get(wanted, [])
    if len(same) == 1:
        return same[0]
    near = [one for part in get_close_matches(wanted[:100], parts, n=3) for one in parts[part]]
    raise UnknownName("query", name, same or get_close_matches(wanted[:100], known, n=3) or near)


@cache
def _read(name: str) -> StoredQuery:
    try:
        return replace(parse(catalogue.text(name), name), stored=True)
    except UsageProblem as problem:  # in our own file it is no mistake of the user
        raise StoreProblem(str(problem)) from problem


def parse(text: str, name: str) -> StoredQuery:
    """A query file's text with its header; UsageProblem with the place when the header is no good."""
    entries = _entries(text, name)
    return StoredQuery(
        name,
        text,
        summary=_texts(entries, "summary"),
        question=_texts(entries, "question"),
        description=_texts(entries, "description"),
        tags=tuple(_listed(entries, "tags", name)),
        parameters=_parameters(text, _mapped(entries, "parameters", name), name),
        example={key: _plain(value) for key, value in _mapped(entries, "example", name).items()},
        columns={
            key: _both(value, f"{name}: columns: {key}")
            for key, value in _mapped(entries, "columns", name).items()
        },
        level=_plain(entries.get("level", "")),
        problem=_texts(entries, "problem"),
        repair=_texts(entries, "repair"),
    )


def without_header(text: str) -> str:
    """The text of a query without its header."""
    return "\n".join(line for line in text.splitlines() if not line.startswith(_MARK))


def _entries(text: str, name: str) -> Mapping[str, object]:
    """What stands in the header, as YAML has it."""
    lines = [line[len(_MARK) + 1 :] for line in text.splitlines() if line.startswith(_MARK)]
    header = "\n".join(lines)
    if not header:
        return {}
    if len(header) > _HEADER_LIMIT:
        raise UsageProblem(f"{name}: the header is longer than {_HEADER_LIMIT} characters.")
    return _loaded(header, f"{name}: header")


def _loaded(text: str, where: str) -> Mapping[str, object]:
    """What YAML has; UsageProblem when it is none, or no mapping."""
    import yaml

    try:
        found = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except Exception as problem:  # what makes values of YAML raises whatever it meets
        mark = getattr(problem, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark else ""
        raise UsageProblem(f"{where} is no YAML{place}: {_reason(problem)}.") from problem
    return _mapping(found, where)


def _reason(problem: Exception) -> str:
    return getattr(problem, "problem", None) or type(problem).__name__


def _parameters(text: str, declared: Mapping[str, object], name: str) -> tuple[Parameter, ...]:
    """The parameters of a query in the order of its header, those it does not mention last."""
    used = {_name(variable): variable for variable in catalogue.variables(text) if variable.startswith("_")}
    for unused in declared.keys() - used.keys():
        raise UsageProblem(f"{name}: parameters: {unused}: the query has no such variable.")
    found = [
        _parameter(
            parameter, used[parameter], _mapping(entry or {}, f"{name}: parameters: {parameter}"), name
        )
        for parameter, entry in declared.items()
    ]
    rest = [parameter for parameter in used if parameter not in declared]
    return (*found, *(_undeclared(parameter, used[parameter]) for parameter in rest))


def _parameter(name: str, variable: str, entry: Mapping[str, object], where: str) -> Parameter:
    place = f"{where}: parameters: {name}"
    for key in entry.keys() - _KEYS:
        raise UsageProblem(f"{place}: {key} is none of {', '.join(sorted(_KEYS))}.")
    wanted = _plain(entry.get("type", type_of(variable)))
    type_ = next((one for one in get_args(Type) if one == wanted), None)
    if type_ is None:
        raise UsageProblem(f"{place}: type {wanted!r} is none of {', '.join(get_args(Type))}.")
    if suffix_of(type_) != variable.removeprefix(f"_{name}"):
        raise UsageProblem(f"{place}: a {type_} belongs in the variable ?_{name}{suffix_of(type_)}.")
    scheme = _plain(entry.get("scheme", ""))
    if not _SCHEME.fullmatch(scheme):
        raise UsageProblem(f"{place}: scheme {quote(scheme)} is no name of a scheme, such as domain.")
    default = entry.get("default")
    return Parameter(
        name,
        variable,
        type_,
        scheme=scheme,
        optional=entry.get("optional") is True,
        default=None if default is None else _plain(default),
        values=tuple(_listed(entry, "values", place)),
        label=_both(entry, place),
    )


def suffix_of(type_: Type) -> str:
    """Suffix of the variables of a type."""
    if type_ in ("date", "integer"):
        return f"_xsd_{type_}"
    return "" if type_ in _LITERALS else _IRI


def _undeclared(name: str, variable: str) -> Parameter:
    """A parameter of which only the variable is known; without a value it stays one."""
    type_ = type_of(variable)
    return Parameter(name, variable, type_, optional=type_ not in ("date", "language"))


def type_of(variable: str) -> Type:
    """Type of a parameter by its variable: its suffix, and for an IRI its name."""
    for suffix, type_ in _SUFFIXES.items():
        if variable.endswith(suffix):
            return type_
    name = _name(variable)
    if not variable.endswith(_IRI):
        return "language" if name == "lang" else "text"
    types: tuple[Type, ...] = get_args(Type)
    same = next((one for one in types if one == name and suffix_of(one) == _IRI), None)
    return same or _SAME_AS.get(name, "thing")


def _name(variable: str) -> str:
    """Name of a parameter: the variable without its underscore and its suffix."""
    for suffix in (*_SUFFIXES, _IRI):
        if variable.endswith(suffix):
            return variable[1 : -len(suffix)]
    return variable[1:]


def _texts(entries: Mapping[str, object], key: str) -> Texts:
    """A text in English under its key and in Dutch under the key with ``_nl``; one stands in for the other."""
    english, dutch = _plain(entries.get(key, "")).strip(), _plain(entries.get(f"{key}_nl", "")).strip()
    return {"nl": dutch or english, "en": english or dutch}


def _both(entry: object, where: str) -> Texts:
    """Texts under ``nl`` and ``en``."""
    found = _mapping(entry, where)
    languages: tuple[Language, ...] = get_args(Language)
    return {lang: _plain(found[lang]) for lang in languages if lang in found}


def _mapped(entries: Mapping[str, object], key: str, name: str) -> Mapping[str, object]:
    return _mapping(entries.get(key) or {}, f"{name}: {key}")


def _mapping(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise UsageProblem(f"{where}: expected names with values.")
    return value


def _listed(entries: Mapping[str, object], key: str, where: str) -> list[str]:
    value = entries.get(key) or []
    if not isinstance(value, list):
        raise UsageProblem(f"{where}: {key}: expected a list.")
    return [_plain(one) for one in value]


def _plain(value: object) -> str:
    """A scalar as text; YAML makes true of an unquoted yes, which no header of ours holds."""
    return value if isinstance(value, str) else str(value)
