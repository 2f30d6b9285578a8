"""Options that choose what is looked at, for commands that tell of it and those that draw it: networks, divisions."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

import click

from jeugdgraph.cli import complete
from jeugdgraph.cli.options import unverified_option

if TYPE_CHECKING:
    from jeugdgraph.analysis.networks.selection import Choice
    from jeugdgraph.graph import Graph

T = TypeVar("T")
Command = Callable[..., object]
"""Function that a command runs, with its options."""


@dataclass(frozen=True)
class Wanted:
    """What a network is to be made of, as options say it; names are not looked up yet."""

    through: str
    roles: str
    youth: bool
    kind: tuple[str, ...]
    domain: tuple[str, ...]
    national: bool
    unverified: bool

    def choice(self, graph: "Graph", *, everyone: bool = False, apart: str = "") -> "Choice":
        """The choice that the options stand for; `everyone` and `apart` as in `Choice`, the latter by name."""
        from jeugdgraph import naming
        from jeugdgraph.analysis.networks.selection import Choice

        return Choice(
            self.through,  # type: ignore[arg-type]
            self.roles,  # type: ignore[arg-type]
            self.youth,
            naming.kinds(graph, self.kind),
            naming.concepts(graph, "domain", self.domain),
            self.national,
            everyone,
            frozenset({naming.division(graph, apart)} if apart else ()),
        )


def choice_options(youth: Callable[[Command], Command]) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Options that say what a network is made of; given to the command as `wanted`. `youth` is the option --youth."""

    def decorate(function: Callable[..., T]) -> Callable[..., T]:
        @wraps(function)
        def with_choice(
            *args: object, through: str, roles: str, youth: bool, kind: tuple[str, ...], domain: tuple[str, ...],
            national: bool, unverified: bool, **kwargs: object,
        ) -> T:  # fmt: skip
            wanted = Wanted(through, roles, youth, kind, domain, national, unverified)
            return function(*args, wanted=wanted, **kwargs)

        options: tuple[Callable[[Command], Command], ...] = (
            click.option("--through", type=click.Choice(["both", "division", "joint"]), default="both",
                         help="Through all arrangements, only regions of a division, or only arrangements that are none."),
            click.option("--roles", type=click.Choice(["taking-part", "area", "any"]), default="taking-part",
                         help="Who takes part; also who lies within the area; or every role, providers included."),
            youth,
            click.option("--kind", multiple=True, help="Only this kind of arrangement (repeatable)."),
            click.option("--domain", multiple=True, help="Only this policy domain (repeatable)."),
            click.option("--national", is_flag=True,
                         help="Also nationwide arrangements and divisions of a single region."),
            unverified_option,
        )  # fmt: skip
        found: Command = with_choice
        for option in reversed(options):
            found = option(found)
        return found  # type: ignore[return-value]

    return decorate


def looked_at_options(function: Command) -> Command:
    """--division, --base, --nationwide, --rest, --stale: the divisions that findings and congruence look at."""
    options = (
        click.option("--division", multiple=True, shell_complete=complete.names_of("division"),
                     help="Only these divisions (repeatable), by name or id."),
        click.option("--base", default="jeugdregio", show_default=True,
                     help="Division from whose regions one looks."),
        click.option("--nationwide", is_flag=True, help="Also divisions of a single region."),
        click.option("--rest", is_flag=True, help="Also divisions and arrangements that do not touch youth care."),
        click.option("--stale", is_flag=True, help="Also divisions not confirmed for years before the date."),
    )  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return function
