"""Answers that are kept, the one used longest ago goes first."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

V = TypeVar("V")
_EACH = 400
"""Bytes that an entry takes beside its content."""


class Cache(Generic[V]):
    """Answers by what was asked, of so many bytes at most. One that takes more than a tenth of it is not kept."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._kept: OrderedDict[Hashable, tuple[V, int]] = OrderedDict()
        self.bytes = 0

    def get(self, key: Hashable) -> V | None:
        """An answer that is kept."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: Hashable, value: V, size: int) -> None:
        """Keep an answer; `size` is what it and its key take."""
        size += _EACH
        if size > self.most // 10 or key in self._kept:
            return
        self._kept[key] = (value, size)
        self.bytes += size
        while self.bytes > self.most:
            _, (_, freed) = self._kept.popitem(last=False)
            self.bytes -= freed

    def __len__(self) -> int:
        return len(self._kept)
