"""Short ids, as analyses use them: the code of a municipality, the last part of the IRI of an arrangement."""

from jeugdgraph import namespaces as ns

YOUTH_REGIONS = "jeugdregio"
"""Id of the division from which one looks unless another is chosen."""


def local(iri: str) -> str:
    """Short id of a municipality or an arrangement; the IRI itself for all else."""
    short = iri.startswith((ns.MUNICIPALITY, ns.thing("arrangement", "")))
    return ns.local_name(iri) if short else iri


def iri(id_: str) -> str:
    """IRI of a thing by its short id.

    >>> iri("GM0281"), local(iri("ggd-regio-utrecht"))
    ('https://identifier.overheid.nl/tooi/id/gemeente/gm0281', 'ggd-regio-utrecht')
    """
    if ":" in id_:
        return id_
    return ns.municipality(id_) if is_municipality(id_) else ns.thing("arrangement", id_)


def is_municipality(id_: str) -> bool:
    """Whether a short id is the code of a municipality."""
    return id_.startswith("GM") and id_[2:].isdecimal()
