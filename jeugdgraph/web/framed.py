"""A picture inside a page, with the same in words below it: what the pages that choose a picture have in common."""

from dataclasses import dataclass

from jeugdgraph.pictures.told import as_report
from jeugdgraph.present.report import Report
from jeugdgraph.web.page import Ask, Download
from jeugdgraph.web.pictures import Made, downloads, link_to
from jeugdgraph.web.taking import data_downloads

_ROWS = 20
"""Rows of a table that stand below a picture, which has all of them itself."""


@dataclass(frozen=True)
class Framed:
    """A picture to show: the link to its own page, and what it tells in words."""

    title: str
    link: str
    report: Report


def framed(ask: Ask, found: Made) -> Framed:
    """What the template shows of a picture."""
    link = link_to(ask, found)
    return Framed(found.picture.title.of(ask.lang), link, as_report(found.picture, ask.lang, _ROWS))


def along(ask: Ask, found: Made) -> tuple[Download, ...]:
    """What can be taken along: the picture as SVG, its tables, and all that it tells as JSON."""
    tables = data_downloads(ask, lambda: as_report(found.picture, ask.lang))
    own = downloads(found, ask.lang)
    return (own[0], *(one for one in tables if one.format != "json"), own[1])
