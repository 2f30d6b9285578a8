"""Scripts, styles and the icon that pages refer to: a fixed set of names, so that no path leads elsewhere."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib.resources import files

from jeugdgraph.pictures import palette
from jeugdgraph.pictures.parts import KINDS, Kind

_MEDIA = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}


@cache
def asset(name: str) -> tuple[str, bytes] | None:
    """Media type and content of a file of the folder `static`; None for a name that is not one."""
    make = assets().get(name)
    return (_MEDIA[name.rsplit(".", 1)[-1]], make().encode()) if make else None


@cache
def assets() -> Mapping[str, Callable[[], str]]:
    """What makes each file, by name."""
    return {
        "site.css": _style,
        **{
            name: partial(_file, name)
            for name in ("site.js", "icon.svg", "question.js", "api.js", "sparql.js", "history.js")
        },
        **{f"picture-{kind}.css": partial(_picture_style, kind) for kind in KINDS},
        **{f"picture-{kind}.js": partial(_picture_script, kind) for kind in KINDS},
    }


def _picture_style(kind: Kind) -> str:
    from jeugdgraph.pictures.page import style

    return style(kind, shared=True)


def _picture_script(kind: Kind) -> str:
    from jeugdgraph.pictures.page import script

    return script(kind, shared=True)


def _style() -> str:
    return palette.variables() + _file("site.css")


def _file(name: str) -> str:
    return files("jeugdgraph.web").joinpath("static", name).read_text(encoding="utf-8")
