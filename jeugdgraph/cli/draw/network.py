"""``jeugdgraph draw network``: who cooperates with whom, as a picture."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jeugdgraph.cli import complete
from jeugdgraph.cli.choice import Wanted, choice_options
from jeugdgraph.cli.draw.options import picture_options
from jeugdgraph.cli.options import unverified_option

if TYPE_CHECKING:
    from jeugdgraph.graph import Graph
    from jeugdgraph.pictures.network.country import Layout
    from jeugdgraph.pictures.network.ground import Ground
    from jeugdgraph.pictures.picture import Picture

_youth = click.option("--youth/--all-domains", "youth", default=True,
                      help="Only arrangements that touch youth (default), or those of every policy domain.")  # fmt: skip


@click.group()
def network() -> None:
    """Draw who cooperates with whom: interactive, with a slider for other days.

    Only arrangements that touch youth are drawn unless --all-domains is given. Nationwide arrangements are left out
    unless asked for, as they tie everybody to everybody.

    \b
    Examples:
      jeugdgraph draw network municipality Tiel
      jeugdgraph draw network divisions jeugdregio veiligheidsregio
      jeugdgraph draw network path Tiel Zwolle --open
    """


@network.command()
@click.argument("name", shell_complete=complete.names_of("municipality"))
@picture_options
@choice_options(_youth)
def municipality(*, graph: "Graph", on: date, name: str, wanted: Wanted) -> "Picture":
    """Draw a municipality with its arrangements in rings by scale, and whom it meets in them.

    \b
    Example:
      jeugdgraph draw network municipality Tiel
    """
    from jeugdgraph import naming
    from jeugdgraph.analysis.ids import local
    from jeugdgraph.pictures.network.municipality import municipality as draw
    from jeugdgraph.present.network.path import existing

    ground = _ground(graph, on, wanted, everyone=wanted.roles == "any")
    return draw(ground, existing(graph, local(naming.municipality(graph, name, on)), ground.found))


@network.command()
@click.argument("name", shell_complete=complete.names_of("arrangement"))
@click.option("--least", type=click.IntRange(min=1), default=2, show_default=True,
              help="Members in common from which another arrangement is drawn.")  # fmt: skip
@picture_options
@choice_options(_youth)
def arrangement(*, graph: "Graph", on: date, name: str, least: int, wanted: Wanted) -> "Picture":
    """Draw an arrangement with its members, what else ties them, and the regions that cut it.

    The choice of arrangements is about the others; the arrangement itself is drawn whatever it is.

    \b
    Example:
      jeugdgraph draw network arrangement "GGD Gelderland-Zuid"
    """
    from jeugdgraph import naming
    from jeugdgraph.analysis.ids import local
    from jeugdgraph.pictures.network.arrangement import arrangement as draw

    id_ = local(naming.arrangement(graph, name))
    return draw(_ground(graph, on, wanted), id_, least)


@network.command()
@click.argument("a", shell_complete=complete.names_of("division"))
@click.argument("b", shell_complete=complete.names_of("division"))
@picture_options
@unverified_option
def divisions(*, graph: "Graph", on: date, a: str, b: str, unverified: bool) -> "Picture":
    """Draw division A by colour and division B by lines, with the municipalities that do not fit both.

    \b
    Example:
      jeugdgraph draw network divisions jeugdregio zorgkantoorregio
    """
    from jeugdgraph import naming
    from jeugdgraph.pictures.network.divisions import divisions as draw

    return draw(graph, on, naming.division(graph, a), naming.division(graph, b), unverified=unverified)


@network.command()
@click.option("--projection", is_flag=True,
              help="Municipalities tied by the arrangements they share, instead of both.")  # fmt: skip
@click.option("--least", type=click.IntRange(min=1), default=None,
              help="With --projection: shared arrangements from which a tie is drawn; default what stays readable.")  # fmt: skip
@click.option("--layout", type=click.Choice(["geographic", "force"]), default="geographic",
              help="Where they lie on the map (default), or near those they share much with.")  # fmt: skip
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), default=0, help="Start of --layout force.")
@picture_options
@choice_options(_youth)
def country(
    *,
    graph: "Graph",
    on: date,
    projection: bool,
    least: int | None,
    layout: "Layout",
    seed: int,
    wanted: Wanted,
) -> "Picture":
    """Draw all municipalities with the arrangements amid them.

    \b
    Examples:
      jeugdgraph draw network country
      jeugdgraph draw network country --projection --through joint
    """
    from jeugdgraph.errors import UsageProblem
    from jeugdgraph.pictures.network import country as pictures

    if least is not None and not projection:
        raise UsageProblem("--least goes with --projection.")
    if projection:
        return pictures.shared(_ground(graph, on, wanted), least, layout, seed)
    return pictures.country(_ground(graph, on, wanted, everyone=wanted.roles == "any"), layout, seed)


@network.command()
@click.argument("start", metavar="FROM", shell_complete=complete.names_of("municipality", "organisation"))
@click.argument("end", metavar="TO", shell_complete=complete.names_of("municipality", "organisation"))
@click.option("--via", type=click.Choice(["municipalities", "all"]), default=None,
              help="Who may lie between; default municipalities only when both ends are municipalities.")  # fmt: skip
@click.option("--most", type=click.IntRange(1, 100), default=10, show_default=True,
              help="Paths of equal length that are drawn.")  # fmt: skip
@picture_options
@choice_options(_youth)
def path(
    *, graph: "Graph", on: date, start: str, end: str, via: str | None, most: int, wanted: Wanted
) -> "Picture":
    """Draw the shortest paths of cooperation between two municipalities, organisations or arrangements.

    \b
    Example:
      jeugdgraph draw network path Tiel Zwolle
    """
    from jeugdgraph.analysis.ids import is_municipality
    from jeugdgraph.pictures.network.path import path as draw
    from jeugdgraph.present.network.path import place

    ground = _ground(graph, on, wanted, everyone=True)
    one, other = (place(graph, text, ground.found) for text in (start, end))
    everybody = via == "all" or (via is None and not (is_municipality(one) and is_municipality(other)))
    return draw(ground, one, other, everybody=everybody, most=most)


@network.command()
@click.argument("file", type=click.Path(path_type=Path))
@picture_options
@unverified_option
def scenario(*, graph: "Graph", on: date, file: Path, unverified: bool) -> "Picture":
    """Draw what the scenario in FILE (TOML) changes: the regions before and after, and who moves.

    The date of the file holds unless --on names another.

    \b
    Example:
      jeugdgraph draw network scenario scenario.toml
    """
    from jeugdgraph.analysis.scenario import run
    from jeugdgraph.analysis.scenario.read import read
    from jeugdgraph.pictures.network.scenario import scenario as draw

    written = read(file)
    given = click.get_current_context().get_parameter_source("on") is click.core.ParameterSource.COMMANDLINE
    day = on if given or written.on is None else written.on
    return draw(graph, run.run(run.ground(graph, day, unverified=unverified), written))


def _ground(graph: "Graph", on: date, wanted: Wanted, *, everyone: bool = False) -> "Ground":
    from jeugdgraph.pictures.network.ground import Ground

    return Ground.of(graph, on, wanted.choice(graph, everyone=everyone), unverified=wanted.unverified)
