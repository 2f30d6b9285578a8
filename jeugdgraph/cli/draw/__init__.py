"""``jeugdgraph draw``: pictures, each one file that works without a network."""

import click

from jeugdgraph.cli.draw.chart import COMMANDS
from jeugdgraph.cli.draw.map import map_
from jeugdgraph.cli.draw.network import network


@click.group()
def draw() -> None:
    """Draw a picture: one HTML file to keep open in a meeting, or an SVG or PNG for a document.

    A page needs no network. It has the picture, the same as a table, what it rests on and what is missing,
    in Dutch and English.

    \b
    Examples:
      jeugdgraph draw network municipality Tiel
      jeugdgraph draw map jeugdregio veiligheidsregio --open
      jeugdgraph draw crosswalk jeugdregio zorgkantoorregio -o crosswalk.svg
    """


for command in (network, map_, *COMMANDS):
    draw.add_command(command)
