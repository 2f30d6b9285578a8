"""``jeugdgraph arrangement``."""

from datetime import date
from pathlib import Path

import click

from jeugdgraph.cli import complete
from jeugdgraph.cli.options import (
    graph_option,
    lang_option,
    on_option,
    output_options,
    period,
    period_options,
    progress,
    unverified_option,
)
from jeugdgraph.dates import Language
from jeugdgraph.place import Place


@click.command()
@click.argument("name", shell_complete=complete.names_of("arrangement"))
@on_option
@period_options
@unverified_option
@output_options("ttl")
@lang_option
@graph_option
def arrangement(
    *,
    name: str,
    on: date,
    since: date | None,
    until: date | None,
    unverified: bool,
    format_: str | None,
    output: Path | None,
    lang: Language,
    place: Place,
) -> None:
    """Tell who is in an arrangement, what it is, and how other divisions cut its members.

    NAME is a name, an alias, an official code or an id. When several arrangements bear the name, all
    of them are shown.

    \b
    Examples:
      jeugdgraph arrangement "Jeugdregio Rivierenland"
      jeugdgraph arrangement "Gelderland-Zuid"
    """
    from jeugdgraph import naming
    from jeugdgraph.present import arrangement as answers
    from jeugdgraph.present.combine import joined
    from jeugdgraph.present.parts import write_answer
    from jeugdgraph.present.phrases import say

    graph = place.open(progress)
    first, last = period(on, since, until)
    found = [
        answers.answer(graph, iri, first, last, unverified=unverified)
        for iri in naming.arrangements(graph, name)
    ]
    remark = say("same name", lang, count=len(found)) if len(found) > 1 else ""
    write_answer(
        graph,
        people=lambda: joined(
            [answers.report(graph, a, lang) for a in found],
            name,
            remark,
            answers.overview(graph, found, lang),
        ),
        programs=lambda: joined([answers.flat(graph, a, lang) for a in found], name, remark),
        memberships=[p.membership for a in found for p in a.members],
        format_=format_,
        output=output,
    )
