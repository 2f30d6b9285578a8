"""What must hold of a command's answer: how it ends, what it says when it fails, and whether its format can be read."""

import csv
import io
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from jeugdgraph.present.terminal import display_width

CODES = (0, 1, 2, 3, 4, 141)
LEAKS = re.compile(
    r"(?<![\w‘“'\"])(None|nan|NaN|True|False|inf|NaT)(?![\w’”'\"])|\{[a-z_]+\}|[^.]\.\.(?![./])|\[\]|<class |object at 0x"
    r"|^[ ]*(?:None|nan)$|(?<!\w)-\d+ (?:gemeenten|municipalities|inwoners|residents)|, ,|\( *\)|,\.|;\.|:\.",
    re.MULTILINE,
)
"""What no answer for people says: values of Python, holes in phrases, marks that a missing word leaves behind."""
SINGULAR = re.compile(
    r"(?<![\w.,:/+\u2212-])1 (?:deelnames|memberships|gemeenten|municipalities|regio's|regions|indelingen|divisions|verbanden"
    r"|arrangements|partners|bronnen|sources|inwoners|residents|paren|pairs|events|lezingen|readings)\b"
)
"""One thing told in the plural."""
FAULT = re.compile(r"(jeugdgraph: )?(whatif [a-z-]+|[^ ]+(:\d+)?|--[a-z]+): |and \d+ more")
"""A line about one fault of a scenario or table, of which all are told at once."""


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    stdout: bytes
    stderr: bytes


def violated(ended: Ended, format_: str, columns: int, file: bytes | None) -> Iterator[str]:
    """What does not hold; `file` is what came to stand in the output file, where one was named."""
    told = ended.stderr.decode("utf-8", "replace")
    if ended.code not in CODES:
        yield f"exit code {ended.code}"
    if ended.code:
        yield from _failed(ended, told)
        return
    if told:
        yield "a remark on standard error"
    if b"Usage: " in ended.stdout[:40]:
        return
    yield from readable(ended.stdout if file is None else file, format_, columns if file is None else 0)


def _failed(ended: Ended, told: str) -> Iterator[str]:
    lines = [line for line in told.split("\n") if line]
    if "Traceback" in told:
        yield "traceback"
    if not lines:
        yield "failed without a word"
    if ended.stdout and ended.code != 141:
        yield "failed with output"
    if told.startswith("Usage: "):
        return
    if len(lines) > 1 and not all(FAULT.match(line) for line in lines):
        yield "more than one line on standard error"
    if not all(line.isprintable() for line in lines):
        yield "strange characters on standard error"
    if max(map(len, lines), default=0) > 1200 or len(lines) > 22:
        yield "a very long message"


def readable(content: bytes, format_: str, columns: int) -> Iterator[str]:
    """What is wrong with an answer in a format."""
    if not content:
        yield f"empty {format_}"
    elif format_ in _READERS:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of the libraries that read
                yield from _READERS[format_](content)
        except (ValueError, KeyError, OSError, SyntaxError, csv.Error) as problem:
            yield f"{format_} cannot be read: {type(problem).__name__}"
    if format_ == "table" and columns:
        wide = [line for line in content.decode().split("\n") if display_width(line) > columns]
        if wide:
            yield "a line wider than the terminal"
    if format_ in ("table", "md", "html"):
        for pattern in (LEAKS, SINGULAR):
            if found := pattern.search(content.decode()):
                yield f"says {found[0]!r}"


def _rows(content: bytes) -> Iterator[str]:
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    yield from _even(rows)


def _tabs(content: bytes) -> Iterator[str]:
    yield from _even([line.split("\t") for line in content.decode().rstrip("\n").split("\n")])


def _even(rows: list[list[str]]) -> Iterator[str]:
    if len({len(row) for row in rows}) != 1:
        yield "rows of different lengths"
    if len(set(rows[0])) != len(rows[0]):
        yield "two columns of one name"
    for row in rows[1:]:
        if {"None", "nan", "inf", "NaN"} & set(row):
            yield "a cell None or nan"
            return


def _json(content: bytes) -> Iterator[str]:
    json.loads(content, parse_constant=_refuse)
    yield from ()


def _refuse(name: str) -> float:
    raise ValueError(name)


def _markdown(content: bytes) -> Iterator[str]:
    from markdown_it import MarkdownIt

    MarkdownIt("commonmark").enable("table").render(content.decode())
    yield from ()


def _workbook(content: bytes) -> Iterator[str]:
    from openpyxl import load_workbook

    if not load_workbook(io.BytesIO(content), read_only=True).sheetnames:
        yield "a workbook without sheets"


def _document(content: bytes) -> Iterator[str]:
    from docx import Document

    found = LEAKS.search("\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs))
    if found and found[0] != ", ,":  # numbers of footnotes are no text
        yield f"says {found[0]!r}"


def _xml(content: bytes) -> Iterator[str]:
    from xml.etree import ElementTree

    ElementTree.fromstring(content)  # noqa: S314 - our own output
    yield from ()


class _Words(HTMLParser):
    """What a reader of a page sees, in both languages."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden = tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def _page(content: bytes) -> Iterator[str]:
    told = "\n".join(_Words(content.decode()).words)
    for pattern in (LEAKS, SINGULAR):
        if found := pattern.search(told):
            yield f"says {found[0]!r}"


def _image(content: bytes) -> Iterator[str]:
    if not content.startswith(b"\x89PNG\r\n"):
        yield "no PNG"


_READERS = {
    "page": _page,
    "svg": _xml,
    "png": _image,
    "csv": _rows,
    "tsv": _tabs,
    "json": _json,
    "md": _markdown,
    "xlsx": _workbook,
    "docx": _document,
    "graphml": _xml,
    "gexf": _xml,
}
