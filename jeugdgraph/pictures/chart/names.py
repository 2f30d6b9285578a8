"""Names as they fit in a chart: without what all of them begin with, and not longer than there is room for."""

from collections.abc import Mapping

from jeugdgraph.text import clean_for_terminal

LONGEST = 40
"""Characters of a name in a drawing; details and tables have all of it."""
TITLE = 80
"""Characters of the name of a division above a chart."""
MOST = 0.7
"""Part of the names that must begin alike before that beginning is left out."""


def fitting(name: str, longest: int = LONGEST) -> str:
    """A name on one line; of one that is too long the beginning and the end, where names tend to differ.

    >>> fitting("Samenwerkingsverband (PO)", 14)
    'Samenwer… (PO)'
    """
    clean = clean_for_terminal(name)
    if len(clean) <= longest:
        return clean
    end = (longest - 1) * 2 // 5
    return f"{clean[: longest - 1 - end]}…{clean[-end:]}"


def short_names(names: Mapping[str, str], longest: int = LONGEST) -> dict[str, str]:
    """Names by id without the words that most of them begin with, where they stay apart.

    >>> short_names({"a": "Veiligheidsregio Twente", "b": "Veiligheidsregio Zeeland"})
    {'a': 'Twente', 'b': 'Zeeland'}
    """
    clean = {id_: clean_for_terminal(name) for id_, name in names.items()}
    bare = clean
    while (further := _without_first(bare)) is not None:
        bare = further
    shortened = {id_: fitting(name, longest) for id_, name in bare.items()}
    if len(set(shortened.values())) == len(set(clean.values())):
        return shortened
    return {id_: fitting(name, longest) for id_, name in clean.items()}


def _without_first(names: Mapping[str, str]) -> dict[str, str] | None:
    """Names without the first word that most have in common; None when there is none, or nothing would be left."""
    firsts = [name.split(" ", 1)[0] for name in names.values()]
    word = max(sorted(set(firsts)), key=firsts.count, default="")
    if len(names) < 2 or firsts.count(word) < MOST * len(names):
        return None
    found = {id_: name.removeprefix(f"{word} ") for id_, name in names.items()}
    return None if word in found.values() else found
