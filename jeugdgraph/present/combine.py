"""Several answers as one report, when a name stands for several things."""

from collections.abc import Sequence

from jeugdgraph.present.report import Report, Section


def joined(reports: Sequence[Report], title: str, remark: str, overview: Section | None = None) -> Report:
    """One report; the facts of each part go with its first section, its notes with its last.

    Flat answers (one section without a title each) become one table. An overview goes first.
    """
    if len(reports) == 1:
        return reports[0]
    if all(len(report.sections) == 1 and not report.sections[0].title for report in reports):
        first = reports[0].sections[0]
        rows = tuple(row for report in reports for row in report.sections[0].rows)
        return Report(title, (), (first._replace(rows=rows),), lang=reports[0].lang)
    sections = [overview] if overview else []
    for number, report in enumerate(reports, start=1):
        sections += _part(report, number)
    return Report(title, (), tuple(sections), (remark,) if remark else (), lang=reports[0].lang)


def _part(report: Report, number: int) -> list[Section]:
    facts = tuple(f"{label}: {value}" for label, value in report.facts)
    parts = []
    for place, section in enumerate(report.sections):
        own = f"{report.title} – {section.title}"
        notes = section.notes
        if place == 0:
            notes = (*facts, *notes)
        if place == len(report.sections) - 1:
            notes = (*notes, *report.notes, *report.footer)
        parts.append(section._replace(id=f"{number}-{section.id}", title=own, notes=notes))
    return parts
