"""Words of the account of the data, in Dutch and English."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    "title": ("Over de gegevens", "About the data"),
    "summary": (
        "jeugdgraph brengt samen wie in Nederland jeugdhulp regelt met wie: {memberships} deelnames uit {sources}"
        " bronnen, elk met de plaats in de bron waar het staat.",
        "jeugdgraph brings together who arranges youth care with whom in the Netherlands: {memberships} memberships from"
        " {sources} sources, each with the place in the source where it stands.",
    ),
    "version": ("versie van de gegevens", "version of the data"),
    "program": ("versie van het programma", "version of the program"),
    "triples": ("feiten (triples)", "facts (triples)"),
    "licence": ("licentie van de gegevens", "licence of the data"),
    "code licence": ("licentie van de programmatuur", "licence of the code"),
    "oldest": (
        "oudste laatste bevestiging op de peildatum",
        "oldest last confirmation on the reference date",
    ),
    "newest": ("nieuwste bevestiging op de peildatum", "newest confirmation on the reference date"),
    "what": ("Wat er in de gegevens staat", "What the data hold"),
    "kind": ("soort", "kind"),
    "number": ("aantal", "number"),
    "parts": ("Waar de gegevens uit bestaan", "What the data are made of"),
    "part": ("deel", "part"),
    "sources": ("bronnen", "sources"),
    "fresh": ("Hoe vers de deelnames zijn", "How fresh the memberships are"),
    "year": ("laatst bevestigd in", "last confirmed in"),
    "fresh note": (
        "Deelnames die op de peildatum gelden. Na de laatste bevestiging heeft niemand gekeken; er kan iets veranderd"
        " zijn.",
        "Memberships that hold on the reference date. After the last confirmation nobody has looked; something may have"
        " changed.",
    ),
    "not": ("Wat niet in de gegevens staat", "What is not in the data"),
    "not divisions": (
        "Indelingen zijn landelijk volledig, maar niet allemaal even vers. Van lichte vormen van samenwerking, zoals"
        " overlegtafels, convenanten en inkoopcontracten, staat alleen erin wat een gelezen document noemt. Dat iets"
        " ontbreekt, wil dus niet zeggen dat het niet bestaat.",
        "Divisions are complete for the country, though not all equally fresh. Of light forms of cooperation, such as"
        " consultation tables, covenants and contracts, only what a document that was read names is included. So what"
        " is missing may well exist.",
    ),
    "not persons": (
        "Er staan geen persoonsgegevens in, geen gegevens over kinderen of gezinnen, en geen tekst van documenten van"
        " anderen: alleen de feiten, met titel, adres en vindplaats.",
        "There are no personal data, no data about children or families, and no text of documents of others: only the"
        " facts, with title, address and place.",
    ),
    "not before": (
        "Wat vóór 2015 gold, het jaar waarin gemeenten verantwoordelijk werden voor jeugdhulp, staat er niet of"
        " nauwelijks in.",
        "What held before 2015, the year in which municipalities became responsible for youth care, is hardly in it.",
    ),
    "more gaps": ("Alles wat niet bekend is", "Everything that is not known"),
    "more sources": ("Alle bronnen met hun licentie", "All sources with their licence"),
    "cite": ("Hoe u ernaar verwijst", "How to cite it"),
    "cite words": (
        "jeugdgraph, versie {version}, {address}, CC BY 4.0. Bevat gegevens van het Centraal Bureau voor de Statistiek"
        " (CBS) en het Kadaster, CC BY 4.0. Peildatum {on}.",
        "jeugdgraph, version {version}, {address}, CC BY 4.0. Contains data of Centraal Bureau voor de Statistiek (CBS)"
        " and Kadaster, CC BY 4.0. Reference date {on}.",
    ),
    "cite fact": (
        "Haalt u één feit aan, noem dan ook de bron van dat feit: elke bladzijde noemt die onderaan.",
        "When you cite a single fact, name its own source too: every page names it at the bottom.",
    ),
    "whole": ("De gegevens als geheel", "The data as a whole"),
    "whole words": (
        "Alles in één keer meenemen kan op de opdrachtregel met: jeugdgraph export.",
        "Everything can be taken along at once on the command line with: jeugdgraph export.",
    ),
    "download": ("Download alles ({name})", "Download everything ({name})"),
    "describes": (
        "De gegevens beschrijven en oordelen niet. Dat een grens anders loopt dan een andere is een feit, geen fout.",
        "The data describe and do not judge. That one boundary runs otherwise than another is a fact, not a fault.",
    ),
    "access": ("Toegankelijkheid en privacy", "Accessibility and privacy"),
    "access words": (
        "Deze bladzijden zijn gemaakt om met een toetsenbord, een schermlezer, zonder JavaScript, op een telefoon en op"
        " papier te lezen, volgens WCAG 2.2 niveau AA. Ze zetten geen cookies, volgen niemand en halen niets op bij"
        " anderen.",
        "These pages are made to be read with a keyboard, a screen reader, without JavaScript, on a phone and on paper,"
        " after WCAG 2.2 level AA. They set no cookies, track nobody and fetch nothing from others.",
    ),
}
