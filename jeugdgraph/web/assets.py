"""Scripts, styles and the icon that pages refer to: a fixed set of names, so that no path leads elsewhere."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

from jeugdgraph.pictures import palette

_MEDIA = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}


@cache
def asset(name: str) -> tuple[str, bytes] | None:
    """Media type and content of a file of the folder `static`; None for a name that is not one."""
    make = assets().get(name)
    return (_MEDIA[name.rsplit(".", 1)[-1]], make().encode()) if make else None


@cache
def assets() -> Mapping[str, Callable[[], str]]:
    """What makes each file, by name."""
    return {"site.css": _style, "site.js": lambda: _file("site.js"), "icon.svg": lambda: _file("icon.svg")}


def _style() -> str:
    return palette.variables() + _file("site.css")


def _file(name: str) -> str:
    return files("jeugdgraph.web").joinpath("static", name).read_text(encoding="utf-8")
