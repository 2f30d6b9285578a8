"""One function per table: a row in, its quads out. `WRITERS` lists them in the order of the tables."""

from collections.abc import Callable, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from jeugdgraph import namespaces as ns
from jeugdgraph.build.memberships import evidence, moment
from jeugdgraph.build.references import observation_id
from jeugdgraph.build.triples import (
    DERIVED,
    Graphs,
    Quads,
    Writer,
    concept,
    day,
    decimal,
    dutch,
    english,
    graph_node,
    integer,
    name_key_quads,
    node,
)
from jeugdgraph.dates import parse
from jeugdgraph.tables import Row

CHANGE_CLASSES = {"merger": "Merger", "boundary": "BoundaryChange", "rename": "Rename"}
OWN_KNOWLEDGE = "own-knowledge"
"""Source of what rests on unverified knowledge."""


def _begin(row: Row, subject: NamedNode, graphs: Graphs, *classes: str) -> tuple[Writer, list[Quad]]:
    """Writer for the node of a row, with its classes and evidence."""
    proof = evidence(row)
    write = Writer(subject, graphs.of(proof))
    quads = [*write.types(*classes), write.quad("prov:wasDerivedFrom", graphs.passage(proof))]
    return write, quads


def _facts(row: Row, write: Writer) -> Quads:
    """Status, confidence, basis, period and note, where a row has them."""
    cells = row.cells
    for column in ("status", "confidence", "basis"):
        yield from write.concept(f"jg:{column}", column, cells.get(column, ""))
    yield from write.period(moment(cells.get("valid_from", "")), moment(cells.get("valid_until", "")))
    yield from write.text("skos:note", cells.get("note", ""))


def municipality(row: Row, graphs: Graphs) -> Quads:
    subject = graphs.node(row["gm_code"])
    write, quads = _begin(row, subject, graphs, "jg:Municipality")
    yield from quads
    yield write.quad("skos:prefLabel", dutch(row["name"]))
    yield write.quad("skos:notation", Literal(row["gm_code"]))
    yield from _facts(row, write)
    for column, term in (("lat", "geo:lat"), ("lon", "geo:long"), ("rd_x", "jg:rdX"), ("rd_y", "jg:rdY")):
        if row[column]:
            yield write.quad(term, decimal(row[column]))
    yield from name_key_quads(subject, row["name"], row["gm_code"])


def name(row: Row, graphs: Graphs) -> Quads:
    subject = graphs.node(row["subject"])
    write = Writer(subject, graphs.of(evidence(row)))
    # A name that nobody has verified serves searching, and is not shown.
    shown = row["kind"] != "hidden" and row["source_id"] != OWN_KNOWLEDGE
    # A row may give the source of the name that is the label already.
    if (row["subject"], row["name"]) not in graphs.labels:
        term = "skos:altLabel" if shown else "skos:hiddenLabel"
        yield from write.text(term, row["name"], row["lang"])
    yield from name_key_quads(subject, row["name"])


def identifier(row: Row, graphs: Graphs) -> Quads:
    write = Writer(graphs.node(row["subject"]), graphs.of(evidence(row)))
    if row["scheme"] == "wikidata":
        yield write.quad("skos:closeMatch", NamedNode("http://www.wikidata.org/entity/" + row["value"]))
    elif row["value"].startswith("http"):
        yield write.quad("skos:exactMatch", NamedNode(row["value"]))
    else:
        yield write.quad("dct:identifier", Literal(f"{row['scheme']}:{row['value']}"))


def change(row: Row, graphs: Graphs) -> Quads:
    kind = CHANGE_CLASSES[row["kind"]]
    subject = graphs.node(row["change_id"])
    write, quads = _begin(row, subject, graphs, "jg:ChangeEvent", f"jg:{kind}")
    yield from quads
    old, new = graphs.node(row["old_code"]), graphs.node(row["new_code"])
    yield write.quad("org:originalOrganization", old)
    yield write.quad("org:resultingOrganization", new)
    yield write.quad("dct:date", day(parse(row["date"]).date.isoformat()))
    yield from _facts(row, write)
    if row["kind"] != "boundary":
        yield Quad(old, node("jg:replacedBy"), new, graph_node(DERIVED))


