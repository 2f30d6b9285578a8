"""Words of the answer to *how do we know?*, in Dutch and English."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    "membership": ("{member} in {arrangement}", "{member} in {arrangement}"),
    "membership told": ("{member} – {role} – {arrangement}.", "{member} – {role} – {arrangement}."),
    "statement": ("{subject}: {property}", "{subject}: {property}"),
    "statement told": ("{subject} – {property} – {object}.", "{subject} – {property} – {object}."),
    "count": ("{subject}: {number} {counted}", "{subject}: {number} {counted}"),
    "count told": (
        "{subject}: een bron noemt {number} {counted}.",
        "{subject}: a source states {number} {counted}.",
    ),
    "conflict": ("Tegenspraak over {subject}", "Contradiction about {subject}"),
    "conflict told": (
        "Bronnen zeggen over {subject} niet hetzelfde; beide uitspraken staan hier.",
        "Sources do not say the same of {subject}; both statements are here.",
    ),
    "absence": ("Gezocht over {subject}", "Looked for about {subject}"),
    "absence told": ("Gezocht en niet gevonden: {sought}.", "Looked for and not found: {sought}."),
    "observation": ("{area}: {indicator}, {period}", "{area}: {indicator}, {period}"),
    "observation told": (
        "{area}: {indicator} in {period}: {value}.",
        "{area}: {indicator} in {period}: {value}.",
    ),
    "change": ("{old} → {new}", "{old} → {new}"),
    "change told": (
        "Op {day} ging {old} (deels) over in {new}.",
        "On {day} {old} went over, in part or whole, into {new}.",
    ),
    "thing told": (
        "{name} ({kind}): waar dit in de gegevens vandaan komt.",
        "{name} ({kind}): where this in the data comes from.",
    ),
    "confirmed times": (
        "{count} vindplaatsen zeggen dit, het laatst voor {day}.",
        "{count} places say so, the latest for {day}.",
    ),
    "confirmed times one": ("1 vindplaats zegt dit, voor {day}.", "1 place says so, for {day}."),
    "who": ("Wie zegt dit, en waar", "Who says so, and where"),
    "for day": ("bevestigd voor", "confirmed for"),
    "source": ("bron", "source"),
    "locator": ("vindplaats", "place"),
    "issued": ("uitgebracht", "issued"),
    "licence": ("licentie", "licence"),
    "characters": ("tekens in de tekst", "characters in the text"),
    "characters note": (
        "De tekst van documenten staat niet in de gegevens. De tekens tellen vanaf het begin van de tekst van het document;"
        " een vingerafdruk (SHA-256) van de passage staat in de RDF.",
        "The text of documents is not in the data. Characters count from the start of the text of the document; a"
        " digest (SHA-256) of the passage is in the RDF.",
    ),
    "others": ("Andere uitspraken hierover", "Other statements about this"),
    "what": ("uitspraak", "statement"),
    "period": ("periode", "period"),
    "standing": ("grondslag", "basis"),
    "conflicts": ("Waar bronnen elkaar tegenspreken", "Where sources disagree"),
    "note": ("toelichting", "note"),
    "one side": ("de ene uitspraak", "one statement"),
    "other side": ("de andere uitspraak", "the other statement"),
    "inherited": ("Overgenomen bij een herindeling", "Taken over at a merger"),
    "from": ("overgenomen van", "taken over from"),
    "to": ("overgenomen door", "taken over by"),
    "relation": ("verband", "relation"),
    "takes part": ("Neemt deel aan", "Takes part in"),
    "carries out": ("Voert uit", "Carries out"),
    "arrangement": ("verband", "arrangement"),
    "role": ("rol", "role"),
    "not recorded": (
        "Van deze uitspraak is geen vindplaats vastgelegd.",
        "No place in a source was recorded for this statement.",
    ),
}
"""Phrases; under *<kind>* the name of a thing of that kind, under *<kind> told* a sentence about it."""
