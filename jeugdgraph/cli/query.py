"""``jeugdgraph query``: the catalogue of stored queries, and SPARQL of one's own."""

import sys
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jeugdgraph.cli import complete
from jeugdgraph.cli.options import graph_option, lang_option, on_option, output_options, progress
from jeugdgraph.dates import Language
from jeugdgraph.errors import UsageProblem, quote

if TYPE_CHECKING:
    from jeugdgraph.catalogue.header import StoredQuery
    from jeugdgraph.place import Place

_QUERY_SIZE = 1_000_000
"""Bytes of a query that is read from a file or from standard input."""


@click.group()
def query() -> None:
    """Ask stored questions by name, or questions in SPARQL.

    \b
    Examples:
      jeugdgraph query list --search onderwijs
      jeugdgraph query run membership/of_municipality -p municipality=Tiel
    """


@query.command("list")
@click.option("--tag", multiple=True, metavar="TAG", shell_complete=complete.tags,
              help="Only queries with this tag (repeatable).")  # fmt: skip
@click.option("--search", "wanted", metavar="TEXT", help="Only queries that hold this text.")
@click.option("--internal", is_flag=True, help="Also the queries that serve other commands.")
@output_options()
@lang_option
def list_(
    *,
    tag: tuple[str, ...],
    wanted: str | None,
    internal: bool,
    format_: str | None,
    output: Path | None,
    lang: Language,
) -> None:
    """List the stored queries by topic.

    \b
    Example:
      jeugdgraph query list --tag procurement
    """
    from jeugdgraph.present import write
    from jeugdgraph.present.questions import listing, selected

    write(listing(selected(tag, wanted or "", internal=internal), lang), format_, output)


@query.command()
@click.argument("name", shell_complete=complete.queries)
@output_options()
@lang_option
def show(*, name: str, format_: str | None, output: Path | None, lang: Language) -> None:
    """Show what a stored query asks, its parameters and columns, and its text.

    \b
    Example:
      jeugdgraph query show membership/of_municipality
    """
    from jeugdgraph.catalogue.header import read, without_header
    from jeugdgraph.present import write
    from jeugdgraph.present.output import choose_format
    from jeugdgraph.present.questions import described

    found = read(name)
    write(described(found, lang), format_, output)
    if choose_format(format_, output) == "table" and output is None:
        click.echo("\n" + without_header(found.text))


@query.command()
@lang_option
def manual(*, lang: Language) -> None:
    """Print every stored query as one Markdown page: question, parameters, columns, example.

    \b
    Example:
      jeugdgraph query manual --lang nl
    """
    from jeugdgraph.catalogue.header import read_all
    from jeugdgraph.present.manual import page

    click.echo(page(read_all(), lang), nl=False)


@query.command()
@click.argument("name", required=False, metavar="[NAME|FILE.rq|-]", shell_complete=complete.queries)
@click.option("--execute", "-e", "text", metavar="SPARQL", help="A query of your own.")
@click.option("--parameter", "-p", "pairs", multiple=True, metavar="NAME=VALUE",
              shell_complete=complete.parameters,
              help="Value of a parameter (repeatable): a name, a code, an id or an IRI.")  # fmt: skip
@click.option("--all", "all_", is_flag=True, help="Run every query with the tags of --tag.")
@click.option(
    "--tag", multiple=True, metavar="TAG", shell_complete=complete.tags, help="With --all: only these."
)
@click.option("--output-dir", type=click.Path(path_type=Path, file_okay=False), default=None,
              help="With --all: folder for the answers, one file per query.")  # fmt: skip
@output_options("xml", "ttl", "nt", "jsonld", "rdf")
@click.option("--limit", type=click.IntRange(min=0), default=None, metavar="ROWS",
              help="Most rows; 0 is all. A table shows 200 unless told otherwise.")  # fmt: skip
@click.option("--count", is_flag=True, help="Tell only how many rows there are.")
@click.option("--iri", is_flag=True, help="Show addresses instead of names in a table.")
@click.option(
    "--defuse", is_flag=True, help="Keep spreadsheets from reading texts in CSV or TSV as formulas."
)
@click.option("--time-limit", type=click.FloatRange(min=0), default=10.0, show_default=True, metavar="SECONDS",
              help="Stop the query after this time; 0 is no limit.")  # fmt: skip
