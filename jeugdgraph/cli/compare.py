"""``jeugdgraph compare``."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jeugdgraph.cli import complete
from jeugdgraph.cli.options import (
    graph_option,
    lang_option,
    missing_option,
    on_option,
    output_options,
    progress,
    weight_option,
)
from jeugdgraph.dates import Language
from jeugdgraph.errors import UsageProblem
from jeugdgraph.place import Place

if TYPE_CHECKING:
    from jeugdgraph.analysis.crosswalk import Missing
    from jeugdgraph.analysis.weights import Weight
    from jeugdgraph.present.compare.divisions import Asked
    from jeugdgraph.present.report import Report


@click.command()
@click.argument("a", required=False, shell_complete=complete.names_of("division", "arrangement"))
@click.argument("b", required=False, shell_complete=complete.names_of("division", "arrangement"))
@click.option(
    "--all", "every", is_flag=True, help="Every pair of divisions, ranked; with A, every pair with A."
)
@click.option(
    "--matrix",
    is_flag=True,
    help="The crosswalk of two divisions: how much of each region of A lies in each of B.",
)
@missing_option
@on_option
@weight_option
@click.option("--unverified", is_flag=True, help="Count unverified memberships too.")
@output_options()
@lang_option
@graph_option
def compare(
    *,
    a: str | None,
    b: str | None,
    every: bool,
    matrix: bool,
    missing: "Missing",
    on: date,
    weight: "Weight",
    unverified: bool,
    format_: str | None,
    output: Path | None,
    lang: Language,
    place: Place,
) -> None:
    """Tell how two divisions lie over each other: which regions are cut, and how much they agree.

    A and B are divisions, by name or id. First come the regions of A that B cuts, and those of B that A cuts, with
    the municipalities on each side; then how far they nest, and the scores. Two arrangements are compared by their
    members: who is in both, who in one.

    \b
    Examples:
      jeugdgraph compare jeugdregio veiligheidsregio
      jeugdgraph compare jeugdregio swv-po --weight young --on 2025-01-01
      jeugdgraph compare "Jeugdregio Rivierenland" "Veiligheidsregio Gelderland-Zuid"
      jeugdgraph compare --all --format csv
    """
    from jeugdgraph.analysis.extract import extract
    from jeugdgraph.analysis.situation import Situation
    from jeugdgraph.analysis.weights import weights
    from jeugdgraph.present.compare.divisions import Asked
    from jeugdgraph.present.output import choose_format, write

    wanted = choose_format(format_, output)
    _check(a, b, every=every, matrix=matrix)
    graph = place.open(progress)
    columns = extract(graph)
    asked = Asked(graph, Situation(columns, on, unverified), weights(columns, weight, on), lang)
    for_people = wanted in ("table", "md")
    if every or a is None or b is None:
        write(_all(asked, a, missing, for_people=for_people), wanted, output)
    else:
        write(_pair(asked, a, b, missing, matrix=matrix, for_people=for_people), wanted, output)


def _check(a: str | None, b: str | None, *, every: bool, matrix: bool) -> None:
    """One line for combinations that make no sense."""
    if every and (b is not None or matrix):
        raise UsageProblem("--all compares every pair, or every pair with A; leave out B and --matrix.")
    if not every and (a is None or b is None):
        raise UsageProblem("compare asks for two divisions, A and B, or for --all.")


def _pair(asked: "Asked", a: str, b: str, missing: "Missing", *, matrix: bool, for_people: bool) -> "Report":
    from jeugdgraph import naming
    from jeugdgraph.analysis import comparison
    from jeugdgraph.present.compare import divisions as shown
    from jeugdgraph.present.compare import rows

    one, two, arrangements = naming.pair(asked.graph, a, b)
    if arrangements:
        return _members(asked, one, two, for_people=for_people)
    found = comparison.compare(asked.found, one, two, asked.weighed, missing=missing)
    if matrix:
        return rows.cells(asked, found) if for_people else rows.matrix(asked, found)
    return shown.report(asked, found) if for_people else rows.flat(asked, found)


def _members(asked: "Asked", a: str, b: str, *, for_people: bool) -> "Report":
    from jeugdgraph.present.compare import arrangements as shown

    found = shown.beside(asked, a, b)
    return shown.report(asked, found) if for_people else shown.flat(asked, found)


def _all(asked: "Asked", a: str | None, missing: "Missing", *, for_people: bool) -> "Report":
    from jeugdgraph import naming
    from jeugdgraph.analysis import comparison
    from jeugdgraph.present.compare import divisions as shown
    from jeugdgraph.present.compare import rows

    among = None if a is None else naming.division(asked.graph, a)
    told, single = comparison.ranked(asked.found, asked.weighed, among=among, missing=missing)
    if for_people:
        return shown.ranking(asked, told, single, among)
    return rows.flat_ranking(asked, told)
