"""The answer to *which groups of municipalities emerge, and do they match a declared division?*"""

from collections.abc import Sequence

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.division import Division
from jeugdgraph.analysis.networks.communities import Against, Communities, Method, against, communities
from jeugdgraph.analysis.networks.selection import Selection
from jeugdgraph.analysis.networks.ties import projection
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph
from jeugdgraph.present.ground import division_name, left_out_notes, listing, region_name
from jeugdgraph.present.network.ground import footer, ground_notes, made_of, name, names, number, say
from jeugdgraph.present.report import Column, Report, Row, Section


def groups(
    graph: Graph,
    found: Selection,
    division: str,
    method: Method,
    seeds: Sequence[int],
    resolution: float,
    lang: Language,
) -> tuple[Report, Report]:
    """Groups beside a declared division: for people, and a row per municipality for programs."""
    declared = found.situation.division(division)
    emerged = communities(projection(found.ties, found.situation.municipalities), method, seeds, resolution)
    beside = against(emerged, declared)
    title = say("groups of", lang)
    facts = (
        *made_of(graph, found, lang),
        *_method_facts(emerged, resolution, lang),
        *_division_facts(graph, beside, division, lang),
    )
    notes, last = _notes(graph, found, division, beside, lang), footer(graph, found, lang)
    sections = (
        _group_section(graph, emerged, declared, beside, lang),
        _outside_section(graph, beside, lang),
    )
    flat = Section(
        "", "", _flat_columns(lang), tuple(_flat_rows(graph, found, emerged, division, beside, lang))
    )
    return (
        Report(title, facts, sections, notes, last, lang),
        Report(title, facts, (flat,), notes, last, lang),
    )


def _method_facts(emerged: Communities, resolution: float, lang: Language) -> tuple[tuple[str, str], ...]:
    told = say(f"method {emerged.method}", lang)
    if emerged.method == "louvain":
        told += f", {say('resolution', lang)} {number(resolution, lang)}"
    seeds = say(
        "seeds told",
        lang,
        count=len(emerged.seeds),
        first=emerged.seeds[0],
        last=emerged.seeds[-1],
        seed=emerged.seed,
    )
    count = say(
        "groups between",
        lang,
        shown=len(emerged.groups),
        least=min(emerged.numbers),
        most=max(emerged.numbers),
    )
    facts = [
        (say("method", lang), told),
        (say("seeds", lang), seeds),
        (say("found groups", lang), count),
        (say("modularity", lang), number(emerged.modularity, lang, 3)),
    ]
    if emerged.stability is not None:
        facts.append((say("stability", lang), number(emerged.stability, lang, 3)))
    return tuple(facts)


def _division_facts(
    graph: Graph, beside: Against, division: str, lang: Language
) -> tuple[tuple[str, str], ...]:
    told, label = beside.scores, division_name(graph, division, lang)
    if told.ari is not None and told.ami is not None and told.v is not None:
        ari, ami, v = (number(value, lang, 3) for value in (told.ari, told.ami, told.v))
        scores = say("scores told", lang, ari=ari, ami=ami, v=v)
    elif told.omega is not None and "cover" in told.reasons.values():
        scores = say("omega told", lang, omega=number(told.omega, lang, 3), division=label)
    else:
        scores = say("single told", lang)
    inside = told.a_in_b.intact
    return (
        (say("agreement", lang, division=label), scores),
        (say("regions whole", lang), say("of", lang, count=beside.whole, all=told.regions_b)),
        (say("groups whole", lang), say("of", lang, count=inside.whole, all=inside.regions)),
    )


def _notes(graph: Graph, found: Selection, division: str, beside: Against, lang: Language) -> tuple[str, ...]:
    label = division_name(graph, division, lang)
    kept = "apart note" if division in found.choice.apart else "with note"
    notes = [say("chance note", lang), say(kept, lang, division=label), say("nesting note", lang)]
    if beside.scores.only_a:
        notes.append(say("no region", lang, names=names(graph, beside.scores.only_a, lang)))
    notes += left_out_notes(graph, found.situation, division, lang)
    return (*notes, *ground_notes(graph, found, lang))


def _group_section(
    graph: Graph, emerged: Communities, declared: Division, beside: Against, lang: Language
) -> Section:
    columns = (
        Column("group", say("group", lang)),
        Column("municipalities", say("municipalities", lang), align="right"),
        Column("regions", say("in regions", lang), min_width=30, wrap=2),
    )
    sizes = {region: len(members) for region, members in declared.members_of().items()}
    regions_of = declared.region_of()
    rows: list[Row] = []
    for id_, members in emerged.division().members_of().items():
        inside: dict[str, int] = {}
        for code in members:
            for region in regions_of.get(code, {}):
                inside[region] = inside.get(region, 0) + 1
        told = sorted(_piece(graph, region, count, sizes[region], lang) for region, count in inside.items())
        rows.append({"group": id_, "municipalities": len(members), "regions": listing(told, lang, len(told))})
    return Section("groups", say("groups title", lang), columns, tuple(rows))


def _piece(graph: Graph, region: str, count: int, size: int, lang: Language) -> str:
    label = region_name(graph, region, lang)
    return label if count == size else say("part of", lang, region=label, count=count, all=size)


def _outside_section(graph: Graph, beside: Against, lang: Language) -> Section:
    columns = (
        Column("municipality", say("municipality", lang), min_width=16),
        Column("region", say("region", lang), min_width=20, wrap=2),
        Column("group", say("group", lang)),
        Column("main_group", say("main group", lang)),
    )
    rows = tuple(
        {
            "municipality": name(graph, one.member, lang),
            "region": region_name(graph, one.region, lang),
            "group": one.group,
            "main_group": one.main_group,
        }
        for one in sorted(beside.outside, key=lambda one: (one.region, one.member))
    )
    return Section("outside", say("outside title", lang), columns, rows, empty=say("nobody outside", lang))


def _flat_columns(lang: Language) -> tuple[Column, ...]:
    return (
        Column("municipality", say("municipality", lang)),
        Column("code", say("code", lang)),
        Column("group", say("group", lang)),
        Column("region", say("region", lang)),
        Column("region_id", "id"),
        Column("main_group", say("main group", lang)),
        Column("outside", say("outside", lang)),
        Column("evidence", say("evidence", lang)),
    )


def _flat_rows(
    graph: Graph, found: Selection, emerged: Communities, division: str, beside: Against, lang: Language
) -> list[Row]:
    """A row per municipality and region."""
    regions_of = found.situation.division(division).region_of()
    evidence = found.situation.evidence(division)
    outside = {one.member for one in beside.outside}
    rows: list[Row] = []
    for code, in_groups in sorted(emerged.division().region_of().items()):
        for region in sorted(regions_of.get(code, {})) or [""]:
            rows.append(
                {
                    "municipality": name(graph, code, lang),
                    "code": code,
                    "group": next(iter(in_groups)),
                    "region": region_name(graph, region, lang) if region else None,
                    "region_id": region or None,
                    "main_group": beside.main_group.get(region),
                    "outside": code in outside if region else None,
                    "evidence": " ".join(map(ns.local_name, evidence.get(code, ()))),
                }
            )
    return rows
