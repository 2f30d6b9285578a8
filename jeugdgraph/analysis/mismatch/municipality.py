"""Where one municipality does not line up: split, outside its region's main counterpart, apart from neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass

from jeugdgraph.analysis.congruence import Congruence, congruences
from jeugdgraph.analysis.division import WHOLE
from jeugdgraph.analysis.mismatch.finding import Finding
from jeugdgraph.analysis.mismatch.neighbours import neighbour_findings
from jeugdgraph.analysis.mismatch.regions import beside_findings, cut_findings
from jeugdgraph.analysis.mismatch.setting import Setting
from jeugdgraph.analysis.nesting import Cut, Piece


@dataclass(frozen=True)
class Partner:
    """A municipality that is with another in at least one division, and the divisions in which it is."""

    code: str
    together: tuple[str, ...]


def findings_of_municipality(found: Setting, code: str) -> list[Finding]:
    """Everything about one municipality (a code that exists on the date): see `finding.KINDS`."""
    return [
        *congruence_findings(found, [code]),
        *split_findings(found, [code]),
        *outside_findings(found, code),
        *member_findings(found, code),
        *_left_out(found, code),
        *neighbour_findings(found, code),
    ]


def partners(found: Setting, code: str) -> tuple[Partner, ...]:
    """With whom a municipality is in which of the divisions used: most divisions first, then code."""
    together: dict[str, list[str]] = {}
    for id_ in found.divisions:
        inside = {other for region in found.regions(id_, code) for other in found.shares(region)}
        for other in inside - {code}:
            together.setdefault(other, []).append(id_)
    listed = [Partner(other, tuple(ids)) for other, ids in together.items()]
    return tuple(sorted(listed, key=lambda partner: (-len(partner.together), partner.code)))


def congruence_findings(found: Setting, codes: Iterable[str] = ()) -> list[Finding]:
    """Congruence (M1) of municipalities, all of them without a code, lowest first.

    Figures: value 0-1, its lowest and highest under other readings of what is in doubt, number of partners, and rank
    among the municipalities that have a region in every division used (1 is the lowest; equal values share a rank).
    One without a region somewhere would seem to lack partners: it gets no rank, and comes only when asked for. One
    without a partner is left out.
    """
    divisions = [found.division(id_) for id_ in found.divisions]
    measured = congruences(divisions, _partner_weights(found))
    values = {code: one.value for code, one in measured.items() if one.value is not None}
    low, high = _range(found, values)
    lacking = incomplete(found)
    ordered = sorted(values.keys() - lacking, key=lambda code: (round(values[code], 12), code))
    ranks = dict(zip(ordered, _ranks([round(values[code], 12) for code in ordered]), strict=True))
    return [
        _congruence(found, measured[code], (low[code], high[code]), ranks.get(code), len(ordered))
        for code in (sorted(values.keys() & set(codes)) if codes else ordered)
    ]


def incomplete(found: Setting) -> set[str]:
    """Municipalities without a region in one of the divisions used."""
    return {code for id_ in found.divisions for code in found.division(id_).without}


def _partner_weights(found: Setting) -> dict[str, float] | None:
    return None if found.weights.kind == "municipalities" else dict(found.sizes)


def _range(found: Setting, values: dict[str, float]) -> tuple[dict[str, float], dict[str, float]]:
    """Lowest and highest congruence when one division at a time is read otherwise where it is in doubt."""
    low, high = dict(values), dict(values)
    divisions = [found.division(id_) for id_ in found.divisions]
    for place, id_ in enumerate(found.divisions):
        for other in found.situation.variants(id_):
            read = [*divisions[:place], other, *divisions[place + 1 :]]
            for code, one in congruences(read, _partner_weights(found)).items():
                if one.value is not None and code in values:
                    low[code] = min(low[code], one.value)
                    high[code] = max(high[code], one.value)
    return low, high


def _ranks(values: list[float]) -> list[int]:
    """Place of each of some values in order; equal ones share the first."""
    first: dict[float, int] = {}
    for place, value in enumerate(values, 1):
        first.setdefault(value, place)
    return [first[value] for value in values]


def _congruence(
    found: Setting, one: Congruence, bounds: tuple[float, float], rank: int | None, of: int
) -> Finding:
    place = () if rank is None else (("rank", float(rank)), ("of", float(of)))
    return Finding(
        "congruence", one.municipality, found.situation.on, found.divisions,
        figures=(
            ("value", one.value or 0.0), ("low", bounds[0]), ("high", bounds[1]),
            ("partners", float(len(one.partners))), *place,
        ),
        evidence=tuple(iri for id_ in found.divisions for iri in found.proof(id_, [one.municipality])),
    )  # fmt: skip


def split_findings(found: Setting, codes: Iterable[str] = ()) -> list[Finding]:
    """Municipalities that lie in several regions of a division used, with the share in each."""
    wanted = set(codes)
    findings = []
    for id_ in found.divisions:
        for code in found.division(id_).split:
            if wanted and code not in wanted:
                continue
            regions = found.regions(id_, code)
            if len(regions) < 2 and min(regions.values()) > 1 - WHOLE:
                continue
            parts = tuple(
                found.part(region, {code: share}, found.size([code])) for region, share in regions.items()
            )
            findings.append(
                Finding(
                    "split", code, found.situation.on, (id_,), tuple(regions), (code,), parts, found.living([code]),
                    (("regions", float(len(regions))), ("largest", next(iter(regions.values())))), found.proof(id_, [code]),
                )
            )  # fmt: skip
    return findings


def outside_findings(found: Setting, code: str) -> list[Finding]:
    """Divisions in which a municipality lies outside the main counterpart of its region of the base division.

    Where the heaviest pieces weigh the same none is the main one: then all of them are found, with the figure `tied`.
    """
    findings = []
    for region in found.regions(found.base, code):
        for id_ in found.beside:
            cut = found.cuts(found.base, id_).get(region)
            if cut:
                findings += _outside(found, code, region, id_, cut)
    return sorted(findings, key=lambda f: (len(f.municipalities), f.divisions))


def _outside(found: Setting, code: str, region: str, id_: str, cut: Cut) -> list[Finding]:
    own = found.region(id_, code)
    piece = next((piece for piece in cut.pieces if piece.region == own), None)
    main = cut.pieces[0]
    tied = _alike(main, cut.pieces[1])
    if piece is None or (piece is main and not tied):
        return []
    other = next(p for p in cut.pieces if p is not piece)
    inside = dict(piece.municipalities)
    return [
        Finding(
            "outside", code, found.situation.on, (found.base, id_), (region, piece.region, other.region),
            tuple(sorted(inside)), (found.part(piece.region, inside, cut.weight),), found.living(inside),
            (
                ("share", piece.weight / cut.weight if cut.weight else 0.0), ("count", float(len(inside))),
                ("pieces", float(len(cut.pieces))), ("tied", float(tied and _alike(piece, main))),
            ),
            found.proof(found.base, inside) + found.proof(id_, inside),
        )
    ]  # fmt: skip


def _alike(one: Piece, other: Piece) -> bool:
    return abs(one.weight - other.weight) < WHOLE and len(one.municipalities) == len(other.municipalities)


def member_findings(found: Setting, code: str) -> list[Finding]:
    """Arrangements of which a municipality is a member while most members are of another region of the base.

    Not those in which its whole region takes part: that is nesting.
    """
    own = found.region(found.base, code)
    findings = []
    for group in found.watched:
        members = found.groups[group]
        if code not in members or own is None:
            continue
        cut = found.cut(group, found.base)
        if cut is None or own == cut.pieces[0].region or _alike(cut.pieces[0], cut.pieces[1]):
            continue
        piece = next((piece for piece in cut.pieces if piece.region == own), None)
        if piece is not None and len(piece.municipalities) < len(found.shares(own)):
            findings.append(_member(found, code, group, cut, piece))
    return sorted(findings, key=lambda f: (len(f.municipalities), f.arrangements))


def _member(found: Setting, code: str, group: str, cut: Cut, piece: Piece) -> Finding:
    inside = dict(piece.municipalities)
    return Finding(
        "outside", code, found.situation.on, (found.base,), (group, piece.region, cut.pieces[0].region),
        tuple(sorted(inside)), (found.part(piece.region, inside, cut.weight),), found.living(inside),
        (
            ("share", piece.weight / cut.weight if cut.weight else 0.0), ("count", float(len(inside))),
            ("members", float(len(found.groups[group]))), ("main", float(len(cut.pieces[0].municipalities))),
        ),
        found.proof_of(group, inside) + found.proof(found.base, inside),
    )  # fmt: skip


def _left_out(found: Setting, code: str) -> list[Finding]:
    """Arrangements that cover a part of the region of a municipality: those that leave it out first."""
    regions = found.regions(found.base, code)
    lacking = [f for region in regions for f in beside_findings(found, region) if f.kind == "leaves-out"]
    return sorted(lacking, key=lambda f: code not in f.municipalities)


def region_findings(found: Setting, code: str) -> list[Finding]:
    """How the other divisions cut the region of a municipality."""
    return [finding for region in found.regions(found.base, code) for finding in cut_findings(found, region)]
