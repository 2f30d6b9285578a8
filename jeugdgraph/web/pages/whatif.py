"""What would change if boundaries were different: steps in the address, and their effect. Nothing is stored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from jeugdgraph import naming
from jeugdgraph.analysis.ids import YOUTH_REGIONS
from jeugdgraph.analysis.scenario import run
from jeugdgraph.analysis.scenario.draft import Draft
from jeugdgraph.analysis.scenario.run import Ground
from jeugdgraph.analysis.scenario.steps import Step
from jeugdgraph.analysis.scenario.understand import follow
from jeugdgraph.analysis.scenario.write import as_text
from jeugdgraph.errors import UnknownName, UsageProblem
from jeugdgraph.graph import Graph
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.report import Cell, Report
from jeugdgraph.present.whatif import fit as fits
from jeugdgraph.present.whatif import flat
from jeugdgraph.present.whatif import report as answers
from jeugdgraph.present.whatif.words import Speaker
from jeugdgraph.present.wording.site_whatif import WORDS
from jeugdgraph.text import visible
from jeugdgraph.web import choices, steps
from jeugdgraph.web.builder import Add, Builder, added
from jeugdgraph.web.choices import Field, Form, Say
from jeugdgraph.web.page import Ask, Download, Moved, Page
from jeugdgraph.web.request import Values
from jeugdgraph.web.scenario import LONGEST, Faults, Tried, faults_of, how_far, scenario_of
from jeugdgraph.web.taking import data_downloads

say = partial(say_in, WORDS)
_KEPT = ("title", "against", "every", "weight", "unverified", "full", "d")


class Shown(NamedTuple):
    """A step: its number, what it says (as typed where it cannot be followed), and links that change the scenario."""

    number: int
    sentence: Cell
    remove: str
    earlier: str
    later: str


class Option(NamedTuple):
    """A region that a municipality could choose, as a step to add."""

    label: str
    link: str


@dataclass(frozen=True)
class Told:
    """What the template gets.

    `adds` are forms that add a step, `opened` whether they are to be seen at once. `faults` tells what cannot be
    followed. `short` and `report` tell the effect, None when there is nothing to follow. `fit` are the regions that a
    municipality could choose, `uses` the steps for that.
    """

    say: Say
    steps: tuple[Shown, ...]
    faults: Faults
    adds: tuple[Add, ...]
    opened: bool
    division: Form
    measuring: Form
    short: tuple[Cell, ...]
    report: Report | None
    fit: Report | None
    uses: tuple[Option, ...]
    links: tuple[tuple[str, str], ...]


def page(ask: Ask) -> Page | Moved:
    """The effect of the steps in the address, and forms for more; to the address with a step that was added."""
    if ask.key:
        raise UnknownName("page", "/".join(ask.address.path))
    texts = ask.many("step")
    if sum(map(len, texts)) > steps.MOST_TOGETHER:
        raise UsageProblem(say("too long", ask.lang, count=steps.MOST_TOGETHER))
    with choices.said_for_a_page(ask):
        base = run.ground(
            ask.graph, ask.on, weight=choices.weight(ask), unverified=bool(ask.one("unverified")),
            against=_against(ask), every=bool(ask.one("every")),
        )  # fmt: skip
    division = _division(ask, base)
    faults: Faults = ()
    if ask.one("add"):
        try:
            new = added(ask, division)
            follow(scenario_of(ask, (*texts, new)), base.names, base.start)
        except UsageProblem as problem:
            faults = faults_of(ask, problem)
        else:
            return Moved(ask.address._replace(format="", values=_values(ask, (*texts, new))))
    return _shown(ask, how_far(ask, base, texts, division, faults), division)


def _against(ask: Ask) -> tuple[str, ...]:
    """Ids of the divisions beside which is measured; none for the usual ones."""
    return tuple(naming.division(ask.graph, text) for text in dict.fromkeys(ask.many("against")))


def _division(ask: Ask, base: Ground) -> str:
    """The division that steps are about; UsageProblem for one without data on the date."""
    default = YOUTH_REGIONS if YOUTH_REGIONS in base.situation.ids else base.situation.ids[0]
    found = naming.division(ask.graph, ask.one("d", default))
    with choices.said_for_a_page(ask):
        base.situation.division(found)
    return found


def _shown(ask: Ask, tried: Tried, division: str) -> Page:
    outcome, fit = tried.outcome, tried.fit
    full = bool(ask.one("full"))
    report = answers.report(ask.graph, outcome, ask.lang, full=full) if outcome else None
    if report:  # the steps stand on the page by themselves
        report = report._replace(facts=_speaker(ask, tried).facts())
    fitting = fits.report(ask.graph, fit, ask.lang, full=full) if fit else None
    told = report or fitting
    short = tuple(report.sections[0].notes) if report else ()
    return Page(
        title=told.title if told else say("title", ask.lang),
        template="whatif.html",
        told=lambda: _told(ask, tried, division, report, fitting),
        command=_command(ask, tried, division),
        downloads=_downloads(ask, tried),
        summary=short[0] if short else say("summary", ask.lang),
        status=400 if tried.faults else 200,
    )


def _told(ask: Ask, tried: Tried, division: str, report: Report | None, fitting: Report | None) -> Told:
    builder = Builder(ask, tried.base, tried.state, division)
    adds = tuple(builder.forms()) if len(tried.texts) < steps.MOST_STEPS else ()
    return Told(
        lambda key, **values: say(key, ask.lang, **values),
        tuple(_steps(ask, tried)),
        tried.faults,
        adds,
        not (tried.texts or tried.fit) or any(one.open for one in adds),
        builder.of_division(tried.base.situation.ids),
        _measuring(ask, tried.base),
        tuple(_short(ask, tried, report)),
        report,
        fitting,
        tuple(_uses(ask, tried, division)),
        tuple(_links(ask, tried)),
    )


def _short(ask: Ask, tried: Tried, report: Report | None) -> Iterator[Cell]:
    """The sentences about what changes most, but the first, which sums the page up."""
    if report is None or tried.outcome is None:
        return
    effect, speaker = tried.outcome.effect, _speaker(ask, tried)
    ids = [*effect.moved, *(region.region for region in effect.regions)]
    ids += [code for step in tried.outcome.followed.steps for code in getattr(step, "municipalities", ())]
    for note in report.sections[0].notes[1:]:
        yield speaker.cell(note, dict.fromkeys(ids), (*effect.subjects, *effect.against))


def _speaker(ask: Ask, tried: Tried) -> Speaker:
    return Speaker(ask.graph, tried.base, tried.state, ask.lang)


def _steps(ask: Ask, tried: Tried) -> Iterator[Shown]:
    """Every step with links that remove it or put it elsewhere."""
    texts = tried.texts[: steps.MOST_STEPS + 1]
    followed: Sequence[Step] = tried.outcome.followed.steps if tried.outcome else ()
    speaker = _speaker(ask, tried)
    for place, text in enumerate(texts):
        told = Cell(visible(text, LONGEST))
        if place < len(followed) and tried.outcome:
            told = speaker.cell(speaker.step(followed[place]), _named(tried.outcome.written.drafts[place]))
        yield Shown(
            place + 1,
            told,
            _again(ask, (*texts[:place], *texts[place + 1 :])),
            _again(ask, _swapped(texts, place - 1)) if place else "",
            _again(ask, _swapped(texts, place)) if place + 1 < len(texts) else "",
        )


def _named(draft: Draft) -> list[str]:
    """Ids that a step names; names that were typed are passed over."""
    found = [
        id_ for key, ids in draft.names.items() if key not in ("into", "follow", "division") for id_ in ids
    ]
    return found + [id_ for table in draft.tables.values() for ids in table.values() for id_ in ids]


def _swapped(texts: tuple[str, ...], place: int) -> tuple[str, ...]:
    """The steps with one and the next in each other's place."""
    return (*texts[:place], texts[place + 1], texts[place], *texts[place + 2 :])


