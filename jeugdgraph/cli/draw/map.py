"""``jeugdgraph draw map``: the boundaries of one or two divisions."""

from datetime import date
from typing import TYPE_CHECKING

import click

from jeugdgraph.cli import complete
from jeugdgraph.cli.draw.options import picture_options
from jeugdgraph.cli.options import unverified_option, weight_option

if TYPE_CHECKING:
    from jeugdgraph.analysis.weights import Weight
    from jeugdgraph.graph import Graph
    from jeugdgraph.pictures.map.geometry import Boundaries
    from jeugdgraph.pictures.picture import Picture


@click.command("map")
@click.argument("a", shell_complete=complete.names_of("division"))
@click.argument("b", required=False, shell_complete=complete.names_of("division"))
@click.option("--boundaries", type=click.Choice(["tiles", "official"]), default="tiles", show_default=True,
              help="A tile of one size for each municipality, or the outlines that `jeugdgraph boundaries fetch` loads.")  # fmt: skip
@click.option("--residents", is_flag=True, help="Show the number of residents of each municipality.")
@weight_option
@unverified_option
@picture_options
def map_(
    *, a: str, b: str | None, boundaries: "Boundaries", residents: bool, weight: "Weight", unverified: bool,
    graph: "Graph", on: date,
) -> "Picture":  # fmt: skip
    """Draw the boundaries of division A on a map, and where those of B run otherwise.

    A and B are divisions, by name or id. Colours and solid lines are the regions of A, dashed lines those of B. Where
    only one of them has a boundary, it is marked; regions that are cut are listed beside the map.

    \b
    Examples:
      jeugdgraph draw map jeugdregio
      jeugdgraph draw map jeugdregio veiligheidsregio --open
      jeugdgraph draw map jeugdregio swv-po --residents -o map.png
    """
    from jeugdgraph import naming
    from jeugdgraph.pictures.chart.ground import Ground
    from jeugdgraph.pictures.map.boundaries import boundary_map

    ground = Ground.of(graph, on, weight, unverified=unverified)
    one, other = naming.division(graph, a), None if b is None else naming.division(graph, b)
    return boundary_map(ground, one, other, boundaries=boundaries, residents=residents)
