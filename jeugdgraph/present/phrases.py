"""Words of the answers that are no terms of the ontology, in Dutch and English.

Terms, kinds, roles, scopes and domains take their labels from the ontology; here is only what binds
them into an answer.
"""

from collections.abc import Mapping

from jeugdgraph.dates import Language

Words = Mapping[str, tuple[str, str]]
"""Dutch and English by key; values stand in braces."""

_PHRASES: dict[str, tuple[str, str]] = {
    "on": ("peildatum", "reference date"),
    "period asked": ("periode", "period"),
    "code": ("code", "code"),
    "exists": ("bestaat", "exists"),
    "arrangements of": ("samenwerkingsverbanden", "arrangements"),
    "arrangement": ("verband", "arrangement"),
    "role": ("rol", "role"),
    "period": ("periode", "period"),
    "confirmed": ("bevestigd", "confirmed"),
    "partners": ("partners", "partners"),
    "source": ("bron", "source"),
    "sources": ("Bronnen", "Sources"),
    "via": ("via", "via"),
    "via title": ("Via een ander verband", "Through another arrangement"),
    "other title": ("Overige uitspraken", "Other statements"),
    "what": ("wat", "what"),
    "value": ("waarde", "value"),
    "not known": ("niet bekend", "not known"),
    "since": ("sinds", "since"),
    "at the latest": ("sinds uiterlijk {month}", "since {month} or earlier"),
    "through": ("t/m", "through"),
    "share": ("aandeel", "share"),
    "unverified": ("niet nagegaan", "unverified"),
    "derived": ("afgeleid", "derived"),
    "inherited": ("overgenomen bij herindeling", "inherited through a merger"),
    "stale note": (
        "* meer dan {years} jaar vóór de peildatum voor het laatst bevestigd: kan veranderd zijn",
        "* last confirmed more than {years} years before the reference date: may have changed",
    ),
    "early note": (
        "° voor het eerst waargenomen na de peildatum, begin onbekend: gold toen misschien nog niet",
        "° first observed after the reference date, start unknown: may not have held yet",
    ),
    "conflict note": (
        "‡ bronnen of voorgangers spreken elkaar tegen; beide staan er",
        "‡ sources or predecessors disagree; both are shown",
    ),
    "hidden note": (
        "Niet getoond: {count} verbanden buiten het jeugddomein ({domains}); toon ze met --rest",
        "Not shown: {count} arrangements outside the youth domain ({domains}); show them with --rest",
    ),
    "hidden note page": (
        "Niet getoond: {count} verbanden buiten het jeugddomein ({domains})",
        "Not shown: {count} arrangements outside the youth domain ({domains})",
    ),
    "unverified note": (
        "Niet getoond: {count} niet nagegane deelnames; toon ze met --all",
        "Not shown: {count} unverified memberships; show them with --all",
    ),
    "unverified note page": (
        "Niet getoond: {count} niet nagegane deelnames",
        "Not shown: {count} unverified memberships",
    ),
    "evidence note": (
        "Bewijs: jeugdgraph evidence {id} (id's per regel: --format csv)",
        "Evidence: jeugdgraph evidence {id} (ids per row: --format csv)",
    ),
    "evidence note page": ("", ""),
    "via note": (
        "Afgeleid op de peildatum uit de deelname van het tussenliggende verband, niet opgeslagen",
        "Derived on the reference date from the membership of the arrangement between, not stored",
    ),
    "partners title": ("Partners: gemeenten met gedeelde verbanden", "Partners: municipalities that share"),
    "municipality": ("gemeente", "municipality"),
    "shared": ("gedeeld", "shared"),
    "in": ("in", "in"),
    "ended": (
        "{name} bestaat sinds {day} niet meer; het antwoord geldt voor {on}, de laatste dag",
        "{name} has not existed since {day}; the answer is about {on}, its last day",
    ),
    "not yet": (
        "{name} bestond nog niet op de gevraagde dag; het antwoord geldt voor {on}, de eerste dag",
        "{name} did not exist yet on the day asked for; the answer is about {on}, its first day",
    ),
    "became": ("{day}: {old} opgegaan in {new}", "{day}: {old} merged into {new}"),
    "moved": ("{day}: een deel van {old} naar {new}", "{day}: a part of {old} to {new}"),
    "renamed": ("{day}: {old} heet voortaan {new}", "{day}: {old} renamed {new}"),
    "nothing": ("Geen deelnames bekend op deze datum.", "No memberships known on this date."),
    "absent": ("Gezocht en niet gevonden", "Looked for and not found"),
    "kind": ("soort", "kind"),
    "legal form": ("rechtsvorm", "legal form"),
    "scale": ("schaal", "scale"),
    "domains": ("beleidsterreinen", "policy domains"),
    "division": ("indeling", "division"),
    "status": ("status", "status"),
    "members title": ("Leden", "Members"),
    "member": ("lid", "member"),
    "named": ("gemeenten met naam", "municipalities by name"),
    "stated counts": ("genoemd aantal", "stated count"),
    "stated against": (
        "Bron noemt {stated} {counted}; met naam bekend op de peildatum: {named}",
        "Source states {stated} {counted}; known by name on the reference date: {named}",
    ),
    "cuts title": (
        "Hoe andere indelingen deze gemeenten doorsnijden",
        "How other divisions cut these municipalities",
    ),
    "pieces": ("delen", "pieces"),
    "regions": ("regio's met gemeenten", "regions with municipalities"),
    "whole in one": ("geheel in één regio", "whole in one region"),
    "parts title": ("Onderdelen en gehelen", "Parts and wholes"),
    "version": ("versie", "version"),
    "same name": (
        "{count} verbanden heten zo; hier staan ze na elkaar",
        "{count} arrangements bear this name; they follow one another",
    ),
    "same name title": ("Verbanden met deze naam", "Arrangements of this name"),
    "evidence of": ("Bewijs voor", "Evidence for"),
    "statement": ("uitspraak", "statement"),
    "locator": ("vindplaats", "locator"),
    "issued": ("uitgebracht", "issued"),
    "licence": ("licentie", "licence"),
    "basis": ("grondslag", "basis"),
    "note": ("opmerking", "note"),
    "passage": ("passage", "passage"),
    "verified": ("gecontroleerd: de passage is ongewijzigd", "verified: the passage is unchanged"),
    "mismatch": (
        "NIET GELIJK: het document in de map is niet dat waarop de passage is vastgesteld",
        "NOT EQUAL: the document in the folder is not the one the passage was taken from",
    ),
    "no document": (
        "het document staat niet in de map {folder}",
        "the document is not in the folder {folder}",
    ),
    "no text": (
        "van deze bron is geen tekst vastgelegd: zoek de vindplaats in het document op",
        "of this source no text was recorded: look the locator up in the document",
    ),
    "results for": ("Gevonden voor", "Found for"),
    "near note": (
        "Geen naam bevat deze tekst; deze komen in de buurt",
        "No name holds this text; these come near",
    ),
    "more note": ("en nog {count}", "and {count} more"),
    "no hits": ("Niets gevonden.", "Nothing found."),
    "name": ("naam", "name"),
    "how": ("roep op met", "ask with"),
    "found": ("gevonden", "found"),
    "rows": ("rijen", "rows"),
    "answer": ("antwoord", "answer"),
    "query": ("zoekvraag", "query"),
    "yes": ("ja", "yes"),
    "no": ("nee", "no"),
    "own query": ("eigen zoekvraag", "query of your own"),
    "cut note": (
        "Getoond: de eerste {count}; er zijn er meer. Alles: --limit 0, het aantal: --count, elke rij: --format csv",
        "Shown: the first {count}; there are more. All: --limit 0, the number: --count, every row: --format csv",
    ),
    "cut note page": (
        "Getoond: de eerste {count}; er zijn er meer. Een download heeft ze alle.",
        "Shown: the first {count}; there are more. A download has all of them.",
    ),
    "source note": (
        "Deze rijen vatten feiten samen. De bron van elk feit: jeugdgraph municipality, arrangement of evidence;"
        " alle bronnen: jeugdgraph query run provenance/sources",
        "These rows sum up facts. The source of each: jeugdgraph municipality, arrangement or evidence;"
        " all sources: jeugdgraph query run provenance/sources",
    ),
    "source note page": (
        "Deze rijen vatten feiten samen; de pagina’s van de verbanden noemen de bron van elk feit.",
        "These rows sum up facts; the pages of the arrangements name the source of each.",
    ),
    "empty columns": ("Zonder waarde in deze rijen: {columns}.", "Without a value in these rows: {columns}."),
    "hidden columns": (
        "Voor de breedte weggelaten: {columns}; --format csv, md of xlsx geeft alles.",
        "Left out for want of width: {columns}; --format csv, md or xlsx gives everything.",
    ),
    "hidden columns page": ("", ""),
    "no rows": (
        "Niets gevonden. Dat zegt alleen dat de graaf er geen rij over heeft.",
        "Nothing found. That says no more than that the graph has no row about it.",
    ),
    "subject": ("onderwerp", "subject"),
    "property": ("eigenschap", "property"),
    "questions": ("Vragen", "Questions"),
    "question": ("vraag", "question"),
    "topic": ("onderwerp", "topic"),
    "parameters": ("invulvelden", "parameters"),
    "parameter": ("invulveld", "parameter"),
    "type": ("soort", "type"),
    "choices": ("keuzes", "choices"),
    "default": ("standaard", "default"),
    "required": ("verplicht", "required"),
    "optional": ("mag leeg", "optional"),
    "reference date as default": ("de peildatum", "the reference date"),
    "language as default": ("de taal van het antwoord", "the language of the answer"),
    "columns": ("kolommen", "columns"),
    "column": ("kolom", "column"),
    "meaning": ("betekenis", "meaning"),
    "example": ("voorbeeld", "example"),
    "ask note": (
        "Stel een vraag met: jeugdgraph query run NAAM -p invulveld=waarde",
        "Ask a question with: jeugdgraph query run NAME -p parameter=value",
    ),
    "which topic": ("Over welk onderwerp?", "About which topic?"),
    "which question": ("Welke vraag?", "Which question?"),
    "for example": ("bijvoorbeeld", "for example"),
    "or leave": ("leeg: alle", "empty: any"),
}


