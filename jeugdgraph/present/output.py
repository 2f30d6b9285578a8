"""Where a report goes: to a terminal, a pipe or a file.

A file is complete or not there: it is written beside its destination and then takes its place. When
the reader of a pipe stops reading (``| head``), the process ends quietly with exit code 141, as a
program that the closed pipe itself stops does.
"""

import os
import sys
from pathlib import Path
from typing import Literal, TextIO, get_args

from jeugdgraph.errors import StoreProblem, UsageProblem, quote
from jeugdgraph.present.report import Report
from jeugdgraph.present.terminal import is_terminal, terminal_width, wants_bold
from jeugdgraph.text import clean_for_terminal, encodable

Format = Literal["table", "csv", "tsv", "json", "md", "xlsx"]
FORMATS: tuple[Format, ...] = get_args(Format)
PIPE_CLOSED = 141

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
    path = None if output is None or str(output) == "-" else output
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
    extension = output.suffix.lower() if output is not None else ""
    implied = _EXTENSIONS.get(extension)
    if format_ is None:
        if output is not None and implied is None:
            raise UsageProblem(
                f"cannot tell the format of {quote(str(output))}. Add --format,"
                f" or use one of the extensions {', '.join(_EXTENSIONS)}."
            )
        return implied or "table"
    known = next((name for name in FORMATS if name == format_), None)
    if known is None:
        raise UsageProblem(f"unknown format {quote(format_)}; expected {', '.join(FORMATS)}.")
    if implied not in (None, known):
        raise UsageProblem(f"{quote(str(output))} says {implied}, --format says {known}. Change one of them.")
    return known


def render(report: Report, format_: Format, stream: TextIO | None = None, *, defuse: bool = False) -> bytes:
    """Bytes of a report. Only a table depends on the stream: for its width and for bold."""
    if format_ == "xlsx":
        return _workbook(report)
    return encodable(_text(report, format_, stream, defuse=defuse)).encode("utf-8")


def write_file(path: Path, content: bytes) -> None:
    """Write a file as a whole: it is complete, or as it was before.

    Devices and pipes (``/dev/null``) are written to as they are. StoreProblem when it cannot be
    done.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)
        else:
            _replace(path.resolve(), content)
    except BrokenPipeError:
        raise SystemExit(PIPE_CLOSED) from None
    except (OSError, ValueError, RuntimeError) as problem:
        raise StoreProblem(f"cannot write {quote(str(path))}: {_reason(problem)}.") from problem


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


def _replace(path: Path, content: bytes) -> None:
    import tempfile

    if path.is_dir():
        raise IsADirectoryError(None, "it is a folder")
    if not path.parent.is_dir():
        raise FileNotFoundError(None, "the folder does not exist")
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode_for(path))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode_for(path: Path) -> int:
    """Permissions of the file that is replaced, or those a new file would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _write_stream(stream: TextIO, content: bytes, format_: Format) -> None:
    try:
        if is_terminal(stream):
            _show(stream, content.decode("utf-8"), harmless=format_ == "table")
        else:
            _pour(stream, content)
        stream.flush()
    except BrokenPipeError:
        _abandon(stream)
        raise SystemExit(PIPE_CLOSED) from None
    except (OSError, ValueError) as problem:
        _abandon(stream)
        raise StoreProblem(f"cannot write the output: {_reason(problem)}.") from problem


def _show(stream: TextIO, text: str, *, harmless: bool) -> None:
    """Write to a terminal: nothing that steers it, and nothing that its encoding lacks."""
    if not harmless:
        lines = text.replace("\t", "    ").split("\n")
        text = "\n".join(clean_for_terminal(line) for line in lines)
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding))


def _pour(stream: TextIO, content: bytes) -> None:
    """Write bytes as they are; to a stream without bytes below it, such as StringIO, as text."""
    below = getattr(stream, "buffer", None)
    if below is None:
        stream.write(content.decode("utf-8"))
        return
    stream.flush()
    below.write(content)


def _abandon(stream: TextIO) -> None:
    """Send what is still buffered to nowhere, so that closing the stream does not fail again."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        return


def _reason(problem: Exception) -> str:
    return getattr(problem, "strerror", None) or str(problem)
