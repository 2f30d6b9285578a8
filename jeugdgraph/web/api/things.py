"""Answers about municipalities, arrangements, divisions and evidence."""

from collections.abc import Iterable

from jeugdgraph import directory, naming
from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.extract import extract
from jeugdgraph.analysis.situation import Situation
from jeugdgraph.evidence import passages
from jeugdgraph.present import arrangement as of_arrangement
from jeugdgraph.present import evidence as of_evidence
from jeugdgraph.present import municipality as of_municipality
from jeugdgraph.web.api.call import Answered, Call, Json
from jeugdgraph.web.terms import text

PAGE, MOST = 500, 2_000
"""Things in one answer: as a rule, and at most."""


def municipalities(call: Call) -> Answered:
    """Municipalities that exist on the date."""
    found = [
        {
            **call.named(one.iri),
            "youth_regions": _named(call, one.youth_regions),
            "provinces": _named(call, one.provinces),
            "arrangements": one.arrangements,
            "links": _links(call, "municipality", "municipalities", one.iri),
        }
        for one in directory.municipalities(call.graph, call.on)
    ]
    return Answered(
        _plural(call, "jg:Municipality"), _paged(call, "municipalities", found), page=("municipalities",)
    )


def municipality(call: Call) -> Answered:
    """The arrangements of a municipality, one row for each membership."""
    iri = naming.municipality(call.graph, call.key["code"], call.on)
    asked = of_municipality.Asked(call.on, call.on, partners=True)
    answered = of_municipality.answer(call.graph, iri, asked, call.lang)
    report = of_municipality.flat(call.graph, answered, call.lang)
    path = ("municipality", ns.local_name(iri))
    return Answered(report.title, call.named(iri), report, about=iri, page=path)


def arrangements(call: Call) -> Answered:
    """Arrangements, those that exist on the date unless all are asked for."""
    every = call.choice("all", ("true", "false"), "false") == "true"
    kind = next(iter(naming.kinds(call.graph, filter(None, [call.one("kind")]))), "")
    division = call.one("division") and ns.thing(
        "division", naming.division(call.graph, call.one("division"))
    )
    found = [
        {
            **call.named(one.iri),
            "kind": call.named(one.kind) if one.kind else None,
            "division": call.named(one.division) if one.division else None,
            "domains": _named(call, one.domains),
            "status": call.named(one.status) if one.status else None,
            "municipalities": one.municipalities,
            "valid_from": one.start.isoformat() if one.start else None,
            "valid_until": one.end.isoformat() if one.end else None,
            "unverified": one.unverified,
            "links": _links(call, "arrangement", "arrangements", one.iri),
        }
        for one in directory.arrangements(call.graph, call.on)
        if (every or one.exists(call.on))
        and (not kind or kind in directory.kinds_of(call.graph, one.iri))
        and (not division or one.division == division)
    ]
    return Answered(
        _plural(call, "jg:Arrangement"), _paged(call, "arrangements", found), page=("arrangements",)
    )


def arrangement(call: Call) -> Answered:
    """The members of an arrangement, one row for each membership."""
    iri = naming.arrangement(call.graph, call.key["id"])
    answered = of_arrangement.answer(call.graph, iri, call.on, call.on)
    report = of_arrangement.flat(call.graph, answered, call.lang)
    return Answered(
        report.title, call.named(iri), report, about=iri, page=("arrangement", ns.local_name(iri))
    )


def divisions(call: Call) -> Answered:
    """Divisions with their numbers of regions and municipalities on the date."""
    found = [
        {
            **call.named(one.iri),
            "regions": one.regions,
            "municipalities": one.municipalities,
            "first_confirmed": one.first_confirmed.isoformat() if one.first_confirmed else None,
            "last_confirmed": one.last_confirmed.isoformat() if one.last_confirmed else None,
            "links": _links(call, "division", "divisions", one.iri),
        }
        for one in directory.divisions(call.graph, call.on)
    ]
    return Answered(_plural(call, "jg:Division"), _paged(call, "divisions", found), page=("divisions",))


def division(call: Call) -> Answered:
    """The regions of a division on the date, with their municipalities, and the municipalities without a region."""
    id_ = naming.division(call.graph, call.key["id"])
    iri = ns.thing("division", id_)
    situation = Situation(extract(call.graph), call.on)
    held = situation.division(id_) if id_ in situation.ids else None
    regions = [
        {
            **call.named(ns.thing("arrangement", region)),
            "municipalities": [
                {**call.named(ns.municipality(code)), "share": float(share)}
                for code, share in sorted(members.items())
            ],
        }
        for region, members in sorted(held.members_of().items() if held else ())
    ]
    without = [call.named(ns.municipality(code)) for code in (held.without if held else ())]
    sources = situation.sources([id_]) if held else ()
    data = {**call.named(iri), "regions": regions, "without": without}
    return Answered(
        call.graph.label(iri, call.lang), data, sources=sources, about=iri, page=("division", id_)
    )


def evidence(call: Call) -> Answered:
    """Where a fact comes from: its passages, with source and place."""
    iri = naming.evidence_iri(call.graph, call.key["id"])
    report = of_evidence.report(call.graph, iri, None, call.lang)
    found = passages(call.graph, iri)
    data = {
        **call.named(iri),
        "passages": [
            {"iri": one.iri, "source": ns.local_name(one.source), "locator": one.locator} for one in found
        ],
    }
    sources = tuple(one.source for one in found if one.source)
    return Answered(report.title, data, report, sources, iri, ("evidence", call.key["id"]))


def _plural(call: Call, class_: str) -> str:
    """What many things of a class (a CURIE) are called."""
    return text(call.graph, ns.iri(class_), "skos:altLabel", call.lang)


def _named(call: Call, iris: Iterable[str]) -> list[dict[str, Json]]:
    return [call.named(iri) for iri in iris]


def _links(call: Call, page: str, route: str, iri: str) -> dict[str, str]:
    id_ = ns.local_name(iri)
    return {"page": call.page(page, id_), "api": call.api(route, id_)}


def _paged(call: Call, name: str, found: list[dict[str, Json]]) -> dict[str, Json]:
    """A part of a list: how many there are, and the link to the next part."""
    start, size = call.number("offset", 0, 1_000_000), call.number("limit", PAGE, MOST)
    following = start + size
    given = {key: value for key, value in call.values.items() if key not in ("offset", "limit")}
    more = (
        call.api(name, **given, limit=str(size), offset=str(following))
        if size and following < len(found)
        else None
    )
    return {"total": len(found), "next": more, "items": found[start:following]}
