"""``jeugdgraph check``."""

from pathlib import Path

import click

from jeugdgraph import checks
from jeugdgraph.cli.options import lang_option, output_options, progress, store_option
from jeugdgraph.dates import Language, today
from jeugdgraph.errors import CheckFailed
from jeugdgraph.present import write


@click.command()
@click.option("--only", multiple=True, metavar="NAME", type=click.Choice([*checks.CHECKS]),
              help="Run this check alone; may be given several times.")  # fmt: skip
@click.option("--list", "list_", is_flag=True, help="Name the checks and stop.")
@click.option("--require-all", is_flag=True, help="Fail too when a check could not run, for want of Java.")
@output_options()
@lang_option
@store_option
def check(
    *,
    only: tuple[str, ...],
    list_: bool,
    require_all: bool,
    format_: str | None,
    output: Path | None,
    lang: Language,
    store: Path | None,
) -> None:
    """Check the tables, the graph and the ontology, and tell what to put right.

    Each finding names the row (file:row) and the repair. The exit code is 1 when there is an error;
    warnings and notes leave it at 0. Names of checks: see --list. It reads the tables, so there is no
    --endpoint: check where they are, then export and load.

    \b
    Example:
      jeugdgraph check --only mergers --only divisions
    """
    if list_:
        for name, (_, dutch, english) in checks.CHECKS.items():
            click.echo(f"{name:<12}{dutch if lang == 'nl' else english}")
        return
    from jeugdgraph.checks.model import Material
    from jeugdgraph.checks.report import report
    from jeugdgraph.present.output import choose_format

    format_ = choose_format(format_, output)
    outcomes = checks.run(only or checks.CHECKS, Material(store, today(), lang, progress))
    write(report(outcomes, lang, whole=format_ not in ("table", "md")), format_, output)
    failed = [one.check for one in outcomes if one.state == "failed"]
    if require_all:
        failed += [one.check for one in outcomes if one.state == "not-run"]
    if failed:
        raise CheckFailed(f"not in order: {', '.join(failed)}.")
