"""``jeugdgraph mismatch``."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jeugdgraph.cli import complete
from jeugdgraph.cli.choice import looked_at_options
from jeugdgraph.cli.options import (
    ReferenceDate,
    graph_option,
    lang_option,
    on_option,
    output_options,
    progress,
    unverified_option,
    weight_option,
)
from jeugdgraph.dates import Language
from jeugdgraph.errors import UsageProblem, one_of, quote
from jeugdgraph.place import Place

if TYPE_CHECKING:
    from jeugdgraph.analysis.weights import Weight


@click.command()
@click.argument("name", required=False, shell_complete=complete.names_of("municipality", "arrangement"))
@click.option(
    "--kind", multiple=True, metavar="KIND", help="Only this kind of finding (repeatable), such as cut."
)
@looked_at_options
@click.option("--top", type=click.IntRange(0), default=10, show_default=True,
              help="Rows that a table shows at most; 0 for all.")  # fmt: skip
@click.option("--since", type=ReferenceDate(), default=None,
              help="Which findings are new or vanished since this day.")  # fmt: skip
@click.option(
    "--headline",
    is_flag=True,
    help="The national headline for 2016 and 2025 and nothing else, as in the README.",
)
@on_option
@weight_option
@unverified_option
@output_options()
@lang_option
@graph_option
def mismatch(
    *,
    name: str | None,
    kind: tuple[str, ...],
    division: tuple[str, ...],
    base: str,
    nationwide: bool,
    rest: bool,
    stale: bool,
    top: int,
    since: date | None,
    headline: bool,
    on: date,
    weight: "Weight",
    unverified: bool,
    format_: str | None,
    output: Path | None,
    lang: Language,
    place: Place,
) -> None:
    """Tell where the boundaries of cooperation do not line up: facts, not faults.

    NAME is a municipality or an arrangement; without it, the national ranking. A municipality: with whom it shares
    what, and where it stands outside its region. An arrangement: how other divisions cut it, which arrangements
    cover part of it or lie across its border.

    \b
    Examples:
      jeugdgraph mismatch Tiel
      jeugdgraph mismatch "Jeugdregio Rivierenland" --on 2023-09-15
      jeugdgraph mismatch --top 5 --kind region-cut --on 2025-01-01
    """
    from jeugdgraph import namespaces as ns
    from jeugdgraph import naming
    from jeugdgraph.analysis.mismatch.choice import Wanted
    from jeugdgraph.analysis.mismatch.search import search
    from jeugdgraph.present.mismatch import report as shown
    from jeugdgraph.present.output import choose_format, write

    _check(kind)
    wanted_format = choose_format(format_, output)
    graph = place.open(progress)
    if headline:
        if name is not None:
            raise UsageProblem("--headline is about the whole country; leave out NAME.")
        from jeugdgraph.present.mismatch.headline import report

        write(report(graph, lang), format_ or ("md" if output is None else None), output)
        return
    subject = "" if name is None else ns.local_name(naming.municipality_or_arrangement(graph, name, on))
    chosen = tuple(naming.division(graph, text) for text in division)
    wanted = Wanted(naming.division(graph, base), chosen, nationwide, rest, stale)
    found = search(graph, subject, on, wanted, weight=weight, kinds=kind, unverified=unverified, since=since)
    if wanted_format in ("table", "md"):
        write(shown.report(graph, found, lang, top), wanted_format, output)
    else:
        write(shown.flat(graph, found, lang), wanted_format, output)


def _check(kinds: tuple[str, ...]) -> None:
    """One line for a kind that does not exist."""
    from jeugdgraph.analysis.mismatch.finding import KINDS

    for kind in kinds:
        if kind not in KINDS:
            raise UsageProblem(f"unknown kind {quote(kind)}; expected {one_of(KINDS)}.")
