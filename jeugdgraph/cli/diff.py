"""``jeugdgraph diff``."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jeugdgraph.cli import complete
from jeugdgraph.cli.options import (
    ReferenceDate,
    graph_option,
    lang_option,
    output_options,
    progress,
    unverified_option,
    weight_option,
)
from jeugdgraph.dates import Language
from jeugdgraph.place import Place

if TYPE_CHECKING:
    from jeugdgraph.analysis.weights import Weight


@click.command()
@click.argument("date1", metavar="DATE1", type=ReferenceDate())
@click.argument("date2", metavar="DATE2", type=ReferenceDate())
@click.option("--division", "-d", metavar="DIVISION", default=None,
              shell_complete=complete.names_of("division"),
              help="Only this division; default everything known.")  # fmt: skip
@click.option("--municipality", "-m", metavar="MUNICIPALITY", default=None,
              shell_complete=complete.names_of("municipality"),
              help="Only what is about this municipality, its predecessors and successors.")  # fmt: skip
@click.option("--kind", metavar="KIND", multiple=True,
              help="Only arrangements of this kind, by name or label; may be repeated.")  # fmt: skip
@click.option("--rest", is_flag=True, help="Arrangements outside the divisions one by one, not only counted.")
@weight_option
@unverified_option
@output_options()
@lang_option
@graph_option
def diff(
    *,
    date1: date,
    date2: date,
    division: str | None,
    municipality: str | None,
    kind: tuple[str, ...],
    rest: bool,
    weight: "Weight",
    unverified: bool,
    format_: str | None,
    output: Path | None,
    lang: Language,
    place: Place,
) -> None:
    """Tell what differs between the situation on DATE1 and on DATE2, and why.

    Municipalities are followed through mergers. A municipality that lies in another region because it was
    taken up in another is told apart from one that moved, and both from a region with another name.

    \b
    Examples:
      jeugdgraph diff 2016-01-01 2025-01-01 --division jeugdregio
      jeugdgraph diff 2023-01-01 2026-01-01 -m Zeewolde
    """
    from jeugdgraph import naming
    from jeugdgraph.analysis.history.between import about, between, of_kinds
    from jeugdgraph.present.history import difference as answers
    from jeugdgraph.present.parts import write_answer

    graph = place.open(progress)
    chosen = naming.one_of_class(graph, division, "jg:Division") if division is not None else None
    whom = None if municipality is None else naming.municipality(graph, municipality, max(date1, date2))
    kinds = naming.kinds(graph, kind)
    found = between(graph, date1, date2, chosen, unverified=unverified)
    if whom:
        found = about(graph, found, whom)
    if kinds:
        found = of_kinds(graph, found, kinds)
    weighed = None
    if weight != "municipalities":
        from jeugdgraph.analysis.extract import extract
        from jeugdgraph.analysis.weights import weights

        weighed = weights(extract(graph), weight, min(date1, date2))
    one_by_one = rest or bool(whom or kinds)
    write_answer(
        graph,
        people=lambda: answers.report(graph, found, lang, weighed, rest=one_by_one),
        programs=lambda: answers.flat(graph, found, lang, weighed),
        memberships=(),
        format_=format_,
        output=output,
    )
