"""The answers about a network as a whole: its shape, who lies between, and the load of every municipality."""

from collections.abc import Collection, Mapping
from statistics import fmean

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.ids import iri
from jeugdgraph.analysis.load import UNKNOWN, Load, loads
from jeugdgraph.analysis.networks.centrality import Distance, Shape, Standing, ranked, shape, standings
from jeugdgraph.analysis.networks.selection import Selection
from jeugdgraph.analysis.networks.ties import projection
from jeugdgraph.analysis.weights import Weights
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph
from jeugdgraph.present.ground import division_name, weight_fact, weight_notes
from jeugdgraph.present.network.ground import footer, ground_notes, made_of, name, names, number, say
from jeugdgraph.present.report import Column, Report, Row, Section

SHOWN = 15
"""Municipalities that people see of a ranking."""
LARGEST = 5
"""Largest arrangements that people see."""
_FOR_PROGRAMS = frozenset({"code", "memberships"})


def summary(graph: Graph, found: Selection, distance: Distance, lang: Language) -> tuple[Report, Report]:
    """Shape of a network with those that lie between others most: for people, and all of it for programs."""
    network = projection(found.ties, found.situation.municipalities)
    told, placed = shape(found.ties, network), standings(found.ties, network, distance)
    rows = standing_rows(graph, placed, lang)
    facts = (*made_of(graph, found, lang), *_facts(told, placed, lang))
    columns = standing_columns(lang)
    bridging = Section(
        "bridging",
        say("bridging title", lang),
        tuple(c for c in columns if c.id not in _FOR_PROGRAMS),
        rows[:SHOWN],
    )
    notes = (
        say(f"betweenness {distance} note", lang), say("clustering note", lang), say("register note", lang),
        *ground_notes(graph, found, lang),
    )  # fmt: skip
    title, last = say("summary of", lang), footer(graph, found, lang)
    sections = (bridging, _largest(graph, found, lang))
    return (
        Report(title, facts, sections, notes, last, lang),
        Report(title, facts, (Section("", "", columns, rows),), notes, last, lang),
    )


def standing_columns(lang: Language) -> tuple[Column, ...]:
    """Columns of places in a network."""
    return (
        Column("rank", say("rank", lang), align="right"),
        Column("municipality", say("municipality", lang), min_width=16),
        Column("code", say("code", lang)),
        Column("betweenness", say("betweenness", lang), align="right", digits=4),
        Column("partners", say("partners", lang), align="right"),
        Column("arrangements", say("arrangements", lang), align="right"),
        Column("memberships", say("memberships", lang), align="right"),
        Column("core", say("core", lang), align="right"),
        Column("clustering", say("clustering", lang), align="right", digits=2),
    )


def standing_rows(graph: Graph, placed: Mapping[str, Standing], lang: Language) -> tuple[Row, ...]:
    """Places in a network, those that lie between others most first."""
    ranks = ranked({code: standing.betweenness for code, standing in placed.items()})
    return tuple(
        {
            "rank": rank,
            "municipality": name(graph, code, lang),
            "code": code,
            "betweenness": placed[code].betweenness,
            "partners": placed[code].partners,
            "arrangements": placed[code].arrangements,
            "memberships": placed[code].memberships,
            "core": placed[code].core,
            "clustering": placed[code].clustering,
        }
        for code, rank in sorted(
            ranks.items(), key=lambda item: (item[1], -placed[item[0]].partners, item[0])
        )
    )


def _facts(told: Shape, placed: Mapping[str, Standing], lang: Language) -> tuple[tuple[str, str], ...]:
    each = [standing.arrangements for standing in placed.values()] or [0]
    part = number(100 * (told.density or 0), lang, 1)
    return (
        (say("municipalities", lang), number(told.members, lang)),
        (say("arrangements", lang), number(told.arrangements, lang)),
        (say("memberships", lang), number(told.memberships, lang)),
        (
            say("per municipality", lang),
            say("mean range", lang, mean=number(fmean(each), lang, 1), least=min(each), most=max(each)),
        ),
        (say("pairs", lang), say("of all pairs", lang, count=number(told.pairs, lang), part=part)),
        (
            say("components", lang),
            say(
                "component sizes", lang, count=len(told.components),
                most=max(map(len, told.components), default=0),
                alone=sum(len(part) == 1 for part in told.components),
            ),
        ),
        (say("top core", lang), say("core told", lang, k=told.top_core, count=len(told.in_top_core))),
        (
            say("bridges", lang),
            say(
                "bridges told", lang, bridges=len(told.bridges), local=len(told.local_bridges),
                joints=len(told.joints),
            ),
        ),
    )  # fmt: skip


def _largest(graph: Graph, found: Selection, lang: Language) -> Section:
    sizes = {id_: len(members) for id_, members in found.ties.members_of.items()}
    largest = sorted(sizes, key=lambda id_: (-sizes[id_], id_))[:LARGEST]
    columns = (
        Column("arrangement", say("arrangement", lang), min_width=30, wrap=2),
        Column("members", say("municipalities", lang), align="right"),
    )
    rows: tuple[Row, ...] = tuple(
        {"arrangement": name(graph, id_, lang), "members": sizes[id_]} for id_ in largest
    )
    return Section("largest", say("largest title", lang), columns, rows)


