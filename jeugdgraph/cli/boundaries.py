"""``jeugdgraph boundaries``: official outlines of municipalities, for maps."""

import sys
from datetime import date
from pathlib import Path

import click

from jeugdgraph.cli.options import lang_option, on_option, output_options, store_option
from jeugdgraph.dates import FIRST_DATE_KNOWN, LAST_DATE_KNOWN, Language

_YEARS = click.IntRange(FIRST_DATE_KNOWN.year, LAST_DATE_KNOWN.year)


@click.group()
def boundaries() -> None:
    """Keep the official outlines of municipalities on this computer, for maps.

    They come from PDOK: the generalised municipal boundaries of CBS and Kadaster, under CC BY 4.0. Only
    `fetch` uses the network; maps are drawn from what is kept, and from hexagons when nothing is.

    \b
    Examples:
      jeugdgraph boundaries fetch --year 2025
      jeugdgraph boundaries status
      jeugdgraph boundaries remove --year 2024
    """


@boundaries.command()
@click.option("--year", type=_YEARS, default=None,
              help="Boundaries on 1 January of this year; default the year of the reference date.")  # fmt: skip
@on_option
@click.option("--url", metavar="URL", default="",
              help="Address of the service, up to /collections; default that of PDOK.")  # fmt: skip
@click.option("--force", is_flag=True, help="Fetch again, also when the year is here.")
@click.option("--time-limit", metavar="SECONDS", type=click.FloatRange(0, min_open=True), default=None,
              help="Most seconds for each page; default 120.")  # fmt: skip
@lang_option
@store_option
def fetch(
    *,
    year: int | None,
    on: date,
    url: str,
    force: bool,
    time_limit: float | None,
    lang: Language,
    store: Path | None,
) -> None:
    """Fetch the outlines of a year into the cache, whole or not at all.

    What was interrupted goes on where it stopped when the command is run again. Every outline is checked,
    and the file is kept with its checksum, its source and its licence.

    \b
    Example:
      jeugdgraph boundaries fetch --year 2025
    """
    from jeugdgraph.boundaries import kept
    from jeugdgraph.boundaries.coverage import coverage
    from jeugdgraph.boundaries.fetch import fetch as get
    from jeugdgraph.boundaries.reading import outlines
    from jeugdgraph.boundaries.service import LIMITS
    from jeugdgraph.graph import Graph
    from jeugdgraph.present import write
    from jeugdgraph.present.boundaries import fetched_report

    year = year or on.year
    limits = LIMITS._replace(seconds=time_limit, silence=time_limit) if time_limit else LIMITS
    done = get(year, store, url=url, force=force, limits=limits, progress=_progress)
    graph = Graph.if_built(store)
    covered = coverage(graph, year, outlines(year, store).polygons) if graph else None
    write(fetched_report(kept.folder(store), done, graph, covered, lang))


@boundaries.command()
@output_options()
@lang_option
@store_option
def status(*, format_: str | None, output: Path | None, lang: Language, store: Path | None) -> None:
    """List the years that are kept, with their source, and check that each file is as it was fetched.

    \b
    Example:
      jeugdgraph boundaries status --format csv
    """
    from jeugdgraph.boundaries import kept
    from jeugdgraph.present import write
    from jeugdgraph.present.boundaries import status_report

    write(status_report(kept.folder(store), lang), format_, output)


@boundaries.command()
@click.option(
    "--year", "years", type=_YEARS, multiple=True, required=True, help="Year to remove (repeatable)."
)
@store_option
def remove(*, years: tuple[int, ...], store: Path | None) -> None:
    """Remove years from the cache, also when they are damaged or half-fetched.

    \b
    Example:
      jeugdgraph boundaries remove --year 2024
    """
    from jeugdgraph.boundaries import kept

    for year in years:
        kept.remove(kept.folder(store), year)
        click.echo(f"removed: boundaries of {year}")


def _progress(step: str, count: int) -> None:
    """Show on a terminal how many are in; that another process is at it is always told."""
    if step == "waiting":
        click.echo("jeugdgraph: another process is fetching boundaries; waiting …", err=True)
    elif sys.stderr.isatty():
        click.echo(f"jeugdgraph: {count} municipalities …", err=True)
