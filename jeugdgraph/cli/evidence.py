"""``jeugdgraph evidence``."""

from pathlib import Path

import click

from jeugdgraph.cli.options import graph_option, lang_option, output_options, progress
from jeugdgraph.dates import Language
from jeugdgraph.place import Place


@click.command()
@click.argument("id_", metavar="ID")
@click.option(
    "--documents",
    type=click.Path(path_type=Path),
    default=None,
    help="Folder with the documents: shows each passage, verified against its digest.",
)
@output_options()
@lang_option
@graph_option
def evidence(
    *,
    id_: str,
    documents: Path | None,
    format_: str | None,
    output: Path | None,
    lang: Language,
    place: Place,
) -> None:
    """Tell where a fact comes from: the source, the place in it, and who else says so.

    ID is the id of a membership (as the csv and json answers give it), a statement, a count, a
    conflict, an arrangement, a municipality code, or an IRI.

    \b
    Example:
      jeugdgraph evidence ink-riv-in.gm0297
    """
    from jeugdgraph.naming import evidence_iri
    from jeugdgraph.present import write
    from jeugdgraph.present.evidence import report

    graph = place.open(progress)
    found = evidence_iri(graph, id_)
    write(report(graph, found, documents, lang), format_, output)