def say(key: str, lang: Language, **values: object) -> str:
    """Phrase in a language, with its values filled in."""
    return say_in(_PHRASES, key, lang, **values)


def say_in(words: Words, key: str, lang: Language, **values: object) -> str:
    """Phrase of one answer, from its own words; else of those that answers share.

    Where `count` is 1 and there is a phrase ``<key> one``, it is that. A name that ends in a full stop (e.o.) at the
    end of a sentence ends the sentence too.
    """
    one = f"{key} one"
    chosen = one if str(values.get("count")) == "1" and one in words else key
    nl, en = words.get(chosen) or _PHRASES[chosen]
    told = (nl if lang == "nl" else en).format(**values)
    return told.removesuffix(".") if told.endswith("..") else told


def remark(key: str, lang: Language, **values: object) -> str:
    """Phrase that a page says in other words, those of ``<key> page``, which may be none."""
    return remark_in(_PHRASES, key, lang, **values)


def remark_in(words: Words, key: str, lang: Language, **values: object) -> str:
    """Phrase of one answer, from its own words, that a page says in other words."""
    return Note(say_in(words, key, lang, **values), say_in(words, f"{key} page", lang, **values))


class Note(str):
    """A remark that a page says in other words than the command line; `on_page` is empty when it says nothing."""

    __slots__ = ("on_page",)

    on_page: str

    def __new__(cls, text: str, on_page: str) -> "Note":
        made = super().__new__(cls, text)
        made.on_page = on_page
        return made


def note_on_page(note: str) -> str:
    """A remark as a page says it."""
    return note.on_page if isinstance(note, Note) else note
