"""A document in the form asked for, to a file, a pipe or a terminal."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, TextIO, get_args

from jeugdgraph.errors import UsageProblem, quote
from jeugdgraph.files import format_of, named, pour, pouring
from jeugdgraph.present.document.model import Document
from jeugdgraph.present.output import show_text, write_file
from jeugdgraph.present.terminal import is_terminal

Format = Literal["md", "html", "docx"]
FORMATS: tuple[Format, ...] = get_args(Format)

_EXTENSIONS: Mapping[str, Format] = {
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}


def write(
    document: Document, format_: str | None = None, output: Path | None = None, stream: TextIO | None = None
) -> None:
    """Write a document to `output`, else to `stream` (default: standard output).

    The format is the one named, else what the extension of `output` stands for, else ``md``. UsageProblem
    for a format that is unknown, contradicts the extension or would send a file for Word to a terminal;
    StoreProblem when the destination cannot be written. A file is complete, or as it was before.
    """
    path = named(output)
    chosen = choose_format(format_, path)
    target = stream if stream is not None else sys.stdout
    if path is None and chosen == "docx" and is_terminal(target):
        raise UsageProblem("a document for Word cannot be shown on a terminal. Add --output FILE.docx.")
    content = render(document, chosen)
    if path is not None:
        write_file(path, content)
    else:
        _write_stream(target, content)


def choose_format(format_: str | None, output: Path | None) -> Format:
    """Format that is asked for, or that the extension of the file stands for."""
    known = next((name for name in FORMATS if name == format_), None)
    if format_ is not None and known is None:
        raise UsageProblem(f"unknown format {quote(format_)}; expected {', '.join(FORMATS)}.")
    return format_of(known, output, _EXTENSIONS, "md")


def render(document: Document, format_: Format) -> bytes:
    """Bytes of a document, the same for the same document."""
    return _RENDERERS[format_](document)


def _markdown(document: Document) -> bytes:
    from jeugdgraph.present.document.markdown import render_markdown

    return render_markdown(document).encode()


def _html(document: Document) -> bytes:
    from jeugdgraph.present.document.html import render_html

    return render_html(document).encode()


def _docx(document: Document) -> bytes:
    try:
        from jeugdgraph.present.document.docx import render_docx
    except ImportError as missing:
        message = "a document for Word needs python-docx. Install it with: pip install python-docx"
        raise UsageProblem(message) from missing
    return render_docx(document)


_RENDERERS: Mapping[Format, Callable[[Document], bytes]] = {"md": _markdown, "html": _html, "docx": _docx}


def _write_stream(stream: TextIO, content: bytes) -> None:
    with pouring(stream):
        if is_terminal(stream):
            show_text(stream, content.decode())
        else:
            pour(stream, content)
