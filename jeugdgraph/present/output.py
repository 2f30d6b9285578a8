"""A report in the form asked for, to a terminal, a pipe or a file."""

import sys
from pathlib import Path
from typing import Literal, TextIO, get_args

from jeugdgraph.errors import UsageProblem, quote
from jeugdgraph.files import format_of, named, pour, pouring, replacing
from jeugdgraph.present.report import Report
from jeugdgraph.present.terminal import is_terminal, terminal_width, wants_bold
from jeugdgraph.text import clean_for_terminal, encodable

Format = Literal["table", "csv", "tsv", "json", "md", "xlsx"]
FORMATS: tuple[Format, ...] = get_args(Format)

_EXTENSIONS: dict[str, Format] = {
    ".txt": "table",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".json": "json",
    ".md": "md",
    ".markdown": "md",
    ".xlsx": "xlsx",
}


def write(
    report: Report,
    format_: str | None = None,
    output: Path | None = None,
    stream: TextIO | None = None,
    *,
    defuse: bool = False,
) -> None:
    """Write a report to `output`, or to `stream` (default: standard output).

    Parameters
    ----------
    report
        What there is to tell.
    format_
        One of `FORMATS`. Default: what the extension of `output` stands for, else ``table``.
    output
        A file; ``-`` is standard output. An existing file is replaced.
    stream
        Where to write without `output`. Files and pipes get UTF-8, whatever the locale.
    defuse
        Keep spreadsheets from reading texts in CSV and TSV as formulas. Workbooks always do.

    Raises UsageProblem for a format that is unknown, contradicts the extension or would send a
    workbook to a terminal, and StoreProblem when the destination cannot be written.
    """
    path = named(output)
    chosen = choose_format(format_, path)
    target = stream if stream is not None else sys.stdout
    if path is not None:
        write_file(path, render(report, chosen, None, defuse=defuse))
    elif chosen == "xlsx" and is_terminal(target):
        raise UsageProblem("a workbook cannot be shown on a terminal. Add --output FILE.xlsx.")
    else:
        _write_stream(target, render(report, chosen, target, defuse=defuse), chosen)


def choose_format(format_: str | None, output: Path | None) -> Format:
    """Format that is asked for, or that the extension of the file stands for."""
    known = next((name for name in FORMATS if name == format_), None)
    if format_ is not None and known is None:
        raise UsageProblem(f"unknown format {quote(format_)}; expected {', '.join(FORMATS)}.")
    return format_of(known, output, _EXTENSIONS, "table")


def render(report: Report, format_: Format, stream: TextIO | None = None, *, defuse: bool = False) -> bytes:
    """Bytes of a report. Only a table depends on the stream: for its width and for bold."""
    if format_ == "xlsx":
        return _workbook(report)
    return encodable(_text(report, format_, stream, defuse=defuse)).encode("utf-8")


def write_file(path: Path, content: bytes) -> None:
    """Write a file as a whole: it is complete, or as it was before."""
    with replacing(path) as file:
        file.write(content)


def _text(report: Report, format_: Format, stream: TextIO | None, *, defuse: bool) -> str:
    if format_ == "table":
        from jeugdgraph.present.table import render_table

        return render_table(report, terminal_width(stream), bold=wants_bold(stream))
    if format_ == "md":
        from jeugdgraph.present.markdown import render_markdown

        return render_markdown(report)
    from jeugdgraph.present import tabular

    if format_ == "json":
        return tabular.render_json(report)
    to_rows = tabular.render_csv if format_ == "csv" else tabular.render_tsv
    return to_rows(report, defuse=defuse)


def _workbook(report: Report) -> bytes:
    try:
        from jeugdgraph.present.workbook import render_workbook
    except ImportError as missing:
        message = "a workbook needs openpyxl. Install it with: pip install openpyxl"
        raise UsageProblem(message) from missing
    return render_workbook(report)


def _write_stream(stream: TextIO, content: bytes, format_: Format) -> None:
    with pouring(stream):
        if is_terminal(stream):
            show_text(stream, content.decode("utf-8"), harmless=format_ == "table")
        else:
            pour(stream, content)


def show_text(stream: TextIO, text: str, *, harmless: bool = False) -> None:
    """Write to a terminal: nothing that steers it, and nothing that its encoding lacks."""
    if not harmless:
        lines = text.replace("\t", "    ").split("\n")
        text = "\n".join(clean_for_terminal(line) for line in lines)
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding))
