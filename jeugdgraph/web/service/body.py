"""What a child answers, as it comes in: in memory while it is small, then in a file without a name."""

import tempfile
from collections.abc import Iterator
from typing import IO, NamedTuple

_SPILL = 4 << 20
_CHUNK = 1 << 16


class Mark(NamedTuple):
    """Bytes that come with every row, and how many rows there are without any: what stands around them counts too."""

    text: bytes
    without: int


class Body:
    """Bytes that come in pieces. `rows` never counts too few; a value that looks like a mark counts as a row."""

    __slots__ = ("_file", "_held", "_mark", "_tail", "rows", "size")

    def __init__(self) -> None:
        self.rows = 0
        self._mark = b""
        self.size = 0
        self._held = bytearray()
        self._tail = b""
        self._file: IO[bytes] | None = None

    def part(self, mark: Mark | None) -> None:
        """Count rows by a mark from now on."""
        if mark is not None:
            self._mark, self.rows = mark

    def add(self, piece: bytes) -> None:
        """Take a piece; OSError when there is no room for it on disk."""
        self.size += len(piece)
        if self._mark:
            self._count(piece)
        if self._file is None and self.size > _SPILL:
            self._file = tempfile.TemporaryFile()
            self._file.write(self._held)
            self._held = bytearray()
        if self._file is None:
            self._held += piece
        else:
            self._file.write(piece)

    def _count(self, piece: bytes) -> None:
        """Count marks, also one that two pieces share: the end of a piece that is shorter than a mark stays."""
        if len(self._mark) == 1:
            self.rows += piece.count(self._mark)
            return
        seen = self._tail + piece
        self.rows += seen.count(self._mark)
        self._tail = seen[-(len(self._mark) - 1) :]

    @property
    def held(self) -> bytes | None:
        """All of it, when it is small enough to be in memory."""
        return bytes(self._held) if self._file is None else None

    def chunks(self) -> Iterator[bytes]:
        """All of it, in pieces."""
        if self._file is None:
            yield bytes(self._held)
            return
        self._file.seek(0)
        while chunk := self._file.read(_CHUNK):
            yield chunk

    def close(self) -> None:
        """Give back what it takes."""
        self._held = bytearray()
        if self._file is not None:
            self._file.close()
