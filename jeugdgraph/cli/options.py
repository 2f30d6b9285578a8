"""Options that commands share: reference date, language, store, format and output."""

import os
import sys
from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from pathlib import Path
from typing import TypeVar, get_args

import click

from jeugdgraph.dates import FIRST_DATE_KNOWN, Language, parse_reference_date, today
from jeugdgraph.errors import UsageProblem
from jeugdgraph.present import FORMATS

F = TypeVar("F", bound=Callable[..., object])


class ReferenceDate(click.ParamType[date]):
    """Day that a question is about."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        where = param.opts[0] if param and param.opts else "--on"
        return parse_reference_date(str(value), where=where)


def on_option(function: F) -> F:
    """--on: the reference date, default today."""
    option = click.option("--on", type=ReferenceDate(), default=None, callback=_default_today,
                          help="Reference date (peildatum); default today.")  # fmt: skip
    return option(function)


def period_options(function: F) -> F:
    """--since and --until: a period to ask about instead of one day."""
    since = click.option("--since", type=ReferenceDate(), default=None,
                         help="Everything that held on this day or later.")  # fmt: skip
    until = click.option("--until", type=ReferenceDate(), default=None,
                         help="Everything that held before this day.")  # fmt: skip
    return since(until(function))


def period(on: date, since: date | None, until: date | None) -> tuple[date, date]:
    """First and last day asked about: the reference date, or the days from `since` before `until`."""
    if since is None and until is None:
        return on, on
    first = since or FIRST_DATE_KNOWN
    last = until - timedelta(days=1) if until else max(on, first)
    if last < first:
        raise UsageProblem(f"--until {until} must come after --since {since or FIRST_DATE_KNOWN}.")
    return first, last


def unverified_option(function: F) -> F:
    """--all: also what nobody has verified."""
    option = click.option("--all", "unverified", is_flag=True,
                          help="Also unverified memberships, marked as such.")  # fmt: skip
    return option(function)


def weight_option(function: F) -> F:
    """--weight: what a municipality counts for."""
    option = click.option("--weight", type=click.Choice(["municipalities", "residents", "young"]),
                          default="municipalities",
                          help="What a municipality counts for: one, its residents, or its residents under 25.")  # fmt: skip
    return option(function)


def missing_option(function: F) -> F:
    """--missing: what to do with a municipality that has a region in one of two divisions only."""
    option = click.option("--missing", type=click.Choice(["drop", "singleton", "refuse"]), default="drop",
                          help="A municipality with a region in one division only: leave it out, take it as a"
                               " region of its own, or stop.")  # fmt: skip
    return option(function)


def lang_option(function: F) -> F:
    """--lang: default from the environment, else Dutch."""
    option = click.option("--lang", type=click.Choice(get_args(Language)), default=None,
                          callback=_default_language,
                          help="Language of the answer; default from the environment, else nl.")  # fmt: skip
    return option(function)


def store_option(function: F) -> F:
    """--store: folder for built graphs."""
    option = click.option("--store", type=click.Path(path_type=Path, file_okay=False), default=None,
                          help="Folder for the built graph; default the user's cache, or JEUGDGRAPH_STORE.")  # fmt: skip
    return option(function)


def graph_option(function: Callable[..., object]) -> Callable[..., object]:
    """--store and --endpoint: where the graph is that a command reads; given to it as its `place`."""

    @wraps(function)
    def at_place(*args: object, store: Path | None, endpoint: str | None, **kwargs: object) -> object:
        from jeugdgraph.place import Place

        if store is not None and endpoint is not None:
            raise UsageProblem("--store and --endpoint are both given; the graph is read from one of them.")
        return function(*args, place=Place.chosen(store, endpoint), **kwargs)

    option = click.option("--endpoint", metavar="URL", default=None,
                          help="SPARQL endpoint that holds the graph, instead of a store;"
                               " default JEUGDGRAPH_ENDPOINT.")  # fmt: skip
    return store_option(option(at_place))


def output_options(*extra: str) -> Callable[[F], F]:
    """--format and --output; `extra` names formats beside the common ones."""

    def decorate(function: F) -> F:
        choice = click.Choice([*FORMATS, *extra])
        graphs = " (ttl for a graph)" if "nt" in extra else ""
        with_format = click.option("--format", "format_", type=choice, default=None,
                                   help=f"Format; default from the extension of --output, else table{graphs}.")  # fmt: skip
        with_output = click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False),
                                   default=None, help="File to write instead of standard output.")  # fmt: skip
        return with_format(with_output(function))

    return decorate


def progress(step: str) -> None:
    """Show on a terminal what a build is at; say nothing to a pipe. A remark in a sentence is always shown."""
    words = {
        "ontology": "reading the ontology",
        "tables": "reading the tables",
        "references": "checking references",
        "mergers": "working out mergers",
        "store": "writing the graph",
        "optimise": "tidying the graph",
        "waiting": "another process is building; waiting",
        "damaged": "the built graph is damaged; building it again",
    }
    if step not in words:
        click.echo(f"jeugdgraph: {step}", err=True)
    elif sys.stderr.isatty() or step in ("waiting", "damaged"):
        click.echo(f"jeugdgraph: {words[step]} …", err=True)


def _default_today(ctx: click.Context, param: click.Parameter, value: date | None) -> date:
    return value or today()


def _default_language(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    return value or language_of_environment()


def language_of_environment() -> Language:
    """Language of the user's environment when it is one of ours, else Dutch.

    JEUGDGRAPH_LANG goes before LC_ALL, LC_MESSAGES and LANG. The C locale says nothing.
    """
    for variable in ("JEUGDGRAPH_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        found = os.environ.get(variable, "")[:2].lower()
        if found == "en":
            return "en"
        if found == "nl":
            return "nl"
    return "nl"
