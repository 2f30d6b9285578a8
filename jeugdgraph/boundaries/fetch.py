"""Fetch the outlines of a year, whole or not at all; what came in before an interruption is not asked for again."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jeugdgraph.asking.limits import MEBIBYTE, Stopped
from jeugdgraph.boundaries import kept
from jeugdgraph.boundaries.pages import Page, Pages, Unusable
from jeugdgraph.boundaries.shapes import Shape
from jeugdgraph.errors import EndpointProblem, EndpointTimeout, EndpointTooLarge, one_of
from jeugdgraph.files import alone

if TYPE_CHECKING:  # what comes with these is needed only when there is something to fetch
    from jeugdgraph.boundaries.service import Service
    from jeugdgraph.wire import Limits

Progress = Callable[[str, int], None]
"""Told ``waiting`` when another process fetches, and ``page`` with the number of municipalities that are in."""
_MOST_PAGES = 1000


class Fetched(NamedTuple):
    """What is kept of a year, and whether it was fetched just now."""

    note: kept.Note
    fresh: bool


def fetch(
    year: int,
    base: Path | None = None,
    *,
    url: str = "",
    force: bool = False,
    limits: "Limits | None" = None,
    progress: Progress = lambda step, count: None,
) -> Fetched:
    """Fetch a year unless it is here already; another process that fetches is waited for.

    Raises EndpointProblem when the service cannot be reached or gives what cannot be used, Stopped at a limit of
    time or size, StoreProblem when it cannot be kept. What was here before then still is.
    """
    from jeugdgraph.boundaries.service import LIMITS, Service, usual

    service = Service(url or usual(year), year, limits or LIMITS)
    place = kept.folder(base)
    with kept.writable(place), alone(place / "fetch.lock", lambda: progress("waiting", 0)):
        here = None if force or not kept.is_whole(place, year) else kept.note(place, year)
        if here:
            return Fetched(here, fresh=False)
        pages = Pages(kept.part_folder(place, year))
        given = _all_pages(service, pages, progress)
        note = kept.keep(place, year, _shapes(service, pages, given), service.first, _moment(given))
        pages.clear()
        return Fetched(note, fresh=True)


def _all_pages(service: "Service", pages: Pages, progress: Progress) -> list[Page]:
    """All pages of one edition: those kept from another day, and not confirmed by a tag, are not mixed with new ones."""
    had = len(pages)
    found = list(_walk(service, pages, progress))
    if had and len({page.fetched[:10] for page in found if not page.etag}) > 1:
        pages.clear()
        found = list(_walk(service, pages, progress))
    return found


def _walk(service: "Service", pages: Pages, progress: Progress) -> Iterator[Page]:
    """Page after page, from here where it is here and still what the service would give."""
    url, seen, size, count = service.first, {""}, 0, 0
    while url not in seen and len(seen) <= _MOST_PAGES:
        seen.add(url)
        page = _page(service, pages, len(seen) - 1, url, size)
        size, count = size + page.size, count + len(page.shapes)
        progress("page", count)
        yield page
        url = page.next
    if url:
        pages.clear()
        raise service.unusable("leads from page to page without end")


def _page(service: "Service", pages: Pages, number: int, url: str, before: int) -> Page:
    """One page, from here when it is; `before` is the size of those before it."""
    here = pages.kept(number, url)
    if here and not here.etag:
        return here
    came = _asked(service, pages, url, service.limits.size - before, here.etag if here else "")
    if came is not None:
        pages.keep(number, came)
    page = came or here
    if page is None:
        raise service.unusable("says that nothing changed, to somebody who has nothing")
    return page


def _asked(service: "Service", pages: Pages, url: str, left: int, etag: str) -> Page | None:
    """What the service gives, None when the page still has this tag; problems tell what to do."""
    try:
        return service.page(url, max(left, 1), etag)
    except Unusable:
        raise
    except EndpointTooLarge:
        pages.clear()
        most = service.limits.size / MEBIBYTE
        raise Stopped(f"stopped: {service.name} sends more than {most:g} MiB. Nothing was changed.") from None
    except EndpointTimeout as problem:
        raise Stopped(_with_advice(str(problem), pages)) from None
    except EndpointProblem as problem:
        raise EndpointProblem(_with_advice(str(problem), pages)) from None


def _with_advice(problem: str, pages: Pages) -> str:
    had = len(pages)
    kept_ = f"; {had} page{'' if had == 1 else 's'} kept, so it goes on from there" if had else ""
    return f"{problem.rstrip('.')}. Nothing was changed. Run the command again{kept_}."


def _shapes(service: "Service", pages: Pages, found: list[Page]) -> list[Shape]:
    """The municipalities of all pages together; EndpointProblem when they are not one whole year."""
    shapes = [item for page in found for item in page.shapes]
    problem = _problem(shapes, found, service.year)
    if problem:
        pages.clear()
        raise service.unusable(problem)
    return shapes


def _problem(shapes: list[Shape], found: list[Page], year: int) -> str:
    """Why these are not one whole year; empty when they are."""
    given = sum(page.given for page in found)
    totals = [page.total for page in found if page.total is not None]
    wrong = next((total for total in totals if total != given), None)
    if wrong is not None:
        return f"gave {given} features and counts {wrong}"
    twice = sorted(code for code, times in Counter(item.code for item in shapes).items() if times > 1)
    if twice:
        return f"gave a municipality more than once: {one_of(twice)}"
    return "" if shapes else f"has no municipalities of {year}"


def _moment(found: list[Page]) -> str:
    """When the last page came in, by the server's clock."""
    return max((page.fetched for page in found), default="")