def _values(ask: Ask, texts: Sequence[str]) -> Values:
    """The address of other steps, with the same choices."""
    on = (("on", ask.on.isoformat()),) if ask.fixed else ()
    return (*(("step", text) for text in texts), *choices.kept(ask, *_KEPT), *on)


def _again(ask: Ask, texts: Sequence[str]) -> str:
    return ask.links.to(ask.address._replace(format="", values=_values(ask, texts)))


def _measuring(ask: Ask, base: Ground) -> Form:
    every = choices.divisions(ask.graph, base.situation.ids, ask.lang)
    fields = (
        Field("title", say("field title", ask.lang), "text", ask.one("title")[:LONGEST]),
        choices.weight_field(ask),
        *(_switch(ask, name) for name in ("every", "full")),
        choices.switch(ask, "unverified"),
        Field(
            "against",
            say("field against", ask.lang),
            "checks",
            options=choices.options(every, *_against(ask)),
        ),
    )
    form = choices.form(ask, ("whatif",), fields, "show", *choices.kept(ask, "step", "d", "fit", "near"))
    return form._replace(button=say("apply", ask.lang))


def _switch(ask: Ask, name: str) -> Field:
    return Field(name, say(f"field {name}", ask.lang), "checkbox", "1" if ask.one(name) else "")


