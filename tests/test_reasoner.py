"""The reasoner finds the members of defined classes, and notices what cannot be."""

import os
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, parse

from jeugdgraph import reasoner
from jeugdgraph.errors import JeugdgraphError

ONTOLOGY = Path(__file__).parent.parent / "ontology"
PREFIXES = """
@prefix : <https://w3id.org/jeugdgraph/id/test/> .
@prefix jg: <https://w3id.org/jeugdgraph/def#> .
@prefix jgc: <https://w3id.org/jeugdgraph/concept/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
COUNTING = (
    r"jg:status jgc:status\/existing ; jg:basis jgc:basis\/stated ; "
    r"jg:confidence jgc:confidence\/sourced"
)
WORLD = (
    PREFIXES
    + rf"""
:buren a jg:Municipality . :tiel a jg:Municipality .
:lingewaal a jg:Municipality ; jg:replacedBy :tiel .
:po a jg:Arrangement, jg:PrimaryEducationPartnership ; jg:scale jgc:scale\/regional .
:region a jg:Arrangement, jg:YouthRegion ; jg:scale jgc:scale\/regional ;
    jg:policyDomain jgc:domain\/youth-care .
:g7 a jg:Arrangement, jg:ProcurementPartnership ; jg:scale jgc:scale\/supra-regional ;
    jg:legalForm jgc:legal-form\/covenant .
:lta a jg:Arrangement, jg:NationalArrangement ; jg:scale jgc:scale\/national .
:waste a jg:Arrangement, jg:JointArrangement ; jg:scale jgc:scale\/regional ;
    jg:legalForm jgc:legal-form\/public-body ; jg:policyDomain jgc:domain\/waste .
:split a org:Membership, jg:Membership ; org:member :tiel ; org:organization :po ;
    org:role jgc:role\/within-area ; jg:share 0.4 ; {COUNTING} .
:whole a org:Membership, jg:Membership ; org:member :buren ; org:organization :po ;
    org:role jgc:role\/within-area ; jg:share 1.0 ; {COUNTING} .
:host a org:Membership, jg:Membership ; org:member :buren ; org:organization :region ;
    org:role jgc:role\/host-municipality ; {COUNTING} .
:via a org:Membership, jg:Membership ; org:member :region ; org:organization :g7 ;
    org:role jgc:role\/participant ; {COUNTING} .
:national a org:Membership, jg:Membership ; org:member :region ; org:organization :lta ;
    org:role jgc:role\/participant ; {COUNTING} .
:doubtful a org:Membership, jg:Membership ; org:member :tiel ; org:organization :region ;
    org:role jgc:role\/host-municipality ; jg:status jgc:status\/existing ;
    jg:basis jgc:basis\/inherited-disputed ; jg:confidence jgc:confidence\/sourced .
:past a org:Membership, jg:Membership ; org:member :tiel ; org:organization :waste ;
    org:role jgc:role\/host-municipality ; jg:validUntil "2020-01-01"^^xsd:date ; {COUNTING} .
