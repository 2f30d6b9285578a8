"""Shapes of the answers, as JSON Schema has them."""

from collections.abc import Mapping

from jeugdgraph.web.api.call import Json

_TEXT: Json = {"type": "string"}
_MAYBE: Json = {"type": ["string", "null"]}
_COUNT: Json = {"type": "integer", "minimum": 0}
_YES_NO: Json = {"type": "boolean"}
_IRI: Json = {"type": "string", "format": "uri"}
_ANY: Json = {"type": ["string", "number", "boolean", "null"]}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _list(of: Json) -> Json:
    return {"type": "array", "items": of}


def _object(properties: Mapping[str, Json], *optional: str, open_: bool = False) -> Json:
    """An object; what is not optional is always there."""
    required = [name for name in properties if name not in optional]
    return {
        "type": "object", "properties": dict(properties), "required": required, "additionalProperties": open_,
    }  # fmt: skip


_THING = {"id": _TEXT, "iri": _IRI, "name": _TEXT}
_REPORT = {"facts": _list(_ref("Fact")), "sections": _list(_ref("Section"))}
_LINKS: Json = {"type": "object", "additionalProperties": _TEXT}

SCHEMAS: Mapping[str, Json] = {
    "Thing": _object(_THING),
    "Fact": _object({"label": _TEXT, "value": _ANY}),
    "Section": _object({
        "id": _TEXT,
        "title": _TEXT,
        "columns": _list(_object({"id": _TEXT, "heading": _TEXT})),
        "rows": _list({"type": "object", "additionalProperties": _ANY}),
        "notes": _list(_TEXT),
    }),
    "Source": _object({
        **_THING, "publisher": _MAYBE, "issued": _MAYBE, "licence": _MAYBE, "url": _MAYBE, "page": _TEXT,
    }),
    "Report": _object({**_THING, **_REPORT}, *_THING),
    "Profile": _object({**_THING, **_REPORT}),
    "Comparison": _object({"a": _ref("Thing"), "b": _ref("Thing"), **_REPORT}),
    "Evidence": _object({
        **_THING, **_REPORT, "passages": _list(_object({"iri": _IRI, "source": _TEXT, "locator": _TEXT})),
    }),
    "Division": _object({
        **_THING,
        "regions": _list(_object({
            **_THING, "municipalities": _list(_object({**_THING, "share": {"type": "number"}})),
        })),
        "without": _list(_ref("Thing")),
    }),
    "List": _object({
        "total": _COUNT,
        "next": _MAYBE,
        "items": _list(_object({**_THING, "links": _LINKS}, open_=True)),
    }),
    "Hits": _object({
        "items": _list(_object({**_THING, "found": _TEXT, "near": _YES_NO, "kinds": _list(_ref("Thing"))})),
    }),
    "Questions": _object({"total": _COUNT, "items": _list(_ref("Question"))}),
    "Question": _object({
        "name": _TEXT, "question": _TEXT, "summary": _TEXT, "description": _TEXT, "tags": _list(_TEXT),
        "gives": {"type": "string", "enum": ["rows", "graph"]},
        "parameters": _list(_object({
            "name": _TEXT, "label": _TEXT, "type": _TEXT, "scheme": _MAYBE, "required": _YES_NO, "default": _MAYBE,
            "values": _list(_TEXT),
        })),
        "example": {"type": "object", "additionalProperties": _TEXT},
        "links": _LINKS,
    }),
    "Answer": _object(
        {"question": _TEXT, "more": _YES_NO, "answer": _YES_NO, "graph": {"type": ["object", "array"]}, **_REPORT},
        "answer", "graph", *_REPORT,
    ),
    "Problem": _object({
        "type": _TEXT, "title": _TEXT, "status": {"type": "integer"}, "detail": _TEXT, "suggestions": _list(_TEXT),
    }),
}  # fmt: skip


def enveloped(data: str) -> Json:
    """An answer with data of a shape."""
    return _object({
        "on": {"type": "string", "format": "date"},
        "lang": {"type": "string", "enum": ["nl", "en"]},
        "title": _TEXT,
        "data": _ref(data),
        "notes": _list(_TEXT),
        "sources": _list(_ref("Source")),
        "licence": _IRI,
        "links": _LINKS,
    })  # fmt: skip
