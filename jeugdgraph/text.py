"""Plain text: folding names for comparison, identifiers, defusing hostile characters.

Imports nothing but the standard library, so that every other module may use it.
"""

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and an accent.
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"}
)
_APOSTROPHES = re.compile("['`´‘’‛ʼʹ′]")  # noqa: RUF001 - the look-alikes are the point
_NOT_A_WORD = re.compile(r"[\W_]+")
_GENERIC_FIRST = re.compile(r"^(?:(?:gemeente|gem|municipality of|municipality) )+(?=.)")
_GENERIC_LAST = re.compile(r"(?<=.)(?: gemeente)+$")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_ANSI = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor moves
    r"|(?:\x1b[P\]X^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # OSC, DCS, ...
    r"|\x1b[ -/]*[0-~]"  # other escapes
)
_LINE_SPACE = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
# Control (Cc), format such as bidi overrides and zero width (Cf), lone surrogates (Cs).
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})


def fold(text: str) -> str:
    """Text in lower case without accents: ``Súdwest-Fryslân`` becomes ``sudwest-fryslan``."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(char for char in apart if not unicodedata.category(char).startswith("M"))
    return bare.translate(_UNDECOMPOSED)


def normalise(name: str) -> str:
    """Words of a name for comparison: lower case, no accents, marks or the word *gemeente*.

    Apostrophes vanish, every other mark separates words. What stands between brackets stays, as
    words; `without_brackets` leaves it out. The empty text stays empty; applying it twice changes
    nothing.

    Examples
    --------
    >>> normalise("Gemeente  's-Hertogenbosch")
    's hertogenbosch'
    >>> normalise("Bergen (NH.)")
    'bergen nh'
    """
    folded = _APOSTROPHES.sub("", fold(name)).replace("&", " en ")
    words = _NOT_A_WORD.sub(" ", folded).strip()
    return _GENERIC_LAST.sub("", _GENERIC_FIRST.sub("", words))


def without_brackets(name: str) -> str:
    """Name without what stands between brackets: ``Hengelo (O.)`` becomes ``Hengelo``."""
    return " ".join(_IN_BRACKETS.sub(" ", name).split())


def slug(text: str) -> str:
    """Identifier of lower-case ASCII letters and digits joined by hyphens; may be empty.

    Examples
    --------
    >>> slug("Jeugdregio Súdwest-Fryslân (2024)")
    'jeugdregio-sudwest-fryslan-2024'
    """
    plain = _APOSTROPHES.sub("", fold(text)).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def shorten(text: str, limit: int) -> str:
    """Text of at most `limit` characters (1 or more); a shortened text ends in ``…``."""
    return text if len(text) <= limit else text[: max(limit, 1) - 1] + "…"


def clean_for_terminal(text: str) -> str:
    """Text on one line that cannot steer a terminal.

    Line breaks and tabs become one space. Escape sequences, control characters (C0 and C1),
    invisible characters such as bidi overrides, and lone surrogates are taken out.
    """
    if text.isascii() and text.isprintable():
        return text
    flat = _LINE_SPACE.sub(" ", _ANSI.sub("", text))
    return "".join(char for char in flat if unicodedata.category(char) not in _INVISIBLE)


def visible(text: str, limit: int) -> str:
    r"""Text on one line in which strange characters show as escapes, for messages.

    At most `limit` characters of the text are shown; an escape takes more room than what it stands
    for.

    Examples
    --------
    >>> visible("Tiel\x1b[31m", 40)
    'Tiel\\x1b[31m'
    """
    short = shorten(text, limit)
    return "".join(char if char.isprintable() else _escape(char) for char in short)


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def encodable(text: str) -> str:
    """Text that UTF-8 can carry: lone surrogates become the replacement character."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
