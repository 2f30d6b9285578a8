"""Every prefix we use, once; an id or a CURIE in, an IRI out."""

JG = "https://w3id.org/jeugdgraph/def#"
CONCEPT = "https://w3id.org/jeugdgraph/concept/"
THING = "https://w3id.org/jeugdgraph/id/"
GRAPH = "https://w3id.org/jeugdgraph/graph/"
MUNICIPALITY = "https://identifier.overheid.nl/tooi/id/gemeente/"

PREFIXES = {
    "jg": JG,
    "jgc": CONCEPT,
    "jgi": THING,
    "gm": MUNICIPALITY,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "tooi": "https://identifier.overheid.nl/tooi/def/ont/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def iri(curie: str) -> str:
    """IRI of a CURIE: ``jg:validFrom`` → the term of our namespace."""
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name


def concept(scheme: str, name: str) -> str:
    """IRI of a concept: ``concept("role", "participant")``."""
    return f"{CONCEPT}{scheme}/{name}"


def thing(kind: str, name: str) -> str:
    """IRI of one of our own things: ``thing("arrangement", "g7")``."""
    return f"{THING}{kind}/{name}"


def graph(name: str) -> str:
    """IRI of a named graph: ``graph("register")``."""
    return GRAPH + name


def municipality(code: str) -> str:
    """IRI of a municipality by its CBS code: ``municipality("GM0281")``."""
    return MUNICIPALITY + code.lower()


def local_name(iri_: str) -> str:
    """Last part of an IRI; a municipality's is its code, ``GM0281``."""
    name = iri_.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
    return name.upper() if iri_.startswith(MUNICIPALITY) else name


def curie(iri_: str) -> str:
    """Short form of an IRI in one of our namespaces, ``org:member``; the IRI itself when there is none."""
    for prefix, start in PREFIXES.items():
        name = iri_.removeprefix(start)
        if name != iri_ and name.replace("_", "").replace("-", "").isalnum():
            return f"{prefix}:{name}"
    return iri_
