"""``jeugdgraph search``."""

from pathlib import Path

import click

from jeugdgraph.cli.options import graph_option, lang_option, output_options, progress
from jeugdgraph.dates import Language
from jeugdgraph.place import Place


@click.command()
@click.argument("text")
@output_options()
@lang_option
@graph_option
def search(*, text: str, format_: str | None, output: Path | None, lang: Language, place: Place) -> None:
    """Find municipalities, arrangements, organisations and documents by a part of their name.

    \b
    Example:
      jeugdgraph search rivierenland
    """
    from jeugdgraph.present import write
    from jeugdgraph.present.search import report
    from jeugdgraph.present.search import search as find

    graph = place.open(progress)
    write(report(graph, text, find(graph, text), lang), format_, output)
