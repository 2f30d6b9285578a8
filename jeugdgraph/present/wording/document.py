"""Words of the renderers of documents."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    "note reference": ("Bron {number}", "Source {number}"),
    "back": (
        "Terug naar verwijzing {place} van bron {number}",
        "Back to reference {place} of source {number}",
    ),
    "page": ("pagina", "page"),
    "of": ("van", "of"),
}