def forms_of(graph: Graph, arrangements: Collection[str]) -> dict[str, list[str]]:
    """Legal forms (IRIs) by arrangement."""
    return {id_: graph.values(iri(id_), "jg:legalForm") for id_ in arrangements}


def form_name(graph: Graph, form: str, lang: Language) -> str:
    """Name of a legal form."""
    return say("form unknown", lang) if form == UNKNOWN else graph.label(form, lang)


def load_of_all(
    graph: Graph, found: Selection, division: str, lang: Language, weighed: Weights | None = None
) -> tuple[Report, Report]:
    """Load of every municipality, the most arrangements first: for people, and all of it for programs.

    With weights also how many people live in the municipalities of its partners.
    """
    carried = all_loads(graph, found, division)
    order = sorted(carried.values(), key=lambda load: (-load.arrangements, load.municipality))
    ranks = ranked({code: load.arrangements for code, load in carried.items()})
    forms = sorted(
        {form for load in order for form, _ in load.forms}, key=lambda form: (form == UNKNOWN, form)
    )
    rows: tuple[Row, ...] = tuple(
        _load_row(graph, load, ranks[load.municipality], forms, weighed, lang) for load in order
    )
    columns = _load_columns(weighed, lang)
    notes = _load_notes(graph, found, division, carried, lang)
    title, last = say("load of all", lang), footer(graph, found, lang, weighed.sources if weighed else ())
    facts = made_of(graph, found, lang)
    if weighed:
        facts, notes = (*facts, weight_fact(weighed, lang)), (*notes, *weight_notes(graph, weighed, lang))
    shown = (say("shown note", lang, shown=SHOWN, all=len(rows)),) if len(rows) > SHOWN else ()
    people = Section("load", "", columns[:2] + columns[3:], rows[:SHOWN], shown)
    mixed = tuple(Column(_form_id(form), form_name(graph, form, lang), align="right") for form in forms)
    return (
        Report(title, facts, (people,), notes, last, lang),
        Report(title, facts, (Section("", "", columns + mixed, rows),), notes, last, lang),
    )


def all_loads(graph: Graph, found: Selection, division: str) -> dict[str, Load]:
    """Load of every municipality; `division` tells who the usual partners are."""
    regions = found.situation.division(division).region_of()
    forms = forms_of(graph, found.ties.arrangements)
    return loads(found.ties, found.situation.municipalities, regions, forms)


PEOPLE = ("partner_people", "net_partner_people")


def people_of(load: Load, weighed: Weights | None) -> dict[str, float | None]:
    """People who live in the municipalities of the partners, and of the net partners; nothing without weights."""
    if weighed is None:
        return {}
    told = [
        None if codes is None else round(sum(weighed.sizes.get(code, 0.0) for code in codes))
        for codes in (load.partners, load.net_partners)
    ]
    return dict(zip(PEOPLE, told, strict=True))


def _load_columns(weighed: Weights | None, lang: Language) -> tuple[Column, ...]:
    return (
        *_counted_columns(lang),
        *(Column(key, say(key.replace("_", " "), lang), align="right") for key in PEOPLE if weighed),
    )


def _counted_columns(lang: Language) -> tuple[Column, ...]:
    return (
        Column("rank", say("rank", lang), align="right"),
        Column("municipality", say("municipality", lang), min_width=16),
        Column("code", say("code", lang)),
        Column("arrangements", say("arrangements", lang), align="right"),
        Column("memberships", say("memberships", lang), align="right"),
        Column("partners", say("partners", lang), align="right"),
        Column("net_partners", say("net partners", lang), align="right"),
    )


def _load_row(
    graph: Graph, load: Load, rank: int, forms: Collection[str], weighed: Weights | None, lang: Language
) -> Row:
    mix = dict(load.forms)
    return {
        "rank": rank,
        "municipality": name(graph, load.municipality, lang),
        "code": load.municipality,
        "arrangements": load.arrangements,
        "memberships": load.memberships,
        "partners": len(load.partners),
        "net_partners": None if load.net_partners is None else len(load.net_partners),
        **people_of(load, weighed),
        **{_form_id(form): mix.get(form, 0) for form in forms},
    }


def _form_id(form: str) -> str:
    return "form_unknown" if form == UNKNOWN else f"form_{ns.local_name(form).replace('-', '_')}"


def _load_notes(
    graph: Graph, found: Selection, division: str, carried: Mapping[str, Load], lang: Language
) -> tuple[str, ...]:
    notes = [say("net note", lang, division=division_name(graph, division, lang))]
    unknown = [code for code, load in carried.items() if load.net_partners is None]
    if unknown:
        notes.append(say("no region note", lang, names=names(graph, unknown, lang)))
    return (*notes, say("register note", lang), *ground_notes(graph, found, lang))
