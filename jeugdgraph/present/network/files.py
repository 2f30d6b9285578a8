"""A network as a file for other tools: GraphML, GEXF or JSON (node-link), by networkx.

What is known of a node or an edge goes along as attributes; what is not known is absent. Several memberships of one
member in one arrangement are one edge, and its attributes list each of them, in the same order, with ``;`` between.
The same network gives the same bytes.
"""

import json
import sys
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Literal, get_args
from xml.etree.ElementTree import SubElement

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.columns import ALWAYS, NEVER
from jeugdgraph.analysis.ids import iri, is_municipality
from jeugdgraph.analysis.networks.selection import Selection
from jeugdgraph.analysis.networks.ties import Network, Tie, projection
from jeugdgraph.analysis.weights import weights
from jeugdgraph.dates import Language
from jeugdgraph.files import format_of, named, pour, pouring, replacing
from jeugdgraph.graph import Graph
from jeugdgraph.present.network.ground import ground_notes, made_of, name
from jeugdgraph.present.parts import describe_source
from jeugdgraph.text import clean_for_terminal, encodable

Format = Literal["graphml", "gexf", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)
EXTENSIONS: dict[str, Format] = {".graphml": "graphml", ".gexf": "gexf", ".json": "json"}
MEMBER = "@member"
"""End of the id of an arrangement as a member, where the arrangement itself is a node too."""
_GENERAL = frozenset({ns.iri("jg:Arrangement"), ns.iri("jg:Organisation")})
_POINT = {"lat": "geo:lat", "lon": "geo:long", "rd_x": "jg:rdX", "rd_y": "jg:rdY"}
Attributes = dict[str, str | int | float]


def export(
    graph: Graph,
    found: Selection,
    *,
    projected: bool,
    format_: Format | None,
    output: Path | None,
    lang: Language,
) -> None:
    """Write the bipartite network, or its projection, to a file or standard output (default: JSON)."""
    chosen = format_of(format_, output, EXTENSIONS, "json")
    network = with_partners(graph, found, lang) if projected else with_arrangements(graph, found, lang)
    content = encoded(network, chosen, found.situation.on)
    path = named(output)
    if path:
        with replacing(path) as file:
            file.write(content)
    else:
        with pouring(sys.stdout) as stream:
            pour(stream, content)


def with_arrangements(graph: Graph, found: Selection, lang: Language) -> Network:
    """Bipartite network with attributes: members, arrangements, and an edge for each pair tied."""
    network: Network = nx.Graph()
    network.graph.update(_about(graph, found, lang))
    sizes = _sizes(found)
    both = set(found.ties.arrangements)
    for id_ in found.ties.members:
        network.add_node(_member(id_, both), **_node(graph, id_, sizes, lang), side="member", bipartite=0)
    for id_ in found.ties.arrangements:
        told = _node(graph, id_, sizes, lang) | _of_arrangement(graph, found, id_)
        network.add_node(id_, **told, side="arrangement", bipartite=1)
    for (member, arrangement), ties in sorted(found.ties.between.items()):
        network.add_edge(_member(member, both), arrangement, **_edge(found, ties))
    return network


def with_partners(graph: Graph, found: Selection, lang: Language) -> Network:
    """Projected network with attributes: members, and an edge for each pair that shares arrangements."""
    network: Network = nx.Graph()
    network.graph.update(_about(graph, found, lang))
    sizes = _sizes(found)
    plain = projection(found.ties, () if found.choice.everyone else found.situation.municipalities)
    for id_ in plain:
        network.add_node(id_, **_node(graph, id_, sizes, lang), side="member")
    for one in found.ties.members:
        for other, shared in found.ties.partners(one).items():
            if one < other:
                network.add_edge(one, other, weight=len(shared), arrangements=";".join(shared))
    return network


