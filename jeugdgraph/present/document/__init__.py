"""Documents that people send each other, as Markdown, HTML or Word.

`model` holds what a document says; each format has a module of its own, imported when it is asked for.
"""

from jeugdgraph.present.document.model import (
    Block,
    Bullets,
    Column,
    Document,
    Footnote,
    Heading,
    Inline,
    Paragraph,
    Ref,
    Run,
    Table,
)

__all__ = [
    "Block",
    "Bullets",
    "Column",
    "Document",
    "Footnote",
    "Heading",
    "Inline",
    "Paragraph",
    "Ref",
    "Run",
    "Table",
]