"""
)
EXPECTED = {
    "DisputedMembership": {"doubtful"},
    "FormerMunicipality": {"lingewaal"},
    "HostMunicipality": {"buren"},
    "LightArrangement": {"g7"},
    "PartialMembership": {"split"},
    "ParticipatingMembership": {"host", "via", "national"},
    "SplitMunicipality": {"tiel"},
    "StatutoryArrangement": {"waste"},
    "SupraRegionalPartnership": {"g7"},
    "YouthArrangement": {"region"},
}
"""Worked out by hand from WORLD on 2025-01-01; `past` has ended and makes nobody a host."""


def require_java() -> None:
    """Skip without Java, or fail where everything is required."""
    try:
        reasoner.find_java()
    except reasoner.ReasonerUnavailable as problem:
        if os.environ.get("JEUGDGRAPH_REQUIRE_ALL") == "1":
            pytest.fail(str(problem))
        pytest.skip(str(problem))


def lines(turtle: str) -> list[str]:
    triples = parse(PREFIXES + turtle, format=RdfFormat.TURTLE)
    return [f"{t.subject} {t.predicate} {t.object} ." for t in triples]


@pytest.fixture(scope="module")
def ontology() -> list[str]:
    require_java()
    return reasoner.read_ontology(ONTOLOGY)


@pytest.fixture(scope="module")
def inference(ontology: list[str]) -> reasoner.Inference:
    return reasoner.classify(ontology, reasoner.extract(world(), date(2025, 1, 1)))


def world() -> Store:
    """World in which only memberships have an IRI of a membership."""
    names = ("split", "whole", "host", "via", "national", "doubtful", "past")
    text = WORLD
    for name in names:
        text = text.replace(f":{name} a", f"<https://w3id.org/jeugdgraph/id/membership/{name}> a")
    store = Store()
    store.load(text, format=RdfFormat.TURTLE)
    return store


def test_the_ontology_is_consistent_and_no_class_is_impossible(ontology: list[str]) -> None:
    found = reasoner.classify(ontology)
    assert found.consistent
    assert found.unsatisfiable == ()


def test_defined_classes_are_the_ones_worked_out_by_hand(inference: reasoner.Inference) -> None:
    assert inference.consistent
    assert set(inference.members) == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_defined_class_has_exactly_its_members(inference: reasoner.Inference, name: str) -> None:
    assert {iri.rsplit("/", 1)[-1] for iri in inference.members[name]} == EXPECTED[name]


@pytest.mark.parametrize(
    "wrong",
    [
        ":x a jg:Municipality, jg:Arrangement .",
        ":x a jg:YouthRegion, jg:SafetyRegion .",
        ":x a jg:PrimaryEducationPartnership, jg:SecondaryEducationPartnership .",
        ":m a jg:Membership ; org:member :x, :y . :x owl:differentFrom :y .",
        ":m a jg:Membership ; org:organization :x, :y . :x owl:differentFrom :y .",
        ":m a jg:Membership ; org:organization :x . :x a jg:Municipality .",
        ":m a jg:Membership ; jg:share 1.5 .",
        ":m a jg:Membership ; jg:partialShare 1.0 .",
        ":c a jg:StatedCount ; jg:count -1 .",
        ":x jg:inDivision :y . :y a jg:Municipality .",
    ],
)
def test_what_cannot_be_is_inconsistent(ontology: list[str], wrong: str) -> None:
    found = reasoner.classify(ontology, lines(wrong))
    assert not found.consistent
    assert found.members == {}


def test_an_impossible_class_is_named(ontology: list[str]) -> None:
    extra = lines("jg:Nonsense a owl:Class ; <http://www.w3.org/2000/01/rdf-schema#subClassOf> "
                  "jg:Municipality, jg:Arrangement .")  # fmt: skip
    found = reasoner.classify(ontology, extra)
    assert found.unsatisfiable == ("https://w3id.org/jeugdgraph/def#Nonsense",)


def test_without_java_one_line_names_the_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(reasoner.ReasonerUnavailable) as raised:
        reasoner.classify([])
    assert "apt-get install default-jre-headless" in str(raised.value)
    assert "JAVA_HOME" in str(raised.value)
    assert "\n" not in str(raised.value)
    assert isinstance(raised.value, JeugdgraphError)
    assert raised.value.exit_code == 2


def test_java_home_is_honoured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "bin" / "java"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert reasoner.find_java() == str(program)


def test_a_failing_reasoner_gives_one_line_of_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "bin" / "java"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho 'java.lang.OutOfMemoryError: heap'\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(reasoner.ReasonerFailed, match="OutOfMemoryError") as raised:
        reasoner.classify(lines(":x a jg:Municipality ."))
    assert "\n" not in str(raised.value)


def test_facts_that_are_no_triples_give_one_line_of_ours(ontology: list[str]) -> None:
    with pytest.raises(reasoner.ReasonerFailed):
        reasoner.classify(["no triple at all"])


def test_the_extract_holds_no_dates_and_only_current_memberships() -> None:
    found = list(reasoner.extract(world(), date(2025, 1, 1)))
    assert not any("#date>" in line for line in found)
    assert not any("membership/past" in line for line in found)
    assert sum("partialShare" in line for line in found) == 1
    earlier = list(reasoner.extract(world(), date(2019, 12, 31)))
    assert any("membership/past" in line for line in earlier)
