"""Forms that add a step to a scenario, and the step that a filled in form stands for."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from jeugdgraph.analysis.scenario.run import Ground
from jeugdgraph.analysis.scenario.state import State
from jeugdgraph.dates import Language
from jeugdgraph.errors import UsageProblem
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.whatif.words import Speaker
from jeugdgraph.present.wording.site_whatif import WORDS
from jeugdgraph.web import choices, steps
from jeugdgraph.web.choices import Field, Form
from jeugdgraph.web.page import Ask

say = partial(say_in, WORDS)
_SEVERAL = 3
"""Fields of a form in which regions or municipalities are chosen that become one."""
_KEPT = ("step", "title", "against", "every", "weight", "unverified", "full", "d")
"""Values that every form of the page sends along."""


class Add(NamedTuple):
    """A form that adds a step: its heading, and whether it is open as it was used last."""

    verb: str
    title: str
    form: Form
    open: bool


def added(ask: Ask, division: str) -> str:
    """The step that a form was filled in for. UsageProblem when something lacks."""
    verb = steps.verb_of(ask.one("add"))
    if verb is None:
        raise UsageProblem(say("needs municipality", ask.lang))
    return {"move": _move, "join": _join, "split": _split, "merge": _merge}[verb](ask, division)


def _move(ask: Ask, division: str) -> str:
    municipality, region, source = ask.one("municipality"), ask.one("to"), ask.one("from")
    if not municipality or not region:
        raise UsageProblem(say("needs municipality", ask.lang))
    return steps.text("move", municipality, region, f"from={source}" if source else "", division=division)


def _join(ask: Ask, division: str) -> str:
    regions, into = steps.several(ask.many("region")), steps.named(ask.one("into"))
    if "+" not in regions or not into:
        raise UsageProblem(say("needs regions", ask.lang))
    return steps.text("join", regions, into, division=division)


def _split(ask: Ask, division: str) -> str:
    region, members, second = ask.one("part_of"), ask.many("of"), ask.many("member")
    first = [code for code in members if code not in second]
    names = steps.named(ask.one("first")), steps.named(ask.one("second"))
    if not region or not all(names) or not first or not second:
        raise UsageProblem(say("needs parts", ask.lang))
    parts = (steps.part(names[0], first), steps.part(names[1], second))
    return steps.text("split", region, *parts, division=division)


def _merge(ask: Ask, division: str) -> str:
    municipalities, into = steps.several(ask.many("municipality")), steps.named(ask.one("into"))
    if "+" not in municipalities or not into:
        raise UsageProblem(say("needs municipalities", ask.lang))
    follow = ask.one("follow")
    return steps.text("merge", municipalities, into, f"follow={follow}" if follow else "")


class Builder:
    """The forms that add a step to a scenario as it stands: a state, and the division that the steps are about."""

    def __init__(self, ask: Ask, base: Ground, state: State, division: str) -> None:
        self.ask, self.state, self.division = ask, state, division
        self.lang: Language = ask.lang
        speaker = Speaker(ask.graph, base, state, ask.lang)
        known = state.divisions[division]
        self.regions = choices.by_name((id_, speaker.region(id_)) for id_ in known.regions)
        self.municipalities = choices.by_name(
            (code, speaker.municipality(code)) for code in state.municipalities
        )
        self.members = known.members_of()
        self.speaker = speaker

    def forms(self) -> Iterator[Add]:
        """One for each kind of step, and one that shows which regions a municipality could choose."""
        for verb, fields in (
            ("move", self._move()), ("join", self._join()), ("split", self._split()), ("merge", self._merge()),
        ):  # fmt: skip
            button = "choose region" if verb == "split" and not self._whole() else "add step"
            extra = () if button == "choose region" else (("add", verb), *self._of(verb))
            yield self._add(verb, fields, button, extra)
        yield self._add("fit", self._fit(), "fit button", ())

    def of_division(self, ids: tuple[str, ...]) -> Form:
        """The form that chooses the division that the steps are about."""
        listed = choices.divisions(self.ask.graph, ids, self.lang)
        field = Field("d", say("field d", self.lang), options=choices.options(listed, self.division))
        return self._form((field,), "choose division", without=("d",))

    def _add(
        self, verb: str, fields: tuple[Field, ...], button: str, extra: tuple[tuple[str, str], ...]
    ) -> Add:
        used = self.ask.one("add") == verb or bool(
            self.ask.one({"split": "part_of", "fit": "fit"}.get(verb, "-"))
        )
        return Add(verb, say(f"add {verb}", self.lang), self._form(fields, button, *extra), used)

    def _form(
        self, fields: tuple[Field, ...], button: str, *extra: tuple[str, str], without: tuple[str, ...] = ()
    ) -> Form:
        kept = choices.kept(self.ask, *(name for name in _KEPT if name not in without))
        made = choices.form(self.ask, ("whatif",), fields, "show", *kept, *extra)
        return made._replace(button=say(button, self.lang))

    def _given(self, verb: str, name: str, place: int = 0) -> str:
        """What was filled in for a step that could not be added."""
        values = self.ask.many(name) if self.ask.one("add") == verb else ()
        return values[place] if place < len(values) else ""

    def _select(self, verb: str, name: str, label: str, *, place: int = 0, region: bool = False) -> Field:
        needed = label not in ("another", "from")
        empty = choices.say("any", self.lang) if needed else say("none", self.lang)
        listed = [("", empty), *(self.regions if region else self.municipalities)]
        options = choices.options(listed, self._given(verb, name, place))
        return Field(name, say(f"field {label}", self.lang), options=options, required=needed)

    def _text(self, verb: str, name: str, label: str, hint: str = "") -> Field:
        told = say(hint, self.lang) if hint else ""
        return Field(
            name, say(f"field {label}", self.lang), "text", self._given(verb, name), hint=told, required=True
        )

    def _move(self) -> tuple[Field, ...]:
        return (
            self._select("move", "municipality", "municipality"),
            self._select("move", "to", "to", region=True),
            self._select("move", "from", "from", region=True),
        )

    def _join(self) -> tuple[Field, ...]:
        several = (
            self._select("join", "region", "another" if place else "region", place=place, region=True)
            for place in range(_SEVERAL)
        )
        return (*several, self._text("join", "into", "into region"))

    def _whole(self) -> str:
        """The region that is to be split, once it was chosen."""
        region = self.ask.one("part_of")
        return region if region in self.members else ""

    def _of(self, verb: str) -> tuple[tuple[str, str], ...]:
        """The members of the region that is split, so that those not ticked are known."""
        if verb != "split":
            return ()
        region = self._whole()
        return (("part_of", region), *(("of", code) for code in self.members[region]))

    def _split(self) -> tuple[Field, ...]:
        region = self._whole()
        if not region:
            return (Field("part_of", say("field part_of", self.lang), options=choices.options(self.regions)),)
        inside = choices.by_name((code, self.speaker.municipality(code)) for code in self.members[region])
        ticked = choices.options(inside, *self.ask.many("member"))
        name = self.speaker.region(region)
        return (
            self._text("split", "first", "first part"),
            self._text("split", "second", "second part"),
            Field("member", f"{name}: {say('field member', self.lang)}", "checks", options=ticked),
        )

    def _merge(self) -> tuple[Field, ...]:
        several = (
            self._select("merge", "municipality", "another" if place else "municipality", place=place)
            for place in range(_SEVERAL)
        )
        follow = [(value, say(f"follow {value}", self.lang)) for value in ("", "largest", "parts")]
        chosen = self._given("merge", "follow")
        return (
            *several,
            self._text("merge", "into", "into municipality", "into hint"),
            Field("follow", say("field follow", self.lang), options=choices.options(follow, chosen)),
        )

    def _fit(self) -> tuple[Field, ...]:
        near = [(value, say(value, self.lang)) for value in ("near", "all")]
        chosen = self.ask.one("fit")
        return (
            Field("fit", say("field fit", self.lang), options=choices.options(self.municipalities, chosen)),
            Field(
                "near",
                say("field near", self.lang),
                options=choices.options(near, self.ask.one("near", "near")),
            ),
        )
