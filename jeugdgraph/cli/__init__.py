"""The command line: one file per verb, each imported only when it is asked for."""

import contextlib
import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import click

from jeugdgraph import __version__
from jeugdgraph.errors import JeugdgraphError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = {
    "arrangement": ("jeugdgraph.cli.arrangement", "arrangement"),
    "ask": ("jeugdgraph.cli.ask", "ask"),
    "boundaries": ("jeugdgraph.cli.boundaries", "boundaries"),
    "build": ("jeugdgraph.cli.build", "build"),
    "check": ("jeugdgraph.cli.check", "check"),
    "compare": ("jeugdgraph.cli.compare", "compare"),
    "completion": ("jeugdgraph.cli.completion", "completion"),
    "diff": ("jeugdgraph.cli.diff", "diff"),
    "draw": ("jeugdgraph.cli.draw", "draw"),
    "evidence": ("jeugdgraph.cli.evidence", "evidence"),
    "export": ("jeugdgraph.cli.export", "export"),
    "gaps": ("jeugdgraph.cli.gaps", "gaps"),
    "history": ("jeugdgraph.cli.history", "history"),
    "memo": ("jeugdgraph.cli.memo", "memo"),
    "mismatch": ("jeugdgraph.cli.mismatch", "mismatch"),
    "municipality": ("jeugdgraph.cli.municipality", "municipality"),
    "network": ("jeugdgraph.cli.network", "network"),
    "query": ("jeugdgraph.cli.query", "query"),
    "search": ("jeugdgraph.cli.search", "search"),
    "serve": ("jeugdgraph.cli.serve", "serve"),
    "site": ("jeugdgraph.cli.site", "site"),
    "whatif": ("jeugdgraph.cli.whatif", "whatif"),
}
"""Module and function of every command."""
INTERRUPTED = 130
"""Exit code when somebody ends a command from the keyboard, as a program that an interrupt stops has."""
ALIASES = {"gemeente": "municipality", "samenwerking": "arrangement", "vraag": "ask"}
"""Dutch words for commands."""


class LazyGroup(click.Group):
    """Group that imports a command when it is used, so that a look-up pays for nothing else."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            sys.stderr.write("\n")
            raise SystemExit(INTERRUPTED) from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        found = COMMANDS.get(ALIASES.get(cmd_name, cmd_name))
        if found is None:
            return None
        command: click.Command = getattr(import_module(found[0]), found[1])
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list["CompletionItem"]:
        from click.shell_completion import CompletionItem

        dutch = [CompletionItem(name) for name in sorted(ALIASES) if name.startswith(incomplete)]
        return [*super().shell_complete(ctx, incomplete), *dutch]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            self._refuse(ctx, args[0])
        return super().resolve_command(ctx, args)

    def _refuse(self, ctx: click.Context, name: str) -> None:
        from difflib import get_close_matches

        from jeugdgraph.errors import did_you_mean, quote

        near = get_close_matches(name[:50], [*COMMANDS, *ALIASES], n=2)
        ctx.fail(f"no such command {quote(name)}.{did_you_mean(near)}")


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="jeugdgraph")
def group() -> None:
    """Ask who arranges youth care with whom in the Netherlands, since when, and who says so.

    Exit codes: 0 answered · 1 the answer is no (a check found something) · 2 wrong use or an unknown
    name · 3 data or store that cannot be read or written · 4 stopped at a time, memory or size limit.

    \b
    Example:
      jeugdgraph municipality Tiel
    """


def main() -> NoReturn:
    """Run the command line; problems that a user can put right become one line and an exit code."""
    _hold_standard_streams()
    # Most of what a short command makes lives until its end: looking for garbage early only takes time.
    gc.set_threshold(50_000)
    try:
        group(prog_name="jeugdgraph", standalone_mode=True)
    except JeugdgraphError as problem:
        sys.stderr.write(f"jeugdgraph: {problem}\n")
        _leave(problem.exit_code)
    except SystemExit as end:
        _leave(end.code if isinstance(end.code, int) else int(end.code is not None))
    _leave(0)


def _hold_standard_streams() -> None:
    """Keep the numbers of closed standard streams taken, or a file or a library's pipe would become one of them.

    What is read is empty then, and what is told beside an answer is told to nobody. The answer itself is
    not: `sys.stdout` stays None, and to write to it is a problem that the command tells.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
    if sys.stdin is None:
        sys.stdin = open(0, encoding="utf-8", closefd=False)
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", errors="replace", closefd=False)


def _leave(code: int) -> NoReturn:
    """End the process at once: taking everything apart first would be a tenth of a look-up's time."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)
