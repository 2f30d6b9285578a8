"""What whoever runs the server can see: a line for each request, numbers for a monitor, and limits on clients.

Nothing of it says who asked, or what: no address, no program, no query.
"""

import asyncio
import json
import math
import sys
import threading
from collections import Counter, OrderedDict
from collections.abc import Iterator, Mapping

_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_WAITING_MOST = 20_000
"""Lines that wait to be written; when whoever reads them is slower, the rest is counted and dropped."""
_EVERY = 0.25
_CLIENTS_MOST = 20_000


class Log:
    """A line for each request on standard error, written beside the work: ``text``, ``json`` or ``none``."""

    def __init__(self, form: str) -> None:
        self._form = form
        self._lines: list[str] = []
        self._dropped = 0
        self._writing = threading.Lock()

    def request(self, method: str, kind: str, status: int, seconds: float, size: int) -> None:
        """A request was answered."""
        if self._form == "none":
            return
        milliseconds = round(seconds * 1000, 1)
        if self._form == "text":
            self._add(f"{method} {kind} {status} {milliseconds} ms {size} B")
            return
        told = {"method": method, "kind": kind, "status": status, "ms": milliseconds, "bytes": size}
        self._add(json.dumps(told))

    def remark(self, text: str) -> None:
        """Something that whoever runs the server should know."""
        self._add(json.dumps({"remark": text}) if self._form == "json" else f"jeugdgraph: {text}")

    def _add(self, line: str) -> None:
        if len(self._lines) < _WAITING_MOST:
            self._lines.append(line)
        else:
            self._dropped += 1

    async def keep_writing(self) -> None:
        """Write what there is, until cancelled."""
        while True:
            await asyncio.sleep(_EVERY)
            if self._lines and not self._writing.locked():
                await asyncio.to_thread(self.flush)

    def flush(self) -> None:
        """Write what there is."""
        with self._writing:
            lines, self._lines = self._lines, []
            if self._dropped:
                lines.append(f"jeugdgraph: {self._dropped} lines were not written")
                self._dropped = 0
            if lines and sys.stderr is not None:
                try:
                    sys.stderr.write("\n".join(lines) + "\n")
                    sys.stderr.flush()
                except (OSError, ValueError):
                    return


class Metrics:
    """Numbers since the start, in the text format of Prometheus."""

    def __init__(self) -> None:
        self.requests: Counter[tuple[str, int]] = Counter()
        self.bytes: Counter[str] = Counter()
        self.cache: Counter[tuple[str, str]] = Counter()
        self.in_flight = 0
        self.reloads = 0
        self.refused_connections = 0
        self._seconds: Counter[str] = Counter()
        self._buckets: dict[str, list[int]] = {}

    def answered(self, kind: str, status: int, seconds: float, size: int) -> None:
        """A request was answered."""
        self.requests[kind, status] += 1
        self.bytes[kind] += size
        self._seconds[kind] += seconds  # type: ignore[assignment]
        buckets = self._buckets.setdefault(kind, [0] * (len(_BUCKETS) + 1))
        place = next((at for at, most in enumerate(_BUCKETS) if seconds <= most), len(_BUCKETS))
        buckets[place] += 1

    def text(self, gauges: Mapping[str, Mapping[str, float]]) -> str:
        """All numbers; `gauges` are those of this moment, by name and by labels."""
        lines = [*self._counted(), *self._histogram()]
        for name, values in gauges.items():
            lines.append(f"# TYPE jeugdgraph_{name} gauge")
            lines += [f"jeugdgraph_{name}{labels} {_number(value)}" for labels, value in values.items()]
        return "\n".join(lines) + "\n"

    def _counted(self) -> Iterator[str]:
        yield from _counter("requests_total", "Requests answered, by sort and status.", {
            f'{{kind="{kind}",status="{status}"}}': n for (kind, status), n in sorted(self.requests.items())
        })  # fmt: skip
        yield from _counter("response_bytes_total", "Bytes of answers, by sort of request.", {
            f'{{kind="{kind}"}}': n for kind, n in sorted(self.bytes.items())
        })  # fmt: skip
        yield from _counter("cache_total", "Answers looked for among those that are kept.", {
            f'{{cache="{cache}",outcome="{outcome}"}}': n for (cache, outcome), n in sorted(self.cache.items())
        })  # fmt: skip
        yield from _counter(
            "reloads_total", "Times that another state of the graph took its place.", {"": self.reloads}
        )
        yield from _counter("refused_connections_total", "Connections beyond the limit.",
                            {"": self.refused_connections})  # fmt: skip

    def _histogram(self) -> Iterator[str]:
        name = "jeugdgraph_request_seconds"
        yield f"# HELP {name} Time from request to answer, by sort of request."
        yield f"# TYPE {name} histogram"
        for kind, buckets in sorted(self._buckets.items()):
            total = 0
            for most, count in zip((*_BUCKETS, math.inf), buckets, strict=True):
                total += count
                end = "+Inf" if most == math.inf else f"{most:g}"
                yield f'{name}_bucket{{kind="{kind}",le="{end}"}} {total}'
            yield f'{name}_sum{{kind="{kind}"}} {_number(self._seconds[kind])}'
            yield f'{name}_count{{kind="{kind}"}} {total}'


def _counter(name: str, meaning: str, values: Mapping[str, int]) -> Iterator[str]:
    yield f"# HELP jeugdgraph_{name} {meaning}"
    yield f"# TYPE jeugdgraph_{name} counter"
    yield from (f"jeugdgraph_{name}{labels} {value}" for labels, value in values.items())


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


class Rate:
    """How often each client may ask: so many requests a minute, evenly filled up, with a quarter of them at once."""

    def __init__(self, each_minute: int) -> None:
        self._each_second = each_minute / 60
        self._most = max(each_minute / 4, 1.0)
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str, now: float) -> int:
        """Seconds that a client is to wait; 0 when it may ask, which is then counted. Names of clients are not kept
        beyond the latest few thousand."""
        name = ":".join(client.split(":")[:4]) if client.count(":") > 1 else client
        left, since = self._left.pop(name, (self._most, now))
        left = min(left + (now - since) * self._each_second, self._most)
        allowed = left >= 1
        self._left[name] = (left - 1 if allowed else left, now)
        if len(self._left) > _CLIENTS_MOST:
            self._left.popitem(last=False)
        return 0 if allowed else math.ceil((1 - left) / self._each_second)
