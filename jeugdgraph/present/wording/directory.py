"""Words of the lists of municipalities, arrangements, divisions and sources, in Dutch and English."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    "municipalities": ("Gemeenten", "Municipalities"),
    "former": ("Voormalige gemeenten", "Former municipalities"),
    "youth region": ("jeugdregio", "youth region"),
    "province": ("provincie", "province"),
    "takes part in": ("verbanden", "arrangements"),
    "takes part note": (
        "Verbanden waaraan de gemeente zelf meedoet; alleen in een werkgebied liggen telt niet. Lichte vormen van"
        " samenwerking zijn van weinig gemeenten bekend: een laag aantal zegt ook iets over de bronnen.",
        "Arrangements in which the municipality itself takes part; merely lying in an area does not count. Light forms"
        " of cooperation are known of few municipalities: a low number also tells about the sources.",
    ),
    "until": ("bestond tot en met", "existed until"),
    "became": ("wat ervan werd", "what became of it"),
    "became unknown": ("opgegaan vóór 2015; niet in de gegevens", "ended before 2015; not in the data"),
    "arrangements": ("Samenwerkingsverbanden", "Arrangements"),
    "name": ("naam", "name"),
    "kind": ("soort", "kind"),
    "domains": ("beleidsterreinen", "policy domains"),
    "members": ("gemeenten", "municipalities"),
    "period": ("periode", "period"),
    "status": ("status", "status"),
    "unverified": ("niet nagegaan", "unverified"),
    "divisions": ("Indelingen van het land", "Divisions of the country"),
    "divisions without": ("Indelingen zonder gegevens op deze datum", "Divisions without data on this date"),
    "division": ("indeling", "division"),
    "regions": ("regio’s", "regions"),
    "confirmed": ("laatst bevestigd", "last confirmed"),
    "role": ("rol van gemeenten", "role of municipalities"),
    "divisions note": (
        "Zijn het minder gemeenten dan het land telt, dan is de regio van de andere onbekend of betwist.",
        "Where fewer municipalities are counted than the country has, the others’ region is not known or is disputed.",
    ),
    "sources": ("Bronnen", "Sources"),
    "source": ("bron", "source"),
    "publisher": ("uitgever", "publisher"),
    "issued": ("datum", "date"),
    "licence": ("licentie", "licence"),
    "passages": ("gebruikte vindplaatsen", "places used"),
    "none": ("Niets gevonden met deze keuze.", "Nothing found with this choice."),
    "kind dataset": ("gegevensbestand", "data set"),
    "kind register": ("register", "register"),
    "kind law": ("wet of regeling", "law or regulation"),
    "kind policy-document": ("beleidsdocument", "policy document"),
    "kind web-page": ("webpagina", "web page"),
    "kind own-knowledge": ("eigen kennis, niet nagegaan", "own knowledge, not verified"),
}
