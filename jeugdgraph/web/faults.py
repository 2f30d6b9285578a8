"""What a page says of a problem: in the language of the page where the problem is about a name."""

import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from jeugdgraph.dates import Language
from jeugdgraph.errors import QUOTE_LIMIT, AmbiguousName, JeugdgraphError, UnknownName
from jeugdgraph.present.phrases import say_in
from jeugdgraph.present.wording.site import WORDS
from jeugdgraph.text import visible

_LABELLED = re.compile(r".+ \[([^\[\]]+)\]", re.DOTALL)
"""A name with the id by which it can be asked for, as `resolve.labelled` writes it."""


class Fault(NamedTuple):
    """A problem in words, the language of those words, and what may have been meant: a name, and what to search for."""

    message: str
    lang: Language
    near: tuple[tuple[str, str], ...] = ()


def fault(problem: JeugdgraphError | None, lang: Language) -> Fault:
    """What to say of a problem. What is about something else than a name is said in English, as on the command line."""
    if isinstance(problem, UnknownName):
        key = "unknown" if problem.found.strip() else "unnamed"
        return Fault(_about(key, problem.kind, problem.found, lang), lang, _near(problem.suggestions))
    if isinstance(problem, AmbiguousName):
        return Fault(_about("ambiguous", problem.kind, problem.found, lang), lang, _near(problem.candidates))
    return Fault(str(problem) if problem else "", "en")


def _near(names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Names with what leads to each: its id, where the name tells that."""
    return tuple((name, found[1] if (found := _LABELLED.fullmatch(name)) else name) for name in names)


def _about(key: str, kind: str, found: str, lang: Language) -> str:
    say = partial(say_in, WORDS, lang=lang)
    what = say(f"what {kind}") if f"what {kind}" in WORDS else say("what name")
    return say(key, what=what, found=visible(found, QUOTE_LIMIT))
