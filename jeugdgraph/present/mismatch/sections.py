"""Tables of the answer to *where do boundaries not line up?*"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from jeugdgraph.analysis.mismatch.finding import Finding
from jeugdgraph.analysis.mismatch.municipality import partners
from jeugdgraph.dates import format_day
from jeugdgraph.present.ground import division_name, municipality_name, municipality_names, region_name
from jeugdgraph.present.mismatch.findings import (
    names_in,
    parts_text,
    percentage,
    sentence,
    subject_name,
)
from jeugdgraph.present.mismatch.page import Page
from jeugdgraph.present.named import names_of
from jeugdgraph.present.phrases import remark_in, say_in
from jeugdgraph.present.report import Cell, Column, Row, Section
from jeugdgraph.present.values import format_number
from jeugdgraph.present.wording.mismatch import WORDS

_say = partial(say_in, WORDS)


def sections(page: Page) -> list[Section]:
    """Tables that fit the subject; those without rows are left out."""
    if page.found.since:
        made: Iterable[Section | None] = _since(page)
    else:
        made = (build(page) for build in _BUILDERS[page.found.about])
    return [section for section in made if section is not None and (section.rows or section.notes)]


def _section(
    page: Page, id_: str, title: str, columns: Sequence[Column], rows: Sequence[Row]
) -> Section | None:
    """A table of at most the rows asked for, saying how many more there are."""
    if not rows:
        return None
    shown = rows[: page.top] if page.top else rows
    left = len(rows) - len(shown)
    notes = (more(page, left),) if left else ()
    return Section(id_, title, tuple(columns), tuple(shown), notes)


def more(page: Page, count: int) -> str:
    """How many rows a table leaves out."""
    return remark_in(WORDS, "more", page.lang, count=count)


def _column(
    page: Page, id_: str, key: str = "", *, right: bool = False, wrap: int = 1, least: int = 0
) -> Column:
    return Column(id_, _say(key or id_, page.lang), "right" if right else "left", min_width=least, wrap=wrap)


def _partners(page: Page) -> Section | None:
    """Partners by the divisions in which they are together, those together most first."""
    if page.found.kinds:
        return None
    every = page.found.setting.divisions
    groups: dict[tuple[str, ...], list[str]] = {}
    for partner in partners(page.found.setting, page.found.subject):
        groups.setdefault(partner.together, []).append(partner.code)
    rows: list[Row] = []
    for ids, codes in groups.items():
        apart = [id_ for id_ in every if id_ not in ids]
        rows.append(
            {
                "partners": page.cell(municipality_names(page.graph, codes, page.lang), codes),
                "count": f"{len(ids)}/{len(every)}",
                "together": _say("all", page.lang) if not apart else page.divisions(ids if len(ids) <= len(apart) else ()),
                "apart": page.divisions(apart if len(ids) > len(apart) else ()),
            }
        )  # fmt: skip
    columns = (
        _column(page, "partners", least=20), _column(page, "count", "of divisions", wrap=0),
        _column(page, "together", "together in", wrap=2), _column(page, "apart", "apart in", wrap=2),
    )  # fmt: skip
    return _section(page, "partners", _say("with whom", page.lang), columns, rows)


def _divisions(page: Page) -> Section | None:
    """The region of the municipality in each division, with how much of its base region is there too."""
    setting, code, lang = page.found.setting, page.found.subject, page.lang
    if page.found.kinds:
        return None
    home = setting.region(setting.base, code)
    mine = set(setting.shares(home)) if home else {code}
    outside = {f.divisions[1]: f for f in page.of("outside") if len(f.divisions) == 2}
    rows: list[Row] = []
    for id_ in setting.divisions:
        regions = setting.regions(id_, code)
        here = {other for region in regions for other in setting.shares(region)} & mine
        main = outside.get(id_)
        rows.append(
            {
                "division": page.divisions([id_]),
                "region": page.cell("; ".join(_with_share(page, r, s) for r, s in regions.items()), regions),
                "here": f"{len(here)}/{len(mine)}" if regions else "",
                "main": page.cell(region_name(page.graph, main.arrangements[2], lang), main.arrangements)
                if main
                else "",
            }
        )
    of = region_name(page.graph, home, lang) if home else page.base
    columns = [
        _column(page, "division", wrap=0), _column(page, "region", "own region", wrap=2),
        Column("here", _say("of base", lang, name=of), wrap=2, min_width=8), _column(page, "main", wrap=2),
    ]  # fmt: skip
    return Section(
        "divisions", _say("divisions title", lang), tuple(columns if outside else columns[:3]), tuple(rows)
    )


def _with_share(page: Page, region: str, share: float) -> str:
    name = region_name(page.graph, region, page.lang)
    return name if share == 1 else f"{name} ({percentage(share, page.lang)})"


def _beside(page: Page, kind: str) -> Section | None:
    """Arrangements with part of a region: who is in, who is not."""
    found = page.of(kind)
    subject = found[0].subject if found else ""
    rows: list[Row] = [
        {
            "arrangement": page.arrangement(f), "inside": f"{round(f.figure('members') or 0)}/{round(f.figure('of') or 0)}",
            "outside": round(f.figure("outside") or 0), "source": page.source(f),
            "not": Cell(_left(page, f), names=names_in(page.graph, f, page.lang)),
        }
        for f in (found[: page.top] if page.top else found)
    ]  # fmt: skip
    columns = [
        _column(page, "arrangement", wrap=2, least=20), _column(page, "inside", wrap=0),
        _column(page, "outside", "outside it", right=True), _column(page, "not", wrap=2), _column(page, "source", wrap=0),
    ]  # fmt: skip
    if kind == "leaves-out":
        del columns[2]
    name = subject_name(page.graph, subject, page.lang) if subject else ""
    section = _section(page, kind, _say(f"{kind} title", page.lang, name=name), columns, rows)
    left = len(found) - len(rows)
    return section._replace(notes=(more(page, left),)) if section and left else section


def _left(page: Page, f: Finding) -> str:
    """Who stands apart; of an arrangement that takes in few, who is in it."""
    if len(f.municipalities) > len(f.parts[0].municipalities):
        inside = municipality_names(page.graph, f.parts[0].municipalities, page.lang)
        return _say("only", page.lang, names=inside)
    return municipality_names(page.graph, f.municipalities, page.lang)


def told(page: Page, finding: Finding) -> Cell:
    """A finding as a sentence."""
    names = names_in(page.graph, finding, page.lang)
    return Cell(sentence(page.graph, finding, page.lang), names=names)


def _told(page: Page, id_: str, title: str, *kinds: str, members: bool = False) -> Section | None:
    """Findings as sentences with their sources."""
    found = [f for f in page.of(*kinds) if not members or len(f.divisions) == 1]
    if members and "outside" in page.found.kinds:
        found = page.of(*kinds)
    shown = found[: page.top] if page.top else found
    rows: list[Row] = [{"finding": told(page, f), "source": page.source(f)} for f in shown]
    columns = (_column(page, "finding", wrap=2), _column(page, "source", wrap=0))
    section = _section(page, id_, title, columns, rows)
    left = len(found) - len(shown)
    return section._replace(notes=(more(page, left),)) if section and left else section


def _neighbours(page: Page, kind: str) -> Section | None:
    country = page.found.about == "country"
    rows: list[Row] = []
    for f in page.of(kind):
        other = municipality_name(page.graph, f.municipalities[0], page.lang)
        name = f"{subject_name(page.graph, f.subject, page.lang)} – {other}" if country else other
        rows.append(
            {
                "neighbour": page.cell(name, [f.subject, f.municipalities[0]]),
                "metres": (f.figure("metres") or 0) / 1000,
                "in": page.divisions(f.divisions[1:]),
            }
        )
    key = "apart in" if kind == "neighbours-apart" else "together in"
    columns = (
        _column(page, "neighbour", least=16), Column("metres", _say("border km", page.lang), "right", 1, wrap=0),
        _column(page, "in", key, wrap=2),
    )  # fmt: skip
    return _section(page, kind, _say(f"{kind} title", page.lang, base=page.base), columns, rows)


def _cut(page: Page) -> Section | None:
    rows: list[Row] = [
        {
            "division": page.divisions(f.divisions[:1]), "pieces": len(f.parts), "residents": f.residents,
            "parts": Cell(parts_text(page.graph, f.parts, page.lang), names=names_in(page.graph, f, page.lang)),
        }
        for f in page.of("cut")
    ]  # fmt: skip
    columns = (
        _column(page, "division", wrap=0), _column(page, "pieces", "pieces", right=True, wrap=0),
        _column(page, "parts", "regions", wrap=2, least=30), _column(page, "residents", "residents apart", right=True, least=9),
    )  # fmt: skip
    return _section(page, "cut", _say("cut title", page.lang, name=page.name), columns, rows)


def _cuts(page: Page) -> Section | None:
    rows: list[Row] = [
        {
            "division": page.divisions(f.divisions[:1]),
            "parts": page.cell("; ".join(_taken(page, f)), [part.arrangement for part in f.parts]),
        }
        for f in page.of("cuts")
    ]
    columns = (_column(page, "division", wrap=0), _column(page, "parts", "regions", wrap=2, least=30))
    return _section(page, "cuts", _say("cuts title", page.lang, name=page.name), columns, rows)


def _taken(page: Page, f: Finding) -> Iterable[str]:
    for part in f.parts:
        of = len(page.found.setting.shares(part.arrangement))
        name = region_name(page.graph, part.arrangement, page.lang)
        yield _say("part of", page.lang, name=name, count=len(part.municipalities), of=of)


def _regions(page: Page) -> Section | None:
    rows: list[Row] = [
        {
            "division": Cell(
                division_name(page.graph, f.divisions[1], page.lang),
                names=names_of(page.graph, page.lang, divisions=f.divisions[1:2]),
            ),
            "whole": round(f.figure("whole") or 0), "cut": len(f.arrangements),
        }
        for f in page.of("regions-cut")
        if len(f.divisions) == 2
    ]  # fmt: skip
    columns = (
        _column(page, "division", wrap=2), _column(page, "whole", right=True), _column(page, "cut", "cut column", right=True),
    )  # fmt: skip
    title = _say("regions-cut title", page.lang, base=page.base)
    return Section("regions-cut", title, columns, tuple(rows))


def _most_cut(page: Page) -> Section | None:
    rows: list[Row] = [
        {
            "region": page.cell(subject_name(page.graph, f.subject, page.lang), [f.subject]),
            "count": len(f.divisions) - 1, "pieces": round(f.figure("pieces") or 0), "residents": f.residents,
            "by": page.divisions(f.divisions[1:]),
        }
        for f in page.of("region-cut")
    ]  # fmt: skip
    columns = (
        _column(page, "region", wrap=1, least=16), _column(page, "count", "of divisions", right=True, wrap=0),
        _column(page, "pieces", "parts", right=True, wrap=0), _column(page, "residents", "residents apart", right=True, least=9),
        _column(page, "by", "cut column", wrap=2),
    )  # fmt: skip
    return _section(page, "region-cut", _say("region-cut title", page.lang), columns, rows)


def _congruent(page: Page) -> Section | None:
    found = page.of("congruence")
    doubt = any((f.figure("high") or 0) - (f.figure("low") or 0) > 1e-9 for f in found)
    rows: list[Row] = [
        {
            "place": round(f.figure("rank") or 0),
            "municipality": page.cell(subject_name(page.graph, f.subject, page.lang), [f.subject]),
            "value": f.figure("value"), "range": _bounds(page, f), "partners": round(f.figure("partners") or 0),
        }
        for f in found
    ]  # fmt: skip
    columns = [
        _column(page, "place", right=True), _column(page, "municipality"),
        Column("value", _say("value", page.lang), "right", 4), _column(page, "range"), _column(page, "partners", right=True),
    ]  # fmt: skip
    if not doubt:
        del columns[3]
    return _section(page, "congruence", _say("congruence title", page.lang), columns, rows)


def _bounds(page: Page, f: Finding) -> str:
    low, high = f.figure("low") or 0.0, f.figure("high") or 0.0
    both = (format_number(value, page.lang, 4) for value in (low, high))
    return " – ".join(both) if high - low > 1e-9 else ""


def _borders(page: Page) -> Section | None:
    rows: list[Row] = [
        {
            "a": page.divisions(f.divisions[:1]), "b": page.divisions(f.divisions[1:]), "metres": (f.figure("metres") or 0) / 1000,
            "share": percentage(f.figure("share") or 0, page.lang), "pairs": round(f.figure("pairs") or 0),
        }
        for f in page.of("border")
    ]  # fmt: skip
    columns = (
        _column(page, "a", "of a"), _column(page, "b", "of b"),
        Column("metres", _say("km", page.lang, km="").strip(), "right", 1), _column(page, "share", right=True),
        _column(page, "pairs", right=True),
    )  # fmt: skip
    section = _section(page, "border", _say("border title", page.lang), columns, rows)
    return section


def _since(page: Page) -> Iterable[Section | None]:
    changes, day = page.found.changes, page.found.since
    if day is None:
        return
    for key, found in (("new", changes.new), ("vanished", changes.vanished)):
        rows: list[Row] = [
            {"finding": told(page, f), "source": page.source(f)}
            for f in (found[: page.top] if page.top else found)
        ]
        title = _say(f"{key} title", page.lang, day=format_day(day, page.lang), count=len(found))
        columns = (_column(page, "finding", wrap=2), _column(page, "source", wrap=0))
        section = _section(page, key, title, columns, rows)
        left = len(found) - len(rows)
        yield section._replace(notes=(more(page, left),)) if section and left else section


_BUILDERS: dict[str, tuple[Callable[[Page], Section | None], ...]] = {
    "municipality": (
        _divisions,
        _partners,
        lambda page: _told(page, "split", _say("split title", page.lang), "split"),
        lambda page: _told(page, "outside", _say("elsewhere title", page.lang), "outside", members=True),
        lambda page: _beside(page, "leaves-out"),
        lambda page: _neighbours(page, "neighbours-apart"),
        lambda page: _neighbours(page, "neighbours-joined"),
    ),
    "arrangement": (
        _cut,
        _cuts,
        lambda page: _beside(page, "leaves-out"),
        lambda page: _beside(page, "straddles"),
        lambda page: _told(page, "said", _say("said title", page.lang), "stated-count", "same-name", "scope"),
    ),
    "country": (
        _regions,
        _most_cut,
        _congruent,
        lambda page: _neighbours(page, "neighbours-apart"),
        lambda page: _neighbours(page, "neighbours-joined"),
        _borders,
        lambda page: _told(page, "split", _say("split title", page.lang), "split"),
    ),
}