def division(row: Row, graphs: Graphs) -> Quads:
    subject = graphs.node(row["division_id"])
    write, quads = _begin(row, subject, graphs, "jg:Division")
    yield from quads
    yield write.quad("skos:prefLabel", dutch(row["name_nl"]))
    yield write.quad("skos:prefLabel", english(row["name_en"]))
    yield write.quad("skos:notation", Literal(row["division_id"]))
    yield write.quad("jg:divisionKind", node("jg:" + row["kind"]))
    for column in ("exclusive", "nationwide"):
        yield write.quad(f"jg:{column}", Literal(row[column], datatype=node("xsd:boolean")))
    yield write.quad("jg:scale", concept("scale", row["scale"]))
    yield write.quad("jg:policyDomain", concept("domain", row["domain"]))
    yield write.quad("jg:memberRole", concept("role", row["role"]))
    if row["replaces"]:
        yield write.quad("dct:replaces", graphs.node(row["replaces"]))
    yield from _facts(row, write)


def arrangement(row: Row, graphs: Graphs) -> Quads:
    subject = graphs.node(row["arrangement_id"])
    write, quads = _begin(row, subject, graphs, "jg:Arrangement", "jg:" + row["kind"])
    yield from quads
    yield write.quad("skos:prefLabel", dutch(row["name"]))
    yield from write.text("skos:notation", row["code"])
    if row["division_id"]:
        yield write.quad("jg:inDivision", NamedNode(ns.thing("division", row["division_id"])))
    yield from write.concept("jg:scale", "scale", row["scale"])
    yield from write.concept("jg:legalForm", "legal-form", row["legal_form"])
    yield from _facts(row, write)
    yield from name_key_quads(subject, row["name"], row["arrangement_id"], row["code"])


def arrangement_domain(row: Row, graphs: Graphs) -> Quads:
    write = Writer(graphs.node(row["arrangement_id"]), graphs.of(evidence(row)))
    yield write.quad("jg:policyDomain", concept("domain", row["domain"]))


def organisation(row: Row, graphs: Graphs) -> Quads:
    subject = graphs.node(row["organisation_id"])
    write, quads = _begin(row, subject, graphs, "jg:Organisation", "jg:" + row["kind"])
    yield from quads
    yield write.quad("skos:prefLabel", dutch(row["name"]))
    yield from write.text("skos:notation", row["organisation_id"])
    yield from _facts(row, write)
    yield from name_key_quads(subject, row["name"], row["organisation_id"])


def instrument(row: Row, graphs: Graphs) -> Quads:
    subject = graphs.node(row["instrument_id"])
    write, quads = _begin(row, subject, graphs, "jg:Instrument", "jg:" + row["kind"])
    yield from quads
    yield write.quad("dct:title", dutch(row["title"]))
    yield write.quad("skos:prefLabel", dutch(row["title"]))
    yield from _facts(row, write)
    yield from name_key_quads(subject, row["title"], row["instrument_id"])


def version(row: Row, graphs: Graphs) -> Quads:
    write, quads = _begin(row, graphs.node(row["version_id"]), graphs, "jg:Version")
    yield from quads
    yield write.quad("jg:versionOf", graphs.node(row["arrangement_id"]))
    yield write.quad("dct:title", dutch(row["title"]))
    yield from write.concept("jg:legalForm", "legal-form", row["legal_form"])
    yield from write.text("jg:powers", row["powers"], "nl")
    for column in ("holder", "body"):
        if row[column]:
            yield write.quad(f"jg:{column}", graphs.node(row[column]))
    if row["previous_version"]:
        yield write.quad("jg:previousVersion", graphs.node(row["previous_version"]))
    if row["last_changed"]:
        yield write.quad("jg:lastChanged", day(parse(row["last_changed"]).date.isoformat()))
    yield from _facts(row, write)


