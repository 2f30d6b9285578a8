"""The catalogue of stored queries for people: the list, and one query with all it needs."""

from collections.abc import Iterable, Mapping

from jeugdgraph.catalogue.header import Parameter, StoredQuery, read_all, topics
from jeugdgraph.dates import Language
from jeugdgraph.errors import UnknownName
from jeugdgraph.present.phrases import say
from jeugdgraph.present.report import Column, Report, Section


def selected(tags: Iterable[str], wanted: str, *, internal: bool = False) -> list[StoredQuery]:
    """Stored queries with all the tags that hold every word of a text somewhere in their header.

    Raises UnknownName for a tag that no query has.
    """
    found = read_all(internal=internal)
    for tag in tags:
        known = sorted({one for query in found for one in query.tags})
        if tag not in known:
            from difflib import get_close_matches

            raise UnknownName("tag", tag, get_close_matches(tag[:50], known, n=3) or known)
        found = [query for query in found if tag in query.tags]
    words = wanted.casefold().split()
    return [query for query in found if all(word in _searched(query) for word in words)]


def _searched(query: StoredQuery) -> str:
    texts = (query.summary, query.question, query.description)
    return " ".join([query.name, *query.tags, *(text for one in texts for text in one.values())]).casefold()


def by_topic(queries: Iterable[StoredQuery]) -> dict[str, list[StoredQuery]]:
    """Queries by topic, the first part of their name, in the order of the topics; others last."""
    found: dict[str, list[StoredQuery]] = {topic: [] for topic in topics()}
    for query in queries:
        found.setdefault(query.name.partition("/")[0], []).append(query)
    return {topic: some for topic, some in found.items() if some}


def called(topic: str, lang: Language) -> str:
    """A topic as people call it, with the tag that stands for it: ``procurement: inkoop``."""
    name = topics().get(topic, {}).get(lang, "")
    return f"{topic}: {name}" if name not in ("", topic) else topic


def listing(queries: list[StoredQuery], lang: Language) -> Report:
    """Table of queries, one section per topic."""
    columns = (
        Column("name", say("name", lang), min_width=34, wrap=0),
        Column("question", say("question", lang), wrap=2),
    )
    sections = [
        Section(
            topic,
            called(topic, lang),
            columns,
            tuple({"name": query.name, "question": asked(query, lang)} for query in found),
        )
        for topic, found in by_topic(queries).items()
    ]
    nothing = (Section("", "", columns, empty=say("no hits", lang)),)
    facts = ((say("found", lang), len(queries)),)
    return Report(
        say("questions", lang), facts, tuple(sections) or nothing, (say("ask note", lang),), lang=lang
    )


def asked(query: StoredQuery, lang: Language, words: Mapping[str, str] | None = None) -> str:
    """The query as a question, else its summary, with a word for each parameter: its name in capitals."""
    question = query.question.get(lang) or query.summary.get(lang, "")
    for parameter in query.parameters:
        word = parameter.name.upper() if words is None else words[parameter.name]
        question = question.replace(f"{{{parameter.name}}}", word)
    return question


def described(query: StoredQuery, lang: Language) -> Report:
    """One query: what it asks, its parameters, its columns and an example."""
    facts = [
        (say("question", lang), asked(query, lang)),
        (say("topic", lang), ", ".join(query.tags)),
        (say("example", lang), example(query)),
    ]
    sections = (_parameters(query, lang), _columns(query, lang))
    return Report(
        f"{query.name}: {query.summary.get(lang, '')}",
        tuple(facts),
        tuple(section for section in sections if section.rows),
        notes=tuple(filter(None, (query.description.get(lang, ""),))),
        lang=lang,
    )


def example(query: StoredQuery) -> str:
    """Command that runs the query with its example."""
    return command(query, query.example)


def command(query: StoredQuery, given: Mapping[str, str]) -> str:
    """Command that runs a query with values, ready to paste into a shell."""
    import shlex

    pairs = " ".join(f"-p {name}={shlex.quote(value)}" for name, value in given.items())
    return f"jeugdgraph query run {query.name} {pairs}".strip()


def _parameters(query: StoredQuery, lang: Language) -> Section:
    columns = (
        Column("name", say("parameter", lang), wrap=0),
        Column("type", say("type", lang)),
        Column("default", say("default", lang)),
        Column("choices", say("choices", lang)),
    )
    rows = tuple(
        {
            "name": one.name,
            "type": f"{one.type}: {one.scheme}" if one.scheme else one.type,
            "default": default_of(one, lang),
            "choices": ", ".join(one.values),
        }
        for one in query.parameters
    )
    return Section("parameters", say("parameters", lang), columns, rows)


def default_of(parameter: Parameter, lang: Language) -> str:
    """What a parameter is when nobody gives it, in words."""
    if parameter.required:
        return say("required", lang)
    if parameter.default is not None:
        return parameter.default
    if parameter.optional:
        return say("optional", lang)
    return say("reference date as default" if parameter.type == "date" else "language as default", lang)


def _columns(query: StoredQuery, lang: Language) -> Section:
    columns = (Column("name", say("column", lang), wrap=0), Column("meaning", say("meaning", lang)))
    rows = tuple({"name": name, "meaning": texts.get(lang, name)} for name, texts in query.columns.items())
    return Section("columns", say("columns", lang), columns, rows)
