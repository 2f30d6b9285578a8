"""Words about the official boundaries that are kept in the cache."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    "fetched": (
        "Officiële gemeentegrenzen van {year} opgehaald",
        "Official municipal boundaries of {year} fetched",
    ),
    "here already": (
        "De officiële gemeentegrenzen van {year} waren er al",
        "The official municipal boundaries of {year} were here already",
    ),
    "municipalities": ("gemeenten", "municipalities"),
    "file": ("bestand", "file"),
    "size": ("grootte (bytes)", "size (bytes)"),
    "moment": ("opgehaald (UTC, klok van de dienst)", "fetched (UTC, the service's clock)"),
    "source": ("bron", "source"),
    "checksum": ("SHA-256", "SHA-256"),
    "licence": ("licentie", "licence"),
    "licence note": (
        "Vermeld bij elke kaart met deze grenzen: {attribution}. Jeugdgraph zet het in de kaart.",
        "State with every map of these boundaries: {attribution}. Jeugdgraph puts it in the map.",
    ),
    "again note": (
        "Opnieuw ophalen: jeugdgraph boundaries fetch --year {year} --force",
        "Fetch again: jeugdgraph boundaries fetch --year {year} --force",
    ),
    "complete note": (
        "Elke gemeente die de graaf op 1 januari {year} kent, heeft een grens.",
        "Every municipality that the graph knows on 1 January {year} has an outline.",
    ),
    "without note": (
        "{count} gemeenten die de graaf op 1 januari {year} kent, hebben geen grens: {names}.",
        "{count} municipalities that the graph knows on 1 January {year} have no outline: {names}.",
    ),
    "without note one": (
        "Eén gemeente die de graaf op 1 januari {year} kent, heeft geen grens: {names}.",
        "One municipality that the graph knows on 1 January {year} has no outline: {names}.",
    ),
    "unknown note": (
        "{count} grenzen zijn van gemeenten die de graaf op 1 januari {year} niet kent: {names}.",
        "{count} outlines are of municipalities that the graph does not know on 1 January {year}: {names}.",
    ),
    "unknown note one": (
        "Eén grens is van een gemeente die de graaf op 1 januari {year} niet kent: {names}.",
        "One outline is of a municipality that the graph does not know on 1 January {year}: {names}.",
    ),
    "and more": ("{names} en nog {count}", "{names} and {count} more"),
    "not compared note": (
        "Niet met de graaf vergeleken: die is nog niet gebouwd (jeugdgraph build).",
        "Not compared with the graph: it is not built yet (jeugdgraph build).",
    ),
    "status title": ("Officiële gemeentegrenzen in {folder}", "Official municipal boundaries in {folder}"),
    "none": (
        "Geen. Ophalen: jeugdgraph boundaries fetch --year 2025",
        "None. Fetch them: jeugdgraph boundaries fetch --year 2025",
    ),
    "year": ("jaar", "year"),
    "state": ("toestand", "state"),
    "whole": ("heel", "whole"),
    "damaged": ("beschadigd", "damaged"),
    "unfinished": ("niet af: {count} pagina's", "unfinished: {count} pages"),
    "unfinished one": ("niet af: 1 pagina", "unfinished: 1 page"),
}