def encoded(network: Network, format_: Format, on: date) -> bytes:
    """Bytes of a network in a format. GEXF bears the reference date, not the day it was written."""
    if format_ == "json":
        data = nx.node_link_data(network, edges="edges")
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
    file = BytesIO()
    if format_ == "graphml":
        nx.write_graphml_xml(network, file, named_key_ids=True)
        return file.getvalue()
    writer = GEXFWriter()
    writer.add_graph(network)
    about = writer.xml.find("meta")
    about.set("lastmodifieddate", on.isoformat())
    SubElement(about, "description").text = "\n".join(
        f"{key}: {value}" for key, value in network.graph.items()
    )
    writer.write(file)
    return file.getvalue()


def _about(graph: Graph, found: Selection, lang: Language) -> dict[str, str]:
    """What the network is, for whoever opens the file."""
    (_, _), (_, made) = made_of(graph, found, lang)
    sources = (f"{describe_source(graph, s, lang)} ({count})" for s, count in found.sources.items())
    return {
        "reference_date": found.situation.on.isoformat(),
        "made_of": _clean(made),
        "notes": _clean(" ".join(ground_notes(graph, found, lang))),
        "sources": "; ".join(map(_clean, sources)),
    }


def _sizes(found: Selection) -> dict[str, Attributes]:
    """Residents by municipality, with their year."""
    residents = weights(found.situation.extract, "residents", found.situation.on)
    year: Attributes = {} if residents.year is None else {"residents_year": residents.year}
    return {code: {"residents": round(size)} | year for code, size in residents.sizes.items()}


def _node(graph: Graph, id_: str, sizes: dict[str, Attributes], lang: Language) -> Attributes:
    address = iri(id_)
    kinds = [kind for kind in graph.values(address, "rdf:type") if kind not in _GENERAL]
    told: Attributes = {"label": _clean(name(graph, id_, lang)), "iri": address}
    told |= _known("kind", [ns.local_name(kind) for kind in kinds])
    told |= _known("code", [id_] if is_municipality(id_) else graph.values(address, "skos:notation"))
    for key, term in _POINT.items():
        found = graph.values(address, term)
        if found:
            told[key] = float(found[0])
    return told | sizes.get(id_, {})


def _of_arrangement(graph: Graph, found: Selection, id_: str) -> Attributes:
    address, told = iri(id_), Attributes()
    told |= _known("division", [found.division_of[id_]] if id_ in found.division_of else [])
    for key, term in (("scale", "jg:scale"), ("legal_form", "jg:legalForm"), ("domain", "jg:policyDomain")):
        told |= _known(key, [ns.local_name(concept) for concept in graph.values(address, term)])
    return told | {"members": len(found.ties.members_of[id_])}


def _edge(found: Selection, ties: tuple[Tie, ...]) -> Attributes:
    """All memberships that an edge stands for; `share` is the largest. No key may be ``source``: JSON uses it."""
    columns = found.situation.extract.memberships
    rows = [tie.row for tie in ties]
    return {
        "share": max(tie.share for tie in ties),
        "memberships": len(ties),
        "membership": _joined(ns.local_name(found.membership(tie)) for tie in ties),
        "role": _joined(ns.local_name(tie.role) for tie in ties),
        "scope": _joined(ns.local_name(tie.scope) if tie.scope else "" for tie in ties),
        "shares": _joined(f"{tie.share:g}" for tie in ties),
        "from": _joined(_day(int(columns.start[row])) for row in rows),
        "until": _joined(_day(int(columns.end[row])) for row in rows),
        "observed": _joined(_day(int(columns.observed[row])) for row in rows),
        "sources": _joined(ns.local_name(tie.source) for tie in ties),
    }


def _member(id_: str, arrangements: set[str]) -> str:
    return f"{id_}{MEMBER}" if id_ in arrangements else id_


def _known(key: str, values: list[str]) -> Attributes:
    return {key: _joined(map(_clean, values))} if values else {}


def _joined(values: Iterable[str]) -> str:
    return ";".join(values)


def _day(ordinal: int) -> str:
    """A day; empty when none is known."""
    return "" if ordinal in (ALWAYS, NEVER) else date.fromordinal(ordinal).isoformat()


def _clean(text: str) -> str:
    """Text that XML and JSON can carry, on one line."""
    return encodable(clean_for_terminal(text))
