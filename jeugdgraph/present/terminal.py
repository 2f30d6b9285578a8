"""Text on a terminal: how wide it is, how to break it into lines, and whether bold is welcome."""

import os
import re
import unicodedata
from typing import TextIO

DEFAULT_WIDTH = 100
"""Columns used when the output is a file or a pipe and COLUMNS is not set."""
NARROWEST, WIDEST = 20, 1000

_BREAK_AFTER = re.compile(r"(?<=[/\-_.,;:?&=|])")


def terminal_width(stream: TextIO | None = None) -> int:
    """Columns to fill: COLUMNS if set, else the terminal's width, else `DEFAULT_WIDTH`.

    Output that does not go to a terminal does not depend on the window it was started from.
    """
    import shutil

    if is_terminal(stream) or os.environ.get("COLUMNS"):
        columns = shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns
    else:
        columns = DEFAULT_WIDTH
    return min(max(columns, NARROWEST), WIDEST)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether the stream is a terminal; a closed or missing stream is none."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def wants_bold(stream: TextIO | None) -> bool:
    """Whether headings may be bold: on a terminal that understands it, unless NO_COLOR is set."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return is_terminal(stream) and not plain


def bold(text: str) -> str:
    """Text in bold, for a terminal."""
    return f"\x1b[1m{text}\x1b[0m" if text else text


def display_width(text: str) -> int:
    """Columns that a text takes: wide East Asian characters 2, combining marks 0, others 1."""
    return len(text) if text.isascii() else sum(_char_width(char) for char in text)


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Text filled with spaces to a display width."""
    space = " " * (width - display_width(text))
    return space + text if right else text + space


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns (2 or more), broken at spaces.

    A word that does not fit is broken, after a mark such as ``/`` if it can be. At least one line.
    """
    if display_width(text) <= width:
        return [text]
    lines = [""]
    for word in text.split():
        for number, piece in enumerate(_pieces(word, width)):
            glue = " " if lines[-1] and not number else ""
            if display_width(lines[-1]) + len(glue) + display_width(piece) <= width:
                lines[-1] += glue + piece
            else:
                lines.append(piece)
    return lines if lines[0] or len(lines) == 1 else lines[1:]


def longest_word(text: str) -> int:
    """Display width of the widest word."""
    return max((display_width(word) for word in text.split()), default=0)


def _pieces(word: str, width: int) -> list[str]:
    """The word, or the parts it can be broken into, each at most `width` columns."""
    if display_width(word) <= width:
        return [word]
    parts = [part for part in _BREAK_AFTER.split(word) if part]
    return [piece for part in parts for piece in _chop(part, width)]


def _chop(part: str, width: int) -> list[str]:
    pieces, used = [""], 0
    for char in part:
        size = _char_width(char)
        if used + size > width:
            pieces.append("")
            used = 0
        pieces[-1] += char
        used += size
    return pieces


def _char_width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
