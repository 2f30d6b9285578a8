"""A process that runs queries and can be stopped: it opens the store, fences itself in, and answers.

Run as a script, with the folder of a store and a memory limit in bytes. It imports nothing of the
package, so that it starts fast, and trusts nothing that it is asked: once the store is open it can open
no file and no connection, write no file, and take no more memory than it was given. Its parent kills it
when time is up; when the parent goes, its standard input ends, and so does the process.

Requests and replies are frames: a letter, the length in four bytes, the content.

===== ========= ===========================================================
frame direction content
===== ========= ===========================================================
``Q``  in       JSON: ``query``, and ``format``, a media type of SPARQL results;
                and what `Asked` adds
``K``  out      JSON: ``kind`` (select, ask or graph)
``D``  out      a piece of the result; a graph is N-Triples unless asked otherwise
``E``  out      the end: the result is whole
``X``  out      JSON: ``kind`` (syntax or run), ``message``: there is no result
===== ========= ===========================================================
"""

import io
import json
import os
import select
import struct
import sys
import threading
from collections.abc import Iterator
from typing import IO, Literal, TypedDict

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    serialize,
)

HEAD = struct.Struct(">cI")
CHUNK = 1 << 16
"""Bytes that are gathered before they are sent."""
_FOLLOWED = (b"K", b"D")
"""Frames after which another one comes."""


def read_frame(stream: IO[bytes]) -> tuple[bytes, bytes] | None:
    """Letter and content of the next frame; None at the end of the stream or amid a frame."""
    head = stream.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    letter, length = HEAD.unpack(head)
    content = stream.read(length)
    return (letter, content) if len(content) == length else None


def write_frame(stream: IO[bytes], letter: bytes, content: bytes) -> None:
    """Send a frame. Those of an answer that is small go out together: whoever reads them wakes once."""
    stream.write(HEAD.pack(letter, len(content)) + content)
    if letter not in _FOLLOWED:
        stream.flush()


class _Pieces(io.RawIOBase):
    """A stream of which every write is sent as a piece of the result."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        content = bytes(data)  # type: ignore[call-overload]
        write_frame(self._stream, b"D", content)
        return len(content)


def fence(memory: int) -> None:
    """Give up what a query has no use for: files, connections, writing, memory beyond `memory` bytes.

    Where the system knows no such limits (Windows), the check of the query and the clock remain.
    """
    try:
        import resource
    except ImportError:
        return
    highest = _fill_gaps()
    for limit, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, highest),
        (resource.RLIMIT_DATA, memory),
    ):
        _, most = resource.getrlimit(limit)
        if most != resource.RLIM_INFINITY:
            value = min(value, most)
        try:
            resource.setrlimit(limit, (value, value))
        except (ValueError, OSError):  # a limit that this system does not have
            continue


def _fill_gaps() -> int:
    """Open nothing until no number below the highest that is in use is free; that number plus one.

    A limit on open files is one on their numbers: a free number below it could still become a connection.
    """
    used = [number for number in range(_MOST_FILES) if _is_open(number)]
    while True:
        number = os.open(os.devnull, os.O_RDONLY)
        if number > max(used):
            os.close(number)
            return number


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


_MOST_FILES = 4096
"""A store of ours opens some twenty."""


class Asked(TypedDict, total=False):
    """A request. `graph` is a media type of RDF for a result that is a graph, with `prefixes` where it has those.

    `default` and `named` are the graphs (IRIs) that make up the data set that is asked, in place of all.
    """

    query: str
    format: str
    graph: str
    prefixes: dict[str, str]
    default: list[str]
    named: list[str]


def answer(store: Store, request: bytes, stream: IO[bytes]) -> None:
    """Run one query and send its result."""
    asked: Asked = json.loads(request)
    try:
        found = _found(store, asked)
        _send(stream, b"K", {"kind": kind_of(found)})
        with io.BufferedWriter(_Pieces(stream), CHUNK) as pieces:
            _pour(found, asked, pieces)
        write_frame(stream, b"E", b"")
    except SyntaxError as problem:
        _send(stream, b"X", {"kind": "syntax", "message": str(problem)})
    except BrokenPipeError:
        os._exit(0)
    except (OSError, RuntimeError, ValueError, MemoryError) as problem:
        _send(stream, b"X", {"kind": "run", "message": str(problem) or type(problem).__name__})


def _found(store: Store, asked: Asked) -> QuerySolutions | QueryBoolean | QueryTriples:
    if "default" not in asked and "named" not in asked:
        return store.query(asked["query"], use_default_graph_as_union=True)
    return store.query(
        asked["query"],
        default_graph=[NamedNode(iri) for iri in asked.get("default", ())],
        named_graphs=[NamedNode(iri) for iri in asked.get("named", ())],
    )


def kind_of(
    found: QuerySolutions | QueryBoolean | QueryTriples,
) -> Literal["select", "ask", "graph"]:
    """Kind of a result: rows, yes or no, or a graph."""
    if isinstance(found, QuerySolutions):
        return "select"
    return "ask" if isinstance(found, QueryBoolean) else "graph"


def _pour(found: QuerySolutions | QueryBoolean | QueryTriples, asked: Asked, into: IO[bytes]) -> None:
    if isinstance(found, QueryTriples):
        format_ = RdfFormat.from_media_type(asked.get("graph", "application/n-triples"))
        if format_ is None:
            raise ValueError(f"unknown format {asked.get('graph')}")
        serialize(found, into, format_, prefixes=asked.get("prefixes"))
        return
    media = QueryResultsFormat.from_media_type(asked["format"])
    if media is None:
        raise ValueError(f"unknown format {asked['format']}")
    found.serialize(into, media)


def _send(stream: IO[bytes], letter: bytes, content: dict[str, object]) -> None:
    write_frame(stream, letter, json.dumps(content).encode())


def requests() -> Iterator[bytes]:
    """What is asked, in turn. The end of the input ends the process, also amid a query."""
    threading.Thread(target=_end_with_input, daemon=True).start()
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        yield frame[1]
    os._exit(0)


def _end_with_input() -> None:
    """Wait until nobody can ask any more. On Windows, which cannot tell, a query that runs then is finished first."""
    if not hasattr(select, "poll"):
        return
    looking = select.poll()
    looking.register(sys.stdin.fileno(), select.POLLHUP | getattr(select, "POLLRDHUP", 0))
    looking.poll()
    os._exit(0)


def main(folder: str, memory: int) -> None:
    """Answer until the input ends."""
    store = Store.read_only(folder)
    asked = requests()
    fence(memory)
    for request in asked:
        answer(store, request, sys.stdout.buffer)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
