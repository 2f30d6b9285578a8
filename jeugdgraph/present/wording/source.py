"""Words of the answer about a source, in Dutch and English."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    "kind": ("soort bron", "kind of source"),
    "publisher": ("uitgever", "publisher"),
    "issued": ("uitgebracht", "issued"),
    "licence": ("licentie", "licence"),
    "no licence": ("geen vermeld", "none stated"),
    "address": ("adres", "address"),
    "digest": ("vingerafdruk (SHA-256) van het document", "digest (SHA-256) of the document"),
    "facts": ("uitspraken die erop rusten", "statements that rest on it"),
    "by kind": ("Wat erop rust", "What rests on it"),
    "what": ("soort uitspraak", "kind of statement"),
    "number": ("aantal", "number"),
    "statements": ("Uitspraken uit deze bron", "Statements from this source"),
    "statement": ("uitspraak", "statement"),
    "locator": ("vindplaats", "place"),
    "basis": ("grondslag", "basis"),
    "disputed": (
        "{count} deelnames uit deze bron zijn betwist of bij een herindeling overgenomen van gemeenten die verschilden.",
        "{count} memberships from this source are disputed, or were inherited from municipalities that differed.",
    ),
    "disputed one": (
        "1 deelname uit deze bron is betwist of bij een herindeling overgenomen van gemeenten die verschilden.",
        "1 membership from this source is disputed, or was inherited from municipalities that differed.",
    ),
    "slips": ("Slordigheden in het document", "Slips in the document"),
    "note": ("toelichting", "note"),
    "derived": (
        "{count} uitspraken zijn uit de bron afgeleid of overgenomen bij een herindeling; hun grondslag zegt hoe.",
        "{count} statements were derived from the source or inherited through a merger; their basis says how.",
    ),
    "derived one": (
        "1 uitspraak is uit de bron afgeleid of overgenomen bij een herindeling; de grondslag zegt hoe.",
        "1 statement was derived from the source or inherited through a merger; its basis says how.",
    ),
}
