"""The description of the API as OpenAPI 3.1 has it, made from the table of routes."""

from collections.abc import Iterable

from jeugdgraph import __version__
from jeugdgraph.web.api.call import LANG, ON, VERSION, Json, Route, Value
from jeugdgraph.web.api.envelope import LICENCE
from jeugdgraph.web.api.schemas import SCHEMAS, enveloped

_ABOUT = (
    "Who arranges youth care with whom in the Netherlands, since when, and who says so. Every answer names its reference"
    " date (on), its sources and its licence. Things have an id, and an IRI that can be opened in a browser or read as"
    " RDF. Facts are described, not judged."
)
_PROBLEMS = {
    "400": "A value cannot be understood.",
    "404": "There is no such thing; near names are suggested.",
    "503": "The answer takes more than it may, or the graph cannot be read.",
}


def document(routes: Iterable[Route], root: str = "") -> dict[str, Json]:
    """The description of the API of a site whose place is `root`."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "jeugdgraph",
            "version": __version__,
            "summary": "Governance and cooperation arrangements in Dutch youth care",
            "description": _ABOUT,
            "license": {"name": "CC BY 4.0 (data)", "url": LICENCE},
        },
        "servers": [{"url": f"{root}/api/{VERSION}"}],
        "paths": {f"/{route.path}": {"get": _operation(route)} for route in routes},
        "components": {"schemas": SCHEMAS, "responses": _problems()},
    }


def _operation(route: Route) -> dict[str, Json]:
    parameters = [_in_path(route, name) for name in route.parts]
    parameters += [_asked(route, value) for value in (*route.values, ON, LANG)]
    if route.free:
        parameters.append(_free(route))
    return {
        "operationId": route.name,
        "summary": route.summary,
        "parameters": parameters,
        "responses": {
            "200": {
                "description": route.summary,
                "content": {"application/json": {"schema": enveloped(route.data)}},
            },
            **{status: {"$ref": f"#/components/responses/Problem{status}"} for status in _PROBLEMS},
        },
    }


def _in_path(route: Route, name: str) -> dict[str, Json]:
    return {
        "name": name, "in": "path", "required": True, "schema": {"type": "string"}, "example": route.example[name],
        "description": _NAMED[name],
    }  # fmt: skip


_NAMED = {
    "code": "Code or name of a municipality.",
    "id": "Id or name; for evidence also an IRI.",
    "a": "Id or name of a division or arrangement.",
    "b": "Id or name of another of the same kind.",
    "folder": "Topic of the question.",
    "name": "Name of the question within its topic.",
}


def _asked(route: Route, value: Value) -> dict[str, Json]:
    told: dict[str, Json] = {
        "name": value.name, "in": "query", "description": value.about, "schema": dict(value.schema),
    }  # fmt: skip
    if value.required:
        told["required"] = True
    if value.name in route.example:
        found = route.example[value.name]
        told["example"] = int(found) if value.schema.get("type") == "integer" else found
    return told


def _free(route: Route) -> dict[str, Json]:
    """The parameters of a question: which there are, the list of questions tells."""
    known = {*route.parts, *(value.name for value in route.values)}
    return {
        "name": "parameters", "in": "query", "style": "form", "explode": True,
        "description": "Parameters of the question, as the list of questions names them.",
        "schema": {"type": "object", "additionalProperties": {"type": "string"}},
        "example": {name: value for name, value in route.example.items() if name not in known},
    }  # fmt: skip


def _problems() -> dict[str, Json]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        f"Problem{status}": {"description": about, "content": content} for status, about in _PROBLEMS.items()
    }
