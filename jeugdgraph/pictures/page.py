"""A picture as one page of HTML that needs nothing else: script, style and data are inside, and nothing is fetched.

What people wrote goes in as text, never as markup, and the page itself forbids the rest: its Content-Security-Policy
lets in its own script and style by their digests, no connection, and no text turned into markup by a script.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from functools import cache, partial
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from jeugdgraph import __version__
from jeugdgraph.dates import Language, format_day
from jeugdgraph.pictures import palette
from jeugdgraph.pictures.parts import parts_of
from jeugdgraph.pictures.picture import Picture, Table, Text, Value, both, phrase
from jeugdgraph.present.report import safe_link
from jeugdgraph.present.wording.pictures import WORDS
from jeugdgraph.text import clean_for_terminal, encodable, shorten

_SCRIPT_WORD = "page "
"""What keys of phrases begin with that the script of a stage says."""
_word = partial(phrase, WORDS)
_MOST = 1000
"""Characters of a text that the frame of the page shows; its data has all of it."""


def page(picture: Picture, command: str, lang: Language) -> str:
    """The whole page; it opens in `lang`, and shows the other language at the press of a button."""
    parts = parts_of(picture)
    style = palette.variables() + "".join(_static(name) for name in ("page.css", *parts.styles))
    script = _script("".join([parts.library, *(_static(name) for name in ("page.js", *parts.scripts))]))
    rendered = _environment().get_template("template.html").render(
        picture=_cleaned(picture),
        lang=lang,
        day=both(lambda spoken: format_day(picture.on, spoken)),
        drawing=picture.drawing and Text(*(Markup(svg) for svg in picture.drawing)),  # noqa: S704 - our own markup
        command=clean_for_terminal(command),
        version=__version__,
        licence=_word("licence", version=__version__),
        say=_word,
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        data=Markup(_data(picture, command, lang, parts.words)),  # noqa: S704
    )  # fmt: skip
    return encodable(rendered) + "\n"


def as_json(picture: Picture) -> dict[str, Any]:
    """Everything that a picture tells, as plain data: what its script works with, and what a reader can take along."""
    return {
        "stage": picture.stage,
        "name": picture.file_name,
        "title": picture.title.told(),
        "summary": picture.summary.told(),
        "on": picture.on.isoformat(),
        "facts": [[heading.told(), told.told()] for heading, told in picture.facts],
        "notes": [note.told() for note in picture.notes],
        "sources": [{"text": s.text.told(), "link": safe_link(s.link) or ""} for s in picture.sources],
        "tables": [_table(table) for table in picture.tables],
        "scene": picture.scene,
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "id": table.id,
        "caption": table.caption.told(),
        "columns": [
            {"id": column.id, "heading": column.heading.told()}
            | ({} if column.digits is None else {"digits": column.digits})
            for column in table.columns
        ],
        "rows": [[row.key, *map(_cell, row.cells)] for row in table.rows],
    }


def _cell(value: Value) -> object:
    return value.told() if isinstance(value, Text) else value


def _packed(table: dict[str, Any]) -> dict[str, Any]:
    """A table in which what a column says over and over stands once: its cells tell which; `page.js` unpacks it."""
    columns, rows = [], [list(row) for row in table["rows"]]
    for place, column in enumerate(table["columns"], start=1):
        said = {json.dumps(row[place]): row[place] for row in rows}
        if 2 * len(said) < len(rows):
            number = {key: at for at, key in enumerate(said)}
            for row in rows:
                row[place] = number[json.dumps(row[place])]
            column = column | {"of": list(said.values())}
        columns.append(column)
    return table | {"columns": columns, "rows": rows}


def _data(picture: Picture, command: str, lang: Language, words: Mapping[str, tuple[str, str]]) -> str:
    """Data of the page as JSON that no parser of HTML can take for the end of its element."""
    spoken = {
        **WORDS,
        **{k.removeprefix(_SCRIPT_WORD): v for k, v in words.items() if k.startswith(_SCRIPT_WORD)},
    }
    told = as_json(picture) | {"command": command, "lang": lang, "version": __version__, "words": spoken}
    told["tables"] = [_packed(table) for table in told["tables"]]
    text = json.dumps(_clean_all(told), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _policy(style: str, script: str) -> str:
    rules = {
        "default-src": "'none'",
        "script-src": _digest(script),
        "style-src": _digest(style),
        "img-src": "data: blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _script(code: str) -> str:
    return f'(() => {{\n"use strict";\n{code}\n}})();'.replace("</script", "<\\/script")


@cache
def _static(name: str) -> str:
    return files("jeugdgraph.pictures").joinpath("static", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("jeugdgraph.pictures", "."), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True,
    )  # fmt: skip


def _cleaned(picture: Picture) -> dict[str, Any]:
    """What the frame of the page shows of a picture: nothing endless, no characters that would turn the text around."""
    return {
        "stage": picture.stage,
        "on": picture.on,
        "title": _clean_text(picture.title),
        "summary": _clean_text(picture.summary),
        "facts": [(_clean_text(heading), _clean_text(told)) for heading, told in picture.facts],
        "notes": [_clean_text(note) for note in picture.notes],
        "sources": [{"text": _clean_text(s.text), "link": safe_link(s.link)} for s in picture.sources],
    }


def _clean_text(text: Text) -> Text:
    return Text(*(shorten(clean_for_terminal(spoken), _MOST) for spoken in text))


def _clean_all(told: Any) -> Any:
    """Data with every text in it cleaned, whatever it came from."""
    if isinstance(told, str):
        return clean_for_terminal(told)
    if isinstance(told, Mapping):
        return {clean_for_terminal(str(key)): _clean_all(value) for key, value in told.items()}
    if isinstance(told, list | tuple):
        return [_clean_all(value) for value in told]
    return told
