"""Where output goes: a file that is complete or not there, a device, a pipe.

When the reader of a pipe stops reading (``| head``), the process ends quietly with exit code 141, as a
program that the closed pipe itself stops does. What else goes wrong is one line.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TextIO, TypeVar

from jeugdgraph.errors import StoreProblem, UsageProblem, quote

F = TypeVar("F", bound=str)

PIPE_CLOSED = 141


def named(output: Path | None) -> Path | None:
    """The file that an option names; None for standard output, which is also called ``-``."""
    return None if output is None or str(output) == "-" else output


def format_of(format_: F | None, output: Path | None, extensions: Mapping[str, F], default: F) -> F:
    """Format that is asked for, or that the extension of the file stands for.

    UsageProblem when the two contradict each other, or when neither tells.
    """
    path = named(output)
    implied = extensions.get(path.suffix.lower()) if path else None
    if format_ is None:
        if path and implied is None:
            raise UsageProblem(
                f"cannot tell the format of {quote(str(path))}. Add --format,"
                f" or use one of the extensions {', '.join(extensions)}."
            )
        return implied or default
    if implied not in (None, format_):
        raise UsageProblem(f"{quote(str(path))} says {implied}, --format says {format_}. Change one of them.")
    return format_


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write, which takes its place when it is complete; until then it is as it was before.

    Devices and pipes (``/dev/null``) are written to as they are. StoreProblem when it cannot be done.
    """
    try:
        special = path.exists() and not path.is_file() and not path.is_dir()
        target = path if special else _destination(path)
    except (OSError, ValueError, RuntimeError) as problem:
        raise _unwritable(path, problem) from problem
    try:
        with target.open("wb") if special else _beside(target) as file:
            yield file
    except BrokenPipeError:
        raise SystemExit(PIPE_CLOSED) from None
    except OSError as problem:
        raise _unwritable(path, problem) from problem


@contextmanager
def alone(lock: Path, waiting: Callable[[], object]) -> Iterator[None]:
    """One process at a time; the lock goes with the process, also when that is killed.

    `waiting` is called when another process is at it. Raises OSError when the lock cannot be made.
    """
    from filelock import FileLock, Timeout

    held = FileLock(str(lock))
    try:
        held.acquire(timeout=0)
    except Timeout:
        waiting()
        held.acquire()
    try:
        yield
    finally:
        held.release()


@contextmanager
def pouring(stream: TextIO | None) -> Iterator[TextIO]:
    """A stream to write to, flushed at the end; StoreProblem when it cannot be written, or is closed (None)."""
    if stream is None:
        raise StoreProblem("cannot write the output: standard output is closed.")
    try:
        yield stream
        stream.flush()
    except BrokenPipeError:
        _abandon(stream)
        raise SystemExit(PIPE_CLOSED) from None
    except (OSError, ValueError) as problem:
        _abandon(stream)
        raise StoreProblem(f"cannot write the output: {_reason(problem)}.") from problem


def pour(stream: TextIO, content: bytes) -> None:
    """Write bytes as they are; to a stream without bytes below it, such as StringIO, as text."""
    below = getattr(stream, "buffer", None)
    if below is None:
        stream.write(content.decode("utf-8"))
        return
    stream.flush()
    below.write(content)


def _destination(path: Path) -> Path:
    """The file itself, also behind a link, where a file can be."""
    target = path.resolve()
    if target.is_dir():
        raise IsADirectoryError(None, "it is a folder")
    if not target.parent.is_dir():
        raise FileNotFoundError(None, "the folder does not exist")
    return target


@contextmanager
def _beside(target: Path) -> Iterator[IO[bytes]]:
    import tempfile

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode_for(target))
        Path(name).replace(target)
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


def _abandon(stream: TextIO) -> None:
    """Send what is still buffered to nowhere, so that closing the stream does not fail again."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        return


def _unwritable(path: Path, problem: Exception) -> StoreProblem:
    return StoreProblem(f"cannot write {quote(str(path))}: {_reason(problem)}.")


def _reason(problem: Exception) -> str:
    return getattr(problem, "strerror", None) or str(problem)
