"""A picture as a page of HTML: one that needs nothing else, or one of a site, whose pages share scripts and styles.

What people wrote goes in as text, never as markup, and the page itself forbids the rest: its Content-Security-Policy
lets in its own script and style by their digests, or those of its site, no connection, and no text turned into markup
by a script.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from jeugdgraph import __version__
from jeugdgraph.dates import Language, format_day
from jeugdgraph.pictures import palette
from jeugdgraph.pictures.parts import Kind, kind_of, parts
from jeugdgraph.pictures.picture import Picture, Table, Text, Value, both, phrase
from jeugdgraph.present.report import safe_link
from jeugdgraph.present.wording.pictures import WORDS
from jeugdgraph.text import clean_for_terminal, encodable, shorten

_SCRIPT_WORD = "page "
"""What keys of phrases begin with that the script of a stage says."""
_word = partial(phrase, WORDS)
_BOTH = frozenset(("nl", "en"))
"""Keys of a text in both languages, as JSON has it."""
_MOST = 1000
"""Characters of a text that the frame of the page shows; its data has all of it."""


@dataclass(frozen=True)
class Shared:
    """A site of which a page is one: how it refers to the files that its pages share.

    `other` is the page in the other language, if there is one. `pages` tells where the site has its own page about a
    thing: the beginning of an IRI, and the link with ``{}`` in the place of what follows.
    """

    file: Callable[[str], str]
    other: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)


def page(picture: Picture, command: str, lang: Language, shared: Shared | None = None) -> str:
    """The whole page. By itself it opens in `lang`, and shows the other language at the press of a button; as one of
    a site it is in one language, and refers to the files that `style` and `script` make."""
    kind = kind_of(picture)
    style_, script_ = (None, None) if shared else (style(kind), script(kind))
    only = lang if shared else None
    rendered = _environment().get_template("template.html").render(
        picture=_cleaned(picture, only),
        lang=lang,
        day=_in_one(both(lambda spoken: format_day(picture.on, spoken)), only),
        drawing=picture.drawing and Text(*(Markup(svg) for svg in _in_one(picture.drawing, only))),  # noqa: S704 - our own markup
        command=clean_for_terminal(command),
        version=__version__,
        licence=_word("licence", version=__version__),
        say=_word,
        kind=kind,
        shared=shared,
        policy=_policy(style_, script_),
        style=style_ and Markup(style_),  # noqa: S704
        script=script_ and Markup(script_),  # noqa: S704
        data=Markup(_data(picture, command, lang, shared)),  # noqa: S704
    )  # fmt: skip
    return encodable(rendered) + "\n"


def style(kind: Kind, *, shared: bool = False) -> str:
    """Style of pages that show something of a kind; `shared` by the pages of a site."""
    names = ("page.css", *parts(kind).styles, *(("shared.css",) if shared else ()))
    return palette.variables() + "".join(map(_static, names))


def script(kind: Kind, *, shared: bool = False) -> str:
    """Script of pages that show something of a kind; `shared` by the pages of a site."""
    names = ("page.js", *(("shared.js",) if shared else ()), *parts(kind).scripts)
    code = "".join([parts(kind).library, *map(_static, names)])
    return f'(() => {{\n"use strict";\n{code}\n}})();'.replace("</script", "<\\/script")


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


def as_text(picture: Picture) -> str:
    """The same as JSON."""
    return json.dumps(_clean_all(as_json(picture)), ensure_ascii=False, allow_nan=False, indent=1) + "\n"


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


def _data(picture: Picture, command: str, lang: Language, shared: Shared | None = None) -> str:
    """Data of the page as JSON that no parser of HTML can take for the end of its element."""
    words = parts(kind_of(picture)).words
    spoken = {
        **WORDS,
        **{k.removeprefix(_SCRIPT_WORD): v for k, v in words.items() if k.startswith(_SCRIPT_WORD)},
    }
    told = as_json(picture) | {"command": command, "lang": lang, "version": __version__, "words": spoken}
    if shared:
        told["pages"] = shared.pages
    told["tables"] = [_packed(table) for table in told["tables"]]
    text = json.dumps(
        _clean_all(told, lang if shared else None), ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _policy(style_: str | None, script_: str | None) -> str:
    """What the page may do: run its own script and style; those of its site where it has none."""
    rules = {
        "default-src": "'none'",
        "script-src": _digest(script_) if script_ else "'self'",
        "style-src": _digest(style_) if style_ else "'self'",
        "img-src": "data: blob:" if script_ else "'self' data: blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _static(name: str) -> str:
    return files("jeugdgraph.pictures").joinpath("static", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("jeugdgraph.pictures", "."), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True,
    )  # fmt: skip


def _cleaned(picture: Picture, only: Language | None) -> dict[str, Any]:
    """What the frame of the page shows of a picture: nothing endless, no characters that would turn the text around."""
    clean = partial(_clean_text, only=only)
    return {
        "stage": picture.stage,
        "on": picture.on,
        "title": clean(picture.title),
        "summary": clean(picture.summary),
        "facts": [(clean(heading), clean(told)) for heading, told in picture.facts],
        "notes": [clean(note) for note in picture.notes],
        "sources": [{"text": clean(s.text), "link": safe_link(s.link)} for s in picture.sources],
    }


def _clean_text(text: Text, only: Language | None) -> Text:
    return Text(*(shorten(clean_for_terminal(spoken), _MOST) for spoken in _in_one(text, only)))


def _in_one(text: Text, only: Language | None) -> Text:
    """The words of one language in place of both; both when there is no such choice."""
    return Text(text.of(only), text.of(only)) if only else text


def _clean_all(told: Any, only: Language | None = None) -> Any:
    """Data with every text in it cleaned, whatever it came from; of texts in both languages only one, if so chosen."""
    if isinstance(told, str):
        return clean_for_terminal(told)
    if isinstance(told, Mapping):
        if only and told.keys() == _BOTH:
            return clean_for_terminal(str(told[only]))
        return {clean_for_terminal(str(key)): _clean_all(value, only) for key, value in told.items()}
    if isinstance(told, list | tuple):
        return [_clean_all(value, only) for value in told]
    return told
