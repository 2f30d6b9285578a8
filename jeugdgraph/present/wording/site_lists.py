"""Words of the start, of search, and of the pages that list what there is, in Dutch and English."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    # start
    "start title": ("Wie regelt jeugdhulp met wie?", "Who arranges youth care with whom?"),
    "start summary": (
        "Zoek een gemeente en zie met wie zij de jeugdhulp regelt, sinds wanneer, waar de regio’s anders lopen, en in"
        " welk document dat staat.",
        "Find a municipality and see with whom it arranges youth care, since when, where regions run otherwise, and"
        " which document says so.",
    ),
    "examples": ("Bijvoorbeeld:", "For example:"),
    "country": ("Het land in het kort", "The country in short"),
    "numbers": (
        "Op {on} kent jeugdgraph {municipalities} gemeenten, {arrangements} samenwerkingsverbanden en {divisions}"
        " indelingen van het land, met {memberships} deelnames die elk een bron hebben.",
        "On {on} jeugdgraph knows {municipalities} municipalities, {arrangements} arrangements and {divisions}"
        " divisions of the country, with {memberships} memberships that each have a source.",
    ),
    "headline": (
        "Jeugdregio’s die geheel binnen één andere regio liggen",
        "Youth regions that lie whole within one other region",
    ),
    "headline note": (
        "Hoeveel van de jeugdregio’s liggen met al hun gemeenten binnen één regio van een andere indeling? En waar"
        " lopen de kringen van partners het meest uiteen?",
        "How many of the youth regions lie with all their municipalities within one region of another division? And"
        " where do the circles of partners differ most?",
    ),
    "sections": ("Wat u hier vindt", "What you find here"),
    "to municipalities": ("Gemeenten", "Municipalities"),
    "to municipalities note": (
        "In welke verbanden zit mijn gemeente, in welke rol, sinds wanneer en met wie?",
        "Which arrangements is my municipality in, in which role, since when and with whom?",
    ),
    "to arrangements": ("Verbanden", "Arrangements"),
    "to arrangements note": (
        "Jeugdregio’s, inkoop, gemeenschappelijke regelingen en meer: wie doet mee?",
        "Youth regions, procurement, joint arrangements and more: who takes part?",
    ),
    "to divisions": ("Indelingen", "Divisions"),
    "to divisions note": (
        "Het hele land verdeeld in regio’s: welke gemeente hoort waar, en welke nergens?",
        "The whole country divided into regions: which municipality belongs where, and which nowhere?",
    ),
    "to compare": ("Vergelijken", "Compare"),
    "to compare note": (
        "Leg twee indelingen of twee verbanden over elkaar.",
        "Lay two divisions or two arrangements over each other.",
    ),
    "to mismatches": ("Grenzen", "Boundaries"),
    "to mismatches note": (
        "Waar vallen de regio’s niet samen, en wie raakt dat?",
        "Where do regions not coincide, and whom does that concern?",
    ),
    "to changes": ("Veranderingen", "Changes"),
    "to changes note": (
        "Wat veranderde er tussen twee data: herindelingen, regio’s, leden.",
        "What changed between two dates: mergers, regions, members.",
    ),
    "to whatif": ("Wat als", "What if"),
    "to whatif note": (
        "Verplaats een gemeente naar een andere regio en zie wat dat doet.",
        "Move a municipality to another region and see what that does.",
    ),
    "to map": ("Kaart", "Map"),
    "to map note": (
        "De grenzen van twee indelingen op een kaart van tegels.",
        "The borders of two divisions on a map of tiles.",
    ),
    "to network": ("Netwerk", "Network"),
    "to network note": (
        "Een gemeente of verband als netwerk van wie met wie.",
        "A municipality or arrangement as a network of who with whom.",
    ),
    "to questions": ("Vragen", "Questions"),
    "to questions note": (
        "Een verzameling vragen om zelf in te vullen, met antwoorden als tabel.",
        "A collection of questions to fill in yourself, with answers as tables.",
    ),
    "to gaps": ("Wat niet bekend is", "What is not known"),
    "to gaps note": (
        "Wat ontbreekt, oud is, niet nagegaan of tegengesproken.",
        "What is missing, old, not verified or contradicted.",
    ),
    "to about": ("Over de gegevens", "About the data"),
    "to about note": (
        "Waar het vandaan komt, wat het niet dekt, en hoe u ernaar verwijst.",
        "Where it comes from, what it does not cover, and how to cite it.",
    ),
    "former kind": ("{kind}, bestond tot {day}", "{kind}, existed until {day}"),
    # search
    "search title": ("Zoeken", "Search"),
    "search ask": (
        "Typ een naam of een deel ervan: een gemeente, verband, indeling, organisatie of document.",
        "Type a name or a part of one: a municipality, arrangement, division, organisation or document.",
    ),
    "hits": ("{count} gevonden voor “{text}”", "{count} found for “{text}”"),
    "near": (
        "Geen naam bevat “{text}”; deze komen in de buurt",
        "No name holds “{text}”; these come near",
    ),
    "no hits": (
        "Niets gevonden voor “{text}”. Probeer een korter deel van de naam, of blader door de lijsten.",
        "Nothing found for “{text}”. Try a shorter part of the name, or browse the lists.",
    ),
    "shown": ("De eerste {count} staan hieronder.", "The first {count} are below."),
    # lists
    "filter": ("Kies welke u wilt zien", "Choose which to see"),
    "show": ("toon", "show"),
    "any": ("alle", "all"),
    "letters": ("Naar een letter", "To a letter"),
    "municipalities summary": (
        "{count} gemeenten op {on}, met hun jeugdregio en provincie. Kies een gemeente voor haar verbanden.",
        "{count} municipalities on {on}, with their youth region and province. Choose one for its arrangements.",
    ),
    "municipalities summary one": (
        "1 gemeente op {on}, met haar jeugdregio en provincie.",
        "1 municipality on {on}, with its youth region and province.",
    ),
    "province": ("Provincie", "Province"),
    "youth region": ("Jeugdregio", "Youth region"),
    "former show": ("Toon {count} voormalige gemeenten", "Show {count} former municipalities"),
    "arrangements summary": (
        "{count} samenwerkingsverbanden bestaan op {on}, voor zover bekend. Kies een soort, een terrein of een"
        " indeling.",
        "{count} arrangements exist on {on}, as far as known. Choose a kind, a domain or a division.",
    ),
    "arrangements summary one": (
        "1 samenwerkingsverband op {on}, voor zover bekend.",
        "1 arrangement on {on}, as far as known.",
    ),
    "kind": ("Soort", "Kind"),
    "domain": ("Beleidsterrein", "Policy domain"),
    "division": ("Indeling", "Division"),
    "kind summary": (
        "{count} verbanden van de soort “{kind}” bestaan op {on}, voor zover bekend.",
        "{count} arrangements of the kind “{kind}” exist on {on}, as far as known.",
    ),
    "kind summary one": (
        "1 verband van de soort “{kind}” bestaat op {on}, voor zover bekend.",
        "1 arrangement of the kind “{kind}” exists on {on}, as far as known.",
    ),
    "in choice": (
        "{count} verbanden met deze keuze op {on}.",
        "{count} arrangements of this choice on {on}.",
    ),
    "in choice one": ("1 verband met deze keuze op {on}.", "1 arrangement of this choice on {on}."),
    "ended": ("Ook geëindigde en voorgenomen verbanden", "Also ended and planned arrangements"),
    "kinds": ("Soorten", "Kinds"),
    "domains": ("Beleidsterreinen", "Policy domains"),
    "domains note": (
        "Een verband met meer terreinen telt bij elk mee.",
        "An arrangement of several domains counts under each.",
    ),
    "domain summary": (
        "{count} verbanden op het terrein “{domain}” bestaan op {on}, voor zover bekend.",
        "{count} arrangements in the domain “{domain}” exist on {on}, as far as known.",
    ),
    "domain summary one": (
        "1 verband op het terrein “{domain}” bestaat op {on}, voor zover bekend.",
        "1 arrangement in the domain “{domain}” exists on {on}, as far as known.",
    ),
    "in kind": ("{count} verbanden", "{count} arrangements"),
    "in kind one": ("1 verband", "1 arrangement"),
    "all kinds": ("alle soorten", "all kinds"),
    "divisions summary": (
        "{count} indelingen verdelen op {on} het land of een deel ervan in regio’s.",
        "{count} divisions part the country, or some of it, into regions on {on}.",
    ),
    "sources summary": (
        "{count} bronnen, van wetten en registers tot webpagina’s. Elke uitspraak noemt de bron en de plaats daarin.",
        "{count} sources, from laws and registers to web pages. Every statement names its source and the place in it.",
    ),
    "sources summary one": ("1 bron.", "1 source."),
    "source kind": ("Soort bron", "Kind of source"),
    # gaps
    "gaps summary": (
        "Wat op {on} ontbreekt, lang niet bevestigd is, niet is nagegaan of door bronnen wordt tegengesproken.",
        "What on {on} is missing, long unconfirmed, not verified, or contradicted between sources.",
    ),
    "gaps of": (
        "Wat op {on} ontbreekt of onzeker is in wat de gegevens over {name} zeggen.",
        "What on {on} is missing or uncertain in what the data say about {name}.",
    ),
    "gaps title": ("Wat niet bekend is", "What is not known"),
    "years": ("Niet bevestigd in meer dan", "Not confirmed for more than"),
    "years option": ("{count} jaar", "{count} years"),
    "years option one": ("1 jaar", "1 year"),
    "years option none": ("0 jaar (alles)", "0 years (all)"),
    "gap kind": ("Soort leemte", "Kind of gap"),
    "gap missing": ("zonder uitspraak", "without a statement"),
    "gap old": ("lang niet bevestigd", "long unconfirmed"),
    "gap unverified": ("niet nagegaan", "unverified"),
    "gap conflicts": ("bronnen spreken elkaar tegen", "sources disagree"),
    "gap disputed": ("betwiste deelnames", "disputed memberships"),
    "gap ended-members": ("opgeheven leden", "ended members"),
    "gap no-successor": ("zonder opvolger", "without a successor"),
    "gap counts": ("aantallen die verschillen", "numbers that differ"),
    "gap absences": ("gezocht, niet gevonden", "looked for, not found"),
    "gap documents": ("slordigheden in documenten", "slips in documents"),
    "municipality": ("Gemeente", "Municipality"),
    "contents": ("Op deze bladzijde", "On this page"),
}
"""Phrases; those that begin with *to* name a page and tell what is there."""
