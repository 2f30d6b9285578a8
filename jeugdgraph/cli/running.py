"""What ``query run`` and ``ask`` do once they know the query."""

import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from jeugdgraph.asking.answer import count
from jeugdgraph.asking.engines import engine_of
from jeugdgraph.asking.limits import Limits
from jeugdgraph.asking.question import Question, prepare
from jeugdgraph.catalogue.header import StoredQuery, without_header
from jeugdgraph.dates import Language
from jeugdgraph.errors import CheckFailed, JeugdgraphError, StoreProblem, UsageProblem
from jeugdgraph.files import pouring
from jeugdgraph.graph import Graph
from jeugdgraph.present.delivery import Given, Wanted, deliver
from jeugdgraph.present.questions import selected
from jeugdgraph.text import clean_for_terminal


@dataclass(frozen=True, slots=True)
class Run:
    """How a query is to be run."""

    on: date
    wanted: Wanted
    limits: Limits
    count: bool = False
    exit_status: bool = False
    sparql: bool = False
    explain: bool = False
    timing: bool = False

    @classmethod
    def of(cls, options: Mapping[str, Any], on: date, lang: Language) -> "Run":
        """From the options of the command; UsageProblem for two that exclude each other."""
        if options["count"] and options["output"] is not None:
            raise UsageProblem("--count prints a number; leave --output out, or send it to a file with >.")
        wanted = Wanted(
            options["format_"],
            options["output"],
            options["limit"],
            options["iri"],
            options["defuse"],
            counted=options["exit_status"],
            lang=lang,
        )
        limits = Limits(options["time_limit"] or None, options["memory_limit"])
        rest = {name: options[name] for name in ("count", "exit_status", "sparql", "explain", "timing")}
        return cls(on, wanted, limits, **rest)


def run_one(graph: Graph, query: StoredQuery, given: Mapping[str, str], run: Run, start: float) -> None:
    """Run a query and write its answer; `start` is when the command began, on the performance clock.

    Raises CheckFailed when a check found rows, or with `exit_status` when there is nothing.
    """
    clock = _Clock(start, told=run.timing)
    engine = engine_of(graph)
    question = prepare(graph, query, given, on=run.on, lang=run.wanted.lang)
    clock.tell("query ready")
    if run.sparql or run.explain:
        _print(_explained(question) if run.explain else without_header(question.sparql))
        return
    if run.count:
        number = count(engine, question, run.limits)
        _print(str(number))
        clock.tell("counted")
        _conclude(query, run, Given("select", number))
        return
    wanted = replace(run.wanted, counted=run.wanted.counted or bool(query.level))
    given_ = deliver(graph, engine, question, wanted, run.limits)
    clock.tell("answer written")
    _conclude(query, run, given_)


def run_all(graph: Graph, tags: tuple[str, ...], given: Mapping[str, str], folder: Path, run: Run) -> None:
    """Run every stored query with all the tags and write each answer to a file of its own.

    A query that asks for a parameter nobody gave is passed over, saying so. One that fails does not keep
    the others from being run. Raises CheckFailed or StoreProblem at the end.
    """
    queries = selected(tags, "")
    if not queries:
        raise UsageProblem(f"no query has the tags {', '.join(tags)} together. See: jeugdgraph query list")
    _make(folder)
    failed, found, skipped = [], [], []
    for query in queries:
        known = {one.name for one in query.parameters}
        values = {name: value for name, value in given.items() if name in known}
        if any(one.required and one.name not in values for one in query.parameters):
            skipped.append(query.name)
            continue
        try:
            if _one_of_all(graph, query, values, folder, run):
                found.append(query.name)
        except JeugdgraphError as problem:
            failed.append(query.name)
            click.echo(f"jeugdgraph: {query.name}: {problem}", err=True)
    done = len(queries) - len(skipped) - len(failed)
    click.echo(f"{done} of {len(queries)} queries answered in {folder}", err=True)
    if skipped:
        click.echo(f"passed over for want of a parameter: {', '.join(skipped)}", err=True)
    if failed:
        raise StoreProblem(f"not answered: {', '.join(failed)}.")
    if found:
        raise CheckFailed(f"found something: {', '.join(found)}.")


def _one_of_all(graph: Graph, query: StoredQuery, given: Mapping[str, str], folder: Path, run: Run) -> bool:
    """Answer one of many; whether it is a check that found something."""
    question = prepare(graph, query, given, on=run.on, lang=run.wanted.lang)
    format_ = run.wanted.format or ("csv" if query.columns else "txt")
    path = folder / f"{query.name.replace('/', '-')}.{'txt' if format_ == 'table' else format_}"
    wanted = replace(run.wanted, output=path, counted=bool(query.level))
    if query.gives_graph:
        wanted = replace(wanted, format="ttl", output=path.with_suffix(".ttl"))
    elif format_ == "txt":
        wanted = replace(wanted, format="table")
    given_ = deliver(graph, engine_of(graph), question, wanted, run.limits)
    return bool(query.level and given_.rows)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StoreProblem(f"cannot make the folder {folder}: {problem.strerror}.") from problem


def _conclude(query: StoredQuery, run: Run, given: Given) -> None:
    """Tell by the exit code what a check found, and with `exit_status` whether there is anything."""
    if query.level and given.rows:
        raise CheckFailed(f"{query.name} found {given.rows} times: {query.problem['en']}.")
    if run.exit_status and (given.truth is False or given.rows == 0):
        raise SystemExit(1)


def _explained(question: Question) -> str:
    from jeugdgraph.asking.algebra import NoAlgebra, explained

    try:
        return explained(question.sparql).rstrip("\n")
    except NoAlgebra as problem:
        raise UsageProblem(f"the algebra of the query cannot be shown: {problem}.") from problem


def _print(text: str) -> None:
    with pouring(sys.stdout) as stream:
        lines = text.split("\n")
        shown = map(clean_for_terminal, lines) if stream.isatty() else lines
        stream.write("\n".join(shown) + "\n")


class _Clock:
    """Tells on standard error how long each step took."""

    def __init__(self, start: float, *, told: bool) -> None:
        self._last = start
        self._told = told

    def tell(self, step: str) -> None:
        now = time.perf_counter()
        if self._told:
            click.echo(f"jeugdgraph: {step} after {(now - self._last) * 1000:.0f} ms", err=True)
        self._last = now
