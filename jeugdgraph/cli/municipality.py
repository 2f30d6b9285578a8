"""``jeugdgraph municipality``."""

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
@click.argument("name", shell_complete=complete.names_of("municipality"))
@on_option
@period_options
@click.option("--kind", multiple=True, help="Only this kind of arrangement (repeatable).")
@click.option("--domain", multiple=True, help="Only this policy domain (repeatable).")
@click.option("--rest", is_flag=True, help="Also what does not touch youth care: waste, tax, archives …")
@unverified_option
@click.option("--partners", is_flag=True, help="Also the municipalities that share the arrangements.")
@output_options("ttl")
@lang_option
@graph_option
def municipality(
    *,
    name: str,
    on: date,
    since: date | None,
    until: date | None,
    kind: tuple[str, ...],
    domain: tuple[str, ...],
    rest: bool,
    unverified: bool,
    partners: bool,
    format_: str | None,
    output: Path | None,
    lang: Language,
    place: Place,
) -> None:
    """Tell which arrangements a municipality is in, by policy domain, with evidence.

    NAME is a name, an alias or a CBS code. What touches youth care comes first; the rest is counted.
    A municipality that no longer exists answers for its own time.

    \b
    Examples:
      jeugdgraph municipality Tiel
      jeugdgraph municipality Zeewolde --on 2023-01-01
    """
    from jeugdgraph import naming
    from jeugdgraph.present import municipality as answers
    from jeugdgraph.present.parts import write_answer

    graph = place.open(progress)
    first, last = period(on, since, until)
    found = naming.municipality(graph, name, last)
    asked = answers.Asked(
        first,
        last,
        kinds=naming.kinds(graph, kind),
        domains=naming.concepts(graph, "domain", domain),
        rest=rest,
        unverified=unverified,
        partners=partners,
    )
    answered = answers.answer(graph, found, asked, lang)
    write_answer(
        graph,
        people=lambda: answers.report(graph, answered, lang),
        programs=lambda: answers.flat(graph, answered, lang),
        memberships=[p.membership for p in answered.participations],
        format_=format_,
        output=output,
    )
