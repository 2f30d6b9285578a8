"""How programs ask, as the page about the API shows it; the tests run what is shown."""

from typing import NamedTuple

SITE = "SITE"
"""Stands for the address of the site; a script puts that in its place."""
QUERY = """\
PREFIX jg: <https://w3id.org/jeugdgraph/def#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name WHERE {
  ?membership org:member <https://identifier.overheid.nl/tooi/id/gemeente/gm0281> ;
    org:organization ?arrangement .
  ?arrangement skos:prefLabel ?name .
} ORDER BY ?name LIMIT 10"""


class Example(NamedTuple):
    """A piece of a program: what it shows (a key of the words of the page), in which language, and its text."""

    shows: str
    language: str
    code: str


EXAMPLES: tuple[Example, ...] = (
    Example("example json", "curl", "curl 'SITE/api/v1/municipalities/GM0281?on=2026-01-01&lang=en'"),
    Example("example json", "Python", """\
import requests

answer = requests.get(
    "SITE/api/v1/municipalities/GM0281", params={"on": "2026-01-01", "lang": "en"}, timeout=30
).json()
for row in answer["data"]["sections"][0]["rows"]:
    print(row["arrangement"], "|", row["role"], "|", row["source"])"""),
    Example("example json", "R", """\
library(jsonlite)

answer <- fromJSON("SITE/api/v1/municipalities/GM0281?on=2026-01-01&lang=en")
print(answer$data$sections$rows[[1]][, c("arrangement", "role", "source")])"""),
    Example("example question", "curl", "curl 'SITE/api/v1/questions/membership/of_municipality?municipality=Tiel'"),
    Example("example rdf", "curl", "curl -H 'Accept: text/turtle' 'SITE/id/arrangement/jeugdregio-rivierenland'"),
    Example("example rdf", "Python", """\
import rdflib

graph = rdflib.Graph().parse("SITE/id/arrangement/jeugdregio-rivierenland.ttl")
print(len(graph), "statements")"""),
    Example("example sparql", "curl",
            f"curl -H 'Accept: text/csv' --data-urlencode 'query={QUERY}' 'SITE/sparql'"),
    Example("example sparql", "Python", f"""\
from SPARQLWrapper import JSON, SPARQLWrapper

asked = SPARQLWrapper("SITE/sparql")
asked.setReturnFormat(JSON)
asked.setQuery('''
{QUERY}
''')
for row in asked.queryAndConvert()["results"]["bindings"]:
    print(row["name"]["value"])"""),
    Example("example sparql", "R", f"""\
library(httr2)

query <- "
{QUERY}
"
answer <- request("SITE/sparql") |>
  req_headers(Accept = "text/csv") |>
  req_body_form(query = query) |>
  req_perform()
print(read.csv(text = resp_body_string(answer)))"""),
)  # fmt: skip
