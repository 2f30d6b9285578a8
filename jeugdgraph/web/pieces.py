"""Pieces that pages have in common: links with a line of explanation, and fields of a form."""

from collections.abc import Iterable
from typing import NamedTuple


class Link(NamedTuple):
    """A link: its words, where it leads, and what somebody finds there."""

    words: str
    link: str
    note: str = ""


class Field(NamedTuple):
    """A field of a form with a choice: its name, its label, the values with their words, and those chosen.

    Without options it is a box to tick, of value ``1``.
    """

    name: str
    label: str
    options: tuple[tuple[str, str], ...] = ()
    chosen: str = ""


def present(links: Iterable[Link]) -> tuple[Link, ...]:
    """The links to pages that the site has."""
    return tuple(link for link in links if link.link)
