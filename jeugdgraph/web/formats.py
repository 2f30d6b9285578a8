"""Forms in which a page can be taken along, by the ending of its address."""

from collections.abc import Mapping

HTML = "text/html; charset=utf-8"
MEDIA: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "svg": "image/svg+xml",
    "toml": "application/toml",
    "md": "text/markdown; charset=utf-8",
}
"""Media type by ending."""
RDF = frozenset(("ttl", "jsonld", "nt", "rdf"))
"""Endings of forms that hold statements."""
