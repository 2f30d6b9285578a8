"""``jeugdgraph memo``."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jeugdgraph.cli import complete
from jeugdgraph.cli.options import graph_option, lang_option, on_option, progress, weight_option
from jeugdgraph.dates import Language
from jeugdgraph.place import Place

if TYPE_CHECKING:
    from jeugdgraph.analysis.weights import Weight


@click.command()
@click.argument(
    "name",
    metavar="MUNICIPALITY|ARRANGEMENT",
    shell_complete=complete.names_of("municipality", "arrangement"),
)
@on_option
@weight_option
@click.option("--format", "format_", type=click.Choice(["md", "html", "docx"]), default=None,
              help="Format; default from the extension of --output, else md.")  # fmt: skip
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), default=None,
              help="File to write instead of standard output.")  # fmt: skip
@lang_option
@graph_option
def memo(
    *,
    name: str,
    on: date,
    weight: "Weight",
    format_: str | None,
    output: Path | None,
    lang: Language,
    place: Place,
) -> None:
    """Write a memo of two pages about a municipality or an arrangement.

    It tells where it stands, where boundaries do not line up, what changed and what is not known, with
    its sources as footnotes. It describes and does not judge.

    \b
    Examples:
      jeugdgraph memo Tiel
      jeugdgraph memo "Jeugdregio Rivierenland" --output memo.docx
    """
    from jeugdgraph import naming
    from jeugdgraph.present.document.write import choose_format, write
    from jeugdgraph.present.memo import memo as memo_about

    choose_format(format_, output)
    graph = place.open(progress)
    subject = naming.municipality_or_arrangement(graph, name, on)
    write(memo_about(graph, subject, on, lang, weight), format_, output)
