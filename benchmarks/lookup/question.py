"""The question that the contenders without jeugdgraph ask: its own stored query, with values put in."""

import re

from benchmarks.reference import ON, ROOT

QUERY = ROOT / "queries" / "membership" / "of_member.rq"
DAY = f'"{ON}"^^xsd:date'
VALUES = {
    "member_iri": "<https://identifier.overheid.nl/tooi/id/gemeente/gm0281>",
    "first_xsd_date": DAY,
    "last_xsd_date": DAY,
}


def bound() -> str:
    """The stored query for the municipality of Tiel on the reference date, without its header.

    KeyError when the query has a parameter that is not in `VALUES`.
    """
    lines = QUERY.read_text(encoding="utf-8").splitlines()
    query = "\n".join(line for line in lines if not line.lstrip().startswith("#"))
    return re.sub(r"\?_(\w+)", lambda match: VALUES[match[1]], query)
