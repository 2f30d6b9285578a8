"""The answer to *by which arrangements are these two connected?*"""

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.ids import iri, is_municipality, local
from jeugdgraph.analysis.networks.paths import Path, shortest
from jeugdgraph.analysis.networks.selection import Selection
from jeugdgraph.analysis.networks.ties import Tie
from jeugdgraph.dates import Language, format_day
from jeugdgraph.errors import UnknownName, UsageProblem, quote
from jeugdgraph.graph import Graph, GraphNames
from jeugdgraph.lookup import STALE_AFTER_YEARS, lifespan
from jeugdgraph.naming import only
from jeugdgraph.present.network.ground import confirmed, ground_notes, made_of, name, say
from jeugdgraph.present.parts import Sources
from jeugdgraph.present.report import Column, Report, Row, Section
from jeugdgraph.resolve import resolve

_CLASSES = ("jg:Municipality", "jg:Organisation", "jg:Arrangement")


def place(graph: Graph, text: str, found: Selection) -> str:
    """Id of the municipality that bears a name, else of the organisation, else of the arrangement.

    UnknownName and AmbiguousName as always; UsageProblem for a municipality that does not exist on the date.
    """
    from jeugdgraph import naming

    on = found.situation.on
    try:
        id_ = local(naming.municipality(graph, text, on))
    except UnknownName:
        return _other(graph, text)
    return existing(graph, id_, found)


def existing(graph: Graph, code: str, found: Selection) -> str:
    """The code itself, of a municipality that exists on the date; UsageProblem when it does not."""
    if code not in found.situation.municipalities:
        start, end = lifespan(graph, iri(code))
        days = f"from {start or '…'} until {end or '…'}"
        raise UsageProblem(
            f"{name(graph, code, 'nl')} does not exist on {format_day(found.situation.on, 'en')} ({days})."
            " Choose another --on."
        )
    return code


def _other(graph: Graph, text: str) -> str:
    for class_ in _CLASSES[1:]:
        found = resolve(text, GraphNames(graph, class_))
        if found.names:
            return local(only(found, class_.removeprefix("jg:").lower()))
    return local(only(resolve(text, GraphNames(graph, *_CLASSES)), "name"))


def path(
    graph: Graph, found: Selection, start: str, end: str, *, everybody: bool, lang: Language
) -> tuple[Report, Report]:
    """Shortest path between two: for people, and a row per membership for programs."""
    if start == end:
        raise UsageProblem(f"both ends of the path are {quote(name(graph, start, lang))}.")
    via = None if everybody else [member for member in found.ties.members if is_municipality(member)]
    led = shortest(found.ties, start, end, via=via)
    sources = Sources(graph, lang)
    section = _people(graph, found, led, sources, lang)
    title = say("path of", lang, start=name(graph, start, lang), end=name(graph, end, lang))
    facts = [
        *made_of(graph, found, lang), (say("via", lang), say(f"via {'all' if everybody else 'municipalities'}", lang)),
    ]  # fmt: skip
    if led:
        middle = {tie.arrangement for leg in led.legs for tie in leg} & set(led.places)
        facts.append((say("arrangements on path", lang), str(len(middle))))
        facts.append((say("path", lang), " – ".join(name(graph, id_, lang) for id_ in led.places)))
        notes = [say("path note", lang)]
        seen = "".join(confirmed(found, tie) for leg in led.legs for tie in leg)
        marks = (("*", "stale note"), ("°", "early note"))
        notes = [*(say(key, lang, years=STALE_AFTER_YEARS) for mark, key in marks if mark in seen), *notes]
    else:
        notes = _nothing(graph, found, start, end, lang)
    notes += ground_notes(graph, found, lang)
    if led and led.legs:
        notes.append(say("evidence note", lang, id=ns.local_name(found.membership(led.legs[0][0]))))
    flat = Section("", "", _flat_columns(lang), tuple(_flat_rows(graph, found, led, lang)))
    return (
        Report(title, tuple(facts), (section,) if led else (), tuple(notes), sources.footer(), lang),
        Report(title, tuple(facts), (flat,), tuple(notes), sources.footer(), lang),
    )


def _nothing(graph: Graph, found: Selection, start: str, end: str, lang: Language) -> list[str]:
    known = {*found.ties.members, *found.ties.arrangements}
    notes = [say("no path", lang, start=name(graph, start, lang), end=name(graph, end, lang))]
    notes += [say("no ties", lang, name=name(graph, id_, lang)) for id_ in (start, end) if id_ not in known]
    return [*notes, say("through note", lang)]


def _people(graph: Graph, found: Selection, led: Path | None, sources: Sources, lang: Language) -> Section:
    columns = (
        Column("step", say("step", lang), align="right"),
        Column("member", say("member", lang), min_width=14),
        Column("role", say("role", lang)),
        Column("arrangement", say("arrangement", lang), min_width=24, wrap=2),
        Column("members", say("members", lang), align="right"),
        Column("confirmed", say("confirmed", lang)),
        Column("source", say("source", lang), wrap=0),
    )
    rows: list[Row] = []
    for step, leg in enumerate(led.legs if led else (), start=1):
        first = leg[0]
        rows.append(
            {
                "step": step,
                "member": name(graph, first.member, lang),
                "role": ", ".join(dict.fromkeys(_role(graph, tie, lang) for tie in leg)),
                "arrangement": name(graph, first.arrangement, lang),
                "members": len(found.ties.members_of[first.arrangement]),
                "confirmed": min(confirmed(found, tie) for tie in leg),
                "source": " ".join(dict.fromkeys(sources.number(tie.source) for tie in leg)),
            }
        )
    return Section("steps", say("steps title", lang), columns, tuple(rows))


def _role(graph: Graph, tie: Tie, lang: Language) -> str:
    role = graph.label(tie.role, lang)
    return f"{role} ({graph.label(tie.scope, lang)})" if tie.scope else role


def _flat_columns(lang: Language) -> tuple[Column, ...]:
    return (
        Column("step", say("step", lang)),
        Column("member", say("member", lang)),
        Column("member_id", "id"),
        Column("role", say("role", lang)),
        Column("arrangement", say("arrangement", lang)),
        Column("arrangement_id", "id"),
        Column("members", say("members", lang)),
        Column("share", say("share", lang)),
        Column("confirmed", say("confirmed", lang)),
        Column("membership", say("evidence", lang)),
        Column("source", say("source", lang)),
    )


def _flat_rows(graph: Graph, found: Selection, led: Path | None, lang: Language) -> list[Row]:
    return [
        {
            "step": step,
            "member": name(graph, tie.member, lang),
            "member_id": tie.member,
            "role": _role(graph, tie, lang),
            "arrangement": name(graph, tie.arrangement, lang),
            "arrangement_id": tie.arrangement,
            "members": len(found.ties.members_of[tie.arrangement]),
            "share": tie.share,
            "confirmed": confirmed(found, tie).rstrip("*°"),
            "membership": ns.local_name(found.membership(tie)),
            "source": ns.local_name(tie.source),
        }
        for step, leg in enumerate(led.legs if led else (), start=1)
        for tie in leg
    ]
