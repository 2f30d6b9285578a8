"""``jeugdgraph network``: who cooperates with whom, seen as a network."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jeugdgraph.cli import complete
from jeugdgraph.cli.choice import Wanted, choice_options
from jeugdgraph.cli.options import (
    graph_option,
    lang_option,
    on_option,
    output_options,
    progress,
    weight_option,
)
from jeugdgraph.dates import Language
from jeugdgraph.place import Place

if TYPE_CHECKING:
    from jeugdgraph.analysis.networks.selection import Selection
    from jeugdgraph.analysis.weights import Weight, Weights
    from jeugdgraph.graph import Graph

MOST_SEEDS = 1000
"""Seeds that one command runs at most."""
Asked = Callable[..., "tuple[Graph, Selection]"]


@click.group()
def network() -> None:
    """Show who cooperates with whom as a network: who lies between, which groups emerge, what connects two.

    Members are tied by the arrangements that they take part in. Nationwide arrangements are left out unless
    asked for, as they make everybody a partner of everybody.

    \b
    Examples:
      jeugdgraph network summary
      jeugdgraph network municipality Tiel
      jeugdgraph network path Tiel Vlieland
      jeugdgraph network communities --division jeugdregio
      jeugdgraph network export -o network.graphml
    """


def network_options(function: Callable[..., None]) -> Callable[..., None]:
    """Options that say what a network is made of and where; given to the command as `asked`, which finds it."""

    @wraps(function)
    def with_network(*args: object, on: date, wanted: Wanted, place: Place, **kwargs: object) -> None:
        def asked(*, everyone: bool = False, apart: str = "") -> "tuple[Graph, Selection]":
            from jeugdgraph.present.network.ground import chosen

            graph = place.open(progress)
            choice = wanted.choice(graph, everyone=everyone, apart=apart)
            return graph, chosen(graph, on, choice, unverified=wanted.unverified)

        function(*args, asked=asked, **kwargs)

    youth = click.option("--youth", is_flag=True, help="Only arrangements that touch youth.")
    return on_option(choice_options(youth)(graph_option(with_network)))  # type: ignore[return-value]


def distance_option(function: Callable[..., None]) -> Callable[..., None]:
    """--distance: how long a tie is, for betweenness."""
    option = click.option("--distance", type=click.Choice(["steps", "ties"]), default="steps",
                          help="Length of a tie: one step, or shorter the more arrangements are shared.")  # fmt: skip
    return option(function)


def division_option(text: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """--division: a declared division, default the youth regions."""
    return click.option("--division", default="jeugdregio", show_default=True,
                        shell_complete=complete.names_of("division"), help=text)  # fmt: skip


_USUAL = "Division whose partners are the usual ones, left out of the net partners."


@network.command()
@distance_option
@network_options
@output_options()
@lang_option
def summary(*, asked: Asked, distance: str, format_: str | None, output: Path | None, lang: Language) -> None:
    """Tell the size and hold of the network, and which municipalities lie between others.

    \b
    Example:
      jeugdgraph network summary --through joint
    """
    from jeugdgraph.present.network import summary as answers
    from jeugdgraph.present.network.ground import deliver

    graph, found = asked()
    deliver(*answers.summary(graph, found, distance, lang), format_, output)  # type: ignore[arg-type]


@network.command()
@division_option(_USUAL)
@weight_option
@network_options
@output_options()
@lang_option
def load(
    *,
    asked: Asked,
    division: str,
    weight: "Weight",
    format_: str | None,
    output: Path | None,
    lang: Language,
) -> None:
    """Rank all municipalities by the arrangements they are in, with partners and legal forms.

    --weight adds how many people live in the municipalities of the partners.

    \b
    Example:
      jeugdgraph network load --youth
    """
    from jeugdgraph import naming
    from jeugdgraph.present.network import summary as answers
    from jeugdgraph.present.network.ground import deliver

    graph, found = asked()
    told = answers.load_of_all(graph, found, naming.division(graph, division), lang, _weighed(found, weight))
    deliver(*told, format_, output)


def _weighed(found: "Selection", weight: "Weight") -> "Weights | None":
    """Sizes of the municipalities, unless each counts as one."""
    from jeugdgraph.analysis.weights import weights

    situation = found.situation
    return None if weight == "municipalities" else weights(situation.extract, weight, situation.on)


@network.command()
@click.argument("name", shell_complete=complete.names_of("municipality"))
@division_option(_USUAL)
@distance_option
@weight_option
@network_options
@output_options()
@lang_option
def municipality(
    *,
    name: str,
    asked: Asked,
    division: str,
    distance: str,
    weight: "Weight",
    format_: str | None,
    output: Path | None,
    lang: Language,
) -> None:
    """Tell the load of a municipality, its place in the network, its partners and who is like it.

    \b
    Example:
      jeugdgraph network municipality Tiel
    """
    from jeugdgraph import naming
    from jeugdgraph.analysis.ids import local
    from jeugdgraph.present.network.ground import deliver
    from jeugdgraph.present.network.member import member
    from jeugdgraph.present.network.path import existing

    graph, found = asked()
    code = existing(graph, local(naming.municipality(graph, name, found.situation.on)), found)
    usual = naming.division(graph, division)
    told = member(graph, found, code, usual, distance, lang, _weighed(found, weight))  # type: ignore[arg-type]
    deliver(*told, format_, output)


@network.command()
@click.argument("start", metavar="FROM", shell_complete=complete.names_of("municipality", "organisation"))
@click.argument("end", metavar="TO", shell_complete=complete.names_of("municipality", "organisation"))
@click.option("--via", type=click.Choice(["municipalities", "all"]), default=None,
              help="Who may lie between; default municipalities only when both ends are municipalities.")  # fmt: skip
@network_options
@output_options()
@lang_option
def path(
    *,
    start: str,
    end: str,
    via: str | None,
    asked: Asked,
    format_: str | None,
    output: Path | None,
    lang: Language,
) -> None:
    """Find the shortest path of cooperation between two, with the arrangements along it.

    FROM and TO are municipalities, organisations or arrangements.

    \b
    Examples:
      jeugdgraph network path Tiel Vlieland
      jeugdgraph network path Tiel Zwolle --through division --youth
    """
    from jeugdgraph.analysis.ids import is_municipality
    from jeugdgraph.present.network import path as answers
    from jeugdgraph.present.network.ground import deliver

    graph, found = asked(everyone=True)
    one, other = (answers.place(graph, text, found) for text in (start, end))
    everybody = via == "all" or (via is None and not (is_municipality(one) and is_municipality(other)))
    deliver(*answers.path(graph, found, one, other, everybody=everybody, lang=lang), format_, output)


@network.command()
@division_option("Declared division to compare the groups with.")
@click.option("--method", type=click.Choice(["louvain", "labels"]), default="louvain",
              help="Louvain or label propagation.")  # fmt: skip
@click.option("--seeds", type=click.IntRange(1, MOST_SEEDS), default=10, show_default=True,
              help="How many seeds to run, from 0.")  # fmt: skip
@click.option("--resolution", type=click.FloatRange(0.01, 100), default=1.0, show_default=True,
              help="Above 1: more, smaller groups (Louvain).")  # fmt: skip
@click.option(
    "--with-division", is_flag=True, help="Let the regions of the division count in the network too."
)
@network_options
@output_options()
@lang_option
def communities(
    *,
    asked: Asked,
    division: str,
    method: str,
    seeds: int,
    resolution: float,
    with_division: bool,
    format_: str | None,
    output: Path | None,
    lang: Language,
) -> None:
    """Find groups of municipalities that cooperate much, and lay them beside a declared division.

    \b
    Examples:
      jeugdgraph network communities --division jeugdregio
      jeugdgraph network communities --method labels --seeds 20
    """
    from jeugdgraph import naming
    from jeugdgraph.present.network.ground import deliver
    from jeugdgraph.present.network.groups import groups

    graph, found = asked(apart="" if with_division else division)
    declared = naming.division(graph, division)
    told = groups(graph, found, declared, method, range(seeds), resolution, lang)  # type: ignore[arg-type]
    deliver(*told, format_, output)


@network.command()
@click.option("--bipartite/--projection", "bipartite", default=True,
              help="Members and arrangements (default), or members tied by the arrangements they share.")  # fmt: skip
@click.option("--everyone", is_flag=True,
              help="Also organisations and arrangements as members, beside municipalities.")  # fmt: skip
@click.option("--format", "format_", type=click.Choice(["graphml", "gexf", "json"]), default=None,
              help="Format; default from the extension of --output, else json (node-link).")  # fmt: skip
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), default=None,
              help="File to write instead of standard output.")  # fmt: skip
@network_options
@lang_option
def export(
    *,
    asked: Asked,
    bipartite: bool,
    everyone: bool,
    format_: str | None,
    output: Path | None,
    lang: Language,
) -> None:
    """Write the network as a file for Gephi, yEd, Cytoscape, networkx and the like.

    \b
    Examples:
      jeugdgraph network export -o network.graphml
      jeugdgraph network export --projection --youth -o youth.gexf
    """
    from jeugdgraph.files import format_of
    from jeugdgraph.present.network import files

    chosen = format_of(format_, output, files.EXTENSIONS, "json")  # before the work: it may not be told
    graph, found = asked(everyone=everyone)
    files.export(graph, found, projected=not bipartite, format_=chosen, output=output, lang=lang)  # type: ignore[arg-type]
