"""Neighbours that one division joins and another parts, with the metres of border between them."""

from collections.abc import Iterable

from jeugdgraph.analysis.border import Side, sides
from jeugdgraph.analysis.mismatch.finding import Finding
from jeugdgraph.analysis.mismatch.setting import Setting


def neighbour_findings(found: Setting, code: str = "") -> list[Finding]:
    """Pairs of neighbours that the base division joins and others part, and the other way round.

    With a code only the pairs of that municipality, which is then the subject; else the first of the pair is. Most
    divisions first, then the longest border. Both must exist on the date; a pair of which one has no region in a
    division is neither joined nor apart in it. Border lengths are those of `border.BORDER_YEAR`.
    """
    findings = []
    for side in sides(found.situation.extract):
        if code and code not in side[:2]:
            continue
        finding = _of_pair(found, side, code or side.one)
        if finding:
            findings.append(finding)
    return sorted(
        findings, key=lambda f: (f.kind, -len(f.divisions), -_metres(f), f.subject, f.municipalities)
    )


def _of_pair(found: Setting, side: Side, subject: str) -> Finding | None:
    joined = _joined(found, found.base, side)
    if joined is None:
        return None
    differing = [id_ for id_ in found.beside if _joined(found, id_, side) is (not joined)]
    if not differing:
        return None
    other = side.other if subject == side.one else side.one
    codes = (subject, other)
    ids = (found.base, *differing)
    return Finding(
        "neighbours-apart" if joined else "neighbours-joined", subject, found.situation.on, ids,
        _regions(found, ids, codes), (other,), (), found.living([other]),
        (("metres", float(side.metres)), ("over_land", float(side.over_land)), ("differing", float(len(differing)))),
        tuple(iri for id_ in ids for iri in found.proof(id_, codes)),
    )  # fmt: skip


def _joined(found: Setting, id_: str, side: Side) -> bool | None:
    """Whether neighbours have a region in common; None when one of them has no region."""
    one, other = found.regions(id_, side.one), found.regions(id_, side.other)
    return bool(one.keys() & other.keys()) if one and other else None


def _regions(found: Setting, ids: Iterable[str], codes: Iterable[str]) -> tuple[str, ...]:
    """Regions of the pair, of each division those of the first and of the second."""
    both = tuple(codes)
    return tuple(dict.fromkeys(region for id_ in ids for code in both for region in found.regions(id_, code)))


def _metres(finding: Finding) -> float:
    return finding.figure("metres") or 0.0
