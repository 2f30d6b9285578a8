"""What-if answers for programs: one row per thing that differs, with ids and evidence."""

from collections.abc import Iterator, Sequence

from jeugdgraph import namespaces as ns
from jeugdgraph.analysis.scenario.cuts import CutChange
from jeugdgraph.analysis.scenario.effect import MunicipalityChange, RegionChange
from jeugdgraph.analysis.scenario.run import Fit, Outcome
from jeugdgraph.dates import Language
from jeugdgraph.graph import Graph
from jeugdgraph.present.report import Column, Report, Row, Section
from jeugdgraph.present.whatif.report import title
from jeugdgraph.present.whatif.words import Speaker, say

_COLUMNS = (
    "kind", "subject_id", "subject", "division", "other", "measure", "before", "after", "difference",
    "municipality_ids", "municipalities", "reason", "evidence",
)  # fmt: skip
_FIT = (
    "rank", "region_id", "region", "present", "neighbour_ids", "congruence", "others", "others_before", "others_after",
    "main", "main_of", "cuts", "new_cuts", "gone_cuts", "members", "people",
)  # fmt: skip


def flat(graph: Graph, found: Outcome, lang: Language) -> Report:
    """A row per step, region, cut, municipality and measure that changes, and the number that do not."""
    speaker = Speaker(graph, found.ground, found.followed.after, lang)
    rows = [_filled(row) for row in _rows(speaker, found)]
    facts = (*speaker.steps(found.followed.steps), *speaker.facts())
    notes, footer = speaker.notes(found.effect.subjects), speaker.footer(found.effect.subjects)
    return Report(
        title(speaker, found), facts, (Section("", "", _columns(_COLUMNS), tuple(rows)),), notes, footer, lang
    )


def _rows(speaker: Speaker, found: Outcome) -> Iterator[Row]:
    told = found.effect
    for number, step in enumerate(found.followed.steps, start=1):
        yield {"kind": "step", "subject_id": str(number), "subject": speaker.step(step)}
    for region in told.regions:
        yield from _region(speaker, region)
    for cut in told.cuts:
        yield _cut(speaker, cut)
    for one in told.municipalities:
        yield from _municipality(speaker, one)
    for id_, codes in told.without.items():
        yield {
            "kind": "without-region",
            **_division(speaker, id_),
            "after": len(codes),
            **_named(speaker, codes),
        }
    for measure in told.measures:
        yield {
            "kind": "measure", **_division(speaker, measure.division), "other": measure.other,
            "measure": measure.measure, "before": measure.before, "after": measure.after,
            "difference": measure.difference, "reason": measure.reason,
        }  # fmt: skip
    yield {"kind": "unchanged", "measure": "measures", "after": told.unchanged}
    yield {"kind": "unchanged", "measure": "congruence", "after": told.steady}


def _region(speaker: Speaker, one: RegionChange) -> Iterator[Row]:
    about = {
        "kind": "region",
        "subject_id": one.region,
        "subject": speaker.region(one.region),
        "division": one.division,
    }
    kind = speaker.base.people.kind
    for measure, before, after in (
        ("members", float(len(one.before)), float(len(one.after))),
        (kind, one.people_before, one.people_after),
    ):
        yield {**about, "measure": measure, "before": before, "after": after, "difference": after - before}
    for measure, codes in (("joining", one.came), ("leaving", one.left)):
        if codes:
            yield {
                **about, "measure": measure, "after": len(codes), **_named(speaker, codes),
                "evidence": _evidence(speaker, one.division, codes),
            }  # fmt: skip


def _cut(speaker: Speaker, cut: CutChange) -> Row:
    return {
        "kind": f"cut-{cut.kind}", "subject_id": cut.region, "subject": speaker.region(cut.region),
        "division": cut.division, "other": cut.other, "measure": "pieces", "before": len(cut.before) or 1,
        "after": len(cut.after) or 1, "difference": (len(cut.after) or 1) - (len(cut.before) or 1),
        **_named(speaker, cut.municipalities),
        "evidence": _evidence(speaker, cut.division, cut.municipalities)
        + _evidence(speaker, cut.other, cut.municipalities, start=" "),
    }  # fmt: skip


def _municipality(speaker: Speaker, one: MunicipalityChange) -> Iterator[Row]:
    about = {
        "kind": "municipality",
        "subject_id": one.municipality,
        "subject": speaker.municipality(one.municipality),
    }
    yield {
        **about,
        "measure": "congruence",
        "before": one.before,
        "after": one.after,
        "difference": one.difference,
    }
    more = one.partners_after - one.partners_before
    yield {
        **about,
        "measure": "partners",
        "before": one.partners_before,
        "after": one.partners_after,
        "difference": more,
    }
    for measure, codes in (("together-more", one.nearer), ("together-less", one.further)):
        if codes:
            yield {**about, "measure": measure, "after": len(codes), **_named(speaker, codes)}


def fit(graph: Graph, found: Fit, lang: Language) -> Report:
    """One row per region that the municipality could go to."""
    speaker = Speaker(graph, found.ground, found.state, lang)
    rows: list[Row] = [
        {
            "rank": rank, "region_id": one.region, "region": speaker.region(one.region), "present": one.present,
            "neighbour_ids": " ".join(one.neighbours), "congruence": one.congruence, "others": " ".join(one.others),
            "others_before": one.others_before, "others_after": one.others_after, "main": one.main,
            "main_of": one.main_of, "cuts": one.cut, "new_cuts": _places(one.cuts, "new"),
            "gone_cuts": _places(one.cuts, "vanished"), "members": one.members, "people": one.people,
        }
        for rank, one in enumerate(found.options, start=1)
    ]  # fmt: skip
    name = speaker.municipality(found.code)
    order = say("order", lang), say("order told", lang, municipality=name)
    facts, section = (*speaker.facts(), order), Section("", "", _columns(_FIT), tuple(rows))
    notes, footer = speaker.notes([found.division]), speaker.footer([found.division])
    return Report(f"{name}: {speaker.division(found.division)}", facts, (section,), notes, footer, lang)


def _places(cuts: Sequence[CutChange], kind: str) -> str:
    """Cuts of a kind: the region that is cut, and the division that cuts it."""
    return " ".join(f"{cut.region}/{cut.other}" for cut in cuts if cut.kind == kind)


def _division(speaker: Speaker, id_: str) -> Row:
    return {"subject_id": id_, "subject": speaker.division(id_), "division": id_}


def _named(speaker: Speaker, codes: Sequence[str]) -> Row:
    return {
        "municipality_ids": " ".join(codes),
        "municipalities": "; ".join(speaker.municipality(code) for code in codes),
    }


def _evidence(speaker: Speaker, division: str, codes: Sequence[str], start: str = "") -> str:
    """Memberships on which the place of municipalities in a division rests, before the scenario."""
    found = speaker.base.situation.evidence(division, codes)
    ids = [ns.local_name(iri) for iris in found.values() for iri in iris]
    return start + " ".join(ids) if ids else ""


def _filled(row: Row) -> Row:
    return {column: row.get(column) for column in _COLUMNS}


def _columns(names: Sequence[str]) -> tuple[Column, ...]:
    return tuple(Column(name, name) for name in names)
