"""``jeugdgraph export``."""

import sys
from pathlib import Path

import click

from jeugdgraph import export as rdf
from jeugdgraph.cli.options import graph_option, progress
from jeugdgraph.files import format_of, named, pouring, replacing
from jeugdgraph.place import Place


@click.command()
@click.option("--format", "format_", type=click.Choice([*rdf.FORMATS]), default=None,
              help="Format; default from the extension of --output, else trig.")  # fmt: skip
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), default=None,
              help="File to write; - is standard output.")  # fmt: skip
@click.option("--graph", "graphs", multiple=True, metavar="NAME", help="Only this graph (repeatable).")
@graph_option
def export(*, format_: rdf.Format | None, output: Path | None, graphs: tuple[str, ...], place: Place) -> None:
    """Write the graph as RDF, for other tools.

    The same tables give the same bytes. Turtle, N-Triples and RDF/XML join the named graphs; TriG,
    N-Quads and JSON-LD keep them apart. Memberships carry the period in the form of the W3C
    Organization Ontology too. The graph `meta` describes the others and their sources.

    \b
    Example:
      jeugdgraph export --graph education --output education.ttl
    """
    chosen = format_of(format_, output, rdf.EXTENSIONS, "trig")
    opened = place.open(progress).store
    names = rdf.choose_graphs(opened, graphs)
    path = named(output)
    if path:
        with replacing(path) as file:
            rdf.write(opened, file, chosen, names)
    else:
        with pouring(sys.stdout) as stream:
            rdf.write(opened, stream.buffer, chosen, names)
