"""What a question may take, and what is said when it wants more."""

from dataclasses import dataclass

from jeugdgraph.errors import JeugdgraphError

MEBIBYTE = 1 << 20


class Stopped(JeugdgraphError):
    """The question was stopped: it took more than its limits allow."""

    exit_code = 4


@dataclass(frozen=True, slots=True)
class Limits:
    """Most that a question may take.

    `seconds` counts the time spent waiting for the engine, not the time a reader takes; None is no limit.
    `memory` is in mebibytes, of the process that runs the query. `size` is in mebibytes of result.
    """

    seconds: float | None = 10.0
    memory: int = 2048
    size: int = 1024

    def out_of_time(self) -> Stopped:
        return Stopped(
            f"stopped after {self.seconds:g} seconds, the time limit. Narrow the query, or allow more time"
            " with --time-limit SECONDS (0: no limit)."
        )

    def out_of_memory(self) -> Stopped:
        return Stopped(f"stopped: the query takes more than {self.memory} MiB of memory. Narrow it.")

    def too_large(self) -> Stopped:
        return Stopped(f"stopped: the result is larger than {self.size} MiB. Narrow the query or add LIMIT.")
