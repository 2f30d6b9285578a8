"""Words of the pages that ask the graph: stored questions as forms, and SPARQL of one's own."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    "questions": ("Vragen", "Questions"),
    "questions summary": (
        "{count} vragen over jeugdhulp en samenwerking: u vult in om wie het gaat, en krijgt het antwoord als tabel.",
        "{count} questions about youth care and cooperation: you fill in who it is about, and get the answer as a table.",
    ),
    "found summary": ("{count} vragen met ‘{text}’.", "{count} questions with ‘{text}’."),
    "found summary one": ("1 vraag met ‘{text}’.", "1 question with ‘{text}’."),
    "search questions": ("Zoek in de vragen", "Search the questions"),
    "search": ("Zoek", "Search"),
    "topics": ("Onderwerpen", "Topics"),
    "none": (
        "Geen vraag gaat daarover. Probeer een ander woord.",
        "No question is about that. Try another word.",
    ),
    "own": (
        "Staat uw vraag er niet bij? Stel hem zelf in SPARQL.",
        "Is your question not among them? Ask it yourself in SPARQL.",
    ),
    "choose": ("Vul in", "Fill in"),
    "required": ("verplicht", "required"),
    "any": ("maakt niet uit", "any"),
    "ask": ("Vraag", "Ask"),
    "example": ("Bijvoorbeeld: {values}", "For example: {values}"),
    "missing": (
        "Vul nog in: {fields}. Dan komt hier het antwoord.",
        "Still to fill in: {fields}. Then the answer will be here.",
    ),
    "rows": ("{question} Het antwoord heeft {count} rijen.", "{question} The answer has {count} rows."),
    "rows one": ("{question} Het antwoord heeft 1 rij.", "{question} The answer has 1 row."),
    "rows more": (
        "{question} Dit zijn de eerste {count} rijen; een download heeft ze alle.",
        "{question} These are the first {count} rows; a download has all of them.",
    ),
    "triples": (
        "{question} Het antwoord heeft {count} uitspraken.",
        "{question} The answer has {count} statements.",
    ),
    "triples more": (
        "{question} Dit zijn de eerste {count} uitspraken; een download heeft ze alle.",
        "{question} These are the first {count} statements; a download has all of them.",
    ),
    "truth yes": ("{question} Ja.", "{question} Yes."),
    "truth no": ("{question} Nee.", "{question} No."),
    "answer": ("Antwoord", "Answer"),
    "as sparql": ("De vraag in SPARQL", "The question in SPARQL"),
    "to editor": ("Open in de SPARQL-bewerker", "Open in the SPARQL editor"),
    "stopped": (
        "gestopt: de vraag wilde meer dan een bladzijde mag kosten ({seconds} seconden, {memory} MiB geheugen). Vraag minder tegelijk.",
        "stopped: the question wanted more than a page may take ({seconds} seconds, {memory} MiB of memory). Ask less at a time.",
    ),
    "own query": ("Uw vraag:", "Your query:"),
    "sparql": ("SPARQL", "SPARQL"),
    "sparql summary": (
        "Stel zelf een vraag aan de graaf, in SPARQL 1.1. De graaf wordt alleen gelezen.",
        "Ask the graph a question of your own, in SPARQL 1.1. The graph is only read.",
    ),
    "query": ("Vraag in SPARQL", "Query in SPARQL"),
    "keys": (
        "Ctrl+Enter voert de vraag uit. Tab gaat naar de knop; inspringen gaat met spaties of met Ctrl+].",
        "Ctrl+Enter runs the query. Tab goes to the button; indent with spaces or with Ctrl+].",
    ),
    "run": ("Voer uit", "Run"),
    "running": ("bezig …", "running …"),
    "stop": ("Stop", "Stop"),
    "result": ("Uitkomst", "Result"),
    "result rows": ("{count} rijen in {seconds} seconden.", "{count} rows in {seconds} seconds."),
    "result shown": (
        "{count} rijen in {seconds} seconden; de eerste {shown} staan hier.",
        "{count} rows in {seconds} seconds; the first {shown} are here.",
    ),
    "result graph": ("Een graaf, in {seconds} seconden.", "A graph, in {seconds} seconds."),
    "result yes": ("Ja, in {seconds} seconden.", "Yes, in {seconds} seconds."),
    "result no": ("Nee, in {seconds} seconden.", "No, in {seconds} seconds."),
    "failed": ("Dat lukte niet: {why}", "That did not work: {why}"),
    "unreachable": ("de server gaf geen antwoord", "the server gave no answer"),
    "stopped by you": ("Gestopt.", "Stopped."),
    "sort": ("Zet op volgorde van {column}", "Sort by {column}"),
    "wrong": ("De vraag kan niet gelezen worden", "The query cannot be read"),
    "line": ("Regel {line}", "Line {line}"),
    "download": ("Download", "Download"),
    "prefixes": ("Voorvoegsels", "Prefixes"),
    "prefixes told": (
        "Deze voorvoegsels zijn bekend: u hoeft ze niet te schrijven.",
        "These prefixes are known: there is no need to write them.",
    ),
    "prefix": ("voorvoegsel", "prefix"),
    "address": ("adres", "address"),
    "examples": ("Voorbeelden", "Examples"),
    "endpoint": (
        "Programma’s vragen hetzelfde volgens het SPARQL 1.1 Protocol, op dit adres:",
        "Programs ask the same by the SPARQL 1.1 Protocol, at this address:",
    ),
    "table scrolls": ("Uitkomst; schuift opzij", "Result; scrolls sideways"),
}
