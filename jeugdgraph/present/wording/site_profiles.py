"""Words of the pages about one thing: a municipality, arrangement, division, statement or source."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    # links that lead on
    "boundaries": ("Waar grenzen anders lopen", "Where boundaries run otherwise"),
    "history": ("Geschiedenis", "History"),
    "network": ("Netwerk", "Network"),
    "map": ("Kaart", "Map"),
    "whatif": ("Wat als …", "What if …"),
    "compare": ("Vergelijk", "Compare"),
    "compare division": ("Vergelijk met een andere indeling", "Compare with another division"),
    "gaps": ("Wat niet bekend is", "What is not known"),
    "region list": ("Alle regio’s van {division}", "All regions of {division}"),
    "memo": ("Memo voor Word", "Memo for Word"),
    # choices
    "choose": ("Kies wat u wilt zien", "Choose what to see"),
    "show": ("toon", "show"),
    "any": ("alle", "all"),
    "domain": ("Beleidsterrein", "Policy domain"),
    "kind": ("Soort verband", "Kind of arrangement"),
    "rest": ("Ook buiten het jeugddomein", "Also outside the youth domain"),
    "all": ("Ook wat niet is nagegaan", "Also what is not verified"),
    # municipality
    "takes part": (
        "{name} zit op {on} in {count} verbanden en regio’s die jeugd raken, voor zover bekend.",
        "On {on} {name} is in {count} arrangements and regions that touch youth, as far as known.",
    ),
    "takes part one": (
        "{name} zit op {on} in 1 verband of regio die jeugd raakt, voor zover bekend.",
        "On {on} {name} is in 1 arrangement or region that touches youth, as far as known.",
    ),
    "takes part chosen": (
        "{name} zit op {on} in {count} verbanden en regio’s van deze keuze, voor zover bekend.",
        "On {on} {name} is in {count} arrangements and regions of this choice, as far as known.",
    ),
    "takes part chosen one": (
        "{name} zit op {on} in 1 verband of regio van deze keuze, voor zover bekend.",
        "On {on} {name} is in 1 arrangement or region of this choice, as far as known.",
    ),
    "region since": (
        "De jeugdregio is {region}, {period}.",
        "The youth region is {region}, {period}.",
    ),
    "region with": (
        "De jeugdregio is {region}, {period}, met {count} andere gemeenten.",
        "The youth region is {region}, {period}, with {count} other municipalities.",
    ),
    "region with one": (
        "De jeugdregio is {region}, {period}, met 1 andere gemeente.",
        "The youth region is {region}, {period}, with 1 other municipality.",
    ),
    "gone": (
        "{name} bestaat niet meer. Deze bladzijde geldt voor {on}, de laatste dag.",
        "{name} no longer exists. This page is about {on}, its last day.",
    ),
    "became what": ("Herindelingen", "Reclassifications"),
    "boundaries short": ("Grenzen in het kort", "Boundaries in short"),
    "boundaries more": (
        "Alles over de grenzen van {name}",
        "Everything about the boundaries of {name}",
    ),
    "partners show": ("Toon de andere {count} gemeenten", "Show the other {count} municipalities"),
    "which": ("verbanden gedeeld met {name}", "arrangements shared with {name}"),
    "contents": ("Op deze bladzijde", "On this page"),
    "also named": ("Ook wel: {names}", "Also: {names}"),
    # arrangement
    "members": (
        "{name}: {count} gemeenten op {on}, voor zover bekend.",
        "{name}: {count} municipalities on {on}, as far as known.",
    ),
    "members one": (
        "{name}: 1 gemeente op {on}, voor zover bekend.",
        "{name}: 1 municipality on {on}, as far as known.",
    ),
    "members none": (
        "{name}: geen gemeenten bekend op {on}.",
        "{name}: no municipalities known on {on}.",
    ),
    "cut by": (
        "{count} van de {of} andere indelingen verdelen deze gemeenten over meer dan één regio.",
        "{count} of the {of} other divisions divide these municipalities over more than one region.",
    ),
    "same name": (
        "Er zijn {count} verbanden met deze naam. Welke bedoelt u?",
        "There are {count} arrangements of this name. Which do you mean?",
    ),
    # division
    "division parts": (
        "{name}: {regions} regio’s met {municipalities} gemeenten op {on}.",
        "{name}: {regions} regions with {municipalities} municipalities on {on}.",
    ),
    "division lacks": (
        "Van {count} gemeenten is geen regio zeker.",
        "Of {count} municipalities no region is sure.",
    ),
    "division lacks one": ("Van 1 gemeente is geen regio zeker.", "Of 1 municipality no region is sure."),
    "division empty": (
        "{name}: geen deelnames in de gegevens op {on}.",
        "{name}: no memberships in the data on {on}.",
    ),
    # evidence
    "evidence": ("Hoe weten we dat?", "How do we know?"),
    # source
    "source used": (
        "{count} uitspraken in de gegevens rusten op deze bron.",
        "{count} statements in the data rest on this source.",
    ),
    "source used one": (
        "1 uitspraak in de gegevens rust op deze bron.",
        "1 statement in the data rests on this source.",
    ),
    "source unused": (
        "Geen uitspraak in de gegevens rust rechtstreeks op deze bron.",
        "No statement in the data rests directly on this source.",
    ),
    "page of": ("Bladzijde {page} van {pages}", "Page {page} of {pages}"),
    "previous": ("vorige", "previous"),
    "next": ("volgende", "next"),
    "pages": ("bladzijden", "pages"),
    "static part": (
        "Hier staan de eerste {count}. De download heeft ze alle.",
        "Here are the first {count}. The download has all of them.",
    ),
    "to source": ("Open het document bij de uitgever", "Open the document at its publisher"),
}
