"""The national network as pyvis makes it by itself, out of the data that our page carries.

Usage: python -m benchmarks.pictures.plain PAGE OUTPUT [--still]
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from pyvis.network import Network


def main() -> None:
    """Write the page of pyvis; with ``--still`` the places are given and physics is off."""
    page, output, *rest = sys.argv[1:]
    network = Network(directed=True, cdn_resources="in_line", height="900px")
    fill(network, scene_of(Path(page)), still="--still" in rest)
    Path(output).write_text(network.generate_html(), encoding="utf-8")


def scene_of(page: Path) -> dict[str, Any]:
    """The network that a page of ours carries."""
    found = re.search(
        r'<script type="application/json" id="data">(.*?)</script>', page.read_text(encoding="utf-8")
    )
    if found is None:
        raise ValueError(f"{page} is no picture of jeugdgraph")
    scene: dict[str, Any] = json.loads(found[1])["scene"]
    return scene


def fill(network: Network, scene: dict[str, Any], *, still: bool) -> None:
    """Nodes and edges of the scene, with a name to hover over; parallel edges are kept."""
    for node in scene["nodes"]:
        name = node["label"] if isinstance(node["label"], str) else node["label"]["nl"]
        place = {"x": node["x"], "y": node["y"]} if still else {}
        network.add_node(node["id"], label=name, title=name, size=node.get("size", 8), **place)
    for edge in scene["edges"]:
        network.add_edge(edge["from"], edge["to"], title=edge.get("role", ""), arrows="")
    if still:
        network.toggle_physics(False)


if __name__ == "__main__":
    main()
