"""``jeugdgraph ask``: questions by topic, and prompts for what is missing."""

import sys
import time
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from jeugdgraph.cli.options import graph_option, lang_option, on_option, progress
from jeugdgraph.dates import Language
from jeugdgraph.errors import JeugdgraphError, UsageProblem

if TYPE_CHECKING:
    from jeugdgraph.catalogue.header import Parameter, StoredQuery
    from jeugdgraph.graph import Graph
    from jeugdgraph.place import Place


@click.command()
@click.argument("words", nargs=-1)
@on_option
@lang_option
@graph_option
def ask(*, words: tuple[str, ...], on: date, lang: Language, place: "Place") -> None:
    """Choose a question from a list, fill in what it needs, and get the answer.

    WORDS narrow the list to questions that hold them. This is for a terminal; programs use
    jeugdgraph query run.

    \b
    Examples:
      jeugdgraph ask
      jeugdgraph ask onderwijs
    """
    from jeugdgraph.present.questions import by_topic, command, selected
    from jeugdgraph.present.terminal import is_terminal

    queries = selected((), " ".join(words))
    if not queries:
        raise UsageProblem(f"no question holds {' '.join(words)!r}. See: jeugdgraph query list")
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        raise UsageProblem(
            "ask puts questions on a terminal, and this is none. Use: jeugdgraph query list, and"
            " jeugdgraph query run NAME -p parameter=value"
        )
    graph = place.open(progress)
    query = _chosen(graph, by_topic(queries), lang)
    given = _filled(graph, query, on, lang)
    click.echo(f"\n$ {command(query, given)}\n", err=True)
    _answer(graph, query, given, on, lang)


def _answer(graph: "Graph", query: "StoredQuery", given: dict[str, str], on: date, lang: Language) -> None:
    from jeugdgraph.asking.limits import Limits
    from jeugdgraph.cli.running import Run, run_one
    from jeugdgraph.present.delivery import Wanted

    run_one(graph, query, given, Run(on, Wanted(lang=lang), Limits()), time.perf_counter())


def _chosen(graph: "Graph", found: "dict[str, list[StoredQuery]]", lang: Language) -> "StoredQuery":
    """The question chosen, by way of its topic when there are several."""
    from jeugdgraph.present.phrases import say
    from jeugdgraph.present.questions import asked, called
    from jeugdgraph.present.results import label_of

    topic = next(iter(found))
    if len(found) > 1:
        labels = [f"{called(name, lang)} ({len(found[name])})" for name in found]
        topic = _pick(list(found), labels, say("which topic", lang))
    queries = {query.name: query for query in found[topic]}
    labels = [
        asked(query, lang, {one.name: f"‹{label_of(graph, one, lang)}›" for one in query.parameters})
        for query in queries.values()
    ]
    return queries[_pick(list(queries), labels, say("which question", lang))]


def _pick(names: Sequence[str], labels: Sequence[str], question: str) -> str:
    """One of the names, by its number or by the start of it."""
    for number, label in enumerate(labels, start=1):
        click.echo(f"{number:>3}  {label}")
    while True:
        typed = click.prompt(question).strip()
        if typed.isdecimal() and 1 <= int(typed[:9]) <= len(names):
            return names[int(typed) - 1]
        matching = [name for name in names if typed and name.startswith(typed)]
        if len(matching) == 1:
            return matching[0]
        click.echo(f"  1–{len(names)}")


def _filled(graph: "Graph", query: "StoredQuery", on: date, lang: Language) -> dict[str, str]:
    """A value for each parameter of a query, asked again until it fits."""
    given = {}
    for parameter in query.parameters:
        if parameter.type != "language":
            value = _value(graph, query, parameter, on, lang)
            if value:
                given[parameter.name] = value
    return given


def _value(graph: "Graph", query: "StoredQuery", parameter: "Parameter", on: date, lang: Language) -> str:
    from jeugdgraph.asking.parameters import term
    from jeugdgraph.present.phrases import say
    from jeugdgraph.present.results import label_of

    default = on.isoformat() if parameter.type == "date" and not parameter.default else parameter.default
    hint = f" ({say('or leave', lang)})" if parameter.optional else _example(query, parameter, lang)
    choices = f" [{', '.join(parameter.values)}]" if parameter.values else ""
    while True:
        shown = "" if parameter.optional else default
        text = f"{label_of(graph, parameter, lang)}{hint}{choices}"
        typed = str(click.prompt(text, default=shown, show_default=bool(shown))).strip()
        if not typed and parameter.optional:
            return ""
        try:
            term(graph, parameter, typed, on=on)
        except JeugdgraphError as problem:
            click.echo(f"  {problem}")
        else:
            return typed


def _example(query: "StoredQuery", parameter: "Parameter", lang: Language) -> str:
    from jeugdgraph.present.phrases import say

    sample = query.example.get(parameter.name)
    return f" ({say('for example', lang)} {sample})" if sample and parameter.type != "date" else ""
