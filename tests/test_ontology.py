"""The ontology, the concept schemes and the shapes: complete, readable, and strict where needed."""
# ruff: noqa: E501  (one broken world per line reads best)

import re
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

ONTOLOGY = Path(__file__).parent.parent / "ontology"
FILES = ("jeugdgraph.ttl", "schemes.ttl", "shapes.ttl")
JG = Namespace("https://w3id.org/jeugdgraph/def#")
JGS = Namespace("https://w3id.org/jeugdgraph/shape#")
CONCEPT = "https://w3id.org/jeugdgraph/concept/"
LANGUAGES = {"nl", "en"}
LINKS = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso, SKOS.closeMatch, OWL.inverseOf)
KNOWN = (
    "http://www.w3.org/ns/org#",
    "http://www.w3.org/ns/prov#",
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/adms#",
    "http://www.w3.org/ns/dcat#",
    "http://www.w3.org/2004/02/skos/core#",
    "http://www.w3.org/2006/time#",
    "http://www.w3.org/2002/07/owl#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "http://purl.org/linked-data/cube#",
    "http://purl.org/dc/terms/",
    "http://xmlns.com/foaf/0.1/",
    "http://spdx.org/rdf/terms#",
    "http://data.europa.eu/",
    "https://identifier.overheid.nl/tooi/def/ont/",
)
SCHEMES = {
    "role": 12,
    "scope": 22,
    "status": 4,
    "basis": 5,
    "confidence": 2,
    "scale": 5,
    "domain": 33,
    "legal-form": 26,
    "date-precision": 4,
    "counted": 12,
    "organ": 9,
    "conflict-kind": 6,
}
"""Concepts per scheme; legal-form has 22 forms in four groups."""
TERMS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


@cache
def read(name: str) -> Graph:
    return Graph().parse(ONTOLOGY / name)


def terms() -> list[URIRef]:
    found = {term for kind in TERMS for term in read("jeugdgraph.ttl").subjects(RDF.type, kind)}
    return sorted(term for term in found if isinstance(term, URIRef) and term.startswith(JG))


def languages(graph: Graph, subject: URIRef, predicate: URIRef) -> list[str | None]:
    return sorted(str(text.language) for text in graph.objects(subject, predicate))  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", FILES)
def test_both_engines_read_the_same_number_of_triples(name: str) -> None:
    fast = sum(1 for _ in parse(path=str(ONTOLOGY / name), format=RdfFormat.TURTLE))
    assert fast == len(read(name)) > 100


def test_the_ontology_has_a_version_a_licence_and_titles() -> None:
    graph = read("jeugdgraph.ttl")
    ontology = URIRef("https://w3id.org/jeugdgraph/def")
    assert (ontology, RDF.type, OWL.Ontology) in graph
    assert graph.value(ontology, OWL.versionIRI)
    assert "by/4.0" in str(graph.value(ontology, DCTERMS.license))
    assert languages(graph, ontology, DCTERMS.title) == ["en", "nl"]
    assert not list(graph.objects(ontology, OWL.imports))


def test_every_term_has_a_label_and_a_definition_in_two_languages() -> None:
    graph = read("jeugdgraph.ttl")
    for predicate in (RDFS.label, SKOS.definition):
        lacking = [t for t in terms() if languages(graph, t, predicate) != ["en", "nl"]]
        assert lacking == []


def test_labels_are_short_and_classes_have_plurals() -> None:
    graph = read("jeugdgraph.ttl")
    long = [t for t in terms() for text in graph.objects(t, RDFS.label) if len(str(text)) > 45]
    assert long == []
    classes = [t for t in terms() if (t, RDF.type, OWL.Class) in graph]
    assert [t for t in classes if languages(graph, t, SKOS.altLabel) != ["en", "nl"]] == []


def test_every_term_links_to_a_known_vocabulary() -> None:
    graph = read("jeugdgraph.ttl")
    lacking = [
        term
        for term in terms()
        if not any(str(o).startswith(KNOWN) for p in LINKS for o in graph.objects(term, p))
    ]
    assert lacking == []