@click.option("--memory-limit", type=click.IntRange(min=128), default=2048, show_default=True, metavar="MIB",
              help="Stop a query that takes more memory.")  # fmt: skip
@click.option("--exit-status", is_flag=True, help="Exit with 1 when the answer is no, or there are no rows.")
@click.option("--sparql", is_flag=True, help="Print the query that would run, and stop.")
@click.option("--explain", is_flag=True, help="Print the algebra of the query, and stop.")
@click.option("--timing", is_flag=True, help="Tell on standard error what took how long.")
@on_option
@lang_option
@graph_option
def run(
    *,
    name: str | None,
    text: str | None,
    pairs: tuple[str, ...],
    all_: bool,
    tag: tuple[str, ...],
    output_dir: Path | None,
    on: date,
    lang: Language,
    place: "Place",
    **options: object,
) -> None:
    """Run a stored query by its name, a query from a file or standard input (-), or one given with -e.

    The prefixes of the graph are known. A query only reads: updates, SERVICE and FROM of what is outside
    the graph are refused. Exit codes: 1 a check found something, 4 stopped at a limit.

    \b
    Examples:
      jeugdgraph query run membership/of_municipality -p municipality=Tiel
      jeugdgraph query run -e 'SELECT ?m WHERE { ?m a jg:Municipality } LIMIT 5'
      jeugdgraph query run --all --tag checks --output-dir answers --format csv
    """
    start = time.perf_counter()
    if all_ and (name or text or output_dir is None):
        raise UsageProblem("--all takes --output-dir DIR and no query of its own.")
    if (tag or output_dir) and not all_:
        raise UsageProblem("--tag and --output-dir go with --all.")
    given, asked = values(pairs), None if all_ else chosen(name, text)
    graph = place.open(progress)
    if not (options["sparql"] or options["explain"]):
        from jeugdgraph.asking.engines import start_ahead

        start_ahead(graph, int(str(options["memory_limit"])))
    from jeugdgraph.cli.running import Run, run_all, run_one

    if asked is not None:
        run_one(graph, asked, given, Run.of(options, on, lang), start)
    elif output_dir is not None:
        run_all(graph, tag, given, output_dir, Run.of(options, on, lang))


def chosen(name: str | None, text: str | None) -> "StoredQuery":
    """The query asked for: stored, given, in a file or on standard input; a path holds a dot or exists."""
    from jeugdgraph.catalogue.header import parse, read

    if (name is None) == (text is None):
        raise UsageProblem("give one query: a name, a file, - for standard input, or -e 'SELECT …'.")
    if text is not None:
        return parse(_decoded(text.encode("utf-8", "surrogateescape"), "-e"), "-e")
    if name == "-":
        return parse(_decoded(sys.stdin.buffer.read(_QUERY_SIZE + 1), "standard input"), "standard input")
    path = Path(name or "")
    if path.suffix in (".rq", ".sparql") or _is_file(path):
        return parse(_read(path), str(path))
    return read(name or "")


def values(pairs: tuple[str, ...]) -> Mapping[str, str]:
    """Values by parameter from ``name=value``."""
    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise UsageProblem(f"-p {quote(pair)}; expected name=value, such as municipality=Tiel.")
        if name.strip() in found:
            raise UsageProblem(f"-p {name.strip()} is given twice.")
        found[name.strip()] = value
    return found


def _is_file(path: Path) -> bool:
    """Whether there is such a file; a name that no file can have is that of none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _read(path: Path) -> str:
    from jeugdgraph.errors import StoreProblem

    try:
        with path.open("rb") as file:
            return _decoded(file.read(_QUERY_SIZE + 1), str(path))
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise StoreProblem(f"cannot read the query {quote(str(path))}: {reason}.") from problem


def _decoded(content: bytes, where: str) -> str:
    if len(content) > _QUERY_SIZE:
        raise UsageProblem(f"the query in {where} is longer than {_QUERY_SIZE} bytes.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UsageProblem(f"the query in {where} is not UTF-8: byte {problem.start}.") from problem