def _uses(ask: Ask, tried: Tried, division: str) -> Iterator[Option]:
    """Each region that a municipality could choose, as a step to add."""
    if tried.fit is None or len(tried.texts) >= steps.MOST_STEPS:
        return
    speaker = Speaker(ask.graph, tried.base, tried.fit.state, ask.lang)
    for one in tried.fit.options:
        if not one.present:
            names = {
                "municipality": speaker.municipality(tried.fit.code),
                "region": speaker.region(one.region),
            }
            step = steps.text("move", tried.fit.code, one.region, division=division)
            yield Option(say("use", ask.lang, **names), _again(ask, (*tried.texts, step)))


def _links(ask: Ask, tried: Tried) -> Iterator[tuple[str, str]]:
    if tried.outcome:
        yield say("share link", ask.lang), ask.permanent()
        yield (
            say("picture", ask.lang),
            ask.to("picture", "scenario", step=tuple(tried.texts), unverified=ask.one("unverified")),
        )
    if tried.texts or tried.fit:
        yield say("start over", ask.lang), _again(ask, ())


def _downloads(ask: Ask, tried: Tried) -> tuple[Download, ...]:
    outcome, fit = tried.outcome, tried.fit
    if tried.faults:
        return ()
    if outcome:
        toml = Download("toml", lambda: as_text(outcome.written, ask.on, Path()).encode())
        return (*data_downloads(ask, lambda: flat.flat(ask.graph, outcome, ask.lang)), toml)
    return data_downloads(ask, lambda: flat.fit(ask.graph, fit, ask.lang)) if fit else ()


def _command(ask: Ask, tried: Tried, division: str) -> str:
    """The same on the command line: of the file that can be taken along; of the regions that fit."""
    words = [f"--against {id_}" for id_ in _against(ask)]
    words += ["--every"] if ask.one("every") else []
    words += ["--full"] if ask.one("full") else []
    words += [f"--weight {tried.base.weighed.kind}"] if tried.base.weighed.kind != "municipalities" else []
    words += ["--all"] if ask.one("unverified") else []
    end = " ".join((*words, f"--on {ask.on} --lang {ask.lang}"))
    if tried.faults:
        return ""
    if tried.outcome:
        return f"jeugdgraph whatif run whatif-{ask.on}.toml {end}"
    if tried.fit:
        near = " --regions all" if tried.fit.everywhere else ""
        return f"jeugdgraph whatif best-fit {tried.fit.code} --division {division}{near} {end}"
    return ""


def keys(graph: Graph, on: date) -> list[tuple[str, ...]]:
    """None: a scenario needs a server."""
    return []
