"""``jeugdgraph completion``."""

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, *, shell: str) -> None:
    """Print what makes SHELL complete commands, stored queries, parameters and names.

    For bash, add this line to ~/.bashrc; the others have a file of their own for it.

    \b
    Example:
      eval "$(jeugdgraph completion bash)"
    """
    found = get_completion_class(shell)
    if shell == "bash":  # else bash takes the equals sign of municipality=Tiel for the end of a word
        click.echo("COMP_WORDBREAKS=${COMP_WORDBREAKS//=/}")
    if found is not None:
        click.echo(found(ctx.find_root().command, {}, "jeugdgraph", "_JEUGDGRAPH_COMPLETE").source())
