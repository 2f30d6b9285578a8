"""What is asked of the explorer and what it answers, whoever carries it: a server or the writer of the static site."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

Values = tuple[tuple[str, str], ...]
"""Names and values of a query string or form, decoded, in order; a name may come more than once."""


class Request(NamedTuple):
    """A question to the explorer.

    `path` is decoded and begins with a slash, below the place where the site stands; `root` is that place, such as
    ``/jeugdgraph`` behind a reverse proxy, or nothing. `today` is the reference date where none is named. `accept` and
    `languages` are the headers Accept and Accept-Language.
    """

    path: str
    today: date
    values: Values = ()
    root: str = ""
    accept: str = ""
    languages: str = ""


class Response(NamedTuple):
    """An answer, whole. `headers` come beside the content type; `kept` tells whether the same question may get the
    same answer again as long as graph and day are the same."""

    status: int
    media: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()
    kept: bool = True


def first(values: Values, name: str) -> str:
    """First value with a name; empty when there is none."""
    return next((value for key, value in values if key == name), "")


def prefers(header: str, offered: Sequence[str]) -> str:
    """The one of `offered` that a header such as Accept likes most, the first of equals; empty when it likes none.

    An empty header likes all. A range such as ``text/*`` or ``nl`` for ``nl-BE`` counts for what it covers; the most
    exact range decides (RFC 9110, section 12.5).
    """
    if not header.strip():
        return offered[0]
    ranges = [_range(part) for part in header.split(",") if part.strip()]
    weights = [(_weight(one, ranges), -place, one) for place, one in enumerate(offered)]
    best = max(weights)
    return best[2] if best[0] > 0 else ""


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
    try:
        return name, min(max(float(quality), 0.0), 1.0)
    except ValueError:
        return name, 0.0


def _weight(offered: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Quality of the most exact range that covers what is offered; 0 when none does."""
    covering = [(exact, quality) for name, quality in ranges if (exact := _exactness(offered.lower(), name))]
    return max(covering)[1] if covering else 0.0


def _exactness(offered: str, range_: str) -> int:
    """How exactly a range names what is offered: 3 by name, 2 by its first part, 1 by a star, 0 not at all."""
    if range_ == offered:
        return 3
    if range_.endswith("/*") and offered.startswith(range_[:-1]):
        return 2
    if "/" not in offered and range_.split("-")[0] == offered:
        return 2
    return 1 if range_ in ("*", "*/*") else 0
