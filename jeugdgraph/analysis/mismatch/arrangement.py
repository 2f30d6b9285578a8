"""Where one arrangement does not line up with divisions, other arrangements, and what is said of it."""

from jeugdgraph.analysis.mismatch.finding import Finding
from jeugdgraph.analysis.mismatch.named import namesake_findings, namesakes, scope_findings, stated_findings
from jeugdgraph.analysis.mismatch.regions import beside_findings, cut_findings, cuts_findings
from jeugdgraph.analysis.mismatch.setting import Setting
from jeugdgraph.graph import Graph


def findings_of_arrangement(graph: Graph, found: Setting, subject: str) -> list[Finding]:
    """Everything about one arrangement, by its short id: see `finding.KINDS`.

    Empty for an arrangement in which no municipality takes part on the date.
    """
    return [
        *cut_findings(found, subject),
        *cuts_findings(found, subject),
        *beside_findings(found, subject),
        *namesake_findings(found, subject, namesakes(graph, subject)),
        *stated_findings(graph, found, subject),
        *scope_findings(found, subject),
    ]
