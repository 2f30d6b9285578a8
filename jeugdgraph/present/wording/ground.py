"""Words about what an analysis rests on: dates, what is left out, weights."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    "confirmed once": ("{division}: bevestigd per {day}.", "{division}: confirmed as of {day}."),
    "confirmed between": (
        "{division}: laatst bevestigd tussen {first} en {last}, {most} van {all} deelnames per {day}.",
        "{division}: last confirmed between {first} and {last}, {most} of {all} memberships as of {day}.",
    ),
    "confirmed apart": (
        "De gegevens zijn niet alle op dezelfde datum bevestigd; een verschil kan ook een verschil in tijd zijn.",
        "The data are not all confirmed on the same date; a difference can be a difference in time.",
    ),
    "stale": (
        "Meer dan {years} jaar vóór de peildatum voor het laatst bevestigd: {divisions}.",
        "Last confirmed more than {years} years before the reference date: {divisions}.",
    ),
    "disputed": (
        "{division}: weggelaten omdat bronnen of voorgangers verschillen: {municipalities}.",
        "{division}: left out because sources or predecessors differ: {municipalities}.",
    ),
    "disputed one": ("{municipality} ({regions})", "{municipality} ({regions})"),
    "between regions": (" of ", " or "),
    "unverified": (
        "{division}: weggelaten omdat niemand het heeft nagegaan: {municipalities}.",
        "{division}: left out because nobody has verified it: {municipalities}.",
    ),
    "without": (
        "{division}: geen regio bekend voor {municipalities}.",
        "{division}: no region known for {municipalities}.",
    ),
    "split": (
        "{division}: {count} gemeenten liggen in meer dan één regio, of voor een deel in een regio: {municipalities}."
        " Een gemeente telt in elke regio voor haar deel; de delen zijn geacht gelijkmatig verspreid te liggen.",
        "{division}: {count} municipalities lie in more than one region, or in a region in part: {municipalities}."
        " A municipality counts in each region for its part; parts are taken to be spread evenly.",
    ),
    "split one": (
        "{division}: 1 gemeente ligt in meer dan één regio, of voor een deel in een regio: {municipalities}."
        " Een gemeente telt in elke regio voor haar deel; de delen zijn geacht gelijkmatig verspreid te liggen.",
        "{division}: 1 municipality lies in more than one region, or in a region in part: {municipalities}."
        " A municipality counts in each region for its part; parts are taken to be spread evenly.",
    ),
    "early": (
        "{name}: {count} deelnames zijn voor het eerst waargenomen na de peildatum (vanaf {day}), begin onbekend; of zij"
        " toen al golden staat niet vast.",
        "{name}: {count} memberships were first observed after the reference date (from {day}), start unknown; whether"
        " they held then is not certain.",
    ),
    "early one": (
        "{name}: 1 deelname is voor het eerst waargenomen na de peildatum (op {day}), begin onbekend; of die toen al gold"
        " staat niet vast.",
        "{name}: 1 membership was first observed after the reference date (on {day}), start unknown; whether it held then"
        " is not certain.",
    ),
    "scope": (
        "{arrangement}, {scope}: {municipalities}.",
        "{arrangement}, {scope}: {municipalities}.",
    ),
    "and more": ("{names} en {count} andere", "{names} and {count} more"),
    "and": ("{names} en {last}", "{names} and {last}"),
    "municipalities one": ("1 gemeente", "1 municipality"),
    "municipalities": ("{count} gemeenten", "{count} municipalities"),
    "residents": ("{count} inwoners", "{count} residents"),
    "young": ("ongeveer {count} jongeren", "about {count} young residents"),
    "weight": ("gewicht", "weight"),
    "weight municipalities": ("gemeenten", "municipalities"),
    "weight residents": ("inwoners op 1 januari {year}", "residents on 1 January {year}"),
    "weight young": (
        "inwoners jonger dan 25 jaar op 1 januari {year}",
        "residents under 25 on 1 January {year}",
    ),
    "weight young counted": (
        "inwoners op 1 januari {year} maal het aandeel jonger dan 25 jaar in {share_year} (tellingen)",
        "residents on 1 January {year} times the share under 25 in {share_year} (counts)",
    ),
    "weight young rounded": (
        "inwoners op 1 januari {year} maal het aandeel jonger dan 25 jaar in {share_year}",
        "residents on 1 January {year} times the share under 25 in {share_year}",
    ),
    "rounded note": (
        "Jongeren: twee aandelen in hele procenten (0-14 en 15-24 jaar), per gemeente tot 1 % van de inwoners ernaast.",
        "Young residents: two shares in whole percent (0-14 and 15-24), up to 1 % of the residents off per municipality.",
    ),
    "no weight": ("Geen cijfer bekend voor {municipalities}.", "No figure known for {municipalities}."),
}
