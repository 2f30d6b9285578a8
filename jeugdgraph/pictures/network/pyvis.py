"""What pyvis gives: its vis-network for the page, and a network of pyvis for whoever goes on in Python.

The page is not made by pyvis 0.3.2: what that writes names addresses elsewhere even with everything in line, puts
headings, options and titles in the page as markup, writes in the encoding of the machine, and loses the second of two
edges between the same nodes unless the network is directed.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jeugdgraph.dates import Language
from jeugdgraph.errors import StoreProblem
from jeugdgraph.pictures.palette import COLOURS
from jeugdgraph.pictures.picture import Picture, Text
from jeugdgraph.text import clean_for_terminal

if TYPE_CHECKING:
    from pyvis.network import Network

_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
"""A line that would make the tools of a browser ask for a file."""
_SCRIPT = ("lib", "vis-9.1.2", "vis-network.min.js")


def options() -> dict[str, Any]:
    """Options of vis-network: every node has its place, so nothing is left to physics or chance."""
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False, "randomSeed": 0},
        "interaction": {
            "hover": True, "keyboard": False, "multiselect": False, "navigationButtons": False, "tooltipDelay": 100,
            "hideEdgesOnDrag": False, "hideEdgesOnZoom": False,
        },
        "nodes": {"font": {"face": "sans-serif"}},
        "edges": {"smooth": False},
    }  # fmt: skip


@cache
def vis_script() -> str:
    """Text of vis-network 9.1.2 as pyvis bundles it, without importing pyvis. StoreProblem when it is not there."""
    found = find_spec("pyvis")
    if found is None or found.origin is None:
        raise StoreProblem(
            "pyvis is not installed, and a picture of a network needs its vis-network. pip install pyvis"
        )
    path = Path(found.origin).parent.joinpath(*_SCRIPT)
    try:
        return _SOURCE_MAP.sub("", path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        why = getattr(problem, "strerror", None) or "not UTF-8"
        raise StoreProblem(
            f"cannot read vis-network 9.1.2 in pyvis ({'/'.join(_SCRIPT)}): {why}. pyvis 0.3.2 has it."
        ) from problem


def to_pyvis(picture: Picture, lang: Language = "nl") -> "Network":
    """The network of a picture as one of pyvis, to go on with in Python; places, colours and shapes are kept.

    Every edge is kept: the network is directed, without arrows. Labels and titles are plain text on one line;
    heading and description are left out, because pyvis would put them in its page as markup. Write the page with
    ``Path(…).write_text(found.generate_html(), encoding="utf-8")``: ``show()`` of pyvis 0.3.2 fails outside a notebook.
    """
    import json

    from pyvis.network import Network

    scene = picture.scene
    found = Network(directed=True, heading="", cdn_resources="in_line")
    groups = {group["key"]: group for group in scene["groups"]}
    for node in scene["nodes"]:
        group = groups[node["group"]]
        found.add_node(
            node["id"], label=_plain(node["label"], lang), shape=group["shape"], x=node["x"], y=node["y"],
            color=COLOURS[group["colour"]][0], size=node["size"], title=_title(node["label"], lang), physics=False,
        )  # fmt: skip
    lines = {line["key"]: line for line in scene.get("lines", ())}
    for edge in scene["edges"]:
        line = lines[edge["line"]]
        found.add_edge(
            edge["from"], edge["to"], id=edge["id"], dashes=line["dashes"], color=COLOURS[line["colour"]][0],
            width=line["width"], title=_title(line["label"], lang), arrows="",
        )  # fmt: skip
    found.set_options(json.dumps(options()))
    return found


def _plain(told: Any, lang: Language) -> str:
    """Text on one line."""
    return clean_for_terminal(Text(told["nl"], told["en"]).of(lang) if isinstance(told, dict) else str(told))


def _title(told: Any, lang: Language) -> str:
    """Text on one line that is no markup: the page of pyvis makes HTML of every title once one holds "href"."""
    return _plain(told, lang).translate(str.maketrans("<>&", "‹›+"))
