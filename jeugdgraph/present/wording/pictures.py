"""Words of every page with a picture; what stands in the page and what its script says."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    "reference date": ("Peildatum", "Reference date"),
    "shown day": ("Het beeld toont {day}", "The picture shows {day}"),
    "picture": ("Beeld", "Picture"),
    "to picture": ("Naar het beeld", "Skip to the picture"),
    "to table": ("Naar de tabel", "Skip to the table"),
    "language": ("Taal", "Language"),
    "theme": ("Licht of donker", "Light or dark"),
    "light": ("Licht", "Light"),
    "dark": ("Donker", "Dark"),
    "save": ("Bewaren", "Save"),
    "save svg": ("Beeld als SVG", "Picture as SVG"),
    "save png": ("Beeld als PNG", "Picture as PNG"),
    "save data": ("Gegevens (JSON)", "Data (JSON)"),
    "print": ("Afdrukken", "Print"),
    "tools": ("Zoeken en kiezen", "Search and choose"),
    "details": ("Toelichting", "Details"),
    "details hint": (
        "Kies iets in het beeld of in de tabel om te zien wat erover bekend is.",
        "Choose something in the picture or in the table to see what is known about it.",
    ),
    "legend": ("Legenda", "Legend"),
    "table": ("Het beeld als tabel", "The picture as a table"),
    "table hint": (
        "Een knop boven een kolom zet de rijen op volgorde.",
        "A button above a column puts the rows in order.",
    ),
    "which table": ("Welke tabel", "Which table"),
    "filter rows": ("Zoek in de tabel", "Search the table"),
    "copy": ("Kopieer", "Copy"),
    "save csv": ("Bewaar als CSV", "Save as CSV"),
    "rows shown": ("{count} van {all} rijen", "{count} of {all} rows"),
    "only drawn": (" (alleen wat het beeld nu toont)", " (only what the picture shows now)"),
    "more rows": ("Toon nog {count} rijen", "Show {count} more rows"),
    "sort": ("Volgorde naar {column}", "Sort by {column}"),
    "show in picture": ("Toon in het beeld", "Show in the picture"),
    "copied": ("Gekopieerd.", "Copied."),
    "not copied": (
        "Kopiëren mag niet in deze browser; bewaar als CSV.",
        "This browser does not allow copying; save as CSV.",
    ),
    "saved": ("Bewaard als {file}.", "Saved as {file}."),
    "not drawn": ("Het beeld kon niet worden bewaard.", "The picture could not be saved."),
    "facts": ("Waar dit op rust", "What this rests on"),
    "notes": ("Wat ontbreekt en hoe vers het is", "What is missing, and how fresh it is"),
    "no notes": ("Niets bijzonders te melden.", "Nothing in particular."),
    "sources": ("Bronnen", "Sources"),
    "no sources": ("Geen bronnen: er is niets getekend.", "No sources: nothing is drawn."),
    "command": ("Zo is dit beeld gemaakt", "How this picture was made"),
    "describes": (
        "Beschrijvend: waar grenzen niet gelijk lopen is een feit, geen oordeel.",
        "Descriptive: that boundaries do not line up is a fact, not a verdict.",
    ),
    "licence": (
        "Gegevens: CC BY 4.0, jeugdgraph {version}, met de genoemde bronnen.",
        "Data: CC BY 4.0, jeugdgraph {version}, with the sources named.",
    ),
    "no script": (
        "Zonder JavaScript toont deze pagina geen bewegend beeld en geen tabel; tekst en bronnen staan er wel.",
        "Without JavaScript this page shows no interactive picture and no table; text and sources are there.",
    ),
    "not known": ("niet bekend", "not known"),
    "code": ("sleutel", "key"),
}
"""What a page says, whatever its picture is."""
