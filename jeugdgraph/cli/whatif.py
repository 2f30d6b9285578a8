"""``jeugdgraph whatif``: what would change if boundaries were different."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jeugdgraph.cli import complete
from jeugdgraph.cli.options import (
    graph_option,
    lang_option,
    on_option,
    output_options,
    progress,
    unverified_option,
    weight_option,
)
from jeugdgraph.dates import Language
from jeugdgraph.errors import UsageProblem, quote
from jeugdgraph.place import Place

if TYPE_CHECKING:
    from jeugdgraph.analysis.scenario.draft import Draft, Kind, Written
    from jeugdgraph.analysis.scenario.run import Ground
    from jeugdgraph.analysis.weights import Weight
    from jeugdgraph.graph import Graph


Command = Callable[..., object]
"""Function that a command runs, with its options."""


@dataclass(frozen=True)
class Asked:
    """What every what-if command is asked beside its own options."""

    on: date
    weight: "Weight"
    unverified: bool
    against: tuple[str, ...]
    every: bool
    full: bool
    format_: str | None
    output: Path | None
    lang: Language
    place: Place
    save: Path | None = None
    title: str = ""

    def ground(self, on: date | None = None) -> "tuple[Graph, Ground]":
        """The graph, and what scenarios on the date start from."""
        from jeugdgraph.analysis.scenario import run

        graph = self.place.open(progress)
        found = run.ground(
            graph,
            on or self.on,
            weight=self.weight,
            unverified=self.unverified,
            against=self.against,
            every=self.every,
        )
        return graph, found


def asking(*, scenario: bool = True) -> Callable[[Command], Command]:
    """Options that what-if commands share, given to the function as its `asked`."""

    def decorate(function: Command) -> Command:
        @wraps(function)
        def asked(
            *, on: date, weight: "Weight", unverified: bool, against: tuple[str, ...], every: bool,
            full: bool, format_: str | None, output: Path | None, lang: Language, place: Place, save: Path | None = None,
            title: str = "", **own: object,
        ) -> object:  # fmt: skip
            common = Asked(
                on, weight, unverified, against, every, full, format_, output, lang, place, save, title
            )
            return function(asked=common, **own)

        found: Command = graph_option(asked)
        options: list[Callable[[Command], Command]] = [
            lang_option,
            output_options(),
            *_shared(scenario=scenario),
            unverified_option,
            weight_option,
        ]
        for option in options:
            found = option(found)
        return on_option(found)

    return decorate


def _shared(*, scenario: bool) -> list[Callable[[Command], Command]]:
    against = click.option("--against", multiple=True, metavar="DIVISION", shell_complete=complete.names_of("division"),
                           help="Measure beside this division only (repeatable); default those that touch youth care.")  # fmt: skip
    every = click.option(
        "--every", is_flag=True, help="Measure beside every division that has data on the date."
    )
    full = click.option("--full", is_flag=True, help="Show every row and every value.")
    if not scenario:
        return [full, every, against]
    save = click.option("--save", type=click.Path(path_type=Path), default=None, metavar="FILE",
                        help="Write the scenario to a file (TOML) that whatif run reads.")  # fmt: skip
    title = click.option("--title", default="", metavar="TEXT", help="Title of the scenario.")
    return [full, every, against, title, save]


def division_option(about: str) -> Callable[[Command], Command]:
    """--division: the youth regions unless another division is named."""
    return click.option("--division", default="jeugdregio", show_default=True, help=about,
                        shell_complete=complete.names_of("division"))  # fmt: skip


@click.group()
def whatif() -> None:
    """Tell what would change if boundaries were different; the stored graph is never touched.

    A scenario is a step on the command line, or a small file with several. Each answer restates its steps and shows
    what is now beside what would be: regions, cuts, congruence and measures.

    \b
    Examples:
      jeugdgraph whatif move "West Maas en Waal" --to "Rijk van Nijmegen"
      jeugdgraph whatif best-fit Nijkerk
      jeugdgraph whatif run scenario.toml --format csv
    """


@whatif.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--move", "moves", multiple=True, metavar="MUNICIPALITY=REGION",
              help="Add a step: a municipality goes to a youth region (repeatable).")  # fmt: skip
@asking()
def run(*, asked: Asked, file: Path | None, moves: tuple[str, ...]) -> None:
    """Follow a scenario from FILE (TOML), with steps from options after those of the file.

    The date of the file holds unless --on names another. The form of a file is told in docs/whatif.md.

    \b
    Example:
      jeugdgraph whatif run scenario.toml --weight residents
    """
    from dataclasses import replace

    from jeugdgraph.analysis.scenario.draft import Written
    from jeugdgraph.analysis.scenario.read import read

    if file is None and not moves:
        raise UsageProblem("whatif run asks for a scenario FILE, or for --move MUNICIPALITY=REGION.")
    written = Written() if file is None else read(file)
    steps = tuple(_move(text, len(written.drafts) + place) for place, text in enumerate(moves, start=1))
    _answer(asked, replace(written, drafts=(*written.drafts, *steps), title=asked.title or written.title))


@whatif.command()
@click.argument("municipalities", nargs=-1, required=True, shell_complete=complete.names_of("municipality"))
@click.option("--to", "region", required=True, metavar="REGION", shell_complete=complete.names_of("arrangement"),
              help="Region that they go to.")  # fmt: skip
@click.option("--from", "source", default=None, metavar="REGION",
              help="Region that they leave, where they lie in several.")  # fmt: skip
@division_option("Division of the region.")
@asking()
def move(
    *, asked: Asked, municipalities: tuple[str, ...], region: str, source: str | None, division: str
) -> None:
    """Tell what changes when municipalities go to another region.

    \b
    Example:
      jeugdgraph whatif move Tiel Buren --to "Rijk van Nijmegen"
    """
    if source == "":
        raise UsageProblem("--from ''; expected the name of a region.")
    names = {"move": municipalities, "to": (region,), "from": (source or "",), "division": (division,)}
    _step(asked, "move", names)


@whatif.command("merge-regions")
@click.argument("regions", nargs=-1, required=True, shell_complete=complete.names_of("arrangement"))
@click.option("--into", required=True, metavar="NAME", help="Name of the region that they become.")
@division_option("Division of the regions.")
@asking()
def merge_regions(*, asked: Asked, regions: tuple[str, ...], into: str, division: str) -> None:
    """Tell what changes when regions become one.

    \b
    Example:
      jeugdgraph whatif merge-regions Rivierenland "Rijk van Nijmegen" --into "Gelderland-Zuid"
    """
    _step(asked, "merge-regions", {"merge-regions": regions, "into": (into,), "division": (division,)})


@whatif.command("split-region")
@click.argument("region", shell_complete=complete.names_of("arrangement"))
@click.option("--part", "parts", multiple=True, required=True, metavar="NAME=MUNICIPALITY,…",
              help="A part with its municipalities (twice or more).")  # fmt: skip
@division_option("Division of the region.")
@asking()
def split_region(*, asked: Asked, region: str, parts: tuple[str, ...], division: str) -> None:
    """Tell what changes when a region is split into parts.

    \b
    Example:
      jeugdgraph whatif split-region Rivierenland --part "Oost=Tiel,Buren,Neder-Betuwe,Culemborg" \\
        --part "West=West Betuwe,Maasdriel,Zaltbommel,West Maas en Waal"
    """
    table: dict[str, tuple[str, ...]] = {}
    for text in parts:
        name, codes = _pair(text, "--part", "NAME=MUNICIPALITY,…")
        if name in table:
            raise UsageProblem(f"--part {quote(name)} is given twice.")
        table[name] = tuple(one.strip() for one in codes.split(",") if one.strip())
    _step(asked, "split-region", {"split-region": (region,), "division": (division,)}, parts=table)


@whatif.command()
@click.argument("municipalities", nargs=-1, required=True, shell_complete=complete.names_of("municipality"))
@click.option(
    "--into", required=True, metavar="NAME", help="One of them, another municipality, or a new name."
)
@click.option("--region", "regions", multiple=True, metavar="DIVISION=REGION",
              help="Where it then lies, in a division where they lie in different regions (repeatable).")  # fmt: skip
@click.option("--follow", type=click.Choice(["largest", "parts"]), default=None,
              help="Elsewhere: the region of the one with most residents, or all of them in part.")  # fmt: skip
@asking()
def merge(
    *, asked: Asked, municipalities: tuple[str, ...], into: str, regions: tuple[str, ...], follow: str | None
) -> None:
    """Tell what changes when municipalities become one, in every division.

    \b
    Example:
      jeugdgraph whatif merge Buren Tiel --into Tiel
    """
    pairs = [_pair(text, "--region", "DIVISION=REGION") for text in regions]
    table = {division: (region,) for division, region in pairs}
    if len(table) < len(pairs):
        raise UsageProblem("--region names a division twice.")
    _step(
        asked, "merge", {"merge": municipalities, "into": (into,), "follow": (follow or "",)}, regions=table
    )


@whatif.command()
@click.argument("division", shell_complete=complete.names_of("division"))
@click.option("--table", required=True, type=click.Path(path_type=Path), metavar="FILE.csv",
              help="Columns municipality, region and, if need be, share.")  # fmt: skip
@asking()
def replace(*, asked: Asked, division: str, table: Path) -> None:
    """Tell what changes when a division is drawn anew, as a table has it.

    \b
    Example:
      jeugdgraph whatif replace jeugdregio --table proposal.csv
    """
    _step(asked, "replace", {"replace": (division,), "table": (str(table),)})


@whatif.command("best-fit")
@click.argument("municipality", shell_complete=complete.names_of("municipality"))
@division_option("Division of which the regions are looked at.")
@click.option("--regions", type=click.Choice(["near", "all"]), default="near", show_default=True,
              help="Regions with a municipality across a land border, or all.")  # fmt: skip
@asking(scenario=False)
def best_fit(*, asked: Asked, municipality: str, division: str, regions: str) -> None:
    """List the regions that a municipality could go to, by its congruence there; the order is no advice.

    \b
    Example:
      jeugdgraph whatif best-fit Nijkerk --division jeugdregio
    """
    from jeugdgraph.analysis.scenario import run
    from jeugdgraph.present.output import choose_format, write
    from jeugdgraph.present.whatif import fit, flat

    wanted = choose_format(asked.format_, asked.output)
    graph, base = asked.ground()
    found = run.best_fit(base, municipality, division, everywhere=regions == "all")
    if wanted in ("table", "md"):
        write(fit.report(graph, found, asked.lang, full=asked.full), wanted, asked.output)
    else:
        write(flat.fit(graph, found, asked.lang), wanted, asked.output)


def _step(
    asked: Asked, kind: "Kind", names: dict[str, tuple[str, ...]], **tables: Mapping[str, tuple[str, ...]]
) -> None:
    """Answer a scenario of one step."""
    from jeugdgraph.analysis.scenario.draft import Written, of_options

    draft = of_options(f"whatif {kind}", kind, names, **tables)
    _answer(asked, Written(title=asked.title, drafts=(draft,)))


def _answer(asked: Asked, written: "Written") -> None:
    """Follow a scenario, save it when asked to, and write what it changes."""
    from jeugdgraph.analysis.scenario import run
    from jeugdgraph.analysis.scenario.write import save
    from jeugdgraph.present.output import choose_format, write
    from jeugdgraph.present.whatif import flat, report

    wanted = choose_format(asked.format_, asked.output)
    given = click.get_current_context().get_parameter_source("on") is click.core.ParameterSource.COMMANDLINE
    on = asked.on if given or written.on is None else written.on
    graph, base = asked.ground(on)
    found = run.run(base, written)
    if asked.save is not None:
        save(written, on, asked.save)
    if wanted in ("table", "md"):
        write(report.report(graph, found, asked.lang, full=asked.full), wanted, asked.output)
    else:
        write(flat.flat(graph, found, asked.lang), wanted, asked.output)


def _move(text: str, number: int) -> "Draft":
    """A step of ``--move``."""
    from jeugdgraph.analysis.scenario.draft import Draft

    municipality, region = _pair(text, "--move", "MUNICIPALITY=REGION")
    return Draft("move", number, "--move", {"move": (municipality,), "to": (region,)})


def _pair(text: str, option: str, form: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip() or not value.strip():
        raise UsageProblem(f"{option} {quote(text)}; expected {form}.")
    return name.strip(), value.strip()