def test_dates_have_no_range_that_reasoners_refuse() -> None:
    graph = read("jeugdgraph.ttl")
    refused = URIRef("http://www.w3.org/2001/XMLSchema#date")
    assert not list(graph.subjects(RDFS.range, refused))


def test_a_property_is_of_one_kind_only() -> None:
    graph = read("jeugdgraph.ttl")
    kinds = {term: [k for k in TERMS if (term, RDF.type, k) in graph] for term in terms()}
    assert {term: found for term, found in kinds.items() if len(found) != 1} == {}


@pytest.mark.parametrize(("scheme", "size"), SCHEMES.items())
def test_a_scheme_is_complete(scheme: str, size: int) -> None:
    graph = read("schemes.ttl")
    whole = URIRef(CONCEPT + scheme)
    concepts = sorted(graph.subjects(SKOS.inScheme, whole))
    assert len(concepts) == size
    for node in (whole, *concepts):
        assert languages(graph, node, SKOS.prefLabel) == ["en", "nl"]  # type: ignore[arg-type]
        assert languages(graph, node, SKOS.definition) == ["en", "nl"]  # type: ignore[arg-type]
    for node in concepts:
        top = (node, SKOS.topConceptOf, whole) in graph
        assert top or graph.value(node, SKOS.broader), node


def test_youth_comes_first_and_groups_agree_with_flags() -> None:
    graph = read("schemes.ttl")
    domains = list(graph.subjects(SKOS.inScheme, URIRef(CONCEPT + "domain")))
    youth = [d for d in domains if graph.value(d, JG.touchesYouth) == Literal(True)]
    rest = [d for d in domains if d not in youth]
    assert max(map(order, youth)) < min(map(order, rest))
    assert set(youth) == set(graph.subjects(RDF.type, JG.YouthDomain))
    taking = set(graph.subjects(JG.takesPart, Literal(True)))
    assert taking == set(graph.subjects(RDF.type, JG.TakingPartRole))
    for group, class_ in (("wgr", JG.WgrForm), ("light", JG.LightForm)):
        narrower = set(graph.subjects(SKOS.broader, URIRef(f"{CONCEPT}legal-form/{group}")))
        assert narrower == set(graph.subjects(RDF.type, class_))


def order(node: object) -> int:
    return int(str(read("schemes.ttl").value(node, JG.order)))  # type: ignore[arg-type]


def test_lists_in_shapes_are_whole_schemes() -> None:
    shapes, schemes = read("shapes.ttl"), read("schemes.ttl")
    groups = set(schemes.objects(None, SKOS.broader))
    seen = set()
    for _, listed in shapes.subject_objects(SH["in"]):
        items = list(Collection(shapes, listed))
        if str(items[0]).startswith(CONCEPT):
            scheme = schemes.value(items[0], SKOS.inScheme)
            assert set(items) == set(schemes.subjects(SKOS.inScheme, scheme)) - groups
            seen.add(str(scheme).removeprefix(CONCEPT))
    assert seen == set(SCHEMES)


def test_every_kind_of_arrangement_is_allowed_by_the_shape() -> None:
    ontology, shapes = read("jeugdgraph.ttl"), read("shapes.ttl")
    nested = shapes.value(JGS["arrangement-kind"], SH.qualifiedValueShape)
    allowed = set(Collection(shapes, shapes.value(nested, SH["in"])))  # type: ignore[arg-type]
    known = set(ontology.transitive_subjects(RDFS.subClassOf, JG.Arrangement))
    assert allowed == known - {JG.Arrangement, JG.Region}


def test_every_shape_names_its_repair_in_two_languages() -> None:
    shapes = read("shapes.ttl")
    kinds = (SH.PropertyShape, SH.SPARQLConstraint)
    named = {s for kind in kinds for s in shapes.subjects(RDF.type, kind)}
    assert len(named) > 70
    for shape in named:
        assert languages(shapes, shape, SH.message) == ["en", "nl"], shape  # type: ignore[arg-type]


# --- shapes: a small world that obeys them all, and for every shape one change that breaks it ---

