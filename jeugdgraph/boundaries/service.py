"""The service that has the outlines: OGC API Features, asked page by page.

What is known of PDOK's: features in pages, each with a link to the next; ``crs`` chooses metres of the national
grid; ``jaarcode`` chooses a year. It tells no total (``numberMatched``); another service may.
"""

import json
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any, ClassVar
from urllib.parse import urlencode

import requests
from requests.auth import AuthBase

from jeugdgraph.boundaries.pages import Page, Unusable
from jeugdgraph.boundaries.shapes import BadShape, Shape, shape
from jeugdgraph.errors import UsageProblem
from jeugdgraph.text import shorten
from jeugdgraph.wire import Limits, Server

PDOK = "https://api.pdok.nl/cbs/gebiedsindelingen/ogc/v1"
PDOK_OLD = "https://api.pdok.nl/cbs/gebiedsindelingen-historisch/ogc/v1"
LAST_OLD = 2015
"""Last year that is in the service for history."""
COLLECTION = "gemeente_gegeneraliseerd"
CRS = "http://www.opengis.net/def/crs/EPSG/0/28992"
PAGE = 100
"""Features asked for at once."""
LIMITS = Limits(seconds=120.0, silence=60.0, size=64 * 1024 * 1024, retries=4)
"""Time is for each page, size for a year."""
_ACCEPT = "application/geo+json, application/json"
_NOT_CHANGED = 304


class _Nobody(AuthBase):
    """No credentials, not even those of a netrc file."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


class Service(Server):
    """A service that has the outlines of a year."""

    what: ClassVar[str] = "address"
    how_to_say: ClassVar[str] = "no credentials are sent to it"
    fine: ClassVar[tuple[int, ...]] = (200, _NOT_CHANGED)
    refusals: ClassVar[dict[int, str]] = {
        400: "does not understand the question",
        404: f"does not exist: the address must lead to a service that has collections/{COLLECTION}",
    }

    def __init__(self, url: str, year: int, limits: Limits) -> None:
        if "?" in url:
            raise UsageProblem("the address has a question mark; give what stands before /collections.")
        super().__init__(url, limits, _Nobody())
        self.year = year
        wanted = {"f": "json", "limit": PAGE, "jaarcode": year, "crs": CRS}
        self.first = f"{url.rstrip('/')}/collections/{COLLECTION}/items?{urlencode(wanted)}"

    def page(self, url: str, size: int, etag: str = "") -> Page | None:
        """The page at an address, of at most `size` bytes; None when it still is the one with this `etag`."""
        self._url = url
        headers = {"Accept": _ACCEPT, **({"If-None-Match": etag} if etag else {})}
        coming = self.exchange(lambda there: self._get(there, headers), self.limits.seconds, size)
        content = b"".join(coming.chunks)
        if coming.status == _NOT_CHANGED:
            return None
        self._check(coming.headers.get("Content-Type", ""), coming.headers.get("Content-Crs", ""))
        told = self._read(content)
        shapes, given = self._shapes(told)
        moment, tag = _moment(coming.headers.get("Date", "")), coming.headers.get("ETag", "")
        return Page(
            url, self._next(told), shapes, given, _whole(told, "numberMatched"), len(content), moment, tag
        )

    def _get(self, url: str, headers: dict[str, str]) -> requests.Response:
        waits = (self.limits.connect, self.limits.silence)
        return self._session.get(url, headers=headers, stream=True, allow_redirects=False, timeout=waits)

    def _check(self, media: str, crs: str) -> None:
        """Refuse what is no GeoJSON in the national grid, as far as the head of the answer tells."""
        media = media.partition(";")[0].strip()
        if "json" not in media:
            raise self.unusable(f"answers with {shorten(media, 80) or 'an unknown format'}, not with GeoJSON")
        if crs and "28992" not in crs:
            raise self.unusable(f"answers in {shorten(crs, 80)}, not in EPSG:28992")

    def _read(self, content: bytes) -> dict[str, Any]:
        try:
            told = json.loads(content, parse_constant=_refuse_constant)
        except (ValueError, RecursionError):
            raise self.unusable("gave an answer that is damaged or no JSON") from None
        if not isinstance(told, dict) or told.get("type") != "FeatureCollection":
            raise self.unusable("gave no collection of features")
        return told

    def _shapes(self, told: dict[str, Any]) -> tuple[tuple[Shape, ...], int]:
        """Municipalities of the year, and the number of features of any year."""
        features = told.get("features")
        if not isinstance(features, list):
            raise self.unusable("gave a collection without features")
        returned = _whole(told, "numberReturned")
        if returned is not None and returned != len(features):
            raise self.unusable(f"gave {len(features)} features and counts {returned}")
        try:
            found = [shape(feature) for feature in features]
        except BadShape as problem:
            raise self.unusable(f"gave a feature that cannot be used: {problem}") from None
        return tuple(item for item in found if item.year == self.year), len(features)

    def _next(self, told: dict[str, Any]) -> str:
        """Address of the next page, empty when this is the last; it must be of the same server."""
        links = told.get("links")
        for link in links if isinstance(links, list) else []:
            if isinstance(link, dict) and link.get("rel") == "next" and isinstance(link.get("href"), str):
                return self._redirected(link["href"])
        return ""

    def unusable(self, why: str) -> Unusable:
        """The problem of an answer that came in well and cannot be used."""
        return Unusable(f"{self.name} {why}. Nothing was changed.")


def usual(year: int) -> str:
    """Address of PDOK's service that has a year."""
    return PDOK if year > LAST_OLD else PDOK_OLD


def _whole(told: dict[str, Any], key: str) -> int | None:
    found = told.get(key)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def _moment(header: str) -> str:
    """The Date of a server as ISO 8601 in UTC; empty when it is none."""
    try:
        return parsedate_to_datetime(header).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, TypeError, OverflowError):
        return ""


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is no number in JSON")
