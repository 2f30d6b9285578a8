"""The national ranking: regions most cut, municipalities least congruent, neighbours and borders that diverge."""

from jeugdgraph.analysis.border import BorderMismatch, border_mismatch, sides
from jeugdgraph.analysis.mismatch.finding import Finding
from jeugdgraph.analysis.mismatch.municipality import congruence_findings, split_findings
from jeugdgraph.analysis.mismatch.neighbours import neighbour_findings
from jeugdgraph.analysis.mismatch.setting import Setting


def findings_of_country(found: Setting) -> list[Finding]:
    """Everything about the whole country, each kind in order of rank: see `finding.KINDS`."""
    return [
        *regions_findings(found),
        *region_findings(found),
        *congruence_findings(found),
        *neighbour_findings(found),
        *border_findings(found),
        *split_findings(found),
    ]


def regions_findings(found: Setting) -> list[Finding]:
    """How many regions of the base each division cuts, most first, and how many are cut by any of them.

    Figures: whole (regions that lie within one region of the division, or of each) and regions. The
    finding of all divisions together comes first. `arrangements` are the regions that are cut.
    """
    cut = {id_: set(found.cuts(found.base, id_)) for id_ in found.beside}
    each = [_regions(found, (id_,), regions) for id_, regions in cut.items()]
    each.sort(key=lambda f: (f.figure("whole") or 0.0, f.divisions))
    if len(cut) < 2:
        return each
    return [_regions(found, tuple(cut), set().union(*cut.values())), *each]


def _regions(found: Setting, ids: tuple[str, ...], cut: set[str]) -> Finding:
    regions = len(found.division(found.base).regions)
    return Finding(
        "regions-cut", found.base, found.situation.on, (found.base, *ids), tuple(sorted(cut)),
        figures=(("whole", float(regions - len(cut))), ("regions", float(regions))),
    )  # fmt: skip


def region_findings(found: Setting) -> list[Finding]:
    """Regions of the base that are cut: by most divisions first, then into most pieces, then most weight apart.

    `municipalities` lie outside the main counterpart of their region in at least one division, `residents` live there.
    """
    return sorted(
        (finding for region in found.division(found.base).regions if (finding := _region(found, region))),
        key=lambda f: (-(f.figure("differing") or 0), -(f.figure("pieces") or 0), -(f.figure("share") or 0), f.subject),
    )  # fmt: skip


def _region(found: Setting, region: str) -> Finding | None:
    by_division = {id_: found.cuts(found.base, id_).get(region) for id_ in found.beside}
    cut = {id_: one for id_, one in by_division.items() if one}
    if not cut:
        return None
    apart = sorted(
        {code for one in cut.values() for piece in one.pieces[1:] for code, _ in piece.municipalities}
    )
    every = found.size(found.shares(region))
    return Finding(
        "region-cut", region, found.situation.on, (found.base, *cut), (), tuple(apart), (), found.living(apart),
        (
            ("differing", float(len(cut))), ("of", float(len(found.beside))),
            ("pieces", float(sum(len(one.pieces) for one in cut.values()))),
            ("share", found.size(apart) / every if every else 0.0),
        ),
        tuple(iri for id_ in (found.base, *cut) for iri in found.proof(id_, apart)),
    )  # fmt: skip


def border_findings(found: Setting) -> list[Finding]:
    """Border mismatch (M14) of the base with each exclusive division, in both directions; the largest share first.

    Figures: metres and water (border of the first that is none of the second, over land and over water), of (land
    border of the first), share, pairs (neighbours over land that are
    joined in the first and apart in the second), joined (land border
    between these), left (border left out). Divisions that split a municipality are left out.
    """
    borders = sides(found.situation.extract)
    base = found.division(found.base)
    if not base.is_partition:
        return []
    findings = []
    for id_ in found.beside:
        other = found.division(id_)
        if other.is_partition:
            findings += [
                _border(found, border_mismatch(a, b, borders)) for a, b in ((base, other), (other, base))
            ]
    return sorted(findings, key=lambda f: (-(f.figure("share") or 0), f.divisions))


def _border(found: Setting, one: BorderMismatch) -> Finding:
    return Finding(
        "border", one.a, found.situation.on, (one.a, one.b),
        figures=(
            ("metres", float(one.not_in_b.land)), ("water", float(one.not_in_b.water)), ("of", float(one.separated.land)),
            ("share", one.share or 0.0), ("pairs", float(sum(side.over_land for side in one.joined))),
            ("joined", float(one.joined_length.land)), ("left", float(one.left_out.metres)),
        ),
    )  # fmt: skip