def publication(row: Row, graphs: Graphs) -> Quads:
    write = Writer(graphs.node(row["version_id"]), graphs.of(evidence(row)))
    yield write.quad("jg:publication", NamedNode(row["url"]))


def statement(row: Row, graphs: Graphs) -> Quads:
    subject = graphs.node(row["subject"])
    write, quads = _begin(row, graphs.node(row["statement_id"]), graphs, "jg:Statement")
    yield from quads
    term = "jg:" + row["property"]
    yield write.quad("jg:subject", subject)
    yield write.quad("jg:property", node(term))
    found: NamedNode | Literal = dutch(row["value"])
    if row["object"]:
        id_ = row["object"]
        found = NamedNode(ns.CONCEPT + id_) if "/" in id_ else graphs.node(id_)
    yield write.quad("jg:object" if row["object"] else "jg:value", found)
    yield from _facts(row, write)
    # The plain triple is for browsing. What is unverified stays with its statement, and so does a text
    # where the ontology wants a thing: the source names it, and nothing more is known of it.
    fits = bool(row["object"]) or ns.iri(term) not in graphs.object_properties
    if row["confidence"] == "sourced" and fits:
        yield Writer(subject, graphs.of(evidence(row))).quad(term, found)


def count(row: Row, graphs: Graphs) -> Quads:
    write, quads = _begin(row, graphs.node(row["count_id"]), graphs, "jg:StatedCount")
    yield from quads
    yield write.quad("jg:subject", graphs.node(row["subject"]))
    yield write.quad("jg:counted", concept("counted", row["counted"]))
    yield write.quad("jg:count", Literal(row["count"], datatype=node("xsd:nonNegativeInteger")))
    yield from _facts(row, write)


def conflict(row: Row, graphs: Graphs) -> Quads:
    write, quads = _begin(row, graphs.node(row["conflict_id"]), graphs, "jg:Conflict")
    yield from quads
    yield write.quad("jg:subject", graphs.node(row["subject"]))
    yield write.quad("jg:conflictKind", concept("conflict-kind", row["kind"]))
    for column, term in (("statement_a", "jg:statementA"), ("statement_b", "jg:statementB")):
        if row[column]:
            yield write.quad(term, graphs.node(row[column]))
    yield write.quad("skos:note", dutch(row["note_nl"]))
    yield write.quad("skos:note", english(row["note_en"]))
    if row["statement_a"] and row["statement_b"]:
        first, second = graphs.node(row["statement_a"]), graphs.node(row["statement_b"])
        yield Writer(first, graph_node(DERIVED)).quad("jg:conflictsWith", second)
        yield Writer(second, graph_node(DERIVED)).quad("jg:conflictsWith", first)


def absence(row: Row, graphs: Graphs) -> Quads:
    write, quads = _begin(row, graphs.node(row["absence_id"]), graphs, "jg:Absence")
    yield from quads
    yield write.quad("jg:subject", graphs.node(row["subject"]))
    yield write.quad("jg:sought", dutch(row["sought_nl"]))
    yield write.quad("jg:sought", english(row["sought_en"]))
    if row["checked_on"]:
        yield write.quad("jg:checkedOn", day(parse(row["checked_on"]).date.isoformat()))


def document_note(row: Row, graphs: Graphs) -> Quads:
    write, quads = _begin(row, graphs.node(row["note_id"]), graphs, "jg:DocumentNote")
    yield from quads
    yield from write.text("jg:noteKind", row["kind"])
    yield from write.text("jg:normalForm", row["normal_form"], "nl")
    yield from write.text("jg:severity", row["severity"])
    yield write.quad("skos:note", dutch(row["note_nl"]))
    yield write.quad("skos:note", english(row["note_en"]))


def indicator(row: Row, graphs: Graphs) -> Quads:
    write = Writer(graphs.node(row["indicator_id"]), graph_node("population"))
    yield from write.types("jg:Indicator")
    yield write.quad("skos:prefLabel", dutch(row["name_nl"]))
    yield write.quad("skos:prefLabel", english(row["name_en"]))
    yield write.quad("skos:notation", Literal(row["indicator_id"]))
    yield from write.text("jg:unit", row["unit"])
    yield from write.text("jg:population", row["population_nl"], "nl")
    yield from write.text("jg:population", row["population_en"], "en")
    yield from write.text("skos:note", row["note"])


