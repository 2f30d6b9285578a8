"""``jeugdgraph serve``."""

from typing import TYPE_CHECKING

import click

from jeugdgraph.cli.options import graph_option, progress

if TYPE_CHECKING:
    from jeugdgraph.place import Place


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True,
              help="Port to listen on; 0: any that is free.")  # fmt: skip
@click.option("--root-path", "root", default="", metavar="/PATH",
              help="Path below which a reverse proxy shows the site.")  # fmt: skip
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True,
              help="Processes that make pages.")  # fmt: skip
@click.option("--query-workers", type=click.IntRange(1, 64), show_default="processors + 1",
              help="Processes that run queries; up to 12 more for those that take long.")  # fmt: skip
@click.option("--time-limit", "seconds", type=click.FloatRange(0.1, 3600), default=10.0, show_default=True,
              metavar="SECONDS", help="Time that a query may take; a page may take three times that.")  # fmt: skip
@click.option("--rows", type=click.IntRange(1), default=1_000_000, show_default=True,
              help="Rows that the result of a query may have.")  # fmt: skip
@click.option("--size", type=click.IntRange(1, 65536), default=256, show_default=True, metavar="MIB",
              help="Size that the result of a query may have.")  # fmt: skip
@click.option("--memory", type=click.IntRange(256, 1 << 20), default=1024, show_default=True, metavar="MIB",
              help="Memory that each process may take.")  # fmt: skip
@click.option("--concurrency", type=click.IntRange(1, 10_000), default=128, show_default=True,
              help="Pages, and queries, that may wait for a process; more are told to come back.")  # fmt: skip
@click.option("--connections", type=click.IntRange(1), default=12_000, show_default=True,
              help="Connections that may be open.")  # fmt: skip
@click.option("--rate", type=click.IntRange(0), default=0, metavar="N",
              help="Requests a minute that each client may send; default as many as it likes.")  # fmt: skip
@click.option("--trust-proxy", is_flag=True,
              help="Believe X-Forwarded-For and X-Forwarded-Proto; only behind a proxy that sets them.")  # fmt: skip
@click.option("--cache", type=click.IntRange(0, 65536), default=128, show_default=True, metavar="MIB",
              help="Memory for answers that are kept.")  # fmt: skip
@click.option("--keep-results/--no-keep-results", default=True, show_default=True,
              help="Whether answers to queries are kept too.")  # fmt: skip
@click.option("--log", type=click.Choice(["text", "json", "none"]), default="text", show_default=True,
              help="A line for each request on standard error, without who asked or what.")  # fmt: skip
@graph_option
def serve(*, place: "Place", **options: object) -> None:
    """Serve the explorer and, over the SPARQL protocol, its graph, until you stop it with Ctrl-C.

    The site is at the address that is printed, queries go to /sparql below it. Everything can be read and
    nothing changed. When the graph is built again, the server goes over to it without stopping.

    \b
    Examples:
      jeugdgraph serve
      jeugdgraph serve --root-path /jeugdgraph --trust-proxy --rate 300
    """
    from jeugdgraph.web.service.server import run
    from jeugdgraph.web.service.settings import Settings

    root = str(options.pop("root")).rstrip("/")
    if root and not root.startswith("/"):
        raise click.BadParameter("begin it with a slash, such as /jeugdgraph.", param_hint="--root-path")
    chosen = {name: value for name, value in options.items() if value is not None}
    settings = Settings(place, root=root, **chosen)  # type: ignore[arg-type]
    run(settings, progress, lambda address: click.echo(f"jeugdgraph: serving {address}", err=True))
