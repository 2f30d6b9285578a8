"""The few sentences with which the answer about mismatches begins."""

from functools import partial

from jeugdgraph.analysis.mismatch.municipality import partners
from jeugdgraph.dates import format_day
from jeugdgraph.present.ground import listing, municipality_names, region_name
from jeugdgraph.present.mismatch.findings import (
    divisions_text,
    names_in,
    percentage,
    sentence,
    subject_name,
)
from jeugdgraph.present.mismatch.page import Page
from jeugdgraph.present.named import Named, names_of
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Section
from jeugdgraph.present.wording.mismatch import WORDS

_say = partial(say_in, WORDS)
_FIRST = 3
"""Named that a sentence gives as examples."""


def short_section(page: Page) -> Section:
    """What matters, in a few sentences."""
    if page.found.since:
        told = _since(page)
    elif not page.found.findings:
        told = [_nothing(page)]
    elif page.found.kinds:
        return Section("short", "", ())
    else:
        told = {"municipality": _municipality, "arrangement": _arrangement, "country": _country}[
            page.found.about
        ](page)
    return Section("short", _say("in short", page.lang), (), notes=tuple(told))


def names_in_short(page: Page) -> Named:
    """What the few sentences name."""
    setting, subject = page.found.setting, page.found.subject
    told = [f for kind in ("split", "leaves-out") for f in page.of(kind)[:_FIRST]]
    told += [*page.of("region-cut"), *page.of("congruence")[:_FIRST]] if page.found.about == "country" else []
    names = dict.fromkeys(pair for f in told for pair in names_in(page.graph, f, page.lang))
    ids = [subject] if subject else []
    if page.found.about == "municipality":
        ids += [home] if (home := setting.region(setting.base, subject)) else []
        ids += [p.code for p in partners(setting, subject)]
    return (*names, *names_of(page.graph, page.lang, ids, setting.divisions))


def _nothing(page: Page) -> str:
    setting, subject = page.found.setting, page.found.subject
    if page.found.about == "arrangement" and not setting.shares(subject):
        return _say("no members", page.lang)
    return _say("nothing", page.lang)


def _municipality(page: Page) -> list[str]:
    setting, code, lang = page.found.setting, page.found.subject, page.lang
    home = setting.region(setting.base, code)
    told = [] if home else [_say("no region", lang, base=page.base, subject=page.name)]
    if home:
        told.append(_outside(page, home))
    told.append(_always(page))
    told += [sentence(page.graph, f, lang) for f in page.of("congruence")]
    told += [sentence(page.graph, f, lang) for f in page.of("split")]
    told += [sentence(page.graph, f, lang) for f in page.of("leaves-out") if code in f.municipalities][
        :_FIRST
    ]
    apart, joined = len(page.of("neighbours-apart")), len(page.of("neighbours-joined"))
    if apart or joined:
        told.append(_say("neighbours short", lang, count=apart, others=joined, base=page.base))
    return told


def _outside(page: Page, home: str) -> str:
    setting, lang = page.found.setting, page.lang
    ids = [f.divisions[1] for f in page.of("outside") if len(f.divisions) == 2 and not f.figure("tied")]
    region = region_name(page.graph, home, lang)
    if not ids:
        return _say("outside none", lang, of=len(setting.beside), subject=page.name, region=region)
    return _say(
        "outside short", lang, count=len(set(ids)), of=len(setting.beside), subject=page.name, region=region,
        divisions=divisions_text(page.graph, set(ids), lang),
    )  # fmt: skip


def _always(page: Page) -> str:
    setting, lang = page.found.setting, page.lang
    every = len(setting.divisions)
    codes = [p.code for p in partners(setting, page.found.subject) if len(p.together) == every]
    if not codes:
        return _say("never always", lang, count=every, subject=page.name)
    return _say("always", lang, count=every, names=municipality_names(page.graph, codes, lang))


def _arrangement(page: Page) -> list[str]:
    setting, lang = page.found.setting, page.lang
    beside = [id_ for id_ in setting.divisions if id_ != setting.division_of(page.found.subject)]
    cut = len(page.of("cut"))
    told = [_say("cut short", lang, count=cut, of=len(beside), subject=page.name, whole=len(beside) - cut)]
    lacking, crossing = len(page.of("leaves-out")), len(page.of("straddles"))
    if lacking or crossing:
        told.append(_say("beside short", lang, lacking=lacking, crossing=crossing, subject=page.name))
    return told


def _country(page: Page) -> list[str]:
    lang, graph = page.lang, page.graph
    told = [sentence(graph, f, lang) for f in page.of("regions-cut") if len(f.divisions) > 2]
    most = page.of("region-cut")
    if most:
        count = most[0].figure("differing")
        names = [subject_name(graph, f.subject, lang) for f in most if f.figure("differing") == count]
        of = len(page.found.setting.beside)
        told.append(_say("most cut short", lang, names=listing(names, lang), count=round(count or 0), of=of))
    lowest = [
        f"{subject_name(graph, f.subject, lang)} ({percentage(f.figure('value') or 0, lang)})"
        for f in page.of("congruence")[:_FIRST]
    ]
    if lowest:
        told.append(_say("lowest short", lang, names=listing(lowest, lang)))
    apart, joined = len(page.of("neighbours-apart")), len(page.of("neighbours-joined"))
    told.append(_say("pairs short", lang, apart=apart, joined=joined, base=page.base))
    split = len({f.subject for f in page.of("split")})
    if split:
        told.append(_say("split short", lang, count=split))
    return told


def _since(page: Page) -> list[str]:
    changes, since = page.found.changes, page.found.since
    if since is None:
        return []
    days = sorted((since, page.found.setting.situation.on))
    return [
        _say(
            "since short", page.lang, before=format_day(days[0], page.lang), after=format_day(days[1], page.lang),
            new=len(changes.new), vanished=len(changes.vanished), same=len(changes.same),
        )
    ]  # fmt: skip