def observation(row: Row, graphs: Graphs) -> Quads:
    write, quads = _begin(row, graphs.node(observation_id(row)), graphs, "jg:Observation")
    yield from quads
    yield write.quad("jg:area", graphs.node(row["area_id"]))
    yield write.quad("jg:indicator", graphs.node(row["indicator_id"]))
    yield write.quad("jg:period", Literal(row["period"]))
    yield write.quad("jg:value", decimal(row["value"]))
    if row["precision"]:
        yield write.quad("jg:precision", decimal(row["precision"]))
    yield from write.text("jg:observationStatus", row["status"])


def border(row: Row, graphs: Graphs) -> Quads:
    id_ = f"{row['year']}-{row['gm_a'].lower()}-{row['gm_b'].lower()}"
    write, quads = _begin(row, NamedNode(ns.thing("border", id_)), graphs, "jg:Border")
    yield from quads
    sides = graphs.node(row["gm_a"]), graphs.node(row["gm_b"])
    for side in sides:
        yield write.quad("jg:between", side)
    yield write.quad("jg:length", integer(row["length_m"]))
    yield write.quad("jg:year", integer(row["year"]))
    yield write.quad("jg:overLand", Literal(row["over_land"], datatype=node("xsd:boolean")))
    yield Writer(sides[0], graph_node(DERIVED)).quad("jg:borders", sides[1])
    yield Writer(sides[1], graph_node(DERIVED)).quad("jg:borders", sides[0])


def postcode(row: Row, graphs: Graphs) -> Quads:
    id_ = f"{row['pc4']}-{row['sector'].lower()}-{row['observed_from']}"
    write, quads = _begin(row, NamedNode(ns.thing("postcode", id_)), graphs, "jg:PostcodeArea")
    yield from quads
    yield write.quad("skos:notation", Literal(row["pc4"]))
    yield write.quad("jg:sector", Literal(row["sector"]))
    yield write.quad("jg:assignedTo", graphs.node(row["arrangement_id"]))
    yield write.quad("jg:inMunicipality", graphs.node(row["gm_code"]))
    yield write.quad("jg:municipalityName", Literal(row["municipality_name"]))
    yield write.quad("jg:observedFrom", day(row["observed_from"]))
    yield write.quad("jg:observedUntil", day(row["observed_until"]))


def source(row: Row, graphs: Graphs) -> Quads:
    write = Writer(graphs.node(row["source_id"]), graph_node(row["batch"]))
    yield from write.types("jg:Source")
    yield write.quad("dct:title", dutch(row["title"]))
    for column, term in (("publisher", "dct:publisher"), ("issued", "dct:issued"),
                         ("licence", "dct:license"), ("kind", "jg:sourceKind"),
                         ("sha256", "jg:sha256"), ("batch", "jg:batch")):  # fmt: skip
        yield from write.text(term, row[column])
    if row["url"]:
        yield write.quad("foaf:page", NamedNode(row["url"]))
    yield from write.text("skos:note", row["note"])


WRITERS: Mapping[str, Callable[[Row, Graphs], Quads]] = {
    "sources": source,
    "municipalities": municipality,
    "names": name,
    "identifiers": identifier,
    "changes": change,
    "divisions": division,
    "arrangements": arrangement,
    "arrangement_domains": arrangement_domain,
    "organisations": organisation,
    "instruments": instrument,
    "versions": version,
    "publications": publication,
    "statements": statement,
    "counts": count,
    "conflicts": conflict,
    "absences": absence,
    "document_notes": document_note,
    "indicators": indicator,
    "observations": observation,
    "borders": border,
    "postcodes": postcode,
}
"""Tables that become quads row by row. Memberships, confirmations and passages have their own way;
coverage is for readers and tests alone."""
