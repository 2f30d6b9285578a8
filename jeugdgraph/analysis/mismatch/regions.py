"""How an arrangement lies over divisions and other arrangements: cuts, and who is left out."""

from collections.abc import Mapping

from jeugdgraph.analysis.mismatch.finding import Finding, Part
from jeugdgraph.analysis.mismatch.setting import Setting
from jeugdgraph.analysis.nesting import Cut


def cut_findings(found: Setting, subject: str) -> list[Finding]:
    """Divisions that cut the municipalities of an arrangement, most pieces first, then most weight apart."""
    cut = {id_: found.cut(subject, id_) for id_ in found.divisions}
    order = sorted(
        ((id_, one) for id_, one in cut.items() if one),
        key=lambda item: (-len(item[1].pieces), -item[1].apart, item[0]),
    )
    return [cut_finding(found, subject, id_, one) for id_, one in order]


def cut_finding(found: Setting, subject: str, id_: str, cut: Cut) -> Finding:
    """One division that cuts an arrangement: its pieces, heaviest first; who is outside the main one stands apart."""
    parts = tuple(found.part(piece.region, dict(piece.municipalities), cut.weight) for piece in cut.pieces)
    apart = _outside(cut)
    return Finding(
        "cut", subject, found.situation.on, (id_,), tuple(part.arrangement for part in parts),
        tuple(sorted(apart)), parts, found.living(apart),
        (("pieces", float(len(parts))), ("share", cut.apart / cut.weight if cut.weight else 0.0)),
        found.proof_of(subject, apart) + found.proof(id_, apart),
    )  # fmt: skip


def _outside(cut: Cut) -> dict[str, float]:
    """Municipalities of a cut region outside its main counterpart, with the share that is."""
    shares: dict[str, float] = {}
    for piece in cut.pieces[1:]:
        for code, share in piece.municipalities:
            shares[code] = shares.get(code, 0.0) + share
    return {code: min(share, 1.0) for code, share in shares.items()}


def cuts_findings(found: Setting, subject: str) -> list[Finding]:
    """Divisions of which an arrangement takes in a part of regions, unless it lies whole within one of them."""
    members = found.shares(subject)
    findings = []
    for id_ in found.divisions:
        if id_ == found.division_of(subject):
            continue
        inside: dict[str, dict[str, float]] = {}
        for code in members:
            for region, share in found.regions(id_, code).items():
                inside.setdefault(region, {})[code] = share
        if len(inside) < 2:
            continue
        cut = {region: codes for region, codes in inside.items() if _leaves(found, region, codes, members)}
        if cut:
            findings.append(_cuts_finding(found, subject, id_, cut))
    return sorted(findings, key=lambda f: (-len(f.parts), f.divisions))


def _leaves(found: Setting, region: str, codes: Mapping[str, float], members: Mapping[str, float]) -> bool:
    """Whether a region has municipalities outside the members, or more of a member than they have."""
    every = found.shares(region)
    return any(code not in codes for code in every) or any(
        members[code] < 1 <= share for code, share in codes.items()
    )


def _cuts_finding(found: Setting, subject: str, id_: str, cut: Mapping[str, Mapping[str, float]]) -> Finding:
    parts = []
    for region, codes in cut.items():
        whole = sum(found.sizes.get(code, 0.0) * share for code, share in found.shares(region).items())
        parts.append(found.part(region, codes, whole))
    parts.sort(key=lambda part: (-len(part.municipalities), part.arrangement))
    codes_ = tuple(sorted({code for part in parts for code in part.municipalities}))
    return Finding(
        "cuts", subject, found.situation.on, (id_,), tuple(part.arrangement for part in parts), codes_,
        tuple(parts), None, (("regions", float(len(parts))),), found.proof(id_, codes_),
    )  # fmt: skip


def beside_findings(found: Setting, subject: str) -> list[Finding]:
    """Arrangements that cover part of the subject (leaves-out) and those that straddle its border (straddles).

    An arrangement that covers all of the subject, or nothing of it, is none of these: nesting is no mismatch. A
    municipality of which sources disagree whether it takes part does not count as left out.
    """
    members = found.shares(subject)
    lacking: list[Finding] = []
    crossing: list[Finding] = []
    for group in found.watched:
        inside = {code: share for code, share in members.items() if code in found.groups[group]}
        if group == subject or not inside or len(inside) == len(members):
            continue
        outside = [code for code in found.groups[group] if code not in members]
        unsure = found.doubtful.get(group, frozenset())
        left = {code: share for code, share in members.items() if code not in inside and code not in unsure}
        if not left:
            continue
        finding = _beside(found, subject, group, inside, left, outside)
        (crossing if outside else lacking).append(finding)
    lacking.sort(key=lambda f: (-len(f.parts[0].municipalities), f.arrangements))
    crossing.sort(key=lambda f: (-len(f.parts[0].municipalities), f.arrangements))
    return lacking + crossing


def _beside(
    found: Setting,
    subject: str,
    group: str,
    inside: Mapping[str, float],
    left: Mapping[str, float],
    outside: list[str],
) -> Finding:
    total = found.size(found.shares(subject))
    parts: tuple[Part, ...] = (found.part(group, inside, total),)
    if outside:
        parts += (found.part(group, outside),)
    codes = tuple(sorted(left))
    return Finding(
        "straddles" if outside else "leaves-out", subject, found.situation.on,
        (), (group,), codes, parts, found.living(left),
        (("members", float(len(inside))), ("of", float(len(inside) + len(left))), ("outside", float(len(outside)))),
        found.proof_of(group, [*inside, *outside]) + found.proof_of(subject, codes),
    )  # fmt: skip
