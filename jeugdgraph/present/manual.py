"""The catalogue of stored queries as one Markdown page."""

from collections.abc import Iterable

from jeugdgraph.catalogue.header import Parameter, StoredQuery, topics
from jeugdgraph.dates import Language
from jeugdgraph.present.markdown import escape
from jeugdgraph.present.phrases import say
from jeugdgraph.present.questions import asked, by_topic, default_of, example


def page(queries: Iterable[StoredQuery], lang: Language) -> str:
    """Markdown of the queries by topic, to stand under a heading of level two, ending in a line break."""
    blocks: list[str] = []
    for topic, found in by_topic(queries).items():
        name = topics().get(topic, {}).get(lang, topic)
        blocks.append(f"### {escape(name[:1].upper() + name[1:])}")
        blocks += [block for query in found for block in _query(query, lang)]
    return "\n\n".join(blocks) + "\n"


def _query(query: StoredQuery, lang: Language) -> list[str]:
    other: Language = "en" if lang == "nl" else "nl"
    blocks = [
        f"#### `{query.name}`",
        f"**{escape(asked(query, lang))}** {escape(asked(query, other))}",
        escape(query.description.get(lang, "")),
        "\n".join(_parameter(parameter, lang) for parameter in query.parameters),
        _columns(query, lang),
        f"```sh\n{example(query)}\n```",
    ]
    return [block for block in blocks if block]


def _parameter(parameter: Parameter, lang: Language) -> str:
    kind = f"{parameter.type} ({parameter.scheme})" if parameter.scheme else parameter.type
    label = parameter.label.get(lang)
    choices = f"; {say('choices', lang)}: {', '.join(parameter.values)}" if parameter.values else ""
    words = f"{label}, {kind}" if label else kind
    return f"- `{parameter.name}`: {escape(f'{words}; {default_of(parameter, lang)}{choices}')}"


def _columns(query: StoredQuery, lang: Language) -> str:
    if not query.columns:
        return ""
    named = (f"`{name}` {escape(texts.get(lang, name))}" for name, texts in query.columns.items())
    return f"{say('columns', lang).capitalize()}: {' · '.join(named)}"