PREFIXES = "".join(
    f"@prefix {name}: <{iri}> .\n"
    for name, iri in {
        "": "https://w3id.org/jeugdgraph/id/test/",
        "gm": "https://identifier.overheid.nl/tooi/id/gemeente/",
        "jg": str(JG),
        "jgc": CONCEPT,
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "prov": "http://www.w3.org/ns/prov#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }.items()
)
FACTS = r"""
jg:status jgc:status\/existing ; jg:confidence jgc:confidence\/sourced ;
jg:basis jgc:basis\/stated ; jg:observedOn "2025-01-01"^^xsd:date ; prov:wasDerivedFrom :p
"""
GOOD = rf"""
:s a jg:Source ; dct:title "Regiovisie"@nl ; jg:sourceKind "policy-document" ;
    foaf:page <https://example.org/visie> .
:p a jg:Passage ; oa:hasSource :s ; jg:locator "p. 14" ; jg:start 3 ; jg:end 9 .
:d a jg:Division ; skos:prefLabel "Jeugdregio's"@nl ; jg:exclusive true ; jg:nationwide true .
:region a jg:Arrangement, jg:YouthRegion ; skos:prefLabel "Rivierenland"@nl ; jg:inDivision :d ;
    skos:notation "JZ01" ; jg:scale jgc:scale\/regional ; jg:legalForm jgc:legal-form\/informal ;
    jg:policyDomain jgc:domain\/youth-care ; prov:wasDerivedFrom :p .
:other a jg:Arrangement, jg:YouthRegion ; skos:prefLabel "Elders"@nl ; jg:inDivision :d ;
    prov:wasDerivedFrom :p .
gm:gm0281 a jg:Municipality ; skos:notation "GM0281" ; skos:prefLabel "Tiel"@nl ;
    geo:lat 51.9 ; geo:long 5.4 .
gm:gm0733 a jg:Municipality ; skos:notation "GM0733" ; skos:prefLabel "Lingewaal"@nl ;
    jg:replacedBy gm:gm0281 .
:m a org:Membership, jg:Membership ; org:member gm:gm0281 ; org:organization :region ;
    org:role jgc:role\/participant ; jg:share 0.5 ; jg:scope jgc:scope\/policy ;
    jg:organ jgc:organ\/executive ; jg:firstObservedOn "2016-01-01"^^xsd:date ;
    jg:validFrom "2015-01-01"^^xsd:date ; jg:validUntil "2020-01-01"^^xsd:date ;
    jg:validFromNotBefore "2014-01-01"^^xsd:date ; jg:validUntilNotBefore "2019-01-01"^^xsd:date ;
    jg:validFromPrecision jgc:date-precision\/year ;
    jg:validUntilPrecision jgc:date-precision\/between ; jg:confirmation :c ; {FACTS} .
:half a org:Membership, jg:Membership ; org:member gm:gm0281 ; org:organization :other ;
    org:role jgc:role\/participant ; jg:share 0.5 ; jg:inheritedFrom :m ; {FACTS} .
:c a jg:Confirmation ; jg:observedOn "2016-01-01"^^xsd:date ; prov:wasDerivedFrom :p .
:e a jg:ChangeEvent, jg:Merger ; org:originalOrganization gm:gm0733 ;
    org:resultingOrganization gm:gm0281 ; dct:date "2019-01-01"^^xsd:date ;
    prov:wasDerivedFrom :p .
:n a jg:StatedCount ; jg:subject :region ; jg:counted jgc:counted\/municipality ; jg:count 8 ;
    prov:wasDerivedFrom :p .
:x a jg:Conflict ; jg:conflictKind jgc:conflict-kind\/membership ; jg:statementA :m ;
    jg:statementB :half .
:a a jg:Absence ; jg:sought "een besluit"@nl ; jg:checkedOn "2025-01-01"^^xsd:date .
:v a jg:Version ; jg:versionOf :region ; jg:legalForm jgc:legal-form\/public-body .
:i a jg:Indicator .
:o a jg:Observation ; jg:indicator :i ; jg:area gm:gm0281 ; jg:period "2021" ; jg:value 18.4 .
"""
BREAKS = {
    "membership-member": ("org:member gm:gm0281 ; org:organization :region", "org:member gm:gm9 ; org:organization :region", "Or"),
    "membership-organization": ("org:organization :region", "org:organization :d", "Class"),
    "membership-role": (r"org:role jgc:role\/participant ; jg:share 0.5 ; jg:scope", r"org:role jgc:role\/boss ; jg:share 0.5 ; jg:scope", "In"),
    "membership-evidence": ("+", ":m prov:wasDerivedFrom :p2 . :p2 a jg:Passage ; oa:hasSource :s ; jg:locator \"p. 15\" .", "MaxCount"),
    "membership-kind": (":m a org:Membership, jg:Membership", ":m a org:Membership", "HasValue"),
    "membership-status": ("*", r"jg:status jgc:status\/existing ;", "MinCount"),
    "membership-basis": (r"jg:basis jgc:basis\/stated ;", r"jg:basis jgc:basis\/guess ;", "In"),
    "membership-confidence": ("*", r"jg:confidence jgc:confidence\/sourced ;", "MinCount"),
    "membership-scope": (r"jgc:scope\/policy", r"jgc:scope\/everything", "In"),
    "membership-share": ("jg:share 0.5 ; jg:scope", "jg:share 1.5 ; jg:scope", "MaxInclusive"),
    "membership-observed": ("*", 'jg:observedOn "2025-01-01"^^xsd:date ;', "MinCount"),
    "membership-first-observed": ('jg:firstObservedOn "2016-01-01"', 'jg:firstObservedOn "2026-01-01"', "LessThanOrEquals"),
    "membership-organ": (r"jgc:organ\/executive", r"jgc:organ\/crowd", "In"),
    "membership-inherited": ("jg:inheritedFrom :m", "jg:inheritedFrom :d", "Class"),
    "membership-lasts": ('jg:validFrom "2015-01-01"', 'jg:validFrom "2020-01-01"', "LessThan"),
    "period-from": ('jg:validFrom "2015-01-01"', 'jg:validFrom "2020-01-02"', "LessThanOrEquals"),
    "period-until": ('jg:validUntil "2020-01-01"', 'jg:validUntil "2021-01-01"^^xsd:date, "2020-01-01"', "MaxCount"),
    "period-from-bound": ('jg:validFromNotBefore "2014-01-01"', 'jg:validFromNotBefore "2016-01-01"', "LessThanOrEquals"),
    "period-until-bound": ('jg:validUntilNotBefore "2019-01-01"', 'jg:validUntilNotBefore "2021-01-01"', "LessThanOrEquals"),
    "period-from-precision": (r"jgc:date-precision\/year", r"jgc:date-precision\/decade", "In"),
    "period-until-precision": (r"jgc:date-precision\/between", r"jgc:date-precision\/decade", "In"),
    "status-list": (r"jg:status jgc:status\/existing", r"jg:status jgc:status\/maybe", "In"),
    "confidence-list": (r"jgc:confidence\/sourced", r"jgc:confidence\/high", "In"),
    "municipality": ("+", 'gm:buren a jg:Municipality ; skos:notation "GM0214" ; skos:prefLabel "Buren"@nl .', "Pattern"),
    "municipality-code": ('"GM0281"', '"GM281"', "Pattern"),
    "municipality-code-in-address": ('"GM0281"', '"GM0282"', "SPARQL"),
    "municipality-name": (' ; skos:prefLabel "Tiel"@nl', "", "MinCount"),
    "municipality-latitude": ("geo:lat 51.9", "geo:lat 5.4", "MinInclusive"),
    "municipality-longitude": ("geo:long 5.4", "geo:long 51.9", "MaxInclusive"),
    "municipality-replaced": ("jg:replacedBy gm:gm0281", "jg:replacedBy :region", "Class"),
    "arrangement": ("+", ":stray jg:inDivision :d .", "Class"),
    "arrangement-name": ('"Elders"@nl', '"Elsewhere"@en', "QualifiedMinCount"),
    "arrangement-kind": (":other a jg:Arrangement, jg:YouthRegion", ":other a jg:Arrangement, jg:Guild", "QualifiedMinCount"),
    "arrangement-scale": (r"jgc:scale\/regional", r"jgc:scale\/galactic", "In"),
    "arrangement-legal-form": (r"jgc:legal-form\/informal", r"jgc:legal-form\/wgr", "In"),
    "arrangement-domain": (r"jgc:domain\/youth-care", r"jgc:domain\/magic", "In"),
    "arrangement-division": ('"Elders"@nl ; jg:inDivision :d', '"Elders"@nl ; jg:inDivision :region', "Class"),
    "arrangement-evidence": (r"jgc:domain\/youth-care ; prov:wasDerivedFrom :p", r"jgc:domain\/youth-care", "MinCount"),
    "region-division": ('"Elders"@nl ; jg:inDivision :d', '"Elders"@nl', "MinCount"),
    "region-code": ('"JZ01"', '"jeugd-1"', "Pattern"),
    "division-name": ("\"Jeugdregio's\"@nl", '"Youth regions"@en', "QualifiedMinCount"),
    "division-exclusive": ("jg:exclusive true", 'jg:exclusive "ja"', "Datatype"),
    "division-nationwide": ("jg:nationwide true", 'jg:nationwide "ja"', "Datatype"),
    "division-one-place": (r"org:role jgc:role\/participant ; jg:share 0.5 ; jg:inheritedFrom", r"org:role jgc:role\/participant ; jg:inheritedFrom", "SPARQL"),
    "passage-source": ("oa:hasSource :s", "oa:hasSource :gone", "Class"),
    "passage-locator": ('jg:locator "p. 14" ; ', "", "MinCount"),
    "passage-start": ("jg:start 3", "jg:start 12", "LessThan"),
    "passage-end": ("jg:end 9", "jg:end 9, 10", "MaxCount"),
    "passage-checksum": ('jg:locator "p. 14"', 'jg:locator "p. 14" ; jg:sha256 "ABC"', "Pattern"),
    "source-title": ('dct:title "Regiovisie"@nl ; ', "", "MinCount"),
    "source-kind": ('"policy-document"', '"hearsay"', "In"),
    "source-page": ("<https://example.org/visie>", '"www.example.org"', "NodeKind"),
    "source-checksum": ('"policy-document"', '"policy-document" ; jg:sha256 "ABC"', "Pattern"),
    "change-old": ("org:originalOrganization gm:gm0733 ;", "", "MinCount"),
    "change-new": ("org:resultingOrganization gm:gm0281", "org:resultingOrganization :region", "Class"),
    "change-date": ('dct:date "2019-01-01"^^xsd:date', 'dct:date "2019"', "Datatype"),
    "change-kind": ("jg:ChangeEvent, jg:Merger", "jg:ChangeEvent", "QualifiedMinCount"),
    "change-evidence": ('dct:date "2019-01-01"^^xsd:date ;\n    prov:wasDerivedFrom :p', 'dct:date "2019-01-01"^^xsd:date', "MinCount"),
    "count-value": ("jg:count 8", "jg:count -8", "MinInclusive"),
    "count-counted": (r"jgc:counted\/municipality", r"jgc:counted\/sheep", "In"),
    "count-subject": ("jg:subject :region ; ", "", "MinCount"),
    "count-evidence": ("jg:count 8 ;\n    prov:wasDerivedFrom :p", "jg:count 8", "MinCount"),
    "confirmation-observed": (':c a jg:Confirmation ; jg:observedOn "2016-01-01"', ':c a jg:Confirmation ; jg:observedOn "in 2016"', "Pattern"),
    "confirmation-evidence": ('"2016-01-01"^^xsd:date ; prov:wasDerivedFrom :p', '"2016-01-01"^^xsd:date', "MinCount"),
    "conflict-kind": (r"jgc:conflict-kind\/membership", r"jgc:conflict-kind\/taste", "In"),
    "conflict-a": ("jg:statementA :m", "jg:statementA :half", "Disjoint"),
    "conflict-b": ("jg:statementA :m ;\n    jg:statementB :half", "jg:statementA :m", "MinCount"),
    "absence-sought": ('"een besluit"@nl', '"a decision"@en', "QualifiedMinCount"),
    "absence-checked": (' ; jg:checkedOn "2025-01-01"^^xsd:date', "", "MinCount"),
    "version-of": ("jg:versionOf :region", "jg:versionOf :d", "Class"),
    "version-legal-form": (r"jgc:legal-form\/public-body", r"jgc:legal-form\/club", "In"),
    "observation-indicator": ("jg:indicator :i", "jg:indicator :region", "Class"),
    "observation-area": ("jg:area gm:gm0281 ; ", "", "MinCount"),
    "observation-period": ('jg:period "2021" ; ', "", "MinCount"),
    "observation-value": ("jg:value 18.4", "jg:value 18.4, 19.0", "MaxCount"),
}  # fmt: skip
"""Shape → (text to replace, replacement, constraint that must fail). "+" adds, "*" removes everywhere."""


def broken(old: str, new: str) -> str:
    if old == "+":
        return GOOD + new
    if old == "*":
        assert new in GOOD
        return GOOD.replace(new, "")
    assert old in GOOD
    return GOOD.replace(old, new)


def findings(turtle: str) -> set[tuple[str, str]]:
    """Shape and constraint of every violation."""
    import pyshacl

    data = Graph().parse(data=PREFIXES + turtle, format="turtle")
    _, report, _ = pyshacl.validate(
        data, shacl_graph=read("shapes.ttl"), ont_graph=read("jeugdgraph.ttl"), inplace=True
    )
    assert isinstance(report, Graph)
    return {
        (found_shape(report, result), found_constraint(report, result))
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def found_shape(report: Graph, result: object) -> str:
    """Shape that was broken; of a query, the query itself, which the report gives as a copy."""
    shape = str(report.value(result, SH.sourceShape)).removeprefix(str(JGS))  # type: ignore[arg-type]
    if found_constraint(report, result) != "SPARQL":
        return shape
    return {"municipality": "municipality-code-in-address", "division": "division-one-place"}[shape]


def found_constraint(report: Graph, result: object) -> str:
    component = str(report.value(result, SH.sourceConstraintComponent))  # type: ignore[arg-type]
    return re.sub(r".*#|ConstraintComponent$", "", component)


def test_a_world_that_obeys_all_shapes_has_no_findings() -> None:
    assert findings(GOOD) == set()


def test_every_shape_is_broken_once() -> None:
    shapes = read("shapes.ttl")
    kinds = (SH.PropertyShape, SH.SPARQLConstraint)
    named = {s for kind in kinds for s in shapes.subjects(RDF.type, kind)}
    named |= {s for s in shapes.subjects(SH.message, None) if isinstance(s, URIRef)}
    assert set(BREAKS) == {str(shape).removeprefix(str(JGS)) for shape in named}


@pytest.mark.parametrize("shape", BREAKS)
def test_a_shape_is_broken_for_the_stated_reason(shape: str) -> None:
    old, new, reason = BREAKS[shape]
    assert (shape, reason) in findings(broken(old, new))


@pytest.mark.parametrize(
    "change",
    [
        r"jg:status jgc:status\/proposed",
        r"jg:basis jgc:basis\/inherited-disputed",
        r"jg:confidence jgc:confidence\/unverified",
        'jg:validFrom "2020-01-01"^^xsd:date',
    ],
)
def test_what_does_not_count_or_overlap_may_be_elsewhere(change: str) -> None:
    _, tail = GOOD.split(":half a ")
    predicate = change.split()[0]
    half = re.sub(rf"{predicate} \S+", change, tail.split(" .\n")[0])
    half = half.replace("jg:share 0.5", change if change not in half else "jg:share 1.0")
    replaced = GOOD.replace(tail.split(" .\n")[0], half)
    assert replaced != GOOD
    assert ("division-one-place", "SPARQL") not in findings(replaced)


def test_two_roles_in_one_arrangement_count_once() -> None:
    twice = rf"""
    :m2 a org:Membership, jg:Membership ; org:member gm:gm0281 ; org:organization :other ;
        org:role jgc:role\/host-municipality ; jg:share 0.5 ; {FACTS} .
    """
    assert findings(GOOD + twice) == set()
