"""Every path of the API: the one table by which requests are answered, and from which the description is made."""

from collections.abc import Mapping

from jeugdgraph.errors import UnknownName
from jeugdgraph.web.api import analyses, things
from jeugdgraph.web.api.call import VERSION, Json, Route, Value

_START = ("", "api", VERSION)


def _number(name: str, about: str, default: int, most: int) -> Value:
    schema: Mapping[str, Json] = {"type": "integer", "minimum": 0, "maximum": most, "default": default}
    return Value(name, about, schema)


def _one_of(name: str, about: str, known: tuple[str, ...]) -> Value:
    return Value(name, about, {"type": "string", "enum": list(known), "default": known[0]})


_LIST = (
    _number("limit", "Most items in the answer.", things.PAGE, things.MOST),
    _number("offset", "Items to pass over.", 0, 1_000_000),
)
_WEIGHT = _one_of("weight", "What a municipality counts for.", analyses.WEIGHTS)

ROUTES: tuple[Route, ...] = (
    Route("municipalities", "municipalities", "Municipalities on the date", things.municipalities, "List", _LIST,
          {"limit": "3"}),
    Route("municipalities/{code}", "municipality", "A municipality and the arrangements it takes part in",
          things.municipality, "Profile", example={"code": "GM0281"}),
    Route("arrangements", "arrangements", "Arrangements on the date", things.arrangements, "List",
          (*_LIST, Value("kind", "Only of this kind: the name of a class of the ontology, such as YouthRegion."),
           Value("division", "Only regions of this division, such as jeugdregio."),
           _one_of("all", "Also what is planned, or ended, or not verified to exist.", ("false", "true"))),
          {"division": "jeugdregio", "limit": "3"}),
    Route("arrangements/{id}", "arrangement", "An arrangement and its members", things.arrangement, "Profile",
          example={"id": "jeugdregio-rivierenland"}),
    Route("divisions", "divisions", "Divisions of the country into regions", things.divisions, "List", _LIST,
          {"limit": "3"}),
    Route("divisions/{id}", "division", "A division: its regions with their municipalities", things.division,
          "Division", example={"id": "jeugdregio"}),
    Route("evidence/{id}", "evidence", "Where a fact comes from: documents and places in them", things.evidence,
          "Evidence", example={"id": "jeugdregio-rivierenland.gm0281"}),
    Route("search", "search", "What is called something like this", analyses.search, "Hits",
          (Value("q", "Part of a name.", {"type": "string", "minLength": 1}, required=True),
           _number("limit", "Most hits.", analyses.HITS, analyses.MOST_HITS)), {"q": "rivierenland"}),
    Route("compare/{a}/{b}", "compare", "Two divisions over each other, or two arrangements by their members",
          analyses.compare, "Comparison", (_WEIGHT, _one_of(
              "missing", "A municipality with a region in one division only: left out, or a region of its own.",
              analyses.MISSING)), {"a": "jeugdregio", "b": "veiligheidsregio"}),
    Route("mismatches", "mismatches", "Where boundaries in the country do not line up: facts, not faults",
          analyses.mismatches, "Report", (_WEIGHT,)),
    Route("mismatches/{id}", "mismatchesOf", "Where the boundaries around a municipality or arrangement do not line up",
          analyses.mismatches, "Report", (_WEIGHT,), {"id": "GM0281"}),
    Route("history/{id}", "history", "What changed until the date for a municipality, arrangement or division",
          analyses.history, "Report", example={"id": "GM0281"}),
    Route("questions", "questions", "The stored questions and what they ask for", analyses.questions, "Questions"),
    Route("questions/{folder}/{name}", "question", "The answer to a stored question; its parameters are values here",
          analyses.question, "Answer",
          (_number("limit", "Most rows.", analyses.ROWS, analyses.MOST_ROWS),),
          {"folder": "membership", "name": "of_municipality", "municipality": "Tiel"}, free=True),
)  # fmt: skip


def find(path: str) -> tuple[Route, Mapping[str, str]]:
    """The route of a path, with the values that stand in it; UnknownName when there is none."""
    parts = path.split("/")
    if tuple(parts[:3]) == _START:
        for route in ROUTES:
            key = _matched(route.path.split("/"), parts[3:])
            if key is not None:
                return route, key
    raise UnknownName("path", path)


def _matched(wanted: list[str], parts: list[str]) -> Mapping[str, str] | None:
    """Values of the parts in braces; None when the path is another. A last value may hold slashes, as an IRI does."""
    if len(parts) > len(wanted) and wanted[-1] == "{id}":
        parts = [*parts[: len(wanted) - 1], "/".join(parts[len(wanted) - 1 :])]
    if len(parts) != len(wanted):
        return None
    pairs = list(zip(wanted, parts, strict=True))
    if any(not part or (name != part and not name.startswith("{")) for name, part in pairs):
        return None
    return {name[1:-1]: part for name, part in pairs if name.startswith("{")}
