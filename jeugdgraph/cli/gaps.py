"""``jeugdgraph gaps``."""

from datetime import date
from pathlib import Path

import click

from jeugdgraph import gaps as missing
from jeugdgraph.cli.options import graph_option, lang_option, on_option, output_options, progress
from jeugdgraph.dates import Language
from jeugdgraph.place import Place
from jeugdgraph.present import write


@click.command()
@on_option
@click.option("--years", type=click.IntRange(0, 100), default=missing.YEARS, show_default=True,
              help="Years without confirmation after which a membership is listed.")  # fmt: skip
@click.option("--kind", multiple=True, type=click.Choice([*missing.KINDS]), metavar="KIND",
              help=f"Only this kind (repeatable): {', '.join(missing.KINDS)}.")  # fmt: skip
@click.option("--municipality", metavar="NAME", help="Only what concerns this municipality.")
@output_options()
@lang_option
@graph_option
def gaps(
    *,
    on: date,
    years: int,
    kind: tuple[str, ...],
    municipality: str | None,
    format_: str | None,
    output: Path | None,
    lang: Language,
    place: Place,
) -> None:
    """Tell what is missing, old, unverified or contradicted in the data.

    A table gives numbers and examples; --format csv gives every row. Nothing here says that a
    municipality or an arrangement falls short: it describes the data.

    \b
    Example:
      jeugdgraph gaps --on 2026-01-01 --kind missing --kind old
    """
    from jeugdgraph.present.output import choose_format

    format_ = choose_format(format_, output)
    graph = place.open(progress)
    iri = ""
    if municipality is not None:
        from jeugdgraph import naming

        iri = naming.municipality(graph, municipality, on)
    question = missing.Question(graph, on, lang, years, iri, whole=format_ not in ("table", "md"))
    write(missing.report(question, kind), format_, output)
