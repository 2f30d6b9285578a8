"""What a page needs beside its frame: scripts, styles and words, by what it shows."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from jeugdgraph.pictures.picture import Picture
from jeugdgraph.present.phrases import Words
from jeugdgraph.present.wording import page_network, picture_chart, picture_map

NETWORK_SCRIPTS = tuple(
    f"network{part}.js"
    for part in (
        "-shapes", "-model", "-labels", "-layer", "-paint", "-view", "-words", "-details", "-tools",
        "-legend", "-reach", "-svg", "",
    )
)  # fmt: skip


Kind = Literal["network", "map", "drawing"]
"""What a page shows, as its script has to know it."""
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Parts:
    """Files of the folder `static`, in order; `library` is a script that others made."""

    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    words: Words
    library: str = ""


def kind_of(picture: Picture) -> Kind:
    """What the page of a picture shows: a drawing unless its scene says otherwise."""
    return next((kind for kind in KINDS if kind == picture.scene.get("kind")), "drawing")


def parts_of(picture: Picture) -> Parts:
    """What the page of a picture needs."""
    return parts(kind_of(picture))


@cache
def parts(kind: Kind) -> Parts:
    """What pages of a kind need."""
    if kind == "network":
        from jeugdgraph.pictures.network.pyvis import vis_script

        return Parts(
            ("search.js", *NETWORK_SCRIPTS), ("stage.css", "network.css"), page_network.WORDS, vis_script()
        )
    if kind == "map":
        return Parts(
            ("search.js", "map-view.js", "map-said.js", "map.js"),
            ("stage.css", "map.css"),
            picture_map.WORDS,
        )
    return Parts(("drawing.js",), ("drawing.css",), picture_chart.WORDS)
