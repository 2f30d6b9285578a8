"""``jeugdgraph history``."""

from datetime import date
from pathlib import Path

import click

from jeugdgraph.cli import complete
from jeugdgraph.cli.options import (
    ReferenceDate,
    graph_option,
    lang_option,
    output_options,
    progress,
    unverified_option,
)
from jeugdgraph.dates import Language, today
from jeugdgraph.place import Place


@click.command()
@click.argument(
    "name", shell_complete=complete.names_of("municipality", "arrangement", "organisation", "division")
)
@click.option("--from", "first", type=ReferenceDate(), default=None,
              help="What happened on this day or later; default everything known.")  # fmt: skip
@click.option("--to", "last", type=ReferenceDate(), default=None,
              help="What happened on this day or earlier; default today.")  # fmt: skip
@click.option("--details", is_flag=True, help="Each event in a row of its own, with every name.")
@unverified_option
@output_options()
@lang_option
@graph_option
def history(
    *,
    name: str,
    first: date | None,
    last: date | None,
    details: bool,
    unverified: bool,
    format_: str | None,
    output: Path | None,
    lang: Language,
    place: Place,
) -> None:
    """Tell what changed over time for a municipality, region, arrangement, organisation or division, and why.

    NAME is a name, an official code or an id. Mergers, moves and renames are told apart from facts that
    sources merely show for the first time. Where a change lies between two observations, both are named.

    \b
    Examples:
      jeugdgraph history Zeewolde --from 2016-01-01
      jeugdgraph history jeugdregio
    """
    from jeugdgraph.analysis.history.of_thing import history_of
    from jeugdgraph.analysis.history.whom import thing
    from jeugdgraph.errors import UsageProblem
    from jeugdgraph.present.history import of_thing as answers
    from jeugdgraph.present.parts import write_answer

    until = last or max(today(), first or today())
    if first is not None and first > until:
        raise UsageProblem(f"--to {until} must not come before --from {first}.")
    graph = place.open(progress)
    iri, others = thing(graph, name, until)
    found = history_of(graph, iri, first, until, unverified=unverified)
    write_answer(
        graph,
        people=lambda: answers.report(graph, found, lang, others=others, details=details),
        programs=lambda: answers.flat(graph, found, lang),
        memberships=(),
        format_=format_,
        output=output,
    )
