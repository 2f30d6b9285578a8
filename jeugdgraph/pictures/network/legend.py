"""Groups, lines and marks of networks: for each a shape or a dash beside its colour."""

from jeugdgraph.pictures.network.ground import say
from jeugdgraph.pictures.network.scene import Told, group, line, mark
from jeugdgraph.pictures.picture import Text

SHAPES = ("dot", "triangle", "diamond", "triangleDown", "hexagon", "star")
"""Shapes that go with the colours of regions, in order."""


def groups() -> list[Told]:
    """What can stand in a network."""
    return [
        group("municipality", say("group municipality"), "dot", "blue"),
        group("region", say("group region"), "square", "green"),
        group("joint", say("group joint"), "diamond", "orange"),
        group("other", say("group other"), "triangle", "purple"),
        group("organisation", say("group organisation"), "hexagon", "grey"),
    ]


def lines() -> list[Told]:
    """What can tie them: by standing, role and extent of a membership."""
    return [
        line("member", say("line member"), "quiet"),
        line("part", say("line part"), "quiet", [10, 4]),
        line("area", say("line area"), "rule", [2, 5], 1.2),
        line("role", say("line role"), "blue", [14, 4, 2, 4]),
        line("planned", say("line planned"), "green", [6, 6], 2),
        line("disputed", say("line disputed"), "strong", [2, 3], 2),
        line("unverified", say("line unverified"), "orange", [1, 6], 2),
    ]


def focus(name: Text | None = None) -> Told:
    """The mark of what a picture is about."""
    return mark("focus", name or say("mark focus"))
