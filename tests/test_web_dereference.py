"""Addresses of things and terms: a page for a browser, statements for a program, for whatever is in the graph."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import unquote, urlsplit

import pytest
from links import read
from pyoxigraph import NamedNode, RdfFormat, Store, parse

from jeugdgraph import namespaces as ns
from jeugdgraph.graph import Graph
from jeugdgraph.web import terms
from jeugdgraph.web.request import Request, Response
from jeugdgraph.web.respond import Site, respond
from jeugdgraph.web.things import anchor

TODAY = date(2026, 11, 22)
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"
FORMS = {
    "ttl": ("text/turtle", RdfFormat.TURTLE),
    "jsonld": ("application/ld+json", RdfFormat.JSON_LD),
    "nt": ("application/n-triples", RdfFormat.N_TRIPLES),
    "rdf": ("application/rdf+xml", RdfFormat.RDF_XML),
}
ARRANGEMENT = "/id/arrangement/jeugdregio-rivierenland"


@pytest.fixture(scope="module")
def site(graph: Graph) -> Site:
    return Site(graph)


def ask(site: Site, path: str, accept: str = "", languages: str = "nl", root: str = "") -> Response:
    return respond(site, Request(path, TODAY, (), root, accept, languages))


def place(answer: Response) -> str:
    return dict(answer.headers)["location"]


def statements(answer: Response, format_: RdfFormat) -> set[str]:
    return {str(quad.triple) for quad in parse(answer.body, format=format_, base_iri="https://example.org/")}


def samples(store: Store, of_each: int = 3) -> list[str]:
    """Paths of a few things of every kind that the graph has something to say about."""
    found: dict[str, list[str]] = {}
    for quad in store:
        subject = quad.subject
        if isinstance(subject, NamedNode) and subject.value.startswith(terms.BASE):
            path = "/" + subject.value.removeprefix(terms.BASE)
            kind = "/".join(path.split("/")[:3]) if path.startswith("/id/") else path.split("/")[1]
            listed = found.setdefault(kind, [])
            if len(listed) < of_each and "#" not in path and path not in listed:
                listed.append(path)
    return sorted(path for listed in found.values() for path in listed)


# ------------------------------------------------------------------------------------------------ every thing


def test_every_kind_of_thing_can_be_read_by_browsers_and_programs(site: Site, graph: Graph) -> None:
    paths = samples(graph.store)  # type: ignore[arg-type]
    kinds = {path.split("/")[2] for path in paths if path.startswith("/id/")}
    assert {
        "membership",
        "passage",
        "statement",
        "source",
        "conflict",
        "observation",
        "border",
        "change",
    } <= kinds
    for path in paths:
        told = ask(site, path, "text/turtle")
        assert told.status == 200, path
        assert f"<{terms.BASE}{path[1:]}>" in " ".join(statements(told, RdfFormat.TURTLE)), path
        moved = ask(site, path, BROWSER)
        assert moved.status == 303, path
        assert _arrives(site, place(moved)).status == 200, (path, place(moved))


def _arrives(site: Site, link: str) -> Response:
    """What a browser gets at the end of a link, with at most three more steps."""
    for _ in range(4):
        parts = urlsplit(link)
        values = tuple(tuple(pair.split("=", 1)) for pair in parts.query.split("&") if pair)
        answer = respond(site, Request(unquote(parts.path), TODAY, _decoded(values)))
        if answer.status not in (302, 303):
            return answer
        link = place(answer)
    return answer


def _decoded(values: Iterable[tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    return tuple((unquote(name), unquote(value)) for name, value in values)


@pytest.mark.parametrize(("ending", "form"), FORMS.items())
def test_every_form_says_the_same_whether_by_name_or_by_ending(
    site: Site, ending: str, form: tuple[str, RdfFormat]
) -> None:
    media, format_ = form
    plain = statements(ask(site, f"{ARRANGEMENT}.nt"), RdfFormat.N_TRIPLES)
    for answer in (ask(site, ARRANGEMENT, media), ask(site, f"{ARRANGEMENT}.{ending}", BROWSER)):
        assert answer.status == 200
        assert answer.media.split(";")[0] == media
        assert statements(answer, format_) == plain
        headers = dict(answer.headers)
        assert "accept" in headers["vary"]
        assert headers["access-control-allow-origin"] == "*"


def test_an_arrangement_comes_with_its_memberships_and_their_evidence(site: Site, graph: Graph) -> None:
    text = ask(site, ARRANGEMENT, "application/n-triples").body.decode()
    iri = terms.BASE + ARRANGEMENT[1:]
    for membership in graph.subjects("org:organization", iri):
        assert membership in text
        assert all(passage in text for passage in graph.values(membership, "prov:wasDerivedFrom"))


# ------------------------------------------------------------------------------------------------- preferences


@pytest.mark.parametrize(
    ("accept", "status", "media"),
    [
        ("", 303, ""),
        ("*/*", 303, ""),
        (BROWSER, 303, ""),
        ("application/xhtml+xml", 303, ""),
        ("text/turtle", 200, "text/turtle"),
        ("text/html;q=0.2, text/turtle;q=0.9", 200, "text/turtle"),
        ("application/rdf+xml;q=0.9, application/ld+json", 200, "application/ld+json"),
        ("application/*", 303, ""),
        ("image/png", 406, "text/plain"),
        ("text/html;q=0, text/turtle;q=0, */*;q=0", 406, "text/plain"),
        ("nonsense;;q=x,,", 406, "text/plain"),
    ],
)
def test_the_header_decides(site: Site, accept: str, status: int, media: str) -> None:
    answer = ask(site, ARRANGEMENT, accept)
    assert answer.status == status
    if media:
        assert answer.media.startswith(media)
    assert "accept" in dict(answer.headers)["vary"]


def test_a_reader_gets_the_language_that_is_liked_and_the_place_of_the_site(site: Site) -> None:
    assert (
        place(ask(site, ARRANGEMENT, BROWSER, "en-GB,nl;q=0.5")) == "/en/arrangement/jeugdregio-rivierenland"
    )
    assert place(ask(site, ARRANGEMENT, BROWSER, "de", "/jg")) == "/jg/nl/arrangement/jeugdregio-rivierenland"


@pytest.mark.parametrize(
    "path",
    ["/id/arrangement/not-there", "/id", "/id/", "/id/arrangement/<script>", "/concept/none/none", "/graph/x", "/def/9.9",
     "/id/arrangement/a b", "/id/" + "x" * 9_000, "/id/arrangement/\x00", "/id/\u202e", "/id/arrangement/g7.pdf",
     "/id/../../etc/passwd", "/id/arrangement/g7>.ttl"],
)  # fmt: skip
def test_what_is_not_in_the_graph_is_not_found(site: Site, path: str) -> None:
    page = ask(site, path, BROWSER)
    assert page.status == 404
    assert page.media.startswith("text/html")
    assert b"<script>" not in page.body
    told = ask(site, path, "text/turtle")
    assert (told.status, told.media) == (404, "text/plain; charset=utf-8")
    assert b"script" not in told.body


# ------------------------------------------------------------------------------------------------ the ontology


def test_the_ontology_as_a_whole_is_what_the_graph_holds_of_it(site: Site, graph: Graph) -> None:
    quads = graph.store.quads_for_pattern(None, None, None, NamedNode(ns.graph("ontology")))
    triples = {str(quad.triple) for quad in quads}
    assert len(triples) > 3_000
    for path in ("/def", "/def.ttl", "/def/0.1.0"):
        answer = ask(site, path, "text/turtle")
        assert answer.status == 200
        assert len(list(parse(answer.body, format=RdfFormat.TURTLE))) == len(triples)
    assert place(ask(site, "/def", BROWSER)) == "/nl/ontology"


def test_a_scheme_comes_with_its_concepts(site: Site, graph: Graph) -> None:
    text = ask(site, "/concept/role", "application/n-triples").body.decode()
    concepts = graph.subjects("skos:inScheme", ns.CONCEPT + "role")
    assert concepts and all(concept in text for concept in concepts)
    assert place(ask(site, "/concept/role", BROWSER)).endswith("/ontology#scheme-role")
    assert place(ask(site, "/concept/role/participant", BROWSER)).endswith("/ontology#role-participant")


@pytest.fixture(scope="module", params=["nl", "en"])
def documentation(request: pytest.FixtureRequest, site: Site) -> tuple[str, str]:
    """The language and the text of the page about the ontology."""
    answer = ask(site, f"/{request.param}/ontology")
    assert answer.status == 200
    return request.param, answer.body.decode()


def test_every_term_and_concept_has_a_place_in_the_documentation(
    documentation: tuple[str, str], graph: Graph
) -> None:
    _, text = documentation
    told = read(text)
    kinds = ("owl:Class", *terms.PROPERTIES, "skos:Concept", "skos:ConceptScheme")
    found = {iri for kind in kinds for iri in graph.subjects("rdf:type", ns.iri(kind))}
    ours = {iri for iri in found if iri.startswith((ns.JG, ns.CONCEPT))}
    assert len(ours) > 300
    assert {anchor(iri) for iri in ours} <= told.places
    inside = {link[1:] for link in told.links if link.startswith("#")}
    assert inside <= told.places
    assert not {iri for iri in ours if anchor(iri) in ("content", "find", "on")}


def test_every_term_is_told_with_its_label_and_meaning(documentation: tuple[str, str], graph: Graph) -> None:
    from html import unescape

    lang, text = documentation
    plain = unescape(text)
    for term in (*terms.classes(graph, lang), *terms.properties(graph, lang)):  # type: ignore[arg-type]
        assert term.definition, term.iri
        assert f"{term.label} <code>{term.curie}</code>" in plain
        assert term.definition in plain


def test_expressions_are_told_in_words(graph: Graph) -> None:
    def told(name: str, property_: str, lang: str = "en") -> set[str]:
        term = terms.term(graph, ns.JG + name, lang)  # type: ignore[arg-type]
        values = next(one.values for one in term.relations if one.property == property_ and not one.backwards)
        return {"".join(words for words, _ in value) for value in values}

    assert told("Party", "owl:equivalentClass") == {"municipality or arrangement or organisation"}
    assert told("Party", "owl:equivalentClass", "nl") == {"gemeente of samenwerkingsverband of organisatie"}
    assert told("partialShare", "rdfs:range") == {"xsd:decimal > 0 < 1"}
    assert all(":" in one and "_:" not in one for one in told("HostMunicipality", "owl:equivalentClass"))


def test_no_node_without_a_name_is_shown(documentation: tuple[str, str]) -> None:
    assert "_:" not in documentation[1]


def test_uses_are_those_of_the_graph(graph: Graph) -> None:
    counted = terms.uses(graph)
    for name in ("validFrom", "observedOn", "inDivision"):
        assert counted[ns.JG + name] == len(graph.matching(None, f"jg:{name}"))
    assert counted[ns.JG + "Municipality"] == len(graph.subjects("rdf:type", ns.iri("jg:Municipality")))


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx", "ttl", "jsonld"])
def test_the_ontology_can_be_taken_along(site: Site, ending: str) -> None:
    answer = ask(site, f"/en/ontology.{ending}")
    assert answer.status == 200
    assert len(answer.body) > 5_000


# ------------------------------------------------------------------------------------- things without a page


def test_a_thing_without_a_page_of_its_own_is_told_as_the_graph_has_it(site: Site) -> None:
    answer = ask(site, "/en/thing/id/observation/gm0603.residents.2022")
    text = answer.body.decode()
    assert answer.status == 200
    assert "indicator" in text and "2022" in text
    assert "/en/municipality/GM0603" in text


@pytest.mark.parametrize(
    "path",
    [
        "/nl/thing",
        "/nl/thing/id/x/y",
        "/nl/thing/id/a<script>",
        "/nl/thing/" + "x/" * 500 + "y",
        "/nl/thing/\x00",
    ],
)
def test_a_thing_that_is_not_there_is_not_found(site: Site, path: str) -> None:
    answer = ask(site, path)
    assert answer.status == 404
    assert b"<script>" not in answer.body
