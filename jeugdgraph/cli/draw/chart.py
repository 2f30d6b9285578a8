"""``jeugdgraph draw crosswalk``, ``nesting``, ``flows``, ``congruence`` and ``timeline``: matrices and charts."""

from datetime import date
from typing import TYPE_CHECKING

import click

from jeugdgraph.cli import complete
from jeugdgraph.cli.choice import looked_at_options
from jeugdgraph.cli.draw.options import picture_options
from jeugdgraph.cli.options import (
    ReferenceDate,
    missing_option,
    unverified_option,
    weight_option,
)
from jeugdgraph.errors import UsageProblem

if TYPE_CHECKING:
    from jeugdgraph.analysis.crosswalk import Missing
    from jeugdgraph.analysis.weights import Weight
    from jeugdgraph.graph import Graph
    from jeugdgraph.pictures.chart.ground import Ground
    from jeugdgraph.pictures.chart.nesting import Measure
    from jeugdgraph.pictures.picture import Picture


@click.command()
@click.argument("a", shell_complete=complete.names_of("division"))
@click.argument("b", shell_complete=complete.names_of("division"))
@weight_option
@missing_option
@unverified_option
@picture_options
def crosswalk(
    *, a: str, b: str, weight: "Weight", missing: "Missing", unverified: bool, graph: "Graph", on: date
) -> "Picture":
    """Draw how much of each region of A lies in each region of B, as a matrix.

    A and B are divisions, by name or id.

    \b
    Examples:
      jeugdgraph draw crosswalk jeugdregio veiligheidsregio
      jeugdgraph draw crosswalk jeugdregio swv-po --weight residents -o crosswalk.svg
    """
    from jeugdgraph import naming
    from jeugdgraph.pictures.chart.crosswalk import picture

    one, other = (naming.division(graph, text) for text in (a, b))
    return picture(_ground(graph, on, weight, unverified=unverified), one, other, missing=missing)


@click.command()
@click.option("--measure", type=click.Choice(["relative_nesting", "main_share", "whole_share"]),
              default="relative_nesting", show_default=True,
              help="How nesting is measured: M4, the main counterpart, or regions left whole.")  # fmt: skip
@weight_option
@missing_option
@unverified_option
@picture_options
def nesting(
    *, measure: "Measure", weight: "Weight", missing: "Missing", unverified: bool, graph: "Graph", on: date
) -> "Picture":
    """Draw how far every division lies within every other, both ways, as a matrix.

    \b
    Examples:
      jeugdgraph draw nesting
      jeugdgraph draw nesting --measure whole_share --on 2025-01-01
    """
    from jeugdgraph.pictures.chart.nesting import picture

    return picture(_ground(graph, on, weight, unverified=unverified), measure, missing=missing)


@click.command()
@click.argument("a", shell_complete=complete.names_of("division"))
@click.argument("b", required=False, shell_complete=complete.names_of("division"))
@click.option("--since", type=ReferenceDate(), default=None,
              help="What became of the regions of A from this day to the reference date, instead of B.")  # fmt: skip
@weight_option
@missing_option
@unverified_option
@picture_options
def flows(
    *, a: str, b: str | None, since: date | None, weight: "Weight", missing: "Missing", unverified: bool,
    graph: "Graph", on: date,
) -> "Picture":  # fmt: skip
    """Draw how the regions of A go over into those of B, or into its own on a later date.

    Every ribbon is what two regions have in common.

    \b
    Examples:
      jeugdgraph draw flows jeugdregio wmo-regio
      jeugdgraph draw flows rmc-regio --since 2016-03-07
    """
    from jeugdgraph import naming
    from jeugdgraph.pictures.chart import flows as drawn

    if (b is None) == (since is None):
        raise UsageProblem("flows asks for two divisions, A and B, or for one and --since.")
    ground = _ground(graph, on, weight, unverified=unverified)
    one = naming.division(graph, a)
    if b is not None:
        return drawn.picture(ground, one, naming.division(graph, b), missing=missing)
    return drawn.since(ground, one, since or on, missing=missing)


@click.command()
@looked_at_options
@weight_option
@unverified_option
@picture_options
def congruence(
    *, division: tuple[str, ...], base: str, nationwide: bool, rest: bool, stale: bool, weight: "Weight",
    unverified: bool, graph: "Graph", on: date,
) -> "Picture":  # fmt: skip
    """Draw whether municipalities work with the same partners everywhere: a dot for each, the ends by name.

    \b
    Examples:
      jeugdgraph draw congruence
      jeugdgraph draw congruence --division ggd-regio --division veiligheidsregio --on 2025-01-01
    """
    from jeugdgraph import naming
    from jeugdgraph.analysis.mismatch.choice import Wanted, setting
    from jeugdgraph.pictures.chart.congruence import picture

    ground = _ground(graph, on, weight, unverified=unverified)
    chosen = tuple(naming.division(graph, text) for text in division)
    wanted = Wanted(naming.division(graph, base), chosen, nationwide, rest, stale)
    return picture(ground, setting(graph, ground.found, wanted, weight))


@click.command()
@click.argument("name", shell_complete=complete.names_of("municipality", "arrangement"))
@click.option("--rest", is_flag=True, help="Of a municipality also what does not touch youth care.")
@unverified_option
@picture_options
def timeline(*, name: str, rest: bool, unverified: bool, graph: "Graph", on: date) -> "Picture":
    """Draw the memberships of a municipality, or the members of an arrangement, on a line of time.

    NAME is a name, an alias, a CBS code or an id. What is not known is drawn as not known: dots before a start that
    may be earlier, light colour after the last day on which a source confirms it.

    \b
    Examples:
      jeugdgraph draw timeline Tiel
      jeugdgraph draw timeline "Jeugdregio Rivierenland" -o rivierenland.png
    """
    from jeugdgraph import naming
    from jeugdgraph.pictures.chart.timeline import picture

    thing = naming.municipality_or_arrangement(graph, name, on)
    return picture(graph, thing, on, unverified=unverified, rest=rest)


def _ground(graph: "Graph", on: date, weight: "Weight", *, unverified: bool) -> "Ground":
    from jeugdgraph.pictures.chart.ground import Ground

    return Ground.of(graph, on, weight, unverified=unverified)


COMMANDS = (crosswalk, nesting, flows, congruence, timeline)
"""What the group `draw` takes in."""
