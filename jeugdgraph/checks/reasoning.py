"""What follows from the ontology: no contradiction, no empty class, members as the queries find them."""

from jeugdgraph import namespaces
from jeugdgraph.checks.model import Material, Outcome, Problem, outcome

FOLDER = "checks/classes"
"""One query per defined class: its members on a date, for a store without a reasoner."""
SHOWN = 5
"""Members that a difference names; the rest is counted."""


def reasoner(material: Material) -> Outcome:
    """HermiT finds the data consistent, no class impossible, and the members that queries find."""
    from pyoxigraph import Literal, NamedNode

    from jeugdgraph.reasoner import (
        REMEDY,
        ReasonerUnavailable,
        classify,
        extract,
        find_java,
        read_ontology,
    )

    try:
        find_java()
    except ReasonerUnavailable:
        remark = material.say(
            f"niet uitgevoerd: er is geen Java; {REMEDY}", f"not run: there is no Java; {REMEDY}"
        )
        return Outcome("reasoner", remark=remark, ran=False)
    found = classify(read_ontology(material.home / "ontology"), extract(material.graph.store, material.on))
    if not found.consistent:
        return outcome("reasoner", [_inconsistent(material)])
    problems = [_impossible(iri, material) for iri in found.unsatisfiable]
    day = Literal(material.on.isoformat(), datatype=NamedNode(namespaces.iri("xsd:date")))
    for name, members in found.members.items():
        if not (material.home / "queries" / FOLDER / f"{name}.rq").is_file():
            problems.append(_without_query(name, material))
            continue
        asked = {row["member"] for row in material.graph.rows(f"{FOLDER}/{name}", date_xsd_date=day)}
        problems += _differences(name, set(members), asked, material)
    counts = ", ".join(f"{name} {len(members)}" for name, members in found.members.items())
    return outcome(
        "reasoner", problems, material.say(f"op {material.on}: {counts}", f"on {material.on}: {counts}")
    )


def _inconsistent(material: Material) -> Problem:
    what = material.say("de gegevens spreken de ontologie tegen", "the data contradict the ontology")
    repair = material.say("zoek een ding met twee klassen die elkaar uitsluiten, of verbeter de ontologie",
                          "look for a thing with two classes that exclude each other, or correct the ontology")  # fmt: skip
    return Problem("error", "jeugdgraph.ttl", "", what, repair)


def _impossible(iri: str, material: Material) -> Problem:
    what = material.say("deze klasse kan geen leden hebben", "this class can have no members")
    repair = material.say(
        "verbeter de definitie in jeugdgraph.ttl", "correct the definition in jeugdgraph.ttl"
    )
    return Problem("error", "jeugdgraph.ttl", namespaces.local_name(iri), what, repair)


def _without_query(name: str, material: Material) -> Problem:
    what = material.say(
        "geen zoekvraag om de leden mee te vergelijken", "no query to compare the members with"
    )
    return Problem("warning", f"{FOLDER}/{name}.rq", name, what,
                   material.say("voeg de zoekvraag toe", "add the query"))  # fmt: skip


def _differences(name: str, inferred: set[str], asked: set[str], material: Material) -> list[Problem]:
    problems = []
    for iris, dutch, english in (
        (inferred - asked, "alleen volgens de redeneerder", "by the reasoner alone"),
        (asked - inferred, "alleen volgens de zoekvraag", "by the query alone"),
    ):
        if iris:
            shown = ", ".join(namespaces.local_name(iri) for iri in sorted(iris)[:SHOWN])
            what = f"{len(iris)} {material.say(dutch, english)}: {shown}"
            repair = material.say("breng de definitie en de zoekvraag met elkaar in overeenstemming",
                                  "make the definition and the query agree")  # fmt: skip
            problems.append(Problem("error", f"{FOLDER}/{name}.rq", name, what, repair))
    return problems
