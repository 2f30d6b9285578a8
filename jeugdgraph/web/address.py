"""Where pages are: as a server has them, and as files that lie beside each other."""

import re
from collections.abc import Container
from hashlib import sha256
from pathlib import PurePosixPath
from typing import NamedTuple, Protocol
from urllib.parse import quote, urlencode

from jeugdgraph.dates import Language
from jeugdgraph.web.formats import MEDIA, RDF
from jeugdgraph.web.request import Values

STATIC = "static"
"""Folder of scripts and styles."""
_DATA = "data"
"""Folder of what the static site holds once for all languages."""
_START = "index"
"""Name of the start in files, and where it is taken along."""
_PLAIN = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9._-]{0,118}[A-Za-z0-9_-])?")
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices."""


class Address(NamedTuple):
    """A page in a language: ``("municipality", "GM0281")``, what it was asked, and the form it is wanted in.

    The start has no path. An empty format is the page itself.
    """

    lang: Language
    path: tuple[str, ...] = ()
    values: Values = ()
    format: str = ""


class Links(Protocol):
    """How addresses are written where the site stands."""

    def to(self, address: Address) -> str:
        """The address as a link; empty where the site has no such page."""

    def file(self, name: str) -> str:
        """A file of the folder `static` as a link."""

    def data(self, path: str) -> str:
        """What lies outside the pages, such as ``sparql`` or ``id/arrangement/g7``; empty where it is not there."""


class Served:
    """Links of a server: absolute paths, below the place where the site stands."""

    def __init__(self, root: str = "", version: str = "") -> None:
        self._root = root.rstrip("/")
        self._version = version

    def to(self, address: Address) -> str:
        """See `Links`."""
        parts = address.path or ((_START,) if address.format else ())
        path = "/".join(quote(part, safe="", errors="replace") for part in parts)
        ending = f".{address.format}" if address.format else ""
        asked = f"?{urlencode(address.values, errors='replace')}" if address.values else ""
        return f"{self._root}/{address.lang}/{path}{ending}{asked}"

    def file(self, name: str) -> str:
        """See `Links`. The version of the program is in it, so that a browser keeps no old file."""
        return f"{self._root}/{STATIC}/{name}?{self._version}"

    def data(self, path: str) -> str:
        """See `Links`."""
        return f"{self._root}/{quote(path)}"


class Filed:
    """Links between files: relative, so that they work from a folder, a memory stick or any server.

    `files` are the names of all files that the site will have, `here` the file in which the links stand.
    """

    def __init__(self, files: Container[str], here: str) -> None:
        self._files = files
        self._here = here

    def to(self, address: Address) -> str:
        """See `Links`. What a page was asked cannot stand in the name of a file, so then there is no link."""
        return "" if address.values else self._near(file_name(address))

    def file(self, name: str) -> str:
        """See `Links`."""
        return self._relative(f"{STATIC}/{name}")

    def data(self, path: str) -> str:
        """See `Links`."""
        return self._near(path)

    def _near(self, name: str) -> str:
        return self._relative(name) if name in self._files else ""

    def _relative(self, name: str) -> str:
        up = "../" * (len(PurePosixPath(self._here).parts) - 1)
        return up + quote(name)


def file_name(address: Address) -> str:
    """Name of the file that holds a page: ``nl/municipality/GM0281.html``.

    Statements (RDF) are the same in every language and are there once: ``data/municipality/GM0281.ttl``.
    """
    start = _DATA if address.format in RDF else address.lang
    path = "/".join((start, *map(_part, address.path or (_START,))))
    return f"{path}.{address.format or 'html'}"


def _part(name: str) -> str:
    """A part of a path as every file system takes it: as it is, or shortened and with a digest of the whole."""
    if _PLAIN.fullmatch(name) and not _DEVICE.match(name):
        return name
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", name)[:60].strip("-")
    return f"{plain}-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:12]}".lstrip("-")


def parse(path: str, values: Values) -> Address | None:
    """The address of a decoded path, ``/nl/municipality/GM0281.csv``; None when it is none of a page."""
    lang, _, rest = path.removeprefix("/").partition("/")
    if lang not in ("nl", "en"):
        return None
    parts = tuple(rest.split("/")) if rest else ()
    if any(part in ("", ".", "..") for part in parts):
        return None
    format_ = ""
    if parts:
        name, dot, ending = parts[-1].rpartition(".")
        if dot and name and ending in MEDIA:
            parts, format_ = (*parts[:-1], name), ending
            parts = () if parts == (_START,) else parts
    return Address("nl" if lang == "nl" else "en", parts, values, format_)
