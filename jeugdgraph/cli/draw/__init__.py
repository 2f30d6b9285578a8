"""``jeugdgraph draw``: pictures, each one file that works without a network."""

import click

from jeugdgraph.cli.draw import chart, map, network


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


draw.add_command(network.network)
draw.add_command(map.map_)
for command in chart.COMMANDS:
    draw.add_command(command)
